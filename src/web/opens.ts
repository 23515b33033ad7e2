import { holds, type Sheet } from '#kernel/rights.ts'
import { useApp, useSession } from './app.tsx'
import { actorOf, type Session } from './session.ts'

/** What opens a thing: a verb held anywhere, one of several, or what else can be told from who is here; without it, it is open. */
export type Opens = string | readonly string[] | ((session: Session, sheet: Sheet) => boolean)

/** Tells whether something opens for who is here. */
export function useOpens(): (opens?: Opens) => boolean {
  const { sheet } = useApp()
  const session = useSession()
  const actor = actorOf(session)
  return opens => !opens || (typeof opens === 'function' ? opens(session, sheet) : [opens].flat().some(verb => holds(sheet, actor, verb)))
}

/** Pages in the order in which they are asked: an address written out before one with a place for an id. */
export function inOrder<P extends { path: string }>(pages: readonly P[]): P[] {
  return pages.toSorted((a, b) => a.path.split(':').length - b.path.split(':').length)
}

/** The properties that a screen gets from its address: `/rapat/:id` gives `id`. */
export type Params<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}` ? Record<Name, string> & Params<Rest> : Path extends `${string}:${infer Name}` ? Record<Name, string> : object

/** Where the messages of a slice lead, by the first word of their code; what a message is about follows a stroke at the end. */
export type Leads = Readonly<Record<string, string>>

/** Where a message leads, by its code and what it is about; undefined when no slice says so. */
export function leadOf(all: readonly { leads?: Leads }[], code: string, about?: string | null): string | undefined {
  const to = all.map(({ leads }) => leads?.[code.split('.')[0]!]).find(Boolean)
  return !to?.endsWith('/') ? to : about ? to + about : undefined
}

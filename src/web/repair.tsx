import { useSearchParams } from 'wouter'
import type { Envelope } from '#kernel/action.ts'
import { useApp, useSession, useSignal } from './app.tsx'
import type { Values } from './form.ts'
import { Band } from './kit/band.tsx'
import type { View } from './memory.ts'
import { useSay } from './words.tsx'

/** Where a refused act is opened again: the page of its form, the form's name, and its values as they were typed. */
export type Repair = { path: string; form: string; values: Values }
/** How to open refused acts again, by action. */
export type Repairs = Readonly<Record<string, (input: Record<string, unknown>, envelopeId: string, view: View) => Repair>>

const ASKED = 'perbaiki'

/** Opens the form of a refused act again, filled with what was refused; gives its address, or nothing when it has no form. */
export function useReopen(repairs: Repairs): (envelope: Envelope) => (() => string) | undefined {
  const { drafts, memory } = useApp()
  return ({ id, action, input }) => {
    const repair = repairs[action]
    if (!repair) return undefined
    return () => {
      const { path, form, values } = repair((input ?? {}) as Record<string, unknown>, id, memory)
      drafts.put(form, values)
      return `${path}${path.includes('?') ? '&' : '?'}${ASKED}=${id}`
    }
  }
}

/** The refused act that the form on this page repairs, of an action, and about one record, when the page has several forms; `done` takes it out of the tray once its better twin is on its way. */
export function useRepairing(action?: string, about?: string): { id: string | undefined; done(): void } {
  const [search] = useSearchParams()
  const { outbox } = useApp()
  const asked = search.get(ASKED)
  const id = useSignal(outbox).find(({ envelope, state }) => envelope.id === asked && state === 'refused' && (!action || envelope.action === action) && (!about || Object.values(envelope.input ?? {}).includes(about)))?.envelope.id
  return { id, done: () => { if (id) void outbox.replaced(id) } }
}

/** Says that a refused act is open again, above its form. */
export function RepairBand({ of }: { of: { id: string | undefined } }) {
  const say = useSay()
  return of.id ? <Band tone="tembaga" title={say('tray.repairing')}>{say('tray.repairing.lead')}</Band> : null
}

/** A text of an input, as a form holds it. */
export function typed(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

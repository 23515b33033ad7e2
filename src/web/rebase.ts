import type { Change, Envelope } from '#kernel/action.ts'
import type { Id } from '#kernel/id.ts'
import { Problem } from '#kernel/problem.ts'
import { type Guess, layerOver, type View } from './memory.ts'
import type { Pending, Refused } from './pending.ts'

/** Decides an act again over some records; nothing while nobody is signed in. */
export type DecideAgain = (envelope: Envelope, over: View) => Promise<readonly Change[]> | undefined

/** Screen = the server's word, and over it my acts decided again, in order. Answered acts keep their guess but those named in `once`; those in `silent` show nothing of their own. */
export async function decidedAgain(items: readonly Pending[], word: View, decide: DecideAgain, { once, silent }: { once: Set<Id>; silent: ReadonlySet<Id> }): Promise<Map<Id, Partial<Pending>>> {
  const view = layerOver(word)
  const patches = new Map<Id, Partial<Pending>>()
  for (const item of items) {
    if (item.state === 'refused') continue
    const { id } = item.envelope
    let { changes, doubt } = item
    if (!silent.has(id) && (item.state === 'waiting' || once.has(id))) {
      try {
        const decided = await decide(item.envelope, view)
        if (decided) [changes, doubt] = [decided, undefined]
      } catch (refusal) {
        // answered, and refused now: the word tells of it already
        [changes, doubt] = [[], item.state === 'waiting' ? refusedBy(refusal) : undefined]
      }
      once.delete(id)
    }
    view.lay(changes.map(guessOf))
    patches.set(id, { changes, doubt })
  }
  return patches
}

/** What a change shows before the server speaks of it. */
export function guessOf(change: Change): Guess {
  const { kind, record } = change
  return change.op === 'add' ? { kind: kind.name, id: record.id, add: record } : { kind: kind.name, id: record.id, patch: change.patch }
}

function refusedBy(error: unknown): Refused {
  if (!(error instanceof Problem)) return { code: 'server_error', status: 500, details: {} }
  return { code: error.code, status: error.status, details: error.details }
}

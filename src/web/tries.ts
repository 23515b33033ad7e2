import type { Id } from '#kernel/id.ts'
import { waitOf } from './push.ts'

/** Keeps account of acts on which the server fails: each waits longer, and in the end waits for a person. */
export type Tries = {
  /** The server failed on it in this round. */
  fail(id: Id): void
  /** A round begins, or ended with a server that is ill: no act is to blame. */
  excuse(): void
  /** Acts that failed in this round. */
  count(): number
  /** Not to be sent now. */
  rests(id: Id): boolean
  /** The server is well, and failed on these alone: how often each, by now. */
  blame(): Map<Id, number>
  forget(id: Id): void
  clear(): void
}

/** An act on which the server fails, while it takes others, is set aside after this many tries. */
export const MOST_TRIES = 5

/** Makes the account. */
export function createTries(now: () => number): Tries {
  const failing = new Map<Id, { tries: number; after: number }>()
  const failedNow = new Set<Id>()
  return {
    fail: id => { failedNow.add(id) },
    excuse: () => failedNow.clear(),
    count: () => failedNow.size,
    rests: id => failedNow.has(id) || (failing.get(id)?.after ?? 0) > now(),
    blame() {
      const blamed = new Map([...failedNow].map(id => [id, (failing.get(id)?.tries ?? 0) + 1]))
      for (const [id, tries] of blamed) failing.set(id, { tries, after: now() + waitOf(tries) })
      failedNow.clear()
      return blamed
    },
    forget: id => { failing.delete(id) },
    clear() {
      failing.clear()
      failedNow.clear()
    },
  }
}

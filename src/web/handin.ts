import type { Receipt } from '#kernel/action.ts'
import type { Id } from '#kernel/id.ts'
import { Problem } from '#kernel/problem.ts'
import type { Http } from './http.ts'
import type { Outbox } from './outbox.ts'
import { handedUnder, isHanded, isStuck } from './pending.ts'
import { BATCH } from './push.ts'

/** Refusals of a whole contact that say nothing of what it brought. */
const PASSING = new Set([401, 408, 426, 429, 503])

/** Hands to the office what lies refused here and whose right has ended since, as what is unsent; offered once under each scope. Tells whether anything went. */
export function createHandIn(http: () => Http, outbox: Outbox): (scope?: string) => Promise<boolean> {
  const offered = new Map<Id, string>()
  return async (scope = '') => {
    const open = outbox.get().filter(item => isStuck(item) && offered.get(item.envelope.id) !== scope).slice(0, BATCH)
    if (!open.length) return false
    const { receipts } = await http().post<{ receipts: Receipt[] }>('/api/push', { envelopes: open.map(item => ({ ...item.envelope, id: handedUnder(item), later: true })), refused: true }).catch((problem: unknown) => {
      // what the server fails on stays with its maker
      if (!(problem instanceof Problem) || problem.status < 400 || PASSING.has(problem.status)) throw problem
      return { receipts: [] as Receipt[] }
    })
    const answers = new Map(receipts.map(({ id, refused }) => [id, refused ?? undefined]))
    const gone = open.map(item => ({ id: item.envelope.id, under: handedUnder(item), refused: answers.get(handedUnder(item)) })).filter(isHanded)
    for (const { envelope } of open) offered.set(envelope.id, scope)
    for (const { id, under, refused } of gone) await outbox.handed(id, under, refused!)
    return gone.length > 0
  }
}

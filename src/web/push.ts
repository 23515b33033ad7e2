import type { Envelope, Receipt } from '#kernel/action.ts'
import type { Id } from '#kernel/id.ts'
import { Problem } from '#kernel/problem.ts'
import type { Http } from './http.ts'

/** So many envelopes go at a time. */
export const BATCH = 20
const FIRST_WAIT_MS = 15_000
const LONGEST_WAIT_MS = 300_000

/** Sends envelopes and gives their receipts; one that the server cannot read is refused alone, one on which it fails is named, the others go on. */
export async function push(http: Http, envelopes: readonly Envelope[]): Promise<{ receipts: Receipt[]; failed?: Id; problem?: Problem }> {
  try {
    return { receipts: (await http.post<{ receipts: Receipt[] }>('/api/push', { envelopes })).receipts }
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem
    const failed = problem.status >= 500 && problem.code !== 'overloaded'
    if (!failed && (problem.status < 400 || problem.status >= 500 || [401, 403, 408, 426, 429].includes(problem.status))) return { receipts: [], problem }
    if (envelopes.length > 1) return await oneByOne(http, envelopes)
    const [{ id }] = envelopes as [Envelope]
    if (failed) return { receipts: [], failed: id }
    const { code, status, details } = problem
    return { receipts: [{ id, received: new Date().toISOString(), refused: { code, status, details }, made: [] }] }
  }
}

/** In their order, for a note may speak of the case that the envelope before it opens; what is answered before the line breaks counts. */
async function oneByOne(http: Http, envelopes: readonly Envelope[]): Promise<{ receipts: Receipt[]; failed?: Id; problem?: Problem }> {
  const receipts: Receipt[] = []
  for (const one of envelopes) {
    const answer = await push(http, [one])
    receipts.push(...answer.receipts)
    if (!answer.receipts.length) return { ...answer, receipts }
  }
  return { receipts }
}

/** One page of a browser sends at a time; another waits its turn, and hears the same receipts. */
export function alone(work: () => Promise<void>): Promise<void> {
  const locks = typeof document === 'undefined' ? undefined : navigator.locks
  return locks ? locks.request('pilar-outbox', work) as Promise<void> : work()
}

/** How long to wait after the nth failure: as long as the server says, else twice as long each time; and never all at once. */
export function waitOf(nth: number, seconds?: unknown): number {
  if (typeof seconds === 'number') return seconds * 1000 * (1 + Math.random() / 2)
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (nth - 1)) * (0.75 + Math.random() / 2)
}

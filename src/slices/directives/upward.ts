import type { Change, Derived } from '#kernel/action.ts'
import { homeOf } from '#kernel/id.ts'
import { problem } from '#kernel/problem.ts'
import type { Hearing } from './kinds.ts'

// done there by the job alone, each by the act of this name
const FOLLOW = { verb: 'hearing.follow' } as const
/** The acts that carry words between the homes of a request. */
export const UP = { answer: { verb: 'hearing.answer_up' }, nudge: { verb: 'hearing.nudge' } } as const

/** It is answered in another home; here stands only what is told of it. */
export const elsewhere = problem('hearing.elsewhere', 409)

/** Tells whether a hearing is that of a request from another home: its sender cannot read this home, and is told. */
export function isFromBelow({ sort, id, directiveId }: Pick<Hearing, 'sort' | 'id' | 'directiveId'>): boolean {
  return sort === 'permintaan' && homeOf(directiveId) !== homeOf(id)
}

/** What the home of a request is told after a change of its hearing here: who it is with, where it stands, what was answered. */
export function toldBelow(change: Change): Derived[] {
  const hearing = { ...change.record, ...(change.op === 'set' ? change.patch : {}) } as unknown as Hearing
  if (!isFromBelow(hearing)) return []
  const { id: upperId, directiveId, workerName, role, wording, stage, anew, trail, heardAt, understoodAt, agreedAt, doneAt, keptAt, objection, reason, reply, evidence, evidenceFiles } = hearing
  return [{ home: homeOf(directiveId), action: FOLLOW.verb, input: { upperId, directiveId, workerName, role, wording, stage, anew, trail, heardAt, understoodAt, agreedAt, doneAt, keptAt, objection, reason, reply, evidence, evidenceFiles } }]
}

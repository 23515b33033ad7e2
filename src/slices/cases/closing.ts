import { set, type Change, type Moment } from '#kernel/action.ts'
import type { Id } from '#kernel/id.ts'
import { faulty, problem } from '#kernel/problem.ts'
import { Withdrawal } from '#slices/consents/kinds.ts'
import { Deed } from '#slices/plans/kinds.ts'
import { Referral } from '#slices/referrals/kinds.ts'
import { Case, NextStep } from './kinds.ts'

/** Somebody was asked and has not ended yet: that referral is closed or taken back first. */
export const referralOpen = problem('case.referral_open', 409)
/** Consent was taken back and nobody has written down yet that processing was stopped: that comes first. */
export const withdrawalOpen = problem('case.withdrawal_open', 409)

/** What a next step says of the end of its service: its words are not sealed, those of the proposal are. */
export const SERVICE_ENDS = 'Layanan berakhir'

type Why = string | null | undefined
/** Refuses to end a service while a referral or a withdrawal of consent is open; what else is open takes a word (the field `at`) why it ends all the same. */
export async function endable({ desk }: Pick<Moment, 'desk'>, caseId: Id, why: Why, at: string): Promise<void> {
  const referral = (await desk.findInHouse(Referral, { caseId })).find(one => !one.endedAt)
  if (referral) throw referralOpen({ name: referral.toName })
  if ((await desk.findInHouse(Withdrawal, { caseId, state: 'menunggu' })).length) throw withdrawalOpen()
  await explained({ desk }, caseId, why, at)
}

/** Asks whoever proposes the end for that word; what must be settled first refuses it when somebody agrees. */
export async function explained({ desk }: Pick<Moment, 'desk'>, caseId: Id, why: Why, at: string): Promise<void> {
  const { length } = (await owed(desk, caseId)).flat()
  if (!why && length) throw faulty({ at, rule: 'open_work', limit: length })
}

function owed(desk: Moment['desk'], caseId: Id) {
  const open = { caseId, state: 'terbuka' } as const
  return Promise.all([desk.findInHouse(NextStep, open), desk.findInHouse(Deed, open)])
}

/** Calls off what was still to be done for a case that ends here, next steps and actions of its plan, and says why; `aloud` is what a next step may say of it, for its words are not sealed. */
export async function laidDown({ desk, actor, now, today }: Moment, record: Case, reason: string, aloud = reason): Promise<Change[]> {
  const [steps, deeds] = await owed(desk, record.id)
  return [
    set(Case, record, { nextDay: null }), ...steps.map(one => set(NextStep, one, { state: 'batal', doneAt: now, doneNote: aloud })), ...deeds.map(one => set(Deed, one, { state: 'batal', doneDay: today(record.region), doneByName: actor.name, doneNote: reason })),
  ]
}

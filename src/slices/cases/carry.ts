import { set, type Change, type Moment } from '#kernel/action.ts'
import type { Id } from '#kernel/id.ts'
import { Deed } from '#slices/plans/kinds.ts'
import { Referral } from '#slices/referrals/kinds.ts'
import { NextStep } from './kinds.ts'

/** What those who leave a case were still to do for it goes along to whoever takes it over: next steps, actions of its plan, the following of its referrals; all but what is named apart. */
export async function carried({ desk }: Pick<Moment, 'desk'>, caseIds: readonly Id[], fromIds: readonly Id[], to: { id: Id; name: string }, apart: readonly Id[] = []): Promise<Change[]> {
  if (caseIds.length === 0 || fromIds.length === 0) return []
  const theirs = { caseId: [...caseIds], ownerId: [...fromIds] }
  const owner = { ownerId: to.id, ownerName: to.name }
  const stays = ({ id }: { id: Id }) => !apart.includes(id)
  const [steps, deeds, referrals] = [await desk.findInHouse(NextStep, { ...theirs, state: 'terbuka' }), await desk.findInHouse(Deed, { ...theirs, state: 'terbuka' }), await desk.findInHouse(Referral, theirs)]
  return [...steps.filter(stays).map(one => set(NextStep, one, owner)), ...deeds.filter(stays).map(one => set(Deed, one, owner)), ...referrals.filter(one => !one.endedAt).map(one => set(Referral, one, owner))]
}

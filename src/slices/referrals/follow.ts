import * as z from 'zod/mini'
import { action, set, type Moment } from '#kernel/action.ts'
import { id, instant, int, maybe, oneOf, part, secret, text } from '#kernel/fields.ts'
import { advance } from '#kernel/flow.ts'
import type { Id } from '#kernel/id.ts'
import { faulty, notFound } from '#kernel/problem.ts'
import { isLive } from '#kernel/rights.ts'
import { Case, Member } from '#slices/cases/kinds.ts'
import { mustReadFull } from '#slices/cases/work.ts'
import { tell } from '#slices/notices/rules.ts'
import { Post } from '#slices/workers/rules.ts'
import { receiving } from './flow.ts'
import { HEARD_VIA, Referral, REFERRAL_STAGES, REFUSALS } from './kinds.ts'
import { placeHere } from './receivers.ts'
import { endThere, heard, joined, keyed, ownEnd, referralKeys } from './word.ts'

/** Follows, in the home of a referral, what a place in another home says of it; only the job does it. Told in any order, the later step of a place holds. */
export const follow = action('referral.follow', z.strictObject({
  referralId: id(), nth: int(0, 40), receptionId: id(), to: text(160), step: int(0, 200), stage: oneOf(REFERRAL_STAGES), refusal: maybe(oneOf(REFUSALS)), text: maybe(secret(text(2000))), byName: text(160), via: maybe(oneOf(HEARD_VIA)), at: instant(), next: maybe(part(z.strictObject({ receptionId: id(), to: text(160) }))),
}), async (moment, { referralId, ...word }) => {
  const { desk } = moment
  moment.allow('referral.deliver', placeHere(moment))
  const [seen] = await desk.findInHouse(Referral, { id: referralId })
  if (!seen) throw notFound()
  await desk.guard(referralKeys({ caseId: seen.caseId, referralId }))
  const [referral] = await desk.findInHouse(Referral, { id: referralId })
  return await heard(moment, referral!, word)
})

/** Takes a referral back, as long as nobody serves yet. */
export const revoke = action('referral.revoke', z.strictObject({ referralId: id(), text: secret(text(2000)) }), async (moment, { referralId, text: said }) => {
  const referral = await sending(moment, referralId)
  const stage = advance(receiving, referral.stage, 'cabut') as 'dicabut'
  return joined(await endThere(moment, referral, stage), await ownEnd(moment, referral, stage, said))
})

/** Closes what was answered: whoever served sees nothing of anybody from now on. */
export const close = action('referral.close', z.strictObject({ referralId: id(), text: maybe(secret(text(2000))) }), async (moment, { referralId, text: said }) => {
  const referral = await sending(moment, referralId)
  const stage = advance(receiving, referral.stage, 'tutup') as 'selesai'
  return joined(await endThere(moment, referral, stage), await ownEnd(moment, referral, stage, said))
})

/** Gives a referral to somebody else to follow; they must be able to open the case. */
export const handOn = action('referral.hand_over', z.strictObject({ referralId: id(), workerId: id() }), async (moment, { referralId, workerId }) => {
  const { desk, today } = moment
  const referral = await keyed(moment, referralId)
  moment.allow('case.assign', referral.region)
  const [post] = (await desk.findInHouse(Post, { workerId, line: 'area' })).filter(one => isLive(one, today(one.region)))
  if (!post) throw faulty({ at: 'workerId', rule: 'no_live_post' })
  const team = await desk.findInHouse(Member, { caseId: referral.caseId, workerId })
  if (team.some(one => !one.until && one.role === 'terlibat')) throw faulty({ at: 'workerId', rule: 'involved' })
  if (referral.sealed && !team.some(one => !one.until)) throw faulty({ at: 'workerId', rule: 'not_on_team' })
  return { changes: [set(Referral, referral, { ownerId: workerId, ownerName: post.workerName })], notices: workerId === moment.actor.workerId ? [] : [tell(moment, { worker: workerId, name: post.workerName, region: referral.region }, { code: 'referral.yours', caseId: referral.caseId, sealed: referral.sealed, told: { otherName: referral.toName, due: referral.due, about: referral.id } })] }
})

async function sending(moment: Moment, referralId: Id) {
  const referral = await keyed(moment, referralId)
  const record = await moment.desk.get(Case, referral.caseId)
  moment.allow('case.refer', record.region)
  mustReadFull(record)
  return referral
}

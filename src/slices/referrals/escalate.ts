import * as z from 'zod/mini'
import { action, set, type Change, type Moment } from '#kernel/action.ts'
import type { Day } from '#kernel/day.ts'
import { addWorkdays } from '#kernel/workdays.ts'
import { id } from '#kernel/fields.ts'
import { homeOf, type Id } from '#kernel/id.ts'
import { isLive } from '#kernel/rights.ts'
import { covers, type Region } from '#kernel/region.ts'
import { Case, Member } from '#slices/cases/kinds.ts'
import { guardiansOf } from '#slices/cases/team.ts'
import { tell } from '#slices/notices/rules.ts'
import { Post } from '#slices/workers/rules.ts'
import { AGAIN_DAYS, isOver } from './flow.ts'
import { holidaysFrom } from './holidays.ts'
import { Reception, Referral } from './kinds.ts'
import { placeHere, superiors } from './receivers.ts'
import { referralKeys } from './word.ts'

/** First the superior next to it is told, then whoever leads the office. */
export const LEVELS = 2

/** Brings a referral whose clock ran out before the superiors of whoever sent it; only the job does it, once for each level. */
export const escalate = action('referral.escalate', z.strictObject({ referralId: id() }), async (moment, { referralId }) => {
  const { desk } = moment
  moment.allow('referral.deliver', placeHere(moment))
  const [seen] = await desk.findInHouse(Referral, { id: referralId })
  if (!seen) return { changes: [] }
  await desk.guard(referralKeys({ caseId: seen.caseId, referralId }))
  const [referral] = await desk.findInHouse(Referral, { id: referralId })
  if (!referral || !isDue(moment, referral)) return { changes: [] }
  const late = referral.late + 1
  const people = await sendersSide(moment, referral, late)
  return { changes: [set(Referral, referral, { late, wakeDay: await nextWake(moment, referral.region, late) })], notices: people.map(([worker, name]) => tell(moment, { worker, name, region: referral.region }, { code: 'referral.late', caseId: referral.caseId, sealed: referral.sealed, told: { otherName: referral.toName, due: referral.due, about: referral.id } })) }
})

/** The same for what lies unanswered here: the superiors of whoever was asked are told. */
export const escalateHere = action('reception.escalate', z.strictObject({ receptionId: id() }), async (moment, { receptionId }) => {
  const { desk } = moment
  moment.allow('referral.deliver', placeHere(moment))
  await desk.guard([`reception:${receptionId}`])
  const [reception] = await desk.findInHouse(Reception, { id: receptionId })
  if (!reception || !isDue(moment, reception)) return { changes: [] }
  const late = reception.late + 1
  const told: Change[] = reception.sealed ? [] : (await superiors(moment, reception, late)).map(post => tell(moment, { worker: post.workerId, name: post.workerName, region: reception.region }, { code: 'reception.late', told: { otherName: reception.fromOffice, due: reception.due, about: reception.id } }))
  return { changes: [set(Reception, reception, { late, wakeDay: await nextWake(moment, reception.region, late) })], notices: told }
})

function isDue({ today }: Moment, { region, wakeDay, stage }: Pick<Referral, 'region' | 'wakeDay' | 'stage'>): boolean {
  return !isOver({ stage }) && !!wakeDay && wakeDay < today(region)
}

async function nextWake(moment: Moment, place: Region, late: number): Promise<Day | null> {
  if (late >= LEVELS) return null
  const today = moment.today(place)
  return addWorkdays(today, AGAIN_DAYS, await holidaysFrom(moment, today))
}

/** Whoever follows it, leads the case, and stands above them: the kabid first, then the head of the office. Of a confidential case none but its team. */
async function sendersSide(moment: Moment, referral: Referral, late: number): Promise<[Id, string][]> {
  const { desk, today } = moment
  const [record] = await desk.findInHouse(Case, { id: referral.caseId })
  const posts = (await desk.findInHouse(Post, { role: late === 1 ? ['kabid'] : ['kepala_dinas'], line: 'area' })).filter(post => isLive(post, today(post.region)) && covers(post.region, referral.region))
  const bidang = posts.filter(post => late > 1 || !record?.bidang || post.bidang === record.bidang)
  const above = bidang.length > 0 ? bidang : posts.length > 0 ? posts : await guardiansOf(moment)
  const people = new Map<Id, string>([[referral.ownerId, referral.ownerName], ...record?.leadId ? [[record.leadId, record.leadName ?? ''] as const] : [], ...above.map(post => [post.workerId, post.workerName] as const)])
  const team = referral.sealed ? (await desk.findInHouse(Member, { caseId: referral.caseId })).filter(one => !one.until && one.role !== 'terlibat') : undefined
  // of a confidential case its whole team hears: its guardians stand on it
  return team ? [...new Map(team.map(one => [one.workerId, one.workerName]))] : [...people].filter(([worker]) => homeOf(worker) === moment.home)
}

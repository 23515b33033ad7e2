import * as z from 'zod/mini'
import { action, add, type Change, type Moment, type Read, set } from '#kernel/action.ts'
import { addDays, type Day, dayAt } from '#kernel/day.ts'
import { day, id, ids, oneOf, region, secret, text } from '#kernel/fields.ts'
import { advance } from '#kernel/flow.ts'
import { type Fault, forbidden, problem } from '#kernel/problem.ts'
import { covers, type Region } from '#kernel/region.ts'
import { isLive } from '#kernel/rights.ts'
import { rights } from '#src/rights.ts'
import { tell } from '#slices/notices/rules.ts'
import { Post } from '#slices/workers/rules.ts'
import { Activity, activityKey, PERIODS } from './kinds.ts'
import { standingOf } from './lines.ts'
import { ACTIVITY_FLOW, coordinators } from './write.ts'

const [CHECK, REMIND, WRITE] = [{ verb: 'activity.check' }, { verb: 'activity.remind' }, { verb: 'activity.write' }] as const
/** So many days a report waits for its coordinator before the office may go on without. */
export const WAIT_DAYS = 7
/** The coordinator of the pillar looks first; the office may go on alone from `day`. */
export const coordinatorFirst = problem('activity.coordinator_first', 409)
/** Nobody of those named is missing, or all were asked already: once for each period. */
export const nobodyMissing = problem('activity.nobody_missing', 409)
/** Nobody looks through an own report. */
export const ownReport = problem('activity.own', 403)

/** The coordinator has looked at a report and passes it on to the office. */
export const pass = action('activity.pass', z.strictObject({ activityId: id() }), async (moment, { activityId }) => {
  const record = await moment.desk.get(Activity, activityId)
  mustCheck(moment, record)
  return { changes: [set(Activity, record, { stage: advance(ACTIVITY_FLOW, record.stage, 'teruskan'), ...checkedBy(moment) })] }
})

/** Gives a report back, with what is to be mended. */
export const giveBack = action('activity.return', z.strictObject({ activityId: id(), reason: secret(text(500)) }), async (moment, { activityId, reason }) => {
  const record = await moment.desk.get(Activity, activityId)
  if (record.stage === 'diperiksa' || !checks(moment, record)) mustAccept(moment, record)
  const stage = advance(ACTIVITY_FLOW, record.stage, 'kembalikan')
  return { changes: [set(Activity, record, { stage, reason, returnedByName: moment.actor.name, rounds: record.rounds + 1 })], notices: await toldWorker(moment, record, 'activity.returned') }
})

/** The office accepts a report: from then on it never changes, nor do its numbers. */
export const accept = action('activity.accept', z.strictObject({ activityId: id() }), async (moment, { activityId }) => {
  const record = await moment.desk.get(Activity, activityId)
  mustAccept(moment, record)
  const stage = advance(ACTIVITY_FLOW, record.stage, 'terima')
  const free = record.submittedAt ? addDays(dayAt(record.region, record.submittedAt), WAIT_DAYS) : null
  if (record.stage === 'diajukan' && free && moment.today(record.region) < free && (await coordinators(moment, record.region, record.pillars)).some(post => post.workerId !== record.workerId)) throw coordinatorFirst({ day: free })
  return { changes: [set(Activity, record, { stage, acceptedAt: moment.now, acceptedById: moment.actor.workerId, acceptedByName: moment.actor.name })], notices: await toldWorker(moment, record, 'activity.accepted') }
})

/** Asks courteously those who have sent no report of a period yet: each once for each period, by whomever. A draft is laid out for them. */
export const chase = action('activity.remind', z.strictObject({ region: region(), period: oneOf(PERIODS), day: day(), workerIds: ids(200) }), async (moment, { region: place, period, day: first, workerIds }) => {
  const { desk, today, newId } = moment
  const mine = moment.actor.posts.filter(post => post.line === 'area' && rights[post.role]?.verbs.includes(REMIND.verb) && covers(post.region, place))
  moment.allow('activity.remind', place)
  const asked = [...new Set(workerIds)]
  await desk.guard(asked.map(workerId => activityKey({ workerId, period, day: first })))
  const posts = (await desk.findInHouse(Post, { workerId: asked, line: 'area' })).filter(post => isLive(post, today(post.region)) && rights[post.role]?.verbs.includes(WRITE.verb) && covers(place, post.region) && mine.some(one => covers(one.region, post.region) && (one.role !== 'koordinator_pilar' || one.pillar === post.pillar)))
  const known = await desk.findInHouse(Activity, { workerId: asked, period, day: first })
  const changes: Change[] = []
  const people: { workerId: string; name: string; region: Region; about: string }[] = []
  for (const post of firstOfEach(posts)) {
    const found = known.find(one => one.workerId === post.workerId)
    if (found && (found.remindedAt || !['draf', 'dikembalikan'].includes(found.stage))) continue
    const asks = { remindedAt: moment.now, remindedByName: moment.actor.name }
    const record = found ?? { id: newId(), region: post.region, workerId: post.workerId, workerName: post.workerName, role: post.role, pillar: post.pillar ?? null, ...standingOf(posts.filter(one => one.workerId === post.workerId), today(post.region)), period, day: first, stage: 'draf' as const, rounds: 0, ...asks }
    changes.push(found ? set(Activity, found, asks) : add(Activity, record))
    people.push({ workerId: post.workerId, name: post.workerName, region: post.region, about: record.id })
  }
  if (changes.length === 0) throw nobodyMissing({ day: first })
  const reached = await desk.withAccounts(people.map(({ workerId }) => workerId))
  return { changes, notices: people.map(one => tell(moment, { worker: one.workerId, name: one.name, region: one.region }, { code: period === 'bulan' ? 'activity.reminded_bulan' : 'activity.reminded_hari', day: first, told: { otherName: moment.actor.name, day: first, about: one.about } }, reached.includes(one.workerId))) }
}, ({ period, day: first, region: place, workerIds }, { today }): Fault[] => [
  ...workerIds?.length === 0 ? [{ at: 'workerIds', rule: 'required' }] : [], ...period === 'bulan' && first && !first.endsWith('-01') ? [{ at: 'day', rule: 'first_of_month' }] : first && place && first > today(place) ? [{ at: 'day', rule: 'future_day' }] : [],
])

/** Tells whether the actor coordinates a pillar of the report's worker. */
function checks({ actor }: Moment, record: Pick<Activity, 'region' | 'pillars'>): boolean {
  return actor.posts.some(post => post.line === 'area' && rights[post.role]?.verbs.includes(CHECK.verb) && covers(post.region, record.region) && !!post.pillar && record.pillars.includes(post.pillar))
}

function mustCheck(moment: Moment, record: Read<typeof Activity>): void {
  if (record.workerId === moment.actor.workerId) throw ownReport()
  if (!checks(moment, record)) throw forbidden({ verb: 'activity.check' })
}

function mustAccept(moment: Moment, record: Read<typeof Activity>): void {
  if (record.workerId === moment.actor.workerId) throw ownReport()
  moment.allow('activity.accept', record.region)
}

function checkedBy({ actor, now }: Moment): Partial<Activity> {
  return { checkedAt: now, checkedById: actor.workerId, checkedByName: actor.name }
}

async function toldWorker(moment: Moment, record: Activity, code: string): Promise<Change[]> {
  const [reached] = await moment.desk.withAccounts([record.workerId])
  return [tell(moment, { worker: record.workerId, name: record.workerName, region: record.region }, { code, day: record.day, told: { otherName: moment.actor.name, day: record.day, about: record.id } }, reached !== undefined)]
}

function firstOfEach<T extends { workerId: string }>(posts: readonly T[]): T[] {
  return [...new Map(posts.toReversed().map(post => [post.workerId, post])).values()].toReversed()
}

/** The day by which a month's report is expected: the fifth of the next month. */
export function expectedBy(first: Day): Day {
  return addDays(`${addDays(first, 31).slice(0, 7)}-01`, 4)
}

import * as z from 'zod/mini'
import { action, add, type Change, type Moment, set } from '#kernel/action.ts'
import type { Day } from '#kernel/day.ts'
import { day, id, int, maybe, oneOf, part, region, secret, text } from '#kernel/fields.ts'
import { advance, flow } from '#kernel/flow.ts'
import { homeOf } from '#kernel/id.ts'
import { type Fault, faulty, forbidden, problem } from '#kernel/problem.ts'
import { covers } from '#kernel/region.ts'
import { isLive } from '#kernel/rights.ts'
import { Case, NextStep } from '#slices/cases/kinds.ts'
import { Attendance } from '#slices/meetings/kinds.ts'
import { tell } from '#slices/notices/rules.ts'
import { Provision } from '#slices/plans/kinds.ts'
import { Visit } from '#slices/trips/kinds.ts'
import { raise } from '#slices/voices/raise.ts'
import { Post } from '#slices/workers/rules.ts'
import { activityOf, type Counted, spanOf, toldOf } from './count.ts'
import { Activity, activityKey, Line, MOST_LINES, MOST_OBSTACLES, PERIODS } from './kinds.ts'
import { standingOf } from './lines.ts'

/** Draft, coordinator, office; sent back it is mended and sent anew, and what was accepted never changes. */
export const ACTIVITY_FLOW = flow({
  draf: { ubah: 'draf', ajukan: 'diajukan' }, diajukan: { teruskan: 'diperiksa', kembalikan: 'dikembalikan', terima: 'diterima' }, diperiksa: { kembalikan: 'dikembalikan', terima: 'diterima' },
  dikembalikan: { ubah: 'dikembalikan', ajukan: 'diajukan' }, diterima: {},
})
/** It went to Suara Lapangan already. */
export const raisedAlready = problem('activity.raised_already', 409)

const own = {
  id: maybe(id()), region: region(), period: oneOf(PERIODS), day: day(),
  lines: maybe(secret(part(z.array(Line).check(z.maxLength(MOST_LINES))))), obstacles: maybe(secret(part(z.array(text(1000)).check(z.maxLength(MOST_OBSTACLES))))),
}
type Own = { id?: string | null | undefined; region: string; period: (typeof PERIODS)[number]; day: Day; lines?: Line[] | null | undefined; obstacles?: string[] | null | undefined }

/** Keeps a draft of the own report, so that it can be gone on with. */
export const write = action('activity.write', z.strictObject(own), async (moment, input) => ({ changes: await written(moment, input, 'ubah', {}) }), ownFaults)

/** Sends the own report: its numbers are counted now, from what is recorded, and the coordinator of the pillar is told. */
export const submit = action('activity.submit', z.strictObject(own), async (moment, input) => {
  const figures = await counted(moment, input)
  const changes = await written(moment, input, 'ajukan', { figures, told: toldOf(figures), submittedAt: moment.now, checkedAt: null, checkedById: null, checkedByName: null, reason: null })
  const pillars = standingOf(moment.actor.posts, moment.today(input.region)).pillars
  const { workerId, name } = moment.actor
  const over = (await coordinators(moment, input.region, pillars)).filter(post => post.workerId !== workerId)
  return { changes, notices: over.map(post => tell(moment, { worker: post.workerId, name: post.workerName, region: input.region }, { code: 'activity.submitted', day: input.day, told: { otherName: name, day: input.day, about: (changes[0] as Change).record.id } })) }
}, ownFaults)

/** Carries an obstacle of the own report on to Suara Lapangan, in the words in which it stands. */
export const carry = action('activity.raise', z.strictObject({ activityId: id(), nth: int(0, MOST_OBSTACLES - 1), voiceId: maybe(id()) }), async (moment, { activityId, nth, voiceId }) => {
  await moment.desk.guard([`activity:${activityId}`])
  const record = await moment.desk.get(Activity, activityId)
  if (record.workerId !== moment.actor.workerId) throw forbidden({ verb: 'voice.raise' })
  const obstacle = record.obstacles?.[nth]
  if (!obstacle) throw faulty({ at: 'nth', rule: 'no_such_obstacle' })
  if (obstacle.voiceId) throw raisedAlready({ voiceId: obstacle.voiceId })
  const own = voiceId ?? moment.newId()
  const voice = await raise.decide(moment, { id: own, sort: 'kendala', category: 'lainnya', text: obstacle.text, region: record.region, from: 'laporan' })
  return { ...voice, changes: [...voice.changes, set(Activity, record, { obstacles: record.obstacles!.map((one, at) => (at === nth ? { ...one, voiceId: own } : one)) })] }
})

/** Finds who coordinates some pillars at a place today. */
export async function coordinators({ desk, today }: Pick<Moment, 'desk' | 'today'>, place: string, pillars: readonly string[]) {
  const posts = pillars.length > 0 ? await desk.findInHouse(Post, { role: 'koordinator_pilar', line: 'area', pillar: [...pillars] }) : []
  return posts.filter(post => isLive(post, today(post.region)) && covers(post.region, place))
}

async function written(moment: Moment, input: Own, step: 'ubah' | 'ajukan', more: Partial<Activity>): Promise<Change[]> {
  const { actor, desk, newId, today } = moment
  const held = moment.allow('activity.write', input.region)
  const post = actor.posts.find(one => one.line === 'area' && one.region === input.region && homeOf(one.id) === moment.home) ?? held
  const { period, day: first } = input
  const [workerId, workerName] = [actor.workerId, actor.name]
  await desk.guard([activityKey({ workerId, period, day: first })])
  const [found] = await desk.findInHouse(Activity, { workerId, period, day: first })
  const before = found && await desk.get(Activity, found.id)
  const stage = advance(ACTIVITY_FLOW, before?.stage ?? 'draf', step)
  // what went on to Suara Lapangan stays so as long as its words stand
  const obstacles = (input.obstacles ?? []).map(words => before?.obstacles?.find(one => one.text === words) ?? { text: words })
  const says = { region: input.region, role: post.role, pillar: post.pillar ?? null, ...standingOf(actor.posts, today(input.region)), lines: input.lines ?? [], obstacles, stage, ...more }
  return [before ? set(Activity, before, says) : add(Activity, { ...says, id: input.id ?? newId(), workerId, workerName, period, day: first, rounds: 0 })]
}

/** Looks at everything the worker recorded in the period, within the own scope. */
async function counted({ actor, desk, today }: Moment, { region: place, period, day: first, obstacles }: Own): Promise<Counted> {
  const { workerId } = actor
  const span = spanOf(period, first)
  const [visits, owned, handed, opened, attended, given] = [
    await desk.find(Visit, {}, { field: 'day', ...span }), await desk.find(NextStep, { ownerId: workerId }), await desk.find(NextStep, { fromId: workerId }),
    await desk.find(Case, { reporterId: workerId }, { field: 'openedDay', ...span }), await desk.find(Attendance, { workerId, presence: 'hadir' }), await desk.find(Provision, { byId: workerId }, { field: 'day', ...span }),
  ]
  return activityOf({ visits, steps: [...owned, ...handed], opened, attended, given, obstacles: obstacles?.length ?? 0 }, workerId, { ...span, today: today(place) })
}

function ownFaults({ region: place, period, day: first, lines }: Partial<Own>, { today }: { today(place: string): Day }): Fault[] {
  if (!first || !period) return []
  const { from, to } = spanOf(period, first)
  return [
    ...period === 'bulan' && !first.endsWith('-01') ? [{ at: 'day', rule: 'first_of_month' }] : place && first > today(place) ? [{ at: 'day', rule: 'future_day' }] : [],
    ...(lines ?? []).flatMap((line, at) => (line.day < from || line.day > to ? [{ at: `lines.${at}.day`, rule: 'outside_period' }] : [])),
  ]
}

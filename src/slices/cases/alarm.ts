import * as z from 'zod/mini'
import { action, add, set, type Change, type Moment } from '#kernel/action.ts'
import { clockAt, type Instant } from '#kernel/day.ts'
import { id } from '#kernel/fields.ts'
import type { Id } from '#kernel/id.ts'
import { problem } from '#kernel/problem.ts'
import type { RecordOf } from '#kernel/record.ts'
import { covers, levelOf, placeOf } from '#kernel/region.ts'
import { Duty } from '#slices/areas/kinds.ts'
import { onDuty, shiftAt } from '#slices/areas/duty.ts'
import { tell } from '#slices/notices/rules.ts'
import type { Post } from '#slices/workers/rules.ts'
import { rights } from '#src/rights.ts'
import { Alarm, Member, type Case } from './kinds.ts'
import { memberOf } from './team.ts'

/** Within these hours somebody of the office takes an emergency. */
export const ALARM_HOURS = 2

/** Somebody has taken this emergency, or its case has ended. */
export const alarmTaken = problem('alarm.taken', 409)

type Raised = { changes: Change[]; notices: Change[] }

/** Starts the two-hour clock of a case: its guardians and whoever is on duty are told at once. Who of those on duty could not read it otherwise comes onto the team; `joined` are on it by other changes of this act. */
export async function raise(moment: Moment, record: Case, guardians: readonly RecordOf<typeof Post>[], joined: readonly Id[] = []): Promise<Raised> {
  const { actor, now } = moment
  const duties = await standingBy(moment, record)
  const told = [...new Map([...guardians.map(post => [post.workerId, post.workerName] as const), ...duties.map(duty => [duty.workerId, duty.workerName] as const)])].filter(([worker]) => worker !== actor.workerId)
  const due = new Date(Date.parse(now) + ALARM_HOURS * 3_600_000).toISOString()
  const held = actor.posts.find(post => post.line === 'area' && covers(post.region, record.region)) ?? actor.posts[0]
  const pillar = held?.pillar ?? held?.role
  const alarm: Alarm = {
    id: moment.newId(), region: record.region, caseId: record.id, personId: record.personId, householdId: record.householdId, need: record.needs[0]!, rt: record.rt, rw: record.rw, at: now, due,
    raisedById: actor.workerId, raisedByName: actor.name, raisedByPillar: pillar, toldIds: told.map(([worker]) => worker), state: 'menunggu', sealed: record.sealed,
  }
  const words = { otherName: actor.name, otherPillar: pillar, to: clockAt(record.region, due) }
  return {
    changes: [add(Alarm, alarm), ...await letIn(moment, record, duties, joined)],
    notices: told.map(([worker, name]) => tell(moment, { worker, name, region: record.region }, { code: 'alarm.raised', caseId: record.id, sealed: record.sealed, told: words })),
  }
}

/** Says "I take it": the clock stops, and who raised it learns by whom. */
export const take = action('alarm.take', z.strictObject({ alarmId: id() }), async (moment, input) => {
  const alarm = await moment.desk.get(Alarm, input.alarmId)
  if (!alarm.toldIds.includes(moment.actor.workerId)) moment.allow('alarm.take', alarm.region)
  if (alarm.state !== 'menunggu') throw alarmTaken({ alarmId: alarm.id, by: alarm.takenByName ?? null })
  const { actor, now } = moment
  const back = alarm.raisedById === actor.workerId ? [] : [tell(moment, { worker: alarm.raisedById, name: alarm.raisedByName, region: alarm.region }, { code: 'alarm.taken_by', caseId: alarm.caseId, sealed: alarm.sealed, told: { otherName: actor.name, otherPillar: actor.posts.find(post => post.line === 'area')?.role } })]
  return { changes: [set(Alarm, alarm, { state: 'ditangani', takenAt: now, takenById: actor.workerId, takenByName: actor.name })], notices: back }
})

/** Stops the clock when the office looks at the case or gives it a lead: somebody has it in hand. */
export async function inHand(moment: Moment, record: Pick<Case, 'id'>): Promise<Change[]> {
  const { actor, desk, now } = moment
  return (await desk.findInHouse(Alarm, { caseId: record.id, state: 'menunggu' })).map(alarm => set(Alarm, alarm, { state: 'ditangani', takenAt: now, takenById: actor.workerId, takenByName: actor.name }))
}

/** Ends the clock of a case that closes before anyone took it. */
export async function quieten({ desk }: Moment, record: Pick<Case, 'id'>): Promise<Change[]> {
  return (await desk.findInHouse(Alarm, { caseId: record.id, state: 'menunggu' })).map(alarm => set(Alarm, alarm, { state: 'berakhir' }))
}

/** Tells how an emergency stands to its clock: minutes left, or minutes too late; a taken one keeps what it was when taken. */
export function clockOf(alarm: Pick<Alarm, 'due' | 'takenAt'>, now: Instant): { minutes: number; late: boolean } {
  const left = Date.parse(alarm.due) - Date.parse(alarm.takenAt ?? now)
  return { minutes: left < 0 ? Math.floor(-left / 60_000) : Math.ceil(left / 60_000), late: left < 0 }
}

/** Brings whoever is on duty onto the team of an emergency that is sealed while its clock runs. */
export async function standIn(moment: Moment, record: Case, joined: readonly Id[]): Promise<Change[]> {
  const waiting = await moment.desk.findInHouse(Alarm, { caseId: record.id, state: 'menunggu' })
  return waiting.length > 0 ? await letIn(moment, record, await standingBy(moment, record), joined) : []
}

// officers read a case that is not sealed anyway
async function letIn(moment: Moment, record: Case, duties: readonly RecordOf<typeof Duty>[], joined: readonly Id[]): Promise<Change[]> {
  const helpers = duties.filter(duty => record.sealed || !rights[duty.role]?.office)
  if (helpers.length === 0) return []
  const members = (await moment.desk.findInHouse(Member, { caseId: record.id })).filter(member => !member.until).map(member => member.workerId)
  const fresh = [...new Map(helpers.map(duty => [duty.workerId, duty])).values()].filter(({ workerId }) => !members.includes(workerId) && !joined.includes(workerId))
  return fresh.map(duty => memberOf(moment, record, { id: duty.workerId, name: duty.workerName, pillar: duty.pillar ?? duty.role }, 'tim'))
}

async function standingBy(moment: Moment, record: Case): Promise<RecordOf<typeof Duty>[]> {
  return await withoutInvolved(moment, record, await dutiesNow(moment, record))
}

async function dutiesNow({ desk, now }: Moment, { region }: Case): Promise<RecordOf<typeof Duty>[]> {
  const { day, shift } = shiftAt(region, now)
  const places = [...new Set(Object.values(placeOf(region)))].filter(place => levelOf(place) >= 2)
  return onDuty(await desk.findInHouse(Duty, { day, shift, region: places, ended: false }), region, now)
}

// whoever is named as involved with this person or family hears nothing, on duty or not; named by a confidential case, nothing confidential
async function withoutInvolved({ desk }: Moment, record: Case, duties: RecordOf<typeof Duty>[]): Promise<RecordOf<typeof Duty>[]> {
  if (duties.length === 0) return duties
  const shut: Id[] = (await desk.findInHouse(Member, { workerId: duties.map(duty => duty.workerId), role: 'terlibat' }))
    .filter(member => !member.until && (record.sealed || !member.sealed) && (member.caseId === record.id || (member.personId && member.personId === record.personId) || (member.householdId && member.householdId === record.householdId))).map(member => member.workerId)
  return duties.filter(duty => !shut.includes(duty.workerId))
}

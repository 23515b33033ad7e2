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

/** Within these hours somebody of the office takes an emergency. */
export const ALARM_HOURS = 2

/** Somebody has taken this emergency, or its case has ended. */
export const alarmTaken = problem('alarm.taken', 409)

type Raised = { changes: Change[]; notices: Change[]; onDuty: RecordOf<typeof Duty>[] }

/** Starts the two-hour clock of a case: the guardians and whoever is on duty are told at once; of a sealed one the guardians alone, for the seal outranks the clock. */
export async function raise(moment: Moment, record: Case, guardians: readonly RecordOf<typeof Post>[]): Promise<Raised> {
  const { actor, now } = moment
  const duties = record.sealed ? [] : await withoutInvolved(moment, record, await dutiesNow(moment, record))
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
    changes: [add(Alarm, alarm)], onDuty: duties,
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

/** Tells who of those on duty must be let onto the team to help: officers read the case anyway. */
export function needsTeam(duty: Pick<Duty, 'role'>): boolean {
  return !rights[duty.role]?.office
}

async function dutiesNow({ desk, now }: Moment, { region }: Case): Promise<RecordOf<typeof Duty>[]> {
  const { day, shift } = shiftAt(region, now)
  const places = [...new Set(Object.values(placeOf(region)))].filter(place => levelOf(place) >= 2)
  return onDuty(await desk.findInHouse(Duty, { day, shift, region: places, ended: false }), region, now)
}

// whoever is named as involved with this person or family hears nothing, on duty or not
async function withoutInvolved({ desk }: Moment, record: Case, duties: RecordOf<typeof Duty>[]): Promise<RecordOf<typeof Duty>[]> {
  if (duties.length === 0 || (!record.personId && !record.householdId)) return duties
  const shut: Id[] = (await desk.findInHouse(Member, { workerId: duties.map(duty => duty.workerId), role: 'terlibat' }))
    .filter(member => !member.until && ((member.personId && member.personId === record.personId) || (member.householdId && member.householdId === record.householdId))).map(member => member.workerId)
  return duties.filter(duty => !shut.includes(duty.workerId))
}

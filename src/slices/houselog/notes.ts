import * as z from 'zod/mini'
import { action, add, set, type Change, type Moment } from '#kernel/action.ts'
import { addDays, type Day } from '#kernel/day.ts'
import { clock, day, flag, id, int, maybe, oneOf, part, region, text } from '#kernel/fields.ts'
import { type Fault, faulty, problem } from '#kernel/problem.ts'
import { levelOf } from '#kernel/region.ts'
import { guardiansOf } from '#slices/cases/team.ts'
import { Notice, tell } from '#slices/notices/rules.ts'
import { houseOf, makerOf, mustServe, OVERSEEING, oversees, rulesOf, SERVING, staffOf } from './houses.ts'
import { ACTIVITIES, LogNote, LogRule, MOST_PICTURES, pictureHash, shiftsField } from './kinds.ts'
import { isLate, lastDue, shiftAt } from './shifts.ts'

/** What was forgotten may be written so many days back, and no further. */
export const MOST_DAYS_BACK = 31
/** So many silent days in a row, and the office hears of it. */
export const SILENT_DAYS = 3
/** The note was struck already. */
export const noteStruck = problem('log.struck', 409)
/** The house was reminded today, or has reported. */
export const remindedToday = problem('log.reminded_today', 409)
/** The house has reported; there is nothing to remind of. */
export const reportedAlready = problem('log.reported_already', 409)

const numbers = { sort: maybe(oneOf(ACTIVITIES)), served: maybe(int(0, 5000)), text: maybe(text(200)), present: maybe(int(0, 5000)), came: maybe(int(0, 5000)), gone: maybe(int(0, 5000)) }
const WriteInput = z.strictObject({ id: maybe(id()), unitId: id(), day: maybe(day()), shift: maybe(text(24)), nil: flag(), ...numbers, pictures: maybe(part(z.array(pictureHash()).check(z.maxLength(MOST_PICTURES)))) })

/** Writes what was done in a shift, or that there was nothing to tell; it belongs to the day on which the shift began. Late is marked, never refused; a shift that goes on beyond the cut-off is in time while it runs, on a day that was told before. */
export const write = action('log.write', WriteInput, async (moment, { id: given, day: chosen, shift, ...input }) => {
  const unit = await houseOf(moment, input.unitId)
  mustServe(moment, SERVING.write.verb, unit)
  const rules = await rulesOf(moment, unit.id)
  const running = shiftAt(unit.region, moment.at, rules.shifts)
  const on = chosen ?? running.day
  const faults = [...dayFaults(on, running.day), ...shift && !rules.shifts.some(({ name }) => name === shift) ? [{ at: 'shift', rule: 'no_shift' }] : []]
  if (faults.length > 0) throw faulty(...faults)
  const { name, from } = shift ? rules.shifts.find(one => one.name === shift)! : on === running.day ? running : rules.shifts[0]!
  const told = (await notesOf(moment, unit.id, on, on)).map(note => note.at)
  return { changes: [add(LogNote, {
    ...input, id: given ?? moment.newId(), region: unit.region, day: on, shift: name, late: isLate(unit.region, moment.at, { day: on, from, told }, rules), at: moment.at, received: moment.now, ...makerOf(moment),
    struckAt: null, struckBy: null, struckReason: null,
  })] }
}, ({ nil, sort, served, text: said, pictures }) => (nil
  ? [...sort ? [{ at: 'sort', rule: 'not_with_nil' }] : [], ...served ? [{ at: 'served', rule: 'not_with_nil' }] : [], ...said ? [{ at: 'text', rule: 'not_with_nil' }] : [], ...pictures?.length ? [{ at: 'pictures', rule: 'not_with_nil' }] : []]
  : nil === false ? [...sort ? [] : [{ at: 'sort', rule: 'required' }], ...typeof served === 'number' ? [] : [{ at: 'served', rule: 'required' }]] : []))

function dayFaults(on: Day, today: Day): Fault[] {
  if (on > today) return [{ at: 'day', rule: 'future_day' }]
  return on < addDays(today, -MOST_DAYS_BACK) ? [{ at: 'day', rule: 'too_long_ago', limit: MOST_DAYS_BACK }] : []
}

/** Strikes a note that is wrong, with a reason; it stays to be read and counts no more. */
export const strike = action('log.strike', z.strictObject({ logNoteId: id(), reason: text(300) }), async (moment, input) => {
  const note = await moment.desk.get(LogNote, input.logNoteId)
  mustServe(moment, SERVING.write.verb, { id: note.unitId, region: note.region })
  if (note.struckAt) throw noteStruck({ logNoteId: note.id })
  return { changes: [set(LogNote, note, { struckAt: moment.now, struckBy: moment.actor.name, struckReason: input.reason })] }
})

/** Sets how the log is kept: the cut-off hour, the shifts, how long one waits for an answer; for all houses of the office, or for one. */
export const setRules = action('log.rules', z.strictObject({ region: region(), unitId: maybe(id()), cutoff: clock(), shifts: shiftsField(), callMinutes: int(1, 120) }), async (moment, { unitId, ...input }) => {
  const { actor, desk, newId, now } = moment
  oversees(moment, OVERSEEING.rules, input.region)
  const unit = unitId ? await houseOf(moment, unitId) : undefined
  if (unit) oversees(moment, OVERSEEING.rules, unit.region)
  await desk.guard(['log_rules'])
  const [standing] = (await desk.findInHouse(LogRule, {})).filter(rule => (rule.unitId ?? null) === (unit?.id ?? null))
  const values = { ...input, shifts: input.shifts.toSorted((a, b) => (a.from < b.from ? -1 : 1)), byName: actor.name, at: now }
  return { changes: [standing ? set(LogRule, standing, values) : add(LogRule, { ...values, id: newId(), unitId: unit?.id ?? null })] }
}, ({ region: place, shifts }) => [
  ...place && levelOf(place) > 2 ? [{ at: 'region', rule: 'kabupaten' }] : [],
  ...shifts && (new Set(shifts.map(({ from }) => from)).size < shifts.length || new Set(shifts.map(({ name }) => name)).size < shifts.length) ? [{ at: 'shifts', rule: 'twice' }] : [],
])

/** Asks a house for its report in a courteous word, once a day. */
export const remind = action('log.remind', z.strictObject({ unitId: id() }), async (moment, input) => {
  const unit = await houseOf(moment, input.unitId)
  oversees(moment, OVERSEEING.remind, unit.region)
  const on = shiftAt(unit.region, moment.now, (await rulesOf(moment, unit.id)).shifts).day
  await moment.desk.guard([`log:${unit.id}`])
  if ((await notesOf(moment, unit.id, on, on)).length > 0) throw reportedAlready({ unitId: unit.id })
  if ((await moment.desk.findInHouse(Notice, { code: 'log.reminded', day: on })).some(({ told }) => told.about === unit.id)) throw remindedToday({ unitId: unit.id })
  return { changes: [], notices: await toStaff(moment, unit, 'log.reminded', on) }
})

/** After the cut-off: whoever works in a silent house is asked once for that day; after some silent days the office is told. Done by the job. */
export const chase = action('log.chase', z.strictObject({ unitId: id(), day: day() }), async (moment, input) => {
  const unit = await houseOf(moment, input.unitId)
  moment.allow('log.chase', unit.region)
  const rules = await rulesOf(moment, unit.id)
  if (input.day > lastDue(unit.region, moment.now, rules)) throw faulty({ at: 'day', rule: 'future_day' })
  const from = addDays(input.day, 1 - SILENT_DAYS)
  const notes = await notesOf(moment, unit.id, from, input.day)
  if (notes.some(note => note.day === input.day)) return { changes: [] }
  const office = notes.length > 0 ? [] : (await guardiansOf(moment)).map(post => tell(moment, { worker: post.workerId, name: post.workerName, region: unit.region }, { code: 'log.silent', day: input.day, told: { otherName: unit.name, about: unit.id } }))
  return { changes: [], notices: [...await toStaff(moment, unit, 'log.missing', input.day), ...office] }
})

async function notesOf({ desk }: Moment, unitId: string, from: Day, to: Day) {
  return (await desk.findInHouse(LogNote, { unitId }, { field: 'day', from, to })).filter(({ struckAt }) => !struckAt)
}

async function toStaff(moment: Moment, unit: { id: string; name: string; region: string }, code: string, on: Day): Promise<Change[]> {
  const staff = new Map((await staffOf(moment, unit.id)).map(post => [post.workerId, post.workerName]))
  return [...staff].map(([worker, name]) => tell(moment, { worker, name, region: unit.region }, { code, day: on, told: { otherName: unit.name, day: on, about: unit.id } }))
}

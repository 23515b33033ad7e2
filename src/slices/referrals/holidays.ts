import * as z from 'zod/mini'
import { action, add, set, type Moment } from '#kernel/action.ts'
import type { Day } from '#kernel/day.ts'
import { addWorkdays } from '#kernel/workdays.ts'
import { day, id, part, region, text } from '#kernel/fields.ts'
import { faulty, problem } from '#kernel/problem.ts'
import { levelOf, type Region } from '#kernel/region.ts'
import { Holiday } from './kinds.ts'

/** The day is a working day already. */
export const holidayDropped = problem('holiday.dropped', 409)
/** A year of them may be entered at once. */
const MOST_AT_ONCE = 60

/** Enters days on which the office does not work; a day that stands gets the new name. */
export const setHolidays = action('holiday.set', z.strictObject({ region: region(), holidays: part(z.array(z.strictObject({ day: day(), name: text(120) })).check(z.minLength(1), z.maxLength(MOST_AT_ONCE))) }), async (moment, { region: place, holidays }) => {
  moment.allow('holiday.manage', place)
  if (levelOf(place) > 2) throw faulty({ at: 'region', rule: 'kabupaten' })
  await moment.desk.guard(['holidays'])
  const byDay = new Map(holidays.map(one => [one.day, one.name]))
  const known = await moment.desk.findInHouse(Holiday, { day: [...byDay.keys()] })
  const by = { dropped: false, byName: moment.actor.name }
  return { changes: [...byDay].map(([on, name]) => {
    const stands = known.find(one => one.day === on)
    return stands ? set(Holiday, stands, { name, ...by }) : add(Holiday, { id: moment.newId(), region: place, day: on, name, ...by })
  }) }
})

/** Makes a day a working day again. */
export const dropHoliday = action('holiday.drop', z.strictObject({ holidayId: id() }), async (moment, { holidayId }) => {
  const holiday = await moment.desk.get(Holiday, holidayId)
  moment.allow('holiday.manage', holiday.region)
  if (holiday.dropped) throw holidayDropped({ holidayId })
  return { changes: [set(Holiday, holiday, { dropped: true, byName: moment.actor.name })] }
})

/** The days off of the envelope's home from a day on. */
export async function holidaysFrom({ desk }: Pick<Moment, 'desk'>, from: Day): Promise<ReadonlySet<Day>> {
  return new Set((await desk.findInHouse(Holiday, { dropped: false }, { field: 'day', from })).map(one => one.day))
}

/** The day that lies so many working days of this home's office after today. */
export async function workingDays(moment: Moment, place: Region, count: number): Promise<Day> {
  const today = moment.today(place)
  return addWorkdays(today, count, await holidaysFrom(moment, today))
}

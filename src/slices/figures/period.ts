import { addDays, type Day, daysBetween, isDay } from '#kernel/day.ts'

/** The periods that are chosen by one press; `own` is any range. */
export const PERIODS = ['this_week', 'last_week', 'this_month', 'last_month', 'own'] as const
/** The name of a period. */
export type Period = (typeof PERIODS)[number]
/** A range of days, both ends included. */
export type Range = { from: Day; to: Day }

/** The longest range that is counted live. */
export const MOST_DAYS = 92

/** The days of a period as seen from today; weeks begin on Monday. */
export function daysOf(period: Exclude<Period, 'own'>, today: Day): Range {
  const monday = addDays(today, -((new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7))
  const first = `${today.slice(0, 8)}01`
  const before = `${addDays(first, -1).slice(0, 8)}01`
  return {
    this_week: { from: monday, to: addDays(monday, 6) }, last_week: { from: addDays(monday, -7), to: addDays(monday, -1) },
    this_month: { from: first, to: lastOf(first) }, last_month: { from: before, to: addDays(first, -1) },
  }[period]
}

/** What is wrong with a range, field by field. */
export function rangeFaults({ from, to }: Range): { at: string; rule: string; limit?: number }[] {
  const faults = [['from', from], ['to', to]].filter(([, day]) => !isDay(day!)).map(([at]) => ({ at: at!, rule: 'day' }))
  if (faults.length > 0) return faults
  if (to < from) return [{ at: 'to', rule: 'after_from' }]
  return daysBetween(from, to) >= MOST_DAYS ? [{ at: 'to', rule: 'too_big', limit: MOST_DAYS }] : []
}

/** What is wrong with a range for a reader from outside: ranges that begin or end anywhere would tell, by taking one from another, what happened on a single day. */
export function wholeFaults(range: Range): { at: string; rule: string; limit?: number }[] {
  const faults = rangeFaults(range)
  if (faults.length > 0) return faults
  const isWhole = (['this_week', 'this_month'] as const).map(period => daysOf(period, range.from)).some(({ from, to }) => from === range.from && to === range.to)
  return isWhole ? [] : [{ at: 'to', rule: 'whole_period' }]
}

function lastOf(first: Day): Day {
  return addDays(`${addDays(first, 31).slice(0, 8)}01`, -1)
}

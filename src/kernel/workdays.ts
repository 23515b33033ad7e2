import { addDays, type Day } from './day.ts'

/** The days on which an office is closed beside Saturday and Sunday. */
export type Holidays = ReadonlySet<Day>

/** Tells whether an office works on a day. */
export function isWorkday(day: Day, holidays: Holidays): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6 && !holidays.has(day)
}

/** The day that lies so many working days after a day; that day itself counts for none, and none after it is the day itself. */
export function addWorkdays(day: Day, count: number, holidays: Holidays): Day {
  let [at, left] = [day, count]
  while (left > 0) {
    at = addDays(at, 1)
    if (isWorkday(at, holidays)) left -= 1
  }
  return at
}

/** Counts the working days after `from` up to and with `to`; none when `to` is not later. */
export function workdaysBetween(from: Day, to: Day, holidays: Holidays): number {
  let count = 0
  for (let at = addDays(from, 1); at <= to; at = addDays(at, 1)) if (isWorkday(at, holidays)) count += 1
  return count
}

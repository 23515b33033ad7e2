import { addDays, daysBetween, type Day } from '#kernel/day.ts'
import type { Rule, Series } from './kinds.ts'

const WEEK = 7
const LAST = 5
/** A rule is looked through for so many turns at the outside. */
const MOST_TURNS = 20_000

/** The days on which a series meets, from its first day on, one after the other. */
export function* daysOf(rule: Rule, first: Day): Generator<Day> {
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    const day = rule.every === 'minggu' ? addDays(onWeekday(first, rule.weekday), turn * rule.step * WEEK) : nthWeekday(monthAfter(first, turn * rule.step), rule)
    if (day >= first) yield day
  }
}

/** The next day of a series after a day. */
export function nextDay(rule: Rule, first: Day, after: Day): Day {
  for (const day of daysOf(rule, first)) if (day > after) return day
  return after
}

/** The days of a series within a period: what was planned, whether or not anybody made a meeting of it. */
export function plannedDays({ rule, first, until }: Pick<Series, 'rule' | 'first' | 'until'>, from: Day, to: Day): Day[] {
  const end = until && until < to ? until : to
  const found: Day[] = []
  for (const day of daysOf(rule, first)) {
    if (day > end) break
    if (day >= from) found.push(day)
  }
  return found
}

/** Tells the weekday of a day: 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: Day): number {
  const days = daysBetween('2024-01-01', day)
  return ((days % WEEK) + WEEK) % WEEK + 1
}

function onWeekday(day: Day, weekday: number): Day {
  return addDays(day, (weekday - weekdayOf(day) + WEEK) % WEEK)
}

// the first day of the month that lies so many months after
function monthAfter(day: Day, months: number): Day {
  const count = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months
  return `${Math.floor(count / 12)}-${String(count % 12 + 1).padStart(2, '0')}-01`
}

function nthWeekday(month: Day, { weekday, nth }: Rule): Day {
  const one = onWeekday(month, weekday)
  if ((nth ?? 1) < LAST) return addDays(one, ((nth ?? 1) - 1) * WEEK)
  const fifth = addDays(one, (LAST - 1) * WEEK)
  return fifth.startsWith(month.slice(0, 7)) ? fifth : addDays(one, (LAST - 2) * WEEK)
}

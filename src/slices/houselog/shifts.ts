import { addDays, dayAt, type Day, type Instant, momentAt, timeAt } from '#kernel/day.ts'
import type { Region } from '#kernel/region.ts'
import type { Id } from '#kernel/id.ts'
import type { LogRule, Shift } from './kinds.ts'

/** How the log is kept where nobody has said otherwise. */
export const USUAL: Pick<LogRule, 'cutoff' | 'shifts' | 'callMinutes'> = { cutoff: '20:00', shifts: [{ name: 'Pagi', from: '07:00' }, { name: 'Siang', from: '14:00' }, { name: 'Malam', from: '21:00' }], callMinutes: 10 }
/** The rules of a log. */
export type Rules = typeof USUAL

/** Picks the rules of a house: its own, else its office's, else the usual ones. */
export function rulesFor(rules: readonly Pick<LogRule, 'unitId' | 'cutoff' | 'shifts' | 'callMinutes'>[], unitId: Id): Rules {
  return rules.find(rule => rule.unitId === unitId) ?? rules.find(rule => !rule.unitId) ?? USUAL
}

/** Tells which shift runs at a moment, and the day to which it belongs: the one on which it began. */
export function shiftAt(place: Region, at: Instant, shifts: readonly Shift[]): { day: Day; name: string; from: string } {
  const inOrder = shifts.toSorted((a, b) => (a.from < b.from ? -1 : 1))
  const clock = timeAt(place, at)
  const running = inOrder.findLast(({ from }) => from <= clock)
  const today = dayAt(place, at)
  // before the first shift of a day the last one of yesterday still runs
  return running ? { day: today, ...running } : { day: addDays(today, -1), ...inOrder.at(-1)! }
}

/** Tells when a shift of a day begins and when the next one takes over. */
export function spanOf(place: Region, day: Day, from: string, shifts: readonly Shift[]): { begins: Instant; ends: Instant } {
  const hours = shifts.map(shift => shift.from).toSorted()
  const next = hours.find(hour => hour > from)
  return { begins: momentAt(place, day, from), ends: next ? momentAt(place, day, next) : momentAt(place, addDays(day, 1), hours[0]) }
}

/** Tells until when a day is to be reported; an hour before the first shift means the next morning. */
export function cutoffOf(place: Region, day: Day, { cutoff, shifts }: Pick<Rules, 'cutoff' | 'shifts'>): Instant {
  const first = shifts.map(shift => shift.from).toSorted()[0]!
  return momentAt(place, cutoff <= first ? addDays(day, 1) : day, cutoff)
}

/** Tells whether a note written at a moment comes late: after the cut-off, unless its day was told by then (`told`: when its other notes were written) and the shift that began on it still runs. */
export function isLate(place: Region, at: Instant, { day, from, told }: { day: Day; from: string; told: readonly Instant[] }, rules: Pick<Rules, 'cutoff' | 'shifts'>): boolean {
  const due = Date.parse(cutoffOf(place, day, rules))
  const now = Date.parse(at)
  if (now <= due) return false
  const { begins, ends } = spanOf(place, day, from, rules.shifts)
  return !told.some(one => Date.parse(one) <= due) || now < Date.parse(begins) || now >= Date.parse(ends)
}

/** The last day whose report is due at a moment. */
export function lastDue(place: Region, now: Instant, rules: Pick<Rules, 'cutoff' | 'shifts'>): Day {
  const today = dayAt(place, now)
  return [today, addDays(today, -1), addDays(today, -2)].find(day => Date.parse(cutoffOf(place, day, rules)) <= Date.parse(now)) ?? addDays(today, -2)
}

/** How a day of a house stands: reported, nothing to tell, reported late, waited for, or silent. */
export const DAY_STATES = ['terisi', 'nihil', 'telat', 'menunggu', 'belum'] as const
/** One of them. */
export type DayState = (typeof DAY_STATES)[number]
/** How a state is written in a row of days. */
export const LETTERS: Readonly<Record<DayState, string>> = { terisi: '✓', nihil: 'N', telat: 'T', menunggu: '·', belum: '–' }
type Told = Pick<{ day: Day; nil: boolean; late: boolean; struckAt?: string | null }, 'day' | 'nil' | 'late' | 'struckAt'>

/** Tells how one day stands by its notes; a day that was not reported in time stays late, whatever came afterwards. */
export function stateOf(notes: readonly Told[], due: boolean): DayState {
  const standing = notes.filter(({ struckAt }) => !struckAt)
  if (standing.length === 0) return due ? 'belum' : 'menunggu'
  if (standing.every(({ late }) => late)) return 'telat'
  return standing.every(({ nil }) => nil) ? 'nihil' : 'terisi'
}

/** So many days back a house is asked for what it has not told. */
export const ASKED_DAYS = 7

/** The days of the past week of which a house has told nothing, the latest first; told now they are late. */
export function missedDays(notes: readonly Told[], place: Region, now: Instant, rules: Pick<Rules, 'cutoff' | 'shifts'>): Day[] {
  const due = lastDue(place, now, rules)
  const running = shiftAt(place, now, rules.shifts).day
  return Array.from({ length: ASKED_DAYS }, (_, nth) => addDays(running, -1 - nth)).filter(day => stateOf(notes.filter(note => note.day === day), day <= due) === 'belum')
}

/** Lists the days of a month up to a day. */
export function daysOfMonth(month: string, until: Day): Day[] {
  const days: Day[] = []
  for (let one = `${month}-01`; one.startsWith(month) && one <= until; one = addDays(one, 1)) days.push(one)
  return days
}

/** Tells the strip of a house: each day of the month so far with its state. */
export function stripOf(notes: readonly Told[], month: string, place: Region, now: Instant, rules: Pick<Rules, 'cutoff' | 'shifts'>): { day: Day; state: DayState }[] {
  const due = lastDue(place, now, rules)
  return daysOfMonth(month, shiftAt(place, now, rules.shifts).day).map(day => ({ day, state: stateOf(notes.filter(note => note.day === day), day <= due) }))
}

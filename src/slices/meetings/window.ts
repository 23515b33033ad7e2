import { dayAt, momentAt, type Instant } from '#kernel/day.ts'
import { problem } from '#kernel/problem.ts'
import type { Attendance, Meeting } from './kinds.ts'

/** The list of attendance is not open yet, or no more. */
export const outsideWindow = problem('meeting.outside_window', 409)
/** The list of attendance is open so long before the beginning and after the end. */
export const OPEN_MINUTES = 60
/** A code holds for a minute, and is taken so many minutes before and after, because telephones' clocks differ. */
export const CODE_MINUTES = 5
const DIGITS = 6
const MINUTE_MS = 60_000

type When = Pick<Meeting, 'region' | 'day' | 'from' | 'to'>

/** From when to when presence counts, by the clock of whoever was there. */
export function windowOf({ region, day, from, to }: When): { opens: Instant; closes: Instant } {
  const shifted = (clock: string, minutes: number) => new Date(Date.parse(momentAt(region, day, clock)) + minutes * MINUTE_MS).toISOString()
  return { opens: shifted(from, -OPEN_MINUTES), closes: shifted(to, OPEN_MINUTES) }
}

/** Tells whether a moment lies in the window of a meeting. */
export function inWindow(meeting: When, at: Instant): boolean {
  const { opens, closes } = windowOf(meeting)
  return Date.parse(at) >= Date.parse(opens) && Date.parse(at) <= Date.parse(closes)
}

/** How many codes the window of a meeting takes, one for each minute. */
export function codesNeeded(meeting: When): number {
  const { opens, closes } = windowOf(meeting)
  return Math.ceil((Date.parse(closes) - Date.parse(opens)) / MINUTE_MS) + 1
}

/** Makes the codes of a meeting, six digits for each minute of its window; whoever opens the list of attendance brings the chance. */
export function makeCodes(meeting: When, random: (count: number) => Uint32Array): string {
  return [...random(codesNeeded(meeting))].map(number => String(number % 10 ** DIGITS).padStart(DIGITS, '0')).join('')
}

/** The code that the meeting shows at a moment; none outside its window. */
export function codeAt(meeting: When & Pick<Meeting, 'codes'>, at: Instant): string | undefined {
  const nth = minuteOf(meeting, at)
  return meeting.codes?.slice(nth * DIGITS, (nth + 1) * DIGITS) || undefined
}

/** Tells whether a code was shown about the time at which somebody read it. */
export function codeHolds(meeting: When & Pick<Meeting, 'codes'>, code: string, at: Instant): boolean {
  const nth = minuteOf(meeting, at)
  return Array.from({ length: 2 * CODE_MINUTES + 1 }, (_, step) => nth - CODE_MINUTES + step).some(one => one >= 0 && meeting.codes?.slice(one * DIGITS, (one + 1) * DIGITS) === code)
}

/** What is shown of somebody's presence: whoever was not there when the meeting closed did not come. */
export function presenceOf({ presence }: Pick<Attendance, 'presence'>, { state }: Pick<Meeting, 'state'>): Attendance['presence'] {
  return presence === 'belum' && state === 'selesai' ? 'tidak_hadir' : presence
}

/** Tells whether an answer came after the day by which it was asked for. */
export function isLateReply({ region, day, replyBy }: Pick<Meeting, 'region' | 'day' | 'replyBy'>, at: Instant): boolean {
  return dayAt(region, at) > (replyBy ?? day)
}

function minuteOf(meeting: When, at: Instant): number {
  return Math.floor((Date.parse(at) - Date.parse(windowOf(meeting).opens)) / MINUTE_MS)
}

import { dayAt, timeAt, type Day, type Instant } from '#kernel/day.ts'
import type { Fault } from '#kernel/problem.ts'
import type { Region } from '#kernel/region.ts'

/** Clocks differ by so much without anybody's fault. */
const SLACK_MS = 300_000

type Window = { day: Day; from: string; to: string }

/** What of its plan a visit did not keep that is reported at a moment: nothing is over that has not come yet, so whoever went earlier, or is back before the end, was there until now. */
export function madeAt({ region, day, from, to }: Window & { region: Region }, at: Instant): Partial<Window> {
  const [today, now] = [dayAt(region, at), timeAt(region, at)]
  if (day + to <= today + now) return {}
  return { day: today, from: day + from < today + now ? from : now, to: now }
}

/** What is said to have been done and has not come yet, field by field. */
export function notYet(region: Region, { day, from, to }: Omit<Window, 'to'> & { to?: string | null | undefined }, now: Instant): Fault[] {
  const soon = new Date(Date.parse(now) + SLACK_MS).toISOString()
  const [today, clock] = [dayAt(region, soon), timeAt(region, soon)]
  if (day !== today) return day > today ? [{ at: 'day', rule: 'future_day' }] : []
  return Object.entries({ from, to }).flatMap(([at, time]) => (time && time > clock ? [{ at, rule: 'future_clock' }] : []))
}

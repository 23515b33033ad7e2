import { addDays, type Day } from '#kernel/day.ts'
import type { Trip } from './kinds.ts'

const AHEAD_DAYS = 14

/** Arranges trips as one looks for them: the next two weeks, what comes after, and what is behind, the latest first. One that was called off stands where it was to be, until its day is over. */
export function arranged<T extends Pick<Trip, 'state' | 'day' | 'from'>>(trips: readonly T[], today: Day): { ahead: T[]; later: T[]; behind: T[] } {
  const sorted = trips.toSorted((a, b) => (a.day + a.from < b.day + b.from ? -1 : 1))
  const coming = sorted.filter(({ state, day }) => state !== 'selesai' && day >= today)
  const isNear = ({ day }: T) => day <= addDays(today, AHEAD_DAYS)
  return { ahead: coming.filter(isNear), later: coming.filter(trip => !isNear(trip)), behind: sorted.filter(trip => !coming.includes(trip)).reverse() }
}

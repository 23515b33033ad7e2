import { placeOf, type Region } from './region.ts'

/** A calendar day `YYYY-MM-DD` in the zone of the place it speaks of. */
export type Day = string
/** A moment in UTC, ISO 8601. */
export type Instant = string
/** The three time zones of Indonesia. */
export type Zone = 'WIB' | 'WITA' | 'WIT'

const HOURS: Record<Zone, number> = { WIB: 7, WITA: 8, WIT: 9 }
const WITA = new Set(['51', '52', '53', '63', '64', '65', '71', '72', '73', '74', '75', '76'])
const WIT = new Set(['81', '82', '91', '92', '93', '94', '95', '96'])
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** Tells the time zone of a region from its province. */
export function zoneOf(region: Region): Zone {
  const { prov } = placeOf(region)
  return WITA.has(prov) ? 'WITA' : WIT.has(prov) ? 'WIT' : 'WIB'
}

/** Tells which calendar day a moment falls on at a region. */
export function dayAt(region: Region, at: Instant): Day {
  return local(region, at).slice(0, 10)
}

/** Tells the clock `HH.MM` of a moment at a region, as written in Indonesia: for the eye. */
export function clockAt(region: Region, at: Instant): string {
  return local(region, at).slice(11, 16).replace(':', '.')
}

/** Tells the clock `HH:MM` of a moment at a region, as fields and forms keep it. */
export function timeAt(region: Region, at: Instant): string {
  return local(region, at).slice(11, 16)
}

/** Gives the moment of a clock `HH:MM` on a day at a region. */
export function momentAt(region: Region, day: Day, clock = '00:00'): Instant {
  return new Date(Date.parse(`${day}T${clock.slice(0, 5)}:00Z`) - HOURS[zoneOf(region)] * HOUR_MS).toISOString()
}

/** Adds whole days to a day. */
export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}

/** Counts the days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS)
}

/** Tells whether a text is a day that exists, from 1900 to 2199: what lies beyond is a slip, and days near it can still be counted. */
export function isDay(text: string): boolean {
  if (!/^(19|20|21)\d{2}-\d{2}-\d{2}$/.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(text)
}

/** Tells whether a text is a moment in UTC on a day that exists, at most to the microsecond. */
export function isInstant(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,6})?)?Z$/.test(text) && isDay(text.slice(0, 10))
}

function local(region: Region, at: Instant): string {
  return new Date(Date.parse(at) + HOURS[zoneOf(region)] * HOUR_MS).toISOString()
}

import { addDays, clockAt, type Day, dayAt, daysBetween, type Instant, zoneOf } from '#kernel/day.ts'
import type { Region } from '#kernel/region.ts'
import type { Language } from '#kernel/say.ts'
import { clockFault, trueNow } from './clock.ts'
import type { Say } from './words.tsx'

const LOCALE: Record<Language, string> = { id: 'id-ID', en: 'en-GB' }

/** `Selasa, 24 November 2026`; when `short`, `Sel, 24 Nov`, with the year only if it is not this one. */
export function dayWords(language: Language, day: Day, short = false): string {
  const form = short ? { weekday: 'short', day: 'numeric', month: 'short', ...(day.startsWith(String(new Date().getUTCFullYear())) ? {} : { year: 'numeric' as const }) } as const : { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const
  return new Intl.DateTimeFormat(LOCALE[language], { ...form, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))
}

/** `3.000`. */
export function dotted(count: number): string {
  return String(count).replaceAll(/\B(?=(\d{3})+$)/g, '.')
}

/** How far a first load is: `1.240` of `3.000`. */
export function progressOf({ total, most, left }: { total: number; most: number; left: number }): { done: string; all: string; share: number } {
  const all = Math.max(Math.min(total, most), left)
  return { done: dotted(all - left), all: dotted(all), share: all ? (all - left) / all : 0 }
}

/** `hari ini`, `besok`, `kemarin`, else the short day. */
export function nearDay(say: Say, language: Language, day: Day, today: Day): string {
  const away = daysBetween(today, day)
  const known = away === 0 ? 'when.today' : away === 1 ? 'when.tomorrow' : away === -1 ? 'when.yesterday' : undefined
  return known ? say(known) : dayWords(language, day, true)
}

/** `09.00–11.00 WITA`; one end may be missing. */
export function windowWords(place: Region, from?: string | null, to?: string | null): string {
  const dots = (clock: string) => clock.slice(0, 5).replace(':', '.')
  if (!from) return ''
  return `${dots(from)}${to && to !== from ? `–${dots(to)}` : ''} ${zoneOf(place)}`
}

/** `hari ini 14.05 WITA` of a moment at a place. */
export function momentWords(say: Say, language: Language, place: Region, at: Instant, now: Instant = trueNow()): string {
  return `${nearDay(say, language, dayAt(place, at), dayAt(place, now))} ${clockAt(place, at)} ${zoneOf(place)}`
}

/** `15.53 WITA` of a contact of today; one of another day says which. */
export function contactWords(say: Say, language: Language, place: Region, at: Instant, now: Instant = trueNow()): string {
  return dayAt(place, at) === dayAt(place, now) ? `${clockAt(place, at)} ${zoneOf(place)}` : momentWords(say, language, place, at, now)
}

/** `3 jam`, `2 hari`: how long something has lasted, in words. */
export function ageWords(say: Say, at: Instant, now: Instant = trueNow()): string {
  const minutes = Math.max(0, Math.round((Date.parse(now) - Date.parse(at)) / 60_000))
  if (minutes < 1) return say('when.moment')
  if (minutes < 60) return say('when.minutes', { count: minutes })
  if (minutes < 48 * 60) return say('when.hours', { count: Math.round(minutes / 60) })
  return say('when.days', { count: Math.round(minutes / (24 * 60)) })
}

/** `1 jam 20 menit`: a length of time in words. */
export function durationWords(say: Say, minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (hours >= 48) return say('when.days', { count: Math.floor(hours / 24) })
  return [hours > 0 ? say('when.hours', { count: hours }) : '', rest > 0 || hours === 0 ? say('when.minutes', { count: rest }) : ''].filter(Boolean).join(' ')
}

/** How far this device's clock is out, in words. */
export function clockWords(say: Say): string {
  const fault = clockFault()
  return say(fault > 0 ? 'clock.fast' : 'clock.slow', { time: durationWords(say, Math.abs(fault)) })
}

/** How a due day stands to today: `lewat 2 hari`, `hari ini`, `dalam 3 hari`. */
export function dueWords(say: Say, day: Day, today: Day): string {
  const away = daysBetween(today, day)
  return away < 0 ? say('when.overdue', { count: -away }) : away === 0 ? say('when.today') : away === 1 ? say('when.tomorrow') : say('when.in_days', { count: away })
}

/** Today and the days after it. */
export function nextDays(today: Day, count: number): Day[] {
  return Array.from({ length: count }, (_, nth) => addDays(today, nth))
}

/** The zone's name at a place. */
export function zoneWords(place: Region): string {
  return zoneOf(place)
}

/** A number as written in the language: `1.234,5`. */
export function numberWords(language: Language, value: number): string {
  return new Intl.NumberFormat(LOCALE[language]).format(value)
}

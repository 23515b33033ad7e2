import type { Region } from '#kernel/region.ts'
import { isDay } from '#kernel/day.ts'
import { address } from '#web/office/query.ts'
import { daysOf, type Period, PERIODS, type Range } from './period.ts'
import type { Figures, Line } from './rules.ts'

/** The answer of the server about a period. */
export type Coordination = Range & { region: Region; pillar: string | null; cut: boolean; figures: Figures; places: (Line & { name: string })[]; pillars: Line[] }
/** What the page was asked for, by its address. */
export type Asked = Range & { period: Period; region: Region | ''; pillar: string }

/** Reads a question from an address; last week when nothing is said. */
export function askedIn(query: URLSearchParams, today: string): Asked {
  const named = query.get('periode') as Period | null
  const period = named && PERIODS.includes(named) ? named : 'last_week'
  const week = daysOf('last_week', today)
  const day = (name: string, usual: string) => { const given = query.get(name) ?? ''; return isDay(given) ? given : usual }
  const range = period === 'own' ? { from: day('dari', week.from), to: day('sampai', week.to) } : daysOf(period, today)
  return { period, ...range, region: query.get('wilayah') ?? '', pillar: query.get('pilar') ?? '' }
}

/** Writes a question into an address of this app. */
export function pathOf(path: string, { period, from, to, region, pillar }: Asked): string {
  return address(path, { periode: period, dari: period === 'own' ? from : null, sampai: period === 'own' ? to : null, wilayah: region, pilar: pillar })
}

import { homeOf, type Id } from '#kernel/id.ts'
import type { Region } from '#kernel/region.ts'
import type { Language } from '#kernel/say.ts'
import { useQuery } from '#web/office/query.ts'
import { useOffice } from '#web/office/store.tsx'
import type { DayState } from './shifts.ts'

/** A house as the month board tells it. */
export type HouseRow = { id: Id; region: Region; name: string; sort: string; bidang: string | null; phone: string | null; days: DayState[]; counts: Record<DayState, number>; state: DayState | null; cutoff: string; last: string | null; today: { served: number; notes: number } | null; incidents: number; overdue: number }
/** The month board. */
export type Month = { month: string; first: string; items: HouseRow[]; silent: Id[] }

/** Tells of a house whether one's own office looks after it: the province reads that of the kabupaten as well. */
export function useIsOwn(): (house: { id: Id }) => boolean {
  const { home } = useOffice()
  return ({ id }) => homeOf(id) === home
}

/** Names a month and its year. */
export function monthWords(language: Language, first: string): string {
  return new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${first}T00:00:00Z`))
}

/** Reads the houses of one's area, or one's own, for a month. */
export function useMonth(month?: string | null) {
  return useQuery<Month>(month ? `/api/v1/houses?month=${month}` : '/api/v1/houses')
}

import type { Depth } from '#kernel/record.ts'
import type { Region } from '#kernel/region.ts'

/** A trip as lists show it. */
export type TripRow = {
  id: string; region: Region; depth?: Depth; day: string; from: string; to: string; leadName?: string; leadPillar?: string | null; joiners?: { id: string; name: string; pillar?: string | null }[]
  purpose?: string; basis?: string; rt?: string | null; households?: number; sort: string; state: string; announced?: boolean; sealed?: boolean | null
}
/** Two visits to one family, as lists show the pair. */
export type OverlapRow = {
  id: string; region: Region; day: string; otherDay: string; leadId: string; leadName: string; leadPillar?: string | null; otherLeadId: string; otherLeadName: string; otherLeadPillar?: string | null
  choice: string; reason?: string | null; tripId?: string; otherTripId?: string
}
/** One kelurahan on one day. */
export type KelurahanDay = { region: Region; name: string; trips: number; households: number; answered: number; silent: number; unshared: number }
/** The office's day in one answer; notices and next steps are told by their own slices. */
export type OfficeDay<N = unknown, S = unknown> = { kelurahan: KelurahanDay[]; trips: TripRow[]; overlaps: OverlapRow[]; unanswered: N[]; unshared: N[]; overdue: S[]; triage: { count: number; oldest?: string | null } }

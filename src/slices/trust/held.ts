import type { Day, Instant } from '#kernel/day.ts'
import type { Id } from '#kernel/id.ts'
import type { Region } from '#kernel/region.ts'

/** What the office holds and sees about a worker, as told to that worker alone. */
export type Held = {
  worker: { name: string; phone?: string | null; nip?: string | null } | null
  posts: { id: Id; role: string; region: Region; rt?: string | null; rw?: string | null; line: string; from: Day; until?: Day | null }[]
  work: { visits: number; recent: number; positions: number; acts: number; last?: Day | null }
  opened: { id: string; at: Instant; workerName: string; what: string }[]
  logged: { id: string; at: Instant; what: string; region?: Region | null; reason?: string | null }[]
}

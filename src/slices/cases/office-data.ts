import type { Depth } from '#kernel/record.ts'
import type { RecordOf } from '#kernel/record.ts'
import type { Notice } from '#slices/notices/rules.ts'
import type { Household, Person } from '#slices/persons/rules.ts'
import type { Invite, Overlap, Photo, Reading, Trip, Visit } from '#slices/trips/kinds.ts'
import type { Case, Member, NextStep, Remark } from './kinds.ts'

/** One act as history tells it. */
export type Act = { id: string; at: string; received: string; action: string; actorId: string; actorName: string; actorPillar?: string | null; originName?: string | null; skew?: number | null; input?: Record<string, unknown> | null; changed: { kind: string; id: string; fields?: Record<string, unknown> | null; was?: Record<string, unknown> | null }[] }
type Seen<T> = T & { depth?: Depth }
/** A case with all that hangs on it, as the office reads it in one call. */
export type CaseFile = {
  case: Case & { depth: Depth }
  person?: Seen<RecordOf<typeof Person>> | null
  household?: Seen<RecordOf<typeof Household>> | null
  people?: Seen<RecordOf<typeof Person>>[]
  members?: Seen<Member>[]
  visits?: Seen<Visit>[]
  trips?: Seen<Trip>[]
  invites?: Seen<Invite>[]
  nextSteps?: Seen<NextStep>[]
  remarks?: Seen<RecordOf<typeof Remark>>[]
  readings?: Seen<RecordOf<typeof Reading>>[]
  photos?: Seen<RecordOf<typeof Photo>>[]
  notices?: Seen<Notice>[]
  overlaps?: Seen<RecordOf<typeof Overlap>>[]
  timeline?: Act[]
}

/** The live lead and helpers of a case. */
export function teamOf({ members = [] }: CaseFile): Seen<Member>[] {
  return members.filter(member => !member.until && member.role !== 'terlibat').toSorted((a, b) => (a.role === b.role ? a.workerName.localeCompare(b.workerName) : a.role === 'lead' ? -1 : 1))
}

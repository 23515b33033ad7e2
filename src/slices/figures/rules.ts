import { dayAt, type Day, type Instant, zoneOf } from '#kernel/day.ts'
import type { Id } from '#kernel/id.ts'
import type { Region } from '#kernel/region.ts'

// What each figure of coordination counts, once for the screen, the lists behind it and the paper. Confidential cases are counted nowhere,
// for nobody: two readers who lay their papers side by side must not see that one of them knows more.

/** Somebody who goes: the lead of a trip, or one who joined. */
export type Goer = { id: Id; name: string; pillar?: string | null }
/** A visit as the figures see it; one that was called off is none. */
export type VisitFact = {
  id: Id; tripId: Id; caseId?: Id | null; region: Region; rt?: string | null; rw?: string | null; day: Day; from: string; to: string; sort: string; state: string; purpose?: string | null
  leadId: Id; leadName: string; leadPillar?: string | null; joiners: readonly Goer[]; announced: boolean; plannedAt: Instant; reportedAt?: Instant | null
}
/** A notice that asks a kelurahan, RT or RW about a visit, as the figures see it. */
export type NoticeFact = {
  id: Id; tripId?: Id | null; region: Region; rt?: string | null; day: Day; toRole: string; toName?: string | null; state: string; at: Instant; sharedAt?: Instant | null; answer?: string | null; answeredAt?: Instant | null; answeredOrally: boolean
  leadName?: string | null; leadPillar?: string | null
}
/** Two visits to one family, as the figures see the pair. */
export type PairFact = {
  id: Id; region: Region; day: Day; otherDay: Day; leadId: Id; leadName: string; leadPillar?: string | null; otherLeadId: Id; otherLeadName: string; otherLeadPillar?: string | null; choice: string; reason?: string | null
}
/** A next step, as the figures see it. */
export type StepFact = { id: Id; caseId: Id; region: Region; what: string; ownerName: string; due: Day; state: string; doneAt?: Instant | null }
/** All that the figures of a period are made from. */
export type Facts = { visits: readonly VisitFact[]; notices: readonly NoticeFact[]; pairs: readonly PairFact[]; steps: readonly StepFact[] }

const HOURS = { WIB: 7, WITA: 8, WIT: 9 } as const
const HOUR_MS = 3_600_000

/** The moment at which a visit begins, by the clock of its place. */
export function startsAt({ region, day, from }: Pick<VisitFact, 'region' | 'day' | 'from'>): number {
  return Date.parse(`${day}T${from.slice(0, 5)}:00Z`) - HOURS[zoneOf(region)] * HOUR_MS
}

/** Announced: the plan stood in Pilar, and kelurahan and RT were written to, before the visit began. */
export function isAnnounced(visit: VisitFact): boolean {
  return visit.announced && Date.parse(visit.plannedAt) <= startsAt(visit)
}

/** Those who went on a visit: one visit, and a credit for each. */
export function goersOf({ leadId, leadName, leadPillar, joiners }: VisitFact): Goer[] {
  return [{ id: leadId, name: leadName, pillar: leadPillar }, ...joiners.filter(({ id }) => id !== leadId)]
}

/** The pillars that went on a visit, each once. */
export function pillarsOf(visit: VisitFact): string[] {
  return [...new Set(goersOf(visit).map(({ pillar }) => pillar).filter(pillar => !!pillar))] as string[]
}

/** Joint: goers of two or more pillars on one visit. */
export function isJoint(visit: VisitFact): boolean {
  return pillarsOf(visit).length > 1
}

/** The cases to which two or more pillars went in the period, together or each for itself. */
export function casesOfSeveral(visits: readonly VisitFact[]): Id[] {
  const pillars = new Map<Id, Set<string>>()
  for (const visit of visits) if (visit.caseId) pillars.set(visit.caseId, new Set([...pillars.get(visit.caseId) ?? [], ...pillarsOf(visit)]))
  return [...pillars].filter(([, those]) => those.size > 1).map(([id]) => id)
}

/** Entered late: the report came on a later day than the visit. It counts in the period of the visit, not of the entry. */
export function isLate({ region, day, reportedAt }: Pick<VisitFact, 'region' | 'day' | 'reportedAt'>): boolean {
  return !!reportedAt && dayAt(region, reportedAt) > day
}

/** Shared: the notice reached an account or somebody passed it on. What was not shared is nobody's silence. */
export function isShared({ state }: Pick<NoticeFact, 'state'>): boolean {
  return state !== 'belum_dibagikan'
}

/** Answered, by the app or by voice: both count fully. */
export function isAnswered({ state }: Pick<NoticeFact, 'state'>): boolean {
  return state === 'dijawab'
}

/** Hours from sharing to the answer. */
export function hoursToAnswer({ at, sharedAt, answeredAt }: NoticeFact): number | null {
  return answeredAt ? Math.max(0, (Date.parse(answeredAt) - Date.parse(sharedAt ?? at)) / HOUR_MS) : null
}

/** The middle of some hours, to one decimal; none when nothing was answered. */
export function median(hours: readonly number[]): number | null {
  const sorted = hours.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  const value = sorted.length === 0 ? null : sorted.length % 2 ? sorted[Math.floor(middle)]! : (sorted[middle - 1]! + sorted[middle]!) / 2
  return value === null ? null : Math.round(value * 10) / 10
}

/** On time: done by the end of its day, by the clock of its place. */
export function isOnTime({ region, state, doneAt, due }: StepFact): boolean {
  return state === 'selesai' && !!doneAt && dayAt(region, doneAt) <= due
}

/** Over its day: done later, or still open after it. A step that was called off is neither. */
export function isOverdue(step: StepFact, today: Day): boolean {
  return step.state === 'selesai' ? !isOnTime(step) : step.state === 'terbuka' && step.due < today
}

/** The lists behind the figures: a figure is the length of its list. */
export const LISTS = ['visits', 'announced', 'unannounced', 'joint', 'late', 'several', 'notices', 'shared', 'unshared', 'answered', 'silent', 'pairs', 'joined', 'moved', 'kept', 'dropped', 'steps', 'on_time', 'overdue'] as const
/** The name of a list. */
export type ListName = (typeof LISTS)[number]
/** A row of any list. */
export type Fact = VisitFact | NoticeFact | PairFact | StepFact

/** Gives the rows of a list; screens, paper and figures all ask here. */
export function rowsOf(list: ListName, { visits, notices, pairs, steps }: Facts, today: Day): readonly Fact[] {
  const several = new Set(list === 'several' ? casesOfSeveral(visits) : [])
  const choice = (wanted: string) => pairs.filter(pair => pair.choice === wanted)
  return {
    visits: () => visits, announced: () => visits.filter(isAnnounced), unannounced: () => visits.filter(visit => !isAnnounced(visit)), joint: () => visits.filter(isJoint), late: () => visits.filter(isLate),
    several: () => visits.filter(({ caseId }) => caseId && several.has(caseId)),
    notices: () => notices, shared: () => notices.filter(isShared), unshared: () => notices.filter(notice => !isShared(notice)), answered: () => notices.filter(isAnswered), silent: () => notices.filter(notice => isShared(notice) && !isAnswered(notice)),
    pairs: () => pairs, joined: () => choice('gabung'), moved: () => choice('geser'), kept: () => choice('tetap'), dropped: () => choice('batal'),
    steps: () => steps.filter(({ state }) => state !== 'batal'), on_time: () => steps.filter(isOnTime), overdue: () => steps.filter(step => isOverdue(step, today)),
  }[list]()
}

/** The figures: how long each list is, the cases behind `several`, credits of all who went, and the median wait for an answer. */
export type Figures = Record<ListName, number> & { cases: number; casesOfSeveral: number; credits: number; medianHours: number | null }

/** Counts a period. */
export function figuresOf(facts: Facts, today: Day): Figures {
  const counts = Object.fromEntries(LISTS.map(list => [list, rowsOf(list, facts, today).length])) as Record<ListName, number>
  return {
    ...counts, cases: new Set(facts.visits.map(({ caseId }) => caseId).filter(Boolean)).size, casesOfSeveral: casesOfSeveral(facts.visits).length,
    credits: facts.visits.reduce((sum, visit) => sum + goersOf(visit).length, 0), medianHours: median(facts.notices.map(hoursToAnswer).filter(hours => hours !== null)),
  }
}

/** The part of the facts that lies in one kelurahan. */
export function factsAt({ visits, notices, pairs, steps }: Facts, place: Region): Facts {
  const here = <T extends { region: Region }>(rows: readonly T[]) => rows.filter(({ region }) => region === place)
  return { visits: here(visits), notices: here(notices), pairs: here(pairs), steps: here(steps) }
}

/** The part of the facts in which a pillar takes part; next steps belong to cases, not to pillars, and are left out. */
export function factsOfPillar({ visits, notices, pairs }: Facts, pillar: string): Facts {
  const trips = new Set(visits.filter(visit => pillarsOf(visit).includes(pillar)).map(({ tripId }) => tripId))
  return {
    visits: visits.filter(visit => pillarsOf(visit).includes(pillar)), notices: notices.filter(({ tripId, leadPillar }) => (tripId && trips.has(tripId)) || leadPillar === pillar),
    pairs: pairs.filter(({ leadPillar, otherLeadPillar }) => leadPillar === pillar || otherLeadPillar === pillar), steps: [],
  }
}

/** One line of a table by kelurahan or by pillar. */
export type Line = { of: string; figures: Figures }

/** The figures kelurahan by kelurahan, in the order of their codes. */
export function byPlace(facts: Facts, today: Day): Line[] {
  const places = new Set([...facts.visits, ...facts.notices, ...facts.pairs, ...facts.steps].map(({ region }) => region))
  return [...places].toSorted().map(of => ({ of, figures: figuresOf(factsAt(facts, of), today) }))
}

/** The figures pillar by pillar, in the order of the alphabet: a joint visit stands with each of its pillars, its credits with the pillar of each goer. */
export function byPillar(facts: Facts, today: Day): Line[] {
  const pillars = new Set(facts.visits.flatMap(pillarsOf))
  return [...pillars].toSorted().map(of => {
    const own = factsOfPillar(facts, of)
    const credits = own.visits.reduce((sum, visit) => sum + goersOf(visit).filter(({ pillar }) => pillar === of).length, 0)
    return { of, figures: { ...figuresOf(own, today), credits } }
  })
}

import type { Moment } from '#kernel/action.ts'
import { addDays, daysBetween } from '#kernel/day.ts'
import type { Id } from '#kernel/id.ts'
import { problem } from '#kernel/problem.ts'
import { Case, Member } from '#slices/cases/kinds.ts'
import { tellable } from '#slices/cases/hands.ts'
import { Office } from '#slices/units/rules.ts'
import { Visit } from './kinds.ts'

/** Somebody else goes to this person or household within the near days; details.others says who, which pillar, when. */
export const overlapping = problem('trip.overlap', 409)

/** What two visits need to be compared. */
export type Whereabouts = Pick<Visit, 'personId' | 'householdId' | 'day' | 'tripId' | 'sort' | 'state'> & Partial<Pick<Visit, 'leadId' | 'joinerIds' | 'region' | 'caseId'>>

/** Two visits overlap when they go to the same person or household within `nearDays`, on different trips, and neither is a meeting, called off, or met nobody. Whoever was there and comes again follows up, and overlaps with nobody. */
export function overlap(one: Whereabouts, other: Whereabouts, nearDays: number): boolean {
  const sameFamily = (!!one.householdId && one.householdId === other.householdId) || (!!one.personId && one.personId === other.personId)
  const bothGo = goes(one) && goes(other)
  return sameFamily && bothGo && one.tripId !== other.tripId && !followsUp(one, other) && !followsUp(other, one) && Math.abs(daysBetween(one.day, other.day)) < nearDays
}

function goes(visit: Whereabouts): boolean {
  return visit.sort === 'kunjungan' && visit.state !== 'batal' && visit.state !== 'tidak_bertemu'
}

function followsUp(visit: Whereabouts, before: Whereabouts): boolean {
  return isOver(before) && !!visit.leadId && (before.leadId === visit.leadId || !!before.joinerIds?.includes(visit.leadId))
}

/** A visit that was made can neither be joined nor moved any more; what is left is to know of it. */
export function isOver({ state }: Pick<Visit, 'state'>): boolean {
  return state !== 'rencana'
}

/** Names the keys that keep two planners of one family apart while they decide. */
export function guardKeys(places: readonly Pick<Visit, 'personId' | 'householdId'>[]): string[] {
  return [...new Set(places.flatMap(({ personId, householdId }) => [householdId && `household:${householdId}`, personId && `person:${personId}`].filter(key => !!key) as string[]))]
}

/** The key on which all wait for each other who change a trip: who joins reads one that may not be his to lock, and no joiner may overwrite another. */
export function tripKey(tripId: Id): string {
  return `trip:${tripId}`
}

/** Finds all visits of the home near some visits: those the planner may hear of, and the sealed ones still to come, whose lead alone is told. */
export async function nearby(moment: Moment, visits: readonly Whereabouts[]): Promise<{ open: [Whereabouts, Visit][]; hidden: Visit[] }> {
  const { desk } = moment
  const first = visits.map(visit => visit.day).toSorted()[0]
  if (!first) return { open: [], hidden: [] }
  const [office] = await desk.findInHouse(Office, {})
  const nearDays = office?.nearDays ?? 7
  const range = { field: 'day' as const, from: addDays(first, 1 - nearDays), to: addDays(visits.map(visit => visit.day).toSorted().at(-1)!, nearDays - 1) }
  const households = distinct(visits.map(visit => visit.householdId))
  const persons = distinct(visits.map(visit => visit.personId))
  const found = new Map<Id, Visit>()
  if (households.length > 0) for (const visit of await desk.findInHouse(Visit, { householdId: households }, range)) found.set(visit.id, visit)
  if (persons.length > 0) for (const visit of await desk.findInHouse(Visit, { personId: persons }, range)) found.set(visit.id, visit)
  const pairs = await tellable(moment, [...found.values()].flatMap(other => visits.filter(visit => overlap(visit, other, nearDays)).map(visit => [visit, other] as [Whereabouts, Visit])))
  const mine = await ownSealed(moment, pairs.map(([, other]) => other))
  const mayHear = (other: Visit) => !other.sealed || (!!other.caseId && mine.has(other.caseId))
  return { open: pairs.filter(([, other]) => mayHear(other)), hidden: distinct(pairs.map(([, other]) => other).filter(other => !mayHear(other) && !isOver(other))) }
}

/** Tells who else goes, or was there, without a word about the family. */
export function othersOf(pairs: readonly [Whereabouts, Visit][]): Record<string, unknown>[] {
  return distinct(pairs.map(([, other]) => other)).map(({ id, tripId, leadName, leadPillar, day, from, to, state }) => ({ visitId: id, tripId, leadName, leadPillar, day, from, to, over: isOver({ state }) }))
}

async function ownSealed(moment: Moment, visits: readonly Visit[]): Promise<Set<Id>> {
  const caseIds = distinct(visits.filter(visit => visit.sealed && visit.caseId).map(visit => visit.caseId!))
  if (caseIds.length === 0) return new Set()
  const members = await moment.desk.findInHouse(Member, { caseId: caseIds, workerId: moment.actor.workerId })
  return new Set(members.filter(member => !member.until && member.role !== 'terlibat').map(member => member.caseId))
}

function distinct<T>(values: readonly (T | null | undefined)[]): T[] {
  return [...new Set(values.filter(value => value !== null && value !== undefined))] as T[]
}

/** The part of a case that a visit copies. */
export function spotOf({ householdId, personId, rt, rw, region }: Pick<Case, 'householdId' | 'personId' | 'rt' | 'rw' | 'region'>) {
  return { householdId, personId, rt, rw, region }
}

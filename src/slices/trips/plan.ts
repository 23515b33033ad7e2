import * as z from 'zod/mini'
import { action, add, set, type Change, type Clock, type Moment, type Read } from '#kernel/action.ts'
import { dayAt } from '#kernel/day.ts'
import { clock, day, id, ids, maybe, named, oneOf, part, region, rtNumber, text } from '#kernel/fields.ts'
import type { Id } from '#kernel/id.ts'
import { type Fault, faulty, problem } from '#kernel/problem.ts'
import type { RecordOf } from '#kernel/record.ts'
import { NATION, type Region } from '#kernel/region.ts'
import { Case, Member } from '#slices/cases/kinds.ts'
import { CLOSED } from '#slices/cases/stages.ts'
import { isClosed, mustReadFull, workersOf } from '#slices/cases/work.ts'
import { holders, tell, type Message } from '#slices/notices/rules.ts'
import type { Post } from '#slices/workers/rules.ts'
import { inviting, refuseUninvited } from './crew.ts'
import { BASES, KEEP_REASONS, NO_INVITE_REASONS, Overlap, PURPOSES, Trip, TRIP_SORTS, UNTOLD_REASONS, Visit } from './kinds.ts'
import { guardKeys, isOver, nearby, othersOf, overlapping, spotOf, type Whereabouts } from './near.ts'

/** A confidential case is visited on a trip of its own, so that nothing of it shows through another. */
export const sealedApart = problem('trip.sealed_apart', 409)
/** The trip is over or called off. */
export const tripOver = problem('trip.over', 409)

/** Choosing *tetap* when others go there too, with a reason from the short list; `of` names the trips that were known, and without it the reason is about all. */
export const keepField = () => maybe(part(z.strictObject({ reason: oneOf(KEEP_REASONS), note: maybe(text(300)), of: maybe(ids(100)) })))
type Keep = { reason: string; of?: readonly Id[] | null } | null | undefined

/** One or several cases, or an area; a day and a window; why; by letter or by own initiative. */
export const PlanInput = z.strictObject({
  id: maybe(id()), caseIds: maybe(ids(40)), area: maybe(part(z.strictObject({ region: region(), rt: maybe(rtNumber()), rw: maybe(rtNumber()) }))), sort: maybe(oneOf(TRIP_SORTS)),
  day: day(), from: clock(), to: clock(), purpose: oneOf(PURPOSES), purposeNote: maybe(named(text(300))), basis: oneOf(BASES), letter: maybe(text(120)), leadId: maybe(id()),
  keep: keepField(), untoldReason: maybe(oneOf(UNTOLD_REASONS)), inviteIds: maybe(ids(10)), noInvite: maybe(oneOf(NO_INVITE_REASONS)),
})
type PlanInput = z.infer<typeof PlanInput>

/** Tells the kelurahan and every other pillar who comes, before anyone goes; asks when somebody else goes to the same family. */
export const plan = action('trip.plan', PlanInput, async (moment, input) => {
  const { desk } = moment
  const cases = input.caseIds?.length ? await desk.getAll(Case, [...new Set(input.caseIds)]) : []
  const places = cases.length > 0 ? cases : [input.area!]
  refusePastDay(moment, input.day, places)
  const posts = places.map(place => moment.allow('visit.plan', place.region, place))
  refuseCases(cases)
  const lead = await leadOf(moment, input, places[0]!.region)
  await desk.guard(guardKeys(cases))
  const trip = tripOf(moment, input, cases, lead)
  const visits = cases.length > 0 ? cases.map(one => visitOf(moment, trip, one)) : [visitOf(moment, trip, input.area!)]
  await refuseUninvited(moment, trip, visits, input, posts)
  const near = await nearby(moment, visits)
  refuseUnasked(moment, near.open, input.keep)
  const planned = [add(Trip, trip), ...visits.map(visit => add(Visit, visit)), ...near.open.map(([visit, other]) => pairOf(moment, visit as Visit, other, reasonFor(input.keep, other)))]
  const told = [...await toArea(moment, trip, visits), ...await toTeams(moment, trip, cases), ...await toOthers(moment, trip, near), ...await toClusters(moment, trip, visits)]
  const asked = await inviting(moment, trip, visits, input.inviteIds ?? [])
  return { changes: [...planned, ...asked.changes], notices: [...told, ...asked.notices] }
}, planFaults)

/** Asks whoever still stands at the form; what was decided without a line is not refused, the pair waits for both to settle it. */
function refuseUnasked(moment: Moment, open: readonly [Whereabouts, Visit][], keep: Keep): void {
  if (!moment.later && open.some(([, other]) => !reasonFor(keep, other))) throw overlapping({ others: othersOf(open) })
}

/** A reason settles nothing with a trip of which its giver had not heard. */
function reasonFor(keep: Keep, { tripId }: Pick<Visit, 'tripId'>): string | undefined {
  return keep && (!keep.of || keep.of.includes(tripId)) ? keep.reason : undefined
}

/** Makes the record of a pair that overlaps and goes on, kept with a reason or not settled yet; with a sealed side it belongs to the sealed case's team. */
export function pairOf(moment: Moment, visit: Visit, other: Visit, reason?: string): Change {
  return add(Overlap, {
    id: moment.newId(), region: visit.region, visitId: visit.id, otherVisitId: other.id, tripId: visit.tripId, otherTripId: other.tripId, caseId: other.sealed && !visit.sealed ? other.caseId : visit.caseId, householdId: visit.householdId ?? other.householdId, personId: visit.personId ?? other.personId,
    day: visit.day, otherDay: other.day, leadId: visit.leadId, leadName: visit.leadName, leadPillar: visit.leadPillar, otherLeadId: other.leadId, otherLeadName: other.leadName, otherLeadPillar: other.leadPillar,
    choice: reason ? 'tetap' : 'belum', reason, sealed: visit.sealed || other.sealed, at: moment.now,
  })
}

/** Tells the kelurahan, and the RT heads concerned, who comes and when; a sealed trip tells nobody there. */
export async function toArea(moment: Moment, trip: Trip, visits: readonly Visit[], code = 'trip.announced'): Promise<Change[]> {
  const kelurahan = [...new Set(visits.map(visit => visit.region))].toSorted()
  if (trip.sealed || trip.untoldReason === 'darurat' && trip.state === 'selesai') return []
  const posts = await holders(moment, ['lurah', 'kasi_kesra', 'ketua_rt'], kelurahan)
  const signedIn = new Set(await moment.desk.withAccounts(posts.map(post => post.workerId)))
  const reached = (held: readonly RecordOf<typeof Post>[]) => held.some(post => signedIn.has(post.workerId))
  return kelurahan.flatMap(place => {
    const here = visits.filter(visit => visit.region === place)
    const rts = [...new Set(here.map(visit => visit.rt).filter(rt => !!rt))].toSorted() as string[]
    const heads = posts.filter(post => post.region === place && (post.role === 'lurah' || post.role === 'kasi_kesra')).toSorted((one, other) => (one.role < other.role ? 1 : -1))
    const message = announce(trip, homesIn(here), rts, code)
    return [
      tell(moment, { role: 'lurah', region: place, ...(heads[0] ? { name: heads[0].workerName } : {}) }, message, reached(heads)),
      ...rts.map(rt => {
        const chairs = posts.filter(post => post.region === place && post.role === 'ketua_rt' && post.rt === rt)
        return tell(moment, { role: 'ketua_rt', region: place, rt, rw: chairs[0]?.rw, ...(chairs[0] ? { name: chairs[0].workerName } : {}) }, announce(trip, homesIn(here.filter(visit => visit.rt === rt)), [rt], code), reached(chairs))
      }),
    ]
  })
}

/** Tells the RW heads concerned; a sealed trip tells nobody there. */
export async function toClusters(moment: Moment, trip: Trip, visits: readonly Visit[], code = 'trip.announced'): Promise<Change[]> {
  if (trip.sealed || !visits.some(visit => visit.rw)) return []
  const chairs = (await holders(moment, ['ketua_rw'], [...new Set(visits.map(visit => visit.region))])).filter(chair => visits.some(visit => visit.region === chair.region && visit.rw === chair.rw))
  const signedIn = await moment.desk.withAccounts(chairs.map(chair => chair.workerId))
  return [...new Map(chairs.map(chair => [`${chair.region}/${chair.rw}`, chair])).values()].map(chair => {
    const there = visits.filter(visit => visit.region === chair.region && visit.rw === chair.rw)
    const rts = [...new Set(there.map(visit => visit.rt).filter(rt => !!rt))].toSorted() as string[]
    return tell(moment, { role: 'ketua_rw', region: chair.region, rw: chair.rw, name: chair.workerName }, announce(trip, homesIn(there), rts, code), signedIn.includes(chair.workerId))
  })
}

/** Tells the teams of the cases, whatever their pillar. What is told stands where the trip goes, for whoever tells it reads it too: a case may have moved since. */
export async function toTeams(moment: Moment, trip: Trip, cases: readonly Pick<Case, 'id'>[], code = 'trip.announced'): Promise<Change[]> {
  if (cases.length === 0) return []
  const members = await moment.desk.findInHouse(Member, { caseId: cases.map(one => one.id) })
  const live = members.filter(member => !member.until && member.role !== 'terlibat' && member.workerId !== moment.actor.workerId && member.workerId !== trip.leadId)
  const once = [...new Map(live.map(member => [member.workerId, member])).values()]
  const leadToo = trip.leadId !== moment.actor.workerId ? [{ workerId: trip.leadId, workerName: trip.leadName, caseId: cases[0]!.id }] : []
  return [...once, ...leadToo].map(member => tell(moment, { worker: member.workerId, name: member.workerName, region: trip.region }, { ...announce(trip, trip.households, [], code), caseId: member.caseId, sealed: trip.sealed }))
}

// households among visits: one that goes to an area has none to count
function homesIn(visits: readonly Visit[]): number {
  return new Set(visits.map(visit => visit.householdId ?? visit.caseId).filter(Boolean)).size
}

function announce(trip: Trip, households: number, rts: string[], code: string): Message {
  const { day, from, to, leadName, leadPillar, purpose } = trip
  return { code, asks: true, day, tripId: trip.id, sealed: trip.sealed, caseId: trip.sealed ? trip.caseId : null, told: { day, from, to, leadName, leadPillar, purpose, households, rts } }
}

/** Tells those who go to the same family, or have just been there; of a sealed visit its lead alone. */
export async function toOthers(moment: Moment, trip: Trip, { open, hidden }: Awaited<ReturnType<typeof nearby>>): Promise<Change[]> {
  const told = { otherName: trip.leadName, otherPillar: trip.leadPillar, day: trip.day, from: trip.from, to: trip.to }
  // of a sealed trip only its own team may hear
  const team = trip.sealed && trip.caseId ? (await moment.desk.findInHouse(Member, { caseId: trip.caseId })).filter(member => !member.until && member.role !== 'terlibat').map(member => member.workerId) : null
  // one message a lead: of a visit still to come sooner than of one that was made
  const near = open.map(([, other]) => other).toSorted((one, other) => Number(isOver(other)) - Number(isOver(one)))
  const others = [...new Map(near.map(other => [other.leadId, other])).values()].filter(other => other.leadId !== trip.leadId && (!team || team.includes(other.leadId)))
  const about = (other: Visit) => ({ tripId: other.tripId, caseId: trip.sealed ? trip.caseId : other.sealed ? other.caseId : null, sealed: trip.sealed || other.sealed })
  return [
    ...others.map(other => tell(moment, { worker: other.leadId, name: other.leadName, region: other.region }, { code: isOver(other) ? 'trip.follows' : 'trip.overlaps', day: trip.day, ...about(other), told })),
    ...hidden.map(other => tell(moment, { worker: other.leadId, name: other.leadName, region: other.region }, { code: 'trip.overlaps_sealed', day: trip.day, tripId: other.tripId, caseId: other.caseId, sealed: true, told })),
  ]
}

async function leadOf(moment: Moment, input: PlanInput, place: Region): Promise<{ id: Id; name: string; pillar: string | null }> {
  const leadId = input.leadId ?? moment.actor.workerId
  if (leadId !== moment.actor.workerId) moment.allow('trip.plan_for', place)
  const [lead] = await workersOf(moment, [leadId])
  return lead!
}

function tripOf(moment: Moment, input: PlanInput, cases: readonly Read<typeof Case>[], lead: { id: Id; name: string; pillar: string | null }): Trip {
  const places = cases.length > 0 ? cases.map(one => one.region) : [input.area!.region]
  const sealed = cases.some(one => one.sealed)
  const only = cases.length === 1 ? cases[0]! : undefined
  return {
    id: input.id ?? moment.newId(), region: common(places), sort: input.sort ?? 'kunjungan', day: input.day, from: input.from, to: input.to, leadId: lead.id, leadName: lead.name, leadPillar: lead.pillar, joinerIds: [], joiners: [],
    purpose: input.purpose, purposeNote: input.purposeNote, basis: input.basis, letter: input.letter, rt: only ? only.rt : input.area?.rt, rw: only ? only.rw : input.area?.rw, households: cases.length > 0 ? new Set(cases.map(one => one.householdId ?? one.id)).size : 0,
    plannedById: moment.actor.workerId, state: 'rencana', announced: !sealed, untoldReason: input.untoldReason, noInvite: input.noInvite, sealed, caseId: sealed ? cases[0]!.id : null, at: moment.now,
  }
}

/** Makes the visit of a trip to a case, or to an area. */
export function visitOf(moment: Moment, trip: Trip, place: Pick<Case, 'region'> & Partial<Pick<Case, 'id' | 'householdId' | 'personId' | 'subjectId' | 'rt' | 'rw'>>): Visit {
  return {
    id: moment.newId(), tripId: trip.id, caseId: place.id, subjectId: place.subjectId ?? trip.id, ...spotOf({ householdId: null, personId: null, rt: null, rw: null, ...place }), sort: trip.sort, day: trip.day, from: trip.from, to: trip.to,
    leadId: trip.leadId, leadName: trip.leadName, leadPillar: trip.leadPillar, joinerIds: trip.joinerIds, purpose: trip.purpose, sealed: trip.sealed, state: 'rencana', announced: trip.announced, corrections: [],
  }
}

/** Refuses a day that is over where the trip goes, by the device's own time. */
export function refusePastDay(moment: Moment, day: string, places: readonly { region: Region }[]): void {
  if (places.some(place => day < dayAt(place.region, moment.at))) throw faulty({ at: 'day', rule: 'past_day' })
}

function planFaults(input: Partial<PlanInput>, clock: Clock): Fault[] {
  const faults = [...!input.caseIds?.length === !input.area ? [{ at: 'caseIds', rule: 'cases_or_area' }] : [], ...windowFaults(input, clock)]
  if (input.basis === 'surat_tugas' && !input.letter) faults.push({ at: 'letter', rule: 'required' })
  if (input.inviteIds?.length && input.noInvite) faults.push({ at: 'inviteIds', rule: 'invite_or_reason' })
  return faults
}

// the clocks of the west are the last to leave a day
const WEST: Region = '31'

/** What is wrong with a day and window wherever it may be: a day that is over in all of Indonesia, an end before the beginning. */
export function windowFaults({ day, from, to }: { day?: string; from?: string; to?: string }, { at }: Clock): Fault[] {
  return [...day && day < dayAt(WEST, at) ? [{ at: 'day', rule: 'past_day' }] : [], ...from && to && to <= from ? [{ at: 'to', rule: 'after_from' }] : []]
}

/** Refuses cases that are closed, mixed with sealed ones, or sealed and not read in full. */
export function refuseCases(cases: readonly Read<typeof Case>[]): void {
  const closed = cases.find(one => CLOSED.includes(one.stage))
  if (closed) throw isClosed({ caseId: closed.id, stage: closed.stage })
  for (const one of cases.filter(each => each.sealed)) mustReadFull(one)
  const sealed = cases.filter(one => one.sealed)
  if (sealed.length > 0 && cases.length > 1) throw sealedApart({ caseIds: sealed.map(one => one.id) })
}

function common(places: readonly Region[]): Region {
  const first = places[0]!.split('.')
  const depth = first.filter((_, at) => places.every(place => place.split('.').slice(0, at + 1).join('.') === first.slice(0, at + 1).join('.'))).length
  return first.slice(0, depth).join('.') || NATION
}

/** Only a trip still planned can be changed. */
export function mustBePlanned(trip: Pick<Trip, 'id' | 'state'>): void {
  if (trip.state !== 'rencana') throw tripOver({ tripId: trip.id, state: trip.state })
}

/** Gives the pairs of a trip's visits when its day moves, or refuses when nobody chose to keep it. */
export async function pairsAt(moment: Moment, visits: readonly Visit[], keep: Keep, except?: Id | null): Promise<{ pairs: Change[]; near: { open: [Whereabouts, Visit][]; hidden: Visit[] } }> {
  const found = await nearby(moment, visits)
  const near = { ...found, open: found.open.filter(([, other]) => other.tripId !== except) }
  refuseUnasked(moment, near.open, keep)
  return { pairs: near.open.map(([visit, other]) => pairOf(moment, visit as Visit, other, reasonFor(keep, other))), near }
}

/** Changes a trip together with its visits. */
export function setTrip(trip: Trip, visits: readonly Visit[], patch: Partial<Trip>, shared: Partial<Visit>): Change[] {
  return [set(Trip, trip, patch), ...visits.map(visit => set(Visit, visit, shared))]
}

import * as z from 'zod/mini'
import { action, add, set, type Change, type Derived, type Moment } from '#kernel/action.ts'
import { id, text } from '#kernel/fields.ts'
import { homeOf } from '#kernel/id.ts'
import { faulty, notFound, problem } from '#kernel/problem.ts'
import { covers } from '#kernel/region.ts'
import type { RecordOf } from '#kernel/record.ts'
import { Consent, Withdrawal } from '#slices/consents/kinds.ts'
import { Directive, Hearing, Reminder } from '#slices/directives/kinds.ts'
import { CareNote, Incident } from '#slices/houselog/kinds.ts'
import { Letter } from '#slices/letters/kinds.ts'
import { Notice, tell } from '#slices/notices/rules.ts'
import { Household, Membership, Person } from '#slices/persons/rules.ts'
import { Assessment, Closure, Conference, Deed, Goal, Plan, Provision } from '#slices/plans/kinds.ts'
import { Referral, ReferralStep } from '#slices/referrals/kinds.ts'
import { Report } from '#slices/reports/kinds.ts'
import { standIn } from './alarm.ts'
import { carried } from './carry.ts'
import { entrusted } from './entrusted.ts'
import { ServiceRequest } from '#slices/services/kinds.ts'
import { guardiansOf, memberOf } from './team.ts'
import { Invite, Overlap, Photo, Reading, Trip, Visit } from '#slices/trips/kinds.ts'
import { Unmasking } from '#slices/inspections/kinds.ts'
import { Stay } from '#slices/institutions/kinds.ts'
import { Alarm, Case, caseKey, Member, NextStep, Remark } from './kinds.ts'

/** The seal is not on. */
export const notSealed = problem('case.not_sealed', 409)

/** Seals what hangs on a case and brings its guardians onto the team, and of an emergency whose clock runs also who is on duty; the case itself is set by the caller. */
export async function sealing(moment: Moment, record: Case): Promise<Change[]> {
  const members = (await moment.desk.findInHouse(Member, { caseId: record.id })).filter(member => !member.until)
  const guardians = (await guardiansOf(moment)).filter(post => !members.some(member => member.workerId === post.workerId))
  const joining = guardians.map(post => memberOf(moment, { ...record, sealed: true }, { id: post.workerId, name: post.workerName, pillar: null }, 'tim'))
  const onDuty = await standIn(moment, { ...record, sealed: true }, guardians.map(post => post.workerId))
  return [...await follow(moment, record, true), ...joining, ...onDuty]
}

/** What of a case lies in other homes follows its seal there. */
export async function sealedElsewhere({ desk, home }: Moment, record: Pick<Case, 'id'>, sealed: boolean): Promise<Derived[]> {
  const places = (await desk.findInHouse(Referral, { caseId: record.id })).flatMap(one => one.chain.map(({ receptionId }) => receptionId)).filter(receptionId => homeOf(receptionId) !== home)
  return places.map(receptionId => ({ home: homeOf(receptionId), action: FOLLOWS.verb, input: { receptionId, sealed } }))
}
const FOLLOWS = { verb: 'reception.seal' } as const

/** Seals a case by hand: the team alone reads it from now on. */
export const seal = action('case.seal', z.strictObject({ caseId: id(), reason: text(300) }), async (moment, input) => {
  await moment.desk.guard([caseKey(input.caseId)])
  const record = await moment.desk.get(Case, input.caseId)
  moment.allow('case.seal', record.region)
  if (record.sealed) return { changes: [] }
  return { changes: [set(Case, record, { sealed: true }), ...await sealing(moment, record)], derived: await sealedElsewhere(moment, record, true) }
})

/** Lowers a seal, with a reason that the timeline keeps. */
export const unseal = action('case.unseal', z.strictObject({ caseId: id(), reason: text(300) }), async (moment, input) => {
  await moment.desk.guard([caseKey(input.caseId)])
  const record = await moment.desk.get(Case, input.caseId)
  moment.allow('case.unseal', record.region)
  if (!record.sealed) throw notSealed({ caseId: record.id })
  return { changes: [set(Case, record, { sealed: false }), ...await follow(moment, record, false)], derived: await sealedElsewhere(moment, record, false) }
})

/** Lets the head of the office join a sealed team whose number he was given, with a reason that the team sees. */
export const enterSealed = action('case.enter_sealed', z.strictObject({ caseId: id(), reason: text(300) }), async (moment, input) => {
  const [record] = await moment.desk.findInHouse(Case, { id: input.caseId })
  const post = record && moment.actor.posts.find(held => held.role === 'kepala_dinas' && held.line === 'area' && covers(held.region, record.region))
  if (!record || !post || [...moment.actor.shut, ...moment.actor.shutSealed ?? []].includes(record.id)) throw notFound()
  moment.allow('case.enter_sealed', record.region)
  const members = (await moment.desk.findInHouse(Member, { caseId: record.id })).filter(member => !member.until)
  if (members.some(member => member.workerId === moment.actor.workerId)) return { changes: [] }
  return {
    changes: [memberOf(moment, record, { id: moment.actor.workerId, name: moment.actor.name, pillar: null }, 'tim', input.reason)],
    notices: members.filter(member => member.role !== 'terlibat').map(member => tell(moment, { worker: member.workerId, name: member.workerName, region: record.region }, {
      code: 'case.head_joined', caseId: record.id, sealed: record.sealed, told: { otherName: moment.actor.name, reason: input.reason },
    })),
  }
})

/** Shuts a worker out of a case because named as involved; nothing of the case is shown to that worker any more, and what was to be done there falls to the lead. */
export const shutOut = action('case.shut_out', z.strictObject({ caseId: id(), workerId: id(), reason: text(300) }), async (moment, input) => {
  await moment.desk.guard([caseKey(input.caseId)])
  const record = await moment.desk.get(Case, input.caseId)
  moment.allow('case.assign', record.region)
  if (record.leadId === input.workerId) throw faulty({ at: 'workerId', rule: 'is_lead' })
  if (moment.actor.workerId === input.workerId) throw faulty({ at: 'workerId', rule: 'oneself' })
  const members = (await moment.desk.findInHouse(Member, { caseId: record.id, workerId: input.workerId })).filter(member => !member.until)
  return {
    changes: [
      ...members.map(member => set(Member, member, { until: moment.today(record.region) })),
      memberOf(moment, record, { id: input.workerId, name: members[0]?.workerName ?? '–', pillar: null }, 'terlibat', input.reason),
      ...record.leadId ? await carried(moment, [record.id], [input.workerId], { id: record.leadId, name: record.leadName ?? '' }) : [],
    ],
  }
})

/** What hangs on a case by its `caseId` alone, and follows its seal without more ado. */
const HANGING = [Consent, Withdrawal, Assessment, Plan, Goal, Deed, Conference, Provision, Closure] as unknown as readonly (typeof Consent)[]

async function sealAll({ desk }: Moment, kind: typeof Consent, caseId: string, sealed: boolean): Promise<Change[]> {
  return (await desk.findInHouse(kind, { caseId })).map(one => set(kind, one, { sealed }))
}

async function follow(moment: Moment, record: Case, sealed: boolean): Promise<Change[]> {
  const { desk } = moment
  const byCase = { caseId: record.id }
  const visits = await desk.findInHouse(Visit, byCase)
  const pairs = [...await desk.findInHouse(Overlap, byCase), ...visits.length > 0 ? await desk.findInHouse(Overlap, { otherVisitId: visits.map(visit => visit.id) }) : []]
  const { alone, moves } = await partTrips(moment, record, visits, sealed)
  return [
    ...alone.map(one => set(Trip, one, { sealed, caseId: sealed ? record.id : null })), ...moves, ...visits.map(one => set(Visit, one, { sealed })),
    ...distinct(pairs).map(one => set(Overlap, one, { sealed, caseId: record.id })), ...(await desk.findInHouse(Reading, byCase)).map(one => set(Reading, one, { sealed })),
    ...(await desk.findInHouse(Photo, byCase)).map(one => set(Photo, one, { sealed })), ...(await desk.findInHouse(Member, byCase)).map(one => set(Member, one, { sealed })),
    ...(await desk.findInHouse(NextStep, byCase)).map(one => set(NextStep, one, { sealed })), ...(await desk.findInHouse(Remark, byCase)).map(one => set(Remark, one, { sealed })), ...(await desk.findInHouse(Alarm, byCase)).map(one => set(Alarm, one, { sealed })), ...(await desk.findInHouse(CareNote, byCase)).map(one => set(CareNote, one, { sealed })), ...(await desk.findInHouse(Incident, byCase)).map(one => set(Incident, one, { sealed })),
    ...(await desk.findInHouse(Report, byCase)).map(one => set(Report, one, { sealed })), ...(await desk.findInHouse(Directive, byCase)).map(one => set(Directive, one, { sealed })),
    ...(await desk.findInHouse(Letter, byCase)).map(one => set(Letter, one, { sealed })), ...(await desk.findInHouse(ServiceRequest, byCase)).map(one => set(ServiceRequest, one, { sealed })),
    ...(await desk.findInHouse(Hearing, byCase)).map(one => set(Hearing, one, { sealed })), ...(await desk.findInHouse(Reminder, byCase)).map(one => set(Reminder, one, { sealed })),
    ...(await desk.findInHouse(Referral, byCase)).map(one => set(Referral, one, { sealed })), ...(await desk.findInHouse(ReferralStep, byCase)).map(one => set(ReferralStep, one, { sealed })), ...await entrusted(moment, record, sealed),
    ...(await invitesOf(moment, alone.map(trip => trip.id))).map(one => set(Invite, one, { sealed, caseId: record.id })),
    ...(await noticesOf(moment, record.id, alone.map(trip => trip.id))).map(one => set(Notice, one, { sealed, caseId: sealed || one.toWorker ? record.id : null, cancelled: one.cancelled || (sealed && !!one.toRole) })),
    ...(await desk.findInHouse(Stay, byCase)).map(one => set(Stay, one, { sealed })), ...(await desk.findInHouse(Unmasking, byCase)).map(one => set(Unmasking, one, { sealed })), ...await followPeople(moment, record, sealed),
    ...(await Promise.all(HANGING.map(kind => sealAll(moment, kind, record.id, sealed)))).flat(),
  ]
}

/** Parts the trips of a case that is sealed: a trip of its own follows the seal, a shared one goes on without the sealed visit, which gets a trip of its own. */
async function partTrips(moment: Moment, record: Case, visits: readonly Visit[], sealed: boolean): Promise<{ alone: Trip[]; moves: Change[] }> {
  const { desk } = moment
  const trips = visits.length > 0 ? await desk.findInHouse(Trip, { id: visits.map(visit => visit.tripId) }) : []
  const all = trips.length > 0 ? await desk.findInHouse(Visit, { tripId: trips.map(trip => trip.id) }) : []
  const isShared = (trip: Trip) => sealed && all.some(visit => visit.tripId === trip.id && visit.caseId !== record.id)
  const moves = trips.filter(isShared).flatMap(trip => {
    const own = { ...trip, id: moment.newId(), households: 1, region: record.region, sealed: true, caseId: record.id, announced: false }
    return [add(Trip, own), set(Trip, trip, { households: Math.max(0, trip.households - 1) }), ...visits.filter(visit => visit.tripId === trip.id).map(visit => set(Visit, visit, { tripId: own.id }))]
  })
  return { alone: trips.filter(trip => !isShared(trip)), moves }
}

async function invitesOf({ desk }: Moment, tripIds: string[]): Promise<RecordOf<typeof Invite>[]> {
  return tripIds.length > 0 ? await desk.findInHouse(Invite, { tripId: tripIds }) : []
}

async function noticesOf({ desk }: Moment, caseId: string, tripIds: string[]): Promise<RecordOf<typeof Notice>[]> {
  const found = [...await desk.findInHouse(Notice, { caseId }), ...tripIds.length > 0 ? await desk.findInHouse(Notice, { tripId: tripIds }) : []]
  return distinct(found)
}

function distinct<T extends { id: string }>(records: readonly T[]): T[] {
  return [...new Map(records.map(record => [record.id, record])).values()]
}

// a person, or a household, stays as it is while another case that stands open to others names it
async function followPeople({ desk }: Moment, record: Case, sealed: boolean): Promise<Change[]> {
  const stays = async (where: { personId: string } | { householdId: string }) => (await desk.findInHouse(Case, where)).some(other => other.id !== record.id && other.sealed !== sealed)
  const personId = record.personId && !await stays({ personId: record.personId }) ? record.personId : null
  const householdId = record.householdId && !await stays({ householdId: record.householdId }) ? record.householdId : null
  return [
    ...(personId ? await desk.findInHouse(Person, { id: personId }) : []).map(one => set(Person, one, { sealed })),
    ...(personId ? await desk.findInHouse(Membership, { personId }) : []).map(one => set(Membership, one, { sealed })),
    ...(householdId ? await desk.findInHouse(Household, { id: householdId }) : []).map(one => set(Household, one, { sealed })),
  ]
}

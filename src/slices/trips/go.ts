import * as z from 'zod/mini'
import { action, add, set, type Change, type Moment } from '#kernel/action.ts'
import { clock, day, id, ids, maybe, oneOf, text } from '#kernel/fields.ts'
import { faulty, forbidden } from '#kernel/problem.ts'
import { Case } from '#slices/cases/kinds.ts'
import { workersOf } from '#slices/cases/work.ts'
import { Notice, tell } from '#slices/notices/rules.ts'
import { endInvites, hearInvited } from './crew.ts'
import { KEEP_REASONS, Overlap, STANDING, Trip, Visit } from './kinds.ts'
import { guardKeys, tripKey } from './near.ts'
import { keepField, mustBePlanned, pairsAt, refuseCases, refusePastDay, sealedApart, setTrip, toArea, toClusters, toOthers, toTeams, visitOf, windowFaults } from './plan.ts'

/** Joins somebody's trip (gabung): one lead, both credited; own plans to the same families are taken back. */
export const join = action('trip.join', z.strictObject({ tripId: id(), insteadOf: maybe(id()), addCaseIds: maybe(ids(20)) }), async (moment, input) => {
  const { desk, actor } = moment
  await desk.guard([tripKey(input.tripId)])
  const trip = await tripToJoin(moment, input.tripId)
  moment.allow('visit.join', trip.region)
  mustBePlanned(trip)
  if (trip.leadId === actor.workerId || trip.joinerIds.includes(actor.workerId)) return { changes: [] }
  const visits = (await desk.findInHouse(Visit, { tripId: trip.id })).filter(visit => visit.state === 'rencana')
  const { goers, boarded, told } = await boarding(moment, trip)
  const more = input.addCaseIds?.length ? await desk.getAll(Case, input.addCaseIds) : []
  refuseCases(more)
  if (more.some(one => one.sealed || trip.sealed)) throw sealedApart({ caseIds: more.map(one => one.id) })
  for (const one of more) moment.allow('visit.plan', one.region, one)
  await desk.guard(guardKeys(more))
  const joined = { ...trip, ...goers, households: trip.households + more.length }
  const added = more.filter(one => !visits.some(visit => visit.caseId === one.id)).map(one => visitOf(moment, joined, one))
  const { pairs, near } = await pairsAt(moment, added, { reason: 'sudah_sepakat' }, input.insteadOf)
  return {
    changes: [
      ...setTrip(trip, visits, { ...goers, households: joined.households }, { joinerIds: goers.joinerIds }), ...boarded,
      ...added.map(visit => add(Visit, visit)), ...pairs,
      ...input.insteadOf ? await takeBack(moment, input.insteadOf) : [],
    ],
    notices: [...await toOthers(moment, joined, near), ...told],
  }
})

/** Puts the actor on a trip with equal credit: who goes from now on, what is settled by it, and who hears of it. */
export async function boarding(moment: Moment, trip: Trip): Promise<{ goers: Pick<Trip, 'joinerIds' | 'joiners'>; boarded: Change[]; told: Change[] }> {
  const [me] = await workersOf(moment, [moment.actor.workerId])
  const invites = await endInvites(moment, trip.id, 'ikut', me!.id)
  const hearing = [...new Set([trip.leadId, ...trip.joinerIds, ...invites.map(({ record }) => record.byId as string)])].filter(worker => worker !== me!.id)
  return {
    goers: { joinerIds: [...trip.joinerIds, me!.id], joiners: [...trip.joiners, { id: me!.id, name: me!.name, pillar: me!.pillar }] },
    boarded: [...await settle(moment, trip.id, 'gabung'), ...invites],
    told: hearing.map(worker => tell(moment, { worker, name: '', region: trip.region }, {
      code: 'trip.joined', tripId: trip.id, day: trip.day, sealed: trip.sealed, caseId: trip.caseId, told: { otherName: me!.name, otherPillar: me!.pillar, day: trip.day, from: trip.from, to: trip.to },
    })),
  }
}

/** Steps back from a joint trip; the lead cannot, but may call it off. */
export const leave = action('trip.leave', z.strictObject({ tripId: id() }), async (moment, input) => {
  await moment.desk.guard([tripKey(input.tripId)])
  const trip = await moment.desk.get(Trip, input.tripId)
  mustBePlanned(trip)
  if (!trip.joinerIds.includes(moment.actor.workerId)) throw faulty({ at: 'tripId', rule: 'not_joined' })
  const visits = await moment.desk.findInHouse(Visit, { tripId: trip.id })
  const joinerIds = trip.joinerIds.filter(worker => worker !== moment.actor.workerId)
  return {
    changes: [...setTrip(trip, visits, { joinerIds, joiners: trip.joiners.filter(goer => goer.id !== moment.actor.workerId) }, { joinerIds }), ...await endInvites(moment, trip.id, 'tidak_bisa', moment.actor.workerId, ['ikut'])],
    notices: [tell(moment, { worker: trip.leadId, name: trip.leadName, region: trip.region }, { code: 'trip.left', tripId: trip.id, day: trip.day, sealed: trip.sealed, caseId: trip.caseId, told: { otherName: moment.actor.name } })],
  }
})

/** Moves a trip to another day or window (geser); those told before are told anew. */
export const move = action('trip.move', z.strictObject({ tripId: id(), day: day(), from: clock(), to: clock(), keep: keepField() }), async (moment, input) => {
  await moment.desk.guard([tripKey(input.tripId)])
  const trip = await ownTrip(moment, input.tripId)
  mustBePlanned(trip)
  refusePastDay(moment, input.day, [trip])
  const visits = (await moment.desk.findInHouse(Visit, { tripId: trip.id })).filter(visit => visit.state === 'rencana')
  await moment.desk.guard(guardKeys(visits))
  const when = { day: input.day, from: input.from, to: input.to }
  const moved = { ...trip, ...when }
  const there = visits.map(visit => ({ ...visit, ...when }))
  const { pairs, near } = await pairsAt(moment, there, input.keep)
  const cases = await moment.desk.findInHouse(Case, { id: visits.map(visit => visit.caseId ?? trip.id) })
  const invited = await hearInvited(moment, moved, 'trip.moved')
  return {
    changes: [...setTrip(trip, visits, when, when), ...await settle(moment, trip.id, 'geser'), ...pairs, ...await cancelNotices(moment, trip.id), ...invited.changes],
    notices: [...await toArea(moment, moved, there, 'trip.moved'), ...await toTeams(moment, moved, cases, 'trip.moved'), ...toJoiners(moment, moved, 'trip.moved'), ...await toOthers(moment, moved, near), ...await toClusters(moment, moved, there, 'trip.moved'), ...invited.notices],
  }
}, windowFaults)

/** Keeps both visits of a pair (tetap), with a reason; whoever leads the other one hears of it. */
export const keep = action('overlap.keep', z.strictObject({ overlapId: id(), reason: oneOf(KEEP_REASONS) }), async (moment, input) => {
  const pair = await moment.desk.get(Overlap, input.overlapId)
  const { leadId, otherLeadId } = pair
  if ([leadId, otherLeadId].includes(moment.actor.workerId)) moment.allow('visit.plan', pair.region)
  else moment.allow('trip.plan_for', pair.region)
  if (pair.choice !== 'belum') throw faulty({ at: 'overlapId', rule: 'settled' })
  const hearing = [...new Set([leadId, otherLeadId])].filter(worker => worker !== moment.actor.workerId)
  return {
    changes: [set(Overlap, pair, { choice: 'tetap', reason: input.reason })],
    notices: hearing.map(worker => tell(moment, { worker, name: '', region: pair.region }, {
      code: 'overlap.kept', tripId: worker === leadId ? pair.tripId : pair.otherTripId, day: worker === leadId ? pair.day : pair.otherDay, sealed: pair.sealed, caseId: pair.sealed ? pair.caseId : null, told: { otherName: moment.actor.name, day: worker === leadId ? pair.otherDay : pair.day },
    })),
  }
})

/** Calls a trip off with a reason; everyone told before is told. */
export const cancel = action('trip.cancel', z.strictObject({ tripId: id(), reason: text(300) }), async (moment, input) => {
  await moment.desk.guard([tripKey(input.tripId)])
  const trip = await ownTrip(moment, input.tripId)
  mustBePlanned(trip)
  const visits = await moment.desk.findInHouse(Visit, { tripId: trip.id })
  const told = [...await toArea(moment, trip, visits, 'trip.cancelled'), ...await toClusters(moment, trip, visits, 'trip.cancelled')].map(quiet)
  return { changes: await calledOff(moment, trip, input.reason), notices: [...told, ...toJoiners(moment, trip, 'trip.cancelled'), ...(await hearInvited(moment, trip, 'trip.cancelled')).notices] }
})

async function tripToJoin(moment: Moment, tripId: string): Promise<Trip> {
  const [readable] = await moment.desk.find(Trip, { id: tripId })
  if (readable) return readable
  // an invitation, or a hit at planning, shows trips beyond one's own area; a sealed one needs the team
  const [trip] = await moment.desk.findInHouse(Trip, { id: tripId })
  const hits = trip && !trip.sealed ? await moment.desk.find(Overlap, { otherTripId: tripId, leadId: moment.actor.workerId }) : []
  return hits.length > 0 ? trip! : moment.desk.get(Trip, tripId)
}

async function ownTrip(moment: Moment, tripId: string): Promise<Trip> {
  const trip = await moment.desk.get(Trip, tripId)
  if (trip.leadId !== moment.actor.workerId && trip.plannedById !== moment.actor.workerId) moment.allow('trip.plan_for', trip.region)
  if (trip.depth !== 'full') throw forbidden({ verb: 'trip.plan_for' })
  return trip
}

async function calledOff(moment: Moment, trip: Trip, reason: string, choice: 'gabung' | 'batal' = 'batal'): Promise<Change[]> {
  const visits = await moment.desk.findInHouse(Visit, { tripId: trip.id })
  return [...setTrip(trip, visits.filter(visit => visit.state === 'rencana'), { state: 'batal', cancelReason: reason }, { state: 'batal' }), ...await settle(moment, trip.id, choice), ...await cancelNotices(moment, trip.id), ...await endInvites(moment, trip.id, 'batal')]
}

/** A notice that only tells: nobody has to answer that a trip is off. */
function quiet(change: Change): Change {
  return { ...change, record: { ...change.record, asks: false } } as Change
}

async function takeBack(moment: Moment, tripId: string): Promise<Change[]> {
  const trip = await ownTrip(moment, tripId)
  return trip.state === 'rencana' ? calledOff(moment, trip, 'gabung', 'gabung') : []
}

/** Takes back the notices of a trip that still ask. */
export async function cancelNotices(moment: Moment, tripId: string): Promise<Change[]> {
  const notices = await moment.desk.findInHouse(Notice, { tripId, cancelled: false })
  return notices.filter(notice => notice.asks).map(notice => set(Notice, notice, { cancelled: true }))
}

async function settle(moment: Moment, tripId: string, choice: 'gabung' | 'geser' | 'batal'): Promise<Change[]> {
  const mine = [...await moment.desk.findInHouse(Overlap, { tripId, choice: STANDING }), ...await moment.desk.findInHouse(Overlap, { otherTripId: tripId, choice: STANDING })]
  const settled = choice === 'gabung' ? mine.filter(pair => pair.leadId === moment.actor.workerId || pair.otherLeadId === moment.actor.workerId) : mine
  return settled.map(pair => set(Overlap, pair, { choice }))
}

function toJoiners(moment: Moment, trip: Trip, code: string): Change[] {
  return [...new Set([trip.leadId, ...trip.joinerIds])].filter(worker => worker !== moment.actor.workerId).map(worker => tell(moment, { worker, name: '', region: trip.region }, {
    code, tripId: trip.id, day: trip.day, sealed: trip.sealed, caseId: trip.caseId, told: { leadName: trip.leadName, leadPillar: trip.leadPillar, day: trip.day, from: trip.from, to: trip.to },
  }))
}

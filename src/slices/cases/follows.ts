import { set, type Change, type Moment } from '#kernel/action.ts'
import type { Day } from '#kernel/day.ts'
import type { Id } from '#kernel/id.ts'
import { faulty } from '#kernel/problem.ts'
import { isLive } from '#kernel/rights.ts'
import { Notice, tell } from '#slices/notices/rules.ts'
import { Trip, Visit } from '#slices/trips/kinds.ts'
import { Unit } from '#slices/units/rules.ts'
import { Post } from '#slices/workers/rules.ts'
import type { Case } from './kinds.ts'
import type { CaseStep } from './stages.ts'

// What a step of a case brings for others, of whom a telephone knows few: its build takes follows.phone.ts instead.

/** A referral may name the unit that takes the case over; its staff read it from then on, until it comes back. A confidential case has a team instead. */
export async function handedToUnit(moment: Moment, record: Case, { step, unitId }: { step: CaseStep; unitId?: Id | null }): Promise<{ patch: Partial<Case>; notices: Change[] }> {
  if (record.stage === 'dirujuk' && step === 'kembali') return { patch: { unitId: null }, notices: [] }
  if (!unitId) return { patch: {}, notices: [] }
  const unit = await moment.desk.get(Unit, unitId)
  if (step !== 'rujuk' || unit.ended) throw faulty({ at: 'unitId', rule: 'not_a_referral' })
  if (record.sealed) throw faulty({ at: 'unitId', rule: 'sealed_team' })
  const staff = (await moment.desk.findInHouse(Post, { unitId })).filter(post => post.line === 'area' && isLive(post, moment.today(post.region)) && post.workerId !== moment.actor.workerId)
  return { patch: { unitId }, notices: [...new Set(staff.map(post => post.workerId))].map(worker => tell(moment, { worker, name: staff.find(post => post.workerId === worker)!.workerName, region: record.region }, { code: 'case.referred_to_you', caseId: record.id })) }
}

/** Calls off the visits still planned to a case that closes or moves, from a day on, with trips that had no other, and tells those who were to go; the area's notices are taken back. */
export async function callOff(moment: Moment, record: Case, reason: string, from?: Day): Promise<{ changes: Change[]; notices: Change[] }> {
  const { desk, actor } = moment
  const visits = await desk.findInHouse(Visit, { caseId: record.id, state: 'rencana' }, { field: 'day', from })
  if (visits.length === 0) return { changes: [], notices: [] }
  const tripIds = visits.map(visit => visit.tripId)
  const others = (await desk.findInHouse(Visit, { tripId: tripIds, state: 'rencana' })).filter(visit => visit.caseId !== record.id)
  const trips = (await desk.findInHouse(Trip, { id: tripIds })).filter(trip => trip.state === 'rencana' && !others.some(visit => visit.tripId === trip.id))
  const notices = trips.length > 0 ? (await desk.findInHouse(Notice, { tripId: trips.map(trip => trip.id), cancelled: false })).filter(notice => notice.asks) : []
  const goers = trips.flatMap(trip => [trip.leadId, ...trip.joinerIds].filter(worker => worker !== actor.workerId).map(worker => ({ trip, worker })))
  return {
    changes: [
      ...visits.map(visit => set(Visit, visit, { state: 'batal' })), ...trips.map(trip => set(Trip, trip, { state: 'batal', cancelReason: reason })), ...notices.map(notice => set(Notice, notice, { cancelled: true })),
    ],
    notices: goers.map(({ trip, worker }) => tell(moment, { worker, name: '', region: trip.region }, {
      code: 'trip.cancelled', tripId: trip.id, day: trip.day, sealed: trip.sealed, caseId: trip.caseId, told: { leadName: trip.leadName, leadPillar: trip.leadPillar, day: trip.day, from: trip.from, to: trip.to },
    })),
  }
}

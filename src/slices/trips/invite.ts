import * as z from 'zod/mini'
import { action, set, type Change, type Moment } from '#kernel/action.ts'
import { id, maybe, oneOf } from '#kernel/fields.ts'
import { problem } from '#kernel/problem.ts'
import { tell } from '#slices/notices/rules.ts'
import { inviting } from './crew.ts'
import { boarding } from './go.ts'
import { DECLINE_REASONS, Invite, Trip, Visit } from './kinds.ts'
import { tripKey } from './near.ts'
import { mustBePlanned, setTrip } from './plan.ts'

/** The invitation was answered with yes, or is off. */
export const inviteOver = problem('invite.over', 409)

/** Invites one more worker of the place (ajak) onto a trip that is planned already. */
export const invite = action('trip.invite', z.strictObject({ tripId: id(), workerId: id() }), async (moment, input) => {
  await moment.desk.guard([tripKey(input.tripId)])
  const trip = await moment.desk.get(Trip, input.tripId)
  if (![trip.leadId, trip.plannedById, ...trip.joinerIds ?? []].includes(moment.actor.workerId)) moment.allow('trip.plan_for', trip.region)
  mustBePlanned(trip)
  const [before] = await moment.desk.findInHouse(Invite, { tripId: trip.id, workerId: input.workerId })
  if (before || trip.leadId === input.workerId || trip.joinerIds.includes(input.workerId)) return { changes: [] }
  const visits = await plannedVisits(moment, trip.id)
  const { changes, notices } = await inviting(moment, trip, visits, [input.workerId])
  return { changes: [...changes, ...inTimelines(visits)], notices }
})

/** Answers an invitation: yes joins the trip with equal credit, no is told to who asked and who leads. */
export const answerInvite = action('invite.answer', z.strictObject({ inviteId: id(), answer: oneOf(['ikut', 'tidak_bisa']), reason: maybe(oneOf(DECLINE_REASONS)) }), async (moment, input) => {
  const { desk, actor } = moment
  const seen = (await desk.find(Invite, { id: input.inviteId })).find(one => one.workerId === actor.workerId)
  if (seen) await desk.guard([tripKey(seen.tripId)])
  const asked = await desk.get(Invite, seen?.id ?? moment.envelope)
  moment.allow('visit.join', asked.region)
  if (asked.state !== 'menunggu' && asked.state !== 'tidak_bisa') throw inviteOver({ inviteId: asked.id, state: asked.state })
  const [trip] = await desk.findInHouse(Trip, { id: asked.tripId })
  // a device may not hold the trip; the server does, and decides in full
  if (!trip) return { changes: [set(Invite, asked, { state: input.answer, reason: input.reason })] }
  mustBePlanned(trip)
  const visits = await plannedVisits(moment, trip.id)
  if (input.answer === 'ikut') {
    const { goers, boarded, told } = await boarding(moment, trip)
    return { changes: [...setTrip(trip, visits, goers, { joinerIds: goers.joinerIds }), ...boarded], notices: told }
  }
  const hearing = [...new Set([asked.byId, trip.leadId])]
  return {
    changes: [set(Invite, asked, { state: 'tidak_bisa', reason: input.reason, answeredAt: moment.now }), ...inTimelines(visits)],
    notices: hearing.map(worker => tell(moment, { worker, name: '', region: asked.region }, {
      code: 'trip.invite_declined', tripId: trip.id, day: trip.day, sealed: trip.sealed, caseId: trip.sealed ? trip.caseId : null, told: { otherName: actor.name, otherPillar: asked.pillar, day: trip.day, from: trip.from, to: trip.to },
    })),
  }
})

async function plannedVisits({ desk }: Moment, tripId: string): Promise<Visit[]> {
  return (await desk.findInHouse(Visit, { tripId })).filter(visit => visit.state === 'rencana')
}

/** Touches the visits without changing them, so that the timeline of every case of the trip tells of the act. */
function inTimelines(visits: readonly Visit[]): Change[] {
  return visits.map(visit => set(Visit, visit, {}))
}

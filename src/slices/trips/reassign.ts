import * as z from 'zod/mini'
import { action, set, type Moment } from '#kernel/action.ts'
import { id, text } from '#kernel/fields.ts'
import type { Id } from '#kernel/id.ts'
import { faulty, forbidden } from '#kernel/problem.ts'
import type { RecordOf } from '#kernel/record.ts'
import { covers } from '#kernel/region.ts'
import { isLive } from '#kernel/rights.ts'
import { Case, Member } from '#slices/cases/kinds.ts'
import { tell } from '#slices/notices/rules.ts'
import { Post } from '#slices/workers/rules.ts'
import { rights } from '#src/rights.ts'
import { cancelNotices } from './go.ts'
import { Overlap, STANDING, Trip, Visit } from './kinds.ts'
import { tripKey } from './near.ts'
import { mustBePlanned, setTrip, toArea, toTeams } from './plan.ts'

const REASSIGN = { verb: 'trip.reassign' } as const

/** Gives a planned trip to somebody else of the same pillar: the coordinator's way when a worker is ill or overloaded. Everyone told before is told who comes instead. */
export const reassign = action('trip.reassign', z.strictObject({ tripId: id(), leadId: id(), reason: text(300) }), async (moment, input) => {
  await moment.desk.guard([tripKey(input.tripId)])
  const trip = await moment.desk.get(Trip, input.tripId)
  moment.allow('trip.reassign', trip.region)
  if (!coordinates(moment, trip)) throw forbidden(REASSIGN)
  mustBePlanned(trip)
  const visits = (await moment.desk.findInHouse(Visit, { tripId: trip.id })).filter(visit => visit.state === 'rencana')
  const lead = await memberOfPillar(moment, trip, visits, input.leadId)
  const who = { leadId: lead.workerId, leadName: lead.workerName, leadPillar: lead.pillar }
  const joinerIds = trip.joinerIds.filter(worker => worker !== lead.workerId)
  const moved = { ...trip, ...who, joinerIds, joiners: trip.joiners.filter(goer => goer.id !== lead.workerId) }
  const cases = await moment.desk.findInHouse(Case, { id: visits.map(visit => visit.caseId ?? trip.id) })
  const told = { leadName: lead.workerName, leadPillar: lead.pillar, otherName: moment.actor.name, day: trip.day, from: trip.from, to: trip.to, reason: input.reason }
  const about = { tripId: trip.id, day: trip.day, sealed: trip.sealed, caseId: trip.caseId, told }
  const team = (await toTeams(moment, moved, cases, 'trip.reassigned')).filter(({ record }) => ![lead.workerId, trip.leadId].includes(record.toWorker as Id))
  return {
    changes: [...setTrip(trip, visits, { ...who, joinerIds, joiners: moved.joiners }, { ...who, joinerIds }), ...await pairsOf(moment, trip.id, who), ...await cancelNotices(moment, trip.id)],
    notices: [
      ...await toArea(moment, moved, visits, 'trip.reassigned'), ...team,
      tell(moment, { worker: lead.workerId, name: lead.workerName, region: trip.region }, { code: 'trip.given_to_you', ...about }),
      tell(moment, { worker: trip.leadId, name: trip.leadName, region: trip.region }, { code: 'trip.taken_over', ...about }),
    ],
  }
})

function coordinates({ actor }: Moment, { region, leadPillar }: Pick<Trip, 'region' | 'leadPillar'>): boolean {
  return actor.posts.some(post => post.line === 'area' && rights[post.role]?.verbs.includes(REASSIGN.verb) && covers(post.region, region) && !!post.pillar && post.pillar === leadPillar)
}

/** The new lead holds a live post of the pillar at the place; of a confidential trip also a place on its team. Who is shut out there is answered like who is posted elsewhere. */
async function memberOfPillar(moment: Moment, trip: Trip, visits: readonly Visit[], workerId: Id): Promise<RecordOf<typeof Post>> {
  if (workerId === trip.leadId) throw faulty({ at: 'leadId', rule: 'same_lead' })
  const posts = await moment.desk.findInHouse(Post, { workerId, pillar: trip.leadPillar })
  const post = posts.find(one => one.line === 'area' && isLive(one, moment.today(one.region)) && visits.every(visit => covers(one.region, visit.region)))
  const members = await moment.desk.findInHouse(Member, { workerId, caseId: visits.map(visit => visit.caseId ?? trip.id) })
  const live = members.filter(member => !member.until)
  if (!post || live.some(member => member.role === 'terlibat') || (trip.sealed && live.length === 0)) throw faulty({ at: 'leadId', rule: 'not_of_pillar' })
  return post
}

async function pairsOf(moment: Moment, tripId: Id, { leadId, leadName, leadPillar }: Pick<Trip, 'leadId' | 'leadName' | 'leadPillar'>) {
  const [first, second] = [await moment.desk.findInHouse(Overlap, { tripId, choice: STANDING }), await moment.desk.findInHouse(Overlap, { otherTripId: tripId, choice: STANDING })]
  return [...first.map(pair => set(Overlap, pair, { leadId, leadName, leadPillar })), ...second.map(pair => set(Overlap, pair, { otherLeadId: leadId, otherLeadName: leadName, otherLeadPillar: leadPillar }))]
}

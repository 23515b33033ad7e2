import * as z from 'zod/mini'
import { action, set, type Change, type Moment, type Read } from '#kernel/action.ts'
import { id, ids, maybe } from '#kernel/fields.ts'
import type { Id } from '#kernel/id.ts'
import { faulty, forbidden } from '#kernel/problem.ts'
import { carried } from '#slices/cases/carry.ts'
import { memberOf } from '#slices/cases/team.ts'
import { Case, caseKey, Member, NextStep } from '#slices/cases/kinds.ts'
import { CLOSED } from '#slices/cases/stages.ts'
import { isClosed, mustReadFull, workersOf } from '#slices/cases/work.ts'
import { tell } from '#slices/notices/rules.ts'
import { Deed } from '#slices/plans/kinds.ts'
import { Trip, Visit } from '#slices/trips/kinds.ts'
import { tripKey } from '#slices/trips/near.ts'
import { mustBePlanned, setTrip } from '#slices/trips/plan.ts'
import { Worker } from '#slices/workers/rules.ts'

type Person = { id: Id; name: string; pillar: string | null }
type Team = readonly Member[]

/** Hands open work from one worker to another: cases led or helped with, planned trips, next steps, actions of plans; one by one or all at once. What somebody was to do for a case goes along with it. */
export const handOver = action('work.hand_over', z.strictObject({ fromId: id(), toId: id(), caseIds: maybe(ids(200)), tripIds: maybe(ids(200)), stepIds: maybe(ids(200)), deedIds: maybe(ids(200)) }), async (moment, input) => {
  const { desk } = moment
  const [caseIds, tripIds, stepIds, deedIds] = [input.caseIds ?? [], input.tripIds ?? [], input.stepIds ?? [], input.deedIds ?? []].map(list => [...new Set(list)]) as [Id[], Id[], Id[], Id[]]
  await desk.get(Worker, input.fromId)
  const seen = await desk.find(NextStep, { id: stepIds })
  const owed = await desk.find(Deed, { id: deedIds })
  await desk.guard([...caseIds.map(caseKey), ...seen.map(step => caseKey(step.caseId)), ...owed.map(deed => caseKey(deed.caseId)), ...tripIds.map(tripKey)])
  const [cases, trips, steps] = [caseIds.length ? await desk.getAll(Case, caseIds) : [], tripIds.length ? await desk.getAll(Trip, tripIds) : [], stepIds.length ? await desk.getAll(NextStep, stepIds) : []]
  const named = deedIds.length ? await desk.getAll(Deed, deedIds) : []
  for (const one of cases) { moment.allow('case.assign', one.region); mustReadFull(one) }
  for (const one of trips) { moment.allow('trip.plan_for', one.region); if (one.depth !== 'full') throw forbidden({ verb: 'trip.plan_for' }) }
  for (const one of [...steps, ...named]) moment.allow('case.triage', one.region)
  const [to] = await workersOf(moment, [input.toId]) as [Person]
  const about = [...new Set([...caseIds, ...trips.map(trip => trip.caseId), ...steps.map(step => step.caseId), ...named.map(deed => deed.caseId)].filter((one): one is Id => !!one))]
  const team = (about.length ? await desk.findInHouse(Member, { caseId: about }) : []).filter(member => !member.until)
  refuseOutsiders(team, to, caseIds, [...trips, ...steps, ...named])
  return {
    changes: [
      ...cases.flatMap(one => handCase(moment, one, team.filter(member => member.caseId === one.id), input.fromId, to)),
      ...(await Promise.all(trips.map(one => handTrip(moment, one, input.fromId, to)))).flat(),
      ...steps.map(one => handStep(one, input.fromId, to)), ...named.map(one => handDeed(one, input.fromId, to)), ...await carried(moment, caseIds, [input.fromId], to, [...stepIds, ...deedIds]),
    ],
    notices: to.id === moment.actor.workerId ? [] : [...toldOf(moment, cases, trips, steps, input.fromId, to), ...named.map(one => tell(moment, { worker: to.id, name: to.name, region: one.region }, { code: 'deed.yours', caseId: one.caseId, sealed: one.sealed, day: one.due, told: { due: one.due } }))],
  }
}, ({ fromId, toId, caseIds, tripIds, stepIds, deedIds }) => [
  ...[caseIds, tripIds, stepIds, deedIds].every(list => !list?.length) ? [{ at: 'caseIds', rule: 'required' }] : [], ...fromId && fromId === toId ? [{ at: 'toId', rule: 'same_worker' }] : [],
])

function handCase(moment: Moment, record: Read<typeof Case>, team: Team, fromId: Id, to: Person): Change[] {
  if (CLOSED.includes(record.stage)) throw isClosed({ caseId: record.id, stage: record.stage })
  const mine = team.filter(member => member.workerId === fromId && member.role !== 'terlibat')
  const leads = record.leadId === fromId
  if (!leads && mine.length === 0) throw faulty({ at: 'caseIds', rule: 'not_theirs' })
  const role = leads ? 'lead' as const : 'tim' as const
  const has = team.filter(member => member.workerId === to.id)
  const stays = has.some(member => member.role === 'lead' || member.role === role)
  const gone = [...mine, ...(stays ? [] : has)]
  return [
    ...(leads ? [set(Case, record, { leadId: to.id, leadName: to.name, leadPillar: to.pillar })] : []),
    ...gone.map(member => set(Member, member, { until: moment.today(record.region) })),
    ...(stays ? [] : [memberOf(moment, record, to, role)]),
  ]
}

async function handTrip(moment: Moment, trip: Read<typeof Trip>, fromId: Id, to: Person): Promise<Change[]> {
  mustBePlanned(trip)
  if (trip.leadId !== fromId) throw faulty({ at: 'tripIds', rule: 'not_theirs' })
  const visits = (await moment.desk.findInHouse(Visit, { tripId: trip.id })).filter(visit => visit.state === 'rencana')
  const lead = { leadId: to.id, leadName: to.name, leadPillar: to.pillar }
  const joinerIds = trip.joinerIds.filter(joiner => joiner !== to.id)
  return setTrip(trip, visits, { ...lead, joinerIds, joiners: trip.joiners.filter(joiner => joiner.id !== to.id) }, { ...lead, joinerIds })
}

function handStep(step: Read<typeof NextStep>, fromId: Id, to: Person): Change {
  if (step.ownerId !== fromId || step.state !== 'terbuka') throw faulty({ at: 'stepIds', rule: 'not_theirs' })
  return set(NextStep, step, { ownerId: to.id, ownerName: to.name })
}

function handDeed(deed: Deed, fromId: Id, to: Person): Change {
  if (deed.ownerId !== fromId || deed.state !== 'terbuka') throw faulty({ at: 'deedIds', rule: 'not_theirs' })
  return set(Deed, deed, { ownerId: to.id, ownerName: to.name })
}

/** Nobody who is shut out takes over; what is sealed goes only to its team, or to whom the case itself is handed at the same time. */
function refuseOutsiders(team: Team, to: Person, caseIds: readonly Id[], others: readonly { sealed: boolean; caseId?: Id | null }[]): void {
  if (team.some(member => member.workerId === to.id && member.role === 'terlibat')) throw faulty({ at: 'toId', rule: 'involved' })
  const knows = (caseId?: Id | null) => !!caseId && (caseIds.includes(caseId) || team.some(member => member.caseId === caseId && member.workerId === to.id))
  if (others.some(one => one.sealed && !knows(one.caseId))) throw faulty({ at: 'toId', rule: 'not_on_team' })
}

function toldOf(moment: Moment, cases: readonly Read<typeof Case>[], trips: readonly Read<typeof Trip>[], steps: readonly Read<typeof NextStep>[], fromId: Id, to: Person): Change[] {
  const address = (region: string) => ({ worker: to.id, name: to.name, region })
  return [
    ...cases.map(one => tell(moment, address(one.region), { code: one.leadId === fromId ? 'case.you_lead' : 'case.you_joined', caseId: one.id, sealed: one.sealed, told: { leadName: one.leadId === fromId ? to.name : one.leadName, leadPillar: one.leadId === fromId ? to.pillar : one.leadPillar } })),
    ...trips.map(one => tell(moment, address(one.region), { code: 'work.trip_yours', tripId: one.id, caseId: one.caseId, sealed: one.sealed, day: one.day, told: { otherName: one.leadName, day: one.day, from: one.from, to: one.to } })),
    ...steps.map(one => tell(moment, address(one.region), { code: 'step.yours', caseId: one.caseId, sealed: one.sealed, day: one.due, told: { due: one.due } })),
  ]
}

import { add, set, type Change, type Moment } from '#kernel/action.ts'
import type { Id } from '#kernel/id.ts'
import { faulty } from '#kernel/problem.ts'
import type { RecordOf } from '#kernel/record.ts'
import { isLive, type HeldPost } from '#kernel/rights.ts'
import { covers, placeOf, type Region } from '#kernel/region.ts'
import { plansForOthers } from '#src/rights.ts'
import { Member } from '#slices/cases/kinds.ts'
import { tell } from '#slices/notices/rules.ts'
import { Post } from '#slices/workers/rules.ts'
import { Invite, type INVITE_STATES, type Trip, type Visit } from './kinds.ts'

/** Whom planning offers to take along: the PSM of the kelurahan and the TKSK of the kecamatan. */
export const OFFERED_ROLES = ['psm', 'tksk'] as const
/** A post as lists and devices hold it. */
export type Posted = Pick<RecordOf<typeof Post>, 'workerId' | 'workerName' | 'role' | 'pillar' | 'region' | 'line' | 'from' | 'until'>

/** Picks those posted where a trip goes, each once. */
export function offeredAt<P extends Posted>(posts: readonly P[], places: readonly Region[], today: string): P[] {
  const there = posts.filter(post => (OFFERED_ROLES as readonly string[]).includes(post.role) && post.line === 'area' && isLive(post, today) && places.some(place => covers(post.region, place)))
  return [...new Map(there.map(post => [post.workerId, post])).values()]
}

/** Asks an office planner to take somebody of the place along, or to say why not; who goes with one of them already has. */
export async function refuseUninvited(moment: Moment, trip: Trip, visits: readonly Visit[], { inviteIds, noInvite }: { inviteIds?: readonly Id[] | null; noInvite?: string | null }, posts: readonly HeldPost[]): Promise<void> {
  if (trip.sealed || noInvite || (inviteIds?.length && !moment.origin) || !posts.some(post => plansForOthers(post.role))) return
  const offered = await offeredThere(moment, visits)
  if (offered.length > 0 && !offered.some(post => post.workerId === trip.leadId || inviteIds?.includes(post.workerId))) throw faulty({ at: 'inviteIds', rule: 'invite_or_reason' })
}

/** Invites workers of the place onto a trip; of a sealed one its team alone. */
export async function inviting(moment: Moment, trip: Trip, visits: readonly Visit[], workerIds: readonly Id[]): Promise<{ changes: Change[]; notices: Change[] }> {
  const wanted = [...new Set(workerIds)].filter(worker => worker !== trip.leadId && worker !== moment.actor.workerId && !trip.joinerIds.includes(worker))
  if (wanted.length === 0) return { changes: [], notices: [] }
  const posts = await offeredThere(moment, visits)
  const team = trip.sealed ? await teamOf(moment, trip) : null
  const asked = wanted.map(worker => posts.find(post => post.workerId === worker && (!team || team.has(worker))))
  // of a plan that is taken over, who is posted there no more is left out
  if (!moment.origin && asked.includes(undefined)) throw faulty({ at: 'inviteIds', rule: 'not_posted_there' })
  const invites = asked.flatMap(post => (post ? [inviteOf(moment, trip, visits, post)] : []))
  return { changes: invites.map(one => add(Invite, one)), notices: invites.map(one => toInvited(moment, trip, one, 'trip.invited')) }
}

/** Gives the open invitations of a trip another state, those of one worker or all. */
export async function endInvites(moment: Moment, tripId: Id, state: (typeof INVITE_STATES)[number], workerId?: Id, of: readonly (typeof INVITE_STATES)[number][] = ['menunggu', 'tidak_bisa']): Promise<Change[]> {
  const found = await moment.desk.findInHouse(Invite, { tripId, ...workerId ? { workerId } : {} })
  const open = found.filter(one => (state === 'batal' ? one.state === 'menunggu' : of.includes(one.state)))
  return open.map(one => set(Invite, one, { state, answeredAt: moment.now }))
}

/** Tells those who have not answered that the trip moved or is off; the day of their invitation follows. */
export async function hearInvited(moment: Moment, trip: Trip, code: string): Promise<{ changes: Change[]; notices: Change[] }> {
  const { day, from, to } = trip
  const open = await moment.desk.findInHouse(Invite, { tripId: trip.id, state: 'menunggu' })
  return { changes: open.map(one => set(Invite, one, { day, from, to })), notices: open.filter(one => one.workerId !== moment.actor.workerId).map(one => toInvited(moment, trip, one, code)) }
}

async function offeredThere(moment: Moment, visits: readonly Visit[]): Promise<RecordOf<typeof Post>[]> {
  const places = [...new Set(visits.map(visit => visit.region))]
  const above = places.flatMap(place => [place, placeOf(place).kec, placeOf(place).kab])
  const posts = await moment.desk.findInHouse(Post, { role: OFFERED_ROLES, region: [...new Set(above)] })
  return offeredAt(posts, places, moment.today(places[0]!))
}

async function teamOf({ desk }: Moment, trip: Trip): Promise<Set<Id>> {
  const members = trip.caseId ? await desk.findInHouse(Member, { caseId: trip.caseId }) : []
  return new Set(members.filter(member => !member.until && member.role !== 'terlibat').map(member => member.workerId))
}

function inviteOf(moment: Moment, trip: Trip, visits: readonly Visit[], post: Posted): Invite {
  const { leadId, leadName, leadPillar, day, from, to, sealed } = trip
  const only = visits.length === 1 ? visits[0]!.caseId : null
  return {
    id: moment.newId(), region: visits.find(visit => covers(post.region, visit.region))!.region, tripId: trip.id, caseId: trip.caseId ?? only, workerId: post.workerId, workerName: post.workerName, pillar: post.pillar ?? post.role,
    byId: moment.actor.workerId, byName: moment.actor.name, leadId, leadName, leadPillar, day, from, to, state: 'menunggu', at: moment.now, sealed,
  }
}

function toInvited(moment: Moment, trip: Trip, invite: Invite, code: string): Change {
  const { day, from, to, leadName, leadPillar, purpose } = trip
  return tell(moment, { worker: invite.workerId, name: invite.workerName, region: invite.region }, {
    code, day, tripId: trip.id, sealed: trip.sealed, caseId: trip.sealed ? trip.caseId : null, told: { otherName: moment.actor.name, leadName, leadPillar, day, from, to, purpose },
  })
}

import { add, type Change, type Moment } from '#kernel/action.ts'
import type { Id } from '#kernel/id.ts'
import type { RecordOf } from '#kernel/record.ts'
import { covers, type Region } from '#kernel/region.ts'
import { isLive } from '#kernel/rights.ts'
import { Post } from '#slices/workers/rules.ts'
import { Member, type Case } from './kinds.ts'

/** Makes a team membership of a case. */
export function memberOf(moment: Moment, record: Pick<Case, 'id' | 'region' | 'personId' | 'householdId' | 'sealed'>, worker: { id: Id; name: string; pillar?: string | null }, role: 'lead' | 'tim' | 'terlibat', reason?: string): Change {
  return add(Member, {
    id: moment.newId(), region: record.region, caseId: record.id, personId: record.personId, householdId: record.householdId, workerId: worker.id, workerName: worker.name, pillar: worker.pillar,
    role, from: moment.today(record.region), sealed: record.sealed, reason,
  })
}

/** Tells whether all of some workers may know where a case is: they are on its team, or posted there. */
export async function mayKnow({ desk, today }: Moment, { id: caseId, region }: Pick<Case, 'id' | 'region'>, workerId: readonly Id[]): Promise<boolean> {
  const members = (await desk.findInHouse(Member, { caseId, workerId })).filter(one => !one.until && one.role !== 'terlibat')
  const posts = (await desk.findInHouse(Post, { workerId, line: 'area' })).filter(post => covers(post.region, region) && isLive(post, today(post.region)))
  return workerId.every(worker => [...members, ...posts].some(one => one.workerId === worker))
}

/** Where what is still to be done for a case is put on record: with the case, unless it was written before the case went elsewhere and whoever goes on reading it would learn where. */
export async function placeFor(moment: Moment, record: Pick<Case, 'id' | 'region'>, hands: readonly Id[], then?: Region): Promise<Region> {
  const place = then ?? (await moment.desk.placeAt(record.id, moment.at)).region ?? record.region
  return place === record.region || await mayKnow(moment, record, hands) ? record.region : place
}

/** Whom something to be done falls to when somebody takes it over: whoever was named, as long as there is a live post, then the lead of the case, then the taker. */
export async function standingIn({ actor, desk, origin, today }: Moment, record: Pick<Case, 'id' | 'leadId' | 'sealed'>, workerId: Id): Promise<Id> {
  if (!origin) return workerId
  const named = [workerId, ...record.leadId ? [record.leadId] : []]
  const posts = (await desk.findInHouse(Post, { workerId: named })).filter(post => isLive(post, today(post.region)))
  const team = record.sealed ? (await desk.findInHouse(Member, { caseId: record.id, workerId: named })).filter(one => !one.until && one.role !== 'terlibat') : posts
  return named.find(one => posts.some(post => post.workerId === one) && team.some(member => member.workerId === one)) ?? actor.workerId
}

/** Finds who guards sealed cases of the home by default: the kabid of rehabilitasi sosial; without one every kabid, else the head. */
export async function guardiansOf(moment: Moment): Promise<RecordOf<typeof Post>[]> {
  const posts = (await moment.desk.findInHouse(Post, { role: ['kabid', 'kepala_dinas'] })).filter(post => post.line === 'area' && isLive(post, moment.today(post.region)))
  const kabid = posts.filter(post => post.role === 'kabid')
  const rehsos = kabid.filter(post => post.bidang === 'rehsos')
  return rehsos.length > 0 ? rehsos : kabid.length > 0 ? kabid : posts
}

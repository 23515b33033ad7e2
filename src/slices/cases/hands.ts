import type { Moment } from '#kernel/action.ts'
import type { Id } from '#kernel/id.ts'
import { covers, type Region } from '#kernel/region.ts'
import { isLive } from '#kernel/rights.ts'
import { Post } from '#slices/workers/rules.ts'
import { Member, type Case } from './kinds.ts'

// What a telephone cannot tell, for it knows neither where a case stood before nor who is posted elsewhere: its build takes hands.phone.ts instead.

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
export async function standingIn({ actor, desk, origin, today }: Moment, { leadId }: Pick<Case, 'leadId'>, workerId: Id): Promise<Id> {
  if (!origin) return workerId
  const named = [workerId, leadId ?? workerId]
  const posts = await desk.findInHouse(Post, { workerId: named })
  return named.find(one => posts.some(post => post.workerId === one && isLive(post, today(post.region)))) ?? actor.workerId
}

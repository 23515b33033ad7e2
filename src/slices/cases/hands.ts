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

type Here = Partial<Pick<Case, 'region'>> & { caseId?: Id | null | undefined }

/** Of pairs of visits, those that both sides may hear of: of a family that moved, whoever was at the old place must not hear who goes where it is now. */
export async function tellable<P extends readonly [Here, { region: Region; leadId: Id }]>(moment: Moment, pairs: readonly P[]): Promise<P[]> {
  const told = await Promise.all(pairs.map(async ([{ caseId, region }, other]) => !caseId || !region || region === other.region || await mayKnow(moment, { id: caseId, region }, [other.leadId])))
  return pairs.filter((_, nth) => told[nth])
}

/** Where a family is visited again after a visit: where it is, or, when its visitors may not know that, nowhere: the place of the visit, and off. */
export async function comingAgain(moment: Moment, record: Case | undefined, visit: Pick<Case, 'region' | 'rt' | 'rw'>, hands: readonly Id[]): Promise<{ place: Pick<Case, 'region'> & Partial<Case>; off?: { state: 'batal'; announced: false; cancelReason: string } }> {
  if (!record || record.region === visit.region || await mayKnow(moment, record, hands)) return { place: record ?? visit }
  return { place: { ...record, region: visit.region, rt: visit.rt, rw: visit.rw }, off: { state: 'batal', announced: false, cancelReason: 'pindah' } }
}

import type { Moment } from '#kernel/action.ts'
import { homeOf, type Id } from '#kernel/id.ts'
import { forbidden } from '#kernel/problem.ts'
import { covers, firstHome, type Region } from '#kernel/region.ts'
import { isLive, type HeldPost } from '#kernel/rights.ts'
import { asksOf, rights, sendsTo } from '#src/rights.ts'
import { Post } from '#slices/workers/rules.ts'
import type { Sort } from './flow.ts'
import type { Part } from './kinds.ts'

/** In whose name words are sent. */
export type Sender = { id: Id; role: string; region: Region; pillar?: string | null }

/** The verb that a sort asks for: a request goes upward. */
export function verbOf(sort: Sort): { verb: string } {
  return sort === 'permintaan' ? { verb: 'directive.request' } : { verb: 'directive.send' }
}

/** Finds the post under which the actor may send words of a sort: the one named, or the first that may. */
export function senderOf({ actor, home }: Pick<Moment, 'actor' | 'home'>, sort: Sort, postId?: Id | null): HeldPost {
  const { verb } = verbOf(sort)
  const post = actor.posts.find(held => held.line === 'area' && homeOf(held.id) === home && (!postId || held.id === postId) && rights[held.role]?.verbs.includes(verb))
  if (!post) throw forbidden({ verb })
  return post
}

/** Tells whether a sender's words of a sort may go to the holder of a post. */
export function mayReach(sender: Omit<Sender, 'id'>, sort: Sort, to: Pick<Post, 'role' | 'region' | 'pillar'>): boolean {
  return sort === 'permintaan' ? asksOf(sender, to) : sendsTo(sender, to)
}

/** Parts an audience by the home that each part lies in; a part without a place is the sender's own area. */
export function byHome(home: number, to: readonly Part[]): Map<number, Part[]> {
  const parts = new Map<number, Part[]>()
  for (const part of to) {
    const named = part.worker ?? part.post ?? part.unit
    const there = named ? homeOf(named) : part.region ? firstHome(part.region) : home
    parts.set(there, [...parts.get(there) ?? [], part])
  }
  return parts
}

/** Finds whom the parts of an audience mean today: live posts of this home that every word of a part fits and that may be reached, one for each worker. */
export async function recipients(moment: { desk: Pick<Moment['desk'], 'findInHouse'>; today: Moment['today'] }, to: readonly Part[], may: (post: Post) => boolean): Promise<Post[]> {
  const found = new Map<Id, Post>()
  for (const part of to) {
    const where = { line: 'area' as const, ...(part.worker ? { workerId: part.worker } : {}), ...(part.post ? { id: part.post } : {}), ...(part.unit ? { unitId: part.unit } : {}), ...(part.pillar ? { pillar: part.pillar } : {}), ...(part.role ? { role: part.role } : {}) }
    const posts = (await moment.desk.findInHouse(Post, where)).filter(post => isLive(post, moment.today(post.region)) && (!part.region || covers(part.region, post.region)))
    for (const post of posts) if (may(post) && !found.has(post.workerId)) found.set(post.workerId, post)
  }
  return [...found.values()]
}

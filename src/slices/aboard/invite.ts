import * as z from 'zod/mini'
import { action } from '#kernel/action.ts'
import { id } from '#kernel/fields.ts'
import { faulty, forbidden } from '#kernel/problem.ts'
import { covers, type Region } from '#kernel/region.ts'
import { isLive, postFor, type Actor, type HeldPost } from '#kernel/rights.ts'
import { tell } from '#slices/notices/rules.ts'
import { Post, Worker } from '#slices/workers/rules.ts'
import { rights } from '#src/rights.ts'

const CODES = { verb: 'session.code' }
type Seat = Pick<HeldPost, 'role' | 'region' | 'pillar'>

/** Finds the post under which an actor may hand a sign-in code: the admin's, or one whose role may do so for every post the worker holds. */
export function inviterPost(actor: Actor, at: Region, held: readonly Seat[]): HeldPost | undefined {
  const admin = postFor(rights, actor, CODES.verb, at)
  if (admin || held.length === 0) return admin
  const hands = (own: HeldPost, seat: Seat) => {
    const codes = rights[own.role]?.codes
    return codes?.roles.includes(seat.role) && covers(own.region, seat.region) && (!codes.ownPillar || (!!own.pillar && own.pillar === seat.pillar))
  }
  // one post of the worker's that is out of reach, and the code would open more than its giver may give
  const posts = actor.posts.filter(own => own.line === 'area')
  return held.every(seat => posts.some(own => hands(own, seat))) ? posts.find(own => hands(own, held[0]!)) : undefined
}

/** Allows a sign-in code for a worker: by the admin, a coordinator within the pillar, or the kelurahan for its PSM, RT and RW; the worker is told by whom. */
export const invite = action('worker.invite', z.strictObject({ workerId: id() }), async (moment, input) => {
  const { desk, actor, today } = moment
  const worker = await desk.get(Worker, input.workerId)
  const held = [...await desk.findInHouse(Post, { workerId: worker.id }), ...await desk.postsElsewhere(worker.id)].filter(post => isLive(post, today(post.region)))
  if (!inviterPost(actor, worker.region, held)) throw forbidden(CODES)
  if (worker.ended) throw faulty({ at: 'workerId', rule: 'ended' })
  return { changes: [], notices: worker.id === actor.workerId ? [] : [tell(moment, { worker: worker.id, name: worker.name, region: worker.region }, { code: 'worker.invited', told: { otherName: actor.name } })] }
})

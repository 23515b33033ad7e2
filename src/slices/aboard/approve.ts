import * as z from 'zod/mini'
import { action, set, type Moment, type Read } from '#kernel/action.ts'
import { id, oneOf } from '#kernel/fields.ts'
import { faulty } from '#kernel/problem.ts'
import { tell } from '#slices/notices/rules.ts'
import { awaitsHead, mustGrant, Post } from '#slices/workers/rules.ts'

/** Lets a waiting post hold, or refuses it: the office's head for the roles that wait for that word, the receiving office for a transfer. */
export const approvePost = action('post.approve', z.strictObject({ postId: id(), answer: oneOf(['setuju', 'tolak']) }), async (moment, input) => {
  const post = await moment.desk.get(Post, input.postId)
  mustDecide(moment, post)
  const next = input.answer === 'tolak' ? 'ditolak' : post.approval === 'menunggu_kantor' && await awaitsHead(moment, post.role) ? 'menunggu_kepala' : 'disetujui'
  return {
    changes: [set(Post, post, { approval: next })],
    notices: next === 'menunggu_kepala' ? [] : [tell(moment, { worker: post.workerId, name: post.workerName, region: post.region }, { code: next === 'ditolak' ? 'post.refused' : 'post.approved', told: { otherName: moment.actor.name } })],
  }
})

function mustDecide(moment: Moment, post: Read<typeof Post>): void {
  const arriving = post.approval === 'menunggu_kantor'
  if (arriving) moment.allow('post.manage', post.region)
  else moment.allow('office.approve', post.region)
  if (arriving) mustGrant(moment, post.role, post.region)
  if (post.workerId === moment.actor.workerId) throw faulty({ at: 'postId', rule: 'oneself' })
  if (post.approval !== 'menunggu_kepala' && !arriving) throw faulty({ at: 'postId', rule: 'not_waiting' })
}

import * as z from 'zod/mini'
import { action, add } from '#kernel/action.ts'
import { id } from '#kernel/fields.ts'
import { faulty, problem } from '#kernel/problem.ts'
import { isLive } from '#kernel/rights.ts'
import { Post } from '#slices/workers/rules.ts'
import { nothingWaits } from './answer.ts'
import { isOpen } from './flow.ts'
import { changed } from './hear.ts'
import { Hearing } from './kinds.ts'
import { directiveKey, hearingOf, told } from './send.ts'
import { elsewhere } from './upward.ts'

/** The words have come to this worker already. */
export const hasIt = problem('hearing.has_it', 409)

/** Hands what is open on to whoever holds the post now: it begins anew there, for nobody has heard it yet. */
export const handOverHearing = action('hearing.hand_over', z.strictObject({ hearingId: id(), postId: id() }), async (moment, { hearingId, postId }) => {
  const { desk, at, actor, today } = moment
  const seen = await desk.get(Hearing, hearingId)
  await desk.guard([directiveKey(seen.directiveId)])
  const reached = await desk.get(Hearing, hearingId)
  // the head hands over what he does not read in whole: nothing of it is shown by that
  const hearing = { ...(await desk.findInHouse(Hearing, { id: hearingId }))[0]!, depth: reached.depth }
  if (hearing.mirrorOf) throw elsewhere({ hearingId })
  if (hearing.fromId !== actor.workerId) moment.allow('office.approve', hearing.region)
  if (!isOpen(hearing)) throw nothingWaits({ hearingId })
  const post = await desk.get(Post, postId)
  if (!isLive(post, today(post.region)) || post.role !== hearing.role || post.region !== hearing.region) throw faulty({ at: 'postId', rule: 'same_office' })
  const theirs = await desk.findInHouse(Hearing, { directiveId: hearing.directiveId, workerId: post.workerId })
  if (theirs.length > 0 || post.workerId === hearing.fromId) throw hasIt({ directiveId: hearing.directiveId })
  const { directiveId, ...rest } = hearing
  const fresh = hearingOf(moment, { ...rest, id: directiveId }, post, hearing.owner)
  return {
    changes: [add(Hearing, fresh), changed(hearing, { stage: 'dilepas', trail: [...hearing.trail, { stage: 'dilepas', wording: hearing.wording, at, byName: actor.name }] })],
    notices: await told(moment, [fresh], 'directive.sent'),
  }
})


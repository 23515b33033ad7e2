import * as z from 'zod/mini'
import { action, set } from '#kernel/action.ts'
import { id, ids, maybe } from '#kernel/fields.ts'
import { problem } from '#kernel/problem.ts'
import { senderOf } from './audience.ts'
import { mayPass } from './flow.ts'
import { Hearing } from './kinds.ts'
import { audienceField, EAST, MOST_OWNERS, said, sent, sentAbout, twice } from './send.ts'

/** Only what was asked of oneself and still stands open, or was announced to oneself, is passed on. */
export const notToPass = problem('directive.not_to_pass', 409)

/** Passes an instruction on with one's own instructions (disposisi): the chain stays visible, and what was asked of oneself is carried by those below. */
export const pass = action('directive.pass', z.strictObject({ hearingId: id(), id: maybe(id()), postId: maybe(id()), ...said, audience: audienceField(), ownerIds: maybe(ids(MOST_OWNERS)) }), async (moment, { hearingId, ...input }) => {
  const hearing = await moment.desk.get(Hearing, hearingId)
  const post = senderOf(moment, 'disposisi', input.postId)
  moment.allow('directive.send', post.region)
  if (hearing.workerId !== moment.actor.workerId || !mayPass(hearing) || hearing.depth !== 'full') throw notToPass({ hearingId })
  const { fromName, fromRole, sort, at, wordings } = hearing
  // what came with it goes on with it, and lies where it lay
  const passedOn = (hearing.attachments ?? []).map(one => ({ ...one, of: one.of ?? hearing.directiveId }))
  const chain = [...hearing.chain, { id: hearing.directiveId, fromName, fromRole, sort, at, text: wordings.at(-1)!.text }].slice(-6)
  const about = { ...input, attachments: [...passedOn, ...input.attachments ?? []], sort: 'disposisi' as const, post, parent: { id: hearing.directiveId, chain }, caseId: hearing.caseId, visitId: hearing.visitId }
  const done = hearing.sealed ? await sentAbout(moment, about) : await sent(moment, about)
  return { ...done, changes: [...done.changes, set(Hearing, hearing, { passedId: done.directive.id })] }
}, ({ due, attachments }, { today }) => [...twice(attachments), ...due && due < today(EAST) ? [{ at: 'due', rule: 'past_day' }] : []])

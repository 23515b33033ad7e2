import * as z from 'zod/mini'
import { action, type Change, type Moment, type Read } from '#kernel/action.ts'
import { id, oneOf, secret, text } from '#kernel/fields.ts'
import { homeOf } from '#kernel/id.ts'
import { problem } from '#kernel/problem.ts'
import { asSender, changed, movedBySender, toRecipient } from './hear.ts'
import type { Hearing } from './kinds.ts'
import { UP } from './upward.ts'

/** Nothing of this recipient waits for the sender's word; it may have been settled, or the text corrected meanwhile. */
export const nothingWaits = problem('hearing.nothing_waits', 409)


/** Accepts what an owner understood: from now on it is dimengerti. */
export const accept = action('hearing.accept', z.strictObject({ hearingId: id() }), async (moment, { hearingId }) => {
  const hearing = await asSender(moment, hearingId)
  if (hearing.restated !== 'menunggu') throw nothingWaits({ hearingId })
  return { changes: [changed(hearing, { ...movedBySender(moment, hearing, 'understand'), restated: 'diterima' })], notices: [toRecipient(moment, hearing, 'hearing.accepted')] }
})

/** Clarifies what an owner understood otherwise; it is restated once more. */
export const clarify = action('hearing.clarify', z.strictObject({ hearingId: id(), clarification: secret(text(1000)) }), async (moment, { hearingId, clarification }) => {
  const hearing = await asSender(moment, hearingId)
  if (hearing.restated !== 'menunggu') throw nothingWaits({ hearingId })
  return { changes: [changed(hearing, { restated: 'dijelaskan', clarification })], notices: [toRecipient(moment, hearing, 'hearing.clarified')] }
})

/** What a sender does with an objection or a proposal: explain, take the proposal, or let the recipient go. */
export const OUTCOMES = ['jelas', 'terima', 'lepas'] as const
/** Only a proposal can be taken. */
export const outcomesOf = ({ objection }: Pick<Hearing, 'objection'>): readonly (typeof OUTCOMES)[number][] => OUTCOMES.filter(one => one !== 'terima' || objection === 'usul')

/** Answers an objection or a proposal; to let somebody go none is needed. */
export const reply = action('hearing.reply', z.strictObject({ hearingId: id(), outcome: oneOf(OUTCOMES), reply: secret(text(1000)) }), async (moment, { hearingId, outcome, reply: words }) => {
  const hearing = await asSender(moment, hearingId, 'above')
  if (outcome !== 'lepas' && (!hearing.objection || hearing.reply)) throw nothingWaits({ hearingId })
  // above it becomes what it becomes, and is told here
  if (hearing.mirrorOf) return { changes: [changed(hearing, { reply: words })], derived: [{ home: homeOf(hearing.mirrorOf), action: UP.answer.verb, input: { hearingId: hearing.mirrorOf, outcome, reply: words } }] }
  return { changes: [replied(moment, hearing, outcome, words)], notices: [toRecipient(moment, hearing, outcome === 'lepas' ? 'hearing.released' : 'hearing.replied')] }
})

/** What a reply changes: the recipient is let go, or the proposal taken, or it was explained. */
export function replied(moment: Moment, hearing: Read<typeof Hearing>, outcome: (typeof OUTCOMES)[number], words: string): Change {
  const { at, actor } = moment
  const gone = { stage: 'dilepas' as const, trail: [...hearing.trail, { stage: 'dilepas', wording: hearing.wording, at, byName: actor.name }] }
  const patch = outcome === 'lepas' ? gone : outcome === 'terima' && hearing.stage === 'dimengerti' ? movedBySender(moment, hearing, 'agree') : {}
  return changed(hearing, { ...patch, reply: words })
}

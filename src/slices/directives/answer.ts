import * as z from 'zod/mini'
import { action } from '#kernel/action.ts'
import { id, oneOf, secret, text } from '#kernel/fields.ts'
import { problem } from '#kernel/problem.ts'
import { asSender, changed, movedBySender, toRecipient } from './hear.ts'

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

/** Answers an objection or a proposal; to let somebody go none is needed. */
export const reply = action('hearing.reply', z.strictObject({ hearingId: id(), outcome: oneOf(OUTCOMES), reply: secret(text(1000)) }), async (moment, { hearingId, outcome, reply: words }) => {
  const hearing = await asSender(moment, hearingId)
  if (outcome !== 'lepas' && (!hearing.objection || hearing.reply)) throw nothingWaits({ hearingId })
  const { at, actor } = moment
  const gone = { stage: 'dilepas' as const, trail: [...hearing.trail, { stage: 'dilepas', wording: hearing.wording, at, byName: actor.name }] }
  const patch = outcome === 'lepas' ? gone : outcome === 'terima' && hearing.stage === 'dimengerti' ? movedBySender(moment, hearing, 'agree') : {}
  return { changes: [changed(hearing, { ...patch, reply: words })], notices: [toRecipient(moment, hearing, outcome === 'lepas' ? 'hearing.released' : 'hearing.replied')] }
})

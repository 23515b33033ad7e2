import * as z from 'zod/mini'
import { action } from '#kernel/action.ts'
import { oneOf } from '#kernel/fields.ts'
import { between, changed, notRecipient, onWording, stageOf } from './hear.ts'

/** Writes down that words were given to somebody by mouth or message: heard, and shown as spoken. */
export const toldOrally = action('hearing.told', z.strictObject({ ...onWording, by: oneOf(['whatsapp', 'sms', 'telepon', 'tatap_muka']) }), async (moment, input) => {
  const hearing = await between(moment, input.hearingId)
  if (moment.actor.workerId !== hearing.fromId) throw notRecipient({ hearingId: hearing.id })
  if (hearing.stage !== 'terkirim' || input.wording < hearing.wording) return { changes: [] }
  return { changes: [changed(hearing, stageOf(moment, hearing, 'hear', input.by))] }
})

import * as z from 'zod/mini'
import { action } from '#kernel/action.ts'
import { id, maybe, oneOf, secret, someOf, text } from '#kernel/fields.ts'
import { Case } from '#slices/cases/kinds.ts'
import { BODIES, SHARED } from '../kinds.ts'

/** Refers somebody; whom it reaches, whether there is consent for it and until when an answer is awaited is decided where all of that is known (send.ts of the slice). */
export const send = action('referral.send', z.strictObject({
  id: id(), caseId: id(), sort: oneOf(['layanan', 'penanganan']), toUnitId: maybe(id()), toName: maybe(text(160)), body: maybe(oneOf(BODIES)), reason: secret(text(2000)), share: someOf(SHARED), unconsented: maybe(secret(text(300))),
}), async ({ desk, allow }, { caseId }) => {
  allow('case.refer', (await desk.get(Case, caseId)).region)
  return { changes: [] }
})

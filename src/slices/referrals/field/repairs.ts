import { type Repairs, typed } from '#web/repair.tsx'

const again = (step: (input: Record<string, unknown>) => string): Repairs[string] => input => ({
  path: `/rujukan/${typed(input.receptionId)}`, form: `rujukan-${typed(input.receptionId)}`,
  values: { step: step(input), refusal: typed(input.refusal), text: typed(input.text), toUnitId: typed(input.toUnitId), toName: typed(input.toName), stays: input.stays !== false, groupKey: typed(input.groupKey), bed: input.roomId ? `${typed(input.roomId)}/${typed(input.bed)}` : '' },
})

/** How refused answers to a referral are opened again. */
export const repairs: Repairs = {
  'referral.accept': again(() => 'terima'), 'referral.refuse': again(() => 'tolak'), 'referral.forward': again(() => 'teruskan'), 'referral.serve': again(() => 'layani'), 'referral.tell_back': again(({ final }) => (final ? 'umpan_balik' : 'kabari')),
}

/** How a refused referral is opened again. */
export const ofSender: Repairs = {
  'referral.send': ({ caseId, body, toUnitId, toName, reason, share, unconsented }) => ({ path: `/kasus/${typed(caseId)}/rujuk`, form: `rujuk-${typed(caseId)}`, values: { to: typed(body ?? toUnitId), toName: typed(toName), reason: typed(reason), share, unconsented: typed(unconsented) } }),
}

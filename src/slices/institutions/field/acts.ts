import * as z from 'zod/mini'
import { action, set } from '#kernel/action.ts'
import { id } from '#kernel/fields.ts'
import { Reception } from '#slices/referrals/kinds.ts'
import { admitting, answeredAs } from '#slices/referrals/said.ts'
import { ADMIT, taken } from '../live.ts'

/** Signs a hand-over; the number comes from the office's register, which no telephone holds, so the server decides (letters/sign.ts). */
export const sign = action('letter.sign', z.strictObject({ letterId: id() }), async () => ({ changes: [] }))

/** Takes in somebody whose case is known. A telephone shows at once that the referral which brought the person is served; what its sender hears is the server's (referrals/admit.ts). */
export const admit = action('stay.admit', ADMIT, async (moment, input) => {
  const reception = await admitting(moment, input)
  const { changes } = await taken(moment, input, reception?.referralId)
  return { changes: [...changes, ...reception ? [set(Reception, reception, answeredAs(moment, { ...reception, stage: 'diterima' }, 'layani', {}))] : []] }
})

import { action } from '#kernel/action.ts'
import { ADMIT, taken } from '#slices/institutions/live.ts'
import { answered } from './answer.ts'
import { admitting } from './said.ts'
import { joined, NOTHING, type Parts, referralKeys } from './word.ts'

/** Takes in somebody whose case is known. Whoever was referred to this house is served from then on: the referral goes on by itself, and its sender hears. */
export const admit = action('stay.admit', ADMIT, async (moment, input) => {
  const seen = await admitting(moment, input)
  if (seen) await moment.desk.guard([`reception:${seen.id}`, ...referralKeys(seen)])
  const reception = seen && await admitting(moment, input)
  const { changes, notices } = await taken(moment, input, reception?.referralId)
  let parts: Parts = { ...NOTHING, changes, notices }
  let at = reception && { ...reception, depth: 'full' as const }
  // taken in before anybody answered: that is an answer as well
  for (const step of at?.stage === 'diterima' ? ['layani'] as const : ['terima', 'layani'] as const) {
    if (!at) break
    const said = await answered(moment, at, step, {})
    parts = joined(parts, said)
    at = { ...at, stage: step === 'terima' ? 'diterima' : 'dilayani', step: at.step + 1 }
  }
  return parts
})

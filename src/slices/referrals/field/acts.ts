import { action, set, type Moment } from '#kernel/action.ts'
import type { Id } from '#kernel/id.ts'
import { Reception } from '../kinds.ts'
import { ACCEPT, answeredAs, FORWARD, housed, READ, REFUSE, type Said, saysWhither, saysWhy, SERVE, type Step, TELL_BACK } from '../said.ts'

type Asked = { receptionId: Id } & Said
// a telephone knows what an answer makes of the entry before it; what moves to the sender, and to another office, is the server's to decide by the same act (answer.ts)
async function answered(moment: Moment, given: Asked, step: Step) {
  const reception = await moment.desk.get(Reception, given.receptionId)
  moment.allow('referral.answer', reception.region)
  return { reception, changes: [set(Reception, reception, answeredAs(moment, reception, step, given))] }
}

/** Opens it. */
export const read = action('referral.read', READ, (moment, given) => answered(moment, given, 'baca'))
/** Takes it on. */
export const accept = action('referral.accept', ACCEPT, (moment, given) => answered(moment, given, 'terima'))
/** Does not take it on, and says why. */
export const refuse = action('referral.refuse', REFUSE, (moment, given) => answered(moment, given, 'tolak'), saysWhy)
/** Passes it on. */
export const forward = action('referral.forward', FORWARD, (moment, given) => answered(moment, given, 'teruskan'), saysWhither)
/** Says how it goes. */
export const tellBack = action('referral.tell_back', TELL_BACK, (moment, given) => answered(moment, given, given.final ? 'umpan_balik' : 'kabari'))
/** Begins to serve; whoever comes into the house has a place and a bed at once. */
export const serve = action('referral.serve', SERVE, async (moment, given) => {
  const { reception, changes } = await answered(moment, given, 'layani')
  const stay = await housed(moment, reception, given)
  return { changes: [...changes, ...stay?.changes ?? []] }
})

/** What the telephone of a house brings. */
export const carried = [read, accept, refuse, forward, tellBack, serve]

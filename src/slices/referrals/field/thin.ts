import * as z from 'zod/mini'
import { action, type Action } from '#kernel/action.ts'

// a telephone brings these and leaves the decision to the server: what moves between two desks cannot be known here
const brought = (name: string): Action<string, Record<string, unknown>> => action(name, z.looseObject({}) as unknown as z.ZodMiniType<Record<string, unknown>>, async () => ({ changes: [] }))

/** The acts of whoever is asked. */
export const accept = brought('referral.accept'), refuse = brought('referral.refuse'), forward = brought('referral.forward'), serve = brought('referral.serve'), tellBack = brought('referral.tell_back'), read = brought('referral.read')
/** The act of whoever refers. */
export const send = brought('referral.send')
/** What the telephone of a house brings. */
export const carried = [accept, refuse, forward, serve, tellBack, read]

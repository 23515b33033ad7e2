import type * as hands from './hands.ts'

// What stands in hands.ts, as a telephone guesses it: everybody may know, and nothing was taken over. The server decides.

/** On a telephone everybody may know what its worker reads. */
export const mayKnow: typeof hands.mayKnow = async () => true
/** On a telephone a case stands where it is. */
export const placeFor: typeof hands.placeFor = async (_, { region }) => region
/** On a telephone nothing is taken over. */
export const standingIn: typeof hands.standingIn = async (_, __, workerId) => workerId
/** On a telephone whoever else goes there is told of. */
export const tellable: typeof hands.tellable = async (_, pairs) => [...pairs]
/** On a telephone a family is visited again where it is. */
export const comingAgain: typeof hands.comingAgain = async (_, record, visit) => ({ place: record ?? visit })

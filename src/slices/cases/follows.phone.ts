import type * as follows from './follows.ts'

// What stands in follows.ts, as a telephone guesses it: others hear and see what follows from the server.

/** On a telephone a case comes back from a unit, and goes to none. */
export const handedToUnit: typeof follows.handedToUnit = async (_, { stage }, { step }) => ({ patch: stage === 'dirujuk' && step === 'kembali' ? { unitId: null } : {}, notices: [] })
/** On a telephone visits stand as planned until the server calls them off. */
export const callOff: typeof follows.callOff = async () => ({ changes: [], notices: [] })

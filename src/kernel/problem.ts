/** What a refusal may carry besides its code: plain values, never prose and never a person's data. */
export type Details = Record<string, unknown>

/** One fault of an input: where it is and which rule it breaks. */
export type Fault = { at: string; rule: string; limit?: number | string }

/** A refusal declared beside the rules: a code, an HTTP status and details; words appear only on screen. */
export class Problem extends Error {
  readonly code: string
  readonly status: number
  readonly details: Details
  constructor(code: string, status: number, details: Details = {}) {
    super(code)
    this.code = code
    this.status = status
    this.details = details
  }
}

/** Declares a refusal: `const outside = problem('trip.past_day', 409)`, thrown as `throw outside({ day })`. */
export function problem(code: string, status: number): ((details?: Details) => Problem) & { code: string; status: number } {
  return Object.assign((details?: Details) => new Problem(code, status, details), { code, status })
}

/** Missing, or outside the reader's scope: never told apart. */
export const notFound = problem('not_found', 404)
/** Readable, but the verb is not yours. */
export const forbidden = problem('forbidden', 403)
/** Nobody is signed in, or the session has ended. */
export const unknown = problem('unknown', 401)
/** The input breaks rules; details name every fault. */
export const invalid = problem('invalid', 422)
/** The same envelope id came with another body. */
export const mismatch = problem('envelope_differs', 409)
/** The same record id is taken already. */
export const idTaken = problem('id_taken', 409)
/** The step does not exist at this stage. */
export const noSuchStep = problem('no_such_step', 409)
/** Too many tries or too much at once; details.seconds says when to come back. */
export const tooMany = problem('too_many', 429)
/** One envelope, one home. */
export const oneHome = problem('one_home', 422)

/** Refuses an input for faults found by a rule rather than by its shape. */
export function faulty(...faults: Fault[]): Problem {
  return invalid({ faults })
}

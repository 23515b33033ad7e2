import type { Consent, Withdrawal } from './kinds.ts'

/** What of consent hangs on a case, as the page of its plan reads it. */
export type Consents = { case: { id: string; region: string; leadId?: string | null; personId?: string | null }; consents: Consent[]; withdrawals: Withdrawal[] }

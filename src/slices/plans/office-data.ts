import type { Depth } from '#kernel/record.ts'
import type { Case, NextStep } from '#slices/cases/kinds.ts'
import { type Consent, takenBack, type Withdrawal } from '#slices/consents/kinds.ts'
import type { Referral } from '#slices/referrals/kinds.ts'
import type { Visit } from '#slices/trips/kinds.ts'
import type { Assessment, Closure, Conference, Deed, Goal, Plan, Provision } from './kinds.ts'

/** A case with consent, assessment, plan, services and its end, as the desk reads them in one call. */
export type Care = {
  case: Case & { depth: Depth }; consents: Consent[]; withdrawals: Withdrawal[]; assessments: Assessment[]; plans: Plan[]; goals: Goal[]; deeds: Deed[]; conferences: Conference[]; provisions: Provision[]; closures: Closure[]; visits: Visit[]; nextSteps: NextStep[]; referrals: Referral[]
}

/** Tells whether consent to services was taken back. */
export function isTakenBack({ consents, withdrawals }: Pick<Care, 'consents' | 'withdrawals'>): boolean {
  return takenBack(consents, withdrawals, 'layanan')
}

/** The plan that is worked on, if there is one. */
export function planOf({ plans }: Pick<Care, 'plans'>): Plan | undefined {
  return plans.find(plan => plan.state !== 'selesai')
}

/** What of a case is not finished: what is still to be done, and what keeps it from ending at all. */
export function unfinished({ deeds, nextSteps, referrals, withdrawals }: Pick<Care, 'deeds' | 'nextSteps' | 'referrals' | 'withdrawals'>): { work: (Deed | NextStep)[]; referrals: Referral[]; withdrawals: Withdrawal[] } {
  return { work: [...nextSteps, ...deeds].filter(({ state }) => state === 'terbuka').toSorted((a, b) => (a.due < b.due ? -1 : 1)), referrals: referrals.filter(({ endedAt }) => !endedAt), withdrawals: withdrawals.filter(({ state }) => state === 'menunggu') }
}

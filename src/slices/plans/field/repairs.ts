import { type Repairs, typed } from '#web/repair.tsx'

/** Of each act the field that says what it is about, and the kind of that record where it is not the case itself. */
const ABOUT = {
  'consent.take': ['caseId'], 'consent.withdraw': ['consentId', 'consent'], 'consent.stop': ['withdrawalId', 'withdrawal'], 'assessment.record': ['caseId'], 'plan.agree': ['planId', 'plan'],
  'deed.do': ['deedId', 'deed'], 'provision.record': ['caseId'], 'closure.propose': ['caseId'],
} as const

/** How refused acts of consent and plan are opened again: in the form of their name, on the page of their case. */
export const repairs: Repairs = Object.fromEntries(Object.entries(ABOUT).map(([action, [field, kind]]) => [action, (input, _, view) => {
  const about = typed(input[field])
  const values = Object.entries(input).flatMap(([field, value]) => (value === null || value === undefined ? [] : [[field, Array.isArray(value) ? value.map(String) : value]]))
  return { path: `/kasus/${kind ? typed(view.get(kind, about)?.caseId) : about}/${action === 'consent.take' ? 'persetujuan' : 'rencana'}`, form: `${action}-${about}`, values: Object.fromEntries(values) as Record<string, unknown> }
}]))

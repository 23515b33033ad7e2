import * as z from 'zod/mini'
import { day, flag, id, instant, maybe, oneOf, part, pattern, secret, someOf, text } from '#kernel/fields.ts'
import { type Fault, problem } from '#kernel/problem.ts'
import { kind, type RecordOf } from '#kernel/record.ts'

/** What somebody agrees to; each purpose is asked and withdrawn for itself. */
export const CONSENT_PURPOSES = ['asesmen', 'layanan', 'rujukan', 'berbagi_data', 'foto', 'publikasi'] as const
/** One purpose. */
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number]
/** Who agrees: the person, whoever has custody, somebody with power of attorney; or nobody could be asked, and the office's duty is the basis. */
export const CONSENT_BY = ['sendiri', 'wali', 'wakil', 'tidak_dapat'] as const
/** How it was given: signed, by a thumb, or spoken before a witness. */
export const CONSENT_HOW = ['tanda_tangan', 'cap_jempol', 'lisan'] as const
/** A consent holds; or it and a withdrawal crossed on their way, and a person says which stands. */
export const CONSENT_STATES = ['berlaku', 'ditinjau'] as const
/** A withdrawal waits until processing was stopped. */
export const WITHDRAWAL_STATES = ['menunggu', 'dihentikan'] as const

/** Nobody agreed to this, or what was agreed was taken back: consent comes first. */
export const needsConsent = problem('consent.needed', 409)

const SIDE_MOST = 320
/** A mark in ink: a signature drawn, or a thumb on paper, as black and white dots row by row; nothing of a camera travels in it. */
export const Mark = z.strictObject({ w: z.int().check(z.gte(8), z.lte(SIDE_MOST)), h: z.int().check(z.gte(8), z.lte(SIDE_MOST)), dots: pattern(/^[A-Za-z0-9+/]{4,18000}={0,2}$/, 'mark') })
/** A mark in ink. */
export type Mark = z.infer<typeof Mark>

/** Names a mark whose dots do not fill its sides. */
export function markFaults(mark: Mark | null | undefined): Fault[] {
  return mark && mark.dots.length !== Math.ceil(Math.ceil((mark.w * mark.h) / 8) / 3) * 4 ? [{ at: 'mark', rule: 'mark' }] : []
}

/** That somebody agreed, to what, by whom, how, before whom, and what the child said. */
export const Consent = kind('consent', {
  table: 'consents',
  fields: {
    caseId: id(), subjectId: id(), purposes: someOf(CONSENT_PURPOSES), withdrawn: someOf(CONSENT_PURPOSES), state: oneOf(CONSENT_STATES), givenBy: oneOf(CONSENT_BY), day: day(), manner: maybe(oneOf(CONSENT_HOW)),
    giver: maybe(secret(text(120))), relation: maybe(secret(text(60))), witness: maybe(secret(text(120))), childView: maybe(secret(text(1000))), language: maybe(secret(text(60))), explained: flag(), reason: maybe(secret(text(500))),
    mark: maybe(secret(part(Mark))), paper: maybe(text(160)), takenById: id(), takenByName: text(120), at: instant(), sealed: flag(),
  },
  trace: [], brief: [], list: ['caseId', 'purposes', 'withdrawn', 'state', 'givenBy', 'manner', 'day', 'takenByName'],
  filters: ['region', 'caseId', 'state'], order: 'day', about: 'caseId', subject: 'subjectId', team: { field: 'caseId', member: 'caseId' },
})
/** A consent as stored. */
export type Consent = RecordOf<typeof Consent>

/** A consent, or a part of it, taken back; from then on the clock of 3×24 hours runs until processing was stopped. */
export const Withdrawal = kind('withdrawal', {
  table: 'withdrawals',
  fields: {
    caseId: id(), consentId: id(), subjectId: id(), purposes: someOf(CONSENT_PURPOSES), at: instant(), due: instant(), givenBy: oneOf(CONSENT_BY), giver: maybe(secret(text(120))), reason: maybe(secret(text(500))), recordedById: id(), recordedByName: text(120),
    leadName: maybe(text(120)), state: oneOf(WITHDRAWAL_STATES), stoppedAt: maybe(instant()), stoppedByName: maybe(text(120)), stoppedNote: maybe(secret(text(1000))), sealed: flag(),
  },
  trace: [], brief: ['purposes', 'at', 'due', 'recordedByName', 'leadName', 'state', 'stoppedAt', 'stoppedByName'], list: ['purposes', 'at', 'due', 'recordedByName', 'leadName', 'state', 'stoppedAt', 'stoppedByName'],
  filters: ['region', 'state'], order: 'due', about: 'caseId', subject: 'subjectId', team: { field: 'caseId', member: 'caseId' },
})
/** A withdrawal as stored. */
export type Withdrawal = RecordOf<typeof Withdrawal>

/** Tells whether a purpose was taken back, by itself or with everything that was agreed, and nobody has agreed to it again. */
export function takenBack(consents: readonly Consent[], withdrawals: readonly Pick<Withdrawal, 'purposes'>[], purpose: ConsentPurpose): boolean {
  const held = consents.flatMap(heldBy)
  return withdrawals.length > 0 && !held.includes(purpose) && (held.length === 0 || withdrawals.some(({ purposes }) => purposes.includes(purpose)))
}

/** The purposes for which a consent holds now. */
export function heldBy({ purposes, withdrawn, state }: Pick<Consent, 'purposes' | 'withdrawn' | 'state'>): ConsentPurpose[] {
  return state === 'berlaku' ? purposes.filter(purpose => !withdrawn.includes(purpose)) : []
}

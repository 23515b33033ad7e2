import type { Contents } from '#kernel/contents.ts'
import { messages as deskWords } from './desk-messages.ts'
import { Consent, CONSENT_BY, CONSENT_HOW, CONSENT_PURPOSES, CONSENT_STATES, Withdrawal, WITHDRAWAL_STATES } from './kinds.ts'
import { messages as words } from './messages.ts'
import { settle, stop } from './settle.ts'
import { take, withdraw } from './take.ts'

/** The acts that a telephone carries. */
export const carried = [take, withdraw, stop]

/** Consents: who agreed to what, and what was taken back. */
export const contents: Contents = {
  kinds: [Consent, Withdrawal],
  carried,
  desk: [settle],
  words: [words],
  deskWords: [deskWords],
  lists: { consent_purpose: CONSENT_PURPOSES, consent_by: CONSENT_BY, consent_how: CONSENT_HOW, consent_state: CONSENT_STATES, withdrawal_state: WITHDRAWAL_STATES },
  samples: { dots: 'AAAAAAAAAAA=' },
  looks: { '/lapangan/kasus/{cases}/persetujuan': ['psm'], '/kantor/penarikan-persetujuan': ['kabid', 'pejabat_pdp'] },
}

import type { Contents } from '#kernel/contents.ts'
import { admit } from './admit.ts'
import { accept, forward, hear, read, refuse, serve, tellBack } from './answer.ts'
import { bring, deliver, end, sealThere } from './arrive.ts'
import { messages as deskWords } from './desk-messages.ts'
import { escalate, escalateHere } from './escalate.ts'
import { close, follow, handOn, revoke } from './follow.ts'
import { dropHoliday, setHolidays } from './holidays.ts'
import { BODIES, HEARD_VIA, Holiday, Reception, Referral, REFERRAL_SORTS, REFERRAL_STAGES, ReferralStep, REFUSALS, SHARED } from './kinds.ts'
import { draftReferralLetter } from './letters.ts'
import { messages as words } from './messages.ts'
import { messages as screenWords } from './screen-messages.ts'
import { messages as stageWords } from './stage-messages.ts'
import { send } from './send.ts'

/** Referrals out and in, with their clocks, and the days on which an office does not work. */
export const contents: Contents = {
  kinds: [Holiday, Referral, ReferralStep, Reception],
  carried: [read, accept, refuse, forward, serve, tellBack, admit],
  desk: [setHolidays, dropHoliday, send, hear, revoke, close, handOn, draftReferralLetter, deliver, end, sealThere, bring, follow, escalate, escalateHere],
  words: [words],
  deskWords: [deskWords, stageWords, screenWords],
  lists: { referral_sort: REFERRAL_SORTS, referral_stage: REFERRAL_STAGES, refusal: REFUSALS, shared: SHARED, body: BODIES, heard_via: HEARD_VIA },
  looks: {
    '/kantor/rujukan': ['kabid'],
    '/kantor/rujukan/masuk': ['kabid'],
    '/kantor/rujukan/{referrals}': ['kabid'],
    '/kantor/rujukan/masuk/{receptions}': ['kabid'],
    '/kantor/rujukan/baru?kasus={cases?stage=asesmen}': ['kabid'],
    '/kantor/hari-libur': ['admin'],
    '/lapangan/kasus/{cases}/rujuk': ['psm'],
    '/panti/rujukan': ['petugas_panti'],
    '/panti/rujukan/{receptions}': ['petugas_panti'],
  },
}

import { type Contents, optionsOf } from '#kernel/contents.ts'
import { accept, clarify, OUTCOMES, reply } from './answer.ts'
import { amend, correct, revoke, withdraw } from './correct.ts'
import { deliver } from './deliver.ts'
import { messages as deskWords } from './desk-messages.ts'
import { answerUp, follow, nudge } from './follow.ts'
import { handOverHearing } from './handover.ts'
import { agree, carryOut, hear, object, restate, review, understand } from './hear.ts'
import { Directive, Hearing, HEARING_STAGES, OBJECTIONS, Reminder, SORTS } from './kinds.ts'
import { messages as words } from './messages.ts'
import { pass } from './pass.ts'
import { remind } from './remind.ts'
import { send } from './send.ts'
import { toldOrally } from './told.ts'

/** The acts that a telephone carries. */
export const carried = [send, hear, understand, restate, agree, object, carryOut, review, accept, clarify, reply, remind, pass, correct, withdraw]

/** Words from one to many, and what became of them. */
export const contents: Contents = {
  kinds: [Directive, Hearing, Reminder],
  carried,
  desk: [deliver, amend, revoke, follow, answerUp, nudge, handOverHearing, toldOrally],
  words: [words],
  deskWords: [deskWords],
  lists: { directive_sort: SORTS, hearing_stage: HEARING_STAGES, objection: OBJECTIONS, outcome_reply: OUTCOMES, directive_state: optionsOf(Directive.fields.state) },
  looks: {
    '/lapangan/arahan': ['psm', 'tksk'],
    '/lapangan/arahan/baru': ['psm', 'tksk'],
    '/lapangan/arahan/{hearings}': ['psm', 'tksk'],
    '/lapangan/arahan/{hearings?workerId=me}/teruskan': ['lurah'],
    '/lapangan/arahan/kirim/{directives?fromId=me}': ['psm', 'tksk', 'lurah'],
    '/kantor/arahan': ['kepala_dinas'],
    '/kantor/arahan/baru': ['kepala_dinas'],
    '/kantor/arahan/{directives?fromId=me}': ['kepala_dinas'],
    '/kantor/arahan/tanggapan/{hearings}': ['kepala_dinas'],
    '/kantor/arahan/tanggapan/{hearings?workerId=me}/teruskan': ['kabid'],
  },
}

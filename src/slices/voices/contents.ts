import type { Contents } from '#kernel/contents.ts'
import { answerConcern, takeConcern } from './concerns.ts'
import { deliver, deliverRating } from './deliver.ts'
import { escalate, receive, returned } from './escalate.ts'
import { messages as issueWords } from './issue-messages.ts'
import { answerIssue, askDesk, decideIssue, giveBack, giveDesk, mergeVoices, noteIssue, openIssue, propose, reopenIssue, splitVoice } from './issues.ts'
import { Concern, Entry, Issue, Voice } from './kinds.ts'
import { messages as words } from './messages.ts'
import { raise, rate, remindDesk } from './raise.ts'

/** The acts that a telephone carries. */
export const carried = [raise, rate, remindDesk]

/** What the field says, and the issues it becomes. */
export const contents: Contents = {
  kinds: [Voice, Concern, Issue, Entry],
  carried,
  desk: [deliver, deliverRating, openIssue, mergeVoices, splitVoice, giveDesk, noteIssue, askDesk, propose, giveBack, decideIssue, answerIssue, reopenIssue, escalate, receive, returned, takeConcern, answerConcern],
  words: [words],
  deskWords: [issueWords],
  looks: {
    '/lapangan/suara': ['psm', 'tksk'],
    '/lapangan/suara/baru': ['psm', 'tksk'],
    '/kantor/suara': ['kabid'],
    '/kantor/isu': ['kabid', 'dinas_provinsi'],
    '/kantor/isu/{issues}': ['kabid'],
    '/kantor/pengaduan': ['inspektorat', 'petugas_tepercaya'],
  },
}

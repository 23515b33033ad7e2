import type { Contents } from '#kernel/contents.ts'
import { accept, chase, giveBack, pass } from './check.ts'
import { messages as deskWords } from './desk-messages.ts'
import { Activity, ACTIVITY_STAGES } from './kinds.ts'
import { draftSocialReport, draftVisitReport } from './letters.ts'
import { messages as words } from './messages.ts'
import { carry, submit, write } from './write.ts'

/** The acts that a telephone carries. */
export const carried = [write, submit, carry, pass, giveBack, chase]

/** What pillars report of a day and a month. */
export const contents: Contents = {
  kinds: [Activity],
  carried,
  desk: [accept, draftVisitReport, draftSocialReport],
  words: [words],
  deskWords: [deskWords],
  lists: { activity_stage: ['belum', ...ACTIVITY_STAGES] },
  looks: {
    '/lapangan/laporan-pilar': ['koordinator_pilar'],
    '/kantor/laporan-kegiatan': ['kabid'],
    '/kantor/laporan-kegiatan/{activities?stage=diajukan}': ['kabid'],
  },
}

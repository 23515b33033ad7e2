import type { Contents } from '#kernel/contents.ts'
import { messages as deskWords } from './desk-messages.ts'
import { Inspection, Unmasking } from './kinds.ts'
import { messages as words } from './messages.ts'
import { endGrant, grant, unmask } from './rules.ts'

/** Letters of inspection. */
export const contents: Contents = {
  kinds: [Inspection, Unmasking],
  desk: [grant, endGrant, unmask],
  words: [words],
  deskWords: [deskWords],
  looks: {
    '/kantor/pemeriksaan': ['kepala_dinas'],
  },
}

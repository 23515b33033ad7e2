import type { Contents } from '#kernel/contents.ts'
import { messages as deskWords } from './desk-messages.ts'
import { messages as words } from './messages.ts'
import { correct, erase, Guest, leave, receive } from './rules.ts'

/** The acts that a telephone carries. */
export const carried = [receive, leave]

/** The guest book of offices and panti. */
export const contents: Contents = {
  kinds: [Guest],
  carried,
  desk: [correct, erase],
  words: [words],
  deskWords: [deskWords],
  samples: { arrived: '09:10', departed: '10:20' },
  looks: {
    '/panti/tamu': ['petugas_panti'],
    '/kantor/tamu': ['kabid'],
  },
}

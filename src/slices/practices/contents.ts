import type { Contents } from '#kernel/contents.ts'
import { messages as deskWords } from './desk-messages.ts'
import { messages as words } from './messages.ts'
import { commend, Practice, withdraw, write } from './rules.ts'

/** The acts that a telephone carries. */
export const carried = [write, withdraw]

/** Good practices of an office. */
export const contents: Contents = {
  kinds: [Practice],
  carried,
  desk: [commend],
  words: [words],
  deskWords: [deskWords],
  looks: {
    '/panti/praktik-baik': ['petugas_panti'],
    '/panti/praktik-baik/tulis': ['petugas_panti'],
    '/panti/praktik-baik/{practices}': ['petugas_panti'],
    '/kantor/praktik-baik': ['kabid', 'admin'],
    '/kantor/praktik-baik/{practices}': ['kabid'],
  },
}

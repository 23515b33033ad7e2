import type { Contents } from '#kernel/contents.ts'
import { messages as deskWords } from './desk-messages.ts'
import { messages as words } from './messages.ts'

/** Links for those without an account. */
export const contents: Contents = {
  words: [words],
  deskWords: [deskWords],
  looks: {
    '/lapangan/jadwal': ['lurah'],
    '/lapangan/tautan': ['lurah'],
    '/kantor/tautan': ['kabid'],
  },
}

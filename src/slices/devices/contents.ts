import type { Contents } from '#kernel/contents.ts'
import { messages as deskWords } from './desk-messages.ts'

/** Telephones: when each last spoke, and what came too late. */
export const contents: Contents = {
  deskWords: [deskWords],
  looks: {
    '/lapangan/pilar/ponsel': ['koordinator_pilar'],
    '/kantor/perangkat': ['kabid', 'admin'],
    '/kantor/karantina': ['kabid'],
  },
}

import type { Contents } from '#kernel/contents.ts'
import { approvePost } from './approve.ts'
import { messages as deskWords } from './desk-messages.ts'
import { handOver } from './handover.ts'
import { invite } from './invite.ts'
import { messages as words } from './messages.ts'
import { transfer, welcome } from './transfer.ts'

/** Coming aboard, handing over, moving. */
export const contents: Contents = {
  desk: [invite, approvePost, transfer, welcome, handOver],
  words: [words],
  deskWords: [deskWords],
  looks: {
    '/lapangan/kode': ['lurah'],
    '/kantor/tanpa-penanggung-jawab': ['kabid'],
    '/kantor/petugas/kode': ['admin'],
  },
}

import { type Contents, optionsOf } from '#kernel/contents.ts'
import { messages as deskWords } from './desk-messages.ts'
import { messages as words } from './messages.ts'
import { addWorker, DELEGATIONS, editWorker, endPost, endWorker, givePost, Post, Worker } from './rules.ts'

/** Workers and their posts. */
export const contents: Contents = {
  kinds: [Worker, Post],
  desk: [addWorker, editWorker, endWorker, givePost, endPost],
  words: [words],
  deskWords: [deskWords],
  lists: { line: optionsOf(Post.fields.line), delegation: DELEGATIONS },
  looks: {
    '/kantor/petugas': ['kabid', 'admin', 'dinas_provinsi'],
    '/kantor/petugas/{workers}': ['kabid', 'admin', 'dinas_provinsi'],
    '/kantor/petugas/baru': ['admin'],
  },
}

import { IconAddressBook } from '@tabler/icons-react'
import { type DeskPages, page, part } from '#web/office/pages.tsx'
import { messages } from './office-messages.ts'

/** Workers at the desk, and the home of who manages them. */
export const pages: DeskPages = {
  pages: [
    page('/petugas', () => import('./office.tsx').then(part => part.WorkersPage)),
    page('/petugas/baru', () => import('./office-add.tsx').then(part => part.AddWorkerPage)),
    page('/petugas/:id', () => import('./office-worker.tsx').then(part => part.WorkerPage)),
  ],
  doors: [{ to: '/petugas', word: 'office.nav.workers', Icon: IconAddressBook, group: 'house' }],
  homes: [{ opens: 'worker.manage', Screen: part(() => import('./office-home.tsx').then(part => part.AdminHome)) }],
  words: [messages],
}

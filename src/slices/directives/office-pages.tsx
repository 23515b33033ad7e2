import { IconSend } from '@tabler/icons-react'
import { type DeskPages, page, part } from '#web/office/pages.tsx'
import { messages as shared } from './field/messages.ts'
import { messages } from './office-messages.ts'

/** Words from one to many, at the desk. */
export const pages: DeskPages = {
  pages: [
    page('/arahan', () => import('./office.tsx').then(part => part.DirectivesPage)),
    page('/arahan/baru', () => import('./office-write.tsx').then(part => part.WritePage)),
    page('/arahan/tanggapan/:id', () => import('./office-hearing.tsx').then(part => part.HearingPage)),
    page('/arahan/tanggapan/:id/teruskan', () => import('./office-write.tsx').then(part => part.PassPage)),
    page('/arahan/:id', () => import('./office-ledger.tsx').then(part => part.DirectivePage)),
  ],
  doors: [{ to: '/arahan', word: 'office.nav.directives', Icon: IconSend, group: 'work' }],
  sections: [{ at: ['below'], Screen: part(() => import('./office.tsx').then(part => part.AwaitedSection)) }],
  words: [messages, shared],
  leads: { directive: '/arahan/tanggapan/', hearing: '/arahan/tanggapan/' },
}

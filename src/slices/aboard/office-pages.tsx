import { IconUserQuestion } from '@tabler/icons-react'
import { type DeskPages, page, part } from '#web/office/pages.tsx'
import { messages } from './office-messages.ts'

/** First codes, posts that wait for a word, and work whose worker has gone. */
export const pages: DeskPages = {
  pages: [
    page('/petugas/kode', () => import('./office-codes.tsx').then(part => part.WaitingPage)),
    page('/tanpa-penanggung-jawab', () => import('./office.tsx').then(part => part.UnownedPage)),
  ],
  doors: [{ to: '/tanpa-penanggung-jawab', word: 'office.nav.unowned', Icon: IconUserQuestion, opens: 'case.assign', group: 'work' }],
  sections: [
    { at: ['head'], Screen: part(() => import('./office-approval.tsx').then(({ ApprovalSection }) => () => <ApprovalSection of="menunggu_kepala" />)) },
    { at: ['head', 'desk'], Screen: part(() => import('./office.tsx').then(part => part.UnownedSection)) },
  ],
  words: [messages],
}

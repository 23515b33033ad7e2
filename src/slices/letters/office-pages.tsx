import { IconMailOpened } from '@tabler/icons-react'
import { type DeskPages, page } from '#web/office/pages.tsx'
import { messages } from './office-messages.ts'

/** Letters at the desk. */
export const pages: DeskPages = {
  pages: [
    page('/surat', () => import('./office.tsx').then(part => part.LettersPage)),
    page('/surat/baru', () => import('./office-write.tsx').then(part => part.WriteLetterPage)),
    page('/surat/nomor', () => import('./office-book.tsx').then(part => part.BookPage)),
    page('/surat/:id', () => import('./office-letter.tsx').then(part => part.LetterPage)),
    page('/surat/:id/ubah', () => import('./office-write.tsx').then(part => part.EditLetterPage)),
    page('/pengaturan/surat', () => import('./office-looks.tsx').then(part => part.LetterLooksPage)),
  ],
  doors: [
    { to: '/surat', word: 'office.letters.title', Icon: IconMailOpened, opens: ['letter.draft', 'letter.sign'], group: 'work' },
    { to: '/pengaturan/surat', word: 'office.letters.settings', Icon: IconMailOpened, opens: 'letter.set', group: 'set' },
  ],
  words: [messages],
  leads: { letter: '/surat/' },
}

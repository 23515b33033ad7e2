import { later } from '#web/later.tsx'
import { type FieldPages, page } from '#web/pages.tsx'
import { carried } from '../contents.ts'

const words = () => import('./messages.ts')

/** What was said, and what became of it, on the phone. */
export const pages: FieldPages = {
  carried,
  pages: [
    page('/arahan', () => import('./inbox.tsx').then(part => part.HearingsPage), words),
    page('/arahan/baru', () => import('./write.tsx').then(part => part.WritePage), words),
    page('/arahan/kirim/:id', () => import('./sender.tsx').then(part => part.SentPage), words),
    page('/arahan/:id/teruskan', () => import('./write.tsx').then(part => part.PassPage), words),
    page('/arahan/:id', () => import('./hearing.tsx').then(part => part.HearingPage), words),
  ],
  cards: [later(() => import('./inbox.tsx').then(part => part.Awaited), words, true)],
  leads: { directive: '/arahan/', hearing: '/arahan/', reminder: '/arahan/' },
}

import { IconNotebook } from '@tabler/icons-react'
import { type DeskPages, page } from '#web/office/pages.tsx'
import { messages as shared } from './field/messages.ts'
import { messages } from './office-messages.ts'

/** Good practices at the desk. */
export const pages: DeskPages = {
  pages: [page('/praktik-baik', () => import('./office.tsx').then(part => part.PracticesPage)), page('/praktik-baik/:id', () => import('./office.tsx').then(part => part.PracticePage))],
  doors: [{ to: '/praktik-baik', word: 'practice.title', Icon: IconNotebook, group: 'house' }],
  words: [messages, shared],
}

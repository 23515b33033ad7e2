import { IconBook2 } from '@tabler/icons-react'
import { type DeskPages, page } from '#web/office/pages.tsx'
import { messages as shared } from './field/messages.ts'
import { messages } from './office-messages.ts'

/** The guest book at the desk. */
export const pages: DeskPages = {
  pages: [page('/tamu', () => import('./office.tsx').then(part => part.GuestsPage))],
  doors: [{ to: '/tamu', word: 'guest.title', Icon: IconBook2, opens: 'guest.receive', group: 'work' }],
  words: [messages, shared],
}

import { IconLink } from '@tabler/icons-react'
import { type DeskPages, page } from '#web/office/pages.tsx'
import { messages } from './office-messages.ts'

/** Links for those without an account. */
export const pages: DeskPages = {
  pages: [page('/tautan', () => import('./office.tsx').then(part => part.DoorsPage))],
  doors: [{ to: '/tautan', word: 'office.doors.title', Icon: IconLink, opens: 'door.give', group: 'house' }],
  words: [messages],
}

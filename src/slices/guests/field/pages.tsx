import { IconBook2 } from '@tabler/icons-react'
import { type FieldPages, page } from '#web/pages.tsx'
import { carried } from '../contents.ts'

/** The guest book on the phone of a panti. */
export const pages: FieldPages = {
  carried,
  pages: [page('/tamu', () => import('./book.tsx').then(part => part.GuestsPage), () => import('./messages.ts'))],
  tiles: [{ to: '/tamu', word: 'guest.title', Icon: IconBook2, opens: 'guest.receive', homes: ['unit'] }],
}

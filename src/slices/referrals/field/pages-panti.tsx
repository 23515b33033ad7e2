import { IconArrowsExchange } from '@tabler/icons-react'
import { type FieldPages, page } from '#web/pages.tsx'
import { carried } from './thin.ts'

const words = () => import('./messages.ts')

/** What comes into a house by referral. */
export const pages: FieldPages = {
  carried,
  pages: [page('/rujukan', () => import('./house.tsx').then(part => part.ReceptionsPage), words), page('/rujukan/:id', () => import('./house.tsx').then(part => part.ReceptionPage), words)],
  tiles: [{ to: '/rujukan', word: 'referral.in', Icon: IconArrowsExchange, opens: 'referral.answer', homes: ['unit'] }],
}

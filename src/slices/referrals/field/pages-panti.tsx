import { IconArrowsExchange } from '@tabler/icons-react'
import { gather } from '#kernel/say.ts'
import { later } from '#web/later.tsx'
import { type FieldPages, page } from '#web/pages.tsx'
import { carried } from './acts.ts'

// free places and beds are said in the words of the residents
const words = async () => { const [own, stages, places] = await Promise.all([import('./messages.ts'), import('../stage-messages.ts'), import('#slices/institutions/field/messages.ts')]); return { messages: gather([own.messages, stages.messages, places.messages]) } }

/** What comes into a house by referral. */
export const pages: FieldPages = {
  carried,
  pages: [page('/rujukan', () => import('./house.tsx').then(part => part.ReceptionsPage), words), page('/rujukan/:id', () => import('./house.tsx').then(part => part.ReceptionPage), words)],
  cards: [later(() => import('./house.tsx').then(part => part.ReceptionsCard), words, true)],
  tiles: [{ to: '/rujukan', word: 'referral.in', Icon: IconArrowsExchange, opens: 'referral.answer', homes: ['unit'] }],
  leads: { reception: '/rujukan/' },
}

import { IconMail } from '@tabler/icons-react'
import { type DeskPages, page } from '#web/office/pages.tsx'
import { messages } from './office-messages.ts'

/** How one wants to hear of notices, and what became of those that left the house. */
export const pages: DeskPages = {
  pages: [
    page('/saya/kabar', () => import('./office-choices.tsx').then(part => part.ChoicesPage)),
    page('/pengiriman', () => import('./office-delivery.tsx').then(part => part.DeliveryPage)),
  ],
  doors: [{ to: '/pengiriman', word: 'delivery.title', Icon: IconMail, opens: 'office.set', group: 'set' }],
  words: [messages],
}

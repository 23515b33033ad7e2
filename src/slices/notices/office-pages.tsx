import { IconMail } from '@tabler/icons-react'
import { type DeskPages, page, part } from '#web/office/pages.tsx'
import { messages } from './office-messages.ts'

/** What was told to whoever is here, how one wants to hear of it, and what became of notices that left the house. */
export const pages: DeskPages = {
  pages: [
    page('/saya/kabar', () => import('./office-choices.tsx').then(part => part.ChoicesPage)),
    page('/pengiriman', () => import('./office-delivery.tsx').then(part => part.DeliveryPage)),
  ],
  doors: [{ to: '/pengiriman', word: 'delivery.title', Icon: IconMail, opens: 'office.set', group: 'set' }],
  sections: [{ at: ['below'], Screen: part(() => import('./office-inbox.tsx').then(part => part.InboxSection)) }],
  words: [messages],
}

import { IconDeviceMobile, IconProgressAlert } from '@tabler/icons-react'
import { type DeskPages, page, part } from '#web/office/pages.tsx'
import { messages } from './office-messages.ts'

/** When each telephone last spoke, and what came too late. */
export const pages: DeskPages = {
  pages: [
    page('/perangkat', () => import('./office-health.tsx').then(part => part.DevicesPage)),
    page('/karantina', () => import('./office-quarantine.tsx').then(part => part.QuarantinePage)),
  ],
  doors: [
    { to: '/perangkat', word: 'office.devices.title', Icon: IconDeviceMobile, opens: 'sync.read', group: 'house' },
    { to: '/karantina', word: 'office.quarantine.title', Icon: IconProgressAlert, opens: 'quarantine.settle', group: 'house' },
  ],
  sections: [{ at: ['desk'], opens: 'quarantine.settle', Screen: part(() => import('./office-sign.tsx').then(part => part.QuarantineSection)) }],
  words: [messages],
}

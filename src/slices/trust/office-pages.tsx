import { IconAlertTriangle, IconEyeSearch } from '@tabler/icons-react'
import { type DeskPages, page, part } from '#web/office/pages.tsx'
import { messages as shared } from './mine-messages.ts'
import { messages } from './office-messages.ts'

/** Who read what, incidents with data, and what is held of oneself, at the desk. */
export const pages: DeskPages = {
  pages: [
    page('/log-akses', () => import('./office-log.tsx').then(part => part.LogPage)),
    page('/insiden', () => import('./office-incidents.tsx').then(part => part.IncidentsPage)),
    page('/insiden/:id', () => import('./office-incident.tsx').then(part => part.IncidentPage)),
    page('/saya/data', () => import('./office-mine.tsx').then(part => part.MinePage)),
  ],
  doors: [
    { to: '/log-akses', word: 'office.nav.access', Icon: IconEyeSearch, opens: ['log.read', 'log.read_bidang'], group: 'house' },
    { to: '/insiden', word: 'office.nav.incidents', Icon: IconAlertTriangle, opens: 'breach.record', group: 'house' },
  ],
  sections: [{ at: ['above'], opens: 'breach.handle', Screen: part(() => import('./office-incidents.tsx').then(part => part.IncidentBand)) }],
  words: [messages, shared],
}

import { IconChecklist, IconListDetails } from '@tabler/icons-react'
import { type DeskPages, page } from '#web/office/pages.tsx'
import { messages } from './office-messages.ts'

/** Services and requests at the desk. */
export const pages: DeskPages = {
  pages: [
    page('/permohonan', () => import('./office.tsx').then(part => part.RequestsPage)), page('/permohonan/baru', () => import('./office-file.tsx').then(part => part.FileRequestPage)), page('/permohonan/:id', () => import('./office-request.tsx').then(part => part.RequestPage)),
    page('/layanan', () => import('./office-catalogue.tsx').then(part => part.CataloguePage)),
  ],
  doors: [
    { to: '/permohonan', word: 'serving.requests', Icon: IconChecklist, opens: 'service.receive', group: 'work' },
    { to: '/layanan', word: 'serving.catalogue', Icon: IconListDetails, opens: ['service.receive', 'service.manage'], group: 'house' },
  ],
  words: [messages],
  leads: { service: '/permohonan/' },
}

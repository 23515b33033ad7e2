import { IconFileSearch } from '@tabler/icons-react'
import { type DeskPages, page, part } from '#web/office/pages.tsx'
import { messages } from './office-messages.ts'

/** Letters of inspection, and the home of who inspects. */
export const pages: DeskPages = {
  pages: [page('/pemeriksaan', () => import('./office-grants.tsx').then(part => part.InspectionsPage))],
  doors: [{ to: '/pemeriksaan', word: 'office.nav.inspections', Icon: IconFileSearch, opens: 'inspection.grant', group: 'house' }],
  homes: [{ opens: 'inspection.unmask', Screen: part(() => import('./office.tsx').then(part => part.InspectorHome)) }],
  words: [messages],
}

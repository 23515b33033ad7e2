import { IconFileImport } from '@tabler/icons-react'
import { type DeskPages, page } from '#web/office/pages.tsx'
import { messages } from './office-messages.ts'

/** Lists that an office brings aboard. */
export const pages: DeskPages = {
  pages: [page('/impor', () => import('./office.tsx').then(part => part.ImportPage))],
  doors: [{ to: '/impor', word: 'office.nav.import', Icon: IconFileImport, opens: ['worker.manage', 'case.triage'], group: 'house' }],
  words: [messages],
}

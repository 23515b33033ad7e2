import { IconFileText } from '@tabler/icons-react'
import { type DeskPages, page } from '#web/office/pages.tsx'
import { messages } from './office-messages.ts'

/** The report of a month. */
export const pages: DeskPages = {
  pages: [page('/laporan-bulan', () => import('./office.tsx').then(part => part.MonthPage))],
  doors: [{ to: '/laporan-bulan', word: 'office.nav.month', Icon: IconFileText, opens: 'visit.report', group: 'self' }],
  words: [messages],
}

import { IconReportAnalytics } from '@tabler/icons-react'
import { type DeskPages, page } from '#web/office/pages.tsx'
import { messages } from './office-messages.ts'

/** Reports of activities at the desk. */
export const pages: DeskPages = {
  pages: [page('/laporan-kegiatan', () => import('./office.tsx').then(part => part.ActivityBoardPage)), page('/laporan-kegiatan/:id', () => import('./office-report.tsx').then(part => part.ActivityPage))],
  doors: [{ to: '/laporan-kegiatan', word: 'activity.board', Icon: IconReportAnalytics, opens: ['activity.accept', 'activity.follow'], group: 'work' }],
  words: [messages],
}

import { IconReportAnalytics } from '@tabler/icons-react'
import { online } from '#web/later.tsx'
import { type FieldPages, page } from '#web/pages.tsx'

/** What the coordinator of a pillar looks through, on the phone; the own report stands on the page of the month. */
export const pages: FieldPages = {
  pages: [page('/laporan-pilar', () => import('./check.tsx').then(part => part.CheckPage), online(() => import('./messages.ts')))],
  tiles: [{ to: '/laporan-pilar', word: 'activity.check', Icon: IconReportAnalytics, opens: 'activity.check', homes: ['field'] }],
}

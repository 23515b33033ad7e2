import { IconReportAnalytics } from '@tabler/icons-react'
import { type FieldPages, page } from '#web/pages.tsx'
import { carried } from '../contents.ts'

/** Reports of activities on the phone; the own one stands on the page of the month. */
export const pages: FieldPages = {
  carried,
  pages: [page('/laporan-pilar', () => import('./check.tsx').then(part => part.CheckPage), () => import('./messages.ts'))],
  tiles: [{ to: '/laporan-pilar', word: 'activity.check', Icon: IconReportAnalytics, opens: 'activity.check', homes: ['field'] }],
}

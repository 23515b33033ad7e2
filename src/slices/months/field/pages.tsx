import { online } from '#web/later.tsx'
import { type FieldPages, page } from '#web/pages.tsx'

/** The report of a month. */
export const pages: FieldPages = {
  pages: [page('/laporan-bulan', () => import('./month.tsx').then(part => part.MonthPage), online(() => import('./messages.ts')))],
}

import { later } from '#web/later.tsx'
import { type FieldPages, page } from '#web/pages.tsx'

/** Visits to those who live in a house, and its home. */
export const pages: FieldPages = {
  pages: [page('/kunjungan/:id', () => import('./visit.tsx').then(part => part.VisitPage))],
  homes: [{ Screen: later(() => import('./unit.tsx').then(part => part.UnitHome)) }],
}

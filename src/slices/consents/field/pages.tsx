import { type FieldPages, page } from '#web/pages.tsx'
import { carried } from '../contents.ts'

/** Consent taken in the house itself. */
export const pages: FieldPages = {
  carried,
  pages: [page('/kasus/:id/persetujuan', () => import('./take.tsx').then(part => part.TakePage))],
}

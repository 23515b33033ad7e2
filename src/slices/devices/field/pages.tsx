import { online } from '#web/later.tsx'
import { type FieldPages, page } from '#web/pages.tsx'

/** The telephones of a pillar, for its coordinator. */
export const pages: FieldPages = {
  pages: [page('/pilar/ponsel', () => import('./pillar.tsx').then(part => part.PillarPhonesPage), online(() => import('./messages.ts')))],
}

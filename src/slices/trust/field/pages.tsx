import { online } from '#web/later.tsx'
import { type FieldPages, page } from '#web/pages.tsx'

/** What is held of oneself. */
export const pages: FieldPages = {
  pages: [page('/saya/data', () => import('./mine.tsx').then(part => part.MinePage), online(() => import('../mine-messages.ts')))],
}

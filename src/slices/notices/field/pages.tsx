import { online } from '#web/later.tsx'
import { type FieldPages, page } from '#web/pages.tsx'
import { carried } from '../contents.ts'

/** Notices, and how one wants to hear of them. */
export const pages: FieldPages = {
  carried,
  pages: [page('/saya/kabar', () => import('./choices.tsx').then(part => part.ChoicesPage), online(() => import('../choice-messages.ts')))],
}

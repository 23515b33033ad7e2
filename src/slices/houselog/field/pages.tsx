import { online } from '#web/later.tsx'
import { type FieldPages, page } from '#web/pages.tsx'

/** What calls somebody in the field to a panti. */
export const pages: FieldPages = {
  pages: [page('/kejadian', () => import('./called.tsx').then(part => part.CalledPage), online(() => import('../incident-messages.ts')))],
  leads: { incident: '/kejadian' },
}

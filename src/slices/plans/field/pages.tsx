import { later } from '#web/later.tsx'
import { type FieldPages, page } from '#web/pages.tsx'
import { doDeed } from '../done.ts'

/** The plan of a case on the phone: read, and the own actions done. */
export const pages: FieldPages = {
  carried: [doDeed],
  pages: [page('/kasus/:id/rencana', () => import('./care.tsx').then(part => part.CarePage))],
  ofCase: [{ to: 'rencana', word: 'casepage.care' }],
  cards: [later(() => import('./deed.tsx').then(part => part.MyDeeds), undefined, true)],
}

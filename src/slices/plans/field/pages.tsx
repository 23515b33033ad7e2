import { later } from '#web/later.tsx'
import { type FieldPages, page } from '#web/pages.tsx'
import { carried } from '../contents.ts'

/** The plan of a case on the phone, and one's own tasks at home. */
export const pages: FieldPages = {
  carried,
  pages: [page('/kasus/:id/rencana', () => import('./care.tsx').then(part => part.CarePage))],
  ofCase: [{ to: 'rencana', word: 'casepage.care' }],
  cards: [later(() => import('./mine.tsx').then(part => part.MyTasks), undefined, true)],
}

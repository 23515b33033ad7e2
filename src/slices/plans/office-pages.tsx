import { IconChecklist } from '@tabler/icons-react'
import { type DeskPages, page } from '#web/office/pages.tsx'

/** Plans and services of a case, and the tasks of the office, at the desk. */
export const pages: DeskPages = {
  pages: [page('/kasus/:id/rencana', () => import('./office-care.tsx').then(part => part.CarePage)), page('/tugas', () => import('./office-tasks.tsx').then(part => part.TasksPage))],
  doors: [{ to: '/tugas', word: 'office.tasks', Icon: IconChecklist, opens: 'plan.make', group: 'work' }],
}

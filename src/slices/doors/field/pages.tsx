import { IconLink, IconMessageShare } from '@tabler/icons-react'
import { online } from '#web/later.tsx'
import { type FieldPages, page } from '#web/pages.tsx'

const words = online(() => import('./messages.ts'))

/** How those without an account hear and answer, for the field. */
export const pages: FieldPages = {
  pages: [
    page('/jadwal', () => import('./schedule.tsx').then(part => part.SchedulePage), words),
    page('/tautan', () => import('./doors.tsx').then(part => part.DoorsPage), words),
  ],
  tiles: [
    { to: '/jadwal', word: 'home.schedule', Icon: IconMessageShare, homes: ['field', 'kelurahan'], opens: ({ posts }, sheet) => posts.some(({ role, rt, rw }) => !rt && !rw && sheet[role]?.reads.visit?.brief?.includes('area')) },
    { to: '/tautan', word: 'home.doors', Icon: IconLink, homes: ['field', 'kelurahan'], opens: ['door.give', 'door.neighbourhood'] },
  ],
}

import { later, online } from '#web/later.tsx'
import { type FieldPages, page } from '#web/pages.tsx'
import { carried } from '../contents.ts'

const words = () => import('./messages.ts')

/** Meetings on the phone of whoever is invited. */
export const pages: FieldPages = {
  carried,
  pages: [
    page('/rapat', () => import('./list.tsx').then(part => part.MeetingsPage), words),
    page('/rapat/baru', () => import('./plan.tsx').then(part => part.PlanMeetingPage), online(() => import('./messages-plan.ts'))),
    page('/rapat/:id', () => import('./meeting.tsx').then(part => part.MeetingPage), words),
    page('/rapat/:id/hadir', () => import('./here.tsx').then(part => part.HerePage), words),
    page('/rapat/:id/daftar', () => import('./attendances.tsx').then(part => part.AttendancesPage), words),
    page('/rapat/:id/catat', () => import('./write.tsx').then(part => part.WriteMinutesPage), words),
  ],
  cards: [later(() => import('./list.tsx').then(part => part.NextMeetings), words, true)],
  leads: { meeting: '/rapat/' },
}

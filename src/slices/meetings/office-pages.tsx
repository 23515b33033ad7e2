import { IconUsersGroup } from '@tabler/icons-react'
import { type DeskPages, page } from '#web/office/pages.tsx'
import { messages } from './office-messages.ts'

/** Meetings at the desk. */
export const pages: DeskPages = {
  pages: [
    page('/rapat', () => import('./office.tsx').then(part => part.MeetingsPage)),
    page('/rapat/baru', () => import('./office-plan.tsx').then(part => part.PlanPage)),
    page('/rapat/ikrar', () => import('./office-pledges.tsx').then(part => part.PledgesPage)),
    page('/rapat/rutin/:id', () => import('./office-series.tsx').then(part => part.SeriesPage)),
    page('/rapat/:id', () => import('./office-meeting.tsx').then(part => part.MeetingPage)),
    page('/rapat/:id/layar', () => import('./office-screen.tsx').then(part => part.ScreenPage)),
  ],
  doors: [{ to: '/rapat', word: 'office.meetings.title', Icon: IconUsersGroup, group: 'work' }],
  words: [messages],
  leads: { meeting: '/rapat/' },
}

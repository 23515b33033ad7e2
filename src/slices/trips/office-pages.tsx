import { IconCalendarEvent, IconClipboardList, IconUserQuestion } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { StepRow } from '#slices/cases/office-overdue.tsx'
import type { Notice } from '#slices/notices/rules.ts'
import { type DeskPages, page, part, Sections } from '#web/office/pages.tsx'
import type { OfficeDay } from './office-data.ts'
import { messages } from './office-messages.ts'

const Unshared = part(() => import('#slices/notices/office.tsx').then(part => part.UnsharedSection))
const Silent = part(() => import('#slices/notices/office.tsx').then(part => part.SilentSection))
const Overdue = part(() => import('#slices/cases/office-overdue.tsx').then(part => part.OverdueSection))
const rest = (day: OfficeDay<Notice, StepRow>, aside?: ReactNode) => <><Unshared notices={day.unshared} /><Silent notices={day.unanswered} aside={aside} /><Overdue steps={day.overdue} aside={aside} /></>

/** Plans and visits at the desk, and the homes of the head and of the desk. */
export const pages: DeskPages = {
  pages: [
    page('/hari', () => import('./office.tsx').then(({ DayPage }) => () => <DayPage rest={rest} />)),
    page('/rencana', () => import('./office-plan.tsx').then(part => part.PlanPage)),
    page('/belum-dilibatkan', () => import('./office-uninvolved.tsx').then(part => part.UninvolvedPage)),
  ],
  doors: [
    { to: '/hari', word: 'office.nav.day', Icon: IconClipboardList, opens: 'trip.plan_for', group: 'work' },
    { to: '/rencana', word: 'office.nav.plan', Icon: IconCalendarEvent, opens: 'trip.plan_for', group: 'work' },
    { to: '/belum-dilibatkan', word: 'office.nav.uninvolved', Icon: IconUserQuestion, opens: 'trip.plan_for', group: 'work' },
  ],
  homes: [
    { opens: ({ posts }) => posts.some(({ role, line }) => line === 'area' && (role === 'kepala_dinas' || role === 'sekretaris')), Screen: part(() => import('./office-home.tsx').then(({ HeadHome }) => () => <HeadHome asks={<Sections at="asks" />} first={<Sections at="head" />} />)) },
    { opens: 'case.triage', Screen: part(() => import('./office-home.tsx').then(({ DeskHome }) => () => <DeskHome asks={<Sections at="asks" />} first={<Sections at="desk" />} rest={rest} />)) },
  ],
  words: [messages],
}

import { IconClockHour4, IconMapPin, IconPhone, IconUrgent } from '@tabler/icons-react'
import { type DeskPages, page } from '#web/office/pages.tsx'
import { messages } from './field/messages.ts'

/** An emergency, who serves an area, and who is on duty, at the desk. */
export const pages: DeskPages = {
  pages: [
    page('/darurat', () => import('./office-danger.tsx').then(part => part.DangerPage)),
    page('/wilayah', () => import('./office.tsx').then(part => part.AreaPage)),
    page('/piket', () => import('./office-duty.tsx').then(part => part.DutyPage)),
    page('/nomor-darurat', () => import('./office-hotlines.tsx').then(part => part.HotlinesPage)),
  ],
  doors: [
    { to: '/darurat', word: 'danger.title', Icon: IconUrgent, group: 'work' },
    { to: '/wilayah', word: 'area.title', Icon: IconMapPin, group: 'work' },
    { to: '/piket', word: 'duty.title', Icon: IconClockHour4, opens: 'duty.manage', group: 'work' },
    { to: '/nomor-darurat', word: 'hotline.title', Icon: IconPhone, opens: 'hotline.manage', group: 'set' },
  ],
  words: [messages],
}

import { IconArrowsExchange, IconCalendarOff, IconMailForward } from '@tabler/icons-react'
import { type DeskPages, page } from '#web/office/pages.tsx'

/** Referrals out and in, and the days off, at the desk. */
export const pages: DeskPages = {
  pages: [
    page('/rujukan', () => import('./office.tsx').then(part => part.OutgoingPage)),
    page('/rujukan/masuk', () => import('./office.tsx').then(part => part.IncomingReferralsPage)),
    page('/rujukan/baru', () => import('./office-refer.tsx').then(part => part.ReferPage)),
    page('/rujukan/masuk/:id', () => import('./office-reception.tsx').then(part => part.ReceptionPage)),
    page('/rujukan/:id', () => import('./office-one.tsx').then(part => part.ReferralPage)),
    page('/hari-libur', () => import('./office-holidays.tsx').then(part => part.HolidaysPage)),
  ],
  doors: [
    { to: '/rujukan', word: 'office.referral.out', Icon: IconMailForward, opens: 'case.refer_out', group: 'work' },
    { to: '/rujukan/masuk', word: 'office.referral.in', Icon: IconArrowsExchange, opens: ['referral.answer', 'case.refer_out'], group: 'work' },
    { to: '/hari-libur', word: 'office.holiday.title', Icon: IconCalendarOff, opens: ['holiday.manage', 'case.refer_out'], group: 'set' },
  ],
  leads: { reception: '/rujukan/masuk/', referral: '/rujukan/' },
}

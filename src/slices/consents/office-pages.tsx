import { IconHandStop } from '@tabler/icons-react'
import { type DeskPages, page } from '#web/office/pages.tsx'
import { messages } from './field/messages.ts'

/** Withdrawn consents and their clocks, at the desk. */
export const pages: DeskPages = {
  pages: [page('/penarikan-persetujuan', () => import('./office-withdrawals.tsx').then(part => part.WithdrawalsPage))],
  doors: [{ to: '/penarikan-persetujuan', word: 'office.withdrawals', Icon: IconHandStop, opens: ['consent.stop', 'request.answer'], group: 'house' }],
  words: [messages],
}

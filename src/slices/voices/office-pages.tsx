import { IconMessageReport, IconSpeakerphone } from '@tabler/icons-react'
import { type DeskPages, page, part } from '#web/office/pages.tsx'
import { messages } from './office-messages.ts'

/** What the field says, its issues and what is said about leaders, at the desk. */
export const pages: DeskPages = {
  pages: [
    page('/suara', () => import('./office.tsx').then(part => part.VoicesPage)),
    page('/isu', () => import('./office-board.tsx').then(part => part.BoardPage)),
    page('/isu/:id', () => import('./office-issue.tsx').then(part => part.IssuePage)),
    page('/pengaduan', () => import('./office-concerns.tsx').then(part => part.ConcernsPage)),
  ],
  doors: [
    { to: '/suara', word: 'voice.title', Icon: IconSpeakerphone, opens: ['issue.handle', 'voice.sender'], group: 'work' },
    { to: '/isu', word: 'office.issues.title', Icon: IconMessageReport, opens: 'issue.handle', group: 'work' },
    { to: '/pengaduan', word: 'office.concerns.title', Icon: IconMessageReport, opens: ['concern.answer', 'voice.sender'], group: 'work' },
  ],
  sections: [{ at: ['head', 'desk'], Screen: part(() => import('./office-head.tsx').then(part => part.DecisionSection)) }],
  homes: [{ opens: 'voice.sender', Screen: part(() => import('./office.tsx').then(part => part.VoicesPage)) }],
  words: [messages],
  leads: { issue: '/isu/', voice: '/suara' },
}

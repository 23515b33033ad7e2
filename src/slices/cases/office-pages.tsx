import { IconFolders, IconInbox, IconTags, IconUserPlus } from '@tabler/icons-react'
import { type DeskPages, page, part } from '#web/office/pages.tsx'
import { AlarmStrip } from './office-alarms.tsx'
import { messages } from './office-messages.ts'

/** Cases at the desk. */
export const pages: DeskPages = {
  pages: [
    page('/laporan-masuk', () => import('./office-incoming.tsx').then(part => part.IncomingPage)),
    page('/kasus', () => import('./office.tsx').then(part => part.CasesPage)),
    page('/kasus/baru', () => import('./office-intake.tsx').then(part => part.IntakePage)),
    page('/kasus/:id', () => import('./office-file.tsx').then(part => part.FilePage)),
    page('/subjenis', () => import('./office-subtypes.tsx').then(part => part.SubtypesPage)),
  ],
  doors: [
    { to: '/laporan-masuk', word: 'office.nav.incoming', Icon: IconInbox, opens: 'case.triage', group: 'work' },
    { to: '/kasus', word: 'office.nav.cases', Icon: IconFolders, opens: 'case.triage', group: 'work' },
    { to: '/kasus/baru', word: 'office.nav.intake', Icon: IconUserPlus, opens: 'case.triage', group: 'work' },
    { to: '/subjenis', word: 'office.nav.subtypes', Icon: IconTags, opens: 'office.set', group: 'set' },
  ],
  sections: [
    { at: ['elsewhere'], Screen: AlarmStrip },
    { at: ['desk'], Screen: part(() => import('./office-incoming.tsx').then(part => part.IncomingSection)) },
  ],
  words: [messages],
}

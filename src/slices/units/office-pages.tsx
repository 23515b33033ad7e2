import { IconBinaryTree2, IconSettings, IconUsersGroup } from '@tabler/icons-react'
import { type DeskPages, page } from '#web/office/pages.tsx'
import { messages } from './office-messages.ts'

/** Units, pillars and the settings of the office. */
export const pages: DeskPages = {
  pages: [
    page('/unit', () => import('./office.tsx').then(part => part.UnitsPage)),
    page('/pilar', () => import('./office-pillars.tsx').then(part => part.PillarsPage)),
    page('/pengaturan', () => import('./office-settings.tsx').then(part => part.SettingsPage)),
  ],
  doors: [
    { to: '/unit', word: 'office.nav.units', Icon: IconBinaryTree2, opens: 'unit.manage', group: 'house' },
    { to: '/pilar', word: 'office.nav.pillars', Icon: IconUsersGroup, opens: 'pillar.manage', group: 'house' },
    { to: '/pengaturan', word: 'office.nav.settings', Icon: IconSettings, opens: 'office.set', group: 'set' },
  ],
  words: [messages],
}

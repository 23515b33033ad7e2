import { IconChartBar } from '@tabler/icons-react'
import { type DeskPages, page, part } from '#web/office/pages.tsx'
import { messages } from './office-messages.ts'

/** Figures of a period at the desk, and the home of the province. */
export const pages: DeskPages = {
  pages: [
    page('/angka', () => import('./office.tsx').then(part => part.FiguresPage)),
    page('/angka/:list', () => import('./office.tsx').then(part => part.FigureListPage)),
  ],
  doors: [{ to: '/angka', word: 'office.nav.figures', Icon: IconChartBar, opens: 'figures.read', group: 'work' }],
  sections: [{ at: ['asks'], Screen: part(() => import('./office-asks.tsx').then(part => part.AsksSection)) }],
  homes: [{ opens: 'province.read', Screen: part(() => import('./office-province.tsx').then(part => part.ProvinceHome)) }],
  words: [messages],
}

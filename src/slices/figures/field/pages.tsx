import { IconChartBar } from '@tabler/icons-react'
import { online } from '#web/later.tsx'
import { type FieldPages, page } from '#web/pages.tsx'

const words = online(() => import('./messages.ts'))

/** The figures of an area on the phone of whoever answers for it. */
export const pages: FieldPages = {
  pages: [
    page('/angka', () => import('./area.tsx').then(part => part.AreaFiguresPage), words),
    page('/angka/:list', () => import('./area.tsx').then(part => part.AreaFigureListPage), words),
  ],
  tiles: [{ to: '/angka', word: 'home.figures', Icon: IconChartBar, opens: 'figures.area' }],
}

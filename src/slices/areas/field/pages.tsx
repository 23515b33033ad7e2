import { IconAddressBook, IconUrgent } from '@tabler/icons-react'
import { type FieldPages, page } from '#web/pages.tsx'
import { carried } from '../contents.ts'

/** An emergency, and who serves an area, on the phone. */
export const pages: FieldPages = {
  carried,
  pages: [
    page('/darurat', () => import('./danger.tsx').then(part => part.DangerPage)),
    page('/wilayah', () => import('./page.tsx').then(part => part.AreaDoor)),
    page('/wilayah/:code', () => import('./page.tsx').then(part => part.AreaPage)),
  ],
  tiles: [{ to: '/darurat', word: 'danger.button', Icon: IconUrgent, tone: 'danger' }, { to: '/wilayah', word: 'area.open', Icon: IconAddressBook }],
}

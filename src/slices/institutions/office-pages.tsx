import { IconBuildingCommunity } from '@tabler/icons-react'
import { type DeskPages, page, part } from '#web/office/pages.tsx'
import { messages } from './field/messages.ts'

/** Houses that take people in, at the desk. */
export const pages: DeskPages = {
  pages: [
    page('/lembaga', () => import('./office.tsx').then(part => part.InstitutionsPage)),
    page('/lembaga/baru', () => import('./office-edit.tsx').then(part => part.NewHousePage)),
    page('/lembaga/:id', () => import('./office-house.tsx').then(part => part.HousePage)),
    page('/lembaga/:id/ubah', () => import('./office-edit.tsx').then(part => part.EditHousePage)),
  ],
  doors: [{ to: '/lembaga', word: 'institution.title', Icon: IconBuildingCommunity, opens: ['institution.manage', 'case.triage', 'province.read'], group: 'work' }],
  sections: [{ at: ['desk', 'head'], Screen: part(() => import('./office-dates.tsx').then(part => part.DatesSection)), opens: 'institution.manage' }],
  words: [messages],
}

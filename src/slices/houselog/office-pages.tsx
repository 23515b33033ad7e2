import { IconAlertOctagon, IconBuildingCommunity, IconClipboardCheck, IconTargetArrow } from '@tabler/icons-react'
import { type DeskPages, page } from '#web/office/pages.tsx'

/** The log of houses at the desk. */
export const pages: DeskPages = {
  pages: [
    page('/catatan-panti', () => import('./office.tsx').then(part => part.HousesPage)),
    page('/catatan-panti/:id', () => import('./office-house.tsx').then(part => part.HousePage)),
    page('/kejadian-panti', () => import('./office-incidents.tsx').then(part => part.IncidentsPage)),
    page('/pembinaan', () => import('./office-supervision.tsx').then(part => part.SupervisionsPage)),
    page('/target-panti', () => import('./office-targets.tsx').then(part => part.TargetsPage)),
  ],
  doors: [
    { to: '/catatan-panti', word: 'house.title', Icon: IconBuildingCommunity, opens: 'log.read_all', group: 'work' },
    { to: '/kejadian-panti', word: 'house.incidents', Icon: IconAlertOctagon, opens: 'incident.take', group: 'work' },
    { to: '/pembinaan', word: 'house.supervision', Icon: IconClipboardCheck, opens: 'supervision.hold', group: 'work' },
    { to: '/target-panti', word: 'house.targets', Icon: IconTargetArrow, opens: 'log.read_all', group: 'work' },
  ],
}

import { IconUsersGroup } from '@tabler/icons-react'
import { later } from '#web/later.tsx'
import { type FieldPages, page } from '#web/pages.tsx'
import { carried } from '../contents.ts'
import { FieldHome, KelurahanHome } from './home.tsx'

/** Plans, visits and the homes of the field. */
export const pages: FieldPages = {
  carried,
  pages: [
    page('/rencana', () => import('./list.tsx').then(part => part.TripListPage)),
    page('/rencana/baru', () => import('./plan.tsx').then(part => part.PlanPage)),
    page('/rencana/:id', () => import('./trip.tsx').then(part => part.TripPage)),
    page('/catat', () => import('./note.tsx').then(part => part.NotePage)),
    page('/kunjungan/:id', () => import('./visit.tsx').then(part => part.VisitPage)),
    page('/kunjungan/:id/lapor', () => import('./note.tsx').then(part => part.ReportPage)),
    page('/pilar', () => import('./pillar.tsx').then(part => part.PillarPage)),
  ],
  tiles: [{ to: '/pilar', word: 'pillar_load.open', Icon: IconUsersGroup, opens: 'trip.reassign', homes: ['field'] }],
  homes: [
    { opens: 'visit.plan', Screen: FieldHome },
    { opens: 'notice.stand_in', Screen: later(() => import('./kecamatan.tsx').then(part => part.KecamatanHome)) },
    { Screen: KelurahanHome },
  ],
}

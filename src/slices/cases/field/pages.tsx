import { IconUserPlus } from '@tabler/icons-react'
import { CaseVisits } from '#slices/trips/field/casevisits.tsx'
import { type FieldPages, page } from '#web/pages.tsx'
import { carried } from '../contents.ts'

/** Cases on the phone. */
export const pages: FieldPages = {
  carried,
  pages: [
    page('/lapor', () => import('./intake.tsx').then(part => part.IntakePage)),
    page('/kasus', () => import('./list.tsx').then(part => part.CaseListPage)),
    page('/kasus/:id', () => import('./page.tsx').then(({ CasePage }) => ({ id }: { id: string }) => <CasePage id={id} visits={<CaseVisits caseId={id} />} />)),
  ],
  tiles: [{ to: '/lapor', word: 'home.report', Icon: IconUserPlus, homes: ['field', 'kelurahan', 'unit'] }],
}

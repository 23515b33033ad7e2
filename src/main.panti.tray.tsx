import { OpenClashes } from '#slices/cases/field/clashes.tsx'
import { facings, repairs as ofCases } from '#slices/cases/field/repairs.ts'
import { repairs as ofStays } from '#slices/institutions/field/repairs.ts'
import { repairs as ofReferrals } from '#slices/referrals/field/repairs.ts'
import { TrayPage } from '#web/tray.tsx'
import { useSay } from '#web/words.tsx'

const REPAIRS = { ...ofCases, ...ofStays, ...ofReferrals }

/** Perlu diperiksa of the houses' app: own acts, and fields that two people wrote. */
export function Tray() {
  return <TrayPage repairs={REPAIRS} facings={facings(useSay())}><OpenClashes /></TrayPage>
}

import { OpenClashes } from '#slices/cases/field/clashes.tsx'
import { facings, repairs as ofCases } from '#slices/cases/field/repairs.ts'
import { repairs as ofPlans } from '#slices/plans/field/repairs.ts'
import { ofSender as ofReferrals } from '#slices/referrals/field/repairs.ts'
import { repairs as ofTrips } from '#slices/trips/field/repairs.ts'
import { OpenOverlaps } from '#slices/trips/field/settle.tsx'
import { TrayPage } from '#web/tray.tsx'
import { useSay } from '#web/words.tsx'

const REPAIRS = { ...ofCases, ...ofPlans, ...ofTrips, ...ofReferrals }

/** Perlu diperiksa of the field app: own acts, visits that overlap unasked, fields that two people wrote. */
export function Tray() {
  return <TrayPage repairs={REPAIRS} facings={facings(useSay())}><OpenOverlaps /><OpenClashes /></TrayPage>
}

import { OpenClashes } from '#slices/cases/field/clashes.tsx'
import { facings, repairs } from '#slices/cases/field/repairs.ts'
import { TrayPage } from '#web/tray.tsx'
import { useSay } from '#web/words.tsx'

/** Perlu diperiksa of the houses' app: own acts, and fields that two people wrote. */
export function Tray() {
  return <TrayPage repairs={repairs} facings={facings(useSay())}><OpenClashes /></TrayPage>
}

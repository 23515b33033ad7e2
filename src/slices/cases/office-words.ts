import { caseFlow, type CaseStep } from './stages.ts'

/** Where a step leads, when it leads to one stage only, whatever it started from; `kembali` alone depends on its start. */
export function advanceTo(step: string | undefined): string | undefined {
  const ends = new Set(Object.values(caseFlow).map(row => row[step as CaseStep]).filter(Boolean))
  return ends.size === 1 ? [...ends][0] : undefined
}

import type { ReactNode } from 'react'
import type { Region } from '#kernel/region.ts'
import { useLanguage, usePlaceName, useSay } from '#web/words.tsx'
import { dayWords } from '#web/when.ts'
import { ShortLedger } from '#web/office/ledger.tsx'
import { Section } from '#web/office/page.tsx'
import { Nothing } from '#web/office/states.tsx'
import { Due } from './office-rows.tsx'

/** A next step as lists show it. */
export type StepRow = { id: string; region: Region; caseId?: string; what?: string; due: string; state: string; ownerName: string }

const FEW = 8

/** Next steps whose day has passed, the oldest first. */
export function OverdueSection({ steps, aside }: { steps: readonly StepRow[]; aside?: ReactNode }) {
  const say = useSay()
  const [language] = useLanguage()
  const placeName = usePlaceName()
  return (
    <Section id="lewat" title={say('office.overdue.title')} aside={aside}>
      {steps.length === 0 ? <Nothing title={say('office.overdue.none')} /> : (
        <ShortLedger label={say('office.overdue.title')} few={FEW} rows={steps.toSorted((a, b) => (a.due < b.due ? -1 : 1))} to={row => (row.caseId ? `/kasus/${row.caseId}` : '/kasus')} columns={[
          { head: say('field.what'), cell: row => row.what ?? say('office.steps') },
          { head: say('field.ownerId'), cell: row => row.ownerName, narrow: 'plain' },
          { head: say('office.kelurahan'), cell: row => placeName(row.region), narrow: 'plain' },
          { head: say('field.due'), cell: row => <>{dayWords(language, row.due, true)} · <Due day={row.due} /></>, narrow: 'plain' },
        ]} />
      )}
    </Section>
  )
}

import { Button } from '@mantine/core'
import { useLanguage, useSay } from '#web/words.tsx'
import { momentWords } from '#web/when.ts'
import { Ledger } from '#web/office/ledger.tsx'
import { Band } from '#web/office/marks.tsx'
import { Section } from '#web/office/page.tsx'
import { useOffice } from '#web/office/store.tsx'
import { AWAITED } from '#src/rights.ts'
import type { Import } from './kinds.ts'
import { useBecomes, useCellWords } from './office-words.tsx'
import type { Checked } from './reading.ts'
import type { Skipped } from './table.ts'

const SHOWN = 200
const SAMPLE = 20

/** What would be taken in, and every fault by row and cell, before anything is stored. */
export function Preview({ rows, skipped, known, before, onDownload, onGo }: { rows: readonly Checked[]; skipped: readonly Skipped[]; /** How many of the right rows stand already, once the server has said. */ known?: number; before?: Import; onDownload(): void; onGo(): void }) {
  const say = useSay()
  const [language] = useLanguage()
  const { region } = useOffice()
  const words = useCellWords()
  const becomes = useBecomes()
  const wrong = rows.filter(row => row.faults.length > 0)
  const cleaned = rows.filter(row => row.cleaned).slice(0, SAMPLE)
  const right = rows.filter(row => row.faults.length === 0)
  const leads = right.filter(row => AWAITED.includes(String((row.input as { role?: string }).role)))
  const roles = [...new Set(leads.map(row => say(`role.${(row.input as { role: string }).role}`)))]
  return (
    <>
      <Section id="pratinjau" title={say('office.import.preview')}>
        <p className="lead" role="status">{say('office.import.counts', { right: right.length, wrong: wrong.length, skipped: skipped.length })}{known !== undefined && right.length > 0 && ` ${say('office.import.new_known', { fresh: right.length - known, known })}`}</p>
        {before && <Band tone="laut">{say('office.import.before', { day: momentWords(say, language, region, before.at) })}</Band>}
        {known !== undefined && known > 0 && known === right.length && <Band tone="laut">{say('office.import.all_known')}</Band>}
        {leads.length > 0 && <Band tone="tembaga">{say('office.import.leads', { rows: leads.map(row => row.n).join(', '), roles: roles.join(', ') })}</Band>}
        {cleaned.length > 0 && <Band tone="laut">{say('office.import.cleaned', { rows: cleaned.map(row => row.n).join(', ') })}</Band>}
        {skipped.length > 0 && <details><summary>{say('office.import.skipped', { count: skipped.length })}</summary><ul>{skipped.slice(0, SAMPLE).map(row => <li key={row.n}>{say(`office.import.skipped.${row.why}`, { row: row.n, text: row.text })}</li>)}</ul></details>}
        {right.length > 0 ? <p className="line"><Button onClick={onGo}>{say('office.import.go', { count: right.length })}</Button></p> : <Band tone="tembaga">{say('office.import.none_right')}</Band>}
      </Section>
      {wrong.length > 0 && (
        <Section id="perbaiki" title={say('office.import.wrong')} lead={say('office.import.wrong_lead')} aside={<Button size="compact-sm" variant="subtle" onClick={onDownload}>{say('office.import.refused_csv')}</Button>}>
          <Ledger label={say('office.import.wrong')} rows={wrong.slice(0, SHOWN)} keyOf={row => String(row.n)} columns={[
            { head: say('office.import.row'), cell: row => `${say('office.import.row')} ${row.n}` },
            { head: say('field.name'), cell: row => row.label || '–', narrow: 'plain' },
            { head: say('office.import.reason'), cell: row => <ul className="faults">{row.faults.map(fault => <li key={`${fault.field} ${fault.rule}`}>{words(fault)}</li>)}</ul>, narrow: 'plain' },
          ]} />
          {wrong.length > SHOWN && <p className="foot">{say('office.import.first', { shown: SHOWN, count: wrong.length })}</p>}
        </Section>
      )}
      {right.length > 0 && (
        <Section id="siap" title={say('office.import.right')}>
          <Ledger label={say('office.import.right')} rows={right.slice(0, SAMPLE)} keyOf={row => String(row.n)} columns={[
            { head: say('office.import.row'), cell: row => `${say('office.import.row')} ${row.n}` }, { head: say('field.name'), cell: row => row.label, narrow: 'plain' }, { head: say('office.import.becomes'), cell: becomes, narrow: 'plain' },
          ]} />
          {right.length > SAMPLE && <p className="foot">{say('office.import.first', { shown: SAMPLE, count: right.length })}</p>}
        </Section>
      )}
    </>
  )
}

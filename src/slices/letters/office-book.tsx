import { useState } from 'react'
import { Link } from 'wouter'
import { dayWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { Choose } from '#web/office/fields.tsx'
import { PagedLedger } from '#web/office/ledger.tsx'
import { Mark } from '#web/office/marks.tsx'
import { Page } from '#web/office/page.tsx'
import { address, usePages } from '#web/office/query.ts'
import { Nothing } from '#web/office/states.tsx'
import { useToday } from '#web/office/store.tsx'
import type { LetterNumber } from './kinds.ts'
import { useRegisters } from './office.tsx'

const YEARS = 5

/** The register book: every number of a year in its order, void ones and those put in with their reasons; printed as one book. */
export function BookPage() {
  const say = useSay()
  const [language] = useLanguage()
  const today = useToday()
  const registers = useRegisters()
  const [chosen, choose] = useState('')
  const [year, setYear] = useState(today.slice(0, 4))
  const registerId = chosen || registers[0]?.id || ''
  const query = usePages<LetterNumber>(registerId ? address('/api/v1/letter_numbers', { registerId, year, order: 'asc' }) : null)
  const years = Array.from({ length: YEARS }, (_, back) => String(Number(today.slice(0, 4)) - back))
  return (
    <Page title={say('office.letters.book')} lead={say('office.letters.book_lead')} actions={<>{registerId && <a className="button-link" href={address(`/api/v1/letter_registers/${registerId}/book.pdf`, { year })} target="_blank" rel="noreferrer">{say('office.letters.print')}</a>}<Link href="/surat" className="button-link">{say('office.letters.title')}</Link></>}>
      {registers.length === 0 ? <Nothing title={say('office.letters.no_registers')}>{say('office.letters.no_registers_hint')}</Nothing> : <>
        <div className="filters">
          <Choose id="book-register" label={say('field.registerId')} value={registerId} onValue={choose} options={registers.map(({ id, name }) => ({ value: id, label: name }))} />
          <Choose id="book-year" label={say('office.letters.year')} value={year} onValue={setYear} options={years.map(value => ({ value, label: value }))} />
        </div>
        <PagedLedger label={say('office.letters.book')} query={query} empty={say('office.letters.book_none')} marked={row => row.state === 'batal'} columns={[
          { head: say('office.letters.number'), cell: row => (row.letterId ? <Link href={`/surat/${row.letterId}`} className="row-link num">{row.number}</Link> : <span className="num">{row.number}</span>) }, { head: say('field.day'), cell: row => <span className="num">{dayWords(language, row.day, true)}</span> },
          { head: say('field.surat.recipients'), cell: row => row.recipients ?? '–' }, { head: say('field.subject'), cell: row => (row.sort ? `${say(`letter_sort.${row.sort}`)}: ${row.subject ?? ''}` : <span className="muted">{say('office.letters.quiet')}</span>), narrow: 'plain' }, { head: say('field.signerId'), cell: row => row.signerName ?? '–' },
          { head: say('field.note'), cell: row => <>{row.state === 'batal' && <Mark tone="bata">{say('office.letters.void_short')}</Mark>} {[row.reason, row.inserted && say('office.letters.inserted', { reason: row.inserted })].filter(Boolean).join(' · ')}</>, narrow: 'plain' },
        ]} />
      </>}
    </Page>
  )
}

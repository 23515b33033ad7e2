import { useState } from 'react'
import { Link } from 'wouter'
import { useSession } from '#web/app.tsx'
import { dayWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { Choose } from '#web/office/fields.tsx'
import { PagedLedger, ShortLedger } from '#web/office/ledger.tsx'
import { Mark, type Tone } from '#web/office/marks.tsx'
import { Page, Section } from '#web/office/page.tsx'
import { address, usePages, useQuery, type Page as ListPage } from '#web/office/query.ts'
import { useMay, useToday } from '#web/office/store.tsx'
import type { Letter, Register } from './kinds.ts'
import { LETTER_SORTS } from './sorts.ts'

/** A letter as lists carry it. */
export type LetterRow = Pick<Letter, 'id' | 'region' | 'sort' | 'subject' | 'stage' | 'security' | 'number' | 'day' | 'byName' | 'at' | 'signerId' | 'signerName'>
const FEW = 6
const YEARS = 5
const OPEN = 'draf,ditinjau'
const DONE = 'ditandatangani,dikirim,dibatalkan'

/** The office's letters: what waits for one's signature, drafts, and the archive by register, year and sort. */
export function LettersPage() {
  const say = useSay()
  const may = useMay()
  const { worker } = useSession()
  const today = useToday()
  const [registerId, setRegister] = useState('')
  const [year, setYear] = useState(today.slice(0, 4))
  const [sort, setSort] = useState('')
  const registers = useRegisters()
  const waiting = useQuery<ListPage<LetterRow>>(may('letter.sign') ? address('/api/v1/letters', { stage: 'ditinjau', signerId: worker.id, limit: 100 }) : null)
  const drafts = useQuery<ListPage<LetterRow>>(address('/api/v1/letters', { stage: OPEN, limit: 100 }))
  const archive = usePages<LetterRow>(address('/api/v1/letters', { stage: DONE, registerId, year, sort }))
  const mine = waiting.data?.items ?? []
  const others = (drafts.data?.items ?? []).filter(({ id }) => !mine.some(one => one.id === id))
  const years = Array.from({ length: YEARS }, (_, back) => String(Number(today.slice(0, 4)) - back))
  return (
    <Page title={say('office.letters.title')} lead={say('office.letters.lead')} actions={<>{may('letter.draft') && <Link href="/surat/baru" className="button-link">{say('office.letters.write')}</Link>}<Link href="/surat/nomor" className="button-link">{say('office.letters.book')}</Link></>}>
      {mine.length > 0 && <Section id="menunggu" title={`${say('office.letters.waiting')} (${mine.length})`}><Rows rows={mine} label={say('office.letters.waiting')} /></Section>}
      {others.length > 0 && <Section id="draf" title={`${say('office.letters.drafts')} (${others.length})`}><Rows rows={others} label={say('office.letters.drafts')} /></Section>}
      <Section id="arsip" title={say('office.letters.archive')}>
        <div className="filters">
          <Choose id="letters-register" label={say('field.registerId')} value={registerId} onValue={setRegister} empty={say('office.letters.all')} options={registers.map(({ id, name }) => ({ value: id, label: name }))} />
          <Choose id="letters-year" label={say('office.letters.year')} value={year} onValue={setYear} options={years.map(value => ({ value, label: value }))} />
          <Choose id="letters-sort" label={say('field.sort')} value={sort} onValue={setSort} empty={say('office.letters.all')} options={LETTER_SORTS.map(value => ({ value, label: say(`letter_sort.${value}`) }))} />
        </div>
        <PagedLedger label={say('office.letters.archive')} query={archive} empty={say('office.letters.none')} hint={say('office.letters.none_hint')} to={row => `/surat/${row.id}`} columns={useColumns(true)} />
      </Section>
    </Page>
  )
}

/** The registers of the office. */
export function useRegisters(): readonly Register[] {
  return useQuery<ListPage<Register>>('/api/v1/letter_registers?limit=100&order=asc').data?.items ?? []
}

function Rows({ rows, label }: { rows: readonly LetterRow[]; label: string }) {
  return <ShortLedger label={label} rows={rows} few={FEW} to={row => `/surat/${row.id}`} columns={useColumns(false)} />
}

function useColumns(numbered: boolean) {
  const say = useSay()
  const [language] = useLanguage()
  return [
    numbered ? { head: say('office.letters.number'), cell: (row: LetterRow) => <span className="num">{row.number}</span> } : { head: say('field.subject'), cell: (row: LetterRow) => row.subject },
    ...numbered ? [{ head: say('field.subject'), cell: (row: LetterRow) => row.subject, narrow: 'plain' as const }] : [], { head: say('field.sort'), cell: (row: LetterRow) => say(`letter_sort.${row.sort}`), narrow: 'plain' as const },
    numbered ? { head: say('field.day'), cell: (row: LetterRow) => (row.day ? <span className="num">{dayWords(language, row.day, true)}</span> : '–') } : { head: say('office.letters.by'), cell: (row: LetterRow) => row.byName },
    { head: say('field.signerId'), cell: (row: LetterRow) => row.signerName ?? '–' }, { head: say('office.letters.stage'), cell: (row: LetterRow) => <LetterStage row={row} />, narrow: 'plain' as const },
  ]
}

const TONES: Readonly<Record<string, Tone>> = { draf: 'quiet', ditinjau: 'tembaga', ditandatangani: 'daun', dikirim: 'daun', dibatalkan: 'bata', dibuang: 'quiet' }

/** Where a letter stands, by word and shape. */
export function LetterStage({ row }: { row: Pick<Letter, 'stage'> }) {
  const say = useSay()
  return <Mark tone={TONES[row.stage] ?? 'quiet'}>{say(`letter_stage.${row.stage}`)}</Mark>
}

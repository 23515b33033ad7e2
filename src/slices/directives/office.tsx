import { Link } from 'wouter'
import { useSession } from '#web/app.tsx'
import { dayWords, dueWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { PagedLedger, ShortLedger } from '#web/office/ledger.tsx'
import { Mark } from '#web/office/marks.tsx'
import { Page, Section } from '#web/office/page.tsx'
import { address, useAll, usePages, useQuery } from '#web/office/query.ts'
import { Answer, Nothing } from '#web/office/states.tsx'
import { useOffice, useToday } from '#web/office/store.tsx'
import { isEnded } from './flow.ts'
import type { Directive, Hearing } from './kinds.ts'
import { awaitedBy, awaitedFrom } from './ledger.ts'

/** A hearing as lists carry it: whose move it is follows from the list that was asked. */
export type HearingRow = Pick<Hearing, 'id' | 'region' | 'directiveId' | 'sort' | 'fromId' | 'fromName' | 'fromRole' | 'subject' | 'due' | 'workerId' | 'workerName' | 'role' | 'pillar' | 'stage' | 'wording' | 'anew' | 'owner' | 'reviewDay' | 'at'>
const FEW = 8

/** What others wait for from me and what I wait for; on every home of the office. */
export function AwaitedSection() {
  const say = useSay()
  const { rows, busy } = useAwaited()
  if (busy || rows.forMe.length + rows.byMe.length === 0) return null
  return (
    <Section id="ditunggu" title={`${say('hear.for_me')} (${rows.forMe.length})`} aside={<Link href="/arahan">{rows.byMe.length > 0 ? `${say('hear.by_me')} (${rows.byMe.length})` : say('hear.all')}</Link>}>
      {rows.forMe.length === 0 ? <p className="lead">{say('hear.for_me.none')}</p> : <HearingLedger label={say('hear.for_me')} rows={rows.forMe} />}
    </Section>
  )
}

function useAwaited() {
  const { worker } = useSession()
  const today = useToday()
  const mine = useAll<HearingRow>(address('/api/v1/hearings', { workerId: worker.id, turn: 'penerima', limit: 100 }))
  const reviews = useAll<HearingRow>(address('/api/v1/hearings', { workerId: worker.id, stage: 'dilaksanakan,dipelihara', limit: 100 }), 1)
  const answers = useAll<HearingRow>(address('/api/v1/hearings', { fromId: worker.id, turn: 'pengirim', limit: 100 }))
  const theirs = useAll<HearingRow>(address('/api/v1/hearings', { fromId: worker.id, turn: 'penerima', limit: 100 }), 2)
  const owed = useAll<HearingRow>(address('/api/v1/hearings', { workerId: worker.id, turn: 'pengirim', limit: 100 }))
  const as = (turn: Hearing['turn'], of: { data?: HearingRow[] }) => (of.data ?? []).map(row => ({ ...row, turn }))
  const all = [...new Map([...as('selesai', reviews), ...as('penerima', mine), ...as('pengirim', answers), ...as('penerima', theirs), ...as('pengirim', owed)].map(row => [row.id, row])).values()]
  return { busy: mine.busy && !mine.data, problem: mine.problem, rows: { forMe: awaitedFrom(all, worker.id, today), byMe: awaitedBy(all, worker.id, today) } }
}

/** Official words: awaited from me, awaited by me, what I sent, and for heads all in the area. */
export function DirectivesPage() {
  const say = useSay()
  const { worker } = useSession()
  const { rows } = useAwaited()
  const { region } = useOffice()
  const sent = usePages<Directive>(address('/api/v1/directives', { fromId: worker.id }))
  const area = usePages<Directive>(address('/api/v1/directives', { region }))
  const others = area.items?.filter(one => one.fromId !== worker.id)
  return (
    <Page title={say('office.nav.directives')} lead={say('office.directives.lead')} actions={<Link href="/arahan/baru" className="button-link">{say('hear.write')}</Link>}>
      <Pace />
      <Section id="dari-anda" title={`${say('hear.for_me')} (${rows.forMe.length})`}>{rows.forMe.length ? <HearingLedger label={say('hear.for_me')} rows={rows.forMe} /> : <Nothing title={say('hear.for_me.none')} />}</Section>
      {rows.byMe.length > 0 && <Section id="anda-tunggu" title={`${say('hear.by_me')} (${rows.byMe.length})`}><HearingLedger label={say('hear.by_me')} rows={rows.byMe} theirs /></Section>}
      <Section id="terkirim" title={say('hear.sent')}><Sent query={sent} empty={say('office.directives.sent_none')} /></Section>
      {others && others.length > 0 && <Section id="wilayah" title={say('office.directives.area')}><Sent query={{ ...area, items: others }} empty={say('office.directives.area_none')} /></Section>}
    </Page>
  )
}

function Sent({ query, empty }: { query: ReturnType<typeof usePages<Directive>>; empty: string }) {
  const say = useSay()
  const [language] = useLanguage()
  return <PagedLedger label={say('hear.sent')} query={query} empty={empty} to={row => `/arahan/${row.id}`} columns={[
    { head: say('field.subject'), cell: row => row.subject }, { head: say('hear.new.sort'), cell: row => say(`directive_sort.${row.sort}`) }, { head: say('hear.from'), cell: row => row.fromName, narrow: 'plain' },
    { head: say('hear.due'), cell: row => (row.due ? dayWords(language, row.due, true) : '–') }, { head: say('office.directives.ledger'), cell: row => row.total, align: 'end' },
    { head: say('hear.states'), cell: row => <Mark tone={row.state === 'dicabut' ? 'quiet' : 'laut'}>{say(`directive_state.${row.state}`)}</Mark> },
  ]} />
}

/** Hearings as rows that lead to the one hearing. */
export function HearingLedger({ rows, label, theirs }: { rows: readonly HearingRow[]; label: string; theirs?: boolean }) {
  const say = useSay()
  const { worker } = useSession()
  const today = useToday()
  return <ShortLedger label={label} rows={rows} few={FEW} to={row => `/arahan/tanggapan/${row.id}`} columns={[
    { head: say('field.subject'), cell: row => row.subject }, { head: say('hear.new.sort'), cell: row => say(`directive_sort.${row.sort}`), narrow: 'plain' },
    { head: theirs ? say('hear.new.people') : say('hear.from'), cell: row => (row.workerId === worker.id ? row.fromName : row.workerName), narrow: 'plain' },
    { head: say('hear.due'), cell: row => (row.due ? dueWords(say, row.due, today) : '–') }, { head: say('hear.states'), cell: row => <StageMark row={row} /> },
  ]} />
}

/** Where a hearing stands, by word and shape. */
export function StageMark({ row }: { row: Pick<Hearing, 'stage'> }) {
  const say = useSay()
  return <Mark tone={isEnded(row.stage) ? 'quiet' : row.stage === 'terkirim' ? 'tembaga' : 'daun'}>{say(`hearing_stage.${row.stage}`)}</Mark>
}

function Pace() {
  const say = useSay()
  const pace = useQuery<{ count: number; heard: number | null; understood: number | null }>('/api/v1/pace', true)
  return <Answer of={pace} rows={1}>{({ heard, understood }) => (heard === null || understood === null ? null : <p className="lead">{say('office.directives.pace', { heard: String(heard).replace('.', ','), understood: String(understood).replace('.', ',') })}</p>)}</Answer>
}

import { useState } from 'react'
import { Link } from 'wouter'
import { dayWords, momentWords, numberWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { Choose, DayBox } from '#web/office/fields.tsx'
import { Ledger, PagedLedger } from '#web/office/ledger.tsx'
import { Mark, SealMark, type Tone } from '#web/office/marks.tsx'
import { Page, Section } from '#web/office/page.tsx'
import { address, usePages, useQuery } from '#web/office/query.ts'
import { Answer, Nothing } from '#web/office/states.tsx'
import { useMay, useToday } from '#web/office/store.tsx'
import type { ServiceFigures } from './clock.ts'
import { OPEN_STAGES, type ServiceRequest } from './kinds.ts'

/** A request as lists carry it. */
export type RequestRow = Pick<ServiceRequest, 'id' | 'region' | 'number' | 'serviceName' | 'applicant' | 'stage' | 'day' | 'at' | 'due' | 'dueAt' | 'pausedAt' | 'answeredAt' | 'sealed'> & { late?: boolean }
type Desk = { counts: Record<string, number>; late: number; items: RequestRow[] }
type Told = { from: string; to: string; total: ServiceFigures; items: (ServiceFigures & { serviceId: string; serviceName: string })[] }
const TONES: Readonly<Record<string, Tone>> = { menunggu_syarat: 'tembaga', diterima: 'laut', diproses: 'laut', diperiksa: 'tembaga', disetujui: 'daun', selesai: 'daun', ditolak: 'quiet', ditarik: 'quiet' }

/** The mark of where a request stands. */
export function RequestStage({ stage }: { stage: string }) {
  const say = useSay()
  return <Mark tone={TONES[stage] ?? 'quiet'}>{say(`request_stage.${stage}`)}</Mark>
}

/** Permohonan layanan: what waits, the soonest due first, with what is late; what was answered; and how much of it in time. */
export function RequestsPage() {
  const say = useSay()
  const [language] = useLanguage()
  const may = useMay()
  const [stage, choose] = useState('')
  const desk = useQuery<Desk>('/api/v1/service_desk')
  const done = usePages<RequestRow>(address('/api/v1/service_requests', { stage: 'selesai,ditolak,ditarik', limit: 50 }))
  const columns = useColumns()
  return (
    <Page title={say('serving.requests')} lead={say('serving.requests_lead')} actions={<>{may('service.receive') && <Link href="/permohonan/baru" className="button-link">{say('serving.new')}</Link>}<Link href="/layanan" className="button-link">{say('serving.catalogue')}</Link></>}>
      <Answer of={desk} rows={8}>{({ counts, late, items }) => {
        const shown = items.filter(row => (stage === 'terlambat' ? row.late : !stage || row.stage === stage))
        return (
          <Section id="menunggu" title={say('serving.waiting', { count: numberWords(language, items.length) })} lead={late > 0 ? <strong>{say('serving.late_count', { count: numberWords(language, late) })}</strong> : say('serving.none_late')}>
            <div className="filters" role="group" aria-label={say('office.filters')}><Choose id="requests-stage" label={say('field.state')} value={stage} onValue={choose} empty={say('serving.all')} options={[{ value: 'terlambat', label: `${say('serving.late')} (${late})` }, ...OPEN_STAGES.map(value => ({ value, label: `${say(`request_stage.${value}`)} (${counts[value] ?? 0})` }))]} /></div>
            {shown.length === 0 ? <Nothing title={say(stage ? 'serving.none' : 'serving.none_waits')} /> : <Ledger label={say('serving.requests')} rows={shown} to={row => `/permohonan/${row.id}`} marked={row => !!row.late} columns={columns} />}
          </Section>
        )
      }}</Answer>
      <Section id="selesai" title={say('serving.done')}><PagedLedger label={say('serving.done')} query={done} empty={say('serving.none_done')} to={row => `/permohonan/${row.id}`} columns={columns} /></Section>
      <Figures />
    </Page>
  )
}

function useColumns() {
  const say = useSay()
  const [language] = useLanguage()
  return [
    { head: say('serving.number'), cell: (row: RequestRow) => <span className="num">{row.number}</span> }, { head: say('field.serviceId'), cell: (row: RequestRow) => row.serviceName, narrow: 'plain' as const },
    { head: say('field.applicant'), cell: (row: RequestRow) => <>{row.applicant}{row.sealed && <> <SealMark /></>}</>, narrow: 'plain' as const }, { head: say('field.state'), cell: (row: RequestRow) => <RequestStage stage={row.stage} />, narrow: 'plain' as const },
    { head: say('serving.due'), cell: (row: RequestRow) => <DueWords row={row} />, narrow: 'plain' as const }, { head: say('serving.received'), cell: (row: RequestRow) => <span className="num">{dayWords(language, row.day, true)}</span> },
  ]
}

/** When a request is due, or why it is not. */
export function DueWords({ row }: { row: RequestRow }) {
  const say = useSay()
  const [language] = useLanguage()
  if (row.answeredAt) return <>{say('serving.answered', { when: momentWords(say, language, row.region, row.answeredAt) })}{row.dueAt && row.answeredAt > row.dueAt && <> · <Mark tone="tembaga">{say('serving.late')}</Mark></>}</>
  if (row.pausedAt) return <>{say('serving.paused')}</>
  if (!row.dueAt) return <>{say(row.stage === 'menunggu_syarat' ? 'serving.not_started' : 'serving.no_limit')}</>
  return <>{momentWords(say, language, row.region, row.dueAt)}{row.late && <> · <Mark tone="tembaga">{say('serving.late')}</Mark></>}</>
}

function Figures() {
  const say = useSay()
  const [language] = useLanguage()
  const today = useToday()
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const told = useQuery<Told>(address('/api/v1/service_figures', { from, to }))
  const number = (value: number) => numberWords(language, value)
  return (
    <Section id="angka" title={say('serving.figures')} lead={say('serving.figures_lead')}>
      <div className="filters" role="group" aria-label={say('office.filters')}><DayBox id="service-from" label={say('figures.from')} value={from || told.data?.from || ''} onValue={setFrom} /><DayBox id="service-to" label={say('figures.to')} value={to || told.data?.to || today} onValue={setTo} min={from} /></div>
      <Answer of={told} rows={6}>{({ items, total }) => (items.length === 0 ? <Nothing title={say('serving.none_period')} /> : (
        <Ledger label={say('serving.figures')} rows={[...items, { serviceId: '', serviceName: say('serving.total'), ...total }]} keyOf={row => row.serviceId} columns={[{ head: say('field.serviceId'), cell: row => row.serviceName }, ...(['received', 'answered', 'inTime', 'late', 'open', 'refused', 'withdrawn'] as const).map(name => ({ head: say(`serving.col.${name}`), cell: (row: ServiceFigures) => number(row[name]), align: 'end' as const }))]} />
      ))}</Answer>
    </Section>
  )
}

import { Button } from '@mantine/core'
import { useState } from 'react'
import { useSearchParams } from 'wouter'
import { dayWords, momentWords, numberWords } from '#web/when.ts'
import { useLanguage, usePlaceName, useSay } from '#web/words.tsx'
import { Choose } from '#web/office/fields.tsx'
import { Ledger } from '#web/office/ledger.tsx'
import { Band, Mark, type Tone, usePillarWords, Who } from '#web/office/marks.tsx'
import { Page, Section } from '#web/office/page.tsx'
import { address, useQuery } from '#web/office/query.ts'
import { useSend } from '#web/office/send.ts'
import { Answer, Nothing } from '#web/office/states.tsx'
import { useMay, useOffice, useTell, useToday } from '#web/office/store.tsx'
import { lastMonths, monthWords } from '#slices/months/rules.ts'
import type { Board, BoardRow } from './board.ts'
import { chase, expectedBy } from './check.ts'
import { ACTIVITY_STAGES } from './kinds.ts'
import type { Total } from './lines.ts'

const TONES: Readonly<Record<string, Tone>> = { belum: 'quiet', draf: 'quiet', diajukan: 'laut', diperiksa: 'tembaga', dikembalikan: 'tembaga', diterima: 'daun' }
const TOTALS = ['visits', 'met', 'attended', 'given', 'opened', 'stepsMade', 'stepsDone', 'obstacles'] as const
const MISSING = ['belum', 'draf', 'dikembalikan']
/** So many are asked by one press. */
const MOST_ASKED = 200

/** The mark of where a report stands. */
export function ActivityStage({ stage }: { stage: string }) {
  const say = useSay()
  return <Mark tone={TONES[stage] ?? 'quiet'}>{say(`activity_stage.${stage}`)}</Mark>
}

/** Laporan kegiatan pilar: who has reported the month, by pillar, what it comes to, and a courteous word to those who have not. */
export function ActivityBoardPage() {
  const say = useSay()
  const [language] = useLanguage()
  const today = useToday()
  const [query, setQuery] = useSearchParams()
  const month = query.get('bulan') ?? lastMonths(today)[today.endsWith('-01') ? 1 : 0]!
  const [pillar, stage] = [query.get('pilar') ?? '', query.get('tahap') ?? '']
  const board = useQuery<Board>(address('/api/v1/activity_board', { month, pillar }))
  const words = usePillarWords()
  const choose = (name: string, value: string) => setQuery(now => { const next = new URLSearchParams(now); if (value) next.set(name, value); else next.delete(name); return next }, { replace: true })
  return (
    <Page title={say('activity.board')} lead={<>{monthWords(month, language)} · {say('activity.expected', { day: dayWords(language, expectedBy(`${month}-01`)) })}</>}>
      <div className="filters" role="group" aria-label={say('office.filters')}>
        <Choose id="activity-month" label={say('office.month.month')} value={month} onValue={value => choose('bulan', value)} options={lastMonths(today).map(value => ({ value, label: monthWords(value, language) }))} />
        <Choose id="activity-stage" label={say('field.state')} value={stage} onValue={value => choose('tahap', value)} empty={say('activity.all')} options={['belum', ...ACTIVITY_STAGES].map(value => ({ value, label: say(`activity_stage.${value}`) }))} />
        {pillar && <Button variant="default" onClick={() => choose('pilar', '')}>{say('figures.all_pillars')}</Button>}
      </div>
      <Answer of={board} rows={10}>{data => <>
        <Section id="pilar" title={say('activity.by_pillar')} aside={<Chase rows={data.rows} month={month} />}>
          {data.pillars.length === 0 ? <Nothing title={say('activity.nobody')} /> : <Ledger label={say('activity.by_pillar')} rows={data.pillars} keyOf={row => row.pillar} to={row => `?bulan=${month}&pilar=${row.pillar}`} columns={[{ head: say('figures.pillar'), cell: row => words(row.pillar, 'role') }, ...(['people', 'sent', 'accepted', 'returned', 'missing'] as const).map(name => ({ head: say(`activity.col.${name}`), cell: (row: Board['pillars'][number]) => numberWords(language, row[name]), align: 'end' as const }))]} />}
        </Section>
        {data.total && data.total.reports > 0 && <Totals total={data.total} />}
        <Section id="laporan" title={say('activity.reports')}><Rows rows={data.rows.filter(row => !stage || row.stage === stage)} /></Section>
      </>}</Answer>
    </Page>
  )
}

function Totals({ total }: { total: Total }) {
  const say = useSay()
  const [language] = useLanguage()
  return (
    <Section id="jumlah" title={say('activity.total')} lead={say('activity.total_lead', { count: total.reports })}>
      <dl className="facts">{TOTALS.map(name => <div key={name}><dt>{say(`activity.sum.${name}`)}</dt><dd className="num">{numberWords(language, total[name])}</dd></div>)}</dl>
    </Section>
  )
}

function Rows({ rows }: { rows: readonly BoardRow[] }) {
  const say = useSay()
  const [language] = useLanguage()
  const place = usePlaceName()
  if (rows.length === 0) return <Nothing title={say('activity.none')} />
  return (
    <Ledger label={say('activity.reports')} rows={rows} keyOf={row => row.workerId} columns={[
      { head: say('activity.worker'), cell: row => (row.activityId && row.stage !== 'draf' ? <a href={`/kantor/laporan-kegiatan/${row.activityId}`} className="row-link"><Who name={row.workerName} pillar={row.pillar ?? row.role} /></a> : <Who name={row.workerName} pillar={row.pillar ?? row.role} />) },
      { head: say('office.kelurahan'), cell: row => place(row.region), narrow: 'plain' }, { head: say('field.state'), cell: row => <ActivityStage stage={row.stage} />, narrow: 'plain' },
      { head: say('activity.lines'), cell: row => row.lines.map(line => say(`activity.line.${line}`)).join(', '), narrow: 'hide' },
      { head: say('activity.sum.visits'), cell: row => (row.figures ? row.figures.visits ?? '< 5' : '–'), align: 'end' },
      { head: say('activity.sent_at'), cell: row => (row.submittedAt ? momentWords(say, language, row.region, row.submittedAt) : row.remindedAt ? say('activity.reminded', { when: momentWords(say, language, row.region, row.remindedAt) }) : '–'), narrow: 'plain' },
    ]} />
  )
}

function Chase({ rows, month }: { rows: readonly BoardRow[]; month: string }) {
  const say = useSay()
  const may = useMay()
  const tell = useTell()
  const office = useOffice()
  const sender = useSend(chase)
  const [asked, ask] = useState(false)
  const missing = rows.filter(row => MISSING.includes(row.stage) && !row.remindedAt).slice(0, MOST_ASKED)
  if (!may('activity.remind', office.region) || missing.length === 0) return null
  const press = async () => {
    if (!await sender.run({ region: office.region, period: 'bulan', day: `${month}-01`, workerIds: missing.map(row => row.workerId) }, office.home)) return
    ask(false)
    tell(say('activity.chased', { count: missing.length }))
  }
  return <>
    {sender.problem && <Band tone="tembaga" alert>{say(`problem.${sender.problem.code}`, sender.problem.details as Record<string, string>)}</Band>}
    {asked ? <><span>{say('activity.chase_sure', { count: missing.length })}</span> <Button loading={sender.busy} onClick={() => void press()}>{say('activity.chase_yes')}</Button> <Button variant="subtle" onClick={() => ask(false)}>{say('app.cancel')}</Button></> : <Button variant="default" onClick={() => ask(true)}>{say('activity.chase', { count: missing.length })}</Button>}
  </>
}

import { Link, useSearchParams } from 'wouter'
import { addDays } from '#kernel/day.ts'
import { dayWords } from '#web/when.ts'
import { useLanguage, usePlaceName, useSay } from '#web/words.tsx'
import { PagedLedger } from '#web/office/ledger.tsx'
import { Mark } from '#web/office/marks.tsx'
import { Page, Section } from '#web/office/page.tsx'
import { address, usePages, useQuery } from '#web/office/query.ts'
import { useMay, useToday } from '#web/office/store.tsx'
import type { MeetingFigures, MeetingRow, SeriesRow } from './office-data.ts'

const TONES = { direncanakan: 'laut', berlangsung: 'tembaga', selesai: 'daun', batal: 'quiet' } as const

/** Meetings: those that come, those that were, what comes back by itself, and how many were held of those planned. */
export function MeetingsPage() {
  const say = useSay()
  const may = useMay()
  const today = useToday()
  const [search] = useSearchParams()
  const past = search.get('waktu') === 'lalu'
  const figures = useQuery<MeetingFigures>(may('meeting.hold') ? '/api/v1/meetings/figures' : null)
  const rows = usePages<MeetingRow>(address('/api/v1/meetings', past ? { dayTo: addDays(today, -1), order: 'desc' } : { dayFrom: today, order: 'asc' }))
  const { data } = figures
  return (
    <Page title={say('office.meetings.title')} lead={say('office.meetings.lead')} actions={may('meeting.hold') && <><Link href="/rapat/baru" className="button-link">{say('office.meetings.new')}</Link>{may('pledge.manage') && <Link href="/rapat/ikrar" className="button-link">{say('office.pledges.title')}</Link>}</>}>
      {data && <p className="lead">{say('office.meetings.figures', { ...data.meetings, ...data.decided })}</p>}
      <nav className="line picks" aria-label={say('office.meetings.title')}>
        <Link href="/rapat" aria-current={past ? undefined : 'page'}>{say('office.meetings.coming')}</Link>
        <Link href="/rapat?waktu=lalu" aria-current={past ? 'page' : undefined}>{say('office.meetings.past')}</Link>
      </nav>
      <MeetingLedger query={rows} empty={say(past ? 'office.meetings.none_past' : 'office.meetings.none')} />
      {may('meeting.hold') && <SeriesSection />}
    </Page>
  )
}

function MeetingLedger({ query, empty }: { query: ReturnType<typeof usePages<MeetingRow>>; empty: string }) {
  const say = useSay()
  const [language] = useLanguage()
  return <PagedLedger label={say('office.meetings.title')} query={query} empty={empty} to={row => `/rapat/${row.id}`} marked={row => row.state === 'berlangsung'} columns={[
    { head: say('office.meetings.day'), cell: row => <span className="num">{dayWords(language, row.day, true)}, {row.from.replace(':', '.')}–{row.to.replace(':', '.')}</span> },
    { head: say('office.meetings.name'), cell: row => row.title, narrow: 'title' },
    { head: say('office.meetings.sort'), cell: row => say(`meeting_sort.${row.sort}`), narrow: 'plain' },
    { head: say('field.place'), cell: row => row.place, narrow: 'plain' },
    { head: say('field.leaderId'), cell: row => row.leaderName, narrow: 'plain' },
    { head: say('office.meetings.invited'), cell: row => <span className="num">{row.invited}</span>, align: 'end' },
    { head: say('office.meetings.state'), cell: row => <StateMark state={row.state} /> },
  ]} />
}

/** Where a meeting stands, as a word. */
export function StateMark({ state }: { state: MeetingRow['state'] }) {
  const say = useSay()
  return <Mark tone={TONES[state]}>{say(`meeting_state.${state}`)}</Mark>
}

function SeriesSection() {
  const say = useSay()
  const [language] = useLanguage()
  const place = usePlaceName()
  const rows = usePages<SeriesRow>('/api/v1/meeting_series')
  return (
    <Section id="rutin" title={say('office.series.title')} lead={say('office.series.lead')}>
      <PagedLedger label={say('office.series.title')} query={rows} empty={say('office.series.none')} to={row => `/rapat/rutin/${row.id}`} columns={[
        { head: say('office.meetings.name'), cell: row => row.title }, { head: say('field.rule'), cell: row => ruleWords(say, row.rule), narrow: 'plain' }, { head: say('office.meetings.where'), cell: row => `${row.place}, ${place(row.region)}`, narrow: 'plain' },
        { head: say('field.first'), cell: row => <span className="num">{dayWords(language, row.first, true)}</span>, narrow: 'plain' }, { head: say('office.meetings.state'), cell: row => <Mark tone={row.state === 'berjalan' ? 'laut' : 'quiet'}>{say(`office.series.${row.state}`)}</Mark> },
      ]} />
    </Section>
  )
}

/** How a series comes back, in words. */
export function ruleWords(say: ReturnType<typeof useSay>, { every, step, weekday, nth }: SeriesRow['rule']): string {
  const day = say(`weekday.${weekday}`)
  if (every === 'minggu') return step === 1 ? say('office.series.weekly', { day }) : say('office.series.weeks', { day, step })
  const which = say(`office.series.nth.${nth ?? 1}`, { day })
  return step === 1 ? say('office.series.monthly', { which }) : say('office.series.months', { which, step })
}

import { Button } from '@mantine/core'
import { Link, useLocation, useSearchParams } from 'wouter'
import { dayWords, momentWords, numberWords } from '#web/when.ts'
import { useLanguage, usePlaceName, useSay } from '#web/words.tsx'
import { Choose, DayBox } from '#web/office/fields.tsx'
import { type Column, Ledger } from '#web/office/ledger.tsx'
import { Mark, usePillarWords, Who } from '#web/office/marks.tsx'
import { Page, Section } from '#web/office/page.tsx'
import { PrintHead } from '#web/office/printed.tsx'
import { address, useQuery } from '#web/office/query.ts'
import { KelurahanChoose } from '#web/office/regions.tsx'
import { Answer, Nothing } from '#web/office/states.tsx'
import { useAreas, useOffice, useToday } from '#web/office/store.tsx'
import { type Asked, askedIn, pathOf } from '#slices/figures/office-asked.tsx'
import { daysOf, PERIODS } from '#slices/figures/period.ts'
import { type Fact, type Figures, type HearingFact, type Involved, type IssueFact, isHeld, isInTime, isLate, isThere, type ListName, LISTS, type MeetingFact, type SeatFact, type VoiceFact } from './rules.ts'

type Told = { cut: boolean; figures: Figures; pillars: Involved[] }
const PATH = '/percakapan'
const ISSUES: readonly ListName[] = ['issues', 'issues_answered', 'issues_in_time', 'issues_late']

/** Didengar sampai dipelihara: how far official words came, what the field said, and what became of decisions; every number leads to its list. */
export function TalkPage() {
  const say = useSay()
  const [language] = useLanguage()
  const office = useOffice()
  const asked = useAsked()
  const [area] = useAreas()
  const answer = useQuery<Told>(address('/api/v1/talk', { from: asked.from, to: asked.to, region: asked.region || area, pillar: asked.pillar }))
  return (
    <Page title={say('talk.title')} lead={<>{dayWords(language, asked.from)} – {dayWords(language, asked.to)} · {office.name}<PillarNamed pillar={asked.pillar} /></>} actions={<><Link href={pathOf('/angka', asked)} className="button-link">{say('figures.title')}</Link><Button variant="default" onClick={() => window.print()}>{say('figures.print')}</Button></>}>
      <Filters asked={asked} path={PATH} />
      <div className="figures-sheet">
        <PrintHead />
        <Answer of={answer} rows={8}>{data => <>
          {data.cut && <Nothing title={say('figures.cut')} />}
          <Funnel figures={data.figures} asked={asked} />
          <Sentences figures={data.figures} asked={asked} />
          <Involvement rows={data.pillars} asked={asked} />
        </>}</Answer>
        <details className="how"><summary>{say('figures.how')}</summary><dl>{LISTS.map(list => <div key={list}><dt>{say(`talk.list.${list}`)}</dt><dd>{say(`talk.how.${list}`)}</dd></div>)}</dl></details>
      </div>
    </Page>
  )
}

/** The list behind one figure, row by row, as many as the figure says. */
export function TalkListPage({ list }: { list: string }) {
  const say = useSay()
  const [language] = useLanguage()
  const asked = useAsked()
  const [area] = useAreas()
  const known = LISTS.find(name => name === list)
  const rows = useQuery<{ count: number; items: Fact[] }>(known ? address('/api/v1/talk/rows', { list: known, from: asked.from, to: asked.to, region: asked.region || area, pillar: asked.pillar }) : null)
  const back = <Link href={pathOf(PATH, asked)}>{say('talk.back')}</Link>
  if (!known) return <Page title={say('talk.title')}><Nothing title={say('app.not_here')}>{back}</Nothing></Page>
  return (
    <Page title={say(`talk.list.${known}`)} lead={<>{dayWords(language, asked.from)} – {dayWords(language, asked.to)}<PillarNamed pillar={asked.pillar} /></>} actions={back}>
      <Filters asked={asked} path={`${PATH}/${known}`} />
      <p className="lead">{say(`talk.how.${known}`)}</p>
      <Answer of={rows} rows={8}>{({ count, items }) => (items.length === 0 ? <Nothing title={say('figures.none')} /> : <>
        <p><b className="num">{say('figures.rows', { count })}</b></p>
        <Rows list={known} rows={items} />
        {count > items.length && <p className="foot">{say('figures.first', { count: items.length })}</p>}
      </>)}</Answer>
    </Page>
  )
}

function useAsked(): Asked {
  const [query] = useSearchParams()
  return askedIn(query, useToday())
}

function PillarNamed({ pillar }: { pillar: string }) {
  const words = usePillarWords()
  return pillar ? <> · {words(pillar, 'role')}</> : null
}

function Filters({ asked, path }: { asked: Asked; path: string }) {
  const say = useSay()
  const [, go] = useLocation()
  const today = useToday()
  const set = (change: Partial<Asked>) => go(pathOf(path, { ...asked, ...change }), { replace: true })
  return (
    <div className="filters" role="group" aria-label={say('office.filters')}>
      <Choose id="t-period" label={say('figures.period')} value={asked.period} onValue={value => set({ period: value as Asked['period'], ...(value === 'own' ? {} : daysOf(value as 'this_week', today)) })} options={PERIODS.map(value => ({ value, label: say(`figures.period.${value}`) }))} />
      {asked.period === 'own' && <><DayBox id="t-from" label={say('figures.from')} value={asked.from} onValue={from => { if (from) set({ from }) }} /><DayBox id="t-to" label={say('figures.to')} value={asked.to} min={asked.from} onValue={to => { if (to) set({ to }) }} /></>}
      <KelurahanChoose id="t-region" label={say('office.kelurahan')} value={asked.region} onValue={region => set({ region })} />
      {asked.pillar && <Button variant="default" onClick={() => set({ pillar: '' })}>{say('figures.all_pillars')}</Button>}
    </div>
  )
}

function Funnel({ figures, asked }: { figures: Figures; asked: Asked }) {
  const say = useSay()
  const [language] = useLanguage()
  const number = (value: number) => numberWords(language, value)
  if (figures.sent === 0) return <Section id="corong" title={say('talk.funnel')}><Nothing title={say('talk.none')} /></Section>
  return (
    <Section id="corong" title={say('talk.funnel')} lead={<Link href={pathOf(`${PATH}/sent`, asked)}>{say('talk.sent', { count: number(figures.sent) })}</Link>} aside={figures.unheard > 0 && <Link href={pathOf(`${PATH}/unheard`, asked)}>{say('talk.list.unheard')}: <b className="num">{number(figures.unheard)}</b></Link>}>
      <ol className="funnel">{figures.states.map(({ stage, count, of, medianHours }) => (
        <li key={stage}><Link href={pathOf(`${PATH}/${stage}`, asked)}><span className="funnel-bar" style={{ display: count === 0 ? 'none' : 'block', width: `${of === 0 ? 0 : Math.max(2, Math.round(100 * count / of))}%` }} aria-hidden="true" /><span className="funnel-words"><b>{say(`hearing_stage.${stage}`)}</b> <span className="num">{number(count)}/{number(of)}</span></span></Link>
          <span className="muted">{medianHours === null ? '–' : say('talk.median', { hours: number(medianHours) })}</span></li>
      ))}</ol>
    </Section>
  )
}

function Sentences({ figures, asked }: { figures: Figures; asked: Asked }) {
  const say = useSay()
  const [language] = useLanguage()
  const number = (value: number) => numberWords(language, value)
  const lines: { list: ListName; of: ListName; beside: readonly ListName[] }[] = [{ list: 'issues_in_time', of: 'issues_answered', beside: ['issues', 'issues_late'] }, { list: 'decisions_done', of: 'decisions', beside: ['decisions'] }, { list: 'meetings_held', of: 'meetings', beside: ['meetings'] }, { list: 'attended', of: 'seats', beside: ['seats'] }]
  return (
    <Section id="isu" title={say('talk.followed')}>
      <ol className="sentences figures">
        {lines.map(({ list, of, beside }) => <li key={list}><Link href={pathOf(`${PATH}/${list}`, asked)}><b>{number(figures[list])}<small>/{number(figures[of])}</small></b> <span>{say(`talk.say.${list}`, { count: figures[of] })}</span></Link><p className="beside">{beside.map(name => <Link key={name} href={pathOf(`${PATH}/${name}`, asked)}>{say(`talk.list.${name}`)}: <b className="num">{number(figures[name])}</b></Link>)}</p></li>)}
        <li><Link href={pathOf(`${PATH}/voices`, asked)}><b>{number(figures.voices)}</b> <span>{say('talk.say.voices', { count: figures.voices })}</span></Link></li>
      </ol>
    </Section>
  )
}

function Involvement({ rows, asked }: { rows: readonly Involved[]; asked: Asked }) {
  const say = useSay()
  const words = usePillarWords()
  if (rows.length === 0) return null
  const column = (name: 'people' | 'sent' | 'didengar' | 'dimengerti' | 'dilaksanakan' | 'voices' | 'attended') => ({ head: say(`talk.col.${name}`), cell: (row: Involved) => row[name], align: 'end' as const })
  return (
    <Section id="pelibatan" title={say('talk.involvement')} lead={say('talk.involvement_lead')}>
      <Ledger label={say('talk.involvement')} rows={rows} keyOf={({ of }) => of} to={({ of }) => pathOf(PATH, { ...asked, pillar: of })} columns={[{ head: say('figures.pillar'), cell: row => words(row.of, 'role') }, column('people'), column('sent'), column('didengar'), column('dimengerti'), column('dilaksanakan'), column('voices'), column('attended')]} />
    </Section>
  )
}

function Rows({ list, rows }: { list: ListName; rows: readonly Fact[] }) {
  const say = useSay()
  const hearings = useHearingColumns(), issues = useIssueColumns(), voices = useVoiceColumns(), meetings = useMeetingColumns(), seats = useSeatColumns()
  if (list === 'meetings' || list === 'meetings_held') return <Ledger label={say(`talk.list.${list}`)} rows={rows as MeetingFact[]} columns={meetings} />
  if (list === 'seats' || list === 'attended') return <Ledger label={say(`talk.list.${list}`)} rows={rows as SeatFact[]} columns={seats} />
  if (ISSUES.includes(list)) return <Ledger label={say(`talk.list.${list}`)} rows={rows as IssueFact[]} to={row => `/isu/${row.id}`} columns={issues} />
  if (list === 'voices') return <Ledger label={say('talk.list.voices')} rows={rows as VoiceFact[]} columns={voices} />
  return <Ledger label={say(`talk.list.${list}`)} rows={rows as HearingFact[]} to={row => `/arahan/tanggapan/${row.id}`} columns={hearings} />
}

function useHearingColumns(): Column<HearingFact>[] {
  const say = useSay()
  const [language] = useLanguage()
  const placeName = usePlaceName()
  return [
    { head: say('field.subject'), cell: row => row.subject }, { head: say('hear.new.people'), cell: row => <Who name={row.workerName} pillar={row.pillar ?? row.role} />, narrow: 'plain' }, { head: say('office.kelurahan'), cell: row => placeName(row.region), narrow: 'plain' },
    { head: say('hear.from'), cell: row => row.fromName, narrow: 'plain' }, { head: say('field.state'), cell: row => <Mark tone={row.stage === 'terkirim' ? 'tembaga' : 'daun'}>{say(`hearing_stage.${row.stage}`)}</Mark>, narrow: 'plain' },
    { head: say('talk.col.when'), cell: row => { const at = row.keptAt ?? row.doneAt ?? row.agreedAt ?? row.understoodAt ?? row.heardAt ?? row.sentAt; return momentWords(say, language, row.region, at) }, narrow: 'plain' },
  ]
}

function useIssueColumns(): Column<IssueFact>[] {
  const say = useSay()
  const [language] = useLanguage()
  const today = useToday()
  return [
    { head: say('talk.col.issue'), cell: row => row.title }, { head: say('talk.col.desk'), cell: row => say(`role.${row.deskRole}`), narrow: 'plain' }, { head: say('field.due'), cell: row => <span className="num">{dayWords(language, row.due, true)}</span>, narrow: 'plain' },
    { head: say('field.state'), cell: row => <>{isInTime(row) ? <Mark tone="daun">{say('talk.in_time')}</Mark> : isLate(row, today) ? <Mark tone="tembaga">{say('talk.late')}</Mark> : say(`issue_stage.${row.stage}`)}{row.answeredAt && <span className="muted below">{momentWords(say, language, row.region, row.answeredAt)}</span>}</>, narrow: 'plain' },
  ]
}

function useVoiceColumns(): Column<VoiceFact>[] {
  const say = useSay()
  const [language] = useLanguage()
  const placeName = usePlaceName()
  return [
    { head: say('figures.col.when'), cell: row => <span className="num">{dayWords(language, row.day, true)}</span> }, { head: say('talk.col.sort'), cell: row => `${say(`voice_sort.${row.sort}`)} · ${say(`category.${row.category}`)}` },
    { head: say('figures.col.who'), cell: row => (row.fromName ? <Who name={row.fromName} pillar={row.pillar} /> : say('talk.unnamed')), narrow: 'plain' }, { head: say('office.kelurahan'), cell: row => placeName(row.region), narrow: 'plain' }, { head: say('field.state'), cell: row => say(`voice_stage.${row.stage}`), narrow: 'plain' },
  ]
}

function useMeetingColumns(): Column<MeetingFact>[] {
  const say = useSay()
  const [language] = useLanguage()
  return [
    { head: say('figures.col.when'), cell: row => <span className="num">{dayWords(language, row.day, true)}</span> }, { head: say('talk.col.meeting'), cell: row => row.title, narrow: 'plain' },
    { head: say('field.state'), cell: row => <Mark tone={isHeld(row) ? 'daun' : row.became === 'terlewat' ? 'tembaga' : 'quiet'}>{say(row.became === 'terlewat' ? 'talk.missed' : `meeting_state.${row.became}`)}</Mark>, narrow: 'plain' },
  ]
}

function useSeatColumns(): Column<SeatFact>[] {
  const say = useSay()
  const [language] = useLanguage()
  return [
    { head: say('figures.col.who'), cell: row => (row.workerName ? <Who name={row.workerName} pillar={row.pillar ?? row.role} /> : say('talk.guest')) }, { head: say('talk.col.meeting'), cell: row => row.title, narrow: 'plain' }, { head: say('figures.col.when'), cell: row => <span className="num">{dayWords(language, row.day, true)}</span>, narrow: 'plain' },
    { head: say('field.state'), cell: row => <Mark tone={isThere(row) ? 'daun' : 'quiet'}>{say(`presence.${row.presence}`)}</Mark>, narrow: 'plain' },
  ]
}

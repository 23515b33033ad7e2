import { Link } from 'wouter'
import { dayWords, momentWords, numberWords, windowWords } from '#web/when.ts'
import { useHasWords, useLanguage, usePlaceName, useSay } from '#web/words.tsx'
import { type Column, Ledger } from '#web/office/ledger.tsx'
import { Mark, Who } from '#web/office/marks.tsx'
import { useMay } from '#web/office/store.tsx'
import { type Fact, goersOf, hoursToAnswer, isAnnounced, isLate, isOnTime, type ListName, type NoticeFact, type PairFact, type StepFact, type VisitFact } from './rules.ts'

const NOTICES: readonly ListName[] = ['notices', 'shared', 'unshared', 'answered', 'silent']
const PAIRS: readonly ListName[] = ['pairs', 'joined', 'moved', 'kept', 'dropped']
const STEPS: readonly ListName[] = ['steps', 'on_time', 'overdue']

/** The rows of a list; `within` leaves the place out, for a page of one kelurahan. */
export function FactLedger({ list, rows, within }: { list: ListName; rows: readonly Fact[]; within?: boolean }) {
  const say = useSay()
  const notices = useNoticeColumns(), pairs = usePairColumns(), steps = useStepColumns(), visits = useVisitColumns()
  const place = usePlaceColumn()
  const columns = (NOTICES.includes(list) ? notices : PAIRS.includes(list) ? pairs : STEPS.includes(list) ? steps : visits) as readonly Column<Fact>[]
  return <Ledger label={say(`figures.list.${list}`)} rows={rows} columns={within ? columns : [...columns.slice(0, 1), place, ...columns.slice(1)]} />
}

function usePlaceColumn(): Column<Fact> {
  const say = useSay()
  const placeName = usePlaceName()
  return { head: say('office.kelurahan'), cell: row => placeName(row.region), narrow: 'plain' }
}

function useVisitColumns(): Column<VisitFact>[] {
  const say = useSay()
  const [language] = useLanguage()
  const may = useMay()
  return [
    { head: say('figures.col.when'), cell: row => <span className="num">{dayWords(language, row.day, true)}, {windowWords(row.region, row.from, row.to)}</span> },
    { head: say('figures.col.who'), cell: row => goersOf(row).map((goer, nth) => <span key={goer.id}>{nth > 0 && ' + '}<Who name={goer.name} pillar={goer.pillar} /></span>), narrow: 'plain' },
    { head: say('field.purpose'), cell: row => <>{row.purpose && say(`purpose.${row.purpose}`)}{row.rt && ` · RT ${row.rt}`}{row.caseId && may('case.triage', row.region) && <span className="no-print"> · <Link href={`/kasus/${row.caseId}`}>{say('office.access.open')}</Link></span>}</>, narrow: 'plain' },
    { head: say('figures.col.told'), cell: row => (isAnnounced(row) ? say('figures.told') : <Mark tone="tembaga">{say('figures.untold')}</Mark>), narrow: 'plain' },
    { head: say('field.state'), cell: row => <>{say(`visit_state.${row.state}`)}{isLate(row) && <span className="muted below">{say('figures.late', { when: momentWords(say, language, row.region, row.reportedAt!) })}</span>}</>, narrow: 'plain' },
  ]
}

function useNoticeColumns(): Column<NoticeFact>[] {
  const say = useSay()
  const [language] = useLanguage()
  return [
    { head: say('office.silent.to'), cell: row => <>{say(`pillar.${row.toRole}`)}{row.rt && ` ${row.rt}`}{row.toName && <span className="muted"> ({row.toName})</span>}</> },
    { head: say('office.silent.visit'), cell: row => <><Who name={row.leadName} pillar={row.leadPillar} /> · {dayWords(language, row.day, true)}</>, narrow: 'plain' },
    { head: say('field.state'), cell: row => (row.state === 'dijawab' ? <Mark tone="daun">{row.answer && say(`answer.${row.answer}`)}</Mark> : <Mark tone="tembaga">{say(`notice_state.${row.state}`)}</Mark>), narrow: 'plain' },
    { head: say('figures.col.hours'), cell: row => { const hours = hoursToAnswer(row); return hours === null ? '–' : <>{numberWords(language, Math.round(hours * 10) / 10)}{row.answeredOrally && <span className="muted"> ({say('figures.oral')})</span>}</> }, align: 'end' },
  ]
}

function usePairColumns(): Column<PairFact>[] {
  const say = useSay()
  const has = useHasWords()
  const [language] = useLanguage()
  return [
    { head: say('office.overlaps.one'), cell: row => <><Who name={row.leadName} pillar={row.leadPillar} /> · {dayWords(language, row.day, true)}</> },
    { head: say('office.overlaps.other'), cell: row => <><Who name={row.otherLeadName} pillar={row.otherLeadPillar} /> · {dayWords(language, row.otherDay, true)}</>, narrow: 'plain' },
    { head: say('office.overlaps.choice'), cell: row => <><Mark tone={row.choice === 'tetap' ? 'tembaga' : 'daun'}>{say(`overlap_choice.${row.choice}`)}</Mark>{row.reason && <span className="muted below">{has(`keep.${row.reason}`) ? say(`keep.${row.reason}`) : row.reason}</span>}</>, narrow: 'plain' },
  ]
}

function useStepColumns(): Column<StepFact>[] {
  const say = useSay()
  const [language] = useLanguage()
  const may = useMay()
  return [
    { head: say('field.what'), cell: row => (may('case.triage', row.region) ? <Link href={`/kasus/${row.caseId}`} className="row-link">{row.what}</Link> : row.what) },
    { head: say('figures.col.owner'), cell: row => row.ownerName, narrow: 'plain' },
    { head: say('field.due'), cell: row => <span className="num">{dayWords(language, row.due, true)}</span>, narrow: 'plain' },
    { head: say('field.state'), cell: row => <>{isOnTime(row) ? <Mark tone="daun">{say('figures.on_time')}</Mark> : say(`step_state.${row.state}`)}{row.doneAt && <span className="muted below">{momentWords(say, language, row.region, row.doneAt)}</span>}</>, narrow: 'plain' },
  ]
}

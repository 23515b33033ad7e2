import { addDays, dayAt } from '#kernel/day.ts'
import type { Read } from '#kernel/action.ts'
import { isLive } from '#kernel/rights.ts'
import { useApp, useOwnPlace, useSignal } from '#web/app.tsx'
import { trueNow } from '#web/clock.ts'
import { useRecords } from '#web/hooks.ts'
import { List, PlainRow, Section } from '#web/kit/list.tsx'
import { Page } from '#web/kit/page.tsx'
import { EmptyState, Skeleton } from '#web/kit/states.tsx'
import { Cards, Tiles } from '#web/pages.tsx'
import { dayWords, nearDay, windowWords } from '#web/when.ts'
import { useLanguage, usePlaceName, useSay } from '#web/words.tsx'
import { Case } from '#slices/cases/kinds.ts'
import { CLOSED } from '#slices/cases/stages.ts'
import { AnswerForm } from '#slices/notices/field/answer.tsx'
import { StateMark } from '#slices/notices/field/state.tsx'
import { Notice } from '#slices/notices/rules.ts'
import { Trip } from '#slices/trips/kinds.ts'
import { Crew } from '#slices/workers/field/people.tsx'
import { Post } from '#slices/workers/rules.ts'
import { TripRows } from './row.tsx'

const SOON_DAYS = 7
const MOST = 40
type Told = Read<typeof Notice>

/** Home of the kecamatan: what waits for its answer because a kelurahan has no lurah, who goes where this week, what is silent, and how many are served where. */
export function KecamatanHome() {
  const say = useSay()
  const [language] = useLanguage()
  const { loaded } = useSignal(useApp().sync)
  const today = dayAt(useOwnPlace(), trueNow())
  const trips = useRecords(Trip, { state: 'rencana' }).filter(({ day }) => day >= today && day <= addDays(today, SOON_DAYS)).toSorted((a, b) => (a.day + a.from < b.day + b.from ? -1 : 1))
  const { mine, silent } = useSilence(today)
  if (!loaded && trips.length === 0 && silent.length === 0) return <Page title={say('kecamatan.title')}><Skeleton /></Page>
  return (
    <Page title={say('kecamatan.title')} lead={dayWords(language, today)}>
      {mine.length > 0 && <Section title={`${say('kecamatan.in_place')} (${mine.length})`}><p className="lead">{say('kecamatan.in_place_lead')}</p><List>{mine.map(notice => <Silent key={notice.id} notice={notice} today={today} answers />)}</List></Section>}
      <Section title={say('kecamatan.week')} id="pekan">{trips.length ? <TripRows trips={trips.slice(0, MOST)} /> : <EmptyState title={say('kecamatan.week.none')} />}</Section>
      <Section title={`${say('kecamatan.silent')} (${silent.length})`} id="diam">{silent.length ? <List>{silent.slice(0, MOST).map(notice => <Silent key={notice.id} notice={notice} today={today} />)}</List> : <p className="lead">{say('kecamatan.silent.none')}</p>}</Section>
      <Cards />
      <Served />
      <div className="bigs"><Tiles home="kecamatan" /></div>
    </Page>
  )
}

/** Notices of the coming days that nobody has answered: those of kelurahan without a lurah, which the kecamatan answers, and the others. */
function useSilence(today: string): { mine: Told[]; silent: Told[] } {
  const heads = useRecords(Post).filter(post => (post.role === 'lurah' || post.role === 'kasi_kesra') && post.line === 'area' && isLive(post, today)).map(({ region }) => region)
  const open = useRecords(Notice, { asks: true, cancelled: false }).filter(({ toRole, day, state }) => toRole && (day ?? '') >= today && state !== 'dijawab').toSorted((a, b) => ((a.day ?? '') < (b.day ?? '') ? -1 : 1))
  const isMine = ({ toRole, region }: Told) => toRole === 'lurah' && !heads.includes(region)
  return { mine: open.filter(isMine), silent: open.filter(notice => !isMine(notice)) }
}

function Silent({ notice, today, answers }: { notice: Told; today: string; answers?: boolean }) {
  const say = useSay()
  const [language] = useLanguage()
  const placeName = usePlaceName()
  const { told } = notice
  return (
    <PlainRow attention={answers} mark={<StateMark notice={notice} />} title={<><span className="when">{notice.day && nearDay(say, language, notice.day, today)} {windowWords(notice.region, told.from, told.to)}</span><Crew name={told.leadName} pillar={told.leadPillar} /></>}>
      <p>{say(`notices.to.${notice.toRole}`)} {placeName(notice.region)}{notice.rt && ` · RT ${notice.rt}`}{(told.households ?? 0) > 0 && ` · ${say('notices.households', { count: told.households })}`}</p>
      {answers && <AnswerForm notice={notice} />}
    </PlainRow>
  )
}

/** How many are being served in each kelurahan; no name, no need. */
function Served() {
  const say = useSay()
  const placeName = usePlaceName()
  const byPlace = Map.groupBy(useRecords(Case).filter(({ stage }) => !CLOSED.includes(stage)), ({ region }) => region)
  const places = [...byPlace].toSorted(([a], [b]) => placeName(a).localeCompare(placeName(b), 'id'))
  return (
    <Section title={say('kecamatan.served')} id="dilayani">
      {places.length ? <List>{places.map(([region, cases]) => <PlainRow key={region} title={placeName(region)}><p>{cases.length < 5 ? say('kecamatan.served.few') : say('kecamatan.served.count', { count: cases.length })}</p></PlainRow>)}</List> : <p className="lead">{say('kecamatan.served.none')}</p>}
    </Section>
  )
}

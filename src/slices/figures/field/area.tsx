import { useEffect, useState } from 'react'
import { useSearchParams } from 'wouter'
import type { Region } from '#kernel/region.ts'
import { useApp } from '#web/app.tsx'
import { useAttempt } from '#web/hooks.ts'
import { Band } from '#web/kit/band.tsx'
import { Button } from '#web/kit/button.tsx'
import { Select } from '#web/kit/fields.tsx'
import { List, ListRow, PlainRow, Section } from '#web/kit/list.tsx'
import { Page } from '#web/kit/page.tsx'
import { EmptyState, Skeleton } from '#web/kit/states.tsx'
import { Refusal } from '#web/kit/summary.tsx'
import { dayWords, numberWords, windowWords } from '#web/when.ts'
import { useLanguage, usePlaceName, useSay } from '#web/words.tsx'
import { Crew } from '#slices/workers/field/people.tsx'

type Count = number | null
type Told = {
  from: string; to: string; cut: boolean; post: string; posts: { id: string; role: string; name: string }[]; figures: Record<string, Count>; lists: string[]
  places: { of: string; name: string; visits: Count; announced: Count; shared: Count; answered: Count }[]
}
type Row = { id: string; region: Region; rt?: string | null; day: string; from?: string; to?: string; leadName?: string | null; leadPillar?: string | null; joiners?: { id: string; name: string; pillar?: string | null }[]; state: string; toRole?: string; answer?: string | null }

const PERIODS = ['last_week', 'this_week', 'this_month', 'last_month']
const PARTS = [['visits_part', ['visits', 'announced', 'unannounced', 'joint', 'late']], ['notices_part', ['notices', 'shared', 'unshared', 'answered', 'silent']], ['rest_part', ['pairs', 'steps', 'on_time', 'overdue']]] as const

/** Angka wilayah: what was coordinated in one's own kelurahan, kecamatan or pillar; nothing under five, and lists of what one may read anyway. */
export function AreaFiguresPage() {
  const say = useSay()
  const [language] = useLanguage()
  const [query, setQuery] = useSearchParams()
  const asked = askedIn(query)
  const { found, trouble } = useTold<Told>(`/api/v1/coordination/area?${asked}`)
  const set = (change: Record<string, string>) => setQuery({ ...Object.fromEntries(asked), ...change }, { replace: true })
  const many = (count: Count | undefined) => (count === null || count === undefined ? say('area_figures.under') : `${numberWords(language, count)}+`)
  return (
    <Page title={say('home.figures')} back="/" lead={found && `${found.posts.find(({ id }) => id === found.post)?.name ?? ''} · ${dayWords(language, found.from, true)} – ${dayWords(language, found.to, true)}`}>
      <Select id="period" label={say('area_figures.period')} value={asked.get('period')!} onValue={period => set({ period })} options={PERIODS.map(value => ({ value, label: say(`area_figures.${value}`) }))} />
      {found && found.posts.length > 1 && <Select id="post" label={say('area_figures.post')} value={found.post} onValue={post => set({ post })} options={found.posts.map(({ id, role, name }) => ({ value: id, label: `${say(`role.${role}`)}, ${name}` }))} />}
      {trouble}
      {found && <>
        <p className="hint">{say('area_figures.few')}</p>
        {found.cut && <Band tone="tembaga">{say('area_figures.cut')}</Band>}
        {PARTS.map(([part, names]) => (
          <Section key={part} id={part} title={say(`area_figures.${part}`)}>
            {part === 'rest_part' && <p className="lead">{say('area_figures.rest_lead')}</p>}
            <List>{names.map(name => (found.lists.includes(name) ? <ListRow key={name} to={`/angka/${name}?${asked}`} lead={many(found.figures[name])} title={say(`area_figures.${name}`)} /> : <PlainRow key={name} lead={many(found.figures[name])} title={say(`area_figures.${name}`)} />))}</List>
            {part === 'notices_part' && typeof found.figures.medianHours === 'number' && <p className="hint">{say('area_figures.median', { hours: numberWords(language, found.figures.medianHours) })}</p>}
          </Section>
        ))}
        {found.places.length > 0 && <Section id="kelurahan" title={say('area_figures.places')}><List>{found.places.map(line => <PlainRow key={line.of} title={line.name}><p>{say('area_figures.place', { visits: many(line.visits), announced: many(line.announced), shared: many(line.shared), answered: many(line.answered) })}</p></PlainRow>)}</List><p className="hint">{say('area_figures.others')}</p></Section>}
      </>}
    </Page>
  )
}

/** The visits or notices behind one figure. */
export function AreaFigureListPage({ list }: { list: string }) {
  const say = useSay()
  const [language] = useLanguage()
  const placeName = usePlaceName()
  const [query] = useSearchParams()
  const asked = askedIn(query)
  const { found, trouble } = useTold<{ from: string; to: string; items: Row[] }>(`/api/v1/coordination/area/rows?${asked}&list=${encodeURIComponent(list)}`)
  return (
    <Page title={say(`area_figures.${list}`)} back={`/angka?${asked}`} lead={found && `${dayWords(language, found.from, true)} – ${dayWords(language, found.to, true)}`}>
      {trouble}
      {found && (found.items.length === 0 ? <EmptyState title={say('area_figures.none')} /> : <List>{found.items.map(row => (
        <PlainRow key={row.id} lead={dayWords(language, row.day, true)} title={<>{row.from && <span className="when">{windowWords(row.region, row.from, row.to)} </span>}<Crew name={row.leadName} pillar={row.leadPillar} /></>}>
          {row.joiners?.map(joiner => <p key={joiner.id}><Crew name={joiner.name} pillar={joiner.pillar} /></p>)}
          <p>{row.toRole && `${say(`notices.to.${row.toRole}`)} `}{placeName(row.region)}{row.rt && ` · RT ${row.rt}`} · {row.answer ? say(`answer.${row.answer}`) : say(`${row.toRole ? 'notice_state' : 'visit_state'}.${row.state}`)}</p>
        </PlainRow>
      ))}</List>)}
    </Page>
  )
}

function askedIn(query: URLSearchParams): URLSearchParams {
  const [period, post] = [query.get('period') ?? '', query.get('post')]
  return new URLSearchParams({ period: PERIODS.includes(period) ? period : 'last_week', ...(post ? { post } : {}) })
}

/** What the server tells for an address, or what stands in its place while it has not. */
function useTold<T>(path: string): { found?: T; trouble?: React.ReactNode } {
  const say = useSay()
  const { http } = useApp()
  const [answer, setAnswer] = useState<{ path: string; told: T }>()
  const [asked, ask] = useState(0)
  const { problem, busy, attempt } = useAttempt()
  useEffect(() => { void attempt(async () => setAnswer({ path, told: await http.get<T>(path) })) }, [attempt, http, path, asked])
  if (answer?.path === path) return { found: answer.told }
  if (busy || !problem) return { trouble: <Skeleton rows={6} /> }
  return { trouble: <>{problem.code === 'offline' ? <Band tone="tembaga" alert>{say('area_figures.offline')}</Band> : <Refusal problem={problem} />}<Button onPress={() => ask(asked + 1)}>{say('app.retry')}</Button></> }
}

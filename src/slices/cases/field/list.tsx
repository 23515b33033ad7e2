import { useMemo, useState } from 'react'
import type { Read } from '#kernel/action.ts'
import { dayAt } from '#kernel/day.ts'
import { useApp, useSession, useSignal } from '#web/app.tsx'
import { trueNow } from '#web/clock.ts'
import { useAttempt, useRecords } from '#web/hooks.ts'
import { Mark } from '#web/kit/band.tsx'
import { Button, LinkButton } from '#web/kit/button.tsx'
import { Select, TextField } from '#web/kit/fields.tsx'
import { List, ListRow, PlainRow, Section } from '#web/kit/list.tsx'
import { Page } from '#web/kit/page.tsx'
import { EmptyState, Skeleton } from '#web/kit/states.tsx'
import { Refusal } from '#web/kit/summary.tsx'
import { dueWords } from '#web/when.ts'
import { useSay, useSpot } from '#web/words.tsx'
import { Case } from '#slices/cases/kinds.ts'
import { CLOSED } from '#slices/cases/stages.ts'
import { Crew } from '#slices/workers/field/people.tsx'

type Row = Read<typeof Case>
const PAGE = 60

/** The cases of one's area or team, found by any word of who, place, need or lead. */
export function CaseListPage() {
  const say = useSay()
  const spot = useSpot()
  const { worker } = useSession()
  const { loaded } = useSignal(useApp().sync)
  const all = useRecords(Case)
  const [search, setSearch] = useState('')
  const [which, setWhich] = useState('open')
  const [most, setMost] = useState(PAGE)
  const found = useMemo(() => {
    const words = search.toLowerCase().split(/\s+/).filter(Boolean)
    const text = (row: Row) => [row.who, spot(row), ...(row.needs ?? []).map(need => say(`need.${need}`)), row.leadName].filter(Boolean).join(' ').toLowerCase()
    return all.filter(row => row.depth !== 'trace' && keeps(row, which, worker.id) && words.every(word => text(row).includes(word))).sort(byUrgency)
  }, [all, search, which, worker.id, spot, say])
  const reported = all.filter(row => row.depth === 'trace')
  return (
    <Page title={say('caselist.title')}>
      <div className="pair">
        <TextField id="case-search" type="search" label={say('app.search')} placeholder={say('caselist.search')} value={search} onValue={setSearch} />
        <Select id="case-which" label={say('trips.whose')} value={which} onValue={setWhich} options={['open', 'mine', 'new', 'closed'].map(value => ({ value, label: say(`caselist.which.${value}`) }))} />
      </div>
      {!loaded && all.length === 0 ? <Skeleton /> : <>
        <p className="hint" role="status">{say('caselist.count', { count: found.length })}</p>
        {found.length === 0 && <EmptyState title={search ? say('app.nothing_found') : say('caselist.none')}><LinkButton to="/lapor">{say('nav.report')}</LinkButton></EmptyState>}
        {found.length > 0 && <List>{found.slice(0, most).map(row => <CaseRow key={row.id} row={row} />)}</List>}
        {found.length > most && <button type="button" className="btn" onClick={() => setMost(most + PAGE)}>{say('caselist.more')}</button>}
        {reported.length > 0 && <p className="hint">{say('caselist.reported', { count: reported.length })}</p>}
        {search.trim().length > 1 && <AtOffice search={search.trim()} />}
      </>}
    </Page>
  )
}

type Found = { id: string; who: string; region: string; rt?: string | null; rw?: string | null; stage: string; leadName?: string | null; leadPillar?: string | null }

/** What the office knows beside what this phone carries: asked by name, with a line. */
function AtOffice({ search }: { search: string }) {
  const say = useSay()
  const spot = useSpot()
  const { http, memory } = useApp()
  const { busy, problem, attempt } = useAttempt()
  const [found, setFound] = useState<{ search: string; items: Found[] }>()
  const ask = () => void attempt(async () => setFound({ search, items: (await http.get<{ items: Found[] }>(`/api/v1/search?q=${encodeURIComponent(search.slice(0, 60))}`)).items }))
  const beside = found?.search === search ? found.items.filter(({ id }) => !memory.get('case', id)) : undefined
  return (
    <Section title={say('caselist.office')}>
      <Refusal problem={problem} />
      {!beside && <><p className="hint">{say('caselist.office_lead')}</p><Button busy={busy} onPress={ask}>{say('caselist.office_ask')}</Button></>}
      {beside && <p className="hint" role="status">{beside.length ? say('caselist.office_found', { count: beside.length }) : say('caselist.office_none')}</p>}
      {beside && beside.length > 0 && <List>{beside.map(one => <PlainRow key={one.id} title={one.who}>{spot(one)} · {say(`stage.${one.stage}`)}{one.leadName && <> · <Crew name={one.leadName} pillar={one.leadPillar} /></>}</PlainRow>)}</List>}
    </Section>
  )
}

/** One case in a list: who, where, what is needed, its stage and lead. */
export function CaseRow({ row }: { row: Row }) {
  const say = useSay()
  const spot = useSpot()
  const today = dayAt(row.region, trueNow())
  return (
    <ListRow
      to={`/kasus/${row.id}`} title={row.who} attention={row.urgency === 'darurat' && !CLOSED.includes(row.stage)}
      mark={<>
        <Mark tone={row.urgency === 'darurat' ? 'bata' : 'quiet'}>{say(`urgency.${row.urgency}`)}</Mark><Mark>{say(`stage.${row.stage}`)}</Mark>
        {row.sealed && <Mark tone="bata">{say('casepage.sealed')}</Mark>}{row.nextDay && <Mark tone={row.nextDay < today ? 'bata' : 'quiet'}>{say('caselist.next', { when: dueWords(say, row.nextDay, today) })}</Mark>}
      </>}
    >
      {spot(row)} · {row.needs?.map(need => say(`need.${need}`)).join(', ')}
      {row.leadName && <> · <Crew name={row.leadName} pillar={row.leadPillar} /></>}
    </ListRow>
  )
}

function keeps(row: Row, which: string, me: string): boolean {
  const closed = CLOSED.includes(row.stage)
  return which === 'closed' ? closed : !closed && (which === 'open' || (which === 'new' ? row.stage === 'masuk' : row.leadId === me || row.depth === 'full'))
}

const RANK: Record<string, number> = { darurat: 0, segera: 1, biasa: 2 }
function byUrgency(one: Row, other: Row): number {
  return (RANK[one.urgency] ?? 3) - (RANK[other.urgency] ?? 3) || (one.openedAt < other.openedAt ? 1 : -1)
}

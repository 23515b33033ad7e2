import { Button } from '@mantine/core'
import { Link, useLocation, useSearchParams } from 'wouter'
import { levelOf, placeOf } from '#kernel/region.ts'
import { dayWords } from '#web/when.ts'
import { useLanguage, usePlaceName, useSay } from '#web/words.tsx'
import { Choose, DayBox } from '#web/office/fields.tsx'
import { Ledger } from '#web/office/ledger.tsx'
import { usePillarWords } from '#web/office/marks.tsx'
import { Page, Section } from '#web/office/page.tsx'
import { PrintHead } from '#web/office/printed.tsx'
import { address, useQuery } from '#web/office/query.ts'
import { KelurahanChoose } from '#web/office/regions.tsx'
import { Answer, Nothing } from '#web/office/states.tsx'
import { useAreas, useOffice, useToday } from '#web/office/store.tsx'
import { type Asked, askedIn, type Coordination, pathOf } from './office-asked.tsx'
import { OpenedHere } from './office-asks.tsx'
import { FactLedger } from './office-lists.tsx'
import { Definitions, FiguresTable, share } from './office-table.tsx'
import { daysOf, PERIODS } from './period.ts'
import { type Fact, LISTS, type Line, type ListName } from './rules.ts'

type Rows = { count: number; items: Fact[] }

/** Angka koordinasi: a period, a place, a pillar; every number leads to its list, and the page prints on one A4. */
export function FiguresPage() {
  const say = useSay()
  const [language] = useLanguage()
  const placeName = usePlaceName()
  const office = useOffice()
  const asked = useAsked()
  const [area] = useAreas()
  const answer = useQuery<Coordination>(address('/api/v1/coordination', { from: asked.from, to: asked.to, region: asked.region || area, pillar: asked.pillar }))
  const place = asked.region && levelOf(asked.region) === 4 ? asked.region : ''
  return (
    <Page title={say('figures.title')} lead={<>{dayWords(language, asked.from)} – {dayWords(language, asked.to)} · {place && `${placeName(place)}, ${placeName(placeOf(place).kec)} · `}{office.name}<PillarNamed pillar={asked.pillar} /></>} actions={<><Link href={pathOf('/percakapan', asked)} className="button-link">{say('talk.open')}</Link><Button variant="default" onClick={() => window.print()}>{say('figures.print')}</Button></>}>
      <Filters asked={asked} />
      <div className="figures-sheet">
        <PrintHead />
        <Answer of={answer} rows={8}>{data => <>
          <Section id="angka" title={say('figures.summary')} lead={say('figures.sealed_out')}>
            {data.cut && <Nothing title={say('figures.cut')} />}
            <FiguresTable figures={data.figures} to={list => pathOf(`/angka/${list}`, asked)} steps={!asked.pillar} />
          </Section>
          {place ? <PlaceLists asked={asked} /> : <Places lines={data.places} asked={asked} />}
          {!asked.pillar && <Pillars lines={data.pillars} asked={asked} />}
        </>}</Answer>
        <Definitions />
      </div>
    </Page>
  )
}

/** The list behind one figure, row by row, as many as the figure says. */
export function FigureListPage({ list }: { list: string }) {
  const say = useSay()
  const [language] = useLanguage()
  const placeName = usePlaceName()
  const asked = useAsked()
  const [area] = useAreas()
  const known = LISTS.find(name => name === list)
  const rows = useQuery<Rows>(known ? address('/api/v1/coordination/rows', { list: known, from: asked.from, to: asked.to, region: asked.region || area, pillar: asked.pillar }) : null)
  const back = <Link href={pathOf('/angka', asked)}>{say('figures.back')}</Link>
  if (!known) return <Page title={say('figures.title')}><Nothing title={say('app.not_here')}>{back}</Nothing></Page>
  return (
    <Page title={say(`figures.list.${known}`)} lead={<>{dayWords(language, asked.from)} – {dayWords(language, asked.to)}{asked.region && ` · ${placeName(asked.region)}`}<PillarNamed pillar={asked.pillar} /></>} actions={back}>
      <Filters asked={asked} path={`/angka/${known}`} />
      <p className="lead">{say(`figures.how.${known}`)}</p>
      <Answer of={rows} rows={8}>{({ count, items }) => (items.length === 0 ? <Nothing title={say('figures.none')} /> : <>
        <p><b className="num">{say('figures.rows', { count })}</b></p>
        <FactLedger list={known} rows={items} />
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

function Filters({ asked, path = '/angka' }: { asked: Asked; path?: string }) {
  const say = useSay()
  const [, go] = useLocation()
  const today = useToday()
  const set = (change: Partial<Asked>) => go(pathOf(path, { ...asked, ...change }), { replace: true })
  return (
    <div className="filters" role="group" aria-label={say('office.filters')}>
      <Choose id="a-period" label={say('figures.period')} value={asked.period} onValue={value => set({ period: value as Asked['period'], ...(value === 'own' ? {} : daysOf(value as 'this_week', today)) })} options={PERIODS.map(value => ({ value, label: say(`figures.period.${value}`) }))} />
      {asked.period === 'own' && <>
        <DayBox id="a-from" label={say('figures.from')} value={asked.from} onValue={from => { if (from) set({ from }) }} />
        <DayBox id="a-to" label={say('figures.to')} value={asked.to} min={asked.from} onValue={to => { if (to) set({ to }) }} />
      </>}
      <KelurahanChoose id="a-region" label={say('office.kelurahan')} value={asked.region} onValue={region => set({ region })} />
      {asked.pillar && <Button variant="default" onClick={() => set({ pillar: '' })}>{say('figures.all_pillars')}</Button>}
    </div>
  )
}

/** One kelurahan on one paper: who went there, what fell together, what is unanswered, and who opened data of people there. */
function PlaceLists({ asked }: { asked: Asked }) {
  const say = useSay()
  const placeName = usePlaceName()
  return <>
    <PlaceList asked={asked} list="visits" title={say('figures.who_went', { place: placeName(asked.region) })} />
    <PlaceList asked={asked} list="pairs" title={say('figures.which_double')} />
    <PlaceList asked={asked} list="silent" title={say('figures.which_silent')} />
    <OpenedHere asked={asked} />
  </>
}

function PlaceList({ asked, list, title }: { asked: Asked; list: ListName; title: string }) {
  const say = useSay()
  const rows = useQuery<Rows>(address('/api/v1/coordination/rows', { list, from: asked.from, to: asked.to, region: asked.region, pillar: asked.pillar }))
  return (
    <Section id={`daftar-${list}`} title={title} aside={rows.data && say('figures.rows', { count: rows.data.count })}>
      <Answer of={rows} rows={3}>{({ items }) => (items.length === 0 ? <Nothing title={say('figures.none')} /> : <FactLedger list={list} rows={items} within />)}</Answer>
    </Section>
  )
}

function Places({ lines, asked }: { lines: Coordination['places']; asked: Asked }) {
  const say = useSay()
  const rows = lines.toSorted((a, b) => a.name.localeCompare(b.name, 'id'))
  return (
    <Section id="wilayah" title={say('figures.by_place')} lead={lines.length ? say('figures.by_place_lead') : undefined}>
      {rows.length === 0 ? <Nothing title={say('figures.none')}>{say('figures.none_hint')}</Nothing> : <Ledger label={say('figures.by_place')} rows={rows} keyOf={({ of }) => of} to={({ of }) => pathOf('/angka', { ...asked, region: of })} columns={[{ head: say('office.kelurahan'), cell: row => row.name }, ...useLineColumns()]} />}
    </Section>
  )
}

function Pillars({ lines, asked }: { lines: readonly Line[]; asked: Asked }) {
  const say = useSay()
  const words = usePillarWords()
  const columns = useLineColumns().slice(0, -1)
  if (lines.length === 0) return null
  return (
    <Section id="pilar" title={say('figures.by_pillar')} lead={say('figures.by_pillar_lead')}>
      <Ledger label={say('figures.by_pillar')} rows={lines} keyOf={({ of }) => of} to={({ of }) => pathOf('/angka', { ...asked, pillar: of })} columns={[{ head: say('figures.pillar'), cell: row => words(row.of, 'role') }, ...columns]} />
    </Section>
  )
}

function useLineColumns() {
  const say = useSay()
  return [
    { head: say('figures.short.visits'), cell: ({ figures }: Line) => figures.visits, align: 'end' as const },
    { head: say('figures.short.credits'), cell: ({ figures }: Line) => figures.credits, align: 'end' as const },
    { head: say('figures.short.announced'), cell: ({ figures }: Line) => share(figures.announced, figures.visits), align: 'end' as const },
    { head: say('figures.short.answered'), cell: ({ figures }: Line) => share(figures.answered, figures.shared), align: 'end' as const },
    { head: say('figures.short.pairs'), cell: ({ figures }: Line) => figures.pairs, align: 'end' as const },
    { head: say('figures.short.joint'), cell: ({ figures }: Line) => figures.joint, align: 'end' as const },
    { head: say('figures.short.on_time'), cell: ({ figures }: Line) => share(figures.on_time, figures.steps), align: 'end' as const },
  ]
}

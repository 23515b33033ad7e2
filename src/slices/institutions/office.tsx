import { Button } from '@mantine/core'
import { useState } from 'react'
import { Link, useSearchParams } from 'wouter'
import { homeOf } from '#kernel/id.ts'
import { placeOf } from '#kernel/region.ts'
import { usePlaceName, useSay } from '#web/words.tsx'
import { Choose, TextBox, Tick } from '#web/office/fields.tsx'
import { type Column, Ledger } from '#web/office/ledger.tsx'
import { Mark } from '#web/office/marks.tsx'
import { Page, Section } from '#web/office/page.tsx'
import { useAll, useQuery } from '#web/office/query.ts'
import { Answer, Nothing } from '#web/office/states.tsx'
import { useMay, useOffice, useToday } from '#web/office/store.tsx'
import { PPKS_TYPES } from '#slices/cases/needs.ts'
import { INSTITUTION_SORTS } from './kinds.ts'
import { FreeTotal, FreeWords, type HouseRow, PaperAlerts, useGroupWords } from './office-parts.tsx'
import { alertsOf, fits } from './places.ts'

type Elsewhere = Omit<HouseRow, 'id' | 'papers' | 'over' | 'nextDate'> & { home: number; kab: string; kabName: string }
type Wanted = { sort: string; sex: string; age: string; type: string; free: boolean; dates: boolean }
const ALL = { sort: '', sex: '', age: '', type: '', free: false, dates: false }

/** The register of panti, UPT, LKS and rumah singgah with their free places: of the office, or of the whole province by kabupaten. */
export function InstitutionsPage() {
  const say = useSay()
  const may = useMay()
  const today = useToday()
  const { region } = useOffice()
  const [query, setQuery] = useSearchParams()
  const wanted = Object.fromEntries(Object.entries(ALL).map(([name, usual]) => [name, typeof usual === 'boolean' ? query.get(name) === 'ya' : query.get(name) ?? ''])) as Wanted
  const want = (name: keyof Wanted, value: string | boolean) => setQuery(now => { const next = new URLSearchParams(now); if (value) next.set(name, value === true ? 'ya' : value); else next.delete(name); return next }, { replace: true })
  const houses = useAll<HouseRow>('/api/v1/institutions?limit=100&order=asc', 10)
  const columns = useHouseColumns()
  return (
    <Page title={say('institution.title')} lead={say('institution.lead')} actions={may('institution.manage') && <Button component={Link} href="/lembaga/baru">{say('institution.add')}</Button>}>
      <Filters wanted={wanted} onWant={want} managing={may('institution.manage')} />
      <Answer of={houses} rows={8}>{items => {
        const shown = items.filter(row => suits(row, wanted) && (!wanted.dates || alertsOf(row.papers, today).length > 0))
        if (shown.length === 0) return <Nothing title={say('institution.none')}>{items.length > 0 ? say('institution.none_so') : may('institution.manage') ? say('institution.none_hint') : undefined}</Nothing>
        if (may('province.read')) return <ByKab rows={shown} columns={columns} />
        return <Ledger label={say('institution.title')} rows={shown} to={row => `/lembaga/${row.id}`} columns={columns} />
      }}</Answer>
      {!may('province.read') && <Province own={region} wanted={wanted} />}
    </Page>
  )
}

function Filters({ wanted, onWant, managing }: { wanted: Wanted; onWant(name: keyof Wanted, value: string | boolean): void; managing: boolean }) {
  const say = useSay()
  return (
    <div className="filters" role="group" aria-label={say('office.filters')}>
      <Choose id="i-sort" label={say('field.sort')} empty={say('institution.any')} value={wanted.sort} onValue={value => onWant('sort', value)} options={INSTITUTION_SORTS.map(value => ({ value, label: say(`institution_sort.${value}`) }))} />
      <Choose id="i-sex" label={say('institution.whom')} empty={say('institution.any')} value={wanted.sex} onValue={value => onWant('sex', value)} options={['L', 'P'].map(value => ({ value, label: say(`for_sex.${value}`) }))} />
      <TextBox id="i-age" label={say('institution.age')} inputMode="numeric" max={3} value={wanted.age} onValue={value => onWant('age', value.replaceAll(/\D/g, ''))} />
      <Choose id="i-type" label={say('institution.category')} empty={say('institution.any')} value={wanted.type} onValue={value => onWant('type', value)} options={PPKS_TYPES.map(({ code }) => ({ value: code, label: say(`type.${code}`) }))} />
      <Tick id="i-free" label={say('institution.only_free')} value={wanted.free} onValue={value => onWant('free', value)} />
      {managing && <Tick id="i-dates" label={say('institution.only_dates')} value={wanted.dates} onValue={value => onWant('dates', value)} />}
    </div>
  )
}

function suits({ sort, groups, free, accepts }: Pick<HouseRow, 'sort' | 'groups' | 'free' | 'accepts'>, wanted: Wanted): boolean {
  const of = { sex: wanted.sex || null, age: wanted.age ? Number(wanted.age) : null, types: wanted.type ? [wanted.type] : [] }
  return (!wanted.sort || sort === wanted.sort) && groups.some(group => fits(group, of) && (!wanted.free || (accepts && (free[group.key] ?? 0) > 0)))
}

function useHouseColumns(): Column<HouseRow>[] {
  const say = useSay()
  const today = useToday()
  const words = useGroupWords()
  return [
    { head: say('field.name'), cell: row => row.name }, { head: say('field.sort'), cell: row => say(`institution_sort.${row.sort}`), narrow: 'plain' },
    { head: say('institution.free'), cell: row => <FreeTotal row={row} /> },
    { head: say('institution.groups'), narrow: 'plain', cell: row => <>{row.groups.map(group => <div key={group.key}>{words(group)}: <FreeWords group={group} free={row.free} /></div>)}{row.over && <Mark tone="bata">{say('institution.over')}</Mark>}</> },
    { head: say('field.papers'), cell: row => <PaperAlerts papers={row.papers} today={today} />, narrow: 'plain' }, { head: say('field.phone'), cell: row => <span className="num">{row.phone ?? '–'}</span> },
  ]
}

function ByKab({ rows, columns }: { rows: HouseRow[]; columns: Column<HouseRow>[] }) {
  const say = useSay()
  const placeName = usePlaceName()
  const kabs = [...new Set(rows.map(({ region }) => placeOf(region).kab))]
  return <>{kabs.map(kab => {
    const here = rows.filter(({ region }) => placeOf(region).kab === kab)
    const free = here.reduce((sum, { accepts, freeTotal }) => sum + (accepts ? freeTotal : 0), 0)
    return <Section key={kab} id={`kab-${kab}`} title={placeName(kab)} lead={say('institution.kab_free', { free, count: here.length })}><Ledger label={placeName(kab)} rows={here} to={row => `/lembaga/${row.id}`} columns={columns} /></Section>
  })}</>
}

/** Houses of other offices of the province, in numbers. */
function Province({ own, wanted }: { own: string; wanted: Wanted }) {
  const say = useSay()
  const may = useMay()
  const words = useGroupWords()
  const { home } = useOffice()
  const [open, show] = useState(false)
  const answer = useQuery<{ items: Elsewhere[] }>(open && (may('case.step') || may('stay.record')) ? '/api/v1/free-places' : null)
  if (!may('case.step') && !may('stay.record')) return null
  if (!open) return <p className="foot"><Button variant="default" onClick={() => show(true)}>{say('institution.elsewhere')}</Button></p>
  return (
    <Section id="provinsi" title={say('institution.elsewhere')} lead={say('institution.elsewhere_lead')}>
      <Answer of={answer} rows={4}>{({ items }) => {
        const shown = items.filter(row => row.home !== home && homeOf(row.unitId) !== home && placeOf(row.region).kab !== own && suits(row, wanted))
        return shown.length === 0 ? <Nothing title={say('institution.none')} /> : <Ledger label={say('institution.elsewhere')} rows={shown} keyOf={row => row.unitId} columns={[
          { head: say('field.name'), cell: row => row.name }, { head: say('office.kabupaten'), cell: row => row.kabName, narrow: 'plain' }, { head: say('field.sort'), cell: row => say(`institution_sort.${row.sort}`), narrow: 'plain' },
          { head: say('institution.free'), cell: row => <FreeTotal row={{ ...row, over: false }} /> }, { head: say('institution.groups'), narrow: 'plain', cell: row => row.groups.map(group => <div key={group.key}>{words(group)}: <FreeWords group={group} free={row.free} /></div>) }, { head: say('field.phone'), cell: row => <span className="num">{row.phone ?? '–'}</span> },
        ]} />
      }}</Answer>
    </Section>
  )
}

import { useSearchParams } from 'wouter'
import { dayWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { Choose } from '#web/office/fields.tsx'
import { Ledger } from '#web/office/ledger.tsx'
import { usePillarWords, Who } from '#web/office/marks.tsx'
import { Page, Section } from '#web/office/page.tsx'
import { address, useQuery } from '#web/office/query.ts'
import { Answer, Nothing } from '#web/office/states.tsx'
import { useToday } from '#web/office/store.tsx'
import { Phone } from '#slices/areas/office-parts.tsx'
import { daysOf, type Period, PERIODS } from './period.ts'

type Line = {
  kab: string; name: string; office: string; phone: string | null; counts: Record<string, number | null>
  pillars: { pillar: string; count: number | null }[]; coordinators: { name: string; pillar: string | null; place: string; phone?: string | null }[]; units: { name: string; sort: string; phone?: string | null }[]
}
const COLUMNS = ['open', 'visits', 'announced', 'shared', 'answered', 'pairs'] as const
const CHOICES = PERIODS.filter(period => period !== 'own') as Exclude<Period, 'own'>[]

/** The province's home: counts of each office, nothing under five, and the telephone to ask. */
export function ProvinceHome() {
  const say = useSay()
  const [language] = useLanguage()
  const today = useToday()
  const [query, setQuery] = useSearchParams()
  const period = CHOICES.find(one => one === query.get('periode')) ?? 'this_month'
  const range = daysOf(period, today)
  const answer = useQuery<{ items: Line[] }>(address('/api/v1/province', range))
  return (
    <Page title={say('province.title')} lead={`${dayWords(language, range.from)} – ${dayWords(language, range.to)}`}>
      <div className="filters" role="group" aria-label={say('office.filters')}>
        <Choose id="p-period" label={say('figures.period')} value={period} onValue={value => setQuery({ periode: value }, { replace: true })} options={CHOICES.map(value => ({ value, label: say(`figures.period.${value}`) }))} />
      </div>
      <Section id="kabupaten" title={say('province.by_kab')} lead={say('province.few')}>
        <Answer of={answer} rows={6}>{({ items }) => (items.length === 0 ? <Nothing title={say('province.none')}>{say('province.none_hint')}</Nothing> : <Ledger label={say('province.by_kab')} rows={items} keyOf={({ kab }) => kab} columns={[
          { head: say('office.kabupaten'), cell: row => row.name },
          ...COLUMNS.map(name => ({ head: say(`province.col.${name}`), cell: (row: Line) => (row.counts[name] && `${row.counts[name]}+`) ?? <span className="muted">{say('province.under')}</span>, align: 'end' as const })),
          { head: say('field.phone'), cell: row => row.phone ?? '–', narrow: 'plain' },
        ]} />)}</Answer>
      </Section>
      {answer.data?.items.map(line => <Serving key={line.kab} line={line} />)}
      <p className="lead">{say('province.referrals')}</p>
    </Page>
  )
}

/** One office: its pillars, counted from five up, and whom of it to call. */
function Serving({ line }: { line: Line }) {
  const say = useSay()
  const words = usePillarWords()
  const phone = (of: { name: string; phone?: string | null }) => (of.phone ? <Phone phone={of.phone} name={of.name} /> : say('area.no_phone'))
  return (
    <Section id={`kab-${line.kab}`} title={line.name} lead={<>{line.office}{line.phone && <> · <Phone phone={line.phone} name={line.office} /></>}</>}>
      {line.pillars.length > 0 && <p>{line.pillars.map(({ pillar, count }) => `${words(pillar)}: ${count ? `${count}+` : say('province.under')}`).join(' · ')}</p>}
      {line.coordinators.length === 0 ? <p className="muted">{say('province.no_coordinator')}</p> : <Ledger label={say('province.coordinators', { place: line.name })} rows={line.coordinators} keyOf={row => `${row.name}${row.pillar}${row.place}`} columns={[
        { head: say('province.coordinator'), cell: row => <Who name={row.name} pillar={row.pillar} /> }, { head: say('province.place'), cell: row => row.place, narrow: 'plain' }, { head: say('field.phone'), cell: phone, narrow: 'plain' },
      ]} />}
      {line.units.length > 0 && <Ledger label={say('province.units', { place: line.name })} rows={line.units} keyOf={row => row.name} columns={[
        { head: say('province.unit'), cell: row => row.name }, { head: say('field.sort'), cell: row => say(`unit_sort.${row.sort}`), narrow: 'plain' }, { head: say('field.phone'), cell: phone, narrow: 'plain' },
      ]} />}
    </Section>
  )
}

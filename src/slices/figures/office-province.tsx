import { useSearchParams } from 'wouter'
import { dayWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { Choose } from '#web/office/fields.tsx'
import { Ledger } from '#web/office/ledger.tsx'
import { Page, Section } from '#web/office/page.tsx'
import { address, useQuery } from '#web/office/query.ts'
import { Answer, Nothing } from '#web/office/states.tsx'
import { useToday } from '#web/office/store.tsx'
import { daysOf, type Period, PERIODS } from './period.ts'

type Line = { kab: string; name: string; phone: string | null; counts: Record<string, number | null> }
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
          ...COLUMNS.map(name => ({ head: say(`province.col.${name}`), cell: (row: Line) => row.counts[name] ?? <span className="muted">{say('province.under')}</span>, align: 'end' as const })),
          { head: say('field.phone'), cell: row => row.phone ?? '–', narrow: 'plain' },
        ]} />)}</Answer>
      </Section>
    </Page>
  )
}

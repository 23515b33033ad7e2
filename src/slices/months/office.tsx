import { useSearchParams } from 'wouter'
import { dayWords } from '#web/when.ts'
import { say as speak } from '#kernel/say.ts'
import { useSession } from '#web/app.tsx'
import { useLanguage, useSay } from '#web/words.tsx'
import { Choose } from '#web/office/fields.tsx'
import { Facts, Page, Section } from '#web/office/page.tsx'
import { address, useQuery } from '#web/office/query.ts'
import { Answer } from '#web/office/states.tsx'
import { useToday } from '#web/office/store.tsx'
import { messages as words } from './sheet/messages.ts'
import { FIGURES, lastMonths, type Month, monthWords } from './rules.ts'

/** A worker's month on screen, one's own or that of somebody under one's line; and the sheet to print. */
export function MonthPage() {
  const say = useSay()
  const [language] = useLanguage()
  const today = useToday()
  const { worker } = useSession()
  const [query, setQuery] = useSearchParams()
  const whose = query.get('petugas') ?? worker.id
  const month = query.get('bulan') ?? today.slice(0, 7)
  const tell = (key: string) => speak(words, language, key)
  const values = { worker: whose, month }
  const found = useQuery<Month>(address('/api/v1/month', values))
  const choose = (next: string) => setQuery(now => { const params = new URLSearchParams(now); params.set('bulan', next); return params }, { replace: true })
  return (
    <Page title={say('office.month.title', { name: found.data?.worker.name ?? '…' })} lead={say('office.month.lead')} actions={found.data && <a className="button-link" href={address('/api/v1/month.pdf', { ...values, language })} download>{say('office.month.download')}</a>}>
      <div className="filters"><Choose id="m-month" label={say('office.month.month')} value={month} onValue={choose} options={lastMonths(today).map(one => ({ value: one, label: monthWords(one, language) }))} /></div>
      <Answer of={found} rows={12}>{data => <>
        <Section id="angka" title={monthWords(data.month, language)}><Facts of={FIGURES.map(name => [tell(`month_figure.${name}`), data.figures[name] === null ? '< 5' : `${data.figures[name]}${data.rounded ? '+' : ''}`] as const)} /></Section>
        <Section id="kendala" title={tell('month_sheet_obstacles')}>
          {data.obstacles === null ? <p className="muted">{say('office.month.numbers_only')}</p> : data.obstacles.length === 0 ? <p className="muted">{tell('month_sheet_no_obstacles')}</p> : <ul className="lines">{data.obstacles.map(one => <li key={one.day + one.text}><span>{dayWords(language, one.day, true)}: {one.text}</span></li>)}</ul>}
        </Section>
        <p className="muted">{tell('month_sheet_sealed')}</p>
        {(data.sealedApart ?? 0) > 0 && <p className="muted">{say('office.month.sealed_apart', { count: data.sealedApart })}</p>}
      </>}</Answer>
    </Page>
  )
}

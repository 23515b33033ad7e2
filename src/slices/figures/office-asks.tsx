import { Link } from 'wouter'
import type { Instant } from '#kernel/day.ts'
import { momentWords } from '#web/when.ts'
import { useHasWords, useLanguage, usePlaceName, useSay } from '#web/words.tsx'
import { ShortLedger } from '#web/office/ledger.tsx'
import { Section } from '#web/office/page.tsx'
import { address, type Page as Rows, useQuery } from '#web/office/query.ts'
import { Answer, Nothing } from '#web/office/states.tsx'
import { useMay } from '#web/office/store.tsx'
import type { Asked } from './office-asked.tsx'

type Opened = { id: string; at: Instant; workerName: string; what: string; region?: string | null; reason?: string | null; who?: string; caseId?: string }
const ASKS = [['visits', '/angka/visits'], ['pairs', '/angka/pairs'], ['silent', '/angka/silent']] as const
const FEW = 8

/** The questions of a Monday morning, on the homes of head and kabid: each is one press away from its answer. */
export function AsksSection() {
  const say = useSay()
  const may = useMay()
  if (!may('figures.read')) return null
  const opened = may('log.read') || may('log.read_bidang')
  return (
    <Section id="tanya" title={say('figures.asks')} aside={<Link href="/angka?periode=last_week">{say('figures.asks_sheet')}</Link>}>
      <ul className="asks">
        {ASKS.map(([name, path]) => <li key={name}><Link href={`${path}?periode=last_week`}>{say(`figures.ask.${name}`)}</Link></li>)}
        {opened && <li><Link href="/log-akses">{say('figures.ask.opened')}</Link></li>}
      </ul>
      {!opened && <p className="lead">{say('figures.ask.whom')}</p>}
    </Section>
  )
}

/** Who opened the data of people of one kelurahan in the period; the way to one name is the log itself. */
export function OpenedHere({ asked }: { asked: Asked }) {
  const say = useSay()
  const has = useHasWords()
  const [language] = useLanguage()
  const placeName = usePlaceName()
  const may = useMay()
  const allowed = may('log.read') || may('log.read_bidang')
  // the log is read through the widest right held: what it leaves out is said, on screen and on paper
  const reach = may('log.read_sealed') ? 'all' : may('log.read') ? 'open' : 'bidang'
  const path = address('/api/v1/reads', { region: asked.region, from: asked.from, to: asked.to })
  const rows = useQuery<Rows<Opened>>(allowed ? path : null)
  const title = say('figures.who_opened', { place: placeName(asked.region) })
  if (!allowed) return <Section id="akses" title={title}><p className="lead">{say('figures.ask.whom')}</p></Section>
  return (
    <Section id="akses" title={title} lead={<>{say(`figures.opened_of.${reach}`)} <span className="no-print">{say('figures.who_opened_lead')} <Link href="/log-akses">{say('office.nav.access')}</Link></span></>}>
      <Answer of={rows} rows={3}>{({ items, next }) => (items.length === 0 ? <Nothing title={say(`figures.opened_none.${reach}`)} /> : <>
        <ShortLedger few={FEW} label={title} rows={items} columns={[
          { head: say('office.access.when'), cell: row => <span className="num">{momentWords(say, language, asked.region, row.at)}</span>, narrow: 'plain' },
          { head: say('office.access.who'), cell: row => row.workerName, narrow: 'title' },
          { head: say('office.access.what'), cell: row => <>{has(`office.read.${row.what}`) ? say(`office.read.${row.what}`) : row.what}{row.caseId && <> · <Link href={address('/log-akses', { tentang: row.caseId })}>{row.who}</Link></>}</>, narrow: 'plain' },
          { head: say('field.reason'), cell: row => row.reason },
        ]} />
        {next && <p className="foot"><Link href={address('/log-akses', { wilayah: asked.region })}>{say('office.see_all')}</Link></p>}
        {items.length > FEW && <p className="printed-only">{say('figures.opened_rest', { count: next ? `${items.length}+` : items.length })}</p>}
      </>)}</Answer>
    </Section>
  )
}

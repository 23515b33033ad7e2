import { Link, useSearchParams } from 'wouter'
import { dayWords } from '#web/when.ts'
import { useLanguage, usePlaceName, useSay } from '#web/words.tsx'
import { Choose, TextBox } from '#web/office/fields.tsx'
import { PagedLedger } from '#web/office/ledger.tsx'
import { Mark, PillarBadge } from '#web/office/marks.tsx'
import { Page } from '#web/office/page.tsx'
import { type PostRow, startOf } from '#web/office/people.tsx'
import { address, usePages } from '#web/office/query.ts'
import { KelurahanChoose } from '#web/office/regions.tsx'
import { useMay, useOffice, useToday } from '#web/office/store.tsx'
import { isLive } from '#kernel/rights.ts'
import { ROLES } from '#src/rights.ts'

/** Petugas: everybody with a post, by name; the admin adds and changes them. */
export function WorkersPage() {
  const say = useSay()
  const may = useMay()
  const [language] = useLanguage()
  const placeName = usePlaceName()
  const today = useToday()
  const office = useOffice()
  const [query, setQuery] = useSearchParams()
  const value = (field: string) => query.get(field) ?? ''
  const choose = (field: string) => (next: string) => setQuery(now => {
    const params = new URLSearchParams(now)
    if (next) params.set(field, next)
    else params.delete(field)
    return params
  }, { replace: true })
  const start = startOf(value('nama'))
  const rows = usePages<PostRow>(address('/api/v1/posts', { region: value('wilayah') || office.region, role: value('peran'), workerNameFrom: start, workerNameTo: start && `${start}\uffff`, order: 'asc', limit: 50 }))
  return (
    <Page title={say('office.nav.workers')} lead={say('office.workers.lead')} actions={<>{may('session.code') && <Link href="/petugas/kode" className="button-link">{say('office.waiting.title')}</Link>}{may('worker.manage') && <Link href="/petugas/baru" className="button-link">{say('office.workers.add')}</Link>}</>}>
      <div className="filters" role="group" aria-label={say('office.filters')}>
        <div className="wide"><TextBox id="w-name" label={say('office.workers.find')} type="search" value={value('nama')} onValue={choose('nama')} max={60} /></div>
        <Choose id="w-role" label={say('field.role')} value={value('peran')} onValue={choose('peran')} empty={say('app.all')} options={ROLES.map(role => ({ value: role, label: say(`role.${role}`) })).toSorted((a, b) => a.label.localeCompare(b.label))} />
        <KelurahanChoose id="w-region" label={say('office.kelurahan')} value={value('wilayah')} onValue={choose('wilayah')} />
      </div>
      <PagedLedger label={say('office.nav.workers')} query={rows} empty={say('office.workers.none')} hint={say('office.workers.none_hint')} to={row => `/petugas/${row.workerId}`} columns={[
        { head: say('field.name'), cell: row => row.workerName },
        { head: say('field.role'), cell: row => <>{say(`role.${row.role}`)} {row.pillar && row.pillar !== row.role && <PillarBadge pillar={row.pillar} />}</>, narrow: 'plain' },
        { head: say('field.region'), cell: row => <>{placeName(row.region)}{row.rw && ` · RW ${row.rw}`}{row.rt && ` · RT ${row.rt}`}</>, narrow: 'plain' },
        { head: say('field.line'), cell: row => say(`line.${row.line}`) },
        { head: say('office.workers.period'), cell: row => (isLive(row, today) ? <>{say('office.workers.since', { day: dayWords(language, row.from, true) })}</> : row.until && row.until <= today ? <Mark>{say('office.workers.ended', { day: dayWords(language, row.until, true) })}</Mark> : <Mark tone="laut">{say('office.workers.starts', { day: dayWords(language, row.from, true) })}</Mark>), narrow: 'plain' },
      ]} />
    </Page>
  )
}

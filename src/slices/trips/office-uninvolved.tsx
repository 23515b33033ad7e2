import { Link, useSearchParams } from 'wouter'
import type { Region } from '#kernel/region.ts'
import { rights } from '#src/rights.ts'
import { dayWords } from '#web/when.ts'
import { useLanguage, usePlaceName, useSay } from '#web/words.tsx'
import { Choose } from '#web/office/fields.tsx'
import { Ledger } from '#web/office/ledger.tsx'
import { PillarBadge, usePillarWords } from '#web/office/marks.tsx'
import { Page } from '#web/office/page.tsx'
import { address, useQuery } from '#web/office/query.ts'
import { KelurahanChoose } from '#web/office/regions.tsx'
import { Answer, Nothing } from '#web/office/states.tsx'
import { useAreas } from '#web/office/store.tsx'

type Row = { id: string; region: Region; workerName: string; pillar: string; role: string; from: string }
const PILLARS = ['psm', 'tksk', 'tagana', 'pordam', 'karang_taruna', 'fasilitator_slrt', 'puskesos', 'pendamping_sosial', 'sakti_peksos', 'penyuluh'].filter(role => role in rights)

/** Pillar workers whom nobody took along for 90 days; by place and name, never by merit. */
export function UninvolvedPage() {
  const say = useSay()
  const [language] = useLanguage()
  const placeName = usePlaceName()
  const words = usePillarWords()
  const [area] = useAreas()
  const [query, setQuery] = useSearchParams()
  const value = (field: string) => query.get(field) ?? ''
  const choose = (field: string) => (next: string) => setQuery(now => {
    const params = new URLSearchParams(now)
    if (next) params.set(field, next)
    else params.delete(field)
    return params
  }, { replace: true })
  const list = useQuery<{ since: string; items: Row[]; more: boolean }>(address('/api/v1/uninvolved', { region: value('wilayah') || area, pillar: value('pilar') }))
  return (
    <Page title={say('office.nav.uninvolved')} lead={list.data && say('office.uninvolved.lead', { day: dayWords(language, list.data.since, true) })}>
      <div className="filters" role="group" aria-label={say('office.filters')}>
        <KelurahanChoose id="u-region" label={say('office.kelurahan')} value={value('wilayah')} onValue={choose('wilayah')} />
        <Choose id="u-pillar" label={say('field.pillar')} value={value('pilar')} onValue={choose('pilar')} empty={say('app.all')} options={PILLARS.map(pillar => ({ value: pillar, label: words(pillar) }))} />
      </div>
      <Answer of={list} rows={8}>{({ items, more }) => (items.length === 0 ? <Nothing title={say('office.uninvolved.none')} /> : <>
        <Ledger label={say('office.nav.uninvolved')} rows={items} keyOf={row => `${row.id} ${row.region}`} to={row => `/petugas/${row.id}`} columns={[
          { head: say('field.name'), cell: row => row.workerName },
          { head: say('field.pillar'), cell: row => <PillarBadge pillar={row.pillar} />, narrow: 'plain' },
          { head: say('field.region'), cell: row => placeName(row.region), narrow: 'plain' },
          { head: say('office.uninvolved.since'), cell: row => dayWords(language, row.from, true), narrow: 'plain' },
          { head: say('office.action'), align: 'end', narrow: 'plain', cell: row => row.role === 'psm' && <Link className="button-link small" aria-label={say('office.uninvolved.plan_of', { name: row.workerName })} href={`/rencana?wilayah=${row.region}&ajak=${row.id}`}>{say('office.uninvolved.plan')}</Link> },
        ]} />
        {more && <p className="muted">{say('office.uninvolved.more')}</p>}
      </>)}</Answer>
    </Page>
  )
}

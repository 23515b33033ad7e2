import { Button } from '@mantine/core'
import { useState } from 'react'
import { Link, useSearchParams } from 'wouter'
import { useSay } from '#web/words.tsx'
import { Choose, Tick } from '#web/office/fields.tsx'
import { Ledger, PagedLedger } from '#web/office/ledger.tsx'
import { Band } from '#web/office/marks.tsx'
import { Page } from '#web/office/page.tsx'
import { WorkerFind } from '#web/office/people.tsx'
import { address, type Page as Rows, usePages, useQuery } from '#web/office/query.ts'
import { KelurahanChoose } from '#web/office/regions.tsx'
import { Answer, Nothing } from '#web/office/states.tsx'
import { useAreas, useMay } from '#web/office/store.tsx'
import { URGENCIES } from './kinds.ts'
import { ExportDialog } from './office-export.tsx'
import { type CaseRow, useCaseColumns } from './office-rows.tsx'
import { CLOSED, STAGES } from './stages.ts'

const FILTERS = ['region', 'stage', 'urgency', 'leadId'] as const
/** In addresses: every stage that is not closed; cases that nobody leads. */
const OPEN = 'terbuka'
const NOBODY = 'none'

/** Data kasus: every case of the area, narrowed, searched by name, page after page. */
export function CasesPage() {
  const say = useSay()
  const may = useMay()
  const [query] = useSearchParams()
  const q = query.get('q')?.trim() ?? ''
  const [exporting, setExporting] = useState(false)
  return (
    <Page title={say('office.nav.cases')} lead={q ? say('office.case.found_for', { q }) : say('office.case.lead_text')} actions={<>
      {may('export.names') && <Button variant="default" onClick={() => setExporting(true)}>{say('office.export')}</Button>}
      <Link href="/kasus/baru" className="button-link">{say('office.nav.intake')}</Link>
    </>}>
      {exporting && <ExportDialog onClose={() => setExporting(false)} />}
      {q ? <Found q={q} /> : <All />}
    </Page>
  )
}

function All() {
  const say = useSay()
  const columns = useCaseColumns()
  const [area] = useAreas()
  const [query, setQuery] = useSearchParams()
  const value = (field: string) => query.get(field) ?? ''
  const choose = (field: string) => (next: string) => setQuery(now => {
    const params = new URLSearchParams(now)
    if (next) params.set(field, next)
    else params.delete(field)
    return params
  }, { replace: true })
  const chosen = Object.fromEntries(FILTERS.map(field => [field, value(field)]))
  const rows = usePages<CaseRow>(address('/api/v1/cases', { ...chosen, stage: chosen.stage === OPEN ? STAGES.filter(stage => !CLOSED.includes(stage)).join(',') : chosen.stage, region: value('region') || area, limit: 50 }))
  const narrowed = FILTERS.some(value)
  return (
    <>
      <div className="filters" role="group" aria-label={say('office.filters')}>
        <KelurahanChoose id="f-region" label={say('office.kelurahan')} value={value('region')} onValue={choose('region')} />
        <Choose id="f-stage" label={say('office.case.stage')} value={value('stage')} onValue={choose('stage')} empty={say('app.all')} options={[{ value: OPEN, label: say('office.case.all_open') }, ...STAGES.map(stage => ({ value: stage, label: say(`stage.${stage}`) }))]} />
        <Choose id="f-urgency" label={say('office.case.urgency')} value={value('urgency')} onValue={choose('urgency')} empty={say('app.all')} options={URGENCIES.map(urgency => ({ value: urgency, label: say(`urgency.${urgency}`) }))} />
        <div className="wide"><WorkerFind id="f-lead" label={say('office.case.lead')} value={value('leadId') === NOBODY ? '' : value('leadId')} onValue={choose('leadId')} /></div>
        <Tick id="f-nobody" label={say('office.case.no_lead')} value={value('leadId') === NOBODY} onValue={nobody => choose('leadId')(nobody ? NOBODY : '')} />
      </div>
      <PagedLedger label={say('office.nav.cases')} columns={columns} query={rows} to={row => `/kasus/${row.id}`} marked={row => row.urgency === 'darurat'} empty={say('office.case.none')} hint={say(narrowed ? 'office.case.none_narrowed' : 'office.case.none_hint')} />
    </>
  )
}

function Found({ q }: { q: string }) {
  const say = useSay()
  const columns = useCaseColumns()
  const [area] = useAreas()
  const found = useQuery<Rows<CaseRow>>(address('/api/v1/search', { q, region: area }))
  return (
    <>
      <p className="foot"><Link href="/kasus">{say('office.case.back_to_all')}</Link></p>
      <Answer of={found}>{({ items }) => (items.length
        ? <Ledger label={say('office.nav.cases')} rows={items} columns={columns} to={row => `/kasus/${row.id}`} />
        : <Nothing title={say('office.case.not_found')}>{say('office.case.not_found_hint')}</Nothing>)}</Answer>
      <Band>{say('office.case.search_logged')}</Band>
    </>
  )
}

import { Button } from '@mantine/core'
import { useState } from 'react'
import { Link, useSearchParams } from 'wouter'
import type { Instant } from '#kernel/day.ts'
import { addDays } from '#kernel/day.ts'
import { ageWords, momentWords } from '#web/when.ts'
import { useHasWords, useLanguage, usePlaceName, useSay } from '#web/words.tsx'
import { Choose, Find } from '#web/office/fields.tsx'
import { Ledger, PagedLedger } from '#web/office/ledger.tsx'
import { Mark, PillarBadge } from '#web/office/marks.tsx'
import { Page, Section } from '#web/office/page.tsx'
import { WorkerFind } from '#web/office/people.tsx'
import { PrintHead } from '#web/office/printed.tsx'
import { address, type Page as Rows, usePages, useQuery } from '#web/office/query.ts'
import { KelurahanChoose } from '#web/office/regions.tsx'
import { useMay, useOffice, useToday } from '#web/office/store.tsx'

type ReadRow = { id: string; at: Instant; workerName: string; what: string; record?: string | null; region?: string | null; reason?: string | null; who?: string; caseId?: string }
type ActRow = { id: string; action: string; actorName: string; actorPillar?: string | null; at: Instant; received: Instant }
type CaseRow = { id: string; who?: string; region: string }

const WATCHED = 'inspection.read'
const LATE_MS = 5 * 60_000
const SPANS = { hari: 0, pekan: 6, bulan: 29 } as const

/** Log akses: who opened what, narrowed to somebody's data, a worker, some days; printable. */
export function LogPage() {
  const say = useSay()
  const may = useMay()
  const today = useToday()
  const [query, setQuery] = useSearchParams()
  const value = (field: string) => query.get(field) ?? ''
  const choose = (field: string) => (next: string) => setQuery(now => {
    const params = new URLSearchParams(now)
    if (next) params.set(field, next)
    else params.delete(field)
    return params
  }, { replace: true })
  const span = value('waktu') as keyof typeof SPANS | ''
  const about = value('tentang')
  const path = address('/api/v1/reads', { about, worker: value('petugas'), region: value('wilayah'), from: span && addDays(today, -SPANS[span]), to: span && today })
  return (
    <Page title={say(about ? 'office.log.about_title' : 'office.nav.access')} lead={say('office.access.lead')} actions={about && <Button variant="default" onClick={() => window.print()}>{say('office.log.print')}</Button>}>
      <div className="filters" role="group" aria-label={say('office.filters')}>
        {may('case.triage') && <div className="wide"><AboutFind value={about} onValue={choose('tentang')} /></div>}
        {may('figures.read') && <KelurahanChoose id="log-region" label={say('office.kelurahan')} value={value('wilayah')} onValue={choose('wilayah')} />}
        <WorkerFind id="log-worker" label={say('office.access.who')} value={value('petugas')} onValue={choose('petugas')} />
        <Choose id="log-span" label={say('office.access.when')} value={span} onValue={choose('waktu')} empty={say('office.log.always')} options={Object.keys(SPANS).map(name => ({ value: name, label: say(`office.log.span.${name}`) }))} />
      </div>
      {about && <p className="no-print"><Button size="compact-sm" variant="default" onClick={() => choose('tentang')('')}>{say('office.log.everything')}</Button></p>}
      <PrintHead />
      <Opened key={path} path={path} about={about} onAbout={choose('tentang')} />
    </Page>
  )
}

function Opened({ path, about, onAbout }: { path: string; about: string; onAbout: (id: string) => void }) {
  const say = useSay()
  const has = useHasWords()
  const [language] = useLanguage()
  const placeName = usePlaceName()
  const { region } = useOffice()
  const rows = usePages<ReadRow>(path)
  const extra = useQuery<{ acts?: ActRow[] }>(about ? path : null)
  const what = (code: string) => (has(`office.read.${code}`) ? say(`office.read.${code}`) : code)
  // an inspector's reading is logged by the pattern of its address: said in words, never shown
  const route = (path?: string | null) => { const word = `office.route.${/^\/api\/v1\/([a-z_]+)/.exec(path ?? '')?.[1] ?? ''}`; return say(has(word) ? word : 'office.route.other') }
  const who = rows.items?.find(row => row.record === about && row.who)?.who ?? rows.items?.find(row => row.who)?.who
  return (
    <>
      <Section id="dibuka" title={about && who ? say('office.log.opened_of', { who }) : say('office.log.opened')} lead={say('office.log.opened_lead')}>
        <PagedLedger label={say('office.log.opened')} query={rows} empty={say('office.access.none')} hint={about && say('office.log.none_hint')} columns={[
          { head: say('office.access.when'), cell: row => <span className="num">{momentWords(say, language, row.region ?? region, row.at)}</span>, narrow: 'plain' },
          { head: say('office.access.who'), cell: row => row.workerName, narrow: 'title' },
          { head: say('office.access.what'), cell: row => <>{what(row.what)}{row.caseId ? <> · <Link href={`/kasus/${row.caseId}`}>{row.who}</Link></> : row.what === 'case.sealed' && row.record && <> · <Link className="no-print" href={`/kasus/${row.record}`}>{say('office.access.open')}</Link></>}</>, narrow: 'plain' },
          { head: say('office.kelurahan'), cell: row => row.region && placeName(row.region), narrow: 'plain' },
          { head: say('field.reason'), cell: row => (row.what === WATCHED ? route(row.reason) : row.reason) },
          ...about ? [] : [{ head: say('office.action'), align: 'end' as const, narrow: 'plain' as const, cell: (row: ReadRow) => (row.caseId || /^(case|person|reveal)/.test(row.what) && row.record) && <Button className="no-print" size="compact-sm" variant="default" onClick={() => onAbout((row.caseId ?? row.record)!)}>{say('office.log.only')}<span className="unseen"> {row.who}</span></Button> }],
        ]} />
      </Section>
      {extra.data?.acts && extra.data.acts.length > 0 && (
        <Section id="diubah" title={say('office.log.changed')} lead={say('office.log.changed_lead')}>
          <Ledger label={say('office.log.changed')} rows={extra.data.acts} columns={[
            { head: say('office.access.what'), cell: row => <>{say(`action.${row.action}`, { actor: row.actorName })} <PillarBadge pillar={row.actorPillar} /></> },
            { head: say('office.log.device_clock'), cell: row => <span className="num">{momentWords(say, language, region, row.at)}</span> },
            { head: say('office.log.server_clock'), cell: row => <span className="num">{momentWords(say, language, region, row.received)} {isLate(row) && <Mark tone="tembaga">{say('office.log.late', { age: ageWords(say, row.at, row.received) })}</Mark>}</span> },
          ]} />
        </Section>
      )}
    </>
  )
}

/** Finds the case of somebody by name, among those the asker may read. */
function AboutFind({ value, onValue }: { value: string; onValue: (id: string) => void }) {
  const say = useSay()
  const placeName = usePlaceName()
  const [typed, setTyped] = useState('')
  const found = useQuery<Rows<CaseRow>>(typed.trim().length > 1 ? address('/api/v1/search', { q: typed.trim() }) : null)
  const options = (found.data?.items ?? []).map(row => ({ value: row.id, label: `${row.who ?? row.id} · ${placeName(row.region)}` }))
  return <Find id="log-about" label={say('office.log.find')} value={value} onValue={onValue} options={options} waiting={found.busy} onTyped={text => { if (!options.some(({ label }) => label === text)) setTyped(text) }} />
}

function isLate({ at, received }: ActRow): boolean {
  return Date.parse(received) - Date.parse(at) > LATE_MS
}

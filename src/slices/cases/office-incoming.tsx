import { Button } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import { ageWords } from '#web/when.ts'
import { useSay } from '#web/words.tsx'
import { fewRows, Ledger } from '#web/office/ledger.tsx'
import { Mark, SealMark } from '#web/office/marks.tsx'
import { Page, Section } from '#web/office/page.tsx'
import { address, usePages } from '#web/office/query.ts'
import { Nothing, Refused, Waiting } from '#web/office/states.tsx'
import { useAreas } from '#web/office/store.tsx'
import { URGENCIES } from './kinds.ts'
import { type CaseRow, useNeedWords, useSpotWords } from './office-rows.tsx'
import { TriageForm } from './office-triage.tsx'

/** How long a new report may wait at most: two hours, three days, fourteen days. */
const PATIENCE_HOURS: Record<string, number> = { darurat: 2, segera: 72, biasa: 336 }

/** Laporan masuk: new reports by urgency, the oldest first, looked at in place. */
export function IncomingPage() {
  const say = useSay()
  return (
    <Page title={say('office.nav.incoming')} lead={say('office.incoming.lead')} actions={<Link href="/kasus/baru" className="button-link">{say('office.nav.intake')}</Link>}>
      {URGENCIES.map(urgency => <Section key={urgency} id={`masuk-${urgency}`} title={say(`urgency.${urgency}`)} aside={say(`office.incoming.within.${urgency}`)}><Queue urgency={urgency} size={25} empty={say('office.incoming.none')} /></Section>)}
    </Page>
  )
}

/** The queue as the home page shows it: every urgency in one section, a few of each. */
export function IncomingSection() {
  const say = useSay()
  return (
    <Section id="masuk" title={say('office.incoming.title')} aside={<Link href="/laporan-masuk">{say('office.see_all')}</Link>}>
      {URGENCIES.map(urgency => <Queue key={urgency} urgency={urgency} size={fewRows(6)} empty={urgency === 'darurat' ? say('office.incoming.no_urgent') : undefined} />)}
    </Section>
  )
}

function Queue({ urgency, size, empty }: { urgency: string; size: number; empty?: string }) {
  const say = useSay()
  const spot = useSpotWords()
  const needs = useNeedWords()
  const [area] = useAreas()
  const [open, setOpen] = useState<string>()
  const rows = usePages<CaseRow>(address('/api/v1/cases', { stage: 'masuk', urgency, region: area, order: 'asc', limit: size }))
  if (!rows.items) return rows.problem ? <Refused problem={rows.problem} onAgain={rows.reload} /> : <Waiting rows={2} />
  if (!rows.items.length) return empty ? <Nothing title={empty} /> : null
  return (
    <>
      <Ledger bare label={`${say('office.incoming.title')}: ${say(`urgency.${urgency}`)}`} rows={rows.items} to={row => `/kasus/${row.id}`} marked={row => row.urgency === 'darurat'} columns={[
        { head: say('office.case.who'), cell: row => <>{row.who} {row.sealed && <SealMark />}</> },
        { head: say('office.case.needs'), cell: row => needs(row.needs), narrow: 'plain' },
        { head: say('office.kelurahan'), cell: spot, narrow: 'plain' },
        { head: say('office.incoming.waits'), cell: row => <Age row={row} />, narrow: 'plain' },
        { head: say('office.action'), align: 'end', narrow: 'plain', cell: row => <Button size="xs" variant={open === row.id ? 'light' : 'default'} aria-expanded={open === row.id} aria-label={`${say('office.triage.go')}: ${row.who}`} onClick={() => setOpen(open === row.id ? undefined : row.id)}>{say('office.triage.go')}</Button> },
      ]} below={row => open === row.id && <TriageForm of={row} onDone={() => setOpen(undefined)} onCancel={() => setOpen(undefined)} />} />
      {rows.next && <p className="foot">{size < 10 ? <Link href={`/kasus?stage=masuk&urgency=${urgency}`}>{say('office.more_of', { what: say(`urgency.${urgency}`) })}</Link> : <Button variant="default" loading={rows.busy} onClick={rows.more}>{say('office.more')}</Button>}</p>}
    </>
  )
}

function Age({ row }: { row: CaseRow }) {
  const say = useSay()
  const late = Date.now() - Date.parse(row.openedAt) > (PATIENCE_HOURS[row.urgency] ?? Infinity) * 3_600_000
  const words = `${say(`urgency.${row.urgency}`)} · ${ageWords(say, row.openedAt)}`
  return <Mark tone={late ? 'bata' : row.urgency === 'biasa' ? 'quiet' : 'tembaga'}>{late ? say('office.incoming.late', { age: words }) : words}</Mark>
}

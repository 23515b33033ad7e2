import { Button } from '@mantine/core'
import { useState } from 'react'
import { homeOf } from '#kernel/id.ts'
import { dayWords, momentWords, windowWords } from '#web/when.ts'
import { useHasWords, useLanguage, usePlaceName, useSay } from '#web/words.tsx'
import { ReasonDialog } from '#web/office/dialog.tsx'
import { Ledger } from '#web/office/ledger.tsx'
import { Mark, Who } from '#web/office/marks.tsx'
import { Facts, Page, Section } from '#web/office/page.tsx'
import { useQuery } from '#web/office/query.ts'
import { Answer, Nothing } from '#web/office/states.tsx'
import { useToday } from '#web/office/store.tsx'
import type { Inspection } from './kinds.ts'
import { unmask } from './rules.ts'

type VisitRow = {
  id: string; region: string; rt?: string | null; day: string; from: string; to: string; leadName: string; leadPillar?: string | null; purpose: string; state: string; announced: boolean; depth: string
  deviceAt?: string | null; serverAt?: string | null; who?: string | null; met?: string | null; findings?: string | null; actions?: string | null; obstacles?: string | null
}
type Act = { id: string; action: string; actorName: string; actorPillar?: string | null; at: string; received: string }
type Seen = { grants: Inspection[]; visits: VisitRow[]; acts: Act[]; cut: boolean }
const LATE_MS = 3_600_000

/** The inspector's home: what the letter allows, the visits of its days with both clocks and names closed, and the acts behind them. */
export function InspectorHome() {
  const say = useSay()
  const [language] = useLanguage()
  const today = useToday()
  const answer = useQuery<Seen>('/api/v1/inspection')
  return (
    <Page title={say('inspection.title')} lead={dayWords(language, today)}>
      <Answer of={answer} rows={8}>{({ grants, visits, acts, cut }) => {
        const live = grants.filter(({ ends }) => ends >= today)
        return <>
          <Section id="izin" title={say('inspection.grants')} lead={say('inspection.logged')}>
            {live.length === 0 ? <Nothing title={say('inspection.none')}>{say('inspection.none_hint')}</Nothing> : live.map(grant => <Grant key={grant.id} grant={grant} />)}
          </Section>
          {live.length > 0 && <Visits visits={visits} cut={cut} />}
          {live.length > 0 && <Acts acts={acts} region={live[0]!.region} />}
        </>
      }}</Answer>
    </Page>
  )
}

function Grant({ grant }: { grant: Inspection }) {
  const say = useSay()
  const [language] = useLanguage()
  const placeName = usePlaceName()
  return <Facts of={[
    [say('field.letter'), grant.letter], [say('inspection.about'), grant.about], [say('inspection.place'), `${placeName(grant.region)}${grant.unitName ? ` · ${grant.unitName}` : ''}`],
    [say('inspection.days'), `${dayWords(language, grant.from)} – ${dayWords(language, grant.until)}`], [say('inspection.ends'), dayWords(language, grant.ends)], [say('inspection.by'), grant.byName],
  ]} />
}

/** The two clocks of an entry: the device's, and the server's when it came an hour later or more. */
function Clocks({ region, device, server }: { region: string; device?: string | null; server?: string | null }) {
  const say = useSay()
  const [language] = useLanguage()
  if (!device || !server) return null
  const late = Date.parse(server) - Date.parse(device) >= LATE_MS
  return <span className="num wraps">{say('inspection.device', { when: momentWords(say, language, region, device) })}{late && <span className="below"><Mark tone="tembaga">{say('inspection.server', { when: momentWords(say, language, region, server) })}</Mark></span>}</span>
}

function Visits({ visits, cut }: { visits: readonly VisitRow[]; cut: boolean }) {
  const say = useSay()
  const [language] = useLanguage()
  const placeName = usePlaceName()
  const [opening, open] = useState<VisitRow>()
  return (
    <Section id="kunjungan" title={say('inspection.visits')} lead={say('inspection.masked')}>
      {visits.length === 0 ? <Nothing title={say('inspection.visits_none')} /> : <Ledger label={say('inspection.visits')} rows={visits} columns={[
        { head: say('figures.col.when'), cell: row => <span className="num">{dayWords(language, row.day, true)}, {windowWords(row.region, row.from, row.to)}</span> },
        { head: say('office.kelurahan'), cell: row => <>{placeName(row.region)}{row.rt && ` · RT ${row.rt}`}</>, narrow: 'plain' },
        { head: say('figures.col.who'), cell: row => <Who name={row.leadName} pillar={row.leadPillar} />, narrow: 'plain' },
        { head: say('field.state'), cell: row => <>{say(`visit_state.${row.state}`)}{!row.announced && <> · <Mark tone="tembaga">{say('figures.untold')}</Mark></>}</>, narrow: 'plain' },
        { head: say('inspection.clocks'), cell: row => <Clocks region={row.region} device={row.deviceAt} server={row.serverAt} />, narrow: 'plain' },
        { head: say('inspection.whom'), cell: row => (row.depth === 'full' ? row.who ?? '–' : <span className="muted">{say('inspection.closed')}</span>), narrow: 'plain' },
        { head: say('office.action'), align: 'end', narrow: 'plain', cell: row => row.depth !== 'full' && <Button size="compact-sm" variant="default" aria-label={`${say('inspection.open')}: ${row.leadName}, ${dayWords(language, row.day, true)}`} onClick={() => open(row)}>{say('inspection.open')}</Button> },
      ]} below={row => row.depth === 'full' && [row.met, row.findings, row.actions, row.obstacles].some(Boolean) && <Facts of={[[say('field.met'), row.met], [say('field.findings'), row.findings], [say('field.actions'), row.actions], [say('field.obstacles'), row.obstacles]]} />} />}
      {cut && <p className="foot">{say('inspection.cut')}</p>}
      {opening && <ReasonDialog name={`unmask.${opening.id}`} title={say('inspection.open')} lead={say('inspection.open_lead')} action={unmask} input={reason => ({ visitId: opening.id, reason })} home={homeOf(opening.id)} submit={say('inspection.open')} onClose={() => open(undefined)} />}
    </Section>
  )
}

function Acts({ acts, region }: { acts: readonly Act[]; region: string }) {
  const say = useSay()
  const has = useHasWords()
  return (
    <Section id="jejak" title={say('inspection.acts')}>
      {acts.length === 0 ? <Nothing title={say('inspection.acts_none')} /> : <Ledger label={say('inspection.acts')} rows={acts} columns={[
        { head: say('inspection.act'), cell: row => (has(`action.${row.action}`) ? say(`action.${row.action}`, { actor: row.actorName }) : row.action) },
        { head: say('office.access.who'), cell: row => <Who name={row.actorName} pillar={row.actorPillar} />, narrow: 'plain' },
        { head: say('inspection.clocks'), cell: row => <Clocks region={region} device={row.at} server={row.received} />, narrow: 'plain' },
      ]} />}
    </Section>
  )
}

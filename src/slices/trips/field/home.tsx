import { IconNotebook } from '@tabler/icons-react'
import type { Read } from '#kernel/action.ts'
import { dayAt } from '#kernel/day.ts'
import { useOwnPlace, useSession } from '#web/app.tsx'
import { trueNow } from '#web/clock.ts'
import { useRecords } from '#web/hooks.ts'
import { Band } from '#web/kit/band.tsx'
import { LinkButton } from '#web/kit/button.tsx'
import { Section } from '#web/kit/list.tsx'
import { Page } from '#web/kit/page.tsx'
import { Cards, Tiles, useLeads } from '#web/pages.tsx'
import { dayWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { PlaceWarnings } from '#slices/areas/field/warnings.tsx'
import { Case } from '#slices/cases/kinds.ts'
import { Alarms } from '#slices/cases/field/alarms.tsx'
import { MySteps } from '#slices/cases/field/steps.tsx'
import { Inbox, Messages } from '#slices/notices/field/inbox.tsx'
import { Hearing } from '#slices/directives/kinds.ts'
import type { Notice } from '#slices/notices/rules.ts'
import { Overlap, STANDING, Trip } from '#slices/trips/kinds.ts'
import { isOver } from '#slices/trips/near.ts'
import { Crew } from '#slices/workers/field/people.tsx'
import { Agenda } from './agenda.tsx'
import { MyInvites } from './invites.tsx'

/** Where a message leads: what its slice says, or the report, the trip or the case it speaks of. */
function useLinkOf(): (notice: Read<typeof Notice>) => string | undefined {
  const leads = useLeads()
  return ({ code, visitId, tripId, caseId, told }) => leads(code, told.about) ?? (visitId ? `/kunjungan/${visitId}` : tripId ? `/rencana/${tripId}` : caseId ? `/kasus/${caseId}` : undefined)
}

/** Home of who goes to the field: today, the two large actions, what is mine to settle and to do, messages. */
export function FieldHome() {
  const say = useSay()
  const [language] = useLanguage()
  const { posts } = useSession()
  const cases = useRecords(Case)
  const hearings = useRecords(Hearing)
  // words are quoted as they stand now
  const quoted = (id: string | null | undefined) => { const found = id ? hearings.find(one => one.id === id) : undefined; return found && `${found.subject}${found.wording > 0 ? ` (${say('directive.last')})` : ''}` }
  return (
    <Page title={say('home.title')} lead={dayWords(language, dayAt(useOwnPlace(), trueNow()))}>
      <div className="bigs">
        <LinkButton to="/catat" tone="primary" icon={<IconNotebook size={26} stroke={1.75} aria-hidden="true" />}>{say('trips.note')}</LinkButton>
      </div>
      <div className="tiles">
        <Tiles home="field" />
      </div>
      <Alarms />
      <PlaceWarnings places={posts.filter(({ line }) => line === 'area').map(({ region }) => region)} />
      <div className="columns">
        <div><MyInvites /><Agenda /></div>
        <div>
          <Cards />
          <Unsettled />
          <Section title={say('steps.mine')}><MySteps /></Section>
          <Section title={say('notices.title')}><Messages linkOf={useLinkOf()} aboutOf={({ caseId, told }) => quoted(told.about) ?? cases.find(({ id }) => id === caseId)?.who} /></Section>
        </div>
      </div>
    </Page>
  )
}

/** Home of the kelurahan: who comes, and what waits for an answer; never any detail of a case. */
export function KelurahanHome() {
  const say = useSay()
  const [language] = useLanguage()
  const { posts } = useSession()
  return (
    <Page title={say('notices.inbox')} lead={dayWords(language, dayAt(useOwnPlace(), trueNow()))}>
      <Alarms />
      <PlaceWarnings places={posts.filter(({ line }) => line === 'area').map(({ region }) => region)} />
      <Inbox />
      <Cards />
      <div className="tiles">
        <Tiles home="kelurahan" />
      </div>
      <Section title={say('notices.title')}><Messages linkOf={useLinkOf()} /></Section>
    </Page>
  )
}

/** Pairs of visits to one family that both still stand; both leads see them. */
function Unsettled() {
  const say = useSay()
  const [language] = useLanguage()
  const { worker } = useSession()
  const today = dayAt(useOwnPlace(), trueNow())
  // who chose tetap with a reason has settled it; the other lead still may join or move
  const made = new Set(useRecords(Trip).filter(isOver).map(trip => trip.id))
  const planned = (...trips: string[]) => !trips.some(id => made.has(id))
  const pairs = useRecords(Overlap, { choice: STANDING }).filter(pair => pair.choice === 'belum' || (pair.leadId !== worker.id && planned(pair.tripId, pair.otherTripId))).filter(pair => (pair.leadId === worker.id || pair.otherLeadId === worker.id) && (pair.leadId === worker.id ? pair.day : pair.otherDay) >= today)
  if (!pairs.length) return null
  return (
    <Section title={say('overlap.to_settle')}>{pairs.slice(0, 6).map(pair => {
      const mine = pair.leadId === worker.id
      return (
        <Band key={pair.id} tone="tembaga" title={say(planned(mine ? pair.otherTripId : pair.tripId) ? 'overlap.title' : 'overlap.was')}>
          <p><Crew name={mine ? pair.otherLeadName : pair.leadName} pillar={mine ? pair.otherLeadPillar : pair.leadPillar} /> · {dayWords(language, mine ? pair.otherDay : pair.day)}</p>
          <LinkButton to={pair.choice === 'belum' ? '/periksa' : `/rencana/${mine ? pair.tripId : pair.otherTripId}`}>{say('overlap.settle')}</LinkButton>
        </Band>
      )
    })}</Section>
  )
}

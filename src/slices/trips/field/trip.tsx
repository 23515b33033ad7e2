import { useSearchParams } from 'wouter'
import type { Read } from '#kernel/action.ts'
import { dayAt } from '#kernel/day.ts'
import { useApp, useSession, useSignal } from '#web/app.tsx'
import { trueNow } from '#web/clock.ts'
import { useRecord, useRecords, useStates } from '#web/hooks.ts'
import { Band, Mark } from '#web/kit/band.tsx'
import { LinkButton } from '#web/kit/button.tsx'
import { Facts, List, PlainRow, Section } from '#web/kit/list.tsx'
import { Page } from '#web/kit/page.tsx'
import { Skeleton } from '#web/kit/states.tsx'
import { NotHere } from '#web/nothere.tsx'
import { dayWords, windowWords } from '#web/when.ts'
import { WhyHere } from '#web/whyhere.tsx'
import { useLanguage, useProblemWords, useSay, useSpot } from '#web/words.tsx'
import { Case } from '#slices/cases/kinds.ts'
import { NoticeRow } from '#slices/notices/field/state.tsx'
import { isAddressee, Notice } from '#slices/notices/rules.ts'
import { PlaceWarnings } from '#slices/areas/field/warnings.tsx'
import { AnswerForm } from '#slices/notices/field/answer.tsx'
import { actorOf } from '#web/session.ts'
import { Overlap, Trip, Visit } from '#slices/trips/kinds.ts'
import { Crew } from '#slices/workers/field/people.tsx'
import { BeforeGoing } from './before.tsx'
import { GroupText } from './group.tsx'
import { MyInvites, TripInvites } from './invites.tsx'
import { ShareText } from './share.tsx'
import { TripDeeds } from './deeds.tsx'

type Row = Read<typeof Trip>

/** One trip: who goes where and when, who was told and what they said, and what can be done with it. */
export function TripPage({ id }: { id: string }) {
  const say = useSay()
  const [language] = useLanguage()
  const [search] = useSearchParams()
  const trip = useRecord(Trip, id)
  const { loaded } = useSignal(useApp().sync)
  // a plan that is only here, or moved only here: nobody has been told of it yet
  const waits = useStates(id).includes('waiting')
  if (!trip) return <Page title={say('trip.title')} back="/rencana"><MyInvites tripId={id} />{loaded ? <Missing id={id} /> : <Skeleton />}</Page>
  return (
    <Page title={`${dayWords(language, trip.day)}, ${windowWords(trip.region, trip.from, trip.to)}`} back="/rencana">
      {search.has('baru') && trip.state === 'rencana' && <Band tone={waits ? 'tembaga' : 'daun'} alert title={say('trip.planned')}>{say(waits ? 'trip.kept.lead' : 'trip.planned.lead')}</Band>}
      {trip.state === 'rencana' && <PlaceWarnings places={[trip.region]} day={trip.day} />}
      <TripFacts trip={trip} />
      <MyInvites tripId={trip.id} />
      <Asked trip={trip} />
      <Pairs trip={trip} />
      <Visits trip={trip} />
      <TripInvites trip={trip} />
      <Notices trip={trip} waits={waits} />
      {trip.depth !== 'trace' && trip.state !== 'batal' && <GroupText going={{ ...trip, goers: [{ name: trip.leadName, pillar: trip.leadPillar }, ...trip.joiners ?? []], reported: trip.state === 'selesai' }} />}
      <TripDeeds trip={trip} />
      <WhyHere kind={Trip} record={trip} />
    </Page>
  )
}

function Missing({ id }: { id: string }) {
  const say = useSay()
  const problemWords = useProblemWords()
  const { outbox } = useApp()
  const refused = useSignal(outbox).find(({ state, envelope }) => state === 'refused' && (envelope.input as { id?: string }).id === id)
  if (!refused?.refused) return <NotHere><LinkButton to="/rencana">{say('trips.title')}</LinkButton></NotHere>
  return <Band tone="bata" title={say('trip.refused')}><p>{problemWords(refused.refused)}</p><LinkButton to="/periksa">{say('tray.open')}</LinkButton></Band>
}

function TripFacts({ trip }: { trip: Row }) {
  const say = useSay()
  const spot = useSpot()
  const { worker } = useSession()
  const you = (id: string, name: string) => (id === worker.id ? `${name} (${say('trips.you')})` : name)
  return (
    <Facts of={[
      [say('trip.state'), <Mark key="state" tone={trip.state === 'selesai' ? 'daun' : trip.state === 'batal' ? 'bata' : 'tembaga'}>{say(`trip_state.${trip.state}`)}</Mark>],
      [say('trip.place'), spot(trip)],
      [say('trip.crew'), <>{trip.leadName && <div><Crew name={you(trip.leadId, trip.leadName)} pillar={trip.leadPillar} /></div>}{trip.joiners?.map(goer => <div key={goer.id}><Crew name={you(goer.id, goer.name)} pillar={goer.pillar} /></div>)}</>],
      [say('plan.purpose'), trip.purpose && say(`purpose.${trip.purpose}`)],
      [say('plan.basis'), trip.basis && `${say(`basis.${trip.basis}`)}${trip.letter ? ` · ${trip.letter}` : ''}`],
      [say('trip.untold'), trip.announced === false && (trip.untoldReason ? say(`untold.${trip.untoldReason}`) : say('trips.untold'))],
      [say('trip.cancel_reason'), trip.cancelReason],
    ]} />
  )
}

/** When the trip's notice asks me, I answer it here. */
function Asked({ trip }: { trip: Row }) {
  const say = useSay()
  const actor = actorOf(useSession())
  const asked = useRecords(Notice, { tripId: trip.id, asks: true, cancelled: false }).filter(notice => isAddressee(notice, actor) && notice.fromId !== actor.workerId)
  if (!asked.length || trip.state !== 'rencana' || trip.leadId === actor.workerId || trip.joinerIds?.includes(actor.workerId)) return null
  return <Section title={say('trip.your_answer')}>{asked.slice(0, 1).map(notice => <AnswerForm key={notice.id} notice={notice} />)}</Section>
}

function Pairs({ trip }: { trip: Row }) {
  const say = useSay()
  const [language] = useLanguage()
  const pairs = useRecords(Overlap).filter(pair => pair.tripId === trip.id || pair.otherTripId === trip.id)
  if (!pairs.length) return null
  return <>{pairs.map(pair => {
    const first = pair.tripId === trip.id
    return (
      <Band key={pair.id} tone={pair.choice === 'tetap' || pair.choice === 'belum' ? 'tembaga' : 'quiet'} title={say(`overlap_choice.${pair.choice}`)}>
        <p><Crew name={first ? pair.otherLeadName : pair.leadName} pillar={first ? pair.otherLeadPillar : pair.leadPillar} /> · {dayWords(language, first ? pair.otherDay : pair.day)}{pair.reason ? ` · ${say(`keep.${pair.reason}`)}` : ''}</p>
        {pair.choice === 'tetap' && trip.state === 'rencana' && <LinkButton to={`/rencana/${first ? pair.otherTripId : pair.tripId}`}>{say('overlap.see_other')}</LinkButton>}
      </Band>
    )
  })}</>
}

function Visits({ trip }: { trip: Row }) {
  const say = useSay()
  const { worker } = useSession()
  const visits = useRecords(Visit, { tripId: trip.id })
  const cases = useRecords(Case)
  const mine = trip.leadId === worker.id || trip.joinerIds?.includes(worker.id)
  const today = dayAt(trip.region, trueNow())
  if (!visits.length) return null
  return (
    <Section title={say('plan.caseIds')}>
      <List>{visits.map(visit => {
        const who = cases.find(({ id }) => id === visit.caseId)?.who ?? (visit.caseId ? say('casepage.family') : say('plan.region'))
        const due = mine && visit.state === 'rencana' && trip.state === 'rencana'
        return (
          <PlainRow key={visit.id} title={who} attention={due && visit.day <= today} mark={<Mark tone={visit.state === 'selesai' ? 'daun' : visit.state === 'rencana' ? 'quiet' : 'tembaga'}>{visit.state === 'rencana' && visit.day >= today ? say('trip_state.rencana') : say(`visit_state.${visit.state}`)}</Mark>}>
            <p>{visit.rt ? `RT ${visit.rt}` : ''}{visit.rw ? `/RW ${visit.rw}` : ''}</p>
            <div className="buttons">
              {due && <LinkButton to={`/kunjungan/${visit.id}/lapor`} tone={visit.day <= today ? 'primary' : 'plain'}>{say('trips.report')}</LinkButton>}
              {visit.reportedAt && visit.depth === 'full' && <LinkButton to={`/kunjungan/${visit.id}`}>{say('visit.see')}</LinkButton>}
              {visit.caseId && cases.some(({ id }) => id === visit.caseId) && <LinkButton to={`/kasus/${visit.caseId}`} tone="quiet">{say('trip.open_case')}</LinkButton>}
            </div>
          </PlainRow>
        )
      })}</List>
      {mine && trip.state === 'rencana' && <BeforeGoing visits={visits} />}
    </Section>
  )
}

function Notices({ trip, waits }: { trip: Row; waits: boolean }) {
  const say = useSay()
  const notices = useRecords(Notice, { tripId: trip.id, asks: true }).toSorted((a, b) => Number(!a.toRole) - Number(!b.toRole) || (a.at < b.at ? 1 : -1))
  if (trip.sealed) return <Band>{say('trip.sealed')}</Band>
  if (!notices.length) return null
  const live = notices.filter(({ cancelled }) => !cancelled)
  return (
    <Section title={say('trip.told')}>
      <List>{(live.length ? live : once(notices)).map(notice => <NoticeRow key={notice.id} notice={notice} unsent={waits && notice.state !== 'dijawab'} />)}</List>
      {trip.state === 'rencana' && <ShareText trip={trip} notices={live} />}
    </Section>
  )
}

/** Of notices taken back, the newest to each addressee. */
function once(notices: readonly Read<typeof Notice>[]): Read<typeof Notice>[] {
  return [...new Map(notices.toReversed().map(notice => [notice.toWorker ?? `${notice.toRole} ${notice.region} ${notice.rt ?? ''}`, notice])).values()].reverse()
}

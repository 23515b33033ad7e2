import { useState } from 'react'
import type { Read } from '#kernel/action.ts'
import { dayAt } from '#kernel/day.ts'
import type { Fault } from '#kernel/problem.ts'
import { plansForOthers } from '#src/rights.ts'
import { useOwnPlace, useSession } from '#web/app.tsx'
import { trueNow } from '#web/clock.ts'
import { useAction, useRecords } from '#web/hooks.ts'
import { Mark } from '#web/kit/band.tsx'
import { Button } from '#web/kit/button.tsx'
import { CheckRow, RadioRow, Select } from '#web/kit/fields.tsx'
import { List, PlainRow, Section } from '#web/kit/list.tsx'
import { Refusal } from '#web/kit/summary.tsx'
import { nearDay, windowWords } from '#web/when.ts'
import { useLanguage, usePlaceName, useSay } from '#web/words.tsx'
import { offeredAt } from '#slices/trips/crew.ts'
import { answerInvite, invite } from '#slices/trips/invite.ts'
import { DECLINE_REASONS, Invite, NO_INVITE_REASONS, type Trip, Visit } from '#slices/trips/kinds.ts'
import { Crew, usePillarShort } from '#slices/workers/field/people.tsx'
import { Post } from '#slices/workers/rules.ts'

type Bound<T> = { id: string; value: T; fault: Fault | undefined; onValue(value: T): void }
const TONES = { menunggu: 'tembaga', ikut: 'daun', tidak_bisa: 'quiet', batal: 'quiet' } as const

/** The PSM and TKSK posted at these places, but for me and those named. */
export function useOffered(places: readonly string[], except: readonly (string | null | undefined)[] = []) {
  const { worker } = useSession()
  const posts = useRecords(Post)
  const today = dayAt(useOwnPlace(), trueNow())
  return places.length ? offeredAt(posts, places, today).filter(post => post.workerId !== worker.id && !except.includes(post.workerId)) : []
}

/** At planning: one tap each for those posted there; who plans from the office says why nobody is asked. */
export function OfferInvites({ places, invited, reason }: { places: readonly string[]; invited: Bound<readonly string[]>; reason: Bound<string> }) {
  const say = useSay()
  const pillar = usePillarShort()
  const { posts } = useSession()
  const offered = useOffered(places)
  const fromOffice = posts.some(({ role }) => plansForOthers(role))
  if (!offered.length) return null
  return <>
    <CheckRow {...invited} label={say('invite.offer')} hint={say('invite.offer.lead')} optional={!fromOffice} options={offered.map(post => ({ value: post.workerId, label: say('invite.press', { name: post.workerName }), note: pillar(post.pillar ?? post.role) }))} />
    {fromOffice && !invited.value.length && <RadioRow {...reason} label={say('invite.no_need')} options={NO_INVITE_REASONS.map(value => ({ value, label: say(`no_invite.${value}`) }))} />}
  </>
}

/** On a trip: who was asked and what they said; whoever goes may ask more of those posted there. */
export function TripInvites({ trip }: { trip: Read<typeof Trip> }) {
  const say = useSay()
  const { worker } = useSession()
  const invites = useRecords(Invite, { tripId: trip.id })
  const visits = useRecords(Visit, { tripId: trip.id })
  const goers = [trip.leadId, ...trip.joinerIds ?? []]
  const offered = useOffered([...new Set(visits.map(({ region }) => region))], [...goers, ...invites.map(({ workerId }) => workerId)])
  const { run, busy, problem } = useAction(invite)
  const mayAsk = trip.state === 'rencana' && trip.depth === 'full' && !trip.sealed && (goers.includes(worker.id) || trip.plannedById === worker.id)
  if (!invites.length && !(mayAsk && offered.length)) return null
  return (
    <Section title={say('invite.title')}>
      {invites.length > 0 && <List>{invites.map(one => (
        <PlainRow key={one.id} title={<Crew name={one.workerName} pillar={one.pillar} />} mark={<Mark tone={TONES[one.state]}>{say(`invite_state.${one.state}`)}</Mark>}>{one.reason && say(`decline.${one.reason}`)}</PlainRow>
      ))}</List>}
      <Refusal problem={problem} />
      {mayAsk && offered.length > 0 && <div className="buttons">{offered.slice(0, 6).map(post => <Button key={post.workerId} small busy={busy} onPress={() => void run({ tripId: trip.id, workerId: post.workerId })}>{say('invite.press', { name: post.workerName })}</Button>)}</div>}
    </Section>
  )
}

/** Invitations that wait for my answer; at home, and where their trip is opened. */
export function MyInvites({ tripId }: { tripId?: string }) {
  const say = useSay()
  const { worker } = useSession()
  const today = dayAt(useOwnPlace(), trueNow())
  const mine = useRecords(Invite, { workerId: worker.id, state: 'menunggu' }).filter(one => one.day >= today && (!tripId || one.tripId === tripId))
  if (!mine.length) return null
  return <Section title={say('invite.mine')}><List>{mine.toSorted((a, b) => (a.day + a.from < b.day + b.from ? -1 : 1)).map(one => <MyInvite key={one.id} one={one} today={today} />)}</List></Section>
}

function MyInvite({ one, today }: { one: Read<typeof Invite>; today: string }) {
  const say = useSay()
  const [language] = useLanguage()
  const place = usePlaceName()
  const { run, busy, problem } = useAction(answerInvite)
  const [declining, decline] = useState(false)
  const [reason, setReason] = useState('')
  return (
    <PlainRow attention title={<><span className="when">{nearDay(say, language, one.day, today)} {windowWords(one.region, one.from, one.to)}</span>{place(one.region)}</>}>
      <p>{say('invite.asks', { name: one.byName, lead: one.leadName })}</p>
      <Refusal problem={problem} />
      <div className="buttons">
        <Button small tone="primary" busy={busy} onPress={() => void run({ inviteId: one.id, answer: 'ikut' })}>{say('invite.yes')}</Button>
        <Button small busy={busy} onPress={() => decline(!declining)}>{say('invite.no')}</Button>
      </div>
      {declining && <div className="form">
        <Select id={`decline-${one.id}`} label={say('invite.why')} value={reason} empty={say('app.choose')} onValue={setReason} options={DECLINE_REASONS.map(value => ({ value, label: say(`decline.${value}`) }))} />
        <Button small busy={busy} onPress={() => void run({ inviteId: one.id, answer: 'tidak_bisa', reason: (reason || null) as 'sakit' | null })}>{say('invite.no.send')}</Button>
      </div>}
    </PlainRow>
  )
}

import { useState } from 'react'
import type { Read } from '#kernel/action.ts'
import { addDays, dayAt } from '#kernel/day.ts'
import { covers } from '#kernel/region.ts'
import { isLive } from '#kernel/rights.ts'
import { useOwnPlace, useSession } from '#web/app.tsx'
import { trueNow } from '#web/clock.ts'
import { faultsIn } from '#web/form.ts'
import { useAction, useRecords } from '#web/hooks.ts'
import { Band } from '#web/kit/band.tsx'
import { Button, LinkButton } from '#web/kit/button.tsx'
import { Select, TextField } from '#web/kit/fields.tsx'
import { List, PlainRow, Section } from '#web/kit/list.tsx'
import { Page } from '#web/kit/page.tsx'
import { EmptyState } from '#web/kit/states.tsx'
import { Refusal } from '#web/kit/summary.tsx'
import { nearDay, windowWords } from '#web/when.ts'
import { useLanguage, usePlaceName, useSay } from '#web/words.tsx'
import { Case } from '#slices/cases/kinds.ts'
import { CLOSED } from '#slices/cases/stages.ts'
import { Trip } from '#slices/trips/kinds.ts'
import { reassign } from '#slices/trips/reassign.ts'
import { Post } from '#slices/workers/rules.ts'
import { rights } from '#src/rights.ts'

type Member = Read<typeof Post>
const SOON_DAYS = 7

/** The load of a coordinator's own pillar, by name and never in an order of merit; a trip can be given to a colleague. */
export function PillarPage() {
  const say = useSay()
  const { posts } = useSession()
  const today = dayAt(useOwnPlace(), trueNow())
  const held = posts.filter(post => post.line === 'area' && post.pillar && rights[post.role]?.verbs.includes('trip.reassign'))
  const members = useRecords(Post).filter(post => post.role !== 'koordinator_pilar' && post.line === 'area' && isLive(post, today) && held.some(own => own.pillar === post.pillar && covers(own.region, post.region)))
  const people = [...Map.groupBy(members, post => post.workerId).values()].toSorted((a, b) => a[0]!.workerName.localeCompare(b[0]!.workerName, 'id'))
  return (
    <Page title={say('pillar_load.title')} back="/" lead={say('pillar_load.lead', { days: SOON_DAYS })}>
      <LinkButton to="/pilar/ponsel">{say('pillar_load.phones')}</LinkButton>
      {people.length === 0 && <EmptyState title={say('pillar_load.none')}><p>{say('pillar_load.none_hint')}</p></EmptyState>}
      {people.map(own => <Load key={own[0]!.workerId} own={own} members={members} today={today} />)}
    </Page>
  )
}

function Load({ own, members, today }: { own: readonly Member[]; members: readonly Member[]; today: string }) {
  const say = useSay()
  const place = usePlaceName()
  const { workerId, workerName } = own[0]!
  const trips = useRecords(Trip, { state: 'rencana', leadId: workerId }).filter(({ day }) => day >= today && day <= addDays(today, SOON_DAYS)).toSorted((a, b) => (a.day + a.from < b.day + b.from ? -1 : 1))
  const cases = useRecords(Case).filter(one => one.leadId === workerId && !CLOSED.includes(one.stage))
  return (
    <Section title={workerName} aside={<span>{own.map(post => place(post.region)).join(', ')}</span>}>
      <p className="lead">{say('pillar_load.sum', { trips: trips.length, cases: cases.length })}</p>
      {trips.length > 0 && <List>{trips.map(trip => <Given key={trip.id} trip={trip} members={members} today={today} />)}</List>}
    </Section>
  )
}

function Given({ trip, members, today }: { trip: Read<typeof Trip>; members: readonly Member[]; today: string }) {
  const say = useSay()
  const [language] = useLanguage()
  const place = usePlaceName()
  const { run, busy, problem } = useAction(reassign)
  const [values, setValues] = useState({ leadId: '', reason: '' })
  const [done, setDone] = useState(false)
  const fit = members.filter(post => post.pillar === trip.leadPillar && post.workerId !== trip.leadId && covers(post.region, trip.region))
  const fault = (field: string) => faultsIn(problem).find(({ at }) => at === field)
  return (
    <PlainRow title={<><span className="when">{nearDay(say, language, trip.day, today)} {windowWords(trip.region, trip.from, trip.to)}</span> {place(trip.region)}{trip.rt && ` · RT ${trip.rt}`}</>}>
      {trip.purpose && <p>{say(`purpose.${trip.purpose}`)}</p>}
      {done && <Band tone="daun" alert title={say('pillar_load.given')} />}
      <details className="more">
        <summary>{say('pillar_load.give')}</summary>
        {fit.length === 0 ? <p>{say('pillar_load.nobody')}</p> : <div className="form">
          <Select id={`lead-${trip.id}`} label={say('pillar_load.to')} value={values.leadId} onValue={leadId => setValues({ ...values, leadId })} empty={say('app.choose')} options={fit.map(post => ({ value: post.workerId, label: post.workerName }))} fault={fault('leadId')} />
          <TextField id={`reason-${trip.id}`} label={say('field.reason')} value={values.reason} maxLength={300} onValue={reason => setValues({ ...values, reason })} fault={fault('reason')} />
          <Refusal problem={problem} />
          <Button tone="primary" busy={busy} onPress={() => void run({ tripId: trip.id, ...values }).then(sent => { if (sent) setDone(true) })}>{say('pillar_load.go')}</Button>
        </div>}
      </details>
    </PlainRow>
  )
}

import { useState } from 'react'
import type { Read } from '#kernel/action.ts'
import { dayAt } from '#kernel/day.ts'
import type { Id } from '#kernel/id.ts'
import { useSession } from '#web/app.tsx'
import { trueNow } from '#web/clock.ts'
import { faultsIn, useFaults, useForm } from '#web/form.ts'
import { useAction, useRecords } from '#web/hooks.ts'
import { Button } from '#web/kit/button.tsx'
import { DateField, TextField, TimeField } from '#web/kit/fields.tsx'
import { Refusal } from '#web/kit/summary.tsx'
import { RepairBand, useRepairing } from '#web/repair.tsx'
import { dayWords, windowWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { Case } from '#slices/cases/kinds.ts'
import { Notice } from '#slices/notices/rules.ts'
import { cancel, join, leave, move } from '#slices/trips/go.ts'
import { type Trip, Visit } from '#slices/trips/kinds.ts'
import { PlanHints } from './hints.tsx'
import { type Other, useOthers } from './others.tsx'
import { AsOf, OverlapBand } from './overlap.tsx'

type Row = Read<typeof Trip>

/** What can be done with a trip still planned: join or leave it, move it, call it off. */
export function TripDeeds({ trip }: { trip: Row }) {
  const { worker } = useSession()
  if (trip.state !== 'rencana' || trip.depth === 'trace') return null
  if (trip.leadId === worker.id || trip.plannedById === worker.id) return <><MoveForm trip={trip} /><CancelForm trip={trip} /></>
  return <JoinOrLeave trip={trip} />
}

function JoinOrLeave({ trip }: { trip: Row }) {
  const say = useSay()
  const { worker } = useSession()
  const joining = useAction(join)
  const leaving = useAction(leave)
  const joined = trip.joinerIds?.includes(worker.id)
  return <>
    <Refusal problem={joining.problem ?? leaving.problem} />
    {joined
      ? <Button busy={leaving.busy} onPress={() => void leaving.run({ tripId: trip.id })}>{say('trip.leave')}</Button>
      : <><p className="hint">{say('trip.join.lead')}</p><Button tone="primary" wide busy={joining.busy} onPress={() => void joining.run({ tripId: trip.id })}>{say('trip.join')}</Button></>}
  </>
}

function MoveForm({ trip }: { trip: Row }) {
  const say = useSay()
  const [language] = useLanguage()
  const { run, busy, problem } = useAction(move)
  const repair = useRepairing(move.name)
  const form = useForm(`move-${trip.id}`, { day: trip.day, from: trip.from.slice(0, 5), to: trip.to.slice(0, 5), keep: '' })
  useFaults(form, problem)
  const { bind, values, set } = form
  const caseIds = useRecords(Visit, { tripId: trip.id }).flatMap(({ caseId }) => caseId ?? [])
  const cases = useRecords(Case).filter(({ id }) => caseIds.includes(id))
  const near = useOthers(cases, undefined, values.day === trip.day ? '' : values.day, trip.id)
  const told = problem?.code === 'trip.overlap' ? (problem.details.others as Other[] | undefined) ?? [] : []
  const others = [...near.same, ...told.filter(({ tripId }) => !near.same.some(other => other.tripId === tripId))]
  const asked = useRecords(Notice, { tripId: trip.id, answer: 'ditunda', cancelled: false }).find(({ proposedDay }) => proposedDay)
  const day = { ...bind('day'), onValue: (to: string) => { set('day', to); set('keep', '') } }
  const send = async () => {
    if (!await run({ tripId: trip.id, day: values.day, from: values.from, to: values.to, keep: values.keep ? { reason: values.keep as 'darurat', of: others.map(({ tripId }) => tripId as Id) } : null })) return
    form.clear()
    repair.done()
  }
  return (
    <details className="more" open={!!repair.id}>
      <summary>{say('trip.move')}</summary>
      <div className="form">
        <RepairBand of={repair} />
        {asked?.proposedDay && <Button onPress={() => { for (const [field, value] of Object.entries({ ...windowAt(asked.proposedFrom?.slice(0, 5) ?? values.from, values), day: asked.proposedDay!, keep: '' })) set(field as 'day', value) }}>{say('trip.move.asked', { name: asked.answeredBy, when: `${dayWords(language, asked.proposedDay)} ${windowWords(trip.region, asked.proposedFrom)}`.trim() })}</Button>}
        <DateField {...day} label={say('plan.day')} min={dayAt(trip.region, trueNow())} />
        <div className="pair">
          <TimeField {...bind('from')} label={say('plan.from')} />
          <TimeField {...bind('to')} label={say('plan.to')} />
        </div>
        <PlanHints plan={values} place={trip.region} except={trip.id} />
        <AsOf place={trip.region} />
        {others.length > 0 && <OverlapBand others={others} place={trip.region} caseIds={caseIds} insteadOf={trip.id} keep={values.keep} onKeep={keep => set('keep', keep)} onMove={() => document.getElementById(day.id)?.focus()} onJoined={() => undefined} />}
        {problem?.code !== 'trip.overlap' && <Refusal problem={problem} />}
        <p className="hint">{say('trip.move.tells')}</p>
        <Button tone="primary" busy={busy} onPress={() => void send()}>{say('trip.move.go')}</Button>
      </div>
    </details>
  )
}

/** Starts a window at another clock and keeps its length, within the day. */
function windowAt(from: string, { from: was, to }: { from: string; to: string }): { from: string; to: string } {
  const minutes = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))
  const end = Math.min(minutes(from) + minutes(to) - minutes(was), 23 * 60 + 59)
  return { from, to: `${String(Math.floor(end / 60)).padStart(2, '0')}:${String(end % 60).padStart(2, '0')}` }
}

function CancelForm({ trip }: { trip: Row }) {
  const say = useSay()
  const { run, busy, problem } = useAction(cancel)
  const [reason, setReason] = useState('')
  return (
    <details className="more">
      <summary>{say('trip.cancel')}</summary>
      <div className="form">
        <TextField id="cancel-reason" label={say('trip.cancel_reason')} value={reason} maxLength={300} fault={faultsIn(problem).find(({ at }) => at === 'reason')} onValue={setReason} />
        <Refusal problem={problem} />
        <Button tone="danger" busy={busy} onPress={() => void run({ tripId: trip.id, reason })}>{say('trip.cancel.go')}</Button>
      </div>
    </details>
  )
}

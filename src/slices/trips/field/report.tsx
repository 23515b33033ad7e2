import type { FormEvent } from 'react'
import { useLocation } from 'wouter'
import type { Read } from '#kernel/action.ts'
import { addDays, dayAt, timeAt } from '#kernel/day.ts'
import { homeOf } from '#kernel/id.ts'
import type { Fault, Problem } from '#kernel/problem.ts'
import { useApp, useSession } from '#web/app.tsx'
import { trueNow } from '#web/clock.ts'
import { faultsHere, orNull, useFaults, useForm } from '#web/form.ts'
import { type Done, useAction } from '#web/hooks.ts'
import { Band } from '#web/kit/band.tsx'
import { Button } from '#web/kit/button.tsx'
import { DateField, RadioRow, TextArea, TextField, TimeField } from '#web/kit/fields.tsx'
import { ErrorSummary, Refusal } from '#web/kit/summary.tsx'
import { freshId } from '#web/moment.ts'
import { PhotoPicker } from '#web/photopicker.tsx'
import { type Position, PositionField } from '#web/position.tsx'
import { RepairBand, useRepairing } from '#web/repair.tsx'
import { useSay } from '#web/words.tsx'
import { Case } from '#slices/cases/kinds.ts'
import { PURPOSES, UNTOLD_REASONS, type Visit } from '#slices/trips/kinds.ts'
import { alreadyRecorded, report, reportUnannounced } from '#slices/trips/report.ts'
import { OwnerSelect } from './owner.tsx'

type Report = {
  outcome: string; met: string; findings: string; actions: string; obstacles: string; position: Position | null; what: string; ownerId: string; due: string
  againDay: string; againFrom: string; againTo: string; day: string; from: string; purpose: string; untoldReason: string
}
type Record_ = Read<typeof Case> | undefined

/** Reports a planned visit in under a minute. */
export function PlannedReport({ visit, record }: { visit: Read<typeof Visit>; record: Record_ }) {
  const { run, busy, problem } = useAction(report)
  const inputOf = (values: Report) => ({ visitId: visit.id, ...told(values), again: values.outcome === 'tidak_bertemu' && values.againDay ? { day: values.againDay, from: values.againFrom, to: values.againTo } : null })
  const send = async (values: Report) => {
    const done = await run(inputOf(values), homeOf(visit.id))
    return done && { done, visitId: visit.id }
  }
  return <ReportForm key={visit.id} name={`report-${visit.id}`} place={visit.region} sealed={visit.sealed} record={record} busy={busy} problem={problem} faultsOf={values => faultsHere(report, inputOf(values), ['outcome'])} send={send} reschedules />
}

/** Records a visit nobody was told of, with its reason: a volunteer's right that counts fully. */
export function FreeReport({ record }: { record: Read<typeof Case> }) {
  const { run, busy, problem } = useAction(reportUnannounced)
  const inputOf = (values: Report, again = false) => ({ id: freshId(homeOf(record.id)), caseId: record.id, day: values.day, from: values.from, purpose: values.purpose as 'lainnya', untoldReason: values.untoldReason as 'lainnya', ...told(values), ...(again ? { again } : {}) })
  const send = async (values: Report, again?: boolean) => {
    const input = inputOf(values, again)
    const done = await run(input, homeOf(record.id))
    return done && { done, visitId: input.id }
  }
  return <ReportForm key={record.id} name={`free-${record.id}`} place={record.region} sealed={record.sealed} record={record} busy={busy} problem={problem} faultsOf={values => faultsHere(reportUnannounced, inputOf(values), ['untoldReason', 'day', 'from', 'outcome'])} send={send} untold />
}

/** A clock `HH:MM` at the last full five minutes. */
function fiveMinutes(clock: string): string {
  return clock.slice(0, 4) + (clock.slice(4) < '5' ? '0' : '5')
}

function told({ outcome, met, findings, actions, obstacles, position, what, ownerId, due }: Report) {
  return { outcome: outcome as 'bertemu', met: orNull(met), findings: orNull(findings), actions: orNull(actions), obstacles: orNull(obstacles), position, next: what.trim() ? { what: what.trim(), ownerId, due } : null }
}

function ReportForm({ name, place, sealed, record, busy, problem, faultsOf, send, untold, reschedules }: {
  name: string; place: string; sealed: boolean | null | undefined; record: Record_; busy: boolean; problem: Problem | undefined; faultsOf(values: Report): Fault[]; send(values: Report, again?: boolean): Promise<{ done: Done; visitId: string } | undefined>; untold?: boolean; reschedules?: boolean
}) {
  const say = useSay()
  const { photos } = useApp()
  const { worker } = useSession()
  const [, go] = useLocation()
  const now = trueNow()
  const today = dayAt(place, now)
  const repair = useRepairing()
  const form = useForm<Report>(name, {
    outcome: '', met: '', findings: '', actions: '', obstacles: '', position: null, what: '', ownerId: worker.id, due: addDays(today, 7), againDay: addDays(today, 1), againFrom: '09:00', againTo: '11:00',
    day: today, from: fiveMinutes(timeAt(place, now)), purpose: 'pendampingan', untoldReason: '',
  })
  const { values, bind } = form
  useFaults(form, problem)
  const missed = values.outcome === 'tidak_bertemu'
  const names = Object.fromEntries(['untoldReason', 'day', 'from', 'outcome', 'met', 'findings', 'actions', 'againDay', 'again', 'what', 'ownerId', 'due', 'next', 'obstacles'].map(field => [field, say(`report.${field}`)]))
  const twin = problem?.code === alreadyRecorded.code ? String(problem.details.visitId) : undefined
  const submit = async (event?: FormEvent) => {
    event?.preventDefault()
    const undated = values.what.trim() && !values.due ? [{ at: 'due', rule: 'required' }] : []
    if (form.fail([...undated, ...faultsOf(values).filter(({ at }) => !undated.length || at !== 'next.due')]) || busy) return
    const sent = await send(values, !event)
    if (!sent) return
    if (repair.id) await photos.move(repair.id, sent.visitId, sent.done.id)
    await photos.follow(name, sent.visitId, sent.done.id)
    void photos.send()
    form.clear()
    repair.done()
    go(`/kunjungan/${sent.visitId}?baru=1`, { replace: true })
  }
  return (
    <form className="form" noValidate onSubmit={event => void submit(event)}>
      <RepairBand of={repair} />
      <ErrorSummary form={form} names={names} />
      {untold && <>
        <RadioRow {...bind('untoldReason')} label={say('report.untoldReason')} hint={say('report.untold.lead')} options={UNTOLD_REASONS.map(value => ({ value, label: say(`untold.${value}`) }))} />
        <div className="pair"><DateField {...bind('day')} label={say('report.day')} max={today} /><TimeField {...bind('from')} label={say('report.from')} /></div>
      </>}
      <RadioRow {...bind('outcome')} label={say('report.outcome')} big options={['bertemu', 'tidak_bertemu'].map(value => ({ value, label: say(`outcome.${value}`) }))} />
      {!missed && <TextField {...bind('met')} label={say('report.met')} hint={say('report.met.hint')} maxLength={300} optional />}
      <TextArea {...bind('findings')} label={say(missed ? 'steps.note' : 'report.findings')} maxLength={4000} optional={missed} />
      {!missed && <TextArea {...bind('actions')} label={say('report.actions')} rows={2} maxLength={4000} optional />}
      {missed && reschedules && <>
        <DateField {...bind('againDay')} label={say('report.againDay')} min={today} optional />
        {values.againDay && <div className="pair"><TimeField {...bind('againFrom')} label={say('plan.from')} /><TimeField {...bind('againTo')} label={say('plan.to')} /></div>}
      </>}
      {record && (
        <fieldset className="field">
          <legend>{say('report.next')}</legend>
          <div className="form" style={{ gap: 12 }}>
            <TextField {...bind('what')} label={say('report.what')} maxLength={300} optional />
            {values.what.trim() && <div className="pair"><OwnerSelect record={record} {...bind('ownerId')} label={say('report.ownerId')} /><DateField {...bind('due')} label={say('report.due')} min={today} /></div>}
          </div>
        </fieldset>
      )}
      <PhotoPicker draft={name} sealed={!!sealed} />
      <details className="more">
        <summary>{say('report.more')}</summary>
        <div className="form">
          <TextArea {...bind('obstacles')} label={say('report.obstacles')} rows={2} maxLength={2000} optional />
          {untold && <RadioRow {...bind('purpose')} label={say('plan.purpose')} options={PURPOSES.filter(value => value !== 'pertemuan').map(value => ({ value, label: say(`purpose.${value}`) }))} />}
          <PositionField value={values.position} onValue={position => form.set('position', position)} />
        </div>
      </details>
      {problem && problem.code !== 'invalid' && <Band tone="bata" title={say('report.kept')} />}
      <Refusal problem={problem} />
      {twin ? <div className="buttons">
        <Button tone="primary" onPress={() => go(`/kunjungan/${twin}`)}>{say('report.same')}</Button>
        <Button busy={busy} onPress={() => void submit()}>{say('report.another')}</Button>
      </div> : <Button tone="primary" wide submit busy={busy}>{say('report.send')}</Button>}
    </form>
  )
}

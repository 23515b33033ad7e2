import { Button } from '@mantine/core'
import { useState } from 'react'
import { useForm } from '#web/form.ts'
import { dayWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { Dialog, ReasonDialog } from '#web/office/dialog.tsx'
import { ClockBox, DayBox, TextBlock, TextBox } from '#web/office/fields.tsx'
import { Form, useLabels } from '#web/office/form.tsx'
import { Mark } from '#web/office/marks.tsx'
import { Section } from '#web/office/page.tsx'
import { useLivePosts, WorkerFind, WorkersFind } from '#web/office/people.tsx'
import { Nothing } from '#web/office/states.tsx'
import { useToday } from '#web/office/store.tsx'
import { homeOf } from '#kernel/id.ts'
import { call, callOff, hold } from './confer.ts'
import type { Conference } from './kinds.ts'
import type { Care } from './office-data.ts'
import { OwnerFields } from './office-deeds.tsx'
import { useSaving } from './office-saving.tsx'

type Opened = { what: 'call' } | { what: 'hold'; conference?: Conference } | { what: 'off'; conference: Conference }

/** Case conferences: who sat there for whom, and what was decided. */
export function ConferPart({ care, makes }: { care: Care; makes: boolean }) {
  const say = useSay()
  const [language] = useLanguage()
  const [opened, open] = useState<Opened>()
  const close = () => open(undefined)
  const list = care.conferences.toSorted((a, b) => (a.day < b.day ? 1 : -1))
  return (
    <Section id="konferensi" title={say('office.plan.conferences')} aside={makes && <span className="buttons"><Button size="compact-sm" variant="subtle" onClick={() => open({ what: 'call' })}>{say('office.plan.call')}</Button><Button size="compact-sm" variant="subtle" onClick={() => open({ what: 'hold' })}>{say('office.plan.hold')}</Button></span>}>
      {list.length === 0 && <Nothing title={say('office.plan.no_conference')} />}
      <ul className="lines">{list.map(one => (
        <li key={one.id}>
          <span><Mark tone={one.state === 'selesai' ? 'daun' : one.state === 'batal' ? 'quiet' : 'tembaga'}>{say(`conference_state.${one.state}`)}</Mark> {dayWords(language, one.day)}{one.from ? ` · ${one.from.replace(':', '.')}` : ''}{one.place ? ` · ${one.place}` : ''}</span>
          <span className="muted">{one.participants.map(({ name, org }) => `${name} (${org})`).join(', ')}</span>
          {one.summary && <p>{one.summary}</p>}
          {!!one.decisions?.length && <ol>{one.decisions.map(({ text }) => <li key={text}>{text}</li>)}</ol>}
          {makes && one.state === 'diundang' && <span className="buttons"><Button size="compact-sm" variant="default" onClick={() => open({ what: 'hold', conference: one })}>{say('office.plan.hold')}</Button><Button size="compact-sm" variant="subtle" onClick={() => open({ what: 'off', conference: one })}>{say('office.plan.off')}</Button></span>}
        </li>
      ))}</ul>
      {opened?.what === 'call' && <CallDialog caseId={care.case.id} onClose={close} />}
      {opened?.what === 'hold' && <HoldDialog care={care} conference={opened.conference} onClose={close} />}
      {opened?.what === 'off' && <ReasonDialog name={`off.${opened.conference.id}`} title={say('office.plan.off')} action={callOff} input={reason => ({ conferenceId: opened.conference.id, reason })} home={homeOf(opened.conference.id)} submit={say('office.plan.off')} onClose={close} />}
    </Section>
  )
}

/** Those with an account by their post, those from outside a line each: name, body. */
function useSeats() {
  const { posts } = useLivePosts()
  return (workerIds: readonly string[], outside: string) => [
    ...workerIds.map(workerId => { const post = posts.find(one => one.workerId === workerId); return { name: post?.workerName ?? '–', org: (post?.pillar ?? post?.role ?? '–').toUpperCase(), workerId } }),
    ...outside.split('\n').map(line => line.trim()).filter(Boolean).map(line => { const [name, ...org] = line.split(','); return { name: name!.trim(), org: org.join(',').trim() || '–' } }),
  ]
}
const outsideOf = (conference?: Conference) => (conference?.participants ?? []).filter(one => !one.workerId).map(({ name, org }) => `${name}, ${org}`).join('\n')

function CallDialog({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const say = useSay()
  const form = useForm(`call.${caseId}`, { day: useToday(), from: '09:00', place: '', agenda: '', workerIds: [] as readonly string[], outside: '' })
  const labels = { ...useLabels('day', 'from', 'place', 'agenda'), participants: say('office.plan.inside'), outside: say('office.plan.outside') } as Record<string, string>
  const seats = useSeats()
  const { sender, save } = useSaving(call as never, form, onClose)
  const press = () => { const { workerIds, outside, ...rest } = form.values; void save({ caseId, ...rest, participants: seats(workerIds, outside) }, caseId, ['place', 'participants']) }
  return (
    <Dialog title={say('office.plan.call')} onClose={onClose} size={620}>
      <Form form={form} labels={labels} sending={sender} submit={say('office.plan.call')} onSubmit={press} onCancel={onClose}>
        <div className="pair"><DayBox {...form.bind('day')} label={labels.day!} /><ClockBox {...form.bind('from')} label={labels.from!} /></div>
        <TextBox {...form.bind('place')} label={labels.place!} max={200} />
        <WorkersFind {...form.bind('workerIds')} id={`${form.name}-participants`} label={labels.participants!} />
        <TextBlock {...form.bind('outside')} label={labels.outside!} hint={say('office.plan.outside_hint')} optional />
        <TextBlock {...form.bind('agenda')} label={labels.agenda!} optional max={1000} />
      </Form>
    </Dialog>
  )
}

const BLANK = { text: '', of: 'petugas', unitId: '', pillar: '', body: '', ownerId: '', due: '' }

function HoldDialog({ care, conference, onClose }: { care: Care; conference?: Conference; onClose: () => void }) {
  const say = useSay()
  const caseId = care.case.id
  const form = useForm(`hold.${conference?.id ?? caseId}`, { day: useToday(), place: conference?.place ?? '', workerIds: (conference?.workerIds ?? []) as readonly string[], outside: outsideOf(conference), summary: '', decided: [] as (typeof BLANK)[], ...BLANK, ownerId: care.case.leadId ?? '' })
  const labels = { ...useLabels('day', 'place', 'of', 'unitId', 'pillar', 'body', 'ownerId', 'due'), summary: say('office.plan.talk'), participants: say('office.plan.inside'), outside: say('office.plan.outside'), text: say('office.plan.decision'), worker: say('field.ownerId') } as Record<string, string>
  const seats = useSeats()
  const { sender, save } = useSaving(hold as never, form, onClose)
  const { values, bind, set } = form
  const written = () => { const { text, of, unitId, pillar, body, ownerId, due } = values; return text.trim() ? [...values.decided, { text, of, unitId, pillar, body, ownerId, due }] : values.decided }
  const next = () => { set('decided', written()); set('text', ''); set('body', '') }
  const press = () => {
    const { day, place, summary, workerIds, outside } = values
    // a decision without a day is kept as words alone
    const decisions = written().map(({ of, due, ownerId, ...one }) => (due ? { ...one, of, due, ownerId } : { text: one.text }))
    void save({ caseId, ...conference ? { conferenceId: conference.id } : {}, day, place, summary, participants: seats(workerIds, outside), decisions }, caseId, ['summary', 'participants'])
  }
  return (
    <Dialog title={say('office.plan.hold')} onClose={onClose} size={680}>
      <Form form={form} labels={labels} sending={sender} submit={say('app.save')} onSubmit={press} onCancel={onClose}>
        <div className="pair"><DayBox {...bind('day')} label={labels.day!} /><TextBox {...bind('place')} label={labels.place!} optional max={200} /></div>
        <WorkersFind {...bind('workerIds')} id={`${form.name}-participants`} label={labels.participants!} />
        <TextBlock {...bind('outside')} label={labels.outside!} hint={say('office.plan.outside_hint')} optional />
        <TextBlock {...bind('summary')} label={labels.summary!} max={4000} />
        {values.decided.length > 0 && <ol>{values.decided.map(({ text, body }) => <li key={text}>{text}{body ? ` · ${body}` : ''}</li>)}</ol>}
        <fieldset>
          <legend>{say('office.plan.decision')}</legend>
          <TextBox {...bind('text')} label={labels.text!} optional max={300} />
          <OwnerFields form={form} labels={labels} />
          <WorkerFind forTeam {...bind('ownerId')} label={labels.ownerId!} />
          <DayBox {...bind('due')} label={labels.due!} hint={say('office.plan.decision_hint')} optional />
          <p><Button variant="default" size="compact-sm" onClick={next} disabled={!values.text.trim()}>{say('office.plan.another')}</Button></p>
        </fieldset>
      </Form>
    </Dialog>
  )
}

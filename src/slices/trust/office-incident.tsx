import { Button } from '@mantine/core'
import { useState } from 'react'
import { clockAt, dayAt, momentAt, timeAt, zoneOf } from '#kernel/day.ts'
import { homeOf } from '#kernel/id.ts'
import { useFaults, useForm } from '#web/form.ts'
import { dayWords, momentWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { Dialog } from '#web/office/dialog.tsx'
import { Choose, ClockBox, DayBox, TextBlock, TextBox, Tick } from '#web/office/fields.tsx'
import { Form, useLabels } from '#web/office/form.tsx'
import { Ledger } from '#web/office/ledger.tsx'
import { Facts, Page, Section } from '#web/office/page.tsx'
import { useQuery } from '#web/office/query.ts'
import { useSend } from '#web/office/send.ts'
import { Answer, Nothing } from '#web/office/states.tsx'
import { useMay, useOffice, useTell } from '#web/office/store.tsx'
import { Clock } from './office-incidents.tsx'
import { type Breach, BREACH_TOLD, closeBreach, handleBreach, tellBreach } from './rules.ts'

type Step = 'handle' | 'tell' | 'close'

/** One incident: what is known, what is done, who was told when, and the two letters ready to be signed. */
export function IncidentPage({ id }: { id: string }) {
  const say = useSay()
  const breach = useQuery<Breach>(`/api/v1/breaches/${id}`)
  return breach.data ? <Incident breach={breach.data} /> : <Page title={say('office.nav.incidents')}><Answer of={breach} rows={6}>{() => null}</Answer></Page>
}

function Incident({ breach }: { breach: Breach }) {
  const say = useSay()
  const may = useMay()
  const [language] = useLanguage()
  const { region } = useOffice()
  const [step, take] = useState<Step>()
  const open = breach.stage !== 'selesai' && may('breach.handle', breach.region)
  const moment = (at: string | null | undefined) => at && momentWords(say, language, region, at)
  return (
    <Page title={breach.title} lead={<><Clock of={breach} /> {say(`breach_stage.${breach.stage}`)}</>} actions={open && <>
      <Button onClick={() => take('tell')}>{say('office.incidents.tell')}</Button>
      <Button variant="default" onClick={() => take('handle')}>{say('office.incidents.handle')}</Button>
      <Button variant="default" onClick={() => take('close')}>{say('office.incidents.close')}</Button>
    </>}>
      <div className="split">
        <Section id="fakta" title={say('office.incidents.facts')}>
          <Facts of={[
            [say('field.knownAt'), moment(breach.knownAt)], [say('office.incidents.due'), moment(breach.dueAt)], [say('field.happenedAt'), moment(breach.happenedAt)], [say('field.data'), breach.data.map(one => say(`breach_data.${one}`)).join(', ')],
            [say('office.incidents.how'), breach.how], [say('field.whose'), breach.whose], [say('field.persons'), breach.persons], [say('field.handling'), breach.handling], [say('field.lesson'), breach.lesson], [say('office.incidents.by'), `${breach.byName}, ${moment(breach.at)}`],
          ]} />
        </Section>
        <Section id="diberitahu" title={say('office.incidents.told')} lead={say('office.incidents.told_lead')}>
          {breach.told.length ? <Ledger label={say('office.incidents.told')} rows={breach.told} keyOf={row => `${row.to}${row.at}`} columns={[
            { head: say('office.incidents.to'), cell: row => say(`breach_told.${row.to}`) }, { head: say('field.sentAt'), cell: row => (row.untold ? say('field.untold') : moment(row.at)), narrow: 'plain' },
            { head: say('office.incidents.way'), cell: row => row.how, narrow: 'plain' }, { head: say('office.incidents.by'), cell: row => row.by },
          ]} /> : <Nothing title={say('office.incidents.told_none')} />}
        </Section>
      </div>
      <Letter breach={breach} to="orang" />
      <Letter breach={breach} to="lembaga" />
      {step && <StepDialog key={step} step={step} breach={breach} onClose={() => take(undefined)} />}
    </Page>
  )
}

/** A letter with what the law asks for, filled in as far as it is known; copied, completed and signed by the office. */
function Letter({ breach, to }: { breach: Breach; to: 'orang' | 'lembaga' }) {
  const say = useSay()
  const tell = useTell()
  const [language] = useLanguage()
  const office = useOffice()
  const at = (moment: string) => `${dayWords(language, dayAt(office.region, moment))} ${clockAt(office.region, moment)} ${zoneOf(office.region)}`
  const text = say(`office.incidents.letter.${to}`, {
    office: office.name, place: office.name.replace(/^Dinas Sosial /, ''), day: dayWords(language, dayAt(office.region, new Date().toISOString())), known: at(breach.knownAt), happened: breach.happenedAt ? at(breach.happenedAt) : say('office.incidents.unknown'), data: breach.data.map(one => say(`breach_data.${one}`)).join(', '),
    how: breach.how, whose: breach.whose, persons: breach.persons ?? say('office.incidents.unknown'), handling: breach.handling ?? '…', officer: [office.dpoName, office.dpoContact].filter(Boolean).join(', ') || '…', phone: office.phone ?? '…',
  })
  const copy = () => void navigator.clipboard.writeText(text).then(() => tell(say('office.incidents.copied')), () => undefined)
  return (
    <Section id={`surat-${to}`} title={say(`office.incidents.letter_title.${to}`)} aside={<Button className="no-print" size="xs" variant="default" onClick={copy}>{say('office.incidents.copy')}<span className="unseen"> · {say(`office.incidents.letter_title.${to}`)}</span></Button>}>
      <p className="story letter">{text}</p>
    </Section>
  )
}

function StepDialog({ step, breach, onClose }: { step: Step; breach: Breach; onClose: () => void }) {
  const say = useSay()
  return <Dialog title={say(`office.incidents.${step}`)} onClose={onClose}>{step === 'tell' ? <Tell breach={breach} onClose={onClose} /> : step === 'handle' ? <Handle breach={breach} onClose={onClose} /> : <Close breach={breach} onClose={onClose} />}</Dialog>
}

type Inner = { breach: Breach; onClose: () => void }

function useDone(onClose: () => void) {
  const say = useSay()
  const tell = useTell()
  return (form: { clear(): void }) => { form.clear(); tell(say('office.saved')); onClose() }
}

function Tell({ breach, onClose }: Inner) {
  const say = useSay()
  const office = useOffice()
  const done = useDone(onClose)
  const now = new Date().toISOString()
  const labels = { to: say('office.incidents.to'), sentAt: say('field.sentAt'), how: say('office.incidents.way') }
  const form = useForm(`tell.${breach.id}`, { to: 'orang', sentAt: dayAt(office.region, now), sentClock: timeAt(office.region, now), how: '', untold: false })
  const sender = useSend(tellBreach)
  useFaults(form, sender.problem)
  const save = async () => {
    const { to, sentAt, sentClock, how, untold } = form.values
    if (form.fail([...how.trim() ? [] : [{ at: 'how', rule: 'required' }], ...sentAt ? [] : [{ at: 'sentAt', rule: 'required' }]])) return
    if (await sender.run({ breachId: breach.id, to: to as (typeof BREACH_TOLD)[number], sentAt: momentAt(office.region, sentAt, sentClock || '00:00'), how, ...(untold ? { untold } : {}) }, homeOf(breach.id))) done(form)
  }
  return (
    <Form form={form} labels={labels} sending={sender} submit={say('app.save')} onSubmit={() => void save()} onCancel={onClose}>
      <Choose {...form.bind('to')} label={labels.to} options={BREACH_TOLD.map(value => ({ value, label: say(`breach_told.${value}`) }))} />
      <div className="pair"><DayBox {...form.bind('sentAt')} label={labels.sentAt} /><ClockBox {...form.bind('sentClock')} label={say('office.incidents.hour', { zone: zoneOf(office.region) })} /></div>
      <TextBox {...form.bind('how')} label={labels.how} hint={say('office.incidents.way_hint')} max={300} />
      <Tick {...form.bind('untold')} label={say('office.incidents.untold')} />
    </Form>
  )
}

function Handle({ breach, onClose }: Inner) {
  const say = useSay()
  const done = useDone(onClose)
  const labels = useLabels('handling', 'whose', 'persons')
  const form = useForm(`handle.${breach.id}`, { handling: breach.handling ?? '', how: breach.how, whose: breach.whose, persons: breach.persons ? String(breach.persons) : '' })
  const sender = useSend(handleBreach)
  useFaults(form, sender.problem)
  const save = async () => {
    const { persons, ...rest } = form.values
    if (form.fail([...rest.handling.trim() ? [] : [{ at: 'handling', rule: 'required' }], ...persons && !/^\d{1,8}$/.test(persons) ? [{ at: 'persons', rule: 'type' }] : []])) return
    if (await sender.run({ breachId: breach.id, ...rest, persons: persons ? Number(persons) : null }, homeOf(breach.id))) done(form)
  }
  return (
    <Form form={form} labels={{ ...labels, how: say('office.incidents.how') }} sending={sender} submit={say('app.save')} onSubmit={() => void save()} onCancel={onClose}>
      <TextBlock {...form.bind('handling')} label={labels.handling!} rows={4} max={2000} />
      <TextBlock {...form.bind('how')} label={say('office.incidents.how')} max={2000} />
      <TextBlock {...form.bind('whose')} label={labels.whose!} rows={2} max={600} />
      <TextBox {...form.bind('persons')} label={labels.persons!} optional inputMode="numeric" max={8} />
    </Form>
  )
}

function Close({ breach, onClose }: Inner) {
  const say = useSay()
  const done = useDone(onClose)
  const labels = useLabels('lesson')
  const form = useForm(`close.${breach.id}`, { lesson: '' })
  const sender = useSend(closeBreach)
  useFaults(form, sender.problem)
  const save = async () => {
    if (form.fail(form.values.lesson.trim() ? [] : [{ at: 'lesson', rule: 'required' }])) return
    if (await sender.run({ breachId: breach.id, lesson: form.values.lesson }, homeOf(breach.id))) done(form)
  }
  return (
    <Form form={form} labels={labels} sending={sender} submit={say('office.incidents.close')} onSubmit={() => void save()} onCancel={onClose}>
      <TextBlock {...form.bind('lesson')} label={labels.lesson!} max={1000} />
    </Form>
  )
}

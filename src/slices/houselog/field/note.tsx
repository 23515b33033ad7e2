import { type ComponentType, type FormEvent, useState } from 'react'
import { useLocation } from 'wouter'
import { addDays, type Day } from '#kernel/day.ts'
import { homeOf } from '#kernel/id.ts'
import type { Language } from '#kernel/say.ts'
import { useApp } from '#web/app.tsx'
import { faultsHere, useFaults, useForm } from '#web/form.ts'
import { useAction } from '#web/hooks.ts'
import { Band } from '#web/kit/band.tsx'
import { Button, LinkButton } from '#web/kit/button.tsx'
import { DateField, RadioRow, Select, TextField } from '#web/kit/fields.tsx'
import { Section } from '#web/kit/list.tsx'
import { Page } from '#web/kit/page.tsx'
import { EmptyState } from '#web/kit/states.tsx'
import { ErrorSummary, Refusal } from '#web/kit/summary.tsx'
import { freshId } from '#web/moment.ts'
import { PhotoPicker } from '#web/photopicker.tsx'
import { dayWords } from '#web/when.ts'
import { type Say, useLanguage, useSay } from '#web/words.tsx'
import { ACTIVITIES, MOST_PICTURES } from '#slices/houselog/kinds.ts'
import { MOST_DAYS_BACK, write } from '#slices/houselog/notes.ts'
import { type House, numberOf, useCounts, useHouse, useToldDay } from './data.tsx'
import { NoteList } from './notes.tsx'

/** Writes what was done in the running shift: kind, number, one line, picture; the rest is filled in. */
export function NotePage() {
  const say = useSay()
  const house = useHouse()
  if (!house) return <Page title={say('log.write')} back="/"><EmptyState title={say('log.no_house')} /></Page>
  return <OfDay of={house} Form={Writing} />
}

type OfDay = { of: House; day: Day }
// another day is another form
function OfDay({ of, Form }: { of: House; Form: ComponentType<OfDay> }) {
  const day = useToldDay(of)
  return <Form key={day} of={of} day={day} />
}

function Writing({ of, day }: OfDay) {
  const say = useSay()
  const [language] = useLanguage()
  const { house, running, rules } = of
  const { photos } = useApp()
  const countsOn = useCounts(of)
  const late = day < running.day
  const draft = late ? `catatan.${day}` : 'catatan'
  const form = useForm(draft, { sort: '', served: '', text: '', day: late ? day : '', shift: '', ...countsOn(day) })
  const { run, busy, problem } = useAction(write)
  useFaults(form, problem)
  const [sent, setSent] = useState(false)
  const { values, bind } = form
  const labels = { sort: say('log.sort'), served: say('field.served'), text: say('log.line'), pictures: say('field.pictures'), present: say('field.present'), came: say('field.came'), gone: say('field.gone'), day: say('field.day'), shift: say('log.shift_word') }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const home = homeOf(house.id)
    const taken = photos.get().filter(photo => photo.draft === draft)
    const input = {
      id: freshId(home), unitId: house.id, nil: false, sort: values.sort as never, served: numberOf(values.served), text: values.text.trim() || null, present: numberOf(values.present), came: numberOf(values.came), gone: numberOf(values.gone),
      ...values.day && values.day !== running.day ? { day: values.day, shift: values.shift || null } : {}, pictures: taken.length > 0 ? taken.map(({ sha256 }) => sha256) : null,
    }
    if (form.fail(faultsHere(write, input, ['sort', 'served'])) || busy) return
    const done = await run(input, home)
    if (!done) return
    await photos.follow(draft, input.id, done.id, 'log_notes')
    void photos.send()
    form.clear()
    setSent(true)
  }
  const pickDay = (chosen: string) => {
    form.set('day', chosen)
    for (const [field, count] of Object.entries(countsOn(chosen || running.day))) form.set(field as 'present', count)
  }
  return (
    <Page title={say('log.write')} lead={leadOf(say, language, of, day)} back="/">
      {late && <Late of={of} day={day} />}
      <form className="form" noValidate onSubmit={event => void submit(event)} onChange={() => setSent(false)}>
        {sent && <Band tone="daun" title={say('log.saved')} alert><LinkButton to="/">{say('log.done')}</LinkButton></Band>}
        <ErrorSummary form={form} names={labels} />
        <RadioRow {...bind('sort')} big label={labels.sort} options={ACTIVITIES.map(one => ({ value: one, label: say(`activity.${one}`) }))} />
        <TextField {...bind('served')} label={labels.served} inputMode="numeric" maxLength={4} />
        <TextField {...bind('text')} label={labels.text} hint={say('log.no_names')} maxLength={200} optional />
        <PhotoPicker draft={draft} most={MOST_PICTURES} />
        <details>
          <summary>{say(values.present ? 'log.people' : 'log.people_open', { present: values.present, came: values.came || '0', gone: values.gone || '0' })}</summary>
          <TextField {...bind('present')} label={labels.present} hint={say('log.present_hint')} inputMode="numeric" maxLength={4} />
          <TextField {...bind('came')} label={labels.came} inputMode="numeric" maxLength={4} />
          <TextField {...bind('gone')} label={labels.gone} inputMode="numeric" maxLength={4} />
        </details>
        <details>
          <summary>{say('log.other_day')}</summary>
          <DateField {...bind('day')} onValue={pickDay} label={labels.day} hint={say('log.other_day_hint')} min={addDays(running.day, -MOST_DAYS_BACK)} max={running.day} />
          <Select {...bind('shift')} label={labels.shift} empty={say('log.first_shift')} options={rules.shifts.map(({ name }) => ({ value: name, label: name }))} />
        </details>
        <Refusal problem={problem} />
        <Button tone="primary" wide submit busy={busy}>{say('log.save')}</Button>
      </form>
      <Section title={say('log.list')} id="daftar"><NoteList of={of} /></Section>
    </Page>
  )
}

/** Nothing to tell: the day, how many are there, one button. */
export function NilPage() {
  const say = useSay()
  const house = useHouse()
  if (!house) return <Page title={say('log.nil')} back="/"><EmptyState title={say('log.no_house')} /></Page>
  return <OfDay of={house} Form={Nil} />
}

function leadOf(say: Say, language: Language, { running }: House, day: Day): string {
  return `${dayWords(language, day)} · ${day < running.day ? say('day_state.telat') : say('log.shift', { shift: running.name })}`
}

/** A past day is taken and stays late; it may have been a quiet one. */
function Late({ of, day }: OfDay) {
  const say = useSay()
  const quiet = of.notes.every(note => note.day !== day || note.struckAt)
  return <Band tone="tembaga" title={say('log.late')}>{quiet && <LinkButton to={`/catatan/nihil?hari=${day}`}>{say('log.nil')}</LinkButton>}</Band>
}

function Nil({ of, day }: OfDay) {
  const say = useSay()
  const [language] = useLanguage()
  const [, go] = useLocation()
  const { house, running } = of
  const late = day < running.day
  const form = useForm(late ? `catatan.nihil.${day}` : 'catatan.nihil', useCounts(of)(day))
  const { run, busy, problem } = useAction(write)
  useFaults(form, problem)
  const { values, bind } = form
  const labels = { present: say('field.present'), came: say('field.came'), gone: say('field.gone') }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const home = homeOf(house.id)
    const input = { id: freshId(home), unitId: house.id, nil: true, ...late ? { day } : {}, present: numberOf(values.present), came: numberOf(values.came), gone: numberOf(values.gone) }
    if (form.fail(faultsHere(write, input)) || busy || !await run(input, home)) return
    form.clear()
    go('/')
  }
  return (
    <Page title={say('log.nil')} lead={leadOf(say, language, of, day)} back="/">
      <form className="form" noValidate onSubmit={event => void submit(event)}>
        <p>{say(late ? 'log.nil_late' : 'log.nil_lead')}</p>
        <ErrorSummary form={form} names={labels} />
        <TextField {...bind('present')} label={labels.present} hint={say('log.present_hint')} inputMode="numeric" maxLength={4} optional />
        <TextField {...bind('came')} label={labels.came} inputMode="numeric" maxLength={4} optional />
        <TextField {...bind('gone')} label={labels.gone} inputMode="numeric" maxLength={4} optional />
        <Refusal problem={problem} />
        <Button tone="primary" wide submit busy={busy}>{say('log.nil_save')}</Button>
      </form>
    </Page>
  )
}

import { IconPhoto } from '@tabler/icons-react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useSearchParams } from 'wouter'
import type { Action } from '#kernel/action.ts'
import { homeOf, type Id } from '#kernel/id.ts'
import { useApp } from '#web/app.tsx'
import { faultsHere, type Form, orNull, useFaults, useForm } from '#web/form.ts'
import { useAction } from '#web/hooks.ts'
import type { Ink } from '#web/ink.ts'
import { InkPad } from '#web/inkpad.tsx'
import { Band } from '#web/kit/band.tsx'
import { Button } from '#web/kit/button.tsx'
import { Check, CheckRow, DateField, RadioRow, Select, TextArea, TextField } from '#web/kit/fields.tsx'
import { ErrorSummary, Refusal } from '#web/kit/summary.tsx'
import { PhotoPicker } from '#web/photopicker.tsx'
import { RepairBand, useRepairing } from '#web/repair.tsx'
import { useFaultWords, useSay } from '#web/words.tsx'

/** What was answered, by field. */
export type Answers = Record<string, unknown>
/** One thing that a form asks: a line of text unless `as` says otherwise; one of a closed list, whose words are called `list`, or of what `options` gives. It is called as the field is. */
export type Item = { at: string; as?: 'long' | 'day' | 'some' | 'check' | 'mark' | 'photos'; of?: readonly string[]; list?: string; options?: readonly { value: string; label: string }[]; label?: string; hint?: string; max?: number; must?: boolean; /** No picture may come from the device. */ sealed?: boolean }
/** An act that is asked for in a form: what it is about, with what the form begins, what it asks, and what the act is given of it. */
export type Asked = { action: unknown; about: Id; title: string; lead?: string; first: Answers; items(values: Answers): readonly (Item | false)[]; given(values: Answers): object }

const FEW = 4

/** A form under its title; it is open when its act was refused and is to be mended, or when a task leads to it. */
export function Asking(asked: Asked) {
  const say = useSay()
  const { id } = useRepairing((asked.action as Action).name, asked.about)
  const led = useSearchParams()[0].get('buka') === (asked.action as Action).name
  const fold = useRef<HTMLDetailsElement>(null)
  const [done, finish] = useState(false)
  // after the page has shown its own beginning
  useEffect(() => { if (led) setTimeout(() => { fold.current?.scrollIntoView(); fold.current?.querySelector('summary')?.focus({ preventScroll: true }) }) }, [led])
  const close = () => {
    finish(true)
    fold.current!.open = false
    fold.current!.querySelector('summary')!.focus()
  }
  return <>
    {done && <Band tone="daun" alert>{say('consent.saved')}</Band>}
    <details className="more" ref={fold} open={!!id || led} onToggle={event => { if (event.currentTarget.open) finish(false) }}>
      <summary>{asked.title}</summary>
      <AskForm {...asked} onDone={close} />
    </details>
  </>
}

/** The form of an act: names all faults at once, decides here, and forgets what was typed once it is kept. */
export function AskForm({ action: of, about, title, lead, first, items, given, onDone }: Asked & { onDone(): void }) {
  const say = useSay()
  const action = of as Action
  const repair = useRepairing(action.name, about)
  const form = useForm<Answers>(`${action.name}-${about}`, first)
  const { run, busy, problem } = useAction(action)
  const { photos } = useApp()
  useFaults(form, problem)
  const shown = items(form.values).filter(item => item !== false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const taken = photos.get().filter(({ draft }) => draft === form.name).map(({ sha256 }) => sha256)
    const input: { id?: Id } = given(Object.fromEntries(Object.entries(form.values).map(([field, value]) => [field, typeof value === 'string' ? orNull(value) : value])))
    if (taken.length) Object.assign(input, { pictures: taken })
    if (busy || form.fail(faultsHere(action, { ...input }, shown.filter(({ must, at }) => must && at in input).map(({ at }) => at)))) return
    const done = await run(input as never, homeOf(about))
    if (!done) return
    await photos.follow(form.name, input.id!, done.id, 'provisions')
    if (repair.id) await photos.move(repair.id, input.id!, done.id)
    void photos.send()
    form.clear()
    repair.done()
    onDone()
  }
  return (
    <form className="form" noValidate onSubmit={event => void submit(event)}>
      <RepairBand of={repair} />
      {lead && <p className="hint">{lead}</p>}
      <ErrorSummary form={form} names={Object.fromEntries(shown.map(({ at, as, label }) => [at, (as !== 'check' && label) || say(`field.${at}`)]))} />
      {shown.map(item => <Control key={item.at} item={item} form={form} />)}
      <Refusal problem={problem} />
      <Button submit tone="primary" busy={busy}>{title}</Button>
    </form>
  )
}

function Control({ item: { at, as, of, list = at, options = [], label, hint, max, must, sealed }, form }: { item: Item; form: Form<Answers> }) {
  const say = useSay()
  const faultWords = useFaultWords()
  const { value, ...bound } = { ...form.bind(at), label: label ?? say(`field.${at}`), hint }
  const text = { ...bound, value: value as string, optional: !must, maxLength: max }
  const choices = of?.map(one => ({ value: one, label: say(`${list}.${one}`) })) ?? options
  if (as === 'some') return <CheckRow {...bound} value={value as string[]} options={choices} />
  if (as === 'check') return <div className={bound.fault && 'field faulty'}><Check {...bound} value={value as boolean} />{bound.fault && <p className="fault">{faultWords(bound.fault)}</p>}</div>
  if (as === 'mark') return (
    <fieldset className={`field${bound.fault ? ' faulty' : ''}`}>
      <legend>{bound.label}</legend>
      <InkPad {...bound} value={value as Ink | null} takes={say('consent.from_paper')} buttons={(picker, clear) => (
        <div className="buttons" style={{ marginTop: 8 }}>
          {!sealed && <span className="btn file"><IconPhoto size={22} stroke={1.75} aria-hidden="true" /><span aria-hidden="true">{say('consent.from_paper')}</span>{picker}</span>}
          {!!value && <Button tone="quiet" onPress={clear}>{say('consent.clear')}</Button>}
        </div>
      )} />
      {bound.fault && <p className="fault">{faultWords(bound.fault)}</p>}
    </fieldset>
  )
  if (as === 'photos') return <PhotoPicker draft={form.name} sealed={sealed} most={max} />
  if (as === 'day') return <DateField {...text} optional={false} />
  if (as === 'long') return <TextArea {...text} />
  if (choices.length > FEW || options.length) return <Select {...text} optional={false} options={choices} empty={must ? undefined : '–'} />
  return choices.length ? <RadioRow {...text} optional={false} options={choices} /> : <TextField {...text} />
}

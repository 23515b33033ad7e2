import { type FormEvent, type ReactNode, useEffect, useState } from 'react'
import type { Action, Read } from '#kernel/action.ts'
import { homeOf } from '#kernel/id.ts'
import { useApp } from '#web/app.tsx'
import { type Form, faultsHere, orNull, useForm, type Values } from '#web/form.ts'
import { useAction, useRecord, useRecords } from '#web/hooks.ts'
import { Band } from '#web/kit/band.tsx'
import { Button, LinkButton } from '#web/kit/button.tsx'
import { Check, DateField, Select, TextArea, TextField } from '#web/kit/fields.tsx'
import { Facts } from '#web/kit/list.tsx'
import { Page } from '#web/kit/page.tsx'
import { EmptyState } from '#web/kit/states.tsx'
import { ErrorSummary, Refusal } from '#web/kit/summary.tsx'
import { freshId } from '#web/moment.ts'
import { dayWords } from '#web/when.ts'
import { useLanguage, usePlaceName, useSay } from '#web/words.tsx'
import { handsOver } from '../handover.ts'
import { Institution, Stay, WAYS_OUT } from '../kinds.ts'
import { comeBack, discharge, moveBed, takeLeave } from '../live.ts'
import { thingsOf, thingsWords } from '../places.ts'
import { BedChoice, bedOf, StayMark, useBedFaults, useBedWords, useHouse } from './house.tsx'

type Row = Read<typeof Stay>
type Way = (typeof WAYS_OUT)[number]

/** One resident: where, since when, and what may be done. */
export function ResidentPage({ id }: { id: string }) {
  const say = useSay()
  const [language] = useLanguage()
  const { today } = useHouse()
  const stay = useRecord(Stay, id)
  const bedWords = useBedWords()
  const [said, setSaid] = useState('')
  const [letterId, setLetter] = useState('')
  const letter = letterId && <LinkButton to={`/berita-acara/${letterId}`}>{say('stay.letter')}</LinkButton>
  if (!stay) return <Page title={say('stay.title')} back="/penghuni">{said ? <><Band tone="daun" alert>{said}</Band>{letter}</> : <EmptyState title={say('stay.not_here')} />}</Page>
  const saved = (words: string) => () => setSaid(words)
  return (
    <Page title={stay.who} tab={say('stay.title')} back="/penghuni">
      {said && <Band tone="daun" alert>{said}</Band>}
      {letter}
      <p><StayMark stay={stay} today={today} />{stay.state === 'keluar' && say(`way_out.${stay.leftHow}`)}</p>
      <Facts of={[[say('stay.since'), dayWords(language, stay.admittedDay)], [say('stay.place'), bedWords(stay)], [say('stay.from'), stay.origin && <From code={stay.origin} />], [say('field.broughtBy'), stay.broughtBy], [say('field.arrival'), stay.arrival], [say('field.things'), stay.things && thingsWords(stay.things).replaceAll('\n', ', ')], [say('field.escort'), stay.leaveWith], [say('field.keeps'), stay.keepsPlace === false ? say('stay.not_kept') : null]]} />
      <LinkButton to={`/kasus/${stay.caseId}`}>{say('stay.case_file')}</LinkButton>
      {stay.state === 'cuti' && <Deed title={say('stay.return')}><ReturnForm stay={stay} today={today} onSaved={saved(say('stay.saved'))} /></Deed>}
      {stay.state !== 'keluar' && <Deed title={say(stay.state === 'cuti' ? 'stay.longer' : 'stay.leave')}><LeaveForm key={stay.state} stay={stay} today={today} onSaved={saved(say('stay.saved'))} /></Deed>}
      {stay.state === 'di_panti' && <Deed title={say('stay.move')}><MoveForm stay={stay} onSaved={saved(say('stay.saved'))} /></Deed>}
      {stay.state !== 'keluar' && <Deed title={say('stay.out')}><OutForm stay={stay} today={today} onSaved={saved(say('stay.out_saved'))} onLetter={setLetter} /></Deed>}
    </Page>
  )
}

/** Where somebody came from, also from beyond the places that this telephone knows by name. */
function From({ code }: { code: string }) {
  const known = usePlaceName()(code)
  const { http } = useApp()
  const [name, hear] = useState<string>()
  useEffect(() => {
    let live = true
    if (known === code) http.get<{ name: string; above: { name: string }[] }>(`/api/v1/regions/${code}`).then(place => { if (live) hear([place.name, place.above.at(-2)?.name].filter(Boolean).join(', ')) }, () => undefined)
    return () => { live = false }
  }, [http, known, code])
  return <>{name ?? known}</>
}

function Deed({ title, children }: { title: string; children: ReactNode }) {
  return <details className="more"><summary>{title}</summary>{children}</details>
}

function Sheet<I, V extends Values>({ action, form, names, input, submit, asked, onSaved, children }: { action: Action<string, I>; form: Form<V>; names: Record<string, string>; input(): I & { stayId: string }; submit: string; asked?: readonly string[]; onSaved(): void; children: ReactNode }) {
  const { run, busy, problem } = useAction(action)
  useBedFaults(form, problem)
  const press = async (event: FormEvent) => {
    event.preventDefault()
    const given = input()
    if (form.fail(faultsHere(action, given, asked)) || busy) return
    if (await run(given, homeOf(given.stayId))) { form.clear(); onSaved() }
  }
  return (
    <form className="form" noValidate onSubmit={event => void press(event)}>
      <ErrorSummary form={form} names={names} />
      {children}
      <Refusal problem={problem} />
      <Button tone="primary" wide submit busy={busy}>{submit}</Button>
    </form>
  )
}

type Of = { stay: Row; today: string; onSaved(): void }

function useNames(...fields: readonly string[]): Record<string, string> {
  const say = useSay()
  return Object.fromEntries(fields.map(field => [field, say(`field.${field}`)]))
}

function LeaveForm({ stay, today, onSaved }: Of) {
  const say = useSay()
  const form = useForm(`cuti.${stay.id}`, { escort: stay.leaveWith ?? '', until: stay.leaveUntil ?? '', keeps: true })
  const names: Record<string, string> = { ...useNames('escort', 'keeps'), until: say('stay.expected') }
  const { values, bind } = form
  return (
    <Sheet action={takeLeave} form={form} names={names} asked={['escort', 'until']} submit={say('app.save')} onSaved={onSaved} input={() => ({ stayId: stay.id, escort: values.escort, until: values.until, keeps: values.keeps })}>
      <TextField {...bind('escort')} label={names.escort!} maxLength={160} />
      <DateField {...bind('until')} label={names.until!} min={today} />
      {stay.state !== 'cuti' && <Check id={`cuti-${stay.id}-keeps`} label={names.keeps!} hint={say('stay.keeps_hint')} value={values.keeps} onValue={value => form.set('keeps', value)} />}
    </Sheet>
  )
}

function ReturnForm({ stay, today, onSaved }: Of) {
  const say = useSay()
  const form = useForm(`kembali.${stay.id}`, { day: today, bed: '' })
  const names = useNames('day', 'bed')
  return (
    <Sheet action={comeBack} form={form} names={names} submit={say('stay.return')} onSaved={onSaved} input={() => ({ stayId: stay.id, day: orNull(form.values.day), ...stay.keepsPlace ? {} : bedOf(form.values.bed) })}>
      <DateField {...form.bind('day')} label={names.day!} max={today} />
      {!stay.keepsPlace && <BedChoice {...form.bind('bed')} sex={stay.sex} />}
    </Sheet>
  )
}

function MoveForm({ stay, onSaved }: Omit<Of, 'today'>) {
  const say = useSay()
  const form = useForm(`pindah.${stay.id}`, { bed: '' })
  const names = useNames('bed')
  return (
    <Sheet action={moveBed} form={form} names={names} submit={say('stay.move')} onSaved={onSaved} input={() => ({ stayId: stay.id, ...bedOf(form.values.bed) })}>
      <BedChoice {...form.bind('bed')} sex={stay.sex} />
    </Sheet>
  )
}

function OutForm({ stay, today, onSaved, onLetter }: Of & { onLetter(id: string): void }) {
  const say = useSay()
  const [letterId] = useState(() => freshId(homeOf(stay.id)))
  const others = useRecords(Institution).filter(({ unitId }) => unitId !== stay.unitId)
  const form = useForm(`keluar.${stay.id}`, { way: '', day: today, toUnitId: '', toName: '', relation: '', address: '', phone: '', condition: '', things: thingsWords(stay.things), medicine: '', witnesses: '', note: '' })
  const names = useNames('way', 'day', 'toUnitId', 'toName', 'relation', 'address', 'phone', 'condition', 'things', 'medicine', 'witnesses', 'note')
  const { values, bind } = form
  const way = values.way as Way | ''
  const isLetter = !!way && handsOver({ how: way })
  const hands = !!way && (handsOver({ how: way }) || way === 'meninggal')
  const input = () => {
    const [things, witnesses] = [thingsOf(values.things), values.witnesses.split('\n').map(name => name.trim()).filter(Boolean)]
    const over = hands ? { toUnitId: way === 'panti_lain' ? orNull(values.toUnitId) : null, toName: values.toUnitId && way === 'panti_lain' ? null : orNull(values.toName), relation: orNull(values.relation), address: orNull(values.address), phone: orNull(values.phone), condition: orNull(values.condition), things: things.length > 0 ? things : null, medicine: orNull(values.medicine), witnesses: witnesses.length > 0 ? witnesses : null } : {}
    return { stayId: stay.id, way: way as Way, day: orNull(values.day), note: orNull(values.note), ...over, ...isLetter ? { letterId } : {} }
  }
  return (
    <Sheet action={discharge} form={form} names={names} asked={['way']} submit={say('stay.out')} onSaved={() => { if (isLetter) onLetter(letterId); onSaved() }} input={input}>
      <Select {...bind('way')} label={names.way!} empty={say('app.choose')} options={WAYS_OUT.map(value => ({ value, label: say(`way_out.${value}`) }))} />
      <DateField {...bind('day')} label={names.day!} max={today} />
      {way === 'panti_lain' && others.length > 0 && <Select {...bind('toUnitId')} label={names.toUnitId!} empty={say('stay.other_office')} options={others.map(({ unitId, name }) => ({ value: unitId, label: name }))} />}
      {hands && <>
        {!(way === 'panti_lain' && values.toUnitId) && <><TextField {...bind('toName')} label={names.toName!} maxLength={160} /><TextField {...bind('relation')} label={names.relation!} maxLength={80} optional /></>}
        <TextField {...bind('address')} label={names.address!} maxLength={300} optional />
        <TextField {...bind('phone')} label={names.phone!} type="tel" inputMode="tel" maxLength={24} optional />
        <TextArea {...bind('condition')} label={names.condition!} rows={2} maxLength={2000} />
        <TextArea {...bind('things')} label={names.things!} hint={say('stay.things_hint')} rows={3} maxLength={2000} optional />
        <TextField {...bind('medicine')} label={names.medicine!} maxLength={1000} optional />
        <TextArea {...bind('witnesses')} label={names.witnesses!} hint={say('stay.witnesses_hint')} rows={2} maxLength={700} optional />
        {isLetter && <p className="hint">{say('stay.letter_hint')}</p>}
      </>}
      <TextArea {...bind('note')} label={names.note!} rows={2} maxLength={2000} optional />
    </Sheet>
  )
}

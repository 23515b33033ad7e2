import { type FormEvent, useState } from 'react'
import type { Read } from '#kernel/action.ts'
import { homeOf } from '#kernel/id.ts'
import { useSession } from '#web/app.tsx'
import { faultsHere, useFaults, useForm } from '#web/form.ts'
import { useAction, useRecords } from '#web/hooks.ts'
import { Band, Mark } from '#web/kit/band.tsx'
import { Button } from '#web/kit/button.tsx'
import { Check, RadioRow, Select, TextArea, TextField, TimeField } from '#web/kit/fields.tsx'
import { List, PlainRow, Section } from '#web/kit/list.tsx'
import { Page } from '#web/kit/page.tsx'
import { EmptyState } from '#web/kit/states.tsx'
import { ErrorSummary, Refusal } from '#web/kit/summary.tsx'
import { freshId } from '#web/moment.ts'
import { momentWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { Case } from '#slices/cases/kinds.ts'
import { acceptShift, addCare, doCare, endCare, handShift } from '#slices/houselog/care.ts'
import { CARES, CareNote, ShiftHandover } from '#slices/houselog/kinds.ts'
import { type House, numberOf, useCounts, useDayWords, useHouse, useResidents } from './data.tsx'

const MOST_SHOWN = 6

/** Hand-over between shifts: what the last one left, what must be known of residents, and the own hand-over. */
export function ShiftPage() {
  const say = useSay()
  const house = useHouse()
  if (!house) return <Page title={say('log.handover')} back="/"><EmptyState title={say('log.no_house')} /></Page>
  return (
    <Page title={say('log.handover')} lead={say('log.shift', { shift: house.running.name })} back="/">
      <Handovers of={house} />
      <Section title={say('log.cares')} id="pesan"><Cares of={house} /><AddCare of={house} /></Section>
      <Section title={say('log.hand')} id="serahkan"><Hand of={house} /></Section>
    </Page>
  )
}

function Handovers({ of }: { of: House }) {
  const say = useSay()
  const words = useDayWords(of)
  const rows = useRecords(ShiftHandover, { unitId: of.house.id }).toSorted((a, b) => (a.at < b.at ? 1 : -1)).slice(0, MOST_SHOWN)
  return (
    <Section title={say('log.handovers')} id="serah-terima">
      {rows.length ? <List>{rows.map(row => (
        <PlainRow key={row.id} attention={!row.acceptedAt} title={`${words(row.day)} · ${row.shift} · ${row.byName}`} mark={row.acceptedAt ? <Mark tone="daun">{say('log.read_by', { name: row.acceptedByName ?? '' })}</Mark> : <Mark tone="tembaga">{say('log.not_read')}</Mark>}>
          <p>{row.calm ? say('log.calm') : [say('log.handed', { cares: row.careIds.length }), typeof row.present === 'number' && say('log.handed_present', { present: row.present })].filter(Boolean).join(' ')}</p>
          {row.pending.map((line, nth) => <p key={nth}>• {line}</p>)}
          {row.reply && <p>{row.acceptedByName}: {row.reply}</p>}
          <Accept row={row} />
        </PlainRow>
      ))}</List> : <EmptyState title={say('log.handovers_none')} />}
    </Section>
  )
}

function Accept({ row }: { row: Read<typeof ShiftHandover> }) {
  const say = useSay()
  const { worker } = useSession()
  const form = useForm(`sif.${row.id}`, { reply: '' })
  const { run, busy, problem } = useAction(acceptShift)
  if (row.acceptedAt || row.byId === worker.id) return <Refusal problem={problem} />
  const press = async () => { if (await run({ shiftHandoverId: row.id, reply: form.values.reply.trim() || null }, homeOf(row.id))) form.clear() }
  return <>
    <TextField {...form.bind('reply')} label={say('log.question')} maxLength={300} optional />
    <Refusal problem={problem} />
    <Button tone="primary" wide busy={busy} onPress={() => void press()}>{say('log.accept')}</Button>
  </>
}

function Cares({ of: { house } }: { of: House }) {
  const say = useSay()
  const [language] = useLanguage()
  const cares = useRecords(CareNote, { unitId: house.id, state: 'terbuka' }).toSorted((a, b) => (a.sort + (a.clock ?? '') < b.sort + (b.clock ?? '') ? -1 : 1))
  const cases = useRecords(Case)
  if (!cares.length) return <EmptyState title={say('log.cares_none')} />
  return <List>{cares.map(care => (
    <PlainRow key={care.id} title={cases.find(({ id }) => id === care.caseId)?.who ?? ''} mark={<Mark tone={care.sort === 'risiko' ? 'bata' : 'tembaga'}>{say(`care.${care.sort}`)}</Mark>}>
      <p>{[care.clock?.replace(':', '.'), care.what].filter(Boolean).join(' · ')}{care.daily && ` · ${say('field.daily')}`}</p>
      {care.doneAt && <p>{say('log.done_by', { name: care.doneBy ?? '', when: momentWords(say, language, care.region, care.doneAt) })}</p>}
      <CareButtons care={care} who={cases.find(({ id }) => id === care.caseId)?.who ?? ''} />
    </PlainRow>
  ))}</List>
}

function CareButtons({ care, who }: { care: Read<typeof CareNote>; who: string }) {
  const say = useSay()
  const doing = useAction(doCare)
  const ending = useAction(endCare)
  const home = homeOf(care.id)
  return <>
    <Refusal problem={doing.problem ?? ending.problem} />
    <span className="buttons">
      <Button small busy={doing.busy} label={`${say('log.did')}: ${who}`} onPress={() => void doing.run({ careNoteId: care.id }, home)}>{say(care.sort === 'obat' ? 'log.gave' : 'log.did')}</Button>
      {care.daily && <Button small tone="quiet" busy={ending.busy} label={`${say('log.end')}: ${who}`} onPress={() => void ending.run({ careNoteId: care.id }, home)}>{say('log.end')}</Button>}
    </span>
  </>
}

const ASKED = ['caseId', 'sort', 'what'] as const

function AddCare({ of: { house } }: { of: House }) {
  const say = useSay()
  const residents = useResidents(house.id)
  const form = useForm('pesan', { caseId: '', sort: '', what: '', clock: '', daily: false })
  const { run, busy, problem } = useAction(addCare)
  useFaults(form, problem)
  const { values, bind } = form
  const labels = { caseId: say('log.resident'), sort: say('log.care_sort'), what: say('log.care_what'), clock: say('field.clock') }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const home = homeOf(house.id)
    const input = { id: freshId(home), caseId: values.caseId, sort: values.sort as never, what: values.what.trim(), clock: values.clock || null, daily: values.daily }
    if (form.fail(faultsHere(addCare, input, ASKED)) || busy || !await run(input, home)) return
    form.clear()
  }
  if (!residents.length) return <p className="hint">{say('log.residents_none')}</p>
  return (
    <details>
      <summary>{say('log.care_add')}</summary>
      <form className="form" noValidate onSubmit={event => void submit(event)}>
        <ErrorSummary form={form} names={labels} />
        <Select {...bind('caseId')} label={labels.caseId} empty={say('log.choose')} options={residents.map(({ id, who }) => ({ value: id, label: who }))} />
        <RadioRow {...bind('sort')} label={labels.sort} options={CARES.map(one => ({ value: one, label: say(`care.${one}`) }))} />
        <TextField {...bind('what')} label={labels.what} maxLength={300} />
        <TimeField {...bind('clock')} label={labels.clock} optional />
        <Check id="pesan-daily" label={say('field.daily')} value={values.daily} onValue={value => form.set('daily', value)} />
        <Refusal problem={problem} />
        <Button submit busy={busy}>{say('log.care_add')}</Button>
      </form>
    </details>
  )
}

function Hand({ of }: { of: House }) {
  const say = useSay()
  const { house, running } = of
  const { present } = useCounts(of)(running.day)
  const form = useForm('serah', { present, pending: '' })
  const { run, busy, problem } = useAction(handShift)
  useFaults(form, problem)
  const [sent, setSent] = useState(false)
  const labels = { present: say('field.present'), pending: say('field.pending') }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const home = homeOf(house.id)
    const pending = form.values.pending.split('\n').map(line => line.trim()).filter(Boolean)
    const input = { id: freshId(home), unitId: house.id, present: numberOf(form.values.present), pending }
    if (form.fail(faultsHere(handShift, input)) || busy || !await run(input, home)) return
    form.clear()
    setSent(true)
  }
  return (
    <form className="form" noValidate onSubmit={event => void submit(event)} onChange={() => setSent(false)}>
      {sent && <Band tone="daun" title={say('log.handed_over')} alert />}
      <ErrorSummary form={form} names={labels} />
      <TextField {...form.bind('present')} label={labels.present} hint={say('log.present_hint')} inputMode="numeric" maxLength={4} />
      <TextArea {...form.bind('pending')} label={labels.pending} hint={say('log.pending_hint')} maxLength={2000} optional />
      <Refusal problem={problem} />
      <Button tone="primary" wide submit busy={busy}>{say('log.hand')}</Button>
    </form>
  )
}

import { type FormEvent, useState } from 'react'
import type { Read } from '#kernel/action.ts'
import { homeOf } from '#kernel/id.ts'
import { useSession } from '#web/app.tsx'
import { faultsHere, useFaults, useForm } from '#web/form.ts'
import { useAction, useRecords } from '#web/hooks.ts'
import { Band, Mark } from '#web/kit/band.tsx'
import { Button } from '#web/kit/button.tsx'
import { RadioRow, Select, TextArea } from '#web/kit/fields.tsx'
import { List, PlainRow, Section } from '#web/kit/list.tsx'
import { Page } from '#web/kit/page.tsx'
import { EmptyState } from '#web/kit/states.tsx'
import { ErrorSummary, Refusal } from '#web/kit/summary.tsx'
import { freshId } from '#web/moment.ts'
import { momentWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { EVENTS, Incident, StaffIncident } from '#slices/houselog/kinds.ts'
import { close, raise, take } from '#slices/houselog/incidents.ts'
import { type House, useHouse, useResidents } from './data.tsx'

type Any = Read<typeof Incident> | Read<typeof StaffIncident>
const isStaff = (row: Any) => 'houseId' in row
const ASKED = ['sort', 'namesStaff', 'story'] as const

/** Something happened: it is written, and those on duty are called one after the other until one answers. */
export function IncidentPage() {
  const say = useSay()
  const house = useHouse()
  const rows = [...useRecords(Incident), ...useRecords(StaffIncident)].toSorted((a, b) => (a.at < b.at ? 1 : -1))
  return (
    <Page title={say('log.incident')} back="/">
      {house && <Raise of={house} />}
      <Section title={say('log.incidents')} id="kejadian">{rows.length ? <List>{rows.map(row => <Row key={row.id} row={row} />)}</List> : <EmptyState title={say('log.incidents_none')} />}</Section>
    </Page>
  )
}

function Raise({ of: { house } }: { of: House }) {
  const say = useSay()
  const residents = useResidents(house.id)
  const form = useForm('kejadian', { sort: '', namesStaff: '', caseId: '', story: '' })
  const { run, busy, problem } = useAction(raise)
  useFaults(form, problem)
  const [sent, setSent] = useState(false)
  const { values, bind } = form
  const labels = { sort: say('log.event'), namesStaff: say('field.namesStaff'), caseId: say('log.resident'), story: say('log.story') }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const home = homeOf(house.id)
    const given = { id: freshId(home), unitId: house.id, sort: values.sort as never, namesStaff: values.namesStaff === '' ? null : values.namesStaff === 'ya', caseId: values.caseId || null, story: values.story.trim() }
    if (form.fail(faultsHere(raise, given, ASKED)) || busy) return
    if (!await run({ ...given, namesStaff: values.namesStaff === 'ya' }, home)) return
    form.clear()
    setSent(true)
  }
  return (
    <form className="form" noValidate onSubmit={event => void submit(event)} onChange={() => setSent(false)}>
      {sent && <Band tone="daun" title={say('log.raised')} alert>{say('log.raised_lead')}</Band>}
      <ErrorSummary form={form} names={labels} />
      <RadioRow {...bind('sort')} big label={labels.sort} options={EVENTS.map(one => ({ value: one, label: say(`event.${one}`) }))} />
      <RadioRow {...bind('namesStaff')} label={labels.namesStaff} hint={say('log.staff_hint')} options={[{ value: 'tidak', label: say('log.no') }, { value: 'ya', label: say('log.yes') }]} />
      {residents.length > 0 && <Select {...bind('caseId')} label={labels.caseId} empty={say('log.nobody')} options={residents.map(({ id, who }) => ({ value: id, label: who }))} optional />}
      <TextArea {...bind('story')} label={labels.story} hint={say('log.no_names')} maxLength={2000} />
      <Refusal problem={problem} />
      <Button tone="danger" wide submit busy={busy}>{say('log.raise')}</Button>
    </form>
  )
}

function Row({ row }: { row: Any }) {
  const say = useSay()
  const [language] = useLanguage()
  return (
    <PlainRow attention={row.state === 'menunggu'} title={say(`event.${row.sort}`)} mark={<Mark tone={row.state === 'menunggu' ? 'bata' : row.state === 'ditangani' ? 'tembaga' : 'daun'}>{say(`incident_state.${row.state}`)}</Mark>}>
      <p>{momentWords(say, language, row.region, row.at)} · {row.byName}</p>
      {row.story && <p>{row.story}</p>}
      {row.calls.length > 0 && <p>{say('log.called', { names: row.calls.map(({ name }) => name).join(' → ') })}</p>}
      {row.takenByName && <p>{say('log.taken_by', { name: row.takenByName })}</p>}
      {row.outcome && <p>{row.outcome}</p>}
      <Answering row={row} />
    </PlainRow>
  )
}

function Answering({ row }: { row: Any }) {
  const say = useSay()
  const { worker } = useSession()
  const taking = useAction(take)
  const closing = useAction(close)
  const form = useForm(`kejadian.${row.id}`, { outcome: '' })
  useFaults(form, closing.problem)
  const staff = isStaff(row)
  if (row.state === 'menunggu' && row.calledIds.includes(worker.id)) return <><Refusal problem={taking.problem} /><Button tone="primary" wide busy={taking.busy} onPress={() => void taking.run({ incidentId: row.id, staff }, homeOf(row.id))}>{say('log.take')}</Button></>
  if (row.state !== 'ditangani' || row.takenById !== worker.id) return <Refusal problem={taking.problem} />
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const outcome = form.values.outcome.trim()
    if (!outcome) { form.fail([{ at: 'outcome', rule: 'required' }]); return }
    if (!closing.busy && await closing.run({ incidentId: row.id, staff, outcome }, homeOf(row.id))) form.clear()
  }
  return (
    <form className="form" noValidate onSubmit={event => void submit(event)}>
      <TextArea {...form.bind('outcome')} label={say('log.outcome')} hint={say('log.no_names')} maxLength={2000} />
      <Refusal problem={closing.problem} />
      <Button submit busy={closing.busy}>{say('log.close')}</Button>
    </form>
  )
}

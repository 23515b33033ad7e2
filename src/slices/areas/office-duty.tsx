import { Button } from '@mantine/core'
import { useState } from 'react'
import { addDays, daysBetween, isDay, type Day } from '#kernel/day.ts'
import { homeOf } from '#kernel/id.ts'
import { levelOf } from '#kernel/region.ts'
import { useFaults, useForm } from '#web/form.ts'
import { dayWords, nextDays } from '#web/when.ts'
import { useLanguage, usePlaceName, useSay } from '#web/words.tsx'
import { Choose, DayBox, Find, narrowed, OneOf } from '#web/office/fields.tsx'
import { Form, RefusalBand } from '#web/office/form.tsx'
import { Ledger } from '#web/office/ledger.tsx'
import { Band, Mark, usePillarWords } from '#web/office/marks.tsx'
import { Page, Section } from '#web/office/page.tsx'
import { useLivePosts } from '#web/office/people.tsx'
import { address, useAll } from '#web/office/query.ts'
import { useSend } from '#web/office/send.ts'
import { Answer } from '#web/office/states.tsx'
import { useMay, useOffice, useTell, useToday } from '#web/office/store.tsx'
import { useSession } from '#web/app.tsx'
import { dropDuty, setDuty } from './duty.ts'
import { type Duty, SHIFTS } from './kinds.ts'

const DAYS_SHOWN = 14
const DAYS_ASKED = 7

/** The duty roster: who is on call on which day and night, for the office or a kecamatan. */
export function DutyPage() {
  const say = useSay()
  const may = useMay()
  const today = useToday()
  const { region } = useOffice()
  const duties = useAll<Duty>(address('/api/v1/duties', { region, ended: 'false', dayFrom: addDays(today, -1), dayTo: addDays(today, DAYS_SHOWN), order: 'asc', limit: 100 }))
  return (
    <Page title={say('duty.title')} lead={say('duty.lead')}>
      <Answer of={duties} rows={10}>{rows => <Roster rows={rows} today={today} />}</Answer>
      {may('duty.manage') && <Section id="tambah" title={say('duty.add')}><DutyForm today={today} /></Section>}
    </Page>
  )
}

function Roster({ rows, today }: { rows: readonly Duty[]; today: Day }) {
  const say = useSay()
  const [language] = useLanguage()
  const days = nextDays(today, DAYS_SHOWN)
  const of = (day: Day, shift: string) => rows.filter(row => row.day === day && row.shift === shift)
  const empty = days.slice(0, DAYS_ASKED).flatMap(day => SHIFTS.filter(shift => of(day, shift).length === 0)).length
  return (
    <>
      {empty > 0 && <Band tone="tembaga">{say('duty.gap', { count: empty })}</Band>}
      <Ledger label={say('duty.title')} rows={days.map(day => ({ id: day }))} columns={[
        { head: say('field.day'), cell: ({ id }) => dayWords(language, id, true) },
        ...SHIFTS.map(shift => ({ head: say(`shift.${shift}`), narrow: 'plain' as const, cell: ({ id }: { id: Day }) => <Shift rows={of(id, shift)} /> })),
      ]} />
    </>
  )
}

function Shift({ rows }: { rows: readonly Duty[] }) {
  const say = useSay()
  const [language] = useLanguage()
  const placeName = usePlaceName()
  const words = usePillarWords()
  const may = useMay()
  const { region } = useOffice()
  const sender = useSend(dropDuty)
  if (rows.length === 0) return <Mark tone="tembaga">{say('duty.none')}</Mark>
  return <>
    <RefusalBand problem={sender.problem} />
    {rows.map(row => (
      <div key={row.id}>{row.workerName} <span className="muted">{words(row.pillar ?? row.role)}{row.region !== region && ` · ${placeName(row.region)}`}</span>{may('duty.manage', row.region) && <> <Button size="compact-xs" variant="subtle" color="bata" aria-label={say('duty.drop_who', { name: row.workerName, day: dayWords(language, row.day, true) })} onClick={() => void sender.run({ dutyId: row.id }, homeOf(row.id))}>{say('duty.drop')}</Button></>}</div>
    ))}
  </>
}

function DutyForm({ today }: { today: Day }) {
  const say = useSay()
  const tell = useTell()
  const placeName = usePlaceName()
  const words = usePillarWords()
  const office = useOffice()
  const { places } = useSession()
  const [typed, setTyped] = useState('')
  const { posts, busy } = useLivePosts(typed)
  const form = useForm('duty', { postId: '', region: office.region, from: today, to: today, shift: 'malam' })
  const sender = useSend(setDuty)
  useFaults(form, sender.problem)
  const { values } = form
  const options = posts.map(post => ({ value: post.id, label: `${post.workerName} · ${words(post.pillar ?? post.role)} ${placeName(post.region)}` })).toSorted((a, b) => a.label.localeCompare(b.label, 'id'))
  const kecamatan = Object.entries(places).filter(([code]) => levelOf(code) === 3 && code.startsWith(`${office.region}.`)).map(([value, label]) => ({ value, label }))
  const save = async () => {
    const faults = (['postId', 'from', 'to'] as const).filter(at => !values[at]).map(at => ({ at: at as string, rule: 'required' }))
    if (faults.length === 0 && (!isDay(values.from) || !isDay(values.to) || values.to < values.from)) faults.push({ at: 'to', rule: 'after_from' })
    if (form.fail(faults)) return
    const days = nextDays(values.from, daysBetween(values.from, values.to) + 1)
    if (!await sender.run({ postId: values.postId, region: values.region, days, shift: values.shift as 'siang' }, office.home)) return
    form.clear()
    tell(say('duty.saved'))
  }
  const labels = { postId: say('duty.who'), region: say('duty.region'), from: say('duty.from'), to: say('duty.to'), shift: say('field.shift'), days: say('duty.from') }
  return (
    <Form form={form} labels={labels} sending={sender} submit={say('duty.save')} onSubmit={() => void save()}>
      <Find {...form.bind('postId')} label={labels.postId} waiting={busy} onTyped={setTyped} options={options.some(option => option.label === typed) ? options : narrowed(options, typed)} />
      <Choose {...form.bind('region')} label={labels.region} options={[{ value: office.region, label: say('area.wide', { place: placeName(office.region) }) }, ...kecamatan]} />
      <div className="pair"><DayBox {...form.bind('from')} label={labels.from} min={today} /><DayBox {...form.bind('to')} label={labels.to} min={values.from} /></div>
      <OneOf {...form.bind('shift')} label={labels.shift} options={SHIFTS.map(value => ({ value, label: say(`shift.${value}`) }))} />
    </Form>
  )
}

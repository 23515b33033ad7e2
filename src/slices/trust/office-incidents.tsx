import { Button } from '@mantine/core'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { dayAt, momentAt, timeAt, zoneOf } from '#kernel/day.ts'
import { useFaults, useForm } from '#web/form.ts'
import { momentWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { Dialog } from '#web/office/dialog.tsx'
import { ClockBox, DayBox, SomeOf, TextBlock, TextBox } from '#web/office/fields.tsx'
import { Form, useLabels } from '#web/office/form.tsx'
import { PagedLedger } from '#web/office/ledger.tsx'
import { Mark } from '#web/office/marks.tsx'
import { Page } from '#web/office/page.tsx'
import { type Page as Rows, usePages, useQuery } from '#web/office/query.ts'
import { useSend } from '#web/office/send.ts'
import { useMay, useOffice, useTell } from '#web/office/store.tsx'
import { type Breach, BREACH_DATA, hoursBetween, missingNotices, recordBreach } from './rules.ts'

type BreachRow = Pick<Breach, 'id' | 'region' | 'title' | 'knownAt' | 'dueAt' | 'stage' | 'told' | 'byName'>

/** Insiden data: the register that the law asks for, each with the time that is left for its notices. */
export function IncidentsPage() {
  const say = useSay()
  const may = useMay()
  const [language] = useLanguage()
  const { region } = useOffice()
  const [adding, add] = useState(false)
  const rows = usePages<BreachRow>('/api/v1/breaches')
  return (
    <Page title={say('office.nav.incidents')} lead={say('office.incidents.lead')} actions={may('breach.record') && <Button onClick={() => add(true)}>{say('office.incidents.add')}</Button>}>
      <PagedLedger label={say('office.nav.incidents')} query={rows} empty={say('office.incidents.none')} hint={say('office.incidents.none_hint')} to={row => `/insiden/${row.id}`} marked={row => row.stage !== 'selesai' && missingNotices(row).length > 0} columns={[
        { head: say('field.title'), cell: row => row.title },
        { head: say('field.knownAt'), cell: row => <span className="num">{momentWords(say, language, region, row.knownAt)}</span>, narrow: 'plain' },
        { head: say('office.incidents.clock'), cell: row => <Clock of={row} />, narrow: 'plain' },
        { head: say('field.stage'), cell: row => say(`breach_stage.${row.stage}`), narrow: 'plain' },
        { head: say('office.incidents.by'), cell: row => row.byName },
      ]} />
      {adding && <AddIncident onClose={() => add(false)} />}
    </Page>
  )
}

/** The time that is left until both letters must be out, or that they are. */
export function Clock({ of }: { of: Pick<Breach, 'dueAt' | 'told' | 'stage'> }) {
  const say = useSay()
  const now = new Date().toISOString()
  const sent = missingNotices(of).length === 0
  const last = of.told.map(({ at }) => at).toSorted().at(-1)
  if (sent) return <Mark tone={last && last > of.dueAt ? 'tembaga' : 'daun'}>{say(last && last > of.dueAt ? 'office.incidents.sent_late' : 'office.incidents.sent')}</Mark>
  if (now > of.dueAt) return <Mark tone="bata">{say('office.incidents.overdue', { count: hoursBetween(of.dueAt, now) })}</Mark>
  return <Mark tone="tembaga">{say('office.incidents.left', { count: hoursBetween(now, of.dueAt) })}</Mark>
}

/** Incidents whose letters are not out yet, for the first page of those who answer for them. */
export function IncidentBand() {
  const say = useSay()
  const rows = useQuery<Rows<BreachRow>>('/api/v1/breaches?limit=20')
  const open = (rows.data?.items ?? []).filter(row => row.stage !== 'selesai' && missingNotices(row).length > 0)
  if (open.length === 0) return null
  return (
    <section className="strip strip-bata first" aria-label={say('office.nav.incidents')}>
      {open.map(row => <p key={row.id}><Link href={`/insiden/${row.id}`}>{row.title}</Link> · <Clock of={row} /></p>)}
    </section>
  )
}

function AddIncident({ onClose }: { onClose: () => void }) {
  const say = useSay()
  const tell = useTell()
  const office = useOffice()
  const [, go] = useLocation()
  const labels = useLabels('title', 'knownAt', 'happenedAt', 'data', 'how', 'whose', 'persons', 'handling')
  const now = new Date().toISOString()
  const form = useForm('breach.new', { title: '', knownAt: dayAt(office.region, now), knownClock: timeAt(office.region, now), happenedAt: '', happenedClock: '', data: [] as readonly string[], how: '', whose: '', persons: '', handling: '' })
  const sender = useSend(recordBreach)
  useFaults(form, sender.problem)
  const save = async () => {
    const { title, knownAt, knownClock, happenedAt, happenedClock, data, how, whose, persons, handling } = form.values
    const missing = (['title', 'knownAt', 'how', 'whose'] as const).filter(at => !form.values[at].trim()).map(at => ({ at, rule: 'required' }))
    if (form.fail([...missing, ...data.length ? [] : [{ at: 'data', rule: 'required' }], ...persons && !/^\d{1,8}$/.test(persons) ? [{ at: 'persons', rule: 'type' }] : []])) return
    const receipt = await sender.run({ region: office.region, title, knownAt: momentAt(office.region, knownAt, knownClock || '00:00'), happenedAt: happenedAt ? momentAt(office.region, happenedAt, happenedClock || '00:00') : null, data: data as Breach['data'], how, whose, persons: persons ? Number(persons) : null, handling: handling || null }, office.home)
    if (!receipt) return
    form.clear()
    tell(say('office.incidents.saved'))
    onClose()
    go(`/insiden/${receipt.made[0]!.id}`)
  }
  return (
    <Dialog title={say('office.incidents.add')} size={640} onClose={onClose}>
      <Form form={form} labels={labels} sending={sender} submit={say('office.incidents.save')} onSubmit={() => void save()} onCancel={onClose}>
        <p>{say('office.incidents.add_lead')}</p>
        <TextBox {...form.bind('title')} label={labels.title!} max={160} />
        <div className="pair"><DayBox {...form.bind('knownAt')} label={labels.knownAt!} /><ClockBox {...form.bind('knownClock')} label={say('office.incidents.hour', { zone: zoneOf(office.region) })} /></div>
        <div className="pair"><DayBox {...form.bind('happenedAt')} label={labels.happenedAt!} optional /><ClockBox {...form.bind('happenedClock')} label={say('office.incidents.hour', { zone: zoneOf(office.region) })} optional /></div>
        <SomeOf {...form.bind('data')} label={labels.data!} options={BREACH_DATA.map(value => ({ value, label: say(`breach_data.${value}`) }))} />
        <TextBlock {...form.bind('how')} label={say('office.incidents.how')} max={2000} />
        <TextBlock {...form.bind('whose')} label={labels.whose!} hint={say('office.incidents.no_names')} rows={2} max={600} />
        <TextBox {...form.bind('persons')} label={labels.persons!} optional inputMode="numeric" max={8} />
        <TextBlock {...form.bind('handling')} label={labels.handling!} optional max={2000} />
      </Form>
    </Dialog>
  )
}

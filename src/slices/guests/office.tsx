import { Button } from '@mantine/core'
import { useState } from 'react'
import { timeAt } from '#kernel/day.ts'
import { homeOf } from '#kernel/id.ts'
import { useFaults, useForm } from '#web/form.ts'
import { freshId } from '#web/moment.ts'
import { windowWords } from '#web/when.ts'
import { useSay } from '#web/words.tsx'
import { Dialog, ReasonDialog } from '#web/office/dialog.tsx'
import { ClockBox, DayBox, TextBox } from '#web/office/fields.tsx'
import { Form, useLabels } from '#web/office/form.tsx'
import { PagedLedger } from '#web/office/ledger.tsx'
import { Mark } from '#web/office/marks.tsx'
import { Facts, Page } from '#web/office/page.tsx'
import { address, usePages, useQuery } from '#web/office/query.ts'
import { useSend } from '#web/office/send.ts'
import { Answer } from '#web/office/states.tsx'
import { useMay, useOffice, useTell, useToday } from '#web/office/store.tsx'
import { correct, erase, type Guest, leave, receive } from './rules.ts'

type Unit = { id: string; name: string }

/** Buku tamu: who came on a day, to the office and its panti. */
export function GuestsPage() {
  const say = useSay()
  const may = useMay()
  const today = useToday()
  const { region } = useOffice()
  const [day, choose] = useState(today)
  const [adding, add] = useState(false)
  const [opened, open] = useState<Guest>()
  const guests = usePages<Guest>(address('/api/v1/guests', { region, day, limit: 100 }))
  const placeOf = usePlaces()
  const press = (row: Guest) => <Button size="compact-sm" variant="default" aria-label={say('guest.open_who', { name: row.name })} onClick={() => open(row)}>{say('guest.open')}</Button>
  return (
    <Page title={say('guest.title')} lead={say('guest.lead')} actions={may('guest.receive', region) && <Button onClick={() => add(true)}>{say('guest.add')}</Button>}>
      <div className="filters" role="group" aria-label={say('office.filters')}><DayBox id="guests-day" label={say('field.day')} value={day} onValue={next => choose(next || today)} /></div>
      <PagedLedger query={guests} label={say('guest.title')} empty={say('guest.none')} columns={[
        { head: say('field.name'), cell: row => (row.erasedAt ? <span className="muted">{say('guest.erased')}</span> : row.name) }, { head: say('field.instansi'), cell: row => row.instansi ?? '', narrow: 'plain' },
        { head: say('guest.hours'), cell: row => <span className="num">{windowWords(row.region, row.arrived, row.departed)}</span> },
        { head: say('field.state'), cell: row => (row.departed || row.erasedAt || row.day !== today ? '' : <Mark tone="tembaga">{say('guest.here')}</Mark>), narrow: 'plain' },
        { head: say('guest.purpose'), cell: row => row.purpose }, { head: say('field.met'), cell: row => row.met }, { head: say('guest.place'), cell: row => placeOf(row.unitId) },
        { head: say('office.action'), align: 'end', narrow: 'plain', cell: press },
      ]} />
      {adding && <Receive onClose={() => add(false)} />}
      {opened && <OneGuest row={opened} place={placeOf(opened.unitId)} onClose={() => open(undefined)} />}
    </Page>
  )
}

/** The name of a unit, or the office itself. */
function usePlaces(): (unitId: string | null | undefined) => string {
  const say = useSay()
  const { region } = useOffice()
  const units = useQuery<{ items: Unit[] }>(address('/api/v1/units', { region, limit: 100 }), true)
  return unitId => (unitId ? units.data?.items.find(({ id }) => id === unitId)?.name ?? '' : say('guest.office'))
}

/** The words of the form's fields. */
function useGuestLabels() {
  const say = useSay()
  return { ...useLabels('name', 'instansi', 'phone'), purpose: say('guest.purpose'), ...useLabels('met', 'day', 'arrived') } as Record<'name' | 'instansi' | 'phone' | 'purpose' | 'met' | 'day' | 'arrived', string>
}

function Receive({ onClose }: { onClose: () => void }) {
  const say = useSay()
  const tell = useTell()
  const today = useToday()
  const office = useOffice()
  const form = useForm('guest', { name: '', instansi: '', phone: '', purpose: '', met: '', day: today, arrived: timeAt(office.region, new Date().toISOString()) })
  const sender = useSend(receive)
  useFaults(form, sender.problem)
  const labels = useGuestLabels()
  const save = async () => {
    if (!await sender.run({ id: freshId(office.home), region: office.region, ...form.values }, office.home)) return
    form.clear()
    tell(say('guest.saved'))
    onClose()
  }
  return (
    <Dialog title={say('guest.add')} onClose={onClose}>
      <Form form={form} labels={labels} sending={sender} submit={say('guest.add')} onSubmit={() => void save()} onCancel={onClose}>
        <Who form={form} labels={labels} />
        <div className="pair"><DayBox {...form.bind('day')} label={labels.day} /><ClockBox {...form.bind('arrived')} label={labels.arrived} /></div>
      </Form>
    </Dialog>
  )
}

type Values = Record<'name' | 'instansi' | 'phone' | 'purpose' | 'met' | 'day' | 'arrived', string>

function Who({ form, labels }: { form: Pick<ReturnType<typeof useForm<Values>>, 'bind'>; labels: Values }) {
  const say = useSay()
  return <>
    <TextBox {...form.bind('name')} label={labels.name} max={120} />
    <TextBox {...form.bind('instansi')} label={labels.instansi} optional max={160} />
    <TextBox {...form.bind('phone')} label={labels.phone} optional type="tel" max={24} />
    <TextBox {...form.bind('purpose')} label={labels.purpose} hint={say('app.no_names')} max={200} />
    <TextBox {...form.bind('met')} label={labels.met} max={120} />
  </>
}

function Correct({ guest, onClose }: { guest: Guest; onClose: () => void }) {
  const say = useSay()
  const tell = useTell()
  const form = useForm(`guest.correct.${guest.id}`, { name: guest.name, instansi: guest.instansi ?? '', phone: guest.phone ?? '', purpose: guest.purpose, met: guest.met, day: guest.day, arrived: guest.arrived, departed: guest.departed ?? '' })
  const sender = useSend(correct)
  useFaults(form, sender.problem)
  const labels = { ...useGuestLabels(), departed: say('field.departed') }
  const save = async () => {
    if (!await sender.run({ guestId: guest.id, ...form.values }, homeOf(guest.id))) return
    form.clear()
    tell(say('office.saved'))
    onClose()
  }
  return (
    <Dialog title={say('guest.correct')} onClose={onClose}>
      <Form form={form} labels={labels} sending={sender} submit={say('guest.correct')} onSubmit={() => void save()} onCancel={onClose}>
        <Who form={form as never} labels={labels} />
        <DayBox {...form.bind('day')} label={labels.day} />
        <div className="pair"><ClockBox {...form.bind('arrived')} label={labels.arrived} /><ClockBox {...form.bind('departed')} label={labels.departed} optional /></div>
      </Form>
    </Dialog>
  )
}

function OneGuest({ row, place, onClose }: { row: Guest; place: string; onClose: () => void }) {
  const say = useSay()
  const may = useMay()
  const guest = useQuery<Guest>(`/api/v1/guests/${row.id}`)
  const [doing, start] = useState<'correct' | 'erase'>()
  if (doing === 'correct' && guest.data) return <Correct guest={guest.data} onClose={onClose} />
  if (doing === 'erase') return <ReasonDialog title={say('guest.erase')} lead={say('guest.erase_lead')} name={`guest.erase.${row.id}`} action={erase} input={reason => ({ guestId: row.id, reason })} home={homeOf(row.id)} submit={say('guest.erase')} onClose={onClose} />
  return (
    <Dialog title={row.erasedAt ? say('guest.erased') : row.name} onClose={onClose}>
      <Answer of={guest} rows={4}>{data => <>
        <Facts of={[[say('field.instansi'), data.instansi], [say('field.phone'), data.phone], [say('guest.purpose'), data.purpose], [say('field.met'), data.met], [say('guest.place'), place], [say('guest.hours'), windowWords(data.region, data.arrived, data.departed)], [say('guest.by'), data.byName]]} />
        {!data.departed && !data.erasedAt && may('guest.receive', data.region) && <Leave guest={data} onClose={onClose} />}
        {!data.erasedAt && <div className="buttons">
          {may('guest.receive', data.region) && <Button variant="default" onClick={() => start('correct')}>{say('guest.correct')}</Button>}
          {may('guest.erase', data.region) && <Button variant="subtle" color="bata" onClick={() => start('erase')}>{say('guest.erase')}</Button>}
        </div>}
      </>}</Answer>
    </Dialog>
  )
}

function Leave({ guest, onClose }: { guest: Guest; onClose: () => void }) {
  const say = useSay()
  const tell = useTell()
  const form = useForm(`guest.${guest.id}`, { departed: timeAt(guest.region, new Date().toISOString()) })
  const sender = useSend(leave)
  useFaults(form, sender.problem)
  const save = async () => {
    if (!await sender.run({ guestId: guest.id, ...form.values }, homeOf(guest.id))) return
    form.clear()
    tell(say('guest.left'))
    onClose()
  }
  return (
    <Form form={form} labels={{ departed: say('field.departed') }} sending={sender} submit={say('guest.leave')} onSubmit={() => void save()} onCancel={onClose}>
      <ClockBox {...form.bind('departed')} label={say('field.departed')} />
    </Form>
  )
}

import { type FormEvent, useState } from 'react'
import type { Read } from '#kernel/action.ts'
import { dayAt, timeAt } from '#kernel/day.ts'
import { homeOf } from '#kernel/id.ts'
import { postWith } from '#kernel/rights.ts'
import { useApp, useOwnPlace, useSession } from '#web/app.tsx'
import { trueNow } from '#web/clock.ts'
import { faultsHere, useFaults, useForm } from '#web/form.ts'
import { useAction, useRecords } from '#web/hooks.ts'
import { Band, Mark } from '#web/kit/band.tsx'
import { Button } from '#web/kit/button.tsx'
import { DateField, TextField, TimeField } from '#web/kit/fields.tsx'
import { List, PlainRow, Section } from '#web/kit/list.tsx'
import { Page } from '#web/kit/page.tsx'
import { EmptyState } from '#web/kit/states.tsx'
import { ErrorSummary, Refusal } from '#web/kit/summary.tsx'
import { freshId } from '#web/moment.ts'
import { actorOf } from '#web/session.ts'
import { windowWords } from '#web/when.ts'
import { useSay } from '#web/words.tsx'
import { Guest, leave, receive } from '#slices/guests/rules.ts'

const ASKED = ['name', 'purpose', 'met', 'arrived'] as const

/** Buku tamu on the phone of a panti: who came today, the form, and who goes. */
export function GuestsPage() {
  const say = useSay()
  const today = dayAt(useOwnPlace(), trueNow())
  const [day, choose] = useState(today)
  const guests = useRecords(Guest, { day }).toSorted((a, b) => (a.arrived < b.arrived ? 1 : -1))
  return (
    <Page title={say('guest.title')} back="/">
      <ReceiveForm today={today} />
      <Section title={say('guest.title')} id="tamu">
        <DateField id="guests-day" label={say('field.day')} value={day} max={today} onValue={next => choose(next || today)} />
        {guests.length ? <List>{guests.map(guest => <GuestRow key={guest.id} guest={guest} here={day === today && !guest.departed} />)}</List> : <EmptyState title={say('guest.none')} />}
      </Section>
    </Page>
  )
}

function GuestRow({ guest, here }: { guest: Read<typeof Guest>; here: boolean }) {
  const say = useSay()
  const { run, busy, problem } = useAction(leave)
  const go = () => void run({ guestId: guest.id, departed: timeAt(guest.region, trueNow()) }, homeOf(guest.id))
  return (
    <PlainRow title={guest.name} mark={here && <Mark tone="tembaga">{say('guest.here')}</Mark>}>
      <p>{[windowWords(guest.region, guest.arrived, guest.departed), guest.instansi, guest.purpose].filter(Boolean).join(' · ')}</p>
      <p>{say('field.met')}: {guest.met}{guest.phone && <> · <a href={`tel:${guest.phone}`}>{guest.phone}</a></>}</p>
      <Refusal problem={problem} />
      {here && <span className="buttons"><Button small busy={busy} label={`${say('guest.leave')}: ${guest.name}`} onPress={go}>{say('guest.leave')}</Button></span>}
    </PlainRow>
  )
}

function ReceiveForm({ today }: { today: string }) {
  const say = useSay()
  const { sheet } = useApp()
  const post = postWith(sheet, actorOf(useSession()), 'guest.receive')
  const place = useOwnPlace()
  const form = useForm('tamu', { name: '', instansi: '', phone: '', purpose: '', met: '', arrived: timeAt(place, trueNow()) })
  const { run, busy, problem } = useAction(receive)
  useFaults(form, problem)
  const [sent, setSent] = useState(false)
  const { values, bind } = form
  const labels = { name: say('field.name'), instansi: say('field.instansi'), phone: say('field.phone'), purpose: say('guest.purpose'), met: say('field.met'), arrived: say('field.arrived') }
  if (!post) return null
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const home = homeOf(post.id)
    const input = { id: freshId(home), region: post.region, day: today, ...values, instansi: values.instansi || null, phone: values.phone || null }
    if (form.fail(faultsHere(receive, input, ASKED)) || busy) return
    if (await run(input, home)) { form.clear(); setSent(true) }
  }
  return (
    <form className="form" noValidate onSubmit={event => void submit(event)} onChange={() => setSent(false)}>
      {sent && <Band tone="daun" alert>{say('guest.saved')}</Band>}
      <ErrorSummary form={form} names={labels} />
      <TextField {...bind('name')} label={labels.name} maxLength={120} />
      <TextField {...bind('instansi')} label={labels.instansi} maxLength={160} optional />
      <TextField {...bind('phone')} label={labels.phone} type="tel" inputMode="tel" maxLength={24} optional />
      <TextField {...bind('purpose')} label={labels.purpose} hint={say('app.no_names')} maxLength={200} />
      <TextField {...bind('met')} label={labels.met} maxLength={120} />
      <TimeField {...bind('arrived')} label={labels.arrived} />
      <Refusal problem={problem} />
      <Button tone="primary" wide submit busy={busy}>{say('guest.add')}</Button>
    </form>
  )
}

import { type FormEvent, useState } from 'react'
import type { Read } from '#kernel/action.ts'
import { homeOf } from '#kernel/id.ts'
import { faultsHere, orNull, useFaults, useForm } from '#web/form.ts'
import { useAction, useNow, useRecord, useRecords } from '#web/hooks.ts'
import { Band, Mark } from '#web/kit/band.tsx'
import { Button } from '#web/kit/button.tsx'
import { TextField } from '#web/kit/fields.tsx'
import { List, PlainRow, Section } from '#web/kit/list.tsx'
import { Page } from '#web/kit/page.tsx'
import { EmptyState } from '#web/kit/states.tsx'
import { ErrorSummary, Refusal } from '#web/kit/summary.tsx'
import { useSay } from '#web/words.tsx'
import { Crew } from '#slices/workers/field/people.tsx'
import { guest, take } from '../attend.ts'
import { Attendance, Meeting } from '../kinds.ts'
import { presenceOf, windowOf } from '../window.ts'
import { useHolds } from './meeting.tsx'
import { Scan } from './scan.tsx'

type Row = Read<typeof Attendance>
type Presence = Parameters<typeof take.decide>[1]['presence']
const WORKER = /[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}/i

/** The list of attendance, by hand and by scanning; also without a line. */
export function AttendancesPage({ id }: { id: string }) {
  const say = useSay()
  const meeting = useRecord(Meeting, id)
  const [typed, setTyped] = useState('')
  const holds = useHolds(meeting)
  const now = useNow()
  const rows = useRecords(Attendance, { meetingId: id }).filter(({ withdrawn }) => !withdrawn).toSorted((a, b) => nameOf(a).localeCompare(nameOf(b), 'id'))
  const { run, busy, problem } = useAction(take)
  const [read, setRead] = useState<string>()
  if (!meeting || !holds) return <Page title={say('meet.list')} back="/rapat"><EmptyState title={say('app.not_here')} /></Page>
  const open = meeting.state !== 'batal' && now >= windowOf(meeting).opens
  const put = (row: Row, presence: Presence, sure?: true) => run({ meetingId: id, attendanceId: row.id, presence, via: 'tangan', ...(sure ? { sure } : {}) }, homeOf(id))
  const scanned = (text: string) => {
    const workerId = WORKER.exec(text)?.[0].toLowerCase()
    if (!workerId) return false
    const row = rows.find(one => one.workerId === workerId)
    void run({ meetingId: id, ...(row ? { attendanceId: row.id } : { workerId }), presence: 'hadir', via: 'qr' }, homeOf(id)).then(done => { if (done) setRead(say('meet.scanned', { name: row ? nameOf(row) : '' })) })
    return true
  }
  const here = rows.filter(({ presence }) => presence === 'hadir' || presence === 'diwakili').length
  const shown = rows.filter(row => nameOf(row).toLowerCase().includes(typed.trim().toLowerCase()))
  return (
    <Page title={say('meet.list')} back={`/rapat/${id}`} lead={meeting.title}>
      <p role="status"><strong>{say('meet.count', { here, all: rows.length })}</strong></p>
      {!open && <Band tone="tembaga">{say('meet.not_yet')}</Band>}
      {problem?.code !== 'meeting.taken_otherwise' && <Refusal problem={problem} />}
      {open && <div className="buttons"><Scan onRead={scanned} goesOn last={read} /></div>}
      <TextField id="rapat-cari" label={say('meet.find')} type="search" value={typed} onValue={setTyped} />
      <List label={say('meet.list')}>{shown.map(row => (
        <PlainRow key={row.id} title={<Crew name={nameOf(row)} pillar={row.pillar} />} mark={<How row={row} meeting={meeting} />}>
          {row.guestOffice && <p>{row.guestOffice}</p>}
          {row.forName && <p>{say('meet.for', { name: row.forName })}</p>}
          {row.reply !== 'menunggu' && row.presence === 'belum' && <p>{say(`reply.${row.reply}`)}{row.substituteName && `: ${row.substituteName}`}{row.late && ` · ${say('meet.late')}`}</p>}
          {open && <Taking row={row} busy={busy} clashes={problem?.code === 'meeting.taken_otherwise'} onPut={put} />}
        </PlainRow>
      ))}</List>
      {open && <GuestForm meetingId={id} />}
    </Page>
  )
}

const nameOf = (row: Row) => row.workerName ?? row.guestName ?? '–'

function How({ row, meeting }: { row: Row; meeting: Read<typeof Meeting> }) {
  const say = useSay()
  const presence = presenceOf(row, meeting)
  return <Mark tone={presence === 'hadir' || presence === 'diwakili' ? 'daun' : 'quiet'}>{say(`presence.${presence}`)}{row.via && ` · ${say(`via.${row.via}`)}`}</Mark>
}

/** What is written down by hand; whoever finds another word asks once more. */
function Taking({ row, busy, clashes, onPut }: { row: Row; busy: boolean; clashes: boolean; onPut(row: Row, presence: Presence, sure?: true): Promise<unknown> }) {
  const say = useSay()
  const [asked, setAsked] = useState<Presence>()
  const put = async (presence: Presence) => { setAsked(presence); if (await onPut(row, presence)) setAsked(undefined) }
  const name = nameOf(row)
  if (asked && clashes) return <><p>{say('problem.meeting.taken_otherwise')}</p><span className="buttons"><Button small busy={busy} onPress={() => { void onPut(row, asked, true); setAsked(undefined) }}>{say('meet.sure')}</Button><Button small tone="quiet" onPress={() => setAsked(undefined)}>{say('app.cancel')}</Button></span></>
  return (
    <span className="buttons">
      {(['hadir', 'diwakili', 'tidak_hadir'] as const).filter(presence => presence !== row.presence).map(presence => <Button key={presence} small busy={busy} label={`${say(`presence.${presence}`)}: ${name}`} onPress={() => void put(presence)}>{say(`presence.${presence}`)}</Button>)}
    </span>
  )
}

/** A guest without an account. */
function GuestForm({ meetingId }: { meetingId: string }) {
  const say = useSay()
  const form = useForm(`tamu-${meetingId}`, { guestName: '', guestOffice: '', guestTitle: '', guestPhone: '' })
  const { values, bind } = form
  const { run, busy, problem } = useAction(guest)
  useFaults(form, problem)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const input = { meetingId, guestName: values.guestName, guestOffice: values.guestOffice, guestTitle: orNull(values.guestTitle), guestPhone: orNull(values.guestPhone) }
    if (form.fail(faultsHere(guest, input, ['guestName', 'guestOffice'])) || busy) return
    if (await run(input, homeOf(meetingId))) form.clear()
  }
  const names = { guestName: say('field.guestName'), guestOffice: say('field.guestOffice'), guestTitle: say('field.guestTitle'), guestPhone: say('field.guestPhone') }
  return (
    <Section title={say('meet.guest')} id="tamu">
      <form className="form" noValidate onSubmit={event => void submit(event)}>
        <ErrorSummary form={form} names={names} />
        <TextField {...bind('guestName')} label={names.guestName} maxLength={120} />
        <TextField {...bind('guestOffice')} label={names.guestOffice} maxLength={160} />
        <TextField {...bind('guestTitle')} label={names.guestTitle} maxLength={120} optional />
        <TextField {...bind('guestPhone')} label={names.guestPhone} inputMode="tel" maxLength={20} optional />
        <Refusal problem={problem} />
        <Button wide submit busy={busy}>{say('meet.guest.add')}</Button>
      </form>
    </Section>
  )
}

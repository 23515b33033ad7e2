import { Button } from '@mantine/core'
import { useState } from 'react'
import { homeOf } from '#kernel/id.ts'
import { clockAt } from '#kernel/day.ts'
import { useFaults, useForm } from '#web/form.ts'
import { useSay } from '#web/words.tsx'
import { Dialog } from '#web/office/dialog.tsx'
import { Choose, TextBox } from '#web/office/fields.tsx'
import { Form, RefusalBand } from '#web/office/form.tsx'
import { Ledger } from '#web/office/ledger.tsx'
import { Mark, usePillarWords, Who } from '#web/office/marks.tsx'
import { Section } from '#web/office/page.tsx'
import { WorkerFind } from '#web/office/people.tsx'
import { useSend } from '#web/office/send.ts'
import { Nothing } from '#web/office/states.tsx'
import { guest, take } from './attend.ts'
import { uninvite } from './invite.ts'
import { type Attendance, PRESENCES } from './kinds.ts'
import { type MeetingFile, sumOf } from './office-data.ts'
import { presenceOf, windowOf } from './window.ts'

type Doing = { what: 'tamu' | 'datang' } | { what: 'catat'; row: Attendance }
const TONES = { belum: 'quiet', hadir: 'daun', diwakili: 'laut', tidak_hadir: 'tembaga' } as const

/** Who was asked, what they answered, who was there; numbers for all, names for whoever holds the meeting. */
export function PeopleSection({ file }: { file: MeetingFile }) {
  const say = useSay()
  const [doing, act] = useState<Doing>()
  const { meeting, attendances, counts, host } = file
  const taking = host && meeting.state !== 'batal' && Date.now() >= Date.parse(windowOf(meeting).opens)
  return (
    <Section id="hadir" title={say('office.people.title')} lead={say('office.people.counts', { all: sumOf(counts, 'all'), coming: sumOf(counts, 'coming'), sending: sumOf(counts, 'sending'), unable: sumOf(counts, 'unable'), silent: sumOf(counts, 'silent'), present: sumOf(counts, 'present'), represented: sumOf(counts, 'represented') })}
      aside={taking && <><Button variant="default" onClick={() => act({ what: 'datang' })}>{say('office.people.walk_in')}</Button> <Button variant="default" onClick={() => act({ what: 'tamu' })}>{say('office.people.guest')}</Button></>}>
      <Groups file={file} />
      {attendances.length === 0 ? <Nothing title={say('office.people.none')} /> : <People file={file} onTake={taking ? row => act({ what: 'catat', row }) : undefined} />}
      {doing?.what === 'tamu' && <GuestDialog meetingId={meeting.id} onClose={() => act(undefined)} />}
      {doing?.what === 'datang' && <TakeDialog meetingId={meeting.id} onClose={() => act(undefined)} />}
      {doing?.what === 'catat' && <TakeDialog meetingId={meeting.id} row={doing.row} onClose={() => act(undefined)} />}
    </Section>
  )
}

function Groups({ file: { counts, meeting } }: { file: MeetingFile }) {
  const say = useSay()
  const words = usePillarWords()
  const quota = (group: string) => meeting.quotas.find(one => one.pillar === group)?.most
  return <Ledger label={say('office.people.groups')} rows={counts} keyOf={row => row.group} columns={[
    { head: say('office.people.group'), cell: row => (row.group === 'tamu' ? say('origin.tamu') : words(row.group)) }, { head: say('office.people.invited'), cell: row => row.all, align: 'end' }, { head: say('reply.hadir'), cell: row => `${row.coming}${quota(row.group) ? ` / ${quota(row.group)}` : ''}`, align: 'end' },
    { head: say('office.people.waiting'), cell: row => row.waiting, align: 'end' }, { head: say('reply.menunggu'), cell: row => row.silent, align: 'end' }, { head: say('presence.hadir'), cell: row => row.present, align: 'end' }, { head: say('presence.diwakili'), cell: row => row.represented, align: 'end' },
  ]} />
}

function People({ file: { meeting, attendances, host }, onTake }: { file: MeetingFile; onTake?: ((row: Attendance) => void) | undefined }) {
  const say = useSay()
  const back = useSend(uninvite)
  const name = (row: Attendance) => row.workerName ?? row.guestName ?? '–'
  return <>
    <RefusalBand problem={back.problem} />
    <Ledger label={say('office.people.title')} rows={attendances} columns={[
      { head: say('office.people.name'), cell: row => <span>{row.withdrawn ? <s>{name(row)}</s> : <Who name={name(row)} pillar={row.pillar} />}{row.guestOffice && <span className="muted"> · {row.guestOffice}</span>}{row.forName && <span className="muted"> · {say('office.people.for', { name: row.forName })}</span>}</span>, narrow: 'title' },
      { head: say('office.people.origin'), cell: row => say(row.withdrawn ? 'office.people.withdrawn' : `origin.${row.origin}`), narrow: 'plain' },
      { head: say('office.people.reply'), cell: row => (row.origin === 'tamu' ? '–' : <>{say(`reply.${row.reply}`)}{row.substituteName && `: ${row.substituteName}`}{row.reason && `: ${row.reason}`}{row.seat === 'tunggu' && ` · ${say('office.people.waits')}`}{row.late && <> <Mark tone="tembaga">{say('office.people.late')}</Mark></>}</>), narrow: 'plain' },
      { head: say('office.people.presence'), cell: row => { const presence = presenceOf(row, meeting); return <><Mark tone={TONES[presence]}>{say(`presence.${presence}`)}</Mark>{row.attendedAt && <span className="muted num"> {clockAt(meeting.region, row.attendedAt)} · {row.via && say(`via.${row.via}`)}</span>}</> }, narrow: 'plain' },
      ...host && meeting.state !== 'batal' ? [{ head: say('office.action'), align: 'end' as const, narrow: 'plain' as const, cell: (row: Attendance) => (onTake
        ? <Button size="compact-sm" variant="subtle" aria-label={`${say('office.people.take')}: ${name(row)}`} onClick={() => onTake(row)}>{say('office.people.take')}</Button>
        : !row.withdrawn && row.workerId !== meeting.leaderId && <Button size="compact-sm" variant="subtle" loading={back.busy} aria-label={`${say('office.people.uninvite')}: ${name(row)}`} onClick={() => void back.run({ attendanceId: row.id }, homeOf(row.id))}>{say('office.people.uninvite')}</Button>) }] : [],
    ]} />
  </>
}

/** Writes down who is here; somebody who was not invited is found by name. */
function TakeDialog({ meetingId, row, onClose }: { meetingId: string; row?: Attendance; onClose: () => void }) {
  const say = useSay()
  const form = useForm(`take.${row?.id ?? meetingId}`, { workerId: '', presence: 'hadir', substituteName: '' })
  const sender = useSend(take)
  useFaults(form, sender.problem)
  const { values, bind } = form
  const again = sender.problem?.code === 'meeting.taken_otherwise'
  const save = async () => {
    if (form.fail(row || values.workerId ? [] : [{ at: 'workerId', rule: 'required' }])) return
    const who = row ? { attendanceId: row.id } : { workerId: values.workerId }
    if (!await sender.run({ meetingId, ...who, presence: values.presence as 'hadir', via: 'tangan', substituteName: values.presence === 'diwakili' ? values.substituteName.trim() || null : null, sure: again || null }, homeOf(meetingId))) return
    form.clear()
    onClose()
  }
  return (
    <Dialog title={say(row ? 'office.people.take' : 'office.people.walk_in')} onClose={onClose}>
      <Form form={form} labels={{ workerId: say('office.people.name'), presence: say('office.people.presence'), substituteName: say('field.substituteName') }} sending={sender} submit={say(again ? 'field.sure' : 'office.people.take')} onSubmit={() => void save()} onCancel={onClose}>
        {row ? <p>{row.workerName ?? row.guestName}</p> : <WorkerFind {...bind('workerId')} label={say('office.people.name')} />}
        <Choose {...bind('presence')} label={say('office.people.presence')} options={PRESENCES.filter(one => row || one === 'hadir').map(value => ({ value, label: say(`presence.${value}`) }))} />
        {values.presence === 'diwakili' && <TextBox {...bind('substituteName')} label={say('field.substituteName')} max={120} optional />}
      </Form>
    </Dialog>
  )
}

function GuestDialog({ meetingId, onClose }: { meetingId: string; onClose: () => void }) {
  const say = useSay()
  const form = useForm(`guest.${meetingId}`, { guestName: '', guestOffice: '', guestTitle: '', guestPhone: '' })
  const sender = useSend(guest)
  useFaults(form, sender.problem)
  const { values, bind } = form
  const labels = { guestName: say('field.guestName'), guestOffice: say('field.guestOffice'), guestTitle: say('field.guestTitle'), guestPhone: say('field.guestPhone') }
  const save = async () => {
    if (form.fail((['guestName', 'guestOffice'] as const).filter(at => !values[at].trim()).map(at => ({ at, rule: 'required' })))) return
    if (!await sender.run({ meetingId, guestName: values.guestName, guestOffice: values.guestOffice, guestTitle: values.guestTitle.trim() || null, guestPhone: values.guestPhone.trim() || null }, homeOf(meetingId))) return
    form.clear()
    onClose()
  }
  return (
    <Dialog title={say('office.people.guest')} onClose={onClose}>
      <Form form={form} labels={labels} sending={sender} submit={say('office.people.guest')} onSubmit={() => void save()} onCancel={onClose}>
        <TextBox {...bind('guestName')} label={labels.guestName} max={120} /><TextBox {...bind('guestOffice')} label={labels.guestOffice} max={160} /><TextBox {...bind('guestTitle')} label={labels.guestTitle} max={120} optional /><TextBox {...bind('guestPhone')} label={labels.guestPhone} type="tel" max={20} optional />
      </Form>
    </Dialog>
  )
}

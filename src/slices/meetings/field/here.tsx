import { type FormEvent, useEffect } from 'react'
import type { Read } from '#kernel/action.ts'
import { homeOf } from '#kernel/id.ts'
import { useSession } from '#web/app.tsx'
import { faultsHere, useFaults, useForm } from '#web/form.ts'
import { useAction, useNow, useRecord, useRecords, useStates } from '#web/hooks.ts'
import { Band } from '#web/kit/band.tsx'
import { Button } from '#web/kit/button.tsx'
import { TextField } from '#web/kit/fields.tsx'
import { Section } from '#web/kit/list.tsx'
import { Page } from '#web/kit/page.tsx'
import { ErrorSummary, Refusal } from '#web/kit/summary.tsx'
import { useSay } from '#web/words.tsx'
import { attend } from '../attend.ts'
import { Attendance, Meeting } from '../kinds.ts'
import { inWindow } from '../window.ts'
import { useKept } from './kept.ts'
import { Scan } from './scan.tsx'

/** Where the QR code that the meeting shows leads: the code is filled in, and one press says that I am here. */
export function HerePage({ id }: { id: string }) {
  const say = useSay()
  const { worker } = useSession()
  const meeting = useRecord(Meeting, id)
  const mine = useRecords(Attendance, { meetingId: id, workerId: worker.id }).find(({ withdrawn }) => !withdrawn)
  const now = useNow()
  return (
    <Page title={meeting?.title ?? say('meet.here')} tab={say('meet.here')} back={meeting ? `/rapat/${id}` : '/rapat'}>
      {!meeting || !mine ? <Band tone="tembaga">{say('meet.here.not')}</Band>
        : mine.presence === 'hadir' || inWindow(meeting, now) ? <HereForm meeting={meeting} mine={mine} given={/^#(\d{6})$/.exec(location.hash)?.[1]} /> : <Band tone="tembaga">{say('problem.meeting.outside_window')}</Band>}
      <OwnCode />
    </Page>
  )
}

/** I am here: by the code that the meeting shows, typed or scanned. Without a line the house judges later, by this phone's clock. */
export function HereForm({ meeting, mine, given = '' }: { meeting: Read<typeof Meeting>; mine: Read<typeof Attendance>; given?: string }) {
  const say = useSay()
  const form = useForm(`hadir-${meeting.id}`, { code: '' })
  const { set } = form
  useEffect(() => { if (given) set('code', given) }, [given, set])
  const { run, busy, problem } = useAction(attend)
  useFaults(form, problem)
  const send = async (code: string) => {
    const input = { attendanceId: mine.id, code }
    if (form.fail(faultsHere(attend, input, ['code'])) || busy) return
    if (await run(input, homeOf(mine.id))) form.clear()
  }
  const read = (text: string) => {
    const code = /(?:^|\D)(\d{6})$/.exec(text)?.[1]
    if (code) void send(code)
    return !!code
  }
  const waits = useStates(mine.id).includes('waiting')
  // the form stays until the house has answered, so that its word about a wrong code is read
  if (mine.presence === 'hadir' && !busy) return <Band tone={waits ? 'tembaga' : 'daun'} alert>{waits ? <>{say('app.waits')} {say('meet.here.judged')}</> : say('meet.here.done')}</Band>
  return (
    <Section title={say('meet.here')} id="hadir">
      <form className="form" noValidate onSubmit={(event: FormEvent) => { event.preventDefault(); void send(form.values.code) }}>
        <p className="hint">{say('meet.here.lead')}</p>
        <ErrorSummary form={form} names={{ code: say('meet.code') }} />
        <TextField {...form.bind('code')} label={say('meet.code')} inputMode="numeric" maxLength={9} />
        <Refusal problem={problem} />
        <div className="buttons"><Button tone="primary" submit busy={busy}>{say('meet.here.send')}</Button><Scan onRead={read} /></div>
      </form>
    </Section>
  )
}

/** My own code, for whoever takes the list: drawn by the server once, and kept on this phone. */
export function OwnCode() {
  const say = useSay()
  const { worker } = useSession()
  const svg = useKept<{ svg: string }>('rapat.kode-saya', '/api/v1/meetings/own-code')?.svg
  return (
    <details className="more">
      <summary>{say('meet.own')}</summary>
      <p className="hint">{say('meet.own.lead')}</p>
      {svg ? <img alt={say('meet.own.alt', { name: worker.name })} width={240} height={240} style={{ background: '#fff', padding: 12, alignSelf: 'center' }} src={`data:image/svg+xml;utf8,${encodeURIComponent(svg)}`} /> : <p role="status">{say('meet.own.none')}</p>}
    </details>
  )
}

import { Button } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import { homeOf } from '#kernel/id.ts'
import { useFaults, useForm } from '#web/form.ts'
import { dayWords, momentWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { Dialog } from '#web/office/dialog.tsx'
import { TextBlock, TextBox } from '#web/office/fields.tsx'
import { Form, RefusalBand } from '#web/office/form.tsx'
import { Mark } from '#web/office/marks.tsx'
import { Section } from '#web/office/page.tsx'
import { useSend } from '#web/office/send.ts'
import { Nothing } from '#web/office/states.tsx'
import { useMay } from '#web/office/store.tsx'
import type { Line, Point } from './kinds.ts'
import { addLine, correctLine } from './lines.ts'
import { dropPoint, orderPoints, readOut } from './minutes.ts'
import { AddPointDialog, DecideDialog } from './office-agenda-dialogs.tsx'
import { BecameMark, ownerWords } from './office-became.tsx'
import type { MeetingFile } from './office-data.ts'

type Doing = { what: 'acara' | 'catatan' | 'keputusan' | 'ralat' | 'ikrar'; point?: Point; line?: Line }

/** The agenda with the minutes beneath each point; two may write at once, and what is corrected stays to be read. */
export function AgendaSection({ file }: { file: MeetingFile }) {
  const say = useSay()
  const may = useMay()
  const [doing, act] = useState<Doing>()
  const { meeting, points, lines, host } = file
  const open = host && meeting.state !== 'batal'
  const decides = open && may('directive.send', meeting.region)
  const close = () => act(undefined)
  return (
    <Section id="acara" title={say('office.agenda.title')} aside={open && <Button variant="default" onClick={() => act({ what: 'acara' })}>{say('office.agenda.add')}</Button>}>
      {points.length === 0 && lines.length === 0 && <Nothing title={say('office.agenda.none')}>{open && say('office.agenda.none_hint')}</Nothing>}
      <ol className="agenda">{points.map((point, nth) => (
        <li key={point.id}>
          <PointHead point={point} />
          <Lines file={file} lines={lines.filter(line => line.pointId === point.id)} onCorrect={open ? line => act({ what: 'ralat', line }) : undefined} />
          {open && <p className="line picks">
            {!point.dropped && <Deed word="office.agenda.note" of={point.title} press={() => act({ what: 'catatan', point })} />}
            {!point.dropped && decides && <Deed word="office.agenda.decide" of={point.title} press={() => act({ what: 'keputusan', point })} />}
            {!point.dropped && point.sort === 'ikrar' && <Deed word="office.agenda.read_out" of={point.title} press={() => act({ what: 'ikrar', point })} />}
            <PointMoves points={points} nth={nth} />
          </p>}
        </li>
      ))}</ol>
      <Lines file={file} lines={lines.filter(line => !line.pointId)} onCorrect={open ? line => act({ what: 'ralat', line }) : undefined} />
      {open && <p className="line picks"><Deed word="office.agenda.note_end" press={() => act({ what: 'catatan' })} />{decides && <Deed word="office.agenda.decide_end" press={() => act({ what: 'keputusan' })} />}</p>}
      {doing?.what === 'acara' && <AddPointDialog meetingId={meeting.id} onClose={close} />}
      {doing?.what === 'keputusan' && <DecideDialog file={file} point={doing.point} onClose={close} />}
      {doing?.what === 'catatan' && <SayDialog title={say('office.agenda.note')} label={say('office.agenda.text')} name={`line.${meeting.id}.${doing.point?.id ?? ''}`} action={addLine} input={text => ({ meetingId: meeting.id, pointId: doing.point?.id ?? null, text })} home={homeOf(meeting.id)} onClose={close} />}
      {doing?.what === 'ralat' && <CorrectDialog line={doing.line!} onClose={close} />}
      {doing?.what === 'ikrar' && <SayDialog title={say('office.agenda.read_out')} label={say('field.ledBy')} name={`pledge.${doing.point!.id}`} short action={readOut} input={ledBy => ({ pointId: doing.point!.id, ledBy })} home={homeOf(meeting.id)} onClose={close} />}
    </Section>
  )
}

function Deed({ word, of, press, busy }: { word: string; of?: string; press: () => void; busy?: boolean }) {
  const say = useSay()
  return <Button size="compact-sm" variant="subtle" loading={busy ?? false} aria-label={of ? `${say(word)}: ${of.slice(0, 60)}` : undefined} onClick={press}>{say(word)}</Button>
}

function PointHead({ point }: { point: Point }) {
  const say = useSay()
  const title = point.issueId ? <Link href={`/isu/${point.issueId}`}>{point.title}</Link> : point.directiveId ? <Link href={`/arahan/${point.directiveId}`}>{point.title}</Link> : point.title
  return <p><strong>{point.dropped ? <s>{title}</s> : title}</strong> <span className="muted">{say(`point_sort.${point.sort}`)}{point.speaker && ` · ${point.speaker}`}{point.minutes && ` · ${say('office.agenda.minutes', { count: point.minutes })}`}</span>{point.readBy && <> <Mark tone="daun">{say('office.agenda.was_read', { who: point.readBy })}</Mark></>}</p>
}

function PointMoves({ points, nth }: { points: readonly Point[]; nth: number }) {
  const order = useSend(orderPoints)
  const drop = useSend(dropPoint)
  const point = points[nth]!
  const home = homeOf(point.id)
  const swapped = (other: number) => { const ids = points.map(({ id }) => id); [ids[nth], ids[other]] = [ids[other]!, ids[nth]!]; return ids }
  const move = (other: number) => void order.run({ meetingId: point.meetingId, pointIds: swapped(other) }, home)
  return <>
    {nth > 0 && <Deed word="office.agenda.up" of={point.title} busy={order.busy} press={() => move(nth - 1)} />}
    {nth < points.length - 1 && <Deed word="office.agenda.down" of={point.title} busy={order.busy} press={() => move(nth + 1)} />}
    <Deed word={point.dropped ? 'office.agenda.put_back' : 'office.agenda.drop'} of={point.title} busy={drop.busy} press={() => void drop.run({ pointId: point.id }, home)} />
    <RefusalBand problem={order.problem ?? drop.problem} />
  </>
}

function Lines({ file: { meeting, became }, lines, onCorrect }: { file: MeetingFile; lines: readonly Line[]; onCorrect?: ((line: Line) => void) | undefined }) {
  const say = useSay()
  const [language] = useLanguage()
  if (lines.length === 0) return null
  return <ul className="lines">{lines.map(line => (
    <li key={line.id}>
      <span>
        {line.sort === 'keputusan' && <strong>{say('office.meetings.decision')}: </strong>}
        {line.struckAt ? <s>{line.text}</s> : line.text}
        {line.sort === 'keputusan' && became[line.id] && <> <BecameMark of={became[line.id]!} /> <span className="muted">{ownerWords(say, became[line.id]!)}{line.due && ` · ${dayWords(language, line.due, true)}`}</span>{line.directiveId && <> <Link href={`/arahan/${line.directiveId}`}>{say('office.agenda.directive')}</Link></>}</>}
      </span>
      <span className="muted">{line.byName} · {momentWords(say, language, meeting.region, line.at)}{line.struckAt && ` · ${say('office.agenda.struck', { who: line.struckBy ?? '', reason: line.struckReason ?? '' })}`}{!line.struckAt && line.sort === 'catatan' && onCorrect && <> <Deed word="office.agenda.correct" of={line.text} press={() => onCorrect(line)} /></>}</span>
    </li>
  ))}</ul>
}

/** One text and a button. */
function SayDialog<I>({ title, label, name, short, action, input, home, onClose }: { title: string; label: string; name: string; short?: boolean; action: Parameters<typeof useSend<I>>[0]; input: (text: string) => I; home: number; onClose: () => void }) {
  const say = useSay()
  const form = useForm(name, { text: '' })
  const sender = useSend(action)
  useFaults(form, sender.problem)
  const save = async () => {
    if (form.fail(form.values.text.trim() ? [] : [{ at: 'text', rule: 'required' }])) return
    if (!await sender.run(input(form.values.text), home)) return
    form.clear()
    onClose()
  }
  return (
    <Dialog title={title} size={560} onClose={onClose}>
      <Form form={form} labels={{ text: label }} sending={sender} submit={say('office.agenda.save')} onSubmit={() => void save()} onCancel={onClose}>
        {short ? <TextBox {...form.bind('text')} label={label} max={120} /> : <TextBlock {...form.bind('text')} label={label} rows={5} max={4000} />}
      </Form>
    </Dialog>
  )
}

function CorrectDialog({ line, onClose }: { line: Line; onClose: () => void }) {
  const say = useSay()
  const form = useForm(`line.correct.${line.id}`, { text: line.text, reason: '' })
  const sender = useSend(correctLine)
  useFaults(form, sender.problem)
  const save = async () => {
    if (form.fail(form.values.reason.trim() ? [] : [{ at: 'reason', rule: 'required' }])) return
    if (!await sender.run({ lineId: line.id, text: form.values.text.trim() || null, reason: form.values.reason }, homeOf(line.id))) return
    form.clear()
    onClose()
  }
  return (
    <Dialog title={say('office.agenda.correct')} size={560} onClose={onClose}>
      <Form form={form} labels={{ text: say('office.agenda.text'), reason: say('field.reason') }} sending={sender} submit={say('office.agenda.correct')} onSubmit={() => void save()} onCancel={onClose}>
        <TextBlock {...form.bind('text')} label={say('office.agenda.text')} hint={say('office.agenda.correct_hint')} rows={5} max={4000} optional />
        <TextBox {...form.bind('reason')} label={say('field.reason')} max={300} />
      </Form>
    </Dialog>
  )
}

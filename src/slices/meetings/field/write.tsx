import { type FormEvent, useState } from 'react'
import type { Read } from '#kernel/action.ts'
import { homeOf } from '#kernel/id.ts'
import { faultsHere, orNull, useFaults, useForm } from '#web/form.ts'
import { useAction, useRecord, useRecords } from '#web/hooks.ts'
import { Band } from '#web/kit/band.tsx'
import { Button } from '#web/kit/button.tsx'
import { Select, TextArea, TextField } from '#web/kit/fields.tsx'
import { List, PlainRow, Section } from '#web/kit/list.tsx'
import { Page } from '#web/kit/page.tsx'
import { EmptyState } from '#web/kit/states.tsx'
import { ErrorSummary, Refusal } from '#web/kit/summary.tsx'
import { useSay } from '#web/words.tsx'
import { Line, Meeting, Point } from '../kinds.ts'
import { addLine, correctLine } from '../lines.ts'
import { useHolds } from './meeting.tsx'
import { PictureForm } from './pictures.tsx'

/** Writing down what is said, point by point, and the pictures; also without a line. */
export function WriteMinutesPage({ id }: { id: string }) {
  const say = useSay()
  const meeting = useRecord(Meeting, id)
  const holds = useHolds(meeting)
  if (!meeting || !holds) return <Page title={say('meet.write')} back="/rapat"><EmptyState title={say('app.not_here')} /></Page>
  return (
    <Page title={say('meet.write')} back={`/rapat/${id}`} lead={meeting.title}>
      <LineForm meetingId={id} />
      <PictureForm meetingId={id} />
      <Lines meetingId={id} />
    </Page>
  )
}

function LineForm({ meetingId }: { meetingId: string }) {
  const say = useSay()
  const points = useRecords(Point, { meetingId }).filter(({ dropped }) => !dropped).toSorted((a, b) => a.nth - b.nth)
  const form = useForm(`notulen-${meetingId}`, { pointId: '', text: '' })
  const { values, bind, set } = form
  const { run, busy, problem } = useAction(addLine)
  const [saved, setSaved] = useState(false)
  useFaults(form, problem)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const input = { meetingId, pointId: orNull(values.pointId), text: values.text }
    if (form.fail(faultsHere(addLine, input, ['text'])) || busy) return
    if (!await run(input, homeOf(meetingId))) return
    // the next line is most often about the same point
    set('text', '')
    setSaved(true)
  }
  return (
    <form className="form" noValidate onSubmit={event => void submit(event)}>
      {saved && !values.text && <Band tone="daun" alert>{say('meet.line.saved')}</Band>}
      <ErrorSummary form={form} names={{ pointId: say('field.pointId'), text: say('meet.line') }} />
      <Select {...bind('pointId')} label={say('field.pointId')} empty={say('meet.no_point')} options={points.map(point => ({ value: point.id, label: `${point.nth}. ${point.title}` }))} />
      <TextArea {...bind('text')} label={say('meet.line')} hint={say('app.no_names')} rows={4} maxLength={4000} />
      <Refusal problem={problem} />
      <Button tone="primary" wide submit busy={busy}>{say('meet.line.add')}</Button>
    </form>
  )
}

/** The last lines, each to be corrected; decisions are corrected where they live. */
function Lines({ meetingId }: { meetingId: string }) {
  const say = useSay()
  const lines = useRecords(Line, { meetingId, sort: 'catatan' }).filter(({ struckAt }) => !struckAt).toSorted((a, b) => (a.at < b.at ? 1 : -1))
  if (!lines.length) return null
  return <Section title={say('meet.said')} id="tertulis"><List>{lines.map(line => <PlainRow key={line.id} title={line.text}><p>{line.byName}</p><Correction line={line} /></PlainRow>)}</List></Section>
}

function Correction({ line }: { line: Read<typeof Line> }) {
  const say = useSay()
  const form = useForm(`ralat-${line.id}`, { text: line.text, reason: '' })
  const { values, bind } = form
  const { run, busy, problem } = useAction(correctLine)
  useFaults(form, problem)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const input = { lineId: line.id, text: orNull(values.text), reason: values.reason }
    if (form.fail(faultsHere(correctLine, input, ['reason'])) || busy) return
    if (await run(input, homeOf(line.id))) form.clear()
  }
  return (
    <details className="more"><summary>{say('meet.correct')}</summary>
      <form className="form" noValidate onSubmit={event => void submit(event)}>
        <TextArea {...bind('text')} label={say('meet.correct.text')} maxLength={4000} optional />
        <TextField {...bind('reason')} label={say('field.reason')} maxLength={300} />
        <Refusal problem={problem} />
        <Button submit busy={busy}>{say('meet.correct.send')}</Button>
      </form>
    </details>
  )
}

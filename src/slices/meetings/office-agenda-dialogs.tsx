import { homeOf } from '#kernel/id.ts'
import { useFaults, useForm } from '#web/form.ts'
import { useSay } from '#web/words.tsx'
import { Dialog } from '#web/office/dialog.tsx'
import { Choose, DayBox, FindMany, OneOf, TextBlock, TextBox } from '#web/office/fields.tsx'
import { Form } from '#web/office/form.tsx'
import { usePillarWords } from '#web/office/marks.tsx'
import { useQuery } from '#web/office/query.ts'
import { useSend } from '#web/office/send.ts'
import { useMay, useTell, useToday } from '#web/office/store.tsx'
import { decide } from './decide.ts'
import { type Point, POINT_SORTS } from './kinds.ts'
import { addPoint } from './minutes.ts'
import type { MeetingFile, Suggestions } from './office-data.ts'

/** Puts something on the agenda: an open issue, an overdue directive, a speaker, a text to be read out, or anything else. */
export function AddPointDialog({ meetingId, onClose }: { meetingId: string; onClose: () => void }) {
  const say = useSay()
  const { data } = useQuery<Suggestions>(`/api/v1/meetings/${meetingId}/suggestions`)
  const form = useForm(`point.${meetingId}`, { sort: 'bebas', about: '', title: '', speaker: '', minutes: '' })
  const sender = useSend(addPoint)
  useFaults(form, sender.problem)
  const { values, bind } = form
  const field = { isu: 'issueId', arahan: 'directiveId', ikrar: 'pledgeId' }[values.sort]
  const options = values.sort === 'isu' ? data?.issues.map(one => ({ value: one.id, label: one.title })) : values.sort === 'arahan' ? data?.directives.map(one => ({ value: one.id, label: one.subject })) : data?.pledges.map(one => ({ value: one.id, label: one.title }))
  const labels = { sort: say('office.agenda.sort'), about: say(`point_sort.${values.sort}`), title: say('office.agenda.name'), speaker: say('field.speaker'), minutes: say('field.minutes') }
  const save = async () => {
    const chosen = field ? values.about || options?.[0]?.value || '' : ''
    if (form.fail(field ? chosen ? [] : [{ at: 'about', rule: 'required' }] : values.title.trim() ? [] : [{ at: 'title', rule: 'required' }])) return
    if (!await sender.run({ meetingId, sort: values.sort as 'bebas', title: values.title.trim() || null, speaker: values.speaker.trim() || null, minutes: Number(values.minutes) || null, ...(field ? { [field]: chosen } : {}) }, homeOf(meetingId))) return
    form.clear()
    onClose()
  }
  return (
    <Dialog title={say('office.agenda.add')} size={560} onClose={onClose}>
      <Form form={form} labels={labels} sending={sender} submit={say('office.agenda.add')} onSubmit={() => void save()} onCancel={onClose}>
        <OneOf {...bind('sort')} label={labels.sort} options={POINT_SORTS.map(value => ({ value, label: say(`point_sort.${value}`) }))} />
        {field && (options?.length ? <Choose {...bind('about')} label={labels.about} options={options} /> : <p role="status">{say('office.agenda.nothing_open')}</p>)}
        <TextBox {...bind('title')} label={labels.title} max={300} optional={!!field} />
        <div className="pair"><TextBox {...bind('speaker')} label={labels.speaker} max={160} optional /><TextBox {...bind('minutes')} label={labels.minutes} inputMode="numeric" max={3} optional /></div>
      </Form>
    </Dialog>
  )
}

/** Writes down a decision: who carries it out, until when; where the point is an issue, whether it becomes policy. */
export function DecideDialog({ file: { meeting, attendances }, point, onClose }: { file: MeetingFile; point?: Point | undefined; onClose: () => void }) {
  const say = useSay()
  const may = useMay()
  const tell = useTell()
  const today = useToday()
  const pillarWords = usePillarWords()
  const issue = !!point?.issueId && may('issue.decide', meeting.region)
  const form = useForm(`decide.${point?.id ?? meeting.id}`, { sort: 'arahan', text: '', ownerIds: [] as readonly string[], due: '', outcome: issue ? 'kebijakan' : '' })
  const sender = useSend(decide)
  useFaults(form, sender.problem)
  const { values, bind } = form
  const refused = values.outcome === 'ditolak'
  const labels = { outcome: say('office.agenda.outcome'), sort: say('office.agenda.decide_as'), text: say('office.meetings.decision'), ownerIds: say('office.meetings.owners'), due: say('field.due') }
  const save = async () => {
    const missing = [...values.text.trim() ? [] : ['text'], ...refused || values.ownerIds.length ? [] : ['ownerIds'], ...refused || values.due ? [] : ['due']].map(at => ({ at, rule: 'required' }))
    if (form.fail(missing)) return
    if (!await sender.run({ meetingId: meeting.id, pointId: point?.id ?? null, sort: values.sort as 'arahan', text: values.text, ownerIds: refused ? [] : [...values.ownerIds], due: refused ? null : values.due, outcome: (values.outcome || null) as 'kebijakan' | null }, homeOf(meeting.id))) return
    form.clear()
    tell(say('office.agenda.decided'))
    onClose()
  }
  return (
    <Dialog title={say('office.agenda.decide')} size={640} onClose={onClose}>
      <Form form={form} labels={labels} sending={sender} submit={say('office.agenda.decide')} onSubmit={() => void save()} onCancel={onClose}>
        {point && <p>{point.title}</p>}
        {issue && <OneOf {...bind('outcome')} label={labels.outcome} options={[{ value: '', label: say('office.agenda.no_outcome') }, ...['kebijakan', 'ditolak'].map(value => ({ value, label: say(`issue_outcome.${value}`) }))]} />}
        <TextBlock {...bind('text')} label={labels.text} rows={4} max={2000} />
        {!refused && <>
          <FindMany {...bind('ownerIds')} label={labels.ownerIds} hint={say('office.agenda.owners_hint')} onValue={chosen => form.set('ownerIds', chosen.slice(0, 5))} options={attendances.filter(row => row.workerId && !row.withdrawn).map(row => ({ value: row.workerId!, label: `${row.workerName} · ${pillarWords(row.pillar ?? row.role ?? '')}` }))} />
          <div className="pair"><DayBox {...bind('due')} label={labels.due} min={today} /><Choose {...bind('sort')} label={labels.sort} options={['arahan', 'kesepakatan'].map(value => ({ value, label: say(`directive_sort.${value}`) }))} /></div>
        </>}
      </Form>
    </Dialog>
  )
}

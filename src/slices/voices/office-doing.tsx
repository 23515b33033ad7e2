import { homeOf } from '#kernel/id.ts'
import type { Action } from '#kernel/action.ts'
import { useFaults, useForm } from '#web/form.ts'
import { useSay } from '#web/words.tsx'
import { Dialog } from '#web/office/dialog.tsx'
import { DayBox, OneOf, TextBlock } from '#web/office/fields.tsx'
import { Form } from '#web/office/form.tsx'
import { WorkerFind, WorkersFind } from '#web/office/people.tsx'
import { useSend } from '#web/office/send.ts'
import { useTell, useToday } from '#web/office/store.tsx'
import { escalate } from './escalate.ts'
import { answerIssue, askDesk, decideIssue, giveBack, giveDesk, noteIssue, propose, reopenIssue } from './issues.ts'
import { OUTCOMES } from './kinds.ts'
import type { IssueRow } from './office-data.ts'

/** What can be done about an issue. */
export type Doing = 'putuskan' | 'meja' | 'penjelasan' | 'catatan' | 'usulkan' | 'kembalikan' | 'jawab' | 'buka_lagi' | 'eskalasi'
const SAYS: Partial<Record<Doing, { action: unknown; field: 'text' | 'reason' }>> = {
  penjelasan: { action: askDesk, field: 'text' }, catatan: { action: noteIssue, field: 'text' }, usulkan: { action: propose, field: 'text' }, kembalikan: { action: giveBack, field: 'reason' },
  jawab: { action: answerIssue, field: 'text' }, buka_lagi: { action: reopenIssue, field: 'reason' }, eskalasi: { action: escalate, field: 'text' },
}

/** The dialog of one act on an issue. */
export function IssueDialog({ issue, what, onClose }: { issue: IssueRow; what: Doing; onClose: () => void }) {
  if (what === 'putuskan') return <DecideDialog issue={issue} onClose={onClose} />
  if (what === 'meja') return <DeskDialog issue={issue} onClose={onClose} />
  return <SayDialog issue={issue} what={what} onClose={onClose} />
}

function SayDialog({ issue, what, onClose }: { issue: IssueRow; what: Doing; onClose: () => void }) {
  const say = useSay()
  const tell = useTell()
  const { action, field } = SAYS[what]!
  const form = useForm(`issue.${what}.${issue.id}`, { [field]: '' } as Record<string, string>)
  const sender = useSend(action as Action<string, Record<string, string>>)
  useFaults(form, sender.problem)
  const save = async () => {
    if (form.fail(form.values[field]?.trim() ? [] : [{ at: field, rule: 'required' }])) return
    if (!await sender.run({ issueId: issue.id, [field]: form.values[field]! }, homeOf(issue.id))) return
    form.clear()
    tell(say('office.saved'))
    onClose()
  }
  const label = say(`office.issues.say.${what}`)
  return (
    <Dialog title={say(`office.issues.do.${what}`)} size={560} onClose={onClose}>
      <Form form={form} labels={{ [field]: label }} sending={sender} submit={say(`office.issues.do.${what}`)} onSubmit={() => void save()} onCancel={onClose}>
        <p>{issue.title}</p>
        <TextBlock {...form.bind(field)} value={form.values[field] ?? ''} label={label} rows={5} max={2000} />
      </Form>
    </Dialog>
  )
}

function DecideDialog({ issue, onClose }: { issue: IssueRow; onClose: () => void }) {
  const say = useSay()
  const tell = useTell()
  const today = useToday()
  const form = useForm(`issue.decide.${issue.id}`, { outcome: 'kebijakan', text: issue.proposal ?? '', task: '', ownerIds: [] as readonly string[], due: '' })
  const sender = useSend(decideIssue)
  useFaults(form, sender.problem)
  const { values } = form
  const labels = { outcome: say('office.issues.outcome'), text: say('office.issues.say.putuskan'), task: say('office.issues.task'), ownerIds: say('office.issues.task_owners'), due: say('field.due') }
  const save = async () => {
    const faults = [...values.text.trim() ? [] : [{ at: 'text', rule: 'required' }], ...values.task.trim() && values.ownerIds.length === 0 ? [{ at: 'ownerIds', rule: 'required' }] : []]
    if (form.fail(faults)) return
    const task = values.outcome === 'kebijakan' && values.task.trim() ? { text: values.task, ownerIds: [...values.ownerIds], due: values.due || null } : null
    if (!await sender.run({ issueId: issue.id, outcome: values.outcome as 'kebijakan', text: values.text, task }, homeOf(issue.id))) return
    form.clear()
    tell(say('office.saved'))
    onClose()
  }
  return (
    <Dialog title={say('office.issues.do.putuskan')} size={640} onClose={onClose}>
      <Form form={form} labels={labels} sending={sender} submit={say('office.issues.do.putuskan')} onSubmit={() => void save()} onCancel={onClose}>
        <p>{issue.title}</p>
        <OneOf {...form.bind('outcome')} label={labels.outcome} options={OUTCOMES.map(value => ({ value, label: say(`issue_outcome.${value}`) }))} />
        <TextBlock {...form.bind('text')} label={labels.text} rows={4} max={2000} />
        {values.outcome === 'kebijakan' && !issue.fromOffice && <>
          <TextBlock {...form.bind('task')} label={labels.task} hint={say('office.issues.task_hint')} rows={2} max={2000} optional />
          {values.task.trim() && <div className="pair"><WorkersFind {...form.bind('ownerIds')} label={labels.ownerIds} /><DayBox {...form.bind('due')} label={labels.due} min={today} optional /></div>}
        </>}
      </Form>
    </Dialog>
  )
}

function DeskDialog({ issue, onClose }: { issue: IssueRow; onClose: () => void }) {
  const say = useSay()
  const tell = useTell()
  const today = useToday()
  const form = useForm(`issue.desk.${issue.id}`, { workerId: '', due: issue.due < today ? '' : issue.due })
  const sender = useSend(giveDesk)
  useFaults(form, sender.problem)
  const save = async () => {
    if (form.fail(form.values.workerId ? [] : [{ at: 'workerId', rule: 'required' }])) return
    if (!await sender.run({ issueId: issue.id, workerId: form.values.workerId, due: form.values.due || null }, homeOf(issue.id))) return
    form.clear()
    tell(say('office.saved'))
    onClose()
  }
  const labels = { workerId: say('office.issues.desk_who'), due: say('field.due') }
  return (
    <Dialog title={say('office.issues.do.meja')} onClose={onClose}>
      <Form form={form} labels={labels} sending={sender} submit={say('office.issues.do.meja')} onSubmit={() => void save()} onCancel={onClose}>
        <p>{issue.title}</p>
        <WorkerFind {...form.bind('workerId')} label={labels.workerId} hint={say('office.issues.desk_hint')} verb="issue.handle" />
        <DayBox {...form.bind('due')} label={labels.due} min={today} optional />
      </Form>
    </Dialog>
  )
}

import { Button } from '@mantine/core'
import { useState } from 'react'
import { addDays } from '#kernel/day.ts'
import { homeOf } from '#kernel/id.ts'
import { useSession } from '#web/app.tsx'
import { useFaults, useForm } from '#web/form.ts'
import { useSay } from '#web/words.tsx'
import { Dialog } from '#web/office/dialog.tsx'
import { DayBox, OneOf, TextBlock, TextBox } from '#web/office/fields.tsx'
import { Form, useLabels } from '#web/office/form.tsx'
import { Section } from '#web/office/page.tsx'
import { WorkerFind } from '#web/office/people.tsx'
import { useSend } from '#web/office/send.ts'
import { Nothing } from '#web/office/states.tsx'
import { useMay, useTell, useToday } from '#web/office/store.tsx'
import type { CaseFile } from './office-data.ts'
import { Due } from './office-rows.tsx'
import { CLOSED } from './stages.ts'
import { addStep, doStep } from './work.ts'

type Step = NonNullable<CaseFile['nextSteps']>[number]

/** What happens next: by whom, by which day. */
export function StepsPart({ file: { case: record, nextSteps = [] } }: { file: CaseFile }) {
  const say = useSay()
  const may = useMay()
  const { worker } = useSession()
  const [adding, setAdding] = useState(false)
  const [ending, setEnding] = useState<Step>()
  const open = nextSteps.filter(({ state }) => state === 'terbuka').toSorted((a, b) => (a.due < b.due ? -1 : 1))
  const mayAdd = may('step.add', record.region) && !CLOSED.includes(record.stage) && record.depth === 'full'
  return (
    <Section id="langkah" title={say('office.steps')} aside={mayAdd && <Button size="compact-sm" variant="subtle" onClick={() => setAdding(true)}>{say('office.steps.add')}</Button>}>
      {open.length === 0 && <Nothing title={say('office.steps.none')}>{CLOSED.includes(record.stage) ? undefined : say('office.steps.none_hint')}</Nothing>}
      <ul className="lines">{open.map(step => (
        <li key={step.id} className="next">
          <span>{step.what}</span>
          <span className="muted">{step.ownerName} · <Due day={step.due} /></span>
          {([step.ownerId, record.leadId].includes(worker.id) || may('case.triage', record.region)) && <Button size="compact-sm" variant="default" onClick={() => setEnding(step)} aria-label={`${say('office.steps.end')}: ${step.what}`}>{say('office.steps.end')}</Button>}
        </li>
      ))}</ul>
      {adding && <AddDialog record={record} onClose={() => setAdding(false)} />}
      {ending && <EndDialog step={ending} onClose={() => setEnding(undefined)} />}
    </Section>
  )
}

function AddDialog({ record, onClose }: { record: CaseFile['case']; onClose: () => void }) {
  const say = useSay()
  const tell = useTell()
  const today = useToday()
  const labels = useLabels('what', 'ownerId', 'due')
  const form = useForm(`next.${record.id}`, { what: '', ownerId: record.leadId ?? '', due: addDays(today, 3) })
  const sender = useSend(addStep)
  useFaults(form, sender.problem)
  const save = async () => {
    const { what, ownerId, due } = form.values
    if (form.fail([['what', what], ['ownerId', ownerId], ['due', due]].filter(([, value]) => !value?.trim()).map(([at]) => ({ at: at!, rule: 'required' })))) return
    if (!await sender.run({ caseId: record.id, what, ownerId, due }, homeOf(record.id))) return
    form.clear()
    tell(say('office.saved'))
    onClose()
  }
  return (
    <Dialog title={say('office.steps.add')} onClose={onClose}>
      <Form form={form} labels={{ ...labels, worker: labels.ownerId! }} sending={sender} submit={say('app.save')} onSubmit={() => void save()} onCancel={onClose}>
        <TextBox {...form.bind('what')} label={labels.what!} hint={say('office.steps.what_hint')} max={300} />
        <WorkerFind forTeam {...form.bind('ownerId')} label={labels.ownerId!} />
        <DayBox {...form.bind('due')} label={labels.due!} min={today} />
      </Form>
    </Dialog>
  )
}

function EndDialog({ step, onClose }: { step: Step; onClose: () => void }) {
  const say = useSay()
  const tell = useTell()
  const form = useForm(`do.${step.id}`, { state: 'selesai', note: '' })
  const sender = useSend(doStep)
  useFaults(form, sender.problem)
  const save = async () => {
    if (!await sender.run({ stepId: step.id, state: form.values.state as 'selesai' | 'batal', note: form.values.note || null }, homeOf(step.id))) return
    form.clear()
    tell(say('office.saved'))
    onClose()
  }
  return (
    <Dialog title={step.what} onClose={onClose}>
      <Form form={form} labels={{ state: say('field.state'), note: say('field.note') }} sending={sender} submit={say('app.save')} onSubmit={() => void save()} onCancel={onClose}>
        <OneOf {...form.bind('state')} label={say('field.state')} options={(['selesai', 'batal'] as const).map(value => ({ value, label: say(`step_state.${value}`) }))} />
        <TextBlock {...form.bind('note')} label={say('field.note')} optional max={500} />
      </Form>
    </Dialog>
  )
}

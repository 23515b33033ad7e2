import { Button } from '@mantine/core'
import { homeOf } from '#kernel/id.ts'
import { useFaults, useForm } from '#web/form.ts'
import { useSay } from '#web/words.tsx'
import { Dialog } from '#web/office/dialog.tsx'
import { Choose, DayBox, OneOf, TextBlock, TextBox } from '#web/office/fields.tsx'
import { Form } from '#web/office/form.tsx'
import { WorkerFind } from '#web/office/people.tsx'
import { useSend } from '#web/office/send.ts'
import { useTell, useToday } from '#web/office/store.tsx'
import { CHECK_ANSWERS, CHECKS, type Supervision } from './kinds.ts'
import { record } from './supervision.ts'

type Found = { what: string; fix: string; due: string; ownerId: string }
const NONE: Found = { what: '', fix: '', due: '', ownerId: '' }

/** Records a supervision visit: the checklist, a summary, and each finding with what is to be done, by whom, by when. */
export function RecordDialog({ options, visit, unitId, onClose }: { options: readonly { value: string; label: string }[]; visit?: Supervision | undefined; unitId: string; onClose: () => void }) {
  const say = useSay()
  const tell = useTell()
  const today = useToday()
  const form = useForm(`supervision.record.${visit?.id ?? 'new'}`, { unitId, day: today, others: visit?.others ?? '', answers: {} as Record<string, string>, summary: '', findings: [] as Found[] })
  const sender = useSend(record)
  useFaults(form, sender.problem)
  const { values, set } = form
  const labels = { unitId: say('house.name'), day: say('field.day'), others: say('field.others'), checklist: say('field.checklist'), summary: say('house.summary'), findings: say('field.findings') }
  const change = (nth: number, field: keyof Found, value: string) => set('findings', values.findings.map((one, at) => (at === nth ? { ...one, [field]: value } : one)))
  const save = async () => {
    if (!values.unitId) return void form.fail([{ at: 'unitId', rule: 'required' }])
    const checklist = CHECKS.flatMap(item => { const answer = CHECK_ANSWERS.find(one => one === values.answers[item]); return answer ? [{ item, answer }] : [] })
    const findings = values.findings.filter(one => one.what || one.fix || one.due)
    if (!await sender.run({ supervisionId: visit?.id, unitId: values.unitId, day: values.day, others: values.others, checklist, summary: values.summary, findings }, homeOf(values.unitId))) return
    form.clear()
    tell(say('house.recorded'))
    onClose()
  }
  return (
    <Dialog title={say('house.record')} size={720} onClose={onClose}>
      <Form form={form} labels={labels} sending={sender} submit={say('house.record')} onSubmit={() => void save()} onCancel={onClose}>
        {visit ? <p><strong>{options.find(({ value }) => value === unitId)?.label}</strong></p> : <Choose {...form.bind('unitId')} label={labels.unitId} empty={say('house.choose')} options={options} />}
        <div className="pair"><DayBox {...form.bind('day')} label={labels.day} /><TextBox {...form.bind('others')} label={labels.others} optional max={200} /></div>
        <fieldset className="plain"><legend>{labels.checklist}</legend>{CHECKS.map((item, nth) => (
          <OneOf key={item} id={nth ? `supervision-check-${item}` : `${form.name}-checklist`} label={say(`check.${item}`)} value={values.answers[item] ?? ''} onValue={answer => set('answers', { ...values.answers, [item]: answer })} options={CHECK_ANSWERS.map(answer => ({ value: answer, label: say(`check_answer.${answer}`) }))} />
        ))}</fieldset>
        <TextBlock {...form.bind('summary')} label={labels.summary} hint={say('house.no_names')} max={2000} />
        <fieldset className="plain"><legend>{labels.findings}</legend>
          {values.findings.map((one, nth) => (
            <div key={nth} className="strip">
              <TextBlock id={nth ? `supervision-what-${nth}` : `${form.name}-findings`} label={say('house.finding_nth', { nth: nth + 1 })} value={one.what} onValue={value => change(nth, 'what', value)} max={500} rows={2} />
              <TextBlock id={`supervision-fix-${nth}`} label={say('field.fix')} value={one.fix} onValue={value => change(nth, 'fix', value)} max={500} rows={2} />
              <div className="pair"><DayBox id={`supervision-due-${nth}`} label={say('field.due')} value={one.due} onValue={value => change(nth, 'due', value)} min={today} /><WorkerFind id={`supervision-owner-${nth}`} label={say('house.owner')} optional value={one.ownerId} onValue={value => change(nth, 'ownerId', value)} /></div>
              <Button size="compact-sm" variant="subtle" onClick={() => set('findings', values.findings.filter((_, at) => at !== nth))}>{say('house.finding_drop', { nth: nth + 1 })}</Button>
            </div>
          ))}
          <Button variant="default" onClick={() => set('findings', [...values.findings, NONE])}>{say('house.finding_add')}</Button>
        </fieldset>
      </Form>
    </Dialog>
  )
}

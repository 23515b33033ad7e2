import { addDays } from '#kernel/day.ts'
import { homeOf } from '#kernel/id.ts'
import { useFaults, useForm } from '#web/form.ts'
import { useSay } from '#web/words.tsx'
import { DayBox, TextBlock, TextBox, Tick } from '#web/office/fields.tsx'
import { Form } from '#web/office/form.tsx'
import { WorkerFind } from '#web/office/people.tsx'
import { useSend } from '#web/office/send.ts'
import { useTell, useToday } from '#web/office/store.tsx'
import { answerReport } from '#slices/trips/report.ts'
import type { CaseFile } from './office-data.ts'

/** Answers a report: a word to its author, and who acts by when. */
export function AnswerForm({ visit, file, onDone }: { visit: NonNullable<CaseFile['visits']>[number]; file: CaseFile; onDone: () => void }) {
  const say = useSay()
  const tell = useTell()
  const today = useToday()
  const form = useForm(`answer.${visit.id}`, { text: '', withNext: true as boolean, what: '', ownerId: file.case.leadId ?? visit.leadId, due: addDays(today, 3) })
  const sender = useSend(answerReport)
  useFaults(form, sender.problem)
  const { text, withNext, what, ownerId, due } = form.values
  const save = async () => {
    const asked = [['text', text], ...(withNext ? [['what', what], ['ownerId', ownerId], ['due', due]] : [])]
    if (form.fail(asked.filter(([, value]) => !value?.trim()).map(([at]) => ({ at: at!, rule: 'required' })))) return
    if (!await sender.run({ visitId: visit.id, text, next: withNext ? { what, ownerId, due } : null }, homeOf(visit.id))) return
    form.clear()
    tell(say('office.report.answered'))
    onDone()
  }
  return (
    <div className="inset">
      <Form form={form} labels={{ text: say('office.report.word'), what: say('field.what'), ownerId: say('field.ownerId'), worker: say('field.ownerId'), due: say('field.due') }} sending={sender} submit={say('office.report.answer_send')} onSubmit={() => void save()} onCancel={onDone}>
        <TextBlock {...form.bind('text')} label={say('office.report.word')} hint={say('office.report.word_hint', { name: visit.leadName })} max={4000} />
        <Tick id={`answer.${visit.id}-withNext`} label={say('office.report.with_next')} value={withNext} onValue={value => form.set('withNext', value)} />
        {withNext && <>
          <TextBox {...form.bind('what')} label={say('field.what')} max={300} />
          <div className="pair"><WorkerFind forTeam {...form.bind('ownerId')} label={say('field.ownerId')} /><DayBox {...form.bind('due')} label={say('field.due')} min={today} /></div>
        </>}
      </Form>
    </div>
  )
}

import { Checkbox } from '@mantine/core'
import { homeOf } from '#kernel/id.ts'
import { useFaults, useForm } from '#web/form.ts'
import { useSay } from '#web/words.tsx'
import { Dialog } from '#web/office/dialog.tsx'
import { ClockBox, DayBox, OneOf, TextBox } from '#web/office/fields.tsx'
import { Form, useLabels } from '#web/office/form.tsx'
import { useSend } from '#web/office/send.ts'
import { useTell } from '#web/office/store.tsx'
import { ANSWERS, givenAt, ORAL_CHANNELS, recordAnswer, type Notice } from './rules.ts'

/** Records an answer given by telephone, WhatsApp, SMS or face to face; it counts fully. */
export function RecordDialog({ notice, onClose }: { notice: Notice; onClose: () => void }) {
  const say = useSay()
  const tell = useTell()
  const labels = useLabels('answer', 'by', 'proposedDay', 'proposedFrom', 'note')
  const form = useForm(`record.${notice.id}`, { answer: '', by: 'telepon', who: notice.toName ?? '', proposedDay: '', proposedFrom: '', note: '', unknown: false, givenDay: '', givenFrom: '' })
  const sender = useSend(recordAnswer)
  useFaults(form, sender.problem)
  const { values } = form
  const later = values.answer === 'ditunda'
  const save = async () => {
    const missing = [['answer', values.answer], ['who', values.who]].filter(([, value]) => !value?.trim()).map(([at]) => ({ at: at!, rule: 'required' }))
    if (form.fail([...missing, ...later && !values.proposedDay && !values.unknown ? [{ at: 'proposedDay', rule: 'when_or_unknown' }] : []])) return
    const input = { noticeId: notice.id, answer: values.answer as (typeof ANSWERS)[number], by: values.by as (typeof ORAL_CHANNELS)[number], who: values.who, givenAt: givenAt(notice.region, values.givenDay, values.givenFrom, new Date().toISOString()), note: values.note || null, proposedDay: later && !values.unknown ? values.proposedDay || null : null, proposedFrom: later && !values.unknown ? values.proposedFrom || null : null }
    if (!await sender.run(input, homeOf(notice.id))) return
    form.clear()
    tell(say('office.saved'))
    onClose()
  }
  return (
    <Dialog title={say('office.silent.record')} onClose={onClose}>
      <Form form={form} labels={{ ...labels, who: say('office.silent.who') }} sending={sender} submit={say('app.save')} onSubmit={() => void save()} onCancel={onClose}>
        <OneOf {...form.bind('answer')} label={labels.answer!} options={ANSWERS.map(value => ({ value, label: say(`answer.${value}`) }))} />
        {later && !values.unknown && <div className="pair"><DayBox {...form.bind('proposedDay')} label={labels.proposedDay!} optional /><ClockBox {...form.bind('proposedFrom')} label={labels.proposedFrom!} optional /></div>}
        {later && <Checkbox id={`${form.name}-unknown`} label={say('notice_no_time')} checked={values.unknown} onChange={event => form.set('unknown', event.currentTarget.checked)} />}
        <TextBox {...form.bind('who')} label={say('office.silent.who')} max={120} />
        <OneOf {...form.bind('by')} label={labels.by!} options={ORAL_CHANNELS.map(value => ({ value, label: say(`channel.${value}`) }))} />
        <div className="pair"><DayBox {...form.bind('givenDay')} label={say('field.givenAt')} optional /><ClockBox {...form.bind('givenFrom')} label={say('office.silent.given_from')} optional /></div>
        <TextBox {...form.bind('note')} label={labels.note!} optional max={300} />
      </Form>
    </Dialog>
  )
}

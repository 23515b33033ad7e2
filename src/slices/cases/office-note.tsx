import { homeOf } from '#kernel/id.ts'
import { useFaults, useForm } from '#web/form.ts'
import { useSay } from '#web/words.tsx'
import { TextBlock } from '#web/office/fields.tsx'
import { Form } from '#web/office/form.tsx'
import { useSend } from '#web/office/send.ts'
import { useTell } from '#web/office/store.tsx'
import type { CaseFile } from './office-data.ts'
import { note } from './work.ts'

/** Adds a word to the case; it stands for ever. */
export function NoteForm({ record, onDone }: { record: CaseFile['case']; onDone: () => void }) {
  const say = useSay()
  const tell = useTell()
  const form = useForm(`note.${record.id}`, { text: '' })
  const sender = useSend(note)
  useFaults(form, sender.problem)
  const save = async () => {
    if (form.fail(form.values.text.trim() ? [] : [{ at: 'text', rule: 'required' }])) return
    if (!await sender.run({ caseId: record.id, text: form.values.text }, homeOf(record.id))) return
    form.clear()
    tell(say('office.saved'))
    onDone()
  }
  return (
    <div className="inset">
      <Form form={form} labels={{ text: say('field.note') }} sending={sender} submit={say('office.file.note_save')} onSubmit={() => void save()} onCancel={onDone}>
        <TextBlock {...form.bind('text')} label={say('field.note')} hint={say('office.file.note_hint')} rows={4} max={4000} />
      </Form>
    </div>
  )
}

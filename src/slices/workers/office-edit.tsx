import { homeOf } from '#kernel/id.ts'
import { useFaults, useForm } from '#web/form.ts'
import { useSay } from '#web/words.tsx'
import { Dialog } from '#web/office/dialog.tsx'
import { TextBox } from '#web/office/fields.tsx'
import { Form, useLabels } from '#web/office/form.tsx'
import { useSend } from '#web/office/send.ts'
import { useTell } from '#web/office/store.tsx'
import { editWorker } from './rules.ts'

/** Corrects a worker's name or telephone number. */
export function EditDialog({ worker, onClose }: { worker: { id: string; name: string; phone?: string | null }; onClose: () => void }) {
  const say = useSay()
  const tell = useTell()
  const labels = useLabels('name', 'phone')
  const form = useForm(`worker.${worker.id}`, { name: worker.name, phone: worker.phone ?? '' })
  const sender = useSend(editWorker)
  useFaults(form, sender.problem)
  const leave = () => {
    form.clear()
    onClose()
  }
  const save = async () => {
    if (form.fail(form.values.name.trim() ? [] : [{ at: 'name', rule: 'required' }])) return
    if (!await sender.run({ workerId: worker.id, name: form.values.name, phone: form.values.phone || null }, homeOf(worker.id))) return
    form.clear()
    tell(say('office.saved'))
    onClose()
  }
  return (
    <Dialog title={say('office.worker.edit')} onClose={leave}>
      <Form form={form} labels={labels} sending={sender} submit={say('app.save')} onSubmit={() => void save()} onCancel={leave}>
        <TextBox {...form.bind('name')} label={labels.name!} max={120} />
        <TextBox {...form.bind('phone')} label={labels.phone!} type="tel" optional max={20} />
      </Form>
    </Dialog>
  )
}

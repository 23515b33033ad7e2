import { useApp } from '#web/app.tsx'
import { useFaults, useForm } from '#web/form.ts'
import { useAttempt } from '#web/hooks.ts'
import { useSay } from '#web/words.tsx'
import { Dialog } from '#web/office/dialog.tsx'
import { TextBlock } from '#web/office/fields.tsx'
import { Form } from '#web/office/form.tsx'
import { useTell } from '#web/office/store.tsx'

/** Takes names out of the house: asks why, since the head of the office sees every export. */
export function ExportDialog({ onClose }: { onClose: () => void }) {
  const say = useSay()
  const tell = useTell()
  const form = useForm('export', { reason: '' })
  const { http } = useApp()
  const { busy, problem, attempt } = useAttempt()
  useFaults(form, problem)
  const take = () => {
    if (!form.values.reason.trim()) return void form.fail([{ at: 'reason', rule: 'required' }])
    void attempt(async () => {
      const { name, bytes } = await http.download('/api/v1/exports/cases.csv', { reason: form.values.reason.trim() })
      const link = document.createElement('a')
      link.href = URL.createObjectURL(bytes)
      link.download = name
      link.click()
      setTimeout(() => URL.revokeObjectURL(link.href), 1000)
      form.clear()
      tell(say('office.export_started'))
      onClose()
    })
  }
  return (
    <Dialog title={say('office.export')} onClose={onClose}>
      <Form form={form} labels={{ reason: say('field.reason') }} sending={{ busy, problem }} submit={say('office.export_go')} onSubmit={take} onCancel={onClose}>
        <p>{say('office.export_lead')}</p>
        <p>{say('office.export_stamp')}</p>
        <TextBlock {...form.bind('reason')} label={say('field.reason')} max={300} />
      </Form>
    </Dialog>
  )
}

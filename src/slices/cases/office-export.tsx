import { useState } from 'react'
import { useForm } from '#web/form.ts'
import { useSay } from '#web/words.tsx'
import { Dialog } from '#web/office/dialog.tsx'
import { TextBlock } from '#web/office/fields.tsx'
import { Form } from '#web/office/form.tsx'
import { address } from '#web/office/query.ts'
import { useTell } from '#web/office/store.tsx'

/** Takes names out of the house: asks why, since the head of the office sees every export. */
export function ExportDialog({ onClose }: { onClose: () => void }) {
  const say = useSay()
  const tell = useTell()
  const form = useForm('export', { reason: '' })
  const [busy] = useState(false)
  const take = () => {
    if (!form.values.reason.trim()) return void form.fail([{ at: 'reason', rule: 'required' }])
    const link = document.createElement('a')
    link.href = address('/api/v1/exports/cases.csv', { reason: form.values.reason.trim() })
    link.download = ''
    link.click()
    form.clear()
    tell(say('office.export_started'))
    onClose()
  }
  return (
    <Dialog title={say('office.export')} onClose={onClose}>
      <Form form={form} labels={{ reason: say('field.reason') }} sending={{ busy, problem: undefined }} submit={say('office.export_go')} onSubmit={take} onCancel={onClose}>
        <p>{say('office.export_lead')}</p>
        <p>{say('office.export_stamp')}</p>
        <TextBlock {...form.bind('reason')} label={say('field.reason')} max={300} />
      </Form>
    </Dialog>
  )
}

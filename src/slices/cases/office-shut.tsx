import { homeOf } from '#kernel/id.ts'
import { useFaults, useForm } from '#web/form.ts'
import { useSay } from '#web/words.tsx'
import { Dialog } from '#web/office/dialog.tsx'
import { TextBlock } from '#web/office/fields.tsx'
import { Form, useLabels } from '#web/office/form.tsx'
import { WorkerFind } from '#web/office/people.tsx'
import { useSend } from '#web/office/send.ts'
import { useTell } from '#web/office/store.tsx'
import type { CaseFile } from './office-data.ts'
import { shutOut } from './seal.ts'

/** Shuts a worker out of a case because named as involved. */
export function ShutOutDialog({ record, onClose }: { record: CaseFile['case']; onClose: () => void }) {
  const say = useSay()
  const tell = useTell()
  const labels = useLabels('workerId', 'reason')
  const form = useForm(`shut.${record.id}`, { workerId: '', reason: '' })
  const sender = useSend(shutOut)
  useFaults(form, sender.problem)
  const save = async () => {
    const { workerId, reason } = form.values
    if (form.fail([['workerId', workerId], ['reason', reason]].filter(([, value]) => !value?.trim()).map(([at]) => ({ at: at!, rule: 'required' })))) return
    if (!await sender.run({ caseId: record.id, workerId, reason }, homeOf(record.id))) return
    form.clear()
    tell(say('office.saved'))
    onClose()
  }
  return (
    <Dialog title={say('office.team.shut_out')} onClose={onClose}>
      <Form form={form} labels={labels} sending={sender} submit={say('office.team.shut_out')} danger onSubmit={() => void save()} onCancel={onClose}>
        <p>{say('office.team.shut_out_lead')}</p>
        <WorkerFind {...form.bind('workerId')} label={labels.workerId!} />
        <TextBlock {...form.bind('reason')} label={labels.reason!} max={300} />
      </Form>
    </Dialog>
  )
}

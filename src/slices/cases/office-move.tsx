import { homeOf } from '#kernel/id.ts'
import { threeDigits, useFaults, useForm } from '#web/form.ts'
import { useSay } from '#web/words.tsx'
import { Dialog } from '#web/office/dialog.tsx'
import { TextBlock, TextBox } from '#web/office/fields.tsx'
import { Form, useLabels } from '#web/office/form.tsx'
import { KelurahanFind } from '#web/office/regions.tsx'
import { faultsIn, useSend } from '#web/office/send.ts'
import { useTell } from '#web/office/store.tsx'
import type { CaseFile } from './office-data.ts'
import { move } from './move.ts'

/** Takes a case along when its family moves to another kelurahan of the same office. */
export function MoveCaseDialog({ record, onClose }: { record: CaseFile['case']; onClose: () => void }) {
  const say = useSay()
  const tell = useTell()
  const labels: Record<string, string> = { region: say('office.kelurahan'), ...useLabels('rt', 'rw', 'address', 'landmark', 'reason') }
  const form = useForm(`move-case.${record.id}`, { region: '', rt: '', rw: '', address: '', landmark: '', reason: '' })
  const sender = useSend(move)
  useFaults(form, sender.problem)
  const leave = () => {
    form.clear()
    onClose()
  }
  const save = async () => {
    const { rt, rw, ...rest } = form.values
    const input = { ...rest, caseId: record.id, rt: threeDigits(rt), rw: threeDigits(rw) }
    if (form.fail(faultsIn(move, input)) || !await sender.run(input, homeOf(record.id))) return
    tell(say(record.leadId ? 'office.file.moved' : 'office.saved'))
    leave()
  }
  return (
    <Dialog title={say('office.file.move')} size={720} onClose={leave}>
      <Form form={form} labels={labels} sending={sender} submit={say('office.file.move')} onSubmit={() => void save()} onCancel={leave}>
        <p>{say('office.file.move_lead')}</p>
        <div className="pair">
          <KelurahanFind {...form.bind('region')} label={labels.region!} />
          <TextBox {...form.bind('rt')} label={labels.rt!} optional inputMode="numeric" max={3} />
          <TextBox {...form.bind('rw')} label={labels.rw!} optional inputMode="numeric" max={3} />
        </div>
        <div className="pair"><TextBox {...form.bind('address')} label={labels.address!} optional max={300} /><TextBox {...form.bind('landmark')} label={labels.landmark!} optional max={200} /></div>
        <TextBlock {...form.bind('reason')} label={labels.reason!} optional max={300} />
      </Form>
    </Dialog>
  )
}

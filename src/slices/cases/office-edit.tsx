import { homeOf } from '#kernel/id.ts'
import { same } from '#kernel/merge.ts'
import { threeDigits, useFaults, useForm } from '#web/form.ts'
import { useSay } from '#web/words.tsx'
import { Dialog } from '#web/office/dialog.tsx'
import { OneOf, SomeOf, TextBlock, TextBox } from '#web/office/fields.tsx'
import { Form, useLabels } from '#web/office/form.tsx'
import { useSend } from '#web/office/send.ts'
import { useTell } from '#web/office/store.tsx'
import { edit } from './edit.ts'
import { URGENCIES } from './kinds.ts'
import { NEEDS } from './needs.ts'
import type { CaseFile } from './office-data.ts'

const FIELDS = ['who', 'needs', 'urgency', 'rt', 'rw', 'landmark', 'address', 'language', 'womanMeets', 'avoidHours', 'story'] as const

/** Corrects what was told first; each change says what the writer saw and what it should become. */
export function EditCaseDialog({ record, onClose }: { record: CaseFile['case']; onClose: () => void }) {
  const say = useSay()
  const tell = useTell()
  const labels = { ...useLabels(...FIELDS), ...Object.fromEntries(['language', 'womanMeets', 'avoidHours'].map(field => [field, say(`field.edits.${field}`)])) }
  const form = useForm(`edit.${record.id}`, {
    who: record.who, needs: record.needs as readonly string[], urgency: record.urgency as string, rt: record.rt ?? '', rw: record.rw ?? '', landmark: record.landmark ?? '', address: record.address ?? '', story: record.story ?? '', language: record.language ?? '', avoidHours: record.avoidHours ?? '', womanMeets: record.womanMeets ? 'ya' : record.womanMeets === false ? 'tidak' : '',
  })
  const sender = useSend(edit)
  useFaults(form, sender.problem)
  const leave = () => {
    form.clear()
    onClose()
  }
  const save = async () => {
    const { values } = form
    const becomes: Record<string, unknown> = { ...values, womanMeets: values.womanMeets ? values.womanMeets === 'ya' : null, needs: [...values.needs], rt: threeDigits(values.rt), rw: threeDigits(values.rw) }
    const changed = FIELDS.map(field => [field, [record[field] ?? null, becomes[field] === '' ? null : becomes[field] ?? null]] as const).filter(([, [was, next]]) => !same(was, next))
    if (form.fail([...(values.who.trim() ? [] : [{ at: 'who', rule: 'required' }]), ...(values.needs.length ? [] : [{ at: 'needs', rule: 'required' }])])) return
    if (!changed.length) return tell(say('office.file.unchanged'))
    if (!await sender.run({ caseId: record.id, edits: Object.fromEntries(changed) } as Parameters<typeof sender.run>[0], homeOf(record.id))) return
    tell(say('office.saved'))
    leave()
  }
  return (
    <Dialog title={say('office.file.edit')} size={720} onClose={leave}>
      <Form form={form} labels={labels} sending={sender} submit={say('app.save')} onSubmit={() => void save()} onCancel={leave}>
        <p>{say('office.file.edit_lead')}</p>
        <TextBox {...form.bind('who')} label={labels.who!} max={160} />
        <SomeOf {...form.bind('needs')} label={labels.needs!} options={NEEDS.map(value => ({ value, label: say(`need.${value}`) }))} />
        <OneOf {...form.bind('urgency')} label={labels.urgency!} options={URGENCIES.map(value => ({ value, label: say(`urgency.${value}`) }))} />
        <div className="pair"><TextBox {...form.bind('rt')} label={labels.rt!} optional inputMode="numeric" max={3} /><TextBox {...form.bind('rw')} label={labels.rw!} optional inputMode="numeric" max={3} /></div>
        <div className="pair"><TextBox {...form.bind('address')} label={labels.address!} optional max={300} /><TextBox {...form.bind('landmark')} label={labels.landmark!} optional max={200} /></div>
        <div className="pair"><TextBox {...form.bind('language')} label={labels.language!} optional max={60} /><TextBox {...form.bind('avoidHours')} label={labels.avoidHours!} optional max={120} /></div>
        <OneOf {...form.bind('womanMeets')} label={labels.womanMeets!} options={['ya', 'tidak'].map(value => ({ value, label: say(`seal.${value}`) }))} />
        <TextBlock {...form.bind('story')} label={labels.story!} optional rows={4} max={4000} />
      </Form>
    </Dialog>
  )
}

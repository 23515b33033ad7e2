import { homeOf } from '#kernel/id.ts'
import { useFaults, useForm } from '#web/form.ts'
import { useSay } from '#web/words.tsx'
import { FindMany, OneOf } from '#web/office/fields.tsx'
import { Form } from '#web/office/form.tsx'
import { Band } from '#web/office/marks.tsx'
import { type Page, useQuery } from '#web/office/query.ts'
import { useSend } from '#web/office/send.ts'
import { useTell } from '#web/office/store.tsx'
import { BIDANG, URGENCIES } from './kinds.ts'
import { hasSealedType, PPKS_TYPES } from './needs.ts'
import { triage } from './work.ts'

type SubtypeRow = { id: string; code: string; name: string; under: string; confidential: boolean; ended: boolean }
type Urgency = (typeof URGENCIES)[number]
type Looked = { id: string; urgency: string; types?: readonly string[] }

/** Looks at a new report: national types, the office's sub-types, bidang, urgency. */
export function TriageForm({ of, onDone, onCancel }: { of: Looked; onDone: () => void; onCancel: () => void }) {
  const say = useSay()
  const tell = useTell()
  const form = useForm(`triage.${of.id}`, { types: (of.types ?? []) as readonly string[], subtypes: [] as readonly string[], bidang: '', urgency: of.urgency })
  const sender = useSend(triage)
  useFaults(form, sender.problem)
  const { data } = useQuery<Page<SubtypeRow>>('/api/v1/subtypes?limit=100')
  const { types, subtypes, bidang, urgency } = form.values
  const fitting = (data?.items ?? []).filter(one => !one.ended && (types.length === 0 || types.includes(one.under)))
  const seals = hasSealedType(types) || fitting.some(one => one.confidential && subtypes.includes(one.code))
  const save = async () => {
    const faults = [types.length ? [] : [{ at: 'types', rule: 'required' }], bidang ? [] : [{ at: 'bidang', rule: 'required' }]].flat()
    if (form.fail(faults)) return
    if (!await sender.run({ caseId: of.id, types: [...types], subtypes: subtypes.filter(code => fitting.some(one => one.code === code)), bidang: bidang as (typeof BIDANG)[number], urgency: urgency === of.urgency ? null : [of.urgency as Urgency, urgency as Urgency] }, homeOf(of.id))) return
    form.clear()
    tell(say('office.triage.done'))
    onDone()
  }
  return (
    <Form form={form} labels={{ types: say('office.triage.types'), subtypes: say('office.triage.subtypes'), bidang: say('field.bidang'), urgency: say('office.case.urgency') }} sending={sender} submit={say('office.triage.save')} onSubmit={() => void save()} onCancel={onCancel}>
      <FindMany {...form.bind('types')} label={say('office.triage.types')} hint={say('office.triage.types_hint')} options={PPKS_TYPES.map(type => ({ value: type.code, label: `${say(`type.${type.code}`)}${'sealed' in type ? ` · ${say('office.sealed')}` : ''}` }))} />
      {fitting.length > 0 && <FindMany {...form.bind('subtypes')} label={say('office.triage.subtypes')} optional options={fitting.map(one => ({ value: one.code, label: one.name }))} />}
      {seals && <Band tone="tembaga" title={say('office.triage.seals')}>{say('office.triage.seals_lead')}</Band>}
      <OneOf {...form.bind('bidang')} label={say('field.bidang')} options={BIDANG.map(value => ({ value, label: say(`bidang.${value}`) }))} />
      <OneOf {...form.bind('urgency')} label={say('office.case.urgency')} options={URGENCIES.map(value => ({ value, label: say(`urgency.${value}`) }))} />
    </Form>
  )
}

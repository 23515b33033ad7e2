import { useLocation, useSearchParams } from 'wouter'
import { homeOf } from '#kernel/id.ts'
import { useFaults, useForm } from '#web/form.ts'
import { freshId } from '#web/moment.ts'
import { useSay } from '#web/words.tsx'
import { Choose, DayBox, SomeOf, TextBlock, TextBox, Tick } from '#web/office/fields.tsx'
import { Form, useLabels } from '#web/office/form.tsx'
import { Page } from '#web/office/page.tsx'
import { useQuery } from '#web/office/query.ts'
import { useSend } from '#web/office/send.ts'
import { Answer, Nothing } from '#web/office/states.tsx'
import { useTell } from '#web/office/store.tsx'
import type { CaseFile } from '#slices/cases/office-data.ts'
import { REFERRAL_SORTS, SHARED } from './kinds.ts'
import { NO_TARGET, TargetFields, targetFaults, targetInput, useTargets } from './office-target.tsx'
import { ANSWER_DAYS, FEEDBACK_DAYS, send } from './send.ts'

type Record = CaseFile['case']

/** Rujuk: whom, what for, and what they may see of somebody until it is over. */
export function ReferPage() {
  const say = useSay()
  const [search] = useSearchParams()
  const caseId = search.get('kasus')
  const record = useQuery<Record>(caseId ? `/api/v1/cases/${caseId}` : null)
  if (!caseId) return <Page title={say('office.referral.refer')}><Nothing title={say('office.referral.choose_case')} /></Page>
  return record.data ? <Refer key={caseId} record={record.data} /> : <Page title={say('office.referral.refer')}><Answer of={record} rows={8}>{() => null}</Answer></Page>
}

function Refer({ record }: { record: Record }) {
  const say = useSay()
  const tell = useTell()
  const [, go] = useLocation()
  const targets = useTargets()
  const form = useForm(`refer.${record.id}`, {
    ...NO_TARGET, sort: 'penanganan', reason: '', share: ['identitas', 'alamat', 'kebutuhan', 'asesmen'] as string[], assessment: '', goal: '', documents: '', wanted: '', answerDays: String(ANSWER_DAYS[record.urgency]), feedbackDays: String(FEEDBACK_DAYS), mayForward: true, unconsented: '',
  })
  const sender = useSend(send)
  useFaults(form, sender.problem)
  const { values, bind } = form
  const labels = { ...useLabels('sort', 'toUnitId', 'toRegion', 'toName', 'body', 'share', 'assessment', 'goal', 'documents', 'wanted', 'answerDays', 'feedbackDays', 'mayForward', 'unconsented'), toward: say('office.referral.toward'), reason: say('office.referral.why') } as { [field: string]: string }
  const has = (what: string) => values.share.includes(what)
  const save = async () => {
    const whole = ['answerDays', 'feedbackDays'] as const
    if (form.fail([...targetFaults(values), ...values.reason.trim() ? [] : [{ at: 'reason', rule: 'required' }], ...values.share.length ? [] : [{ at: 'share', rule: 'required' }], ...whole.filter(at => !/^\d{1,3}$/.test(values[at])).map(at => ({ at, rule: 'type' }))])) return
    const id = freshId(homeOf(record.id))
    const documents = values.documents.split('\n').map(line => line.trim()).filter(Boolean)
    const receipt = await sender.run({
      id, caseId: record.id, sort: values.sort as 'layanan', ...targetInput(values, targets.data), reason: values.reason, share: values.share as typeof SHARED[number][], assessment: has('asesmen') && values.assessment.trim() ? values.assessment : null, goal: has('rencana') && values.goal.trim() ? values.goal : null, documents: has('dokumen') ? documents : null,
      wanted: values.wanted || null, answerDays: Number(values.answerDays), feedbackDays: Number(values.feedbackDays), mayForward: values.mayForward, unconsented: values.unconsented.trim() || null,
    }, homeOf(record.id))
    if (!receipt) return
    form.clear()
    tell(say('office.referral.is_sent'))
    go(`/rujukan/${id}`)
  }
  return (
    <Page title={`${say('office.referral.refer')}: ${record.who}`} lead={say('office.referral.refer_lead')}>
      <Form form={form} labels={labels} sending={sender} submit={say('office.referral.refer')} onSubmit={() => void save()} onCancel={() => go(`/kasus/${record.id}`)}>
        <Choose {...bind('sort')} label={labels.sort!} hint={say(`office.referral.sort_hint.${values.sort}`)} options={REFERRAL_SORTS.map(sort => ({ value: sort, label: say(`referral_sort.${sort}`) }))} />
        <TargetFields bind={field => bind(field)} values={values} targets={targets.data} {...values.sort === 'alih' ? { only: ['unit', 'kantor'] } : {}} />
        <TextBlock {...bind('reason')} label={labels.reason!} max={2000} />
        <SomeOf {...bind('share')} label={labels.share!} hint={say('office.referral.share_hint')} options={SHARED.map(what => ({ value: what, label: say(`shared.${what}`) }))} />
        {has('asesmen') && <TextBlock {...bind('assessment')} label={labels.assessment!} hint={say('office.referral.assessment_hint')} optional rows={4} max={4000} />}
        {has('rencana') && <TextBlock {...bind('goal')} label={labels.goal!} hint={say('office.referral.goal_hint')} optional max={2000} />}
        {has('dokumen') && <TextBlock {...bind('documents')} label={labels.documents!} hint={say('office.referral.documents_hint')} optional max={2000} />}
        <DayBox {...bind('wanted')} label={labels.wanted!} optional />
        <div className="pair"><TextBox {...bind('answerDays')} label={labels.answerDays!} inputMode="numeric" max={3} /><TextBox {...bind('feedbackDays')} label={labels.feedbackDays!} inputMode="numeric" max={3} /></div>
        <Tick id="refer-forward" label={labels.mayForward!} value={values.mayForward} onValue={bind('mayForward').onValue} />
        <TextBlock {...bind('unconsented')} label={labels.unconsented!} hint={say('office.referral.unconsented_hint')} optional max={300} />
      </Form>
    </Page>
  )
}

import { Button } from '@mantine/core'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { steps } from '#kernel/flow.ts'
import { homeOf } from '#kernel/id.ts'
import { useFaults, useForm } from '#web/form.ts'
import { momentWords } from '#web/when.ts'
import { useHasWords, useLanguage, useProblemWords, useSay } from '#web/words.tsx'
import { Dialog } from '#web/office/dialog.tsx'
import { TextBlock } from '#web/office/fields.tsx'
import { Form, RefusalBand, useLabels } from '#web/office/form.tsx'
import { Section } from '#web/office/page.tsx'
import { useSend } from '#web/office/send.ts'
import { useMay, useTell } from '#web/office/store.tsx'
import type { CaseFile } from './office-data.ts'
import { StageWords } from './office-rows.tsx'
import { SameCaseFind } from './office-same.tsx'
import { TriageForm } from './office-triage.tsx'
import { caseFlow, type CaseStep, STEP_RULES } from './stages.ts'
import { step as stepAction } from './work.ts'
import { StillOpenOf } from '#slices/plans/office-open.tsx'

const NEEDS_LEAD: readonly CaseStep[] = ['jangkau', 'asesmen', 'rencana', 'intervensi', 'monitor']
const ENDS: readonly CaseStep[] = ['tolak', 'duplikat', 'selesai_info', 'tidak_ditemukan', 'tutup', 'bina_lanjut', 'selesai']

/** Where the case stands, and the steps open from here; a closed door says why. */
export function StagePart({ file: { case: record } }: { file: CaseFile }) {
  const say = useSay()
  const has = useHasWords()
  const [language] = useLanguage()
  const problemWords = useProblemWords()
  const may = useMay()
  const tell = useTell()
  const [, go] = useLocation()
  const [doing, setDoing] = useState<CaseStep>()
  const sender = useSend(stepAction)
  const open = steps(caseFlow, record.stage) as CaseStep[]
  const why = (step: CaseStep) => (!may(step === 'rujuk' ? 'case.refer' : STEP_RULES[step].verb, record.region) ? say('office.file.step_forbidden') : record.depth !== 'full' ? problemWords({ code: 'case.not_on_team', details: {} })
    : NEEDS_LEAD.includes(step) && !record.leadId ? problemWords({ code: 'case.needs_lead', details: {} }) : undefined)
  const press = async (step: CaseStep) => {
    // whoever is asked answers, and the clocks run: that is a referral
    if (step === 'rujuk') return go(`/rujukan/baru?kasus=${record.id}`)
    if (STEP_RULES[step].reason || step === 'bina_lanjut' || (step === 'telaah' && record.stage === 'masuk')) return setDoing(step)
    if (await sender.run({ caseId: record.id, step, was: record.stage }, homeOf(record.id))) tell(say('office.saved'))
  }
  return (
    <Section id="tahap" title={say('office.case.stage')}>
      <p className="stage"><StageWords stage={record.stage} />{record.stageAt && <span>{say('office.file.since', { when: momentWords(say, language, record.region, record.stageAt) })}</span>}</p>
      {record.closedReason && <p>{say('office.file.closed_for', { reason: has(`closure_reason.${record.closedReason}`) ? say(`closure_reason.${record.closedReason}`) : record.closedReason })}</p>}
      <RefusalBand problem={sender.problem} />
      <ul className="steps">{open.map((step, nth) => {
        const reason = why(step)
        return (
          <li key={step}>
            <Button fullWidth justify="flex-start" variant={nth === 0 && !reason ? 'filled' : 'default'} aria-disabled={reason ? true : undefined} className={reason ? 'off' : undefined} aria-describedby={reason ? `why-${step}` : undefined}
              onClick={() => { if (!reason && !sender.busy) void press(step) }}>{say(`step.${step}`)}</Button>
            {reason && <small id={`why-${step}`}>{reason}</small>}
          </li>
        )
      })}</ul>
      {doing === 'telaah' && <Dialog title={say('step.telaah')} size={760} onClose={() => setDoing(undefined)}><TriageForm of={record} onDone={() => setDoing(undefined)} onCancel={() => setDoing(undefined)} /></Dialog>}
      {doing && doing !== 'telaah' && <StepDialog record={record} step={doing} onClose={() => setDoing(undefined)} />}
    </Section>
  )
}

function StepDialog({ record, step, onClose }: { record: CaseFile['case']; step: CaseStep; onClose: () => void }) {
  const say = useSay()
  const tell = useTell()
  const labels = useLabels('reason', 'summary', 'sameAsId')
  const form = useForm(`step.${record.id}.${step}`, { reason: '', summary: '', sameAsId: '' })
  const sender = useSend(stepAction)
  useFaults(form, sender.problem)
  const save = async () => {
    const { reason, summary, sameAsId } = form.values
    const faults = [['reason', reason, !!STEP_RULES[step].reason], ['summary', summary, step === 'tutup'], ['sameAsId', sameAsId, step === 'duplikat']].filter(([, value, asked]) => asked && !String(value).trim()).map(([at]) => ({ at: String(at), rule: 'required' }))
    if (form.fail(faults)) return
    if (!await sender.run({ caseId: record.id, step, reason: reason || null, summary: summary || null, sameAsId: sameAsId || null }, homeOf(record.id))) return
    form.clear()
    tell(say('office.saved'))
    onClose()
  }
  return (
    <Dialog title={say(`step.${step}`)} onClose={onClose}>
      <Form form={form} labels={labels} sending={sender} submit={say(`step.${step}`)} onSubmit={() => void save()} onCancel={onClose}>
        {step === 'duplikat' && <SameCaseFind {...form.bind('sameAsId')} label={say('field.sameAsId')} except={record.id} suspects={record.suspects} />}
        {ENDS.includes(step) && <StillOpenOf id={record.id} />}
        <TextBlock {...form.bind('reason')} label={say('field.reason')} optional={!STEP_RULES[step].reason} max={300} />
        {step === 'tutup' && <TextBlock {...form.bind('summary')} label={say('field.summary')} hint={say('office.file.summary_hint')} rows={5} max={4000} />}
      </Form>
    </Dialog>
  )
}

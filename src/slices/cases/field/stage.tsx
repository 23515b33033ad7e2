import { useState } from 'react'
import type { Read } from '#kernel/action.ts'
import { steps } from '#kernel/flow.ts'
import { postFor } from '#kernel/rights.ts'
import { useApp, useSession } from '#web/app.tsx'
import { faultsIn, orNull } from '#web/form.ts'
import { useAction } from '#web/hooks.ts'
import { Button } from '#web/kit/button.tsx'
import { TextArea, TextField } from '#web/kit/fields.tsx'
import { Refusal } from '#web/kit/summary.tsx'
import { actorOf } from '#web/session.ts'
import { useSay } from '#web/words.tsx'
import { Case } from '#slices/cases/kinds.ts'
import { caseFlow, STEP_RULES, type CaseStep } from '#slices/cases/stages.ts'
import { step } from '#slices/cases/work.ts'

/** The steps open to me from this stage, straight from the flow; some ask a reason. */
export function StageSteps({ row }: { row: Read<typeof Case> }) {
  const say = useSay()
  const { sheet } = useApp()
  const actor = actorOf(useSession())
  const { run, busy, problem, clear } = useAction(step)
  const [chosen, choose] = useState<CaseStep>()
  const [reason, setReason] = useState('')
  const [summary, setSummary] = useState('')
  const open = steps(caseFlow, row.stage).filter(one => postFor(sheet, actor, STEP_RULES[one].verb, row.region, row) && !(one === 'telaah' && row.stage === 'masuk'))
  if (!open.length) return null
  const fault = (field: string) => faultsIn(problem).find(({ at }) => at === field)
  const go = async () => {
    if (chosen && await run({ caseId: row.id, step: chosen, was: row.stage, reason: orNull(reason), summary: orNull(summary) })) { choose(undefined); setReason(''); setSummary('') }
  }
  return (
    <details className="more">
      <summary>{say('casepage.move')}</summary>
      <div className="form">
        <div className="buttons">{open.map(one => <Button key={one} small tone={one === chosen ? 'primary' : 'plain'} onPress={() => { clear(); choose(one) }}>{say(`step.${one}`)}</Button>)}</div>
        {chosen && <>
          {STEP_RULES[chosen].reason && <TextField id="step-reason" label={say('casepage.reason')} value={reason} maxLength={300} fault={fault('reason')} onValue={setReason} />}
          {chosen === 'tutup' && <TextArea id="step-summary" label={say('casepage.summary')} value={summary} maxLength={4000} fault={fault('summary')} onValue={setSummary} />}
          <Refusal problem={problem} />
          <Button tone="primary" busy={busy} onPress={() => void go()}>{say('casepage.move.go', { stage: say(`stage.${caseFlow[row.stage][chosen]}`) })}</Button>
        </>}
      </div>
    </details>
  )
}

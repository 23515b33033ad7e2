import type { Read } from '#kernel/action.ts'
import { steps } from '#kernel/flow.ts'
import { postFor } from '#kernel/rights.ts'
import { useApp, useSession } from '#web/app.tsx'
import { orNull, useFaults, useForm } from '#web/form.ts'
import { useAction } from '#web/hooks.ts'
import { Button } from '#web/kit/button.tsx'
import { TextArea, TextField } from '#web/kit/fields.tsx'
import { Refusal } from '#web/kit/summary.tsx'
import { RepairBand, useRepairing } from '#web/repair.tsx'
import { actorOf } from '#web/session.ts'
import { useSay } from '#web/words.tsx'
import { Case } from '#slices/cases/kinds.ts'
import { caseFlow, STEP_RULES } from '#slices/cases/stages.ts'
import { step } from '#slices/cases/work.ts'

/** The steps open to me from this stage, straight from the flow; some ask a reason. */
export function StageSteps({ row }: { row: Read<typeof Case> }) {
  const say = useSay()
  const { sheet } = useApp()
  const actor = actorOf(useSession())
  const { run, busy, problem, clear } = useAction(step)
  const repair = useRepairing(step.name)
  const form = useForm(`step-${row.id}`, { step: '', reason: '', summary: '' })
  useFaults(form, problem)
  const { bind, values: { reason, summary } } = form
  const open = steps(caseFlow, row.stage).filter(one => postFor(sheet, actor, STEP_RULES[one].verb, row.region, row) && !(one === 'telaah' && row.stage === 'masuk'))
  if (!open.length) return null
  const chosen = open.find(one => one === form.values.step)
  const go = async () => {
    if (chosen && await run({ caseId: row.id, step: chosen, was: row.stage, reason: orNull(reason), summary: orNull(summary) })) { form.clear(); repair.done() }
  }
  return (
    <details className="more" open={!!repair.id}>
      <summary>{say('casepage.move')}</summary>
      <div className="form">
        <RepairBand of={repair} />
        {repair.id && !chosen && <p>{say('casepage.move.again')}</p>}
        <div className="buttons">{open.map(one => <Button key={one} small tone={one === chosen ? 'primary' : 'plain'} pressed={one === chosen} onPress={() => { clear(); form.set('step', one) }}>{say(`step.${one}`)}</Button>)}</div>
        {chosen && <>
          {(STEP_RULES[chosen].reason || chosen === 'bina_lanjut') && <TextField {...bind('reason')} label={say('field.reason')} maxLength={300} />}
          {chosen === 'tutup' && <TextArea {...bind('summary')} label={say('casepage.summary')} maxLength={4000} />}
          <Refusal problem={problem} />
          <Button tone="primary" busy={busy} onPress={() => void go()}>{say('casepage.move.go', { stage: say(`stage.${caseFlow[row.stage][chosen]}`) })}</Button>
        </>}
      </div>
    </details>
  )
}

import { useState } from 'react'
import type { Read } from '#kernel/action.ts'
import { dayAt } from '#kernel/day.ts'
import { useSession } from '#web/app.tsx'
import { trueNow } from '#web/clock.ts'
import { orNull } from '#web/form.ts'
import { useAction, useRecords } from '#web/hooks.ts'
import { Mark } from '#web/kit/band.tsx'
import { Button } from '#web/kit/button.tsx'
import { TextField } from '#web/kit/fields.tsx'
import { List, PlainRow, Section } from '#web/kit/list.tsx'
import { Refusal } from '#web/kit/summary.tsx'
import { dueWords } from '#web/when.ts'
import { useSay } from '#web/words.tsx'
import { Case, NextStep } from '#slices/cases/kinds.ts'
import { doStep } from '#slices/cases/work.ts'

type Step = Read<typeof NextStep>

/** The open next steps of a case, each with owner and day. */
export function NextSteps({ row }: { row: Read<typeof Case> }) {
  const say = useSay()
  const open = useRecords(NextStep, { caseId: row.id, state: 'terbuka' }).toSorted((a, b) => (a.due < b.due ? -1 : 1))
  return (
    <Section title={say('steps.title')}>
      {open.length ? <List>{open.map(step => <StepRow key={step.id} step={step} leadId={row.leadId} />)}</List> : <p className="lead">{say('steps.none')}</p>}
    </Section>
  )
}

/** What is mine to do, overdue first; at home. */
export function MySteps() {
  const say = useSay()
  const { worker } = useSession()
  const cases = useRecords(Case)
  const mine = useRecords(NextStep, { ownerId: worker.id, state: 'terbuka' }).toSorted((a, b) => (a.due < b.due ? -1 : 1))
  if (!mine.length) return <p className="lead">{say('steps.none_mine')}</p>
  return <List>{mine.slice(0, 12).map(step => <StepRow key={step.id} step={step} about={cases.find(({ id }) => id === step.caseId)?.who} />)}</List>
}

function StepRow({ step, about, leadId }: { step: Step; about?: string; leadId?: string | null }) {
  const say = useSay()
  const { worker } = useSession()
  const { run, busy, problem } = useAction(doStep)
  const [closing, setClosing] = useState(false)
  const [note, setNote] = useState('')
  const today = dayAt(step.region, trueNow())
  const mine = step.ownerId === worker.id
  return (
    <PlainRow attention={mine && step.due <= today} title={step.what ?? say('steps.title')} mark={<Mark tone={step.due < today ? 'bata' : step.due === today ? 'tembaga' : 'quiet'}>{dueWords(say, step.due, today)}</Mark>}>
      <p>{mine ? say('steps.yours') : step.ownerName}{about ? ` · ${about}` : ''}</p>
      <Refusal problem={problem} />
      {[step.ownerId, leadId].includes(worker.id) && !closing && <Button small onPress={() => setClosing(true)}>{say('steps.done')}</Button>}
      {closing && (
        <div className="form" style={{ gap: 10 }}>
          <TextField id={`step-${step.id}`} label={say('steps.note')} optional value={note} maxLength={500} onValue={setNote} />
          <div className="buttons">
            <Button small tone="primary" busy={busy} onPress={() => void run({ stepId: step.id, state: 'selesai', note: orNull(note) })}>{say('steps.finish')}</Button>
            <Button small busy={busy} onPress={() => void run({ stepId: step.id, state: 'batal', note: orNull(note) })}>{say('steps.call_off')}</Button>
            <Button small tone="quiet" onPress={() => setClosing(false)}>{say('app.cancel')}</Button>
          </div>
        </div>
      )}
    </PlainRow>
  )
}

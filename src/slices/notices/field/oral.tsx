import { useState } from 'react'
import type { Read } from '#kernel/action.ts'
import { dayAt } from '#kernel/day.ts'
import type { Fault } from '#kernel/problem.ts'
import { trueNow } from '#web/clock.ts'
import { faultsIn, orNull } from '#web/form.ts'
import { useAction } from '#web/hooks.ts'
import { Button } from '#web/kit/button.tsx'
import { DateField, RadioRow, Select, TextField, TimeField } from '#web/kit/fields.tsx'
import { Refusal } from '#web/kit/summary.tsx'
import { useSay } from '#web/words.tsx'
import { ANSWERS, givenAt, ORAL_CHANNELS, type Notice, recordAnswer } from '#slices/notices/rules.ts'
import { missingIn, type Proposal, proposed, ProposeFields } from './propose.tsx'

/** Writes down an answer given by WhatsApp, telephone or face to face; it counts fully and is shown as spoken. */
export function OralAnswer({ notice }: { notice: Read<typeof Notice> }) {
  const say = useSay()
  const { run, busy, problem } = useAction(recordAnswer)
  const [values, setValues] = useState({ answer: 'diketahui', by: 'whatsapp', who: notice.toName ?? '', note: '', day: '', from: '' })
  const [later, setLater] = useState<Proposal>({ day: '', from: '', unknown: false })
  const [missing, setMissing] = useState<readonly Fault[]>([])
  const fault = (field: string) => faultsIn(problem).find(({ at }) => at === field)
  const send = async () => {
    const faults = values.answer === 'ditunda' ? missingIn(later) : []
    setMissing(faults)
    if (!faults.length) await run({ noticeId: notice.id, answer: values.answer as 'diketahui', by: values.by as 'whatsapp', who: values.who, givenAt: givenAt(notice.region, values.day, values.from, trueNow()), note: orNull(values.note), ...values.answer === 'ditunda' ? proposed(later) : {} })
  }
  return (
    <details className="more">
      <summary>{say('notices.oral')}</summary>
      <div className="form">
        <RadioRow id={`oral-${notice.id}`} label={say('field.answer')} value={values.answer} onValue={answer => setValues({ ...values, answer })} options={ANSWERS.map(value => ({ value, label: say(`answer.${value}`) }))} />
        {values.answer === 'ditunda' && <ProposeFields notice={notice} value={later} onValue={setLater} faults={[...missing, ...faultsIn(problem)]} />}
        <div className="pair">
          <TextField id={`who-${notice.id}`} label={say('notices.oral.who')} value={values.who} maxLength={120} fault={fault('who')} onValue={who => setValues({ ...values, who })} />
          <Select id={`by-${notice.id}`} label={say('field.by')} value={values.by} onValue={by => setValues({ ...values, by })} options={ORAL_CHANNELS.map(value => ({ value, label: say(`channel.${value}`) }))} />
        </div>
        <div className="pair">
          <DateField id={`givenday-${notice.id}`} label={say('notices.oral.day')} optional value={values.day} max={dayAt(notice.region, trueNow())} onValue={day => setValues({ ...values, day })} fault={fault('givenAt')} />
          <TimeField id={`givenfrom-${notice.id}`} label={say('notices.oral.from')} optional value={values.from} onValue={from => setValues({ ...values, from })} />
        </div>
        <TextField id={`oralnote-${notice.id}`} label={say('notices.note')} optional value={values.note} maxLength={300} onValue={note => setValues({ ...values, note })} />
        <Refusal problem={problem} />
        <Button small tone="primary" busy={busy} onPress={() => void send()}>{say('notices.oral.save')}</Button>
      </div>
    </details>
  )
}

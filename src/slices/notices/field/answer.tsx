import { useState } from 'react'
import type { Read } from '#kernel/action.ts'
import { addDays, dayAt } from '#kernel/day.ts'
import type { Fault } from '#kernel/problem.ts'
import { trueNow } from '#web/clock.ts'
import { useAction } from '#web/hooks.ts'
import { Button } from '#web/kit/button.tsx'
import { TextField } from '#web/kit/fields.tsx'
import { Refusal } from '#web/kit/summary.tsx'
import { faultsIn, orNull } from '#web/form.ts'
import { useSay } from '#web/words.tsx'
import { answer, Notice } from '#slices/notices/rules.ts'
import { missingIn, proposed, ProposeFields } from './propose.tsx'

/** Three answers, one press each; asking to wait may propose a time. A visit is never blocked by any of them. */
export function AnswerForm({ notice }: { notice: Read<typeof Notice> }) {
  const say = useSay()
  const { run, busy, problem } = useAction(answer)
  const [later, setLater] = useState(false)
  const [values, setValues] = useState({ day: addDays(notice.day ?? dayAt(notice.region, trueNow()), 1), from: notice.told.from?.slice(0, 5) ?? '09:00', unknown: false, note: '' })
  const [missing, setMissing] = useState<readonly Fault[]>([])
  const given = (said: string) => (notice.answer === said ? say('notices.chosen') : undefined)
  const send = async (said: 'diketahui' | 'ditunda' | 'mendampingi') => {
    const faults = said === 'ditunda' ? missingIn(values) : []
    setMissing(faults)
    if (faults.length) return
    const more = said === 'ditunda' ? { ...proposed(values), note: orNull(values.note) } : {}
    if (await run({ noticeId: notice.id, answer: said, ...more })) setLater(false)
  }
  return (
    <div className="form" style={{ gap: 10, marginTop: 6 }}>
      <Refusal problem={problem} />
      <div className="buttons">
        <Button small tone={notice.answer ? 'plain' : 'primary'} busy={busy} why={given('diketahui')} onPress={() => void send('diketahui')}>{say('answer.diketahui')}</Button>
        <Button small busy={busy} why={given('mendampingi')} onPress={() => void send('mendampingi')}>{say('answer.mendampingi')}</Button>
        <Button small onPress={() => setLater(!later)}>{say('answer.ditunda')}</Button>
      </div>
      {later && (
        <div className="form">
          <ProposeFields notice={notice} value={values} onValue={next => setValues({ ...values, ...next })} faults={[...missing, ...faultsIn(problem)]} />
          <TextField id={`note-${notice.id}`} label={say('notices.note')} optional value={values.note} maxLength={300} onValue={note => setValues({ ...values, note })} />
          <Button tone="primary" busy={busy} onPress={() => void send('ditunda')}>{say('notices.send_later')}</Button>
        </div>
      )}
    </div>
  )
}

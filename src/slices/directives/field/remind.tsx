import { useState } from 'react'
import type { Read } from '#kernel/action.ts'
import { homeOf } from '#kernel/id.ts'
import { useSession } from '#web/app.tsx'
import { trueNow } from '#web/clock.ts'
import { useAction, useRecords } from '#web/hooks.ts'
import { Band } from '#web/kit/band.tsx'
import { Button } from '#web/kit/button.tsx'
import { Check } from '#web/kit/fields.tsx'
import { Refusal } from '#web/kit/summary.tsx'
import { useSay } from '#web/words.tsx'
import { Office } from '#slices/units/rules.ts'
import { Reminder, type Hearing } from '../kinds.ts'
import { remind, mayRemindFrom } from '../remind.ts'

/** Tells from when somebody may be reminded again; nothing when they may be now. */
export function useNextReminder(): (aboutId: string) => string | undefined {
  const { worker } = useSession()
  const before = useRecords(Reminder, { byId: worker.id })
  const [office] = useRecords(Office)
  const now = trueNow()
  return aboutId => {
    const next = mayRemindFrom(before.filter(one => one.aboutId === aboutId), office)
    return next && next > now ? next : undefined
  }
}

/** Reminds the other side courteously, in words of the house, with one's name or without; once in so many days. */
export function RemindButton({ hearing }: { hearing: Read<typeof Hearing> }) {
  const say = useSay()
  const nextOf = useNextReminder()
  const { run, busy, problem } = useAction(remind)
  const [named, setNamed] = useState(true)
  const [sent, setSent] = useState(false)
  if (sent) return <Band tone="daun" alert>{say('hear.remind.done')}</Band>
  const soon = !!nextOf(hearing.id)
  return (
    <div className="form">
      {!hearing.sealed && !soon && <Check id={`named-${hearing.id}`} label={say('hear.remind.named')} value={named} onValue={setNamed} />}
      <Refusal problem={problem} />
      <Button busy={busy} why={soon ? say('problem.reminder.too_soon') : undefined} onPress={() => void run({ hearingId: hearing.id, named }, homeOf(hearing.id)).then(done => setSent(!!done))}>{say('hear.remind')}</Button>
    </div>
  )
}

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
import { momentWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { Office } from '#slices/units/rules.ts'
import { Reminder, type Hearing } from '../kinds.ts'
import { remind, remindedAt } from '../remind.ts'

/** Tells when somebody was reminded last and from when they may be again; nothing when they may be now. */
export function useReminded(): (aboutId: string) => ReturnType<typeof remindedAt> {
  const { worker } = useSession()
  const before = useRecords(Reminder, { byId: worker.id })
  const [office] = useRecords(Office)
  const now = trueNow()
  return aboutId => remindedAt(before.filter(one => one.aboutId === aboutId), office, now)
}

/** Reminds the other side courteously, in words of the house, with one's name or without; once in so many days. */
export function RemindButton({ hearing }: { hearing: Read<typeof Hearing> }) {
  const say = useSay()
  const [language] = useLanguage()
  const told = useReminded()(hearing.id)
  const { run, busy, problem } = useAction(remind)
  const [named, setNamed] = useState(true)
  if (told) return <Band tone="daun" alert>{say('hear.reminded', { last: momentWords(say, language, hearing.region, told.last), next: momentWords(say, language, hearing.region, told.next) })}</Band>
  return (
    <div className="form">
      {!hearing.sealed && <Check id={`named-${hearing.id}`} label={say('hear.remind.named')} value={named} onValue={setNamed} />}
      <Refusal problem={problem} />
      <Button busy={busy} onPress={() => void run({ hearingId: hearing.id, named }, homeOf(hearing.id))}>{say('hear.remind')}</Button>
    </div>
  )
}

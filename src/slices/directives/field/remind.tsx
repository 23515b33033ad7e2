import { useState } from 'react'
import type { Read } from '#kernel/action.ts'
import { homeOf } from '#kernel/id.ts'
import { useAction } from '#web/hooks.ts'
import { Band } from '#web/kit/band.tsx'
import { Button } from '#web/kit/button.tsx'
import { Check } from '#web/kit/fields.tsx'
import { Refusal } from '#web/kit/summary.tsx'
import { useSay } from '#web/words.tsx'
import type { Hearing } from '../kinds.ts'
import { remind } from '../remind.ts'

/** Reminds the other side courteously, in words of the house, with one's name or without. */
export function RemindButton({ hearing }: { hearing: Read<typeof Hearing> }) {
  const say = useSay()
  const { run, busy, problem } = useAction(remind)
  const [named, setNamed] = useState(true)
  const [sent, setSent] = useState(false)
  if (sent) return <Band tone="daun" alert>{say('hear.remind.done')}</Band>
  return (
    <div className="form">
      {!hearing.sealed && <Check id={`named-${hearing.id}`} label={say('hear.remind.named')} value={named} onValue={setNamed} />}
      <Refusal problem={problem} />
      <Button busy={busy} onPress={() => void run({ hearingId: hearing.id, named }, homeOf(hearing.id)).then(done => setSent(!!done))}>{say('hear.remind')}</Button>
    </div>
  )
}

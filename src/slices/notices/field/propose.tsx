import type { Read } from '#kernel/action.ts'
import { dayAt } from '#kernel/day.ts'
import type { Fault } from '#kernel/problem.ts'
import { trueNow } from '#web/clock.ts'
import { orNull } from '#web/form.ts'
import { Check, DateField, TimeField } from '#web/kit/fields.tsx'
import { useSay } from '#web/words.tsx'
import type { Notice } from '#slices/notices/rules.ts'

/** When it would suit better; `unknown` says in so many words that nobody knows yet. */
export type Proposal = { day: string; from: string; unknown: boolean }

/** A better time, or *belum tahu kapan*: asking to wait says one of the two. */
export function ProposeFields({ notice, value, onValue, faults }: { notice: Read<typeof Notice>; value: Proposal; onValue(value: Proposal): void; faults: readonly Fault[] }) {
  const say = useSay()
  const fault = (field: string) => faults.find(({ at }) => at === field)
  return <>
    {!value.unknown && (
      <div className="pair">
        <DateField id={`day-${notice.id}`} label={say('notices.propose_day')} value={value.day} min={dayAt(notice.region, trueNow())} onValue={day => onValue({ ...value, day })} fault={fault('proposedDay')} />
        <TimeField id={`from-${notice.id}`} label={say('notices.propose_from')} value={value.from} onValue={from => onValue({ ...value, from })} fault={fault('proposedFrom')} />
      </div>
    )}
    <Check id={`unknown-${notice.id}`} label={say('notice_no_time')} value={value.unknown} onValue={unknown => onValue({ ...value, unknown })} />
  </>
}

/** Tells what is missing from a proposal. */
export function missingIn({ day, unknown }: Proposal): Fault[] {
  return unknown || day ? [] : [{ at: 'proposedDay', rule: 'when_or_unknown' }]
}

/** The proposal as the answer takes it. */
export function proposed({ day, from, unknown }: Proposal) {
  return unknown ? { proposedDay: null, proposedFrom: null } : { proposedDay: orNull(day), proposedFrom: orNull(from) }
}

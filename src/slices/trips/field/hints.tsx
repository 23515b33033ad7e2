import { dayAt, timeAt, zoneOf } from '#kernel/day.ts'
import { useSession } from '#web/app.tsx'
import { trueNow } from '#web/clock.ts'
import { useRecords } from '#web/hooks.ts'
import { Band } from '#web/kit/band.tsx'
import { useSay } from '#web/words.tsx'
import { hintsOf } from '#slices/trips/hints.ts'
import { Trip } from '#slices/trips/kinds.ts'

/** Slips of a plan, said before it is saved: elsewhere at that hour, hour over, day far away. None of them stops anybody. */
export function PlanHints({ plan, place, except }: { plan: { day: string; from: string; to: string }; place: string; except?: string }) {
  const say = useSay()
  const { worker } = useSession()
  const now = trueNow()
  const trips = useRecords(Trip, { state: 'rencana' })
  const hints = hintsOf(plan, worker.id, trips, { today: dayAt(place, now), clock: timeAt(place, now) }, except)
  if (!hints.length) return null
  return <Band tone="tembaga" alert>{hints.map(hint => (
    <p key={hint.code}>{hint.code === 'double' ? say('plan_hint.double_you', { from: hint.with.from.slice(0, 5).replace(':', '.'), to: hint.with.to.slice(0, 5).replace(':', '.'), zone: zoneOf(place) }) : say(`plan_hint.${hint.code}`)}</p>
  ))}</Band>
}

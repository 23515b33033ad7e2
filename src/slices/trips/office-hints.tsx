import { dayAt, timeAt, zoneOf } from '#kernel/day.ts'
import { useSay } from '#web/words.tsx'
import { Band } from '#web/office/marks.tsx'
import { address, type Page, useQuery } from '#web/office/query.ts'
import { useOffice } from '#web/office/store.tsx'
import { hintsOf } from './hints.ts'
import type { TripRow } from './office-data.ts'

/** Slips of a plan, said before it is saved: its lead is elsewhere at that hour, the hour is over, the day is far away. */
export function PlanHints({ plan, leadId }: { plan: { day: string; from: string; to: string }; leadId: string }) {
  const say = useSay()
  const { region } = useOffice()
  const led = useQuery<Page<TripRow>>(leadId && plan.day ? address('/api/v1/trips', { leadId, day: plan.day, limit: 100 }) : null)
  const joined = useQuery<Page<TripRow>>(leadId && plan.day ? address('/api/v1/trips', { region, day: plan.day, limit: 100 }) : null)
  const now = new Date().toISOString()
  const trips = [...(led.data?.items ?? []).map(trip => ({ ...trip, leadId })), ...joined.data?.items ?? []]
  const hints = hintsOf(plan, leadId, trips, { today: dayAt(region, now), clock: timeAt(region, now) })
  if (!hints.length) return null
  const dots = (clock: string) => clock.slice(0, 5).replace(':', '.')
  return <Band tone="tembaga">{hints.map(hint => <p key={hint.code}>{hint.code === 'double' ? say('plan_hint.double', { name: nameOf(trips, leadId) ?? say('office.trip.someone'), from: dots(hint.with.from), to: dots(hint.with.to), zone: zoneOf(region) }) : say(`plan_hint.${hint.code}`)}</p>)}</Band>
}

function nameOf(trips: readonly (TripRow & { leadId?: string })[], leadId: string): string | undefined {
  return trips.find(trip => trip.leadId === leadId)?.leadName ?? trips.flatMap(trip => trip.joiners ?? []).find(({ id }) => id === leadId)?.name
}

import { addDays } from '#kernel/day.ts'

/** A slip that a planner should see before saving; none of them refuses. */
export type Hint = { code: 'double'; with: Busy } | { code: 'hour_past' } | { code: 'far_day' }
/** A trip that somebody is on already. */
export type Busy = { id: string; day: string; from: string; to: string; leadId?: string; leadName?: string; joinerIds?: readonly string[] | null; joiners?: readonly { id: string }[] | null; state: string }

const FAR_DAYS = 365

/** Tells of slips in a plan: the same worker is elsewhere at that hour, the hour is over today, the day is more than a year away. */
export function hintsOf(plan: { day: string; from: string; to: string }, who: string, trips: readonly Busy[], { today, clock }: { today: string; clock: string }, except?: string): Hint[] {
  const hints: Hint[] = []
  const goes = (trip: Busy) => trip.leadId === who || !!trip.joinerIds?.includes(who) || !!trip.joiners?.some(({ id }) => id === who)
  const busy = trips.find(trip => trip.id !== except && trip.state === 'rencana' && trip.day === plan.day && goes(trip) && trip.from.slice(0, 5) < plan.to && plan.from < trip.to.slice(0, 5))
  if (busy) hints.push({ code: 'double', with: busy })
  if (plan.day === today && plan.to && plan.to <= clock) hints.push({ code: 'hour_past' })
  if (plan.day > addDays(today, FAR_DAYS)) hints.push({ code: 'far_day' })
  return hints
}

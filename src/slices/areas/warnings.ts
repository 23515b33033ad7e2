import * as z from 'zod/mini'
import { action, add, set, type Change, type Moment } from '#kernel/action.ts'
import { addDays, clockAt, dayAt, type Day, type Instant } from '#kernel/day.ts'
import { id, instant, maybe, oneOf, region, rtNumber } from '#kernel/fields.ts'
import { problem } from '#kernel/problem.ts'
import { covers, levelOf, type Region } from '#kernel/region.ts'
import { tell } from '#slices/notices/rules.ts'
import { Visit } from '#slices/trips/kinds.ts'
import { CAUSES, Warning } from './kinds.ts'

const MOST_DAYS = 14

/** The warning is over already, by itself or by hand. */
export const warningOver = problem('warning.over', 409)

/** Says that an area is not safe until a moment, naming no party; who is to go there is told, and nobody is stopped. */
export const warn = action('area.warn', z.strictObject({
  id: maybe(id()), region: region(), rt: maybe(rtNumber()), rw: maybe(rtNumber()), cause: oneOf(CAUSES), ends: instant(),
}), async (moment, input) => {
  const { actor, now } = moment
  const post = moment.allow('area.warn', input.region)
  const warning: Warning = { ...input, id: input.id ?? moment.newId(), at: now, byId: actor.workerId, byName: actor.name, byPillar: post.pillar ?? post.role }
  return { changes: [add(Warning, warning)], notices: await toGoers(moment, warning) }
}, ({ region: place, ends }, { now, today }) => [
  ...place && levelOf(place) < 3 ? [{ at: 'region', rule: 'kelurahan' }] : [], ...ends && Date.parse(ends) <= Date.parse(now) ? [{ at: 'ends', rule: 'past_day' }] : [],
  ...place && ends && dayAt(place, ends) > addDays(today(place), MOST_DAYS) ? [{ at: 'ends', rule: 'too_far', limit: MOST_DAYS }] : [],
])

/** Lifts a warning before its time. */
export const lift = action('area.lift', z.strictObject({ warningId: id() }), async ({ actor, allow, desk, now }, input) => {
  const warning = await desk.get(Warning, input.warningId)
  allow('area.warn', warning.region)
  if (!inForce(warning, now)) throw warningOver({ warningId: warning.id })
  return { changes: [set(Warning, warning, { liftedAt: now, liftedByName: actor.name })] }
})

type Lasting = Pick<Warning, 'at' | 'ends' | 'liftedAt' | 'region'>

/** Tells whether a warning holds at a moment. */
export function inForce(warning: Pick<Lasting, 'ends' | 'liftedAt'>, now: Instant): boolean {
  return !warning.liftedAt && Date.parse(now) < Date.parse(warning.ends)
}

/** Picks the warnings that touch a place now, or still will on a day to come; the longest first. */
export function warningsAt<W extends Lasting>(warnings: readonly W[], place: Region, now: Instant, on?: Day): W[] {
  return warnings.filter(one => inForce(one, now) && (covers(one.region, place) || covers(place, one.region)) && (!on || on <= dayAt(one.region, one.ends)))
    .toSorted((a, b) => (a.ends < b.ends ? 1 : -1))
}

// a sealed visit is told to nobody here: a notice would show that somebody goes there
async function toGoers(moment: Moment, warning: Warning): Promise<Change[]> {
  const found = await moment.desk.findInHouse(Visit, { state: 'rencana', sealed: false, ...levelOf(warning.region) === 4 ? { region: warning.region } : {} }, { field: 'day', from: moment.today(warning.region), to: dayAt(warning.region, warning.ends) })
  const visits = found.filter(visit => covers(warning.region, visit.region))
  const goers = new Map(visits.flatMap(visit => [visit.leadId, ...visit.joinerIds].map(worker => [worker, visit] as const)))
  goers.delete(moment.actor.workerId)
  const told = { reason: warning.cause, day: dayAt(warning.region, warning.ends), to: clockAt(warning.region, warning.ends) }
  return [...goers].map(([worker, visit]) => tell(moment, { worker, name: worker === visit.leadId ? visit.leadName : '', region: visit.region }, { code: 'area.unsafe', tripId: visit.tripId, day: visit.day, told }))
}

import * as z from 'zod/mini'
import { action, add, set } from '#kernel/action.ts'
import { addDays, clockAt, dayAt, type Instant } from '#kernel/day.ts'
import { day, id, oneOf, region } from '#kernel/fields.ts'
import { faulty } from '#kernel/problem.ts'
import { covers, levelOf, type Region } from '#kernel/region.ts'
import { isLive } from '#kernel/rights.ts'
import { Post } from '#slices/workers/rules.ts'
import { Duty, SHIFTS } from './kinds.ts'

const MORNING = '07.00'
const EVENING = '19.00'
const MOST_DAYS = 62

/** Puts a worker on duty for a place on some days or nights; what stands already stays as it is. */
export const setDuty = action('duty.set', z.strictObject({
  postId: id(), region: region(), days: z.array(day()).check(z.minLength(1), z.maxLength(MOST_DAYS)), shift: oneOf(SHIFTS),
}), async ({ allow, desk, newId, now }, input) => {
  const post = await desk.get(Post, input.postId)
  allow('duty.manage', input.region)
  if (!covers(post.region, input.region) && !covers(input.region, post.region)) throw faulty({ at: 'postId', rule: 'elsewhere' })
  const days = [...new Set(input.days)].toSorted()
  if (days.some(one => !isLive(post, one))) throw faulty({ at: 'postId', rule: 'no_live_post' })
  const standing = await desk.findInHouse(Duty, { workerId: post.workerId, region: input.region, shift: input.shift, ended: false }, { field: 'day', from: days[0]!, to: days.at(-1)! })
  const wanted = days.filter(one => !standing.some(duty => duty.day === one))
  return { changes: wanted.map(one => add(Duty, { id: newId(), region: input.region, day: one, shift: input.shift, workerId: post.workerId, workerName: post.workerName, role: post.role, pillar: post.pillar, phone: post.phone, ended: false })) }
}, ({ region: place, days }, { now }) => [
  ...place && levelOf(place) < 2 ? [{ at: 'region', rule: 'kabupaten' }] : [],
  // before seven the night that began yesterday still runs
  ...place && days?.some(one => one < shiftAt(place, now).day) ? [{ at: 'days', rule: 'past_day' }] : [],
])

/** Takes a duty back. */
export const dropDuty = action('duty.drop', z.strictObject({ dutyId: id() }), async ({ allow, desk }, input) => {
  const duty = await desk.get(Duty, input.dutyId)
  allow('duty.manage', duty.region)
  return { changes: duty.ended ? [] : [set(Duty, duty, { ended: true })] }
})

/** Tells which duty runs at a place at a moment: the day's from 07.00, the night's from 19.00 until the next morning. */
export function shiftAt(place: Region, now: Instant): { day: string; shift: (typeof SHIFTS)[number] } {
  const clock = clockAt(place, now)
  const today = dayAt(place, now)
  if (clock < MORNING) return { day: addDays(today, -1), shift: 'malam' }
  return { day: today, shift: clock < EVENING ? 'siang' : 'malam' }
}

/** Picks those on duty for a place at a moment, the nearest area first. */
export function onDuty<D extends Pick<Duty, 'day' | 'shift' | 'region' | 'ended' | 'workerName'>>(duties: readonly D[], place: Region, now: Instant): D[] {
  const { day: on, shift } = shiftAt(place, now)
  return duties.filter(duty => !duty.ended && duty.day === on && duty.shift === shift && covers(duty.region, place))
    .toSorted((a, b) => levelOf(b.region) - levelOf(a.region) || a.workerName.localeCompare(b.workerName, 'id'))
}

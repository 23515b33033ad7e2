import * as z from 'zod/mini'
import { action, add, set } from '#kernel/action.ts'
import { id, int, maybe, oneOf, region } from '#kernel/fields.ts'
import { levelOf } from '#kernel/region.ts'
import { BIDANG } from '#slices/cases/kinds.ts'
import { houseOf, OVERSEEING, oversees } from './houses.ts'
import { ACTIVITIES, LogTarget, MEASURES } from './kinds.ts'

/** Sets how much a house, a bidang or the whole office is to reach in a year; the same once more takes the place of what stood. */
export const setTarget = action('target.set', z.strictObject({
  id: maybe(id()), region: region(), year: int(2000, 2199), unitId: maybe(id()), bidang: maybe(oneOf(BIDANG)), sort: maybe(oneOf(ACTIVITIES)), measure: oneOf(MEASURES), amount: int(1, 10_000_000),
}), async (moment, { id: given, ...input }) => {
  oversees(moment, OVERSEEING.targets, input.region)
  if (input.unitId) oversees(moment, OVERSEEING.targets, (await houseOf(moment, input.unitId)).region)
  const { desk, actor, now } = moment
  const key = { year: input.year, unitId: input.unitId ?? null, bidang: input.bidang ?? null, sort: input.sort ?? null, measure: input.measure }
  await desk.guard([`target:${input.year}`])
  const standing = (await desk.findInHouse(LogTarget, { year: input.year, ended: false })).find(one => Object.entries(key).every(([field, value]) => (one[field as keyof typeof key] ?? null) === value))
  const said = { amount: input.amount, byName: actor.name, at: now }
  return { changes: [standing ? set(LogTarget, standing, said) : add(LogTarget, { ...key, ...said, id: given ?? moment.newId(), region: input.region, ended: false })] }
}, ({ region: place, unitId, bidang }) => [...place && levelOf(place) > 2 ? [{ at: 'region', rule: 'kabupaten' }] : [], ...unitId && bidang ? [{ at: 'bidang', rule: 'one_only' }] : []])

/** Takes a target back. */
export const endTarget = action('target.end', z.strictObject({ logTargetId: id() }), async (moment, input) => {
  const target = await moment.desk.get(LogTarget, input.logTargetId)
  oversees(moment, OVERSEEING.targets, target.region)
  return { changes: target.ended ? [] : [set(LogTarget, target, { ended: true })] }
})

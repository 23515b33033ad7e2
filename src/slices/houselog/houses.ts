import type { Moment, Read } from '#kernel/action.ts'
import { homeOf, type Id } from '#kernel/id.ts'
import { faulty, forbidden } from '#kernel/problem.ts'
import type { RecordOf } from '#kernel/record.ts'
import { covers, type Region } from '#kernel/region.ts'
import { isLive, type HeldPost } from '#kernel/rights.ts'
import { rights } from '#src/rights.ts'
import { Unit } from '#slices/units/rules.ts'
import { Post } from '#slices/workers/rules.ts'
import { HOUSE_SORTS, LogRule } from './kinds.ts'
import { rulesFor, type Rules } from './shifts.ts'

type House = Read<typeof Unit>
/** What is done in a house by those who work there. */
export const SERVING = { write: { verb: 'log.write' }, hand: { verb: 'shift.hand' }, raise: { verb: 'incident.raise' }, answer: { verb: 'finding.answer' } } as const
/** What is done for houses by whoever looks after them. */
export const OVERSEEING = { hold: { verb: 'supervision.hold' }, remind: { verb: 'log.remind' }, rules: { verb: 'log.set' }, targets: { verb: 'target.set' } } as const

/** Tells whether a unit keeps a log. */
export function isHouse(unit: Pick<RecordOf<typeof Unit>, 'sort' | 'ended'>): boolean {
  return !unit.ended && (HOUSE_SORTS as readonly string[]).includes(unit.sort)
}

/** Gives a house; any other unit is refused. */
export async function houseOf({ desk }: Moment, unitId: Id): Promise<House> {
  const unit = await desk.get(Unit, unitId)
  if (!isHouse(unit)) throw faulty({ at: 'unitId', rule: 'no_house' })
  return unit
}

/** Refuses whoever does not work in the house under a verb; what is taken over from quarantine was done by somebody who did. */
export function mustServe({ actor, allow, origin }: Moment, verb: string, unit: Pick<House, 'id' | 'region'>): void {
  if (origin) { allow('quarantine.settle', unit.region); return }
  allow(verb, unit.region)
  if (!actor.posts.some(post => post.unitId === unit.id && servesUnder(post, verb))) throw forbidden({ verb })
}

/** Refuses whoever does not look after houses at an office of this very home: the province counts what becomes of the houses of a kabupaten, and acts for its own. */
export function oversees({ actor, allow, home }: Moment, { verb }: { verb: string }, region: Region): void {
  allow(verb, region)
  if (!actor.posts.some(post => post.line === 'area' && homeOf(post.id) === home && rights[post.role]?.verbs.includes(verb) && covers(post.region, region))) throw forbidden({ verb })
}

/** Tells whether a post of a house holds a verb. */
export function servesUnder(post: Pick<HeldPost, 'line' | 'role' | 'unitId'>, verb: string): boolean {
  return post.line === 'area' && !!post.unitId && !!rights[post.role]?.verbs.includes(verb)
}

/** Gives the rules by which a house keeps its log. */
export async function rulesOf({ desk }: Pick<Moment, 'desk'>, unitId: Id): Promise<Rules> {
  return rulesFor(await desk.findInHouse(LogRule, {}), unitId)
}

/** Finds who works in a house today, its head first. */
export async function staffOf({ desk, today }: Pick<Moment, 'desk' | 'today'>, unitId: Id): Promise<RecordOf<typeof Post>[]> {
  const posts = (await desk.findInHouse(Post, { unitId })).filter(post => post.line === 'area' && isLive(post, today(post.region)) && servesUnder(post, SERVING.write.verb))
  return posts.toSorted((a, b) => Number(b.role === 'kepala_upt') - Number(a.role === 'kepala_upt') || a.workerName.localeCompare(b.workerName, 'id'))
}

/** By whom something was done: whoever did it, also when somebody else takes it over. */
export function makerOf({ actor, origin }: Pick<Moment, 'actor' | 'origin'>): { byId: Id; byName: string } {
  return { byId: origin?.id ?? actor.workerId, byName: origin?.name ?? actor.name }
}

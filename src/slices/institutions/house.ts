import { set, type Change, type Moment } from '#kernel/action.ts'
import type { Day } from '#kernel/day.ts'
import type { Id } from '#kernel/id.ts'
import { faulty, forbidden, notFound, problem } from '#kernel/problem.ts'
import { covers, type Region } from '#kernel/region.ts'
import { isLive } from '#kernel/rights.ts'
import { guardiansOf } from '#slices/cases/team.ts'
import { tell } from '#slices/notices/rules.ts'
import { Post } from '#slices/workers/rules.ts'
import { rights } from '#src/rights.ts'
import { Institution, placesKey, Room } from './kinds.ts'
import type { Group } from './shapes.ts'
import { fits, freeOf, isForSex, type Someone, tallied, toldPlaces } from './places.ts'

/** Every place that would fit is taken. */
export const noPlace = problem('stay.no_place', 409)
/** Somebody lies in this bed already. */
export const bedTaken = problem('stay.bed_taken', 409)

/** Refuses with forbidden unless the actor holds the verb at the office, or in this very house. */
export function mustServe({ actor, allow }: Pick<Moment, 'actor' | 'allow'>, { verb }: { verb: string }, { region, unitId }: { region: Region; unitId: Id }): void {
  allow(verb, region)
  const may = actor.posts.some(post => post.line === 'area' && rights[post.role]?.verbs.includes(verb) && covers(post.region, region) && (rights[post.role]?.office || post.unitId === unitId))
  if (!may) throw forbidden({ verb })
}

/** The register's entry of a unit. */
export async function institutionOf({ desk }: Pick<Moment, 'desk'>, unitId: Id): Promise<Institution> {
  const [found] = await desk.findInHouse(Institution, { unitId })
  if (!found) throw notFound()
  return found
}

/** The places of a unit as whoever refers may know them, group by group; none when it is not in the register. */
export async function placesOf({ desk }: Pick<Moment, 'desk'>, unitId: Id): Promise<{ name: string; accepts: boolean; free: number; groups: (Group & { free: number })[] } | undefined> {
  const [found] = await desk.findInHouse(Institution, { unitId })
  return found && { name: found.name, accepts: found.accepts, free: found.freeTotal, groups: found.groups.map(group => ({ ...group, free: found.free[group.key] ?? 0 })) }
}

/** The change by which somebody gets a place in another group of the same house. */
export function regrouped(house: Institution, from: string, to: string): Change {
  const taken = { ...house.taken, [from]: Math.max(0, (house.taken[from] ?? 0) - 1), [to]: (house.taken[to] ?? 0) + 1 }
  return set(Institution, house, { taken, ...toldPlaces(house.groups, taken) })
}

/** Finds the group in which somebody gets a place: the one asked for, or the first that fits and is free. */
export function placeFor({ name, groups, taken }: Institution, of: Someone, wanted: string | null | undefined): Group {
  const free = freeOf(groups, taken)
  if (wanted) {
    const group = groups.find(({ key }) => key === wanted)
    if (!group) throw faulty({ at: 'groupKey', rule: 'one_of', limit: groups.map(({ key }) => key).join(', ') })
    if (!fits({ ...group, categories: [], ageFrom: null, ageTo: null }, of)) throw faulty({ at: 'groupKey', rule: 'group_sex' })
    if (free[group.key]! < 1) throw noPlace({ name })
    return group
  }
  const group = groups.find(one => fits(one, of) && free[one.key]! > 0)
  if (!group) throw noPlace({ name })
  return group
}

/** The change of a house's numbers when one more or one less lives in a group, or somebody goes and keeps the place (`by` 0). */
export function recounted(moment: Moment, house: Institution, groupKey: string, by: 1 | 0 | -1, what: 'masuk' | 'keluar' | 'cuti' | 'kembali', day: Day): Change {
  const taken = { ...house.taken, [groupKey]: Math.max(0, (house.taken[groupKey] ?? 0) + by) }
  return set(Institution, house, { taken, ...toldPlaces(house.groups, taken), tally: tallied(house.tally, day, what) })
}

type Bed = { roomId?: Id | null | undefined; bed?: string | null | undefined }
/** Finds the room for somebody and takes the bed; `from` is the bed that the same person leaves for it. */
export async function bedIn({ desk }: Pick<Moment, 'desk'>, unitId: Id, { roomId, bed }: Bed, of: Someone, from?: Bed): Promise<Change[]> {
  const left = from?.roomId && from.roomId !== roomId ? await bedOut({ desk }, from) : []
  if (!roomId) return left
  const [room] = await desk.findInHouse(Room, { id: roomId, unitId })
  if (!room) throw faulty({ at: 'roomId', rule: 'missing_record' })
  if (room.closed) throw faulty({ at: 'roomId', rule: 'room_closed' })
  if (!isForSex(room, of.sex)) throw faulty({ at: 'roomId', rule: 'group_sex' })
  if (bed && !room.beds.includes(bed)) throw faulty({ at: 'bed', rule: 'one_of', limit: room.beds.join(', ') })
  const others = room.taken.filter(one => from?.roomId !== roomId || one !== from.bed)
  if (bed && others.includes(bed)) throw bedTaken({ bed, room: room.name })
  const taken = bed ? [...others, bed] : others
  return taken.length === room.taken.length && others.length === room.taken.length ? left : [...left, set(Room, room, { taken })]
}

/** Gives a bed back. */
export async function bedOut({ desk }: Pick<Moment, 'desk'>, { roomId, bed }: Bed): Promise<Change[]> {
  if (!roomId || !bed) return []
  const [room] = await desk.findInHouse(Room, { id: roomId })
  return room ? [set(Room, room, { taken: room.taken.filter(one => one !== bed) })] : []
}

/** Tells the heads of a house, and who answers for it at the office, something about it; nobody is told of an own act. */
export async function toldHouse(moment: Moment, house: Pick<Institution, 'id' | 'unitId' | 'name' | 'region'>, code: string, day?: Day): Promise<Change[]> {
  const posts = (await moment.desk.findInHouse(Post, { unitId: house.unitId, role: 'kepala_upt' })).filter(post => post.line === 'area' && isLive(post, moment.today(post.region)))
  const people = new Map([...posts, ...await guardiansOf(moment)].map(post => [post.workerId, post.workerName]))
  people.delete(moment.actor.workerId)
  return [...people].map(([worker, name]) => tell(moment, { worker, name, region: house.region }, { code, day: day ?? null, told: { otherName: house.name, day: day ?? null, about: house.id } }))
}

/** The keys of an act that changes who lives in a house. */
export function keysOf(unitId: Id, personId: Id): string[] {
  return [placesKey(unitId), `stay:${personId}`]
}

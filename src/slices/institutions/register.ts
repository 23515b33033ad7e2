import * as z from 'zod/mini'
import { action, add, set, type Check } from '#kernel/action.ts'
import { flag, id, maybe, oneOf, part, text, texts } from '#kernel/fields.ts'
import { faulty, problem, type Fault } from '#kernel/problem.ts'
import { Unit } from '#slices/units/rules.ts'
import { institutionOf, mustServe, toldHouse } from './house.ts'
import { Institution, INSTITUTION_SORTS, placesKey, Room } from './kinds.ts'
import { FOR_SEX, Group, Paper, Service } from './shapes.ts'
import { nextDateOf, toldPlaces } from './places.ts'

/** The unit stands in the register already. */
export const registered = problem('institution.registered', 409)

const MANAGING = { verb: 'institution.manage' } as const
const about = { contactName: maybe(text(120)), phone: maybe(text(40)), address: maybe(text(300)), note: maybe(text(600)), accepts: maybe(flag()) }
const services = () => part(z.array(Service).check(z.maxLength(30)))
const groups = () => part(z.array(Group).check(z.minLength(1), z.maxLength(12)))
const papers = () => part(z.array(Paper).check(z.maxLength(8)))

/** Puts a panti, UPT, LKS or rumah singgah into the register: what it offers, how many it takes in, by which papers. */
export const register = action('institution.register', z.strictObject({ id: maybe(id()), unitId: id(), services: maybe(services()), groups: groups(), papers: maybe(papers()), ...about }), async (moment, input) => {
  const { desk } = moment
  const unit = await desk.get(Unit, input.unitId)
  mustServe(moment, MANAGING, { region: unit.region, unitId: unit.id })
  const { sort, name, region } = unit
  if (unit.ended || !isHouse(sort)) throw faulty({ at: 'unitId', rule: 'not_a_house' })
  await desk.guard([placesKey(unit.id)])
  if ((await desk.findInHouse(Institution, { unitId: unit.id })).length > 0) throw registered({ name })
  const known = { services: input.services ?? [], groups: input.groups, papers: input.papers ?? [] }
  return { changes: [add(Institution, {
    ...input, ...known, id: input.id ?? moment.newId(), region, name, sort, phone: input.phone ?? unit.phone ?? null, accepts: input.accepts ?? true, ...toldPlaces(known.groups, {}), nextDate: nextDateOf(known.papers), taken: {}, tally: [],
  })] }
}, faultsOf)

/** Changes what the register says of a house. Fewer places than people are allowed: then none is free, and house and office are told. */
export const edit = action('institution.edit', z.strictObject({ institutionId: id(), services: maybe(services()), groups: maybe(groups()), papers: maybe(papers()), ...about }), async (moment, { institutionId, ...input }) => {
  const { desk } = moment
  const seen = await desk.get(Institution, institutionId)
  mustServe(moment, MANAGING, seen)
  await desk.guard([placesKey(seen.unitId)])
  const house = await institutionOf(moment, seen.unitId)
  const inUse = Object.entries(house.taken).filter(([, count]) => count > 0).map(([key]) => key)
  if (input.groups && inUse.some(key => !input.groups!.some(group => group.key === key))) throw faulty({ at: 'groups', rule: 'group_in_use' })
  const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined && value !== null)) as Partial<Institution>
  const told = input.groups ? toldPlaces(input.groups, house.taken) : undefined
  return {
    changes: [set(Institution, house, { ...given, ...told, ...input.papers ? { nextDate: nextDateOf(input.papers) } : {} })],
    notices: told?.over && !house.over ? await toldHouse(moment, house, 'institution.over') : [],
  }
}, faultsOf)

/** Adds a room with its beds. */
export const addRoom = action('room.add', z.strictObject({ id: maybe(id()), unitId: id(), name: text(80), sex: oneOf(FOR_SEX), beds: texts(20, 60) }), async (moment, input) => {
  const house = await institutionOf(moment, input.unitId)
  mustServe(moment, MANAGING, house)
  await moment.desk.guard([placesKey(house.unitId)])
  if ((await moment.desk.findInHouse(Room, { unitId: house.unitId, name: input.name })).length > 0) throw faulty({ at: 'name', rule: 'room_taken' })
  return { changes: [add(Room, { ...input, id: input.id ?? moment.newId(), region: house.region, taken: [], closed: false })] }
}, bedFaults)

/** Changes a room, or closes it; a bed in which somebody lies stays. */
export const editRoom = action('room.edit', z.strictObject({ roomId: id(), name: maybe(text(80)), sex: maybe(oneOf(FOR_SEX)), beds: maybe(texts(20, 60)), closed: maybe(flag()) }), async (moment, { roomId, ...input }) => {
  const { desk } = moment
  const seen = await desk.get(Room, roomId)
  mustServe(moment, MANAGING, seen)
  await desk.guard([placesKey(seen.unitId)])
  const room = await desk.get(Room, roomId)
  const faults: Fault[] = [
    ...input.beds && room.taken.some(bed => !input.beds!.includes(bed)) ? [{ at: 'beds', rule: 'bed_in_use' }] : [], ...input.closed && room.taken.length > 0 ? [{ at: 'closed', rule: 'bed_in_use' }] : [],
    ...input.name && input.name !== room.name && (await desk.findInHouse(Room, { unitId: room.unitId, name: input.name })).length > 0 ? [{ at: 'name', rule: 'room_taken' }] : [],
  ]
  if (faults.length > 0) throw faulty(...faults)
  return { changes: [set(Room, room, Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined && value !== null)))] }
}, bedFaults)

function isHouse(sort: string): sort is (typeof INSTITUTION_SORTS)[number] {
  return (INSTITUTION_SORTS as readonly string[]).includes(sort)
}

function faultsOf({ groups: given, papers: told }: Parameters<Check<{ groups?: Group[] | null; papers?: Paper[] | null }>>[0]): Fault[] {
  const keys = (given ?? []).map(({ key }) => key)
  return [
    ...new Set(keys).size < keys.length ? [{ at: 'groups', rule: 'same_entry' }] : [], ...given?.some(({ ageFrom, ageTo }) => ageFrom && ageTo && ageFrom > ageTo) ? [{ at: 'groups', rule: 'age_order' }] : [],
    ...told?.some(({ sort, grade }) => sort === 'akreditasi' && !grade) ? [{ at: 'papers', rule: 'grade' }] : [],
  ]
}

function bedFaults({ beds }: { beds?: string[] | null | undefined }): Fault[] {
  return beds && new Set(beds).size < beds.length ? [{ at: 'beds', rule: 'same_entry' }] : []
}

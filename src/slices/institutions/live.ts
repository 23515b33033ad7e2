import * as z from 'zod/mini'
import { action, set, type Moment } from '#kernel/action.ts'
import { day, flag, id, maybe, named, oneOf, part, secret, text } from '#kernel/fields.ts'
import { advance } from '#kernel/flow.ts'
import type { Id } from '#kernel/id.ts'
import { faulty } from '#kernel/problem.ts'
import { firstHome } from '#kernel/region.ts'
import { OpenInput, open, opened } from '#slices/cases/intake.ts'
import { Case } from '#slices/cases/kinds.ts'
import { mustReadFull } from '#slices/cases/work.ts'
import { phoneNumber } from '#slices/workers/rules.ts'
import { handsOver } from './handover.ts'
import { bedIn, bedOut, institutionOf, mustServe, placeFor, recounted, regrouped } from './house.ts'
import { Stay, WAYS_OUT } from './kinds.ts'
import { Thing } from './shapes.ts'
import type { Someone } from './places.ts'
import { admitted, discharged, type Done, held, STAY_FLOW } from './stays.ts'

const RECORDING = { verb: 'stay.record' } as const
const bedFields = { roomId: maybe(id()), bed: maybe(text(20)) }
const things = () => maybe(secret(part(z.array(Thing).check(z.maxLength(60)))))
const admission = { unitId: id(), groupKey: maybe(text(12)), ...bedFields, day: maybe(day()), broughtBy: maybe(named(text(160))), arrival: maybe(secret(text(2000))), things: things() }

/** Who is taken in by the case that is known, and how. */
export const ADMIT = z.strictObject({ id: maybe(id()), caseId: id(), ...admission })

/** Takes in somebody whose case is known: it was referred here, or the office brings the person. The act itself is of the referrals, which it may move on (referrals/admit.ts). */
export async function taken(moment: Moment, input: z.infer<typeof ADMIT>, referralId?: Id): Promise<Done> {
  const record = await moment.desk.get(Case, input.caseId)
  mustServe(moment, RECORDING, await institutionOf(moment, input.unitId))
  mustReadFull(record)
  return await admitted(moment, { ...input, referralId })
}

/** Takes in somebody of whom nobody knew: a case is put on record in the same act. */
export const admitNew = action('stay.admit_new', z.strictObject({ stayId: maybe(id()), ...OpenInput.shape, ...admission }), async (moment, { stayId, unitId, groupKey, roomId, bed, day: on, broughtBy, arrival, things: brought, ...about }) => {
  const house = await institutionOf(moment, unitId)
  mustServe(moment, RECORDING, house)
  // whoever comes from elsewhere, as everybody does to a house of the province, is on record where the house stands: a record lies in one home. Where from, the stay keeps
  const place = firstHome(about.region) === moment.home ? about : { ...about, region: house.region, rt: null, rw: null }
  moment.allow('case.open', place.region, place)
  const begun = await opened(moment, place)
  const born = begun.changes.find(change => change.op === 'add' && change.kind.name === Case.name)!.record as unknown as Case
  const age = about.bornYear ? Number(moment.today(house.region).slice(0, 4)) - about.bornYear : null
  const { changes, notices } = await admitted(moment, { id: stayId, caseId: born.id, unitId, origin: about.region, groupKey, roomId, bed, day: on, broughtBy, arrival, things: brought }, { record: born, person: { sex: about.sex, age, types: [] } })
  return { changes: [...begun.changes.map(change => (change.record.id === born.id && change.op === 'add' ? { ...change, record: { ...change.record, unitId } } : change)), ...changes], notices: [...begun.notices, ...notices] }
}, (input, clock) => open.check?.(input as never, clock) ?? [])

/** Lets a resident go home or elsewhere for some days: with whom, until when, and whether the place is kept. */
export const takeLeave = action('stay.leave', z.strictObject({ stayId: id(), day: maybe(day()), until: day(), escort: named(text(160)), keeps: maybe(flag()) }), async (moment, input) => {
  await moment.desk.get(Stay, input.stayId)
  const { stay, house } = await held(moment, input.stayId)
  mustServe(moment, RECORDING, house)
  const state = advance(STAY_FLOW, stay.state, stay.state === 'cuti' ? 'perpanjang' : 'cuti')
  const from = stay.state === 'cuti' ? stay.leaveFrom! : input.day ?? moment.today(house.region)
  const faults = [...from > moment.today(house.region) ? [{ at: 'day', rule: 'future_day' }] : [], ...from < stay.admittedDay ? [{ at: 'day', rule: 'before_admission' }] : [], ...input.until < from ? [{ at: 'until', rule: 'after_from' }] : []]
  if (faults.length > 0) throw faulty(...faults)
  const patch = { state, leaveFrom: from, leaveUntil: input.until, leaveWith: input.escort }
  // a leave that is made longer keeps what it kept
  if (stay.state === 'cuti') return { changes: [set(Stay, stay, patch)] }
  const keepsPlace = input.keeps ?? true
  return { changes: [set(Stay, stay, { ...patch, keepsPlace, ...keepsPlace ? {} : { roomId: null, bed: null } }), recounted(moment, house, stay.groupKey, keepsPlace ? 0 : -1, 'cuti', from), ...keepsPlace ? [] : await bedOut(moment, stay)] }
})

/** Takes a resident back from leave; without a kept place there must be one again. */
export const comeBack = action('stay.return', z.strictObject({ stayId: id(), day: maybe(day()), groupKey: maybe(text(12)), ...bedFields }), async (moment, input) => {
  await moment.desk.get(Stay, input.stayId)
  const { stay, house } = await held(moment, input.stayId)
  mustServe(moment, RECORDING, house)
  const state = advance(STAY_FLOW, stay.state, 'kembali')
  const on = input.day ?? moment.today(house.region)
  const faults = [...on > moment.today(house.region) ? [{ at: 'day', rule: 'future_day' }] : [], ...stay.leaveFrom && on < stay.leaveFrom ? [{ at: 'day', rule: 'after_from' }] : []]
  if (faults.length > 0) throw faulty(...faults)
  const someone = someoneOf(stay, on)
  const group = stay.keepsPlace ? stay.groupKey : placeFor(house, someone, input.groupKey ?? (house.groups.some(({ key }) => key === stay.groupKey) ? stay.groupKey : null)).key
  const beds = stay.keepsPlace ? [] : await bedIn(moment, house.unitId, input, someone)
  const bed = stay.keepsPlace ? {} : { roomId: input.roomId ?? null, bed: input.roomId ? input.bed ?? null : null }
  return { changes: [set(Stay, stay, { state, groupKey: group, ...bed, leaveFrom: null, leaveUntil: null, leaveWith: null, keepsPlace: null }), recounted(moment, house, group, stay.keepsPlace ? 0 : 1, 'kembali', on), ...beds] }
})

/** Moves a resident to another room or bed, or to other places of the house. */
export const moveBed = action('stay.move', z.strictObject({ stayId: id(), groupKey: maybe(text(12)), ...bedFields }), async (moment, input) => {
  await moment.desk.get(Stay, input.stayId)
  const { stay, house } = await held(moment, input.stayId)
  mustServe(moment, RECORDING, house)
  advance(STAY_FLOW, stay.state, 'pindah')
  const someone = someoneOf(stay, moment.today(house.region))
  const group = input.groupKey && input.groupKey !== stay.groupKey ? placeFor(house, someone, input.groupKey).key : stay.groupKey
  const same = (input.roomId ?? null) === (stay.roomId ?? null) && (input.bed ?? null) === (stay.bed ?? null)
  const beds = same ? [] : await bedIn(moment, house.unitId, input, someone, stay)
  const moved = group === stay.groupKey ? [] : [regrouped(house, stay.groupKey, group)]
  return { changes: [set(Stay, stay, { groupKey: group, ...same ? {} : { roomId: input.roomId ?? null, bed: input.roomId ? input.bed ?? null : null } }), ...moved, ...beds] }
})

/** Lets somebody go for good: to the family or another house with a berita acara, alone, by death, or run away. */
export const discharge = action('stay.discharge', z.strictObject({
  stayId: id(), way: oneOf(WAYS_OUT), day: maybe(day()), toUnitId: maybe(id()), toName: maybe(named(text(160))), relation: maybe(named(text(80))), address: maybe(secret(text(300))), phone: maybe(secret(phoneNumber())),
  condition: maybe(secret(text(2000))), things: things(), medicine: maybe(secret(text(1000))), witnesses: maybe(secret(part(z.array(text(120)).check(z.maxLength(6))))), note: maybe(secret(text(2000))), letterId: maybe(id()),
}), async (moment, { stayId, toName, way, ...asked }) => {
  const own = await moment.desk.get(Stay, stayId)
  mustServe(moment, RECORDING, own)
  const { changes, notices } = await discharged(moment, stayId, { ...asked, how: way, to: toName })
  return { changes, notices }
}, ({ way: how, toName: to, toUnitId, condition }) => {
  const hands = how && handsOver({ how, to })
  return [...hands && !to && !toUnitId ? [{ at: 'toName', rule: 'required' }] : [], ...hands && !condition ? [{ at: 'condition', rule: 'required' }] : [], ...how && toUnitId && how !== 'panti_lain' ? [{ at: 'toUnitId', rule: 'other_house_only' }] : []]
})

function someoneOf(stay: Stay, on: string): Someone {
  return { sex: stay.sex, age: stay.bornYear ? Number(on.slice(0, 4)) - stay.bornYear : null }
}

import * as z from 'zod/mini'
import { action, add, set } from '#kernel/action.ts'
import { clock, flag, id, int, maybe, oneOf, secret, text, texts } from '#kernel/fields.ts'
import { faulty, problem } from '#kernel/problem.ts'
import { Case } from '#slices/cases/kinds.ts'
import { tell } from '#slices/notices/rules.ts'
import { houseOf, makerOf, mustServe, rulesOf, SERVING } from './houses.ts'
import { CARES, CareNote, ShiftHandover } from './kinds.ts'
import { shiftAt } from './shifts.ts'

/** What is to be done for a resident was done, or is asked for no more. */
export const careDone = problem('care.done', 409)
/** Nobody hands over to oneself. */
export const ownHandover = problem('shift.own', 409)
/** The next shift has read it already. */
export const handoverRead = problem('shift.read', 409)
const MOST_OPEN = 100

/** Writes what the next shift must know of a resident: to be watched, medicine with its hour, something else. */
export const addCare = action('care.add', z.strictObject({ id: maybe(id()), caseId: id(), sort: oneOf(CARES), what: secret(text(300)), clock: maybe(clock()), daily: maybe(flag()) }), async (moment, { id: given, ...input }) => {
  const record = await moment.desk.get(Case, input.caseId)
  const { depth, unitId } = record
  if (depth !== 'full' || !unitId) throw faulty({ at: 'caseId', rule: 'no_resident' })
  const unit = await houseOf(moment, unitId)
  mustServe(moment, SERVING.hand.verb, unit)
  const { day } = shiftAt(unit.region, moment.at, (await rulesOf(moment, unit.id)).shifts)
  // it stands where its case stands, so that whoever reads the one reads the other
  return { changes: [add(CareNote, { ...input, id: given ?? moment.newId(), region: record.region, unitId, subjectId: record.subjectId, daily: input.daily ?? false, state: 'terbuka', day, at: moment.at, ...makerOf(moment), doneAt: null, doneById: null, doneBy: null, doneNote: null, sealed: record.sealed })] }
})

/** Says that it was done: medicine of every day stays on the list with the hour at which it was given last. */
export const doCare = action('care.do', z.strictObject({ careNoteId: id(), note: maybe(secret(text(300))) }), async (moment, input) => {
  const care = await moment.desk.get(CareNote, input.careNoteId)
  mustServe(moment, SERVING.hand.verb, { id: care.unitId, region: (await houseOf(moment, care.unitId)).region })
  if (care.state === 'selesai') throw careDone({ careNoteId: care.id })
  const { byId: doneById, byName: doneBy } = makerOf(moment)
  return { changes: [set(CareNote, care, { doneAt: moment.at, doneById, doneBy, doneNote: input.note ?? null, ...care.daily ? {} : { state: 'selesai' } })] }
})

/** Ends what is asked for no more. */
export const endCare = action('care.end', z.strictObject({ careNoteId: id() }), async (moment, input) => {
  const care = await moment.desk.get(CareNote, input.careNoteId)
  mustServe(moment, SERVING.hand.verb, { id: care.unitId, region: (await houseOf(moment, care.unitId)).region })
  return { changes: care.state === 'selesai' ? [] : [set(CareNote, care, { state: 'selesai' })] }
})

/** Hands a shift over: how many are there, what is pending, and every open care note that all of the house read; or that all is calm. */
export const handShift = action('shift.hand', z.strictObject({ id: maybe(id()), unitId: id(), present: maybe(int(0, 5000)), pending: maybe(texts(200, 12)) }), async (moment, input) => {
  const unit = await houseOf(moment, input.unitId)
  mustServe(moment, SERVING.hand.verb, unit)
  const running = shiftAt(unit.region, moment.at, (await rulesOf(moment, unit.id)).shifts)
  const pending = [...input.pending ?? []]
  const cares = (await moment.desk.find(CareNote, { unitId: unit.id, state: 'terbuka', sealed: false })).slice(0, MOST_OPEN)
  const handover: ShiftHandover = {
    id: input.id ?? moment.newId(), region: unit.region, unitId: unit.id, day: running.day, shift: running.name, at: moment.at, ...makerOf(moment), calm: pending.length === 0 && cares.length === 0, present: input.present ?? null,
    pending, careIds: cares.map(care => care.id), acceptedAt: null, acceptedById: null, acceptedByName: null, reply: null,
  }
  return { changes: [add(ShiftHandover, handover)] }
})

/** The next shift says that it has read; a question goes back to whoever handed over. */
export const acceptShift = action('shift.accept', z.strictObject({ shiftHandoverId: id(), reply: maybe(text(300)) }), async (moment, input) => {
  const handover = await moment.desk.get(ShiftHandover, input.shiftHandoverId)
  mustServe(moment, SERVING.hand.verb, { id: handover.unitId, region: handover.region })
  const { byId, byName } = makerOf(moment)
  if (handover.byId === byId) throw ownHandover({ shiftHandoverId: handover.id })
  if (handover.acceptedAt) throw handoverRead({ shiftHandoverId: handover.id, by: handover.acceptedByName ?? null })
  return {
    changes: [set(ShiftHandover, handover, { acceptedAt: moment.at, acceptedById: byId, acceptedByName: byName, reply: input.reply ?? null })],
    notices: input.reply ? [tell(moment, { worker: handover.byId, name: handover.byName, region: handover.region }, { code: 'shift.asked', day: handover.day, told: { otherName: byName, about: handover.id } })] : [],
  }
})


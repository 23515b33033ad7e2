import * as z from 'zod/mini'
import { action, add, set, type Moment } from '#kernel/action.ts'
import { day, flag, id, identityNumber, int, maybe, named, oneOf, part, region, secret, someOf, text } from '#kernel/fields.ts'
import { homeOf, type Id } from '#kernel/id.ts'
import { confidants, hushed, keepersOf } from '#slices/cases/entrusted.ts'
import { Case, caseKey, NextStep, URGENCIES } from '#slices/cases/kinds.ts'
import { CLOSED } from '#slices/cases/stages.ts'
import { onCase } from '#slices/plans/draw.ts'
import { Deed } from '#slices/plans/kinds.ts'
import { Unit } from '#slices/units/rules.ts'
import { clockFor, ended, NOTHING, type Parts } from './word.ts'
import { BODIES, Reception, Referral, REFERRAL_SORTS, SHARED, Snapshot } from './kinds.ts'
import { hear, placeHere } from './receivers.ts'
import { Work } from './shared.ts'

/** What travels to whoever is asked: what the sender ticked, and by when an answer is awaited. */
export const Arrival = z.strictObject({
  receptionId: id(), referralId: id(), nth: int(0, 40), sort: oneOf(REFERRAL_SORTS), fromOffice: text(160), fromName: text(120), fromPhone: maybe(text(40)), urgency: oneOf(URGENCIES), who: maybe(named(text(160))), nik: maybe(identityNumber()),
  snapshot: maybe(secret(part(Snapshot))), reason: maybe(secret(text(2000))), share: someOf(SHARED), mayForward: flag(), wanted: maybe(day()), unitId: maybe(id()), region: region(), toName: text(160), body: maybe(oneOf(BODIES)), answerDays: int(1, 60), feedbackDays: int(1, 250), sealed: flag(),
})
/** An arrival as it is read. */
export type Arrival = z.infer<typeof Arrival>

/** Brings a referral before whoever is asked in this home: it stands there with its own clock. */
export async function arrived(moment: Moment, { receptionId, region: place, ...rest }: Arrival, of?: { caseId: Id; subjectId: Id }): Promise<Parts> {
  const { desk, now } = moment
  if ((await desk.findInHouse(Reception, { id: receptionId })).length > 0) return NOTHING
  const [unit] = rest.unitId ? await desk.findInHouse(Unit, { id: rest.unitId }) : []
  const at = unit && !unit.ended ? { unitId: unit.id, region: unit.region } : { unitId: null, region: place }
  const receiverIds = rest.body ? [receptionId] : rest.sealed ? await confidants(moment, at.unitId) : []
  const reception: Reception = {
    ...rest, ...at, id: receptionId, step: 0, caseId: of?.caseId ?? null, subjectId: of?.subjectId ?? receptionId, stage: 'terkirim', stageAt: now, at: now, receiverIds, ...await clockFor(moment, at.region, 'terkirim', rest),
  }
  return { ...NOTHING, changes: [add(Reception, reception)], notices: rest.body ? [] : await hear(moment, reception, 'reception.arrived') }
}

/** The same wherever it is: here, or by a derived act in the home that is asked. */
export async function toReceiver(moment: Moment, arrival: Arrival, of?: { caseId: Id; subjectId: Id }): Promise<Parts> {
  if (homeOf(arrival.receptionId) === moment.home) return await arrived(moment, arrival, of)
  return { ...NOTHING, derived: [{ home: homeOf(arrival.receptionId), action: DELIVER.verb, input: arrival }] }
}
const DELIVER = { verb: 'reception.deliver' } as const

/** Brings a referral of another home before whoever is asked here; only the job does it. */
export const deliver = action('reception.deliver', Arrival, async (moment, arrival) => {
  moment.allow('referral.deliver', placeHere(moment))
  await moment.desk.guard([`reception:${arrival.receptionId}`])
  // it may come back to the very home in which it was sent
  const [own] = homeOf(arrival.referralId) === moment.home ? await moment.desk.findInHouse(Referral, { id: arrival.referralId }) : []
  return await arrived(moment, { ...arrival, region: placeHere(moment) }, own && { caseId: own.caseId, subjectId: own.subjectId })
})

/** Ends what lies here because its sender took it back or closed it; only the job does it. Told before the referral itself arrives, it leaves a mark on which that one finds its end. */
export const end = action('reception.end', z.strictObject({ receptionId: id(), referralId: id(), stage: oneOf(['dicabut', 'selesai']), sort: oneOf(REFERRAL_SORTS), nth: int(0, 40), to: text(160) }), async (moment, input) => {
  const { desk, now } = moment
  moment.allow('referral.deliver', placeHere(moment))
  await desk.guard([`reception:${input.receptionId}`])
  const [reception] = await desk.findInHouse(Reception, { id: input.receptionId })
  if (reception) return await ended(moment, reception, input)
  const mark: Reception = {
    id: input.receptionId, region: placeHere(moment), referralId: input.referralId, nth: input.nth, step: 1, subjectId: input.receptionId, sort: input.sort, fromOffice: '–', fromName: '–', urgency: 'biasa', share: [], mayForward: false, toName: input.to, answerDays: 1, feedbackDays: 1,
    stage: input.stage, stageAt: now, late: 0, at: now, endedAt: now, receiverIds: [], sealed: true,
  }
  return { changes: [add(Reception, mark)] }
})

/** Lets what lies here follow the seal of its case in another home; only the job does it. */
export const sealThere = action('reception.seal', z.strictObject({ receptionId: id(), sealed: flag() }), async (moment, { receptionId, sealed }) => {
  const { desk } = moment
  moment.allow('referral.deliver', placeHere(moment))
  await desk.guard([`reception:${receptionId}`])
  const [reception] = await desk.findInHouse(Reception, { id: receptionId })
  // still on its way: the job comes back, for a seal must miss nothing
  if (!reception) throw new Error(`${receptionId} has not arrived`)
  if (reception.sealed === sealed) return { changes: [] }
  const after = reception.nextId && homeOf(reception.nextId) !== moment.home ? [{ home: homeOf(reception.nextId), action: SEAL.verb, input: { receptionId: reception.nextId, sealed } }] : []
  return { changes: [set(Reception, reception, { sealed, receiverIds: reception.body ? [reception.id] : sealed ? await keepersOf(moment, reception) : [] }), ...await hushed(moment, reception, sealed, reception.caseId ?? null)], derived: after }
})
const SEAL = { verb: 'reception.seal' } as const

/** Brings what was still to be done where a case came from, as it stood when it was closed there; only the job does it. It falls to whoever leads the case here. */
export const bring = action('reception.bring', z.strictObject({ receptionId: id(), work: secret(part(Work)) }), async (moment, { receptionId, work }) => {
  const { desk, now, newId, today } = moment
  moment.allow('referral.deliver', placeHere(moment))
  const [{ caseHereId } = {}] = await desk.findInHouse(Reception, { id: receptionId })
  if (!caseHereId) return { changes: [] }
  await desk.guard([caseKey(caseHereId)])
  const [record] = await desk.findInHouse(Case, { id: caseHereId })
  if (!record) return { changes: [] }
  const day = today(record.region)
  const owner = { ownerId: record.leadId ?? record.reporterId, ownerName: record.leadName ?? record.reporterName }
  const later = (due: string) => (due < day ? day : due)
  // whoever ended it here meanwhile ended this as well
  const over = CLOSED.includes(record.stage)
  const state = over ? 'batal' as const : 'terbuka' as const
  const why = over ? record.closedReason ?? record.stage : null
  const open = over ? [] : [...await desk.findInHouse(NextStep, { caseId: record.id, state: 'terbuka' }), ...work.steps]
  return { changes: [
    ...work.steps.map(({ what, due }) => add(NextStep, { id: newId(), region: record.region, caseId: record.id, what, ...owner, due: later(due), state, doneAt: over ? now : null, doneNote: why, fromId: owner.ownerId, sealed: record.sealed })),
    ...work.deeds.map(({ due, ...deed }) => add(Deed, { ...onCase(moment, record), id: newId(), ...deed, ...owner, due: later(due), state, doneDay: over ? day : null, doneByName: null, doneNote: why })),
    ...open.length > 0 ? [set(Case, record, { nextDay: open.map(one => later(one.due)).toSorted()[0]! })] : [],
  ] }
})

import * as z from 'zod/mini'
import { action, add, set, type Change, type Moment } from '#kernel/action.ts'
import { id, instant, maybe, oneOf, secret, text } from '#kernel/fields.ts'
import { faulty } from '#kernel/problem.ts'
import { kind, type RecordOf } from '#kernel/record.ts'
import { Case, caseKey, Member, NextStep, Remark } from '#slices/cases/kinds.ts'
import { mustReadFull } from '#slices/cases/work.ts'
import { Stay } from '#slices/institutions/kinds.ts'
import { Directive, Hearing } from '#slices/directives/kinds.ts'
import { Provision } from '#slices/plans/kinds.ts'
import { Household, Person } from '#slices/persons/rules.ts'
import { Photo, Trip, Visit } from '#slices/trips/kinds.ts'
import { BLANK, BLANKABLE_KINDS, blankPlaces, mentions, namesIn } from './places.ts'
import { DataRequest } from './rules.ts'

/** Where the erasure of somebody's data stands. */
export const ERASURE_STATES = ['menunggu', 'disetujui', 'ditolak', 'dihapus'] as const

const MOST_PLACES = 200

/** Somebody's data are to be erased: asked by the data-protection officer, decided by the head, done once; who it was is forgotten with the rest. */
export const Erasure = kind('erasure', {
  table: 'erasures',
  fields: {
    requestId: id(), whom: maybe(secret(text(160))), reason: text(300), state: oneOf(ERASURE_STATES), askedAt: instant(), byId: id(), byName: text(120),
    personId: maybe(id()), decidedAt: maybe(instant()), decidedBy: maybe(text(120)), decidedReason: maybe(text(300)), erasedAt: maybe(instant()), erasedBy: maybe(text(120)),
  },
  trace: [], brief: ['requestId', 'reason', 'state', 'askedAt', 'byName', 'decidedAt', 'decidedBy', 'decidedReason', 'erasedAt', 'erasedBy'],
  list: ['requestId', 'reason', 'state', 'askedAt', 'byName', 'decidedAt', 'decidedBy', 'decidedReason', 'erasedAt', 'erasedBy'],
  filters: ['region', 'requestId', 'state'], order: 'askedAt', subject: 'requestId', own: ['byId'], officeOnly: true,
})
/** An erasure as stored. */
export type Erasure = RecordOf<typeof Erasure>

/** Asks the head to agree that somebody's data are erased. */
export const askErasure = action('erasure.ask', z.strictObject({ id: maybe(id()), requestId: id(), whom: secret(text(160)), reason: text(300) }), async (moment, input) => {
  const request = await moment.desk.get(DataRequest, input.requestId)
  moment.allow('person.erase', request.region)
  if (request.sort !== 'penghapusan') throw faulty({ at: 'requestId', rule: 'not_erasure' })
  if (request.state !== 'diterima') throw faulty({ at: 'requestId', rule: 'request_answered' })
  await moment.desk.guard([`erasure:${request.id}`])
  const before = await moment.desk.findInHouse(Erasure, { requestId: request.id })
  if (before.some(one => one.state !== 'ditolak')) throw faulty({ at: 'requestId', rule: 'asked_already' })
  const { requestId, whom, reason } = input
  return { changes: [add(Erasure, { id: input.id ?? moment.newId(), region: request.region, requestId, whom, reason, state: 'menunggu', askedAt: moment.now, byId: moment.actor.workerId, byName: moment.actor.name })] }
})

/** The head agrees, and points to the person by one of the cases; or refuses with a reason. */
export const decideErasure = action('erasure.decide', z.strictObject({ erasureId: id(), answer: oneOf(['setuju', 'tolak']), caseId: maybe(id()), reason: text(300) }), async (moment, input) => {
  const erasure = await moment.desk.get(Erasure, input.erasureId)
  moment.allow('erasure.decide', erasure.region)
  if (erasure.state !== 'menunggu') throw faulty({ at: 'erasureId', rule: 'erasure_state' })
  const said = { decidedAt: moment.now, decidedBy: moment.actor.name, decidedReason: input.reason }
  if (input.answer === 'tolak') return { changes: [set(Erasure, erasure, { ...said, state: 'ditolak' })] }
  const record = await moment.desk.get(Case, input.caseId!)
  mustReadFull(record)
  if (!record.personId) throw faulty({ at: 'caseId', rule: 'no_person' })
  return { changes: [set(Erasure, erasure, { ...said, state: 'disetujui', personId: record.personId })] }
}, ({ answer, caseId }) => (answer === 'setuju' && !caseId ? [{ at: 'caseId', rule: 'required' }] : []))

/** Erases what was agreed: rows are blanked, the data keys deleted, so that no copy can be read either, pictures taken out of their store; visits, days and stages stay, for they are counts. `blank` names other records that speak of the person. */
export const erase = action('person.erase', z.strictObject({
  erasureId: id(), blank: maybe(z.array(z.strictObject({ kind: oneOf(BLANKABLE_KINDS), id: id() })).check(z.maxLength(MOST_PLACES))),
}), async (moment, input) => {
  const { desk } = moment
  const erasure = await desk.get(Erasure, input.erasureId)
  moment.allow('person.erase', erasure.region)
  if (erasure.state !== 'disetujui') throw faulty({ at: 'erasureId', rule: 'erasure_state' })
  const request = await desk.get(DataRequest, erasure.requestId)
  const [person] = await desk.findInHouse(Person, { id: erasure.personId! })
  const own = person ? await desk.findInHouse(Case, { personId: person.id }) : []
  const home = person?.householdId ? (await desk.findInHouse(Household, { id: person.householdId }))[0] : undefined
  const alone = !!home && (await desk.findInHouse(Person, { householdId: home.id })).every(other => other.id === person!.id)
  const ofHome = home ? (await desk.findInHouse(Case, { householdId: home.id })).filter(one => !own.some(({ id: same }) => same === one.id)) : []
  const cases = [...own, ...alone ? ofHome : []]
  await desk.guard(cases.map(one => caseKey(one.id)))
  const names = namesIn(person?.name)
  const around = await blankAround(moment, cases.map(one => one.id), names)
  const elsewhere = (await blankPlaces(moment, input.blank ?? [], names)).filter(({ record }) => !around.some(one => one.record.id === record.id))
  return {
    changes: [
      ...person ? [set(Person, person, { name: null, description: null, sex: null, bornYear: null, bornDay: null, nik: null, phone: null })] : [],
      ...home && alone ? [set(Household, home, { label: BLANK, kk: null, address: null, landmark: null })] : home && mentions(home.label, names) ? [set(Household, home, { label: BLANK })] : [],
      ...cases.map(blankCase), ...ofHome.filter(one => !alone && mentions(one.who, names)).map(one => set(Case, one, { who: BLANK })),
      ...around, ...elsewhere,
      set(DataRequest, request, { state: 'dipenuhi', answer: null, contact: null, answeredAt: moment.now, answeredBy: moment.actor.name }),
      set(Erasure, erasure, { state: 'dihapus', whom: null, erasedAt: moment.now, erasedBy: moment.actor.name }),
    ],
    erases: [...person ? [person.id] : [], ...home && alone ? [home.id] : [], ...cases.map(one => one.subjectId), request.id],
    removes: { cause: erasure.id, records: [...around.filter(({ kind }) => kind.name === Visit.name).map(({ record }) => record.id), ...await filesBeside(moment, cases.map(one => one.id))] },
  }
})

/** What of the cases files lie beside: official words with pictures of what was done, a recording or attachments, and aid with its receipt. */
async function filesBeside({ desk }: Moment, caseIds: readonly string[]): Promise<string[]> {
  if (caseIds.length === 0) return []
  const hearings = await desk.findInHouse(Hearing, { caseId: caseIds })
  const directives = await desk.findInHouse(Directive, { caseId: caseIds })
  const given = await desk.findInHouse(Provision, { caseId: caseIds })
  return [...hearings.filter(one => one.voice || one.evidenceFiles?.length), ...directives.filter(one => one.attachments?.length), ...given.filter(one => one.pictures?.length)].map(one => one.id)
}

function blankCase(record: RecordOf<typeof Case>): Change {
  return set(Case, record, {
    who: BLANK, landmark: null, address: null, position: null, story: null, summary: null, closedReason: null, language: null, womanMeets: null, avoidHours: null, clashes: [], suspects: [],
  })
}

/** Blanks what was written about the cases; each record changes, so that every device that carries it hears. */
async function blankAround({ desk }: Moment, caseIds: readonly string[], names: readonly string[]): Promise<Change[]> {
  if (caseIds.length === 0) return []
  const byCase = { caseId: caseIds }
  const visits = await desk.findInHouse(Visit, byCase)
  const trips = visits.length > 0 ? await desk.findInHouse(Trip, { id: [...new Set(visits.map(visit => visit.tripId))] }) : []
  return [
    ...visits.map(one => set(Visit, one, { met: null, findings: null, actions: null, obstacles: null, position: null, corrections: [] })),
    ...trips.filter(one => mentions(`${one.purposeNote} ${one.cancelReason}`, names)).map(one => set(Trip, one, { purposeNote: null, cancelReason: null })),
    ...(await desk.findInHouse(Remark, byCase)).map(one => set(Remark, one, { text: BLANK })),
    ...(await desk.findInHouse(NextStep, byCase)).map(one => set(NextStep, one, { what: BLANK, doneNote: null })),
    ...(await desk.findInHouse(Stay, byCase)).map(one => set(Stay, one, { who: BLANK, bornYear: null, broughtBy: null, leaveWith: null, leftTo: null, arrival: null, things: null, leftNote: null })),
    ...(await desk.findInHouse(Member, byCase)).filter(one => one.reason).map(one => set(Member, one, { reason: null })),
    // the bytes go by a job; what leads to them goes now
    ...(await desk.findInHouse(Provision, byCase)).filter(one => one.pictures?.length).map(one => set(Provision, one, { pictures: null })),
    ...(await desk.findInHouse(Photo, byCase)).map(one => set(Photo, one, { sha256: one.id.replaceAll('-', '').repeat(2) })),
  ]
}

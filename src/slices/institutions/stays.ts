import { add, set, type Change, type Moment } from '#kernel/action.ts'
import type { Day } from '#kernel/day.ts'
import { advance, flow } from '#kernel/flow.ts'
import type { Id } from '#kernel/id.ts'
import { faulty, notFound, problem } from '#kernel/problem.ts'
import type { Region } from '#kernel/region.ts'
import { isLive } from '#kernel/rights.ts'
import { Case, caseKey } from '#slices/cases/kinds.ts'
import { drafted, toldOf } from '#slices/letters/draft.ts'
import { officeOf } from '#slices/letters/settings.ts'
import { tell } from '#slices/notices/rules.ts'
import { Person } from '#slices/persons/rules.ts'
import { Post } from '#slices/workers/rules.ts'
import { type Discharge, handOverSheet } from './handover.ts'
import { bedIn, bedOut, institutionOf, keysOf, placeFor, recounted } from './house.ts'
import { type Institution, LIVING, Stay } from './kinds.ts'
import type { Thing } from './shapes.ts'
import type { Someone } from './places.ts'

/** From the day of admission to the day of leaving for good; leave comes in between. */
export const STAY_FLOW = flow({ di_panti: { pindah: 'di_panti', cuti: 'cuti', keluar: 'keluar' }, cuti: { perpanjang: 'cuti', kembali: 'di_panti', keluar: 'keluar' }, keluar: {} })

/** Somebody lives in a house already. */
export const livesThere = problem('stay.lives_there', 409)
/** The house takes nobody in at the moment. */
export const takesNobody = problem('stay.takes_nobody', 409)

/** Who is taken in where, and what is known on that day. Whether the actor may is for the act to say. */
export type Admission = { id?: Id | null | undefined; caseId: Id; unitId: Id; groupKey?: string | null | undefined; roomId?: Id | null | undefined; bed?: string | null | undefined; day?: Day | null | undefined; referralId?: Id | null | undefined; origin?: Region | null | undefined; broughtBy?: string | null | undefined; arrival?: string | null | undefined; things?: Thing[] | null | undefined }
/** What comes of it. */
export type Done = { stay: Stay; changes: Change[]; notices: Change[] }

/** Takes somebody in inside an act: a place, maybe a bed; the case is in the hands of the house from then on. The case may come in the same act (`born`). */
export async function admitted(moment: Moment, asked: Admission, born?: { record: Case; person: Someone }): Promise<Done> {
  const { desk, actor, now, today } = moment
  const seen = born?.record ?? (await desk.findInHouse(Case, { id: asked.caseId }))[0]
  if (!seen) throw notFound()
  if (!seen.personId) throw faulty({ at: 'caseId', rule: 'one_person' })
  await desk.guard([caseKey(seen.id), ...keysOf(asked.unitId, seen.personId)])
  // sealed, or in other hands, while the others were waited for
  const record = { ...born?.record ?? (await desk.findInHouse(Case, { id: seen.id }))[0]!, personId: seen.personId }
  const house = await institutionOf(moment, asked.unitId)
  const day = asked.day ?? today(house.region)
  if (day > today(house.region)) throw faulty({ at: 'day', rule: 'future_day' })
  if (!house.accepts) throw takesNobody({ name: house.name })
  const living = await desk.findInHouse(Stay, { personId: record.personId, state: [...LIVING] })
  if (living.length > 0) throw livesThere({ caseId: record.id })
  const person = born?.person ?? await knownOf(moment, record, day)
  const group = placeFor(house, person, asked.groupKey)
  const { roomId, bed } = asked
  const stay: Stay = {
    id: asked.id ?? moment.newId(), region: house.region, unitId: house.unitId, caseId: record.id, personId: record.personId, subjectId: record.subjectId, who: record.who, sex: sexOf(person.sex), bornYear: person.age === null || person.age === undefined ? null : Number(day.slice(0, 4)) - person.age,
    groupKey: group.key, roomId: roomId ?? null, bed: roomId ? bed ?? null : null, state: 'di_panti', admittedDay: day, admittedAt: now, referralId: asked.referralId ?? null, origin: asked.origin ?? null, broughtBy: asked.broughtBy ?? null, arrival: asked.arrival ?? null, things: asked.things?.length ? asked.things : null,
    byId: actor.workerId, byName: actor.name, sealed: record.sealed,
  }
  const beds = await bedIn(moment, house.unitId, asked, person)
  return { stay, changes: [add(Stay, stay), recounted(moment, house, group.key, 1, 'masuk', day), ...beds, ...born ? [] : [set(Case, record, { unitId: house.unitId })]], notices: leadTold(moment, record, house, 'stay.admitted', day) }
}

/** Lets somebody go for good inside an act: place and bed are free again, and the case leaves the hands of the house. A hand-over drafts its berita acara; `letterId` names it. */
export async function discharged(moment: Moment, stayId: Id, asked: Discharge): Promise<Done & { letterId: Id | null }> {
  const { desk, today } = moment
  const { stay, house } = await held(moment, stayId)
  const state = advance(STAY_FLOW, stay.state, 'keluar')
  const day = asked.day ?? today(house.region)
  const [record] = await desk.findInHouse(Case, { id: stay.caseId })
  const next = asked.toUnitId ? await institutionOf(moment, asked.toUnitId) : undefined
  const faults = [...day > today(house.region) ? [{ at: 'day', rule: 'future_day' }] : [], ...day < stay.admittedDay ? [{ at: 'day', rule: 'before_admission' }] : [], ...next?.unitId === house.unitId ? [{ at: 'toUnitId', rule: 'same_house' }] : []]
  if (faults.length > 0 || !record) throw faulty(...faults, ...record ? [] : [{ at: 'stayId', rule: 'missing_record' }])
  const to = next?.name ?? asked.to ?? null
  const holdsPlace = stay.state === 'di_panti' || !!stay.keepsPlace
  const { region } = await officeOf(moment)
  const [person] = await desk.findInHouse(Person, { id: stay.personId })
  const sheet = handOverSheet(moment, stay, house, { ...asked, to, day, name: person?.name })
  const letter = sheet ? await drafted(moment, { id: asked.letterId, region, sort: 'bast', subject: sheet.subject, content: sheet.content, sourceKind: 'stay', sourceId: stay.id, caseId: stay.caseId, personId: stay.personId, sealed: stay.sealed }) : undefined
  // of nobody confidential: the head of the house signs, and the office may
  const [head] = letter && !stay.sealed ? (await desk.findInHouse(Post, { unitId: house.unitId, role: 'kepala_upt' })).filter(post => post.line === 'area' && isLive(post, today(post.region))) : []
  const drafts = letter && head ? letter.changes.map(change => (change.record.id === letter.letter.id ? { ...change, record: { ...change.record, signerId: head.workerId, signerName: head.workerName, signerRole: head.role } } : change)) : letter?.changes ?? []
  const patch = { state, leftDay: day, leftHow: asked.how, leftTo: to, leftNote: asked.note ?? null, letterId: letter?.letter.id ?? null, roomId: null, bed: null, leaveFrom: null, leaveUntil: null, leaveWith: null, keepsPlace: null }
  return {
    stay: { ...stay, ...patch }, letterId: letter?.letter.id ?? null,
    changes: [set(Stay, stay, patch), recounted(moment, house, stay.groupKey, holdsPlace ? -1 : 0, 'keluar', day), ...await bedOut(moment, stay), ...record.unitId === house.unitId ? [set(Case, record, { unitId: next?.unitId ?? null })] : [], ...drafts],
    notices: [...leadTold(moment, record, house, 'stay.left', day), ...letter && head ? await toldOf(moment, letter.letter, { id: head.workerId, name: head.workerName }, 'letter.waits') : [], ...next && !record.sealed ? await awaited(moment, record, next) : []],
  }
}

/** Waits for the others who change the same house, then gives a stay as it stands with its house; what is not the reader's is not there. */
export async function held(moment: Moment, stayId: Id): Promise<{ stay: Stay; house: Institution }> {
  const { desk } = moment
  const [seen] = await desk.findInHouse(Stay, { id: stayId })
  if (!seen) throw notFound()
  await desk.guard([caseKey(seen.caseId), ...keysOf(seen.unitId, seen.personId)])
  const [stay] = await desk.findInHouse(Stay, { id: stayId })
  return { stay: stay!, house: await institutionOf(moment, seen.unitId) }
}

async function knownOf({ desk }: Moment, record: Case, day: Day): Promise<Someone> {
  const [person] = await desk.findInHouse(Person, { id: record.personId! })
  return { sex: person?.sex, age: person?.bornYear ? Number(day.slice(0, 4)) - person.bornYear : null, types: record.types }
}

function sexOf(sex: string | null | undefined): 'L' | 'P' | null {
  return sex === 'L' || sex === 'P' ? sex : null
}

// whoever leads the case hears where the person is
function leadTold(moment: Moment, record: Case, house: Institution, code: string, day: Day): Change[] {
  if (!record.leadId || record.leadId === moment.actor.workerId) return []
  return [tell(moment, { worker: record.leadId, name: record.leadName ?? '', region: record.region }, { code, caseId: record.id, sealed: record.sealed, told: { otherName: house.name, day } })]
}

// the house to which somebody is brought takes in by its own act
async function awaited(moment: Moment, record: Case, next: Institution): Promise<Change[]> {
  const staff = (await moment.desk.findInHouse(Post, { unitId: next.unitId })).filter(post => post.line === 'area' && isLive(post, moment.today(post.region)))
  return [...new Map(staff.map(post => [post.workerId, post.workerName]))].map(([worker, name]) => tell(moment, { worker, name, region: record.region }, { code: 'case.referred_to_you', caseId: record.id }))
}

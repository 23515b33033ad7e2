import * as z from 'zod/mini'
import { action, add, set, type Change, type Moment } from '#kernel/action.ts'
import { addDays } from '#kernel/day.ts'
import { day, id, maybe, part, text } from '#kernel/fields.ts'
import type { Id } from '#kernel/id.ts'
import { faulty, forbidden, problem } from '#kernel/problem.ts'
import { tell } from '#slices/notices/rules.ts'
import { Worker } from '#slices/workers/rules.ts'
import { houseOf, mustServe, OVERSEEING, oversees, servesUnder, SERVING, staffOf } from './houses.ts'
import { checklistField, Finding, Supervision } from './kinds.ts'

/** The visit is over, or was called off. */
export const supervisionOver = problem('supervision.over', 409)
/** The finding was closed by the office. */
export const findingClosed = problem('finding.closed', 409)
/** The house has not said yet what became of it. */
export const findingOpen = problem('finding.open', 409)
const MOST_FINDINGS = 30
const MOST_YEARS_DAYS = 730

const found = { what: text(500), fix: text(500), due: day(), ownerId: maybe(id()) }
const Found = z.strictObject(found)
type Found = z.infer<typeof Found>
type House = { id: Id; name: string; region: string }

/** Plans a supervision visit; the house is told the day. */
export const plan = action('supervision.plan', z.strictObject({ id: maybe(id()), unitId: id(), day: day(), others: maybe(text(200)) }), async (moment, input) => {
  const unit = await houseOf(moment, input.unitId)
  oversees(moment, OVERSEEING.hold, unit.region)
  if (input.day < moment.today(unit.region)) throw faulty({ at: 'day', rule: 'past_day' })
  const visit = visitOf(moment, unit, { ...input, state: 'rencana' })
  return { changes: [add(Supervision, visit)], notices: await toHouse(moment, unit, 'supervision.planned', { day: visit.day, about: visit.id }) }
})

/** Records a supervision visit with its checklist and what was found, each with what is to be done, by whom, by when. */
export const record = action('supervision.record', z.strictObject({
  id: maybe(id()), supervisionId: maybe(id()), unitId: id(), day: day(), others: maybe(text(200)), checklist: checklistField(), summary: text(2000), findings: maybe(part(z.array(Found).check(z.maxLength(MOST_FINDINGS)))),
}), async (moment, { supervisionId, findings, ...input }) => {
  const unit = await houseOf(moment, input.unitId)
  oversees(moment, OVERSEEING.hold, unit.region)
  const planned = supervisionId ? await moment.desk.get(Supervision, supervisionId) : undefined
  if (planned && planned.unitId !== unit.id) throw faulty({ at: 'supervisionId', rule: 'other_house' })
  if (planned && planned.state !== 'rencana') throw supervisionOver({ supervisionId: planned.id })
  const today = moment.today(unit.region)
  const faults = [...input.day > today ? [{ at: 'day', rule: 'future_day' }] : [], ...(findings ?? []).some(one => one.due < today) ? [{ at: 'findings', rule: 'past_day' }] : [], ...(findings ?? []).some(one => one.due > addDays(today, MOST_YEARS_DAYS)) ? [{ at: 'findings', rule: 'too_far', limit: MOST_YEARS_DAYS }] : []]
  if (faults.length > 0) throw faulty(...faults)
  const done = { state: 'selesai' as const, day: input.day, others: input.others ?? planned?.others ?? null, checklist: input.checklist, summary: input.summary, doneAt: moment.now }
  const visit = planned ? { ...planned, ...done } : visitOf(moment, unit, { ...input, ...done })
  const made = await Promise.all((findings ?? []).map(one => findingOf(moment, unit, visit.id, one)))
  return {
    changes: [planned ? set(Supervision, planned, done) : add(Supervision, visit), ...made.map(one => add(Finding, one))],
    notices: [...await toHouse(moment, unit, 'supervision.done', { day: visit.day, about: visit.id }), ...toOwners(moment, made)],
  }
}, ({ checklist }) => (checklist && new Set(checklist.map(({ item }) => item)).size < checklist.length ? [{ at: 'checklist', rule: 'twice' }] : []))

/** Calls a planned visit off, with a reason. */
export const cancel = action('supervision.cancel', z.strictObject({ supervisionId: id(), reason: text(300) }), async (moment, input) => {
  const visit = await moment.desk.get(Supervision, input.supervisionId)
  oversees(moment, OVERSEEING.hold, visit.region)
  if (visit.state !== 'rencana') throw supervisionOver({ supervisionId: visit.id })
  const unit = await houseOf(moment, visit.unitId)
  return { changes: [set(Supervision, visit, { state: 'batal', reason: input.reason })], notices: await toHouse(moment, unit, 'supervision.cancelled', { day: visit.day, about: visit.id }) }
})

/** Adds what was found to a visit that is over. */
export const addFinding = action('finding.add', z.strictObject({ id: maybe(id()), supervisionId: id(), ...found }), async (moment, { id: given, supervisionId, ...input }) => {
  const visit = await moment.desk.get(Supervision, supervisionId)
  oversees(moment, OVERSEEING.hold, visit.region)
  if (input.due < moment.today(visit.region)) throw faulty({ at: 'due', rule: 'past_day' })
  const finding = { ...await findingOf(moment, await houseOf(moment, visit.unitId), visit.id, input), ...given ? { id: given } : {} }
  return { changes: [add(Finding, finding)], notices: toOwners(moment, [finding]) }
})

/** The house says what was done about it; the office hears of it. */
export const answer = action('finding.answer', z.strictObject({ findingId: id(), answer: text(1000) }), async (moment, input) => {
  const finding = await moment.desk.get(Finding, input.findingId)
  if (finding.ownerId !== moment.actor.workerId) mustServe(moment, SERVING.answer.verb, { id: finding.unitId, region: finding.region })
  if (finding.state === 'selesai') throw findingClosed({ findingId: finding.id })
  return {
    changes: [set(Finding, finding, { state: 'dijawab', answer: input.answer, answeredAt: moment.now, answeredBy: moment.actor.name, returned: null })],
    notices: finding.byId === moment.actor.workerId ? [] : [tell(moment, { worker: finding.byId, name: finding.byName, region: finding.region }, { code: 'finding.answered', day: finding.due, told: { otherName: moment.actor.name, about: finding.id } })],
  }
})

/** The office looks and closes it; also what nobody has answered, with a word why. */
export const closeFinding = action('finding.close', z.strictObject({ findingId: id(), note: maybe(text(500)) }), async (moment, input) => {
  const finding = await moment.desk.get(Finding, input.findingId)
  oversees(moment, OVERSEEING.hold, finding.region)
  if (finding.state === 'selesai') throw findingClosed({ findingId: finding.id })
  if (finding.state === 'terbuka' && !input.note) throw faulty({ at: 'note', rule: 'required' })
  return { changes: [set(Finding, finding, { state: 'selesai', closedAt: moment.now, closedBy: moment.actor.name, closedNote: input.note ?? null })] }
})

/** The office gives it back with what is still missing, maybe with another day. */
export const returnFinding = action('finding.return', z.strictObject({ findingId: id(), reason: text(500), due: maybe(day()) }), async (moment, input) => {
  const finding = await moment.desk.get(Finding, input.findingId)
  oversees(moment, OVERSEEING.hold, finding.region)
  if (finding.state === 'selesai') throw findingClosed({ findingId: finding.id })
  if (finding.state === 'terbuka') throw findingOpen({ findingId: finding.id })
  if (input.due && input.due < moment.today(finding.region)) throw faulty({ at: 'due', rule: 'past_day' })
  const due = input.due ?? finding.due
  const unit = await houseOf(moment, finding.unitId)
  return { changes: [set(Finding, finding, { state: 'terbuka', returned: input.reason, due, remindedDay: null })], notices: await toOwnerOrHouse(moment, unit, { ...finding, due }, 'finding.returned') }
})

/** Gives a finding to somebody else who answers for it; when somebody leaves, nothing is left lying. */
export const handFinding = action('finding.hand', z.strictObject({ findingId: id(), ownerId: id() }), async (moment, input) => {
  const finding = await moment.desk.get(Finding, input.findingId)
  const { actor } = moment
  if (!actor.posts.some(post => post.unitId === finding.unitId && post.role === 'kepala_upt' && servesUnder(post, SERVING.answer.verb))) oversees(moment, OVERSEEING.hold, finding.region)
  if (finding.state === 'selesai') throw findingClosed({ findingId: finding.id })
  const owner = await ownerOf(moment, input.ownerId)
  return { changes: [set(Finding, finding, owner)], notices: toOwners(moment, [{ ...finding, ...owner }]) }
})

/** On the day it is due, and not a day later than that, whoever answers for a finding is reminded once. Done by the job. */
export const remindFinding = action('finding.remind', z.strictObject({ findingId: id() }), async (moment, input) => {
  const [finding] = await moment.desk.findInHouse(Finding, { id: input.findingId })
  if (!finding) throw forbidden({ verb: 'finding.remind' })
  moment.allow('finding.remind', finding.region)
  if (finding.state !== 'terbuka' || finding.remindedDay) return { changes: [] }
  const unit = await houseOf(moment, finding.unitId)
  return { changes: [set(Finding, finding, { remindedDay: moment.today(finding.region) })], notices: await toOwnerOrHouse(moment, unit, finding, 'finding.due') }
})

function visitOf(moment: Moment, unit: House, more: Omit<Partial<Supervision>, 'id'> & Pick<Supervision, 'day' | 'state'> & { id?: Id | null | undefined }): Supervision {
  return { unitId: unit.id, byId: moment.actor.workerId, byName: moment.actor.name, others: null, checklist: null, summary: null, doneAt: null, reason: null, ...more, id: more.id ?? moment.newId(), region: unit.region }
}

async function findingOf(moment: Moment, unit: House, supervisionId: Id, { ownerId, ...one }: Found): Promise<Finding> {
  const owner = ownerId ? await ownerOf(moment, ownerId) : { ownerId: null, ownerName: null }
  return {
    ...one, ...owner, id: moment.newId(), region: unit.region, supervisionId, unitId: unit.id, state: 'terbuka', at: moment.now, byId: moment.actor.workerId, byName: moment.actor.name,
    answer: null, answeredAt: null, answeredBy: null, returned: null, closedAt: null, closedBy: null, closedNote: null, remindedDay: null,
  }
}

async function ownerOf({ desk }: Moment, ownerId: Id): Promise<{ ownerId: Id; ownerName: string }> {
  const [worker] = await desk.findInHouse(Worker, { id: ownerId })
  if (!worker || worker.ended) throw faulty({ at: 'ownerId', rule: 'no_live_post' })
  return { ownerId: worker.id, ownerName: worker.name }
}

async function toHouse(moment: Moment, unit: House, code: string, told: { day?: string; about: Id }): Promise<Change[]> {
  const staff = new Map((await staffOf(moment, unit.id)).filter(post => post.role === 'kepala_upt' || post.workerId !== moment.actor.workerId).map(post => [post.workerId, post.workerName]))
  return [...staff].map(([worker, name]) => tell(moment, { worker, name, region: unit.region }, { code, day: told.day ?? null, told: { ...told, otherName: moment.actor.name } }))
}

function toOwners(moment: Moment, findings: readonly Finding[]): Change[] {
  return findings.flatMap(one => (one.ownerId && one.ownerId !== moment.actor.workerId ? [tell(moment, { worker: one.ownerId, name: one.ownerName ?? '', region: one.region }, { code: 'finding.yours', day: one.due, told: { due: one.due, otherName: moment.actor.name, about: one.id } })] : []))
}

async function toOwnerOrHouse(moment: Moment, unit: House, finding: Finding, code: string): Promise<Change[]> {
  if (!finding.ownerId) return await toHouse(moment, unit, code, { day: finding.due, about: finding.id })
  return [tell(moment, { worker: finding.ownerId, name: finding.ownerName ?? '', region: finding.region }, { code, day: finding.due, told: { due: finding.due, day: finding.due, otherName: moment.actor.name, about: finding.id } })]
}

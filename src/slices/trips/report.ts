import * as z from 'zod/mini'
import { action, add, set, type Change, type Moment, type Read } from '#kernel/action.ts'
import { dayAt, zoneOf } from '#kernel/day.ts'
import { clock, day, flag, id, int, maybe, named, oneOf, part, secret, text } from '#kernel/fields.ts'
import type { Id } from '#kernel/id.ts'
import { type Fault, faulty, forbidden, problem } from '#kernel/problem.ts'
import type { HeldPost } from '#kernel/rights.ts'
import { Case, caseKey, NextStep, Remark } from '#slices/cases/kinds.ts'
import { comingAgain } from '#slices/cases/hands.ts'
import { mustReadFull, nextStep } from '#slices/cases/work.ts'
import { tell } from '#slices/notices/rules.ts'
import { Post } from '#slices/workers/rules.ts'
import { Photo, positionField, PURPOSES, Reading, sha256, Trip, UNTOLD_REASONS, Visit } from './kinds.ts'
import { madeAt, notYet } from './made.ts'
import { guardKeys, tripKey } from './near.ts'
import { keepField, pairsAt, refuseCases, toArea, toOthers, toTeams, visitOf } from './plan.ts'

/** The visit has its report already; correct it visibly instead. */
export const alreadyReported = problem('visit.reported', 409)
/** Nothing has been reported yet. */
export const notReported = problem('visit.not_reported', 409)
/** The same worker has a visit of this case on record at that hour; details say which, from when and by whom. */
export const alreadyRecorded = problem('visit.already_recorded', 409)
/** A visit bears so many photos and no more. */
export const tooManyPhotos = problem('photo.too_many', 409)
/** How many photos a visit bears. */
export const MOST_PHOTOS = 20

const next = () => maybe(part(z.strictObject({ id: maybe(id()), what: named(text(300)), ownerId: id(), due: day() })))
const findings = {
  met: maybe(secret(text(300))), findings: maybe(secret(text(4000))), actions: maybe(secret(text(4000))), obstacles: maybe(secret(text(2000))), position: maybe(positionField()), next: next(),
}

/** Reports a visit in under a minute: who was met, what was found and done, what stood in the way, the next step; or that nobody was met, and when to come again. */
export const report = action('visit.report', z.strictObject({
  visitId: id(), outcome: oneOf(['bertemu', 'tidak_bertemu']), ...findings, again: maybe(part(z.strictObject({ tripId: maybe(id()), day: day(), from: clock(), to: clock(), keep: keepField() }))),
}), async (moment, input) => {
  const visit = await heldVisit(moment, input.visitId)
  mustGo(moment, visit)
  moment.allow('visit.report', visit.region, visit)
  if (visit.state !== 'rencana') throw alreadyReported({ visitId: visit.id, state: visit.state })
  const [record] = visit.caseId ? await moment.desk.findInHouse(Case, { id: visit.caseId }) : []
  const trip = await moment.desk.get(Trip, visit.tripId)
  // a plan that came after its report shows that the clock of the telephone stands behind
  const at = Date.parse(moment.at) < Date.parse(trip.at) ? moment.now : moment.at
  const filed = await filing(moment, visit, record, input, madeAt(visit, at))
  const again = input.again ? await secondVisit(moment, trip, visit, record, input.again) : { changes: [], notices: [] }
  const others = (await moment.desk.findInHouse(Visit, { tripId: trip.id })).filter(other => other.id !== visit.id && other.state === 'rencana')
  const done = others.length === 0 ? [set(Trip, trip, { state: 'selesai', ...madeAt(trip, at) })] : []
  return { changes: [...filed.changes, ...done, ...again.changes], notices: [...filed.notices, ...again.notices] }
}, reportFaults)

/** Records a visit that nobody was told of: a volunteer's right, with a reason, marked as such. */
export const reportUnannounced = action('visit.report_unannounced', z.strictObject({
  id: maybe(id()), caseId: id(), day: day(), from: clock(), to: maybe(clock()), purpose: oneOf(PURPOSES), untoldReason: oneOf(UNTOLD_REASONS), outcome: oneOf(['bertemu', 'tidak_bertemu']), ...findings, again: maybe(flag()),
}), async (moment, input) => {
  await moment.desk.guard([caseKey(input.caseId)])
  const now = await moment.desk.get(Case, input.caseId)
  // where the family lived when it was written down
  const record = { ...now, ...await moment.desk.placeAt(now.id, moment.at) }
  moment.allow('visit.report', record.region, record)
  refuseCases([record])
  const future = notYet(record.region, input, moment.now)
  if (future.length > 0) throw faulty(...future)
  const post = moment.allow('visit.plan', record.region, record)
  const maker = makerOf(moment)
  const trip: Trip = {
    id: moment.newId(), region: record.region, sort: 'kunjungan', day: input.day, from: input.from, to: input.to ?? input.from, leadId: maker.id, leadName: maker.name, leadPillar: await pillarOf(moment, post), joinerIds: [], joiners: [],
    purpose: input.purpose, basis: 'inisiatif', rt: record.rt, rw: record.rw, households: 1, plannedById: moment.actor.workerId, state: 'selesai', announced: false, untoldReason: input.untoldReason, sealed: record.sealed, caseId: record.sealed ? record.id : null, at: moment.now,
  }
  if (!input.again) await refuseTwice(moment, trip, record.id)
  const visit = { ...visitOf(moment, trip, record), ...(input.id ? { id: input.id } : {}), announced: false, untoldReason: input.untoldReason }
  const filed = await filing(moment, visit, now, input)
  const [told] = filed.changes
  return { changes: [add(Trip, trip), add(Visit, { ...visit, ...(told!.op === 'set' ? told!.patch : {}) }), ...filed.changes.slice(1)], notices: filed.notices }
}, (input, { now }) => [...reportFaults({ outcome: input.outcome, findings: input.findings }), ...input.day && input.day > dayAt(EAST, now) ? [{ at: 'day', rule: 'future_day' }] : []])

/** Refuses what was recorded before, from another phone or under another key: one who goes twice within the hour says so. */
async function refuseTwice({ desk }: Moment, trip: Trip, caseId: Id): Promise<void> {
  const seen = await desk.find(Visit, { caseId, day: trip.day, state: ['selesai', 'tidak_bertemu'] })
  const before = seen.find(visit => visit.depth !== 'trace' && visit.tripId !== trip.id && (visit.leadId === trip.leadId || visit.joinerIds.includes(trip.leadId)) && visit.from < endOf(trip) && trip.from < endOf(visit))
  if (before) throw alreadyRecorded({ visitId: before.id, from: before.from.replace(':', '.'), zone: zoneOf(trip.region), name: before.leadName })
}

// whoever names no end is taken to have stayed an hour
function endOf({ from, to }: Pick<Trip, 'from' | 'to'>): string {
  return to > from ? to : `${String(Number(from.slice(0, 2)) + 1).padStart(2, '0')}${from.slice(2)}`
}

// the clocks of the east are the first to begin a day
const EAST = '91'

/** Corrects a report: the old wording stays visible, struck through. */
export const correct = action('visit.correct', z.strictObject({
  visitId: id(), field: oneOf(['met', 'findings', 'actions', 'obstacles']), was: maybe(secret(text(4000))), becomes: secret(text(4000)), reason: text(300),
}), async (moment, input) => {
  const visit = await heldVisit(moment, input.visitId)
  if (visit.depth !== 'full') throw forbidden({ verb: 'visit.report' })
  mustGo(moment, visit)
  if (!visit.reportedAt) throw notReported({ visitId: visit.id })
  if (input.was && input.was !== visit[input.field]) throw faulty({ at: 'was', rule: 'changed_meanwhile' })
  const becomes = input.becomes.slice(0, input.field === 'met' ? 300 : 4000)
  const correction = { field: input.field, was: null, becomes: null, reason: input.reason, byName: moment.actor.name, at: moment.now }
  const old: Change[] = visit[input.field] ? [add(Remark, {
    id: moment.newId(), region: visit.region, caseId: visit.caseId ?? visit.id, visitId: visit.id, subjectId: visit.subjectId, text: visit[input.field]!, byId: moment.actor.workerId, byName: moment.actor.name, at: moment.now, sealed: visit.sealed,
  })] : []
  // who read it, and who was given something to do because of it
  const readers = (await moment.desk.findInHouse(Reading, { visitId: visit.id })).map(reading => ({ id: reading.workerId, name: reading.workerName }))
  const owners = (await moment.desk.findInHouse(NextStep, { visitId: visit.id })).map(step => ({ id: step.ownerId, name: step.ownerName }))
  const acting = [...new Map([...readers, ...owners].map(one => [one.id, one])).values()].filter(one => one.id !== moment.actor.workerId)
  return {
    changes: [set(Visit, visit, { [input.field]: becomes, corrections: [...visit.corrections, { ...correction, was: old[0]?.op === 'add' ? old[0].record.id : null }] }), ...old],
    notices: acting.map(one => tell(moment, { worker: one.id, name: one.name, region: visit.region }, { code: 'visit.corrected', visitId: visit.id, caseId: visit.caseId, sealed: visit.sealed, told: { otherName: moment.actor.name, reason: input.reason } })),
  }
})

/** Marks a report as read; its author sees by whom and when. */
export const read = action('visit.read', z.strictObject({ visitId: id() }), async (moment, input) => {
  const visit = await heldVisit(moment, input.visitId)
  if (visit.depth !== 'full') throw forbidden({ verb: 'visit.read' })
  if (!visit.reportedAt) throw notReported({ visitId: visit.id })
  const before = await moment.desk.findInHouse(Reading, { visitId: visit.id, workerId: moment.actor.workerId })
  if (before.length > 0 || visit.reportedById === moment.actor.workerId) return { changes: [] }
  return { changes: [add(Reading, { id: moment.newId(), region: visit.region, visitId: visit.id, caseId: visit.caseId, workerId: moment.actor.workerId, workerName: moment.actor.name, role: moment.actor.posts.find(post => post.line === 'area')?.role, at: moment.now, sealed: visit.sealed })] }
})

/** Answers a report: a word to its author, and who acts by when. */
export const answerReport = action('visit.answer', z.strictObject({ visitId: id(), text: secret(text(4000)), next: next() }), async (moment, input) => {
  const visit = await heldVisit(moment, input.visitId)
  moment.allow('visit.answer', visit.region)
  if (!visit.reportedAt || !visit.caseId) throw notReported({ visitId: visit.id })
  const record = await moment.desk.get(Case, visit.caseId)
  mustReadFull(record)
  const remark = add(Remark, { id: moment.newId(), region: visit.region, caseId: record.id, visitId: visit.id, subjectId: visit.subjectId, text: input.text, byId: moment.actor.workerId, byName: moment.actor.name, at: moment.now, sealed: visit.sealed })
  const step = input.next ? await nextStep(moment, record, input.next, visit) : { changes: [], notices: [] }
  const authors = [...new Set([visit.reportedById ?? visit.leadId, visit.leadId, ...visit.joinerIds])].filter(worker => worker !== moment.actor.workerId)
  return {
    changes: [remark, ...step.changes],
    notices: [...step.notices, ...authors.map(worker => tell(moment, { worker, name: '', region: visit.region }, { code: 'visit.answered', visitId: visit.id, caseId: visit.caseId, sealed: visit.sealed, told: { otherName: moment.actor.name, due: input.next?.due } }))],
  }
})

/** Puts a photo whose bytes have been stored onto a visit. */
export const attach = action('photo.attach', z.strictObject({ id: maybe(id()), visitId: id(), sha256: sha256(), bytes: int(1, 50_000_000), width: int(1, 20_000), height: int(1, 20_000) }), async (moment, input) => {
  const visit = await heldVisit(moment, input.visitId)
  mustGo(moment, visit)
  const photos = await moment.desk.findInHouse(Photo, { visitId: visit.id })
  if (photos.some(photo => photo.sha256 === input.sha256)) return { changes: [] }
  if (photos.length >= MOST_PHOTOS) throw tooManyPhotos({ most: MOST_PHOTOS })
  return { changes: [add(Photo, { ...input, id: input.id ?? moment.newId(), region: visit.region, caseId: visit.caseId, byId: makerOf(moment).id, at: moment.now, sealed: visit.sealed })] }
})

/** Gives a visit when nobody else is at its case or its trip: what is added to it is sealed as it is. */
async function heldVisit({ desk }: Moment, visitId: Id): Promise<Read<typeof Visit>> {
  const [seen] = await desk.find(Visit, { id: visitId })
  if (seen) await desk.guard([tripKey(seen.tripId), ...seen.caseId ? [caseKey(seen.caseId)] : []])
  return await desk.get(Visit, visitId)
}

type Filing = { outcome: 'bertemu' | 'tidak_bertemu'; met?: string | null; findings?: string | null; actions?: string | null; obstacles?: string | null; position?: Visit['position']; next?: { id?: Id | null; what: string; ownerId: Id; due: string } | null }

async function filing(moment: Moment, visit: Visit, record: Case | undefined, input: Filing, made: Partial<Visit> = {}): Promise<{ changes: Change[]; notices: Change[] }> {
  const { actor, now } = moment
  const maker = makerOf(moment)
  const patch = {
    state: input.outcome === 'bertemu' ? 'selesai' as const : 'tidak_bertemu' as const, met: input.met, findings: input.findings, actions: input.actions, obstacles: input.obstacles, position: input.position,
    reportedAt: now, reportedById: maker.id, reportedByName: maker.name,
    ...made,
  }
  const step = input.next && record ? await nextStep(moment, record, input.next, visit) : { changes: [], notices: [] }
  const team = record ? await toTeams(moment, { ...tripLike({ ...visit, ...made }), leadId: actor.workerId }, [record], 'visit.reported') : []
  return { changes: [set(Visit, visit, patch), ...step.changes], notices: [...step.notices, ...team.map(change => quiet(change, visit))] }
}

/** The pillar of who went: of the post under which it is done, or of the maker's latest. */
async function pillarOf({ desk, origin }: Moment, post: HeldPost): Promise<string> {
  const [latest] = origin ? (await desk.findInHouse(Post, { workerId: origin.id, line: 'area' })).toSorted((a, b) => b.from.localeCompare(a.from)) : []
  return latest ? latest.pillar ?? latest.role : post.pillar ?? post.role
}

function tripLike(visit: Visit): Trip {
  return { ...visit, id: visit.tripId, households: 1, joiners: [], basis: 'inisiatif', plannedById: visit.leadId, state: 'selesai', at: '', caseId: visit.sealed ? visit.caseId : null }
}

function quiet(change: Change, visit: Visit): Change {
  return { ...change, record: { ...change.record, asks: false, visitId: visit.id, caseId: visit.caseId } } as Change
}

async function secondVisit(moment: Moment, trip: Trip, visit: Visit, record: Case | undefined, again: { tripId?: Id | null; day: string; from: string; to: string; keep?: { reason: string } | null }) {
  if (again.day < moment.today(visit.region)) throw faulty({ at: 'again.day', rule: 'past_day' })
  const { place, off } = await comingAgain(moment, record, visit, [trip.leadId, ...trip.joinerIds, trip.plannedById])
  const fresh: Trip = { ...trip, id: again.tripId ?? moment.newId(), region: place.region, day: again.day, from: again.from, to: again.to, state: 'rencana', announced: !trip.sealed, untoldReason: null, households: 1, at: moment.now, ...off }
  const second: Visit = { ...visitOf(moment, fresh, place), state: fresh.state }
  const made = [add(Trip, fresh), add(Visit, second)]
  if (off) return { changes: made, notices: [] }
  await moment.desk.guard(guardKeys([second]))
  const { pairs, near } = await pairsAt(moment, [second], again.keep, trip.id)
  return { changes: [...made, ...pairs], notices: [...await toOthers(moment, fresh, near), ...await toArea(moment, fresh, [second]), ...record ? await toTeams(moment, fresh, [record]) : []] }
}

function mustGo(moment: Moment, visit: Pick<Read<typeof Visit>, 'leadId' | 'joinerIds'>): void {
  const hands = [moment.actor.workerId, makerOf(moment).id]
  if (!hands.includes(visit.leadId) && !visit.joinerIds.some(joiner => hands.includes(joiner))) throw forbidden({ verb: 'visit.report' })
}

/** Who went, saw and wrote: the actor, unless somebody took the act over. */
function makerOf({ actor, origin }: Moment): { id: Id; name: string } {
  return origin ?? { id: actor.workerId, name: actor.name }
}

function reportFaults(input: { outcome?: string; findings?: string | null; again?: { from: string; to: string } | null }): Fault[] {
  return [...input.outcome === 'bertemu' && !input.findings ? [{ at: 'findings', rule: 'required' }] : [], ...input.again && input.again.to <= input.again.from ? [{ at: 'again.to', rule: 'after_from' }] : []]
}

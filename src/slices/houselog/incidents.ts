import * as z from 'zod/mini'
import { action, add, set, type Change, type Moment } from '#kernel/action.ts'
import { clockAt } from '#kernel/day.ts'
import { flag, id, ids, int, maybe, oneOf, secret, text } from '#kernel/fields.ts'
import type { Id } from '#kernel/id.ts'
import { faulty, notFound, problem } from '#kernel/problem.ts'
import type { RecordOf } from '#kernel/record.ts'
import { levelOf, placeOf } from '#kernel/region.ts'
import { isLive } from '#kernel/rights.ts'
import { onDuty, shiftAt as dutyAt } from '#slices/areas/duty.ts'
import { Duty } from '#slices/areas/kinds.ts'
import { Case, Member, Remark } from '#slices/cases/kinds.ts'
import { guardiansOf } from '#slices/cases/team.ts'
import { tell } from '#slices/notices/rules.ts'
import { Post } from '#slices/workers/rules.ts'
import { houseOf, makerOf, mustServe, rulesOf, SERVING, staffOf } from './houses.ts'
import { EVENTS, Incident, StaffIncident } from './kinds.ts'
import { shiftAt } from './shifts.ts'

/** Somebody has answered already. */
export const incidentTaken = problem('incident.taken', 409)
/** It is over. */
export const incidentOver = problem('incident.over', 409)
/** Nobody has said yet that they see to it. */
export const incidentWaits = problem('incident.waits', 409)

/** Whom one calls. */
export type Called = { id: Id; name: string; role: string }
type Any = Incident | StaffIncident
const kindOf = (one: Any) => ('houseId' in one ? StaffIncident : Incident) as typeof Incident
const houseIdOf = (one: Any) => ('houseId' in one ? one.houseId : one.unitId)

/** Picks whom to call next: in the order of the list whoever was called least often; nobody when the list is empty. */
export function nextOf(list: readonly Called[], calls: readonly { id: Id }[]): Called | undefined {
  const times = ({ id: one }: Called) => calls.filter(({ id: called }) => called === one).length
  return list.toSorted((a, b) => times(a) - times(b))[0]
}

/** Puts an incident on record and calls the first of the list at once. What concerns a resident goes to the resident's case; what names somebody of the house passes over all who work there. */
export const raise = action('incident.raise', z.strictObject({
  id: maybe(id()), unitId: id(), sort: oneOf(EVENTS), story: secret(text(2000)), caseId: maybe(id()), namesStaff: flag(), namedIds: maybe(ids(20)),
}), async (moment, input) => {
  const { desk, newId, at } = moment
  const unit = await houseOf(moment, input.unitId)
  mustServe(moment, SERVING.raise.verb, unit)
  const resident = input.caseId ? await desk.get(Case, input.caseId) : undefined
  if (resident && (resident.depth !== 'full' || resident.unitId !== unit.id)) throw faulty({ at: 'caseId', rule: 'no_resident' })
  const running = shiftAt(unit.region, at, (await rulesOf(moment, unit.id)).shifts)
  const happened = {
    id: input.id ?? newId(), region: unit.region, day: running.day, shift: running.name, sort: input.sort, story: input.story, at, ...makerOf(moment), state: 'menunggu' as const, calls: [], calledIds: [], nextAt: null,
    takenAt: null, takenById: null, takenByName: null, closedAt: null, closedBy: null, outcome: null,
  }
  const incident: Any = input.namesStaff ? { ...happened, houseId: unit.id, namedIds: [...input.namedIds ?? []] } : { ...happened, unitId: unit.id, caseId: resident?.id ?? null, sealed: resident?.sealed ?? false }
  const { patch, notices } = await calling(moment, incident)
  const { byId, byName } = makerOf(moment)
  // what names staff would be read in the case by those whom it names
  const remark = resident && !input.namesStaff ? [add(Remark, { id: newId(), region: resident.region, caseId: resident.id, visitId: null, subjectId: resident.subjectId, text: input.story, byId, byName, at, sealed: resident.sealed })] : []
  return { changes: [add(kindOf(incident), { ...incident, ...patch } as Incident), ...remark], notices }
}, ({ namesStaff, namedIds }) => (namesStaff === false && namedIds?.length ? [{ at: 'namedIds', rule: 'not_named' }] : []))

/** Calls the next of the list when nobody has answered in time; done by the job, and only if it still stands where the job saw it. */
export const call = action('incident.call', z.strictObject({ incidentId: id(), calls: int(0, 10_000) }), async (moment, input) => {
  const [incident] = [...await moment.desk.findInHouse(Incident, { id: input.incidentId }), ...await moment.desk.findInHouse(StaffIncident, { id: input.incidentId })] as Any[]
  if (!incident) throw notFound()
  moment.allow('incident.call', incident.region)
  if (incident.state !== 'menunggu' || incident.calls.length !== input.calls) return { changes: [] }
  const { patch, notices } = await calling(moment, incident)
  return { changes: [set(kindOf(incident), incident as Incident, patch)], notices }
})

/** Says "I see to it": nobody further is called, and whoever raised it learns by whom. */
export const take = action('incident.take', z.strictObject({ incidentId: id(), staff: maybe(flag()) }), async (moment, input) => {
  const incident = await standing(moment, input)
  const { actor, now } = moment
  if (!incident.calledIds.includes(actor.workerId)) mayHandle(moment, incident)
  if (incident.state !== 'menunggu') throw incident.state === 'selesai' ? incidentOver({ incidentId: incident.id }) : incidentTaken({ incidentId: incident.id, by: incident.takenByName ?? null })
  const back = incident.byId === actor.workerId ? [] : [tell(moment, { worker: incident.byId, name: incident.byName, region: incident.region }, { code: 'incident.answered', ...ofCase(incident), told: { otherName: actor.name, about: incident.id } })]
  return { changes: [set(kindOf(incident), incident as Incident, { state: 'ditangani', takenAt: now, takenById: actor.workerId, takenByName: actor.name, nextAt: null })], notices: back }
})

/** Says how it ended, once somebody has seen to it. */
export const close = action('incident.close', z.strictObject({ incidentId: id(), staff: maybe(flag()), outcome: secret(text(2000)) }), async (moment, input) => {
  const incident = await standing(moment, input)
  const { actor, now } = moment
  if (incident.takenById !== actor.workerId) mayHandle(moment, incident)
  if (incident.state === 'menunggu') throw incidentWaits({ incidentId: incident.id })
  if (incident.state === 'selesai') throw incidentOver({ incidentId: incident.id })
  return { changes: [set(kindOf(incident), incident as Incident, { state: 'selesai', closedAt: now, closedBy: actor.name, outcome: input.outcome })] }
})

function mayHandle({ allow }: Moment, incident: Any): void {
  if ('houseId' in incident) allow('incident.guard', incident.region)
  else allow('incident.take', incident.region)
}

async function standing({ desk }: Moment, { incidentId, staff }: { incidentId: Id; staff?: boolean | null }): Promise<Any> {
  return staff ? await desk.get(StaffIncident, incidentId) : await desk.get(Incident, incidentId)
}

async function calling(moment: Moment, incident: Any): Promise<{ patch: Partial<Incident>; notices: Change[] }> {
  const { now } = moment
  const { callMinutes } = await rulesOf(moment, houseIdOf(incident))
  const nextAt = new Date(Date.parse(now) + callMinutes * 60_000).toISOString()
  const list = 'houseId' in incident ? await guardiansOutside(moment, incident) : incident.sealed ? await teamList(moment, incident) : await dutyList(moment, incident)
  const next = nextOf(list.filter(one => one.id !== incident.byId), incident.calls)
  if (!next) return { patch: { nextAt }, notices: [] }
  const patch = { nextAt, calls: [...incident.calls, { id: next.id, name: next.name, role: next.role, at: now }], calledIds: [...new Set([...incident.calledIds, next.id])] }
  const apart = 'houseId' in incident
  const notice = tell(moment, { worker: next.id, name: next.name, region: incident.region }, { code: 'incident.called', day: incident.day, ...ofCase(incident), told: { to: clockAt(incident.region, nextAt), ...apart ? {} : { about: incident.id } } })
  // notices are read by more people than the incident: who said something about somebody of the house, and where it lies, is told by none
  return { patch, notices: [apart ? { ...notice, record: { ...notice.record, fromId: next.id } } as Change : notice] }
}

/** Whom an incident calls, in this order: those on duty for the place, the nearest first; the head of the house; those who guard cases at the office; its head. */
async function dutyList(moment: Moment, { region, unitId }: Incident): Promise<Called[]> {
  const { day, shift } = dutyAt(region, moment.now)
  const places = [...new Set(Object.values(placeOf(region)))].filter(place => levelOf(place) >= 2)
  const duties = onDuty(await moment.desk.findInHouse(Duty, { day, shift, region: places, ended: false }), region, moment.now)
  const heads = (await staffOf(moment, unitId)).filter(post => post.role === 'kepala_upt')
  return once([...duties.map(({ workerId, workerName, role }) => ({ id: workerId, name: workerName, role })), ...[...heads, ...await keepersOf(moment), ...await holding(moment, ['kepala_dinas'])].map(calledOf)])
}

// of somebody whom only a team knows nobody else hears: the lead first
async function teamList({ desk }: Moment, { caseId }: Incident): Promise<Called[]> {
  const members = (await desk.findInHouse(Member, { caseId: caseId! })).filter(({ until, role }) => !until && role !== 'terlibat')
  return once(members.toSorted((a, b) => Number(b.role === 'lead') - Number(a.role === 'lead')).map(({ workerId, workerName, role }) => ({ id: workerId, name: workerName, role })))
}

// of a house of the province, who works at the desk of the province
async function keepersOf(moment: Moment): Promise<RecordOf<typeof Post>[]> {
  const guardians = await guardiansOf(moment)
  return guardians.length > 0 ? guardians : await holding(moment, ['dinas_provinsi'])
}

// what is told of a resident's incident follows the seal of the case
function ofCase(incident: Any): { caseId?: Id; sealed?: boolean } {
  return 'unitId' in incident && incident.caseId ? { caseId: incident.caseId, sealed: incident.sealed } : {}
}

// the kabid; without one of them the heads of the office; nobody who works in the house, and nobody whom it names
async function guardiansOutside(moment: Moment, { houseId, namedIds }: StaffIncident): Promise<Called[]> {
  const inside = new Set([...namedIds, ...(await moment.desk.findInHouse(Post, { unitId: houseId })).filter(post => isLive(post, moment.today(post.region))).map(post => post.workerId)])
  const free = (posts: readonly RecordOf<typeof Post>[]) => posts.filter(post => !inside.has(post.workerId)).map(calledOf)
  const kabid = once([...free(await guardiansOf(moment)), ...free(await holding(moment, ['kabid']))])
  return kabid.length > 0 ? kabid : once(free(await holding(moment, ['kepala_dinas', 'sekretaris', 'dinas_provinsi'])))
}

async function holding({ desk, today }: Moment, roles: readonly string[]): Promise<RecordOf<typeof Post>[]> {
  return (await desk.findInHouse(Post, { role: roles as never })).filter(post => post.line === 'area' && isLive(post, today(post.region)))
}

const calledOf = (post: RecordOf<typeof Post>): Called => ({ id: post.workerId, name: post.workerName, role: post.role })

function once(list: readonly Called[]): Called[] {
  return [...new Map(list.toReversed().map(one => [one.id, one])).values()].toReversed()
}

import * as z from 'zod/mini'
import { action, add, set, type Change, type Moment, type Read } from '#kernel/action.ts'
import { dayAt } from '#kernel/day.ts'
import { id, ids, maybe, named, oneOf, day, part, secret, someOf, text, texts } from '#kernel/fields.ts'
import { advance } from '#kernel/flow.ts'
import type { Id } from '#kernel/id.ts'
import { type Fault, faulty, noSuchStep, problem } from '#kernel/problem.ts'
import type { RecordOf } from '#kernel/record.ts'
import type { Region } from '#kernel/region.ts'
import { isLive } from '#kernel/rights.ts'
import { LIVING, Stay } from '#slices/institutions/kinds.ts'
import { Consent, needsConsent, takenBack, Withdrawal } from '#slices/consents/kinds.ts'
import { Closure } from '#slices/plans/kinds.ts'
import { Post } from '#slices/workers/rules.ts'
import { tell } from '#slices/notices/rules.ts'
import { rights } from '#src/rights.ts'
import { inHand, quieten, raise } from './alarm.ts'
import { carried } from './carry.ts'
import { merged } from './clash.ts'
import { endable, laidDown, SERVICE_ENDS } from './closing.ts'
import { callOff, handedToUnit } from './follows.ts'
import { placeFor, standingIn } from './hands.ts'
import { guardiansOf, memberOf } from './team.ts'
import { BIDANG, Case, caseKey, Member, NextStep, Remark, Subtype, URGENCIES } from './kinds.ts'
import { hasSealedType, TYPE_CODES } from './needs.ts'
import { sealedElsewhere, sealing } from './seal.ts'
import { caseFlow, CLOSED, STAGES, STEP_RULES, type CaseStep } from './stages.ts'

/** Only the team, or the office, may work on a case. */
export const notOnTeam = problem('case.not_on_team', 403)
/** A case that nobody leads cannot be worked on. */
export const needsLead = problem('case.needs_lead', 409)
/** The person lives in a house still: leaving it is recorded first. */
export const stillResident = problem('case.still_resident', 409)
/** The case is closed; open it again first. */
export const isClosed = problem('case.closed', 409)

/** Refuses with case.not_on_team unless the actor reads the case in full. */
export function mustReadFull(record: { id: Id; depth: string }): void {
  if (record.depth !== 'full') throw notOnTeam({ caseId: record.id })
}

/** Looks at a new report: national types, sub-types, bidang; a confidential type seals the case. */
export const triage = action('case.triage', z.strictObject({
  caseId: id(), types: someOf(TYPE_CODES, 12).check(z.minLength(1)), subtypes: maybe(texts(40, 12)), bidang: oneOf(BIDANG), urgency: maybe(part(z.union([oneOf(URGENCIES), z.tuple([oneOf(URGENCIES), oneOf(URGENCIES)])]))),
}), async (moment, input) => {
  await moment.desk.guard([caseKey(input.caseId)])
  const record = await moment.desk.get(Case, input.caseId)
  moment.allow('case.triage', record.region)
  const stage = advance(caseFlow, record.stage, 'telaah')
  const known = input.subtypes?.length ? await moment.desk.findInHouse(Subtype, { code: input.subtypes }) : []
  const missing = (input.subtypes ?? []).filter(code => !known.some(subtype => subtype.code === code))
  if (missing.length > 0) throw faulty(...missing.map(code => ({ at: 'subtypes', rule: 'no_such_subtype', limit: code })))
  // how urgent it was thought to be may have been corrected while it was looked at: then both stand until a person chooses
  const { patch: urgency, notices: differing } = input.urgency ? merged(moment, record, { urgency: typeof input.urgency === 'string' ? [record.urgency, input.urgency] : input.urgency }) : { patch: {}, notices: [] }
  const patch = { types: input.types, subtypes: input.subtypes ?? [], bidang: input.bidang, ...urgency, stage, stageAt: moment.now }
  const mustSeal = !record.sealed && (hasSealedType(input.types) || known.some(subtype => subtype.confidential))
  const sealed = mustSeal ? await sealing(moment, record) : []
  // an emergency found only here starts its clock here
  const isLate = patch.urgency === 'darurat' && record.urgency !== 'darurat'
  const guardians = isLate ? await guardiansOf(moment) : []
  const taken = await inHand(moment, record)
  const late = isLate ? await raise(moment, { ...record, sealed: record.sealed || mustSeal }, guardians, mustSeal ? guardians.map(post => post.workerId) : []) : { changes: [], notices: [] }
  return { changes: [set(Case, record, { ...patch, sealed: record.sealed || mustSeal }), ...sealed, ...taken, ...late.changes], notices: [...late.notices, ...mustSeal ? [] : differing], derived: mustSeal ? await sealedElsewhere(moment, record, true) : [] }
})

/** Gives a case its lead and team across pillars; those who leave the team lose its records, those who join get them. What was still to be done by who leaves goes to the lead. */
export const assign = action('case.assign', z.strictObject({ caseId: id(), leadId: id(), teamIds: maybe(ids(20)) }), async (moment, input) => {
  const { desk, allow, today } = moment
  await desk.guard([caseKey(input.caseId)])
  const record = await desk.get(Case, input.caseId)
  allow('case.assign', record.region)
  if (CLOSED.includes(record.stage)) throw isClosed({ caseId: record.id, stage: record.stage })
  const members = await desk.findInHouse(Member, { caseId: record.id })
  const live = members.filter(member => !member.until)
  const guardians = record.sealed ? (await guardiansOf(moment)).map(post => post.workerId) : []
  const wanted = [...new Set([input.leadId, ...(input.teamIds ?? []), ...guardians])]
  refuseInvolved(live, wanted)
  const people = await workersOf(moment, wanted)
  const roleOf = (workerId: Id) => (workerId === input.leadId ? 'lead' as const : 'tim' as const)
  const gone = live.filter(member => member.role !== 'terlibat' && (!wanted.includes(member.workerId) || member.role !== roleOf(member.workerId)))
  const kept = new Set(live.filter(member => !gone.includes(member)).map(member => member.workerId))
  const joining = people.filter(person => !kept.has(person.id))
  const lead = people.find(person => person.id === input.leadId)!
  const left = gone.map(member => member.workerId).filter(workerId => !wanted.includes(workerId))
  const news = joining.filter(person => !live.some(member => member.workerId === person.id) || person.id === input.leadId)
  return {
    changes: [
      set(Case, record, { leadId: lead.id, leadName: lead.name, leadPillar: lead.pillar }), ...await inHand(moment, record),
      ...gone.map(member => set(Member, member, { until: today(record.region) })),
      ...joining.map(person => memberOf(moment, record, person, roleOf(person.id))), ...await carried(moment, [record.id], left, lead),
    ],
    notices: news.filter(person => person.id !== moment.actor.workerId).map(person => tell(moment, { worker: person.id, name: person.name, region: record.region }, {
      code: person.id === input.leadId ? 'case.you_lead' : 'case.you_joined', caseId: record.id, sealed: record.sealed, told: { leadName: lead.name, leadPillar: lead.pillar },
    })),
  }
})

const StepInput = z.strictObject({
  caseId: id(), step: oneOf(Object.keys(STEP_RULES) as [CaseStep, ...CaseStep[]]), reason: maybe(text(300)), summary: maybe(secret(text(4000))), sameAsId: maybe(id()), unitId: maybe(id()), was: maybe(oneOf(STAGES)),
})

/** Moves a case one step along its flow; some steps ask a reason. A service whose end is proposed ends by the decision on it alone. */
export const step = action('case.step', StepInput, async (moment, input) => {
  await moment.desk.guard([caseKey(input.caseId)])
  const ends = input.step === 'bina_lanjut' || input.step === 'selesai'
  if (ends && (await moment.desk.findInHouse(Closure, { caseId: input.caseId, state: 'diajukan' })).length > 0) throw faulty({ at: 'caseId', rule: 'proposed' })
  return await stepped(moment, input)
}, stepFaults)

/** What a step of a case comes to, once it is known that it may be taken now; whoever asks holds its key. Where the service ends, what is still to be done is called off, for the reason of the step or for `why`. */
export async function stepped(moment: Moment, input: z.infer<typeof StepInput>, why?: string | null): Promise<{ changes: Change[]; notices: Change[] }> {
  const record = await moment.desk.get(Case, input.caseId)
  const rule = STEP_RULES[input.step]
  moment.allow(rule.verb, record.region)
  mustReadFull(record)
  if (input.step === 'telaah' && record.stage === 'masuk') throw faulty({ at: 'step', rule: 'use_triage' })
  // the stage never settles by itself: a step from a stage that has passed is a question to its maker
  if (input.was && input.was !== record.stage) throw noSuchStep({ stage: record.stage, step: input.step })
  const stage = advance(caseFlow, record.stage, input.step)
  refuseUnled(record, input.step)
  await mustAgree(moment, record, input.step)
  const over = CLOSED.includes(stage)
  if (over || stage === 'bina_lanjut') await endable(moment, record.id, why ?? input.reason, 'reason')
  if (input.sameAsId === record.id) throw faulty({ at: 'sameAsId', rule: 'itself' })
  if (input.sameAsId) await mustBeOpen(moment, input.sameAsId)
  const leaves = over || (record.stage === 'dirujuk' && input.step === 'kembali') || !!input.unitId
  if (leaves && (await moment.desk.findInHouse(Stay, { caseId: record.id, state: [...LIVING] })).length > 0) throw stillResident({ caseId: record.id })
  const referred = await handedToUnit(moment, record, input)
  const closing = over || stage === 'terminasi'
  const patch = { stage, stageAt: moment.now, ...(input.reason && closing ? { closedReason: input.reason } : {}), ...(input.summary ? { summary: input.summary } : {}), ...(input.step === 'duplikat' ? { sameAsId: input.sameAsId } : input.step === 'buka_kembali' ? { sameAsId: null } : {}), ...referred.patch }
  const off = over ? await callOff(moment, record, input.reason ?? stage) : { changes: [], notices: [] }
  const left = over || stage === 'bina_lanjut' ? await laidDown(moment, record, why ?? input.reason ?? stage, why ? SERVICE_ENDS : input.reason ?? stage) : []
  const quiet = over ? await quieten(moment, record) : []
  const told = record.leadId && record.leadId !== moment.actor.workerId
    ? [tell(moment, { worker: record.leadId, name: record.leadName ?? '', region: record.region }, { code: 'case.moved', caseId: record.id, sealed: record.sealed, told: { stage } })] : []
  return { changes: [set(Case, record, patch), ...left, ...off.changes, ...quiet], notices: [...told, ...off.notices, ...referred.notices] }
}

/** Whoever has taken back their consent to it is neither assessed nor planned for (decisions/0055). */
async function mustAgree({ desk }: Moment, { id: caseId }: Case, step: CaseStep): Promise<void> {
  if ((step === 'asesmen' || step === 'rencana') && takenBack(await desk.findInHouse(Consent, { caseId }), await desk.findInHouse(Withdrawal, { caseId }), 'asesmen')) throw needsConsent({ caseId, purpose: 'asesmen' })
}

/** Adds a word to a case; it stands for ever. */
export const note = action('case.note', z.strictObject({ caseId: id(), text: secret(text(4000)) }), async (moment, input) => {
  const record = await moment.desk.get(Case, input.caseId)
  moment.allow('case.note', record.region)
  mustReadFull(record)
  return { changes: [add(Remark, { id: moment.newId(), region: record.region, caseId: record.id, subjectId: record.subjectId, text: input.text, byId: moment.actor.workerId, byName: moment.actor.name, at: moment.now, sealed: record.sealed })] }
})

/** Gives a case its next step with an owner and a day. */
export const addStep = action('step.add', z.strictObject({ id: maybe(id()), caseId: id(), what: named(text(300)), ownerId: id(), due: day() }), async (moment, input) => {
  await moment.desk.guard([caseKey(input.caseId)])
  const record = await moment.desk.get(Case, input.caseId)
  moment.allow('step.add', record.region)
  mustReadFull(record)
  if (CLOSED.includes(record.stage)) throw isClosed({ caseId: record.id, stage: record.stage })
  return nextStep(moment, record, input)
}, ({ due }, { at }) => (due && due < dayAt(WEST, at) ? [{ at: 'due', rule: 'past_day' }] : []))

// where the day ends last: what is past there is past everywhere
const WEST = '31'

/** Marks a next step as done or called off, in the words of its owner or of whoever leads the case. */
export const doStep = action('step.do', z.strictObject({ stepId: id(), state: oneOf(['selesai', 'batal']), note: maybe(named(text(500))) }), async (moment, input) => {
  const [seen] = await moment.desk.find(NextStep, { id: input.stepId })
  if (seen) await moment.desk.guard([caseKey(seen.caseId)])
  const own = await moment.desk.get(NextStep, input.stepId)
  const [record] = await moment.desk.findInHouse(Case, { id: own.caseId })
  // the step of somebody who is gone falls to the lead
  if (![own.ownerId, record?.leadId].includes(moment.actor.workerId)) moment.allow('case.triage', own.region)
  if (own.state !== 'terbuka') throw faulty({ at: 'stepId', rule: 'not_open' })
  const open = await moment.desk.findInHouse(NextStep, { caseId: own.caseId, state: 'terbuka' })
  const nextDay = earliest(open.filter(other => other.id !== own.id).map(other => other.due))
  return { changes: [set(NextStep, own, { state: input.state, doneAt: moment.now, doneNote: input.note }), ...(record ? [set(Case, record, { nextDay })] : [])] }
})

/** Makes the next step of a case and tells its owner; used by reports and answers as well. Of a case that moved since it was written, or since the visit, it stands where that was unless both its hands may know where the family is. */
export async function nextStep(moment: Moment, record: Case, input: { id?: Id | null; what: string; ownerId: Id; due: string }, visit?: { id: Id; region: Region }): Promise<{ changes: Change[]; notices: Change[] }> {
  // by the day on which it was written: a report may arrive a week later
  if (input.due < dayAt(record.region, moment.at)) throw faulty({ at: 'due', rule: 'past_day' })
  const [owner] = await workersOf(moment, [await standingIn(moment, record, input.ownerId)])
  const open = await moment.desk.findInHouse(NextStep, { caseId: record.id, state: 'terbuka' })
  if (record.sealed) await mustBeTeam(moment, record, owner!.id)
  const region = await placeFor(moment, record, [owner!.id, moment.actor.workerId], visit?.region)
  return {
    changes: [
      add(NextStep, { id: input.id ?? moment.newId(), region, caseId: record.id, visitId: visit?.id, what: input.what, ownerId: owner!.id, ownerName: owner!.name, due: input.due, state: 'terbuka', fromId: moment.actor.workerId, sealed: record.sealed }),
      set(Case, record, { nextDay: earliest([...open.map(other => other.due), input.due]) }),
    ],
    notices: owner!.id === moment.actor.workerId ? [] : [tell(moment, { worker: owner!.id, name: owner!.name, region }, { code: 'step.yours', caseId: record.id, sealed: record.sealed, day: input.due, told: { due: input.due } })],
  }
}

/** Finds live workers of the home with the pillar they work under; refuses those without a live post, and those who could never open what they are given. */
export async function workersOf(moment: Moment, workerIds: readonly Id[]): Promise<{ id: Id; name: string; pillar: string | null }[]> {
  const posts = (await moment.desk.findInHouse(Post, { workerId: workerIds as Id[] })).filter(post => isLive(post, moment.today(post.region)))
  const missing = workerIds.filter(workerId => !posts.some(post => post.workerId === workerId) && workerId !== moment.actor.workerId)
  const blind = workerIds.filter(workerId => workerId !== moment.actor.workerId && !missing.includes(workerId) && !posts.some(post => post.workerId === workerId && rights[post.role]?.reads.case?.full?.includes('team')))
  if (missing.length + blind.length > 0) throw faulty(...missing.map(() => ({ at: 'worker', rule: 'no_live_post' })), ...blind.map(() => ({ at: 'worker', rule: 'no_case_work' })))
  return workerIds.map(workerId => {
    const held = posts.filter(post => post.workerId === workerId)
    const post = held.find(one => one.line === 'area') ?? held[0]
    return { id: workerId, name: post?.workerName ?? moment.actor.name, pillar: post?.pillar ?? post?.role ?? null }
  })
}

async function mustBeTeam(moment: Moment, record: Case, workerId: Id): Promise<void> {
  const team = await moment.desk.findInHouse(Member, { caseId: record.id, workerId })
  if (!team.some(member => !member.until && member.role !== 'terlibat')) throw faulty({ at: 'ownerId', rule: 'not_on_team' })
}

function refuseInvolved(live: readonly RecordOf<typeof Member>[], wanted: readonly Id[]): void {
  if (live.some(member => member.role === 'terlibat' && wanted.includes(member.workerId))) throw faulty({ at: 'teamIds', rule: 'involved' })
}

/** A duplicate leads to a case that is worked on; otherwise the family would be lost between two closed ones. */
async function mustBeOpen(moment: Moment, caseId: Id): Promise<void> {
  const other = await moment.desk.get(Case, caseId)
  mustReadFull(other)
  if (CLOSED.includes(other.stage)) throw faulty({ at: 'sameAsId', rule: 'closed' })
}

function stepFaults(input: { step?: CaseStep; reason?: string | null; summary?: string | null; sameAsId?: string | null }): Fault[] {
  return [
    ...input.step && STEP_RULES[input.step].reason && !input.reason ? [{ at: 'reason', rule: 'required' }] : [], ...input.step === 'tutup' && !input.summary ? [{ at: 'summary', rule: 'required' }] : [],
    ...input.step === 'duplikat' && !input.sameAsId ? [{ at: 'sameAsId', rule: 'required' }] : [],
  ]
}

function refuseUnled(record: Read<typeof Case>, step: CaseStep): void {
  const needsSomeone: CaseStep[] = ['jangkau', 'asesmen', 'rencana', 'intervensi', 'monitor']
  if (needsSomeone.includes(step) && !record.leadId) throw needsLead({ caseId: record.id })
}

function earliest(days: readonly string[]): string | null {
  return days.toSorted()[0] ?? null
}

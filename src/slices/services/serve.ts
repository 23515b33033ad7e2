import * as z from 'zod/mini'
import { action, add, type Change, type Moment, type Read, set } from '#kernel/action.ts'
import { addDays } from '#kernel/day.ts'
import { id, int, maybe, oneOf, region, secret, text } from '#kernel/fields.ts'
import { advance, flow } from '#kernel/flow.ts'
import type { Id } from '#kernel/id.ts'
import { faulty, forbidden, problem } from '#kernel/problem.ts'
import type { Holidays } from '#kernel/workdays.ts'
import { Case, caseKey } from '#slices/cases/kinds.ts'
import { mustReadFull } from '#slices/cases/work.ts'
import { drafted } from '#slices/letters/draft.ts'
import { atOffice } from '#slices/letters/settings.ts'
import { Surat } from '#slices/letters/sorts.ts'
import { holders, tell } from '#slices/notices/rules.ts'
import { holidaysFrom } from '#slices/referrals/holidays.ts'
import { serviceEnded } from './catalogue.ts'
import { dueAfterPause, dueOf } from './clock.ts'
import { applicantFields, CHANNELS, Service, ServiceRequest } from './kinds.ts'

/** Front office, back office, the word of manager or head, the answer: every step leads on or ends. */
export const SERVICE_FLOW = flow({
  menunggu_syarat: { terima_syarat: 'menunggu_syarat', teruskan: 'diproses', tarik: 'ditarik' },
  diterima: { terima_syarat: 'diterima', lengkapi: 'menunggu_syarat', teruskan: 'diproses', tarik: 'ditarik' },
  diproses: { lengkapi: 'menunggu_syarat', ajukan: 'diperiksa', tarik: 'ditarik' },
  diperiksa: { kembalikan: 'diproses', setujui: 'disetujui', tolak: 'ditolak', tarik: 'ditarik' },
  disetujui: { jawab: 'selesai', tarik: 'ditarik' }, selesai: {}, ditolak: {}, ditarik: {},
})
/** A request may have begun, or stood still, so many days ago. */
const PAST_DAYS = 400
/** What whoever brought a request is told of its decision. */
const BECAME = { setujui: 'service.agreed', tolak: 'service.refused', kembalikan: 'service.returned' } as const
/** Some of the papers have not come; `missing` names them. */
export const papersMissing = problem('service_request.papers_missing', 409)
/** It belongs to a case already. */
export const linkedAlready = problem('service_request.linked_already', 409)

/** Writes down what somebody asks for: a number, the papers that came, whose case it is if it is one. */
export const file = action('service_request.file', z.strictObject({ id: maybe(id()), region: region(), serviceId: id(), channel: oneOf(CHANNELS), ...applicantFields, caseId: maybe(id()), received: maybe(z.array(int(0, 29)).check(z.maxLength(30))) }), async (moment, { received, serviceId, caseId, ...input }) => {
  const { desk, allow, actor, now, newId, today } = moment
  const [record] = caseId ? await ofCase(moment, caseId) : []
  // its row is the counter of its requests, locked until the end of the transaction
  const service = await desk.get(Service, serviceId)
  allow('service.receive', input.region)
  if (service.ended) throw serviceEnded({ serviceId })
  const year = Number(today(input.region).slice(0, 4))
  const nth = service.year === year ? service.last + 1 : 1
  const papers = service.requirements.map((name, at) => (received?.includes(at) ? { name, at: now, byName: actor.name } : { name }))
  const stage = papers.every(paper => 'at' in paper) ? 'diterima' as const : 'menunggu_syarat' as const
  const started = stage === 'diterima' ? { startedAt: now, ...dueOf(service, input.region, now, await holidays(moment, input.region)) } : {}
  const filed = {
    ...input, id: input.id ?? newId(), number: `${service.code}/${String(nth).padStart(3, '0')}/${year}`, serviceId, serviceName: service.name, bidang: service.bidang ?? null, caseId: record?.id ?? null, personId: record?.personId ?? null, sealed: record?.sealed ?? false,
    papers, stage, day: today(input.region), at: now, byId: actor.workerId, byName: actor.name, trail: [stepOf(moment, 'terima', stage)], limit: service.limit ?? null, limitUnit: service.limitUnit, ...started,
  }
  return { changes: [set(Service, service, { year, last: nth }), add(ServiceRequest, filed)] }
})

/** Ticks papers that came later; when the last one is there the clock runs. */
export const receivePapers = action('service_request.papers', z.strictObject({ requestId: id(), received: z.array(int(0, 29)).check(z.minLength(1), z.maxLength(30)) }), async (moment, { requestId, received }) => {
  const record = await reached(moment, requestId, { verb: 'service.receive' })
  advance(SERVICE_FLOW, record.stage, 'terima_syarat')
  const papers = record.papers.map((paper, at) => (received.includes(at) && !paper.at ? { ...paper, at: moment.now, byName: moment.actor.name } : paper))
  const stage = papers.every(paper => paper.at) ? 'diterima' : 'menunggu_syarat'
  return { changes: [set(ServiceRequest, record, { papers, stage, trail: [...record.trail, stepOf(moment, 'terima_syarat', stage)], ...stage === 'diterima' ? await running(moment, record) : {} })] }
})

/** Asks for papers that are missing after all: while they are awaited the clock stands still. */
export const askPapers = action('service_request.ask_papers', z.strictObject({ requestId: id(), missing: z.array(int(0, 29)).check(z.minLength(1), z.maxLength(30)) }), async (moment, { requestId, missing }) => {
  const record = await reached(moment, requestId, { verb: 'service.receive' })
  const stage = advance(SERVICE_FLOW, record.stage, 'lengkapi')
  if (missing.some(at => at >= record.papers.length)) throw faulty({ at: 'missing', rule: 'no_such_paper' })
  const papers = record.papers.map((paper, at) => (missing.includes(at) ? { name: paper.name } : paper))
  return { changes: [set(ServiceRequest, record, { papers, stage, pausedAt: record.startedAt ? moment.now : null, trail: [...record.trail, stepOf(moment, 'lengkapi', stage)] })] }
})

/** Hands a request from the front office to the back office. */
export const forward = action('service_request.forward', z.strictObject({ requestId: id() }), async (moment, { requestId }) => {
  const record = await reached(moment, requestId, { verb: 'service.receive' })
  const stage = advance(SERVICE_FLOW, record.stage, 'teruskan')
  const missing = record.papers.filter(paper => !paper.at).map(({ name }) => name)
  if (missing.length > 0) throw papersMissing({ missing: missing.join('; ') })
  return { changes: [set(ServiceRequest, record, { stage, trail: [...record.trail, stepOf(moment, 'teruskan', stage)], ...record.startedAt && !record.pausedAt ? {} : await running(moment, record) })] }
})

/** Brings what was prepared before the manager or the head, who decides. */
export const submit = action('service_request.submit', z.strictObject({ requestId: id() }), async (moment, { requestId }) => {
  const record = await reached(moment, requestId, { verb: 'service.process' })
  const stage = advance(SERVICE_FLOW, record.stage, 'ajukan')
  return { changes: [set(ServiceRequest, record, { stage, trail: [...record.trail, stepOf(moment, 'ajukan', stage)] })], notices: await toDeciders(moment, record) }
})

/** Decides: agreed, refused with the reason, or back to the back office. A refusal is an answer. */
export const decide = action('service_request.decide', z.strictObject({ requestId: id(), outcome: oneOf(['setujui', 'tolak', 'kembalikan']), reason: maybe(secret(text(500))) }), async (moment, { requestId, outcome, reason }) => {
  const record = await reached(moment, requestId, { verb: 'service.decide' })
  const stage = advance(SERVICE_FLOW, record.stage, outcome)
  const { now, actor } = moment
  const decided = outcome === 'kembalikan' ? {} : { decidedAt: now, decidedByName: actor.name }
  const refused = outcome === 'tolak' ? { answeredAt: now, answeredByName: actor.name } : {}
  return { changes: [set(ServiceRequest, record, { stage, reason: reason ?? null, ...decided, ...refused, trail: [...record.trail, stepOf(moment, outcome, stage)] })], notices: await toMaker(moment, record, BECAME[outcome]) }
}, ({ outcome, reason }) => (outcome && outcome !== 'setujui' && !reason ? [{ at: 'reason', rule: 'required' }] : []))

/** Hands the answer over: what was given, by which letter; the clock stops. */
export const answer = action('service_request.answer', z.strictObject({ requestId: id(), result: secret(text(1000)), letterId: maybe(id()) }), async (moment, { requestId, result, letterId }) => {
  const record = await reached(moment, requestId, { verb: 'service.receive' })
  const stage = advance(SERVICE_FLOW, record.stage, 'jawab')
  return { changes: [set(ServiceRequest, record, { stage, result, letterId: letterId ?? record.letterId ?? null, answeredAt: moment.now, answeredByName: moment.actor.name, trail: [...record.trail, stepOf(moment, 'jawab', stage)] })] }
})

/** Writes down that whoever asked takes the request back. */
export const withdraw = action('service_request.withdraw', z.strictObject({ requestId: id(), reason: secret(text(500)) }), async (moment, { requestId, reason }) => {
  const record = await reached(moment, requestId, { verb: 'service.receive' })
  const stage = advance(SERVICE_FLOW, record.stage, 'tarik')
  return { changes: [set(ServiceRequest, record, { stage, reason, pausedAt: null, trail: [...record.trail, stepOf(moment, 'tarik', stage)] })] }
})

/** Says whose case a request is; from then on it bears the seal of that case. */
export const link = action('service_request.link', z.strictObject({ requestId: id(), caseId: id() }), async (moment, { requestId, caseId }) => {
  const [record] = await ofCase(moment, caseId)
  const request = await reached(moment, requestId, { verb: 'service.receive' })
  if (request.caseId) throw linkedAlready({ requestId })
  return { changes: [set(ServiceRequest, request, { caseId: record.id, personId: record.personId ?? null, sealed: record.sealed })] }
})

/** Drafts the letter with which a request is answered; its number comes when it is signed. */
export const draftAnswer = action('service_request.letter', z.strictObject({ id: maybe(id()), requestId: id(), subject: text(200), surat: secret(Surat) }), async (moment, { id: given, requestId, subject, surat }) => {
  const record = await reached(moment, requestId, { verb: 'service.process' })
  const { office } = await atOffice(moment, { verb: 'letter.draft' })
  const { letter, changes } = await drafted(moment, { id: given, region: office.region, sort: 'surat', subject, content: surat, sourceKind: 'service_request', sourceId: record.id, caseId: record.caseId ?? null, personId: record.personId ?? null, sealed: record.sealed })
  return { changes: [...changes, set(ServiceRequest, record, { letterId: letter.id })] }
})

async function ofCase(moment: Moment, caseId: Id): Promise<[Read<typeof Case>]> {
  await moment.desk.guard([caseKey(caseId)])
  const record = await moment.desk.get(Case, caseId)
  mustReadFull(record)
  return [record]
}

async function reached(moment: Moment, requestId: Id, { verb }: { verb: string }): Promise<Read<typeof ServiceRequest>> {
  const record = await moment.desk.get(ServiceRequest, requestId)
  moment.allow(verb, record.region)
  if (record.depth !== 'full') throw forbidden({ verb })
  return record
}

/** The office's holidays from when a request that stands may have begun. */
async function holidays(moment: Moment, place: string): Promise<Holidays> {
  return await holidaysFrom(moment, addDays(moment.today(place), -PAST_DAYS))
}

// the first time the clock starts; after a pause it goes on
async function running(moment: Moment, record: ServiceRequest): Promise<Partial<ServiceRequest>> {
  const closed = await holidays(moment, record.region)
  if (!record.startedAt) return { startedAt: moment.now, ...dueOf(record, record.region, moment.now, closed) }
  return { pausedAt: null, ...dueAfterPause(record, record.region, moment.now, closed) }
}

function stepOf({ actor, now }: Moment, step: string, stage: string): ServiceRequest['trail'][number] {
  return { step, stage, at: now, byId: actor.workerId, byName: actor.name }
}

// the manager of the front office, or else the heads of the bidang
async function toDeciders(moment: Moment, record: ServiceRequest): Promise<Change[]> {
  const kab = record.region.split('.').slice(0, 2).join('.')
  const managers = await holders(moment, ['manajer_slrt'], [kab])
  const heads = managers.length > 0 ? managers : await holders(moment, ['kabid'], [kab])
  // of what is confidential the team alone is told, by the case itself
  const people = record.sealed ? [] : heads.filter(post => post.workerId !== moment.actor.workerId)
  return people.map(post => tell(moment, { worker: post.workerId, name: post.workerName, region: record.region }, { code: 'service.waits', caseId: record.caseId ?? null, sealed: record.sealed, day: record.due ?? null, told: { otherName: moment.actor.name, about: record.id, due: record.due ?? null } }))
}

// whoever brought it before the one who decides hears what became of it
async function toMaker(moment: Moment, record: ServiceRequest, code: string): Promise<Change[]> {
  const last = record.trail.findLast(({ step }) => step === 'ajukan')
  if (!last || last.byId === moment.actor.workerId) return []
  return [tell(moment, { worker: last.byId, name: last.byName, region: record.region }, { code, caseId: record.caseId ?? null, sealed: record.sealed, told: { otherName: moment.actor.name, about: record.id } })]
}

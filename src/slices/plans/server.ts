import type { FastifyInstance } from 'fastify'
import { dayAt } from '#kernel/day.ts'
import { homeOf, isId, type Id } from '#kernel/id.ts'
import { faulty, forbidden, notFound, type Fault } from '#kernel/problem.ts'
import type { AnyRecord, Kind } from '#kernel/record.ts'
import { isRegion } from '#kernel/region.ts'
import { ownPlace, type Actor } from '#kernel/rights.ts'
import { addParts, notAnnounced } from '#server/beside.ts'
import { literal, type Client } from '#server/db.ts'
import { shownFile } from '#server/files.ts'
import { actorOf } from '#server/http.ts'
import { rawRows, reading, readRecord } from '#server/lists.ts'
import { problemSchema } from '#server/openapi.ts'
import { present } from '#server/present.ts'
import { loggedReads, logRead } from '#server/reads.ts'
import { columnsWithin, scopeOf, withinSql } from '#server/scope.ts'
import type { Services } from '#server/services.ts'
import { Case, Member, NextStep } from '#slices/cases/kinds.ts'
import { Consent, Withdrawal } from '#slices/consents/kinds.ts'
import { Holiday, Reception, Referral } from '#slices/referrals/kinds.ts'
import { Visit } from '#slices/trips/kinds.ts'
import { Post } from '#slices/workers/rules.ts'
import { Assessment, Closure, Conference, Deed, Goal, Plan, Provision } from './kinds.ts'
import { answersOf, type AnswerTask, type AskedHere, isMine, standing, TASK_KINDS, TASK_STAGES, tasksOf, type Task, type TaskCase } from './tasks.ts'

const MOST_CASES = 3000
const MOST = 300
const object = { 200: { type: 'object', additionalProperties: true } } as const
const anyOf = (kind: unknown) => kind as Kind

/** Adds the tasks that the records ask for: computed when asked, from what the reader may see, and never stored. */
export function addTaskRoutes(app: FastifyInstance, services: Services): void {
  app.get<{ Querystring: Record<string, string | undefined> }>('/api/v1/tasks', { config: { quick: true }, schema: { operationId: 'tasks', summary: 'What is to be done by rules and by plans, within your scope: your own, or those of a region; soonest first', tags: ['cases'], querystring: { type: 'object', properties: { whose: { type: 'string', enum: ['mine', 'all'] }, region: { type: 'string' }, late: { type: 'string', enum: ['true', 'false'] } } }, response: object } }, async request => {
    const actor = actorOf(request)
    const { whose = 'mine', region, late = 'false' } = request.query
    const faults: Fault[] = []
    if (whose !== 'mine' && whose !== 'all') faults.push({ at: 'whose', rule: 'one_of', limit: 'mine, all' })
    if (late !== 'true' && late !== 'false') faults.push({ at: 'late', rule: 'one_of', limit: 'true, false' })
    if (region !== undefined && !isRegion(region)) faults.push({ at: 'region', rule: 'region' })
    if (faults.length > 0) throw faulty(...faults)
    const today = dayAt(ownPlace(actor), new Date().toISOString())
    return await reading(services, actor, async client => {
      const { cases, tasks } = await tasksFor(services, client, actor, today, region)
      const wanted = tasks.filter(task => (whose === 'all' || isMine(task, actor)) && (late === 'false' || standing(task, today) === 'lewat'))
      const who = new Map(cases.map(record => [record.id, record]))
      return { today, more: wanted.length > MOST, items: wanted.slice(0, MOST).map(task => ({ ...task, who: who.get(task.caseId ?? task.recordId!)!.who, stage: who.get(task.caseId ?? task.recordId!)!.stage })) }
    })
  })
}

/** What the page of a case's plan shows, in the order of its parts. */
const CARE = { consents: Consent, withdrawals: Withdrawal, assessments: Assessment, plans: Plan, goals: Goal, deeds: Deed, conferences: Conference, provisions: Provision, closures: Closure, visits: Visit, nextSteps: NextStep, referrals: Referral } as const

/** Adds consent, assessment, plan and services of one case in one answer; below full depth it is the case alone. */
export function addCareRoute(app: FastifyInstance, services: Services): void {
  addPictures(app, services)
  app.get<{ Params: { id: string } }>('/api/v1/cases/:id/care', { config: { quick: true }, schema: { operationId: 'cases.care', summary: 'Consent, assessment, plan, conferences, services and the end of a case, at full depth', tags: ['cases'], params: { type: 'object', properties: { id: { type: 'string', format: 'uuid' } }, required: ['id'] }, response: object } }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const actor = actorOf(request)
    const caseId = request.params.id.toLowerCase()
    if (!isId(caseId)) throw notFound()
    const care = await reading(services, actor, async client => {
      const record = await readRecord(services, client, anyOf(Case), actor, caseId)
      if (record.depth !== 'full') return { case: record }
      const raw = await Promise.all(Object.values(CARE).map(kind => rawRows(services, client, anyOf(kind), actor, `t.home = ${literal(homeOf(caseId))} and t.case_id = ${literal(caseId)}`, 'order by t.id desc')))
      const shown = await present(services.vault, client, raw)
      return { case: record, ...Object.fromEntries(Object.keys(CARE).map((name, at) => [name, shown[at]])) }
    })
    await logRead(services, actor, ...loggedReads(services.sheet, actor, [{ kind: Case.name, record: care.case }]))
    return care
  })
}

const SHA256 = /^[0-9a-f]{64}$/
const bySha = { type: 'object', properties: { id: { type: 'string', format: 'uuid' }, sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' } }, required: ['id', 'sha256'] } as const

/** The pictures beside what was given: laid there by whoever wrote it down, shown to whoever reads it. */
function addPictures(app: FastifyInstance, services: Services): void {
  const read = async (actor: Actor, id: string) => await reading(services, actor, client => readRecord(services, client, anyOf(Provision), actor, id.toLowerCase())) as unknown as Provision
  addParts(app, services, 'provisions', async (actor, id, sha256) => {
    const given = await read(actor, id)
    if (given.byId !== actor.workerId) throw forbidden({ verb: 'provision.record' })
    if (!SHA256.test(sha256)) throw notFound()
    if (!given.pictures?.includes(sha256)) throw notAnnounced({ sha256 })
    return { record: given.id, region: given.region, worker: actor.workerId, sha256, takes: ['picture'] }
  })
  app.get<{ Params: { id: string; sha256: string } }>('/api/v1/provisions/:id/files/:sha256', { schema: { operationId: 'provisions.file', summary: 'A picture beside a service or aid, within your scope', tags: ['provisions'], params: bySha, response: { 404: problemSchema[404] } } }, async (request, reply) => {
    const given = await read(actorOf(request), request.params.id)
    const shown = given.pictures?.includes(request.params.sha256) ? await shownFile(services, given.id, request.params.sha256) : undefined
    if (!shown) throw notFound()
    return reply.header('content-type', shown.type).header('cache-control', 'private, no-store').header('content-disposition', 'inline; filename="foto.webp"').header('x-content-type-options', 'nosniff').send(shown.bytes)
  })
}

type Found = { id: Id; who: string; stage: string }
type FoundCase = TaskCase & { who: string }

/** Computes tasks from rows within the scope; a case below full depth shows what its depth allows. */
async function tasksFor(services: Services, client: Client, actor: Actor, today: string, region?: string): Promise<{ cases: Found[]; tasks: (Task | AnswerTask)[] }> {
  const rows = async (kind: unknown, fields: readonly string[], condition: string, tail = ''): Promise<AnyRecord[]> => {
    const scope = scopeOf(services.sheet, anyOf(kind), actor)
    if (!scope) return []
    return (await client.query<AnyRecord>(`select ${columnsWithin(anyOf(kind), scope, ['id', 'region', ...fields])}, ${scope.depth} as depth from ${anyOf(kind).table} t where ${condition} and (${scope.where}) ${tail}`)).rows
  }
  const place = region ? ` and ${withinSql(region)}` : ''
  const cases = (await rows(Case, ['who', 'stage', 'stageAt', 'sealed', 'leadId', 'leadName'], `t.stage = any(${literal([...TASK_STAGES])}::text[])${place}`, `order by t.stage_at desc limit ${MOST_CASES}`)).filter(({ depth }) => depth !== 'trace') as unknown as FoundCase[]
  const asked = (await rows(Reception, ['who', 'fromOffice', 'stage', 'at', 'due', 'unitId', 'body', 'sealed', 'receiverIds'], `t.stage = any(${literal(['terkirim', 'dibaca'])}::text[]) and t.body is null${place}`, `order by t.at desc limit ${MOST}`)) as unknown as (AskedHere & { who: string | null; fromOffice: string })[]
  if (cases.length === 0 && asked.length === 0) return { cases, tasks: [] }
  const [homes, ids] = [literal([...new Set([...cases, ...asked].map(({ id }) => homeOf(id)))]), literal(cases.map(({ id }) => id))]
  const within = `t.home = any(${homes}::int[])`
  const held = new Map<string, Map<Id, AnyRecord[]>>()
  if (cases.length > 0) for (const kind of TASK_KINDS) {
    const fields = Object.keys(kind.fields).filter(field => !kind.secrets.has(field))
    held.set(kind.name, Map.groupBy(await rows(kind, fields, `${within} and t.case_id = any(${ids}::uuid[])`), record => record.caseId as Id))
  }
  const members = await rows(Member, ['caseId', 'workerId', 'workerName', 'role', 'from', 'until'], `${within} and t.case_id = any(${ids}::uuid[]) and t.until is null`)
  const posts = await rows(Post, ['workerId', 'workerName', 'role', 'unitId', 'line', 'from', 'until', 'approval'], `${within} and t.line = 'area'`)
  const off = new Set((await rows(Holiday, ['day'], `${within} and not t.dropped`)).map(({ id, day }) => `${homeOf(id)} ${String(day)}`))
  const people = { posts: posts as never, members: members as never, today, isOff: (day: string, home: number) => off.has(`${home} ${day}`) }
  const tasks = [...tasksOf(cases, (kind, caseId) => (held.get((kind as Kind).name)?.get(caseId) ?? []) as never, people), ...answersOf(asked, people)]
  return { cases: [...cases, ...asked.map(one => ({ id: one.id, stage: one.stage, who: one.who ?? one.fromOffice }))], tasks: tasks.toSorted((a, b) => (a.to === b.to ? (a.key < b.key ? -1 : 1) : a.to < b.to ? -1 : 1)) }
}

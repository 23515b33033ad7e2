import type { FastifyInstance } from 'fastify'
import { dayAt } from '#kernel/day.ts'
import { homeOf, isId, type Id } from '#kernel/id.ts'
import { faulty, forbidden, notFound } from '#kernel/problem.ts'
import type { AnyRecord, Kind } from '#kernel/record.ts'
import { isLive, postFor, postWith, type Actor, type HeldPost } from '#kernel/rights.ts'
import { literal, type Client } from '#server/db.ts'
import { actorOf } from '#server/http.ts'
import { reading, readRecord, readRecords } from '#server/lists.ts'
import { countScope, withinSql } from '#server/scope.ts'
import type { Services } from '#server/services.ts'
import { Case, Member, NextStep } from '#slices/cases/kinds.ts'
import { CLOSED } from '#slices/cases/stages.ts'
import { Deed } from '#slices/plans/kinds.ts'
import { Trip } from '#slices/trips/kinds.ts'
import { Post, Worker } from '#slices/workers/rules.ts'

const MOST = 200
const MOST_WORKERS = 2000
const MANAGE = { verb: 'post.manage' }
const HAND = { verb: 'session.code' }
/** Who hands open work over: 0015. */
const HANDERS = ['kabid', 'ketua_tim']
const object = { 200: { type: 'object', additionalProperties: true } } as const
const OPEN = `t.stage <> all(${literal(CLOSED)}::text[])`

/** Adds the lists of open work: of one worker, and of all whose posts have ended. */
export function addAboardRoutes(app: FastifyInstance, services: Services): void {
  app.get<{ Params: { id: string } }>('/api/v1/workers/:id/work', { schema: { operationId: 'workers.work', summary: "A worker's open work within your scope: cases led or helped with, planned trips, next steps, actions of plans", tags: ['workers'], params: { type: 'object', properties: { id: { type: 'string', format: 'uuid' } }, required: ['id'] }, response: object } }, async request => {
    const actor = actorOf(request)
    const workerId = request.params.id.toLowerCase()
    if (!isId(workerId)) throw notFound()
    return await reading(services, actor, async client => {
      await readRecord(services, client, Worker as unknown as Kind, actor, workerId)
      deskOf(services, actor)
      return await openWork(services, client, actor, column => `t.home = ${literal(homeOf(workerId))} and t.${column} = ${literal(workerId)}`)
    })
  })
  app.get<{ Params: { id: string } }>('/api/v1/workers/:id/load', { schema: { operationId: 'workers.load', summary: 'How much open work a worker has in hand, as numbers without confidential ones, and who may hand it over', tags: ['workers'], params: { type: 'object', properties: { id: { type: 'string', format: 'uuid' } }, required: ['id'] }, response: object } }, async request => {
    const actor = actorOf(request)
    const workerId = request.params.id.toLowerCase()
    if (!isId(workerId)) throw notFound()
    return await reading(services, actor, async client => {
      const worker = await readRecord(services, client, Worker as unknown as Kind, actor, workerId)
      if (!postFor(services.sheet, actor, MANAGE.verb, worker.region)) throw forbidden(MANAGE)
      return await loadOf(services, client, actor, workerId)
    })
  })
  app.get<{ Querystring: { importId?: string } }>('/api/v1/waiting_workers', { schema: { operationId: 'workers.waiting', summary: 'Who holds a post and has never signed in; narrowed to those whom an import of yours brought', tags: ['workers'], querystring: { type: 'object', properties: { importId: { type: 'string', format: 'uuid' } } }, response: object } }, async request => {
    const actor = actorOf(request)
    const desk = postWith(services.sheet, actor, HAND.verb)
    if (!desk) throw forbidden(HAND)
    const { importId } = request.query
    if (importId !== undefined && !isId(importId)) throw faulty({ at: 'importId', rule: 'uuid' })
    return await reading(services, actor, client => waitingWorkers(services, client, actor, desk, importId))
  })
  app.get('/api/v1/unowned', { schema: { operationId: 'work.unowned', summary: 'Open work whose worker holds no post any more (tanpa penanggung jawab), within your scope', tags: ['workers'], response: object } }, async request => {
    const actor = actorOf(request)
    const desk = deskOf(services, actor)
    const today = literal(dayAt(desk.region, new Date().toISOString()))
    return await reading(services, actor, client => openWork(services, client, actor, column => `t.home = ${literal(homeOf(desk.id))} and t.${column} is not null and not exists (
      select from posts p where p.home = t.home and p.worker_id = t.${column} and p."from" <= ${today}::date and (p.until is null or p.until > ${today}::date) and (p.approval is null or p.approval = 'disetujui'))`))
  })
}

function deskOf(services: Services, actor: Actor) {
  const desk = postWith(services.sheet, actor, 'case.triage')
  if (!desk) throw forbidden({ verb: 'case.triage' })
  return desk
}

/** Counts what is open in a worker's hands, sealed cases in none of it, and names who may hand it over. */
async function loadOf(services: Services, client: Client, actor: Actor, workerId: Id) {
  const count = async (kind: unknown, condition: string) => {
    const scope = countScope(services.sheet, kind as Kind, actor)
    if (!scope) return 0
    const { rows } = await client.query<{ count: number }>(`select count(*)::int as count from ${(kind as Kind).table} t where t.home = ${literal(homeOf(workerId))} and ${condition} and ${scope}`)
    return rows[0]!.count
  }
  const who = literal(workerId)
  const posts = await readRecords(services, client, Post as unknown as Kind, actor, `t.home = ${literal(homeOf(workerId))} and t.role = any(${literal(HANDERS)}::text[]) and t.line = 'area' and t.worker_id <> ${who}`)
  const today = dayAt(actor.posts[0]!.region, new Date().toISOString())
  return {
    cases: await count(Case, `t.lead_id = ${who} and ${OPEN}`), trips: await count(Trip, `t.lead_id = ${who} and t.state = 'rencana'`), steps: await count(NextStep, `t.owner_id = ${who} and t.state = 'terbuka'`),
    handers: [...new Set(posts.filter(post => isLive(post as never, today)).map(post => String(post.workerName)))].toSorted(),
  }
}

/** Lists who holds a live post and has never chosen a password, by place and name. */
async function waitingWorkers(services: Services, client: Client, actor: Actor, desk: HeldPost, importId: Id | undefined) {
  const today = literal(dayAt(desk.region, new Date().toISOString()))
  const brought = importId ? `and exists (select from import_rows i where i.home = t.home and i.worker_id = t.id and i.new_worker and i.import_id = ${literal(importId)} and i.by_id = ${literal(actor.workerId)})` : ''
  const workers = await readRecords(services, client, Worker as unknown as Kind, actor, `${withinSql(desk.region)} and not t.ended ${brought}`, `order by t.name, t.id limit ${MOST_WORKERS}`)
  const ids = workers.filter(worker => worker.depth === 'full').map(worker => worker.id)
  const { rows } = await client.query<{ id: Id }>('select with_accounts($1) as id', [ids])
  const posts = await readRecords(services, client, Post as unknown as Kind, actor, `t.worker_id = any(${literal(ids)}::uuid[]) and t."from" <= ${today}::date and (t.until is null or t.until > ${today}::date)`)
  const signed = new Set(rows.map(row => row.id))
  const items = workers.filter(worker => ids.includes(worker.id) && !signed.has(worker.id)).flatMap(worker => {
    const post = posts.find(one => one.workerId === worker.id)
    return post ? [{ id: worker.id, name: worker.name, username: worker.username, role: post.role, region: post.region, rt: post.rt ?? null, rw: post.rw ?? null }] : []
  })
  return { items: items.toSorted((a, b) => (String(a.region) < String(b.region) ? -1 : String(a.region) > String(b.region) ? 1 : 0)), cut: workers.length === MOST_WORKERS }
}

/** Gathers open work whose worker meets a condition; what is read less than in full is not listed. */
async function openWork(services: Services, client: Client, actor: Actor, of: (column: string) => string) {
  const read = async (kind: unknown, condition: string, order: string) => (await readRecords(services, client, kind as Kind, actor, condition, `order by ${order} limit ${MOST}`)).filter(record => record.depth === 'full')
  const [led, helped, trips, steps, deeds] = [
    await read(Case, `${of('lead_id')} and ${OPEN}`, 't.opened_at, t.id'),
    await read(Member, `${of('worker_id')} and t.role = 'tim' and t.until is null and exists (select from cases c where c.home = t.home and c.id = t.case_id and c.stage <> all(${literal(CLOSED)}::text[]))`, 't."from", t.id'),
    await read(Trip, `${of('lead_id')} and t.state = 'rencana'`, 't.day, t.id'),
    await read(NextStep, `${of('owner_id')} and t.state = 'terbuka'`, 't.due, t.id'),
    await read(Deed, `${of('owner_id')} and t.state = 'terbuka'`, 't.due, t.id'),
  ]
  const ids = [...new Set([...helped.map(member => member.caseId as Id), ...steps.map(step => step.caseId as Id), ...deeds.map(deed => deed.caseId as Id)])]
  const cases = new Map((ids.length > 0 ? await readRecords(services, client, Case as unknown as Kind, actor, `t.id = any(${literal(ids)}::uuid[])`) : []).map(one => [one.id, one]))
  const who = (caseId: unknown) => cases.get(caseId as Id)?.who ?? null
  return {
    cases: [
      ...led.map(one => row(one, { who: one.who, stage: one.stage, nextDay: one.nextDay, role: 'lead', workerId: one.leadId, workerName: one.leadName })),
      ...helped.filter(member => cases.has(member.caseId as Id)).map(member => row({ id: member.caseId as Id, region: member.region }, { who: who(member.caseId), stage: cases.get(member.caseId as Id)!.stage, nextDay: null, role: 'tim', workerId: member.workerId, workerName: member.workerName })),
    ],
    trips: trips.map(one => row(one, { day: one.day, from: one.from, to: one.to, purpose: one.purpose, workerId: one.leadId, workerName: one.leadName })),
    steps: steps.map(one => row(one, { what: one.what, due: one.due, caseId: one.caseId, who: who(one.caseId), workerId: one.ownerId, workerName: one.ownerName })),
    deeds: deeds.map(one => row(one, { what: one.what, due: one.due, caseId: one.caseId, who: who(one.caseId), workerId: one.ownerId, workerName: one.ownerName })),
  }
}

function row({ id, region }: Pick<AnyRecord, 'id' | 'region'>, shown: Record<string, unknown>) {
  return { id, region, ...shown }
}

import type { FastifyInstance } from 'fastify'
import { dayAt } from '#kernel/day.ts'
import { homeOf, isId, type Id } from '#kernel/id.ts'
import { forbidden, notFound } from '#kernel/problem.ts'
import type { AnyRecord, Kind } from '#kernel/record.ts'
import { postWith, type Actor } from '#kernel/rights.ts'
import { literal, type Client } from '#server/db.ts'
import { actorOf } from '#server/http.ts'
import { reading, readRecord, readRecords } from '#server/lists.ts'
import type { Services } from '#server/services.ts'
import { Case, Member, NextStep } from '#slices/cases/kinds.ts'
import { CLOSED } from '#slices/cases/stages.ts'
import { Trip } from '#slices/trips/kinds.ts'
import { Worker } from '#slices/workers/rules.ts'

const MOST = 200
const object = { 200: { type: 'object', additionalProperties: true } } as const
const OPEN = `t.stage <> all(${literal(CLOSED)}::text[])`

/** Adds the lists of open work: of one worker, and of all whose posts have ended. */
export function addAboardRoutes(app: FastifyInstance, services: Services): void {
  app.get<{ Params: { id: string } }>('/api/v1/workers/:id/work', { schema: { operationId: 'workers.work', summary: "A worker's open work within your scope: cases led or helped with, planned trips, next steps", tags: ['workers'], params: { type: 'object', properties: { id: { type: 'string', format: 'uuid' } }, required: ['id'] }, response: object } }, async request => {
    const actor = actorOf(request)
    const workerId = request.params.id.toLowerCase()
    if (!isId(workerId)) throw notFound()
    return await reading(services, actor, async client => {
      await readRecord(services, client, Worker as unknown as Kind, actor, workerId)
      deskOf(services, actor)
      return await openWork(services, client, actor, column => `t.home = ${literal(homeOf(workerId))} and t.${column} = ${literal(workerId)}`)
    })
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

/** Gathers open work whose worker meets a condition; what is read less than in full is not listed. */
async function openWork(services: Services, client: Client, actor: Actor, of: (column: string) => string) {
  const read = async (kind: unknown, condition: string, order: string) => (await readRecords(services, client, kind as Kind, actor, condition, `order by ${order} limit ${MOST}`)).filter(record => record.depth === 'full')
  const [led, helped, trips, steps] = [
    await read(Case, `${of('lead_id')} and ${OPEN}`, 't.opened_at, t.id'),
    await read(Member, `${of('worker_id')} and t.role = 'tim' and t.until is null and exists (select from cases c where c.home = t.home and c.id = t.case_id and c.stage <> all(${literal(CLOSED)}::text[]))`, 't."from", t.id'),
    await read(Trip, `${of('lead_id')} and t.state = 'rencana'`, 't.day, t.id'),
    await read(NextStep, `${of('owner_id')} and t.state = 'terbuka'`, 't.due, t.id'),
  ]
  const ids = [...new Set([...helped.map(member => member.caseId as Id), ...steps.map(step => step.caseId as Id)])]
  const cases = new Map((ids.length > 0 ? await readRecords(services, client, Case as unknown as Kind, actor, `t.id = any(${literal(ids)}::uuid[])`) : []).map(one => [one.id, one]))
  const who = (caseId: unknown) => cases.get(caseId as Id)?.who ?? null
  return {
    cases: [
      ...led.map(one => row(one, { who: one.who, stage: one.stage, nextDay: one.nextDay, role: 'lead', workerId: one.leadId, workerName: one.leadName })),
      ...helped.filter(member => cases.has(member.caseId as Id)).map(member => row({ id: member.caseId as Id, region: member.region }, { who: who(member.caseId), stage: cases.get(member.caseId as Id)!.stage, nextDay: null, role: 'tim', workerId: member.workerId, workerName: member.workerName })),
    ],
    trips: trips.map(one => row(one, { day: one.day, from: one.from, to: one.to, purpose: one.purpose, workerId: one.leadId, workerName: one.leadName })),
    steps: steps.map(one => row(one, { what: one.what, due: one.due, caseId: one.caseId, who: who(one.caseId), workerId: one.ownerId, workerName: one.ownerName })),
  }
}

function row({ id, region }: Pick<AnyRecord, 'id' | 'region'>, shown: Record<string, unknown>) {
  return { id, region, ...shown }
}

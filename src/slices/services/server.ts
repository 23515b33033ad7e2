import type { FastifyInstance } from 'fastify'
import { addDays, dayAt, type Day } from '#kernel/day.ts'
import { faulty, forbidden } from '#kernel/problem.ts'
import type { Kind } from '#kernel/record.ts'
import { holds, ownPlace, type Actor } from '#kernel/rights.ts'
import { literal, type Client } from '#server/db.ts'
import { actorOf } from '#server/http.ts'
import { reading } from '#server/lists.ts'
import { columnsWithin, scopeOf } from '#server/scope.ts'
import type { Services } from '#server/services.ts'
import { type Range, rangeFaults } from '#slices/figures/period.ts'
import { figuresOf, isLate } from './clock.ts'
import { OPEN_STAGES, ServiceRequest } from './kinds.ts'

const kind = ServiceRequest as unknown as Kind
const object = { 200: { type: 'object', additionalProperties: true } } as const
const MOST = 500
const MOST_COUNTED = 50_000
const USUAL_DAYS = 90
type Query = Record<string, string | undefined>
type Row = Pick<ServiceRequest, 'stage' | 'dueAt' | 'pausedAt' | 'answeredAt' | 'serviceId' | 'serviceName'>

/** Adds the desk of requests: what waits where, what is late, and how much was answered in its time. */
export function addServiceRoutes(app: FastifyInstance, services: Services): void {
  app.get('/api/v1/service_desk', { schema: { operationId: 'service_requests.desk', summary: 'Requests that wait, the soonest due first, with what is late', tags: ['service_requests'], response: object } }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const actor = actorOf(request)
    if (!holds(services.sheet, actor, 'service.receive')) throw forbidden({ verb: 'service.receive' })
    const now = new Date().toISOString()
    const items = await reading(services, actor, client => openRequests(services, client, actor))
    const late = items.filter(one => isLate(one as Row, now))
    return { counts: Object.fromEntries(OPEN_STAGES.map(stage => [stage, items.filter(one => one.stage === stage).length])), late: late.length, items: items.map(one => ({ ...one, late: isLate(one as Row, now) })) }
  })
  app.get<{ Querystring: Query }>('/api/v1/service_figures', { schema: { operationId: 'service_requests.figures', summary: 'Requests of a period by service: received, open, late, answered, and how many of those in their time; confidential ones are counted nowhere', tags: ['service_requests'], querystring: { type: 'object', properties: { from: { type: 'string', format: 'date' }, to: { type: 'string', format: 'date' } } }, response: object } }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const actor = actorOf(request)
    if (!holds(services.sheet, actor, 'service.receive')) throw forbidden({ verb: 'service.receive' })
    const now = new Date().toISOString()
    const today = dayAt(ownPlace(actor), now)
    const range: Range = { from: request.query.from ?? addDays(today, -USUAL_DAYS), to: request.query.to ?? today }
    const faults = rangeFaults(range)
    if (faults.length > 0) throw faulty(...faults)
    const rows = await reading(services, actor, client => countedRows(services, client, actor, range))
    const names = new Map(rows.map(row => [row.serviceId, row.serviceName]))
    return { ...range, total: figuresOf(rows, now), items: [...names].map(([serviceId, serviceName]) => ({ serviceId, serviceName, ...figuresOf(rows.filter(row => row.serviceId === serviceId), now) })).toSorted((one, other) => other.received - one.received) }
  })
}

async function openRequests(services: Services, client: Client, actor: Actor): Promise<Record<string, unknown>[]> {
  const scope = scopeOf(services.sheet, kind, actor)
  if (!scope) return []
  const { rows } = await client.query(`select ${columnsWithin(kind, scope, ['id', 'region', ...ServiceRequest.list])} from service_requests t where t.stage = any(${literal([...OPEN_STAGES])}::text[]) and ${scope.where} order by t.due_at nulls last, t.at, t.id limit ${MOST}`)
  return rows as Record<string, unknown>[]
}

async function countedRows(services: Services, client: Client, actor: Actor, { from, to }: { from: Day; to: Day }): Promise<Row[]> {
  const scope = scopeOf(services.sheet, kind, actor)
  if (!scope) return []
  const { rows } = await client.query<Row>(`select t.stage, t.due_at as "dueAt", t.paused_at as "pausedAt", t.answered_at as "answeredAt", t.service_id as "serviceId", t.service_name as "serviceName" from service_requests t where not t.sealed and t.day between ${literal(from)} and ${literal(to)} and ${scope.where} limit ${MOST_COUNTED}`)
  return rows
}

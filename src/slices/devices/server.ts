import * as z from 'zod/mini'
import type { FastifyInstance } from 'fastify'
import { text } from '#kernel/fields.ts'
import { homeOf, isId } from '#kernel/id.ts'
import { forbidden, notFound, Problem } from '#kernel/problem.ts'
import { postWith, type Actor } from '#kernel/rights.ts'
import { SKEWED_SECONDS } from '#server/devices.ts'
import { actorOf } from '#server/http.ts'
import { reading } from '#server/lists.ts'
import { problemSchema, schemaOf } from '#server/openapi.ts'
import { heldFor, openHeld, setAside, takeOver } from '#server/quarantine.ts'
import { attachHeld, seenHeld } from '#server/quarantine-pictures.ts'
import { logRead } from '#server/reads.ts'
import { parsed } from '#server/routes.ts'
import type { Services } from '#server/services.ts'

const MOST = 1000
const Silent = z.object({ silent: z.optional(z.pipe(z.string().check(z.regex(/^\d{1,3}$/)), z.transform(Number))) })
const State = z.object({ state: z.optional(z.enum(['menunggu', 'diambil', 'disisihkan'])) })
const Aside = z.strictObject({ reason: text(300) })
const Taken = z.strictObject({})
const asItems = { 200: { type: 'object', additionalProperties: true }, ...problemSchema }
const query = (name: string, schema: object) => ({ type: 'object', properties: { [name]: schema } })

/** Adds what the office sees of its phones: when each last spoke, and the envelopes that came too late for their right. */
export function addDeviceRoutes(app: FastifyInstance, services: Services): void {
  app.get('/api/v1/devices', { schema: { operationId: 'devices.list', summary: 'Devices of the office: last contact, waiting, refused, version, clock; `silent` narrows to those not heard of for so many days', tags: ['office'], querystring: query('silent', { type: 'string', pattern: '^\\d{1,3}$' }), response: asItems } }, async request => {
    const homes = homesWith(services, actorOf(request), 'sync.read')
    const { silent } = parsed(Silent, request.query)
    const { rows } = await reading(services, actorOf(request), client => client.query(
      `select d.id, d.worker, w.name as "workerName", d.agent, d.version, d.waiting, d.refused, d.skew, abs(d.skew) > $2 as skewed, d.seen_at as "seenAt",
          (select string_agg(distinct p.role, ',') from posts p where p.home = d.home and p.worker_id = d.worker and p.line = 'area' and (p.until is null or p.until > current_date)) as roles
         from devices d join workers w on w.home = d.home and w.id = d.worker
        where d.home = any($1) and d.seen_at <= now() - make_interval(days => $3) order by d.seen_at, d.id limit ${MOST}`, [homes, SKEWED_SECONDS, silent ?? 0]))
    return { items: rows }
  })
  app.get('/api/v1/quarantine', { schema: { operationId: 'quarantine.list', summary: 'Envelopes that came too late for their right, or from a device that was put out', tags: ['office'], querystring: query('state', { type: 'string', enum: ['menunggu', 'diambil', 'disisihkan'] }), response: asItems } }, async request => {
    homesWith(services, actorOf(request), 'quarantine.settle')
    return { items: await heldFor(services, actorOf(request), parsed(State, request.query).state ?? 'menunggu') }
  })
  app.get<{ Params: { id: string } }>('/api/v1/quarantine/:id', { schema: { operationId: 'quarantine.open', summary: 'One envelope in quarantine, with what it would have done', tags: ['office'], response: asItems } }, async request => {
    const id = known(services, actorOf(request), request.params.id)
    const held = await openHeld(services, actorOf(request), id)
    await logRead(services, actorOf(request), { what: 'quarantine.read', record: id, region: held.region })
    return held
  })
  app.get<{ Params: { id: string; sha256: string } }>('/api/v1/quarantine/:id/pictures/:sha256', { schema: { operationId: 'quarantine.picture', summary: 'A picture beside an envelope in quarantine, drawn anew without position', tags: ['office'], response: { 404: problemSchema[404] } } }, async (request, reply) => {
    const id = known(services, actorOf(request), request.params.id)
    const { bytes, region } = await seenHeld(services, actorOf(request), id, request.params.sha256)
    await logRead(services, actorOf(request), { what: 'quarantine.read', record: id, region })
    return reply.header('content-type', 'image/webp').header('cache-control', 'private, no-store').header('content-disposition', 'inline; filename="foto.webp"').header('x-content-type-options', 'nosniff').send(bytes)
  })
  app.post<{ Params: { id: string } }>('/api/v1/quarantine/:id/take', { schema: { operationId: 'quarantine.take', summary: 'Takes an envelope over: it is done under your own right, with its origin named', tags: ['office'], body: schemaOf(Taken), response: asItems } }, async request => {
    parsed(Taken, request.body)
    const id = known(services, actorOf(request), request.params.id)
    const receipt = await takeOver(services, actorOf(request), id)
    if (receipt.refused) throw new Problem(receipt.refused.code, receipt.refused.status, receipt.refused.details)
    const photos = await attachHeld(services, actorOf(request), id)
    return { ...receipt, made: [...receipt.made, ...photos.map(photo => ({ kind: 'photo', id: photo }))] }
  })
  app.post<{ Params: { id: string } }>('/api/v1/quarantine/:id/aside', { schema: { operationId: 'quarantine.aside', summary: 'Sets an envelope aside, with a reason; it stays readable', tags: ['office'], body: schemaOf(Aside), response: asItems } }, async request => {
    const { reason } = parsed(Aside, request.body)
    await setAside(services, actorOf(request), known(services, actorOf(request), request.params.id), reason)
    return { ok: true }
  })
}

/** To whoever settles nothing, nothing waits: 404 whatever the id. */
function known(services: Services, actor: Actor, id: string): string {
  if (!postWith(services.sheet, actor, 'quarantine.settle') || !isId(id.toLowerCase())) throw notFound()
  return id.toLowerCase()
}

/** The homes in which a verb is held; refuses whoever holds it nowhere. */
function homesWith(services: Services, actor: Actor, verb: string): number[] {
  if (!postWith(services.sheet, actor, verb)) throw forbidden({ verb })
  return [...new Set(actor.posts.filter(post => post.line === 'area' && services.sheet[post.role]?.verbs.includes(verb)).map(post => homeOf(post.id)))]
}

import * as z from 'zod/mini'
import type { FastifyInstance } from 'fastify'
import { ids, maybe, oneOf, text } from '#kernel/fields.ts'
import { isId } from '#kernel/id.ts'
import { notFound, Problem, problem } from '#kernel/problem.ts'
import { postWith, type Actor } from '#kernel/rights.ts'
import { actorOf } from '#server/http.ts'
import { problemSchema, schemaOf } from '#server/openapi.ts'
import { devicesPage, homesWith, isMark } from '#server/phones.ts'
import { heldFor, openHeld, readHeld, setAside, takeOver } from '#server/quarantine.ts'
import { attachHeld, seenHeld } from '#server/quarantine-pictures.ts'
import { logRead } from '#server/reads.ts'
import { parsed } from '#server/routes.ts'
import type { Services } from '#server/services.ts'
import { NO_INVITE_REASONS } from '#slices/trips/kinds.ts'

const Asked = z.object({ silent: z.optional(z.pipe(z.string().check(z.regex(/^\d{1,3}$/)), z.transform(Number))), after: z.optional(z.string().check(z.refine(isMark, 'cursor'))) })
const State = z.object({ state: z.optional(z.enum(['menunggu', 'diambil', 'disisihkan'])) })
const Aside = z.strictObject({ reason: text(300) })
/** Whom a plan that is taken over invites is for whoever goes now to say. */
const Taken = z.strictObject({ inviteIds: maybe(ids(10)), noInvite: maybe(oneOf(NO_INVITE_REASONS)) })
/** What only its maker can say or do: who takes it over would come along, answer or have heard in another's place. */
const OWN_WORD = new Set([
  'invite.answer', 'trip.join', 'trip.leave', 'notice.open', 'notice.answer', 'notice.choose', 'visit.read', 'voice.rate',
  'hearing.hear', 'hearing.understand', 'hearing.restate', 'hearing.agree', 'hearing.object', 'hearing.carry_out', 'meeting.attend',
])
/** Only its maker can do it. */
const onlyMaker = problem('quarantine.only_maker', 409)
const asItems = { 200: { type: 'object', additionalProperties: true }, ...problemSchema }
const query = (name: string, schema: object) => ({ type: 'object', properties: { [name]: schema } })

/** Adds what the office sees of its phones: when each last spoke, and the envelopes that came too late for their right. */
export function addDeviceRoutes(app: FastifyInstance, services: Services): void {
  app.get('/api/v1/devices', { schema: { operationId: 'devices.list', summary: 'Devices of the office, or of a coordinator\'s own pillar and area: last contact, waiting, refused, version, clock, a hundred to a page; `silent` narrows to those not heard of for so many days', tags: ['office'], querystring: { type: 'object', properties: { silent: { type: 'string', pattern: '^\\d{1,3}$' }, after: { type: 'string' } } }, response: asItems } }, async request => await devicesPage(services, actorOf(request), parsed(Asked, request.query)))
  app.get('/api/v1/quarantine', { schema: { operationId: 'quarantine.list', summary: 'Envelopes that came too late for their right, or from a device that was put out', tags: ['office'], querystring: query('state', { type: 'string', enum: ['menunggu', 'diambil', 'disisihkan'] }), response: asItems } }, async request => {
    homesWith(services, actorOf(request), 'quarantine.settle')
    return { items: await heldFor(services, actorOf(request), parsed(State, request.query).state ?? 'menunggu') }
  })
  app.get<{ Params: { id: string } }>('/api/v1/quarantine/:id', { schema: { operationId: 'quarantine.open', summary: 'One envelope in quarantine, with what it would have done', tags: ['office'], response: asItems } }, async request => {
    const id = known(services, actorOf(request), request.params.id)
    const held = await openHeld(services, actorOf(request), id)
    await logRead(services, actorOf(request), { what: 'quarantine.read', record: id, region: held.region })
    return { ...held, ownWord: OWN_WORD.has(held.action) }
  })
  app.get<{ Params: { id: string; sha256: string } }>('/api/v1/quarantine/:id/pictures/:sha256', { schema: { operationId: 'quarantine.picture', summary: 'A picture beside an envelope in quarantine, drawn anew without position', tags: ['office'], response: { 404: problemSchema[404] } } }, async (request, reply) => {
    const id = known(services, actorOf(request), request.params.id)
    const { bytes, region } = await seenHeld(services, actorOf(request), id, request.params.sha256)
    await logRead(services, actorOf(request), { what: 'quarantine.read', record: id, region })
    return reply.header('content-type', 'image/webp').header('cache-control', 'private, no-store').header('content-disposition', 'inline; filename="foto.webp"').header('x-content-type-options', 'nosniff').send(bytes)
  })
  app.post<{ Params: { id: string } }>('/api/v1/quarantine/:id/take', { schema: { operationId: 'quarantine.take', summary: 'Takes an envelope over: it is done under your own right, with its origin named; of a plan you say whom you invite, or why nobody', tags: ['office'], body: schemaOf(Taken), response: asItems } }, async request => {
    const { inviteIds, noInvite } = parsed(Taken, request.body)
    const id = known(services, actorOf(request), request.params.id)
    const held = await readHeld(services, actorOf(request), id)
    if (held && OWN_WORD.has(held.action)) throw onlyMaker({ name: held.workerName })
    const receipt = await takeOver(services, actorOf(request), id, inviteIds?.length || noInvite ? { inviteIds, noInvite } : {})
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

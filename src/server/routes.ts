import * as z from 'zod/mini'
import type { FastifyInstance } from 'fastify'
import { allFaults, clockOf, type Envelope, faultsOf, type Receipt } from '#kernel/action.ts'
import { instant, id as idField } from '#kernel/fields.ts'
import { homeOf, isId, isUuid, mintId } from '#kernel/id.ts'
import { faulty, invalid, notFound, Problem } from '#kernel/problem.ts'
import { randomBytes } from 'node:crypto'
import type { Actor } from '#kernel/rights.ts'
import { answeredBefore, dispatch } from './dispatch.ts'
import { actorOf, envelopeIdFor } from './http.ts'
import { loggedReads, logRead } from './reads.ts'
import { listPage, reading, readRecord, type Query } from './lists.ts'
import { actionSchema, kindSchema, listSchema, problemSchema, receiptSchema, schemaOf } from './openapi.ts'
import type { Services } from './services.ts'
import { pull, type PullInput } from './sync.ts'

const MOST_ENVELOPES = 200
const Sent = z.strictObject({ id: idField(), action: z.string().check(z.maxLength(60)), at: instant(), input: z.unknown(), later: z.optional(z.boolean()) })
const Push = z.strictObject({ envelopes: z.array(Sent).check(z.minLength(1), z.maxLength(MOST_ENVELOPES)) })
/** The batch as it is read: an envelope that cannot be read is refused alone, so that it never holds up the others. */
const Batch = z.strictObject({ envelopes: z.array(z.unknown()).check(z.minLength(1), z.maxLength(MOST_ENVELOPES)) })
const Pull = z.strictObject({ cursor: z.nullish(z.string().check(z.maxLength(120))), scope: z.nullish(z.string().check(z.maxLength(64))), have: z.nullish(z.array(z.string().check(z.maxLength(42))).check(z.maxLength(60_000))) })
/** Input keys that name the record whose home an outside act belongs to, in the order they are looked at. */
const HOME_KEYS = ['caseId', 'caseIds', 'tripId', 'visitId', 'overlapId', 'inviteId', 'noticeId', 'stepId', 'alarmId', 'postId', 'unitId', 'officeId', 'dutyId', 'hotlineId', 'warningId', 'inspectionId', 'requestId', 'personId', 'householdId', 'workerId', 'breachId'] as const

/** Adds the routes that every kind and every action has: push, pull, acts, lists, single records. */
export function addHouseRoutes(app: FastifyInstance, services: Services): void {
  app.post('/api/push', { bodyLimit: 4_194_304, config: { quick: true }, schema: { summary: 'Sends envelopes of a device; each is decided on its own', description: 'The id of an envelope is a UUID version 8 whose last five hexadecimal digits are the home (office) it belongs to. Outside systems that do not mint such ids use POST /api/v1/actions/… with any UUID as Idempotency-Key. An act that was decided without a line says `later`: what would ask its maker something becomes a thing to settle instead of a refusal.', tags: ['sync'], body: schemaOf(Push), response: { 200: { type: 'object', properties: { receipts: { type: 'array', items: receiptSchema } } }, ...problemSchema } } }, async request => {
    return { receipts: await receiptsOf(services, actorOf(request), parsed(Batch, request.body).envelopes) }
  })
  app.post('/api/pull', { bodyLimit: 4_194_304, config: { quick: true }, schema: { summary: 'Gives a device its news since a cursor', description: 'The first pull, and each whose scope changed, is answered with scopeChanged: ask again with `have`, everything held (`id` or `id/depth`; an empty list at first), adding what comes in `put` and dropping what comes in `forget`, until `more` is false. From then on send `cursor` and `scope` as they were given.', tags: ['sync'], body: schemaOf(Pull), response: { 200: { type: 'object', additionalProperties: true }, ...problemSchema } } }, async request => {
    const answer = await pull(services, actorOf(request), parsed(Pull, request.body) as PullInput)
    await logRead(services, actorOf(request), ...loggedReads(services.sheet, actorOf(request), answer.put, true))
    return answer
  })
  for (const action of services.actions.values()) {
    app.post(`/api/v1/actions/${action.name}`, { config: { quick: true }, schema: actionSchema(action, services.messages) }, async request => await act(services, actorOf(request), action.name, request.body, request.headers['idempotency-key']))
  }
  for (const kind of services.kinds) {
    app.get(`/api/v1/${kind.path ?? kind.table}`, { config: { quick: true }, schema: listSchema(kind) }, async (request, reply) => {
      reply.header('content-type', 'application/json; charset=utf-8')
      return await listPage(services, kind, actorOf(request), request.query as Query)
    })
    app.get<{ Params: { id: string } }>(`/api/v1/${kind.path ?? kind.table}/:id`, { config: { quick: true }, schema: kindSchema(kind) }, async request => {
      const record = await reading(services, actorOf(request), client => readRecord(services, client, kind, actorOf(request), request.params.id.toLowerCase()))
      await logRead(services, actorOf(request), ...loggedReads(services.sheet, actorOf(request), [{ kind: kind.name, record }]))
      return record
    })
  }
  app.setNotFoundHandler(() => { throw notFound() })
}

/** Parses an input or refuses with every fault named. */
export function parsed<T extends z.ZodMiniType>(schema: T, value: unknown): z.infer<T> {
  const result = schema.safeParse(value ?? {}, { reportInput: true })
  if (!result.success) throw invalid({ faults: faultsOf(result.error) })
  return result.data
}

/** Decides envelopes in their order; when the server itself fails, those decided so far are answered and the rest wait, for they may build on the one that failed. */
async function receiptsOf(services: Services, actor: Actor, envelopes: readonly unknown[]): Promise<Receipt[]> {
  const receipts: Receipt[] = []
  const known = envelopes.length > 1 ? await answeredBefore(services, actor, envelopes.flatMap(one => { const read = Sent.safeParse(one); return read.success ? [read.data as Envelope] : [] })) : undefined
  for (const envelope of envelopes) {
    try {
      receipts.push(known?.get((envelope as Envelope | null)?.id ?? '') ?? await receiptOf(services, actor, envelope))
    } catch (error) {
      if (receipts.length === 0) throw error
      break
    }
  }
  return receipts
}

async function receiptOf(services: Services, actor: Actor, sent: unknown): Promise<Receipt> {
  try {
    return await dispatch(services, actor, parsed(Sent, sent) as Envelope)
  } catch (error) {
    if (!(error instanceof Problem) || error.status >= 500) throw error
    const { id } = (sent ?? {}) as { id?: unknown }
    return { id: typeof id === 'string' ? id.slice(0, 36) : '', received: new Date().toISOString(), refused: { code: error.code, status: error.status, details: error.details }, made: [] }
  }
}

async function act(services: Services, actor: Actor, name: string, body: unknown, key: string | string[] | undefined): Promise<Receipt> {
  if (key !== undefined && !isUuid(String(key).toLowerCase())) {
    const now = new Date().toISOString()
    const input = services.actions.get(name)!.input.safeParse(body ?? {}, { reportInput: true })
    throw faulty({ at: 'Idempotency-Key', rule: 'uuid' }, ...input.success ? [] : allFaults(services.actions.get(name) as never, body ?? {}, input.error, clockOf(now, now)))
  }
  const home = homeFor(services, actor, body)
  const id = key ? envelopeIdFor(actor.workerId, key as string, home) : mintId(home, Date.now(), count => randomBytes(count))
  const receipt = await dispatch(services, actor, { id, action: name, at: new Date().toISOString(), input: body ?? {} })
  if (receipt.refused) throw new Problem(receipt.refused.code, receipt.refused.status, receipt.refused.details)
  return receipt
}

function homeFor(services: Services, actor: Actor, body: unknown): number {
  const input = (body && typeof body === 'object' ? body : {}) as Record<string, unknown>
  const area = input.area as { region?: unknown } | undefined
  for (const region of [input.region, area?.region]) {
    const home = typeof region === 'string' ? services.homes.homeAt(region) : undefined
    if (home !== undefined) return home
  }
  for (const key of HOME_KEYS) {
    const value = Array.isArray(input[key]) ? (input[key] as unknown[])[0] : input[key]
    if (isId(value)) return homeOf(value)
  }
  return actor.posts[0] ? homeOf(actor.posts[0].id) : 0
}

import * as z from 'zod/mini'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Envelope, Receipt } from '#kernel/action.ts'
import { deviceLine } from '#kernel/device.ts'
import { instant, id as idField, int, region, rtNumber } from '#kernel/fields.ts'
import { Problem } from '#kernel/problem.ts'
import { factsOf, noteDevice, refuseOld, SKEWED_SECONDS } from './devices.ts'
import { answeredBefore, type Circumstances, dispatch } from './dispatch.ts'
import { actorOf } from './http.ts'
import { problemSchema, receiptSchema, schemaOf } from './openapi.ts'
import { handedIn, handedOn, lateFor } from './quarantine.ts'
import { loggedReads, logRead } from './reads.ts'
import { parsed } from './routes.ts'
import type { Services } from './services.ts'
import { pull, type PullInput } from './sync.ts'
import { turnstile } from './turnstile.ts'

const MOST_ENVELOPES = 200
const BODY_BYTES = 4_194_304
/** Of the connections to the database first loads and comparisons take one in six; so many more may wait. */
const HEAVY_SHARE = 6
const MOST_HEAVY = 300
const Sent = z.strictObject({ id: idField(), action: z.string().check(z.maxLength(60)), at: instant(), input: z.unknown(), later: z.optional(z.boolean()) })
const Push = z.strictObject({ envelopes: z.array(Sent).check(z.minLength(1), z.maxLength(MOST_ENVELOPES)), refused: z.optional(z.boolean()) })
/** The batch as it is read: an envelope that cannot be read is refused alone, so that it never holds up the others. */
const Batch = z.strictObject({ envelopes: z.array(z.unknown()).check(z.minLength(1), z.maxLength(MOST_ENVELOPES)), refused: z.optional(z.boolean()) })
const Pull = z.strictObject({
  cursor: z.nullish(z.string().check(z.maxLength(120))), scope: z.nullish(z.string().check(z.maxLength(64))), have: z.nullish(z.array(z.string().check(z.maxLength(42))).check(z.maxLength(60_000))),
  parts: z.nullish(z.string().check(z.maxLength(512))),
  load: z.nullish(z.string().check(z.maxLength(160))), areas: z.nullish(z.array(region()).check(z.maxLength(200))), rws: z.nullish(z.array(rtNumber()).check(z.maxLength(200))), most: z.nullish(int(1, 20_000)),
})

const pushWords = 'The id of an envelope is a UUID version 8 whose last five hexadecimal digits are the home (office) it belongs to. Outside systems that do not mint such ids use POST /api/v1/actions/… with any UUID as Idempotency-Key. An act that was decided without a line says `later`: what would ask its maker something becomes a thing to settle instead of a refusal. With `refused` come acts that were refused before: those whose maker has lost the right since are kept for the office like any that comes too late, for the others there is no receipt. A device whose session was put out is answered with 202: what it hands in is kept unread for the office, and it is to wipe itself.'
const pullWords = 'The first load asks with `load: ""`, then with the `load` that came with the page before, beside `cursor` and `scope` of the first page, until `more` is false; it may be broken off anywhere. Each pull whose scope changed is answered with scopeChanged: ask again with `have`, everything held (`id` or `id/depth`), adding what comes in `put` and dropping what comes in `forget`, until `more` is false. `sums` of that answer spare most of it: 256 sums of eight digits over what may be held (`src/kernel/sums.ts`); name those that differ in `parts`, beside `cursor` and `scope`, and in `have` only what is held of them. From then on send `cursor` and `scope` as they were given. `areas` names the places to be carried, `rws` the RW within them, when all would be too many. `world` tells how many records there are, how many a phone carries, and how many come still; `full` that their texts filled it before their number did: then say `most` with each pull.'

/** An answer that no browser ever shows needs no word on what a page may do; a phone hears it hundreds of times a month. */
const LEAN = { contentSecurityPolicy: false, crossOriginOpenerPolicy: false, originAgentCluster: false, dnsPrefetchControl: false, ieNoOpen: false, frameguard: false, permittedCrossDomainPolicies: false, xssFilter: false } as const

/** Adds push and pull, by which a device and the house keep in step. */
export function addSyncRoutes(app: FastifyInstance, services: Services): void {
  // a morning's first loads wait for each other, so that the office never waits for all of them
  const heavy = turnstile(Math.max(1, Math.floor(services.config.poolSize / HEAVY_SHARE)), MOST_HEAVY)
  app.post('/api/push', { bodyLimit: BODY_BYTES, config: { quick: true, handsIn: true }, schema: { summary: 'Sends envelopes of a device; each is decided on its own', description: pushWords, tags: ['sync'], body: schemaOf(Push), response: { 200: { type: 'object', properties: { receipts: { type: 'array', items: receiptSchema } } }, ...problemSchema } } }, async (request, reply) => {
    const { envelopes, refused } = parsed(Batch, request.body)
    if (request.revoked) return await reply.code(202 as never).send({ receipts: await handedIn(services, request.revoked, envelopes), wipe: true } as never)
    if (refused) return { receipts: await handedOn(services, actorOf(request), envelopes.flatMap(readable)) }
    const { id, skew } = factsOf(request)
    const receipts = await receiptsOf(services, request, envelopes, { device: id && deviceLine(id, request.headers['user-agent']), ...(Math.abs(skew) > SKEWED_SECONDS ? { skew } : {}) })
    await noteDevice(services, request)
    return { receipts }
  })
  app.post('/api/pull', { helmet: LEAN, bodyLimit: BODY_BYTES, config: { quick: true }, schema: { summary: 'Gives a device its news since a cursor', description: pullWords, tags: ['sync'], body: schemaOf(Pull), response: { 200: { type: 'object', additionalProperties: true }, ...problemSchema } } }, async (request, reply) => {
    refuseOld(services, request)
    const input = parsed(Pull, request.body) as PullInput
    const answer = await (input.load || input.load === '' || input.have ? heavy(() => pull(services, actorOf(request), input)) : pull(services, actorOf(request), input))
    await Promise.all([logRead(services, actorOf(request), ...loggedReads(services.sheet, actorOf(request), answer.put, true)), noteDevice(services, request)])
    return await packed(request, reply, JSON.stringify({ ...answer, now: new Date().toISOString() }))
  })
}

const SMALL_BYTES = 1400
const brotli = promisify<Buffer, { params: Record<number, number> }, Buffer>(brotliCompress)
const gzipped = promisify<Buffer, Buffer>(gzip)

/** Packs an answer for a thin line; what fits into one packet is left as it is. */
async function packed(request: FastifyRequest, reply: FastifyReply, text: string): Promise<unknown> {
  reply.header('content-type', 'application/json; charset=utf-8').header('vary', 'accept-encoding')
  const takes = String(request.headers['accept-encoding'] ?? '')
  if (text.length < SMALL_BYTES || !/\b(br|gzip)\b/.test(takes)) return await reply.send(text)
  const bytes = Buffer.from(text)
  if (/\bbr\b/.test(takes)) return await reply.header('content-encoding', 'br').send(await brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }))
  return await reply.header('content-encoding', 'gzip').send(await gzipped(bytes))
}

/** Decides envelopes in their order; when the server itself fails, those decided so far are answered and the rest wait, for they may build on the one that failed. */
async function receiptsOf(services: Services, request: FastifyRequest, envelopes: readonly unknown[], by: Circumstances): Promise<Receipt[]> {
  const receipts: Receipt[] = []
  const known = envelopes.length > 1 ? await answeredBefore(services, actorOf(request), envelopes.flatMap(readable)) : undefined
  for (const envelope of envelopes) {
    try {
      receipts.push(known?.get((envelope as Envelope | null)?.id ?? '') ?? await receiptOf(services, request, envelope, by))
    } catch (error) {
      if (receipts.length === 0) throw error
      break
    }
  }
  return receipts
}

function readable(sent: unknown): Envelope[] {
  const read = Sent.safeParse(sent)
  return read.success ? [read.data as Envelope] : []
}

async function receiptOf(services: Services, request: FastifyRequest, sent: unknown, by: Circumstances): Promise<Receipt> {
  try {
    const envelope = parsed(Sent, sent) as Envelope
    return await dispatch(services, actorOf(request), envelope, { ...by, late: lateFor(services, actorOf(request), envelope) })
  } catch (error) {
    if (!(error instanceof Problem) || error.status >= 500) throw error
    const { id } = (sent ?? {}) as { id?: unknown }
    return { id: typeof id === 'string' ? id.slice(0, 36) : '', received: new Date().toISOString(), refused: { code: error.code, status: error.status, details: error.details }, made: [] }
  }
}

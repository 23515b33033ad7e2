import * as z from 'zod/mini'
import type { FastifyInstance } from 'fastify'
import { maybe, oneOf, id as idField } from '#kernel/fields.ts'
import { dayAt } from '#kernel/day.ts'
import { homeOf, isId, type Id } from '#kernel/id.ts'
import { faulty, notFound } from '#kernel/problem.ts'
import type { Kind } from '#kernel/record.ts'
import type { Actor, HeldPost } from '#kernel/rights.ts'
import { literal, type Client } from '#server/db.ts'
import { deskOf } from '#server/desk.ts'
import { addParts, notAnnounced, type Beside } from '#server/beside.ts'
import { shownFile, type Sort } from '#server/files.ts'
import { actorOf } from '#server/http.ts'
import { reading, readRecord, readRecords } from '#server/lists.ts'
import { problemSchema, schemaOf } from '#server/openapi.ts'
import { logRead } from '#server/reads.ts'
import { parsed } from '#server/routes.ts'
import { scopeOf } from '#server/scope.ts'
import type { Services } from '#server/services.ts'
import { byHome, mayReach, recipients, senderOf } from './audience.ts'
import { notSender } from './correct.ts'
import { notRecipient } from './hear.ts'
import { Directive, fileAsked, Hearing, Part, SORTS } from './kinds.ts'
import { funnelOf, isSuperior, paceOf, stopsAt, type Reached } from './ledger.ts'

const anyOf = (kind: unknown) => kind as Kind
const byId = { type: 'object', properties: { id: { type: 'string', format: 'uuid' } }, required: ['id'] } as const
const object = { 200: { type: 'object', additionalProperties: true }, ...problemSchema } as const
const MOST_SHOWN = 300
const SHA256 = /^[0-9a-f]{64}$/
const bySha = { type: 'object', properties: { id: { type: 'string', format: 'uuid' }, sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' } }, required: ['id', 'sha256'] } as const
const Asked = z.strictObject({ sort: oneOf(SORTS), postId: maybe(idField()), audience: z.array(Part).check(z.minLength(1), z.maxLength(60)) })

/** Adds what a sender looks at: whom words would reach, how far they came, and how long one takes oneself. */
export function addDirectiveRoutes(app: FastifyInstance, services: Services): void {
  app.post('/api/v1/audience', { schema: { operationId: 'directives.audience', summary: 'Whom an audience means today, before anything is sent: how many, and the first by name', tags: ['directives'], body: schemaOf(Asked), response: object } }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    return await audienceOf(services, actorOf(request), parsed(Asked, request.body))
  })
  app.get<{ Params: { id: string } }>('/api/v1/directives/:id/ledger', { schema: { operationId: 'directives.ledger', summary: 'How far a directive came: the states as a funnel, where it stops, and each recipient with whether it reached a device', tags: ['directives'], params: byId, response: object } }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    return await reading(services, actorOf(request), client => ledgerOf(services, client, actorOf(request), request.params.id.toLowerCase()))
  })
  app.get<{ Querystring: Record<string, string | undefined> }>('/api/v1/pace', { schema: { operationId: 'directives.pace', summary: 'How long somebody takes to open, understand, agree and carry out: told to that worker and to superiors, to nobody else', tags: ['directives'], querystring: { type: 'object', properties: { worker: { type: 'string', format: 'uuid' } } }, response: object } }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const actor = actorOf(request)
    const worker = request.query.worker?.toLowerCase() ?? actor.workerId
    const found = await reading(services, actor, client => paceFor(services, client, actor, worker))
    if (worker !== actor.workerId) await logRead(services, actor, { what: 'worker.pace', record: worker })
    return found
  })
}

async function audienceOf(services: Services, actor: Actor, { sort, postId, audience }: z.infer<typeof Asked>): Promise<unknown> {
  const now = new Date().toISOString()
  const post = senderOf({ actor, home: postId ? homeOf(postId) : homeOf(actor.posts[0]?.id ?? actor.workerId) }, sort, postId)
  const home = homeOf(post.id)
  const parts = byHome(home, audience)
  const elsewhere = [...parts.keys()].filter(there => there !== home).map(there => ({ home: there, region: services.homes.regionOf(there) ?? null, joined: services.homes.regionOf(there) !== undefined }))
  const found = await reading(services, actor, async client => {
    const desk = deskOf(client, services.vault, services.sheet, actor, home)
    const posts = (await recipients({ desk, today: place => dayAt(place, now) }, parts.get(home) ?? [], to => mayReach(post, sort, to))).filter(to => to.workerId !== actor.workerId)
    const accounts = new Set(await desk.withAccounts(posts.map(to => to.workerId)))
    return posts.map(to => ({ workerId: to.workerId, workerName: to.workerName, role: to.role, pillar: to.pillar ?? null, region: to.region, account: accounts.has(to.workerId) }))
  })
  return { total: found.length, withoutAccount: found.filter(one => !one.account).length, items: found.toSorted((a, b) => a.workerName.localeCompare(b.workerName, 'id')).slice(0, MOST_SHOWN), elsewhere }
}

async function ledgerOf(services: Services, client: Client, actor: Actor, id: Id): Promise<unknown> {
  const directive = await readRecord(services, client, anyOf(Directive), actor, id)
  const hearings = await readRecords(services, client, anyOf(Hearing), actor, `t.directive_id = ${literal(id)}`, 'order by t.worker_name, t.id limit 5000') as unknown as (Hearing & { depth: string })[]
  const { rows } = await client.query<{ worker: Id; seen: string | null; account: boolean }>(
    `select w.id as worker, (select max(d.seen_at) from devices d where d.home = w.home and d.worker = w.id)::text as seen, w.id in (select with_accounts($1)) as account from unnest($1::uuid[]) x (id) join workers w on w.id = x.id`, [hearings.map(one => one.workerId)])
  const seen = new Map(rows.map(row => [row.worker, row]))
  const recipientsHere = hearings.map(one => ({ ...one, reached: reachedBy(one, seen.get(one.workerId)) }))
  const funnel = funnelOf(directive.sort as Hearing['sort'], hearings)
  const count = (state: Reached) => recipientsHere.filter(one => one.reached === state).length
  return { directive, funnel, stopsAt: stopsAt(funnel) ?? null, reached: { belum_sampai: count('belum_sampai'), belum_dibuka: count('belum_dibuka'), tanpa_akun: count('tanpa_akun') }, recipients: recipientsHere }
}

// not opened: no device of the recipient spoke since the last wording, or one did
function reachedBy(hearing: Hearing, worker: { seen: string | null; account: boolean } | undefined): Reached {
  if (hearing.stage !== 'terkirim') return 'dibuka'
  if (worker && !worker.account) return 'tanpa_akun'
  return worker?.seen && Date.parse(worker.seen) > Date.parse(hearing.wordings?.at(-1)?.at ?? hearing.at) ? 'belum_dibuka' : 'belum_sampai'
}

async function paceFor(services: Services, client: Client, actor: Actor, worker: Id): Promise<unknown> {
  if (!isId(worker)) throw faulty({ at: 'worker', rule: 'uuid' })
  const own = worker === actor.workerId
  if (!own && !isSuperior(actor, (await client.query<{ posts: HeldPost[] }>('select posts_of($1) as posts', [worker])).rows[0]?.posts ?? [], new Date().toISOString())) throw notFound()
  const scope = own ? scopeOf(services.sheet, anyOf(Hearing), actor) : null
  const { rows } = await client.query(`select t.at, t.wordings, t.heard_at as "heardAt", t.understood_at as "understoodAt", t.agreed_at as "agreedAt", t.done_at as "doneAt" from hearings t where t.worker_id = ${literal(worker)} and t.from_id <> ${literal(worker)} and not t.sealed${own ? ` and ${scope?.where ?? 'false'}` : ''} order by t.at desc limit 200`)
  return { worker, own, ...paceOf(rows.map(row => ({ ...row, ...times(row) })) as never) }
}

function times(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).map(([field, value]) => [field, value instanceof Date ? value.toISOString() : value]))
}

const WAYS = { hearings: Hearing, directives: Directive } as const
type Way = keyof typeof WAYS

/** Adds the files beside words: a recording of what was understood, pictures that show it was carried out, attachments. An act names them by the hash of their bytes first; then the bytes come in parts, from whoever named them. */
export function addWordFileRoutes(app: FastifyInstance, services: Services): void {
  for (const way of ['hearings', 'directives'] as const) {
    addParts(app, services, way, (actor, id, sha256) => takenBy(services, actor, way, id, sha256))
    app.get<{ Params: { id: string; sha256: string } }>(`/api/v1/${way}/:id/files/:sha256`, { schema: { operationId: `${way}.file`, summary: 'A file beside official words, within your scope', tags: ['directives'], params: bySha, response: { 404: problemSchema[404] } } }, async (request, reply) => {
      const actor = actorOf(request)
      const found = await reading(services, actor, client => readRecord(services, client, anyOf(WAYS[way]), actor, request.params.id.toLowerCase()))
      const at = fileAsked(found as unknown as Hearing, request.params.sha256)
      const shown = at && await shownFile(services, at, request.params.sha256)
      if (!shown) throw notFound()
      // a document may hold what a page must not run: it is saved, never shown as part of this house
      const pdf = shown.type === 'application/pdf'
      return reply.header('content-type', shown.type).header('cache-control', 'private, no-store').header('content-disposition', `${pdf ? 'attachment' : 'inline'}; filename="berkas.${shown.type.split('/')[1]}"`).header('x-content-type-options', 'nosniff').send(shown.bytes)
    })
  }
}

/** Whose record it is beside which somebody may lay a file, and what that may be. */
async function takenBy(services: Services, actor: Actor, way: Way, id: string, sha256: string): Promise<Beside> {
  const found = await reading(services, actor, client => readRecord(services, client, anyOf(WAYS[way]), actor, id.toLowerCase())) as unknown as Hearing & Directive
  if (way === 'hearings' && found.workerId !== actor.workerId) throw notRecipient({ hearingId: found.id })
  if (way === 'directives' && found.fromId !== actor.workerId) throw notSender({ directiveId: found.id })
  if (!SHA256.test(sha256)) throw notFound()
  const attached = way === 'directives' && found.attachments?.find(one => one.sha256 === sha256 && !one.of)
  const takes: Sort[] = attached ? [attached.type === 'application/pdf' ? 'pdf' : 'picture'] : way === 'hearings' && found.voice === sha256 ? ['sound'] : way === 'hearings' && found.evidenceFiles?.includes(sha256) ? ['picture'] : []
  if (takes.length === 0) throw notAnnounced({ sha256 })
  return { record: found.id, region: found.region, worker: actor.workerId, sha256, takes }
}

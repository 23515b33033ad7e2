import * as z from 'zod/mini'
import type { FastifyInstance } from 'fastify'
import { dayAt } from '#kernel/day.ts'
import { text } from '#kernel/fields.ts'
import { homeOf, isId, mintId, type Id } from '#kernel/id.ts'
import { faulty, forbidden, notFound } from '#kernel/problem.ts'
import type { AnyRecord, Depth, Kind } from '#kernel/record.ts'
import type { Region } from '#kernel/region.ts'
import { isLive, postFor, postWith, type Actor } from '#kernel/rights.ts'
import { homesDue, inTouch, roundDone, senderOf, sentBy, shuffled, type Waiting, waitingIn, wentOut } from '#server/box.ts'
import { literal, planned, transact, withHouseEyes, type Client } from '#server/db.ts'
import { dispatch } from '#server/dispatch.ts'
import { actorOf } from '#server/http.ts'
import { reading, readRecord, readRecords } from '#server/lists.ts'
import { problemSchema, schemaOf } from '#server/openapi.ts'
import { present } from '#server/present.ts'
import { logRead } from '#server/reads.ts'
import { parsed } from '#server/routes.ts'
import { scopeOf } from '#server/scope.ts'
import type { Services } from '#server/services.ts'
import { selection } from '#server/table.ts'
import { Case } from '#slices/cases/kinds.ts'
import { Post } from '#slices/workers/rules.ts'
import { alikeTo, type Said } from './alike.ts'
import { deliver, deliverRating, FEWEST_WRITERS, shownPlace, type Writer } from './deliver.ts'
import { Concern, Entry, Issue, Voice } from './kinds.ts'
import { raise, rate } from './raise.ts'

const anyOf = (kind: unknown) => kind as Kind
const object = { 200: { type: 'object', additionalProperties: true }, ...problemSchema } as const
const byId = { params: { type: 'object', properties: { id: { type: 'string', format: 'uuid' } }, required: ['id'] } } as const
const Reason = z.strictObject({ reason: text(300) })
const SHORTEST_REASON = 5
const MOST = 200
const DAY_MS = 86_400_000
/** A home in which fewer than ten were in touch keeps its box shut for at most so long. */
const HELD_DAYS = 7

/** Adds what voices need beyond the generic routes: one's own without a name, the office's inbox, an issue with its thread, what was said of leaders, and the trusted officer's one question. */
export function addVoiceRoutes(app: FastifyInstance, services: Services): void {
  app.get('/api/v1/voices/mine', { schema: { operationId: 'voices.mine', summary: 'What you sent without a name, and what became of it; asked by every phone alike', tags: ['voices'], response: object } }, async request => ({ items: await unnamedOf(services, actorOf(request)) }))
  app.get('/api/v1/voices/inbox', { schema: { operationId: 'voices.inbox', summary: 'Voices that belong to no issue yet, each with those that are alike', tags: ['voices'], response: object } }, async request => {
    const actor = actorOf(request)
    if (!postWith(services.sheet, actor, 'issue.handle')) throw forbidden({ verb: 'issue.handle' })
    return await reading(services, actor, client => inboxOf(services, client, actor))
  })
  app.get('/api/v1/voices/unnamed', { schema: { operationId: 'voices.unnamed', summary: 'What was said without a name, for the trusted officer', tags: ['voices'], response: object } }, async request => {
    const actor = actorOf(request)
    if (!postWith(services.sheet, actor, 'voice.sender')) throw forbidden({ verb: 'voice.sender' })
    return { items: await reading(services, actor, client => readRecords(services, client, anyOf(Voice), actor, 't.anonymous', `order by t.day desc, t.id limit ${MOST}`)) }
  })
  app.get('/api/v1/issues/figures', { schema: { operationId: 'issues.figures', summary: 'Issues of your area in the last 90 days: raised, decided, answered, answered in time, and late without an answer', tags: ['voices'], response: object } }, async request => {
    const actor = actorOf(request)
    if (!postWith(services.sheet, actor, 'issue.handle')) throw forbidden({ verb: 'issue.handle' })
    const scope = scopeOf(services.sheet, anyOf(Issue), actor)!
    return await reading(services, actor, async client => (await planned<Record<string, number>>(client, `select count(*)::int as raised, count(t.decided_at)::int as decided, count(t.answered_at)::int as answered, count(*) filter (where t.answered_at::date <= t.due)::int as "inTime", count(*) filter (where t.answered_at is null and t.due < current_date)::int as late
      from issues t where t.opened_at > now() - interval '90 days' and ${scope.where}`)).rows[0])
  })
  app.get<{ Params: { id: string } }>('/api/v1/issues/:id/file', { schema: { operationId: 'issues.file', summary: 'An issue with its voices, its thread, and how many cases are behind it', tags: ['voices'], ...byId, response: object } }, async request => {
    const actor = actorOf(request)
    return await reading(services, actor, client => fileOf(services, client, actor, request.params.id.toLowerCase()))
  })
  app.get('/api/v1/concerns/inbox', { schema: { operationId: 'concerns.inbox', summary: 'What was said about leaders, for the inspectorate; with every opening of a sender', tags: ['voices'], response: object } }, async request => {
    const actor = actorOf(request)
    if (!postWith(services.sheet, actor, 'concern.answer') && !postWith(services.sheet, actor, 'voice.sender')) throw forbidden({ verb: 'concern.answer' })
    return await reading(services, actor, async client => {
      const items = await readRecords(services, client, anyOf(Concern), actor, 'true', `order by t.day desc, t.id limit ${MOST}`)
      return { items: await withOpenings(client, items) }
    })
  })
  app.post<{ Params: { id: string }; Body: unknown }>('/api/v1/voices/:id/sender', { schema: { operationId: 'voices.sender', summary: 'Who sent a voice without a name: for the trusted officer alone, with a reason that is logged and shown to the sender', tags: ['voices'], ...byId, body: schemaOf(Reason), response: object } }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    return await senderFor(services, actorOf(request), request.params.id.toLowerCase(), request.body)
  })
}

async function unnamedOf(services: Services, actor: Actor): Promise<unknown[]> {
  const settings = services.homes.settingsFor(actor)
  const waiting = (await waitingIn(services, settings.home)).filter(({ worker, action }) => worker === actor.workerId && action === raise.name)
  const ids = await sentBy(services, actor)
  const found = ids.length === 0 ? [] : await transact(services.pool, settings, client => withHouseEyes(client, async () => {
    const rowsOf = async (kind: Kind) => ({ kind, rows: (await planned<AnyRecord & { depth: Depth }>(client, `select ${selection(kind)}, 'full' as depth from ${kind.table} t where t.home = any(${literal([...new Set(ids.map(homeOf))])}::int[]) and t.id = any(${literal(ids)}::uuid[])`)).rows })
    const [voices, concerns] = await present(services.vault, client, [await rowsOf(anyOf(Voice)), await rowsOf(anyOf(Concern))])
    return await withOpenings(client, [...voices!, ...concerns!.map(concern => ({ ...concern, leader: true }))])
  }), true)
  return [...waiting.map(({ id, due, input: { sort, category, text: said, region, leader } }) => ({ id, sort, category, text: said, region, leader: !!leader, stage: 'menunggu', goesOut: due })), ...found.toSorted((a, b) => (String((a as AnyRecord).day) < String((b as AnyRecord).day) ? 1 : -1))]
}

/** When the trusted officer asked who sent it, and why: the sender is told, and the inspectorate. */
async function withOpenings(client: Client, records: readonly AnyRecord[]): Promise<AnyRecord[]> {
  if (records.length === 0) return []
  const { rows } = await planned<{ record: Id; at: string; reason: string }>(client, `select record, at, reason from reads where home = any(${literal([...new Set(records.map(({ id }) => homeOf(id)))])}::int[]) and record = any(${literal(records.map(({ id }) => id))}::uuid[]) and what in ('voice.sender', 'concern.sender') order by at`)
  return records.map(record => ({ ...record, openings: rows.filter(row => row.record === record.id).map(({ at, reason }) => ({ at, reason })) }))
}

async function inboxOf(services: Services, client: Client, actor: Actor) {
  const voices = await readRecords(services, client, anyOf(Voice), actor, `t.stage = 'terkirim'`, `order by t.day desc, t.id limit ${MOST}`)
  const issues = await readRecords(services, client, anyOf(Issue), actor, `t.stage <> 'dijawab'`, `order by t.opened_at desc limit ${MOST}`)
  const known = issues.map(issue => ({ ...issue, text: String(issue.title) })) as unknown as (Said & { id: Id })[]
  const said = voices as unknown as (Said & { id: Id })[]
  return { items: said.map(voice => ({ ...voice, issues: alikeTo(voice, known).map(({ id }) => id), voices: alikeTo(voice, said.filter(({ id }) => id !== voice.id), 5).map(({ id }) => id) })), issues }
}

async function fileOf(services: Services, client: Client, actor: Actor, issueId: string) {
  const issue = await readRecord(services, client, anyOf(Issue), actor, issueId)
  const of = (kind: unknown, tail: string) => readRecords(services, client, anyOf(kind), actor, `t.home = ${literal(homeOf(issue.id))} and t.issue_id = ${literal(issue.id)}`, tail)
  const [entries, voices] = [await of(Entry, 'order by t.at, t.id'), await of(Voice, `order by t.day, t.id limit ${MOST}`)]
  const free = await readRecords(services, client, anyOf(Voice), actor, `t.stage = 'terkirim'`, `order by t.day desc, t.id limit ${MOST}`)
  const alike = issue.stage === 'dijawab' ? [] : alikeTo({ text: [issue.title, ...voices.map(voice => voice.text)].join(' '), category: String(issue.category), region: issue.region }, free as unknown as (Said & { id: Id })[], 5)
  const scope = scopeOf(services.sheet, anyOf(Case), actor)
  const { rows: [cases] } = scope ? await planned<{ count: number }>(client, `select count(distinct t.id)::int as count from voices v join cases t on t.home = v.home and t.id = v.case_id where v.home = ${literal(homeOf(issue.id))} and v.issue_id = ${literal(issue.id)} and ${scope.where}`) : { rows: [{ count: 0 }] }
  return { issue, entries, voices, alike, cases: cases!.count }
}

async function senderFor(services: Services, actor: Actor, id: string, body: unknown) {
  const { reason } = parsed(Reason, body)
  if (!postWith(services.sheet, actor, 'voice.sender')) throw forbidden({ verb: 'voice.sender' })
  if (reason.length < SHORTEST_REASON) throw faulty({ at: 'reason', rule: 'required' })
  if (!isId(id)) throw notFound()
  const { kind, record } = await reading(services, actor, async client => {
    const [voice] = await readRecords(services, client, anyOf(Voice), actor, `t.home = ${literal(homeOf(id))} and t.id = ${literal(id)} and t.anonymous`)
    return voice ? { kind: 'voice', record: voice } : { kind: 'concern', record: await readRecord(services, client, anyOf(Concern), actor, id) }
  })
  if (!postFor(services.sheet, actor, 'voice.sender', record.region)) throw forbidden({ verb: 'voice.sender' })
  const sender = await senderOf(services, record.id)
  if (!sender) throw notFound()
  await logRead(services, actor, { what: `${kind}.sender`, record: record.id, region: record.region, reason, each: true })
  return { name: sender.name, role: sender.role, region: sender.region }
}

/** Empties the boxes that are due: in each home together, in no order, in nobody's name; a place is shown only if at least ten could have written from it since the last time. Gives how many went out. */
export async function emptyBoxes(services: Services, role: string, now = new Date().toISOString(), soon = false): Promise<number> {
  let out = 0
  for (const { home, oldest, last } of await homesDue(services, soon ? '9999-12-31T00:00:00Z' : now)) {
    const region = services.homes.regionOf(home)
    if (!region) continue
    const writers = await writersOf(services, home, region, now, last)
    const held = Date.parse(now) - Date.parse(oldest) < HELD_DAYS * DAY_MS
    if (!soon && held && new Set(writers.map(({ worker }) => worker)).size < FEWEST_WRITERS) continue
    for (const waiting of shuffled(await waitingIn(services, [home], soon ? undefined : now))) {
      await goOut(services, role, region, writers, waiting, now)
      out += 1
    }
    await roundDone(services, home, now)
  }
  return out
}

async function writersOf(services: Services, home: number, region: Region, now: string, since: string | null): Promise<Writer[]> {
  const roles = Object.keys(services.sheet).filter(role => services.sheet[role]!.verbs.includes(VERB))
  const posts = await transact(services.pool, { kab: [region], home: [home], worker: '', eyes: 'house' }, async client => (await planned<Post>(client, `select ${selection(anyOf(Post), ['id', 'workerId', 'region', 'from', 'until', 'approval'])} from posts t where t.home = ${literal(home)} and t.line = 'area' and t.role = any(${literal(roles)}::text[])`)).rows, true)
  const live = posts.filter(post => isLive(post, dayAt(post.region, now)))
  const able = await inTouch(services, home, [...new Set(live.map(({ workerId }) => workerId))], since)
  return live.filter(({ workerId }) => able.has(workerId)).map(({ workerId, region: at }) => ({ worker: workerId, region: at }))
}

const VERB = raise.name

async function goOut(services: Services, role: string, region: Region, writers: readonly Writer[], waiting: Waiting, now: string): Promise<void> {
  const { home, id, due, action, input } = waiting
  const none = mintId(home, 0, count => new Uint8Array(count))
  const nobody: Actor = { workerId: none, name: 'Tanpa nama', shut: [], posts: [{ id: none, role, region, line: 'area', from: '2000-01-01' }] }
  const act = action === rate.name ? await ratingOf(services, waiting) : { action: deliver.name, input: { sort: input.sort, category: input.category, text: input.text, region: shownPlace(String(input.region), writers), leader: input.leader } }
  const at = due < now ? due : now
  const receipt = act && await dispatch(services, nobody, { id, at, ...act }, { now: at })
  await wentOut(services, waiting, receipt && !receipt.refused && act!.action === deliver.name ? receipt.made[0]?.id : undefined)
}

/** A word on whether the answer helped counts from its own sender alone. */
async function ratingOf(services: Services, { worker, input }: Waiting): Promise<{ action: string; input: unknown } | undefined> {
  const sender = await senderOf(services, String(input.voiceId))
  return sender?.worker === worker ? { action: deliverRating.name, input: { voiceId: input.voiceId, helped: input.helped } } : undefined
}

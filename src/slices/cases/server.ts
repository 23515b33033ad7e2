import * as z from 'zod/mini'
import type { FastifyInstance } from 'fastify'
import { maybe, oneOf, region, text, id as idField, int } from '#kernel/fields.ts'
import { homeOf, isId } from '#kernel/id.ts'
import { faulty, forbidden, notFound, tooMany, type Fault } from '#kernel/problem.ts'
import type { AnyRecord, Depth, Kind } from '#kernel/record.ts'
import { postFor, type Actor } from '#kernel/rights.ts'
import { isRegion, placeOf } from '#kernel/region.ts'
import { literal, readRow, transact, type Client } from '#server/db.ts'
import { actorOf } from '#server/http.ts'
import { rawRows, reading, readRecord } from '#server/lists.ts'
import { present, type Raw } from '#server/present.ts'
import { loggedReads, logRead } from '#server/reads.ts'
import { schemaOf } from '#server/openapi.ts'
import { parsed } from '#server/routes.ts'
import { scopeOf, columnsWithin } from '#server/scope.ts'
import { blankSealed } from '#server/secrets.ts'
import { unsealRow } from '#server/table.ts'
import type { Services } from '#server/services.ts'
import { Notice } from '#slices/notices/rules.ts'
import { Consent, Withdrawal } from '#slices/consents/kinds.ts'
import { Household, Membership, Person } from '#slices/persons/rules.ts'
import { Conference, Deed } from '#slices/plans/kinds.ts'
import { Referral } from '#slices/referrals/kinds.ts'
import { Invite, Overlap, Photo, Reading, Trip, Visit } from '#slices/trips/kinds.ts'
import { Case, Member, NextStep, Remark } from './kinds.ts'

const anyOf = (kind: unknown) => kind as Kind
const SIMILAR_PER_DAY = 60
const SEARCH_MOST = 100
const object = { 200: { type: 'object', additionalProperties: true } } as const

/** Adds what cases need beyond the generic routes: the whole file in one call, search, similar, reveal, the access log. */
export function addCaseRoutes(app: FastifyInstance, services: Services): void {
  app.get<{ Params: { id: string } }>('/api/v1/cases/:id/file', { config: { quick: true }, schema: { operationId: 'cases.file', summary: 'A case with everything that hangs on it and its timeline, at full depth', tags: ['cases'], params: { type: 'object', properties: { id: { type: 'string', format: 'uuid' } }, required: ['id'] }, response: object } }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const actor = actorOf(request)
    const file = await reading(services, actor, client => caseFile(services, client, actor, request.params.id.toLowerCase()))
    await logRead(services, actor, ...loggedReads(services.sheet, actor, [{ kind: Case.name, record: file.case }]))
    return file
  })
  app.get<{ Querystring: Record<string, string | undefined> }>('/api/v1/search', { config: { quick: true }, schema: { operationId: 'cases.search', summary: 'Cases by name, within your scope', tags: ['cases'], querystring: { type: 'object', properties: { q: { type: 'string' }, region: { type: 'string' } }, required: ['q'] }, response: object } }, async (request, reply) => {
    reply.header('content-type', 'application/json; charset=utf-8')
    return await search(services, actorOf(request), request.query)
  })
  addOfficeQuestions(app, services)
}

/** Gathers the file of a case in three round trips; below full depth it is the case alone. */
export async function caseFile(services: Services, client: Client, actor: Actor, caseId: string): Promise<{ case: AnyRecord; timeline?: unknown[] }> {
  if (!isId(caseId)) throw notFound()
  const none = (kind: unknown): Raw => ({ kind: anyOf(kind), rows: [] })
  const of = (kind: unknown, condition: string, tail = '') => rawRows(services, client, anyOf(kind), actor, `t.home = ${literal(homeOf(caseId))} and ${condition}`, tail)
  const found = await of(Case, `t.id = ${literal(caseId)}`)
  const { personId, householdId, depth } = (found.rows[0] ?? { depth: null }) as { personId?: string | null; householdId?: string | null; depth: Depth | null }
  if (!depth) throw notFound()
  if (depth !== 'full') return { case: (await present(services.vault, client, [found]))[0]![0]! }
  const byCase = `t.case_id = ${literal(caseId)}`
  const [timeline, visits, ...around] = await Promise.all([
    timelineOf(services, client, actor, found.rows[0] as unknown as Case), of(Visit, byCase, 'order by t.day desc, t.id desc'),
    personId ? of(Person, `t.id = ${literal(personId)}`) : none(Person), householdId ? of(Household, `t.id = ${literal(householdId)}`) : none(Household),
    householdId ? of(Person, `t.household_id = ${literal(householdId)}`) : none(Person), householdId ? of(Membership, `t.household_id = ${literal(householdId)}`) : none(Membership),
    of(Member, byCase), of(NextStep, byCase, 'order by t.due, t.id'), of(Remark, byCase, 'order by t.at, t.id'), of(Reading, byCase), of(Photo, byCase), of(Overlap, byCase),
  ])
  const tripIds = literal([...new Set(visits.rows.map(visit => visit.tripId))])
  const [trips, invites, notices] = visits.rows.length > 0
    ? await Promise.all([of(Trip, `t.id = any(${tripIds}::uuid[])`), of(Invite, `t.trip_id = any(${tripIds}::uuid[])`, 'order by t.at, t.id'), of(Notice, `(t.case_id = ${literal(caseId)} or t.trip_id = any(${tripIds}::uuid[]))`, 'order by t.at')])
    : [none(Trip), none(Invite), await of(Notice, byCase, 'order by t.at')]
  const [cases, shownVisits, shownTrips, shownInvites, shownNotices, persons, households, people, memberships, members, nextSteps, remarks, readings, photos, overlaps] = await present(services.vault, client, [found, visits, trips, invites, notices, ...around])
  return {
    case: cases![0]!, person: persons![0] ?? null, household: households![0] ?? null, people, memberships, members, visits: shownVisits, trips: shownTrips, invites: shownInvites, nextSteps, remarks, readings, photos, notices: shownNotices, overlaps, timeline,
  } as { case: AnyRecord; timeline: unknown[] }
}

// whose reason stands sealed in history, and the kind of which it is told: whoever reads that in full reads why
const TELLS_WHY = new Map<string, unknown>([['deed.move', Deed], ['conference.cancel', Conference], ['referral.send', Referral], ['consent.take', Consent], ['consent.withdraw', Withdrawal]])

async function timelineOf({ vault, sheet }: Services, client: Client, actor: Actor, { id: caseId, subjectId }: Case): Promise<unknown[]> {
  const { rows } = await client.query({ name: 'timeline', text: `
    select h.id, h.at, h.received, h.action, h.actor as "actorId", h.actor_name as "actorName", h.pillar as "actorPillar", h.origin_name as "originName", h.skew, h.input, h.changed
    from trail l join history h on h.home = l.home and h.xid = l.xid and h.seq = l.seq
    where l.home = $1 and l.about = $2 and h.refused is null order by l.xid desc, l.seq desc limit 500`, values: [homeOf(caseId), caseId] })
  const touched = (changed: { kind: string; fields?: { caseId?: unknown } }[]) => changed.filter(entry => entry.kind !== 'notice')
  const sealed = rows.filter(({ action, input }) => input?.reason?.$ && TELLS_WHY.has(action) && scopeOf(sheet, anyOf(TELLS_WHY.get(action)), actor)?.atLeast.full)
  const key = sealed.length > 0 ? (await vault.keysFor(client, [subjectId])).get(subjectId) : undefined
  const whys = new Map(key ? sealed.map(({ id, input }) => [id, vault.open(key, Buffer.from(input.reason.$, 'base64'))]) : [])
  return rows.map(row => ({ ...row, input: { ...blankSealed(row.input) as object, ...whys.has(row.id) ? { reason: whys.get(row.id) } : {} }, changed: blankSealed(touched(row.changed)) }))
}

async function search(services: Services, actor: Actor, query: Record<string, string | undefined>): Promise<string> {
  const q = query.q?.trim() ?? ''
  const faults: Fault[] = []
  if (q.length < 2 || q.length > 60 || q.includes('\0') || !q.isWellFormed()) faults.push({ at: 'q', rule: q.length < 2 ? 'too_small' : 'too_big', limit: q.length < 2 ? 2 : 60 })
  if (query.region !== undefined && !isRegion(query.region)) faults.push({ at: 'region', rule: 'region' })
  if (faults.length > 0) throw faulty(...faults)
  const scope = scopeOf(services.sheet, anyOf(Case), actor)
  if (!scope) return '{"items":[]}'
  const settings = services.homes.settingsFor(actor)
  const kabs = query.region ? settings.kab.filter(kab => kab === placeOf(query.region!).kab) : settings.kab
  if (scope.atLeast.brief === null) return '{"items":[]}'
  const page = await readRow<{ items: string }>(services.pool, settings, `select coalesce(json_agg(p), '[]')::text as items from (select ${columnsWithin(anyOf(Case), scope, ['id', 'region', ...Case.list])}, ${scope.depth} as depth
    from search_cases(${literal(kabs)}::text[], ${literal(q)}, ${literal(actor.workerId)}, ${SEARCH_MOST}) found join cases t on t.home = found.home and t.id = found.id where ${scope.atLeast.brief} order by t.opened_at desc limit 50) p`)
  return `{"items":${page.items}}`
}

const Similar = z.strictObject({ name: maybe(text(120)), nik: maybe(text(32)), bornYear: maybe(int(1900, 2100)), region: region() })
const Reveal = z.strictObject({ kind: oneOf(['person', 'household']), id: idField(), field: oneOf(['nik', 'kk']), reason: text(300) })

function addOfficeQuestions(app: FastifyInstance, services: Services): void {
  app.post('/api/v1/similar', { schema: { operationId: 'person.similar', summary: 'Is there someone like this? For office roles, counted and logged; never for sealed persons', tags: ['persons'], body: schemaOf(Similar), response: object } }, async request => {
    const actor = actorOf(request)
    const input = parsed(Similar, request.body)
    if (!postFor(services.sheet, actor, 'person.similar', input.region)) throw forbidden({ verb: 'person.similar' })
    await spend(services, actor, 'person.similar', SIMILAR_PER_DAY)
    const items = await similarTo(services, actor, input)
    const found = input.nik ? [...new Set(items.map(({ personId }) => personId))] : []
    const entry = { what: input.nik ? 'person.by_nik' : 'person.similar', region: input.region }
    await logRead(services, actor, ...found.length > 0 ? found.map(record => ({ ...entry, record })) : [entry])
    return { items }
  })
  app.post('/api/v1/reveal', { schema: { operationId: 'person.reveal', summary: 'Shows a masked number, with a reason that the head can read', tags: ['persons'], body: schemaOf(Reveal), response: object } }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const actor = actorOf(request)
    const input = parsed(Reveal, request.body)
    const kind = input.kind === 'person' ? anyOf(Person) : anyOf(Household)
    if (!kind.secrets.has(input.field)) throw faulty({ at: 'field', rule: 'one_of', limit: [...kind.secrets].join(', ') })
    const record = await reading(services, actor, client => readRecord(services, client, kind, actor, input.id))
    if (record.depth !== 'full') throw notFound()
    if (!postFor(services.sheet, actor, 'person.reveal', record.region)) throw forbidden({ verb: 'person.reveal' })
    await logRead(services, actor, { what: `reveal.${input.field}`, record: record.id, region: record.region, reason: input.reason })
    return { value: await revealed(services, actor, kind, record.id, input.field) }
  })
}

async function similarTo(services: Services, actor: Actor, input: z.infer<typeof Similar>): Promise<{ personId: string }[]> {
  const { vault, homes } = services
  const home = homes.homeAt(input.region) ?? 0
  return await reading(services, actor, async client => {
    const { rows: found } = await client.query<{ id: string }>('select id from similar_persons($1, $2, $3, $4, $5)', [home, placeOf(input.region).kab, input.name ?? null, input.nik ? vault.blind(input.nik) : null, input.bornYear ?? null])
    if (found.length === 0) return []
    const { rows } = await client.query<{ personId: string }>(`select p.id as "personId", c.id as "caseId", r.name as kelurahan, p.region, c.stage, c.lead_name as "leadName", c.lead_pillar as "leadPillar"
      from persons p left join cases c on c.home = p.home and c.person_id = p.id and not c.sealed and c.id <> all($3::uuid[]) left join regions r on r.code = p.region where p.home = $1 and p.id = any($2::uuid[]) and not p.sealed
        and p.id <> all($3::uuid[]) and (p.household_id is null or p.household_id <> all($3::uuid[])) limit 20`, [home, found.map(one => one.id), actor.shut])
    return rows
  })
}

async function revealed(services: Services, actor: Actor, kind: Kind, recordId: string, field: string): Promise<unknown> {
  return await reading(services, actor, async client => {
    const { rows: [row] } = await client.query(`select id, ${field} from ${kind.table} where home = $1 and id = $2`, [homeOf(recordId), recordId])
    const keys = await services.vault.keysFor(client, [recordId])
    return row && isId(row.id) ? unsealRow(services.vault, keys, kind, row)[field] ?? null : null
  })
}

async function spend(services: Services, actor: Actor, what: string, perDay: number): Promise<void> {
  const rows = await reading(services, actor, async client => (await client.query<{ count: number }>(
    `select count(*)::int as count from reads where home = any(nullif(current_setting('app.home', true), '')::int[]) and worker = $1 and what in ('person.similar', 'person.by_nik') and at > now() - interval '1 day'`, [actor.workerId])).rows)
  if (rows[0]!.count >= perDay) throw tooMany({ what, seconds: 3600 })
}

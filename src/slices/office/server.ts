import type { FastifyInstance } from 'fastify'
import { addDays, dayAt, isDay, isInstant } from '#kernel/day.ts'
import { faulty, forbidden } from '#kernel/problem.ts'
import type { AnyRecord, Kind } from '#kernel/record.ts'
import { postWith, type Actor } from '#kernel/rights.ts'
import { homeOf, isUuid } from '#kernel/id.ts'
import { isRegion } from '#kernel/region.ts'
import { literal, transact, type Client } from '#server/db.ts'
import { actorOf } from '#server/http.ts'
import { reading } from '#server/lists.ts'
import { logRead } from '#server/reads.ts'
import { columnsWithin, scopeOf, withinSql } from '#server/scope.ts'
import type { Services } from '#server/services.ts'
import { Case, NextStep } from '#slices/cases/kinds.ts'
import { Notice } from '#slices/notices/rules.ts'
import { Overlap, Trip, Visit } from '#slices/trips/kinds.ts'

const anyOf = (kind: unknown) => kind as Kind
const MOST = 200
const CAP = 1000
const object = { 200: { type: 'object', additionalProperties: true } } as const

/** Adds the office's day, its five figures, the access log and the export of names. */
export function addOfficeRoutes(app: FastifyInstance, services: Services): void {
  app.get<{ Querystring: Record<string, string | undefined> }>('/api/v1/day', { schema: { operationId: 'office.day', summary: "The office's day: by kelurahan, trips, overlaps, unanswered, overdue", tags: ['office'], querystring: { type: 'object', properties: { day: { type: 'string', format: 'date' }, region: { type: 'string' } } }, response: object } }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const actor = actorOf(request)
    const region = request.query.region ?? actor.posts[0]?.region ?? '00'
    const today = dayAt(region, new Date().toISOString())
    const day = request.query.day ?? today
    const faults = [...isRegion(region) ? [] : [{ at: 'region', rule: 'region' }], ...isDay(day) ? [] : [{ at: 'day', rule: 'day' }]]
    if (faults.length > 0) throw faulty(...faults)
    return await reading(services, actor, client => theDay(services, client, actor, region, day, today))
  })
  app.get('/api/v1/figures', { schema: { operationId: 'office.figures', summary: 'Capped counts for the head, within your scope', tags: ['office'], response: object } }, async request => await reading(services, actorOf(request), client => figures(services, client, actorOf(request))))
  app.get<{ Querystring: Record<string, string | undefined> }>('/api/v1/reads', { schema: { operationId: 'reads.list', summary: 'Who read what is confidential, when and why', tags: ['office'], querystring: { type: 'object', properties: { after: { type: 'string' } } }, response: object } }, async request => {
    const actor = actorOf(request)
    if (!postWith(services.sheet, actor, 'log.read')) throw forbidden({ verb: 'log.read' })
    const after = /^(.+)~(.+)$/.exec(request.query.after ?? '')
    if (request.query.after && !(after && isInstant(after[1]!) && isUuid(after[2]))) throw faulty({ at: 'after', rule: 'cursor' })
    const home = homeOf(postWith(services.sheet, actor, 'log.read')!.id)
    const everything = actor.posts.some(post => post.line === 'area' && homeOf(post.id) === home && services.sheet[post.role]?.verbs.includes('log.read_sealed'))
    // row-level security keeps sealed records from whoever is not on their team: so do the lines that name them
    const stands = ['cases', 'persons', 'households'].map(table => `exists (select from ${table} r where r.home = reads.home and r.id = reads.record)`)
    const sealed = everything ? '' : `and what <> 'case.sealed' and (record is null or ${stands.join(' or ')})`
    const { rows } = await transact(services.pool, services.homes.settingsFor(actor), client => client.query<AnyRecord>(`select id, at, worker_name as "workerName", what, record, region, reason from reads where home = ${home} ${sealed} ${after ? `and (at, id) < (${literal(after[1])}::timestamptz, ${literal(after[2])}::uuid)` : ''} order by at desc, id desc limit 50`), true)
    return { items: rows, next: rows.length === 50 ? `${String(rows.at(-1)!.at)}~${rows.at(-1)!.id}` : null }
  })
  app.get<{ Querystring: Record<string, string | undefined> }>('/api/v1/exports/cases.csv', { schema: { operationId: 'cases.export', summary: 'Cases of your scope as CSV, with a reason that is logged', tags: ['cases'], querystring: { type: 'object', properties: { reason: { type: 'string' } }, required: ['reason'] }, response: { 200: { type: 'string' } } } }, async (request, reply) => {
    const actor = actorOf(request)
    const post = postWith(services.sheet, actor, 'export.names')
    if (!post) throw forbidden({ verb: 'export.names' })
    const reason = request.query.reason?.trim() ?? ''
    if (reason.length < 5 || reason.length > 300 || reason.includes('\0') || !reason.isWellFormed()) throw faulty({ at: 'reason', rule: 'required' })
    await logRead(services, actor, { what: 'export.cases', region: post.region, reason })
    return reply.header('content-type', 'text/csv; charset=utf-8').header('content-disposition', 'attachment; filename="kasus.csv"').header('cache-control', 'no-store').send(await exportCases(services, actor))
  })
}

type Rows = AnyRecord[]

async function theDay(services: Services, client: Client, actor: Actor, region: string, day: string, today: string) {
  const trips = await rowsOf(services, client, actor, Trip, `${withinSql(region)} and t.day = ${literal(day)}`, 't."from", t.id')
  const visits = await rowsOf(services, client, actor, Visit, `${withinSql(region)} and t.day = ${literal(day)} and t.state <> 'batal'`, 't.region, t.id', ['householdId'])
  const notices = await rowsOf(services, client, actor, Notice, `${withinSql(region)} and t.day = ${literal(day)} and t.asks and not t.cancelled and t.to_role is not null`, 't.region, t.id')
  // what was told to nobody is nobody's silence
  const told = `t.asks and not t.cancelled and t.state <> 'dijawab' and t.to_role is not null and t.day >= ${literal(today)}`
  const unanswered = await rowsOf(services, client, actor, Notice, `${withinSql(region)} and ${told} and t.state <> 'belum_dibagikan'`, 't.at, t.id')
  const unshared = await rowsOf(services, client, actor, Notice, `${withinSql(region)} and ${told} and t.state = 'belum_dibagikan'`, 't.day, t.at, t.id')
  const overlaps = await rowsOf(services, client, actor, Overlap, `${withinSql(region)} and t.day between ${literal(addDays(day, -6))} and ${literal(addDays(day, 6))}`, 't.at desc, t.id')
  const overdue = await rowsOf(services, client, actor, NextStep, `${withinSql(region)} and t.state = 'terbuka' and t.due < ${literal(today)}`, 't.due, t.id', ['caseId', 'what', 'ownerId'])
  const fresh = await rowsOf(services, client, actor, Case, `${withinSql(region)} and t.stage in ('masuk', 'dibuka_kembali')`, 't.opened_at, t.id')
  const names = await namesOf(client, [...visits, ...notices])
  return { day, today, region, kelurahan: byKelurahan(visits, notices, names), trips, overlaps, unanswered, unshared, overdue, triage: { count: capped(fresh.length), oldest: fresh[0]?.openedAt ?? null } }
}

function byKelurahan(visits: Rows, notices: Rows, names: Map<string, string>) {
  return [...new Set(visits.map(visit => visit.region))].toSorted().map(place => {
    const here = visits.filter(visit => visit.region === place)
    const asked = notices.filter(notice => notice.region === place)
    return {
      region: place, name: names.get(place) ?? place, trips: new Set(here.map(visit => visit.tripId)).size, households: new Set(here.map(visit => visit.householdId ?? visit.id)).size,
      answered: asked.filter(notice => notice.state === 'dijawab').length, silent: asked.filter(notice => notice.state !== 'dijawab' && notice.state !== 'belum_dibagikan').length,
      unshared: asked.filter(notice => notice.state === 'belum_dibagikan').length,
    }
  })
}

async function namesOf(client: Client, rows: Rows): Promise<Map<string, string>> {
  const found = await client.query<{ code: string; name: string }>('select code, name from regions where code = any($1)', [[...new Set(rows.map(row => row.region))]])
  return new Map(found.rows.map(row => [row.code, row.name]))
}

async function rowsOf(services: Services, client: Client, actor: Actor, kind: unknown, condition: string, order: string, more: string[] = []): Promise<Rows> {
  const of = anyOf(kind)
  const scope = scopeOf(services.sheet, of, actor)
  if (!scope) return []
  const { rows } = await client.query(`select ${columnsWithin(of, scope, [...new Set(['id', 'region', ...of.list, ...more])])}, ${scope.depth} as depth from ${of.table} t where ${condition} and ${scope.where} order by ${order} limit ${MOST}`)
  return rows
}

async function figures(services: Services, client: Client, actor: Actor) {
  const region = actor.posts[0]?.region ?? '00'
  const today = dayAt(region, new Date().toISOString())
  const count = async (kind: unknown, condition: string) => {
    const scope = scopeOf(services.sheet, anyOf(kind), actor)
    if (!scope) return null
    const { rows } = await client.query<{ count: number }>(`select count(*)::int as count from (select 1 from ${anyOf(kind).table} t where ${condition} and ${scope.where} limit ${CAP + 1}) c`)
    return capped(rows[0]!.count)
  }
  return {
    fresh: await count(Case, `t.stage in ('masuk', 'dibuka_kembali')`), open: await count(Case, `t.stage not in ('selesai', 'selesai_info', 'ditolak', 'duplikat', 'tidak_ditemukan')`), withoutLead: await count(Case, `t.lead_id is null and t.stage not in ('selesai', 'selesai_info', 'ditolak', 'duplikat', 'tidak_ditemukan')`),
    urgent: await count(Case, `t.urgency = 'darurat' and t.stage not in ('selesai', 'selesai_info', 'ditolak', 'duplikat', 'tidak_ditemukan')`), tripsToday: await count(Trip, `t.day = ${literal(today)} and t.state <> 'batal'`),
    unanswered: await count(Notice, `t.asks and not t.cancelled and t.state <> 'dijawab' and t.state <> 'belum_dibagikan' and t.to_role is not null and t.day >= ${literal(today)}`), overlaps: await count(Overlap, `t.choice = 'tetap' and t.day >= ${literal(today)}`), overdue: await count(NextStep, `t.state = 'terbuka' and t.due < ${literal(today)}`),
  }
}

function capped(count: number): { count: number; more: boolean } {
  return count > CAP ? { count: CAP, more: true } : { count, more: false }
}

async function exportCases(services: Services, actor: Actor): Promise<string> {
  const scope = scopeOf(services.sheet, anyOf(Case), actor)
  const columns = ['id', 'region', 'who', 'needs', 'urgency', 'stage', 'rt', 'rw', 'openedDay', 'leadName', 'leadPillar', 'nextDay']
  if (!scope?.atLeast.full) return `${columns.join(',')}\n`
  const rows = await transact(services.pool, services.homes.settingsFor(actor), async client => (await client.query(`select ${columnsWithin(anyOf(Case), scope, columns)} from cases t where ${scope.atLeast.full} order by t.opened_at desc, t.id desc limit 5000`)).rows, true)
  return [columns.join(','), ...rows.map(row => columns.map(column => cell(row[column])).join(','))].join('\r\n')
}

// a cell that begins like a formula is kept as text by a leading apostrophe
function cell(value: unknown): string {
  const text = Array.isArray(value) ? value.join(' ') : String(value ?? '')
  const safe = /^[=+\-@\t\r\0]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

import type { FastifyInstance } from 'fastify'
import { addDays, dayAt, isDay } from '#kernel/day.ts'
import { faulty } from '#kernel/problem.ts'
import type { AnyRecord, Kind } from '#kernel/record.ts'
import type { Actor } from '#kernel/rights.ts'
import { isRegion } from '#kernel/region.ts'
import { literal, type Client } from '#server/db.ts'
import { actorOf } from '#server/http.ts'
import { reading } from '#server/lists.ts'
import { columnsWithin, scopeOf, withinSql } from '#server/scope.ts'
import type { Services } from '#server/services.ts'
import { Case, NextStep } from '#slices/cases/kinds.ts'
import { Notice } from '#slices/notices/rules.ts'
import { Overlap, Trip, Visit } from '#slices/trips/kinds.ts'

const anyOf = (kind: unknown) => kind as Kind
const MOST = 200
const CAP = 1000
const object = { 200: { type: 'object', additionalProperties: true } } as const

/** Adds the office's day and its five figures. */
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

import type { FastifyInstance } from 'fastify'
import { addDays, dayAt, type Day, isDay } from '#kernel/day.ts'
import { toldFew } from '#kernel/few.ts'
import { deriveId, homeOf, mintId, type Id } from '#kernel/id.ts'
import { faulty, forbidden, notFound, Problem } from '#kernel/problem.ts'
import type { Kind } from '#kernel/record.ts'
import { isRegion, type Region } from '#kernel/region.ts'
import { postWith, type Actor } from '#kernel/rights.ts'
import { addParts, notAnnounced } from '#server/beside.ts'
import { literal, planned, transact, type Client } from '#server/db.ts'
import { dispatch } from '#server/dispatch.ts'
import { shownFile } from '#server/files.ts'
import { actorOf } from '#server/http.ts'
import { everywhere } from '#server/live.ts'
import { reading, readRecord, readRecords } from '#server/lists.ts'
import { problemSchema } from '#server/openapi.ts'
import { countScope, scopeOf, withinSql } from '#server/scope.ts'
import type { Services } from '#server/services.ts'
import { Unit } from '#slices/units/rules.ts'
import { servesUnder, SERVING } from './houses.ts'
import { call } from './incidents.ts'
import { Finding, HOUSE_SORTS, Incident, LogNote, LogRule, LogTarget, Supervision } from './kinds.ts'
import { chase } from './notes.ts'
import { cutoffOf, daysOfMonth, type DayState, lastDue, rulesFor, shiftAt } from './shifts.ts'
import { remindFinding } from './supervision.ts'

const anyOf = (kind: unknown) => kind as Kind
const object = { 200: { type: 'object', additionalProperties: true }, ...problemSchema } as const
const SHA256 = /^[0-9a-f]{64}$/
const bySha = { type: 'object', properties: { id: { type: 'string', format: 'uuid' }, sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' } }, required: ['id', 'sha256'] } as const
/** Who looks over the houses of an area. */
const OVER = { verb: 'log.read_all' } as const
/** Who is told counts of all kabupaten. */
const PROVINCE = { verb: 'province.read' } as const
const MOST_HOUSES = 2000
const HOUSES = `t.sort = any(${literal(HOUSE_SORTS)}::text[]) and not t.ended`

/** Adds what the log of houses is looked at with: the month of all houses with who has not reported, targets against what was reached, and the pictures beside notes. */
export function addHouseLogRoutes(app: FastifyInstance, services: Services): void {
  app.get<{ Querystring: Record<string, string | undefined> }>('/api/v1/houses', { schema: { operationId: 'houses.month', summary: 'The houses of your area or your own house: each day of a month with how it was reported, and who has not reported today', tags: ['houses'], querystring: { type: 'object', properties: { month: { type: 'string' }, region: { type: 'string' } } }, response: object } }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const actor = actorOf(request)
    const { month, region } = request.query
    const faults = [...month === undefined || isDay(`${month}-01`) ? [] : [{ at: 'month', rule: 'month' }], ...region === undefined || isRegion(region) ? [] : [{ at: 'region', rule: 'region' }]]
    if (faults.length > 0) throw faulty(...faults)
    return await reading(services, actor, client => monthOf(services, client, actor, new Date().toISOString(), month, region))
  })
  app.get<{ Querystring: Record<string, string | undefined> }>('/api/v1/houses/targets', { schema: { operationId: 'houses.targets', summary: 'Targets of a year against what the notes of the houses count', tags: ['houses'], querystring: { type: 'object', properties: { year: { type: 'string' } } }, response: object } }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const actor = actorOf(request)
    const { year } = request.query
    if (year !== undefined && !isDay(`${year}-01-01`)) throw faulty({ at: 'year', rule: 'type', limit: 'int4' })
    return await reading(services, actor, client => targetsOf(services, client, actor, year ?? dayAt(actor.posts[0]?.region ?? '00', new Date().toISOString()).slice(0, 4)))
  })
  app.get<{ Querystring: Record<string, string | undefined> }>('/api/v1/houses/supervised', { schema: { operationId: 'houses.supervised', summary: 'Supervision visits and findings of a year by kabupaten, rounded down to fives: for the province', tags: ['houses'], querystring: { type: 'object', properties: { year: { type: 'string' } } }, response: object } }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const actor = actorOf(request)
    const { year } = request.query
    const post = postWith(services.sheet, actor, PROVINCE.verb)
    if (!post) throw forbidden(PROVINCE)
    if (year !== undefined && !isDay(`${year}-01-01`)) throw faulty({ at: 'year', rule: 'type', limit: 'int4' })
    return await reading(services, actor, client => supervisedOf(services, client, actor, post.region, year))
  })
  addParts(app, services, 'log_notes', async (actor, id, sha256) => {
    const note = await reading(services, actor, client => readRecord(services, client, anyOf(LogNote), actor, id.toLowerCase())) as unknown as LogNote
    if (note.byId !== actor.workerId) throw forbidden({ verb: SERVING.write.verb })
    if (!SHA256.test(sha256)) throw notFound()
    if (!note.pictures?.includes(sha256)) throw notAnnounced({ sha256 })
    return { record: note.id, region: note.region, worker: actor.workerId, sha256, takes: ['picture'] }
  })
  app.get<{ Params: { id: string; sha256: string } }>('/api/v1/log_notes/:id/files/:sha256', { schema: { operationId: 'log_notes.file', summary: 'A picture beside a note, within your scope', tags: ['log_notes'], params: bySha, response: { 404: problemSchema[404] } } }, async (request, reply) => {
    const actor = actorOf(request)
    const note = await reading(services, actor, client => readRecord(services, client, anyOf(LogNote), actor, request.params.id.toLowerCase())) as unknown as LogNote
    const shown = note.pictures?.includes(request.params.sha256) ? await shownFile(services, note.id, request.params.sha256) : undefined
    if (!shown) throw notFound()
    return reply.header('content-type', shown.type).header('cache-control', 'private, no-store').header('content-disposition', 'inline; filename="foto.webp"').header('x-content-type-options', 'nosniff').send(shown.bytes)
  })
}

type HouseRow = { id: Id; region: Region; name: string; sort: string; bidang: string | null; phone: string | null; days: Record<Day, DayState>; today: { served: number; notes: number; present: number | null } | null; last: Day | null; incidents: number; overdue: number }

/** Of each house of a month the days that were reported, in one statement; what is missing is worked out from the days. */
async function monthOf(services: Services, client: Client, actor: Actor, now: string, asked: string | undefined, region: Region | undefined) {
  const over = actor.posts.filter(post => post.line === 'area' && services.sheet[post.role]?.verbs.includes(OVER.verb))
  const own = actor.posts.filter(post => servesUnder(post, SERVING.write.verb)).map(post => post.unitId!)
  if (over.length === 0 && own.length === 0) throw forbidden({ verb: OVER.verb })
  const scope = scopeOf(services.sheet, anyOf(LogNote), actor)!
  const units = scopeOf(services.sheet, anyOf(Unit), actor)!
  const rules = await readRecords(services, client, anyOf(LogRule), actor, 'true', 'limit 1000') as unknown as LogRule[]
  const rulesAt = (unit: { id: Id }) => rulesFor(rules.filter(rule => homeOf(rule.id) === homeOf(unit.id)), unit.id)
  const place = region ?? over[0]?.region ?? actor.posts[0]!.region
  const month = asked ?? shiftAt(place, now, rulesFor(rules, '').shifts).day.slice(0, 7)
  const first = `${month}-01`
  const last = addDays(first, 31)
  // of its own houses the province reads the numbers, of the others that a day was told
  const numbers = scope.atLeast.full && (scope.least === 'full' ? 'true' : scope.atLeast.full)
  const reach = [...over.map(post => withinSql(post.region)), ...own.length > 0 ? [`t.id = any(${literal(own)}::uuid[])`] : []].join(' or ')
  const today = dayAt(place, now)
  const open = (kind: unknown, where: string) => { const within = scopeOf(services.sheet, anyOf(kind), actor); return within ? `(select count(*)::int from ${anyOf(kind).table} t where t.home = u.home and t.unit_id = u.id and ${where} and ${within.where})` : '0' }
  const { rows } = await planned<HouseRow>(client, `
    with u as (select t.home, t.id, t.region, t.name, t.sort, t.bidang, t.phone from units t where ${HOUSES} and (${reach}) and ${units.where}${region ? ` and ${withinSql(region)}` : ''} order by t.name, t.id limit ${MOST_HOUSES}),
      d as (select t.home, t.unit_id, t.day, case when bool_and(t.late) then 'telat' when bool_and(t.nil) then 'nihil' else 'terisi' end as state, coalesce(sum(t.served), 0)::int as served, count(*)::int as notes, ${numbers ? `bool_and(${numbers})` : 'false'} as read
        from u join log_notes t on t.home = u.home and t.unit_id = u.id and t.day between ${literal(first)}::date and ${literal(last)}::date and t.struck_at is null where ${scope.where} group by t.home, t.unit_id, t.day)
    select u.id, u.region, u.name, u.sort, u.bidang, u.phone, coalesce(json_object_agg(d.day, d.state) filter (where d.day is not null), '{}') as days, max(d.day)::text as last,
      ${numbers ? `json_agg(json_build_object('served', d.served, 'notes', d.notes)) filter (where d.read and d.day = ${literal(today)}::date) -> 0` : 'null'} as today,
      ${open(Incident, `t.state = 'menunggu'`)} as incidents, ${open(Finding, `t.state = 'terbuka' and t.due < ${literal(today)}::date`)} as overdue
    from u left join d on d.home = u.home and d.unit_id = u.id group by u.home, u.id, u.region, u.name, u.sort, u.bidang, u.phone order by u.name, u.id`)
  const items = rows.map(row => {
    const own = rulesAt(row)
    const due = lastDue(row.region, now, own)
    const running = shiftAt(row.region, now, own.shifts).day
    const days = daysOfMonth(month, running).map(day => row.days[day] ?? (day <= due ? 'belum' : 'menunggu'))
    return { ...row, days, state: month === running.slice(0, 7) ? days.at(-1)! : null, cutoff: cutoffOf(row.region, running, own), due, counts: countsOf(days) }
  })
  return { month, first, items, silent: items.filter(({ state }) => state === 'belum' || state === 'menunggu').map(({ id }) => id) }
}

function countsOf(days: readonly DayState[]): Record<DayState, number> {
  const count = (state: DayState) => days.filter(one => one === state).length
  return { terisi: count('terisi'), nihil: count('nihil'), telat: count('telat'), menunggu: count('menunggu'), belum: count('belum') }
}

async function targetsOf(services: Services, client: Client, actor: Actor, year: string) {
  const targets = await readRecords(services, client, anyOf(LogTarget), actor, `t.year = ${literal(Number(year))} and not t.ended`, 'order by t.bidang, t.unit_id, t.sort, t.id limit 1000') as unknown as (LogTarget & { id: Id; region: Region })[]
  const scope = scopeOf(services.sheet, anyOf(LogNote), actor)
  if (targets.length === 0 || !scope) return { year: Number(year), items: [] }
  // the numbers of a house are read at full depth, or counted for whoever sees only that something was written
  const { rows } = await planned<{ home: number; unitId: Id; bidang: string | null; sort: string | null; people: number; notes: number; read: boolean }>(client, `
    select t.home, t.unit_id as "unitId", u.bidang, t.sort, coalesce(sum(t.served), 0)::int as people, count(*)::int as notes, bool_and(${scope.least === 'full' ? 'true' : scope.atLeast.full ?? 'false'}) as read from log_notes t join units u on u.home = t.home and u.id = t.unit_id
     where t.day between ${literal(`${year}-01-01`)}::date and ${literal(`${year}-12-31`)}::date and t.struck_at is null and not t.nil and ${scope.where} group by t.home, t.unit_id, u.bidang, t.sort`)
  const { rows: names } = await planned<{ id: Id; name: string }>(client, `select t.id, t.name from units t where t.id = any(${literal(targets.flatMap(({ unitId }) => unitId ?? []))}::uuid[])`)
  return {
    year: Number(year), items: targets.map(target => {
      const counted = rows.filter(row => row.home === homeOf(target.id) && (!target.unitId || row.unitId === target.unitId) && (!target.bidang || row.bidang === target.bidang) && (!target.sort || row.sort === target.sort))
      const reached = counted.reduce((sum, row) => sum + (target.measure === 'orang' ? row.people : row.notes), 0)
      return { ...target, unitName: names.find(({ id }) => id === target.unitId)?.name ?? null, reached: counted.every(({ read }) => read) ? reached : toldFew({ reached }).reached }
    }),
  }
}

/** What the province is told of the supervision in the kabupaten: counts by fives, of which nothing under five can be worked out. What its own houses were found is read as it is, in the lists. */
async function supervisedOf(services: Services, client: Client, actor: Actor, prov: Region, asked: string | undefined) {
  const [visits, findings] = [countScope(services.sheet, anyOf(Supervision), actor), countScope(services.sheet, anyOf(Finding), actor)]
  if (!visits || !findings) throw forbidden(PROVINCE)
  const today = dayAt(prov, new Date().toISOString())
  const year = asked ?? today.slice(0, 4)
  const within = `between ${literal(`${year}-01-01`)}::date and ${literal(`${year}-12-31`)}::date`
  const { rows } = await planned<{ kab: Region; name: string; visits: number; findings: number; open: number; overdue: number }>(client, `
    with v as (select t.kab, count(*)::int as visits from supervisions t where ${visits} and t.state = 'selesai' and t.day ${within} group by t.kab),
      f as (select t.kab, count(*)::int as findings, count(*) filter (where t.state <> 'selesai')::int as open, count(*) filter (where t.state = 'terbuka' and t.due < ${literal(today)}::date)::int as overdue
        from findings t join supervisions s on s.home = t.home and s.id = t.supervision_id where ${findings} and s.day ${within} group by t.kab)
    select kab, r.name, coalesce(visits, 0) as visits, coalesce(findings, 0) as findings, coalesce(open, 0) as open, coalesce(overdue, 0) as overdue from v full join f using (kab) join regions r on r.code = kab where kab <> ${literal(prov)} order by kab`)
  return { year: Number(year), items: rows.map(({ kab, name, ...counted }) => {
    const { visits: done, findings: all, open, overdue } = toldFew({ ...counted, closed: counted.findings - counted.open, soon: counted.open - counted.overdue }, [['findings', 'open', 'closed'], ['open', 'overdue', 'soon']])
    return { kab, name, visits: done, findings: all, open, overdue }
  }) }
}

/** Looks after the houses: calls the next one where nobody has answered an incident, asks houses that are silent after their cut-off, reminds of findings that are due. Each is done once, by whatever process comes first. Gives how many acts were done. */
export async function watchHouses(services: Services, role: string, now = new Date().toISOString()): Promise<number> {
  const acts = await transact(services.pool, { ...everywhere(services), eyes: 'house' }, async client => [...await callsDue(client, now), ...await chasesDue(client, now), ...await findingsDue(client, now)], true)
  let done = 0
  for (const { home, id, action, input } of acts) {
    const region = services.homes.regionOf(home)
    if (!region) continue
    const none = mintId(home, 0, count => new Uint8Array(count))
    const actor: Actor = { workerId: none, name: 'Pilar', shut: [], posts: [{ id: none, role, region, line: 'area', from: '2000-01-01' }] }
    // a house that ended meanwhile asks for nothing
    const receipt = await dispatch(services, actor, { id, action, at: now, input }, { now }).catch((error: unknown) => { if (error instanceof Problem) return undefined; throw error })
    if (receipt && !receipt.refused) done += 1
  }
  return done
}

type Act = { home: number; id: Id; action: string; input: unknown }

// the number of calls is part of the act's own name: two processes that see the same call the same
async function callsDue(client: Client, now: string): Promise<Act[]> {
  const due = (table: string) => `select t.home, t.id, jsonb_array_length(t.calls) as calls, t.next_at as next from ${table} t where t.state = 'menunggu' and t.next_at <= ${literal(now)}::timestamptz`
  const { rows } = await planned<{ home: number; id: Id; calls: number; next: string }>(client, `${due('incidents')} union all ${due('staff_incidents')} limit 500`)
  return rows.map(({ home, id, calls, next }) => ({ home, id: deriveId(id, Math.floor(Date.parse(next) / 1000), home), action: call.name, input: { incidentId: id, calls } }))
}

async function chasesDue(client: Client, now: string): Promise<Act[]> {
  const { rows: rules } = await planned<LogRule & { home: number }>(client, 'select t.home, t.id, t.unit_id as "unitId", t.cutoff, t.shifts, t.call_minutes as "callMinutes" from log_rules t')
  const { rows: units } = await planned<{ home: number; id: Id; region: Region; last: Day | null }>(client, `select t.home, t.id, t.region, (select max(n.day)::text from log_notes n where n.home = t.home and n.unit_id = t.id and n.struck_at is null) as last from units t where ${HOUSES}`)
  const wanted = units.flatMap(({ home, id, region, last }) => {
    const day = lastDue(region, now, rulesFor(rules.filter(rule => rule.home === home), id))
    return last === day || (last && last > day) ? [] : [{ home, id: deriveId(id, Number(day.replaceAll('-', '')), home), action: chase.name, input: { unitId: id, day } }]
  })
  const { rows: done } = wanted.length === 0 ? { rows: [] } : await planned<{ id: Id }>(client, `select t.id from history t where t.home = any(${literal([...new Set(wanted.map(({ home }) => home))])}::int[]) and t.id = any(${literal(wanted.map(({ id }) => id))}::uuid[])`)
  const known = new Set(done.map(({ id }) => id))
  return wanted.filter(({ id }) => !known.has(id))
}

async function findingsDue(client: Client, now: string): Promise<Act[]> {
  const { rows } = await planned<{ home: number; id: Id; region: Region; due: Day }>(client, `select t.home, t.id, t.region, t.due::text as due from findings t where t.state = 'terbuka' and t.reminded_day is null and t.due <= ${literal(now.slice(0, 10))}::date + 1 limit 500`)
  return rows.filter(({ region, due }) => due <= dayAt(region, now)).map(({ home, id, due }) => ({ home, id: deriveId(id, Number(due.replaceAll('-', '')), home), action: remindFinding.name, input: { findingId: id } }))
}

import type { FastifyInstance } from 'fastify'
import { dayAt, type Day } from '#kernel/day.ts'
import { FEW, type Sum, toldFew } from '#kernel/few.ts'
import { faulty, forbidden, notFound, type Fault } from '#kernel/problem.ts'
import type { AnyRecord, Kind } from '#kernel/record.ts'
import { covers, isRegion, type Region } from '#kernel/region.ts'
import { postWith, type Actor, type HeldPost, type Sheet } from '#kernel/rights.ts'
import { literal, type Client } from '#server/db.ts'
import { actorOf } from '#server/http.ts'
import { rawRows, reading } from '#server/lists.ts'
import { present } from '#server/present.ts'
import { columnsWithin, countScope, scopeOf, withinSql } from '#server/scope.ts'
import type { Services } from '#server/services.ts'
import { Case, NextStep } from '#slices/cases/kinds.ts'
import { CLOSED } from '#slices/cases/stages.ts'
import { Notice } from '#slices/notices/rules.ts'
import { Overlap, Visit } from '#slices/trips/kinds.ts'
import { Unit } from '#slices/units/rules.ts'
import { Post } from '#slices/workers/rules.ts'
import { daysOf, type Period, PERIODS, type Range, rangeFaults, wholeFaults } from './period.ts'
import { byPillar, byPlace, type Facts, factsOfPillar, type Figures, figuresOf, type Line, type ListName, LISTS, rowsOf } from './rules.ts'

const MOST = 20_000
const MOST_ROWS = 500
const object = { 200: { type: 'object', additionalProperties: true } } as const
const properties = { from: { type: 'string', format: 'date' }, to: { type: 'string', format: 'date' }, region: { type: 'string' }, pillar: { type: 'string' } } as const
type Asked = Range & { region: Region; pillar?: string; today: Day; /** Pairs and next steps are counted, not read. */ counted?: true }

/** Adds the figures of coordination and the lists behind them. */
export function addFigureRoutes(app: FastifyInstance, services: Services): void {
  app.get<{ Querystring: Record<string, string | undefined> }>('/api/v1/coordination', { schema: { operationId: 'figures.coordination', summary: 'Figures of coordination for a period, by kelurahan and by pillar, within your scope', tags: ['office'], querystring: { type: 'object', properties }, response: object } }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const actor = actorOf(request)
    const asked = askedBy(services, actor, request.query)
    return await reading(services, actor, async client => {
      const { facts, cut } = await factsFor(services, client, actor, asked)
      const lines = byPlace(facts, asked.today)
      const names = await client.query<{ code: string; name: string }>('select code, name from regions where code = any($1)', [lines.map(({ of }) => of)])
      const nameOf = new Map(names.rows.map(({ code, name }) => [code, name]))
      const { from, to, region, pillar } = asked
      return { from, to, region, pillar: pillar ?? null, cut, figures: figuresOf(facts, asked.today), places: lines.map(line => ({ ...line, name: nameOf.get(line.of) ?? line.of })), pillars: byPillar(facts, asked.today) }
    })
  })
  app.get<{ Querystring: Record<string, string | undefined> }>('/api/v1/coordination/rows', { schema: { operationId: 'figures.rows', summary: 'The list behind one figure of coordination', tags: ['office'], querystring: { type: 'object', properties: { ...properties, list: { type: 'string', enum: [...LISTS] } } }, response: object } }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const actor = actorOf(request)
    const list = (request.query.list ?? 'visits') as ListName
    const asked = askedBy(services, actor, request.query, LISTS.includes(list) ? [] : [{ at: 'list', rule: 'one_of', limit: LISTS.join(', ') }])
    return await reading(services, actor, async client => {
      const { facts } = await factsFor(services, client, actor, asked)
      const rows = rowsOf(list, facts, asked.today)
      return { list, from: asked.from, to: asked.to, count: rows.length, items: rows.slice(0, MOST_ROWS) }
    })
  })
}

/** Adds the figures of those who answer for a kelurahan, a kecamatan or a pillar: rounded down to fives, nothing under five, and behind a figure only the lists that they may read anyway. */
export function addAreaFigureRoutes(app: FastifyInstance, services: Services): void {
  const query = { period: { type: 'string', enum: CHOICES }, post: { type: 'string' } }
  app.get<{ Querystring: Record<string, string | undefined> }>('/api/v1/coordination/area', { schema: { operationId: 'figures.area', summary: 'Figures of coordination of your own kelurahan, kecamatan or pillar, rounded down to fives; what is under five is not told', tags: ['areas'], querystring: { type: 'object', properties: query }, response: object } }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const actor = actorOf(request)
    const { post, posts, period, ...asked } = ownArea(services, actor, request.query)
    return await reading(services, actor, async client => {
      const { facts, cut } = await factsFor(services, client, actor, asked)
      const lines = byPlace({ ...facts, pairs: [], steps: [] }, asked.today)
      const below = 'select code from regions where parent = $2'
      const { rows } = await client.query<{ code: string; name: string; within: boolean }>(`
        with within as (select $2 as code union ${below} union select code from regions where parent in (${below}))
        select code, name, level = 4 and code in (select code from within) as within from regions where code in (select unnest($1::text[]) union select code from within)`, [[...lines.map(({ of }) => of), ...posts.map(({ region }) => region)], asked.region])
      const nameOf = (code: Region) => rows.find(row => row.code === code)?.name ?? code
      const told = toldArea(figuresOf(facts, asked.today), lines, rows.filter(({ within }) => within).map(({ code }) => code))
      return {
        period, from: asked.from, to: asked.to, few: FEW, cut, post: post.id, posts: posts.map(({ id, role, region, pillar }) => ({ id, role, region, pillar: pillar ?? null, name: nameOf(region) })),
        figures: told.figures, lists: READABLE, places: told.places.map(place => ({ ...place, name: nameOf(place.of) })),
      }
    })
  })
  app.get<{ Querystring: Record<string, string | undefined> }>('/api/v1/coordination/area/rows', { schema: { operationId: 'figures.area_rows', summary: 'The visits or notices behind one figure of your own area', tags: ['areas'], querystring: { type: 'object', properties: { ...query, list: { type: 'string', enum: READABLE } } }, response: object } }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const actor = actorOf(request)
    const list = (request.query.list ?? 'visits') as ListName
    const asked = ownArea(services, actor, request.query, READABLE.includes(list) ? [] : [{ at: 'list', rule: 'one_of', limit: READABLE.join(', ') }])
    return await reading(services, actor, async client => {
      const rows = rowsOf(list, (await factsFor(services, client, actor, asked)).facts, asked.today)
      return { list, from: asked.from, to: asked.to, items: rows.slice(0, MOST_ROWS).map(row => Object.fromEntries(SHOWN.filter(field => field in row).map(field => [field, row[field as keyof typeof row]]))) }
    })
  })
}

// visits and notices of the area are read by whoever answers for it; pairs and next steps belong to cases
const READABLE: ListName[] = ['visits', 'announced', 'unannounced', 'joint', 'late', 'notices', 'shared', 'unshared', 'answered', 'silent']
const SHOWN = ['id', 'region', 'rt', 'day', 'from', 'to', 'leadName', 'leadPillar', 'joiners', 'state', 'toRole', 'answer']
const CHOICES = PERIODS.filter(period => period !== 'own') as Exclude<Period, 'own'>[]

function ownArea(services: Services, actor: Actor, query: Record<string, string | undefined>, more: Fault[] = []): Asked & { post: HeldPost; posts: readonly HeldPost[]; period: Period } {
  const posts = actor.posts.filter(post => post.line === 'area' && services.sheet[post.role]?.verbs.includes('figures.area'))
  if (posts.length === 0) throw forbidden({ verb: 'figures.area' })
  const post = query.post ? posts.find(({ id }) => id === query.post) : posts[0]
  if (!post) throw notFound()
  const period = (query.period ?? 'last_week') as (typeof CHOICES)[number]
  const faults: Fault[] = [...CHOICES.includes(period) ? [] : [{ at: 'period', rule: 'one_of', limit: CHOICES.join(', ') }], ...more]
  if (faults.length > 0) throw faulty(...faults)
  const today = dayAt(post.region, new Date().toISOString())
  return { ...daysOf(period, today), period, post, posts, region: post.region, today, counted: true, ...(services.sheet[post.role]!.codes?.ownPillar ? { pillar: post.pillar ?? '' } : {}) }
}

const TOLD = ['visits', 'announced', 'unannounced', 'joint', 'late', 'notices', 'shared', 'unshared', 'answered', 'silent', 'pairs', 'steps', 'on_time', 'overdue'] as const
/** What adds up to what; `~` names what is left over, which is shown to nobody. */
const SUMS: Sum[] = [['visits', 'announced', 'unannounced'], ['visits', 'joint', '~alone'], ['visits', 'late', '~soon'], ['notices', 'shared', 'unshared'], ['shared', 'answered', 'silent'], ['steps', 'on_time', 'overdue', '~open']]
const OF_PLACES = ['visits', 'announced', 'shared', 'answered'] as const

/** Tells the figures of an area with its kelurahan; of those that are not named here no number is told at all. */
function toldArea(figures: Figures, lines: readonly Line[], kelurahan: readonly Region[]) {
  const places = kelurahan.length > 1 ? [...new Set([...kelurahan, ...lines.map(({ of }) => of)])].toSorted() : []
  const at = new Map(lines.map(({ of, figures: here }) => [of, here]))
  const here = Object.fromEntries(places.flatMap(of => {
    const counted = OF_PLACES.map(name => [name, at.get(of)?.[name] ?? 0] as const)
    const { visits, announced, shared, answered } = Object.fromEntries(counted) as Record<(typeof OF_PLACES)[number], number>
    return [...counted, ['~unannounced', visits - announced] as const, ['~silent', shared - answered] as const].map(([name, count]) => [`${name}@${of}`, count] as const)
  }))
  const counts = { ...Object.fromEntries(TOLD.map(name => [name, figures[name]])), '~alone': figures.visits - figures.joint, '~soon': figures.visits - figures.late, '~open': figures.steps - figures.on_time - figures.overdue, ...here }
  const sums: Sum[] = places.length > 0 ? OF_PLACES.map(name => [name, ...places.map(of => `${name}@${of}`)]) : []
  const inside: Sum[] = places.flatMap(of => [[`visits@${of}`, `announced@${of}`, `~unannounced@${of}`], [`shared@${of}`, `answered@${of}`, `~silent@${of}`]] as Sum[])
  const told = toldFew(counts, [...SUMS, ...sums, ...inside])
  return {
    figures: { ...Object.fromEntries(TOLD.map(name => [name, told[name]])), medianHours: told.answered ? figures.medianHours : null },
    places: places.map(of => ({ of, ...Object.fromEntries(OF_PLACES.map(name => [name, told[`${name}@${of}`]])) })).filter(place => OF_PLACES.some(name => place[name as keyof typeof place])),
  }
}

/** Adds the province's counts per kabupaten and kota: no record, nothing sealed, and nothing under five. */
export function addProvinceRoutes(app: FastifyInstance, services: Services): void {
  app.get<{ Querystring: Record<string, string | undefined> }>('/api/v1/province', { schema: { operationId: 'figures.province', summary: 'Counts per kabupaten and kota for one whole week or month, rounded down to fives; what is under five is not told', tags: ['office'], querystring: { type: 'object', properties: { from: properties.from, to: properties.to } }, response: object } }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const actor = actorOf(request)
    const post = postWith(services.sheet, actor, 'province.read')
    if (!post) throw forbidden({ verb: 'province.read' })
    const today = dayAt(post.region, new Date().toISOString())
    const month = daysOf('this_month', today)
    const range = { from: request.query.from ?? month.from, to: request.query.to ?? (request.query.from === undefined ? month.to : request.query.from) }
    const faults = wholeFaults(range)
    if (faults.length > 0) throw faulty(...faults)
    return { ...range, few: FEW, items: await reading(services, actor, async client => await whoServes(services, client, actor, today, await countsByKab(services, client, actor, range))) }
  })
}

async function countsByKab(services: Services, client: Client, actor: Actor, { from, to }: Range) {
  const days = `t.day between ${literal(from)} and ${literal(to)}`
  const asked: [name: string, kind: unknown, condition: string][] = [
    ['open', Case, `t.stage <> all(${literal(CLOSED)}::text[])`], ['visits', Visit, `${days} and t.state <> 'batal'`], ['announced', Visit, `${days} and t.state <> 'batal' and t.announced`],
    ['shared', Notice, `${days} and t.asks and not t.cancelled and t.to_role is not null and t.state <> 'belum_dibagikan'`], ['answered', Notice, `${days} and t.asks and not t.cancelled and t.to_role is not null and t.state = 'dijawab'`], ['pairs', Overlap, days],
  ]
  const { rows: places } = await client.query<{ code: string; name: string; office: string | null; phone: string | null }>('select r.code, r.name, o.name as office, o.phone from homes h join regions r on r.code = h.code left join offices o on o.home = h.home where r.level = 2 and h.code = any(nullif(current_setting(\'app.kab\', true), \'\')::text[]) order by r.name')
  const lines = new Map(places.map(({ code, name, office, phone }) => [code, { kab: code, name, office, phone, counts: {} as Record<string, number> }]))
  for (const [name, kind, condition] of asked) {
    const scope = countScope(services.sheet, kind as Kind, actor)
    const { rows } = scope ? await client.query<{ kab: string; count: number }>(`select t.kab, count(*)::int as count from ${(kind as Kind).table} t where ${condition} and ${scope} group by t.kab`) : { rows: [] }
    for (const line of lines.values()) line.counts[name] = rows.find(({ kab }) => kab === line.kab)?.count ?? 0
  }
  return [...lines.values()].filter(({ phone }) => phone).map(line => ({ ...line, counts: toldKab(line.counts) }))
}

function toldKab(counts: Record<string, number>): Record<string, number | null> {
  const { visits, announced, shared, answered } = counts as Record<'visits' | 'announced' | 'shared' | 'answered', number>
  const told = toldFew({ ...counts, '~unannounced': visits - announced, '~silent': shared - answered }, [['visits', 'announced', '~unannounced'], ['shared', 'answered', '~silent']])
  return Object.fromEntries(Object.keys(counts).map(name => [name, told[name]!]))
}

// beside the counts of an office: its pillars, counted; whoever coordinates one, to be called; its units
async function whoServes<L extends { kab: Region }>(services: Services, client: Client, actor: Actor, today: Day, lines: readonly L[]) {
  const live = `t.line = 'area' and coalesce(t.approval, 'disetujui') = 'disetujui' and t."from" <= ${literal(today)} and (t.until is null or t.until > ${literal(today)})`
  const scope = countScope(services.sheet, Post as unknown as Kind, actor)
  const pillars = Object.keys(services.sheet).filter(role => goesForPillar(services.sheet, role))
  const { rows: counted } = scope ? await client.query<{ kab: string; pillar: string; count: number }>(`select t.kab, t.role as pillar, count(distinct t.worker_id)::int as count from posts t where ${live} and t.role = any(${literal(pillars)}::text[]) and ${scope} group by t.kab, t.role order by t.role`) : { rows: [] }
  const [heads, units] = await present(services.vault, client, await Promise.all([
    rawRows(services, client, Post as unknown as Kind, actor, `${live} and t.role = 'koordinator_pilar'`, `order by t.kab, t.pillar, t.worker_name limit ${MOST_ROWS}`),
    rawRows(services, client, Unit as unknown as Kind, actor, `not t.ended and t.sort not in ('kelurahan', 'kecamatan')`, `order by t.kab, t.name limit ${MOST_ROWS}`),
  ]))
  const { rows: places } = await client.query<{ code: string; name: string }>('select code, name from regions where code = any($1)', [heads!.map(({ region }) => region)])
  const within = (kab: Region) => ({ region }: { region: Region }) => covers(kab, region)
  return lines.map(line => ({
    ...line,
    pillars: counted.filter(({ kab }) => kab === line.kab).map(({ pillar, count }) => ({ pillar, count: toldFew({ count }).count })),
    coordinators: (heads as Post[]).filter(within(line.kab)).map(({ workerName, pillar, region, phone }) => ({ name: workerName, pillar, place: places.find(({ code }) => code === region)?.name ?? region, phone })),
    units: (units as (AnyRecord & { name: string; sort: string; phone?: string | null })[]).filter(within(line.kab)).map(({ name, sort, phone }) => ({ name, sort, phone })),
  }))
}

function goesForPillar(sheet: Sheet, role: string): boolean {
  const { verbs, office } = sheet[role]!
  return !office && verbs.includes('visit.plan') && !verbs.includes('trip.reassign')
}

function askedBy(services: Services, actor: Actor, query: Record<string, string | undefined>, more: Fault[] = []): Asked {
  const post = postWith(services.sheet, actor, 'figures.read')
  if (!post) throw forbidden({ verb: 'figures.read' })
  const region = query.region ?? post.region
  const today = dayAt(post.region, new Date().toISOString())
  const week = daysOf('this_week', today)
  const range = { from: query.from ?? week.from, to: query.to ?? (query.from === undefined ? week.to : query.from) }
  const pillar = query.pillar || undefined
  const faults: Fault[] = [...rangeFaults(range), ...isRegion(region) ? [] : [{ at: 'region', rule: 'region' }], ...!pillar || /^[a-z][a-z0-9_]{1,40}$/.test(pillar) ? [] : [{ at: 'pillar', rule: 'no_such_pillar' }], ...more]
  if (faults.length > 0) throw faulty(...faults)
  return { ...range, region, today, ...(pillar ? { pillar } : {}) }
}

/** Gathers what the figures are made from, within the reader's scope; what is sealed stays out for everybody. */
async function factsFor(services: Services, client: Client, actor: Actor, { from, to, region, pillar, counted }: Asked): Promise<{ facts: Facts; cut: boolean }> {
  const within = (field: string) => `${withinSql(region)} and t.${field} between ${literal(from)} and ${literal(to)} and not t.sealed`
  const ask = async <T>(kind: unknown, fields: readonly string[], condition: string, more = '', join = '', order = 't.day, t.id', unread = false) => {
    const scope = scopeOf(services.sheet, kind as Kind, actor)
    const readable = unread ? countScope(services.sheet, kind as Kind, actor) : scope?.atLeast.brief
    if (!scope || !readable) return []
    const { rows } = await client.query(`select ${columnsWithin(kind as Kind, { ...scope, atLeast: { trace: readable, brief: readable, full: unread ? readable : scope.atLeast.full } }, ['id', 'region', ...fields])}${more} from ${(kind as Kind).table} t ${join} where ${condition} and ${readable} order by ${order} limit ${MOST + 1}`)
    return rows as T[]
  }
  const visits = await ask<Facts['visits'][number]>(Visit, ['tripId', 'caseId', 'rt', 'rw', 'day', 'from', 'to', 'sort', 'state', 'purpose', 'leadId', 'leadName', 'leadPillar', 'announced', 'reportedAt'], `${within('day')} and t.state <> 'batal'`, ', p.joiners, p.at as "plannedAt"', 'join trips p on p.home = t.home and p.id = t.trip_id', 't.day, t."from", t.id')
  const notices = await ask<Facts['notices'][number]>(Notice, ['tripId', 'rt', 'day', 'toRole', 'toName', 'state', 'at', 'sharedAt', 'answer', 'answeredAt', 'answeredOrally'], `${within('day')} and t.asks and not t.cancelled and t.to_role is not null`, `, t.told->>'leadName' as "leadName", t.told->>'leadPillar' as "leadPillar"`)
  const pairs = await ask<Facts['pairs'][number]>(Overlap, ['day', 'otherDay', 'leadId', 'leadName', 'leadPillar', 'otherLeadId', 'otherLeadName', 'otherLeadPillar', 'choice', 'reason'], within('day'), '', '', 't.day, t.id', counted)
  const steps = await ask<Facts['steps'][number]>(NextStep, ['caseId', 'what', 'ownerName', 'due', 'state', 'doneAt'], within('due'), '', '', 't.due, t.id', counted)
  const facts = { visits, notices, pairs, steps }
  const cut = Object.values(facts).some(rows => rows.length > MOST)
  return { facts: pillar === undefined ? facts : factsOfPillar(facts, pillar), cut }
}

import type { FastifyInstance } from 'fastify'
import { dayAt, momentAt, type Day } from '#kernel/day.ts'
import { FEW, type Sum, toldFew } from '#kernel/few.ts'
import { type Fault, faulty, forbidden } from '#kernel/problem.ts'
import type { Kind } from '#kernel/record.ts'
import { isRegion, type Region } from '#kernel/region.ts'
import { postWith, type Actor } from '#kernel/rights.ts'
import { literal, type Client } from '#server/db.ts'
import { actorOf } from '#server/http.ts'
import { reading } from '#server/lists.ts'
import { columnsWithin, countScope, scopeOf, withinSql } from '#server/scope.ts'
import type { Services } from '#server/services.ts'
import { Hearing } from '#slices/directives/kinds.ts'
import { daysOf, type Range, rangeFaults } from '#slices/figures/period.ts'
import { planOf } from '#slices/meetings/figures.ts'
import { Attendance, Meeting, Series } from '#slices/meetings/kinds.ts'
import { Issue, Voice } from '#slices/voices/kinds.ts'
import { byPillar, type Facts, factsOfPillar, figuresOf, type ListName, LISTS, rowsOf } from './rules.ts'

const MOST = 20_000
const MOST_ROWS = 500
const object = { 200: { type: 'object', additionalProperties: true } } as const
const properties = { from: { type: 'string', format: 'date' }, to: { type: 'string', format: 'date' }, region: { type: 'string' }, pillar: { type: 'string' } } as const
type Asked = Range & { region: Region; pillar?: string; today: Day }
type Query = Record<string, string | undefined>

/** Adds the figures of talking with each other: how far official words came, issues, voices, and what became of decisions; each with its list. */
export function addTalkRoutes(app: FastifyInstance, services: Services): void {
  app.get<{ Querystring: Query }>('/api/v1/talk', { schema: { operationId: 'talk.figures', summary: 'Figures of official words, issues and voices for a period, within your scope: the funnel of the five states with the median time of each, issues in time, involvement by pillar, decisions carried out', tags: ['office'], querystring: { type: 'object', properties }, response: object } }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const actor = actorOf(request)
    const asked = askedBy(services, actor, request.query)
    return await reading(services, actor, async client => {
      const { facts, cut } = await factsFor(services, client, actor, asked)
      const { from, to, region, pillar } = asked
      return { from, to, region, pillar: pillar ?? null, cut, figures: figuresOf(facts, asked.today), pillars: byPillar(facts) }
    })
  })
  app.get<{ Querystring: Query }>('/api/v1/talk/rows', { schema: { operationId: 'talk.rows', summary: 'The list behind one figure of official words, issues and voices', tags: ['office'], querystring: { type: 'object', properties: { ...properties, list: { type: 'string', enum: [...LISTS] } } }, response: object } }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const actor = actorOf(request)
    const list = (request.query.list ?? 'sent') as ListName
    const asked = askedBy(services, actor, request.query, LISTS.includes(list) ? [] : [{ at: 'list', rule: 'one_of', limit: LISTS.join(', ') }])
    return await reading(services, actor, async client => {
      const rows = rowsOf(list, (await factsFor(services, client, actor, asked)).facts, asked.today)
      return { list, from: asked.from, to: asked.to, count: rows.length, items: rows.slice(0, MOST_ROWS) }
    })
  })
  app.get('/api/v1/talk/province', { schema: { operationId: 'talk.province', summary: 'How far official words came in each kabupaten and kota this month, rounded down to fives; what is under five is not told', tags: ['office'], response: object } }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const actor = actorOf(request)
    const post = postWith(services.sheet, actor, 'province.read')
    if (!post) throw forbidden({ verb: 'province.read' })
    const range = daysOf('this_month', dayAt(post.region, new Date().toISOString()))
    return { ...range, few: FEW, items: await reading(services, actor, client => countedByKab(services, client, actor, post.region, range)) }
  })
}

/** What adds up to what; `~` names what is left over, which is shown to nobody. */
const SUMS: Sum[] = [['sent', 'heard', '~unheard'], ['heard', 'understood', '~not_understood'], ['understood', 'done', '~not_done']]

// the province counts, and reads none of them
async function countedByKab(services: Services, client: Client, actor: Actor, place: Region, { from, to }: Range) {
  const scope = countScope(services.sheet, Hearing as unknown as Kind, actor)
  if (!scope) return []
  const at = (stages: string) => `count(*) filter (where t.stage in (${stages}))::int`
  const { rows } = await client.query<{ kab: Region; name: string } & Record<'sent' | 'heard' | 'understood' | 'done', number>>(`select t.kab, r.name, count(*)::int as sent, ${at(`'didengar', 'dimengerti', 'disetujui', 'dilaksanakan', 'dipelihara'`)} as heard, ${at(`'dimengerti', 'disetujui', 'dilaksanakan', 'dipelihara'`)} as understood, ${at(`'dilaksanakan', 'dipelihara'`)} as done
    from hearings t join regions r on r.code = t.kab where ${COUNTED} and t.at >= ${literal(momentAt(place, from, '00:00'))} and t.at <= ${literal(momentAt(place, to, '23:59'))} and ${scope} group by t.kab, r.name order by r.name`)
  return rows.map(({ kab, name, ...counts }) => {
    const told = toldFew({ ...counts, '~unheard': counts.sent - counts.heard, '~not_understood': counts.heard - counts.understood, '~not_done': counts.understood - counts.done }, SUMS)
    return { kab, name, sent: told.sent, heard: told.heard, understood: told.understood, done: told.done }
  })
}

// the sender's own side of an agreement, and whoever was let go, are nobody's silence; what stands for another home is counted there
const COUNTED = `not t.sealed and t.worker_id <> t.from_id and t.mirror_of is null and t.stage not in ('dilepas', 'dicabut')`

function askedBy(services: Services, actor: Actor, query: Query, more: Fault[] = []): Asked {
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

/** Gathers what the figures are made from, within the reader's scope. */
async function factsFor(services: Services, client: Client, actor: Actor, { from, to, region, pillar, today }: Asked): Promise<{ facts: Facts; cut: boolean }> {
  const ask = async <T>(kind: unknown, fields: readonly string[], condition: string, more = '', join = '', order = 't.id', depth: 'brief' | 'full' = 'brief') => {
    const scope = scopeOf(services.sheet, kind as Kind, actor)
    const readable = scope?.atLeast[depth]
    if (!scope || !readable) return []
    const { rows } = await client.query(`select ${columnsWithin(kind as Kind, { ...scope, atLeast: { trace: readable, brief: readable, full: scope.atLeast.full } }, ['id', 'region', ...fields])}${more} from ${(kind as Kind).table} t ${join} where ${withinSql(region)} and ${condition} and ${readable} order by ${order} limit ${MOST + 1}`)
    return rows as T[]
  }
  const within = (field: string) => `t.${field} >= ${literal(momentAt(region, from, '00:00'))} and t.${field} < ${literal(momentAt(region, to, '23:59'))}::timestamptz + interval '1 minute'`
  const hearings = await ask<Facts['hearings'][number]>(Hearing, ['directiveId', 'subject', 'sort', 'fromName', 'workerId', 'workerName', 'role', 'pillar', 'stage', 'due', 'at', 'heardAt', 'understoodAt', 'agreedAt', 'doneAt', 'keptAt'], `${COUNTED} and ${within('at')}`,
    `, (t.wordings->-1->>'at') as "sentAt", coalesce(t.source_kind in ('issue', 'meeting'), false) as decided`, '', 't.at, t.id')
  const issues = await ask<Facts['issues'][number]>(Issue, ['title', 'category', 'deskRole', 'stage', 'openedAt', 'due', 'decidedAt', 'answeredAt'], within('opened_at'), '', '', 't.opened_at, t.id')
  const voices = await ask<Facts['voices'][number]>(Voice, ['sort', 'category', 'pillar', 'fromName', 'day', 'stage'], `t.day between ${literal(from)} and ${literal(to)}`, '', '', 't.day, t.id')
  const days = `day between ${literal(from)} and ${literal(to)}`
  const held = await ask<Pick<Meeting, 'id' | 'day' | 'title' | 'seriesId' | 'state'>>(Meeting, ['title', 'day', 'seriesId', 'state'], `t.${days}`, '', '', 't.day, t.id')
  const series = await ask<Pick<Series, 'id' | 'title' | 'rule' | 'first' | 'until'>>(Series, ['title', 'rule', 'first', 'until'], `t.first <= ${literal(to)}`)
  const meetings = planOf(series, held, from, to, today).map(one => ({ ...one, id: one.meetingId ?? `${one.seriesId}:${one.day}` }))
  const seats = await ask<Facts['seats'][number]>(Attendance, ['meetingId', 'workerId', 'workerName', 'role', 'pillar', 'presence'], `not t.withdrawn and m.state in ('berlangsung', 'selesai') and m.${days}`, ', m.title, m.day::text as day', 'join meetings m on m.home = t.home and m.id = t.meeting_id', 'm.day, t.id', 'full')
  const facts = { hearings, issues, voices, meetings, seats }
  return { facts: pillar === undefined ? facts : factsOfPillar(facts, pillar), cut: Object.values(facts).some(rows => rows.length > MOST) }
}

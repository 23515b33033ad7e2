import type { FastifyInstance, FastifyRequest } from 'fastify'
import { dayAt, type Day } from '#kernel/day.ts'
import { isId, type Id } from '#kernel/id.ts'
import { faulty, notFound, type Fault } from '#kernel/problem.ts'
import type { Kind } from '#kernel/record.ts'
import { levelOf, placeOf, type Region } from '#kernel/region.ts'
import { isLive, ownPlace, type Actor, type HeldPost } from '#kernel/rights.ts'
import { gather } from '#kernel/say.ts'
import { literal, type Client } from '#server/db.ts'
import { actorOf } from '#server/http.ts'
import { reading, readRecord, readRecords } from '#server/lists.ts'
import { pdfOf } from '#server/pdf.ts'
import { logRead } from '#server/reads.ts'
import { scopeOf } from '#server/scope.ts'
import type { Services } from '#server/services.ts'
import { Case, NextStep } from '#slices/cases/kinds.ts'
import { Person } from '#slices/persons/rules.ts'
import { Trip, Visit } from '#slices/trips/kinds.ts'
import { Office } from '#slices/units/rules.ts'
import { Worker } from '#slices/workers/rules.ts'
import { countsOf, daysOfMonth, type Figures, type Month, readerOf, type Step, stepsOf, veiled, type Went, withoutNames } from './rules.ts'
import { messages as words } from './sheet/messages.ts'
import { sheetOf } from './sheet.ts'

const anyOf = (kind: unknown) => kind as Kind
const object = { 200: { type: 'object', additionalProperties: true } } as const
const querystring = { type: 'object', properties: { month: { type: 'string' }, worker: { type: 'string', format: 'uuid' }, language: { type: 'string', enum: ['id', 'en'] } } } as const
type Query = Record<string, string | undefined>

/** Adds a worker's month: on screen, and as one A4 sheet. */
export function addMonthRoutes(app: FastifyInstance, services: Services): void {
  app.get<{ Querystring: Query }>('/api/v1/month', { schema: { operationId: 'months.get', summary: "A worker's month: numbers, and for oneself the obstacles in one's own words; confidential visits are never among them", tags: ['months'], querystring, response: object } }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    return await monthFor(services, request, request.query)
  })
  app.get<{ Querystring: Query }>('/api/v1/month.pdf', { schema: { operationId: 'months.pdf', summary: "A worker's month as one A4 sheet with lines to sign", tags: ['months'], querystring, response: { 200: { type: 'string' } } } }, async (request, reply) => {
    const month = await monthFor(services, request, request.query)
    const pdf = await pdfOf(sheetOf(month, gather([services.messages, words]), request.query.language === 'en' ? 'en' : 'id'))
    return reply.header('content-type', 'application/pdf').header('content-disposition', `attachment; filename="laporan-${month.month}.pdf"`).header('cache-control', 'private, no-store').send(pdf)
  })
}

async function monthFor(services: Services, request: FastifyRequest, query: Query): Promise<Month> {
  const actor = actorOf(request)
  const today = dayAt(ownPlace(actor), new Date().toISOString())
  const month = query.month ?? today.slice(0, 7)
  const worker = query.worker?.toLowerCase() ?? actor.workerId
  const days = daysOfMonth(month)
  const faults: Fault[] = [...!days ? [{ at: 'month', rule: 'month' }] : month > today.slice(0, 7) ? [{ at: 'month', rule: 'month_to_come' }] : [], ...query.language === undefined || ['id', 'en'].includes(query.language) ? [] : [{ at: 'language', rule: 'one_of', limit: 'id, en' }]]
  if (faults.length > 0) throw faulty(...faults)
  const found = await reading(services, actor, client => readMonth(services, client, { actor, worker, month, today, ...days! }))
  if (!found.own) await logRead(services, actor, { what: 'worker.month', record: worker, ...found.region ? { region: found.region } : {} })
  return found
}

type Asked = { actor: Actor; worker: Id; month: string; today: Day; from: Day; to: Day }

async function readMonth(services: Services, client: Client, asked: Asked): Promise<Month> {
  const { actor, worker, month, today } = asked
  if (!isId(worker)) throw notFound()
  const posts = worker === actor.workerId ? [...actor.posts] : (await client.query<{ posts: HeldPost[] }>('select posts_of($1) as posts', [worker])).rows[0]!.posts.filter(post => isLive(post, today))
  const reader = readerOf(actor, worker, posts, today)
  if (!reader) throw notFound()
  const name = worker === actor.workerId ? actor.name : String((await readRecord(services, client, anyOf(Worker), actor, worker)).name)
  const post = posts.find(one => one.line === 'area') ?? posts[0]
  const { figures, purposes, sealedApart } = await figuresOf(services, client, asked, { workerId: worker, name, posts, ...actor.workerId === worker ? { shut: actor.shut, shutSealed: actor.shutSealed ?? [] } : { shut: [] } })
  const [office] = await readRecords(services, client, anyOf(Office), actor, post ? `t.kab = ${literal(placeOf(post.region).kab)}` : 'false', 'limit 1')
  const obstacles = reader === 'own' ? await obstaclesOf(services, client, asked) : null
  return {
    month, own: reader === 'own', worker: { id: worker, name, role: post?.role ?? null, pillar: post?.pillar ?? null }, region: post?.region ?? null, place: post ? await placeName(client, post.region) : '', level: post ? levelOf(post.region) : 0,
    office: office ? { name: String(office.name), phone: String(office.phone) } : null, chief: post ? await chiefOf(client, post.region, today) : null,
    rounded: reader === 'outside', figures: reader === 'outside' ? veiled(figures as Record<string, number>) as Figures : figures, purposes: reader === 'outside' ? veiled(purposes) : purposes, obstacles, sealedApart: reader === 'own' ? sealedApart : null, today,
  }
}

/** Counts what the worker's own scope holds, never what is sealed: the sheet goes to people who are not on the team. */
async function figuresOf(services: Services, client: Client, { from, to, today, worker }: Asked, whose: Actor): Promise<{ figures: Figures; purposes: Record<string, number>; sealedApart: number }> {
  const within = (kind: unknown) => scopeOf(services.sheet, anyOf(kind), whose)?.where ?? 'false'
  const went = `(t.lead_id = ${literal(worker)} or t.joiner_ids @> array[${literal(worker)}::uuid])`
  const trips = `select t.home, t.id from trips t where ${went} and ${within(Trip)}`
  const { rows } = await client.query<Went & { sealed: boolean; hindered: boolean }>(`
    select v.trip_id as "tripId", v.day::text as day, v.sort, v.state, v.purpose, v.case_id as "caseId", v.household_id as "householdId", v.subject_id as "subjectId", v.announced, v.reported_at as "reportedAt", v.lead_id as "leadId", v.joiner_ids as "joinerIds",
           v.sealed, v.obstacles is not null and v.reported_by_id = ${literal(worker)} as hindered
      from visits v join (${trips}) went on went.home = v.home and went.id = v.trip_id where v.day between ${literal(from)} and ${literal(to)} and v.state <> 'batal' limit 5000`)
  const visits = rows.filter(visit => !visit.sealed)
  const steps = await client.query<Step>(`
    select t.region, t.owner_id as "ownerId", t.from_id as "fromId", t.state, t.due::text as due, t.done_at as "doneAt", v.day::text as "agreedDay"
      from next_steps t left join visits v on v.home = t.home and v.id = t.visit_id
     where (t.owner_id = ${literal(worker)} or t.from_id = ${literal(worker)}) and not t.sealed and ${within(NextStep)} limit 5000`)
  const opened = await client.query<{ count: number }>(`select count(*)::int as count from cases t where t.reporter_id = ${literal(worker)} and t.opened_day between ${literal(from)} and ${literal(to)} and not t.sealed and ${within(Case)}`)
  const purposes: Record<string, number> = {}
  for (const visit of visits.filter(one => one.reportedAt)) purposes[visit.purpose] = (purposes[visit.purpose] ?? 0) + 1
  return {
    figures: { ...countsOf(visits, today), ...stepsOf(steps.rows, worker, { from, to, today }), opened: opened.rows[0]!.count, obstacles: visits.filter(visit => visit.hindered).length },
    purposes, sealedApart: rows.filter(visit => visit.sealed && visit.reportedAt).length,
  }
}

/** The obstacles that the reporter wrote down, without the names of those visited. */
async function obstaclesOf(services: Services, client: Client, { actor, from, to }: Asked): Promise<Month['obstacles']> {
  const visits = await readRecords(services, client, anyOf(Visit), actor, `t.reported_by_id = ${literal(actor.workerId)} and t.obstacles is not null and not t.sealed and t.day between ${literal(from)} and ${literal(to)}`, 'order by t.day desc, t.id desc limit 60')
  const told = visits.filter(visit => typeof visit.obstacles === 'string')
  const ids = (field: string) => literal([...new Set(told.map(visit => visit[field]).filter(isId))])
  const persons = told.length > 0 ? await readRecords(services, client, anyOf(Person), actor, `t.id = any(${ids('personId')}::uuid[])`) : []
  const cases = told.length > 0 ? await readRecords(services, client, anyOf(Case), actor, `t.id = any(${ids('caseId')}::uuid[])`) : []
  return told.map(visit => {
    const person = persons.find(one => one.id === visit.personId)?.name
    const who = String(cases.find(one => one.id === visit.caseId)?.who ?? '').split(',')[0]!
    return { day: String(visit.day), text: withoutNames(String(visit.obstacles), [String(person ?? ''), who]) }
  })
}

async function placeName(client: Client, region: Region): Promise<string> {
  const { rows } = await client.query<{ name: string }>('select name from regions where code = $1', [region])
  return rows[0]?.name ?? region
}

/** Who signs for the place: the lurah of a kelurahan, the camat of a kecamatan. */
async function chiefOf(client: Client, region: Region, today: Day): Promise<Month['chief']> {
  const role = levelOf(region) === 4 ? 'lurah' : levelOf(region) === 3 ? 'camat' : null
  if (!role) return null
  const { rows } = await client.query<{ name: string; from: Day; until: Day | null }>(`select worker_name as name, "from"::text as "from", until::text as until from posts where region = $1 and role = $2 and line = 'area' order by "from" desc`, [region, role])
  return { role, name: rows.find(row => isLive(row, today))?.name ?? null }
}

import * as z from 'zod/mini'
import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { addDays, clockAt, dayAt, isDay, isInstant, momentAt, zoneOf } from '#kernel/day.ts'
import { text } from '#kernel/fields.ts'
import { homeOf, isId, isUuid } from '#kernel/id.ts'
import { faulty, forbidden } from '#kernel/problem.ts'
import type { AnyRecord, Kind } from '#kernel/record.ts'
import { postWith, type Actor, type HeldPost } from '#kernel/rights.ts'
import { isRegion, NATION } from '#kernel/region.ts'
import { say } from '#kernel/say.ts'
import { BOM, csvRow, slug } from '#server/csv.ts'
import { literal, planned, transact, type Client } from '#server/db.ts'
import { actorOf } from '#server/http.ts'
import { reading, readRecord } from '#server/lists.ts'
import { problemSchema, schemaOf } from '#server/openapi.ts'
import { logRead } from '#server/reads.ts'
import { parsed } from '#server/routes.ts'
import { columnsWithin, scopeOf } from '#server/scope.ts'
import type { Services } from '#server/services.ts'
import { Case } from '#slices/cases/kinds.ts'
import { Office } from '#slices/units/rules.ts'
import { Post, Worker } from '#slices/workers/rules.ts'
import { noticePage, type NoticeOffice } from './privacy.ts'

type Query = Readonly<Record<string, string | undefined>>
const anyOf = (kind: unknown) => kind as Kind
const object = { 200: { type: 'object', additionalProperties: true } } as const
const Reason = z.strictObject({ reason: text(300) })
const SHORTEST_REASON = 5
const PAGE = 50
const MOST_ACTS = 200
const ROWS_AT_ONCE = 1000
const ASKED = { after: { type: 'string' }, about: { type: 'string', format: 'uuid' }, worker: { type: 'string', format: 'uuid' }, region: { type: 'string' }, from: { type: 'string', format: 'date' }, to: { type: 'string', format: 'date' } } as const

/** Adds what trust needs: the access log, the export of names, what is held about oneself, and the public privacy notice. */
export function addTrustRoutes(app: FastifyInstance, services: Services): void {
  app.get<{ Querystring: Query }>('/api/v1/reads', { schema: { operationId: 'reads.list', summary: 'Who opened what and why; narrowed to a case, a person, a worker, a kelurahan or days', tags: ['trust'], querystring: { type: 'object', properties: ASKED }, response: object } }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    return await accessLog(services, actorOf(request), request.query)
  })
  app.get('/api/v1/reads/mine', { schema: { operationId: 'trust.mine', summary: 'What the office holds and sees about yourself', tags: ['trust'], response: object } }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    return await heldAbout(services, actorOf(request))
  })
  // the reason is told in the body: an address is written down by servers and browsers on the way
  app.post<{ Body: unknown }>('/api/v1/exports/cases.csv', { schema: { operationId: 'cases.export', summary: 'Cases of your scope as CSV, stamped with who, when and why; logged, never sealed ones', tags: ['cases'], body: schemaOf(Reason), response: { 200: { type: 'string' }, ...problemSchema } } }, async (request, reply) => {
    const actor = actorOf(request)
    const post = postWith(services.sheet, actor, 'export.names')
    if (!post) throw forbidden({ verb: 'export.names' })
    const { reason } = parsed(Reason, request.body)
    if (reason.length < SHORTEST_REASON) throw faulty({ at: 'reason', rule: 'required' })
    await logRead(services, actor, { what: 'export.cases', region: post.region, reason })
    const now = new Date().toISOString()
    const name = `kasus-${dayAt(post.region, now)}-${clockAt(post.region, now).replace('.', '')}-${slug(request.signed.username, 40)}-${slug(reason, 40)}.csv`
    return reply.header('content-type', 'text/csv; charset=utf-8').header('content-disposition', `attachment; filename="${name}"`).header('cache-control', 'no-store').send(Readable.from(exported(services, actor, post, reason, now)))
  })
  app.get<{ Querystring: Query }>('/privasi', { schema: { hide: true } }, async (request, reply) => {
    const language = request.query.bahasa === 'en' ? 'en' : 'id'
    const page = noticePage(language, await noticeOffices(services), request.query.kantor)
    return reply.header('content-type', 'text/html; charset=utf-8').header('cache-control', 'public, max-age=300').send(page)
  })
}

async function accessLog(services: Services, actor: Actor, query: Query) {
  const whole = postWith(services.sheet, actor, 'log.read')
  const post = whole ?? postWith(services.sheet, actor, 'log.read_bidang')
  if (!post) throw forbidden({ verb: 'log.read' })
  const { about, worker, region, from, to } = query
  const after = /^(.+)~(.+)$/.exec(query.after ?? '')
  const faults = [
    ...query.after && !(after && isInstant(after[1]!) && isUuid(after[2])) ? [{ at: 'after', rule: 'cursor' }] : [], ...about !== undefined && !isId(about) ? [{ at: 'about', rule: 'uuid' }] : [], ...worker !== undefined && !isUuid(worker) ? [{ at: 'worker', rule: 'uuid' }] : [],
    ...region !== undefined && !isRegion(region) ? [{ at: 'region', rule: 'region' }] : [], ...from !== undefined && !isDay(from) ? [{ at: 'from', rule: 'day' }] : [], ...to !== undefined && !isDay(to) ? [{ at: 'to', rule: 'day' }] : [],
  ]
  if (faults.length > 0) throw faulty(...faults)
  const home = homeOf(post.id)
  const everything = actor.posts.some(held => held.line === 'area' && homeOf(held.id) === home && services.sheet[held.role]?.verbs.includes('log.read_sealed'))
  const mine = (record: string) => (whole ? 'true' : ofBidang(actor, services.sheet, home, record))
  // row-level security keeps sealed records from whoever is not on their team: so do the lines that name them
  const stands = ['cases', 'persons', 'households', 'workers'].map(table => `exists (select from ${table} r where r.home = reads.home and r.id = reads.record)`)
  return await reading(services, actor, async client => {
    const subjects = about ? await belonging(client, home, about) : undefined
    const conditions = [
      // who asked after the sender of a word about a leader is for the inspectorate and the sender, not for leaders
      `home = ${literal(home)}`, `what <> 'concern.sender'`, mine('reads.record'), ...everything ? [] : [`what <> 'case.sealed' and (record is null or ${stands.join(' or ')})`], ...subjects ? [`record = any(${literal(subjects)}::uuid[])`] : [], ...worker ? [`worker = ${literal(worker)}::uuid`] : [], ...region ? [`(region = ${literal(region)} or region like ${literal(`${region}.%`)})`] : [],
      ...from ? [`at >= ${literal(momentAt(post.region, from))}::timestamptz`] : [], ...to ? [`at < ${literal(momentAt(post.region, addDays(to, 1)))}::timestamptz`] : [], ...after ? [`(at, id) < (${literal(after[1])}::timestamptz, ${literal(after[2])}::uuid)`] : [],
    ]
    const { rows } = await planned<AnyRecord>(client, `select id, at, worker as "workerId", worker_name as "workerName", what, record, region, reason from reads where ${conditions.join(' and ')} order by at desc, id desc limit ${PAGE}`)
    const names = await namesOf(services, client, actor, home, rows.map(row => row.record as string | null))
    const acts = subjects && !query.after ? await actsOn(client, home, subjects, everything, mine('l.about')) : undefined
    return { items: rows.map(row => ({ ...row, ...names.get(row.record as string) })), next: rows.length === PAGE ? `${String(rows.at(-1)!.at)}~${rows.at(-1)!.id}` : null, ...(acts ? { acts } : {}) }
  }).then(async answer => {
    await logRead(services, actor, { what: 'log.read', region: post.region, ...(about && homeOf(about) === home ? { record: about } : {}) })
    return answer
  })
}

/** What a kabid may see of the log: the cases of the own bidang, with their people, and never a sealed one; a post without a bidang stands for all of them. */
function ofBidang(actor: Actor, sheet: Services['sheet'], home: number, record: string): string {
  const posts = actor.posts.filter(held => held.line === 'area' && homeOf(held.id) === home && sheet[held.role]?.verbs.includes('log.read_bidang')).map(({ id }) => id)
  return `${record} in (select unnest(array[c.id, c.person_id, c.household_id]) from cases c join posts p on p.home = c.home and p.id = any(${literal(posts)}::uuid[]) where c.home = ${literal(home)} and not c.sealed and (p.bidang is null or p.bidang = c.bidang))`
}

/** The ids under which somebody's data may have been opened: the case, its person and household, and all cases of that person; what the asker's own lock hides stays hidden. */
async function belonging(client: Client, home: number, about: string): Promise<string[]> {
  const { rows } = await planned<{ ids: (string | null)[] }>(client, `with named as (
      select ${literal(about)}::uuid as person, null::uuid as household union all select person_id, household_id from cases where home = ${literal(home)} and id = ${literal(about)}::uuid)
    select array[c.id, c.person_id, c.household_id] as ids from named n join cases c on c.home = ${literal(home)} and (c.person_id = n.person or c.id = ${literal(about)}::uuid or c.household_id = ${literal(about)}::uuid)`)
  return [...new Set([about, ...rows.flatMap(({ ids }) => ids)])].filter(isId)
}

/** Names the cases of log lines, as far as the reader may read them; others stay without a name. */
async function namesOf(services: Services, client: Client, actor: Actor, home: number, records: readonly (string | null)[]): Promise<Map<string, { who: string; caseId: string }>> {
  const brief = scopeOf(services.sheet, anyOf(Case), actor)?.atLeast.brief
  const sought = [...new Set(records)].filter(isId)
  if (!brief || sought.length === 0) return new Map()
  const { rows } = await planned<{ id: string; personId: string | null; householdId: string | null; who: string }>(client, `select t.id, t.person_id as "personId", t.household_id as "householdId", t.who from cases t where t.home = ${literal(home)} and (t.id = any(${literal(sought)}::uuid[]) or t.person_id = any(${literal(sought)}::uuid[]) or t.household_id = any(${literal(sought)}::uuid[])) and ${brief} order by t.opened_at`)
  return new Map(rows.flatMap(({ id, personId, householdId, who }) => [householdId, personId, id].filter(one => one !== null).map(one => [one, { who, caseId: id }] as const)))
}

/** Who changed it, with both clocks: that of the device and that of the server; never what was written. */
async function actsOn(client: Client, home: number, subjects: readonly string[], everything: boolean, mine: string): Promise<AnyRecord[]> {
  const open = everything ? '' : 'and exists (select from cases r where r.home = l.home and r.id = l.about)'
  const { rows } = await planned<AnyRecord>(client, `select h.id, h.action, h.actor_name as "actorName", h.pillar as "actorPillar", h.at, h.received from trail l join history h on h.home = l.home and h.xid = l.xid and h.seq = l.seq
    where l.home = ${literal(home)} and l.about = any(${literal(subjects)}::uuid[]) ${open} and ${mine} and h.refused is null order by l.xid desc, l.seq desc limit ${MOST_ACTS}`)
  return rows
}

async function heldAbout(services: Services, actor: Actor) {
  return await reading(services, actor, async client => {
    const me = literal(actor.workerId)
    const home = literal(homeOf(actor.workerId))
    const worker = await readRecord(services, client, anyOf(Worker), actor, actor.workerId).catch(() => null)
    const { rows: posts } = await planned<AnyRecord>(client, `select id, role, region, pillar, rt, rw, line, "from", until from ${Post.table} t where t.worker_id = ${me} order by t."from" desc, t.id`)
    const one = async (sql: string) => (await planned<Record<string, unknown>>(client, sql)).rows[0]!
    const work = await one(`select count(*) filter (where state = 'selesai')::int as visits, count(*) filter (where state = 'selesai' and day > current_date - 90)::int as recent, count(*) filter (where position is not null and reported_by_id = ${me})::int as positions, max(day) filter (where state = 'selesai')::text as last
      from visits where home = ${home} and (lead_id = ${me} or joiner_ids @> array[${me}::uuid])`)
    const acts = await one(`select count(*)::int as acts from (select 1 from history where home = ${home} and actor = ${me} limit 1001) done`)
    const { rows: opened } = await planned<AnyRecord>(client, `select id, at, worker_name as "workerName", what from reads where home = ${home} and record = ${me}::uuid and worker <> ${me}::uuid order by at desc, id desc limit 30`)
    const { rows: logged } = await planned<AnyRecord>(client, `select id, at, what, region, reason from reads where home = ${home} and worker = ${me}::uuid order by at desc, id desc limit 30`)
    return { worker, posts, work: { ...work, ...acts }, opened, logged }
  })
}

const COLUMNS = ['id', 'who', 'region', 'rt', 'rw', 'needs', 'urgency', 'stage', 'openedDay', 'leadName', 'leadPillar', 'nextDay'] as const
const HEADS = ['Nomor kasus', 'Nama atau sebutan', 'Kode wilayah', 'RT', 'RW', 'Kebutuhan', 'Mendesak', 'Tahap', 'Tanggal laporan', 'Penanggung jawab', 'Pilar', 'Langkah berikut']

/** The file as it goes out: stamped, then page after page by key, so that a whole kabupaten needs no memory. */
async function* exported(services: Services, actor: Actor, post: HeldPost, reason: string, now: string): AsyncGenerator<string> {
  const word = (group: string, value: unknown) => say(services.messages, 'id', `${group}.${String(value)}`)
  yield BOM + csvRow([`Daftar kasus. Memuat data pribadi: pakai hanya untuk keperluan di bawah, jangan diteruskan, hapus bila selesai.`])
  yield csvRow([`Diambil oleh ${actor.name} (${word('role', post.role)}), ${dayAt(post.region, now)} pukul ${clockAt(post.region, now)} ${zoneOf(post.region)}`])
  yield csvRow([`Keperluan: ${reason}`])
  yield csvRow(HEADS)
  const scope = scopeOf(services.sheet, anyOf(Case), actor)
  if (!scope?.atLeast.full) return
  for (let after: { at: string; id: string } | undefined, more = true; more;) {
    const { rows }: { rows: AnyRecord[] } = await transact(services.pool, services.homes.settingsFor(actor), client => planned<AnyRecord>(client, `select ${columnsWithin(anyOf(Case), scope, COLUMNS)}, t.opened_at::text as at from cases t
      where not t.sealed and ${scope.atLeast.full} ${after ? `and (t.opened_at, t.id) < (${literal(after.at)}::timestamptz, ${literal(after.id)}::uuid)` : ''} order by t.opened_at desc, t.id desc limit ${ROWS_AT_ONCE}`), true)
    for (const row of rows) {
      const said: Record<string, unknown> = { ...row, needs: (row.needs as string[]).map(need => word('need', need)), urgency: word('urgency', row.urgency), stage: word('stage', row.stage) }
      yield csvRow(COLUMNS.map(column => said[column]))
    }
    const last = rows.at(-1)
    after = last && { at: String(last.at), id: last.id }
    more = rows.length === ROWS_AT_ONCE
  }
}

/** The offices with whom somebody may speak about the own data; nothing of them but what a sign on the door says. */
async function noticeOffices(services: Services): Promise<NoticeOffice[]> {
  const passerby = services.homes.settingsFor({ workerId: '', name: '', shut: [], posts: [{ id: '00000000-0000-8000-8000-000000000000', role: '', region: NATION, line: 'area', from: '' }] })
  const { rows } = await transact(services.pool, passerby, client => client.query<NoticeOffice>(`select region as code, name, phone, dpo_name as "dpoName", dpo_contact as "dpoContact" from ${Office.table} order by name, home limit 600`), true)
  return rows
}

// What the machine can do at all: a plain node:http server that runs the statements Pilar runs, in the same transactions and over the same number of connections,
// but with no session, no scope, no row-level security, no sealing and no validation. It is the yardstick of docs/performance.md and nothing else.
import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import pg from 'pg'

const BYTEA = 17
const types = { getTypeParser: (oid, format) => (oid === BYTEA || oid === 1082 || oid === 1184 ? text => text : pg.types.getTypeParser(oid, format)) }
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: Number(process.env.POOL_SIZE), types, pipeline: true, options: '-c timezone=UTC -c jit=off -c plan_cache_mode=force_generic_plan' })
const SEARCH_MOST = 100
const LEAN = `t.id, t.region, t.who, t.needs, t.urgency, t.stage, t.rt, t.rw, t.opened_at as "openedAt", t.lead_name as "leadName", t.lead_pillar as "leadPillar", t.next_day as "nextDay", t.sealed`
const homeOf = id => Number.parseInt(id.slice(-5), 16)

const routes = { 'GET /api/v1/cases': list, 'GET /api/v1/search': search, 'POST /api/v1/actions/case.open': open }

createServer(async (request, response) => {
  try {
    const url = new URL(request.url, 'http://bare')
    const route = routes[`${request.method} ${url.pathname}`] ?? file
    const text = await route(url, request)
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(text)
  } catch (error) {
    response.writeHead(500).end(error.message)
  }
}).listen(Number(process.env.PORT), '127.0.0.1', function () { console.log(`ready ${this.address().port}`) })

async function list({ searchParams: asked }) {
  const { rows } = await readOnce('list', `select coalesce(json_agg(p), '[]')::text as items from (
    select ${LEAN} from cases t where t.region = $1 and t.stage = $2 order by t.opened_at desc, t.id desc limit 50) p`, [asked.get('region'), asked.get('stage')])
  return `{"items":${rows[0].items}}`
}

async function search({ searchParams: asked }) {
  const { rows } = await readOnce('search', `with marked as materialized (
      select c.home, c.id, c.opened_at, c.who from unnest($1::text[]) area join cases c on marks_of(c.kab, c.who) @> marks_within(area, $2))
    select coalesce(json_agg(p), '[]')::text as items from (
      select ${LEAN} from (select * from marked where who ilike '%' || $2 || '%' order by opened_at desc, id desc limit ${SEARCH_MOST}) found join cases t on t.home = found.home and t.id = found.id order by t.opened_at desc limit 50) p`, [['52.72'], asked.get('q')])
  return `{"items":${rows[0].items}}`
}

async function file({ pathname }) {
  const id = pathname.split('/')[4]
  return await transact('begin read only', async client => {
    const home = homeOf(id)
    const all = async (table, condition, ...values) => (await client.query({ name: `${table} ${condition}`.slice(0, 60), text: `select * from ${table} t where t.home = $1 and ${condition}`, values: [home, ...values] })).rows
    const [found] = await all('cases', 't.id = $2', id)
    const [timeline, visits, [person], [household], people, memberships, members, nextSteps, remarks, readings, photos, overlaps] = await Promise.all([
      client.query({ name: 'timeline', text: `select h.id, h.at, h.received, h.action, h.actor, h.actor_name, h.pillar, h.input, h.changed from trail l join history h on h.home = l.home and h.xid = l.xid and h.seq = l.seq
        where l.home = $1 and l.about = $2 and h.refused is null order by l.xid desc, l.seq desc limit 500`, values: [home, id] }),
      all('visits', 't.case_id = $2 order by t.day desc, t.id desc', id), all('persons', 't.id = $2', found.person_id), all('households', 't.id = $2', found.household_id), all('persons', 't.household_id = $2', found.household_id),
      all('memberships', 't.household_id = $2', found.household_id), all('members', 't.case_id = $2', id), all('next_steps', 't.case_id = $2 order by t.due, t.id', id), all('remarks', 't.case_id = $2 order by t.at, t.id', id),
      all('readings', 't.case_id = $2', id), all('photos', 't.case_id = $2', id), all('overlap_pairs', 't.case_id = $2', id),
    ])
    const tripIds = visits.map(visit => visit.trip_id)
    const [trips, notices] = await Promise.all([all('trips', 't.id = any($2)', tripIds), all('notices', '(t.case_id = $2 or t.trip_id = any($3)) order by t.at', id, tripIds)])
    return JSON.stringify({ case: found, person, household, people, memberships, members, visits, trips, nextSteps, remarks, readings, photos, notices, overlaps, timeline: timeline.rows })
  })
}

async function open(_, request) {
  const input = JSON.parse(await bodyOf(request))
  const { region } = input
  const place = [5272, region.slice(0, 2), region.slice(0, 5), region.slice(0, 8), region]
  const sealed = input.seal !== 'tidak'
  const now = new Date().toISOString()
  const [envelope, household, person, membership, caseId] = Array.from({ length: 5 }, () => mint(5272))
  const story = Buffer.from(input.story)
  const address = Buffer.from(input.address)
  return await transact('begin', async client => {
    const query = (name, text, ...values) => client.query({ name, text, values })
    await query('receipt', 'select body_hash, received, refused, made from history where home = $1 and id = $2', 5272, envelope)
    const posts = sealed ? (await query('posts', `select * from posts t where t.home = $1 and t.role = any($2)`, 5272, ['kabid', 'kepala_dinas'])).rows.filter(post => post.bidang === 'rehsos') : []
    const suspects = sealed ? [] : (await query('similar', 'select id from similar_persons($1, $2, $3, $4, $5)', 5272, '52.72', input.name, null, input.bornYear)).rows.map(row => row.id)
    const writes = []
    const insert = (table, columns, values) => writes.push(query(`add-${table}`, `insert into ${table} (${columns.map(column => `"${column}"`)}) values (${columns.map((_, at) => `$${at + 1}`)})`, ...values))
    if (input.household) insert('households', ['home', 'prov', 'kab', 'kec', 'region', 'id', 'label', 'rt', 'rw', 'address', 'sealed'], [...place, household, input.household.label, input.rt, input.rw, address, sealed])
    insert('persons', ['home', 'prov', 'kab', 'kec', 'region', 'id', 'name', 'sex', 'born_year', 'household_id', 'sealed'], [...place, person, input.name, input.sex, input.bornYear, input.household ? household : null, sealed])
    if (input.household) insert('memberships', ['home', 'prov', 'kab', 'kec', 'region', 'id', 'person_id', 'household_id', 'tie', 'from', 'sealed'], [...place, membership, person, household, 'lainnya', now.slice(0, 10), sealed])
    insert('cases', ['home', 'prov', 'kab', 'kec', 'region', 'id', 'who', 'nameless', 'person_id', 'household_id', 'subject_id', 'needs', 'urgency', 'rt', 'rw', 'address', 'story', 'source', 'reporter_id', 'reporter_name', 'opened_at', 'opened_day', 'sealed', 'types', 'subtypes', 'stage', 'stage_at', 'suspects', 'clashes'],
      [...place, caseId, input.who, false, person, input.household ? household : null, person, input.needs, input.urgency, input.rt, input.rw, address, story, 'pilar', envelope, 'bare', now, now.slice(0, 10), sealed, [], [], 'masuk', now, suspects, '[]'])
    for (const post of posts) {
      insert('members', ['home', 'prov', 'kab', 'kec', 'region', 'id', 'case_id', 'person_id', 'worker_id', 'worker_name', 'role', 'from', 'sealed'], [...place, mint(5272), caseId, person, post.worker_id, post.worker_name, 'tim', now.slice(0, 10), true])
      insert('notices', ['home', 'prov', 'kab', 'kec', 'region', 'id', 'code', 'to_worker', 'to_name', 'from_id', 'asks', 'state', 'case_id', 'told', 'sealed', 'at', 'shared_at', 'shared_by', 'answered_orally', 'cancelled'],
        [...place, mint(5272), 'case.sealed_opened', post.worker_id, post.worker_name, envelope, false, 'dibagikan', caseId, '{}', true, now, now, 'aplikasi', false, false])
    }
    const made = [...(input.household ? [{ kind: 'household', id: household }] : []), { kind: 'person', id: person }, { kind: 'case', id: caseId }]
    writes.push(query('history', `with entry as (insert into history (home, id, action, actor, actor_name, pillar, post, at, received, body_hash, input, made, changed) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) returning home, xid, seq)
      insert into trail (home, about, xid, seq) select entry.home, about, entry.xid, entry.seq from entry, unnest($14::uuid[]) about`,
    5272, envelope, 'case.open', envelope, 'bare', 'psm', envelope, now, now, story, JSON.stringify(input), JSON.stringify(made), JSON.stringify(made), [caseId]))
    await Promise.all(writes)
    return JSON.stringify({ id: envelope, received: now, made })
  })
}

async function readOnce(name, text, values) {
  const client = await pool.connect()
  try {
    const [, result] = await Promise.all([client.query('begin read only'), client.query({ name, text, values }), client.query('commit')])
    return result
  } finally {
    client.release()
  }
}

async function transact(begin, work) {
  const client = await pool.connect()
  try {
    const begun = client.query(begin)
    const result = await work(client)
    await begun
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

async function bodyOf(request) {
  let text = ''
  for await (const chunk of request) text += chunk
  return text
}

function mint(home) {
  const time = Date.now().toString(16).padStart(12, '0')
  const noise = randomBytes(7).toString('hex')
  return `${time.slice(0, 8)}-${time.slice(8)}-8${noise.slice(0, 3)}-8${noise.slice(4, 7)}-${noise.slice(7, 14)}${home.toString(16).padStart(5, '0')}`
}

import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import { mintId } from '#kernel/id.ts'
import { firstHome } from '#kernel/region.ts'
import type { Actor } from '#kernel/rights.ts'
import type { Receipt } from '#kernel/action.ts'
import { readConfig } from '#server/config.ts'
import { dispatch } from '#server/dispatch.ts'
import type { Services } from '#server/services.ts'
import { hashed, storePassword, tokenHash } from '#server/session.ts'
import { makeApp, openServices, prepare } from '#src/main.server.ts'

/** A running house for one test file: its own database, the whole application, people who sign in. */
export type House = { app: FastifyInstance; services: Services; url: string; databaseUrl: string; /** Reads the tables as their owner, past every policy. */ owner: pg.Pool; /** Set by a test that holds the feed back itself: nobody who pulls waits then. */ heldBack: boolean; close(): Promise<void> }
/** What a request was answered with. */
export type Answer = { status: number; body: any; text: string; headers: Record<string, unknown> }

const MIGRATIONS = fileURLToPath(new URL('../migrations', import.meta.url))
const TEMPLATE = `pilar_template_${createHash('sha256').update(readdirSync(MIGRATIONS).toSorted().map(name => readFileSync(join(MIGRATIONS, name), 'utf8')).join()).digest('hex').slice(0, 10)}`
const TEMPLATE_LOCK = 52_720_002
/** The password of everybody settled here. */
export const PASSWORD = 'kata-uji-yang-panjang'

/** Opens a house on a clone of the migrated template; regions are loaded, nobody lives there yet. Other tests in the same PostgreSQL write at the same time and would hold the feed back, as in no office's own: whoever pulls waits for it. */
export async function openHouse(): Promise<House> {
  const databaseUrl = await cloneTemplate()
  const config = readConfig({ DATABASE_URL: databaseUrl, DATA_DIR: mkdtempSync(join(tmpdir(), 'pilar-uji-')), LOG_LEVEL: process.env.TEST_LOG ?? 'silent', NODE_ENV: 'test', PORT: '0', EXAMPLE_DATA: 'tidak' })
  const services = await openServices(config)
  const app = await makeApp(services)
  const owner = new pg.Pool({ connectionString: databaseUrl, max: 1 }).on('error', () => undefined)
  const url = await app.listen({ port: 0, host: '127.0.0.1' })
  const [answer] = app.server.listeners('request') as ((asked: IncomingMessage, answer: ServerResponse) => void)[]
  app.server.removeAllListeners('request').on('request', (asked, given) => {
    if (asked.url !== '/api/pull' || house.heldBack) answer!(asked, given)
    else void feedIsPast(house).catch(() => undefined).finally(() => { answer!(asked, given) })
  })
  const house: House = { app, services, url, databaseUrl, owner, heldBack: false, close: async () => { await app.close(); await owner.end(); await services.pool.end(); await dropDatabase(databaseUrl) } }
  return house
}

/** Someone who signed in and speaks HTTP. */
export class Someone {
  readonly id: string
  readonly name: string
  readonly username: string
  readonly home: number
  readonly url: string
  token = ''
  constructor(house: House, worker: { id: string; name: string; username: string; home: number }) {
    this.id = worker.id
    this.name = worker.name
    this.username = worker.username
    this.home = worker.home
    this.url = house.url
  }

  /** Signs in with the test password. */
  async signIn(): Promise<this> {
    const answer = await this.ask('POST', '/api/session', { login: this.username, password: PASSWORD })
    if (answer.status !== 200) throw new Error(`${this.username}: ${answer.text}`)
    this.token = answer.body.token
    return this
  }

  /** Sends one request as this person. */
  async ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const response = await fetch(this.url + path, {
      method, body: body === undefined ? undefined : JSON.stringify(body),
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...(this.token ? { authorization: `Bearer ${this.token}` } : {}), ...headers },
    })
    const text = await response.text()
    return { status: response.status, text, body: /json/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : null, headers: Object.fromEntries(response.headers) }
  }

  /** Reads a path. */
  get(path: string): Promise<Answer> {
    return this.ask('GET', path)
  }

  /** Does an act through the REST route; a key makes it idempotent. */
  act(name: string, input: unknown, key?: string): Promise<Answer> {
    return this.ask('POST', `/api/v1/actions/${name}`, input, key ? { 'idempotency-key': key } : {})
  }

  /** Does an act that must succeed; gives the id of the record of a kind that it made. */
  async does(name: string, input: unknown, kind?: string): Promise<string> {
    const answer = await this.act(name, input)
    if (answer.status !== 200) throw new Error(`${this.name} ${name}: ${answer.status} ${answer.text}`)
    return made(answer.body, kind) ?? ''
  }
}

/** Finds the id of the record of a kind that an act made. */
export function made(receipt: Receipt, kind?: string): string | undefined {
  return (kind ? receipt.made.find(one => one.kind === kind) : receipt.made[0])?.id
}

/** Someone without an account. */
export function nobody(house: House): Someone {
  return new Someone(house, { id: '', name: 'orang asing', username: '', home: 0 })
}

/** Where somebody is posted. */
export type Posting = { role: string; region: string; pillar?: string; rt?: string; rw?: string; line?: 'area' | 'administrative'; unitId?: string; from?: string; until?: string }
const readyPassword = hashed(PASSWORD)

/** Registers somebody with posts through dispatch, as the seeding admin does, with a password and an open session. */
export async function settle(house: House, name: string, ...postings: Posting[]): Promise<Someone> {
  const region = postings[0]?.region.split('.').slice(0, 2).join('.') ?? '52.72'
  const home = firstHome(region)
  const username = `${name.toLowerCase().replace(/[^a-z]+/g, '.').replace(/^\.|\.$/g, '')}.${randomBytes(3).toString('hex')}`
  const workerId = freshId(home)
  await asSystem(house, home, 'worker.add', { id: workerId, region, name, username })
  for (const posting of postings) await asSystem(house, firstHome(posting.region), 'post.give', { workerId, line: 'area', from: '2024-01-01', ...posting })
  await storePassword(house.services.pool, house.services.vault, { id: workerId, username }, PASSWORD, false, await readyPassword)
  const someone = new Someone(house, { id: workerId, name, username, home })
  someone.token = await openSession(house, someone)
  return someone
}

/** Opens a session such as signing in opens, without the costly look at the password. */
export async function openSession(house: House, { id, home }: Someone): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await house.services.pool.query('select open_session($1, $2, $3, 12, $4)', [tokenHash(token), home, id, 'uji'])
  return token
}

/** Opens an office with its pillar types in a kabupaten or kota. */
export async function openOffice(house: House, region: string, name: string): Promise<void> {
  const home = firstHome(region)
  await asSystem(house, home, 'office.open', { region, name, phone: '0374-000000' })
  for (const [code, role, level] of [['psm', 'psm', 4], ['tksk', 'tksk', 3], ['tagana', 'tagana', 2], ['pordam', 'pordam', 2]] as const) await asSystem(house, home, 'pillar.add', { region, code, name: code.toUpperCase(), short: code.toUpperCase(), role, level })
}

/** Does an act as the seeding admin of the nation. */
export async function asSystem(house: House, home: number, action: string, input: unknown): Promise<Receipt> {
  const actor: Actor = { workerId: '00000000-0000-8000-8000-000000000000', name: 'Sistem', shut: [], posts: [{ id: '00000000-0000-8000-8000-000000000000', role: 'admin', region: '00', line: 'area', from: '2000-01-01' }] }
  const receipt = await dispatch(house.services, actor, { id: freshId(home), action, at: new Date().toISOString(), input })
  if (receipt.refused) throw new Error(`${action}: ${JSON.stringify(receipt.refused)}`)
  return receipt
}

/** Mints an id of a home. */
export function freshId(home: number): string {
  return mintId(home, Date.now(), count => randomBytes(count))
}

/** Gives a day from today in Kota Bima, as YYYY-MM-DD. */
export function dayFromToday(days: number): string {
  return new Date(Date.now() + (8 * 3600 + days * 86_400) * 1000).toISOString().slice(0, 10)
}

async function cloneTemplate(): Promise<string> {
  const admin = process.env.TEST_DATABASE_URL
  if (!admin) throw new Error('TEST_DATABASE_URL is missing: run npm test')
  const client = new pg.Client({ connectionString: admin })
  await client.connect()
  const name = `pilar_uji_${randomBytes(6).toString('hex')}`
  try {
    await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK])
    const { rows } = await client.query('select from pg_database where datname = $1', [TEMPLATE])
    if (rows.length === 0) {
      await client.query(`drop database if exists ${TEMPLATE}_half`)
      await client.query(`create database ${TEMPLATE}_half`)
      await prepare(urlOf(admin, `${TEMPLATE}_half`), false)
      await client.query(`alter database ${TEMPLATE}_half rename to ${TEMPLATE}`)
    }
    await client.query(`create database ${name} template ${TEMPLATE} strategy file_copy`)
  } finally {
    await client.end()
  }
  return urlOf(admin, name)
}

async function dropDatabase(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.TEST_DATABASE_URL })
  await client.connect()
  try {
    await dropped(client, new URL(databaseUrl).pathname.slice(1))
  } finally {
    await client.end()
  }
}

const IN_THE_WAY = '42501'

/** Drops a database; PostgreSQL's own cleaner may be at work in it just then, whom nobody but it may send away: it is waited for. */
export async function dropped(client: pg.Client, name: string, tries = 40): Promise<void> {
  try {
    await client.query(`drop database if exists ${name} with (force)`)
  } catch (error) {
    if ((error as { code?: string }).code !== IN_THE_WAY || tries === 0) throw error
    await new Promise(done => { setTimeout(done, 500) })
    await dropped(client, name, tries - 1)
  }
}

function urlOf(admin: string, database: string): string {
  return Object.assign(new URL(admin), { pathname: `/${database}` }).href
}

/** Waits until the feed shows everything written so far: a first load brings nothing that the news will bring. */
export async function feedIsPast({ owner }: Pick<House, 'owner'>): Promise<void> {
  const past = async () => (await owner.query<{ past: boolean }>(
    `select pg_snapshot_xmin(shot) = pg_snapshot_xmax(shot) or not exists (select from homes cross join lateral (select xid from history where history.home = homes.home order by xid desc limit 1) last where last.xid >= pg_snapshot_xmin(shot)) as past from pg_current_snapshot() shot`)).rows[0]!.past
  for (let tries = 0; tries < 400 && !await past(); tries += 1) await new Promise(done => setTimeout(done, 25))
}

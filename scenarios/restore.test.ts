import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { backup, fingerprintOf, type Stock } from '#server/backup.ts'
import { readConfig } from '#server/config.ts'
import { openOwner } from '#server/db.ts'
import { makeDoor } from '#server/doors.ts'
import { createDatabase } from '#server/embedded-postgres.ts'
import { restore } from '#server/restore.ts'
import { issueCode } from '#server/session.ts'
import { filesIn } from '#server/store.ts'
import { makeApp, openServices } from '#src/main.server.ts'
import { dayFromToday, dropped, freshId, nobody, openHouse, openOffice, settle, Someone, type House } from './house.ts'
import { upload } from './world.ts'

const ROOT = new URL('..', import.meta.url).pathname
const PARUGA = '52.72.01.1001'
const AHEAD = 9_000_000_000n
const made: string[] = []
let house: House
let rahma: Someone
let stock: Stock
let archive: string
let fresh: Someone, code: string, link: string
let before: { cursor: string; scope: string; held: string[]; file: string; caseId: string; envelope: { id: string; action: string; at: string; input: unknown } }

beforeAll(async () => {
  house = await openHouse()
  await openOffice(house, '52.72', 'Dinas Sosial Kota Bima')
  rahma = await settle(house, 'Rahma', { role: 'psm', region: PARUGA, pillar: 'psm' })
  const nur = await settle(house, 'Nur Aini', { role: 'kabid', region: '52.72' })
  const caseId = await rahma.does('case.open', { who: 'Ibu Halimah, lansia', needs: ['lansia'], urgency: 'segera', region: PARUGA, seal: 'tidak', name: 'Halimah Contoh', nik: '9972014101500001', story: "Baris satu\nbaris dua, \"kutip\", \\ garis, (kurung) dan 'petik'" }, 'case')
  await nur.does('case.assign', { caseId, leadId: rahma.id, teamIds: [] })
  const tripId = await rahma.does('trip.plan', { caseIds: [caseId], day: dayFromToday(1), from: '09:00', to: '10:00', purpose: 'asesmen', basis: 'inisiatif' }, 'trip')
  const [visit] = (await rahma.get(`/api/v1/visits?tripId=${tripId}`)).body.items
  expect((await upload(rahma, visit.id)).status).toBe(200)
  const lurah = await settle(house, 'Lurah Paruga', { role: 'lurah', region: PARUGA })
  const postId = (await nur.get(`/api/v1/posts?workerId=${lurah.id}`)).body.items[0].id
  fresh = await settle(house, 'Puskesos Baru', { role: 'puskesos', region: PARUGA })
  const envelope = { id: freshId(rahma.home), action: 'case.note', at: new Date().toISOString(), input: { caseId, text: 'Catatan sebelum cadangan' } }
  expect((await rahma.ask('POST', '/api/push', { envelopes: [envelope] })).body.receipts[0].refused).toBeUndefined()
  const owner = await openOwner(house.databaseUrl)
  // as on a server that has worked for years: its numbers lie far ahead of what a new one gives out
  await owner.query(`update history set xid = (xid::text::bigint + $1::bigint)::text::xid8`, [AHEAD])
  await owner.query(`update trail set xid = (xid::text::bigint + $1::bigint)::text::xid8`, [AHEAD])
  link = (await makeDoor(house.services, postId, rahma.id)).link
  code = (await issueCode(house.services.pool, house.services.vault, fresh)).password
  await owner.query(`select enqueue_job('effect', '{"home": 5272}', 'effect:menunggu', now() + interval '1 day')`)
  await owner.end()
  const first = (await rahma.ask('POST', '/api/pull', {})).body
  const { put, cursor, scope } = (await rahma.ask('POST', '/api/pull', { cursor: first.cursor, scope: first.scope, have: [] })).body
  const file = (await rahma.get(`/api/v1/cases/${caseId}/file`)).text
  before = { cursor, scope, held: put.map((one: { record: { id: string; depth: string } }) => `${one.record.id}/${one.record.depth}`), file, caseId, envelope }
  stock = { databaseUrl: house.databaseUrl, filesDir: house.services.filesDir, masterKey: house.services.config.masterKey }
  archive = (await backup(stock, mkdtempSync(join(tmpdir(), 'pilar-cadangan-')), '0.1.0', () => {})).path
})
afterAll(async () => {
  await house?.close()
  const client = new pg.Client({ connectionString: process.env.TEST_DATABASE_URL })
  await client.connect()
  for (const name of made) await dropped(client, name)
  await client.end()
})

/** Another machine: an empty database and an empty folder. */
async function elsewhere(): Promise<Stock> {
  const name = `pilar_uji_pulih_${randomBytes(5).toString('hex')}`
  made.push(name)
  return { databaseUrl: await createDatabase(process.env.TEST_DATABASE_URL!, name), filesDir: join(mkdtempSync(join(tmpdir(), 'pilar-pulih-')), 'files'), masterKey: stock.masterKey }
}

const bring = (to: Stock, file = archive, replace = false) => restore(to, { file, migrations: join(ROOT, 'migrations'), replace, tell: () => {} })

/** The checksums of every table, leaving out the transaction numbers, the epoch, and what does not come back: sessions, links, the time of first codes. */
async function sums(databaseUrl: string): Promise<Record<string, unknown>> {
  const owner = await openOwner(databaseUrl)
  await owner.query(`set datestyle = 'ISO, YMD'; set timezone = 'UTC'`)
  const { rows } = await owner.query<{ name: string; columns: string[] }>(`select relname as name, array_agg(attname::text order by attnum) filter (where attname not in ('xid', 'expires_at')) as columns from pg_class c join pg_attribute on attrelid = c.oid where relnamespace = 'public'::regnamespace and relkind = 'r' and attnum > 0 and not attisdropped and relname not in ('migrations', 'sessions', 'doors') group by relname order by relname`)
  const found: Record<string, unknown> = {}
  for (const { name, columns } of rows) found[name] = name === 'settings' ? (await owner.query(`select * from settings where key <> 'epoch' order by key`)).rows : await fingerprintOf(owner, name, columns)
  found.order = (await owner.query<{ id: string }>('select id from history order by xid, seq')).rows.map(({ id }) => id)
  found.timelines = (await owner.query(`select l.about, array_agg(h.id order by l.xid, l.seq) as told from trail l join history h on h.home = l.home and h.xid = l.xid and h.seq = l.seq group by l.about order by l.about`)).rows
  found.constraints = (await owner.query(`select conname from pg_constraint where connamespace = 'public'::regnamespace order by 1`)).rows.length
  await owner.end()
  return found
}

test('a backup brought to an empty database gives every table, every file and the whole audit back, and the phone that knew the old house loses nothing', async () => {
  const there = await elsewhere()
  const { epoch } = await bring(there)
  expect(await sums(there.databaseUrl)).toEqual(await sums(stock.databaseUrl))
  expect(filesIn(there.filesDir)).toEqual(filesIn(stock.filesDir))
  // the original as it was sent, and the picture that is shown
  expect(filesIn(there.filesDir).length).toBe(2)
  for (const path of filesIn(there.filesDir)) expect(readFileSync(join(there.filesDir, path))).toEqual(readFileSync(join(stock.filesDir, path)))
  expect(epoch).not.toBe(house.services.epoch)

  const config = readConfig({ DATABASE_URL: there.databaseUrl, DATA_DIR: join(there.filesDir, '..'), MASTER_KEY: stock.masterKey.toString('hex'), LOG_LEVEL: 'silent', NODE_ENV: 'test', PORT: '0', EXAMPLE_DATA: 'tidak' })
  const services = await openServices(config)
  const app = await makeApp(services)
  const phone = new Someone({ ...house, url: await app.listen({ port: 0, host: '127.0.0.1' }) }, rahma)
  phone.token = rahma.token
  try {
    // a session of the old house is none here: one that was ended since, of a stolen phone, would live again
    expect((await phone.get('/api/session')).status).toBe(401)
    await phone.signIn()
    // nor does a link open that was taken back since, nor a first code that lies in somebody's chat
    const opens = async (base: string) => (await (await fetch(`${base}/j/${link}`)).text()).includes('name="pin"')
    expect([await opens(house.url), await opens(phone.url)]).toEqual([true, false])
    const first = (url: string) => nobody({ ...house, url }).ask('POST', '/api/first', { login: fresh.username, code })
    expect([(await first(house.url)).status, (await first(phone.url)).status]).toEqual([200, 401])
    expect((await phone.get(`/api/v1/cases/${before.caseId}/file`)).text).toBe(before.file)
    const again = (await phone.ask('POST', '/api/push', { envelopes: [before.envelope] })).body.receipts[0]
    expect(again).toEqual((await rahma.ask('POST', '/api/push', { envelopes: [before.envelope] })).body.receipts[0])
    const late = { ...before.envelope, id: freshId(rahma.home), input: { caseId: before.caseId, text: 'Menunggu di ponsel saat server hilang' } }
    expect((await phone.ask('POST', '/api/push', { envelopes: [late] })).body.receipts[0].refused).toBeUndefined()

    const told = (await phone.ask('POST', '/api/pull', { cursor: before.cursor, scope: before.scope })).body
    expect(told).toMatchObject({ epoch, scopeChanged: true, put: [], forget: [] })
    const exchanged = (await phone.ask('POST', '/api/pull', { cursor: told.cursor, scope: told.scope, have: before.held })).body
    expect(exchanged.forget).toEqual([])
    await phone.does('case.note', { caseId: before.caseId, text: 'Sesudah pulih' })
    const news = async () => JSON.stringify((await phone.ask('POST', '/api/pull', { cursor: exchanged.cursor, scope: exchanged.scope })).body.put)
    await expect.poll(news, { timeout: 50_000 }).toContain('Sesudah pulih')

    const owner = await openOwner(there.databaseUrl)
    const { rows: [numbers] } = await owner.query(`select max(xid) < pg_snapshot_xmax(pg_current_snapshot()) as past, count(distinct (xid, seq)) = count(*) as single, (select max(seq) from history) <= (select last_value from pg_sequences where sequencename = 'history_seq_seq') as goes_on from history`)
    expect(numbers).toEqual({ past: true, single: true, goes_on: true })
    const { rows: jobs } = await owner.query(`select key, run_at > now() as later from graphile_worker.jobs where task_identifier = 'effect'`)
    expect(jobs).toEqual([{ key: 'effect:menunggu', later: true }])
    await owner.end()
    await expect(bring(there, archive, true)).rejects.toThrow('masih berjalan')
  } finally {
    await app.close()
    await services.pool.end()
  }
  await expect(bring(there)).rejects.toThrow('sudah berisi')
  await bring(there, archive, true)
  expect(await sums(there.databaseUrl)).toEqual(await sums(stock.databaseUrl))
}, 60_000)

test('half a file, a changed byte, another key or a stranger are refused in words, and nothing is left behind', async () => {
  const there = await elsewhere()
  const bytes = readFileSync(archive)
  const damaged = (name: string, change: (copy: Buffer) => Buffer) => { const path = `${archive}.${name}`; writeFileSync(path, change(Buffer.from(bytes))); return path }
  const half = damaged('half', copy => copy)
  truncateSync(half, Math.floor(bytes.length * 0.7))
  await expect(bring(there, half)).rejects.toThrow('tidak utuh')
  await expect(bring(there, damaged('flipped', copy => { copy[copy.length - 200]! ^= 1; return copy }))).rejects.toThrow('tidak utuh')
  await expect(bring(there, damaged('longer', copy => Buffer.concat([copy, Buffer.from('x')])))).rejects.toThrow('tidak utuh')
  await expect(bring(there, damaged('stranger', () => Buffer.from('PK\u0003\u0004 sesuatu')))).rejects.toThrow('bukan cadangan Pilar')
  await expect(bring({ ...there, masterKey: randomBytes(32) })).rejects.toThrow('Kunci induk di sini bukan kunci cadangan ini')
  const owner = await openOwner(there.databaseUrl)
  expect((await owner.query(`select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`)).rows).toEqual([])
  await owner.end()
  expect(readdirSync(join(there.filesDir, '..'))).toEqual([])
  for (const words of ['Halimah', '9972014101500001', stock.masterKey.toString('hex')]) expect(bytes.includes(words)).toBe(false)
}, 60_000)

test('no table but history and its index keeps a number of its cluster without the epoch it is of, or restore must learn of it', async () => {
  const owner = await openOwner(house.databaseUrl)
  const { rows } = await owner.query(`select c.relname as name from pg_attribute a join pg_class c on c.oid = a.attrelid where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.atttypid = 'xid8'::regtype and not exists (select from pg_attribute e where e.attrelid = c.oid and e.attname = 'epoch') order by 1`)
  await owner.end()
  expect(rows.map(({ name }) => name)).toEqual(['history', 'trail'])
})

test('the two commands carry a house from a server database into the embedded one', async () => {
  const run = promisify(execFile)
  const from = { DATABASE_URL: stock.databaseUrl, DATA_DIR: join(stock.filesDir, '..') }
  const folder = mkdtempSync(join(tmpdir(), 'pilar-perintah-'))
  const env = (settings: Record<string, string>) => ({ ...process.env, NODE_OPTIONS: '', ...settings })
  const args = (script: string, ...rest: string[]) => ['--disable-warning=ExperimentalWarning', join(ROOT, `scripts/${script}.mjs`), ...rest]
  const saved = await run(process.execPath, args('backup', folder), { cwd: ROOT, env: env(from) })
  expect(saved.stdout).toContain('kunci itu tidak ikut')
  const [name] = readdirSync(folder)
  const dataDir = mkdtempSync(join(tmpdir(), 'pilar-bawaan-'))
  await expect(run(process.execPath, args('restore', join(folder, name!)), { cwd: ROOT, env: env({ DATABASE_URL: '', DATA_DIR: dataDir }) })).rejects.toMatchObject({ stderr: expect.stringContaining('Kunci induk tidak ada') })
  const back = await run(process.execPath, args('restore', join(folder, name!)), { cwd: ROOT, env: env({ DATABASE_URL: '', DATA_DIR: dataDir, MASTER_KEY: stock.masterKey.toString('hex') }) })
  expect(back.stdout).toContain('semua cocok')
  const once = await run(process.execPath, args('backup', folder), { cwd: ROOT, env: env({ DATABASE_URL: '', DATA_DIR: dataDir, MASTER_KEY: stock.masterKey.toString('hex') }) })
  expect(once.stdout).toMatch(/Isinya \d+ tabel/)
  const there = await elsewhere()
  const last = readdirSync(folder).toSorted().at(-1)!
  await bring(there, join(folder, last))
  expect(await sums(there.databaseUrl)).toEqual(await sums(stock.databaseUrl))
}, 120_000)

import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { type Embedded, createDatabase, startEmbedded } from './embedded-postgres.ts'
import { birth, within, worksIn } from './embedded-process.ts'

const root = mkdtempSync(join(tmpdir(), 'pilar-pg-'))
execFileSync('chmod', ['755', root])
const dataDir = join(root, 'biasa')
const running = new Set<Embedded>()

async function start(folder = dataDir): Promise<Embedded> {
  const database = await startEmbedded({ dataDir: folder })
  running.add(database)
  return database
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows.flat()
  } finally {
    await client.end()
  }
}

const pgdata = (folder = dataDir) => readFileSync(join(folder, 'where'), 'utf8').trim()

afterAll(async () => {
  for (const database of running) await database.stop()
  rmSync(root, { recursive: true, force: true })
})

test('the first start gives a database that keeps its word and a login that is not above the rules', async () => {
  const { url } = await start()
  expect(new URL(url).hostname).toBe('127.0.0.1')
  expect(await ask(url, 'select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = current_user')).toEqual([false, false, true, true])
  expect(await ask(url, `select current_setting('fsync'), current_setting('synchronous_commit'), current_setting('listen_addresses')`)).toEqual(['on', 'on', '127.0.0.1'])
  expect(await ask(url, `select lower('É'), 'B' < 'a', pg_encoding_to_char(encoding) from pg_database where datname = 'pilar'`)).toEqual(['é', true, 'UTF8'])
})

test('nobody comes in without the password, and the superuser not at all', async () => {
  const url = new URL((await start()).url)
  url.password = 'salah'
  await expect(ask(url.href, 'select 1')).rejects.toThrow('password authentication failed')
  url.username = 'postgres'
  await expect(ask(url.href, 'select 1')).rejects.toThrow('password authentication failed')
})

test('a second start adopts the living server', async () => {
  const first = await start()
  const second = await start()
  expect(second).toMatchObject({ adopted: true, pid: first.pid, url: first.url })
})

test('two starts at the same moment share one server', async () => {
  const both = join(root, 'bersama')
  const [one, two] = await Promise.all([start(both), start(both)])
  expect(one.pid).toBe(two.pid)
})

test('a row that was committed is there after kill -9 of the postmaster', async () => {
  const before = await start()
  await ask(before.url, 'create table kept as select 7 as n')
  const busy = ask(before.url, 'select count(*) from generate_series(1, 1e9)').catch(() => 'lost')
  await ask(before.url, 'select pg_sleep(0.2)')
  process.kill(before.pid, 'SIGKILL')
  await before.ended
  const after = await start()
  expect(after.pid).not.toBe(before.pid)
  expect(after.url).toBe(before.url)
  expect(await ask(after.url, 'select n from kept')).toEqual([7])
  expect(await busy).toBe('lost')
})

test('a server whose starter was killed is adopted by the next start', async () => {
  const folder = join(root, 'yatim')
  const starter = `const { startEmbedded } = await import(${JSON.stringify(new URL('./embedded-postgres.ts', import.meta.url).href)})
    const { pid } = await startEmbedded({ dataDir: ${JSON.stringify(folder)} }); console.log(pid); process.kill(process.pid, 'SIGKILL')`
  let pid = 0
  try {
    execFileSync(process.execPath, ['--input-type=module', '-e', starter], { stdio: ['ignore', 'pipe', 'ignore'] })
  } catch (error) {
    pid = Number(String((error as { stdout: Buffer }).stdout))
  }
  expect(await start(folder)).toMatchObject({ adopted: true, pid })
})

test('a lost password file is replaced and the data stay', async () => {
  const { url } = await start()
  rmSync(join(dataDir, 'pg-password'))
  const after = await start()
  expect(after.url).not.toBe(url)
  expect(await ask(after.url, 'select n from kept')).toEqual([7])
})

test('a database is cloned from a template', async () => {
  const { url } = await start()
  const template = await createDatabase(url, 'cetakan')
  await ask(template, 'create table t as select 3 as n')
  expect(await ask(await createDatabase(url, 'salinan', 'cetakan'), 'select n from t')).toEqual([3])
})

test('stop ends the server, an adopted one too', async () => {
  const first = await start()
  const second = await start()
  await second.stop()
  await first.ended
  expect(worksIn(first.pid, pgdata())).toBe(false)
  expect(existsSync(join(pgdata(), 'postmaster.pid'))).toBe(false)
})

test('a number left behind by another process is not taken for a postmaster', async () => {
  await (await start()).stop()
  execFileSync('sh', ['-c', `printf '%s\\n%s\\n0\\n5432\\n' ${process.pid} x > ${join(pgdata(), 'postmaster.pid')}`])
  const { adopted, url } = await start()
  expect(adopted).toBe(false)
  expect(await ask(url, 'select n from kept')).toEqual([7])
  expect(birth(process.pid)).toBeDefined()
})

test.runIf(process.getuid!() === 0)('below a folder closed to all but root the data go elsewhere, and are found again', async () => {
  const closed = join(root, 'tertutup')
  mkdirSync(closed, { mode: 0o700 })
  const folder = join(closed, '.pilar')
  const first = await start(folder)
  await ask(first.url, 'create table kept as select 9 as n')
  expect(dirname(pgdata(folder))).toMatch(/^\/var\/(lib|tmp)\/pilar\/data$/)
  await first.stop()
  const second = await start(folder)
  expect(await ask(second.url, 'select n from kept')).toEqual([9])
  await second.stop()
  expect(await within(1000, () => !worksIn(second.pid, pgdata(folder)))).toBe(true)
  rmSync(pgdata(folder), { recursive: true })
})

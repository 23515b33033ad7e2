import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { closeSync, existsSync, fstatSync, ftruncateSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { as, create, password, renewPassword } from './embedded-create.ts'
import { type Home, findHome } from './embedded-home.ts'
import { type Log, type Postmaster, enter, halt, holding, leave, postmaster, sweep, within, worksIn } from './embedded-process.ts'

const START_MS = 600_000
const LOG_BYTES = 10_000_000
/** Given on the command line, so that no setting in the data folder can weaken them. */
const FIRM = { listen_addresses: '127.0.0.1', unix_socket_directories: '', fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' }
/** For data that is made again at the next run: waits for no disk, so a machine that loses its power loses the folder. */
const FLEETING = { ...FIRM, fsync: 'off', full_page_writes: 'off', max_wal_size: '8GB' }

/** A running embedded PostgreSQL; `ended` settles when its postmaster is gone, for whatever reason. */
export type Embedded = { url: string; pid: number; adopted: boolean; ended: Promise<void>; stop(): Promise<void> }
/** `fleeting`: for tests only, whose databases nobody misses; whatever keeps people's records never sets it. */
type Options = { dataDir: string; log?: Log; port?: number; fleeting?: boolean }

/** Gives a PostgreSQL of our own under `dataDir` (pg/, pg-password, pg.log, where): adopts a living one, else starts it, for the first time too. */
export function startEmbedded({ dataDir, log = () => {}, port, fleeting = false }: Options): Promise<Embedded> {
  const dir = resolve(dataDir)
  return alone(dir, async () => {
    const home = findHome(dir)
    if (!existsSync(home.pgdata)) await create(home, dir, log)
    if (!existsSync(join(dir, 'pg-password'))) await renewPassword(home, dir, log)
    const found = await adopt(home, dir, log)
    const running = found ?? (await launch(home, dir, log, { port, fleeting }))
    enter(join(dir, 'users'))
    const ended = gone(running.pid, home.pgdata)
    return { url: urlOf(dir, running.port), pid: running.pid, adopted: !!found, ended, stop: () => stop(home, dir, log) }
  })
}

/** Makes a database, as a copy of a template when one is named, and gives its address; tests clone one per file. */
export async function createDatabase(adminUrl: string, name: string, template?: string): Promise<string> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    await client.query(`create database ${pg.escapeIdentifier(name)}` + (template ? ` template ${pg.escapeIdentifier(template)}` : ''))
  } finally {
    await client.end()
  }
  const url = new URL(adminUrl)
  url.pathname = `/${name}`
  return url.href
}

function alone<T>(dir: string, work: () => Promise<T>): Promise<T> {
  return holding(`pg-${createHash('sha256').update(dir).digest('hex').slice(0, 32)}`, work)
}

/** A postmaster that lives and lets our password in is ours: SCRAM proves both sides. One on its way down is waited for. */
async function adopt(home: Home, dir: string, log: Log): Promise<Postmaster | undefined> {
  const found = postmaster(home.pgdata)
  if (!found || !(await answers(home, dir, found, log))) return undefined
  log(`PostgreSQL yang masih hidup dipakai kembali (proses ${found.pid}).`)
  return found
}

async function launch(home: Home, dir: string, log: Log, { port: wanted, fleeting }: { port?: number; fleeting: boolean }): Promise<Postmaster> {
  checkVersion(home)
  await sweep(home.pgdata, log)
  for (let attempt = 1; ; attempt++) {
    const port = await freePort(attempt === 1 ? (wanted ?? remembered(home)) : 0)
    const firm = Object.entries({ ...(fleeting ? FLEETING : FIRM), port: String(port) }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
    const output = openSync(join(dir, 'pg.log'), 'a', 0o600)
    if (fstatSync(output).size > LOG_BYTES) ftruncateSync(output)
    // a group of its own: Ctrl-C in the terminal must reach the server first, PostgreSQL last
    const child = spawn(join(home.bin, 'postgres'), ['-D', home.pgdata, ...firm], { ...as(home), detached: true, stdio: ['ignore', output, output] })
    closeSync(output)
    const pid = await new Promise<number>((done, fail) => child.once('error', fail).once('spawn', () => done(child.pid!)))
    child.unref()
    await within(5000, () => child.exitCode !== null || worksIn(pid, home.pgdata))
    if (await answers(home, dir, { pid, port }, log)) {
      writeFileSync(join(home.pgdata, 'pilar-port'), String(port))
      return { pid, port }
    }
    if (attempt === 3) throw new Error(`PostgreSQL tidak dapat dijalankan. Catatan terakhirnya (${join(dir, 'pg.log')}):\n${readFileSync(join(dir, 'pg.log'), 'utf8').trim().split('\n').slice(-6).join('\n')}`)
  }
}

/** Tries until it answers or is gone; recovery after a crash may take its time. */
async function answers(home: Home, dir: string, { pid, port }: Postmaster, log: Log): Promise<boolean> {
  for (let waited = 0; worksIn(pid, home.pgdata) && waited < START_MS; waited += 50) {
    const client = new pg.Client({ connectionString: urlOf(dir, port), connectionTimeoutMillis: 5000 })
    client.on('error', () => {})
    try {
      await client.connect()
      return true
    } catch (error) {
      if ((error as { code?: string }).code === '28P01') throw new Error(`PostgreSQL di ${home.pgdata} menolak sandi di ${join(dir, 'pg-password')}. Hapus berkas sandi itu lalu jalankan lagi; sandi baru akan dibuat.`)
      if (waited > 0 && waited % 10_000 === 0) log('PostgreSQL masih memulihkan data, mohon tunggu …')
      await sleep(50)
    } finally {
      await client.end().catch(() => {})
    }
  }
  return false
}

/** Fast shutdown, unless another living process uses this database too: the last one out turns off the light. */
function stop(home: Home, dir: string, log: Log): Promise<void> {
  return alone(dir, async () => {
    if (leave(join(dir, 'users')) > 0) return log('PostgreSQL dibiarkan hidup karena masih dipakai proses Pilar lain.')
    const serving = postmaster(home.pgdata)
    if (serving) await halt(serving.pid, home.pgdata)
  })
}

async function gone(pid: number, pgdata: string): Promise<void> {
  while (worksIn(pid, pgdata)) await sleep(250, undefined, { ref: false })
}

function checkVersion(home: Home): void {
  const data = readFileSync(join(home.pgdata, 'PG_VERSION'), 'utf8').trim()
  const program = /\d+/.exec(spawnSync(join(home.bin, 'postgres'), ['--version'], as(home)).stdout?.toString() ?? '')?.[0]
  if (program && data !== program) throw new Error(`Data di ${home.pgdata} dibuat oleh PostgreSQL ${data}, sedangkan yang terpasang PostgreSQL ${program}. Pulihkan dari cadangan ke folder baru, atau pasang kembali versi lama.`)
}

function urlOf(dir: string, port: number): string {
  return `postgres://pilar:${password(dir)}@127.0.0.1:${port}/pilar`
}

function remembered({ pgdata }: Home): number {
  const file = join(pgdata, 'pilar-port')
  return existsSync(file) ? Number(readFileSync(file, 'utf8')) || 0 : 0
}

/** The wanted port when it is free, else any. */
function freePort(wanted: number): Promise<number> {
  const probe = createServer()
  return new Promise((done, fail) => {
    probe.once('error', () => (wanted ? done(freePort(0)) : fail(new Error('Tidak ada port kosong untuk PostgreSQL.'))))
    probe.listen(wanted, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => done(port))
    })
  })
}

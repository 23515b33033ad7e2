import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Home, give, named } from './embedded-home.ts'
import { type Log, halt, postmaster, sweep } from './embedded-process.ts'

const MODEST = { shared_buffers: '128MB', max_connections: '60', max_wal_size: '1GB', log_timezone: 'UTC', timezone: 'UTC' }

/** Everything happens in a side folder and is renamed at the end: a half-made database is never taken for a whole one. */
export async function create(home: Home, dir: string, log: Log): Promise<void> {
  log('Menyiapkan basis data PostgreSQL untuk pertama kali …')
  const fresh = `${home.pgdata}.baru`
  rmSync(fresh, { recursive: true, force: true })
  mkdirSync(fresh, { mode: 0o700 })
  give(fresh, named(home.account))
  const locale = ['--encoding=UTF8', '--locale=C.UTF-8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const settings = Object.entries(MODEST).map(([name, value]) => `--set=${name}=${value}`)
  run(home, 'initdb', ['-D', fresh, '-U', 'postgres', '--auth=reject', ...locale, ...settings], '')
  writeFileSync(join(fresh, 'pg_hba.conf'), 'host all all 127.0.0.1/32 scram-sha-256\n')
  rmSync(join(dir, 'pg-password'), { force: true })
  const roles = 'nosuperuser nobypassrls createrole createdb login'
  single(home, fresh, [`create role pilar ${roles} password '${password(dir)}'`, 'create database pilar owner pilar'])
  give(fresh, home.account)
  renameSync(fresh, home.pgdata)
  sync(join(home.pgdata, '..'))
}

/** The password file was lost, the data were not: set a new one while nobody is served. */
export async function renewPassword(home: Home, dir: string, log: Log): Promise<void> {
  log('Sandi basis data hilang; sandi baru dibuat.')
  const old = postmaster(home.pgdata)
  if (old) await halt(old.pid, home.pgdata)
  await sweep(home.pgdata, log)
  give(home.pgdata, named(home.account))
  try {
    single(home, home.pgdata, [`alter role pilar password '${password(dir)}'`])
  } catch (error) {
    rmSync(join(dir, 'pg-password'), { force: true })
    throw error
  } finally {
    give(home.pgdata, home.account)
  }
}

/** SQL for a data folder that no postmaster serves; nobody ever holds a superuser's password. */
function single(home: Home, pgdata: string, statements: string[]): void {
  run(home, 'postgres', ['--single', '-c', 'exit_on_error=on', '-D', pgdata, 'postgres'], statements.map(sql => sql + ';\n').join(''))
}

function run(home: Home, program: string, args: string[], input: string): void {
  const { uid, gid } = named(home.account)
  const done = spawnSync(join(home.bin, program), args, { ...as(home), uid, gid, input })
  if (done.status !== 0) throw new Error(`${program} gagal: ${done.error?.message ?? `${done.stderr}${done.stdout}`.trim().slice(-1500)}`)
}

/** Runs a program as the data's account, with nothing of our environment. */
export function as({ account }: Home) {
  return { ...(process.getuid!() === 0 ? account : {}), cwd: '/', env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' } }
}

/** The password of role pilar, made once and readable by us alone. */
export function password(dir: string): string {
  const file = join(dir, 'pg-password')
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600, flush: true })
  return readFileSync(file, 'utf8').trim()
}

function sync(folder: string): void {
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}

import { createHash } from 'node:crypto'
import { mkdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { ArchiveError, writeArchive, type Piece } from './archive.ts'
import { openOwner } from './db.ts'
import { openStore } from './files.ts'
import type { Store } from './store.ts'
import { openVault } from './vault.ts'

/** Where a house keeps what a backup must hold. */
export type Stock = { databaseUrl: string; filesDir: string; /** The bucket that holds the files instead of the folder. */ filesUrl?: string; masterKey: Buffer }
/** What an archive says first of itself. */
export type Manifest = { program: string; at: string; epoch: string; migrations: { name: string; checksum: string }[]; tables: string[] }
/** What can be counted and compared of a table: its rows, and the sum of their hashes, whatever their order. */
export type Fingerprint = { rows: string; sum: string }
/** A job that waits, as the queue takes it. */
export type WaitingJob = { task: string; payload: unknown; queue: string | null; runAt: string; maxAttempts: number; key: string | null; priority: number }
type Tell = (line: string) => void

const ROWS_AT_ONCE = 1000
const TELL_EVERY_MS = 5000

/** The text forms of values that are the same whatever the cluster's settings. */
export const PLAIN_FORMS = `set datestyle = 'ISO, YMD'; set timezone = 'UTC'; set intervalstyle = 'postgres'; set bytea_output = 'hex'; set extra_float_digits = 3; set statement_timeout = 0; set lock_timeout = '20s'`

/** Writes the whole house, as of one moment, into one sealed file: all tables, waiting jobs, sequences and files; never the master key. Gives its path and what it holds. */
export async function backup(stock: Stock, folder: string, program: string, tell: Tell): Promise<{ path: string; tables: number; rows: number; files: number; bytes: number }> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const at = new Date().toISOString()
  const path = join(folder, `pilar-${at.replaceAll(/[-:]/g, '').replace('T', '-').slice(0, 15)}-${at.slice(20, 23)}.cadangan`)
  const counted = { tables: 0, rows: 0, files: 0 }
  const owner = await openOwner(stock.databaseUrl)
  try {
    await owner.query(PLAIN_FORMS)
    await owner.query('begin isolation level repeatable read read only')
    await writeArchive(path, stock.masterKey, openVault(stock.masterKey).blind('key print').toString('hex'), everything(owner, openStore(stock.filesDir, stock.filesUrl), program, at, counted, slowly(tell)))
  } finally {
    await owner.end()
  }
  return { path, ...counted, bytes: (await stat(path)).size }
}

/** Counts a table and sums the hashes of its rows; `columns` leaves out what a restore must change. */
export async function fingerprintOf(owner: pg.Client, table: string, columns?: readonly string[]): Promise<Fingerprint> {
  const row = columns ? `row(${columns.map(column => `t.${pg.escapeIdentifier(column)}`).join(', ')})` : 't'
  const { rows: [found] } = await owner.query<Fingerprint>(`select count(*)::text as rows, coalesce(sum(('x' || left(md5(${row}::text), 15))::bit(60)::bigint), 0)::text as sum from ${pg.escapeIdentifier(table)} t`)
  return found!
}

/** Says at most one line in five seconds. */
export function slowly(tell: Tell): Tell {
  let last = Date.now()
  return line => {
    if (Date.now() - last < TELL_EVERY_MS) return
    last = Date.now()
    tell(line)
  }
}

async function* everything(owner: pg.Client, store: Store, program: string, at: string, counted: { tables: number; rows: number; files: number }, tell: Tell): AsyncGenerator<Piece> {
  const tables = await tablesOf(owner)
  const { rows: migrations } = await owner.query<{ name: string; checksum: string }>('select name, checksum from migrations order by name')
  const { rows: [epoch] } = await owner.query<{ value: string }>(`select value from settings where key = 'epoch'`)
  yield { manifest: { program, at, epoch: epoch?.value ?? '', migrations, tables } satisfies Manifest }
  for (const table of tables) {
    const { rows, sum } = await fingerprintOf(owner, table)
    yield { table, rows, sum }
    for await (const part of rowsOf(owner, table)) {
      counted.rows += part.length
      yield Buffer.from(JSON.stringify(part))
      tell(`Mencadangkan ${table}: ${counted.tables + 1} dari ${tables.length} tabel, ${counted.rows} baris …`)
    }
    counted.tables += 1
  }
  yield { sequences: (await owner.query(`select sequencename as name, last_value::text as value from pg_sequences where schemaname = 'public' and last_value is not null`)).rows }
  yield { jobs: await jobsOf(owner) }
  for await (const path of store.names()) {
    const bytes = await store.get(path)
    if (!bytes) continue
    yield { file: path, sha256: createHash('sha256').update(bytes).digest('hex') }
    yield bytes
    counted.files += 1
    tell(`Mencadangkan berkas: ${counted.files} …`)
  }
  yield { done: { ...counted } }
}

/** Lists the tables of the house; refuses when this role would not see all their rows. */
async function tablesOf(owner: pg.Client): Promise<string[]> {
  const { rows } = await owner.query<{ name: string; mine: boolean }>(`select c.relname as name, pg_get_userbyid(c.relowner) = current_user or (select rolsuper from pg_roles where rolname = current_user) as mine
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e') order by c.relname`)
  if (!rows.some(({ name }) => name === 'migrations')) throw new ArchiveError('Basis data ini belum berisi Pilar, jadi tidak ada yang dicadangkan.')
  if (rows.some(({ mine }) => !mine)) throw new ArchiveError('Peran di DATABASE_URL bukan pemilik tabel Pilar, sehingga cadangannya tidak akan lengkap. Pakai peran yang menjalankan Pilar.')
  return rows.map(({ name }) => name).filter(name => name !== 'migrations')
}

async function* rowsOf(owner: pg.Client, table: string): AsyncGenerator<string[]> {
  await owner.query(`declare backup_rows no scroll cursor for select t::text as line from ${pg.escapeIdentifier(table)} t`)
  for (;;) {
    const { rows } = await owner.query<{ line: string }>(`fetch ${ROWS_AT_ONCE} from backup_rows`)
    if (rows.length > 0) yield rows.map(({ line }) => line)
    if (rows.length < ROWS_AT_ONCE) break
  }
  await owner.query('close backup_rows')
}

async function jobsOf(owner: pg.Client): Promise<WaitingJob[]> {
  const { rows: [queue] } = await owner.query<{ stands: boolean }>(`select to_regclass('graphile_worker._private_jobs') is not null as stands`)
  if (!queue!.stands) return []
  const { rows } = await owner.query<WaitingJob>(`select t.identifier as task, j.payload, q.queue_name as queue, j.run_at::text as "runAt", j.max_attempts as "maxAttempts", j.key, j.priority
    from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id left join graphile_worker._private_job_queues q on q.id = j.job_queue_id where t.identifier <> 'probe' order by j.id`)
  return rows
}

import { createHash, randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { ArchiveError, readArchive, type Piece } from './archive.ts'
import { fingerprintOf, PLAIN_FORMS, slowly, type Fingerprint, type Manifest, type Stock, type WaitingJob } from './backup.ts'
import { openOwner } from './db.ts'
import { migrateJobs } from './jobs.ts'
import { replay } from './migrate.ts'
import { openStore } from './files.ts'
import type { Filling } from './store.ts'
import { openVault } from './vault.ts'

type Tell = (line: string) => void
/** How a restore is asked: `replace` wipes what stands; without it only an empty house is filled. */
export type Asked = { file: string; migrations: string; replace: boolean; tell: Tell }
/** What was brought back. */
export type Restored = { at: string; epoch: string; tables: number; rows: number; files: number; /** Where the files lie that stood there before. */ aside?: string }

const PATIENCE_MS = 4000
const LOOK_MS = 200
const MIGRATION_LOCK = 52_720_001
/** Tables that carry transaction numbers of their cluster; they are numbered anew. */
const NUMBERED = ['history', 'trail']

/** Brings a whole house back from a backup, in one transaction: rows compared by checksum, files by SHA-256, a new epoch, and numbers that any cluster can go on from. */
export async function restore(stock: Stock, asked: Asked): Promise<Restored> {
  const owner = await openOwner(stock.databaseUrl)
  let filling: Filling | undefined
  try {
    await owner.query(PLAIN_FORMS)
    await refuseOccupied(owner, asked.replace)
    await owner.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    const fresh = filling = await openStore(stock.filesDir, stock.filesUrl).refill()
    await owner.query('begin')
    const progress: Progress = { tables: 0, rows: 0, files: 0, constraints: [] }
    await readArchive(asked.file, stock.masterKey, openVault(stock.masterKey).blind('key print').toString('hex'), pieces => take(owner, stock, asked, progress, fresh, pieces))
    if (!progress.manifest || !progress.done) throw new ArchiveError('Berkas cadangan ini tidak utuh, jadi tidak dipulihkan. Pakai salinan cadangan yang lain.')
    const epoch = await finish(owner, stock, progress, asked.tell)
    await fresh.settle()
    await owner.query('commit')
    filling = undefined
    const aside = await fresh.done(asked.replace)
    await owner.query('analyze')
    return { at: progress.manifest.at, epoch, tables: progress.tables, rows: progress.rows, files: progress.files, ...(aside ? { aside } : {}) }
  } catch (error) {
    await owner.query('rollback').catch(() => {})
    await filling?.undo()
    throw error
  } finally {
    await owner.end()
  }
}

type Progress = { tables: number; rows: number; files: number; constraints: { table: string; name: string; is: string }[]; manifest?: Manifest; done?: boolean }

async function refuseOccupied(owner: pg.Client, replace: boolean): Promise<void> {
  const { rows: [state] } = await owner.query<{ tables: number; ours: boolean }>(`select (select count(*)::int from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')) as tables, to_regclass('public.migrations') is not null and to_regclass('public.history') is not null as ours`)
  if (await isAtWork(owner)) throw new ArchiveError('Pilar masih berjalan pada basis data ini. Hentikan dulu, lalu pulihkan.')
  if (state!.tables > 0 && !state!.ours) throw new ArchiveError('Basis data ini berisi tabel yang bukan milik Pilar. Pulihkan ke basis data yang kosong.')
  if (!state!.ours || replace) return
  const { rows: [held] } = await owner.query<{ any: boolean }>('select exists (select from history) as any')
  if (held!.any) throw new ArchiveError('Basis data ini sudah berisi. Pulihkan ke basis data yang kosong, atau tambahkan --ganti bila isinya memang boleh dihapus.')
}

/** Whether a server works on this database; connections just closed take a moment to go. */
async function isAtWork(owner: pg.Client): Promise<boolean> {
  for (let waited = 0; waited < PATIENCE_MS; waited += LOOK_MS) {
    const { rows } = await owner.query(`select from pg_stat_activity where datname = current_database() and application_name = 'pilar'`)
    if (rows.length === 0) return false
    await sleep(LOOK_MS)
  }
  return true
}

async function take(owner: pg.Client, stock: Stock, asked: Asked, progress: Progress, fresh: Filling, pieces: AsyncIterable<Piece>): Promise<void> {
  const tell = slowly(asked.tell)
  let table: ({ name: string } & Fingerprint) | undefined
  let file: { path: string; sha256: string } | undefined
  const close = async () => {
    if (!table) return
    const got = await fingerprintOf(owner, intoOf(table.name))
    if (got.rows !== table.rows || got.sum !== table.sum) throw new ArchiveError(`Tabel ${table.name} tidak kembali seperti semula, jadi pemulihan dibatalkan dan tidak ada yang berubah.`)
    progress.tables += 1
    table = undefined
  }
  for await (const piece of pieces) {
    if (Buffer.isBuffer(piece)) {
      if (table) {
        progress.rows += await load(owner, table.name, JSON.parse(piece.toString()) as string[])
        tell(`Memulihkan ${table.name}: ${progress.tables + 1} dari ${progress.manifest!.tables.length} tabel, ${progress.rows} baris …`)
      } else if (file) {
        await keep(fresh, file, piece)
        progress.files += 1
        tell(`Memulihkan berkas: ${progress.files} …`)
      }
      continue
    }
    await close()
    file = undefined
    if (piece.manifest) progress.constraints = await prepare(owner, stock, asked, progress.manifest = piece.manifest as Manifest)
    else if (typeof piece.table === 'string') table = { name: piece.table, rows: String(piece.rows), sum: String(piece.sum) }
    else if (piece.sequences) await setSequences(owner, piece.sequences as { name: string; value: string }[])
    else if (piece.jobs) await queue(owner, piece.jobs as WaitingJob[])
    else if (typeof piece.file === 'string') file = { path: piece.file, sha256: String(piece.sha256) }
    else if (piece.done) progress.done = true
  }
}

/** Empties the house, builds it as it stood when the backup was made, and lifts what rows must point to until all are there. */
async function prepare(owner: pg.Client, stock: Stock, asked: Asked, manifest: Manifest): Promise<Progress['constraints']> {
  await migrateJobs(stock.databaseUrl)
  await owner.query(`do $$
    declare one record;
    begin
      for one in select format('%I', relname) as name from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e') loop execute 'drop table ' || one.name || ' cascade'; end loop;
      for one in select oid::regprocedure::text as name from pg_proc p where pronamespace = 'public'::regnamespace and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e') loop execute 'drop routine ' || one.name || ' cascade'; end loop;
      for one in select format('%I', relname) as name from pg_class c where relnamespace = 'public'::regnamespace and relkind = 'S' and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e') loop execute 'drop sequence ' || one.name || ' cascade'; end loop;
    end $$`)
  await owner.query('delete from graphile_worker._private_jobs where true')
  await replay(owner, asked.migrations, manifest.migrations)
  const { rows: constraints } = await owner.query<Progress['constraints'][number]>(`select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as is from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`)
  for (const { table, name } of constraints) await owner.query(`alter table ${table} drop constraint ${name}`)
  for (const table of NUMBERED) await owner.query(`create temp table ${intoOf(table)} (like ${table}) on commit drop`)
  // what the migrations themselves put in
  for (const name of manifest.tables.filter(table => !NUMBERED.includes(table)).map(pg.escapeIdentifier)) await owner.query(`delete from ${name} where true`)
  return constraints
}

async function load(owner: pg.Client, table: string, lines: readonly string[]): Promise<number> {
  const into = pg.escapeIdentifier(intoOf(table))
  const { rowCount } = await owner.query(`insert into ${into} overriding system value select (found.line).* from (select unnest($1::text[])::${into} as line offset 0) found`, [lines])
  return rowCount ?? 0
}

function intoOf(table: string): string {
  return NUMBERED.includes(table) ? `raw_${table}` : table
}

async function keep(fresh: Filling, { path, sha256 }: { path: string; sha256: string }, bytes: Buffer): Promise<void> {
  const strays = path.split(/[\\/]/).some(part => ['', '.', '..'].includes(part))
  if (strays || createHash('sha256').update(bytes).digest('hex') !== sha256) throw new ArchiveError(`Berkas ${path} tidak kembali seperti semula, jadi pemulihan dibatalkan dan tidak ada yang berubah.`)
  await fresh.put(path, bytes)
}

async function setSequences(owner: pg.Client, sequences: readonly { name: string; value: string }[]): Promise<void> {
  for (const { name, value } of sequences) await owner.query('select setval($1::regclass, $2::bigint)', [`public.${pg.escapeIdentifier(name)}`, value])
}

async function queue(owner: pg.Client, jobs: readonly WaitingJob[]): Promise<void> {
  for (const { task, payload, queue: name, runAt, maxAttempts, key, priority } of jobs) {
    await owner.query('select graphile_worker.add_job($1, $2::json, queue_name => $3, run_at => $4::timestamptz, max_attempts => $5::int, job_key => $6, priority => $7::int)', [task, JSON.stringify(payload), name, runAt, maxAttempts, key, priority])
  }
}

/** Numbers history anew, ties rows together again, and gives the house its new epoch; everybody signs in anew. */
async function finish(owner: pg.Client, stock: Stock, progress: Progress, tell: Tell): Promise<string> {
  tell('Memeriksa dan menyusun catatan riwayat …')
  await renumber(owner, stock.databaseUrl)
  for (const { table, name, is } of progress.constraints) await owner.query(`alter table ${table} add constraint ${name} ${is}`)
  // a session that was ended after the backup, of a stolen phone or of who has left, must not live again
  await owner.query('delete from sessions where true')
  // nor a link that was taken back since, nor a first code that lies in somebody's chat
  await owner.query('delete from doors where true')
  await owner.query('update credentials set expires_at = now() where must_change and (expires_at is null or expires_at > now())')
  const epoch = randomBytes(8).toString('hex')
  await owner.query(`update settings set value = $1 where key = 'epoch'`, [epoch])
  return epoch
}

/** Transaction numbers of another cluster may lie in the future here, and hold the feed back, or in the past. Each row keeps its place: a number goes up only where the order by (xid, seq) goes back in seq, and all stay below what this cluster gives out next. */
async function renumber(owner: pg.Client, databaseUrl: string): Promise<void> {
  await owner.query(`create temp table renumbered on commit drop as
    select xid, seq, (1 + count(*) filter (where back) over (order by xid, seq))::text::xid8 as fresh from (select xid, seq, seq < lag(seq) over (order by xid, seq) as back from raw_history) walked`)
  await owner.query('analyze renumbered')
  for (const table of NUMBERED) {
    const { rows } = await owner.query<{ name: string }>(`select quote_ident(attname) as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`, [table])
    const names = rows.map(({ name }) => name)
    await owner.query(`insert into ${table} (${names.join(', ')}) overriding system value select ${names.map(name => (name === 'xid' ? 'r.fresh' : `t.${name}`)).join(', ')} from raw_${table} t join renumbered r on r.xid = t.xid and r.seq = t.seq`)
    const kept = names.filter(name => name !== 'xid').map(name => name.replaceAll('"', ''))
    const [before, after] = [await fingerprintOf(owner, `raw_${table}`, kept), await fingerprintOf(owner, table, kept)]
    if (before.rows !== after.rows || before.sum !== after.sum) throw new ArchiveError(`Tabel ${table} tidak kembali seperti semula, jadi pemulihan dibatalkan dan tidak ada yang berubah.`)
  }
  const { rows: [reach] } = await owner.query<{ short: string }>(`select greatest(0, coalesce(max(fresh), '0'::xid8)::text::bigint - pg_current_xact_id()::text::bigint + 1)::text as short from renumbered`)
  if (reach!.short !== '0') await spend(databaseUrl, reach!.short)
}

/** Uses up transaction numbers of a young cluster until it has given out more than the history needs. */
async function spend(databaseUrl: string, count: string): Promise<void> {
  const other = await openOwner(databaseUrl)
  try {
    await other.query(`do $$ begin for i in 1..${BigInt(count)} loop perform pg_current_xact_id(); commit; end loop; end $$`)
  } finally {
    await other.end()
  }
}

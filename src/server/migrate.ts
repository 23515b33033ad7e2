import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'

const LOCK = 52_720_001

/** A stand that cannot be migrated, in words for the person at the terminal. */
export class MigrationError extends Error {}

/** Brings the database to this version: numbered files, forward only, one at a time, each remembered with its checksum; gives the names run. */
export async function migrate(owner: pg.Client, folder: string): Promise<string[]> {
  await owner.query('select pg_advisory_lock($1)', [LOCK])
  try {
    await owner.query('create table if not exists migrations (name text primary key, checksum text not null, at timestamptz not null default now())')
    const { rows } = await owner.query<{ name: string; checksum: string }>('select name, checksum from migrations')
    const done = new Map(rows.map(row => [row.name, row.checksum]))
    const files = readdirSync(folder).filter(name => /^\d{4}_\w+\.sql$/.test(name)).toSorted()
    const strange = [...done.keys()].filter(name => !files.includes(name))
    if (strange.length > 0) throw new MigrationError(`Basis data ini lebih baru daripada program (${strange.join(', ')}). Pasang versi program yang sesuai.`)
    const run: string[] = []
    for (const name of files) {
      const sql = readFileSync(join(folder, name), 'utf8')
      const checksum = createHash('sha256').update(sql).digest('hex')
      if (done.get(name) === checksum) continue
      if (done.has(name)) throw new MigrationError(`Berkas migrasi ${name} berubah sesudah dijalankan. Kembalikan isinya; perubahan baru masuk berkas baru.`)
      await apply(owner, name, sql, checksum)
      run.push(name)
    }
    return run
  } finally {
    await owner.query('select pg_advisory_unlock($1)', [LOCK])
  }
}

/** Builds the schema as it stood after certain migrations, within the caller's transaction; refuses a migration that this program does not know in the same words. */
export async function replay(owner: pg.Client, folder: string, wanted: readonly { name: string; checksum: string }[]): Promise<void> {
  await owner.query('create table migrations (name text primary key, checksum text not null, at timestamptz not null default now())')
  for (const { name, checksum } of wanted.toSorted((one, other) => (one.name < other.name ? -1 : 1))) {
    const path = join(folder, name)
    if (!existsSync(path)) throw new MigrationError(`Cadangan ini dibuat oleh versi program yang lebih baru (${name}). Pasang versi itu, lalu pulihkan.`)
    const sql = readFileSync(path, 'utf8')
    if (createHash('sha256').update(sql).digest('hex') !== checksum) throw new MigrationError(`Berkas migrasi ${name} berbeda dari yang dipakai saat cadangan dibuat. Pasang versi program yang sesuai.`)
    await owner.query(sql)
    await owner.query('insert into migrations (name, checksum) values ($1, $2)', [name, checksum])
  }
}

async function apply(owner: pg.Client, name: string, sql: string, checksum: string): Promise<void> {
  await owner.query('begin')
  try {
    await owner.query(sql)
    await owner.query('insert into migrations (name, checksum) values ($1, $2)', [name, checksum])
    await owner.query('commit')
  } catch (error) {
    await owner.query('rollback')
    throw error
  }
}

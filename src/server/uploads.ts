import { homeOf, type Id } from '#kernel/id.ts'
import { faulty, problem } from '#kernel/problem.ts'
import { placeOf, type Region } from '#kernel/region.ts'
import { transact, type Pool, type Settings } from './db.ts'
import { hashOf } from './files.ts'
import type { Vault } from './vault.ts'

/** How many bytes a part of an upload has; the last one may have fewer. */
export const PART_BYTES = 65_536
/** The bytes that arrived do not have the SHA-256 that was announced; they are forgotten and can be sent anew. */
export const damaged = problem('upload.damaged', 422)
/** Too many pictures of this sender are only half here. */
export const tooManyHalves = problem('upload.too_many_halves', 409)
/** How many pictures of one sender may be half here. */
export const MOST_HALVES = 100

/** Who sends which picture to which record. */
export type Upload = { record: Id; region: Region; worker: Id; sha256: string }
/** How far an upload is: the first byte that is still missing, of how many. */
export type Progress = { offset: number; size: number }
type Halves = { pool: Pool; vault: Vault }

const KEY = 'home = $1 and visit_id = $2 and worker_id = $3 and sha256 = $4'
const keyOf = ({ record, worker, sha256 }: Upload) => [homeOf(record), record, worker, sha256]

/** Begins an upload, or finds it again with what arrived before. */
export async function beginUpload({ pool }: Halves, settings: Settings, upload: Upload, size: number): Promise<Progress> {
  const { prov, kab, kec } = placeOf(upload.region)
  return await transact(pool, settings, async client => {
    const { rows: [halves] } = await client.query<{ count: number }>(`select count(*)::int as count from uploads where home = $1 and worker_id = $2`, [homeOf(upload.record), upload.worker])
    const known = await client.query(`select from uploads where ${KEY} and size = $5`, [...keyOf(upload), size])
    if (known.rows.length === 0) {
      if (halves!.count >= MOST_HALVES) throw tooManyHalves({ most: MOST_HALVES })
      // announced before with another size: what arrived then is of no use
      await client.query(`delete from uploads where ${KEY}`, keyOf(upload))
      await client.query(`insert into uploads (home, visit_id, worker_id, sha256, prov, kab, kec, region, size) values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`, [...keyOf(upload), prov, kab, kec, upload.region, size])
    }
    return await progressOf(client, upload, size)
  })
}

/** Tells how far an upload is; undefined when there is none. */
export async function findUpload({ pool }: Halves, settings: Settings, upload: Upload): Promise<Progress | undefined> {
  return await transact(pool, settings, async client => {
    const { rows: [row] } = await client.query<{ size: number }>(`select size from uploads where ${KEY}`, keyOf(upload))
    return row && await progressOf(client, upload, row.size)
  }, true)
}

/** Takes one part, in any order; a part that is here already is simply written once more. Undefined when no such upload was begun. */
export async function takePart({ pool, vault }: Halves, settings: Settings, upload: Upload, offset: number, bytes: Buffer): Promise<Progress | undefined> {
  const { prov, kab, kec } = placeOf(upload.region)
  return await transact(pool, settings, async client => {
    const { rows: [row] } = await client.query<{ size: number }>(`update uploads set touched_at = now() where ${KEY} returning size`, keyOf(upload))
    if (!row) return undefined
    refuseOddPart(row.size, offset, bytes.length)
    await client.query(`insert into upload_parts (home, visit_id, worker_id, sha256, part, prov, kab, kec, region, bytes) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (home, visit_id, worker_id, sha256, part) do update set bytes = excluded.bytes`, [...keyOf(upload), offset / PART_BYTES, prov, kab, kec, upload.region, vault.sealFile(bytes)])
    return await progressOf(client, upload, row.size)
  })
}

/** Gives the whole of an upload whose every part is here; throws damaged, and forgets it, when its SHA-256 is another. */
export async function wholeOf(halves: Halves, settings: Settings, upload: Upload): Promise<Buffer> {
  const { rows } = await transact(halves.pool, settings, client => client.query<{ bytes: Buffer }>(`select bytes from upload_parts where ${KEY} order by part`, keyOf(upload)), true)
  const whole = Buffer.concat(rows.map(({ bytes }) => halves.vault.openFile(bytes)))
  if (hashOf(whole) === upload.sha256) return whole
  await endUpload(halves, settings, upload)
  throw damaged()
}

/** Forgets an upload and its parts. */
export async function endUpload({ pool }: Halves, settings: Settings, upload: Upload): Promise<void> {
  await transact(pool, settings, client => client.query(`delete from uploads where ${KEY}`, keyOf(upload)))
}

async function progressOf(client: { query: Pool['query'] }, upload: Upload, size: number): Promise<Progress> {
  const { rows } = await client.query<{ part: number }>(`select part from upload_parts where ${KEY} order by part`, keyOf(upload))
  return progressWith(rows.map(({ part }) => part), size)
}

/** How far an upload is with these parts, in their order. */
export function progressWith(parts: readonly number[], size: number): Progress {
  const gap = parts.findIndex((part, nth) => part !== nth)
  return { offset: Math.min(size, (gap < 0 ? parts.length : gap) * PART_BYTES), size }
}

/** Refuses a part that does not begin or end where a part does. */
export function refuseOddPart(size: number, offset: number, length: number): void {
  const faults = []
  if (!Number.isInteger(offset) || offset < 0 || offset >= size || offset % PART_BYTES !== 0) faults.push({ at: 'offset', rule: 'part_offset', limit: PART_BYTES })
  else if (length !== Math.min(PART_BYTES, size - offset)) faults.push({ at: 'bytes', rule: 'part_bytes', limit: Math.min(PART_BYTES, size - offset) })
  if (faults.length > 0) throw faulty(...faults)
}

import { homeOf, type Id } from '#kernel/id.ts'
import { notFound, Problem } from '#kernel/problem.ts'
import type { Actor } from '#kernel/rights.ts'
import { attachPicture } from './attach.ts'
import { hashOf, notAPicture, pictureOf } from './files.ts'
import { readHeld, type HeldPicture } from './quarantine.ts'
import type { Services } from './services.ts'
import { damaged, MOST_HALVES, PART_BYTES, progressWith, refuseOddPart, tooManyHalves, type Progress } from './uploads.ts'

/** Where the pictures of a visit lie beside an envelope in quarantine. */
export type HeldAt = { home: number; id: Id }

/** Finds the envelope in quarantine to which this sender's pictures of a visit belong. */
export async function heldReport({ pool }: Services, worker: Id, visitId: Id): Promise<HeldAt | undefined> {
  return (await pool.query<HeldAt>('select home, id from quarantine_report($1, $2, $3)', [[...new Set([homeOf(visitId), homeOf(worker)])], worker, visitId])).rows[0]
}

/** Begins a picture that nobody looks at yet, or finds it again with what arrived before. */
export async function beginHeld(services: Services, at: HeldAt, { worker, visitId, sha256, size, most }: { worker: Id; visitId: Id; sha256: string; size: number; most: number }, refuse: () => Problem): Promise<Progress> {
  const { rows: [row] } = await services.pool.query<{ told: string }>('select quarantine_picture($1, $2, $3, $4, $5, $6, $7, $8) as told', [at.home, at.id, sha256, visitId, worker, size, most, MOST_HALVES])
  if (row!.told === 'too_many') throw refuse()
  if (row!.told === 'too_many_halves') throw tooManyHalves({ most: MOST_HALVES })
  return (await reached(services, at, sha256))!
}

/** Takes one part of it; undefined when no such picture was begun. Whole once its bytes have the SHA-256 that was announced. */
export async function takeHeld(services: Services, at: HeldAt, sha256: string, offset: number, bytes: Buffer): Promise<Progress | undefined> {
  const known = await reached(services, at, sha256)
  if (!known || known.offset >= known.size) return known
  refuseOddPart(known.size, offset, bytes.length)
  await services.pool.query('select quarantine_part($1, $2, $3, $4, $5)', [at.home, at.id, sha256, offset / PART_BYTES, services.vault.sealFile(bytes)])
  return await reached(services, at, sha256)
}

/** The picture drawn anew for whoever settles its envelope; to anybody else it is not there. */
export async function seenHeld(services: Services, actor: Actor, id: Id, sha256: string): Promise<{ bytes: Buffer; region: string }> {
  const held = await readHeld(services, actor, id)
  if (!held?.pictures.some(one => one.sha256 === sha256 && one.whole)) throw notFound()
  return { bytes: (await pictureOf(await bytesOf(services, held, sha256))).bytes, region: held.region }
}

/** Makes ordinary pictures of what lies beside an envelope that was taken over, with its maker named; gives their ids. */
export async function attachHeld(services: Services, actor: Actor, id: Id): Promise<Id[]> {
  const held = await readHeld(services, actor, id)
  const made: Id[] = []
  for (const picture of held?.pictures.filter(({ whole }) => whole) ?? []) {
    const done = await attachPicture(services, actor, picture.visitId, await bytesOf(services, held!, picture.sha256), { origin: { id: held!.worker, name: held!.workerName } })
      .catch(error => { if (error instanceof Problem && error.code === notAPicture().code) return { id: null }; throw error })
    if (done.id) made.push(done.id)
    await forget(services, held!, picture)
  }
  return made
}

async function reached(services: Services, at: HeldAt, sha256: string): Promise<Progress | undefined> {
  const { rows: [row] } = await services.pool.query<{ size: number; whole: boolean; parts: number[] }>('select size, whole, parts from quarantine_progress($1, $2, $3)', [at.home, at.id, sha256])
  if (!row) return undefined
  const progress = row.whole ? { offset: row.size, size: row.size } : progressWith(row.parts, row.size)
  if (row.whole || progress.offset < row.size) return progress
  const right = hashOf(await bytesOf(services, at, sha256)) === sha256
  await services.pool.query('select quarantine_picture_is($1, $2, $3, $4)', [at.home, at.id, sha256, right ? 'whole' : 'gone'])
  if (!right) throw damaged()
  return progress
}

async function bytesOf({ pool, vault }: Services, { home, id }: HeldAt, sha256: string): Promise<Buffer> {
  const { rows } = await pool.query<{ bytes: Buffer }>('select bytes from quarantine_bytes($1, $2, $3)', [home, id, sha256])
  return Buffer.concat(rows.map(({ bytes }) => vault.openFile(bytes)))
}

async function forget({ pool }: Services, { home, id }: HeldAt, { sha256 }: HeldPicture): Promise<void> {
  await pool.query('select quarantine_picture_is($1, $2, $3, $4)', [home, id, sha256, 'gone'])
}

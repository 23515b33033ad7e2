import { createHash } from 'node:crypto'
import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { problem } from '#kernel/problem.ts'
import { homeOf, type Id } from '#kernel/id.ts'
import type { Vault } from './vault.ts'

/** The bytes are no picture that can be read. */
export const notAPicture = problem('not_a_picture', 422)
const WIDEST = 1280
const MOST_PIXELS = 50_000_000

/** A picture made safe: re-encoded, shrunk, without EXIF or position. */
export type Picture = { sha256: string; bytes: Buffer; width: number; height: number }

/** Re-encodes an uploaded picture to WebP of at most 1280 px; throws not_a_picture. */
export async function pictureOf(upload: Buffer): Promise<Picture> {
  const { default: sharp } = await import('sharp')
  try {
    const { data, info } = await sharp(upload, { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1 }).rotate().resize({ width: WIDEST, height: WIDEST, fit: 'inside', withoutEnlargement: true }).webp({ quality: 72 }).toBuffer({ resolveWithObject: true })
    return { sha256: createHash('sha256').update(upload).digest('hex'), bytes: data, width: info.width, height: info.height }
  } catch {
    throw notAPicture()
  }
}

/** Stores a file's bytes encrypted, on disk before it returns; the name is (home, record, SHA-256). */
export async function storeFile(folder: string, vault: Vault, record: Id, sha256: string, bytes: Buffer): Promise<void> {
  const path = pathOf(folder, record, sha256)
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const half = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}`
  const file = await open(half, 'w', 0o600)
  try {
    await file.writeFile(vault.sealFile(bytes))
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(half, path)
}

/** Reads a file's bytes back. */
export async function readStored(folder: string, vault: Vault, record: Id, sha256: string): Promise<Buffer> {
  return vault.openFile(await readFile(pathOf(folder, record, sha256)))
}

function pathOf(folder: string, record: Id, sha256: string): string {
  return join(folder, String(homeOf(record)), record.slice(0, 8), `${record}-${sha256}`)
}

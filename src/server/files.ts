import { createHash } from 'node:crypto'
import { problem } from '#kernel/problem.ts'
import { homeOf, type Id } from '#kernel/id.ts'
import { bucketStore } from './bucket.ts'
import type { Statement } from './db.ts'
import { soundOf, soundType, tooLong } from './sound.ts'
import { folderStore, type Store } from './store.ts'
import type { Vault } from './vault.ts'

/** The bytes are no picture that can be read. */
export const notAPicture = problem('not_a_picture', 422)
/** Where pictures lie cannot be reached just now; what was sent is kept, and asked for once more later. */
export const storageAway = problem('storage_away', 503)
const WIDEST = 1280
const MOST_PIXELS = 50_000_000
const FORMATS = new Set(['jpeg', 'png', 'webp'])
const AGAIN_SECONDS = 10

/** What keeping files needs; made once by main. */
export type Files = { store: Store; vault: Vault }
/** A picture made safe: re-encoded, shrunk, without EXIF or position; `sha256` is that of what was sent. */
export type Picture = { sha256: string; bytes: Buffer; width: number; height: number }

/** Opens the store that the configuration names: a bucket when it has an address, otherwise the folder. */
export function openStore(folder: string, address = ''): Store {
  return address ? bucketStore(address) : folderStore(folder)
}

/** Re-encodes an uploaded picture to WebP of at most 1280 px; throws not_a_picture. */
export async function pictureOf(upload: Buffer): Promise<Picture> {
  const { default: sharp } = await import('sharp')
  try {
    const options = { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1 } as const
    const { format } = await sharp(upload, options).metadata()
    if (!FORMATS.has(format)) throw notAPicture()
    const { data, info } = await sharp(upload, options).rotate().resize({ width: WIDEST, height: WIDEST, fit: 'inside', withoutEnlargement: true }).webp({ quality: 72 }).toBuffer({ resolveWithObject: true })
    return { sha256: hashOf(upload), bytes: data, width: info.width, height: info.height }
  } catch {
    throw notAPicture()
  }
}

/** Keeps a picture of a record, the original as it was sent and the safe one to be shown, both encrypted; returns once the stored original reads back with the hash of what was sent. */
export async function keepPicture({ store, vault }: Files, record: Id, upload: Buffer): Promise<Picture> {
  const picture = await pictureOf(upload)
  const { original, shown } = namesOf(record, picture.sha256)
  await reached(async () => {
    await store.put(original, vault.sealFile(upload))
    await store.put(shown, vault.sealFile(picture.bytes))
    const [back, safe] = await Promise.all([store.get(original), store.get(shown)])
    if (!back || !safe || hashOf(vault.openFile(back)) !== picture.sha256) throw new Error('a stored picture reads back otherwise')
  })
  return picture
}

/** Reads the safe picture back; undefined when it is not there. The original is never served. */
export async function shownPicture({ store, vault }: Files, record: Id, sha256: string): Promise<Buffer | undefined> {
  const sealed = await reached(() => store.get(namesOf(record, sha256).shown))
  return sealed && vault.openFile(sealed)
}

/** The longest recording that is taken, with a second of grace for a telephone that stops late. */
export const MOST_SECONDS = 31
/** The most bytes of a recording, and of a document; pictures have their own limit. */
export const MOST_BYTES_OF = { sound: 1_500_000, pdf: 5_242_880 } as const
/** What was sent is none of what is taken here, or larger than may be. */
export const notAFile = problem('not_a_file', 422)
/** What a file may be. */
export type Sort = 'picture' | 'sound' | 'pdf'

/** Tells what bytes are by their beginning alone; whatever is neither sound nor PDF is tried as a picture. */
function sortOf(bytes: Buffer): Sort {
  return soundType(bytes) ? 'sound' : bytes.subarray(0, 5).toString('latin1') === '%PDF-' ? 'pdf' : 'picture'
}

/** Keeps a file of a record, if it is of a sort that is taken there: pictures are drawn anew; recordings and documents cannot be, so their form, size and length are looked at and they are given back as what they are and as nothing else. */
export async function keepFile(files: Files, record: Id, upload: Buffer, takes: readonly Sort[]): Promise<void> {
  const sort = sortOf(upload)
  if (!takes.includes(sort)) throw notAFile({ takes })
  if (sort === 'picture') { await keepPicture(files, record, upload); return }
  if (upload.length > MOST_BYTES_OF[sort]) throw notAFile({ most: MOST_BYTES_OF[sort] })
  if (sort === 'sound' && soundOf(upload).seconds > MOST_SECONDS) throw tooLong({ most: MOST_SECONDS - 1 })
  const sha256 = hashOf(upload)
  const { shown } = namesOf(record, sha256)
  await reached(async () => {
    await files.store.put(shown, files.vault.sealFile(upload))
    const back = await files.store.get(shown)
    if (!back || hashOf(files.vault.openFile(back)) !== sha256) throw new Error('a stored file reads back otherwise')
  })
}

/** Reads a file back with its type; undefined when it is not there. */
export async function shownFile(files: Files, record: Id, sha256: string): Promise<{ bytes: Buffer; type: string } | undefined> {
  const bytes = await shownPicture(files, record, sha256)
  return bytes && { bytes, type: soundType(bytes) ?? (sortOf(bytes) === 'pdf' ? 'application/pdf' : 'image/webp') }
}

/** Tells whether a file of a record is there. */
export async function hasFile({ store }: Files, record: Id, sha256: string): Promise<boolean> {
  return await reached(async () => await store.get(namesOf(record, sha256).shown) !== undefined)
}

/** The statement that has the pictures of records taken out of their store, by a job, once the erasure that is their cause has happened. */
export function removing({ cause, records }: { cause: Id; records: readonly Id[] }): Statement {
  return { name: 'remove-files', text: 'select remove_files($1, $2, $3)', values: [homeOf(cause), cause, records] }
}

/** Takes everything out of the store that was ever kept of a record: originals, pictures to be shown, and those that no record speaks of. */
export async function forgetPictures(store: Store, record: Id): Promise<void> {
  const found: string[] = []
  for await (const name of store.names(folderOf(record))) if (name.startsWith(`${folderOf(record)}${record}-`)) found.push(name)
  for (const name of found) await store.remove(name)
}

/** Tells the SHA-256 of bytes, in hexadecimal digits. */
export function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** A file's name is (home, record, SHA-256 of what was sent). */
function namesOf(record: Id, sha256: string): { original: string; shown: string } {
  const shown = `${folderOf(record)}${record}-${sha256}`
  return { original: `${shown}.asli`, shown }
}

function folderOf(record: Id): string {
  return `${homeOf(record)}/${record.slice(0, 8)}/`
}

async function reached<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    process.emitWarning(`berkas: ${(error as Error).message}`)
    throw storageAway({ seconds: AGAIN_SECONDS })
  }
}

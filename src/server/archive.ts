import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'

/** A backup that cannot be used, in words for the person at the terminal. */
export class ArchiveError extends Error {
  override name = 'Error'
}

/** A piece of an archive: a note, or bytes that belong to the note before. */
export type Piece = Record<string, unknown> | Buffer
type Header = { format: string; version: number; at: string; keyPrint: string; salt: string }

const FORMAT = 'pilar-cadangan'
const VERSION = 1
const CHUNK_BYTES = 262_144
const IV_BYTES = 12
const TAG_BYTES = 16
const LENGTH_BYTES = 4
const MOST_HEADER_BYTES = 4096
const LAST = 0x8000_0000

const halved = () => new ArchiveError('Berkas cadangan ini tidak utuh atau sudah diubah, jadi tidak dipulihkan. Pakai salinan cadangan yang lain.')

/** Writes an archive: packed, sealed chunk by chunk with a key made from the master key, and only at the end under its own name. */
export async function writeArchive(path: string, master: Buffer, keyPrint: string, pieces: AsyncIterable<Piece>): Promise<void> {
  const half = `${path}.part`
  const header: Header = { format: FORMAT, version: VERSION, at: new Date().toISOString(), keyPrint, salt: randomBytes(32).toString('hex') }
  try {
    await pipeline(framed(pieces), createGzip(), sealing(header, master), createWriteStream(half, { mode: 0o600, flush: true }))
    await rename(half, path)
  } catch (error) {
    await rm(half, { force: true })
    throw error
  }
}

/** Reads an archive piece by piece; throws when the key is another, or when a single byte is missing or was changed. */
export async function readArchive(path: string, master: Buffer, keyPrint: string, take: (pieces: AsyncIterable<Piece>) => Promise<void>): Promise<void> {
  try {
    await pipeline(createReadStream(path), source => unsealing(source as AsyncIterable<Buffer>, master, keyPrint), createGunzip(), source => take(pieced(source as AsyncIterable<Buffer>)))
  } catch (error) {
    const { code = '' } = error as { code?: string }
    if (code === 'ENOENT') throw new ArchiveError(`Berkas cadangan ${path} tidak ada.`)
    if (/^Z_|^ERR_OSSL|^ERR_STREAM_PREMATURE/.test(code)) throw halved()
    throw error
  }
}

async function* framed(pieces: AsyncIterable<Piece>): AsyncGenerator<Buffer> {
  for await (const piece of pieces) {
    const body = Buffer.isBuffer(piece) ? piece : Buffer.from(JSON.stringify(piece))
    const head = Buffer.alloc(1 + LENGTH_BYTES)
    head.write(Buffer.isBuffer(piece) ? 'b' : 'n')
    head.writeUInt32BE(body.length, 1)
    yield Buffer.concat([head, body])
  }
}

async function* pieced(source: AsyncIterable<Buffer>): AsyncGenerator<Piece> {
  const read = reader(source)
  for (;;) {
    const head = await read(1 + LENGTH_BYTES, true)
    if (!head) return
    const body = (await read(head.readUInt32BE(1)))!
    yield head[0] === 98 ? body : JSON.parse(body.toString()) as Record<string, unknown>
  }
}

function sealing(header: Header, master: Buffer) {
  const line = Buffer.from(`${JSON.stringify(header)}\n`)
  const key = keyOf(master, header)
  return async function* (source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    yield line
    let count = 0
    const sealed = (chunk: Buffer, last: boolean) => {
      const cipher = createCipheriv('aes-256-gcm', key, ivOf(count)).setAAD(Buffer.concat([line, Buffer.from([last ? 1 : 0])]))
      count += 1
      const body = Buffer.concat([cipher.update(chunk), cipher.final()])
      const head = Buffer.alloc(LENGTH_BYTES)
      head.writeUInt32BE(body.length + (last ? LAST : 0))
      return Buffer.concat([head, body, cipher.getAuthTag()])
    }
    let waiting: Buffer[] = []
    let bytes = 0
    for await (const part of source) {
      waiting.push(part)
      bytes += part.length
      if (bytes < CHUNK_BYTES) continue
      yield sealed(Buffer.concat(waiting), false)
      waiting = []
      bytes = 0
    }
    yield sealed(Buffer.concat(waiting), true)
  }
}

async function* unsealing(source: AsyncIterable<Buffer>, master: Buffer, keyPrint: string): AsyncGenerator<Buffer> {
  const read = reader(source)
  const line = await lineOf(read)
  const header = headerOf(line)
  if (header.keyPrint !== keyPrint) throw new ArchiveError('Kunci induk di sini bukan kunci cadangan ini, jadi isinya tidak dapat dibuka. Taruh berkas master.key yang dipakai saat cadangan dibuat ke DATA_DIR, atau isi MASTER_KEY dengannya, lalu jalankan lagi.')
  const key = keyOf(master, header)
  for (let count = 0, last = false; !last; count += 1) {
    const length = (await read(LENGTH_BYTES))!.readUInt32BE()
    last = length >= LAST
    const size = last ? length - LAST : length
    if (size > 2 * CHUNK_BYTES) throw halved()
    const body = (await read(size + TAG_BYTES))!
    const decipher = createDecipheriv('aes-256-gcm', key, ivOf(count)).setAAD(Buffer.concat([line, Buffer.from([last ? 1 : 0])]))
    decipher.setAuthTag(body.subarray(size))
    const opened = decipher.update(body.subarray(0, size))
    try {
      decipher.final()
    } catch {
      throw halved()
    }
    yield opened
    if (last && await read(1, true)) throw halved()
  }
}

type Reader = (count: number, mayEnd?: boolean) => Promise<Buffer | undefined>

/** Reads so many bytes from a stream; at its end undefined, when that is a good place to end. */
function reader(source: AsyncIterable<Buffer>): Reader {
  const parts = source[Symbol.asyncIterator]()
  let kept: Buffer = Buffer.alloc(0)
  return async (count, mayEnd = false) => {
    const gathered = [kept]
    for (let bytes = kept.length; bytes < count;) {
      const { done, value } = await parts.next()
      if (done) {
        if (mayEnd && bytes === 0) return undefined
        throw halved()
      }
      gathered.push(value)
      bytes += value.length
    }
    const all = Buffer.concat(gathered)
    kept = all.subarray(count)
    return all.subarray(0, count)
  }
}

async function lineOf(read: Reader): Promise<Buffer> {
  const bytes: Buffer[] = []
  while (bytes.length < MOST_HEADER_BYTES) {
    const byte = (await read(1))!
    bytes.push(byte)
    if (byte[0] === 10) return Buffer.concat(bytes)
    if (bytes.length === 1 && byte[0] !== 123) break
  }
  throw new ArchiveError('Berkas ini bukan cadangan Pilar.')
}

function headerOf(line: Buffer): Header {
  let header: Header
  try {
    header = JSON.parse(line.toString()) as Header
  } catch {
    throw new ArchiveError('Berkas ini bukan cadangan Pilar.')
  }
  if (header.format !== FORMAT) throw new ArchiveError('Berkas ini bukan cadangan Pilar.')
  if (header.version > VERSION) throw new ArchiveError('Cadangan ini dibuat oleh Pilar yang lebih baru. Pasang versi itu, lalu pulihkan.')
  return header
}

function keyOf(master: Buffer, { salt }: Header): Buffer {
  return Buffer.from(hkdfSync('sha256', master, Buffer.from(salt, 'hex'), 'pilar backup', 32))
}

/** Every chunk has a number of its own, and every archive a key of its own. */
function ivOf(count: number): Buffer {
  const iv = Buffer.alloc(IV_BYTES)
  iv.writeUInt32BE(count, IV_BYTES - LENGTH_BYTES)
  return iv
}

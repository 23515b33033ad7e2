import { problem } from '#kernel/problem.ts'

/** The bytes are no recording that can be told apart. */
export const notASound = problem('not_a_sound', 422)
/** A recording takes longer than may be sent. */
export const tooLong = problem('sound.too_long', 422)

/** What a recording says of itself: in which form it is, and how long it takes. It is not drawn anew as pictures are: nothing here can; its form, its tracks and its length are looked at. */
export type Sound = { type: 'audio/webm' | 'audio/ogg' | 'audio/mp4'; seconds: number }

/** Reads a recording of a browser, one track of sound alone; throws not_a_sound for anything else. */
export function soundOf(bytes: Buffer): Sound {
  try {
    const found = isWebm(bytes) ? webm(bytes) : isOgg(bytes) ? ogg(bytes) : isMp4(bytes) ? mp4(bytes) : undefined
    if (found && Number.isFinite(found.seconds) && found.seconds > 0) return found
  } catch (error) {
    // a length that leads beyond the end
    if (!(error instanceof RangeError)) throw error
  }
  throw notASound()
}

/** Tells the form of a recording by its first bytes. */
export function soundType(bytes: Buffer): Sound['type'] | undefined {
  return isWebm(bytes) ? 'audio/webm' : isOgg(bytes) ? 'audio/ogg' : isMp4(bytes) ? 'audio/mp4' : undefined
}

const isWebm = (bytes: Buffer) => bytes.length > 4 && bytes.readUInt32BE(0) === 0x1a45dfa3
const isOgg = (bytes: Buffer) => bytes.subarray(0, 4).toString('latin1') === 'OggS'
const isMp4 = (bytes: Buffer) => bytes.subarray(4, 8).toString('latin1') === 'ftyp'

// EBML: the elements that hold others are walked into, whether or not they tell their length; the last block's time is the length
const HOLDERS = new Set([0x1a45dfa3, 0x18538067, 0x1549a966, 0x1654ae6b, 0xae, 0x1f43b675, 0xa0])
const SCALE = 0x2ad7b1, TRACK_TYPE = 0x83, CLUSTER_TIME = 0xe7, SIMPLE_BLOCK = 0xa3, BLOCK = 0xa1, DOC_TYPE = 0x4282, SOUND = 2

function webm(bytes: Buffer): Sound | undefined {
  let scale = 1_000_000, cluster = 0, last = 0, at = 0
  const tracks: number[] = []
  while (at < bytes.length) {
    const id = idAt(bytes, at)
    const size = sizeAt(bytes, at + id.length)
    const body = at + id.length + size.length
    if (HOLDERS.has(id.value)) { at = body; continue }
    if (size.value === undefined) return undefined
    const end = body + size.value
    // the last block of a recording that was broken off is left out
    if (end > bytes.length) break
    if (id.value === DOC_TYPE && bytes.subarray(body, end).toString('latin1').replace(/\0+$/, '') !== 'webm') return undefined
    if (id.value === SCALE) scale = number(bytes, body, size.value)
    if (id.value === TRACK_TYPE) tracks.push(number(bytes, body, size.value))
    if (id.value === CLUSTER_TIME) cluster = number(bytes, body, size.value)
    if (id.value === SIMPLE_BLOCK || id.value === BLOCK) last = Math.max(last, cluster + bytes.readInt16BE(body + sizeAt(bytes, body).length))
    at = end
  }
  return tracks.length === 1 && tracks[0] === SOUND ? { type: 'audio/webm', seconds: (last * scale) / 1e9 } : undefined
}

function idAt(bytes: Buffer, at: number): { value: number; length: number } {
  const length = Math.clz32(bytes.readUInt8(at)) - 23
  if (length > 4) throw new RangeError('no element')
  return { value: number(bytes, at, length), length }
}

function sizeAt(bytes: Buffer, at: number): { value: number | undefined; length: number } {
  const first = bytes.readUInt8(at)
  const length = Math.clz32(first) - 23
  if (length > 8) throw new RangeError('no size')
  const rest = bytes.subarray(at + 1, at + length)
  const head = first & (0xff >> length)
  const open = head === 0xff >> length && rest.every(byte => byte === 0xff)
  return { value: open ? undefined : [...rest].reduce((sum, byte) => sum * 256 + byte, head), length }
}

function number(bytes: Buffer, at: number, length: number): number {
  if (length < 1 || length > 8 || at + length > bytes.length) throw new RangeError('no number')
  return [...bytes.subarray(at, at + length)].reduce((sum, byte) => sum * 256 + byte, 0)
}

// Ogg: the last page says how many samples came before its end
const OPUS_RATE = 48_000
function ogg(bytes: Buffer): Sound | undefined {
  let rate = 0, samples = 0
  const streams = new Set<number>()
  for (let at = 0; at + 27 <= bytes.length;) {
    if (bytes.subarray(at, at + 4).toString('latin1') !== 'OggS') return undefined
    const segments = bytes.readUInt8(at + 26)
    const body = at + 27 + segments
    const length = [...bytes.subarray(at + 27, body)].reduce((sum, one) => sum + one, 0)
    const granule = bytes.readBigInt64LE(at + 6)
    streams.add(bytes.readUInt32LE(at + 14))
    if (bytes.subarray(body, body + 8).toString('latin1') === 'OpusHead') rate = OPUS_RATE
    if (bytes.subarray(body, body + 7).toString('latin1') === '\x01vorbis') rate = bytes.readUInt32LE(body + 12)
    if (granule > 0n) samples = Math.max(samples, Number(granule))
    at = body + length
  }
  return rate > 0 && streams.size === 1 ? { type: 'audio/ogg', seconds: samples / rate } : undefined
}

// MP4: boxes within boxes; a recording in fragments tells its length piece by piece
const BOXES = new Set(['moov', 'trak', 'mdia', 'mvex', 'moof', 'traf'])
function mp4(bytes: Buffer): Sound | undefined {
  const handlers: string[] = []
  const told = { scale: 0, whole: 0, usual: 0, from: 0, end: 0, each: 0 }
  const walk = (from: number, to: number) => {
    for (let at = from; at + 8 <= to;) {
      const short = bytes.readUInt32BE(at)
      const size = short === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : short || to - at
      const name = bytes.subarray(at + 4, at + 8).toString('latin1')
      const body = at + (short === 1 ? 16 : 8)
      if (size < 8 || at + size > to) { if (name === 'mdat') return; throw new RangeError('no box') }
      if (BOXES.has(name)) walk(body, at + size)
      else box(bytes, name, body, told, handlers)
      at += size
    }
  }
  walk(0, bytes.length)
  return handlers.length === 1 && handlers[0] === 'soun' && told.scale > 0 ? { type: 'audio/mp4', seconds: Math.max(told.whole, told.end) / told.scale } : undefined
}

type Told = { scale: number; whole: number; usual: number; from: number; end: number; each: number }
function box(bytes: Buffer, name: string, body: number, told: Told, handlers: string[]): void {
  const long = () => bytes.readUInt8(body) === 1
  if (name === 'hdlr') handlers.push(bytes.subarray(body + 8, body + 12).toString('latin1'))
  if (name === 'mdhd') {
    told.scale = bytes.readUInt32BE(body + (long() ? 20 : 12))
    told.whole = long() ? Number(bytes.readBigUInt64BE(body + 24)) : bytes.readUInt32BE(body + 16)
  }
  if (name === 'trex') told.usual = bytes.readUInt32BE(body + 12)
  if (name === 'tfhd') {
    const flags = bytes.readUInt32BE(body) & 0xffffff
    told.each = flags & 8 ? bytes.readUInt32BE(body + 8 + (flags & 1 ? 8 : 0) + (flags & 2 ? 4 : 0)) : told.usual
    told.from = told.end
  }
  if (name === 'tfdt') told.from = long() ? Number(bytes.readBigUInt64BE(body + 4)) : bytes.readUInt32BE(body + 4)
  if (name === 'trun') told.end = told.from = told.from + lengthOf(bytes, body, told.each)
}

function lengthOf(bytes: Buffer, body: number, each: number): number {
  const flags = bytes.readUInt32BE(body) & 0xffffff
  const count = bytes.readUInt32BE(body + 4)
  if (!(flags & 0x100)) return count * each
  const first = body + 8 + (flags & 1 ? 4 : 0) + (flags & 4 ? 4 : 0)
  const step = [0x100, 0x200, 0x400, 0x800].filter(flag => flags & flag).length * 4
  return Array.from({ length: Math.min(count, 100_000) }, (_, nth) => bytes.readUInt32BE(first + nth * step)).reduce((sum, one) => sum + one, 0)
}

/** Recordings made by hand, as three sorts of telephone write them: no voice in them, only the frame around one. */

const element = (id: string, ...parts: Buffer[]) => {
  const body = Buffer.concat(parts)
  const size = Buffer.alloc(8)
  size.writeBigUInt64BE(BigInt(body.length))
  size[0] = 0x01
  return Buffer.concat([Buffer.from(id, 'hex'), size, body])
}
const number = (value: number) => Buffer.from(value.toString(16).padStart(8, '0'), 'hex')
/** An element that does not tell where it ends, as a browser writes while it still records. */
const openEnded = (id: string, ...parts: Buffer[]) => Buffer.concat([Buffer.from(`${id}01ffffffffffffff`, 'hex'), ...parts])

/** WebM as Chrome and Android write it; `tracks` are 2 for sound, 1 for a picture that moves. */
export function webmOf(seconds: number, tracks: readonly number[] = [2], mark = ''): Buffer {
  const block = (ms: number) => { const head = Buffer.from([0x81, 0, 0, 0x80]); head.writeInt16BE(ms, 1); return element('a3', head, Buffer.from(`suara${mark}`)) }
  const cluster = (at: number) => openEnded('1f43b675', element('e7', number(at)), block(0), block(900))
  return Buffer.concat([
    element('1a45dfa3', element('4282', Buffer.from('webm'))),
    openEnded('18538067', element('1549a966', element('2ad7b1', number(1_000_000))), element('1654ae6b', ...tracks.map(track => element('ae', element('83', Buffer.from([track])), element('86', Buffer.from('A_OPUS'))))),
      ...Array.from({ length: seconds }, (_, second) => cluster(second * 1000))),
  ])
}

/** Ogg as Firefox writes it. */
export function oggOf(seconds: number, streams = 1): Buffer {
  const page = (granule: number, stream: number, body: Buffer) => {
    const head = Buffer.alloc(28)
    head.write('OggS', 0, 'latin1')
    head.writeBigInt64LE(BigInt(granule), 6)
    head.writeUInt32LE(stream, 14)
    head[26] = 1
    head[27] = body.length
    return Buffer.concat([head, body])
  }
  return Buffer.concat(Array.from({ length: streams }, (_, stream) => [page(0, stream, Buffer.from('OpusHead\x01')), page(0, stream, Buffer.from('OpusTags')), page(seconds * 48_000, stream, Buffer.from('suara'))]).flat())
}

const box = (name: string, ...parts: Buffer[]): Buffer => {
  const body = Buffer.concat(parts)
  const head = Buffer.alloc(8)
  head.writeUInt32BE(body.length + 8)
  head.write(name, 4, 'latin1')
  return Buffer.concat([head, body])
}
const words = (...values: number[]) => Buffer.concat(values.map(number))

/** MP4 as an iPhone writes it, whole, or piece by piece. */
export function mp4Of(seconds: number, handler = 'soun', inPieces = false): Buffer {
  const scale = 48_000
  const media = box('mdia', box('mdhd', words(0, 0, 0, scale, inPieces ? 0 : seconds * scale)), box('hdlr', words(0, 0), Buffer.from(handler), words(0, 0)))
  const pieces = inPieces ? Array.from({ length: seconds }, (_, nth) => box('moof', box('traf', box('tfhd', words(0x20000, 1)), box('tfdt', words(0, nth * scale)), box('trun', words(0x100, 2, scale / 2, scale / 2))))) : []
  return Buffer.concat([box('ftyp', Buffer.from('M4A '), words(0)), box('moov', box('trak', media), ...inPieces ? [box('mvex', box('trex', words(0, 1, 1, 1024, 0, 0)))] : []), ...pieces, box('mdat', Buffer.from('suara'))])
}

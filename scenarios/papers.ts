import { inflateSync } from 'node:zlib'
import type { Someone } from './house.ts'

/** A PDF as a reader sees it: its bytes, the words of each page, and the squares that were drawn filled. */
export type Read = { status: number; bytes: Buffer; pages: string[]; text: string; squares: { x: number; y: number; size: number }[] }

/** Fetches a PDF as somebody and reads it. */
export async function fetchPdf(who: Someone, path: string): Promise<Read> {
  const answer = await fetch(who.url + path, { headers: { authorization: `Bearer ${who.token}` } })
  const bytes = Buffer.from(await answer.arrayBuffer())
  if (answer.status !== 200) return { status: answer.status, bytes, pages: [], text: bytes.toString(), squares: [] }
  return { status: 200, bytes, ...readPdf(bytes) }
}

type Part = { head: string; stream: string }

/** Reads the words of a PDF by its fonts' own tables, page by page. */
export function readPdf(bytes: Buffer): Pick<Read, 'pages' | 'text' | 'squares'> {
  const parts = new Map([...bytes.toString('latin1').matchAll(/^(\d+) 0 obj\n([\s\S]*?)\nendobj/gm)].map(([, number, body]) => [number!, partOf(body!)]))
  const at = (reference: string | undefined): Part => parts.get(reference ?? '') ?? { head: '', stream: '' }
  const fonts = new Map<string, Map<string, string>>()
  for (const { head } of parts.values()) {
    for (const [, name, number] of (/\/Font <<([\s\S]*?)>>/.exec(head)?.[1] ?? '').matchAll(/\/(F\d+) (\d+) 0 R/g)) fonts.set(name!, lettersOf(at(/\/ToUnicode (\d+) 0 R/.exec(at(number).head)?.[1]).stream))
  }
  const streams = [...parts.values()].filter(({ head }) => /\/Type \/Page\b(?!s)/.test(head)).map(({ head }) => at(/\/Contents (\d+) 0 R/.exec(head)?.[1]).stream)
  const pages = streams.map(stream => wordsOf(stream, fonts))
  const squares = streams.flatMap(stream => [...stream.matchAll(/^([\d.-]+) ([\d.-]+) ([\d.]+) ([\d.]+) re\n\/DeviceRGB cs\n0 0 0 scn/gm)].filter(([, , , wide, high]) => wide === high).map(([, x, y, size]) => ({ x: Number(x), y: Number(y), size: Number(size) })))
  return { pages, text: pages.join('\n'), squares }
}

function partOf(body: string): Part {
  const from = body.indexOf('stream\n')
  if (from < 0) return { head: body, stream: '' }
  const head = body.slice(0, from)
  const raw = Buffer.from(body.slice(from + 7, body.lastIndexOf('\nendstream')), 'latin1')
  return { head, stream: head.includes('/FlateDecode') && !head.includes('/Subtype /Image') ? inflateSync(raw).toString('latin1') : '' }
}

/** The letter behind each sign of a font. */
function lettersOf(table: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const [, first, list] of table.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/gi)) {
    for (const [nth, [, code]] of [...list!.matchAll(/<([0-9a-f ]*)>/gi)].entries()) found.set((Number.parseInt(first!, 16) + nth).toString(16).padStart(4, '0'), Buffer.from(code!.replaceAll(' ', ''), 'hex').swap16().toString('utf16le'))
  }
  return found
}

function wordsOf(stream: string, fonts: ReadonlyMap<string, Map<string, string>>): string {
  let letters: Map<string, string> | undefined
  const runs: string[] = []
  for (const [whole, font, list] of stream.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (whole.startsWith('/')) letters = fonts.get(font!)
    else runs.push([...list!.matchAll(/<([0-9a-f]+)>/gi)].flatMap(([, codes]) => codes!.toLowerCase().match(/.{4}/g)!.map(code => letters?.get(code) ?? '?')).join(''))
  }
  // a word that may be broken behind a stroke is drawn in two runs
  return runs.join(' ').replaceAll(/\s+/g, ' ').replaceAll(/(\S\/) (?=\S)/g, '$1')
}

/** Draws the squares of a code anew as grey points, eight to each, for a reader of codes. */
export function pictureOf(squares: Read['squares']): { width: number; height: number; data: Uint8Array } {
  const size = squares[0]!.size
  const [left, top] = [Math.min(...squares.map(({ x }) => x)), Math.min(...squares.map(({ y }) => y))]
  const cells = squares.map(({ x, y }) => [Math.round((x - left) / size), Math.round((y - top) / size)] as const)
  const wide = (Math.max(...cells.flat()) + 9) * 8
  const data = new Uint8Array(wide * wide * 4).fill(255)
  for (const [column, row] of cells) for (let y = 0; y < 8; y += 1) for (let x = 0; x < 8; x += 1) data.fill(0, (((row + 4) * 8 + y) * wide + (column + 4) * 8 + x) * 4, (((row + 4) * 8 + y) * wide + (column + 4) * 8 + x) * 4 + 3)
  return { width: wide, height: wide, data }
}

import { createHash } from 'node:crypto'
import { inflateRawSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import readXlsx from 'read-excel-file/node'
import { problem } from '#kernel/problem.ts'

/** The file is no table: save it as XLSX or CSV. */
export const notTable = problem('file.not_table', 422)
/** An old or locked workbook: save it anew as XLSX, without a password. */
export const oldBook = problem('file.old_book', 422)
/** Unpacked, the file would be far larger than any office's list. */
export const swollen = problem('file.swollen', 422)
/** More rows than one file may have. */
export const tooManyRows = problem('file.too_many_rows', 422)

/** A cell as JSON carries it; a number too long for a spreadsheet comes as text behind `#`, a date as `YYYY-MM-DD`. */
export type SheetCell = string | number | boolean | null
/** One sheet of a file: its rows with the numbers they have there; rows without anything are left out. */
export type Sheet = { name: string; rows: { n: number; cells: SheetCell[] }[] }

const MOST_UNPACKED = 60_000_000
const MOST_ENTRIES = 400
const MOST_CELLS = 60
const LONG_NUMBER = 15
const MOST_STRAY = 50
const ENTRY = 0x02014b50
const END = 0x06054b50

/** Reads a file that offices keep their lists in: XLSX, or CSV with comma, semicolon or tab, in UTF-8, UTF-16 or Windows-1252. */
export async function readSheets(bytes: Buffer, mostRows: number): Promise<{ sha256: string; sheets: Sheet[] }> {
  const sheets = bytes.subarray(0, 2).toString('latin1') === 'PK' ? await readBook(bytes) : [readText(bytes)]
  const kept = sheets.filter(sheet => sheet.rows.length > 0)
  if (kept.length === 0) throw notTable()
  const most = Math.max(...kept.map(sheet => sheet.rows.length))
  if (most > mostRows) throw tooManyRows({ rows: most, most: mostRows })
  return { sha256: createHash('sha256').update(bytes).digest('hex'), sheets: kept }
}

async function readBook(bytes: Buffer): Promise<Sheet[]> {
  const parts = unpack(bytes)
  if (!parts.has('xl/workbook.xml')) throw notTable()
  const books = await readXlsx(bytes, { parseNumber: text => ({ number: text }) }).catch(() => { throw notTable() })
  return books.map(({ sheet, data }, at) => {
    const cells = data.map(row => row.slice(0, MOST_CELLS).map(cellOf))
    for (const [from, to, column] of mergesOf(parts.get(`xl/worksheets/sheet${at + 1}.xml`) ?? '')) for (let row = from + 1; row <= to; row += 1) if (cells[row] && column < MOST_CELLS) cells[row]![column] = cells[from]?.[column] ?? null
    return { name: sheet, rows: filled(cells) }
  })
}

function cellOf(value: unknown): SheetCell {
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  const { number } = value as { number: string }
  const plain = Number(number)
  // a spreadsheet keeps fifteen digits; what is longer is shown as it stands in the file
  return Number.isFinite(plain) && Math.abs(plain) < 10 ** LONG_NUMBER ? plain : `#${/^\d+$/.test(number) ? number : Number.isFinite(plain) ? BigInt(Math.round(plain)).toString() : number}`
}

/** Cells that were joined downwards: only the first of them holds what stands for all. */
function mergesOf(xml: string): [from: number, to: number, column: number][] {
  return [...xml.matchAll(/<mergeCell ref="([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)"/g)].filter(([, left, from, right, to]) => left === right && from !== to)
    .map(([, left, from, , to]) => [Number(from) - 1, Math.min(Number(to), Number(from) + 5000) - 1, [...left!].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1])
}

/** Unpacks what has to be known of a workbook, and refuses one that swells: sizes are counted while unpacking, never believed. */
function unpack(bytes: Buffer): Map<string, string> {
  const parts = new Map<string, string>()
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || end + 22 > bytes.length || bytes.readUInt32LE(end) !== END) throw notTable()
  let left = MOST_UNPACKED
  const count = bytes.readUInt16LE(end + 10)
  if (count > MOST_ENTRIES) throw swollen()
  for (let at = bytes.readUInt32LE(end + 16), nth = 0; nth < count; nth += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== ENTRY) throw notTable()
    const [method, packed, nameLength, extra, comment, offset] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32), bytes.readUInt32LE(at + 42)]
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength)
    const part = entryOf(bytes, offset, packed, method, left)
    left -= part.length
    if (/^xl\/(workbook|worksheets\/sheet\d+)\.xml$/.test(name)) parts.set(name, part.toString('utf8'))
    at += 46 + nameLength + extra + comment
  }
  return parts
}

function entryOf(bytes: Buffer, offset: number, packed: number, method: number, left: number): Buffer {
  if (offset + 30 > bytes.length) throw notTable()
  const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28)
  const body = bytes.subarray(start, start + packed)
  if (left <= 0 || (method === 0 && body.length > left)) throw swollen()
  if (method === 0) return body
  try {
    return inflateRawSync(body, { maxOutputLength: left })
  } catch (error) {
    throw (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? swollen() : notTable()
  }
}

function readText(bytes: Buffer): Sheet {
  if (bytes.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) throw oldBook()
  const text = decoded(bytes)
  // a stray sign is dropped from its row later; a text full of them is none
  // oxlint-disable-next-line no-control-regex
  if (text.includes('\0') || (text.slice(0, 100_000).match(/[\u0001-\u0008\u000e-\u001f]/g)?.length ?? 0) > MOST_STRAY || /^\s*(%PDF|<!doctype|<html|\{\\rtf)/i.test(text)) throw notTable()
  const lines = text.split(/\r?\n/, 40).join('\n').replaceAll(/"[^"]*"/g, '')
  const [delimiter] = [';', '\t', ','].map(mark => [mark, lines.split(mark).length] as const).toSorted((a, b) => b[1] - a[1])[0]!
  try {
    const rows = parse(text, { delimiter, relaxColumnCount: true, relaxQuotes: true, skipEmptyLines: false, trim: true }) as string[][]
    return { name: '', rows: filled(rows.map(row => row.slice(0, MOST_CELLS).map(cell => (cell === '' ? null : cell.slice(0, 5000))))) }
  } catch {
    throw notTable()
  }
}

function decoded(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

function filled(rows: readonly SheetCell[][]): Sheet['rows'] {
  return rows.map((cells, at) => ({ n: at + 1, cells })).filter(({ cells }) => cells.some(cell => cell !== null && cell !== ''))
}

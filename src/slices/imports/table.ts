import { textOf, type Cell } from './cells.ts'
import { headingScore } from './columns.ts'
import { isHeading } from './places.ts'

/** A row as it stands in the file: its number there, and its cells. */
export type Row = { n: number; cells: readonly Cell[] }
/** A table found in a sheet: its headings, its rows, each with the kelurahan of the line above it, and the rows that are none: totals, the line of column numbers, notes. */
export type Table = { header: number; heads: string[]; rows: (Row & { under?: string })[]; skipped: Skipped[] }
/** A row that is not one of the list, and why. */
export type Skipped = { n: number; why: 'total' | 'numbers' | 'note'; text: string }

const LOOK_FOR_HEADER = 25
const TOTAL = /^(grand |sub ?)?(total|jumlah)( (keseluruhan|seluruhnya|semua|petugas|orang))?\s*:?$/i

/** Finds the table in a sheet as offices keep it: titles above, headings over two lines, lines between that name a kelurahan, totals and signatures below. */
export function tableIn(all: readonly Row[], header = headerOf(all)): Table {
  const at = all.findIndex(row => row.n === header)
  const [above, own, below] = [all[at - 1], all[at], all[at + 1]].map(row => row?.cells.map(textOf) ?? []) as [string[], string[], string[]]
  const double = headingScore(below) >= 2 && headingScore(below) > below.filter(cell => /\d/.test(cell)).length
  const width = Math.max(own.length, double ? below.length : 0)
  const heads = Array.from({ length: width }, (_, nth) => (double && below[nth]) || own[nth] || (headingScore([above[nth] ?? '']) ? above[nth]! : ''))
  const table: Table = { header, heads, rows: [], skipped: [] }
  let under: string | undefined
  for (const row of all.slice(at + (double ? 2 : 1))) {
    const filled = row.cells.map(textOf).filter(text => text)
    if (filled.length === 0) continue
    const [first] = filled
    if (filled.length === 1 && isHeading(first!)) under = first
    else if (whyNot(filled)) table.skipped.push({ n: row.n, why: whyNot(filled)!, text: filled.join(' · ').slice(0, 80) })
    else table.rows.push({ ...row, ...(under ? { under } : {}) })
  }
  return table
}

function whyNot(filled: readonly string[]): Skipped['why'] | undefined {
  if (isNumbering(filled)) return 'numbers'
  if (/^(jumlah|total)\b/i.test(filled[0]!) || (filled.some(text => TOTAL.test(text)) && filled.every(text => TOTAL.test(text) || /^[\d.,\s]+(orang|org|jiwa|kk)?$/i.test(text)))) return 'total'
  return filled.length === 1 || /^(mengetahui|catatan|keterangan)\b/i.test(filled[0]!) ? 'note' : undefined
}

/** Finds the row of the headings: the one with most words that headings have; the first of equals. */
export function headerOf(rows: readonly Row[]): number {
  const scored = rows.slice(0, LOOK_FOR_HEADER).map(row => ({ n: row.n, score: headingScore(row.cells.map(textOf)) }))
  const most = Math.max(0, ...scored.map(({ score }) => score))
  return scored.find(({ score }) => score === most)?.n ?? 1
}

// the line (1) (2) (3) … under the headings
function isNumbering(filled: readonly string[]): boolean {
  return filled.length > 2 && filled.every((text, at) => text.replace(/[()]/g, '') === String(at + 1))
}

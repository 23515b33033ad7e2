import type { Region } from '#kernel/region.ts'
import { plain, spotIn, strangeIn, textOf, wasCleaned, type Cell, type Told } from './cells.ts'
import type { Mapping } from './columns.ts'
import { placeIn, type Place } from './places.ts'
import type { Row } from './table.ts'

/** A fault of a row: which field, which rule, and the words that belong to it. */
export type CellFault = { field: string; rule: string; limit?: string }
/** A row as it was read: what would be taken in, or every fault at once. */
export type Checked = { n: number; label: string; input: Record<string, unknown>; faults: CellFault[]; /** Fields from which signs that nobody sees were dropped. */ cleaned?: readonly string[] }
/** What the rows are read against: the office, its places and pillars, and the role of all rows when no column tells it. */
export type Against = { region: Region; places: readonly Place[]; pillars: readonly { code: string; role: string }[]; role?: string }
/** Reads fields of one row and gathers its faults. */
export type Reader = { text(field: string): string; cell(field: string): Cell | undefined; take<T>(field: string, told: Told<T>): T | undefined; fault(field: string, rule: string, limit?: string): void; faults: CellFault[]; cleaned: readonly string[]; under?: string }

const SHORTEST_NAME = 3
const LONGEST_NAME = 120

/** Makes the reader of one row. */
export function readerOf(row: Row & { under?: string }, mapping: Mapping): Reader {
  const cell = (field: string) => (mapping[field] === undefined ? undefined : row.cells[mapping[field]])
  const strange = Object.keys(mapping).flatMap(field => { const rule = strangeIn(cell(field)); return rule ? [{ field, rule }] : [] })
  const faults: CellFault[] = [...strange]
  // a formula says nothing more about its field
  const fault = (field: string, rule: string, limit?: string) => { if (!strange.some(one => one.field === field)) faults.push({ field, rule, ...(limit ? { limit } : {}) }) }
  return {
    cell, faults, fault, cleaned: Object.keys(mapping).filter(field => wasCleaned(cell(field))), ...(row.under ? { under: row.under } : {}),
    text: field => textOf(cell(field)),
    take: (field, told) => {
      if (told && 'rule' in told) fault(field, told.rule, told.limit)
      return told && 'value' in told ? told.value : undefined
    },
  }
}

/** Reads a name; a number or a single letter is none. */
export function nameOf(reader: Reader): string {
  const name = reader.text('name').replace(/\s+/g, ' ')
  if (!name) reader.fault('name', 'required')
  else if (plain(name).length < SHORTEST_NAME || !/[a-z]{2}/i.test(name)) reader.fault('name', 'import_name', name.slice(0, 40))
  else if (name.length > LONGEST_NAME) reader.fault('name', 'too_big', String(LONGEST_NAME))
  return name.slice(0, LONGEST_NAME)
}

/** Reads RT and RW, also when both stand in one cell. */
export function spotOf(reader: Reader): { rt?: string; rw?: string } {
  const both = reader.take('rt', spotIn(reader.cell('rt')))
  const [rw] = reader.take('rw', spotIn(reader.cell('rw'))) ?? []
  return { ...(both?.[0] ? { rt: both[0] } : {}), ...(rw ?? both?.[1] ? { rw: rw ?? both![1] } : {}) }
}

/** Reads a kelurahan: its own column, or the line above the rows; the kecamatan helps where a name stands twice. */
export function kelurahanOf(reader: Reader, { places }: Against): Region | undefined {
  const kec = reader.text('kec') ? placeIn(reader.text('kec'), places, 3) : undefined
  if (kec && 'rule' in kec) reader.take('kec', kec)
  return reader.take('region', placeIn(reader.text('region') || reader.under || '', places, 4, kec && 'value' in kec ? kec.value : undefined))
}

/** Leaves out what was not said. */
export function given(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== ''))
}

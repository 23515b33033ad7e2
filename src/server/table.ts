import * as z from 'zod/mini'
import type { Change } from '#kernel/action.ts'
import { factsOf } from '#kernel/fields.ts'
import { homeOf, type Id } from '#kernel/id.ts'
import { columnOf, columnType, type AnyRecord, type Kind } from '#kernel/record.ts'
import { placeOf } from '#kernel/region.ts'
import type { Client, Statement } from './db.ts'
import type { Keys, Vault } from './vault.ts'

type Row = Record<string, unknown>

/** Names the columns to select for a kind, in quotes, as record fields. */
export function selection(kind: Kind, fields: readonly string[] = kind.names): string {
  return fields.map(field => `t.${quoted(columnOf(field))} as "${field}"`).join(', ')
}

/** Quotes a column name. */
export function quoted(column: string): string {
  return `"${column}"`
}

/** Tells whose key seals a record's secrets. */
export function subjectOf(kind: Kind, record: AnyRecord): Id {
  return (record[kind.subject ?? 'id'] as Id | null) ?? record.id
}

/** Collects whose keys are needed to open the sealed fields of rows. */
export function sealedSubjects(kind: Kind, rows: readonly Row[]): Id[] {
  return rows.filter(row => [...kind.secrets].some(field => row[field])).map(row => subjectOf(kind, row as AnyRecord))
}

/** Opens the sealed fields of a row; a field whose key is gone (erased) reads as null. */
export function unsealRow(vault: Vault, keys: Keys, kind: Kind, row: Row): AnyRecord {
  const key = keys.get(subjectOf(kind, row as AnyRecord))
  const opened = [...kind.secrets].filter(field => row[field]).map(field => [field, key ? vault.open(key, row[field] as Buffer) : null])
  return { ...row, ...Object.fromEntries(opened) } as AnyRecord
}

/** Shows a row without its secrets, for decisions that do not need them. */
export function withoutSecrets(kind: Kind, row: Row): AnyRecord {
  return Object.fromEntries(Object.entries(row).filter(([field]) => !kind.secrets.has(field))) as AnyRecord
}

/** Gives the data keys that seal changes and the act itself: asked for, or made for subjects that come with the changes; then `statements` keep them. */
export async function keysOf(client: Client, vault: Vault, changes: readonly Change[], act: readonly Id[]): Promise<{ keys: Keys; statements: Statement[] }> {
  const wanted = new Set([...changes.filter(hasSecret).map(change => subjectOf(change.kind, change.record)), ...act])
  const born = new Set(changes.filter(change => change.op === 'add' && subjectOf(change.kind, change.record) === change.record.id && wanted.has(change.record.id)).map(change => change.record.id))
  const asked = await vault.keysFor(client, [...wanted].filter(subject => !born.has(subject)), true)
  const made = vault.newKeys([...born])
  return { keys: new Map([...asked, ...made.keys]), statements: born.size > 0 ? [made.statement] : [] }
}

/** Writes down the changes of one decision in their order; new records of one kind that follow each other go in one statement. */
export function saving(vault: Vault, keys: Keys, changes: readonly Change[]): Statement[] {
  const statements: Statement[] = []
  for (let at = 0; at < changes.length;) {
    const change = changes[at]!
    if (change.op === 'set') { statements.push(...update(vault, keys, change)); at += 1; continue }
    let end = at + 1
    while (end < changes.length && end - at < 200 && changes[end]!.op === 'add' && changes[end]!.kind === change.kind) end += 1
    statements.push(insert(vault, keys, change.kind, changes.slice(at, end).map(one => one.record)))
    at = end
  }
  return statements
}

/** Seals a record's value for its column; used for rows, and for their copies in history. */
export function stored(vault: Vault, keys: Keys, kind: Kind, record: AnyRecord, field: string, value: unknown): unknown {
  if (value === null || value === undefined) return null
  if (kind.secrets.has(field)) return vault.seal(keys.get(subjectOf(kind, record))!, value)
  return columnType(kind, field).type === 'jsonb' ? JSON.stringify(value) : value
}

function hasSecret(change: Change): boolean {
  const values: Record<string, unknown> = change.op === 'add' ? change.record : change.patch
  // a name is sealed where history tells of its change
  const sealed = change.op === 'set' ? [...change.kind.secrets, ...change.kind.named] : [...change.kind.secrets]
  return sealed.some(field => values[field] !== null && values[field] !== undefined)
}

function insert(vault: Vault, keys: Keys, kind: Kind, records: readonly AnyRecord[]): Statement {
  const hashed = hashedFields(kind)
  const columns = ['home', 'prov', 'kab', 'kec', ...kind.names.map(columnOf), ...hashed.map(field => `${columnOf(field)}_hash`)]
  const rows = records.map(record => {
    const { prov, kab, kec } = placeOf(record.region)
    const hashes = hashed.map(field => (record[field] ? vault.blind(String(record[field])) : null))
    return [homeOf(record.id), prov, kab, kec, ...kind.names.map(field => stored(vault, keys, kind, record, field, record[field])), ...hashes]
  })
  const marks = rows.map((row, at) => `(${row.map((_, column) => `$${at * columns.length + column + 1}`).join(', ')})`)
  return { name: `add-${kind.name}-${rows.length}`, text: `insert into ${kind.table} (${columns.map(quoted).join(', ')}) values ${marks.join(', ')}`, values: rows.flat() }
}

function update(vault: Vault, keys: Keys, change: Extract<Change, { op: 'set' }>): Statement[] {
  const { kind, record } = change
  const fields = Object.keys(change.patch).filter(field => kind.names.includes(field) && field !== 'id')
  if (fields.length === 0) return []
  const hashed = hashedFields(kind).filter(field => fields.includes(field))
  // what moves to another place is found there by every level of it
  const { prov, kab, kec } = fields.includes('region') ? placeOf(change.patch.region as string) : {}
  const place = fields.includes('region') ? { prov, kab, kec } : {}
  const sets = [...Object.keys(place), ...fields.map(columnOf), ...hashed.map(field => `${columnOf(field)}_hash`)].map((column, at) => `${quoted(column)} = $${at + 3}`)
  const values = [...Object.values(place), ...fields.map(field => stored(vault, keys, kind, record, field, change.patch[field])), ...hashed.map(field => (change.patch[field] ? vault.blind(String(change.patch[field])) : null))]
  return [{ text: `update ${kind.table} set ${sets.join(', ')} where home = $1 and id = $2`, values: [homeOf(record.id), record.id, ...values] }]
}

/** Lists the fields that are also kept as a keyed hash. */
export function hashedFields(kind: Kind): string[] {
  return [...kind.secrets].filter(field => factsOf(kind.fields[field] as z.ZodMiniType)?.hashed)
}

/** Lists the fields shown with their middle hidden. */
export function maskedFields(kind: Kind): string[] {
  return [...kind.secrets].filter(field => factsOf(kind.fields[field] as z.ZodMiniType)?.masked)
}

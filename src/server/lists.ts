import { homeOf, isId, type Id } from '#kernel/id.ts'
import { faulty, notFound, type Fault } from '#kernel/problem.ts'
import { columnOf, columnType, type AnyRecord, type Kind } from '#kernel/record.ts'
import { isOptional } from '#kernel/fields.ts'
import { isRegion } from '#kernel/region.ts'
import type { Actor, Sheet } from '#kernel/rights.ts'
import { isDay, isInstant } from '#kernel/day.ts'
import { literal, planned, readRow, transact, type Client, type Pool } from './db.ts'
import type { Homes } from './homes.ts'
import { present, type Raw } from './present.ts'
import { columnsAt, scopeOf, withinSql } from './scope.ts'
import { selection } from './table.ts'
import type { Vault } from './vault.ts'

/** What reading needs; made once by main. */
export type Library = { pool: Pool; vault: Vault; sheet: Sheet; homes: Homes }
/** The query string of a list. */
export type Query = Readonly<Record<string, string | undefined>>

const MOST = 100
const USUAL = 50
// asks for rows in which a field that may be absent is absent
const NOBODY = 'none'

/** Gives one lean page of a kind as ready JSON text: the columns a list shows, made by PostgreSQL, keyset order, no count. */
export async function listPage(library: Library, kind: Kind, actor: Actor, query: Query): Promise<string> {
  const { conditions, limit, ascending, after } = readQuery(kind, query)
  const scope = scopeOf(library.sheet, kind, actor, 'server', 'sealed', (kind.filters as readonly string[]).includes('region') ? query.region : undefined)
  if (!scope) return '{"items":[],"next":null}'
  const order = isOptional(kind.fields[kind.order]!) ? `coalesce(t."${columnOf(kind.order)}", '')` : `t."${columnOf(kind.order)}"` // a person may have no name
  const direction = ascending ? 'asc' : 'desc'
  const keyset = after ? [`(${order}, t.id) ${ascending ? '>' : '<'} (${literal(after.value)}::${columnType(kind, kind.order).type}, ${literal(after.id)}::uuid)`] : []
  const fields = [...new Set(['id', 'region', ...kind.list, kind.order])]
  const where = [scope.where, ...conditions, ...keyset].join(' and ')
  const sql = `select coalesce(json_agg(p), '[]')::text as items, count(*)::int as count
    from (select ${columnsAt(kind, scope, fields)}, depth from (select t.*, ${scope.depth} as depth from ${kind.table} t where ${where} order by ${order} ${direction}, t.id ${direction} limit ${limit}) t) p`
  const { items, count } = await readRow<{ items: string; count: number }>(library.pool, library.homes.settingsFor(actor), sql)
  return `{"items":${items},"next":${count === limit ? JSON.stringify(cursorAfter(kind, items)) : 'null'}}`
}

// PostgreSQL writes each item on a line of its own, and no line end within one
function cursorAfter(kind: Kind, items: string): string {
  const last = JSON.parse(items.slice(items.lastIndexOf('\n') + 1, -1).replace(/^\[/, '')) as AnyRecord
  return `${String(last[kind.order] ?? '').replace('+00:00', 'Z')}~${last.id}`
}

/** Gives one record, cut to the depth at which the actor reads it; throws not_found outside the scope. */
export async function readRecord(library: Library, client: Client, kind: Kind, actor: Actor, id: string): Promise<AnyRecord> {
  const [record] = await readRecords(library, client, kind, actor, isId(id) ? `t.home = ${literal(homeOf(id))} and t.id = ${literal(id)}` : 'false')
  if (!record) throw notFound()
  return record
}

/** Gives records that meet a condition over alias `t` (literals only), within scope and cut to depth. */
export async function readRecords(library: Library, client: Client, kind: Kind, actor: Actor, condition: string, tail = ''): Promise<AnyRecord[]> {
  const [records] = await present(library.vault, client, [await rawRows(library, client, kind, actor, condition, tail)])
  return records!
}

/** Gives rows that meet a condition within scope, not yet fit to be shown; several may be asked for at once and presented together. */
export async function rawRows(library: Library, client: Client, kind: Kind, actor: Actor, condition: string, tail = ''): Promise<Raw> {
  const scope = scopeOf(library.sheet, kind, actor)
  if (!scope) return { kind, rows: [] }
  const { rows } = await planned(client, `select ${selection(kind)}, ${scope.depth} as depth from ${kind.table} t where ${condition} and ${scope.where} ${tail}`)
  return { kind, rows: rows as Raw['rows'][number][] }
}

/** Opens a read transaction for an actor. */
export async function reading<T>(library: Library, actor: Actor, work: (client: Client) => Promise<T>): Promise<T> {
  return await transact(library.pool, library.homes.settingsFor(actor), work, true)
}

type Asked = { conditions: string[]; limit: number; ascending: boolean; after?: { value: string; id: Id } }

function readQuery(kind: Kind, query: Query): Asked {
  const faults: Fault[] = []
  const conditions: string[] = []
  const known = new Set<string>([...kind.filters, 'after', 'limit', 'order', `${kind.order}From`, `${kind.order}To`])
  for (const [name, value] of Object.entries(query)) {
    if (!known.has(name)) faults.push({ at: name, rule: 'unrecognized' })
    else if ((kind.filters as readonly string[]).includes(name)) conditions.push(...filterSql(kind, name, String(value), faults))
  }
  for (const [name, sign] of [[`${kind.order}From`, '>='], [`${kind.order}To`, '<=']] as const) {
    const value = query[name]
    if (value === undefined) continue
    if (!fits(columnType(kind, kind.order).type, value)) faults.push({ at: name, rule: 'type', limit: columnType(kind, kind.order).type })
    else conditions.push(`t."${columnOf(kind.order)}" ${sign} ${literal(value)}::${columnType(kind, kind.order).type}`)
  }
  const limit = query.limit === undefined ? USUAL : Number(query.limit)
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST) faults.push({ at: 'limit', rule: 'too_big', limit: MOST })
  if (query.order !== undefined && query.order !== 'asc' && query.order !== 'desc') faults.push({ at: 'order', rule: 'one_of', limit: 'asc, desc' })
  const after = query.after === undefined ? undefined : readAfter(kind, query.after)
  if (after === null) faults.push({ at: 'after', rule: 'cursor' })
  if (faults.length > 0) throw faulty(...faults)
  return { conditions, limit, ascending: query.order === 'asc', ...(after ? { after } : {}) }
}

function filterSql(kind: Kind, name: string, value: string, faults: Fault[]): string[] {
  if (name === 'region') {
    if (isRegion(value)) return [withinSql(value)]
    faults.push({ at: name, rule: 'region' })
    return []
  }
  const { type } = columnType(kind, name)
  if (value === NOBODY && isOptional(kind.fields[name]!)) return [`t."${columnOf(name)}" is null`]
  const values = value.split(',')
  if (!values.every(one => fits(type, one))) { faults.push({ at: name, rule: 'type', limit: type }); return [] }
  return [values.length > 1 ? `t."${columnOf(name)}" = any(${literal(values)}::${type}[])` : `t."${columnOf(name)}" = ${literal(value)}::${type}`]
}

function fits(type: string, value: string): boolean {
  if (value.includes('\0') || value.length > 200 || !value.isWellFormed()) return false
  if (type === 'uuid') return isId(value)
  if (type === 'date') return isDay(value)
  if (type === 'bool') return value === 'true' || value === 'false'
  if (type === 'int4') return /^-?\d{1,9}$/.test(value)
  if (type === 'timestamptz') return isInstant(value)
  return type === 'text'
}

function readAfter(kind: Kind, after: string): { value: string; id: Id } | null {
  const at = after.lastIndexOf('~')
  const value = after.slice(0, at)
  const id = after.slice(at + 1)
  return at >= 0 && isId(id) && fits(columnType(kind, kind.order).type, value) ? { value, id } : null
}

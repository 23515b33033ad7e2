import { addDays, dayAt } from '#kernel/day.ts'
import { isId, type Id } from '#kernel/id.ts'
import { faulty } from '#kernel/problem.ts'
import { columnOf, columnType, type AnyRecord, type Depth, type Kind } from '#kernel/record.ts'
import { ownPlace, type Actor, type Sheet } from '#kernel/rights.ts'
import { literal, planned, type Client, type Pool } from './db.ts'
import type { Homes } from './homes.ts'
import { present } from './present.ts'
import { scopeOf, type Scope, type World } from './scope.ts'
import { selection } from './table.ts'
import type { Vault } from './vault.ts'

/** What the pull needs; made once by main. `phoneRecords` and `phoneBytes` are what a phone carries at the outside. */
export type Feed = { pool: Pool; vault: Vault; sheet: Sheet; homes: Homes; kinds: readonly Kind[]; epoch: string; config: { phoneRecords: number; phoneBytes: number } }
/** One device's question at work. */
export type Asking = { feed: Feed; client: Client; actor: Actor; world: World; scope: string; most: number }
/** A page of a first load. */
export type LoadedPage = { put: { kind: string; record: AnyRecord }[]; more: boolean; load?: string; world: WorldFacts }
/** What a device is told of its own world: how many records it holds, how many a phone carries at the outside, how many come still. */
export type WorldFacts = { total: number; most: number; left: number; /** How many bytes fit, unpacked. */ room?: number; /** The bytes ran out before the number. */ full?: true }
type Carried = { kind: Kind; id: Id; depth: Depth }

const MOST_COUNTED = 20_000
/** What everything else leans on comes first, then cases, trips and visits. */
const FIRST = ['office', 'pillar', 'subtype', 'unit', 'hotline', 'post', 'worker', 'case', 'trip', 'visit']

/** The turns in which a world comes: what everything leans on and one's own, what is going on around it, what is over. */
const TURNS = 3

type Part = { kind: Kind; scope: Scope; where: string; /** An SQL expression for the turn of a row. */ turn: string }

/** The kinds that a device carries for its worker, in the order in which they come. */
function partsOf({ feed, actor, world }: Asking): (Part | null)[] {
  const rank = (kind: Kind) => (FIRST.includes(kind.name) ? FIRST.indexOf(kind.name) : FIRST.length)
  const today = dayAt(ownPlace(actor), new Date().toISOString())
  return feed.kinds.toSorted((a, b) => rank(a) - rank(b)).map(kind => {
    const scope = kind.officeOnly ? null : scopeOf(feed.sheet, kind, actor, world)
    if (!scope) return null
    const { over, gone } = restingSql(kind, today)
    const turn = `case when ${over} then 2 when ${rank(kind) < FIRST.indexOf('case') ? 'true' : `${scope.depth} = 'full'`} then 0 else 1 end`
    return { kind, scope, turn, where: `${scope.where}${gone ? ` and not ${gone}` : ''}` }
  })
}

// what is over comes last; what has been over for long stays at the office
function restingSql({ rests, ...kind }: Kind, today: string): { over: string; gone: string | null } {
  if (!rests) return { over: 'false', gone: null }
  const since = `t.${columnOf(rests.by)}`
  const before = (day: string) => `${since} < ${literal(day)}::${columnType(kind as Kind, rests.by).type}`
  const when = rests.when && `t.${columnOf(rests.when.field)} = any(${literal(rests.when.values)}::text[])`
  const gone = before(addDays(today, -rests.days))
  return when ? { over: `coalesce(${when}, false)`, gone: `coalesce(${when} and ${gone}, false)` } : { over: `coalesce(${before(today)}, false)`, gone: `coalesce(${gone}, false)` }
}

/** All that a device carries, in the order of its coming, cut where a phone is full. */
export async function worldOf(asking: Asking): Promise<{ carried: Carried[]; facts: WorldFacts }> {
  const parts = partsOf(asking).filter(part => part !== null)
  // sixty small questions leave in one breath
  const found = await Promise.all(parts.map(part => planned<{ id: Id; depth: Depth; turn: number }>(asking.client, `select t.id, ${part.scope.depth} as depth, ${part.turn} as turn from ${part.kind.table} t where ${part.where} order by t.id desc limit ${MOST_COUNTED}`)))
  const rows = found.flatMap((answer, nth) => answer.rows.map(row => ({ ...row, kind: parts[nth]!.kind })))
  const { phoneRecords, phoneBytes: room } = asking.feed.config
  const most = Math.min(phoneRecords, asking.most)
  return { carried: rows.toSorted((one, other) => one.turn - other.turn).slice(0, most), facts: { total: rows.length, most, left: 0, room, ...(most < phoneRecords ? { full: true as const } : {}) } }
}

type Place = { filled: bigint; pass: number; nth: number; before: Id | null; left: number; came: number; bytes: number }

/** One page of a first load, from where the page before it ended: newest first within each kind, one's own first, then what is going on, then what is over. It ends where the phone is full, by number or by bytes. */
export async function loadPage(asking: Asking, load: string, page: number): Promise<LoadedPage> {
  const parts = partsOf(asking)
  const begun = load === '' ? await counted(asking, parts) : { place: readPlace(load, parts.length), facts: undefined }
  const { filled, left, came } = begun.place
  const { phoneRecords, phoneBytes } = asking.feed.config
  const put: LoadedPage['put'] = []
  const room = () => Math.min(page, left) - put.length
  let { pass, nth, before, bytes } = begun.place
  while (pass < TURNS && room() > 0 && bytes < phoneBytes) {
    const part = parts[nth]
    const rows = part && filled & bit(pass, nth, parts.length) ? await rowsOf(asking, part, pass, before, room()) : []
    for (const record of rows) {
      bytes += Buffer.byteLength(JSON.stringify(record))
      if (bytes < phoneBytes) put.push({ kind: part!.kind.name, record })
    }
    before = rows.at(-1)?.id ?? null
    if (room() > 0) {
      before = null
      nth += 1
      if (nth === parts.length) { nth = 0; pass += 1 }
    }
  }
  const rest = left - put.length
  const full = bytes >= phoneBytes
  const more = rest > 0 && pass < TURNS && !full
  return { put, more, ...(more ? { load: [filled.toString(16), pass, nth, before ?? '', rest, came + put.length, bytes].join('.') } : {}), world: { total: begun.facts?.total ?? 0, most: full ? came + put.length : phoneRecords, left: more ? rest : 0, room: phoneBytes, ...(full ? { full } : {}) } }
}

async function counted(asking: Asking, parts: readonly (Part | null)[]): Promise<{ place: Place; facts: { total: number } }> {
  let filled = 0n
  let total = 0
  const counts = await Promise.all(parts.map(part => part && planned<{ all: number; turns: number[] | null }>(asking.client, `select count(*)::int as all, array_agg(distinct turn) as turns from (select ${part.turn} as turn from ${part.kind.table} t where ${part.where} limit ${MOST_COUNTED}) t`)))
  for (const [nth, answer] of counts.entries()) {
    if (!answer) continue
    total += answer.rows[0]!.all
    for (const turn of answer.rows[0]!.turns ?? []) filled |= bit(turn, nth, parts.length)
  }
  return { place: { filled, pass: 0, nth: 0, before: null, left: Math.min(total, asking.feed.config.phoneRecords), came: 0, bytes: 0 }, facts: { total } }
}

async function rowsOf({ feed, client }: Asking, { kind, scope, where, turn }: Part, pass: number, before: Id | null, room: number): Promise<AnyRecord[]> {
  const { rows } = await planned(client, `select ${selection(kind)}, ${scope.depth} as depth from ${kind.table} t where ${where} and ${turn} = ${literal(pass)}${before ? ` and t.id < ${literal(before)}::uuid` : ''} order by t.id desc limit ${literal(room)}`)
  return lean((await present(feed.vault, client, [{ kind, rows: rows as (AnyRecord & { depth: Depth })[] }]))[0]!)
}

// a bit for each of up to a hundred kinds in each of three turns
const PLACE = /^([0-9a-f]{1,75})\.([0-2])\.(\d{1,2})\.([0-9a-f-]{36})?\.(\d{1,6})\.(\d{1,6})\.(\d{1,10})$/
/** A place as it was written before loads came in three turns: what it has brought must be compared. */
const OLDER = /^[0-9a-f]{1,24}\.[01]\.\d{1,2}\.([0-9a-f-]{36})?\.\d{1,6}$/

/** Tells whether a load was begun before the last version of the server. */
export const isOlderPlace = (load: string): boolean => OLDER.test(load)

function bit(pass: number, nth: number, kinds: number): bigint {
  return 1n << BigInt(pass * kinds + nth)
}

function readPlace(load: string, kinds: number): Place {
  const parts = PLACE.exec(load)
  const before = parts?.[4] ?? null
  if (!parts || Number(parts[3]) >= kinds || (before && !isId(before))) throw faulty({ at: 'load', rule: 'cursor' })
  return { filled: BigInt(`0x${parts[1]!}`), pass: Number(parts[2]), nth: Number(parts[3]), before, left: Number(parts[5]), came: Number(parts[6]), bytes: Number(parts[7]) }
}

/** Rows for a thin line: what is null is left out, which means the same to every rule. */
export function lean(records: readonly AnyRecord[]): AnyRecord[] {
  return records.map(record => Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null)) as AnyRecord)
}

import { homeOf, isId, type Id } from '#kernel/id.ts'
import { faulty } from '#kernel/problem.ts'
import { columnOf, type AnyRecord, type Depth, type Kind } from '#kernel/record.ts'
import type { Actor, Sheet } from '#kernel/rights.ts'
import { createHash } from 'node:crypto'
import { literal, transact, withHouseEyes, type Client, type Pool } from './db.ts'
import type { Homes } from './homes.ts'
import { present } from './present.ts'
import { scopeOf, type Scope } from './scope.ts'
import { selection } from './table.ts'
import type { Vault } from './vault.ts'

const PAGE = 400
const MOST_PER_KIND = 3000
const MOST_XID = 2n ** 64n - 1n
const MOST_SEQ = 2n ** 63n - 1n

/** What the pull needs; made once by main. */
export type Feed = { pool: Pool; vault: Vault; sheet: Sheet; homes: Homes; kinds: readonly Kind[]; epoch: string }
/** What a device asks: where it stands, the scope it knows, and, when the scope changed, what it holds: ids, each with its depth (`id/full`). */
export type PullInput = { cursor?: string | null; scope?: string | null; have?: string[] | null }
/** What it is told. */
export type PullAnswer = { epoch: string; cursor: string; scope: string; put: { kind: string; record: AnyRecord }[]; forget: { kind: string; id: Id }[]; more: boolean; scopeChanged?: true }
type Cursor = { epoch: string; xid: string; seq: string }

/** Gives a device its news since the cursor, with the scope applied as it stands now; a changed scope exchanges the id list once. */
export async function pull(feed: Feed, actor: Actor, input: PullInput): Promise<PullAnswer> {
  const cursor = readCursor(input.cursor)
  return await transact(feed.pool, feed.homes.settingsFor(actor), async client => {
    const scope = await scopeHash(feed, client, actor)
    const horizon = await horizonOf(client)
    const known = cursor?.epoch === feed.epoch ? cursor : undefined
    const from = known ?? await latest(client, feed.epoch, horizon)
    if (input.have) return await exchange(feed, client, actor, scope, from, input.have)
    if (!known || input.scope !== scope) return { epoch: feed.epoch, cursor: written(from), scope, put: [], forget: [], more: true, scopeChanged: true }
    return await news(feed, client, actor, scope, known, horizon)
  }, true)
}

/** The hash of posts, team memberships and plain shut-outs by which a device notices that its scope changed; to be shut out of a confidential case changes nothing that a device could notice. */
async function scopeHash(feed: Feed, client: Client, actor: Actor): Promise<string> {
  const { rows } = await client.query<{ teams: string | null }>(
    `select string_agg(case_id::text || role, ',' order by case_id, role) as teams from members where home = any(nullif(current_setting('app.home', true), '')::int[]) and worker_id = $1 and until is null and not (sealed and role = 'terlibat')`, [actor.workerId])
  const posts = actor.posts.map(({ id, role, region, rt, rw, line }) => [id, role, region, rt, rw, line, feed.sheet[role]])
  return createHash('sha256').update(JSON.stringify([actor.workerId, posts, rows[0]?.teams])).digest('hex').slice(0, 16)
}

type Entry = { kind: string; id: Id; op?: 'add'; fields?: Record<string, unknown> }

async function news(feed: Feed, client: Client, actor: Actor, scope: string, cursor: Cursor, horizon: string): Promise<PullAnswer> {
  // the cursor is (xid, seq): seq alone loses what commits late; rows at or beyond the horizon may still get company
  const { rows } = await client.query<{ xid: string; seq: string; actor: Id; changed: Entry[] }>(
    `select xid::text as xid, seq::text as seq, actor, changed from history where home = any(nullif(current_setting('app.home', true), '')::int[]) and (xid, seq) > (${literal(cursor.xid)}::xid8, ${literal(cursor.seq)}::bigint) and xid < ${literal(horizon)}::xid8 order by xid, seq limit ${PAGE}`)
  const put: PullAnswer['put'] = []
  const forget: PullAnswer['forget'] = []
  for (const kind of feed.kinds) {
    const entries = rows.flatMap(row => row.changed.filter(entry => entry.kind === kind.name).map(entry => ({ ...entry, mine: row.actor === actor.workerId })))
    const ids = [...new Set(entries.map(entry => entry.id))]
    if (ids.length === 0) continue
    const records = await readByIds(feed, client, actor, kind, ids)
    const seen = new Set(records.map(record => record.id))
    put.push(...records.map(record => ({ kind: kind.name, record })))
    const lost = entries.filter(entry => !seen.has(entry.id))
    // what came and was sealed since the cursor never reached this device: there is nothing to forget
    const fresh = new Set(entries.filter(entry => entry.op === 'add').map(entry => entry.id))
    const sealedNow = lost.filter(entry => !entry.mine && entry.fields?.sealed === true && !fresh.has(entry.id)).map(entry => entry.id)
    const held = new Set([...lost.filter(entry => entry.mine).map(entry => entry.id), ...await wereVisible(feed, client, actor, kind, sealedNow)])
    forget.push(...[...held].map(id => ({ kind: kind.name, id })))
  }
  const last = rows.at(-1)
  return { epoch: feed.epoch, cursor: written(last ? { epoch: feed.epoch, xid: last.xid, seq: last.seq } : cursor), scope, put, forget, more: rows.length === PAGE }
}

/** Of records sealed just now, those that this actor could read before: only their holders are told to forget, for an id alone would be a trace. */
async function wereVisible(feed: Feed, client: Client, actor: Actor, kind: Kind, ids: readonly Id[]): Promise<Id[]> {
  const before = ids.length > 0 ? scopeOf(feed.sheet, kind, actor, 'device', 'unsealed') : null
  if (!before) return []
  return await withHouseEyes(client, async () => {
    const { rows } = await client.query<{ id: Id }>(`select t.id from ${kind.table} t where t.home = any(${literal([...new Set(ids.map(homeOf))])}::int[]) and t.id = any(${literal(ids)}::uuid[]) and ${before.where}`)
    return rows.map(row => row.id)
  })
}

async function exchange(feed: Feed, client: Client, actor: Actor, scope: string, cursor: Cursor, have: readonly string[]): Promise<PullAnswer> {
  const held = new Map(have.map(one => [one.split('/')[0]!, one.split('/')[1]]))
  if (![...held.keys()].every(isId)) throw faulty({ at: 'have', rule: 'uuid' })
  const put: PullAnswer['put'] = []
  const mine = new Set<Id>()
  let more = false
  for (const kind of feed.kinds.filter(one => !one.officeOnly)) {
    const within = scopeOf(feed.sheet, kind, actor, 'device')
    if (!within) continue
    const { rows } = await client.query<{ id: Id; depth: Depth }>(`select t.id, ${within.depth} as depth from ${kind.table} t where ${within.where} order by t."${columnOf(kind.order)}" desc, t.id desc limit ${MOST_PER_KIND}`)
    for (const { id } of rows) mine.add(id)
    // held at another depth counts as not held: who joined a team gets more of a record, who left must not keep it
    const wanted = rows.filter(({ id, depth }) => !held.has(id) || (held.get(id) ?? depth) !== depth).map(row => row.id)
    const room = PAGE - put.length
    if (wanted.length > room) more = true
    if (room > 0 && wanted.length > 0) put.push(...(await readByIds(feed, client, actor, kind, wanted.slice(0, room))).map(record => ({ kind: kind.name, record })))
  }
  const forget = [...held.keys()].filter(id => !mine.has(id)).map(id => ({ kind: '', id }))
  return { epoch: feed.epoch, cursor: written(cursor), scope, put, forget, more }
}

async function readByIds(feed: Feed, client: Client, actor: Actor, kind: Kind, ids: readonly Id[]): Promise<AnyRecord[]> {
  const scope: Scope | null = scopeOf(feed.sheet, kind, actor, 'device')
  if (!scope) return []
  const homes = [...new Set(ids.map(homeOf))]
  const { rows } = await client.query(`select ${selection(kind)}, ${scope.depth} as depth from ${kind.table} t where t.home = any(${literal(homes)}::int[]) and t.id = any(${literal(ids)}::uuid[]) and ${scope.where}`)
  return (await present(feed.vault, client, [{ kind, rows: rows as (AnyRecord & { depth: Depth })[] }]))[0]!
}

async function horizonOf(client: Client): Promise<string> {
  const { rows } = await client.query<{ xid: string }>('select pg_snapshot_xmin(pg_current_snapshot())::text as xid')
  return rows[0]!.xid
}

/** The last row that nothing can come before any more. A cursor names a row, never the horizon: numbers that no committed row bears are given out again after a crash. */
async function latest(client: Client, epoch: string, horizon: string): Promise<Cursor> {
  const { rows: [row] } = await client.query<{ xid: string; seq: string }>(
    `select last.xid::text as xid, last.seq::text as seq from unnest(nullif(current_setting('app.home', true), '')::int[]) mine (home)
     cross join lateral (select xid, seq from history where history.home = mine.home and xid < $1::xid8 order by xid desc, seq desc limit 1) last order by last.xid desc, last.seq desc limit 1`, [horizon])
  return { epoch, xid: row?.xid ?? '0', seq: row?.seq ?? '0' }
}

function readCursor(cursor: string | null | undefined): Cursor | undefined {
  const parts = /^([0-9a-f]{8,32}):(\d{1,20}):(-?\d{1,19})$/.exec(cursor ?? '')
  if (cursor && (!parts || BigInt(parts[2]!) > MOST_XID || BigInt(parts[3]!) > MOST_SEQ)) throw faulty({ at: 'cursor', rule: 'cursor' })
  return parts ? { epoch: parts[1]!, xid: parts[2]!, seq: parts[3]! } : undefined
}

function written({ epoch, xid, seq }: Cursor): string {
  return `${epoch}:${xid}:${seq}`
}

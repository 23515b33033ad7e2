import { homeOf, isId, type Id } from '#kernel/id.ts'
import { faulty } from '#kernel/problem.ts'
import { columnOf, type AnyRecord, type Depth, type Kind } from '#kernel/record.ts'
import { placeOf, type Region } from '#kernel/region.ts'
import type { Actor } from '#kernel/rights.ts'
import { sumsOf, within } from '#kernel/sums.ts'
import { createHash } from 'node:crypto'
import { literal, planned, transact, withHouseEyes, type Client } from './db.ts'
import { isTold } from './news.ts'
import { present } from './present.ts'
import { scopeOf, type Chosen, type Scope } from './scope.ts'
import { selection } from './table.ts'
import { isOlderPlace, lean, loadPage, worldOf, type Asking, type Feed, type WorldFacts } from './world.ts'

const PAGE = 400
const MOST_XID = 2n ** 64n - 1n
const MOST_SEQ = 2n ** 63n - 1n

/** What a device asks: where it stands, the scope it knows, the places it was told to carry; at the first load how far it is (`load`, empty at first); when the scope changed, what it holds: ids, each with its depth (`id/full`), of all it has or of the `parts` whose sums differ. */
export type PullInput = { cursor?: string | null; scope?: string | null; have?: string[] | null; parts?: string | null; load?: string | null; areas?: Region[] | null; rws?: string[] | null; /** How many records fit here, where texts were too long for as many as usual. */ most?: number | null }
/** What it is told. */
export type PullAnswer = { epoch: string; cursor: string; scope: string; put: { kind: string; record: AnyRecord }[]; forget: { kind: string; id: Id }[]; more: boolean; scopeChanged?: true; /** What the device may hold now, in short. */ sums?: string; load?: string; world?: WorldFacts }
/** A row of history as a place in the feed. */
export type Cursor = { epoch: string; xid: string; seq: string }

/** Gives a device its news since the cursor, with the scope applied as it stands now; a first load comes in pages that may be broken off anywhere; a changed scope exchanges the id list once. */
export async function pull(feed: Feed, actor: Actor, input: PullInput): Promise<PullAnswer> {
  const cursor = readCursor(input.cursor)
  if (input.parts && !/^([0-9a-f]{2})+$/.test(input.parts)) throw faulty({ at: 'parts', rule: 'cursor' })
  const chosen = { areas: [...new Set(input.areas ?? [])].toSorted(), rws: [...new Set(input.rws ?? [])].toSorted() }
  return await transact(feed.pool, feed.homes.settingsFor(actor), async client => {
    const scope = await scopeHash(feed, client, actor, chosen)
    const asking: Asking = { feed, client, actor, world: chosen.areas.length + chosen.rws.length > 0 ? chosen : 'device', scope, most: input.most ?? Infinity }
    const horizon = await horizonOf(client)
    const known = cursor?.epoch === feed.epoch ? cursor : undefined
    const from = known ?? await latest(client, feed.epoch, horizon)
    const told = { epoch: feed.epoch, cursor: written(from), scope }
    // parts were named by the sums of a scope: one that changed meanwhile is told anew
    if (input.have && (!input.parts || (known && input.scope === scope))) return { ...told, ...await exchange(asking, input.have, input.parts, from) }
    // a load goes on only where it began: another epoch or scope makes the device compare what it holds
    if (input.load === '' || (input.load && known && input.scope === scope && !isOlderPlace(input.load))) {
      const page = await loadPage(asking, input.load, PAGE)
      const later = await addedAfter(client, from)
      return { ...told, forget: [], ...page, put: page.put.filter(({ record }) => !later.has(record.id)) }
    }
    if (!known || input.scope !== scope || input.load) return { ...told, put: [], forget: [], more: true, scopeChanged: true, ...known ? await short(asking) : {} }
    return await news(asking, known, horizon)
  }, true)
}

/** The hash of the kinds there are, posts, team memberships, plain shut-outs, what a unit has in its hands and the chosen places, by which a device notices that its scope changed; to be shut out of a confidential case changes nothing that a device could notice. */
async function scopeHash(feed: Feed, client: Client, actor: Actor, { areas, rws }: Chosen): Promise<string> {
  const { rows } = await client.query<{ teams: string | null }>(
    `select string_agg(case_id::text || role, ',' order by case_id, role) as teams from members where home = any(nullif(current_setting('app.home', true), '')::int[]) and worker_id = $1 and until is null and not (sealed and (role = 'terlibat' or case_id = any($2) or person_id = any($2) or household_id = any($2)))`, [actor.workerId, actor.shutSealed ?? []])
  const posts = actor.posts.map(({ id, role, region, rt, rw, line }) => [id, role, region, rt, rw, line, feed.sheet[role]])
  const units = actor.posts.flatMap(post => (post.unitId && feed.sheet[post.role]?.reads.case?.full?.includes('unit') ? [post.unitId] : []))
  const inHand = units.length > 0 ? (await client.query<{ ids: string | null }>(`select string_agg(id::text, ',' order by id) as ids from cases where home = any($1) and unit_id = any($2) and not sealed`, [units.map(homeOf), units])).rows[0]!.ids : null
  return createHash('sha256').update(JSON.stringify([actor.workerId, feed.kinds.map(kind => kind.name).join(), posts, rows[0]?.teams, ...(inHand ? [inHand] : []), ...(areas.length > 0 ? [areas] : []), ...(rws.length > 0 ? [{ rws }] : [])])).digest('hex').slice(0, 16)
}

/** Records that came after a place in the feed: they come by the news alone. Whoever held one already would not be told to forget it when it is sealed before the news are asked for. */
async function addedAfter(client: Client, { xid, seq }: Cursor): Promise<ReadonlySet<Id>> {
  const { rows } = await client.query<{ id: Id }>(
    `select entry ->> 'id' as id from history cross join jsonb_array_elements(changed) entry where home = any(nullif(current_setting('app.home', true), '')::int[]) and (xid, seq) > (${literal(xid)}::xid8, ${literal(seq)}::bigint) and entry ->> 'op' = 'add'`)
  return new Set(rows.map(row => row.id))
}

type Entry = { kind: string; id: Id; op?: 'add'; from?: Depth; fields?: Record<string, unknown>; was?: Record<string, unknown> }

async function news(asking: Asking, cursor: Cursor, horizon: string): Promise<PullAnswer> {
  const { feed, client, actor, scope } = asking
  // the cursor is (xid, seq): seq alone loses what commits late; rows at or beyond the horizon may still get company
  const { rows } = await client.query<{ xid: string; seq: string; actor: Id; changed: Entry[] }>(
    `select xid::text as xid, seq::text as seq, actor, changed from history where home = any(nullif(current_setting('app.home', true), '')::int[]) and (xid, seq) > (${literal(cursor.xid)}::xid8, ${literal(cursor.seq)}::bigint) and xid < ${literal(horizon)}::xid8 order by xid, seq limit ${PAGE}`)
  const put: PullAnswer['put'] = []
  const forget: PullAnswer['forget'] = []
  for (const kind of feed.kinds) {
    const entries = rows.flatMap(row => row.changed.filter(entry => entry.kind === kind.name).map(entry => ({ ...entry, mine: row.actor === actor.workerId })))
    const ids = [...new Set(entries.map(entry => entry.id))]
    if (ids.length === 0) continue
    const records = await readByIds(asking, kind, ids)
    const seen = new Set(records.map(record => record.id))
    const byId = Map.groupBy(entries, entry => entry.id)
    put.push(...records.filter(record => isTold(byId.get(record.id)!, record.depth as Depth)).map(record => ({ kind: kind.name, record })))
    const lost = entries.filter(entry => !seen.has(entry.id))
    // what came and was sealed since the cursor never reached this device: there is nothing to forget
    const fresh = new Set(entries.filter(entry => entry.op === 'add').map(entry => entry.id))
    const others = lost.filter(entry => !entry.mine && !fresh.has(entry.id))
    const held = new Set([...lost.filter(entry => entry.mine).map(entry => entry.id), ...await wereVisible(asking, kind, others)])
    forget.push(...[...held].map(id => ({ kind: kind.name, id })))
  }
  const last = rows.at(-1)
  return { epoch: feed.epoch, cursor: written(last ? { epoch: feed.epoch, xid: last.xid, seq: last.seq } : cursor), scope, put, forget, more: rows.length === PAGE }
}

/** Of records that this actor reads no longer, those that were read before: sealed just now, moved to another place, given into other hands. Only their holders are told to forget, for an id alone would be a trace. */
async function wereVisible(asking: Asking, kind: Kind, entries: readonly Entry[]): Promise<Id[]> {
  const before = new Map<Id, { was: Record<string, unknown>; sealedNow: boolean }>()
  for (const { id, fields, was } of entries.toReversed()) {
    const known = before.get(id)
    const sealedNow = fields?.sealed === true || known?.sealedNow === true
    if (was || sealedNow) before.set(id, { was: { ...known?.was, ...was }, sealedNow })
  }
  const found: Id[] = []
  for (const seals of ['sealed', 'unsealed'] as const) {
    const asked = [...before].filter(([, one]) => one.sealedNow === (seals === 'unsealed')).map(([id, { was }]) => ({ id, was: columnsOf(was) }))
    const scope = asked.length > 0 ? scopeOf(asking.feed.sheet, kind, asking.actor, asking.world, seals) : null
    if (!scope) continue
    found.push(...await withHouseEyes(asking.client, async () => (await asking.client.query<{ id: Id }>(
      `select x.id from ${kind.table} x join (select (e ->> 'id')::uuid as id, e -> 'was' as was from jsonb_array_elements(${literal(JSON.stringify(asked))}::jsonb) e) w on w.id = x.id
        cross join lateral jsonb_populate_record(x, w.was) t where x.home = any(${literal([...new Set(asked.map(({ id }) => homeOf(id)))])}::int[]) and ${scope.where}`)).rows.map(row => row.id)))
  }
  return found
}

function columnsOf(was: Record<string, unknown>): Record<string, unknown> {
  const { prov, kab, kec } = was.region ? placeOf(was.region as Region) : {}
  return { ...Object.fromEntries(Object.entries(was).map(([field, value]) => [columnOf(field), value])), ...(was.region ? { prov, kab, kec: kec ?? null } : {}) }
}

/** What a device may hold, in sums, so that it names only what differs. */
async function short(asking: Asking): Promise<Pick<PullAnswer, 'sums' | 'world'>> {
  const { carried, facts } = await worldOf(asking)
  return { sums: sumsOf(carried.map(({ id, depth }) => `${id}/${depth}`)), world: facts }
}

async function exchange(asking: Asking, have: readonly string[], parts: string | null | undefined, from: Cursor): Promise<Pick<PullAnswer, 'put' | 'forget' | 'more' | 'world'>> {
  const held = new Map(have.map(one => [one.split('/')[0]!, one.split('/')[1]]))
  if (![...held.keys()].every(isId)) throw faulty({ at: 'have', rule: 'uuid' })
  const { carried: all, facts } = await worldOf(asking)
  const later = await addedAfter(asking.client, from)
  const isAsked = parts ? within(parts) : () => true
  const carried = all.filter(({ id }) => isAsked(id))
  const mine = new Set(carried.map(({ id }) => id))
  // held at another depth counts as not held: who joined a team gets more of a record, who left must not keep it
  const wanted = carried.filter(({ id, depth }) => !later.has(id) && (!held.has(id) || (held.get(id) ?? depth) !== depth))
  const put: PullAnswer['put'] = []
  const page = wanted.slice(0, PAGE)
  for (const kind of new Set(page.map(one => one.kind))) put.push(...(await readByIds(asking, kind, page.filter(one => one.kind === kind).map(({ id }) => id))).map(record => ({ kind: kind.name, record })))
  return { put, forget: [...held.keys()].filter(id => !mine.has(id)).map(id => ({ kind: '', id })), more: wanted.length > PAGE, world: { ...facts, left: wanted.length - page.length } }
}

async function readByIds({ feed, client, actor, world }: Asking, kind: Kind, ids: readonly Id[]): Promise<AnyRecord[]> {
  const scope: Scope | null = scopeOf(feed.sheet, kind, actor, world)
  if (!scope || kind.officeOnly) return []
  const homes = [...new Set(ids.map(homeOf))]
  const { rows } = await planned(client, `select ${selection(kind)}, ${scope.depth} as depth from ${kind.table} t where t.home = any(${literal(homes)}::int[]) and t.id = any(${literal(ids)}::uuid[]) and ${scope.where}`)
  return lean((await present(feed.vault, client, [{ kind, rows: rows as (AnyRecord & { depth: Depth })[] }]))[0]!)
}

/** The oldest transaction that still runs: rows at or beyond it may still get company. */
export async function horizonOf(client: Client): Promise<string> {
  const { rows } = await client.query<{ xid: string }>('select pg_snapshot_xmin(pg_current_snapshot())::text as xid')
  return rows[0]!.xid
}

/** The last row that nothing can come before any more. A cursor names a row, never the horizon: numbers that no committed row bears are given out again after a crash. */
export async function latest(client: Client, epoch: string, horizon: string): Promise<Cursor> {
  const { rows: [row] } = await client.query<{ xid: string; seq: string }>(
    `select last.xid::text as xid, last.seq::text as seq from unnest(nullif(current_setting('app.home', true), '')::int[]) mine (home)
     cross join lateral (select xid, seq from history where history.home = mine.home and xid < $1::xid8 order by xid desc, seq desc limit 1) last order by last.xid desc, last.seq desc limit 1`, [horizon])
  return { epoch, xid: row?.xid ?? '0', seq: row?.seq ?? '0' }
}

/** Reads a cursor as a device sends it; throws a fault when it is none. */
export function readCursor(cursor: string | null | undefined): Cursor | undefined {
  const parts = /^([0-9a-f]{8,32}):(\d{1,20}):(-?\d{1,19})$/.exec(cursor ?? '')
  if (cursor && (!parts || BigInt(parts[2]!) > MOST_XID || BigInt(parts[3]!) > MOST_SEQ)) throw faulty({ at: 'cursor', rule: 'cursor' })
  return parts ? { epoch: parts[1]!, xid: parts[2]!, seq: parts[3]! } : undefined
}

/** Writes a cursor. */
export function written({ epoch, xid, seq }: Cursor): string {
  return `${epoch}:${xid}:${seq}`
}

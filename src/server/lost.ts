import { homeOf, type Id } from '#kernel/id.ts'
import { columnOf, type Depth, type Kind } from '#kernel/record.ts'
import { covers, type Region } from '#kernel/region.ts'
import type { Actor } from '#kernel/rights.ts'
import { literal, transact, withHouseEyes, type Client } from './db.ts'
import { scopeOf } from './scope.ts'
import type { Services } from './services.ts'

/** Why an envelope waits in quarantine: a post ended, a team was left, the record went elsewhere, or the device was put out. */
export type Why = 'post_ended' | 'team_left' | 'moved' | 'device_revoked'
/** What came to an end after an act was done, when, and where. */
export type Lost = { why: Why; since: string | null; region: Region }

/** What was lost after the act was done: a post, a place on a team, or the record itself, which went to another place or behind a seal; both sound the same. What never stood open to this worker was not lost. */
export async function lostBy(services: Services, actor: Actor, at: string, about: readonly Id[]): Promise<Lost | undefined> {
  const { rows: [lost] } = await services.pool.query<Lost>('select why, since, region from rights_lost($1, $2)', [actor.workerId, at])
  if (lost || about.length === 0) return lost
  return await transact(services.pool, services.homes.settingsFor(actor), async client => {
    const there = await placed(services, client, about)
    const { rows } = await client.query<{ id: Id; was: Region | null; since: string }>(
      `select (entry ->> 'id')::uuid as id, entry -> 'was' ->> 'region' as was, h.received::date as since from history h, jsonb_array_elements(h.changed) entry
        where (h.home, h.xid, h.seq) in (select l.home, l.xid, l.seq from trail l where l.home = any($1) and l.about = any($2)) and h.received > $3 and (entry -> 'was' ? 'region' or entry -> 'fields' -> 'sealed' = 'true') and (entry ->> 'id')::uuid = any($4) order by h.received desc limit 50`,
      [[...new Set(about.map(homeOf))], [...about, ...(await columnIn(client, there, kind => kind.about)).map(([, value]) => value)], at, about])
    const places = new Map(rows.length > 0 ? await columnIn(client, there, () => 'region') : [])
    const gone = rows.map(({ id, was, since }) => ({ since, region: was ?? places.get(id) })).find(({ region }) => region !== undefined && actor.posts.some(post => post.line === 'area' && covers(post.region, region)))
    return gone?.region === undefined ? undefined : { why: 'moved' as const, since: gone.since, region: gone.region }
  }, true)
}

/** Why the envelope waits on which some ids hang: the report of a plan that came too late waits beside it. */
export async function groundOf(services: Services, actor: Actor, about: readonly Id[]): Promise<Lost | undefined> {
  return about.length === 0 ? undefined : (await services.pool.query<Lost>('select why, since, region from quarantine_ground($1, $2)', [actor.workerId, [...new Set(about.map(prefixOf))]])).rows[0]
}

/** One column of each of some records, whoever may read them; never to be shown. */
async function columnIn(client: Client, there: ReadonlyMap<Id, Kind>, fieldOf: (kind: Kind) => string | undefined): Promise<[Id, string][]> {
  const found: [Id, string][] = []
  for (const kind of new Set(there.values())) {
    const field = fieldOf(kind)
    if (!field || !kind.names.includes(field)) continue
    const ids = [...there].flatMap(([id, of]) => (of === kind ? [id] : []))
    const { rows } = await withHouseEyes(client, () => client.query<{ id: Id; value: string | null }>(`select t.id, t."${columnOf(field)}" as value from ${kind.table} t where t.home = any(${literal([...new Set(ids.map(homeOf))])}::int[]) and t.id = any(${literal(ids)}::uuid[])`))
    found.push(...rows.flatMap(({ id, value }) => (value === null ? [] : [[id, value] as [Id, string]])))
  }
  return found
}

/** Which of some ids are records of this house, and of which kind, whoever may read them; never to be shown. */
export async function placed(services: Services, client: Client, ids: readonly Id[], sealed = false): Promise<Map<Id, Kind>> {
  if (ids.length === 0) return new Map()
  const homes = literal([...new Set(ids.map(homeOf))])
  const asked = services.kinds.filter(kind => !sealed || kind.sealable)
  const parts = asked.map((kind, nth) => `select ${nth} as nth, t.id from ${kind.table} t where t.home = any(${homes}::int[]) and t.id = any(${literal(ids)}::uuid[])${sealed ? ' and t.sealed' : ''}`)
  const { rows } = await withHouseEyes(client, () => client.query<{ nth: number; id: Id }>(parts.join(' union all ')))
  return new Map(rows.map(({ nth, id }) => [id, asked[nth]!]))
}

/** Which of some records stand open to an actor; those of a family at a depth. */
export async function openTo({ sheet, kinds }: Services, actor: Actor, client: Client, about: readonly Id[], there: ReadonlyMap<Id, Kind>, depth: Depth): Promise<Set<Id>> {
  const open = new Set<Id>()
  for (const kind of kinds.filter(one => [...there.values()].includes(one))) {
    const scope = scopeOf(sheet, kind, actor)
    const enough = kind.team ? scope?.atLeast[depth] : scope?.where
    const ids = about.filter(id => there.get(id) === kind)
    if (enough) for (const { id } of (await client.query<{ id: Id }>(`select t.id from ${kind.table} t where t.home = any(${literal([...new Set(ids.map(homeOf))])}::int[]) and t.id = any(${literal(ids)}::uuid[]) and ${enough}`)).rows) open.add(id)
  }
  return open
}

/** Whether an act is still its maker's to send: the records of a family that it speaks of are open to him, or else its place is one of his. */
export async function isStillOf(services: Services, actor: Actor, about: readonly Id[], place: Region | undefined): Promise<boolean> {
  if (actor.posts.length === 0) return false
  return await transact(services.pool, services.homes.settingsFor(actor), async client => {
    const there = await placed(services, client, about)
    const ofFamily = about.filter(one => there.get(one)?.team)
    const open = await openTo(services, actor, client, about, there, 'brief')
    return ofFamily.length > 0 ? ofFamily.every(one => open.has(one)) : !place || actor.posts.some(post => post.line === 'area' && covers(post.region, place))
  }, true)
}

/** Ids that an envelope made begin as it does. */
export function prefixOf(id: Id): string {
  return id.slice(0, 13)
}

import type { Desk, Range, Read, Where } from '#kernel/action.ts'
import type { Instant } from '#kernel/day.ts'
import { homeOf, isId, type Id } from '#kernel/id.ts'
import { notFound } from '#kernel/problem.ts'
import { columnOf, columnType, type AnyRecord, type Kind, type Shape } from '#kernel/record.ts'
import type { Actor, HeldPost, Sheet } from '#kernel/rights.ts'
import { placeOf, type Region } from '#kernel/region.ts'
import { literal, planned, type Client } from './db.ts'
import { hashOf } from './files.ts'
import { scopeOf } from './scope.ts'
import { sealedSubjects, selection, unsealRow, withoutSecrets } from './table.ts'
import type { Vault } from './vault.ts'

const MOST_FOUND = 5000

/** What a decision may look at, on the server: the database within one transaction. */
export function deskOf(client: Client, vault: Vault, sheet: Sheet, actor: Actor, home: number): Desk {
  const read = async <S extends Shape>(kind: Kind<S>, ids: readonly Id[]): Promise<Read<Kind<S>>[]> => {
    const plain = kind as unknown as Kind
    const scope = scopeOf(sheet, plain, actor)
    const sought = [...new Set(ids)].filter(isId).toSorted()
    if (!scope || sought.length === 0) throw notFound()
    // sorted, so that two decisions lock the same rows in the same order
    const { rows } = await planned(client, `select ${selection(plain)}, ${scope.depth} as depth from ${kind.table} t where t.home = any(${literal([...new Set(sought.map(homeOf))])}::int[]) and t.id = any(${literal(sought)}::uuid[]) and ${scope.where} order by t.id for no key update`)
    if (rows.length < new Set(ids).size) throw notFound()
    const keys = await vault.keysFor(client, sealedSubjects(plain, rows))
    const byId = new Map(rows.map(row => [row.id as Id, unsealRow(vault, keys, plain, row)]))
    return ids.map(id => byId.get(id) as unknown as Read<Kind<S>>)
  }
  const find = async (kind: Kind, where: Where<Kind>, range: Range<Kind> | undefined, scopeWhere: string, depth: string): Promise<AnyRecord[]> => {
    const fields = kind.names.filter(field => !kind.secrets.has(field))
    const conditions = [`t.home = ${literal(home)}`, scopeWhere, ...Object.entries(where).map(([field, value]) => equalsSql(vault, kind, field, value)), ...range ? rangeSql(kind, range) : []]
    const { rows } = await planned(client, `select ${selection(kind, fields)}, ${depth} as depth from ${kind.table} t where ${conditions.join(' and ')} order by t.id limit ${MOST_FOUND}`)
    return rows.map(row => withoutSecrets(kind, row))
  }
  return {
    get: async (kind, id) => (await read(kind, [id]))[0]!,
    getAll: (kind, ids) => read(kind, ids),
    find: async (kind, where, range) => {
      const plain = kind as unknown as Kind
      const scope = scopeOf(sheet, plain, actor)
      return scope ? await find(plain, where as Where<Kind>, range as Range<Kind>, scope.where, scope.depth) as never : []
    },
    findInHouse: async (kind, where, range) => await find(kind as unknown as Kind, where as Where<Kind>, range as Range<Kind>, 'true', `'full'`) as never,
    placeAt: async (id, at) => await placeAt(client, id, at),
    guard: async keys => {
      const numbers = [...new Set(keys)].toSorted()
      if (numbers.length > 0) await client.query('select pg_advisory_xact_lock(lock) from (select distinct hashtextextended(key, $2::bigint) as lock from unnest($1::text[]) key order by 1) locks', [numbers, home])
    },
    similar: async ({ name, nik, region, bornYear }) => {
      if (!name && !nik) return []
      const { rows } = await client.query<{ id: Id }>({ name: 'similar', text: 'select id from similar_persons($1, $2, $3, $4, $5)', values: [home, placeOf(region).kab, name ?? null, nik ? vault.blind(nik) : null, bornYear ?? null] })
      return rows.map(row => row.id)
    },
    postsElsewhere: async workerId => {
      const { rows } = await client.query<{ posts: HeldPost[] }>('select posts_of($1) as posts', [workerId])
      return rows[0]!.posts.filter(post => homeOf(post.id) !== home)
    },
    withAccounts: async workerIds => {
      if (workerIds.length === 0) return []
      const { rows } = await client.query<{ id: Id }>({ name: 'with-accounts', text: 'select with_accounts($1) as id', values: [workerIds] })
      return rows.map(row => row.id)
    },
    digest: async text => hashOf(Buffer.from(text)),
  }
}

const PLACE = ['region', 'rt', 'rw'] as const
type Place = { region?: Region; rt?: string | null; rw?: string | null }

/** What a record was before the first of its moves since a moment; what was only corrected is told as it stood when it moved. */
async function placeAt(client: Client, id: Id, at: Instant): Promise<Place> {
  const { rows } = await client.query<{ was: Place }>({
    name: 'place-at', text: `select entry -> 'was' as was from trail l join history h on h.home = l.home and h.xid = l.xid and h.seq = l.seq, jsonb_array_elements(h.changed) entry
      where l.home = $1 and l.about = $2 and h.received > $3 and (entry ->> 'id')::uuid = $2 and entry ? 'was' order by h.xid, h.seq`, values: [homeOf(id), id, at],
  })
  const places = rows.map(({ was }) => Object.fromEntries(PLACE.flatMap(field => (field in was ? [[field, was[field]]] : []))))
  const moved = places.findIndex(({ region }) => region)
  return moved < 0 ? {} : Object.assign({}, ...places.slice(moved).toReversed())
}

function equalsSql(vault: Vault, kind: Kind, field: string, value: unknown): string {
  // a secret is found by its keyed hash
  if (kind.secrets.has(field)) return `t."${columnOf(field)}_hash" = ${literal(`\\x${vault.blind(String(value)).toString('hex')}`)}::bytea`
  const column = `t."${columnOf(field)}"`
  const type = columnType(kind, field).type
  if (value === null || value === undefined) return `${column} is null`
  return Array.isArray(value) ? `${column} = any(${literal(value)}::${type}[])` : `${column} = ${literal(value)}::${type}`
}

function rangeSql(kind: Kind, { field, from, to }: Range<Kind>): string[] {
  const column = `t."${columnOf(field)}"`
  const type = columnType(kind, field).type
  return [from ? `${column} >= ${literal(from)}::${type}` : '', to ? `${column} <= ${literal(to)}::${type}` : ''].filter(part => part)
}

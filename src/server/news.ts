import { isDeepStrictEqual } from 'node:util'
import type { Change } from '#kernel/action.ts'
import { DEPTHS, type Depth, type Kind } from '#kernel/record.ts'

type Set = Extract<Change, { op: 'set' }>

/** Fields that decide into whose view a record comes: what they were is kept, so that whoever loses it can be told to forget it. */
export function placing(kind: Kind): string[] {
  return ['region', 'rt', 'rw', 'unitId', 'toWorker', 'toRole', ...kind.own ?? []].filter((field, at, all) => kind.names.includes(field) && !kind.secrets.has(field) && all.indexOf(field) === at)
}

/** Tells whether a change makes another value of a field; JSON comes from its table in an order of its own. */
export function isNew({ patch, record }: Pick<Set, 'patch' | 'record'>, field: string): boolean {
  return !isDeepStrictEqual(patch[field] ?? null, record[field] ?? null)
}

// beside those of `placing`: whoever meets one of these changed may see the record for the first time
const REACHING = ['sealed', 'pillar', 'pillars', 'line', 'lineRegion', 'role', 'consent', 'houseId', 'namedIds']

/** The shallowest depth at which a change shows anything new; none when that is every depth. Whoever reads less deep is not sent the record again: that its hidden numbers moved would tell, by its hour, of somebody sealed. */
export function newFrom(change: Set): Exclude<Depth, 'trace'> | undefined {
  const { kind } = change
  const fields = Object.keys(change.patch).filter(field => isNew(change, field))
  const moves = [...placing(kind), ...REACHING, kind.entrusted, kind.team?.field]
  if (fields.some(field => moves.includes(field))) return undefined
  const needs = fields.map(field => kind.needs.get(field) ?? 'full')
  return needs.includes('trace') ? undefined : needs.includes('brief') ? 'brief' : 'full'
}

/** What the feed reads of a change in history: whether it came new, and from which depth on it shows anything. */
export type Told = { op?: 'add'; from?: Depth; mine: boolean }

/** Tells whether any of the changes of a record shows its reader something; whoever made one is always told. */
export function isTold(changes: readonly Told[], depth: Depth): boolean {
  return changes.some(({ op, from, mine }) => mine || op === 'add' || !from || DEPTHS.indexOf(from) <= DEPTHS.indexOf(depth))
}

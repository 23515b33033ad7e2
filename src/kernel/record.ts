import * as z from 'zod/mini'
import { factsOf, id as idField, isOptional, region as regionField } from './fields.ts'

/** How much of a record a reader sees; every deeper one includes the shallower. */
export type Depth = 'trace' | 'brief' | 'full'
/** Depths from shallow to deep. */
export const DEPTHS: readonly Depth[] = ['trace', 'brief', 'full']

/** The schemas of a kind's fields by name. */
export type Shape = Record<string, z.ZodMiniType>
type Base = { id: z.ZodMiniType<string>; region: z.ZodMiniType<string> }
type Name<S> = (keyof S & string) | 'id' | 'region'

/** What a kind declares beside its fields. */
export type KindSpec<S extends Shape> = {
  /** Its table; the plural used in addresses is the same word unless `path` says otherwise. */
  table: string
  path?: string
  fields: S
  /** Fields shown at depth trace and, beyond those, at brief; all others need full. `id` and `region` are at trace. */
  trace: readonly Name<S>[]
  brief: readonly Name<S>[]
  /** Fields a list row carries; must lie within brief. */
  list: readonly Name<S>[]
  /** Fields a list may be narrowed by (equality); `region` also takes a kecamatan or kabupaten. */
  filters: readonly Name<S>[]
  /** The order of lists: newest first by this field, ties by id. */
  order: Name<S>
  /** The field that names the case whose timeline tells of this record. */
  about?: Name<S>
  /** The field that names the person, household or worker whose data key seals the secrets. */
  subject?: Name<S>
  /** How team membership reaches the record: its field, and the member field that names the same. */
  team?: { field: Name<S>; member: 'caseId' | 'personId' | 'householdId' }
  /** Fields (one id or several) that name the workers whose own record this is. */
  own?: readonly Name<S>[]
  /** The field that names those who read a sealed record of this kind beside its team, as their own. */
  entrusted?: Name<S>
  /** Whether the record is addressed to a worker (`toWorker`) or to the posts of a role in a region (`toRole`). */
  addressed?: boolean
  /** Keys that hold once per home, and further indexes; `home` or the area is put first by the table. */
  unique?: readonly (readonly Name<S>[])[]
  /** Fields that nobody is shown at any depth: keys by which something is found again. */
  hidden?: readonly Name<S>[]
  /** Left out of what a phone carries. */
  officeOnly?: boolean
  /** When a record is over: its day is past, or, with `when`, it stands at one of these values. A phone loads it last, and leaves it at the office so many days after that day. */
  rests?: { by: Name<S>; days: number; when?: { field: Name<S>; values: readonly string[] } }
}

/** One sort of record: fields, depths, secrets, and how lists show it. */
export type Kind<S extends Shape = Shape> = KindSpec<S> & {
  name: string
  schema: z.ZodMiniObject<Base & S>
  /** All field names, `id` and `region` first. */
  names: readonly string[]
  secrets: ReadonlySet<string>
  /** Fields that say who somebody is: sealed in the copies of history alone. */
  named: ReadonlySet<string>
  sealable: boolean
  /** The depth each field needs. */
  needs: ReadonlyMap<string, Depth>
  /** The PostgreSQL type and nullability of each field. */
  columns: ReadonlyMap<string, Column>
}
type Column = { type: string; optional: boolean }

/** The record type of a kind: absent fields are null or undefined. */
export type RecordOf<K> = K extends Kind<infer S> ? z.infer<z.ZodMiniObject<Base & S>> : never

/** A record as any kind may have it. */
export type AnyRecord = { id: string; region: string; [field: string]: unknown }

/** Declares one sort of record. */
export function kind<const S extends Shape>(name: string, spec: KindSpec<S>): Kind<S> {
  const schema = z.object({ id: idField(), region: regionField(), ...spec.fields }) as unknown as z.ZodMiniObject<Base & S>
  const names = ['id', 'region', ...Object.keys(spec.fields)]
  const brief = new Set<string>(spec.brief)
  const trace = new Set<string>(['id', 'region', ...spec.trace])
  const needs = new Map(names.map(field => [field, trace.has(field) ? 'trace' : brief.has(field) ? 'brief' : 'full'] as const))
  const naming = new Set(Object.entries(spec.fields).filter(([, field]) => factsOf(field)?.named).map(([field]) => field))
  const secrets = new Set(Object.entries(spec.fields).filter(([, field]) => factsOf(field)?.secret).map(([field]) => field))
  const all: Record<string, z.ZodMiniType> = { id: idField(), region: regionField(), ...spec.fields }
  const columns = new Map(names.flatMap(field => { const facts = factsOf(all[field]!); return facts ? [[field, { type: facts.column, optional: isOptional(all[field]!) }] as const] : [] }))
  return { ...spec, name, schema, names, secrets, named: naming, needs, columns, sealable: 'sealed' in spec.fields }
}

/** Tells the database column of a field: `leadId` → `lead_id`. */
export function columnOf(field: string): string {
  return field.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)
}

/** Tells the PostgreSQL type and nullability that a kind's field needs; the tables are compared with it. */
export function columnType(kind: Kind, field: string): Column {
  const found = kind.columns.get(field)
  if (!found) throw new Error(`${kind.name}.${field} is not made by kernel/fields`)
  return found
}

/** Cuts a record down to what a depth shows; the one place where fields are hidden. */
export function mask(kind: Kind, record: AnyRecord, depth: Depth): AnyRecord {
  const reach = DEPTHS.indexOf(depth)
  const shown = Object.entries(record).filter(([field]) => !(kind.hidden as readonly string[] | undefined)?.includes(field) && DEPTHS.indexOf(kind.needs.get(field) ?? 'full') <= reach)
  return Object.fromEntries(shown) as AnyRecord
}

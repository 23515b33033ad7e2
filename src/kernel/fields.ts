import * as z from 'zod/mini'
import { isDay, isInstant } from './day.ts'
import { isRegion } from './region.ts'

/** What a field is to the database and to data protection. */
export type FieldFacts = {
  column: string
  /** Sealed at rest. */
  secret?: true
  /** Shown with its middle hidden until revealed with a reason. */
  masked?: true
  /** Says who somebody is: readable in its own table, where it is searched, and sealed in every copy that history keeps. */
  named?: true
  /** Also kept as a keyed hash in `<field>_hash`, so that equal values can be found. */
  hashed?: true
}

/** Facts of fields by schema; the kind reads its columns and secrets from it. */
export const facts = z.registry<FieldFacts>()

const told = <T extends z.ZodMiniType>(schema: T, column: string): T => (facts.add(schema, { column }), schema)

/** Makes each field once for the same terms and gives it again: a cheap phone spends half a second on hundreds of alike ones. Marks such as `secret` are put on a copy. */
function once<Terms extends readonly unknown[], T extends z.ZodMiniType>(make: (...terms: Terms) => T): (...terms: Terms) => T {
  const made = new Map<unknown, T>()
  return (...terms) => {
    const key = terms[0]
    const known = made.get(key) ?? make(...terms)
    made.set(key, known)
    return known
  }
}

/** A record's id (UUID version 8). */
export const id = once(() => told(z.uuid({ version: 'v8' }).check(z.toLowerCase()), 'uuid'))
/** Several ids, at most `most`. */
export const ids = once((most: number = 200) => told(z.array(id()).check(z.maxLength(most)), 'uuid[]'))
/** A region code of any level. */
export const region = once(() => told(z.string().check(z.refine(isRegion, 'region')), 'text'))
/** A trimmed text of 1 to `most` characters on which control characters (NUL among them) are refused. */
export const text = once((most: number) => told(z.string().check(z.trim(), z.minLength(1), z.maxLength(most), z.refine(isPlain, 'plain_text')), 'text'))
/** A text that must match a pattern, named for the fault; `tidy` brings what people write into one form first. */
export const pattern = (form: RegExp, rule: string, tidy: (text: string) => string = text => text) => told(z.string().check(z.trim(), z.overwrite(tidy), z.refine(value => form.test(value), rule)), 'text')
/** Three digits of an RT or RW. */
export const rtNumber = once(() => pattern(/^\d{3}$/, 'three_digits'))
/** A calendar day. */
export const day = once(() => told(z.string().check(z.refine(isDay, 'day')), 'date'))
/** A clock `HH:MM`. */
export const clock = once(() => pattern(/^([01]\d|2[0-3]):[0-5]\d$/, 'clock'))
/** A moment in UTC. */
export const instant = once(() => told(z.string().check(z.refine(isInstant, 'datetime')), 'timestamptz'))
/** A whole number within bounds. */
export const int = (from: number, to: number) => told(z.int().check(z.gte(from), z.lte(to)), 'int4')
/** Yes or no. */
export const flag = once(() => told(z.boolean(), 'bool'))
/** One of a closed list of words. */
export const oneOf = <const T extends readonly [string, ...string[]]>(words: T) => told(z.enum(words), 'text')
/** Several words of a closed list. */
export const someOf = <const T extends readonly [string, ...string[]]>(words: T, most = 30) => told(z.array(z.enum(words)).check(z.maxLength(most)), 'text[]')
/** Several short texts. */
export const texts = (each: number, most: number) => told(z.array(text(each)).check(z.maxLength(most)), 'text[]')
/** A small structured part, kept as jsonb. */
export const part = <T extends z.ZodMiniType>(schema: T): T => told(schema, 'jsonb')
/** A field that may be absent; absent and null are the same, on the wire both are null. */
export const maybe = once(z.nullish) as <T extends z.ZodMiniType>(schema: T) => ReturnType<typeof z.nullish<T>>

/** Marks a field as personal data to be sealed at rest: encrypted with the key of the person it speaks of. */
export function secret<T extends z.ZodMiniType>(schema: T): T {
  return marked(schema, { column: 'bytea', secret: true })
}

/** Marks a field that says who somebody is: searched in its own table, sealed in every copy that history keeps, so that erasing a key erases them all. */
export function named<T extends z.ZodMiniType>(schema: T): T {
  return marked(schema, { column: 'text', named: true })
}

/** Marks a secret that is also kept as a keyed hash, so that equal values are found. */
export function findable<T extends z.ZodMiniType>(schema: T): T {
  return marked(schema, { column: 'bytea', secret: true, hashed: true })
}

// the same field stands unmarked elsewhere
function marked<T extends z.ZodMiniType>(schema: T, is: FieldFacts): T {
  const copy = z.clone(schema, schema.def as T['_zod']['def'])
  facts.add(copy, is)
  return copy
}

/** A 16-digit identity number (NIK or KK): sealed, masked, found by keyed hash. */
export function identityNumber() {
  const schema = z.string().check(z.trim(), z.refine(value => /^\d{16}$/.test(value), 'sixteen_digits'))
  facts.add(schema, { column: 'bytea', secret: true, masked: true, hashed: true })
  return schema
}

/** Reads the facts of a field, looking through `maybe`. */
export function factsOf(schema: z.core.$ZodType): FieldFacts | undefined {
  const own = facts.get(schema)
  if (own) return own
  const inner = (schema._zod.def as { innerType?: z.core.$ZodType }).innerType
  return inner && factsOf(inner)
}

/** Tells whether a field may be absent. */
export function isOptional(schema: z.core.$ZodType): boolean {
  const { type } = schema._zod.def
  return type === 'nullable' || type === 'optional'
}

function isPlain(value: string): boolean {
  // lone surrogates and control characters (but line breaks and tabs), direction marks among them, cannot be stored or shown
  // oxlint-disable-next-line no-control-regex
  return !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/.test(value) && value.isWellFormed()
}

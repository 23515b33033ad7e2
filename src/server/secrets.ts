import * as z from 'zod/mini'
import { factsOf } from '#kernel/fields.ts'
import type { Id } from '#kernel/id.ts'
import type { Keys, Vault } from './vault.ts'

/** Replaces the secret fields of an action's input, and those that say who somebody is, by sealed copies `{ $: base64 }`, so that history keeps them without showing them. */
export function sealInput(vault: Vault, keys: Keys, schema: z.core.$ZodType, input: unknown, subject: Id): unknown {
  return hasSecret(schema, input) ? replaced(schema, input, value => ({ $: vault.seal(keys.get(subject)!, value).toString('base64') })) : input
}

/** Opens what `sealInput` sealed, for the job that carries an effect on. */
export function openInput(vault: Vault, key: Buffer, schema: z.core.$ZodType, input: unknown): unknown {
  return replaced(schema, input, value => vault.open(key, Buffer.from((value as { $: string }).$, 'base64')))
}

/** Blanks the secret fields of an input, for a reader who sees the timeline. */
export function blankSealed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(blankSealed)
  if (value === null || typeof value !== 'object') return value
  if ('$' in value) return '•••'
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, blankSealed(part)]))
}

/** Tells whether a value, read by its schema, holds a secret field. */
export function hasSecret(schema: z.core.$ZodType, value: unknown): boolean {
  if (value === null || value === undefined) return false
  if (isHidden(schema)) return true
  return childrenOf(schema, value).some(([, part, partValue]) => hasSecret(part, partValue))
}

function replaced(schema: z.core.$ZodType, value: unknown, seal: (value: unknown) => unknown): unknown {
  if (value === null || value === undefined) return value
  if (isHidden(schema)) return seal(value)
  const children = childrenOf(schema, value)
  if (children.length === 0) return value
  return { ...value as object, ...Object.fromEntries(children.map(([name, part, partValue]) => [name, replaced(part, partValue, seal)])) }
}

function isHidden(schema: z.core.$ZodType): boolean {
  const known = factsOf(schema)
  return !!known && (known.secret === true || known.named === true)
}

function childrenOf(schema: z.core.$ZodType, value: unknown): [string, z.core.$ZodType, unknown][] {
  const inner = unwrap(schema)
  const { shape } = inner._zod.def as { shape?: Record<string, z.core.$ZodType> }
  if (!shape || typeof value !== 'object') return []
  return Object.entries(shape).map(([name, part]) => [name, part, (value as Record<string, unknown>)[name]])
}

function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  const { innerType } = schema._zod.def as { innerType?: z.core.$ZodType }
  return innerType ? unwrap(innerType) : schema
}

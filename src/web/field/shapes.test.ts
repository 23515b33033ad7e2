import fc from 'fast-check'
import { beforeAll, expect, test, vi } from 'vitest'
import { type Action, faultsOf } from '#kernel/action.ts'
import type { Kind } from '#kernel/record.ts'

type Contents = { carried: readonly Action<string, never>[]; kinds: readonly Kind[] }
let zod: Contents
let own: Contents
beforeAll(async () => {
  zod = await import('#src/main.contents.ts') as unknown as Contents
  vi.resetModules()
  vi.doMock('zod/mini', () => import('./shapes.ts'))
  own = await import('#src/main.contents.ts') as unknown as Contents
  vi.doUnmock('zod/mini')
})

type Shaped = { safeParse(value: unknown): { success: boolean; data?: unknown; error?: never } }
const told = (shape: unknown, value: unknown) => {
  const { success, data, error } = (shape as Shaped).safeParse(value)
  return success ? { data } : { faults: faultsOf(error!) }
}

const WORDS = ['', ' ', 'x', ' Ibu Siti ', '005', '2026-02-30', '2026-11-22', '09:00', '25:00', '2026-11-22T01:02:03Z', '52.72.01.1001', '52', 'tidak', 'ya', 'anak', 'lansia', 'darurat', 'biasa', '9900000000000001', '0812-3456-7890', '7B1A1C1E-0000-8000-8000-0000000a1498', '7b1a1c1e-0000-8000-8000-0000000a1498', '7b1a1c1e-0000-4000-8000-0000000a1498', 'a\u0000b', 'x'.repeat(5000)]
const leaf = fc.oneof(fc.constantFrom<unknown>(undefined, null, true, 0, 1, -1, 1.5, 90, 1e9, 2 ** 60, -(2 ** 60), Number.NaN, Infinity, [], {}), fc.constantFrom(...WORDS), fc.string({ maxLength: 6 }))
/** Values that come near what a schema asks for, and miss it in every way. */
function near(schema: { _zod: { def: unknown } }): fc.Arbitrary<unknown> {
  const { type, innerType, shape, items, options, entries, element } = schema._zod.def as { type: string; innerType?: never; shape?: Record<string, never>; items?: never[]; options?: never[]; entries?: Record<string, string>; element?: never }
  const right = innerType ? near(innerType) : entries ? fc.constantFrom(...Object.values(entries)) : shape ? fc.record({ ...Object.fromEntries(Object.entries(shape).map(([name, field]) => [name, near(field)])), ...{ strange: leaf } }, { requiredKeys: [] })
    : options ? fc.oneof(...options.map(near)) : items ? fc.array(near(items[0]!), { maxLength: 3 }) : type === 'array' && element ? fc.array(near(element), { maxLength: 4 }) : type === 'record' ? fc.dictionary(fc.string({ maxLength: 4 }), leaf, { maxKeys: 3 }) : leaf
  return fc.oneof({ weight: 5, arbitrary: right }, { weight: 1, arbitrary: leaf })
}

test('a telephone finds the same faults, and reads the same values, as the server: in every act that it carries', () => {
  expect(own.carried.map(({ name }) => name)).toEqual(zod.carried.map(({ name }) => name))
  for (const [at, { name, input }] of zod.carried.entries()) fc.assert(fc.property(near(input), value => { expect(told(own.carried[at]!.input, value), name).toEqual(told(input, value)) }), { numRuns: 150 })
})

test('every kind says the same of its fields: columns, secrets, what may be absent, what each depth shows', () => {
  const said = ({ kinds }: Contents) => kinds.map(({ name, names, secrets, named, needs, columns, sealable }) => ({ name, names, secrets, named, needs, columns, sealable }))
  expect(said(own)).toEqual(said(zod))
})

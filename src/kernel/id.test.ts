import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { id as idField } from './fields.ts'
import { deriveId, homeOf, isId, mintId } from './id.ts'
import { firstHome, levelOf } from './region.ts'

const MANY = 40_000
const home = fc.integer({ min: 0, max: 0xfffff })
const moment = fc.integer({ min: 0, max: 2 ** 47 })
const bytes = fc.uint8Array({ minLength: 7, maxLength: 7 })
const id = fc.tuple(home, moment, bytes).map(([at, now, noise]) => mintId(at, now, () => noise))

test('an id tells its home, is taken as an id, and derived ones stay at that home', () => {
  fc.assert(fc.property(home, moment, bytes, fc.nat(10_000), (at, now, noise, nth) => {
    const one = mintId(at, now, () => noise)
    for (const each of [one, deriveId(one, nth)]) {
      expect(homeOf(each)).toBe(at)
      expect(isId(each)).toBe(true)
      expect(idField().safeParse(each).success).toBe(true)
    }
  }))
})

test('ids stand in the order of their time', () => {
  fc.assert(fc.property(home, moment, moment, bytes, bytes, (at, one, other, noise, noise2) => {
    fc.pre(one !== other)
    expect(mintId(at, one, () => noise) < mintId(at, other, () => noise2)).toBe(one < other)
  }))
})

test('many ids of one millisecond and many derived from one envelope are all different', () => {
  const now = Date.now()
  expect(new Set(Array.from({ length: MANY }, () => mintId(5272, now, count => randomBytes(count)))).size).toBe(MANY)
  const envelope = mintId(5272, now, count => randomBytes(count))
  expect(new Set([envelope, ...Array.from({ length: MANY }, (_, nth) => deriveId(envelope, nth))]).size).toBe(MANY + 1)
})

test('neighbouring envelopes derive different ids, and one envelope always the same', () => {
  const seen = new Set<string>()
  for (let nth = 0; nth < MANY / 4; nth += 1) {
    const envelope = mintId(5272, 1_800_000_000_000, () => Uint8Array.from([0, 0, 0, 0, nth >> 16, (nth >> 8) & 255, nth & 255]))
    for (const part of [0, 1, 2, 3]) seen.add(deriveId(envelope, part))
  }
  expect(seen.size).toBe(MANY)
  fc.assert(fc.property(id, fc.nat(500), (envelope, nth) => { expect(deriveId(envelope, nth)).toBe(deriveId(envelope, nth)) }))
})

test('a home out of range is a mistake, and other texts are no ids', () => {
  for (const at of [-1, 0x100000, 1.5, Number.NaN]) expect(() => mintId(at, 0, count => new Uint8Array(count))).toThrow(RangeError)
  for (const text of ['', 'x', '00000000-0000-4000-8000-000000000000', '00000000-0000-8000-c000-000000000000', null, 7]) expect(isId(text)).toBe(false)
  fc.assert(fc.property(id, text => { expect(isId(text.toUpperCase())).toBe(!/[a-f]/.test(text)) }))
})

test('every kabupaten code fits into a home number, and no two share one', () => {
  const codes = Array.from({ length: 99 }, (_, prov) => Array.from({ length: 99 }, (__, kab) => `${String(prov + 1).padStart(2, '0')}.${String(kab + 1).padStart(2, '0')}`)).flat()
  expect(new Set(codes.map(firstHome)).size).toBe(codes.length)
  expect(Math.max(...codes.map(firstHome))).toBeLessThan(0x100000)
  expect(codes.every(code => levelOf(code) === 2)).toBe(true)
})

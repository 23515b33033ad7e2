import fc from 'fast-check'
import { expect, test } from 'vitest'
import { covers, isRegion, levelOf, NATION, placeOf } from './region.ts'

const two = fc.integer({ min: 1, max: 99 }).map(number => String(number).padStart(2, '0'))
const four = fc.integer({ min: 1, max: 9999 }).map(number => String(number).padStart(4, '0'))
const region = fc.tuple(two, two, two, four, fc.integer({ min: 1, max: 4 })).map(([a, b, c, d, level]) => [a, b, c, d].slice(0, level).join('.'))

test('an area covers itself and what lies in it, and nothing whose code only begins alike', () => {
  fc.assert(fc.property(region, region, (area, place) => {
    expect(covers(area, area)).toBe(true)
    expect(covers(NATION, place)).toBe(true)
    const inside = area.split('.').every((part, at) => part === place.split('.')[at])
    expect(covers(area, place)).toBe(inside)
    if (covers(area, place) && covers(place, area)) expect(area).toBe(place)
  }))
  expect(covers('52.7', '52.72')).toBe(false)
  expect(covers('52.72', '52.721')).toBe(false)
})

test('covering passes on: what covers the area covers the place', () => {
  fc.assert(fc.property(region, place => {
    const above = place.split('.').map((_, at, parts) => parts.slice(0, at + 1).join('.'))
    for (const one of above) for (const other of above) expect(covers(one, other)).toBe(levelOf(one) <= levelOf(other))
  }))
})

test('the stored place columns repeat the nearest level and lie within each other', () => {
  fc.assert(fc.property(region, code => {
    const { prov, kab, kec, region: whole } = placeOf(code)
    expect([covers(prov, kab), covers(kab, kec), covers(kec, whole), whole]).toEqual([true, true, true, code])
    expect([levelOf(prov), levelOf(kab), levelOf(kec)]).toEqual([1, 2, 3].map(level => Math.min(level, levelOf(code))))
  }))
})

test('codes have their form, other texts have not', () => {
  fc.assert(fc.property(region, code => { expect(isRegion(code)).toBe(true) }))
  for (const text of ['', '5', '52.', '52.7', '52.72.', '52.72.01.1', '52.72.01.10011', '52,72', " 52", '52.72.01.1001.1', 'ab']) expect(isRegion(text), text).toBe(false)
})

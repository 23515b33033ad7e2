import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonical, merge, same } from './merge.ts'

const FIELDS = ['who', 'rt', 'urgency', 'needs'] as const
const plain = fc.jsonValue({ maxDepth: 3 })
const field = fc.constantFrom(...FIELDS)
const record = fc.record(Object.fromEntries(FIELDS.map(name => [name, fc.option(fc.string({ maxLength: 3 }))])))

test('equal values have equal texts, whatever the order of keys and whether nothing is null or absent', () => {
  fc.assert(fc.property(fc.dictionary(fc.string(), plain), value => {
    const turned = Object.fromEntries(Object.entries(value).reverse())
    expect(canonical(turned)).toBe(canonical(value))
    expect(canonical({ ...value, 'tidak ada': null, 'tak ada': undefined })).toBe(canonical(value))
    expect(canonical(JSON.parse(JSON.stringify(value)))).toBe(canonical(value))
  }))
})

test('values that differ have texts that differ', () => {
  fc.assert(fc.property(fc.array(fc.oneof(fc.string(), fc.integer(), fc.boolean())), fc.array(fc.oneof(fc.string(), fc.integer(), fc.boolean())), (one, other) => {
    expect(same(one, other)).toBe(JSON.stringify(one) === JSON.stringify(other))
  }))
  expect(same({ a: [1, 2] }, { a: [2, 1] })).toBe(false)
  expect(same('1', 1)).toBe(false)
  expect(same({ a: '{}' }, { a: {} })).toBe(false)
})

test('an edit of what stands takes its field and never clashes', () => {
  fc.assert(fc.property(record, field, fc.string(), (current, name, becomes) => {
    const { patch, clashes } = merge(current, { [name]: [current[name], becomes] })
    expect(clashes).toEqual([])
    expect(same(patch[name] ?? current[name], becomes)).toBe(true)
  }))
})

test('two writers of different fields both have their way, in either order', () => {
  fc.assert(fc.property(record, fc.uniqueArray(field, { minLength: 2, maxLength: 2 }), fc.string(), fc.string(), (seen, [mine, theirs], one, other) => {
    const first = { [mine!]: [seen[mine!], one] as [unknown, unknown] }
    const second = { [theirs!]: [seen[theirs!], other] as [unknown, unknown] }
    const play = (...edits: (typeof first)[]) => edits.reduce((current, edit) => {
      const { patch, clashes } = merge(current, edit)
      expect(clashes).toEqual([])
      return { ...current, ...patch }
    }, seen as Record<string, unknown>)
    expect(canonical(play(first, second))).toBe(canonical(play(second, first)))
  }))
})

test('of two writers of one field no word is lost: it stands, or it is kept as a clash', () => {
  fc.assert(fc.property(record, field, fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (seen, name, one, other) => {
    const after = { ...seen, ...merge(seen, { [name]: [seen[name], one] }).patch }
    const { patch, clashes } = merge(after, { [name]: [seen[name], other] })
    const told = [after[name], patch[name], ...clashes.flatMap(clash => [clash.theirs, clash.mine])]
    expect(told).toContain(other)
    expect(clashes.length).toBe(same(after[name], other) || same(after[name], seen[name]) ? 0 : 1)
    for (const clash of clashes) expect(clash).toEqual({ field: name, theirs: after[name], mine: other })
  }))
})

test('an edit that changes nothing gives nothing, sent as often as you like', () => {
  fc.assert(fc.property(record, field, fc.string(), (seen, name, becomes) => {
    const edit = { [name]: [seen[name], becomes] as [unknown, unknown] }
    const after = { ...seen, ...merge(seen, edit).patch }
    expect(merge(after, edit)).toEqual({ patch: {}, clashes: [] })
  }))
})

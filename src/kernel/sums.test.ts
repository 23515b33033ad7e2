import { expect, test } from 'vitest'
import { mintId } from './id.ts'
import { differing, sumsOf, within } from './sums.ts'

const held = Array.from({ length: 500 }, (_, nth) => `${mintId(5272, 1_800_000_000_000 + nth, count => crypto.getRandomValues(new Uint8Array(count)))}/brief`)

test('the same records in any order have the same sums', () => {
  expect(sumsOf(held.toReversed())).toBe(sumsOf(held))
  expect(differing(sumsOf(held), sumsOf(held.toReversed()))).toBe('')
})

test('one record more, one less and one deeper show in their own parts alone', () => {
  const [one, two, ...rest] = held
  const parts = differing(sumsOf(held), sumsOf([two!.replace('brief', 'full'), ...rest]))
  expect([within(parts)(one!), within(parts)(two!), parts.length <= 4]).toEqual([true, true, true])
  expect(held.filter(within(parts)).length).toBeLessThan(30)
})

import { expect, test } from 'vitest'
import { FEW, type Sum, toldFew } from './few.ts'

const range = (most: number) => Array.from({ length: most + 1 }, (_, count) => count)
/** All worlds that look alike to a reader: no number under five may be the same in all of them, nor one of only two. */
function mustStayOpen(worlds: Iterable<Record<string, number>>, sums: readonly Sum[], seen: (told: Record<string, number | null>) => boolean): void {
  const alike = new Map<string, { few: Map<string, Set<number>> }>()
  for (const world of worlds) {
    const told = toldFew(world, sums)
    if (!seen(told)) continue
    const key = Object.entries(told).filter(([name]) => !name.startsWith('~')).map(([, count]) => count ?? '–').join()
    const entry = alike.get(key) ?? { few: new Map<string, Set<number>>() }
    alike.set(key, entry)
    for (const [name, count] of Object.entries(world)) entry.few.set(name, (entry.few.get(name) ?? new Set()).add(count))
  }
  expect(alike.size).toBeGreaterThan(4)
  for (const [key, { few }] of alike) for (const [name, values] of few) if (Math.min(...values) < FEW) expect(values.size, `${name} of ${key}`).toBeGreaterThanOrEqual(3)
}

test('what is under five is not told, the rest is rounded down', () => {
  expect(toldFew({ a: 0, b: 4, c: 5, d: 13, e: 15 })).toEqual({ a: null, b: null, c: 5, d: 10, e: 15 })
})

test('a kelurahan under five cannot be worked out from its kecamatan and the others', () => {
  const of: Sum = ['all', 'paruga', 'nae', 'tanjung']
  const worlds = function* () { for (const paruga of range(16)) for (const nae of range(16)) for (const tanjung of range(16)) yield { all: paruga + nae + tanjung, paruga, nae, tanjung } }
  mustStayOpen(worlds(), [of], ({ all }) => (all ?? 0) <= 20)
  expect(toldFew({ all: 6, paruga: 5, nae: 1 }, [['all', 'paruga', 'nae']])).toEqual({ all: 5, paruga: 5, nae: null })
  // fives of four each: the sum itself would give them away
  expect(toldFew({ all: 20, a: 4, b: 4, c: 4, d: 4, e: 4 }, [['all', 'a', 'b', 'c', 'd', 'e']])).toMatchObject({ all: 15, a: null })
})

test('neither can an unannounced visit, a joint one, or what is left of either', () => {
  const sums: Sum[] = [['visits', 'announced', 'unannounced'], ['visits', 'joint', '~alone']]
  const worlds = function* () { for (const announced of range(14)) for (const unannounced of range(14)) for (const joint of range(announced + unannounced)) yield { visits: announced + unannounced, announced, unannounced, joint, '~alone': announced + unannounced - joint } }
  mustStayOpen(worlds(), sums, ({ visits }) => (visits ?? 0) <= 15)
})

test('nor a part of a part: answered of shared of all notices', () => {
  const sums: Sum[] = [['notices', 'shared', 'unshared'], ['shared', 'answered', 'silent']]
  const worlds = function* () { for (const answered of range(13)) for (const silent of range(13)) for (const unshared of range(13)) yield { notices: answered + silent + unshared, shared: answered + silent, unshared, answered, silent } }
  mustStayOpen(worlds(), sums, ({ notices }) => (notices ?? 0) <= 15)
})

import type { Region } from '#kernel/region.ts'
import { placeOf } from '#kernel/region.ts'

/** What is compared: words, what it is about, and where. */
export type Said = { text: string; category: string; region: Region }

// words that every sentence has
const COMMON = new Set(['yang', 'dan', 'di', 'ke', 'dari', 'untuk', 'dengan', 'tidak', 'ada', 'ini', 'itu', 'pada', 'kami', 'saya', 'sudah', 'belum', 'juga', 'karena', 'agar', 'atau', 'oleh', 'akan', 'bisa', 'dapat', 'lebih', 'masih', 'kalau', 'mohon', 'the', 'and', 'of', 'to', 'in'])
const ALIKE_FROM = 0.3
const SHORTEST = 3
const SUFFIX = /(nya|kan|an|i)$/

/** The words of a text that say something, each once, without their commonest endings. */
export function wordsOf(text: string): Set<string> {
  return new Set((text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter(word => word.length >= SHORTEST && !COMMON.has(word)).map(word => (word.length > 6 ? word.replace(SUFFIX, '') : word)))
}

/** How alike two sayings are, from 0 to 1: shared words count most, then what they are about, then the kecamatan. */
export function alikeness(one: Said, other: Said): number {
  const [a, b] = [wordsOf(one.text), wordsOf(other.text)]
  const shared = [...a].filter(word => b.has(word)).length
  const words = shared / Math.max(1, Math.min(a.size, b.size))
  return 0.7 * words + (one.category === other.category ? 0.2 : 0) + (words > 0 && placeOf(one.region).kec === placeOf(other.region).kec ? 0.1 : 0)
}

/** Those that are alike to one, the most alike first. */
export function alikeTo<T extends Said>(one: Said, others: readonly T[], most = 3): T[] {
  return others.map(other => ({ other, like: alikeness(one, other) })).filter(({ like }) => like >= ALIKE_FROM).toSorted((a, b) => b.like - a.like).slice(0, most).map(({ other }) => other)
}

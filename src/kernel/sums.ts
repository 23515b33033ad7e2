import { scatter, type Id } from './id.ts'

const DIGITS = 8
const BEFORE_HOME = -7

/** Tells in short what is held (`id/depth`): 256 sums, one for the ids of each pair of digits before the home. Two sides that compare them need name only the ids of those that differ. */
export function sumsOf(held: readonly string[]): string {
  const parts = Array.from({ length: 256 }, () => [] as string[])
  for (const one of held) parts[Number.parseInt(partOf(one), 16)]?.push(one)
  return parts.map(part => scatter(part.toSorted().join()).slice(0, DIGITS)).join('')
}

/** Names the parts in which two sums differ: two hexadecimal digits each, one after the other. */
export function differing(one: string, other: string): string {
  return Array.from({ length: 256 }, (_, nth) => [nth * DIGITS, nth.toString(16).padStart(2, '0')] as const)
    .filter(([at]) => one.slice(at, at + DIGITS) !== other.slice(at, at + DIGITS)).map(([, part]) => part).join('')
}

/** Makes the question whether an id (or `id/depth`) belongs to one of the parts named. */
export function within(parts: string): (held: string) => boolean {
  const named = new Set(parts.match(/../g))
  return held => named.has(partOf(held))
}

function partOf(held: string): string {
  const id: Id = held.split('/')[0]!
  return id.slice(BEFORE_HOME, BEFORE_HOME + 2)
}

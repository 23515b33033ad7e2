/** Fewer than this many are told to nobody outside the office. */
export const FEW = 5

/** A count and the parts it is made of. */
export type Sum = readonly [of: string, ...parts: string[]]

/** Tells counts to somebody outside the office: rounded down to fives, nothing under five. A sum is told so low that no hidden part of it can be worked out by taking away: each could still be at least three of the five. Null is hidden. */
export function toldFew(counts: Readonly<Record<string, number>>, sums: readonly Sum[] = []): Record<string, number | null> {
  const told = Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, down(count)]))
  const lower = (name: string, most: number) => {
    if (told[name]! <= most) return false
    told[name] = most
    return true
  }
  // what is lowered hides more, and never less: it comes to an end
  for (let again = true; again;) {
    again = false
    for (const [of, ...parts] of sums) {
      const most = parts.reduce((sum, part) => sum + told[part]! + FEW - 1, 0) - 2
      if (parts.some(part => told[part] === 0) && lower(of, down(most))) again = true
      for (const part of parts) if (lower(part, told[of]!)) again = true
    }
  }
  return Object.fromEntries(Object.entries(told).map(([name, count]) => [name, count || null]))
}

function down(count: number): number {
  return Math.max(0, count - (count % FEW))
}

/** An edit says what the writer saw and what it should become. */
export type Edits = Record<string, [was: unknown, becomes: unknown]>
/** Two values for one field that a person has to settle. */
export type Clash = { field: string; theirs: unknown; mine: unknown }

/** Merges edits into a record: different fields merge, the same field with two values becomes a clash; `careful` fields clash whenever someone else touched them. */
export function merge(current: Record<string, unknown>, edits: Edits): { patch: Record<string, unknown>; clashes: Clash[] } {
  const patch: Record<string, unknown> = {}
  const clashes: Clash[] = []
  for (const [field, [was, becomes]] of Object.entries(edits)) {
    const now = current[field] ?? null
    if (same(now, becomes ?? null)) continue
    if (same(now, was ?? null)) patch[field] = becomes
    else clashes.push({ field, theirs: now, mine: becomes })
  }
  return { patch, clashes }
}

/** Tells whether two plain values are equal, whatever the order of keys. */
export function same(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other)
}

/** Writes a plain value as JSON with sorted keys and without absent ones, so that equal bodies have equal texts. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value).filter(([, part]) => part !== undefined && part !== null)
  return `{${entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`).join(',')}}`
}

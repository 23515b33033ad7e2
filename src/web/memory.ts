import type { Desk, Range, Read, Where } from '#kernel/action.ts'
import type { Id } from '#kernel/id.ts'
import { notFound } from '#kernel/problem.ts'
import type { AnyRecord, Depth, Kind, Shape } from '#kernel/record.ts'

/** A record as this device holds it. */
export type Held = AnyRecord & { depth: Depth }
/** A guess laid over the server's word: a new record, or fields that will change. */
export type Guess = { kind: string; id: Id; add?: AnyRecord; patch?: Record<string, unknown> }

/** What a decision on this device looks at: a record, or all of a kind. */
export type View = { get(kind: string, id: Id): Held | undefined; all(kind: string): readonly Held[] }
/** A view with guesses laid over another. */
export type Layer = View & { lay(guesses: readonly Guess[]): void; kinds(): Iterable<string> }

/** All records this device may read: the server's word, and over it what was decided here and is not answered yet. */
export type Memory = View & {
  /** The server's word alone, on which waiting acts are decided again. */
  word: View
  /** What is held by the server's word under an id; of any kind when none is named. */
  kept(kind: string, id: Id): { kind: string; record: Held }[]
  /** What is held by the server's word, as `id/depth`. */
  held(): string[]
  /** How many bytes the server's word takes, unpacked. */
  weight(): number
  /** Takes a page of the server's word. */
  take(put: readonly { kind: string; record: Held }[], forget: readonly { kind: string; id: Id }[]): void
  /** Replaces all guesses. */
  guess(guesses: readonly Guess[]): void
  /** Forgets the server's word; guesses are the outbox's to forget. */
  clear(): void
  version(kind: string): number
  subscribe(listener: () => void): () => void
}

/** Lays guesses over a view, one after another, without touching it. */
export function layerOver(below: View): Layer {
  const laid = new Map<string, Map<Id, Held>>()
  const lists = new Map<string, readonly Held[]>()
  const get = (kind: string, id: Id) => laid.get(kind)?.get(id) ?? below.get(kind, id)
  return {
    get,
    all(kind) {
      const own = laid.get(kind)
      if (!own) return below.all(kind)
      const known = lists.get(kind)
      if (known) return known
      const list = [...new Map([...below.all(kind), ...own.values()].map(record => [record.id, record])).values()]
      lists.set(kind, list)
      return list
    },
    lay(guesses) {
      for (const { kind, id, add, patch } of guesses) {
        const under = get(kind, id)
        // the server's word about a new record wins over the guess that made it
        const record = add && !under ? { ...add, depth: 'full' as const } : patch && under ? { ...under, ...patch } : undefined
        if (!record) continue
        if (!laid.has(kind)) laid.set(kind, new Map())
        laid.get(kind)!.set(id, record)
        lists.delete(kind)
      }
    },
    kinds: () => laid.keys(),
  }
}

/** Makes the empty memory. */
export function createMemory(): Memory {
  const records = new Map<string, Map<Id, Held>>()
  const lists = new Map<string, readonly Held[]>()
  const versions = new Map<string, number>()
  const listeners = new Set<() => void>()
  const word: View = {
    get: (kind, id) => records.get(kind)?.get(id),
    all(kind) {
      if (!lists.has(kind)) lists.set(kind, [...records.get(kind)?.values() ?? []])
      return lists.get(kind)!
    },
  }
  let laid: readonly Guess[] = []
  let top = layerOver(word)
  const lay = () => {
    top = layerOver(word)
    top.lay(laid)
  }
  const told = (kinds: Iterable<string>) => {
    for (const kind of kinds) versions.set(kind, (versions.get(kind) ?? 0) + 1)
    for (const listener of [...listeners]) listener()
  }
  return {
    word,
    get: (kind, id) => top.get(kind, id),
    all: kind => top.all(kind),
    held: () => [...records.values()].flatMap(held => [...held.values()].map(({ id, depth }) => `${id}/${depth}`)),
    weight: () => [...records.values()].reduce((sum, held) => sum + [...held.values()].reduce((all, record) => all + JSON.stringify(record).length, 0), 0),
    kept: (kind, id) => (kind ? [kind] : [...records.keys()]).flatMap(name => { const record = records.get(name)?.get(id); return record ? [{ kind: name, record }] : [] }),
    take(put, forget) {
      if (!put.length && !forget.length) return
      for (const { kind, record } of put) {
        if (!records.has(kind)) records.set(kind, new Map())
        records.get(kind)!.set(record.id, record)
      }
      // after a comparison of what is held, ids to forget come without their kind
      for (const { kind, id } of forget) for (const held of kind ? [records.get(kind)] : records.values()) held?.delete(id)
      const kinds = new Set(forget.some(({ kind }) => !kind) ? records.keys() : [...put, ...forget].map(({ kind }) => kind))
      for (const kind of kinds) lists.delete(kind)
      lay()
      told(new Set([...kinds, ...laid.map(({ kind }) => kind)]))
    },
    guess(guesses) {
      const kinds = new Set([...laid, ...guesses].map(({ kind }) => kind))
      laid = guesses
      lay()
      told(kinds)
    },
    clear() {
      const kinds = new Set([...records.keys(), ...top.kinds()])
      records.clear()
      lists.clear()
      lay()
      told(kinds)
    },
    version: kind => versions.get(kind) ?? 0,
    subscribe(listener) {
      listeners.add(listener)
      return () => { listeners.delete(listener) }
    },
  }
}

/** The desk of decisions made on this device: it looks at what the memory holds, and at nothing else. */
export function deskOver(memory: View): Desk {
  const get = async <S extends Shape>(kind: Kind<S>, id: Id) => {
    const record = memory.get(kind.name, id)
    if (!record) throw notFound()
    return record as unknown as Read<Kind<S>>
  }
  const find = async <S extends Shape>(kind: Kind<S>, where: Where<Kind<S>>, range?: Range<Kind<S>>) =>
    memory.all(kind.name).filter(record => matches(record, where) && within(record, range)) as unknown as Read<Kind<S>>[]
  return {
    get, find,
    getAll: (kind, ids) => Promise.all(ids.map(id => get(kind, id))),
    findInHouse: find as unknown as Desk['findInHouse'],
    placeAt: async () => ({}),
    guard: async () => {},
    similar: async () => [],
    postsElsewhere: async () => [],
    withAccounts: async workerIds => [...workerIds],
    digest: async () => '',
  }
}

/** Tells whether a record has the wanted values; a list of values means one of them, null and absent are the same. */
export function matches(record: Record<string, unknown>, where: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(where).every(([field, wanted]) => {
    const value = record[field] ?? null
    if (!Array.isArray(wanted)) return Array.isArray(value) ? value.includes(wanted) : value === (wanted ?? null)
    return wanted.includes(value) || (Array.isArray(value) && value.some(part => wanted.includes(part)))
  })
}

function within(record: Record<string, unknown>, range?: { field: string; from?: string; to?: string }): boolean {
  if (!range) return true
  const value = record[range.field]
  return typeof value === 'string' && (!range.from || value >= range.from) && (!range.to || value <= range.to)
}

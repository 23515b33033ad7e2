import type { Desk, Range, Read, Where } from '#kernel/action.ts'
import type { Id } from '#kernel/id.ts'
import { notFound } from '#kernel/problem.ts'
import type { AnyRecord, Depth, Kind, Shape } from '#kernel/record.ts'

/** A record as this device holds it. */
export type Held = AnyRecord & { depth: Depth }
/** A guess laid over the server's word: a new record, or fields that will change. */
export type Guess = { kind: string; id: Id; add?: AnyRecord; patch?: Record<string, unknown> }

/** All records this device may read: the server's word, and over it what was decided here and is not answered yet. */
export type Memory = {
  get(kind: string, id: Id): Held | undefined
  all(kind: string): readonly Held[]
  /** What is held by the server's word, as `id/depth`. */
  held(): string[]
  /** Takes a page of the server's word. */
  take(put: readonly { kind: string; record: Held }[], forget: readonly { kind: string; id: Id }[]): void
  /** Replaces all guesses. */
  guess(guesses: readonly Guess[]): void
  /** Forgets the server's word; guesses are the outbox's to forget. */
  clear(): void
  version(kind: string): number
  subscribe(listener: () => void): () => void
}

type Shelf = Map<Id, Held>

/** Makes the empty memory. */
export function createMemory(): Memory {
  const word = new Map<string, Shelf>()
  let overlay = new Map<string, Shelf>()
  const lists = new Map<string, readonly Held[]>()
  const versions = new Map<string, number>()
  const listeners = new Set<() => void>()
  let laid: readonly Guess[] = []
  const shelf = (all: Map<string, Shelf>, kind: string) => all.get(kind) ?? all.set(kind, new Map()).get(kind)!
  const lay = () => {
    overlay = new Map()
    for (const { kind, id, add, patch } of laid) {
      const below = overlay.get(kind)?.get(id) ?? word.get(kind)?.get(id)
      // the server's word about a new record wins over the guess that made it
      if (add && !below) shelf(overlay, kind).set(id, { ...add, depth: 'full' })
      else if (patch && below) shelf(overlay, kind).set(id, { ...below, ...patch })
    }
  }
  const told = (kinds: Iterable<string>) => {
    for (const kind of kinds) {
      versions.set(kind, (versions.get(kind) ?? 0) + 1)
      lists.delete(kind)
    }
    for (const listener of [...listeners]) listener()
  }
  return {
    get: (kind, id) => overlay.get(kind)?.get(id) ?? word.get(kind)?.get(id),
    all(kind) {
      const known = lists.get(kind)
      if (known) return known
      const list = [...new Map([...(word.get(kind) ?? []), ...(overlay.get(kind) ?? [])]).values()]
      lists.set(kind, list)
      return list
    },
    held: () => [...word.values()].flatMap(records => [...records.values()].map(({ id, depth }) => `${id}/${depth}`)),
    take(put, forget) {
      if (!put.length && !forget.length) return
      for (const { kind, record } of put) shelf(word, kind).set(record.id, record)
      // after a comparison of what is held, ids to forget come without their kind
      for (const { kind, id } of forget) for (const shelf of kind ? [word.get(kind)] : word.values()) shelf?.delete(id)
      lay()
      told(new Set(forget.some(({ kind }) => !kind) ? word.keys() : [...put, ...forget, ...laid].map(({ kind }) => kind)))
    },
    guess(guesses) {
      const kinds = new Set([...laid, ...guesses].map(({ kind }) => kind))
      laid = guesses
      lay()
      told(kinds)
    },
    clear() {
      const kinds = new Set([...word.keys(), ...overlay.keys()])
      word.clear()
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
export function deskOver(memory: Memory): Desk {
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
    guard: async () => {},
    similar: async () => [],
    postsElsewhere: async () => [],
    withAccounts: async workerIds => [...workerIds],
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

import { addDays, type Day, type Instant } from '#kernel/day.ts'
import { deriveId, mintId, type Id } from '#kernel/id.ts'
import { firstHome } from '#kernel/region.ts'
import { CITY } from './places.ts'

/** One act of the example: who acts (by username, or 'sistem' for the seeding actor), when and what; `id` is the envelope's. */
export type ExampleAct = { by: string; at: Instant; action: string; input: Record<string, unknown>; id: Id }

/** The home of the city's office. */
export const CITY_HOME = firstHome(CITY)
const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
const WITA_MS = 8 * 60 * MINUTE_MS

/** The example while it is being written: acts in any order, put into time at the end. */
export type Book = {
  today: Day
  /** The day so many days from today. */
  day(offset: number): Day
  /** The moment of a clock `HH:MM` (WITA) on the day so many days from today, in milliseconds. */
  time(offset: number, clock: string): number
  /** Writes one act; gives the id of its envelope. A given id draws nothing, so that what follows stays as it was. */
  write(by: string, at: number, action: string, input: Record<string, unknown>, home?: number, id?: Id): Id
  /** Mints an id for a record made by an act. */
  id(at: number, home?: number): Id
  /** Draws a whole number from 0 to below `count`, always the same in the same place of the book. */
  draw(count: number): number
  /** Draws one of a list. */
  pick<T>(list: readonly T[]): T
  /** All acts in the order of their time, no two at the same moment. */
  inOrder(): ExampleAct[]
}

/** Opens the book of an example that ends on a day. */
export function openBook(today: Day): Book {
  const random = seeded(20_230_117)
  const acts: { at: number; act: Omit<ExampleAct, 'at'> }[] = []
  const bytes = (count: number) => Uint8Array.from({ length: count }, () => Math.floor(random() * 256))
  const draw = (count: number) => Math.floor(random() * count)
  return {
    today, draw,
    day: offset => addDays(today, offset),
    time: (offset, clock) => Date.parse(`${addDays(today, offset)}T${clock}:00Z`) - WITA_MS,
    write(by, at, action, input, home = CITY_HOME, id = mintId(home, at, bytes)) {
      acts.push({ at, act: { by, action, input, id } })
      return id
    },
    id: (at, home = CITY_HOME) => mintId(home, at, bytes),
    pick: list => list[draw(list.length)]!,
    inOrder() {
      let last = 0
      return acts.toSorted((one, other) => one.at - other.at).map(({ at, act }) => {
        last = Math.max(at, last + 1000)
        return { ...act, at: new Date(last).toISOString() }
      })
    },
  }
}

/** Gives the nth id (from 0) that a decision takes for itself; the order is the one in which the rules ask for ids. */
export function taken(envelope: Id, nth: number): Id {
  return deriveId(envelope, nth)
}

/** Adds minutes to a moment. */
export function later(at: number, minutes: number): number {
  return at + minutes * MINUTE_MS
}

/** Tells how many days from today a moment lies, in WITA. */
export function offsetOf(book: Book, at: number): number {
  return Math.floor((at - book.time(0, '00:00')) / DAY_MS)
}

// mulberry32: small, fast, the same everywhere
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

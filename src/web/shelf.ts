import type { Envelope } from '#kernel/action.ts'
import type { Id } from '#kernel/id.ts'
import type { About } from './about.ts'
import type { Held } from './memory.ts'
import type { Session } from './session.ts'
import type { Signal } from './signal.ts'

/** A record of the server's word. */
export type Word = { kind: string; record: Held }
/** A record that may not be kept any longer; without its kind after an exchange of id lists. */
export type Forgotten = { kind: string; id: Id }
/** Where this device stands with the feed. */
export type Mark = {
  epoch?: string
  cursor?: string
  scope?: string
  /** The cursor of a first load that is not finished. */
  first?: string
  loaded?: boolean
  at?: string
  /** How much there is for this worker, and how much of it came. */
  world?: { total: number; most: number; left: number; room?: number; full?: true }
}
/** An act of the outbox as it is kept; what it changes is decided anew. */
export type StoredPending = {
  envelope: Envelope
  state: 'waiting' | 'answered' | 'refused'
  refused?: { code: string; status: number; details: Record<string, unknown> }
  pulls: number
  /** Where it was done and for which day, and how many pictures it bears: to be told when its records and pictures have left. */
  about?: About
  pictures?: number
}
/** All that is read when the shelf is opened. */
export type Kept = { session?: Session; word: Word[]; mark?: Mark; pending: StoredPending[] }

/** What one worker keeps on this device between openings; each row sealed. */
export type Shelf = {
  /** Keeps nothing: what is done here ends with the page. */
  nowhere?: true
  /** What the disk refused: it is full, and the server's word gave way to what was written here; or all of it was deleted while the page stands open. */
  trouble?: Signal<'full' | 'gone' | undefined>
  /** Reads everything that is kept, once, after unlocking. */
  open(): Promise<Kept>
  /** Takes a page of the server's word and where the sync stands after it, in one transaction. */
  takeWord(put: readonly Word[], forget: readonly Forgotten[], mark: Mark): Promise<void>
  clearWord(): Promise<void>
  saveSession(session: Session): Promise<void>
  /** Saves items of the outbox; resolved means on disk. Sealed to a public key: needs no PIN. */
  savePending(items: readonly StoredPending[]): Promise<void>
  dropPending(ids: readonly Id[]): Promise<void>
  drafts: { put(key: string, value: unknown): Promise<void>; get(key: string): Promise<unknown>; remove(key: string): Promise<void>; keys(): Promise<string[]> }
  files: {
    put(key: string, facts: object, bytes: Blob): Promise<void>
    facts(): Promise<{ key: string; facts: object }[]>
    bytes(key: string): Promise<Blob | undefined>
    patch(key: string, facts: object): Promise<void>
    remove(key: string): Promise<void>
  }
}

/** The shelf of a borrowed device: nothing outlives the page, files not even the moment they are sent. */
export function keptNowhere(): Shelf {
  const files = new Map<string, { facts: object; bytes: Blob }>()
  const drafts = new Map<string, unknown>()
  const nothing = async () => undefined
  return {
    nowhere: true,
    open: async () => ({ word: [], pending: [] }),
    takeWord: nothing, clearWord: nothing, saveSession: nothing, savePending: nothing, dropPending: nothing,
    drafts: {
      put: async (key, value) => { drafts.set(key, value) },
      get: async key => drafts.get(key),
      remove: async key => { drafts.delete(key) },
      keys: async () => [...drafts.keys()],
    },
    files: {
      put: async (key, facts, bytes) => { files.set(key, { facts, bytes }) },
      facts: async () => [...files].map(([key, { facts }]) => ({ key, facts })),
      bytes: async key => files.get(key)?.bytes,
      patch: async (key, facts) => { const file = files.get(key); if (file) files.set(key, { ...file, facts }) },
      remove: async key => { files.delete(key) },
    },
  }
}

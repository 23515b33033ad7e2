import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb'
import type { Id } from '#kernel/id.ts'
import { Problem } from '#kernel/problem.ts'
import type { Held } from './memory.ts'
import { isGone, isHanded } from './pending.ts'
import type { Session } from './session.ts'
import type { Kept, Mark, Shelf, StoredPending } from './shelf.ts'
import { type Bytes, type Keys, type Lock, packed, seal, sealTo, unpacked, unseal, unsealFrom } from './shelf-seal.ts'
import { createSignal } from './signal.ts'

type PendingRow = { id: Id; state: StoredPending['state']; sealed: Bytes }
/** What must not be lost: the lock, the outbox, drafts and files. */
export interface Main extends DBSchema {
  lock: { key: string; value: Lock }
  meta: { key: string; value: Bytes | Blob }
  pending: { key: number; value: PendingRow; indexes: { id: Id; state: string } }
  drafts: { key: string; value: Bytes }
  facts: { key: string; value: Bytes }
  bytes: { key: string; value: Bytes }
}
/** What the server has as well: it gives way when the disk is full, therefore a database of its own. */
interface WordBase extends DBSchema {
  word: { key: Id; value: { kind: string; sealed: Bytes } }
  mark: { key: string; value: Mark }
}
/** The server's word as it lies on the disk, still sealed: it takes no key to read it, and a PIN takes its time. */
export type SealedWord = { base: IDBPDatabase<WordBase>; ids: Id[]; rows: WordBase['word']['value'][]; mark?: Mark }
/** A shelf on the disk of this device. */
export type DiskShelf = Shelf & { token(): Promise<string | undefined>; saveToken(token: string): Promise<void>; close(): void; /** What the service worker may send while nobody is here, sealed for the server; nothing when nothing waits. */ savePouch(sealed: Bytes | undefined): Promise<void> }

const STRICT = { durability: 'strict' } as const
/** Room held free for words. A browser gives back at once what a file took, and what a database took only when it pleases. */
const RESERVE = 'cadangan'
const RESERVE_BYTES = 1_048_576
/** Where the service worker finds what it may send. */
const POUCH = 'tas'

/** The name of a worker's database. */
export const nameOf = (worker: Id): string => `pilar-${worker}`
/** The name of the database with the server's word. */
export const wordNameOf = (worker: Id): string => `pilar-${worker}-kata`

/** Opens a worker's database; another page that wants to delete it is let. */
export function openMain(worker: Id): Promise<IDBPDatabase<Main>> {
  return openDB<Main>(nameOf(worker), 1, {
    upgrade(base) {
      for (const store of ['lock', 'meta', 'drafts', 'facts', 'bytes'] as const) base.createObjectStore(store)
      const pending = base.createObjectStore('pending', { autoIncrement: true })
      pending.createIndex('id', 'id', { unique: true })
      pending.createIndex('state', 'state')
    },
    blocking: (_, __, event) => (event.target as IDBDatabase).close(),
  })
}

const openWord = (worker: Id) => openDB<WordBase>(wordNameOf(worker), 1, {
  upgrade(base) {
    base.createObjectStore('word')
    base.createObjectStore('mark')
  },
  blocking: (_, __, event) => (event.target as IDBDatabase).close(),
})

/** Reads all of it in one look, so that it belongs to its mark. */
export async function readWord(worker: Id): Promise<SealedWord> {
  const base = await openWord(worker)
  const look = base.transaction(['word', 'mark'])
  const [ids, rows, mark] = await Promise.all([look.objectStore('word').getAllKeys(), look.objectStore('word').getAll(), look.objectStore('mark').get('mark')])
  return { base, ids, rows, ...mark && { mark } }
}

/** Makes the shelf over an unlocked database and what was read of the other; `counted` hears how much is unsent after each change of it. */
export function createDiskShelf(worker: Id, main: IDBPDatabase<Main>, word: SealedWord, keys: Keys, counted: (unsent: number) => void): DiskShelf {
  const words = { base: word.base }
  let lying: SealedWord | undefined = word
  const trouble = createSignal<'full' | 'gone' | undefined>(undefined)
  // the browser's data were deleted while the page stands open: what was cut off looks like a full disk, before and after
  main.addEventListener('close', () => trouble.set('gone'))
  const full = () => trouble.set(trouble.get() ?? 'full')
  const reserves = async () => { if (!await main.count('meta', RESERVE)) await main.put('meta', new Blob([new Uint8Array(RESERVE_BYTES)]), RESERVE) }
  void reserves().catch(() => undefined)
  /** Text goes before everything: when the disk is full, the reserve gives way to it, and then what the server has as well. */
  const withRoom = async <T>(write: () => Promise<T>): Promise<T> => {
    try {
      return await write()
    } catch (error) {
      if (!isFull(error)) throw error
      full()
      await main.delete('meta', RESERVE)
    }
    try {
      return await write()
    } catch (error) {
      if (!isFull(error)) throw error
      words.base.close()
      await deleteDB(wordNameOf(worker))
      words.base = await openWord(worker)
      return await write().catch(told)
    }
  }
  const told = (error: unknown): never => {
    if (!isFull(error)) throw error
    full()
    throw new Problem('not_kept', 507)
  }
  const sealing = (value: unknown, place: string) => sealTo(keys.write, packed(value), place)
  const reading = async (sealed: Bytes, place: string) => unpacked(await unsealFrom(keys.read, sealed, place))
  // one after the other: an answer must never be overtaken by the waiting that came before it
  let line = Promise.resolve()
  const inLine = (work: () => Promise<void>): Promise<void> => {
    const mine = line.then(work)
    line = mine.catch(() => undefined)
    return mine
  }
  const count = async () => counted(await countUnsent(main))
  const meta = async (key: string) => {
    const sealed = await main.get('meta', key) as Bytes | undefined
    return sealed && unpacked(await unseal(keys.shelf, sealed, `meta/${key}`))
  }
  const saveMeta = async (key: string, value: unknown) => { await main.put('meta', await seal(keys.shelf, packed(value), `meta/${key}`), key) }
  return {
    trouble,
    close() {
      main.close()
      words.base.close()
    },
    token: async () => await meta('token') as string | undefined,
    saveToken: token => saveMeta('token', token),
    savePouch: async sealed => { await (sealed ? main.put('meta', sealed, POUCH) : main.delete('meta', POUCH)) },
    saveSession: session => saveMeta('session', session).catch(error => { if (!isFull(error)) throw error }),
    async open(): Promise<Kept> {
      const { ids, rows, mark } = lying ?? await readWord(worker)
      lying = undefined
      const [items, session] = await Promise.all([main.getAll('pending'), meta('session')])
      const unsealed = await Promise.all(rows.map(async ({ kind, sealed }, nth) => {
        const bytes = await unseal(keys.shelf, sealed, `word/${ids[nth]}`).catch(() => undefined)
        return bytes && { kind, record: unpacked(bytes) as Held }
      }))
      const whole = unsealed.filter(one => one !== undefined)
      const pending = await Promise.all(items.map(({ id, sealed }) => reading(sealed, `pending/${id}`).catch(() => undefined) as Promise<StoredPending | undefined>))
      // a row that cannot be read is fetched anew with all others; one of the outbox stays where it lies
      return { word: whole, pending: pending.filter(one => one !== undefined), session: session as Session | undefined, ...(mark && whole.length === rows.length ? { mark } : {}) }
    },
    async takeWord(put, forget, mark) {
      const sealed = await Promise.all(put.map(async ({ kind, record }) => ({ id: record.id, row: { kind, sealed: await seal(keys.shelf, packed(record), `word/${record.id}`) } })))
      const write = async () => {
        const change = words.base.transaction(['word', 'mark'], 'readwrite')
        const store = change.objectStore('word')
        await Promise.all([...sealed.map(({ id, row }) => store.put(row, id)), ...forget.map(({ id }) => store.delete(id)), change.objectStore('mark').put(mark, 'mark'), change.done])
      }
      // a full disk keeps the older page and its mark; this one lives until the page is closed
      await write().catch(error => {
        if (!isFull(error)) throw error
        full()
      })
    },
    async clearWord() {
      const change = words.base.transaction(['word', 'mark'], 'readwrite')
      await Promise.all([change.objectStore('word').clear(), change.objectStore('mark').clear(), change.done])
    },
    savePending: items => inLine(async () => {
      const rows = await Promise.all(items.map(async item => ({ id: item.envelope.id, state: isHanded(item) ? 'answered' as const : item.state, sealed: await sealing(item, `pending/${item.envelope.id}`) })))
      await withRoom(async () => {
        const change = main.transaction('pending', 'readwrite', STRICT)
        const saved = rows.map(async row => change.store.put(row, await change.store.index('id').getKey(row.id)))
        await Promise.all([...saved, change.done])
      })
      await count()
    }),
    dropPending: ids => inLine(async () => {
      const change = main.transaction('pending', 'readwrite', STRICT)
      const gone = ids.map(async id => {
        const key = await change.store.index('id').getKey(id)
        if (key !== undefined) await change.store.delete(key)
      })
      await Promise.all([...gone, change.done])
      await count()
    }),
    drafts: {
      put: async (key, value) => {
        const sealed = await sealing(value, `drafts/${key}`)
        await withRoom(() => main.put('drafts', sealed, key))
      },
      get: async key => {
        const sealed = await main.get('drafts', key)
        return sealed && reading(sealed, `drafts/${key}`).catch(() => undefined)
      },
      remove: key => main.delete('drafts', key),
      keys: () => main.getAllKeys('drafts'),
    },
    files: {
      async put(key, facts, bytes) {
        // a picture never takes the room of words
        await reserves().catch(told)
        const sealedFacts = await sealing(facts, `facts/${key}`)
        const sealed = await sealTo(keys.write, new Uint8Array(await bytes.arrayBuffer()), `bytes/${key}`)
        const change = main.transaction(['facts', 'bytes'], 'readwrite')
        await Promise.all([change.objectStore('facts').put(sealedFacts, key), change.objectStore('bytes').put(sealed, key), change.done]).catch(told)
      },
      async facts() {
        const found = await main.getAllKeys('facts')
        return await Promise.all(found.map(async key => ({ key, facts: await reading((await main.get('facts', key))!, `facts/${key}`) as object })))
      },
      async bytes(key) {
        const sealed = await main.get('bytes', key)
        return sealed && new Blob([await unsealFrom(keys.read, sealed, `bytes/${key}`)])
      },
      async patch(key, facts) {
        const sealed = await sealing(facts, `facts/${key}`)
        await withRoom(async () => {
          const change = main.transaction('facts', 'readwrite')
          await Promise.all([change.store.getKey(key).then(known => known && change.store.put(sealed, key)), change.done])
        })
      },
      async remove(key) {
        const change = main.transaction(['facts', 'bytes'], 'readwrite')
        await Promise.all([change.objectStore('facts').delete(key), change.objectStore('bytes').delete(key), change.done])
      },
    },
  }
}

/** Counts what of an outbox has no answer yet; needs no PIN, tells nothing else. */
export async function countUnsent(main: IDBPDatabase<Main>): Promise<number> {
  const [waiting, refused] = await Promise.all([main.countFromIndex('pending', 'state', 'waiting'), main.countFromIndex('pending', 'state', 'refused')])
  return waiting + refused
}

/** Whether the device has no room left. */
export function isFull(error: unknown): boolean {
  return error instanceof DOMException && (error.name === 'QuotaExceededError' || error.name === 'AbortError')
}

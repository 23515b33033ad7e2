// The part of idb that a telephone needs, under the same names: a third of its weight. The field app's build puts it in idb's place (vite.phone.ts).

type Calls = Record<string, (...given: unknown[]) => unknown>
type Steps = { upgrade(base: IDBDatabase): void; blocking?(from: number, to: number | null, event: Event): void }

const asked = (request: IDBRequest) => new Promise<unknown>((done, fail) => {
  request.onsuccess = () => done(request.result)
  request.onerror = () => fail(request.error)
})

/** The thing itself, except that its requests are promises, and so are those of what it gives. */
const promising = (of: object, own: object = {}): object => new Proxy(of, {
  get(_, name: string) {
    if (name in own) return (own as Record<string, unknown>)[name]
    const part = (of as Record<string, unknown>)[name]
    if (typeof part !== 'function') return part
    return (...given: unknown[]) => {
      const answer = (part as () => unknown).apply(of, given as [])
      return answer instanceof IDBRequest ? asked(answer) : answer instanceof IDBObjectStore || answer instanceof IDBIndex ? promising(answer) : answer
    }
  },
})

function transaction(base: IDBDatabase, stores: string | string[], mode?: IDBTransactionMode, options?: IDBTransactionOptions): object {
  const change = base.transaction(stores, mode, options)
  const done = new Promise<void>((fine, fail) => {
    change.oncomplete = () => fine()
    change.onerror = change.onabort = () => fail(change.error ?? new DOMException('', 'AbortError'))
  })
  // whoever waits for a request alone hears of its failure there
  done.catch(() => undefined)
  return promising(change, { done, store: typeof stores === 'string' ? promising(change.objectStore(stores)) : undefined })
}

/** One look or change by itself: it is done when the change is. */
const alone = (base: IDBDatabase, mode: IDBTransactionMode, name: string, index?: string) => async (store: string, ...given: unknown[]) => {
  const change = transaction(base, store, mode) as { store: Calls; done: Promise<void> }
  const asks = index ? change.store.index!(given.shift()) as Calls : change.store
  return (await Promise.all([asks[name]!(...given), mode === 'readwrite' && change.done]))[0]
}

/** Opens a database, made by `upgrade` where there is none. */
export async function openDB(name: string, version: number, { upgrade, blocking }: Steps): Promise<object> {
  const opening = indexedDB.open(name, version)
  opening.onupgradeneeded = () => upgrade(opening.result)
  const base = await asked(opening) as IDBDatabase
  if (blocking) base.onversionchange = event => blocking(event.oldVersion, event.newVersion, event)
  const looks = ['get', 'getAll', 'getAllKeys', 'count'].map(name => [name, alone(base, 'readonly', name)])
  const changes = ['put', 'delete'].map(name => [name, alone(base, 'readwrite', name)])
  return promising(base, { ...Object.fromEntries([...looks, ...changes]), countFromIndex: alone(base, 'readonly', 'count', 'index'), transaction: transaction.bind(null, base) })
}

/** Deletes a database. */
export const deleteDB = async (name: string): Promise<void> => void await asked(indexedDB.deleteDatabase(name))

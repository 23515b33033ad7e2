import type { Id } from '#kernel/id.ts'
import { Problem } from '#kernel/problem.ts'
import type { App } from './app.tsx'
import { offline } from './http.ts'
import { handedUnder, isStuck, storedOf } from './pending.ts'
import { keptNowhere } from './shelf.ts'
import { type DiskShelf, openMain } from './shelf-disk.ts'
import { erase, eraseWord, keepHere, ownersHere, unlock } from './shelf-register.ts'
import { packed, publicOf, sealTo } from './shelf-seal.ts'
import { deviceId } from './shelf-witness.ts'

/** Notes written before a locked shelf lie among its drafts under this name. */
export const NOTE = 'catatan/'
const HEED_MS = 60_000
/** By this the windows of one telephone hear that somebody signed out. */
const LEFT = 'pilar.keluar'

/** Keeps the signed-in worker's shelf on this device from now on; a shelf that lay here opens again, under the new PIN. */
export async function keep(app: App, pin: string): Promise<void> {
  const state = app.session.get()
  const { fresh } = app.session.held.get()
  if (state.phase !== 'somebody' || !fresh) return
  const shelf = await keepHere(state.session.worker, pin, fresh.shelfKey)
  await app.http.post('/api/session/keep', { device: deviceId() })
  await shelf.saveToken(fresh.token)
  await shelf.saveSession(state.session)
  // what was written in the moment before is not left behind
  await shelf.savePending(app.outbox.get().map(storedOf))
  const { drafts } = app.shelf.get()
  for (const name of await drafts.keys()) {
    await shelf.drafts.put(name, await drafts.get(name))
    await drafts.remove(name)
  }
  await enter(app, shelf)
}

/** Opens a shelf by its PIN and takes up what lies there; the line is asked afterwards. */
export async function open(app: App, worker: Id, pin: string): Promise<void> {
  await enter(app, await unlock(worker, pin))
}

async function enter(app: App, shelf: DiskShelf): Promise<void> {
  const [kept, token] = await Promise.all([shelf.open(), shelf.token()])
  if (!kept.session) throw new Problem('shelf_stuck', 409)
  const { session } = kept
  empty(app)
  app.outbox.owner.set(session.worker.id)
  app.shelf.set(shelf)
  app.memory.take(kept.word, [])
  if (kept.mark) app.sync.resume(kept.mark)
  app.drafts.close()
  await app.drafts.load(session.worker.id)
  // from here on a screen may stand: what lies here is known
  app.session.held.set({ token: token ?? '' })
  app.session.set({ phase: 'somebody', session, ...(token ? {} : { ended: true as const }) })
  app.outbox.restore(kept.pending)
  // who signs out in one window is gone from all
  const door = new BroadcastChannel(LEFT)
  door.onmessage = ({ data }) => { if (data === session.worker.id && app.shelf.get() === shelf) location.reload() }
  // what the server says of the session from here on is kept as well
  const stop = app.session.subscribe(() => {
    const now = app.session.get()
    if (app.shelf.get() !== shelf) { stop(); door.close() }
    else if (now.phase === 'somebody' && !now.ended) void shelf.saveSession(now.session)
  })
  if (token) void app.session.load()
  // a round that was under way for whoever came before ends for nothing
  void app.sync.now()
  void navigator.storage?.persist?.()
}

/** Locks the shelf: what was opened is forgotten, what was written lies sealed. */
export async function lock(app: App): Promise<void> {
  const { owners } = await ownersHere()
  app.session.held.set({})
  app.session.set({ phase: 'locked', owners })
  close(app)
}

/** Signs out; `sealed` leaves the shelf locked with what is unsent, otherwise it is deleted, unless another window wrote meanwhile. */
export async function leave(app: App, sealed: boolean): Promise<void> {
  const worker = app.outbox.owner.get()
  const shelf = app.shelf.get() as DiskShelf
  await app.http.remove('/api/session').catch(problem => { if (!(problem instanceof Problem)) throw problem })
  if (sealed || (await ownersHere()).owners.some(owner => owner.worker === worker && owner.unsent)) {
    await shelf.saveToken('')
    await lock(app)
    tellLeft(worker)
    return
  }
  app.session.held.set({})
  app.session.set({ phase: 'asking' })
  close(app)
  if (worker) await erase(worker)
  tellLeft(worker)
  const { owners } = await ownersHere()
  app.session.set(owners.length ? { phase: 'locked', owners } : { phase: 'nobody' })
}

function tellLeft(worker: Id | undefined): void {
  const door = new BroadcastChannel(LEFT)
  door.postMessage(worker)
  door.close()
}

/** The office has this device wiped: what is unsent goes out first, pictures last, then all of it is deleted, and the screen says so. A line lost meanwhile leaves the rest for the next contact. */
export async function wipe(app: App): Promise<void> {
  const worker = app.outbox.owner.get()
  await app.outbox.send().catch(problem => { if (!(problem instanceof Problem)) throw problem })
  // what was refused waits here for a person who will not come back to it: the office has it from now on
  const envelopes = app.outbox.get().filter(isStuck).map(item => ({ ...item.envelope, id: handedUnder(item) }))
  if (envelopes.length) await app.http.post('/api/push', { envelopes })
  // pictures take their time on a thin line: what could be read here is gone before
  app.memory.clear()
  await app.shelf.get().clearWord()
  await app.photos.send('last')
  if (app.photos.get().some(({ draft, state, problem }) => !draft && state === 'waiting' && [undefined, 503].includes(problem?.status))) throw offline()
  app.session.held.set({})
  app.session.set({ phase: 'nobody', wiped: true })
  close(app)
  if (worker) await erase(worker)
}

/** Empties the locked shelves of those whom the office put out of this device: all that the server sent at once, and what is unsent when its owner has opened it and it was handed in. */
export async function heedPutOut(app: App): Promise<void> {
  const { owners } = await ownersHere()
  let gone = false
  for (const { worker, device, unsent } of owners.filter(one => one.worker !== app.outbox.owner.get())) {
    const { wipe: out } = await app.http.post<{ wipe: boolean }>('/api/session/standing', { worker, device }).catch(() => ({ wipe: false }))
    // opened meanwhile: then its own session tells
    if (!out || worker === app.outbox.owner.get()) continue
    await (unsent ? eraseWord(worker) : erase(worker))
    gone ||= !unsent
  }
  if (!gone || app.session.get().phase !== 'locked') return
  const left = (await ownersHere()).owners
  app.session.set(left.length ? { phase: 'locked', owners: left } : { phase: 'nobody', wiped: true })
}

/** Asks so again whenever there may be a line; gives the stop. */
export function heeding(app: App): () => void {
  const ask = () => void heedPutOut(app).catch(() => undefined)
  const timer = setInterval(ask, HEED_MS)
  window.addEventListener('online', ask)
  ask()
  return () => {
    clearInterval(timer)
    window.removeEventListener('online', ask)
  }
}

/** Signs in again beside an open shelf whose session ended; nobody else may. */
export async function signInAgain(app: App, password: string): Promise<void> {
  const state = app.session.get()
  if (state.phase !== 'somebody') return
  const { token } = await app.session.ask(state.session.worker.username, password)
  app.session.held.set({ token })
  await app.http.post('/api/session/keep', { device: deviceId() })
  await (app.shelf.get() as DiskShelf).saveToken(token)
  await app.session.load()
  void app.sync.now()
}

/** Writes a note into a locked shelf: it is sealed for its owner, and nobody here can read it until the PIN comes. */
export async function noteLocked(worker: Id, text: string): Promise<void> {
  const main = await openMain(worker)
  const name = NOTE + crypto.randomUUID()
  const { publicKey } = (await main.get('lock', 'lock'))!
  const sealed = await sealTo(await publicOf(publicKey), packed({ values: { text }, at: new Date().toISOString() }), `drafts/${name}`)
  await main.put('drafts', sealed, name)
  main.close()
}

function close(app: App): void {
  const shelf = app.shelf.get()
  empty(app)
  app.drafts.close()
  app.shelf.set(keptNowhere())
  if ('close' in shelf) (shelf as DiskShelf).close()
}

function empty({ outbox, photos, sync, memory }: App): void {
  outbox.clear()
  photos.clear()
  sync.clear()
  memory.clear()
}

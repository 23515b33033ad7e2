import { createContext, type ReactNode, useContext, useSyncExternalStore } from 'react'
import type { Action } from '#kernel/action.ts'
import type { Region } from '#kernel/region.ts'
import { ownPlace, type Sheet } from '#kernel/rights.ts'
import { createCarried, type Carried } from './carried.ts'
import { createDrafts, type Drafts } from './drafts.ts'
import { createHttp, type Http } from './http.ts'
import { createMemory, deskOver, type Memory } from './memory.ts'
import { changesOf } from './moment.ts'
import { createOutbox, type Outbox } from './outbox.ts'
import { createPhotos, type Photos } from './photos.ts'
import { actorOf, createSession, type Session, type SessionStore } from './session.ts'
import { keptNowhere, type Shelf } from './shelf.ts'
import { createSignal, type Signal } from './signal.ts'
import { createSync, type Sync } from './sync.ts'
import { told } from './device.ts'

/** Everything of the web app that lives as long as the page; made in main, reached by context. */
export type App = {
  http: Http; session: SessionStore; memory: Memory; outbox: Outbox; sync: Sync; photos: Photos
  /** Where what is done here is kept; set when somebody is let in, nowhere before. */
  shelf: Signal<Shelf>
  drafts: Drafts
  /** Which places are carried on this device, and what left it. */
  carried: Carried
  sheet: Sheet
  /** Actions by name, to send a refused one again. */
  actions: ReadonlyMap<string, Action>
}

/** Makes the app's long-lived parts. */
export function createApp({ sheet, actions = [], keeps, wipe }: { sheet: Sheet; actions?: readonly Action[]; keeps?: boolean; /** Deletes all that lies on this device. */ wipe?: (app: App) => Promise<void> }): App {
  const http: Http = createHttp(putOut => { if (putOut) void sync.putOut(); else session.ended() }, () => session.held.get().token, () => told(outbox))
  const session: SessionStore = createSession(() => http, { prepare, ...(keeps ? { lie: () => import('./shelf-register.ts').then(part => part.ownersHere()) } : {}) })
  const memory = createMemory()
  const shelf = createSignal(keptNowhere())
  const drafts = createDrafts(shelf.get)
  const carried = createCarried(shelf)
  const byName = new Map(actions.map(action => [action.name, action]))
  const outbox = createOutbox(() => http, memory, shelf.get, (envelope, over) => {
    const state = session.get()
    const action = byName.get(envelope.action)
    return action && state.phase === 'somebody' ? changesOf(action, envelope, { actor: actorOf(state.session), sheet, desk: deskOver(over) }) : undefined
  })
  const sync: Sync = createSync(() => http, memory, outbox, shelf.get, {
    scopeChanged: () => session.load(),
    areas: async () => (keeps ? (await carried.ready()).areas : []),
    rws: async () => (keeps ? (await carried.ready()).rws ?? [] : []),
    leaves(records) {
      const state = session.get()
      if (keeps && state.phase === 'somebody') void carried.leaves(records, state.session.posts.filter(({ line }) => line === 'area').map(({ region }) => region))
    },
    returns: carried.returns,
    restored: () => { if (keeps) void carried.change({ restored: new Date().toISOString() }) },
    wipe: () => wipe?.(app) ?? session.signOut(),
  })
  const photos = createPhotos(() => http, outbox, shelf, () => sync.now())
  /** Without a shelf, half-written forms live in the tab, sealed by a key that comes with the session. */
  async function prepare({ worker, draftKey }: Session): Promise<void> {
    if (!draftKey || !shelf.get().nowhere || drafts.owner() === worker.id) return
    const tab = await import('./shelf-tab.ts').then(part => part.tabShelf(worker.id, draftKey)).catch(() => undefined)
    if (tab) shelf.set(tab)
    await drafts.load(worker.id)
  }
  // a picture left behind by a lost line goes on with the next good round
  sync.subscribe(() => { if (sync.get().phase === 'idle') void photos.send() })
  const app: App = { http, session, memory, outbox, sync, photos, shelf, drafts, carried, sheet, actions: byName }
  return app
}

const AppContext = createContext<App | undefined>(undefined)
const SessionContext = createContext<Session | undefined>(undefined)

/** Hands the app's parts to every screen below. */
export function AppProvider({ app, children }: { app: App; children: ReactNode }) {
  return <AppContext.Provider value={app}>{children}</AppContext.Provider>
}

/** Hands the signed-in session to every screen below. */
export function SessionProvider({ session, children }: { session: Session; children: ReactNode }) {
  return <SessionContext.Provider value={session}>{children}</SessionContext.Provider>
}

/** The app's long-lived parts. */
export function useApp(): App {
  const app = useContext(AppContext)
  if (!app) throw new Error('no AppProvider above')
  return app
}

/** Who is signed in; only for screens behind the sign-in. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('no SessionProvider above')
  return session
}

/** The place by whose day and clock whoever is signed in lives. */
export function useOwnPlace(): Region {
  return ownPlace(actorOf(useSession()))
}

/** Follows a signal. */
export function useSignal<T>(signal: Signal<T>): T {
  return useSyncExternalStore(signal.subscribe, signal.get)
}

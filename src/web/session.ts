import type { Id } from '#kernel/id.ts'
import type { Actor, HeldPost } from '#kernel/rights.ts'
import { covers, levelOf, type Region } from '#kernel/region.ts'
import { Problem } from '#kernel/problem.ts'
import type { Http } from './http.ts'
import { deviceId, type Lie, mayLieHere, type Waiting } from './shelf-witness.ts'
import { createSignal, type Signal } from './signal.ts'

/** A post as the session tells it, with the names a screen shows. */
export type SessionPost = HeldPost & { unitName?: string | null; pillarName?: string | null }
/** An office whose home the worker may write in. */
export type Office = { home: number; region: Region; name: string; phone?: string | null; nearDays: number; remindDays?: number | null; tagline?: string | null; example?: boolean; dpoName?: string | null; dpoContact?: string | null }
/** Who is signed in, with which posts, at which offices. */
export type Session = {
  worker: { id: Id; name: string; username: string }
  mustChangePassword: boolean
  posts: SessionPost[]
  shut: Id[]
  offices: Office[]
  places: Record<Region, string>
  /** For whoever holds no post: the one that ended last, and whom to call. */
  last?: { role?: string; region?: Region; place?: string; until?: string; office?: { name: string; phone: string } }
  /** Seals half-written forms in a browser that keeps nothing else. */
  draftKey?: string
  /** To it is sealed what the service worker brings while the app is closed. */
  pouchKey?: string
}
/** A device or browser in which the worker is signed in. */
export type SignedInDevice = { id: string; agent?: string | null; openedAt?: string; seenAt?: string; current?: boolean; kept?: boolean }
/** Why nobody is here: the session ended, the office had this device wiped, or its system took the shelf away with so much unsent. */
type Nobody = { phase: 'nobody'; ended?: true; wiped?: true; evicted?: number }
/** What the app knows of the session: not asked yet, nobody, somebody whose shelf is locked, or somebody; `ended` with a shelf: one works on, but nothing is sent. */
export type SessionState = { phase: 'asking' } | Nobody | { phase: 'failed'; problem: Problem } | { phase: 'locked'; owners: readonly Waiting[] } | { phase: 'somebody'; session: Session; ended?: true }
/** Right after a password was right: what it takes to keep a shelf on this device. */
export type Fresh = { token: string; shelfKey: string }

/** Keeps who is signed in; every change of the session goes through it. */
export type SessionStore = Signal<SessionState> & {
  /** The token of a session kept on this device, and what a fresh sign-in left for choosing whether to keep one. */
  held: Signal<{ token?: string; fresh?: Fresh }>
  load(): Promise<void>
  /** As `load`, at the start of a page: who is known to be a stranger is not asked. */
  begin(): Promise<void>
  signIn(login: string, password: string): Promise<void>
  /** Signs in without a word to the screen; gives what came. */
  ask(login: string, password: string): Promise<Fresh>
  signOut(): Promise<void>
  changePassword(old: string, next: string): Promise<void>
  devices(): Promise<SignedInDevice[]>
  revoke(id: string): Promise<void>
  /** The server said that the session has ended. */
  ended(): void
}

const STRANGER = 'pilar_tamu=1'

/** Takes the server's word back that nobody is signed in: from here on it may be otherwise. */
function greeted(): void {
  if (document.cookie.includes(STRANGER)) document.cookie = 'pilar_tamu=; Max-Age=0; Path=/; SameSite=Strict'
}

/** Makes the session's keeper; `prepare` runs before a session is shown; an app that keeps shelves looks first whose `lie` here. */
export function createSession(http: () => Http, { prepare, lie }: { prepare?: (session: Session) => Promise<void>; lie?: () => Promise<Lie> } = {}): SessionStore {
  const state = createSignal<SessionState>({ phase: 'asking' })
  const held = createSignal<{ token?: string; fresh?: Fresh }>({})
  /** Who keeps a shelf here works on without the session; anybody else is nobody. */
  const gone = (ended?: true) => {
    const now = state.get()
    if (held.get().token !== undefined && now.phase === 'somebody') state.set({ ...now, ended: true })
    else state.set({ phase: 'nobody', ended })
  }
  const isLocked = () => state.get().phase === 'locked' && !held.get().fresh
  const load = async () => {
    // a shelf that was locked opens by its PIN, never by an answer that was still under way
    if (isLocked()) return
    const { token } = held.get()
    const isLate = () => isLocked() || held.get().token !== token
    greeted()
    try {
      const session = await http().get<Session>('/api/session')
      if (isLate()) return
      await prepare?.(session)
      // a place that was one's own yesterday is still called by its name
      const before = state.get()
      const known = before.phase === 'somebody' && before.session.worker.id === session.worker.id ? before.session.places : {}
      state.set({ phase: 'somebody', session: { ...session, places: { ...known, ...session.places } } })
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem
      if (isLate()) return
      if (problem.status === 401) gone()
      else if (state.get().phase !== 'somebody') state.set({ phase: 'failed', problem })
    }
  }
  return {
    ...state, held, load,
    async begin() {
      if (held.get().fresh) return await load()
      const found = lie && await mayLieHere() ? await lie() : undefined
      if (found?.owners.length) state.set({ phase: 'locked', owners: found.owners })
      else if (found?.evicted !== undefined) state.set({ phase: 'nobody', evicted: found.evicted })
      else if (document.cookie.includes(STRANGER)) state.set({ phase: 'nobody' })
      else await load()
    },
    ask: (login, password) => http().post<Fresh>('/api/session', { login, password, device: deviceId() }),
    async signIn(login, password) {
      held.set(lie ? { fresh: await this.ask(login, password) } : await http().post('/api/session', { login, password }).then(() => ({})))
      await load()
    },
    async signOut() {
      await http().remove('/api/session').catch(problem => { if (!(problem instanceof Problem) || problem.code === 'offline') throw problem })
      state.set({ phase: 'nobody' })
    },
    async changePassword(old, next) {
      await http().post('/api/password', { old, new: next })
      await load()
    },
    async devices() {
      const answer = await http().get<{ items: SignedInDevice[] } | SignedInDevice[]>('/api/sessions')
      return Array.isArray(answer) ? answer : answer.items
    },
    revoke: id => http().remove(`/api/sessions/${id}`),
    ended() {
      if (state.get().phase === 'somebody') gone(true)
    },
  }
}

/** The actor of the decisions made on this device. */
export function actorOf(session: Session): Actor {
  return { workerId: session.worker.id, name: session.worker.name, posts: session.posts, shut: session.shut }
}

/** Finds the office whose home a place belongs to; the deepest that covers it. */
export function officeAt(session: Session, place: Region): Office | undefined {
  return session.offices.filter(({ region }) => covers(region, place)).sort((a, b) => levelOf(b.region) - levelOf(a.region))[0]
}

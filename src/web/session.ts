import type { Id } from '#kernel/id.ts'
import type { Actor, HeldPost } from '#kernel/rights.ts'
import { covers, levelOf, type Region } from '#kernel/region.ts'
import { Problem } from '#kernel/problem.ts'
import type { Http } from './http.ts'
import { createSignal, type Signal } from './signal.ts'

/** A post as the session tells it, with the names a screen shows. */
export type SessionPost = HeldPost & { unitName?: string | null; pillarName?: string | null }
/** An office whose home the worker may write in. */
export type Office = { home: number; region: Region; name: string; phone?: string | null; nearDays: number; example?: boolean; dpoName?: string | null; dpoContact?: string | null }
/** Who is signed in, with which posts, at which offices. */
export type Session = {
  worker: { id: Id; name: string; username: string }
  mustChangePassword: boolean
  posts: SessionPost[]
  shut: Id[]
  offices: Office[]
  places: Record<Region, string>
}
/** A device or browser in which the worker is signed in. */
export type SignedInDevice = { id: string; agent?: string | null; openedAt?: string; seenAt?: string; current?: boolean }
/** What the app knows of the session: not asked yet, nobody, or somebody. */
export type SessionState = { phase: 'asking' } | { phase: 'nobody'; ended?: true } | { phase: 'failed'; problem: Problem } | { phase: 'somebody'; session: Session }

/** Keeps who is signed in; every change of the session goes through it. */
export type SessionStore = Signal<SessionState> & {
  load(): Promise<void>
  /** As `load`, at the start of a page: who is known to be a stranger is not asked. */
  begin(): Promise<void>
  signIn(login: string, password: string): Promise<void>
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

/** Makes the session's keeper. */
export function createSession(http: () => Http): SessionStore {
  const state = createSignal<SessionState>({ phase: 'asking' })
  const load = async () => {
    greeted()
    try {
      state.set({ phase: 'somebody', session: await http().get<Session>('/api/session') })
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem
      if (problem.status === 401) state.set({ phase: 'nobody' })
      else if (state.get().phase !== 'somebody') state.set({ phase: 'failed', problem })
    }
  }
  return {
    ...state,
    load,
    begin: async () => (document.cookie.includes(STRANGER) ? state.set({ phase: 'nobody' }) : load()),
    async signIn(login, password) {
      await http().post('/api/session', { login, password })
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
      if (state.get().phase === 'somebody') state.set({ phase: 'nobody', ended: true })
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

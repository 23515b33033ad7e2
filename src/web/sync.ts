import { Problem } from '#kernel/problem.ts'
import type { Id } from '#kernel/id.ts'
import type { Http } from './http.ts'
import type { Held, Memory } from './memory.ts'
import type { Outbox } from './outbox.ts'
import { keptNowhere, type Mark, type Shelf } from './shelf.ts'
import { createSignal, type Signal } from './signal.ts'

/** How the last exchange with the server went, for the sync strip. */
export type SyncState = {
  phase: 'idle' | 'working' | 'offline' | 'failed'
  /** Everything readable has been here once since sign-in. */
  loaded: boolean
  at?: string
  problem?: Problem
}
/** Keeps this device and the server in step. */
export type Sync = Signal<SyncState> & {
  /** Sends what waits and fetches what is new; calls meanwhile are answered by one more round. */
  now(): Promise<void>
  /** Begins the rounds: on a timer while visible, when the line returns, when the app comes to the front. Gives the stop. */
  start(): () => void
  /** Goes on from where an earlier opening stood. */
  resume(mark: Mark): void
  clear(): void
}
type Answer = { epoch?: string; cursor: string; scope: string; put: { kind: string; record: Held }[]; forget: { kind: string; id: Id }[]; more: boolean; scopeChanged?: true }

const EVERY_MS = 20_000
const JITTER_MS = 4_000

/** Makes the sync over memory, outbox and the shelf on which its word lies. */
export function createSync(http: () => Http, memory: Memory, outbox: Outbox, shelf: () => Shelf = keptNowhere): Sync {
  const state = createSignal<SyncState>({ phase: 'idle', loaded: false })
  let cursor: string | undefined
  let scope: string | undefined
  let first: string | undefined
  let generation = 0
  /** What is kept stands before what is shown: a device that dies in between asks once more for what it has. */
  const take = async (answer: Answer, done: boolean, mark: Mark) => {
    await shelf().takeWord(answer.put, answer.forget, mark)
    memory.take(answer.put, answer.forget)
    if (answer.forget.length) outbox.forgotten(answer.forget.map(({ id }) => id))
    outbox.pulled(answer.put, done)
  }
  /** Compares what is held with what may be held: the first load, and after every change of posts or grants. */
  const compare = async (mine: number, from?: string) => {
    first = from ?? first
    for (;;) {
      const answer = await http().post<Answer>('/api/pull', { ...(first ? { cursor: first } : {}), have: memory.held() })
      if (mine !== generation) return
      first ??= answer.cursor
      scope = answer.scope
      await take(answer, !answer.more, answer.more ? { first, scope, loaded: state.get().loaded } : standing(first))
      if (mine !== generation) return
      if (!answer.more) break
    }
    // what changed while the pages came is in the news since the first of them
    cursor = first
    first = undefined
  }
  const follow = async (mine: number) => {
    while (cursor) {
      const answer: Answer = await http().post('/api/pull', { cursor, scope })
      if (mine !== generation) return
      if (answer.scopeChanged) {
        // a restored database speaks in another epoch: what is held may be newer than what it knows
        if (epochOf(answer.cursor) !== epochOf(cursor)) {
          // and may have lost what it had answered: it hears that again first
          outbox.replay()
          await outbox.send()
          memory.clear()
          await shelf().clearWord()
        }
        await compare(mine, answer.cursor)
        continue
      }
      cursor = answer.cursor
      scope = answer.scope
      await take(answer, !answer.more, standing(cursor))
      if (mine !== generation || !answer.more) return
    }
  }
  const standing = (at: string): Mark => ({ epoch: epochOf(at), cursor: at, scope, loaded: true, at: new Date().toISOString() })
  const round = async () => {
    const mine = generation
    state.set({ ...state.get(), phase: 'working' })
    try {
      await outbox.send()
      // an exchange that was cut goes on first
      if (!cursor || first) await compare(mine)
      await follow(mine)
      if (mine === generation) state.set({ phase: 'idle', loaded: true, at: new Date().toISOString() })
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem
      if (mine === generation) state.set({ ...state.get(), phase: problem.code === 'offline' ? 'offline' : 'failed', problem })
    }
  }
  let running: Promise<void> | undefined
  let again = false
  const now = async (): Promise<void> => {
    if (running) {
      again = true
      return running
    }
    running = (async () => {
      do {
        again = false
        await round()
      } while (again && state.get().phase === 'idle')
    })().finally(() => { running = undefined })
    return running
  }
  return {
    ...state, now,
    start: () => follows(now),
    resume(mark) {
      ({ cursor, scope, first } = mark)
      state.set({ phase: 'idle', loaded: !!mark.loaded, at: mark.at })
    },
    clear() {
      generation += 1
      cursor = scope = first = undefined
      state.set({ phase: 'idle', loaded: false })
    },
  }
}

function epochOf(cursor: string): string {
  return cursor.split(':')[0]!
}

function follows(now: () => Promise<void>): () => void {
  let timer: ReturnType<typeof setTimeout>
  const tick = () => {
    clearTimeout(timer)
    timer = setTimeout(tick, EVERY_MS + Math.random() * JITTER_MS)
    if (document.visibilityState === 'visible') void now()
  }
  const shown = () => document.visibilityState === 'visible' && tick()
  window.addEventListener('online', tick)
  document.addEventListener('visibilitychange', shown)
  tick()
  return () => {
    clearTimeout(timer)
    window.removeEventListener('online', tick)
    document.removeEventListener('visibilitychange', shown)
  }
}

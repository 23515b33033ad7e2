import { Problem } from '#kernel/problem.ts'
import type { Id } from '#kernel/id.ts'
import type { Region } from '#kernel/region.ts'
import { differing, sumsOf, within } from '#kernel/sums.ts'
import { clockIsOut, trueNow } from './clock.ts'
import { createHandIn } from './handin.ts'
import type { Http } from './http.ts'
import type { Held, Memory } from './memory.ts'
import type { Outbox } from './outbox.ts'
import { keptNowhere, type Mark, type Shelf } from './shelf.ts'
import { createSignal, type Signal } from './signal.ts'

/** How much of the worker's own world is here, and how much there is: a first load counts `left` down; more than `most` is not carried. */
export type WorldFacts = { total: number; most: number; left: number; /** How many bytes fit, unpacked. */ room?: number; /** Long texts filled this device before the number of records did. */ full?: true }
/** How the last exchange with the server went, for the sync strip. */
export type SyncState = {
  phase: 'idle' | 'working' | 'offline' | 'failed'
  /** Everything readable has been here once since sign-in. */
  loaded: boolean
  at?: string
  problem?: Problem
  world?: WorldFacts
}
/** What the rest of the app does at turns of the sync. */
export type Turns = {
  /** Which places are to be carried, when all would be too many. */
  areas?(): readonly Region[] | Promise<readonly Region[]>
  /** Which RW of those places. */
  rws?(): readonly string[] | Promise<readonly string[]>
  /** What may be read has changed: posts and teams are asked anew before what is held is compared. */
  scopeChanged?(): Promise<void>
  /** Records that left this device, told before they go. */
  leaves?(records: readonly { kind: string; record: Held }[]): void
  /** Records that came, or came back, with another scope. */
  returns?(records: readonly { kind: string; record: Held }[]): unknown
  /** The office's data were put back from a copy: this device loads anew. */
  restored?(): void
  /** What waits was handed in; this device keeps nothing any more. */
  wipe?(): Promise<void>
}
/** Keeps this device and the server in step. */
export type Sync = Signal<SyncState> & {
  /** Sends what waits and fetches what is new; calls meanwhile are answered by one more round. */
  now(): Promise<void>
  /** Begins the rounds: on a timer while visible, when the line returns, when the app comes to the front. Gives the stop. */
  start(): () => void
  /** Goes on from where an earlier opening stood. */
  resume(mark: Mark): void
  /** The office put this device out: hands in what waits, then wipes. */
  putOut(): Promise<void>
  clear(): void
}
type Answer = { epoch?: string; cursor: string; scope: string; put: { kind: string; record: Held }[]; forget: { kind: string; id: Id }[]; more: boolean; scopeChanged?: true; sums?: string; load?: string; world?: WorldFacts; now?: string }

const EVERY_MS = 20_000
/** While nobody touches the telephone for so long, it asks less often: a month's empty answers cost more than its reports. */
const LIVELY_MS = 120_000
const RESTING_MS = 60_000
const JITTER_MS = 4_000

/** Makes the sync over memory, outbox and the shelf on which its word lies. */
export function createSync(http: () => Http, memory: Memory, outbox: Outbox, shelf: () => Shelf = keptNowhere, turns: Turns = {}): Sync {
  const state = createSignal<SyncState>({ phase: 'idle', loaded: false })
  const handIn = createHandIn(http, outbox)
  let cursor: string | undefined
  let scope: string | undefined
  /** The cursor of a load or an exchange that is not finished; of a load also the place where it goes on, after a bar. */
  let first: string | undefined
  let generation = 0
  const pull = async (body: { cursor?: string; scope?: string; have?: string[]; parts?: string; load?: string }) => {
    const [areas, rws] = [await turns.areas?.() ?? [], await turns.rws?.() ?? []]
    const { world } = state.get()
    const answer = await http().post<Answer>('/api/pull', { ...body, ...areas.length ? { areas } : {}, ...rws.length ? { rws } : {}, ...world?.full && world.total > world.most ? { most: world.most } : {} })
    if (answer.now) clockIsOut(Math.round((Date.now() - Date.parse(answer.now)) / 1000))
    if (answer.world) state.set({ ...state.get(), world: { ...answer.world, total: answer.world.total || state.get().world?.total || 0 } })
    return answer
  }
  /** What is kept stands before what is shown: a device that dies in between asks once more for what it has. */
  const take = async (answer: Answer, done: boolean, mark: Mark) => {
    await shelf().takeWord(answer.put, answer.forget, mark)
    if (answer.forget.length) turns.leaves?.(answer.forget.flatMap(({ kind, id }) => memory.kept(kind, id)))
    memory.take(answer.put, answer.forget)
    if (answer.forget.length) outbox.forgotten(answer.forget.map(({ id }) => id))
    outbox.pulled(answer.put, done)
  }
  /** The first load: page after page from where it was broken off. It is whole when its last page is kept, never before. */
  const load = async (mine: number) => {
    let [at, place = ''] = first?.split(BAR) ?? []
    for (;;) {
      const answer = await pull({ ...(at ? { cursor: at, scope } : {}), load: place })
      if (mine !== generation) return
      // posts changed meanwhile, or the database is another one: what came so far is compared
      if (answer.scopeChanged) return compare(mine, answer)
      at ??= answer.cursor
      scope = answer.scope
      place = answer.load ?? ''
      first = answer.more ? at + BAR + place : undefined
      await take(answer, !answer.more, answer.more ? { first, scope, loaded: false, world: state.get().world } : standing(at))
      if (mine !== generation) return
      if (!answer.more) break
    }
    // what changed while the pages came is in the news since the first of them
    cursor = at
  }
  /** Compares what is held with what may be held, after every change of posts or grants: by sums first, then by the ids of those that differ. */
  const compare = async (mine: number, changed?: Answer): Promise<void> => {
    let told = changed
    for (;;) {
      // begun at an earlier opening: what may be held is told anew
      told ??= await pull({ cursor: first })
      if (mine !== generation) return
      if (epochOf(told.cursor) !== epochOf(first ?? cursor ?? told.cursor)) return anew(mine)
      first = told.cursor
      const held = memory.held()
      const parts = told.sums && differing(told.sums, sumsOf(held))
      const answer: Answer = parts === '' ? { ...told, more: false } : await pull({ cursor: first, ...parts ? { scope: told.scope, parts, have: held.filter(within(parts)) } : { have: held } })
      if (mine !== generation) return
      if (answer.scopeChanged && parts) {
        told = answer
        continue
      }
      scope = answer.scope
      turns.returns?.(answer.put.filter(({ kind, record }) => !memory.word.get(kind, record.id)))
      await take(answer, !answer.more, answer.more ? { first, scope, loaded: state.get().loaded, world: state.get().world } : standing(first))
      if (mine !== generation) return
      if (!answer.more) break
    }
    cursor = first
    first = undefined
  }
  /** A restored database speaks in another epoch: what is held may be newer than what it knows. */
  const anew = async (mine: number) => {
    // and may have lost what it had answered: it hears that again first
    turns.restored?.()
    outbox.replay()
    await outbox.send()
    memory.clear()
    await shelf().clearWord()
    cursor = scope = first = undefined
    await load(mine)
  }
  const follow = async (mine: number) => {
    while (cursor) {
      const answer = await pull({ cursor, scope })
      if (mine !== generation) return
      if (answer.scopeChanged) {
        await turns.scopeChanged?.()
        if (mine !== generation) return
        await compare(mine, answer)
        continue
      }
      cursor = answer.cursor
      scope = answer.scope
      await take(answer, !answer.more, standing(cursor))
      if (mine !== generation || !answer.more) return
    }
  }
  const standing = (at: string): Mark => ({ epoch: epochOf(at), cursor: at, scope, loaded: true, at: trueNow(), world: state.get().world })
  const round = async () => {
    const mine = generation
    state.set({ ...state.get(), phase: 'working' })
    try {
      await outbox.send()
      // what was cut goes on first: a load from its place, an exchange from its beginning
      if (first && !first.includes(BAR)) await compare(mine)
      else if (!cursor || first) await load(mine)
      await follow(mine)
      // whose right has ended in the meantime, and what was built on it
      if (mine === generation && await handIn(scope)) await outbox.send()
      if (mine === generation) state.set({ ...state.get(), phase: 'idle', problem: undefined, loaded: true, at: trueNow() })
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
  let leaving: Promise<void> | undefined
  return {
    ...state, now,
    start: () => follows(now),
    resume(mark) {
      ({ cursor, scope, first } = mark)
      state.set({ phase: 'idle', loaded: !!mark.loaded, at: mark.at, ...(mark.world ? { world: mark.world } : {}) })
    },
    putOut: () => (leaving ??= (async () => {
      // with a line lost just now nothing is wiped yet: what waits has not been handed in
      await outbox.send()
      await turns.wipe?.()
    })().catch(problem => { if (!(problem instanceof Problem)) throw problem }).finally(() => { leaving = undefined })),
    clear() {
      generation += 1
      cursor = scope = first = undefined
      state.set({ phase: 'idle', loaded: false })
    },
  }
}

const BAR = '|'

function epochOf(cursor: string): string {
  return cursor.split(':')[0]!
}

function follows(now: () => Promise<void>): () => void {
  let timer: ReturnType<typeof setTimeout>
  let touched = Date.now()
  const touch = () => { touched = Date.now() }
  const tick = () => {
    clearTimeout(timer)
    timer = setTimeout(tick, (Date.now() - touched < LIVELY_MS ? EVERY_MS : RESTING_MS) + Math.random() * JITTER_MS)
    if (document.visibilityState === 'visible') void now()
  }
  const shown = () => {
    if (document.visibilityState !== 'visible') return
    touch()
    tick()
  }
  const touches = ['pointerdown', 'keydown'] as const
  for (const one of touches) window.addEventListener(one, touch, { passive: true })
  window.addEventListener('online', tick)
  document.addEventListener('visibilitychange', shown)
  tick()
  return () => {
    clearTimeout(timer)
    for (const one of touches) window.removeEventListener(one, touch)
    window.removeEventListener('online', tick)
    document.removeEventListener('visibilitychange', shown)
  }
}

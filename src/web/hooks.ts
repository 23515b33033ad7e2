import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { Action, Change, Envelope, Read, Receipt, Where } from '#kernel/action.ts'
import type { Instant } from '#kernel/day.ts'
import { homeOf, type Id } from '#kernel/id.ts'
import { Problem } from '#kernel/problem.ts'
import type { Kind, Shape } from '#kernel/record.ts'
import { aboutIn } from './about.ts'
import { type App, useApp, useSession, useSignal } from './app.tsx'
import { trueNow } from './clock.ts'
import { deskOver, matches } from './memory.ts'
import { decideHere, freshId } from './moment.ts'
import type { Pending } from './pending.ts'
import { actorOf, type Session } from './session.ts'

/** The records of a kind this device holds, guesses included, narrowed by equality; follows every change. */
export function useRecords<S extends Shape>(kind: Kind<S>, where?: Where<Kind<S>>): readonly Read<Kind<S>>[] {
  const { memory } = useApp()
  const version = useSyncExternalStore(memory.subscribe, () => memory.version(kind.name))
  const narrow = JSON.stringify(where ?? {})
  return useMemo(
    () => memory.all(kind.name).filter(record => matches(record, JSON.parse(narrow))) as unknown as Read<Kind<S>>[],
    [memory, kind, version, narrow],
  )
}

/** One record, or undefined while it is not (or no longer) here. */
export function useRecord<S extends Shape>(kind: Kind<S>, id: Id | null | undefined): Read<Kind<S>> | undefined {
  const { memory } = useApp()
  return useSyncExternalStore(memory.subscribe, () => (id ? memory.get(kind.name, id) : undefined)) as unknown as Read<Kind<S>> | undefined
}

/** The present moment, again and again while the screen is in sight; for clocks that run. */
export function useNow(everyMs = 20_000): Instant {
  const [now, setNow] = useState(trueNow)
  useEffect(() => {
    const timer = setInterval(() => { if (document.visibilityState === 'visible') setNow(trueNow()) }, everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return now
}

/** How the acts of this device stand that bear a number or name a record by it, of one sort or of any; none is left once the word of the house is here. */
export function useStates(id: Id, action?: Pick<Action, 'name'>): readonly Pending['state'][] {
  return useSignal(useApp().outbox).filter(({ envelope }) => (!action || envelope.action === action.name) && [envelope.id, ...Object.values(envelope.input ?? {})].includes(id)).map(({ state }) => state)
}

/** What was done: the envelope under way, what it changed here, and the server's answer if it comes within a moment. */
export type Done = { id: Id; changes: readonly Change[]; answer: Promise<Receipt | undefined> }

const PATIENCE_MS = 4_000

/** Does an action from a screen: decided here at once, shown as a guess, sent behind the person's back. With a line, the server's word is awaited for a moment, so that its refusal is said where the person still is. */
export function useAction<I>(action: Action<string, I>): { run(input: I, home?: number): Promise<Done | undefined>; busy: boolean; problem: Problem | undefined; clear(): void } {
  const app = useApp()
  const session = useSession()
  const { busy, problem, attempt, clear } = useAttempt()
  const run = useCallback((input: I, home?: number) => attempt(async () => {
    const done = await act(app, session, action, input, home)
    const receipt = await done.answer
    if (!receipt?.refused) return done
    app.outbox.drop(done.id)
    throw new Problem(receipt.refused.code, receipt.refused.status, receipt.refused.details)
  }), [app, session, action, attempt])
  return { run, busy, problem, clear }
}

/** Sends an action to the server and waits for its word; for screens that hold no records here (the office). */
export function useSend<I>(action: Action<string, I>): { run(input: I, home?: number): Promise<Receipt | undefined>; busy: boolean; problem: Problem | undefined; clear(): void } {
  const { http } = useApp()
  const session = useSession()
  const { busy, problem, attempt, clear } = useAttempt()
  const run = useCallback((input: I, home = homeOf(session.worker.id)) => attempt(async () => {
    const envelope: Envelope = { id: freshId(home), action: action.name, at: new Date().toISOString(), input }
    const [receipt] = (await http.post<{ receipts: Receipt[] }>('/api/push', { envelopes: [envelope] })).receipts
    if (!receipt) throw new Problem('server_error', 500)
    if (receipt.refused) throw new Problem(receipt.refused.code, receipt.refused.status, receipt.refused.details)
    return receipt
  }), [http, session, action, attempt])
  return { run, busy, problem, clear }
}

/** Runs something that may be refused and keeps the refusal for the screen. */
export function useAttempt(): { busy: boolean; problem: Problem | undefined; attempt<T>(work: () => Promise<T>): Promise<T | undefined>; clear(): void } {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const attempt = useCallback(async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    setBusy(true)
    setProblem(undefined)
    try {
      return await work()
    } catch (refusal) {
      if (!(refusal instanceof Problem)) throw refusal
      setProblem(refusal)
      return undefined
    } finally {
      setBusy(false)
    }
  }, [])
  return { busy, problem, attempt, clear: useCallback(() => setProblem(undefined), []) }
}

/** Decides and queues an action; the home is that of the worker unless said otherwise. */
export async function act<I>(app: App, session: Session, action: Action<string, I>, input: unknown, home = homeOf(session.worker.id)): Promise<Done> {
  const decided = await decideHere(action, input, { actor: actorOf(session), sheet: app.sheet, desk: deskOver(app.memory), home })
  // a name stays no longer than its record
  const { who: _, ...about } = aboutIn(app.memory, input)
  await app.outbox.add(action.name, decided, { ...about, place: session.places[about.region ?? ''] })
  const answered = app.outbox.answered(decided.id)
  const round = app.sync.now().then(() => { void app.photos.send() })
  const patience = new Promise<undefined>(resolve => { setTimeout(resolve, PATIENCE_MS) })
  const answer = Promise.race([answered, round.then(() => undefined), patience]).then(receipt => {
    if (!receipt) app.outbox.late(decided.id)
    return receipt
  })
  return { id: decided.id, changes: decided.changes, answer }
}

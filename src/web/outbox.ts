import type { Envelope, Receipt } from '#kernel/action.ts'
import { homeOf, type Id } from '#kernel/id.ts'
import { Problem } from '#kernel/problem.ts'
import type { About } from './about.ts'
import type { Http } from './http.ts'
import type { Memory } from './memory.ts'
import { type Decided, freshId } from './moment.ts'
import { groundOf, isKept, isStuck, keeping, MAX_PULLS, type Pending, readyOf, type Refused, renamer, setAside, settledBy, sorted, storedOf } from './pending.ts'
import { alone, BATCH, push, waitOf } from './push.ts'
import { type DecideAgain, decidedAgain, guessOf } from './rebase.ts'
import { keptNowhere, type Shelf, type StoredPending } from './shelf.ts'
import { createSignal, type Signal } from './signal.ts'
import { createTries, MOST_TRIES } from './tries.ts'

/** What was done here and is not yet the server's word; nothing in it is ever dropped without a person's press. */
export type Outbox = Signal<readonly Pending[]> & {
  /** The worker whose acts these are. */
  owner: Signal<Id | undefined>
  /** Keeps an act on this device, with where it belongs, then shows it; rejects, and shows nothing, when it cannot be kept. */
  add(action: string, decided: Decided, about?: About): Promise<void>
  /** So many pictures go with an act. */
  bears(id: Id, pictures: number): void
  /** Takes up what an earlier opening left behind. */
  restore(items: readonly StoredPending[]): void
  /** Resolves when that has been taken up: before, an act that waits on the shelf is not to be seen. */
  opened(): Promise<void>
  /** Hears of each act that takes the place of a refused one before it may be sent, and is waited for. */
  follow(follower: (old: Envelope, better: Envelope) => Promise<void>): void
  /** Sends all that waits, in order; a lost line leaves them with the same envelope ids. Throws the Problem that stopped it. */
  send(): Promise<void>
  /** Resolves when an envelope is answered. */
  answered(id: Id): Promise<Receipt>
  /** Its maker has gone on: what the server would ask becomes a thing to settle. */
  late(id: Id): void
  /** A pull that began after the answers has come back with these records. */
  pulled(put: readonly { kind: string; record: { id: Id } }[], done: boolean): void
  /** Resolves when what waits has been decided again over the word held now. */
  rebased(): Promise<void>
  /** Sends a refused act once more, by a person's wish, and with it what was built on it. */
  again(id: Id): Promise<void>
  /** A refused act was made anew, better: it leaves the tray, and what was built on it follows the new one. */
  replaced(id: Id): Promise<void>
  /** The office has a refused act from now on, under this number; what was built on it follows. */
  handed(old: Id, id: Id, refused: Refused): Promise<void>
  /** Takes a refused act, or one that waits for a refused one, out of the tray, by a person's wish. */
  drop(id: Id): void
  /** Sends everything answered within thirty days again: a restored server may have lost it, and knows again what it has not. */
  replay(): void
  /** Records left this device: answered acts that spoke of them go with them. */
  forgotten(ids: readonly Id[]): void
  clear(): void
}

/** Makes the empty outbox over the memory whose guesses it keeps, and the shelf on which it lies. */
export function createOutbox(http: () => Http, memory: Memory, shelf: () => Shelf = keptNowhere, decide: DecideAgain = () => undefined, now: () => number = Date.now): Outbox {
  const list = createSignal<readonly Pending[]>([])
  const waiting = new Map<Id, (receipt: Receipt) => void>()
  /** Acts answered and told, for a replay. */
  let past: StoredPending[] = []
  /** Answered acts of an earlier opening: what they change is decided once. */
  const undecided = new Set<Id>()
  /** Acts sent again for a restored server: the word tells of them, or they show when it does. */
  const replayed = new Set<Id>()
  const tries = createTries(now)
  const followers: ((old: Envelope, better: Envelope) => Promise<void>)[] = []
  let opening = Promise.withResolvers<void>()
  let [heldUntil, outages] = [0, 0]
  const put = (next: readonly Pending[]) => {
    list.set(next)
    memory.guess(next.filter(({ state, doubt }) => state !== 'refused' && !doubt).flatMap(({ changes }) => changes.map(guessOf)))
  }
  const patch = (patches: ReadonlyMap<Id, Partial<Pending>>) => put(list.get().map(item => ({ ...item, ...patches.get(item.envelope.id) })))
  const rebase = async () => patch(await decidedAgain(list.get(), memory.word, decide, { once: undecided, silent: replayed }))
  let rebasing: Promise<void> | undefined
  let once = false
  const rebaseSoon = (): Promise<void> => {
    once = true
    return (rebasing ??= (async () => {
      while (once) {
        once = false
        await rebase()
      }
    })().finally(() => { rebasing = undefined }))
  }

  /** A receipt is kept before the screen, or anything that follows, believes it. */
  const take = async (receipts: readonly Receipt[]) => {
    const byId = new Map(receipts.map(receipt => [receipt.id, receipt]))
    const settled = (item: Pending) => settledBy(item, byId.get(item.envelope.id))
    const before = list.get().filter(({ envelope }) => byId.has(envelope.id))
    await keeping(() => shelf().savePending(before.map(item => storedOf(settled(item)))))
    // a doubt that the server does not share: the act has come about, and shows again
    for (const { envelope, doubt } of before) if (doubt) undecided.add(envelope.id)
    put(list.get().map(settled))
    if (before.some(({ doubt }) => doubt) || receipts.some(({ refused }) => refused)) void rebaseSoon()
    for (const receipt of receipts) {
      tries.forget(receipt.id)
      waiting.get(receipt.id)?.(receipt)
      waiting.delete(receipt.id)
    }
  }
  /** Sets aside what the server failed on again and again. */
  const blame = async () => {
    const blamed = tries.blame()
    const given = list.get().filter(({ envelope, state }) => state === 'waiting' && (blamed.get(envelope.id) ?? 0) >= MOST_TRIES).map(item => setAside(item, blamed.get(item.envelope.id)!))
    if (!given.length) return
    await keeping(() => shelf().savePending(given.map(storedOf)))
    patch(new Map(given.map(item => [item.envelope.id, item])))
    void rebaseSoon()
  }
  const ready = () => readyOf(list.get(), tries.rests).slice(0, BATCH).map(({ envelope }) => envelope)
  const sendAll = async () => {
    tries.excuse()
    if (heldUntil > now()) throw new Problem('overloaded', 503, { seconds: Math.ceil((heldUntil - now()) / 1000) })
    let taken = 0
    let stopped: Problem | undefined
    for (let envelopes = ready(); envelopes.length && !stopped; envelopes = ready()) {
      const { receipts, failed, problem } = await push(http(), envelopes)
      // a line that is down changes nothing: whoever follows would wake this page, and ask again, for ever
      if (receipts.length) await take(receipts)
      taken += receipts.length
      if (failed) tries.fail(failed)
      // an answer that leaves envelopes out would otherwise be asked for ever
      stopped = problem ?? (!receipts.length && !failed ? new Problem('server_error', 500) : undefined)
      // when it takes nothing at all, it is the server that is ill and no act is to blame
      if (failed && !taken && tries.count() >= 3) stopped = new Problem('server_error', 500)
    }
    outages = (stopped?.status ?? 0) >= 429 ? outages + 1 : 0
    if (outages) heldUntil = now() + waitOf(outages, stopped!.details.seconds)
    if (stopped) {
      tries.excuse()
      throw stopped
    }
    if (taken) await blame()
  }
  let [adding, sending]: [Promise<unknown>, Promise<void> | undefined] = [Promise.resolve(), undefined]
  const wanted = (id: Id) => list.get().find(({ envelope }) => envelope.id === id)
  /** Puts a better act in the place of a refused one; what was built on the records of the old one follows. */
  const replace = async (old: Pending, better: Pending) => {
    const renamed = renamer(old.envelope, better.envelope)
    const next = list.get().flatMap(item => (item === old ? [better] : item.envelope.id === better.envelope.id ? [] : [renamed(item)]))
    const known = new Set(list.get())
    await keeping(() => shelf().savePending(next.filter(item => !known.has(item)).map(storedOf)))
    for (const follower of followers) await follower(old.envelope, better.envelope)
    if (old.envelope.id !== better.envelope.id) await shelf().dropPending([old.envelope.id])
    put(next)
    await rebaseSoon()
  }
  const note = (item: Pending, part: Partial<Pending>) => {
    patch(new Map([[item.envelope.id, part]]))
    void shelf().savePending([storedOf({ ...item, ...part })]).catch(() => undefined)
  }
  const drop = (id: Id) => {
    const item = wanted(id)
    if (!item || (item.state !== 'refused' && !groundOf(item, list.get()))) return
    void shelf().dropPending([id])
    put(list.get().filter(one => one !== item))
    void rebaseSoon()
  }
  return {
    ...list,
    owner: createSignal<Id | undefined>(undefined),
    add(action, { id, at, input, changes }, about) {
      const item: Pending = { envelope: { id, action, at, input }, changes, state: 'waiting', pulls: 0, about }
      // one after another: the order of the list is the order in which they were done
      const added = adding.then(async () => {
        await keeping(() => shelf().savePending([storedOf(item)]))
        put([...list.get(), item])
      })
      adding = added.catch(() => undefined)
      return added
    },
    restore(items) {
      const { gone, told, left } = sorted(items, now())
      if (gone.length) void shelf().dropPending(gone)
      past = told
      for (const { envelope, state } of left) if (state === 'answered') undecided.add(envelope.id)
      opening.resolve()
      put([...left.map(item => (item.state === 'waiting' ? { ...item, envelope: { ...item.envelope, later: true } } : item)), ...list.get()])
      void rebaseSoon()
    },
    opened: () => opening.promise,
    follow: follower => { followers.push(follower) },
    send: () => (sending ??= alone(sendAll).finally(() => { sending = undefined })),
    answered: id => new Promise(resolve => { waiting.set(id, resolve) }),
    bears(id, pictures) { const item = wanted(id); if (item) note(item, { pictures }) },
    late(id) {
      const item = wanted(id)
      if (item?.state === 'waiting') note(item, { envelope: { ...item.envelope, later: true } })
    },
    pulled(records, done) {
      const come = new Set(records.map(({ kind, record }) => `${kind}:${record.id}`))
      const told: StoredPending[] = []
      const next = list.get().flatMap(item => {
        if (item.state !== 'answered') return [item]
        const changes = item.changes.filter(({ kind, record }) => !come.has(`${kind.name}:${record.id}`))
        const pulls = item.pulls + (done ? 1 : 0)
        if ((changes.length || undecided.has(item.envelope.id)) && pulls < MAX_PULLS) return [{ ...item, changes, pulls }]
        told.push({ ...storedOf(item), pulls: MAX_PULLS })
        return []
      })
      if (told.length) {
        past.push(...told)
        void shelf().savePending(told).catch(() => undefined)
      }
      if (told.length || (done && next.some(({ state }) => state === 'answered'))) put(next)
      if (done) void blame().catch(() => undefined)
      if (next.length) void rebaseSoon()
    },
    rebased: async () => { await rebasing },
    async again(id) {
      const old = wanted(id)
      if (old?.state !== 'refused' || !old.refused) return
      tries.forget(id)
      // what the server decided stands for ever: it is asked anew under a new number
      await replace(old, { ...old, envelope: { ...old.envelope, id: isKept(old.refused) ? freshId(homeOf(id)) : id, later: true }, changes: [], state: 'waiting', refused: undefined, pulls: 0 })
    },
    async replaced(id) {
      const old = wanted(id)
      if (old?.state !== 'refused') return
      const isBetter = ({ envelope, state }: StoredPending) => state !== 'refused' && envelope.action === old.envelope.action && envelope.at > old.envelope.at
      const better = list.get().findLast(isBetter) ?? past.findLast(isBetter)
      if (better) await replace(old, { changes: [], ...better })
      else drop(id)
    },
    async handed(id, under, refused) {
      const old = wanted(id)
      if (old && isStuck(old)) await replace(old, { ...old, envelope: { ...old.envelope, id: under }, refused })
    },
    drop,
    replay() {
      for (const { envelope } of past) replayed.add(envelope.id)
      put([...past.map(({ envelope }) => ({ envelope: { ...envelope, later: true }, changes: [], state: 'waiting' as const, pulls: 0 })), ...list.get()])
      past = []
      void rebaseSoon()
    },
    forgotten(ids) {
      const gone = past.filter(({ envelope }) => { const text = JSON.stringify(envelope.input); return ids.some(id => text.includes(id)) })
      if (gone.length) void shelf().dropPending(gone.map(({ envelope }) => envelope.id))
      past = past.filter(item => !gone.includes(item))
    },
    clear() {
      opening.resolve()
      opening = Promise.withResolvers()
      past.length = heldUntil = outages = 0
      for (const one of [tries, undecided, replayed]) one.clear()
      put([])
    },
  }
}

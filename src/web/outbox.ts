import type { Change, Envelope, Receipt } from '#kernel/action.ts'
import type { Id } from '#kernel/id.ts'
import { Problem } from '#kernel/problem.ts'
import type { Http } from './http.ts'
import type { Guess, Memory } from './memory.ts'
import type { Decided } from './moment.ts'
import { keptNowhere, type Shelf, type StoredPending } from './shelf.ts'
import { createSignal, type Signal } from './signal.ts'

/** An act on its way: waiting to be sent, answered but its word not yet pulled, or refused and waiting for a person. */
export type Pending = {
  envelope: Envelope
  changes: readonly Change[]
  state: 'waiting' | 'answered' | 'refused'
  refused?: { code: string; status: number; details: Record<string, unknown> }
  /** Pulls that have passed since the answer. */
  pulls: number
}

/** What was done here and is not yet the server's word; nothing in it is ever dropped without a person's press. */
export type Outbox = Signal<readonly Pending[]> & {
  /** The worker whose acts these are. */
  owner: Signal<Id | undefined>
  /** Shows an act at once; resolved means that it is kept on this device. */
  add(action: string, decided: Decided): Promise<void>
  /** Takes up what an earlier opening left behind, with what each act changes over the word held now. */
  restore(items: readonly Pending[]): void
  /** Sends all that waits, in order; a lost line leaves them with the same envelope ids. Throws the Problem that stopped it. */
  send(): Promise<void>
  /** Resolves when an envelope is answered. */
  answered(id: Id): Promise<Receipt>
  /** A pull that began after the answers has come back with these records. */
  pulled(put: readonly { kind: string; record: { id: Id } }[], done: boolean): void
  /** Takes a refused envelope out of the tray, by a person's wish. */
  drop(id: Id): void
  clear(): void
}

const BATCH = 20
/** A guess whose records never come back (they are addressed to others) lies at most this many pulls. */
const MAX_PULLS = 3

/** Makes the empty outbox over the memory whose guesses it keeps, and the shelf on which it lies. */
export function createOutbox(http: () => Http, memory: Memory, shelf: () => Shelf = keptNowhere): Outbox {
  const list = createSignal<readonly Pending[]>([])
  const waiting = new Map<Id, (receipt: Receipt) => void>()
  const put = (next: readonly Pending[]) => {
    list.set(next)
    memory.guess(next.filter(({ state }) => state !== 'refused').flatMap(({ changes }) => changes.map(guessOf)))
  }
  /** A receipt is kept before the screen, or anything that follows, believes it. */
  const take = async (receipts: readonly Receipt[]) => {
    const byId = new Map(receipts.map(receipt => [receipt.id, receipt]))
    const settled = (item: Pending): Pending => {
      const receipt = byId.get(item.envelope.id)
      if (!receipt) return item
      return receipt.refused ? { ...item, state: 'refused', refused: receipt.refused } : { ...item, state: 'answered', pulls: 0 }
    }
    await shelf().savePending(list.get().filter(({ envelope }) => byId.has(envelope.id)).map(item => storedOf(settled(item))))
    put(list.get().map(settled))
    for (const receipt of receipts) {
      waiting.get(receipt.id)?.(receipt)
      waiting.delete(receipt.id)
    }
  }
  const sendAll = async () => {
    for (;;) {
      const envelopes = list.get().filter(({ state }) => state === 'waiting').slice(0, BATCH).map(({ envelope }) => envelope)
      if (!envelopes.length) return
      const receipts = await push(http(), envelopes)
      await take(receipts)
      // an answer that leaves envelopes out would otherwise be asked for ever
      if (!receipts.length) throw new Problem('server_error', 500)
    }
  }
  let sending: Promise<void> | undefined
  return {
    ...list,
    owner: createSignal<Id | undefined>(undefined),
    add(action, { id, at, input, changes }) {
      const item: Pending = { envelope: { id, action, at, input }, changes, state: 'waiting', pulls: 0 }
      put([...list.get(), item])
      return shelf().savePending([storedOf(item)])
    },
    restore: items => put([...items, ...list.get()]),
    send: () => (sending ??= sendAll().finally(() => { sending = undefined })),
    answered: id => new Promise(resolve => { waiting.set(id, resolve) }),
    pulled(records, done) {
      const come = new Set(records.map(({ kind, record }) => `${kind}:${record.id}`))
      const next = list.get().flatMap(item => {
        if (item.state !== 'answered') return [item]
        const changes = item.changes.filter(({ kind, record }) => !come.has(`${kind.name}:${record.id}`))
        const pulls = item.pulls + (done ? 1 : 0)
        return changes.length && pulls < MAX_PULLS ? [{ ...item, changes, pulls }] : []
      })
      const gone = list.get().filter(({ envelope }) => !next.some(left => left.envelope.id === envelope.id)).map(({ envelope }) => envelope.id)
      if (gone.length) void shelf().dropPending(gone)
      if (next.length !== list.get().length || come.size || done) put(next)
    },
    drop(id) {
      void shelf().dropPending(list.get().filter(({ envelope, state }) => envelope.id === id && state === 'refused').map(({ envelope }) => envelope.id))
      put(list.get().filter(({ envelope, state }) => envelope.id !== id || state !== 'refused'))
    },
    clear: () => put([]),
  }
}

/** Sends envelopes and gives their receipts; one that the server cannot read is refused alone, the others go on. */
async function push(http: Http, envelopes: readonly Envelope[]): Promise<Receipt[]> {
  try {
    return (await http.post<{ receipts: Receipt[] }>('/api/push', { envelopes })).receipts
  } catch (problem) {
    if (!(problem instanceof Problem) || problem.status < 400 || problem.status >= 500 || [401, 403, 408, 426, 429].includes(problem.status)) throw problem
    if (envelopes.length > 1) return await oneByOne(http, envelopes)
    const { code, status, details } = problem
    return [{ id: envelopes[0]!.id, received: new Date().toISOString(), refused: { code, status, details }, made: [] }]
  }
}

/** In their order, for a note may speak of the case that the envelope before it opens; what is answered before the line breaks counts. */
async function oneByOne(http: Http, envelopes: readonly Envelope[]): Promise<Receipt[]> {
  const receipts: Receipt[] = []
  for (const one of envelopes) {
    try {
      receipts.push(...await push(http, [one]))
    } catch (problem) {
      if (receipts.length === 0) throw problem
      break
    }
  }
  return receipts
}

/** An act as it is kept. */
export function storedOf({ envelope, state, refused, pulls }: Pending): StoredPending {
  return { envelope, state, refused, pulls }
}

function guessOf(change: Change): Guess {
  const { kind, record } = change
  return change.op === 'add' ? { kind: kind.name, id: record.id, add: record } : { kind: kind.name, id: record.id, patch: change.patch }
}

import { randomBytes } from 'node:crypto'
import type { Envelope } from '#kernel/action.ts'
import { mintId, type Id } from '#kernel/id.ts'
import { Problem } from '#kernel/problem.ts'
import { actions } from '#src/main.contents.ts'
import { rights } from '#src/rights.ts'
import { type Http, offline } from '#web/http.ts'
import { createMemory, deskOver, type Held, type Memory } from '#web/memory.ts'
import { changesOf } from '#web/moment.ts'
import { createOutbox, type Outbox } from '#web/outbox.ts'
import { actorOf, type Session } from '#web/session.ts'
import { keptNowhere, type Mark, type Shelf, type StoredPending } from '#web/shelf.ts'
import { createSync, type Sync } from '#web/sync.ts'
import type { House, Someone } from './house.ts'

/** What a line may do to a request: nothing, lose it, lose its answer, bring it twice, or bring it when nobody waits for it any more. */
export const FAULTS = ['none', 'request', 'response', 'twice', 'late'] as const
/** One of them. */
export type Fault = (typeof FAULTS)[number]
const byName = new Map(actions.map(action => [action.name, action]))

/** A phone of the field app without its screen: the real memory, outbox and sync, a shelf that outlives them, and a line that breaks as told. */
export class Device {
  readonly who: Someone
  /** How far its clock is off. */
  skewMs = 0
  /** What the line does to the next request. */
  fault: Fault = 'none'
  /** Every act ever kept here. */
  readonly acts: Envelope[] = []
  memory!: Memory
  outbox!: Outbox
  sync!: Sync
  private readonly house: House
  private session!: Session
  private readonly shelf = lastingShelf()
  private readonly straying: (() => Promise<unknown>)[] = []

  private constructor(house: House, who: Someone) {
    this.house = house
    this.who = who
  }

  /** Takes a phone in hand and signs somebody in. */
  static async of(house: House, who: Someone): Promise<Device> {
    const device = new Device(house, who)
    device.session = (await device.request('GET', '/api/session')) as Session
    await device.open()
    return device
  }

  /** Opens the app, with whatever the last opening left on the shelf. */
  async open(): Promise<void> {
    const http = { post: (path: string, body: unknown) => this.exchange(path, body) } as unknown as Http
    this.memory = createMemory()
    this.outbox = createOutbox(() => http, this.memory, () => this.shelf, (envelope, over) => changesOf(byName.get(envelope.action)!, envelope, { actor: actorOf(this.session), sheet: rights, desk: deskOver(over) }))
    this.sync = createSync(() => http, this.memory, this.outbox, () => this.shelf)
    const kept = await this.shelf.open()
    this.memory.take(kept.word, [])
    if (kept.mark) this.sync.resume(kept.mark)
    this.outbox.restore(kept.pending)
    await this.outbox.rebased()
  }

  /** Does an act here; what this device refuses is not done, as its form would say. */
  async act(name: string, input: unknown): Promise<Envelope | undefined> {
    const at = new Date(Date.now() + this.skewMs).toISOString()
    const envelope: Envelope = { id: this.id(), action: name, at, input }
    try {
      const changes = await changesOf(byName.get(name)!, envelope, { actor: actorOf(this.session), sheet: rights, desk: deskOver(this.memory) })
      await this.outbox.add(name, { id: envelope.id, at, input, changes })
    } catch (refusal) {
      if (refusal instanceof Problem) return undefined
      throw refusal
    }
    this.acts.push(envelope)
    this.outbox.late(envelope.id)
    return envelope
  }

  /** An id of the home in which its worker writes. */
  id(): Id {
    return mintId(this.who.home, Date.now(), count => randomBytes(count))
  }

  /** Requests that were on their way arrive now. */
  async arrive(): Promise<void> {
    for (const request of this.straying.splice(0)) await request().catch(() => undefined)
  }

  /** Everything shown of some kinds that has one of the ids in it. */
  shown(kinds: readonly string[], ids: ReadonlySet<Id>): Held[] {
    return kinds.flatMap(kind => this.memory.all(kind).filter(record => [record.id, record.caseId, record.tripId, record.otherTripId].some(id => typeof id === 'string' && ids.has(id))))
  }

  private async exchange(path: string, body: unknown): Promise<unknown> {
    const { fault } = this
    this.fault = 'none'
    const send = () => this.request('POST', path, body)
    if (fault === 'late') this.straying.push(send)
    if (fault === 'request' || fault === 'late') throw offline()
    const answer = await send()
    if (fault === 'response') throw offline()
    return fault === 'twice' ? await send() : answer
  }

  private async request(method: 'GET' | 'POST', url: string, payload?: unknown): Promise<unknown> {
    const answer = await this.house.app.inject({ method, url, headers: { authorization: `Bearer ${this.who.token}` }, ...(payload === undefined ? {} : { payload: payload as object }) })
    const told = answer.json() as { code?: string; details?: Record<string, unknown> }
    if (answer.statusCode >= 400) throw new Problem(told.code ?? 'server_error', answer.statusCode, told.details ?? { ...told })
    return told
  }
}

/** A shelf that outlives the opening, as a phone's does. */
function lastingShelf(): Shelf {
  const word = new Map<string, { kind: string; record: Held }>()
  const pending = new Map<Id, StoredPending>()
  let mark: Mark | undefined
  return {
    ...keptNowhere(),
    open: async () => structuredClone({ word: [...word.values()], pending: [...pending.values()], ...(mark ? { mark } : {}) }),
    async takeWord(put, forget, next) {
      for (const one of put) word.set(one.record.id, one)
      for (const { id } of forget) word.delete(id)
      mark = next
    },
    clearWord: async () => { word.clear() },
    savePending: async items => { for (const item of items) pending.set(item.envelope.id, structuredClone(item)) },
    dropPending: async ids => { for (const id of ids) pending.delete(id) },
  }
}

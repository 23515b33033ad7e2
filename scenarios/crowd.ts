import { randomBytes } from 'node:crypto'
import pg from 'pg'
import type { Receipt } from '#kernel/action.ts'
import { firstHome } from '#kernel/region.ts'
import { hashed, storePassword } from '#server/session.ts'
import { asSystem, freshId, openSession, Someone, type Answer, type House, type Posting } from './house.ts'

const quickPassword = hashed('kata-uji-yang-panjang')
const BUSY = new Set([502, 503])

/** Registers many people without the costly sign-in: each gets a session of the kind that signing in opens. */
export async function settleMany(house: House, count: number, name: (nth: number) => string, posting: (nth: number) => Posting): Promise<Someone[]> {
  const people: Someone[] = []
  for (let nth = 0; nth < count; nth += 1) people.push(await settleQuickly(house, name(nth), posting(nth)))
  return people
}

async function settleQuickly(house: House, name: string, posting: Posting): Promise<Someone> {
  const region = posting.region.split('.').slice(0, 2).join('.')
  const home = firstHome(region)
  const id = freshId(home)
  const username = `kilat.${randomBytes(5).toString('hex')}`
  await asSystem(house, home, 'worker.add', { id, region, name, username })
  await asSystem(house, home, 'post.give', { workerId: id, line: 'area', from: '2024-01-01', ...posting })
  await storePassword(house.services.pool, house.services.vault, { id, username }, '', false, await quickPassword)
  const someone = new Someone(house, { id, name, username, home })
  someone.token = await openSession(house, someone)
  return someone
}

/** Asks until the server is not too busy, as every client of ours does; a lost line counts as busy. */
export async function patiently(ask: () => Promise<Answer>, mostMs = 60_000): Promise<Answer> {
  for (const end = Date.now() + mostMs; ;) {
    const answer = await ask().catch((error: Error) => ({ status: 503, body: null, text: String(error), headers: {} }))
    if (!BUSY.has(answer.status) || Date.now() > end) return answer
    await new Promise(done => { setTimeout(done, 50 + Math.random() * 150) })
  }
}

/** An envelope as a device makes it. */
export function envelopeOf(home: number, action: string, input: unknown, at = new Date().toISOString()): { id: string; action: string; at: string; input: unknown } {
  return { id: freshId(home), action, at, input }
}

/** Sends envelopes as a device does and gives their receipts. */
export async function push(who: Someone, ...envelopes: unknown[]): Promise<Receipt[]> {
  const answer = await patiently(() => who.ask('POST', '/api/push', { envelopes }))
  if (answer.status !== 200) throw new Error(`${who.name}: ${answer.status} ${answer.text}`)
  return answer.body.receipts
}

/** A device that follows the feed by the rules of the web app: compare when the scope changed, else the news. */
export class Follower {
  readonly who: Someone
  readonly held = new Map<string, { kind: string; depth: string; [field: string]: unknown }>()
  readonly cursors: string[] = []
  exchanges = 0
  private cursor: string | undefined
  private scope: string | undefined
  constructor(who: Someone) { this.who = who }

  /** Rounds to the end of all that has been committed: writers elsewhere in the same PostgreSQL hold the horizon back for a moment. */
  async catchUp(databaseUrl: string): Promise<void> {
    await horizonPassed(databaseUrl)
    await this.round()
  }

  /** One round to the end of the news. */
  async round(): Promise<void> {
    if (!this.cursor) await this.compare(undefined)
    for (;;) {
      const answer = await this.pull({ cursor: this.cursor, scope: this.scope })
      if (answer.scopeChanged) {
        if (answer.cursor.split(':')[0] !== this.cursor!.split(':')[0]) this.held.clear()
        await this.compare(answer.cursor)
        continue
      }
      this.note(answer)
      if (!answer.more) return
    }
  }

  private async compare(from: string | undefined): Promise<void> {
    this.exchanges += 1
    for (let first = from; ;) {
      const answer = await this.pull({ ...(first ? { cursor: first } : {}), have: [...this.held].map(([id, { depth }]) => `${id}/${depth}`) })
      first ??= answer.cursor
      this.note({ ...answer, cursor: first })
      if (!answer.more) return
    }
  }

  private note(answer: { cursor: string; scope: string; put: { kind: string; record: any }[]; forget: { id: string }[] }): void {
    for (const { kind, record } of answer.put) this.held.set(record.id, { kind, ...record })
    for (const { id } of answer.forget) this.held.delete(id)
    this.cursor = answer.cursor
    this.scope = answer.scope
    this.cursors.push(answer.cursor)
  }

  private async pull(body: unknown): Promise<any> {
    const answer = await patiently(() => this.who.ask('POST', '/api/pull', body))
    if (answer.status !== 200) throw new Error(`${this.who.name} pull: ${answer.status} ${answer.text}`)
    return answer.body
  }
}

async function horizonPassed(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rows: [last] } = await client.query<{ xid: string }>('select max(xid::text::bigint)::text as xid from history')
    for (;;) {
      const { rows: [now] } = await client.query<{ passed: boolean }>('select pg_snapshot_xmin(pg_current_snapshot()) > $1::xid8 as passed', [last!.xid])
      if (now!.passed) return
      await new Promise(done => { setTimeout(done, 20) })
    }
  } finally {
    await client.end()
  }
}

/** Puts two cursors in order: (transaction, row). */
export function cursorBefore(one: string, other: string): boolean {
  const [, xid = '0', seq = '0'] = one.split(':')
  const [, otherXid = '0', otherSeq = '0'] = other.split(':')
  return BigInt(xid) < BigInt(otherXid) || (xid === otherXid && BigInt(seq) < BigInt(otherSeq))
}

/** A new case in Paruga, as a PSM sends it. */
export function intake(over: Record<string, unknown> = {}): Record<string, unknown> {
  return { who: 'Bapak Umar, ±60 th', needs: ['lansia'], urgency: 'segera', region: '52.72.01.1001', rt: '005', rw: '002', seal: 'tidak', ...over }
}

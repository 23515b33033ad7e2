import type { FastifyInstance } from 'fastify'
import { homeOf, type Id } from '#kernel/id.ts'
import type { AnyRecord } from '#kernel/record.ts'
import type { Actor, Sheet } from '#kernel/rights.ts'
import { transact, type Pool } from './db.ts'
import type { Homes } from './homes.ts'

/** One line of the read log. */
export type ReadEntry = { what: string; record?: Id; region?: string; reason?: string; /** Kept every time, however often. */ each?: true; /** When; now, unless the example tells of days gone by. */ at?: string }
type Log = { pool: Pool; homes: Homes }

/** What is read again and again while one works: kept once in so many minutes by worker and record. */
const OFTEN_MINUTES: Readonly<Record<string, number>> = { 'case.read': 15, 'case.carried': 1440, 'person.read': 15, 'worker.read': 60, 'log.read': 60 }

/** Writes to the read log: who read what, when and why. */
export async function logRead(log: Log, actor: Actor, ...entries: ReadEntry[]): Promise<void> {
  if (entries.length === 0) return
  const homes = entries.map(entry => (entry.record ? homeOf(entry.record) : log.homes.homeAt(entry.region ?? actor.posts[0]?.region ?? '00') ?? 0))
  await transact(log.pool, log.homes.settingsFor(actor), client => client.query(
    `insert into reads (home, worker, worker_name, what, record, region, reason, at)
     select home, $1, $2, what, record, region, reason, coalesce(at, now()) from unnest($3::int[], $4::text[], $5::uuid[], $6::text[], $7::text[], $8::int[], $9::timestamptz[]) as e (home, what, record, region, reason, minutes, at)
      where e.minutes is null or not exists (select from reads r where r.home = e.home and r.worker = $1 and r.what = e.what and r.record is not distinct from e.record and r.reason is not distinct from e.reason and r.at > now() - make_interval(mins => e.minutes))`,
    [actor.workerId, actor.name, homes, entries.map(entry => entry.what), entries.map(entry => entry.record ?? null), entries.map(entry => entry.region ?? null), entries.map(entry => entry.reason ?? null), entries.map(entry => (entry.each ? null : OFTEN_MINUTES[entry.what] ?? null)), entries.map(entry => entry.at ?? null)]))
}

/** Logs every reading under a role that is watched, by the pattern of its address, before the answer leaves; to be asked before the routes are added. */
export function watchReaders(app: FastifyInstance, log: Log & { sheet: Sheet }): void {
  // not before the handler: what is remembered of a session is proved there, and read anew when it has changed
  app.addHook('onSend', async (request, _, payload) => {
    const watched = request.method === 'GET' && request.routeOptions.url?.startsWith('/api/v1/') && request.signed?.actor.posts.some(post => post.line === 'area' && log.sheet[post.role]?.watched)
    if (watched) await logRead(log, request.signed.actor, { what: 'inspection.read', reason: request.routeOptions.url! })
    return payload
  })
}

/** Picks the full reads that the log keeps out of what a reader is given: every case, sealed ones each time, and the record of another worker; `carried` when a device takes them along, to be opened without the server. */
export function loggedReads(sheet: Sheet, actor: Actor, records: readonly { kind: string; record: AnyRecord }[], carried = false): ReadEntry[] {
  const roles = actor.posts.filter(post => post.line === 'area').map(post => sheet[post.role])
  const each = roles.some(role => role?.logged) || undefined
  const cases = records.filter(({ kind, record }) => kind === 'case' && record.depth === 'full').map(({ record }) => ({ what: record.sealed ? 'case.sealed' : carried ? 'case.carried' : 'case.read', record: record.id, region: record.region, ...(each ? { each } : {}) }))
  const workers = carried ? [] : records.filter(({ kind, record }) => kind === 'worker' && record.depth === 'full' && record.id !== actor.workerId).map(({ record }) => ({ what: 'worker.read', record: record.id, region: record.region }))
  const people = carried ? [] : records.filter(({ kind, record }) => (kind === 'person' || kind === 'household') && record.depth === 'full').map(({ record }) => ({ what: 'person.read', record: record.id, region: record.region }))
  return [...cases, ...people, ...workers]
}

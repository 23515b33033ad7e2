import type { FastifyInstance } from 'fastify'
import { homeOf, type Id } from '#kernel/id.ts'
import type { AnyRecord } from '#kernel/record.ts'
import type { Actor, Sheet } from '#kernel/rights.ts'
import { transact, type Pool } from './db.ts'
import type { Homes } from './homes.ts'

/** One line of the read log. */
export type ReadEntry = { what: string; record?: Id; region?: string; reason?: string }
type Log = { pool: Pool; homes: Homes }

/** Writes to the read log: who read what that is confidential, when and why. */
export async function logRead(log: Log, actor: Actor, ...entries: ReadEntry[]): Promise<void> {
  if (entries.length === 0) return
  const homes = entries.map(entry => (entry.record ? homeOf(entry.record) : log.homes.homeAt(entry.region ?? actor.posts[0]?.region ?? '00') ?? 0))
  await transact(log.pool, log.homes.settingsFor(actor), client => client.query(
    `insert into reads (home, worker, worker_name, what, record, region, reason)
     select home, $1, $2, what, record, region, reason from unnest($3::int[], $4::text[], $5::uuid[], $6::text[], $7::text[]) as e (home, what, record, region, reason)`,
    [actor.workerId, actor.name, homes, entries.map(entry => entry.what), entries.map(entry => entry.record ?? null), entries.map(entry => entry.region ?? null), entries.map(entry => entry.reason ?? null)]))
}

/** Logs every reading under a role that is watched, by the pattern of its address; to be asked before the routes are added. */
export function watchReaders(app: FastifyInstance, log: Log & { sheet: Sheet }): void {
  app.addHook('preHandler', async request => {
    if (request.method !== 'GET' || !request.routeOptions.url?.startsWith('/api/v1/') || !request.signed) return
    const { actor } = request.signed
    if (!actor.posts.some(post => post.line === 'area' && log.sheet[post.role]?.watched)) return
    await logRead(log, actor, { what: 'inspection.read', reason: request.routeOptions.url })
  })
}

/** Picks the full reads that the log keeps out of what a reader is given: every sealed case, and every case at all under a role whose reads are logged. */
export function loggedReads(sheet: Sheet, actor: Actor, records: readonly { kind: string; record: AnyRecord }[]): ReadEntry[] {
  const always = actor.posts.some(post => post.line === 'area' && sheet[post.role]?.logged)
  return records.filter(({ kind, record }) => kind === 'case' && record.depth === 'full' && (always || record.sealed === true)).map(({ record }) => ({ what: record.sealed ? 'case.sealed' : 'case.read', record: record.id, region: record.region }))
}

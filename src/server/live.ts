import type { FastifyInstance } from 'fastify'
import type { ServerResponse } from 'node:http'
import type { Id } from '#kernel/id.ts'
import { NATION } from '#kernel/region.ts'
import { Problem } from '#kernel/problem.ts'
import type { Actor } from '#kernel/rights.ts'
import { literal, transact, type Client, type Settings } from './db.ts'
import { overloaded } from './dispatch.ts'
import { actorOf, tokenOf } from './http.ts'
import { scopeOf } from './scope.ts'
import type { Services } from './services.ts'
import { signedBy, tokenHash } from './session.ts'
import { horizonOf, latest, readCursor, written } from './sync.ts'
import { isTold, type Addressed } from './told.ts'

/** How often and how much, to be changed by tests alone. */
export type LivePace = { /** Looks for news although nobody here wrote any. */ look: number; /** Shows that the line stands, and asks whether the session still does. */ beat: number; most: number; perWorker: number; /** Bytes that may wait for a slow listener. */ waiting: number }
/** Who listens, for tests and measures. */
export type Live = { readonly size: number; /** Looks for news now. */ wake(): void }

const USUAL: LivePace = { look: 3000, beat: 20_000, most: 2000, perWorker: 6, waiting: 16_384 }
const DEBOUNCE_MS = 60
const PAGE = 400
const CATCH_UP = 1000
/** A request that hears and never sends: how it stands and where it goes. */
type Listener = { out: ServerResponse; actor: Actor; token: string; hash: Buffer; stamp: string | null }

/** Everything an act of the house may see: the feed looks with these eyes, and tells nobody but those it is meant for. */
export function everywhere({ homes }: Pick<Services, 'homes'>, worker = ''): Settings {
  return { ...homes.settingsFor({ workerId: '', name: '', shut: [], posts: [{ id: '00000000-0000-8000-8000-000000000000', role: '', region: NATION, line: 'area', from: '2000-01-01' }] }), worker }
}

/** Adds `/api/live`: a line that stays open and says "there is news" to those whom a notice is for, with a number and nothing else. One look at the feed serves all who listen in this process. */
export function addLiveRoute(app: FastifyInstance, services: Services, pace: Partial<LivePace> = {}): Live {
  const kept = { ...USUAL, ...pace }
  const listeners = new Set<Listener>()
  let cursor: string | undefined
  let looking: Promise<void> | undefined
  let again = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const drop = (one: Listener) => { if (listeners.delete(one)) one.out.destroy() }
  const say = (one: Listener, text: string) => {
    // whoever does not take what is sent is dropped and comes back: nothing is kept for anybody
    if (one.out.writableLength > kept.waiting) drop(one)
    else one.out.write(text)
  }
  const look = async (): Promise<void> => {
    while (listeners.size > 0) {
      const found = await transact(services.pool, everywhere(services), client => newsAfter(services, client, cursor, [...new Set([...listeners].flatMap(one => services.homes.settingsFor(one.actor).home))]), true)
      cursor = found.cursor
      const counts = new Map<Listener, number>()
      const doubtful = new Map<Listener, Addressed[]>()
      const byWorker = Map.groupBy(listeners, one => one.actor.workerId)
      for (const notice of found.notices) for (const one of notice.toWorker ? byWorker.get(notice.toWorker) ?? [] : listeners) {
        if (!isTold(services.sheet, notice, one.actor)) continue
        if (notice.sealed || one.actor.shut.length > 0) doubtful.set(one, [...doubtful.get(one) ?? [], notice])
        else counts.set(one, (counts.get(one) ?? 0) + 1)
      }
      for (const [one, notices] of doubtful) counts.set(one, (counts.get(one) ?? 0) + (await readable(services, one.actor, notices.map(notice => notice.id))).length)
      for (const [one, count] of counts) if (count > 0 && listeners.has(one)) say(one, newsText(cursor, count))
      if (!found.more) return
    }
  }
  const wake = () => {
    if (looking) { again = true; return }
    if (listeners.size === 0) return
    clearTimeout(timer)
    timer = setTimeout(() => {
      again = false
      looking = look().catch(() => undefined).finally(() => { looking = undefined; if (again) wake(); else rest() })
    }, DEBOUNCE_MS)
  }
  const rest = () => {
    clearTimeout(timer)
    if (listeners.size > 0) timer = setTimeout(wake, kept.look)
    // nobody listens: whoever comes next begins at that moment
    else cursor = undefined
  }
  const beat = async () => {
    const all = [...listeners]
    if (all.length === 0) return
    const { rows } = await services.pool.query<{ token: Buffer; stamp: string | null }>('select token, stamp from session_stamps($1)', [all.map(one => one.hash)])
    const stamps = new Map(rows.map(row => [row.token.toString('base64'), row.stamp]))
    for (const one of all) {
      const stamp = stamps.get(one.hash.toString('base64')) ?? null
      if (stamp !== one.stamp) await renew(one, stamp).catch(() => drop(one))
      if (listeners.has(one)) say(one, ': \n\n')
    }
  }
  /** The session, the posts or the password changed: who it is now is asked anew, and whoever it is not any more hears nothing further. */
  const renew = async (one: Listener, stamp: string | null) => {
    if (stamp === null) { drop(one); return }
    one.actor = (await signedBy(services.pool, services.remembered, one.token)).actor
    one.stamp = stamp
  }
  const heart = setInterval(() => { beat().catch(() => undefined) }, kept.beat)
  heart.unref()
  const missed = async (actor: Actor, last: string | undefined) => await transact(services.pool, services.homes.settingsFor(actor), client => missedBy(services, client, actor, last), true)
  app.get('/api/live', { config: { stream: true }, schema: { hide: true } }, async (request, reply) => {
    if (listeners.size >= kept.most) throw overloaded({ seconds: 30 })
    const actor = actorOf(request)
    const token = tokenOf(request)!
    const hash = tokenHash(token)
    const last = request.headers['last-event-id']
    const { rows } = await services.pool.query<{ stamp: string | null }>('select stamp from session_stamps($1)', [[hash]])
    const before = await missed(actor, typeof last === 'string' ? last : undefined)
    for (const old of [...listeners].filter(other => other.actor.workerId === actor.workerId).slice(0, -(kept.perWorker - 1))) drop(old)
    reply.hijack()
    const one: Listener = { out: reply.raw, actor, token, hash, stamp: rows[0]?.stamp ?? null }
    for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) reply.raw.setHeader(name, value)
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
    reply.raw.on('close', () => { listeners.delete(one) }).on('error', () => { listeners.delete(one) })
    reply.raw.write(`retry: 3000\nid: ${before.cursor}\n\n${before.count > 0 ? newsText(before.cursor, before.count) : ''}`)
    listeners.add(one)
    cursor ??= before.cursor
    // the feed was looked at while this one was being let in
    const between = cursor === before.cursor ? undefined : await missed(actor, before.cursor).catch(() => undefined)
    if (between && between.count > 0) say(one, newsText(between.cursor, between.count))
    if (listeners.size === 1) wake()
  })
  // what was written here is told at once; what other processes wrote, at the next look
  app.addHook('onResponse', async ({ method }) => { if (method === 'POST') wake() })
  app.addHook('preClose', async () => {
    clearInterval(heart)
    for (const one of [...listeners]) { listeners.delete(one); one.out.end() }
    clearTimeout(timer)
    await looking
  })
  return { get size() { return listeners.size }, wake }
}

function newsText(cursor: string, count: number): string {
  return `event: news\nid: ${cursor}\ndata: {"count":${count}}\n\n`
}

/** Reads which notices came after a cursor, in the feed's order; without one it begins now. */
async function newsAfter(services: Services, client: Client, from: string | undefined, homes: readonly number[]): Promise<{ cursor: string; notices: Addressed[]; more: boolean }> {
  const horizon = await horizonOf(client)
  const known = from === undefined ? undefined : readCursor(from)
  if (!known) return { cursor: written(await latest(client, services.epoch, horizon)), notices: [], more: false }
  const { rows } = await client.query<{ xid: string; seq: string; ids: Id[] }>(
    `select xid::text as xid, seq::text as seq, jsonb_path_query_array(changed, '$[*] ? (@.kind == "notice" && @.op == "add").id') as ids
       from history where home = any($1) and (xid, seq) > ($2::xid8, $3::bigint) and xid < $4::xid8 order by xid, seq limit ${PAGE}`, [homes, known.xid, known.seq, horizon])
  const last = rows.at(-1)
  return { cursor: last ? written({ epoch: services.epoch, xid: last.xid, seq: last.seq }) : from!, notices: await addressedAs(client, rows.flatMap(row => row.ids)), more: rows.length === PAGE }
}

/** Reads to whom notices are addressed, sealed ones too: what comes of it goes to those who may read them, and nowhere else. */
export async function addressedAs(client: Client, ids: readonly Id[]): Promise<Addressed[]> {
  if (ids.length === 0) return []
  return (await client.query<Addressed>('select id, home, region, code, to_worker as "toWorker", to_role as "toRole", rt, rw, sealed from addressed_as($1)', [ids])).rows
}

/** What the sender of letters asks of notices, within the scope: those still read by an actor, unopened and standing. */
export async function readable(services: Pick<Services, 'pool' | 'homes' | 'sheet' | 'kinds'>, actor: Actor, ids: readonly Id[]): Promise<{ id: Id; code: string; opened: boolean }[]> {
  const kind = services.kinds.find(one => one.name === 'notice')!
  const scope = scopeOf(services.sheet, kind, actor)
  if (!scope || ids.length === 0) return []
  const settings = services.homes.settingsFor(actor)
  return (await transact(services.pool, settings, client => client.query<{ id: Id; code: string; opened: boolean }>(
    `select t.id, t.code, t.opened_at is not null or t.state = 'dijawab' or t.cancelled as opened from notices t where t.home = any(${literal(settings.home)}::int[]) and t.id = any(${literal(ids)}::uuid[]) and ${scope.where}`), true)).rows
}

/** Counts what came for an actor since the last thing that was heard; who comes for the first time, or from another epoch, begins now. */
async function missedBy(services: Services, client: Client, actor: Actor, last: string | undefined): Promise<{ cursor: string; count: number }> {
  const horizon = await horizonOf(client)
  const now = written(await latest(client, services.epoch, horizon))
  let from
  try {
    from = readCursor(last)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
  }
  const scope = scopeOf(services.sheet, services.kinds.find(one => one.name === 'notice')!, actor)
  if (!scope || !from || from.epoch !== services.epoch) return { cursor: now, count: 0 }
  const { rows } = await client.query<Addressed>(
    `select t.id, t.home, t.region, t.code, t.to_worker as "toWorker", t.to_role as "toRole", t.rt, t.rw, t.sealed from (
       select (e ->> 'id')::uuid as id from history h cross join lateral jsonb_array_elements(h.changed) e
        where h.home = any(nullif(current_setting('app.home', true), '')::int[]) and (h.xid, h.seq) > (${literal(from.xid)}::xid8, ${literal(from.seq)}::bigint) and h.xid < ${literal(horizon)}::xid8 and e ->> 'kind' = 'notice' and e ->> 'op' = 'add' limit ${CATCH_UP}) n
       join notices t on t.home = any(nullif(current_setting('app.home', true), '')::int[]) and t.id = n.id where ${scope.where}`)
  return { cursor: now, count: rows.filter(notice => isTold(services.sheet, notice, actor)).length }
}

import { dayAt, timeAt } from '#kernel/day.ts'
import type { Id } from '#kernel/id.ts'
import { homeOf } from '#kernel/id.ts'
import { placeOf } from '#kernel/region.ts'
import { isLive, type Actor, type HeldPost } from '#kernel/rights.ts'
import type { Channel } from './carriers.ts'
import { transact, type Client } from './db.ts'
import { addressedAs, everywhere } from './live.ts'
import type { Services } from './services.ts'
import { horizonOf } from './sync.ts'
import { isTold, type Addressed } from './told.ts'

/** What the courier must be told of notices and of people's wishes; the slice of notices brings it. */
export type Wishes = {
  isUrgent(code: string): boolean
  /** By which channels one notice goes to one worker at once, and after how many minutes. */
  now(chosen: Wish | undefined, code: string, clock: string): { channels: readonly Channel[]; minutes: number }
  /** Whether a notice belongs into a worker's morning. */
  inDigest(chosen: Wish | undefined, code: string): boolean
  digestAt: string
  /** The words of a letter: how much of what, never who. */
  letter(language: 'id' | 'en', what: { digest: boolean; urgent: boolean; codes: readonly string[] }): { subject: string; text: string; short: string }
}
/** A worker's choice as it lies in the database; the address stays sealed until a letter goes. */
export type Wish = { home: number; workerId: Id; hasEmail: boolean; push: readonly string[]; mail: readonly string[]; digest: readonly string[]; digestAt: string; quietFrom: string; quietTo: string; language: 'id' | 'en' }
/** One notice (or morning) on its way to one worker by one channel at one place. */
export type Parcelled = { home: number; worker: Id; channel: Channel; target: Id; key: string; notice: Id | null; urgent: boolean; minutes: number; seconds: number }
type Told = { home: number; region: string; name: string; ended: boolean; posts: HeldPost[]; shut: Id[] } | null

const PAGE = 200
const LOCK = 52_720_056
/** How long after its hour a morning's digest is still worth sending. */
const LATE_HOURS = 6

/** Looks through what happened since the last look and puts what is to be delivered into the queue, each once; gives whether there is more. One process looks at a time. */
export async function queueNews(services: Services, wishes: Wishes, open: ReadonlySet<Channel>, gatherSeconds: number): Promise<boolean> {
  return await transact(services.pool, everywhere(services), async client => {
    const { rows: [lock] } = await client.query<{ mine: boolean }>('select pg_try_advisory_xact_lock($1) as mine', [LOCK])
    if (!lock!.mine) return false
    await client.query(`insert into delivery_marks as m (home, epoch, xid, seq) select h.home, $1, coalesce(last.xid, '0'), coalesce(last.seq, 0) from homes h left join lateral (select xid, seq from history where history.home = h.home order by xid desc, seq desc limit 1) last on true
      where not exists (select from delivery_marks k where k.home = h.home and k.epoch = $1) on conflict (home) do update set epoch = excluded.epoch, xid = excluded.xid, seq = excluded.seq`, [services.epoch])
    const { rows } = await client.query<{ home: number; xid: string; seq: string; ids: Id[] }>(
      `select m.home, h.xid::text as xid, h.seq::text as seq, jsonb_path_query_array(h.changed, '$[*] ? (@.kind == "notice" && @.op == "add").id') as ids from delivery_marks m cross join lateral (
         select xid, seq, changed from history where history.home = m.home and (history.xid, history.seq) > (m.xid, m.seq) and history.xid < $1::xid8 order by xid, seq limit ${PAGE}) h order by m.home, h.xid, h.seq`, [await horizonOf(client)])
    if (rows.length === 0) return false
    if (open.size > 0) await put(client, await parcelsFor(services, client, wishes, open, await addressedAs(client, rows.flatMap(row => row.ids)), gatherSeconds))
    const last = [...new Map(rows.map(row => [row.home, row])).values()]
    await client.query('update delivery_marks m set xid = l.xid::xid8, seq = l.seq from unnest($1::int[], $2::text[], $3::bigint[]) l (home, xid, seq) where m.home = l.home', [last.map(row => row.home), last.map(row => row.xid), last.map(row => row.seq)])
    return [...Map.groupBy(rows, row => row.home).values()].some(own => own.length === PAGE)
  })
}

/** Puts this morning's digest into the queue for everybody whose hour has come in their zone; each day once. */
export async function queueDigests(services: Services, wishes: Wishes, open: ReadonlySet<Channel>, now = new Date().toISOString()): Promise<void> {
  if (open.size === 0) return
  await transact(services.pool, everywhere(services), async client => {
    const { rows: offices } = await client.query<{ home: number; code: string }>('select home, code from homes')
    const places = new Map(offices.map(({ home, code }) => [home, { day: dayAt(code, now), clock: timeAt(code, now) }]))
    const { rows: held } = await client.query<{ home: number; worker: Id }>('select home, worker from push_workers($1)', [offices.map(({ home }) => home)])
    const { rows: mailed } = await client.query<{ home: number; worker: Id }>('select home, worker_id as worker from notice_choices where email is not null and proved')
    const all = new Map([...held, ...mailed].map(one => [one.worker, one]))
    const chosen = await wishesOf(client, [...all.keys()])
    const due = [...all.values()].filter(({ home, worker }) => {
      const wish = chosen.get(worker)
      return wish?.digest.length !== 0 && isDue(wish?.digestAt ?? wishes.digestAt, places.get(home)!.clock)
    })
    const mail = (worker: Id) => open.has('surel') && !!chosen.get(worker)?.hasEmail
    const devices = open.has('push') ? await devicesOf(client, due.filter(({ worker }) => !mail(worker)).map(({ worker }) => worker)) : new Map<Id, Id[]>()
    await put(client, due.flatMap(({ home, worker }): Parcelled[] => {
      const parcel = { home, worker, key: `digest:${places.get(home)!.day}`, notice: null, urgent: false, minutes: 0, seconds: 0 }
      // by e-mail to whoever has one, otherwise by the telephone: one morning, one word
      return mail(worker) ? [{ ...parcel, channel: 'surel', target: worker }] : (devices.get(worker) ?? []).map(target => ({ ...parcel, channel: 'push', target }))
    }))
  })
}

function isDue(at: string, clock: string): boolean {
  const [from, now] = [at, clock].map(text => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)))
  return now! >= from! && now! < from! + LATE_HOURS * 60
}

async function parcelsFor(services: Services, client: Client, wishes: Wishes, open: ReadonlySet<Channel>, notices: readonly Addressed[], gather: number): Promise<Parcelled[]> {
  const holders = await holdersOf(services, client, notices)
  const heard = notices.flatMap(notice => (notice.toWorker ? [{ notice, worker: notice.toWorker }] : holders.filter(({ actor }) => isTold(services.sheet, notice, actor)).map(({ actor }) => ({ notice, worker: actor.workerId }))))
  const workers = [...new Set(heard.map(({ worker }) => worker))]
  const [chosen, devices] = [await wishesOf(client, workers), open.has('push') ? await devicesOf(client, workers) : new Map<Id, Id[]>()]
  return heard.flatMap(({ notice, worker }): Parcelled[] => {
    const wish = chosen.get(worker)
    const { channels, minutes } = wishes.now(wish, notice.code, timeAt(notice.region, new Date().toISOString()))
    const urgent = wishes.isUrgent(notice.code)
    const parcel = { home: notice.home, worker, key: `notice:${notice.id}`, notice: notice.id, urgent, minutes, seconds: urgent ? 0 : gather }
    return channels.filter(channel => open.has(channel)).flatMap((channel): Parcelled[] => (channel === 'surel' ? (wish?.hasEmail ? [{ ...parcel, channel, target: worker }] : []) : channel === 'push' ? (devices.get(worker) ?? []).map(target => ({ ...parcel, channel, target })) : []))
  })
}

/** Who holds the posts that notices of a role speak to: each as an actor with that one post. */
async function holdersOf(services: Services, client: Client, notices: readonly Addressed[]): Promise<{ actor: Actor }[]> {
  const toRoles = notices.filter(notice => notice.toRole)
  if (toRoles.length === 0) return []
  const roles = new Set(toRoles.flatMap(notice => (notice.toRole === 'lurah' ? ['lurah', 'kasi_kesra'] : [notice.toRole!])))
  const places = new Set(toRoles.flatMap(notice => Object.values(placeOf(notice.region)).filter(Boolean) as string[]))
  const { rows } = await client.query<HeldPost & { workerId: Id; workerName: string }>('select id, worker_id as "workerId", worker_name as "workerName", role, region, rt, rw, line, "from", until, approval from posts where kab = any($1) and role = any($2) and region = any($3)', [[...new Set(toRoles.map(notice => placeOf(notice.region).kab))], [...roles], [...places]])
  const now = new Date().toISOString()
  return rows.filter(post => isLive(post, dayAt(post.region, now))).map(({ workerId, workerName, ...post }) => ({ actor: { workerId, name: workerName, shut: [], posts: [post] } }))
}

/** What workers chose; of one who chose in two homes, the own home's. */
export async function wishesOf(client: Client, workers: readonly Id[]): Promise<Map<Id, Wish>> {
  if (workers.length === 0) return new Map()
  const { rows } = await client.query<Wish>('select home, worker_id as "workerId", email is not null and coalesce(proved, false) as "hasEmail", push, mail, digest, digest_at as "digestAt", quiet_from as "quietFrom", quiet_to as "quietTo", language from notice_choices where worker_id = any($1)', [workers])
  return new Map(rows.toSorted((one, other) => Number(one.home === homeOf(one.workerId)) - Number(other.home === homeOf(other.workerId))).map(row => [row.workerId, row]))
}

async function devicesOf(client: Client, workers: readonly Id[]): Promise<Map<Id, Id[]>> {
  const { rows } = workers.length === 0 ? { rows: [] } : await client.query<{ id: Id; worker: Id }>('select id, worker from push_of($1)', [workers])
  return new Map([...Map.groupBy(rows, row => row.worker)].map(([worker, own]) => [worker, own.map(row => row.id)]))
}

async function put(client: Client, parcels: readonly Parcelled[]): Promise<void> {
  if (parcels.length === 0) return
  await client.query(`insert into deliveries (home, worker_id, channel, target, key, notice_id, urgent, due_at) select home, worker, channel, target, key, notice, urgent, now() + make_interval(mins => minutes, secs => seconds)
    from jsonb_to_recordset($1::jsonb) p (home integer, worker uuid, channel text, target uuid, key text, notice uuid, urgent boolean, minutes integer, seconds double precision) on conflict do nothing`, [JSON.stringify(parcels)])
}

/** Somebody as a session of theirs would tell now, for a letter on its way; undefined when there is nobody any more. */
export async function recipientOf(services: Pick<Services, 'pool'>, worker: Id): Promise<Actor | undefined> {
  const { rows: [row] } = await services.pool.query<{ told: Told }>('select recipient_told($1) as told', [worker])
  const told = row?.told
  if (!told || told.ended) return undefined
  const now = new Date().toISOString()
  return { workerId: worker, name: told.name, shut: told.shut, posts: told.posts.filter(post => isLive(post, dayAt(post.region, now))) }
}

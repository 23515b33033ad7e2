import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { homeOf, type Id } from '#kernel/id.ts'
import { NotCarried, type Channel } from './carriers.ts'
import { literal, transact } from './db.ts'
import { everywhere, readable } from './live.ts'
import { openMail } from './mail.ts'
import { queueDigests, queueNews, recipientOf, wishesOf, type Wishes } from './posting.ts'
import { scopeOf } from './scope.ts'
import type { Services } from './services.ts'
import { openPush, type PushAddress } from './webpush.ts'
import { isTold, type Addressed } from './told.ts'

/** How often and how long, in milliseconds; `pauses` are the waits between the tries of one parcel, in seconds: after the last it has failed. */
export type CourierPace = { look: number; morning: number; lease: number; gather: number; /** How long a mail server may say nothing. */ silent: number; pauses: readonly number[] }
/** The running courier. */
export type Courier = { /** Does one round now: what is new is queued, what is due is sent. Gives how many parcels were tried. */ round(): Promise<number>; digests(now?: string): Promise<void>; stop(): Promise<void> }

/** A minute, then longer and longer, half a day in the end: about a day altogether. */
const PAUSES = [60, 300, 900, 3600, 14_400, 43_200]
const USUAL: CourierPace = { look: 5000, morning: 60_000, lease: 180_000, gather: 45_000, silent: 40_000, pauses: PAUSES }
/** What lies longer is news no more. */
const STALE_HOURS = 48
const AT_ONCE = 4
const MOST = 200
const BACK_HOURS = 26

type Due = { home: number; worker: Id; channel: Channel; target: Id; key: string; notice: Id | null; urgent: boolean; tries: number; letter: Id; stale: boolean }
type Outcome = { state: 'terkirim' | 'gugur' | 'gagal' | 'menunggu'; why?: string; seconds?: number }

/** Starts carrying notices out of the house: every few seconds it queues what is new and sends what is due, as long as anything is switched on. Several processes may; each parcel is taken by one of them for the time of a lease. */
export function startCourier(services: Services, wishes: Wishes, say: (line: string) => void, pace: Partial<CourierPace> = {}): Courier {
  const kept = { ...USUAL, ...pace }
  const mail = openMail(services.config, kept.silent)
  const push = openPush(services.config, services.vault)
  const open = new Set<Channel>([...mail ? ['surel' as const] : [], ...push ? ['push' as const] : []])
  const stopping = new AbortController()
  let running: Promise<unknown> = Promise.resolve()

  const claimed = async (): Promise<Due[]> => (await transact(services.pool, everywhere(services), client => client.query<Due>(
    `with due as (select d.home, d.worker_id, d.channel, d.target, d.key, d.letter from deliveries d where d.home = any(nullif(current_setting('app.home', true), '')::int[]) and d.state = 'menunggu' and d.due_at <= now() order by d.urgent desc, d.due_at limit ${MOST} for update skip locked),
      fresh as (select home, worker_id, channel, target, gen_random_uuid() as letter from (select distinct home, worker_id, channel, target from due) one)
     update deliveries d set due_at = now() + $1 * interval '1 millisecond', tries = d.tries + 1, letter = coalesce(d.letter, fresh.letter) from due join fresh using (home, worker_id, channel, target)
      where d.home = due.home and d.worker_id = due.worker_id and d.channel = due.channel and d.target = due.target and d.key = due.key
     returning d.home, d.worker_id as worker, d.channel, d.target, d.key, d.notice_id as notice, d.urgent, d.tries, d.letter, d.at < now() - interval '${STALE_HOURS} hours' as stale`, [kept.lease]))).rows

  const settle = async (parcel: readonly Due[], { state, why, seconds = 0 }: Outcome) => {
    const [{ home, worker, channel, target }] = parcel as [Due]
    await transact(services.pool, everywhere(services), client => client.query(
      `update deliveries set state = $6, why = $7, due_at = now() + $8 * interval '1 second', done_at = case when $6 = 'menunggu' then null else now() end where home = $1 and worker_id = $2 and channel = $3 and target = $4 and key = any($5) and state = 'menunggu'`, [home, worker, channel, target, parcel.map(one => one.key), state, why ?? null, seconds]))
  }

  /** What the parcel says to whoever may still hear it; nothing when all of it was read, taken back or lies outside their view by now. */
  const contentOf = async (parcel: readonly Due[]): Promise<{ language: 'id' | 'en'; email?: string; words: ReturnType<Wishes['letter']> } | undefined> => {
    const [{ worker, home }] = parcel as [Due]
    const actor = await recipientOf(services, worker)
    if (!actor) return undefined
    const notices = (await readable(services, actor, parcel.flatMap(one => one.notice ?? []))).filter(notice => !notice.opened)
    const isDigest = parcel.some(one => !one.notice)
    const { wish, email } = await transact(services.pool, everywhere(services, worker), async client => {
      const chosen = (await wishesOf(client, [worker])).get(worker)
      const { rows: [row] } = chosen?.hasEmail ? await client.query<{ email: Buffer }>('select email from notice_choices where home = $1 and worker_id = $2 and proved', [chosen.home, worker]) : { rows: [] }
      const key = row && (await services.vault.keysFor(client, [worker])).get(worker)
      return { wish: chosen, email: row && key ? String(services.vault.open(key, row.email)) : undefined }
    }, true)
    const codes = [...notices.map(notice => notice.code), ...isDigest ? (await unopened(services, actor, home)).filter(notice => wishes.inDigest(wish, notice.code)).map(notice => notice.code) : []]
    const language = wish?.language ?? 'id'
    return codes.length > 0 ? { language, ...(email ? { email } : {}), words: wishes.letter(language, { digest: isDigest && notices.length === 0, urgent: parcel.some(one => one.urgent), codes }) } : undefined
  }

  const carry = async (parcel: readonly Due[]): Promise<Outcome> => {
    const [{ channel, letter, target, worker, tries }] = parcel as [Due]
    if (!open.has(channel)) return { state: 'gugur', why: 'saluran_mati' }
    if (parcel.every(one => one.stale)) return { state: 'gagal', why: 'terlalu_lama' }
    try {
      const content = await contentOf(parcel)
      if (!content) return { state: 'gugur' }
      const { words, email, language } = content
      const one = { letter, subject: words.subject, text: words.text, urgent: parcel.some(due => due.urgent) }
      if (channel === 'surel') {
        if (!email) return { state: 'gugur', why: 'tanpa_alamat' }
        await mail!.send(email, one)
      } else {
        const address = await addressOf(services, worker, target)
        if (!address) return { state: 'gugur', why: 'push_berakhir' }
        await push!.send(address.address, { ...one, text: wishes.letter(address.language ?? language, { digest: false, urgent: one.urgent, codes: [] }).short })
      }
      return { state: 'terkirim' }
    } catch (error) {
      if (!(error instanceof NotCarried)) say(`Pengantar kabar: ${(error as Error).message}`)
      const refusal = error instanceof NotCarried ? error : new NotCarried('galat')
      if (refusal.gone) await services.pool.query('select push_drop($1, null, $2)', [worker, target])
      if (refusal.gone) return { state: 'gugur', why: refusal.why }
      const pause = kept.pauses[tries - 1]
      return refusal.final || pause === undefined ? { state: 'gagal', why: refusal.why } : { state: 'menunggu', why: refusal.why, seconds: Math.max(pause, refusal.seconds) }
    }
  }

  const round = async (): Promise<number> => {
    while (await queueNews(services, wishes, open, kept.gather / 1000)) if (stopping.signal.aborted) return 0
    if (open.size === 0) return 0
    const parcels = [...Map.groupBy(await claimed(), one => [one.home, one.worker, one.channel, one.target, one.letter].join()).values()]
    let next = 0
    await Promise.all(Array.from({ length: AT_ONCE }, async () => {
      while (next < parcels.length && !stopping.signal.aborted) {
        const parcel = parcels[next++]!
        await settle(parcel, await carry(parcel))
      }
    }))
    return parcels.length
  }
  const digests = (now?: string) => queueDigests(services, wishes, open, now)
  const every = async (ms: number, work: () => Promise<unknown>) => {
    while (!stopping.signal.aborted) {
      await work().catch((error: Error) => { if (!stopping.signal.aborted) say(`Pengantar kabar: ${error.message}`) })
      await sleep(ms * (0.9 + Math.random() / 5), undefined, { signal: stopping.signal, ref: false }).catch(() => undefined)
    }
  }
  if (Number.isFinite(kept.look)) running = Promise.all([every(kept.look, async () => { while (await round() >= MOST && !stopping.signal.aborted); }), every(kept.morning, () => digests())])
  return {
    round, digests,
    async stop() {
      stopping.abort()
      await Promise.race([running, sleep(5000, undefined, { ref: false })])
      mail?.close?.()
    },
  }
}

/** What came to somebody since yesterday morning, is addressed to them and lies unopened. */
async function unopened(services: Services, actor: NonNullable<Awaited<ReturnType<typeof recipientOf>>>, home: number): Promise<Addressed[]> {
  const scope = scopeOf(services.sheet, services.kinds.find(one => one.name === 'notice')!, actor)
  if (!scope) return []
  const roles = [...new Set(actor.posts.flatMap(post => (post.role === 'kasi_kesra' ? ['lurah', 'kasi_kesra'] : [post.role])))]
  const settings = services.homes.settingsFor(actor)
  const { rows } = await transact(services.pool, settings, client => client.query<Addressed>(
    `select t.id, t.home, t.region, t.code, t.to_worker as "toWorker", t.to_role as "toRole", t.rt, t.rw, t.sealed from notices t
      where t.home = any(${literal([...new Set([...settings.home, home, homeOf(actor.workerId)])])}::int[]) and t.at > now() - interval '${BACK_HOURS} hours' and t.opened_at is null and not t.cancelled and t.state <> 'dijawab' and (t.to_worker = ${literal(actor.workerId)} or t.to_role = any(${literal(roles)}::text[])) and ${scope.where} limit 500`), true)
  return rows.filter(notice => isTold(services.sheet, notice, actor))
}

async function addressOf(services: Services, worker: Id, target: Id): Promise<{ address: PushAddress; language?: 'id' | 'en' } | undefined> {
  const { rows } = await services.pool.query<{ id: Id; address: Buffer; language: 'id' | 'en' }>('select id, address, language from push_of($1)', [[worker]])
  const found = rows.find(row => row.id === target)
  return found && { address: services.vault.openAddress(found.address) as PushAddress, language: found.language }
}

/** Sends one letter to prove the way: what comes of it is told at once. */
export async function tryMail(services: Services, to: string, words: { subject: string; text: string }): Promise<string | undefined> {
  const mail = openMail(services.config)
  if (!mail) return 'saluran_mati'
  try {
    await mail.send(to, { letter: randomUUID(), ...words, urgent: false })
    return undefined
  } catch (error) {
    if (!(error instanceof NotCarried)) throw error
    return error.why
  } finally {
    mail.close?.()
  }
}

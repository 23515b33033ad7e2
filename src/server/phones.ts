import { dayAt } from '#kernel/day.ts'
import { homeOf, isUuid } from '#kernel/id.ts'
import { forbidden } from '#kernel/problem.ts'
import { isLive, postWith, type Actor } from '#kernel/rights.ts'
import { SKEWED_SECONDS } from './devices.ts'
import { reading } from './lists.ts'
import type { Services } from './services.ts'

/** A device as those hear of it who look after it: numbers alone, never a word of any case. */
export type DeviceRow = { id: string; worker: string; workerName: string; roles?: string | null; agent?: string | null; version?: string | null; waiting: number; refused: number; skew: number; skewed: boolean; seenAt: string }

const PAGE = 100
const OFFICE = 'sync.read'
const PILLAR = 'sync.read_pillar'
const COORDINATES = 'koordinator_pilar'

/** Whether a text marks where a page ended: the microsecond of a last contact, and the device. */
export function isMark(text: string): boolean {
  const [at = '', id = '', ...rest] = text.split('~')
  return /^\d{1,17}$/.test(at) && isUuid(id) && rest.length === 0
}

/** A page of devices, those longest silent first: of the whole office for whoever reads its sync, else of the own pillar within the own area. */
export async function devicesPage(services: Services, actor: Actor, { silent = 0, after }: { silent?: number | undefined; after?: string | undefined }): Promise<{ items: DeviceRow[]; next?: string }> {
  const homes = postWith(services.sheet, actor, OFFICE) ? homesWith(services, actor, OFFICE) : []
  const pillars = actor.posts.filter(post => post.line === 'area' && post.pillar && isLive(post, dayAt(post.region, new Date().toISOString())) && services.sheet[post.role]?.verbs.includes(PILLAR))
  if (homes.length + pillars.length === 0) throw forbidden({ verb: OFFICE })
  const [at, id] = after?.split('~') ?? []
  const { rows } = await reading(services, actor, client => client.query<DeviceRow & { mark: string }>(
    `select d.id, d.worker, w.name as "workerName", d.agent, d.version, d.waiting, d.refused, d.skew, abs(d.skew) > $2 as skewed, d.seen_at as "seenAt", (extract(epoch from d.seen_at) * 1000000)::bigint as mark,
        (select string_agg(distinct p.role, ',') from posts p where p.home = d.home and p.worker_id = d.worker and p.line = 'area' and (p.until is null or p.until > current_date)) as roles
       from devices d join workers w on w.home = d.home and w.id = d.worker
      where (d.home = any($1) or exists (select from posts p join unnest($4::int[], $5::text[], $6::text[]) own (home, pillar, region) on p.home = own.home and p.pillar = own.pillar and (p.region = own.region or starts_with(p.region, own.region || '.'))
              where d.home = own.home and p.home = d.home and p.worker_id = d.worker and p.line = 'area' and p.role <> '${COORDINATES}' and p."from" <= current_date and (p.until is null or p.until > current_date) and coalesce(p.approval, 'disetujui') = 'disetujui'))
        and d.seen_at <= now() - make_interval(days => $3)
        and ($7::bigint is null or ((extract(epoch from d.seen_at) * 1000000)::bigint, d.id) > ($7::bigint, $8::uuid))
      order by d.seen_at, d.id limit ${PAGE + 1}`,
    [homes, SKEWED_SECONDS, silent, pillars.map(post => homeOf(post.id)), pillars.map(post => post.pillar), pillars.map(post => post.region), at ?? null, id ?? null]))
  const items = rows.slice(0, PAGE)
  const last = rows.length > PAGE ? items.at(-1) : undefined
  return { items: items.map(({ mark: _mark, ...row }) => row), ...(last ? { next: `${last.mark}~${last.id}` } : {}) }
}

/** The homes in which a verb is held; refuses whoever holds it nowhere. */
export function homesWith(services: Services, actor: Actor, verb: string): number[] {
  if (!postWith(services.sheet, actor, verb)) throw forbidden({ verb })
  return [...new Set(actor.posts.filter(post => post.line === 'area' && services.sheet[post.role]?.verbs.includes(verb)).map(post => homeOf(post.id)))]
}

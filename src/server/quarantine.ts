import type { Envelope, Receipt } from '#kernel/action.ts'
import { isInstant } from '#kernel/day.ts'
import { homeOf, isId, type Id } from '#kernel/id.ts'
import { mismatch, notFound, problem, type Problem } from '#kernel/problem.ts'
import type { Kind } from '#kernel/record.ts'
import { covers, type Region } from '#kernel/region.ts'
import { postWith, type Actor } from '#kernel/rights.ts'
import { tookUnnamed } from './box.ts'
import { literal, transact, withHouseEyes } from './db.ts'
import type { Revoked } from './devices.ts'
import { dispatch } from './dispatch.ts'
import { envelopeIdFor } from './http.ts'
import { groundOf, isStillOf, lostBy, openTo, placed, prefixOf, type Lost, type Why } from './lost.ts'
import { hide } from './present.ts'
import type { Services } from './services.ts'

/** What the office sees of an envelope in quarantine; what it says is opened one by one. */
export type HeldEnvelope = { id: Id; worker: Id; workerName: string; region: Region; action: string; at: string; received: string; why: Why; since: string | null; state: 'menunggu' | 'diambil' | 'disisihkan'; settledAt: string | null; settledName: string | null; settledReason: string | null; /** Its pictures, looked at by nobody yet. */ pictures: HeldPicture[] }
/** A picture beside an envelope in quarantine; whole when all of it has arrived. */
export type HeldPicture = { sha256: string; visitId: Id; size: number; whole: boolean }
type Row = HeldEnvelope & { home: number; about: Id[]; guarded: boolean; content: Buffer | null }
type Kept = { home: number; worker: { id: Id; name: string }; region: Region; why: Why; since: string | null; about: Id[]; guarded: boolean }

/** What the envelope speaks of is not there for whoever takes it over. */
export const cannotFind = problem('quarantine.not_found', 409)
/** Whoever takes it over may not do this. */
export const cannotTake = problem('quarantine.not_yours', 409)

const MOST_IDS = 300
const SETTLES = 'quarantine.settle'
const GUARDS = 'quarantine.guard'
/** What an envelope says that holds nothing but a place for pictures: their report was taken before. */
const PICTURES_ALONE = 'photo.attach'

/** Looks at a refusal before it is kept: an act that was allowed when it was done, and came too late for the right, is kept for the office instead. */
export function lateFor(services: Services, actor: Actor, envelope: Envelope): (refusal: Problem, hash: Buffer) => Promise<Receipt | undefined> {
  return async ({ status }, hash) => {
    const known = await receiptHeld(services, actor.workerId, envelope.id, hash)
    if (known) return known
    const about = idsIn(envelope.input)
    return await keptIfLost(services, actor, envelope, hash, about) ?? (status === notFound.status ? await keptBeside(services, actor, envelope, hash, about) : undefined)
  }
}

/** Keeps for the office what was refused on a device before its maker's right ended, as what was still unsent there; gives no receipt for what that is not so of: it stays refused, where it lies. */
export async function handedOn(services: Services, actor: Actor, envelopes: readonly Envelope[]): Promise<Receipt[]> {
  const receipts: Receipt[] = []
  for (const envelope of envelopes) {
    // quarantine names whoever it holds something of
    const action = services.actions.get(envelope.action)
    const read = action?.unnamed && action.input.safeParse(envelope.input)
    if (!action || (action.unnamed && (!read?.success || action.unnamed(read.data)))) continue
    const hash = services.vault.blind(safeJson({ action: envelope.action, input: envelope.input }))
    const about = idsIn(envelope.input)
    const receipt = await receiptHeld(services, actor.workerId, envelope.id, hash) ?? (await isStillOf(services, actor, about, placeIn(services, envelope.input, homeOf(envelope.id))) ? undefined : await keptIfLost(services, actor, envelope, hash, about))
    if (receipt) receipts.push(receipt)
  }
  return receipts
}

async function keptIfLost(services: Services, actor: Actor, envelope: Envelope, hash: Buffer, about: Id[]): Promise<Receipt | undefined> {
  // nothing is done later than it arrives: of a clock that runs ahead the right would seem to have ended before
  const now = new Date().toISOString()
  const lost = await lostBy(services, actor, envelope.at < now ? envelope.at : now, about)
  return lost && await kept(services, actor, envelope, hash, about, lost)
}

async function keptBeside(services: Services, actor: Actor, envelope: Envelope, hash: Buffer, about: Id[]): Promise<Receipt | undefined> {
  const ground = await groundOf(services, actor, about)
  return ground && await kept(services, actor, envelope, hash, about, ground)
}

async function kept(services: Services, actor: Actor, envelope: Envelope, hash: Buffer, about: Id[], lost: Lost): Promise<Receipt> {
  const home = homeAmong(envelope.id, [homeOf(actor.workerId), services.homes.homeAt(lost.region)])
  const seen = await judged(services, actor.workerId, home, envelope.input, about)
  await put(services, envelope, hash, { home, worker: { id: actor.workerId, name: actor.name }, region: placeIn(services, envelope.input, home) ?? lost.region, why: lost.why, since: lost.since, ...seen })
  return heldReceipt(envelope.id, lost)
}

/** Keeps what a device hands in after it was put out, undecided and unread; the device is told that it is kept. */
export async function handedIn(services: Services, device: Revoked, sent: readonly unknown[]): Promise<Receipt[]> {
  const receipts: Receipt[] = []
  for (const one of sent) {
    const given = (one && typeof one === 'object' ? one : { input: one }) as Record<string, unknown>
    const told = typeof given.id === 'string' ? given.id.toLowerCase() : ''
    const action = typeof given.action === 'string' ? given.action.slice(0, 60).replaceAll('\0', '') : ''
    const hash = services.vault.blind(safeJson({ action, input: given.input }))
    const id = isId(told) ? told : envelopeIdFor(device.worker, hash.toString('hex'), device.home)
    if (await tookUnnamed(services, device, { id, action, at: '', input: given.input })) {
      receipts.push({ id, received: new Date().toISOString(), made: [] })
      continue
    }
    const home = homeAmong(id, [device.home, ...device.homes])
    const at = isInstant(String(given.at)) ? String(given.at) : new Date().toISOString()
    const about = idsIn(given.input)
    const seen = await judged(services, device.worker, home, given.input, about)
    await put(services, { id, action, at, input: JSON.parse(safeJson(given.input)) as unknown }, hash, { home, worker: { id: device.worker, name: device.name }, region: placeIn(services, given.input, home) ?? device.region, why: 'device_revoked', since: null, ...seen }).catch(error => { if ((error as Problem).code !== mismatch.code) throw error })
    receipts.push(heldReceipt(told || id, { why: 'device_revoked', since: null }))
  }
  return receipts
}

/** Keeps a place for the pictures of a visit whose report was taken before its maker's right ended, or whose device was put out; false when neither is so. */
export async function placeForPictures(services: Services, worker: { id: Id; name: string }, visit: { id: Id; region: Region; reportedAt: string }, isPutOut: boolean): Promise<boolean> {
  const lost = isPutOut ? { why: 'device_revoked' as const, since: null } : (await services.pool.query<Lost>('select why, since, region from rights_lost($1, $2)', [worker.id, visit.reportedAt])).rows[0]
  if (!lost) return false
  const home = homeOf(visit.id)
  const envelope = { id: envelopeIdFor(worker.id, `foto ${visit.id}`, home), action: PICTURES_ALONE, at: visit.reportedAt, input: { visitId: visit.id } }
  const seen = await judged(services, worker.id, home, envelope.input, [visit.id])
  await put(services, envelope, services.vault.blind(safeJson(envelope.input)), { home, worker, region: visit.region, why: lost.why, since: lost.since, ...seen })
  return true
}

/** Lists what waits for the office, or what became of it: of the own area, and nothing of a case that the reader may not read. */
export async function heldFor(services: Services, actor: Actor, state: HeldEnvelope['state']): Promise<HeldEnvelope[]> {
  const late = state === 'menunggu' ? ` or (t.state = 'diambil' and exists (select from quarantine_pictures p where p.home = t.home and p.envelope = t.id and p.whole))` : ''
  return (await readable(services, actor, `(t.state = ${literal(state)}${late})`)).map(shown)
}

/** One envelope as whoever settles it finds it, with the home in which it lies; undefined for anybody else. */
export async function readHeld(services: Services, actor: Actor, id: Id): Promise<HeldEnvelope & { home: number } | undefined> {
  return (await readable(services, actor, `t.id = ${literal(id)}`))[0]
}

/** Opens one envelope for the office: what it would have done, identity numbers with their middle hidden. */
export async function openHeld(services: Services, actor: Actor, id: Id): Promise<HeldEnvelope & { input: unknown }> {
  const [row] = await readable(services, actor, `t.id = ${literal(id)}`)
  if (!row) throw notFound()
  return { ...shown(row), input: row.content ? masked((services.vault.openHeld(row.content) as { input: unknown }).input) : null }
}

/** Does for the worker what came too late: the same envelope, under the right of whoever takes it over, with its origin named; decided without a line, so what it would ask its maker becomes a thing to settle. `added` says what the act asks of the taker. */
export async function takeOver(services: Services, actor: Actor, id: Id, added: Record<string, unknown> = {}): Promise<Receipt> {
  const [row] = await readable(services, actor, `t.id = ${literal(id)}`)
  const done: Receipt = { id, received: new Date().toISOString(), made: [] }
  // taken over before its pictures had come
  if (row?.state === 'diambil' && row.pictures.some(({ whole }) => whole)) return done
  if (row?.state !== 'menunggu' || !row.content) throw notFound()
  if (row.action === PICTURES_ALONE) {
    await settle(services, actor, id, 'diambil', null)
    return done
  }
  const { action, input: sent } = services.vault.openHeld(row.content) as { action: string; input: unknown }
  const input = Object.keys(added).length > 0 ? { ...sent as object, ...added } : sent
  const receipt = await dispatch(services, actor, { id, action, at: row.at, input, later: true }, { origin: { id: row.worker, name: row.workerName }, sent, late: refusal => { throw notToTake(refusal, row) } })
  if (!receipt.refused) await settle(services, actor, id, 'diambil', null)
  return receipt
}

/** To whoever takes over, a refusal says what is left to do: what the act speaks of may still lie here, or is not theirs to do. */
function notToTake({ status, code, details }: Problem, { workerName }: Row): Problem {
  return status === 404 ? cannotFind({ name: workerName }) : cannotTake({ name: workerName, code, ...details })
}

/** Lays an envelope aside, with a reason; it stays readable. */
export async function setAside(services: Services, actor: Actor, id: Id, reason: string): Promise<void> {
  const [row] = await readable(services, actor, `t.id = ${literal(id)} and t.state = 'menunggu'`)
  if (!row || !await settle(services, actor, id, 'disisihkan', reason)) throw notFound()
}

async function settle(services: Services, actor: Actor, id: Id, outcome: 'diambil' | 'disisihkan', reason: string | null): Promise<boolean> {
  const homes = services.homes.settingsFor(actor).home
  const { rows } = await services.pool.query<{ done: boolean }>('select bool_or(quarantine_settle(home, $2, $3, $4, $5, $6)) as done from unnest($1::int[]) home', [homes, id, outcome, actor.workerId, actor.name, reason])
  return rows[0]!.done
}

/** Rows that this actor may open: the verb at the place, and the depth at which the records are read that the envelope speaks of. */
async function readable(services: Services, actor: Actor, where: string): Promise<Row[]> {
  if (!postWith(services.sheet, actor, SETTLES)) return []
  return await transact(services.pool, services.homes.settingsFor(actor), async client => {
    const { rows } = await withHouseEyes(client, () => client.query<Row>(`select t.id, t.worker, t.worker_name as "workerName", t.region, t.action, t.at, t.received, t.why, t.since, t.state, t.settled_at as "settledAt", t.settled_name as "settledName", t.settled_reason as "settledReason", t.about, t.guarded, t.content, t.home,
          (select coalesce(json_agg(json_build_object('sha256', p.sha256, 'visitId', p.visit_id, 'size', p.size, 'whole', p.whole) order by p.touched_at, p.sha256), '[]') from quarantine_pictures p where p.home = t.home and p.envelope = t.id) as pictures
      from quarantine t where t.home = any(nullif(current_setting('app.home', true), '')::int[]) and ${where} order by t.received desc, t.id limit 500`))
    const near = rows.filter(row => coversFor(services, actor, row.guarded ? GUARDS : SETTLES, row.region))
    const about = [...new Set(near.flatMap(row => row.about))]
    const there = await placed(services, client, about)
    const open = await openTo(services, actor, client, about, there, 'full')
    return near.filter(row => row.about.every(id => !there.has(id) || open.has(id)))
  }, true)
}

function coversFor(services: Services, actor: Actor, verb: string, place: Region): boolean {
  return actor.posts.some(post => post.line === 'area' && services.sheet[post.role]?.verbs.includes(verb) && covers(post.region, place))
}

function shown({ home: _home, about: _about, guarded: _guarded, content: _content, ...row }: Row): HeldEnvelope {
  return row
}

/** What an envelope is about, and whether only a guardian of sealed cases may open it: when it seals, touches what is sealed, or names what nobody knows. What follows upon an envelope that is kept already is about the same. */
async function judged(services: Services, worker: Id, home: number, input: unknown, ids: readonly Id[]): Promise<{ about: Id[]; guarded: boolean }> {
  const region = services.homes.regionOf(home)
  const { known, sealed } = await transact(services.pool, { kab: region ? [region] : [], home: [home], worker, eyes: 'house' }, async client => ({ known: await placed(services, client, ids), sealed: await placed(services, client, ids, true) }), true)
  const strange = ids.filter(id => !known.has(id))
  const { rows: kin } = strange.length === 0 ? { rows: [] } : await services.pool.query<{ about: Id[]; guarded: boolean }>('select about, guarded from quarantine_kin($1, $2)', [worker, [...new Set(strange.map(prefixOf))]])
  const { seal, id: own } = (input ?? {}) as { seal?: unknown; id?: unknown }
  // an act that makes a record names it by `id`; that nobody knows it yet says nothing
  const isLost = strange.some(id => id !== own) && kin.length === 0 && seal === undefined
  return { about: [...new Set([...ids, ...kin.flatMap(one => one.about)])], guarded: sealed.size > 0 || (seal !== undefined && seal !== 'tidak') || kin.some(one => one.guarded) || isLost }
}

async function put(services: Services, envelope: Envelope, hash: Buffer, { home, worker, region, why, since, about, guarded }: Kept): Promise<void> {
  const { rows: [row] } = await services.pool.query<{ hash: Buffer }>('select quarantine_put($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) as hash',
    [home, envelope.id, worker.id, worker.name, region, envelope.action, envelope.at, why, since, about, guarded, hash, services.vault.sealHeld({ action: envelope.action, input: envelope.input })])
  if (!row!.hash.equals(hash)) throw mismatch()
}

async function receiptHeld(services: Services, worker: Id, id: Id, hash: Buffer): Promise<Receipt | undefined> {
  const { rows: [row] } = await services.pool.query<{ body_hash: Buffer; why: Why; since: string | null; state: string; received: string }>('select body_hash, why, since, state, received from quarantine_of($1, $2)', [worker, [id]])
  if (!row) return undefined
  if (!row.body_hash.equals(hash)) throw mismatch()
  return heldReceipt(id, row, row.received)
}

function heldReceipt(id: Id, { why, since }: Pick<Lost, 'why' | 'since'>, received = new Date().toISOString()): Receipt {
  return { id, received, refused: { code: 'quarantined', status: 409, details: { why, ...(since ? { since } : {}) } }, made: [] }
}

function homeAmong(id: Id, homes: readonly (number | undefined)[]): number {
  return homes.includes(homeOf(id)) ? homeOf(id) : homes[0]!
}

function placeIn(services: Services, input: unknown, home: number): Region | undefined {
  const region = (input as { region?: unknown } | null)?.region
  return typeof region === 'string' && /^\d\d(\.\d\d){0,2}(\.\d{4})?$/.test(region) && services.homes.homeAt(region) === home ? region : undefined
}

function masked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(masked)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, (name === 'nik' || name === 'kk') && part ? hide(String(part)) : masked(part)]))
}

/** Every id that an input names, however deep. */
function idsIn(input: unknown): Id[] {
  return [...new Set(safeJson(input).match(/[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g) ?? [])].slice(0, MOST_IDS)
}

function safeJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? 'null'
  } catch {
    // nested deeper than can be read: no form of ours makes such a thing
    return '"unreadable"'
  }
}

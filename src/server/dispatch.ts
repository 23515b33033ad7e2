import { allFaults, clockOf, type Action, type Change, type Decision, type Envelope, type Moment, type Receipt } from '#kernel/action.ts'
import { dayAt } from '#kernel/day.ts'
import { deriveId, homeOf, type Id } from '#kernel/id.ts'
import { faulty, forbidden, idTaken, invalid, mismatch, oneHome, Problem, problem } from '#kernel/problem.ts'
import type { AnyRecord } from '#kernel/record.ts'
import { postFor, type Actor, type HeldPost, type Sheet } from '#kernel/rights.ts'
import { keepUnnamed } from './box.ts'
import { sqlState, transact, type Client, type Pool, type Statement } from './db.ts'
import { carrySecrets, effectsOf, ring, sealedEffects, type Effect } from './derived.ts'
import { deskOf } from './desk.ts'
import { removing } from './files.ts'
import type { Homes } from './homes.ts'
import { isNew, newFrom, placing } from './news.ts'
import { hasSecret, sealInput } from './secrets.ts'
import { keysOf, saving, stored, subjectOf } from './table.ts'
import type { Keys, Vault } from './vault.ts'

/** No action has this name. */
export const noSuchAction = problem('no_such_action', 404)
/** The database is too busy to answer in time; try again. */
export const overloaded = problem('overloaded', 503)

const RETRIES = 3
const CLASHED = new Set(['40001', '40P01'])
const TAKEN = '23505'
/** Worth deciding anew: a deadlock, or a key that a rival took first; if the rival was the same envelope, its receipt is found. */
const AGAIN = new Set([...CLASHED, TAKEN])
const WAITED_TOO_LONG = new Set(['55P03', '57014'])
/** Refusals that may mean that a right ended before the act arrived. */
const LATE = new Set([403, 404])
/** Refusals that are kept with the envelope: they stay true for this act. */
const KEPT = new Set([403, 404, 409])

/** What dispatch needs; made once by main. */
export type House = { pool: Pool; vault: Vault; sheet: Sheet; homes: Homes; actions: ReadonlyMap<string, Action> }
/** What is told of an act beside itself: the time of the decision, whose act somebody took over, which device sent it and how many seconds its clock was out; what its maker had sent, when whoever takes it over adds what is missing; and who looks at a refusal before it is kept, for the act may have come too late. */
export type Circumstances = { now?: string; origin?: { id: Id; name: string }; sent?: unknown; skew?: number; device?: string | undefined; late?: (refusal: Problem, hash: Buffer) => Promise<Receipt | undefined> }
type Stored = { body_hash: Buffer; received: string; refused: Receipt['refused']; made: Receipt['made'] }

/** The only writer: known envelope → old receipt; otherwise one transaction = decide → save → history → receipt after commit. */
export async function dispatch(house: House, actor: Actor, envelope: Envelope, by: Circumstances = {}): Promise<Receipt> {
  const action = house.actions.get(envelope.action)
  if (!action) throw noSuchAction({ action: envelope.action })
  // an envelope sent again finds its receipt, whatever was added to it
  const hash = hashOf(house.vault, 'sent' in by ? { ...envelope, input: by.sent } : envelope)
  const now = by.now ?? new Date().toISOString()
  const input = action.input.safeParse(envelope.input ?? {}, { reportInput: true })
  if (!input.success) return await answered(house, actor, envelope, hash, invalid({ faults: allFaults(action as never, envelope.input ?? {}, input.error, clockOf(actedAt(envelope, now), now)) }))
  // before anything is written: neither history nor a refusal may name whoever wants to stay unnamed
  if (action.unnamed?.(input.data)) return await keepUnnamed(house, actor, envelope, hash, client => action.decide(momentOf(house, client, actor, envelope, now, {}, { origin: by.origin }), input.data), input.data)
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt(house, actor, envelope, action, input.data, hash, now, by)
    } catch (error) {
      const state = sqlState(error) ?? ''
      if (AGAIN.has(state) && tries < RETRIES) continue
      if (CLASHED.has(state) || WAITED_TOO_LONG.has(state)) throw overloaded({ seconds: 2 })
      const refusal = refusalOf(error, state)
      if (!refusal) throw error
      const held = LATE.has(refusal.status) ? await by.late?.(refusal, hash) : undefined
      if (held) return held
      return KEPT.has(refusal.status) ? await keepRefusal(house, actor, envelope, hash, now, refusal) : await answered(house, actor, envelope, hash, refusal)
    }
  }
}

/** What the database refuses because of the input is the input's fault, not the server's. */
function refusalOf(error: unknown, state: string): Problem | undefined {
  if (state === TAKEN) return idTaken()
  if (state === '23503') return invalid({ faults: [{ at: '', rule: 'missing_record' }] })
  if (state.startsWith('22')) return invalid({ faults: [{ at: '', rule: 'invalid' }] })
  return error instanceof Problem ? error : undefined
}

/** The receipt when this envelope was answered before, maybe by its twin a moment ago; throws the refusal otherwise. */
async function answered(house: House, actor: Actor, envelope: Envelope, hash: Buffer, refusal: Problem): Promise<Receipt> {
  const receipt = await transact(house.pool, house.homes.settingsFor(actor), client => findReceipt(client, envelope.id, hash), true)
  if (!receipt) throw refusal
  return receipt
}

/** A body nested too deep to be read equals no body that was ever decided. */
function hashOf(vault: Vault, { action, input }: Envelope): Buffer {
  try {
    return vault.bodyHash(action, input)
  } catch (error) {
    if (error instanceof RangeError) return Buffer.alloc(0)
    throw error
  }
}

/** The receipts of those of a batch that were answered before with the same body, asked for in one statement: a phone that sends its months again costs next to nothing. */
export async function answeredBefore(house: House, actor: Actor, envelopes: readonly Envelope[]): Promise<Map<Id, Receipt>> {
  const homes = [...new Set(envelopes.map(({ id }) => homeOf(id)))]
  const rows = await transact(house.pool, house.homes.settingsFor(actor), async client => (await client.query<Stored & { id: Id }>({ name: 'receipts', text: 'select id, body_hash, received, refused, made from history where home = any($1) and id = any($2)', values: [homes, envelopes.map(({ id }) => id)] })).rows, true)
  const byId = new Map(envelopes.map(envelope => [envelope.id, envelope]))
  return new Map(rows.filter(row => row.body_hash.equals(hashOf(house.vault, byId.get(row.id)!))).map(row => [row.id, receiptOf(row.id, row)]))
}

async function attempt(house: House, actor: Actor, envelope: Envelope, action: Action, input: unknown, hash: Buffer, now: string, by: Circumstances): Promise<Receipt> {
  const { vault } = house
  const home = homeOf(envelope.id)
  return await transact(house.pool, house.homes.settingsFor(actor, 'house'), async (client, last) => {
    const known = findReceipt(client, envelope.id, hash)
    const used: { post?: HeldPost } = {}
    // decided while the receipt is looked for, since new envelopes are the rule; what comes of it counts only when there is none
    const [answeredBefore, decided] = await Promise.allSettled([known, action.decide(momentOf(house, client, actor, envelope, now, used, by), input)])
    if (answeredBefore.status === 'rejected') throw answeredBefore.reason
    if (answeredBefore.value) return answeredBefore.value
    if (decided.status === 'rejected') throw decided.reason
    const decision = decided.value
    const changes = [...decision.changes, ...decision.notices ?? []]
    refuseForeign(house, changes, home)
    await refuseNowhere(house, client, changes)
    const made = changes.filter(change => change.op === 'add').map(change => ({ kind: change.kind.name, id: change.record.id }))
    const effects = effectsOf(house.actions, envelope.id, decision)
    await ring(client, envelope.id, effects)
    last(await statementsOf(client, house, { envelope, action, actor, post: used.post, now, hash, input, changes, effects, erases: decision.erases ?? [], removes: decision.removes, by }))
    return { id: envelope.id, received: now, made: made.filter(one => one.kind !== 'notice') }
  })
}

function momentOf(house: House, client: Client, actor: Actor, envelope: Envelope, now: string, used: { post?: HeldPost }, { origin, device }: Pick<Moment, 'origin' | 'device'>): Moment {
  let minted = 0
  return {
    actor, origin, device, envelope: envelope.id, home: homeOf(envelope.id), now, later: envelope.later ?? false,
    at: actedAt(envelope, now),
    desk: deskOf(client, house.vault, house.sheet, actor, homeOf(envelope.id)),
    today: place => dayAt(place, now),
    newId: () => deriveId(envelope.id, minted++),
    allow: (verb, place, spot) => {
      const post = postFor(house.sheet, actor, verb, place, spot)
      if (!post) throw forbidden({ verb })
      used.post ??= post
      return post
    },
  }
}

/** Nothing is done later than it arrives: a device whose clock runs ahead must still be able to plan. */
function actedAt(envelope: Envelope, now: string): string {
  return Date.parse(envelope.at) < Date.parse(now) ? envelope.at : now
}

function refuseForeign(house: House, changes: readonly Change[], home: number): void {
  const foreign = changes.find(({ op, record, patch }: Change & { patch?: Record<string, unknown> }) => {
    const region = (op === 'set' && patch?.region as string) || record.region
    return homeOf(record.id) !== home || house.homes.homeAt(region) !== home
  })
  if (foreign) throw oneHome({ kind: foreign.kind.name })
}

/** A new record stands at a place of the national list, and so does one that moves; codes once met are remembered. */
async function refuseNowhere({ homes }: House, client: Client, changes: readonly Change[]): Promise<void> {
  const fresh = [...new Set(changes.flatMap(change => (change.op === 'add' ? [change.record.region] : 'region' in change.patch ? [change.patch.region as string] : [])))].filter(region => !homes.places.has(region))
  if (fresh.length === 0) return
  const { rows } = await client.query<{ code: string }>('select code from regions where code = any($1)', [fresh])
  for (const { code } of rows) homes.places.add(code)
  if (rows.length < fresh.length) throw faulty({ at: 'region', rule: 'region' })
}

async function findReceipt(client: Client, id: Id, hash: Buffer): Promise<Receipt | undefined> {
  const { rows: [row] } = await client.query<Stored>({ name: 'receipt', text: 'select body_hash, received, refused, made from history where home = $1 and id = $2', values: [homeOf(id), id] })
  if (!row) return undefined
  if (!row.body_hash.equals(hash)) throw mismatch()
  return receiptOf(id, row)
}

/** The database keeps the keys of an object in an order of its own; a receipt is the same bytes for ever. */
function receiptOf(id: Id, { received, made, refused }: Stored): Receipt {
  return { id, received, made: made.map(one => ({ kind: one.kind, id: one.id })), ...(refused ? { refused } : {}) }
}

/** Keeps for good that an act is not done, so that nobody asks for it again. */
export async function refuse(house: House, actor: Actor, envelope: Envelope, refusal: Problem): Promise<Receipt> {
  return await keepRefusal(house, actor, envelope, hashOf(house.vault, envelope), new Date().toISOString(), refusal)
}

async function keepRefusal(house: House, actor: Actor, envelope: Envelope, hash: Buffer, now: string, refusal: Problem): Promise<Receipt> {
  const settings = house.homes.settingsFor(actor)
  if (refusal.code === mismatch.code || !settings.home.includes(homeOf(envelope.id))) throw refusal
  const refused = { code: refusal.code, status: refusal.status, details: refusal.details }
  return await transact(house.pool, settings, async client => {
    await client.query({
      name: 'keep-refusal', text: `insert into history (home, id, action, actor, actor_name, at, received, body_hash, refused, made, changed) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, '[]', '[]') on conflict (home, id) do nothing`,
      values: [homeOf(envelope.id), envelope.id, envelope.action, actor.workerId, actor.name, envelope.at, now, hash, refused],
    })
    return (await findReceipt(client, envelope.id, hash))!
  })
}

type Entry = { envelope: Envelope; action: Action; actor: Actor; post: HeldPost | undefined; now: string; hash: Buffer; input: unknown; changes: readonly Change[]; effects: readonly Effect[]; erases: readonly Id[]; removes: Decision['removes']; by: Circumstances }

/** Writes down the changes and their history row. */
async function statementsOf(client: Client, { vault, homes, actions }: House, entry: Entry): Promise<Statement[]> {
  const { envelope, action, actor, input, changes } = entry
  // what is said of a case is sealed for the person it is about, not for the family that came with it
  const main = changes.find(change => change.kind.subject && change.kind.about) ?? changes.find(change => change.kind.subject)
  // whoever acts here by a job alone has no key in this home: what is said then has one of its own
  const subject = main ? subjectOf(main.kind, main.record) : homes.settingsFor(actor).home.includes(homeOf(actor.workerId)) ? actor.workerId : envelope.id
  const { keys, statements } = await keysOf(client, vault, changes, hasSecret(action.input, input) || carrySecrets(actions, entry.effects) ? [subject] : [])
  const sealed = sealInput(vault, keys, action.input, input, subject)
  const effects = sealedEffects(actions, vault, keys, entry.effects, subject)
  const erased = entry.erases.length > 0 ? [vault.erasing(entry.erases)] : []
  const removed = entry.removes?.records.length ? [removing(entry.removes)] : []
  return [...statements, ...saving(vault, keys, changes), historyOf(vault, keys, { ...entry, effects }, sealed), ...erased, ...removed]
}

function historyOf(vault: Vault, keys: Keys, { envelope, action, actor, post, now, hash, changes, effects, by }: Entry, sealed: unknown): Statement {
  const made = changes.filter(change => change.op === 'add' && change.kind.name !== 'notice').map(change => ({ kind: change.kind.name, id: change.record.id }))
  const about = [...new Set(changes.map(aboutOf).filter((id): id is Id => !!id))]
  return {
    name: 'history', text: `with entry as (
        insert into history (home, id, action, actor, actor_name, pillar, post, at, received, body_hash, input, made, changed, derived, origin, origin_name, skew)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $16, $17, $18) returning home, xid, seq)
      insert into trail (home, about, xid, seq) select entry.home, about, entry.xid, entry.seq from entry, unnest($15::uuid[]) about`,
    values: [homeOf(envelope.id), envelope.id, action.name, actor.workerId, actor.name, post?.pillar ?? post?.role, post?.id, envelope.at, now, hash, JSON.stringify(sealed), JSON.stringify(made), JSON.stringify(changes.map(change => entryOf(vault, keys, change))), effects.length > 0 ? JSON.stringify(effects) : null, about, by.origin?.id, by.origin?.name, by.skew],
  }
}

function entryOf(vault: Vault, keys: Keys, change: Change): unknown {
  const { kind, record } = change
  if (change.op === 'add') return { kind: kind.name, id: record.id, op: 'add' }
  // only what becomes another value: the feed takes a seal told again for a seal put on
  const fields = Object.entries(change.patch).filter(([field, value]) => field !== 'sealed' || value !== record.sealed).map(([field, value]) => {
    const kept = kind.named.has(field) && value !== null && value !== undefined ? vault.seal(keys.get(subjectOf(kind, record))!, value) : stored(vault, keys, kind, record, field, value)
    return [field, Buffer.isBuffer(kept) ? { $: kept.toString('base64') } : value]
  })
  const was = placing(kind).filter(field => field in change.patch && isNew(change, field)).map(field => [field, record[field] ?? null])
  const from = newFrom(change)
  return { kind: kind.name, id: record.id, fields: Object.fromEntries(fields), ...(was.length > 0 ? { was: Object.fromEntries(was) } : {}), ...(from ? { from } : {}) }
}

function aboutOf({ kind, record }: Change): Id | undefined {
  return kind.about ? (record as AnyRecord)[kind.about] as Id | undefined : undefined
}


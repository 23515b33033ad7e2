import { randomBytes, randomInt } from 'node:crypto'
import type { Action, Decision, Envelope, Receipt } from '#kernel/action.ts'
import { addDays, dayAt, momentAt } from '#kernel/day.ts'
import { homeOf, type Id, mintId } from '#kernel/id.ts'
import { mismatch, oneHome, tooMany } from '#kernel/problem.ts'
import type { Region } from '#kernel/region.ts'
import type { Actor } from '#kernel/rights.ts'
import { transact, type Client, type Pool } from './db.ts'
import type { Homes } from './homes.ts'
import type { Vault } from './vault.ts'

/** What the box needs of the house. */
export type BoxHouse = { pool: Pool; vault: Vault; homes: Homes }
/** An act as it lies in the box: who made it, and what it says. */
export type Boxed = { worker: Id; name: string; role: string | null; region: Region | null; action: string; input: Record<string, unknown> }
/** An act waiting in a home's box. */
export type Waiting = Boxed & { home: number; id: Id; due: string }

/** So many acts of one maker may wait at a time. */
const MOST_WAITING = 20
const MORNING = '06:00'
const HOUR_SECONDS = 3600

/** Keeps an act whose maker is not named: it is looked at, changes nothing, and lies sealed until the next morning of its place. Its receipt bears that morning. History, refusals and quarantine know nothing of it. */
export async function keepUnnamed(house: BoxHouse, actor: Actor, envelope: Envelope, hash: Buffer, decide: (client: Client) => Promise<Decision>, input: unknown): Promise<Receipt> {
  const { pool, vault, homes } = house
  const home = homeOf(envelope.id)
  const settings = homes.settingsFor(actor, 'house')
  const region = homes.regionOf(home)
  if (!region || !settings.home.includes(home)) throw oneHome()
  await transact(pool, settings, async client => {
    const { changes, notices = [], derived = [] } = await decide(client)
    if (changes.length + notices.length + derived.length > 0) throw new Error(`${envelope.action} changes something in a name that is not to be told`)
  }, false)
  if (!await isKnown(house, home, envelope, hash) && (await waitingIn(house, [home])).filter(({ worker }) => worker === actor.workerId).length >= MOST_WAITING) throw tooMany({ seconds: HOUR_SECONDS })
  return { id: envelope.id, received: await put(house, actor, envelope, hash, home, region, input), made: [] }
}

/** What a device that was put out hands in without a name goes into the box as it would have: quarantine names whoever it holds something of. Tells whether it was such an act. */
export async function tookUnnamed(house: BoxHouse & { actions: ReadonlyMap<string, Action> }, worker: { worker: Id; name: string }, envelope: Envelope): Promise<boolean> {
  const action = house.actions.get(envelope.action)
  const input = action?.unnamed ? action.input.safeParse(envelope.input) : undefined
  if (!action?.unnamed || !input?.success || !action.unnamed(input.data)) return false
  const home = homeOf(worker.worker)
  await put(house, { workerId: worker.worker, name: worker.name, shut: [], posts: [] }, envelope, house.vault.bodyHash(envelope.action, envelope.input), home, house.homes.regionOf(home)!, input.data)
  return true
}

async function put({ pool, vault }: BoxHouse, actor: Actor, envelope: Envelope, hash: Buffer, home: number, region: Region, input: unknown): Promise<string> {
  const due = nextMorning(region, new Date().toISOString())
  const post = actor.posts.find(({ line }) => line === 'area')
  const boxed: Boxed = { worker: actor.workerId, name: actor.name, role: post ? post.pillar ?? post.role : null, region: post?.region ?? null, action: envelope.action, input: input as Record<string, unknown> }
  // its number says which morning, and nothing nearer
  const id = mintId(home, Date.parse(due), count => randomBytes(count))
  const body = bodyOf(vault, envelope, hash)
  const { rows: [row] } = await pool.query<{ body: Buffer; morning: string }>('select body, morning from unnamed_put($1, $2, $3, $4, $5, $6)', [home, id, markOf(vault, envelope), body, vault.sealUnnamed(boxed), due])
  if (!row!.body.equals(body)) throw mismatch()
  return row!.morning
}

/** An act that was kept before, maybe long ago, is sent again by a telephone: it is told the same as then. */
async function isKnown({ pool, vault }: BoxHouse, home: number, envelope: Envelope, hash: Buffer): Promise<boolean> {
  const { rows: [row] } = await pool.query<{ body: Buffer | null }>('select unnamed_known($1, $2) as body', [home, markOf(vault, envelope)])
  if (row!.body && !row!.body.equals(bodyOf(vault, envelope, hash))) throw mismatch()
  return !!row!.body
}

/** Opens what waits in some homes. */
export async function waitingIn({ pool, vault }: BoxHouse, homes: readonly number[], until?: string): Promise<Waiting[]> {
  const { rows } = await pool.query<{ home: number; id: Id; content: Buffer; due: string }>('select home, id, content, due from unnamed_waiting($1)', [homes])
  return rows.filter(({ due }) => !until || due <= until).map(({ content, ...row }) => ({ ...row, ...vault.openUnnamed(content) as Boxed }))
}

/** The homes whose box is due, the oldest morning that was missed, and when its last round was. */
export async function homesDue({ pool }: BoxHouse, now: string): Promise<{ home: number; oldest: string; last: string | null }[]> {
  return (await pool.query<{ home: number; oldest: string; last: string | null }>('select home, oldest, last from unnamed_homes($1)', [now])).rows
}

/** Who of some workers was in touch since a round, and so could have put something into the box. */
export async function inTouch({ pool }: BoxHouse, home: number, workers: readonly Id[], since: string | null): Promise<Set<Id>> {
  return new Set((await pool.query<{ id: Id }>('select in_touch($1, $2, $3) as id', [home, workers, since])).rows.map(({ id }) => id))
}

/** An act went out and made a record: its sender is kept beside it, sealed, and it leaves the box. */
export async function wentOut({ pool, vault }: BoxHouse, { home, id, due: _due, ...boxed }: Waiting, made: Id | undefined): Promise<void> {
  await pool.query('select unnamed_out($1, $2, $3, $4, $5)', [home, id, made ?? null, made ? senderMark(vault, made, boxed.worker) : null, made ? vault.sealUnnamed({ worker: boxed.worker, name: boxed.name, role: boxed.role, region: boxed.region }) : null])
}

/** Notes that a home's box was emptied. */
export async function roundDone({ pool }: BoxHouse, home: number, at: string): Promise<void> {
  await pool.query('select unnamed_round($1, $2)', [home, at])
}

/** The records that a worker sent without a name; found by a keyed hash of each with the worker, so that nothing in the database ties two of them together. */
export async function sentBy({ pool, vault, homes }: BoxHouse, actor: Actor): Promise<Id[]> {
  const { rows } = await pool.query<{ id: Id; mark: Buffer }>('select id, mark from unnamed_marks($1)', [homes.settingsFor(actor).home])
  return rows.filter(({ id, mark }) => mark.equals(senderMark(vault, id, actor.workerId))).map(({ id }) => id)
}

/** Who sent a record without a name; asked by the trusted officer's route alone, which logs it. */
export async function senderOf({ pool, vault }: BoxHouse, record: Id): Promise<Omit<Boxed, 'action' | 'input'> | undefined> {
  const { rows: [row] } = await pool.query<{ content: Buffer | null }>('select unnamed_sender($1, $2) as content', [homeOf(record), record])
  return row?.content ? vault.openUnnamed(row.content) as Omit<Boxed, 'action' | 'input'> : undefined
}

/** An order that tells nothing. */
export function shuffled<T>(list: readonly T[]): T[] {
  const left = [...list]
  return Array.from(list, () => left.splice(randomInt(left.length), 1)[0]!)
}

/** The next morning of a place. */
export function nextMorning(region: Region, now: string): string {
  const today = momentAt(region, dayAt(region, now), MORNING)
  return today > now ? today : momentAt(region, addDays(dayAt(region, now), 1), MORNING)
}

function markOf(vault: Vault, { id }: Envelope): Buffer {
  return vault.markOf('envelope', id)
}

function bodyOf(vault: Vault, { id }: Envelope, hash: Buffer): Buffer {
  return vault.markOf('body', id, hash.toString('hex'))
}

function senderMark(vault: Vault, record: Id, worker: Id): Buffer {
  return vault.markOf('sender', record, worker)
}

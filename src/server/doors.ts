import { randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import { dayAt } from '#kernel/day.ts'
import { homeOf, type Id } from '#kernel/id.ts'
import { tooMany } from '#kernel/problem.ts'
import { isLive, type Actor, type HeldPost } from '#kernel/rights.ts'
import type { Pool } from './db.ts'
import type { Vault } from './vault.ts'

const DAYS = 90
const TRIES = 10
const ADDRESS_TRIES = 20
const ADDRESS_MINUTES = 60
const SESSION_MS = 12 * 3_600_000
const PIN_DIGITS = 6
const LONG_AGO = '2000-01-01'
const LINK = /^([0-9a-z]{1,4})-([\w-]{22})$/

type Keep = { pool: Pool; vault: Vault }
/** The door of one post, as long as it can be used: who stands behind it, with that post and no other. */
export type Door = { link: string; home: number; nonce: string; post: HeldPost; actor: Actor }
/** A door as those who hand it out see it. */
export type DoorState = { post: Id; link: string; madeAt: string; endsAt: string; locked: boolean; over: boolean; openedAt: string | null }

/** Makes the link of a post anew with a fresh PIN; the link of before is dead from now on. */
export async function makeDoor({ pool, vault }: Keep, post: Id, by: Id): Promise<{ link: string; pin: string; endsAt: string }> {
  const nonce = randomBytes(16)
  const link = linkOf(vault, post, nonce.toString('hex'))
  const pin = String(randomInt(10 ** PIN_DIGITS)).padStart(PIN_DIGITS, '0')
  const { rows: [row] } = await pool.query<{ ends: string }>('select door_put($1, $2, $3, $4, $5, $6, $7) as ends', [homeOf(post), post, nonce, vault.blind(`door link:${link}`), pinOf(vault, link, pin), by, DAYS])
  return { link, pin, endsAt: row!.ends }
}

/** Takes a link back; tells whether there was one. */
export async function shutDoor({ pool }: Keep, post: Id): Promise<boolean> {
  const { rows: [row] } = await pool.query<{ gone: number }>('select door_shut($1, $2) as gone', [homeOf(post), post])
  return row!.gone > 0
}

/** Lists the doors of posts of one home. */
export async function doorsOf({ pool, vault }: Keep, home: number, posts: readonly Id[]): Promise<DoorState[]> {
  const { rows } = await pool.query<{ post: Id; nonce: Buffer; made_at: string; ends_at: string; misses: number; opened_at: string | null }>('select * from doors_of($1, $2)', [home, posts])
  return rows.map(row => ({ post: row.post, link: linkOf(vault, row.post, row.nonce.toString('hex')), madeAt: row.made_at, endsAt: row.ends_at, locked: row.misses >= TRIES, over: Date.parse(row.ends_at) <= Date.now(), openedAt: row.opened_at }))
}

/** Finds the door of a link; unknown, run out, locked, taken back or of a post that has ended are all nothing. */
export async function findDoor({ pool, vault }: Keep, link: string): Promise<Door | undefined> {
  const home = homeOfLink(link)
  if (home === undefined) return undefined
  const { rows: [row] } = await pool.query<{ door: { nonce: string; worker: Id; name: string; post: Id; posts: HeldPost[]; shut: Id[]; shut_sealed: Id[] } | null }>('select door_of($1, $2, $3) as door', [home, vault.blind(`door link:${link}`), TRIES])
  const door = row?.door
  const post = door?.posts.find(held => held.id === door.post && held.line === 'area' && isLive(held, dayAt(held.region, new Date().toISOString())))
  return door && post ? { link, home, nonce: door.nonce, post, actor: { workerId: door.worker, name: door.name, shut: door.shut, shutSealed: door.shut_sealed, posts: [post] } } : undefined
}

/** The link of one referral to a body without an account, as long as it is open: whoever stands behind it acts on that one and no other. */
export async function findReferralDoor({ pool, vault }: Keep, link: string, role: string): Promise<(Door & { reception: Id }) | undefined> {
  const home = homeOfLink(link)
  if (home === undefined) return undefined
  const { rows: [row] } = await pool.query<{ door: { nonce: string; reception: Id; region: string; to: string } | null }>('select door_of_reception($1, $2, $3) as door', [home, vault.blind(`door link:${link}`), TRIES])
  const door = row?.door
  if (!door) return undefined
  const post: HeldPost = { id: door.reception, role, region: door.region, line: 'area', from: LONG_AGO }
  return { link, home, nonce: door.nonce, post, reception: door.reception, actor: { workerId: door.reception, name: door.to, shut: [], posts: [post] } }
}

/** Tries a PIN; every wrong one counts against the link and the address it came from. */
export async function tryPin({ pool, vault }: Keep, door: Door, pin: string, address: string): Promise<boolean> {
  const keys = [vault.blind(`door address:${address}`)]
  const { rows: [gate] } = await pool.query<{ wait: number; counted: string }>('select wait, counted::text from throttle_try($1, $2, $3)', [keys, ADDRESS_MINUTES, ADDRESS_TRIES])
  if (gate!.wait > 0) throw tooMany({ seconds: gate!.wait })
  const { rows: [tried] } = await pool.query<{ right: boolean }>('select door_try($1, $2, $3, $4) as right', [door.home, vault.blind(`door link:${door.link}`), pinOf(vault, door.link, pin.replaceAll(/\D/g, '')), TRIES])
  if (tried!.right) await pool.query('select throttle_pardon($1, $2::timestamptz)', [keys, gate!.counted])
  return tried!.right
}

/** Tells the home that a link names, whether or not there is such a link. */
export function homeOfLink(link: string): number | undefined {
  const found = LINK.exec(link)
  return found ? Number.parseInt(found[1]!, 36) : undefined
}

/** The cookie of whoever gave the right PIN: it opens this one page for half a day and no other path. */
export function doorCookie(vault: Vault, door: Door, secure: boolean, now: number, over = false, under = '/j'): string {
  const until = now + SESSION_MS
  return `pilar_pintu=${over ? '' : `${until.toString(36)}.${markOf(vault, door, 'session', until)}`}; Path=${under}/${door.link}; HttpOnly; SameSite=Lax; Max-Age=${over ? 0 : SESSION_MS / 1000}${secure ? '; Secure' : ''}`
}

/** Until when the cookie of a request opens a door; undefined when it does not. */
export function openUntil(vault: Vault, door: Door, cookies: string | undefined, now: number): number | undefined {
  const found = /(?:^|;\s*)pilar_pintu=([0-9a-z]{1,11})\.([\w-]{43})(?:;|$)/.exec(cookies ?? '')
  const until = found ? Number.parseInt(found[1]!, 36) : 0
  return found && until > now && until <= now + SESSION_MS && equals(found[2]!, markOf(vault, door, 'session', until)) ? until : undefined
}

/** The token that every form of an open door carries, so that no other page can answer in its name. */
export function formToken(vault: Vault, door: Door, until: number): string {
  return markOf(vault, door, 'form', until)
}

/** Compares two marks in constant time. */
export function equals(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))
}

function markOf(vault: Vault, { link, nonce }: Door, use: 'session' | 'form', until: number): string {
  return vault.blind(`door ${use}:${link}:${nonce}:${until}`).toString('base64url')
}

// the link is made again from what stands in the database and the master key outside it
function linkOf(vault: Vault, post: Id, nonce: string): string {
  return `${homeOf(post).toString(36)}-${vault.blind(`door:${post}:${nonce}`).toString('base64url').slice(0, 22)}`
}

function pinOf(vault: Vault, link: string, pin: string): Buffer {
  return vault.blind(`door pin:${link}:${pin}`)
}

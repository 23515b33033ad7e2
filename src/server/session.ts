import { hash as digested, randomBytes, randomInt, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto'
import { promisify } from 'node:util'
import { dayAt } from '#kernel/day.ts'
import { problem, tooMany, unknown } from '#kernel/problem.ts'
import type { Id } from '#kernel/id.ts'
import { isLive, type Actor, type HeldPost } from '#kernel/rights.ts'
import { sessionText, type Pool, type Proof } from './db.ts'
import type { Vault } from './vault.ts'

/** Wrong name or password; the same answer for both. */
export const badCredentials = problem('bad_credentials', 401)
/** The first password must be changed before anything else. */
export const mustChange = problem('must_change_password', 403)

const hashAsync = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt)
// OWASP's scrypt advice of 2024 for 32 MiB: N=2^15, r=8, p=3
const COST = { N: 2 ** 15, r: 8, p: 3, maxmem: 64 * 1024 * 1024 }
const TRIES = 8
const WINDOW_MINUTES = 15
const WEB_HOURS = 12
const DEVICE_DAYS = 90
const CODE_HOURS = 72
const NO_ONE = Buffer.alloc(48, 7)

/** Where a try comes from. */
type Where = { address: string; agent: string }
/** A session with its actor as of now. */
export type Signed = { actor: Actor; session: Id; username: string; mustChange: boolean; /** The device that keeps this session; none for a browser's. */ device?: string }
type Credential = { worker: Id; home: number; salt: Buffer; hash: Buffer; name: string; username: string; first: boolean }
/** What a right password gives: the token, and for a device that keeps a shelf the key to it. */
export type Admitted = { token: string; shelfKey?: string }
/** Whom a first code belongs to. */
export type FirstComer = { name: string; username: string }
type ActorRow = { session: Id; worker: Id; name: string; username: string; must_change: boolean; due: boolean; device: string | null; posts: HeldPost[]; shut: Id[]; shut_sealed: Id[] }

const REMEMBERED = 2000
const PROOF = Symbol('proof')
type Proven = Actor & { [PROOF]?: Proof }
/** What sessions told last, by the hash of their token; never believed before it is proved within the request. */
export type Remembered = Map<string, { stamp: string; row: ActorRow }>

/** Tells who a token belongs to, with the posts live today; throws unknown when it is nobody's or has ended. */
export async function signedBy(pool: Pool, remembered: Remembered, token: string | undefined): Promise<Signed> {
  const hash = hashIn(token)
  const key = hash.toString('base64')
  remembered.delete(key)
  let found = await sessionText(pool, hash)
  if (found && rowOf(found.told).due) {
    await pool.query('select session_seen($1)', [hash])
    found = await sessionText(pool, hash)
  }
  if (!found) throw unknown()
  const row = rowOf(found.told)
  remembered.set(key, { stamp: found.stamp, row })
  if (remembered.size > REMEMBERED) remembered.delete(remembered.keys().next().value!)
  return signedOf(row)
}

/** Tells who a token belonged to when it was last asked; whatever works for this actor proves it beside its first statement. Undefined when nothing is remembered that could be worked with. */
export function rememberedBy(remembered: Remembered, token: string | undefined): Signed | undefined {
  const hash = hashIn(token)
  const found = remembered.get(hash.toString('base64'))
  return found && !found.row.must_change ? signedOf(found.row, { hash, stamp: found.stamp, proven: false }) : undefined
}

/** The proof an actor still owes, when it was taken from memory. */
export function proofOf(actor: Actor): Proof | undefined {
  return (actor as Proven)[PROOF]
}

function rowOf(told: string): ActorRow {
  return JSON.parse(told) as ActorRow
}

function hashIn(token: string | undefined): Buffer {
  if (!token || !/^[\w-]{43}$/.test(token)) throw unknown()
  return tokenHash(token)
}

function signedOf({ session, worker, name, username, must_change, device, posts, shut, shut_sealed }: ActorRow, proof?: Proof): Signed {
  const now = new Date().toISOString()
  const actor: Proven = { workerId: worker, name, shut, shutSealed: shut_sealed, posts: posts.filter(post => isLive(post, dayAt(post.region, now))), ...(proof ? { [PROOF]: proof } : {}) }
  return { session, username, mustChange: must_change, actor, ...(device ? { device } : {}) }
}

/** Signs in by username or telephone number; gives the token, or refuses after too many tries. Takes the same time for known and unknown names. */
export async function signIn(pool: Pool, vault: Vault, login: string, password: string, where: Where, device?: string): Promise<Admitted> {
  return await admitted(pool, vault, await knownBy(pool, vault, login, password, where), where, device)
}

/** Tells whose first code this is, without using it up: the worker sees the own name before choosing a password. */
export async function readCode(pool: Pool, vault: Vault, login: string, code: string, where: Where): Promise<FirstComer> {
  const { name, username } = await firstBy(pool, vault, login, code, where)
  return { name, username }
}

/** Uses a first code up, once, for a password of the worker's own that `mayBe` lets pass, and signs in. */
export async function takeCode(pool: Pool, vault: Vault, login: string, code: string, fresh: string, where: Where, mayBe: (username: string) => void, device?: string): Promise<Admitted> {
  const found = await firstBy(pool, vault, login, code, where)
  mayBe(found.username)
  const { salt, hash } = await hashed(fresh)
  const { rows } = await pool.query<{ taken: boolean }>('select take_code($1, $2, $3, $4) as taken', [found.worker, found.hash, salt, hash])
  if (!rows[0]!.taken) throw badCredentials()
  return await admitted(pool, vault, found, where, device)
}

async function firstBy(pool: Pool, vault: Vault, login: string, code: string, where: Where): Promise<Credential> {
  return await knownBy(pool, vault, login, code.toLowerCase().replace(/[^a-z0-9]/g, '').replace(/(.{4})(?=.)/g, '$1-'), where, true)
}

async function admitted(pool: Pool, vault: Vault, found: Credential, { agent }: Where, device?: string): Promise<Admitted> {
  const token = randomBytes(32).toString('base64url')
  await pool.query('select open_session($1, $2, $3, $4, $5)', [tokenHash(token), found.home, found.worker, WEB_HOURS, agent.slice(0, 200)])
  return { token, ...(device ? { shelfKey: vault.shelfKey(found.worker, device) } : {}) }
}

/** Makes the session of whoever just signed in one that its device keeps. */
export async function keepSession(pool: Pool, signed: Signed, device: string): Promise<{ until: string }> {
  const { rows } = await pool.query<{ until: string }>('select keep_session($1, $2, $3, $4) as until', [signed.actor.workerId, signed.session, device, DEVICE_DAYS])
  return { until: rows[0]!.until }
}

/** Finds the one credential that a name and password fit; every try is counted before the password is looked at. */
async function knownBy(pool: Pool, vault: Vault, login: string, password: string, where: Where, first = false): Promise<Credential> {
  const name = /^[+\d][\d\s-]+$/.test(login.trim()) ? normalPhone(login) : login.trim().toLowerCase()
  const keys = [vault.blind(`login:${name}`), vault.blind(`address:${where.address}`)]
  const { rows: [gate] } = await pool.query<{ wait: number; counted: string }>('select wait, counted::text from throttle_try($1, $2, $3)', [keys, WINDOW_MINUTES, TRIES])
  if (gate!.wait > 0) throw tooMany({ seconds: gate!.wait })
  const { rows } = await pool.query<Credential>('select * from credential_of($1, $2)', [name, vault.blind(name)])
  const found = await rightOne(password, rows.filter(row => !first || row.first))
  if (!found) throw badCredentials()
  await pool.query('select throttle_pardon($1, $2::timestamptz)', [keys, gate!.counted])
  return found
}

/** Changes a worker's own password and ends the other sessions. */
export async function changePassword(pool: Pool, signed: Signed, old: string, fresh: string): Promise<void> {
  const { rows } = await pool.query<Credential>('select * from credential_of($1, $2)', [signed.username, Buffer.alloc(0)])
  const found = await rightOne(old, rows.filter(row => row.worker === signed.actor.workerId))
  if (!found) throw badCredentials()
  const { salt, hash } = await hashed(fresh)
  await pool.query('select set_credential($1, $2, null, $3, $4, false, $5)', [found.worker, signed.username, salt, hash, signed.session])
}

/** Gives a worker a one-time first password; it is shown once, runs out, and must be changed at the first sign-in. */
export async function issueCode(pool: Pool, vault: Vault, worker: { id: Id; username: string }): Promise<{ password: string; expires: string }> {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
  const code = Array.from({ length: 12 }, () => letters[randomInt(letters.length)]).join('').replace(/(.{4})(?=.)/g, '$1-')
  const expires = new Date(Date.now() + CODE_HOURS * 3_600_000).toISOString()
  await storePassword(pool, vault, worker, code, true, undefined, expires)
  return { password: code, expires }
}

/** Stores a password for a worker; used for first codes and for the example office. */
export async function storePassword(pool: Pool, vault: Vault, worker: { id: Id; username: string; phone?: string | null }, password: string, mustChangeIt: boolean, ready?: { salt: Buffer; hash: Buffer }, expires?: string): Promise<void> {
  const { salt, hash } = ready ?? await hashed(password)
  await pool.query('select set_credential($1, $2, $3, $4, $5, $6, null, $7)', [worker.id, worker.username, worker.phone ? vault.blind(normalPhone(worker.phone)) : null, salt, hash, mustChangeIt, expires ?? null])
}

/** Hashes a password with a fresh salt. */
export async function hashed(password: string): Promise<{ salt: Buffer; hash: Buffer }> {
  const salt = randomBytes(16)
  return { salt, hash: await hashAsync(password.normalize('NFC'), salt, 32, COST) }
}

/** The stored form of a session token. */
export function tokenHash(token: string): Buffer {
  return digested('sha256', token, 'buffer')
}

function normalPhone(phone: string): string {
  return phone.replace(/[^\d]/g, '').replace(/^62/, '0')
}

// a name nobody has is asked as long as a name that one has
async function rightOne(password: string, found: readonly Credential[]): Promise<Credential | undefined> {
  if (found.length === 0) await matches(password, { salt: NO_ONE.subarray(0, 16), hash: NO_ONE.subarray(16) })
  for (const one of found) if (await matches(password, one)) return one
  return undefined
}

async function matches(password: string, { salt, hash }: { salt: Buffer; hash: Buffer }): Promise<boolean> {
  return timingSafeEqual(await hashAsync(password.normalize('NFC'), salt, 32, COST), hash)
}

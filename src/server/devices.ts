import type { FastifyRequest } from 'fastify'
import { homeOf, isUuid, type Id } from '#kernel/id.ts'
import { problem } from '#kernel/problem.ts'
import type { Region } from '#kernel/region.ts'
import type { Pool } from './db.ts'
import type { Services } from './services.ts'
import { tokenHash } from './session.ts'

/** The app on this device is too old to be answered; what it has not sent is taken all the same. */
export const tooOld = problem('too_old', 426)

/** Whose device it was: the worker, the own home, and every home in which posts were held. */
export type Revoked = { worker: Id; name: string; region: Region; home: number; homes: number[] }
/** What a device tells of itself with each contact; never a word of any case. */
export type DeviceFacts = { id: string | undefined; version: string; waiting: number; refused: number; /** Seconds by which its clock runs ahead (or behind, below nought). */ skew: number }

const TELL_MS = 5 * 60_000
const MOST_TOLD = 5000
const MOST_SKEW = 2_000_000_000
/** From here on a clock is out, and it is said. */
export const SKEWED_SECONDS = 300

/** Reads what a device tells: `x-pilar-version: 0.2.0` and `x-pilar-device: <uuid>; waiting=2; refused=0; at=<instant>`. Whatever cannot be read counts as not told. */
export function factsOf(request: FastifyRequest): DeviceFacts {
  const [id, ...rest] = String(request.headers['x-pilar-device'] ?? '').split(';').map(part => part.trim())
  const told = new Map(rest.map(part => [part.split('=')[0]!, part.slice(part.indexOf('=') + 1)]))
  const count = (name: string) => (/^\d{1,6}$/.test(told.get(name) ?? '') ? Number(told.get(name)) : 0)
  const at = Date.parse(told.get('at') ?? '')
  const skew = Number.isFinite(at) ? Math.round((at - Date.now()) / 1000) : 0
  return { id: isUuid(id) ? id : undefined, version: versionOf(request), waiting: count('waiting'), refused: count('refused'), skew: Math.max(-MOST_SKEW, Math.min(MOST_SKEW, skew)) }
}

/** Refuses an app that is older than the office allows; those who tell no version came before versions were told. */
export function refuseOld(services: Pick<Services, 'config'>, request: FastifyRequest): void {
  if (isOlder(versionOf(request) || '0', services.config.oldestApp)) throw tooOld({ oldest: services.config.oldestApp })
}

/** Tells whether a version comes before another, number by number. */
export function isOlder(version: string, than: string): boolean {
  const [one, other] = [version, than].map(text => text.split('.').map(Number))
  const at = [0, 1, 2].find(nth => (one![nth] ?? 0) !== (other![nth] ?? 0))
  return at !== undefined && (one![at] ?? 0) < (other![at] ?? 0)
}

/** Writes down when a device spoke and what it told, at most every few minutes unless it tells something new; without an id the session stands for the device. */
export async function noteDevice(services: Services, request: FastifyRequest): Promise<void> {
  const { id, version, waiting, refused, skew } = factsOf(request)
  if (!id && !version) return
  const { actor, session } = request.signed
  const device = id ?? session
  const home = homeOf(actor.workerId)
  const key = `${home} ${device}`
  const told = JSON.stringify([actor.workerId, version, waiting, refused, Math.round(skew / SKEWED_SECONDS)])
  const last = services.devices.get(key)
  if (last?.told === told && Date.now() - last.at < TELL_MS) return
  if (services.devices.size > MOST_TOLD) services.devices.clear()
  services.devices.set(key, { told, at: Date.now() })
  await writeSeen(services.pool, actor.workerId, device, String(request.headers['user-agent'] ?? '').slice(0, 200), { version, waiting, refused, skew })
}

/** Writes down what a device told, now or, in the example alone, at an earlier moment. */
export async function writeSeen(pool: Pool, worker: Id, device: string, agent: string, { version, waiting, refused, skew }: Omit<DeviceFacts, 'id'>, at?: Date): Promise<void> {
  await pool.query('select device_seen($1, $2, $3, $4, $5, $6, $7, $8, $9)', [homeOf(worker), device, worker, agent, version || null, waiting, refused, skew, at ?? null])
}

/** Puts devices out: their sessions end, and at the next contact they hand in what is unsent and are told to wipe. Gives how many. */
export async function revokeSessions(pool: Pool, worker: Id, one: string | null): Promise<number> {
  return (await pool.query<{ gone: number }>('select revoke_sessions($1, $2) as gone', [worker, one])).rows[0]!.gone
}

/** Tells whether a worker's shelf on a device is to go: asked by a device that is locked and bears no token. */
export async function isPutOut(pool: Pool, worker: Id, device: string): Promise<boolean> {
  return (await pool.query<{ out: boolean }>({ name: 'put-out', text: 'select device_put_out($1, $2) as out', values: [worker, device] })).rows[0]!.out
}

/** Tells whose device a token belonged to before it was put out. */
export async function revokedBy(pool: Pool, token: string | undefined): Promise<Revoked | undefined> {
  if (!token) return undefined
  return (await pool.query<Revoked>({ name: 'revoked', text: 'select worker, name, region, home, homes from revoked_told($1)', values: [tokenHash(token)] })).rows[0]
}

function versionOf(request: FastifyRequest): string {
  const version = String(request.headers['x-pilar-version'] ?? '')
  return /^\d{1,4}(\.\d{1,4}){0,2}$/.test(version) ? version : ''
}

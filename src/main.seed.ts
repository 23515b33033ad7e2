import { randomBytes } from 'node:crypto'
import { mintId } from '#kernel/id.ts'
import { placeOf } from '#kernel/region.ts'
import type { Actor } from '#kernel/rights.ts'
import { addDays, dayAt, daysBetween } from '#kernel/day.ts'
import { transact } from '#server/db.ts'
import { isLive } from '#kernel/rights.ts'
import { dispatch } from '#server/dispatch.ts'
import { logRead } from '#server/reads.ts'
import type { Services } from '#server/services.ts'
import { hashed, issueCode, storePassword } from '#server/session.ts'
import { seedPhones } from './main.seedphones.ts'
import { UNNAMED_ROLE } from './rights.ts'
import { EXAMPLE_PASSWORD, exampleAccounts, exampleActs } from './main.example.ts'

const SYSTEM = '00000000-0000-8000-8000-000000000000'
const EXAMPLE_ZONE_PLACE = '52.72'
const DAY_MS = 86_400_000
/** Whose account is made last, and who of the example has a telephone and no account. */
const LAST_ACCOUNT = 'admin'
/** Who has opened data of Paruga when the example begins, and how many days ago, so that the log of access has something to tell of this week and of the last. */
const OPENED_AT = '52.72.01.1001'
const OPENED: readonly [daysAgo: number, by: string, what: string, reason?: string][] = [[10, 'operator', 'case.read'], [7, 'rahma', 'case.carried'], [6, 'budi', 'case.read'], [3, 'operator', 'reveal.nik', 'Mencocokkan dengan KTP di loket'], [0, 'nur', 'case.read']]
const WITHOUT_APP = new Set(['rt003.paruga'])

/** Loads the invented example office, once, act by act through dispatch; gives the lines the start prints. */
export async function seedExample(services: Services, say: (line: string) => void): Promise<string[]> {
  const { rows: [signedUp] } = await services.pool.query<{ is_signed_up: boolean }>('select is_signed_up()')
  if (!signedUp!.is_signed_up || await isHalf(services)) {
    say('Memuat data contoh (instansi rekaan) …')
    await play(services)
  }
  return ['', 'DATA CONTOH: semua orang dan kejadian di dalamnya rekaan.', `Kata sandi semua akun contoh: ${EXAMPLE_PASSWORD}`, ...exampleAccounts.map(({ username, name, role, place }) => `  ${username.padEnd(18)} ${role.padEnd(18)} ${name}, ${place}`)]
}

/** Tells whether a loading of the example was cut off before its last account. */
async function isHalf(services: Services): Promise<boolean> {
  const { rows } = await services.pool.query('select from credential_of($1, $2)', [LAST_ACCOUNT, Buffer.alloc(0)])
  if (rows.length > 0) return false
  const offices = await transact(services.pool, services.homes.settingsFor(systemActor()), client => client.query('select from offices where example limit 1'), true)
  return offices.rows.length > 0
}

/** Makes the first admin of an empty house, with a one-time password that the start prints; gives those lines. */
export async function firstAdmin(services: Services): Promise<string[]> {
  const { rows: [signedUp] } = await services.pool.query<{ is_signed_up: boolean }>('select is_signed_up()')
  if (signedUp!.is_signed_up) return []
  const at = new Date().toISOString()
  const fresh = () => mintId(0, Date.now(), count => randomBytes(count))
  const worker = { id: fresh(), username: 'admin', name: 'Admin pertama' }
  await dispatch(services, systemActor(), { id: fresh(), action: 'worker.add', at, input: { ...worker, region: '00' } })
  await dispatch(services, systemActor(), { id: fresh(), action: 'post.give', at, input: { workerId: worker.id, role: 'admin', region: '00', line: 'area' } })
  const { password, expires } = await issueCode(services.pool, services.vault, worker)
  return ['', `Akun pertama: nama pengguna admin, kata sandi sekali pakai ${password} (harus diganti saat masuk pertama, berlaku sampai ${expires.slice(0, 16).replace('T', ' ')} UTC).`]
}

async function play(services: Services): Promise<void> {
  const workers = new Map<string, { id: string; name: string; region: string; phone?: string }>()
  const secret = await hashed(EXAMPLE_PASSWORD)
  const cases = new Map<string, string>()
  const lately: { record: string; assigned: string }[] = []
  for (const act of exampleActs(await exampleDay(services))) {
    const actor = act.by === 'sistem' ? systemActor() : act.by === UNNAMED_ROLE ? unnamedActor() : await actorNamed(services, workers.get(act.by)!, act.at)
    const receipt = await dispatch(services, actor, { id: act.id, action: act.action, at: act.at, input: act.input }, { now: act.at })
    if (receipt.refused) throw new Error(`contoh ditolak: ${act.action} oleh ${act.by}: ${JSON.stringify(receipt.refused)}`)
    if (act.action === 'worker.add') {
      const { id, username, name, region, phone } = act.input as { id: string; username: string; name: string; region: string; phone?: string }
      const worker = { id, name, region, ...(phone ? { phone } : {}) }
      workers.set(username, worker)
      // a notice reaches whoever has signed in; the last account of all tells that the example is whole
      if (username !== LAST_ACCOUNT && !WITHOUT_APP.has(username)) await storePassword(services.pool, services.vault, { ...worker, username }, EXAMPLE_PASSWORD, false, secret)
    }
    const opened = act.action === 'case.assign' && receipt.refused === undefined ? (act.input as { caseId: string }).caseId : undefined
    if (opened && lately.length < OPENED.length && (cases.get(opened) ?? '').startsWith(OPENED_AT)) lately.push({ record: opened, assigned: act.at })
    if (act.action === 'case.open' && (act.input as { seal: string }).seal === 'tidak') cases.set(receipt.made.find(({ kind }) => kind === 'case')!.id, (act.input as { region: string }).region)
  }
  for (const [nth, { record, assigned }] of lately.entries()) {
    const [daysAgo, by, what, reason] = OPENED[nth]!
    const at = new Date(Math.max(Date.now() - daysAgo * DAY_MS, Date.parse(assigned))).toISOString()
    await logRead(services, await actorNamed(services, workers.get(by)!, new Date().toISOString()), { what, record, region: cases.get(record)!, at, ...(reason ? { reason } : {}) })
  }
  await seedPhones(services, workers, worker => actorNamed(services, worker, new Date().toISOString()))
  await storePassword(services.pool, services.vault, { ...workers.get(LAST_ACCOUNT)!, username: LAST_ACCOUNT }, EXAMPLE_PASSWORD, false, secret)
}

/** The day on which the example ends: today, or, when a loading was cut off, the day it was meant for, so that its acts are known again. */
async function exampleDay(services: Services): Promise<string> {
  const today = dayAt(EXAMPLE_ZONE_PLACE, new Date().toISOString())
  const { rows: [before] } = await transact(services.pool, services.homes.settingsFor(systemActor()), client => client.query<{ first: string | null }>('select min(at) as first from history where actor = $1', [SYSTEM]), true)
  if (!before?.first) return today
  const lead = daysBetween(dayAt(EXAMPLE_ZONE_PLACE, exampleActs(today)[0]!.at), today)
  return addDays(dayAt(EXAMPLE_ZONE_PLACE, before.first), lead)
}

function systemActor(): Actor {
  return { workerId: SYSTEM, name: 'Sistem', shut: [], posts: [{ id: mintId(0, 0, count => new Uint8Array(count)), role: 'admin', region: '00', line: 'area', from: '2000-01-01' }] }
}

/** Whoever speaks without a name. */
function unnamedActor(): Actor {
  const id = mintId(5272, 0, count => new Uint8Array(count))
  return { workerId: id, name: 'Tanpa nama', shut: [], posts: [{ id, role: UNNAMED_ROLE, region: EXAMPLE_ZONE_PLACE, line: 'area', from: '2000-01-01' }] }
}

async function actorNamed(services: Services, worker: { id: string; name: string; region: string }, at: string): Promise<Actor> {
  const home = services.homes.homeAt(placeOf(worker.region).kab)
  const { rows } = await services.pool.query<{ posts: Actor['posts'] }>('select posts_of($1) as posts', [worker.id])
  if (home === undefined) throw new Error(`contoh tanpa rumah: ${worker.name}`)
  return { workerId: worker.id, name: worker.name, shut: [], posts: rows[0]!.posts.filter(post => isLive(post, dayAt(post.region, at))) }
}

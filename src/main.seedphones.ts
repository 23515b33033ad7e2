import { createHash } from 'node:crypto'
import { deriveId, homeOf, type Id } from '#kernel/id.ts'
import type { Region } from '#kernel/region.ts'
import type { Actor } from '#kernel/rights.ts'
import { transact } from '#server/db.ts'
import { writeSeen } from '#server/devices.ts'
import { dispatch } from '#server/dispatch.ts'
import { keepPicture } from '#server/files.ts'
import { handedIn } from '#server/quarantine.ts'
import type { Services } from '#server/services.ts'

type Hired = { id: Id; name: string; region: Region }
const HOUR_MS = 3_600_000
const ANDROID = 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36'
const SAMSUNG = 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36'
const DESK = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36'
/** Whose telephone was last heard of how many hours ago, what waits on it, and by how many seconds its clock is out. */
const PHONES: readonly [by: string, agent: string, hours: number, waiting: number, refused: number, skew?: number][] = [
  ['rahma', ANDROID, 2, 0, 0], ['budi', ANDROID, 5, 1, 0], ['iwan', SAMSUNG, 9 * 24, 4, 0], ['yuli', ANDROID, 26, 0, 1], ['rina', ANDROID, 4 * 24, 2, 0, 840], ['tagana', SAMSUNG, 20, 0, 0],
  ['tksk.asakota', ANDROID, 15 * 24, 0, 0], ['lurah.paruga', ANDROID, 7, 0, 0], ['operator', DESK, 1, 0, 0],
]
const VERSION = '0.2.0'
/** Whose telephone was put out before it could hand in two notes. */
const PUT_OUT = 'taufan'
const PICTURED = 2

/** Gives the example telephones, notes in quarantine and drawn pictures, so that the screens about them have something to show; a second time changes nothing. */
export async function seedPhones(services: Services, workers: ReadonlyMap<string, Hired>, actorOf: (worker: Hired) => Promise<Actor>): Promise<void> {
  for (const [by, agent, hours, waiting, refused, skew = 0] of PHONES) {
    const { id } = workers.get(by)!
    await writeSeen(services.pool, id, numberOf(by), agent, { version: VERSION, waiting, refused, skew }, new Date(Date.now() - hours * HOUR_MS))
  }
  await leaveBehind(services, workers.get(PUT_OUT)!)
  const rahma = workers.get('rahma')!
  await picture(services, rahma, await actorOf(rahma))
}

async function leaveBehind(services: Services, { id, name, region }: Hired): Promise<void> {
  const home = homeOf(id)
  const at = (hours: number) => new Date(Date.now() - hours * HOUR_MS).toISOString()
  const open = (nth: number, who: string, needs: string[], story: string) => ({ id: deriveId(id, 90 + nth), action: 'case.open', at: at(100 - nth), input: { id: deriveId(id, 80 + nth), who, needs, urgency: 'biasa', region, rt: '004', seal: 'tidak', story } })
  const sent = [open(0, 'Kakek pemulung di dekat pasar', ['lansia'], 'Tinggal sendiri, makan dari tetangga.'), open(1, 'Ibu dengan kursi roda rusak', ['disabilitas'], 'Minta perbaikan kursi roda.')]
  await handedIn(services, { worker: id, name, region, home, homes: [home] }, sent)
}

/** Two of Rahma's visits bear a drawn picture: nobody is on it. */
async function picture(services: Services, { id }: Hired, actor: Actor): Promise<void> {
  const { rows } = await transact(services.pool, services.homes.settingsFor(actor), client => client.query<{ id: Id; reportedAt: string }>(
    `select id, reported_at as "reportedAt" from visits where home = $1 and lead_id = $2 and reported_at is not null and not sealed order by reported_at, id limit ${PICTURED}`, [homeOf(id), id]), true)
  for (const [nth, visit] of rows.entries()) {
    const kept = await keepPicture(services, visit.id, await drawn(nth))
    const at = new Date(Date.parse(visit.reportedAt) + HOUR_MS / 6).toISOString()
    await dispatch(services, actor, { id: deriveId(visit.id, 70), action: 'photo.attach', at, input: { id: deriveId(visit.id, 71), visitId: visit.id, sha256: kept.sha256, bytes: kept.bytes.length, width: kept.width, height: kept.height } }, { now: at })
  }
}

/** A house under a tin roof, drawn. */
async function drawn(nth: number): Promise<Buffer> {
  const { default: sharp } = await import('sharp')
  const [sky, wall] = nth === 0 ? ['#cfe3ea', '#e8d9bd'] : ['#f3dcc0', '#d7dcc8']
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="960" height="720"><rect width="960" height="720" fill="${sky}"/><path d="M0 520 Q240 430 480 500 T960 470 V720 H0Z" fill="#8fa878"/><rect x="270" y="330" width="420" height="240" fill="${wall}"/><path d="M230 340 480 190 730 340Z" fill="#7b6a5b"/><rect x="440" y="430" width="90" height="140" fill="#5b4636"/><rect x="320" y="390" width="80" height="70" fill="#3a5560"/><rect x="570" y="390" width="80" height="70" fill="#3a5560"/><rect y="570" width="960" height="150" fill="#b79f7d"/></svg>`
  return await sharp(Buffer.from(svg)).jpeg({ quality: 80 }).toBuffer()
}

/** The invented number of somebody's telephone. */
function numberOf(username: string): string {
  const hex = createHash('sha256').update(`contoh ${username}`).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-')
}

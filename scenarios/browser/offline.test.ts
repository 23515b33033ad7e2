import { spawn, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dayFromToday, openHouse, openOffice, settle, type House, type Someone } from '../house.ts'
import { freePort, pause } from '../keeper.ts'
import { layWire, type Wire } from '../wire.ts'
import { choosesPin, familyOf, goes } from './acts.ts'
import type { Screen } from './screen.ts'
import { announced, buyPhone, type Phone, signsIn, takesPhotos, unlocks } from './telephone.ts'
import { words } from './words.ts'

const PARUGA = '52.72.01.1001'
const JOURNEY_MS = 150_000
const KNOWN = { who: 'Ibu Halimah, lansia sendiri', story: 'Cerita Halimah: tidak ada yang memasak.' }

let house: House
let server: Server
let wire: Wire
let rahma: Someone, budi: Someone, nur: Someone, ahmad: Someone
let known: string
let phone: Phone | undefined
beforeAll(async () => {
  house = await openHouse()
  await openOffice(house, '52.72', 'Dinas Sosial Kota Bima')
  const psm = { role: 'psm', region: PARUGA, pillar: 'psm' } as const
  ;[rahma, ahmad, budi, nur] = [await settle(house, 'Rahma', psm), await settle(house, 'Ahmad', { ...psm, region: '52.72.01.1002' }), await settle(house, 'Budi', { role: 'tksk', region: '52.72.01', pillar: 'tksk' }), await settle(house, 'Nur Aini', { role: 'kabid', region: '52.72' })]
  known = await rahma.does('case.open', { ...KNOWN, needs: ['lansia'], urgency: 'segera', region: PARUGA, rt: '005', seal: 'tidak' }, 'case')
  await nur.does('case.assign', { caseId: known, leadId: rahma.id, teamIds: [budi.id] })
  await budi.does('trip.plan', { caseIds: [known], day: dayFromToday(1), from: '09:00', to: '10:00', purpose: 'asesmen', basis: 'inisiatif', noInvite: 'cukup_petugas' }, 'trip')
  server = await startServer(house)
  wire = await layWire(server.url)
}, JOURNEY_MS)
afterAll(async () => {
  await phone?.throwAway()
  await wire?.close()
  server?.process.kill('SIGKILL')
  await house?.close()
})

describe('offline from cold', () => {
  test('Rahma unlocks, finds a family, plans, sees who goes there, reports with two photos, writes down somebody new; the browser closes and opens; with the line back all of it is on the server once and in order', async () => {
    const family = familyOf('Melati')
    phone = buyPhone(wire)
    const first = await phone.opens()
    await signsIn(first, rahma)
    await choosesPin(first)
    await isReady(first)
    await phone.closes()
    wire.cut()

    const screen = await phone.opens()
    await unlocks(screen)
    await goes(screen, 'nav.cases')
    await screen.write('app.search', 'halimah')
    await screen.hand.press(screen.page.getByRole('link', { name: KNOWN.who }))
    await screen.follow('trips.plan')
    await screen.hand.tick(screen.page.getByRole('group', { name: words('plan.day'), exact: true }).getByRole('radio').first())
    await screen.seesWords('overlap.title')
    await screen.sees('Budi')
    await screen.tick('overlap.keep', 'keep.beda_tujuan')
    await screen.press('plan.send')
    await screen.seesWords('trip.planned')
    await goes(screen, 'nav.home')
    await screen.follow('trips.note')
    await screen.page.waitForURL('**/lapangan/catat')
    await screen.hand.press(screen.page.getByRole('link', { name: KNOWN.who }))
    await screen.tick('report.outcome', 'outcome.bertemu')
    await screen.write('report.findings', family.findings)
    await takesPhotos(screen, 2)
    await screen.press('report.send')
    await screen.seesWords('photo.unsent', { count: 2 })
    await goes(screen, 'nav.report')
    await writesDown(screen, family.who)
    await screen.seesWords('sync.unsent', { count: 3 })
    await phone.closes()

    const again = await phone.opens()
    const told = announced(again)
    await unlocks(again)
    await again.seesWords('sync.unsent', { count: 3 })
    // the first exchanges break in every way, and the server dies in the middle
    wire.spoil(/^POST \/api\/push/, 'lost request', 'lost response', 'cut response', 'duplicate')
    wire.spoil(/^PATCH .*\/uploads\//, 'cut request', 'lost response')
    wire.mend()
    await until(again, async () => wire.happened.some(({ mishap }) => mishap === 'cut response'))
    server = await server.dies()
    wire.lead(server.url)
    await until(again, async () => (await photosOf(known)).length === 2)
    await until(again, async () => (await again.root.getByText(words('sync.idle')).count()) > 0)

    // the first case was opened before
    expect(await doneBy(rahma)).toEqual(['case.open', 'trip.plan', 'visit.report', 'case.open'])
    expect(told.size).toBe(2)
    expect((await photosOf(known)).toSorted()).toEqual([...told].toSorted())
    expect((await rahma.get('/api/v1/cases?limit=50')).text.split(family.who)).toHaveLength(2)
    expect((await ahmad.get('/api/v1/cases?limit=50')).text).not.toContain(family.who)
    await phone.closes()
  }, JOURNEY_MS)
})

/** The data and the app itself are aboard. */
async function isReady(screen: Screen): Promise<void> {
  await goes(screen, 'nav.cases')
  await screen.sees(KNOWN.who)
  await screen.seesWords('sync.idle')
  await screen.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
}

async function writesDown(screen: Screen, who: string): Promise<void> {
  await screen.write('intake.who', who)
  await screen.tick('intake.needs', 'need.lansia')
  await screen.tick('intake.urgency', 'urgency.segera')
  await screen.tick('intake.seal', 'seal.tidak')
  await screen.press('intake.send')
  await screen.seesWords('intake.kept.lead')
}

/** Presses on until it is so, as somebody who waits for a signal does. */
async function until(screen: Screen, so: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 60_000; !(await so());) {
    if (Date.now() > end) throw new Error(`it did not come to be; the screen says: ${(await screen.root.innerText()).slice(0, 300)}`)
    await screen.press('sync.now').catch(() => undefined)
    await pause(400)
  }
}

async function photosOf(caseId: string): Promise<string[]> {
  const { items } = (await rahma.get(`/api/v1/photos?caseId=${caseId}`)).body
  return await Promise.all(items.map(async ({ id }: { id: string }) => (await rahma.get(`/api/v1/photos/${id}`)).body.sha256))
}

async function doneBy(someone: Someone): Promise<string[]> {
  const owner = new pg.Client({ connectionString: house.databaseUrl })
  await owner.connect()
  const { rows } = await owner.query<{ action: string }>(`select action from history where actor = $1 and refused is null and action <> 'photo.attach' order by seq`, [someone.id])
  await owner.end()
  return rows.map(({ action }) => action)
}

/** The server as a process of its own, on the database of the house, so that it can be killed. */
type Server = { url: string; process: ChildProcess; dies(): Promise<Server> }
async function startServer(of: House): Promise<Server> {
  const port = await freePort()
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', fileURLToPath(new URL('../../src/main.server.ts', import.meta.url))], { stdio: 'ignore', env: { PATH: process.env.PATH ?? '', DATABASE_URL: of.databaseUrl, DATA_DIR: of.services.config.dataDir, EXAMPLE_DATA: 'tidak', PORT: String(port), LOG_LEVEL: 'silent', NODE_ENV: 'test' } })
  const url = `http://127.0.0.1:${port}`
  for (const end = Date.now() + 60_000; !(await fetch(`${url}/api/health`).then(answer => answer.ok, () => false)); await pause(100)) if (Date.now() > end) throw new Error('the server did not start')
  return { url, process: child, async dies() { child.kill('SIGKILL'); return await startServer(of) } }
}

import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { clockAt } from '#kernel/day.ts'
import { startCourier, type Courier, type CourierPace } from '#server/courier.ts'
import { openOwner } from '#server/db.ts'
import { wishesOf } from '#slices/notices/server.ts'
import { letters } from '#slices/notices/page/letters.ts'
import { makeApp } from '#src/main.server.ts'
import { intake } from './crowd.ts'
import { openHouse, openOffice, settle, type House, type Someone } from './house.ts'
import { openPostbox, openPushService, type Postbox, type PushService } from './postbox.ts'

const KOTA = '52.72'
const PARUGA = '52.72.01.1001'
const FROM = 'Pilar Uji <pilar@uji.example>'
// what stands in the case that everybody here is told of
const CANARIES = /Ibu Kanari|Kanari|52\.72|Paruga|005|lansia|LUT|5272014101500003|Rahma|Nur|Budi/

let base: House
let house: House
let owner: pg.Client
let box: Postbox
let service: PushService
let rahma: Someone, budi: Someone, nur: Someone, admin: Someone, neighbour: Someone, lurah: Someone
const couriers: Courier[] = []

beforeAll(async () => {
  base = await openHouse()
  box = await openPostbox()
  service = await openPushService()
  const services = { ...base.services, config: { ...base.services.config, smtpUrl: box.url, mailFrom: FROM, webPush: 'mailto:admin@uji.example', pushHosts: [service.host], publicUrl: 'https://pilar.uji.example' } }
  const app = await makeApp(services)
  house = { ...base, services, app, url: await app.listen({ port: 0, host: '127.0.0.1' }) }
  owner = await openOwner(base.databaseUrl)
  await openOffice(house, KOTA, 'Dinas Sosial Kota Bima')
  await openOffice(house, '52.06', 'Dinas Sosial Kabupaten Bima')
  rahma = await settle(house, 'Rahma', { role: 'psm', region: PARUGA, pillar: 'psm' })
  budi = await settle(house, 'Budi', { role: 'tksk', region: '52.72.01', pillar: 'tksk' })
  lurah = await settle(house, 'Ibu Lurah', { role: 'lurah', region: PARUGA })
  nur = await settle(house, 'Nur Aini', { role: 'kabid', region: KOTA })
  admin = await settle(house, 'Admin', { role: 'admin', region: KOTA })
  neighbour = await settle(house, 'Tetangga', { role: 'operator', region: '52.06' })
  await started().round()
}, 120_000)
beforeEach(() => { box.mood = () => 'take'; box.letters.length = 0; service.taken.length = 0; service.answers.length = 0 })
afterAll(async () => {
  for (const courier of couriers) await courier.stop()
  await owner?.end()
  await house?.app.close()
  await box?.close()
  await service?.close()
  await base?.close()
})

function started(pace: Partial<CourierPace> = {}): Courier {
  const courier = startCourier(house.services, wishesOf(house.services), () => {}, { look: Number.POSITIVE_INFINITY, gather: 0, lease: 400, silent: 700, pauses: [0.05, 0.05, 0.05], ...pace })
  couriers.push(courier)
  return courier
}

const ALWAYS = { quietFrom: '00:00', quietTo: '00:00', digestAt: '06:30', language: 'id' as const }
const says = (who: Someone, over: Record<string, unknown> = {}) => who.does('notice.choose', { email: `${who.username}@uji.example`, push: ['kasus'], mail: ['kasus', 'kunjungan'], digest: [], ...ALWAYS, ...over })
/** Chooses, with an address that has been proved; how that is done has a story of its own. */
const chooses = async (who: Someone, over: Record<string, unknown> = {}) => { await says(who, over); await owner.query('update notice_choices set proved = true where worker_id = $1 and email is not null', [who.id]) }
const rowsOf = async (who: Someone) => (await owner.query<{ channel: string; key: string; state: string; why: string | null; tries: number }>('select channel, key, state, why, tries from deliveries where worker_id = $1 order by at, key', [who.id])).rows
/** Rounds until something is so: other writers in the same PostgreSQL hold the feed back for a moment. */
async function until(courier: Courier, what: () => unknown): Promise<void> {
  await expect.poll(async () => { await courier.round(); return await what() }, { timeout: 20_000, interval: 40 }).toBeTruthy()
}
const opens = (who: Someone) => who.does('case.open', intake({ who: 'Ibu Kanari', name: 'Ibu Kanari', nik: '5272014101500003', region: PARUGA }), 'case')
/** Nur makes somebody the lead of a new case: one notice of the sort "kasus". */
async function leads(who: Someone): Promise<string> {
  const caseId = await opens(nur)
  await nur.does('case.assign', { caseId, leadId: who.id })
  return caseId
}
const letterTo = (who: Someone) => box.letters.filter(letter => letter.to === `${who.username}@uji.example`)

test('Rahma asked for e-mail about cases: one letter comes, which says how much and names nobody; the neighbour hears nothing, and a second round sends nothing more', async () => {
  await chooses(rahma)
  await chooses(neighbour)
  const courier = started()
  await leads(rahma)
  await until(courier, () => letterTo(rahma).length > 0)
  await courier.round()
  const [letter, ...more] = letterTo(rahma)
  expect(more).toEqual([])
  expect(letter).toMatchObject({ subject: letters.id['letter.subject'], from: 'pilar@uji.example' })
  expect(letter!.body).toContain('Kasus dan langkah lanjutan: 1')
  expect(letter!.body).toContain('https://pilar.uji.example/')
  expect(letter!.raw.replace(/^To:.*$/m, '').replace(letter!.to, '')).not.toMatch(CANARIES)
  expect(box.letters.filter(one => one.to !== letter!.to)).toEqual([])
  expect(await rowsOf(neighbour)).toEqual([])
})

test('a mailbox that says "later" twice gets the same letter a third time, once; one that says "never" is told to its owner and, as a number, to the admin', async () => {
  const courier = started()
  let first: number | undefined
  box.mood = ({ nth }) => (nth < (first ??= nth) + 2 ? 'later' : 'take')
  await leads(rahma)
  await until(courier, () => letterTo(rahma).length > 0)
  await until(courier, async () => (await rowsOf(rahma)).at(-1)!.state === 'terkirim')
  expect((await rowsOf(rahma)).at(-1)).toMatchObject({ tries: 3 })
  expect(letterTo(rahma)).toHaveLength(1)
  box.mood = () => 'never'
  await leads(rahma)
  await until(courier, async () => (await rowsOf(rahma)).some(row => row.state === 'gagal'))
  expect((await rowsOf(rahma)).find(row => row.state === 'gagal')).toMatchObject({ why: 'surel_ditolak', tries: 1 })
  const mine = (await rahma.get('/api/v1/channels')).body
  expect(mine.failed).toMatchObject([{ channel: 'surel', why: 'surel_ditolak', count: 1 }])
  expect((await nur.get('/api/v1/channels')).body.failed).toEqual([])
  const health = await admin.get('/api/v1/deliveries')
  expect(health.body.channels).toMatchObject([{ channel: 'push', on: true }, { channel: 'surel', on: true, failed: 1 }, { channel: 'whatsapp', on: false }])
  expect(health.text).not.toMatch(CANARIES)
  expect(health.text).not.toContain(rahma.id)
  for (const other of [rahma, nur, lurah, neighbour]) expect((await other.get('/api/v1/deliveries')).status, other.name).toBe(403)
})

test('a mail server that is silent, or away, costs nobody their letter: it is tried again with growing pauses, and in the end it has failed', async () => {
  await chooses(budi)
  const courier = started()
  box.mood = ({ to }) => (to.startsWith(budi.username) ? 'silent' : 'take')
  await leads(budi)
  await leads(rahma)
  await until(courier, () => letterTo(rahma).length > 0)
  await until(courier, async () => (await rowsOf(budi)).some(row => row.state === 'gagal'))
  expect((await rowsOf(budi)).at(-1)).toMatchObject({ state: 'gagal', why: 'surel_tak_terjangkau', tries: 4 })
  expect(letterTo(budi)).toEqual([])
})

test('the process is killed after the mail server took the letter and before it was noted: it comes once more under the same number, and is noted once', async () => {
  const src = fileURLToPath(new URL('../src', import.meta.url))
  const script = `
    import { openServices } from '${src}/main.server.ts'
    import { startCourier } from '${src}/server/courier.ts'
    import { wishesOf } from '${src}/slices/notices/server.ts'
    import { readConfig } from '${src}/server/config.ts'
    const services = await openServices(readConfig(process.env))
    startCourier(services, wishesOf(services), console.error, { look: 100, gather: 0, lease: 1500 })`
  let hangs = true
  box.mood = ({ to }) => (hangs && to.startsWith(rahma.username) ? 'taken_and_silent' : 'take')
  await leads(rahma)
  const config = house.services.config
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', script], { cwd: fileURLToPath(new URL('..', import.meta.url)), stdio: 'ignore', env: { PATH: process.env.PATH ?? '', DATABASE_URL: house.databaseUrl, DATA_DIR: config.dataDir, SMTP_URL: box.url, MAIL_FROM: FROM, EXAMPLE_DATA: 'tidak', NODE_ENV: 'test' } })
  await expect.poll(() => letterTo(rahma).length, { timeout: 20_000 }).toBe(1)
  child.kill('SIGKILL')
  expect((await rowsOf(rahma)).at(-1)).toMatchObject({ state: 'menunggu', tries: 1 })
  hangs = false
  await until(started(), async () => (await rowsOf(rahma)).at(-1)!.state === 'terkirim')
  const [first, second, ...more] = letterTo(rahma)
  expect(more).toEqual([])
  expect(second!.id).toBe(first!.id)
})

test('what was opened, taken back or has left one\'s view meanwhile is not sent any more', async () => {
  const courier = started()
  box.mood = () => 'later'
  await leads(rahma)
  await until(courier, async () => (await rowsOf(rahma)).some(row => row.state === 'menunggu'))
  const [notice] = (await rahma.get(`/api/v1/notices?toWorker=${rahma.id}&limit=1`)).body.items
  await rahma.does('notice.open', { noticeId: notice.id })
  box.mood = () => 'take'
  await until(courier, async () => (await rowsOf(rahma)).at(-1)!.state === 'gugur')
  const salma = await settle(house, 'Salma', { role: 'psm', region: PARUGA, pillar: 'psm' })
  await chooses(salma)
  box.mood = () => 'later'
  await leads(salma)
  await until(courier, async () => (await rowsOf(salma)).length > 0)
  await admin.does('worker.end', { workerId: salma.id, reason: 'Pindah' })
  box.mood = () => 'take'
  await until(courier, async () => (await rowsOf(salma)).every(row => row.state === 'gugur'))
  expect(letterTo(salma)).toEqual([])
})

test('in quiet hours a case waits until they end, an emergency of one\'s own duty does not; and nobody can choose it away', async () => {
  const courier = started()
  const now = new Date()
  const at = (hours: number) => clockAt(KOTA, new Date(now.getTime() + hours * 3_600_000).toISOString()).replace('.', ':')
  await chooses(nur, { mail: ['kasus'], push: [], quietFrom: at(-1), quietTo: at(1) })
  expect((await nur.get('/api/v1/channels')).body.chosen).toMatchObject({ mail: ['darurat', 'kasus'], push: ['darurat'] })
  const caseId = await opens(rahma)
  await (await settle(house, 'Operator', { role: 'operator', region: KOTA })).act('case.assign', { caseId, leadId: nur.id })
  await rahma.does('case.alarm', { need: 'lansia', who: 'Ibu Kanari', region: PARUGA, rt: '005' })
  await until(courier, () => letterTo(nur).length > 0)
  expect(letterTo(nur).map(letter => letter.subject)).toEqual([letters.id['letter.subject.urgent']])
})

test('a telephone takes pushes that only it can open and that name nobody; one that fails is tried again, one that is gone is forgotten, and nothing comes after the session has ended', async () => {
  const courier = started()
  expect((await rahma.get('/api/v1/channels')).body.push).toMatchObject({ here: false, key: expect.stringMatching(/^[\w-]{87}$/) })
  expect((await rahma.ask('POST', '/api/v1/channels/push', { ...service.subscription(), endpoint: 'https://penyerang.example/x', language: 'id' })).status).toBe(422)
  expect((await rahma.ask('POST', '/api/v1/channels/push', { ...service.subscription(), endpoint: 'http://127.0.0.1:1/x', language: 'id' })).status).toBe(422)
  expect((await rahma.ask('POST', '/api/v1/channels/push', { ...service.subscription(), language: 'id' })).status).toBe(204)
  expect((await rahma.get('/api/v1/channels')).body.push.here).toBe(true)
  service.answers.push(503, 429)
  await leads(rahma)
  await until(courier, () => service.taken.length > 0)
  expect(service.taken).toHaveLength(1)
  expect(service.taken[0]).toMatchObject({ text: 'Ada kabar baru di Pilar', headers: { 'content-encoding': 'aes128gcm', topic: 'pilar' } })
  service.answers.push(410)
  await leads(rahma)
  await until(courier, async () => (await rowsOf(rahma)).filter(row => row.channel === 'push').at(-1)!.state === 'gugur')
  expect((await rahma.get('/api/v1/channels')).body.push.here).toBe(false)
  const second = await new (rahma.constructor as typeof Someone)(house, rahma).signIn()
  await second.ask('POST', '/api/v1/channels/push', { ...service.subscription('dua'), language: 'en' })
  await second.ask('DELETE', '/api/session')
  service.taken.length = 0
  await leads(rahma)
  await until(courier, () => letterTo(rahma).length >= 3)
  expect(service.taken).toEqual([])
})

test('one morning, one digest, for those for whom something lies unopened; whoever has nothing waiting gets none', async () => {
  const courier = started()
  await chooses(budi, { mail: [], push: [], digest: ['kasus'] })
  const silent = await settle(house, 'Tanpa Kabar', { role: 'psm', region: PARUGA, pillar: 'psm' })
  await chooses(silent, { mail: [], digest: ['kasus'] })
  await leads(budi)
  const morning = `${new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)}T22:45:00.000Z` // 06.45 WITA
  await courier.digests(new Date(Date.parse(morning) - 3_600_000).toISOString()) // 05.45: nobody's hour yet
  expect((await rowsOf(budi)).filter(row => row.key.startsWith('digest'))).toEqual([])
  await courier.digests(morning)
  await courier.digests(morning)
  await until(courier, () => letterTo(budi).length > 0)
  await courier.round()
  await courier.digests(new Date(Date.parse(morning) + 3_600_000).toISOString())
  await courier.round()
  expect(letterTo(budi)).toMatchObject([{ subject: letters.id['letter.subject.digest'] }])
  expect(letterTo(budi)[0]!.raw.replace(/^To:.*$/m, '').replace(budi.username, '')).not.toMatch(CANARIES)
  expect(letterTo(silent)).toEqual([])
  expect((await rowsOf(silent)).filter(row => row.key.startsWith('digest'))).toMatchObject([{ state: 'gugur' }])
})

test('nothing goes to an address before the code that was sent there has come back; another\'s code, an old one and many guesses open nothing, and a new address begins anew', async () => {
  const wati = await settle(house, 'Wati Surel', { role: 'psm', region: PARUGA, pillar: 'psm' })
  await says(wati)
  const courier = started()
  await leads(wati)
  await courier.round()
  await courier.round()
  expect(letterTo(wati)).toEqual([])
  expect((await wati.act('notice.prove', { workerId: wati.id, email: `${wati.username}@uji.example` })).status).toBe(403)
  expect((await wati.ask('POST', '/api/v1/channels/mail')).body).toEqual({ sent: true, why: null })
  const [letter] = letterTo(wati)
  const code = /\d{6}/.exec(letter!.body)![0]
  expect(letter!.subject).toBe(letters.id['letter.code.subject'])
  expect(letter!.body).not.toContain('Wati')
  const prove = (who: Someone, typed: string) => who.ask('POST', '/api/v1/channels/mail/prove', { code: typed })
  expect((await prove(wati, code === '000000' ? '000001' : '000000')).body.details.faults).toMatchObject([{ at: 'code', rule: 'wrong_code' }])
  expect((await prove(neighbour, code)).status).toBe(422)
  await says(wati, { email: 'lain@uji.example' })
  expect((await prove(wati, code)).status).toBe(422)
  await says(wati)
  expect((await prove(wati, `${code.slice(0, 3)} ${code.slice(3)}`)).body).toEqual({ proved: true })
  expect((await wati.get('/api/v1/channels')).body.chosen).toMatchObject({ proved: true })
  await says(wati, { digest: ['kasus'] })
  expect((await wati.get('/api/v1/channels')).body.chosen).toMatchObject({ proved: true })
  box.letters.length = 0
  await leads(wati)
  await until(courier, () => letterTo(wati).length > 0)
  await says(wati, { email: 'lain@uji.example' })
  expect((await wati.get('/api/v1/channels')).body.chosen).toMatchObject({ email: 'lain@uji.example', proved: null })
  for (let tries = 0; tries < 12; tries += 1) await prove(wati, '123456')
  expect((await prove(wati, '123456')).status).toBe(429)
})

test('a lurah is told through the post of a visit announced to it; the admin proves the way with a letter, and everybody\'s choice stays their own', async () => {
  await chooses(lurah, { mail: ['kunjungan'] })
  const courier = started()
  const caseId = await leads(rahma)
  await rahma.does('trip.plan', { caseIds: [caseId], day: new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10), from: '09:00', to: '10:00', purpose: 'asesmen', basis: 'inisiatif' })
  await until(courier, () => letterTo(lurah).length > 0)
  expect(letterTo(lurah)[0]!.body).toContain('Kunjungan: 1')
  expect((await admin.ask('POST', '/api/v1/deliveries/test', { to: 'admin@uji.example' })).body).toEqual({ sent: true, why: null })
  expect(box.letters.at(-1)).toMatchObject({ to: 'admin@uji.example', subject: letters.id['letter.test.subject'] })
  box.mood = () => 'never'
  expect((await admin.ask('POST', '/api/v1/deliveries/test', { to: 'salah@uji.example' })).body).toEqual({ sent: false, why: 'surel_ditolak' })
  expect((await rahma.ask('POST', '/api/v1/deliveries/test', { to: 'admin@uji.example' })).status).toBe(403)
  const [choice] = (await rahma.get('/api/v1/notice_choices')).body.items
  for (const other of [nur, admin, lurah, neighbour]) expect((await other.get(`/api/v1/notice_choices/${choice.id}`)).status, other.name).toBe(404)
  expect((await owner.query('select email from notice_choices where worker_id = $1', [rahma.id])).rows[0].email.toString('latin1')).not.toContain('uji.example')
  expect(JSON.stringify((await owner.query("select input, changed from history where action = 'notice.choose'")).rows)).not.toContain('uji.example')
})

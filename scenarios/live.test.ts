import { request as ask, type ClientRequest, type IncomingMessage } from 'node:http'
import type pg from 'pg'
import * as z from 'zod/mini'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { action, type Action } from '#kernel/action.ts'
import { openOwner, transact, literal } from '#server/db.ts'
import { addLiveRoute, addressedAs, everywhere, type Live, type LivePace } from '#server/live.ts'
import { scopeOf } from '#server/scope.ts'
import { recipientOf } from '#server/posting.ts'
import { isTold } from '#server/told.ts'
import { buildApp } from '#server/http.ts'
import { Notice, tell } from '#slices/notices/rules.ts'
import { rights } from '#src/rights.ts'
import type { Kind } from '#kernel/record.ts'
import { intake, settleMany } from './crowd.ts'
import { asSystem, dayFromToday, feedIsPast, openHouse, openOffice, settle, type House, type Someone } from './house.ts'

const KOTA = '52.72'
const PARUGA = '52.72.01.1001'

/** Somebody's open line, and what was heard on it. */
type Ear = { status: number; counts: number[]; last: string; beats: number; ended: boolean; text: string; close(): void; pause(): void }

let house: House
let owner: pg.Client
let live: Live
let url: string
let rahma: Someone, budi: Someone, nur: Someone, lurah: Someone, neighbour: Someone, admin: Someone
const closing: (() => Promise<unknown>)[] = []

beforeAll(async () => {
  house = await openHouse()
  owner = await openOwner(house.databaseUrl)
  ;({ live, url } = await listening({ look: 200 }))
  await openOffice(house, KOTA, 'Dinas Sosial Kota Bima')
  await openOffice(house, '52.06', 'Dinas Sosial Kabupaten Bima')
  ;[rahma, budi, lurah, nur, admin] = [
    await settle(house, 'Rahma', { role: 'psm', region: PARUGA, pillar: 'psm' }), await settle(house, 'Budi', { role: 'tksk', region: '52.72.01', pillar: 'tksk' }), await settle(house, 'Ibu Lurah', { role: 'lurah', region: PARUGA }),
    await settle(house, 'Nur Aini', { role: 'kabid', region: KOTA }), await settle(house, 'Admin', { role: 'admin', region: KOTA })]
  neighbour = await settle(house, 'Tetangga', { role: 'lurah', region: '52.06.01.2005' })
}, 120_000)
afterAll(async () => {
  for (const close of closing) await close()
  await owner?.end()
  await house?.close()
})

/** A server of its own with the one route, at another pace. */
async function listening(pace: Partial<LivePace>): Promise<{ live: Live; url: string }> {
  const app = await buildApp(house.services)
  const its = addLiveRoute(app, house.services, pace)
  const at = await app.listen({ port: 0, host: '127.0.0.1' })
  closing.push(() => app.close())
  return { live: its, url: at }
}

/** Opens a line as somebody. */
async function hears(who: { token: string }, at = url, last?: string): Promise<Ear> {
  let sent: ClientRequest
  const answer = await new Promise<IncomingMessage>((done, fail) => {
    sent = ask(`${at}/api/live`, { headers: { ...(who.token ? { authorization: `Bearer ${who.token}` } : {}), ...(last ? { 'last-event-id': last } : {}) }, agent: false }, done).on('error', fail)
    sent.end()
  })
  const ear: Ear = { status: answer.statusCode!, counts: [], last: '', beats: 0, ended: false, text: '', close: () => sent.destroy(), pause: () => answer.pause() }
  let held = ''
  answer.setEncoding('utf8').on('data', (text: string) => {
    ear.text += text
    held += text
    const parts = held.split('\n\n')
    held = parts.pop()!
    for (const part of parts) {
      const count = /^data: \{"count":(\d+)\}$/m.exec(part)?.[1]
      if (count) ear.counts.push(Number(count))
      ear.last = /^id: (\S+)$/m.exec(part)?.[1] ?? ear.last
      if (part.startsWith(':')) ear.beats += 1
    }
  }).on('close', () => { ear.ended = true }).on('error', () => { ear.ended = true })
  sent!.on('error', () => { ear.ended = true })
  await expect.poll(() => ear.last !== '' || ear.status !== 200, { timeout: 10_000 }).toBe(true)
  return ear
}
const heard = (ear: Ear) => ear.counts.reduce((sum, count) => sum + count, 0)

/** Opens a case and gives it to somebody: one notice. */
async function leads(who: Someone, seal = 'tidak'): Promise<string> {
  const caseId = await nur.does('case.open', intake({ who: 'Ibu Kanari', region: PARUGA, seal }), 'case')
  await nur.does('case.assign', { caseId, leadId: who.id })
  return caseId
}

test('Rahma hears that there is news for her, and a number; the colleague, the neighbour and whoever is not signed in hear nothing of it', async () => {
  const [mine, other, far, stranger] = [await hears(rahma), await hears(budi), await hears(neighbour), await hears({ token: '' })]
  expect(stranger.status).toBe(401)
  await leads(rahma)
  await expect.poll(() => heard(mine), { timeout: 15_000 }).toBe(1)
  expect(mine.text).toMatch(/^retry: 3000\nid: \S+\n\n(: \n\n)*event: news\nid: \S+\ndata: \{"count":1\}\n\n$/)
  await leads(budi)
  await expect.poll(() => heard(other), { timeout: 15_000 }).toBe(1)
  expect([heard(mine), heard(far)]).toEqual([1, 0])
  for (const ear of [mine, other, far]) ear.close()
})

test('whoever was away hears at the return what came meanwhile, and who missed nothing hears nothing', async () => {
  const [first, idle] = [await hears(rahma), await hears(budi)]
  first.close()
  idle.close()
  await leads(rahma)
  await leads(rahma)
  await expect.poll(async () => { const back = await hears(rahma, url, first.last); back.close(); return heard(back) }, { timeout: 15_000 }).toBe(2)
  const calm = await hears(budi, url, idle.last)
  expect(heard(calm)).toBe(0)
  for (const odd of ['x', 'deadbeef:1:1', "';--"]) { const ear = await hears(budi, url, odd); expect([ear.status, heard(ear)]).toEqual([200, 0]); ear.close() }
  calm.close()
})

test('a line ends with the session, with the post and with the password; the one that came last stays', async () => {
  const quick = await listening({ look: 200, beat: 150 })
  const salma = await settle(house, 'Salma', { role: 'psm', region: PARUGA, pillar: 'psm' })
  const ear = await hears(salma, quick.url)
  await expect.poll(() => ear.beats, { timeout: 10_000 }).toBeGreaterThan(1)
  await admin.does('worker.end', { workerId: salma.id, reason: 'Pindah' })
  await expect.poll(() => ear.ended, { timeout: 10_000 }).toBe(true)
  expect((await hears(salma, quick.url)).status).toBe(401)
  const many = await Promise.all(Array.from({ length: 8 }, () => hears(budi, quick.url)))
  await expect.poll(() => many.filter(one => one.ended).length, { timeout: 10_000 }).toBe(2)
  expect(quick.live.size).toBe(6)
  for (const one of many) one.close()
})

test('of a confidential case only its team is nudged, also when a notice of it bears another name', async () => {
  const stray = action('test.stray', z.strictObject({ caseId: z.string(), to: z.string() }), async (moment, { caseId, to }) => ({ changes: [], notices: [tell(moment, { worker: to, name: '', region: PARUGA }, { code: 'case.moved', caseId, sealed: true })] }))
  const services = { ...house.services, actions: new Map([...house.services.actions, [stray.name, stray as Action]]) }
  const caseId = await leads(budi, 'ya')
  await feedIsPast(house)
  const [outside, inside] = [await hears(rahma), await hears(budi)]
  for (const who of [rahma, budi]) await asSystem({ ...house, services }, 5272, 'test.stray', { caseId, to: who.id })
  live.wake()
  await expect.poll(() => heard(inside), { timeout: 15_000 }).toBe(1)
  expect(heard(outside)).toBe(0)
  const back = await hears(rahma, url, outside.last)
  expect(heard(back)).toBe(0)
  for (const ear of [outside, inside, back]) ear.close()
})

test('who is told, as the line says it of a row at hand, is who may read it by the one scope', async () => {
  const caseId = await leads(rahma)
  await rahma.does('trip.plan', { caseIds: [caseId], day: dayFromToday(2), from: '09:00', to: '10:00', purpose: 'asesmen', basis: 'inisiatif' })
  const more = await Promise.all([['kasi_kesra', PARUGA], ['camat', '52.72.01'], ['kasi_kesos', '52.72.01'], ['koordinator_pilar', KOTA], ['inspektorat', KOTA], ['petugas_tepercaya', KOTA], ['operator', KOTA]].map(([role, region]) => settle(house, `Peran ${role}`, { role: role!, region: region! })))
  more.push(await settle(house, 'Ketua RT', { role: 'ketua_rt', region: PARUGA, rt: '005' }), await settle(house, 'Ketua RT lain', { role: 'ketua_rt', region: PARUGA, rt: '009' }), await settle(house, 'Sebaris', { role: 'lurah', region: PARUGA, line: 'administrative' }))
  const { rows } = await owner.query<{ id: string }>('select id from notices where not sealed')
  const notices = await transact(house.services.pool, everywhere(house.services), client => addressedAs(client, rows.map(row => row.id)), true)
  let told = 0
  for (const who of [rahma, budi, nur, lurah, neighbour, admin, ...more]) {
    const actor = (await recipientOf(house.services, who.id))!
    const only = Object.fromEntries(Object.entries(rights).map(([role, one]) => [role, { ...one, reads: { notice: { full: (one.reads.notice?.full ?? []).filter(reach => reach === 'addressed') } } }]))
    const scope = scopeOf(only, Notice as unknown as Kind, actor)
    const read = scope ? (await transact(house.services.pool, house.services.homes.settingsFor(actor), client => client.query<{ id: string }>(`select t.id from notices t where t.id = any(${literal(rows.map(row => row.id))}::uuid[]) and ${scope.where}`), true)).rows.map(row => row.id) : []
    expect(notices.filter(notice => isTold(rights, notice, actor)).map(notice => notice.id).toSorted(), who.name).toEqual(read.toSorted())
    told += read.length
  }
  expect(told).toBeGreaterThan(5)
})

test('whoever does not take what is sent is dropped, and hears it at the return', async () => {
  const strict = await listening({ look: 200, waiting: -1 })
  // what was told before belongs to nobody here
  await feedIsPast(house)
  const ear = await hears(rahma, strict.url)
  await leads(rahma)
  await expect.poll(() => ear.ended, { timeout: 15_000 }).toBe(true)
  expect([heard(ear), strict.live.size]).toEqual([0, 0])
  const back = await hears(rahma, url, ear.last)
  expect(heard(back)).toBe(1)
  back.close()
})

test('ten thousand notices and five hundred who listen: each hears of every one of theirs, and nothing is kept for anybody', async () => {
  const bulk = action('test.bulk', z.strictObject({ to: z.array(z.string()), each: z.int() }), async (moment, { to, each }) => ({ changes: [], notices: to.flatMap(worker => Array.from({ length: each }, () => tell(moment, { worker, name: '', region: PARUGA }, { code: 'case.moved' }))) }))
  const services = { ...house.services, actions: new Map([...house.services.actions, [bulk.name, bulk as Action]]) }
  const workers = await settleMany(house, 100, nth => `Petugas ${nth + 1}`, () => ({ role: 'psm', region: PARUGA, pillar: 'psm' }))
  const many = await listening({ look: 200, waiting: 4096 })
  const ears: { who: Someone; ear: Ear }[] = []
  for (const who of workers) ears.push(...await Promise.all(Array.from({ length: 5 }, async () => ({ who, ear: await hears(who, many.url) }))))
  expect(many.live.size).toBe(500)
  const before = process.memoryUsage().heapUsed
  for (let nth = 0; nth < 20; nth += 1) await asSystem({ ...house, services }, 5272, 'test.bulk', { to: workers.map(who => who.id), each: 5 })
  many.live.wake()
  const missing = async () => {
    let sum = 0
    for (const one of ears) {
      if (one.ear.ended) { const back = await hears(one.who, many.url, one.ear.last); back.counts.unshift(...one.ear.counts); one.ear = back }
      if (heard(one.ear) < 100) sum += 1
    }
    return sum
  }
  await expect.poll(missing, { timeout: 25_000, interval: 100 }).toBe(0)
  for (const { ear } of ears) expect(heard(ear)).toBe(100)
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(150 * 1_048_576)
  for (const { ear } of ears) ear.close()
  await expect.poll(() => many.live.size, { timeout: 10_000 }).toBe(0)
}, 90_000)

import { connect, type Socket } from 'node:net'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { makeApp } from '#src/main.server.ts'
import { intake, push, envelopeOf } from './crowd.ts'
import { openHouse, openOffice, settle, Someone, type House } from './house.ts'
import { pause } from './keeper.ts'

const PARUGA = '52.72.01.1001'
const HOME = 5272
const MANY = 40
const NORMAL_MS = 1500
let house: House
// what is normal on a machine that others use as well; a leaked connection would cost 15 seconds
let normalMs = NORMAL_MS
let nur: Someone
let caseId: string

beforeAll(async () => {
  house = await openHouse()
  await openOffice(house, '52.72', 'Dinas Sosial Kota Bima')
  nur = await settle(house, 'Nur Aini', { role: 'kabid', region: '52.72' }, { role: 'psm', region: PARUGA })
  for (let batch = 0; batch < 4; batch += 1) await push(nur, ...Array.from({ length: 100 }, (_, nth) => envelopeOf(HOME, 'case.open', intake({ who: `Warga ${batch}-${nth} ${'yang panjang sekali namanya '.repeat(4)}` }))))
  caseId = await nur.does('case.open', intake({ who: 'Ibu Siti' }), 'case')
  await nur.does('case.assign', { caseId, leadId: nur.id })
})
beforeEach(async () => {
  const usual: number[] = []
  for (let nth = 0; nth < 5; nth += 1) usual.push(await timed(() => nur.get(`/api/v1/cases/${caseId}/file`)))
  normalMs = Math.max(NORMAL_MS, 8 * usual.toSorted((one, other) => one - other)[2]!)
})
afterAll(() => house?.close())

type Line = { method: string; path: string; body?: unknown }

/** Opens a line of one's own and sends a request, whole or a part of its body. */
async function send(url: string, { method, path, body }: Line, part = 1): Promise<Socket> {
  const { hostname, port, host } = new URL(url)
  const socket = connect(Number(port), hostname)
  socket.on('error', () => {})
  await new Promise(done => { socket.once('connect', done) })
  const text = body === undefined ? '' : JSON.stringify(body)
  const head = [`${method} ${path} HTTP/1.1`, `host: ${host}`, `authorization: Bearer ${nur.token}`, ...(body === undefined ? [] : ['content-type: application/json', `content-length: ${Buffer.byteLength(text)}`]), '', ''].join('\r\n')
  socket.write(head + text.slice(0, Math.floor(text.length * part)))
  return socket
}

const firstBytes = (socket: Socket) => new Promise<string>(done => { socket.once('data', bytes => { done(String(bytes)) }) })

async function timed(act: () => Promise<{ status: number }>): Promise<number> {
  const began = performance.now()
  expect((await act()).status).toBe(200)
  return performance.now() - began
}

/** The next request is answered in normal time, and every connection to the database has come back. */
async function expectUnharmed(): Promise<void> {
  expect(await timed(() => nur.get(`/api/v1/cases/${caseId}/file`))).toBeLessThan(normalMs)
  expect(await timed(() => nur.act('case.note', { caseId, text: 'Sesudahnya' }))).toBeLessThan(normalMs)
  expect(await timed(() => nur.get('/api/health'))).toBeLessThan(normalMs)
  const { pool } = house.services
  for (let tries = 0; pool.idleCount < pool.totalCount && tries < 40; tries += 1) await pause(50)
  expect({ idle: pool.idleCount, waiting: pool.waitingCount }).toEqual({ idle: pool.totalCount, waiting: 0 })
  const owner = new pg.Client({ connectionString: house.databaseUrl })
  await owner.connect()
  const { rows } = await owner.query(`select pid, state, query from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'`)
  await owner.end()
  expect(rows).toEqual([])
}

test(`${MANY} readers hang up in mid-answer and the next is answered in normal time`, async () => {
  const lines: Line[] = [{ method: 'POST', path: '/api/pull', body: { have: [] } }, { method: 'GET', path: '/api/v1/cases?limit=100' }, { method: 'GET', path: `/api/v1/cases/${caseId}/file` }, { method: 'POST', path: '/api/push', body: { envelopes: [envelopeOf(HOME, 'case.note', { caseId, text: 'x' })] } }]
  await Promise.all(Array.from({ length: MANY }, async (_, nth) => {
    const socket = await send(house.url, lines[nth % lines.length]!)
    expect(await firstBytes(socket)).toMatch(/^HTTP\/1\.1 200/)
    socket.resetAndDestroy()
  }))
  await expectUnharmed()
})

test(`${MANY} hang up before their answer begins, at any moment, and what they sent is done wholly or not at all`, async () => {
  const envelopes = Array.from({ length: MANY }, (_, nth) => envelopeOf(HOME, 'case.note', { caseId, text: `terputus ${nth}` }))
  await Promise.all(envelopes.map(async (envelope, nth) => {
    const socket = await send(house.url, { method: 'POST', path: '/api/push', body: { envelopes: [envelope] } })
    await pause(nth)
    socket.resetAndDestroy()
  }))
  await expectUnharmed()
  const receipts = await push(nur, ...envelopes)
  expect(receipts.filter(receipt => receipt.refused || receipt.made.length !== 1)).toEqual([])
  const { remarks, timeline } = (await nur.get(`/api/v1/cases/${caseId}/file`)).body
  expect(remarks.filter((remark: { text: string }) => remark.text.startsWith('terputus'))).toHaveLength(MANY)
  expect(timeline.filter((entry: { id: string }) => envelopes.some(envelope => envelope.id === entry.id))).toHaveLength(MANY)
})

test(`${MANY} hang up in mid-body and leave nothing behind`, async () => {
  for (const part of [0.1, 0.5, 0.9]) {
    const sockets = await Promise.all(Array.from({ length: MANY }, () => send(house.url, { method: 'POST', path: '/api/push', body: { envelopes: [envelopeOf(HOME, 'case.note', { caseId, text: 'setengah' })] } }, part)))
    for (const socket of sockets) socket.resetAndDestroy()
  }
  await expectUnharmed()
  const { remarks } = (await nur.get(`/api/v1/cases/${caseId}/file`)).body
  expect(remarks.some((remark: { text: string }) => remark.text === 'setengah')).toBe(false)
})

test('bodies that come slowly hold neither a connection to the database nor a place among the requests at work', async () => {
  const app = await makeApp({ ...house.services, config: { ...house.services.config, maxInFlight: 1 } })
  const url = await app.listen({ port: 0, host: '127.0.0.1' })
  const body = { envelopes: [envelopeOf(HOME, 'case.note', { caseId, text: 'pelan' })] }
  const sockets = await Promise.all(Array.from({ length: MANY }, () => send(url, { method: 'POST', path: '/api/push', body }, 0.5)))
  await pause(200)
  await expectUnharmed()
  const there = Object.assign(new Someone({ ...house, url }, nur), { token: nur.token })
  for (let nth = 0; nth < 20; nth += 1) expect((await there.get(`/api/v1/cases/${caseId}`)).status).toBe(200)
  const text = JSON.stringify(body)
  const answer = firstBytes(sockets[0]!)
  sockets[0]!.write(text.slice(Math.floor(text.length * 0.5)))
  expect(await answer).toMatch(/^HTTP\/1\.1 200/)
  for (const socket of sockets) socket.resetAndDestroy()
  await app.close()
})

test('more than the bound at once are answered 503 with Retry-After at once, health never, and all others in full', async () => {
  const app = await makeApp({ ...house.services, config: { ...house.services.config, maxInFlight: 1 } })
  const there = Object.assign(new Someone({ ...house, url: await app.listen({ port: 0, host: '127.0.0.1' }) }, nur), { token: nur.token })
  const owner = new pg.Client({ connectionString: house.databaseUrl })
  await owner.connect()
  await owner.query('begin')
  await owner.query('select from cases where id = $1 for update', [caseId])
  const waiting = Array.from({ length: 8 }, (_, nth) => there.act('case.note', { caseId, text: `menunggu ${nth}` }))
  await pause(300)
  const began = performance.now()
  const shed = await Promise.all(Array.from({ length: 30 }, () => there.get(`/api/v1/cases/${caseId}`)))
  expect(new Set(shed.map(answer => `${answer.status} ${answer.body.code} ${String(answer.headers['retry-after'])}`))).toEqual(new Set(['503 overloaded 1']))
  expect(performance.now() - began).toBeLessThan(normalMs)
  expect((await there.get('/api/health')).status).toBe(200)
  await owner.query('commit')
  await owner.end()
  expect((await Promise.all(waiting)).map(answer => answer.status)).toEqual(Array.from({ length: 8 }, () => 200))
  expect((await there.get(`/api/v1/cases/${caseId}`)).status).toBe(200)
  await app.close()
  await expectUnharmed()
})

test('a body that is too large is refused before it is read, and the line is free again', async () => {
  const big = 'x'.repeat(6_000_000)
  const answer = await nur.ask('POST', '/api/push', { envelopes: [big] }).catch(() => ({ status: 413 }))
  expect(answer.status).toBe(413)
  await expectUnharmed()
})

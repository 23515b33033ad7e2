import { createHook } from 'node:async_hooks'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { fromText, packed, publicOf, sealTo, toText } from '#web/shelf-seal.ts'
import { freshId, nobody, openHouse, openOffice, settle, type House, type Someone } from './house.ts'
import { routesOf } from './shapes.ts'

const PASSWORD = 'kata-uji-yang-panjang'
let house: House
let admin: Someone, rahma: Someone, neighbour: Someone, adminBeside: Someone

beforeAll(async () => {
  house = await openHouse()
  await openOffice(house, '52.72', 'Dinas Sosial Kota Bima')
  await openOffice(house, '52.06', 'Dinas Sosial Kabupaten Bima')
  admin = await settle(house, 'Admin', { role: 'admin', region: '52.72' })
  rahma = await settle(house, 'Rahma', { role: 'psm', region: '52.72.01.1001', pillar: 'psm' })
  neighbour = await settle(house, 'Tetangga', { role: 'operator', region: '52.72' })
  adminBeside = await settle(house, 'Admin Sebelah', { role: 'admin', region: '52.06' })
}, 400_000)
afterAll(() => house?.close())

const visited = new Set<string>()
let caller = 0
function signIn(login: string, password: string, from = `10.9.${caller++ % 250}.1`) {
  visited.add('POST /api/session')
  return house.app.inject({ method: 'POST', url: '/api/session', headers: { 'x-forwarded-for': from }, payload: { login, password } })
}

describe('the doors: signing in and out', () => {
  test('after eight wrong passwords a name waits, also for the right one, also when all tries come at once; other names do not', async () => {
    const tries = await Promise.all(Array.from({ length: 20 }, () => signIn(rahma.username, 'bukan-kata-sandinya')))
    expect(tries.filter(answer => answer.statusCode === 401)).toHaveLength(8)
    expect(tries.filter(answer => answer.statusCode === 429)).toHaveLength(12)
    const right = await signIn(rahma.username.toUpperCase(), PASSWORD)
    expect([right.statusCode, right.json().code, Number(right.headers['retry-after']) > 60]).toEqual([429, 'too_many', true])
    expect((await signIn(neighbour.username, PASSWORD)).statusCode).toBe(200)
    expect((await rahma.get('/api/session')).status).toBe(200)
  })

  test('a name nobody has is answered like a name somebody has: same words, same wait, same work', async () => {
    const known = [admin, neighbour, adminBeside].map(one => one.username)
    const asked = vi.spyOn(house.services.pool, 'query')
    let hashings = 0
    const counter = createHook({ init: (_, type) => { if (type === 'SCRYPTREQUEST') hashings += 1 } }).enable()
    const work = [new Set<string>(), new Set<string>()] as const
    const texts = new Set<string>()
    for (let turn = 0; turn < 12; turn += 1) {
      for (const which of [0, 1] as const) {
        asked.mockClear()
        hashings = 0
        const answer = await signIn(which ? `tidak.ada.${turn % 3}` : known[turn % 3]!, 'bukan-kata-sandinya')
        texts.add(`${answer.statusCode} ${answer.body}`)
        work[which].add(JSON.stringify([hashings, asked.mock.calls.map(([statement]) => typeof statement === 'string' ? statement : (statement as { text: string }).text)]))
      }
    }
    counter.disable()
    asked.mockRestore()
    expect([...texts]).toEqual([expect.stringMatching(/^401 .*bad_credentials/)])
    // one slow hashing, the same questions to the database; `npm run bench -- public` measures the time
    expect([...work[0]]).toEqual([expect.stringMatching(/^\[1,\["/)])
    expect([...work[1]]).toEqual([...work[0]])
    const more = await Promise.all(Array.from({ length: 9 }, () => signIn('tidak.ada.sama.sekali', 'bukan')))
    expect(more.filter(answer => answer.statusCode === 429)).toHaveLength(1)
  }, 400_000)

  test('one telephone or name shared by two is no door shut: each comes in with the own password', async () => {
    const twin = await settle(house, 'Kembar', { role: 'psm', region: '52.06.01.2005', pillar: 'psm' })
    const same = await settle(house, 'Kembar Dua', { role: 'psm', region: '52.72.01.1001', pillar: 'psm' })
    const { storePassword } = await import('#server/session.ts')
    await storePassword(house.services.pool, house.services.vault, { id: twin.id, username: twin.username, phone: '081200001111' }, 'kata-kembar-satu', false)
    await storePassword(house.services.pool, house.services.vault, { id: same.id, username: same.username, phone: '+6281200001111' }, 'kata-kembar-dua', false)
    const who = async (password: string) => (await house.app.inject({ url: '/api/session', headers: { authorization: `Bearer ${(await signIn('0812 0000 1111', password)).json().token}` } })).json().worker.id
    expect([await who('kata-kembar-satu'), await who('kata-kembar-dua')]).toEqual([twin.id, same.id])
  })

  test('a first password opens nothing but its own change; the change ends other sessions', async () => {
    visited.add('POST /api/workers/{id}/code').add('POST /api/password').add('GET /api/session')
    const { body: code } = await admin.ask('POST', `/api/workers/${neighbour.id}/code`)
    expect((await neighbour.get('/api/session')).status).toBe(401)
    const token = (await signIn(neighbour.username, code.password)).json().token
    const fresh = Object.assign(nobody(house), { token })
    for (const path of ['/api/v1/cases', '/api/v1/day', '/api/sessions', '/api/v1/regions']) expect((await fresh.get(path)).body.code).toBe('must_change_password')
    expect((await fresh.ask('POST', '/api/pull', {})).body.code).toBe('must_change_password')
    expect((await fresh.ask('POST', '/api/password', { old: code.password, new: 'password123' })).body.details.faults).toMatchObject([{ at: 'new', rule: 'too_common' }])
    expect((await fresh.ask('POST', '/api/password', { old: 'salah', new: 'kalimat-baru-yang-panjang' })).status).toBe(401)
    const other = Object.assign(nobody(house), { token: (await signIn(neighbour.username, code.password)).json().token as string })
    expect((await fresh.ask('POST', '/api/password', { old: code.password, new: 'kalimat-baru-yang-panjang' })).status).toBe(204)
    expect((await fresh.get('/api/v1/cases')).status).toBe(200)
    expect((await other.get('/api/session')).status).toBe(401)
    neighbour.token = token
  })

  test('sessions are listed and ended by their owner, and by the admin of the office; by nobody else', async () => {
    visited.add('GET /api/sessions').add('DELETE /api/sessions/{id}').add('GET /api/workers/{id}/sessions').add('DELETE /api/workers/{id}/sessions').add('DELETE /api/session')
    const second = Object.assign(nobody(house), { token: (await signIn(neighbour.username, 'kalimat-baru-yang-panjang')).json().token as string })
    const { items } = (await neighbour.get('/api/sessions')).body as { items: { id: string; current: boolean }[] }
    expect(items.map(item => item.current).toSorted()).toEqual([false, true])
    const other = items.find(item => !item.current)!.id
    const absent = await rahma.ask('DELETE', `/api/sessions/${crypto.randomUUID()}`)
    for (const id of [other, '------------------------------------', 'x', freshId(5272)]) expect((await rahma.ask('DELETE', `/api/sessions/${id}`)).text).toBe(absent.text)
    expect((await neighbour.ask('DELETE', `/api/sessions/${other}`)).status).toBe(204)
    expect((await second.get('/api/session')).status).toBe(401)
    for (const [method, path] of [['POST', 'code'], ['GET', 'sessions'], ['DELETE', 'sessions']] as const) {
      expect((await rahma.ask(method, `/api/workers/${neighbour.id}/${path}`)).status, path).toBe(403)
      const beside = await adminBeside.ask(method, `/api/workers/${neighbour.id}/${path}`)
      expect([beside.status, beside.text]).toEqual([404, (await adminBeside.ask(method, `/api/workers/${freshId(5272)}/${path}`)).text])
      expect((await nobody(house).ask(method, `/api/workers/${neighbour.id}/${path}`)).status, path).toBe(401)
    }
    expect((await admin.get(`/api/workers/${neighbour.id}/sessions`)).body.items).toHaveLength(1)
    expect((await admin.ask('DELETE', `/api/workers/${neighbour.id}/sessions`)).status).toBe(204)
    expect((await neighbour.get('/api/session')).status).toBe(401)
    const leaving = Object.assign(nobody(house), { token: (await signIn(adminBeside.username, PASSWORD)).json().token as string })
    expect((await leaving.ask('DELETE', '/api/session')).status).toBe(204)
    expect((await leaving.get('/api/session')).status).toBe(401)
    expect((await adminBeside.get('/api/session')).status).toBe(200)
  })

  test('a telephone keeps its session sealed: the token is borne by hand and opens nothing as a cookie; the key of its shelf comes with the password alone', async () => {
    visited.add('POST /api/session/keep')
    const [phone, tablet] = [crypto.randomUUID(), crypto.randomUUID()]
    const enter = async (who: Someone, device: string) => (await house.app.inject({ method: 'POST', url: '/api/session', headers: { 'x-forwarded-for': '10.8.0.1' }, payload: { login: who.username, password: PASSWORD, device } })).json() as { token: string; shelfKey: string }
    const asks = async (headers: Record<string, string>) => (await house.app.inject({ url: '/api/session', headers })).statusCode
    const first = await enter(adminBeside, phone)
    expect((await signIn(adminBeside.username, PASSWORD)).json()).not.toHaveProperty('shelfKey')
    const held = Object.assign(nobody(house), { token: first.token })
    const kept = await held.ask('POST', '/api/session/keep', { device: phone })
    expect(Math.round((Date.parse(kept.body.until) - Date.now()) / 86_400_000)).toBe(90)
    expect([await asks({ authorization: `Bearer ${first.token}` }), await asks({ cookie: `pilar_session=${first.token}` })]).toEqual([200, 401])
    // also where the session is remembered from the request before
    const pulls = (headers: Record<string, string>) => house.app.inject({ method: 'POST', url: '/api/pull', headers, payload: {} })
    expect([(await pulls({ authorization: `Bearer ${first.token}` })).statusCode, (await pulls({ cookie: `pilar_session=${first.token}` })).statusCode]).toEqual([200, 401])
    // the same worker on the same telephone: one key for ever, one session
    const again = await enter(adminBeside, phone)
    expect(again.shelfKey).toBe(first.shelfKey)
    await Object.assign(nobody(house), { token: again.token }).ask('POST', '/api/session/keep', { device: phone })
    expect((await held.get('/api/session')).status).toBe(401)
    expect(new Set([first.shelfKey, (await enter(adminBeside, tablet)).shelfKey, (await enter(admin, phone)).shelfKey]).size).toBe(3)
    expect((await nobody(house).ask('POST', '/api/session/keep', { device: phone })).status).toBe(401)
    expect((await held.ask('POST', '/api/session/keep', { device: 'x' })).status).toBe(401)
    expect((await Object.assign(nobody(house), { token: again.token }).ask('POST', '/api/session/keep', { device: 'x' })).body.details.faults).toMatchObject([{ at: 'device' }])
  })

  test('a locked telephone learns by its worker and its own number that it was put out, and nothing else; who signs in on it anew is in again', async () => {
    visited.add('POST /api/session/standing')
    const [phone, tablet] = [crypto.randomUUID(), crypto.randomUUID()]
    const keeps = async (device: string) => {
      const { token } = (await house.app.inject({ method: 'POST', url: '/api/session', headers: { 'x-forwarded-for': '10.8.0.2' }, payload: { login: adminBeside.username, password: PASSWORD, device } })).json() as { token: string }
      await Object.assign(nobody(house), { token }).ask('POST', '/api/session/keep', { device })
      return token
    }
    const standing = async (worker: string, device: string) => (await nobody(house).ask('POST', '/api/session/standing', { worker, device })).body
    const lost = await keeps(phone)
    await keeps(tablet)
    expect(await standing(adminBeside.id, phone)).toEqual({ wipe: false })
    const mine = Object.assign(nobody(house), { token: lost })
    const { items } = (await mine.get('/api/sessions')).body as { items: { id: string; current: boolean }[] }
    await mine.ask('DELETE', `/api/sessions/${items.find(({ current }) => current)!.id}`)
    expect([await standing(adminBeside.id, phone), await standing(adminBeside.id, tablet), await standing(admin.id, phone)]).toEqual([{ wipe: true }, { wipe: false }, { wipe: false }])
    await keeps(phone)
    expect(await standing(adminBeside.id, phone)).toEqual({ wipe: false })
    expect((await nobody(house).ask('POST', '/api/session/standing', { worker: 'x', device: 'y' })).status).toBe(422)
  })

  test('what a closed telephone had waiting is opened by this house alone, counts once, and tells whoever brings it nothing; a session that ended opens nothing', async () => {
    visited.add('POST /api/pouch')
    const { pouchKey } = (await rahma.get('/api/session')).body as { pouchKey: string }
    const packs = async (token: string, who: string, key = pouchKey) => {
      const envelopes = [{ id: freshId(5272), action: 'case.open', at: new Date().toISOString(), later: true, input: { who, needs: ['makan'], urgency: 'biasa', region: '52.72.01.1001', seal: 'tidak' } }]
      return toText(await sealTo(await publicOf(fromText(key)), packed({ token, device: `${crypto.randomUUID()}; waiting=1; refused=0`, envelopes }), 'pouch'))
    }
    const brings = (sealed: string) => nobody(house).ask('POST', '/api/pouch', { sealed })
    const cases = async (who: string) => ((await rahma.get('/api/v1/cases?limit=100')).body.items as { who: string }[]).filter(one => one.who === who).length
    const pouch = await packs(rahma.token, 'Nenek tanpa sinyal')
    expect(Buffer.from(pouch, 'base64').toString('latin1')).not.toMatch(/Nenek|case\.open/)
    const answers = await Promise.all([brings(pouch), brings(pouch), brings(pouch)])
    expect(answers.map(({ status, text }) => [status, text])).toEqual(answers.map(() => [200, '{"taken":1}']))
    expect(await cases('Nenek tanpa sinyal')).toBe(1)
    // sealed for another house, cut short, or no pouch at all
    const elsewhere = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits']) as CryptoKeyPair
    const foreign = await packs(rahma.token, 'Salah rumah', toText(new Uint8Array(await crypto.subtle.exportKey('raw', elsewhere.publicKey))))
    for (const sealed of [foreign, pouch.slice(0, -8), pouch.slice(0, 40), 'AAAA', '-']) expect((await brings(sealed)).body.code, sealed.slice(0, 8)).toBe('unreadable')
    expect((await nobody(house).ask('POST', '/api/pouch', {})).status).toBe(422)
    // the session ended after it was packed; what a put-out device left is handed in when it is opened
    const { token } = (await signIn(adminBeside.username, PASSWORD)).json() as { token: string }
    const late = await packs(token, 'Terlambat')
    await Object.assign(nobody(house), { token }).ask('DELETE', '/api/session')
    expect((await brings(late)).status).toBe(401)
    expect([await cases('Terlambat'), await cases('Salah rumah')]).toEqual([0, 0])
  })

  test('a page of another origin cannot act with the cookie, nor sign anybody in', async () => {
    const cookie = `pilar_session=${admin.token}`
    const send = (origin: string | undefined, url = '/api/pull', payload: object = {}) => house.app.inject({ method: 'POST', url, headers: { cookie, host: 'pilar.test', ...(origin ? { origin } : {}) }, payload })
    for (const origin of ['https://jahat.test', 'null', 'http://pilar.test.jahat.test', 'http://pilar.test:81', 'bukan alamat']) expect((await send(origin)).statusCode, origin).toBe(403)
    expect((await send('https://jahat.test', '/api/session', { login: admin.username, password: PASSWORD })).statusCode).toBe(403)
    expect((await send('http://pilar.test')).statusCode).toBe(200)
    expect((await send(undefined)).statusCode).toBe(200)
    const signed = await signIn(admin.username, PASSWORD)
    expect(signed.headers['set-cookie']).toMatch(/^pilar_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=43200/)
  })

  test('every answer carries the headers that keep browsers safe, and nothing personal stays in a cache', async () => {
    for (const path of ['/api/session', '/api/v1/cases', `/api/v1/cases/${freshId(5272)}`, '/api/v1/figures', '/api/v1/workers', '/api/tidak-ada', '/']) {
      const { headers } = await admin.get(path)
      const isPage = path === '/' || path === '/api/tidak-ada'
      expect(headers['content-security-policy'], path).toMatch(isPage ? /^default-src 'self'.*script-src 'self'(;|$).*frame-ancestors 'none'/ : /^default-src 'none'; frame-ancestors 'none'$/)
      expect(headers, path).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'cross-origin-opener-policy': 'same-origin' })
      expect([headers['x-powered-by'], headers.server, headers['access-control-allow-origin']]).toEqual([undefined, undefined, undefined])
      if (path.startsWith('/api/v1') || path === '/api/session') expect(headers['cache-control'], path).toContain('no-store')
    }
  })

  test('every route about sessions in the document was driven here', () => {
    const wanted = routesOf(house.app).map(route => route.name).filter(name => /^\w+ \/api\/(session|sessions|password|workers)/.test(name))
    expect(wanted.filter(name => !visited.has(name))).toEqual([])
  })
})

import fc from 'fast-check'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LETTER_SORTS } from '#slices/letters/sorts.ts'
import { dayFromToday, freshId, openHouse, openOffice, settle, type House, type Someone } from './house.ts'
import { breakings, inAddress, spoiltBody, spoiltHeaders, spoiltQuery, WORDS } from './malformed.ts'
import { fieldsOf, routesOf, valid, type Route } from './shapes.ts'

const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 2_147_483_647)
const MANY = 8800, PAIRED = 1200, WIRED = 300
const AT_ONCE = 12
// what only a stack or the database says; none of it is ever sent
const LEAKS = /\n\s+at |\bat \S+ \(|node_modules|file:\/\/|\.ts:\d|invalid input syntax|violates|relation "|syntax error at|SQLSTATE|unterminated quoted|bind message|ECONN|UNEXPECTED|FST_ERR|out of range|pg_catalog/
const HARMFUL = new Set(['DELETE /api/session', 'POST /api/password'])

let house: House
let routes: Route[]
let people: (Someone | null)[]
let known: Record<string, string>

beforeAll(async () => {
  house = await openHouse()
  await openOffice(house, '52.72', 'Dinas Sosial Kota Bima')
  await openOffice(house, '52.06', 'Dinas Sosial Kabupaten Bima')
  const psm = await settle(house, 'Rahma', { role: 'psm', region: '52.72.01.1001', pillar: 'psm' })
  const kabid = await settle(house, 'Nur Aini', { role: 'kabid', region: '52.72' })
  const admin = await settle(house, 'Admin', { role: 'admin', region: '52.72' })
  const neighbour = await settle(house, 'Tetangga', { role: 'operator', region: '52.06' })
  const ended = await settle(house, 'Mantan', { role: 'psm', region: '52.72.01.1001', until: '2025-01-01' })
  const other = await settle(house, 'Bukan Siapa-siapa', { role: 'tagana', region: '52.72' })
  const caseId = await psm.does('case.open', { who: 'Ibu Uji', name: 'Ibu Uji', needs: ['lansia'], urgency: 'biasa', region: '52.72.01.1001', seal: 'tidak', household: { label: 'Rumah Uji' } }, 'case')
  await kabid.does('case.triage', { caseId, types: ['LUT'], bidang: 'rehsos' })
  await kabid.does('case.assign', { caseId, leadId: psm.id })
  const tripId = await psm.does('trip.plan', { caseIds: [caseId], day: new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10), from: '09:00', to: '10:00', purpose: 'asesmen', basis: 'inisiatif' }, 'trip')
  const visitId = (await psm.get(`/api/v1/visits?tripId=${tripId}`)).body.items[0].id
  const noticeId = (await kabid.get(`/api/v1/notices?tripId=${tripId}`)).body.items[0].id
  known = { caseId, caseIds: caseId, tripId, visitId, noticeId, leadId: psm.id, ownerId: psm.id, workerId: other.id }
  people = [psm, kabid, admin, neighbour, ended, null]
  routes = routesOf(house.app)
}, 400_000)
afterAll(() => house?.close())

type Sent = { route: Route; who: number; method: string; url: string; headers: Record<string, string>; payload: string | undefined }

/** Makes one request after a route's shape, spoilt in one or several ways. */
function requests(): fc.Arbitrary<Sent> {
  const ids = fc.constantFrom((field: string) => known[field] ?? freshId(5272), (_: string) => freshId(5272), (_: string) => freshId(5206))
  const word = fc.constantFrom(...WORDS)
  return fc.tuple(fc.constantFrom(...routes.filter(route => !HARMFUL.has(route.name))), fc.nat(5), ids, fc.infiniteStream(word), spoiltHeaders, fc.nat(19)).chain(([route, who, idOf, words, headers, dice]) => {
    const base = route.body ? valid(route.body, idOf) : undefined
    return fc.tuple(route.body ? spoiltBody(base) : fc.constant(undefined), spoiltQuery(Object.keys(route.query))).map(([body, query]) => {
      const take = () => words.next().value!
      const path = route.path.replaceAll(/\{\w+\}/g, () => (dice % 4 === 0 ? idOf('caseId') : inAddress(take())))
      return { route, who, method: dice === 7 ? 'PATCH' : route.method, url: query ? `${path}?${query}` : path, headers, payload: body }
    })
  })
}

/** Sends a request within the process. */
async function send({ who, method, url, headers, payload }: Sent) {
  const token = people[who]?.token
  return await house.app.inject({ method: method as 'GET', url, headers: { ...(payload === undefined ? {} : { 'content-type': 'application/json' }), 'x-forwarded-for': `10.${who}.${url.length % 250}.${(payload?.length ?? 0) % 250}`, ...(token ? { authorization: `Bearer ${token}` } : {}), ...headers }, ...(payload === undefined ? {} : { payload }) })
}

/** Tells what is wrong with an answer. */
function wrong(status: number, type: string, text: string): string | null {
  if (status >= 500) return `${status}`
  if (LEAKS.test(text)) return `leak: ${LEAKS.exec(text)![0]}`
  if (status < 400) return null
  if (!type.startsWith('application/problem+json')) return `type ${type}`
  const { code, status: said, details } = JSON.parse(text) as { code?: string; status?: number; details?: { faults?: { at?: string; rule?: string }[] } }
  if (!code || said !== status) return 'no code'
  return code === 'invalid' && !details?.faults?.every(fault => typeof fault.at === 'string' && !!fault.rule) ? 'no faults' : null
}

async function inTurns<T>(items: readonly T[], work: (item: T) => Promise<string | null>): Promise<string[]> {
  const found: string[] = []
  let next = 0
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    while (next < items.length) {
      const finding = await work(items[next++]!)
      if (finding) found.push(finding)
    }
  }))
  return found
}

/** What an input needs beyond its shape to have no fault of its own: fields that exclude each other, days that must be over. */
const FITTING: Record<string, Record<string, unknown>> = {
  'trip.plan': { area: undefined, noInvite: undefined },
  ...Object.fromEntries(['letter.draft', 'letter.edit'].map(name => [name, Object.fromEntries(LETTER_SORTS.slice(1).map(sort => [sort, undefined]))])),
  'meeting.attend': { code: '123456' },
  'log.rules': { region: '52.72' }, 'log.write': { nil: false, day: dayFromToday(0), shift: undefined }, 'incident.raise': { namedIds: undefined },
  'supervision.record': { day: dayFromToday(0) }, 'target.set': { region: '52.72', unitId: undefined }, 'log.chase': { day: dayFromToday(-1) },
  'guest.receive': { day: dayFromToday(0), arrived: '00:00' },
  ...Object.fromEntries(['activity.write', 'activity.submit', 'activity.remind'].map(name => [name, { day: dayFromToday(-1), ...name === 'activity.remind' ? {} : { lines: undefined } }])), 'consent.take': { explained: true }, 'stay.discharge': { toUnitId: undefined },
  'service.add': { code: 'LAYANAN-9' },
  ...Object.fromEntries(['institution.register', 'institution.edit'].map(name => [name, { groups: [{ key: 'umum', sex: 'semua', categories: [], places: 5 }] }])),
  'visit.report_unannounced': { day: dayFromToday(0) },
}

describe(`ten thousand malformed requests, seed ${seed}`, () => {
  test('Rahma, Nur Aini, the admin, a neighbour, a former worker and nobody send nonsense to every route: always a problem with a code, never a crash', async () => {
    console.log(`FUZZ_SEED=${seed}`)
    const sent = fc.sample(requests(), { numRuns: MANY, seed })
    const statuses = new Map<number, number>()
    const found = await inTurns(sent, async one => {
      const answer = await send(one)
      statuses.set(answer.statusCode, (statuses.get(answer.statusCode) ?? 0) + 1)
      const finding = wrong(answer.statusCode, String(answer.headers['content-type']), answer.body)
      return finding && `${finding}: ${one.method} ${one.url.slice(0, 160)} ${JSON.stringify(one.headers)} ${one.payload?.slice(0, 400)} → ${answer.body.slice(0, 200)}`
    })
    console.log(Object.fromEntries(statuses))
    expect(found.slice(0, 8), `${found.length} of ${MANY}`).toEqual([])
    expect(new Set(sent.map(one => one.route.name)).size).toBe(routes.length - HARMFUL.size)
    // many of them did get past the door and past the shape
    for (const status of [200, 400, 401, 403, 404, 422]) expect(statuses.get(status) ?? 0, String(status)).toBeGreaterThan(20)
    for (const one of people) if (one) expect((await one.get('/api/session')).status, one.name).toBe(200)
  }, 400_000)

  test('every fault of an input is named at once: n broken fields and m strange ones give n + m places', async () => {
    const acts = routes.filter(route => route.body && Object.keys(fieldsOf(route.body)).length > 0)
    const sent = fc.sample(fc.constantFrom(...acts).chain(route => fc.tuple(fc.constant(route), breakings(fieldsOf(route.body!)))), { numRuns: PAIRED, seed })
    const found = await inTurns(sent, async ([route, broken]) => {
      const base = { ...valid(route.body!, field => known[field] ?? freshId(5272)) as Record<string, unknown>, ...FITTING[route.path.split('/').at(-1)!] }
      const answer = await send({ route, who: 1, method: route.method, url: route.path, headers: { 'idempotency-key': broken.badKey ? 'bukan' : crypto.randomUUID() }, payload: JSON.stringify({ ...base, ...broken.fields }) })
      const places = new Set((answer.json() as { details: { faults?: { at: string }[] } }).details?.faults?.map(fault => fault.at.split('.')[0]))
      const wanted = [...Object.keys(broken.fields), ...broken.badKey && route.path.includes('/actions/') ? ['Idempotency-Key'] : []]
      return answer.statusCode === 422 && wanted.every(name => places.has(name)) && places.size === wanted.length ? null : `${route.path} ${JSON.stringify(broken)} → ${answer.body.slice(0, 400)}`
    })
    expect(found.slice(0, 5), `${found.length} of ${PAIRED}`).toEqual([])
  }, 60_000)

  test('a parameter that a reading route does not know is refused by its name, never passed over: nobody takes the whole for the part that was asked for', async () => {
    const reads = routes.filter(({ method }) => method === 'GET')
    const found = await inTurns(reads, async route => {
      const answer = await send({ route, who: 1, method: 'GET', url: `${route.path.replaceAll(/\{\w+\}/g, known.caseId!)}?caseIds=${known.caseId}&__proto__=1`, headers: {}, payload: undefined })
      const named = (answer.json() as { details?: { faults?: { at: string; rule: string }[] } }).details?.faults?.filter(({ rule }) => rule === 'unrecognized').map(({ at }) => at)
      return answer.statusCode === 422 && named?.join() === 'caseIds,__proto__' ? null : `${route.path} → ${answer.statusCode} ${answer.body.slice(0, 200)}`
    })
    expect(found).toEqual([])
    expect(reads.length).toBeGreaterThan(100)
    expect((await people[0]!.get('/api/v1/coordination/rows?kelurahan=52.72.01.1001&list=semua&from=kemarin')).body.details.faults).toEqual([{ at: 'kelurahan', rule: 'unrecognized' }, { at: 'from', rule: 'day' }, expect.objectContaining({ at: 'list', rule: 'one_of' })])
  }, 60_000)

  test('over the wire: what is hardly HTTP, too long, or oddly written is answered as a problem too, and opens no door', async () => {
    const [psm] = people as [Someone]
    const auth = `Authorization: Bearer ${psm.token}`
    const lines = [
      'GET /api/v1/cases/%ZZ HTTP/1.1', 'GET /%61pi/v1/cases HTTP/1.1', 'GET /%61pi/v1/regions HTTP/1.1', 'GET /api%2fv1/cases HTTP/1.1', 'GET //api/v1/regions HTTP/1.1', 'GET /api/v1/../v1/cases HTTP/1.1', 'PROPFIND /api/v1/cases HTTP/1.1',
      'TRACE /api/session HTTP/1.1', 'OPTIONS /api/v1/cases HTTP/1.1', 'HEAD /api/v1/cases HTTP/1.1', `GET /api/v1/cases/${'a'.repeat(5000)} HTTP/1.1`, 'GET /api/v1/regions/52%00 HTTP/1.1', 'GET /api/v1/cases?region=%FF%FE HTTP/1.1', 'GET http://evil.test/api/v1/regions HTTP/1.1',
      'BREW /api/v1/cases HTTP/1.1', 'GET /api/v1/cases', '\u0016\u0003\u0001\u0002', `GET /${'x'.repeat(20_000)} HTTP/1.1`,
    ]
    for (const line of lines) for (const header of ['', auth]) {
      const { status, type, body } = await raw(`${line}\r\nHost: pilar.test\r\nConnection: close\r\n${header ? `${header}\r\n` : ''}\r\n`)
      expect(status, line).toBeLessThan(500)
      if (!line.startsWith('HEAD')) expect(wrong(status, type, body), line).toBeNull()
      if (!header) expect(status, line).toBeGreaterThanOrEqual(400)
    }
    for (const extra of ['Content-Length: 9999999999', 'Content-Length: abc', 'Transfer-Encoding: chunked\r\n\r\nZZ', `X-Long: ${'y'.repeat(40_000)}`, 'Content-Length: 5\r\nContent-Length: 6', 'Bad Header']) {
      const { status, type, body } = await raw(`POST /api/pull HTTP/1.1\r\nHost: pilar.test\r\nConnection: close\r\n${auth}\r\nContent-Type: application/json\r\n${extra}\r\n\r\n`)
      expect(wrong(status, type, body), extra.slice(0, 40)).toBeNull()
      expect(status, extra.slice(0, 40)).toBeGreaterThanOrEqual(400)
    }
    const large = await psm.act('case.note', { caseId: known.caseId, text: 'x'.repeat(1_200_000) })
    expect([large.status, large.body.code]).toEqual([413, 'too_large'])
    for (const type of ['text/plain', 'image/png', 'application/xml', 'multipart/form-data; boundary=x', 'application/x-www-form-urlencoded', 'a/b; c', '']) {
      const answer = await psm.ask('POST', '/api/v1/actions/case.note', { caseId: known.caseId, text: 'halo' }, { 'content-type': type })
      expect([type, answer.status, answer.body?.code]).toEqual([type, 400, 'unreadable'])
    }
    const sent = fc.sample(requests(), { numRuns: WIRED, seed: seed + 1 }).filter(one => /^[\x20-\x7e]*$/.test(Object.values(one.headers).join('')))
    const found = await inTurns(sent, async one => {
      const answer = await (people[one.who] ?? psm).ask(one.method, one.url, undefined, one.headers).catch(() => null)
      return answer && wrong(answer.status, String(answer.headers['content-type']), answer.text)
    })
    expect(found).toEqual([])
  }, 60_000)

  test('a key such as __proto__ or constructor is refused and changes nothing', async () => {
    const [psm] = people as [Someone]
    for (const body of ['{"__proto__":{"admin":true}}', '{"caseId":"x","constructor":{"prototype":{"admin":true}}}', `{"caseId":"${known.caseId}","text":"a","__proto__":{"sealed":true}}`]) {
      const answer = await house.app.inject({ method: 'POST', url: '/api/v1/actions/case.note', headers: { 'content-type': 'application/json', authorization: `Bearer ${psm.token}` }, payload: body })
      expect(answer.statusCode).toBeGreaterThanOrEqual(400)
    }
    expect(({} as Record<string, unknown>).admin).toBeUndefined()
  })

  test('the judge itself sees what is wrong: a crash, a stack, words of the database, prose instead of a problem', () => {
    const fine = JSON.stringify({ code: 'invalid', status: 422, details: { faults: [{ at: 'who', rule: 'required' }] } })
    expect(wrong(422, 'application/problem+json', fine)).toBeNull()
    expect(wrong(500, 'application/problem+json', fine)).toBe('500')
    expect(wrong(400, 'application/problem+json', '{"code":"x","status":400,"stack":"Error\\n    at send (/a/b.ts:1:2)"}')).toMatch('leak')
    expect(wrong(400, 'application/problem+json', '{"code":"invalid input syntax for type uuid"}')).toMatch('leak')
    expect(wrong(400, 'text/html', '<h1>no</h1>')).toMatch('type')
    expect(wrong(422, 'application/problem+json', '{"code":"invalid","status":422,"details":{}}')).toBe('no faults')
  })
})

/** Speaks to the server without any help, and reads what comes back. */
async function raw(bytes: string): Promise<{ status: number; type: string; body: string }> {
  const { port, hostname } = new URL(house.url)
  const text = await new Promise<string>(resolve => {
    let heard = ''
    const socket = connect(Number(port), hostname, () => socket.write(bytes, 'latin1'))
    const done = () => { socket.destroy(); resolve(heard) }
    socket.on('data', part => { heard += part.toString('latin1') }).on('close', done).on('error', done)
    setTimeout(() => socket.end(), 800)
  })
  const [head = '', body = ''] = text.split(/\r\n\r\n([^]*)/)
  const chunked = /transfer-encoding: chunked/i.test(head)
  return { status: Number(/^HTTP\/1.1 (\d+)/.exec(head)?.[1] ?? 400), type: /content-type: ([^\r]+)/i.exec(head)?.[1] ?? 'application/problem+json', body: (chunked ? body.split('\r\n')[1] : body) || '{"code":"closed","status":400}' }
}

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import pg from 'pg'
import { addDays } from '#kernel/day.ts'
import { asSystem, dayFromToday, freshId, made, openHouse, openOffice, settle, type House, type Someone } from './house.ts'

const PARUGA = '52.72.01.1001', BESIDE = '52.72.01.1002'
// as the three messengers fetch a link that was pasted, and a careful scanner before them
const PREVIEWS = ['WhatsApp/2.24.6.77 A', 'TelegramBot (like TwitterBot)', 'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)', 'Mozilla/5.0 (compatible; bingbot/2.0)']
let house: House, owner: pg.Client
let rahma: Someone, operator: Someone, kabid: Someone, coordinator: Someone, kesra: Someone, neighbour: Someone, lurahBeside: Someone
let rtPost: string, lurahPost: string, rtOtherPost: string

beforeAll(async () => {
  house = await openHouse()
  owner = new pg.Client({ connectionString: house.databaseUrl })
  await owner.connect()
  await openOffice(house, '52.72', 'Dinas Sosial Kota Bima')
  await openOffice(house, '52.06', 'Dinas Sosial Kabupaten Bima')
  rahma = await settle(house, 'Rahma', { role: 'psm', region: PARUGA, pillar: 'psm' })
  operator = await settle(house, 'Operator', { role: 'operator', region: '52.72' })
  kabid = await settle(house, 'Nur Aini', { role: 'kabid', region: '52.72' })
  coordinator = await settle(house, 'Koordinator PSM', { role: 'koordinator_pilar', region: '52.72.01', pillar: 'psm' })
  kesra = await settle(house, 'Kasi Kesra Paruga', { role: 'kasi_kesra', region: BESIDE })
  lurahBeside = await settle(house, 'Lurah Sebelah', { role: 'lurah', region: BESIDE })
  neighbour = await settle(house, 'Operator Kabupaten', { role: 'operator', region: '52.06' })
  lurahPost = await holder('Ahmad Fauzan', '081200000001', { role: 'lurah', region: PARUGA })
  rtPost = await holder('Karim Sulaiman', '081200000002', { role: 'ketua_rt', region: PARUGA, rt: '005' })
  rtOtherPost = await holder('Tanpa Nomor', undefined, { role: 'ketua_rt', region: PARUGA, rt: '009' })
}, 400_000)
afterAll(async () => { await owner?.end(); await house?.close() })

/** Registers the holder of a post who never signs in. */
async function holder(name: string, phone: string | undefined, post: object): Promise<string> {
  const workerId = freshId(5272)
  await asSystem(house, 5272, 'worker.add', { id: workerId, region: '52.72', name, username: `${name.toLowerCase().replace(' ', '.')}.x`, ...(phone ? { phone } : {}) })
  return made(await asSystem(house, 5272, 'post.give', { workerId, line: 'area', from: '2024-01-01', ...post }), 'post')!
}

async function planned(day: number, more: Record<string, unknown> = {}): Promise<{ tripId: string; caseId: string }> {
  const caseId = await rahma.does('case.open', { who: 'Ibu Siti Rahasia Nama', name: 'Siti Rahasia Nama', needs: ['jiwa'], urgency: 'segera', region: PARUGA, rt: '005', rw: '002', seal: 'tidak', household: { label: 'Keluarga Siti' }, ...more }, 'case')
  await kabid.does('case.assign', { caseId, leadId: rahma.id }).catch(() => kabid.does('case.triage', { caseId, types: ['LUT'], bidang: 'rehsos' }).then(() => kabid.does('case.assign', { caseId, leadId: rahma.id })))
  return { caseId, tripId: await rahma.does('trip.plan', { caseIds: [caseId], day: dayFromToday(day), from: '09:00', to: '11:00', purpose: 'asesmen', basis: 'inisiatif', keep: { reason: 'beda_tujuan' } }, 'trip') }
}

const rows = async <T extends pg.QueryResultRow>(sql: string, ...values: unknown[]) => (await owner.query<T>(sql, values)).rows
const stateOf = async (tripId: string, role: string) => (await rows<{ state: string; openedAt: Date | null; answer: string | null; id: string; orally: boolean }>('select id, state, opened_at as "openedAt", answer, answered_orally as orally from notices where trip_id = $1 and to_role = $2 and asks order by at desc limit 1', tripId, role))[0]!
/** All that a fetch could have changed, as one text. */
const everything = async () => JSON.stringify(await rows('select (select count(*) from history) as history, (select json_agg(n order by id) from notices n) as notices, (select json_agg(d order by post) from doors d) as doors, (select count(*) from throttles) as throttles'))

type Page = { status: number; text: string; cookie: string; headers: Headers }
/** Somebody's browser, or a machine, before a link. */
async function browse(method: string, path: string, form?: Record<string, string>, headers: Record<string, string> = {}): Promise<Page> {
  const response = await fetch(new URL(path, house.url), { method, redirect: 'manual', headers: { ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}), ...headers }, ...(form ? { body: new URLSearchParams(form).toString() } : {}) })
  return { status: response.status, text: await response.text(), cookie: response.headers.get('set-cookie')?.split(';')[0] ?? '', headers: response.headers }
}

async function give(by: Someone, post: string): Promise<{ path: string; pin: string; body: any }> {
  const { status, body, text } = await by.ask('POST', `/api/v1/posts/${post}/door`)
  if (status !== 200) throw new Error(text)
  return { path: new URL(body.link).pathname, pin: body.pin, body }
}

const field = (text: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)![1]!
/** Comes in with the PIN; gives the page and what a form on it sends along. */
async function enter(path: string, pin: string, from = '10.1.1.1'): Promise<{ page: Page; cookie: string; token: string }> {
  const { status, cookie } = await browse('POST', path, { pin }, { 'x-forwarded-for': from })
  expect(status).toBe(303)
  const page = await browse('GET', path, undefined, { cookie })
  return { page, cookie, token: field(page.text, 'token') }
}

describe('answers without account or app', () => {
  test('whoever has no account is not counted as told, nor as silent, until somebody shares it', async () => {
    const { tripId } = await planned(1)
    expect((await stateOf(tripId, 'lurah')).state).toBe('belum_dibagikan')
    const day = (await operator.get(`/api/v1/day?day=${dayFromToday(1)}&region=${PARUGA}`)).body
    expect(day.kelurahan).toMatchObject([{ region: PARUGA, silent: 0, unshared: 2, answered: 0 }])
    expect([day.unanswered.length, day.unshared.length]).toEqual([0, 2])
    expect((await operator.get('/api/v1/figures')).body.unanswered.count).toBe(0)
    await rahma.does('notice.share', { noticeId: (await stateOf(tripId, 'lurah')).id, by: 'whatsapp' })
    expect((await operator.get('/api/v1/figures')).body.unanswered.count).toBe(1)
  })

  test('an answer by telephone is recorded by whom, how and when; it counts fully and is shown as lisan', async () => {
    const { tripId } = await planned(2)
    const { id } = await stateOf(tripId, 'ketua_rt')
    const later = await rahma.act('notice.record', { noticeId: id, answer: 'mendampingi', by: 'telepon', who: 'Karim', givenAt: new Date(Date.now() + 3_600_000).toISOString() })
    expect(later).toMatchObject({ status: 422, body: { details: { faults: [{ at: 'givenAt', rule: 'not_yet' }] } } })
    expect((await rahma.act('notice.record', { noticeId: id, answer: 'mendampingi', by: 'aplikasi', who: 'Karim' })).status).toBe(422)
    const givenAt = new Date().toISOString()
    await rahma.does('notice.record', { noticeId: id, answer: 'mendampingi', by: 'telepon', who: 'Karim', givenAt })
    const [notice] = (await operator.get(`/api/v1/notices?tripId=${tripId}&toRole=ketua_rt`)).body.items
    expect(notice).toMatchObject({ state: 'dijawab', answer: 'mendampingi', answeredOrally: true, answeredVia: 'telepon', answeredBy: 'Karim', recordedBy: 'Rahma', openedAt: null })
    expect(new Date(notice.answeredAt).toISOString()).toBe(givenAt)
    expect((await operator.get(`/api/v1/day?day=${dayFromToday(2)}&region=${PARUGA}`)).body.kelurahan).toMatchObject([{ answered: 1 }])
    expect((await neighbour.act('notice.record', { noticeId: id, answer: 'diketahui', by: 'telepon', who: 'X' })).status).toBe(404)
    // what two people heard is taken down once; the second learns by whom
    expect(await operator.act('notice.record', { noticeId: id, answer: 'diketahui', by: 'sms', who: 'Karim' })).toMatchObject({ status: 409, body: { code: 'notice.answered_already', details: { name: 'Karim', by: 'Rahma' } } })
    // the coordinator and the kasi kesra may, for their own places
    expect((await kesra.act('notice.record', { noticeId: id, answer: 'diketahui', by: 'sms', who: 'X' })).status).toBe(404)
  })

  test('a link goes to the registered number only, the PIN stands apart, and only those who hand links out get one', async () => {
    const { body } = await give(operator, rtPost)
    expect(body).toMatchObject({ phone: '081200000002', workerName: 'Karim Sulaiman', pin: expect.stringMatching(/^\d{6}$/) })
    expect(body.text).toContain(body.link)
    expect(body.text).not.toContain(body.pin)
    expect(body.text).toMatch(/OKE, TUNDA, atau IKUT.*Dinas Sosial Kota Bima: 0374-000000/)
    expect((await operator.ask('POST', `/api/v1/posts/${rtOtherPost}/door`)).body).toMatchObject({ status: 409, code: 'door.no_phone' })
    for (const [who, status] of [[rahma, 403], [lurahBeside, 403], [kesra, 403], [neighbour, 404]] as const) expect((await who.ask('POST', `/api/v1/posts/${rtPost}/door`)).status, who.name).toBe(status)
    expect((await coordinator.ask('POST', `/api/v1/posts/${rtPost}/door`)).status).toBe(200)
    expect((await neighbour.get('/api/v1/doors?region=52.72')).body.items).toEqual([])
    const list = (await coordinator.get(`/api/v1/doors?region=${PARUGA}`)).body.items
    expect(list.map((one: { role: string; state: string }) => `${one.role} ${one.state}`).toSorted()).toEqual(['ketua_rt berlaku', 'ketua_rt tanpa', 'lurah tanpa'])
    expect((await rows('select what from reads where what = $1', 'door.made')).length).toBe(2)
  })

  test('three messengers fetch the link and change nothing; no byte of a case is on any page', async () => {
    const { tripId } = await planned(3)
    const { path } = await give(operator, rtPost)
    const before = await everything()
    for (const agent of PREVIEWS) for (const method of ['HEAD', 'GET']) {
      const page = await browse(method, path, undefined, { 'user-agent': agent })
      expect(page.status).toBe(200)
      expect(page.text).not.toMatch(/\bSiti\b|Rahma|\bjiwa\b|asesmen|Karim|RT 005|Paruga/i)
      expect(page.cookie).toBe('')
      expect(Object.fromEntries(page.headers)).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex, nofollow' })
    }
    expect(await everything()).toBe(before)
    expect(await stateOf(tripId, 'ketua_rt')).toMatchObject({ state: 'belum_dibagikan', openedAt: null })
  })

  test('with the PIN he sees who comes, when, where and to how many households; opened only now; all are noted in two presses', async () => {
    const { path, pin } = await give(operator, rtPost)
    const { page, cookie, token } = await enter(path, pin)
    expect(page.text).toContain('Rahma (PSM)')
    expect(page.text).toContain('RT 005')
    expect(page.text).toContain('1 keluarga dikunjungi')
    expect(page.text).toContain('09.00–11.00 WITA')
    expect(page.text).not.toMatch(/\bSiti\b|\bjiwa\b|asesmen|<script/i)
    expect(Buffer.byteLength(page.text)).toBeLessThan(60 * 1024)
    const waiting = await rows<{ state: string }>('select state from notices where to_role = $1 and state <> $2', 'ketua_rt', 'dijawab')
    expect(waiting.length).toBeGreaterThan(1)
    expect(new Set(waiting.map(({ state }) => state))).toEqual(new Set(['dibuka']))
    const done = await browse('POST', `${path}/jawab`, { token, semua: field(page.text, 'semua'), answer: 'diketahui' }, { cookie })
    expect(done.status).toBe(303)
    expect(await rows('select 1 from notices where to_role = $1 and state <> $2', 'ketua_rt', 'dijawab')).toEqual([])
    const told = (await rahma.get('/api/v1/notices?toWorker=' + rahma.id)).body.items.filter((notice: { code: string }) => notice.code === 'notice.answered')
    expect(told[0].told).toMatchObject({ otherName: 'Karim Sulaiman', otherPillar: 'ketua_rt', answer: 'diketahui' })
    const by = await rows('select actor_name, action from history where action = $1', 'notice.answer')
    expect(new Set(by.map(row => row.actor_name))).toEqual(new Set(['Karim Sulaiman']))
    expect((await browse('GET', path, undefined, { cookie })).text).toContain('Tidak ada kunjungan yang menunggu jawaban')
  })

  test('he asks to wait and proposes a time; a slip in it is said in words and nothing typed is lost', async () => {
    const { tripId } = await planned(4)
    const { path, pin } = await give(operator, lurahPost)
    const { page, cookie, token } = await enter(path, pin)
    const { id } = await stateOf(tripId, 'lurah')
    expect(page.text).toContain(id)
    const slip = await browse('POST', `${path}/jawab`, { token, notice: id, answer: 'ditunda', day: addDays(dayFromToday(0), -3), from: '10:00', note: 'Ada "hajatan" <b>' }, { cookie })
    expect(slip.status).toBe(422)
    expect(slip.text).toContain('value="Ada &quot;hajatan&quot; &lt;b&gt;"')
    expect(slip.text).toMatch(/class="fault"[^>]*>[A-Z][a-z]+ .*</)
    const press = { token, notice: id, answer: 'ditunda', day: dayFromToday(6), from: '10:00', note: 'Ada hajatan' }
    await Promise.all([1, 2, 3].map(() => browse('POST', `${path}/jawab`, press, { cookie })))
    const [notice] = (await operator.get(`/api/v1/notices?tripId=${tripId}&toRole=lurah`)).body.items
    expect(notice).toMatchObject({ answer: 'ditunda', proposedDay: dayFromToday(6), proposedFrom: '10:00', note: 'Ada hajatan', answeredOrally: false })
    expect(await rows('select 1 from history where action = $1 and input->>$2 = $3 and refused is null', 'notice.answer', 'noticeId', id)).toHaveLength(1)
    await browse('POST', `${path}/jawab`, { token, notice: id, answer: 'mendampingi' }, { cookie })
    expect((await stateOf(tripId, 'lurah')).answer).toBe('mendampingi')
  })

  test('a form without the page\'s own token, from another site, or for another post\'s notice does nothing', async () => {
    const { tripId } = await planned(5)
    const { path, pin } = await give(operator, lurahPost)
    const { cookie, token } = await enter(path, pin)
    const { id } = await stateOf(tripId, 'lurah')
    const { id: rtNotice } = await stateOf(tripId, 'ketua_rt')
    const before = await everything()
    await browse('POST', `${path}/jawab`, { token: 'x'.repeat(43), notice: id, answer: 'diketahui' }, { cookie })
    await browse('POST', `${path}/jawab`, { notice: id, answer: 'diketahui' }, { cookie })
    await browse('POST', `${path}/jawab`, { token, notice: id, answer: 'diketahui' })
    expect((await browse('POST', `${path}/jawab`, { token, notice: id, answer: 'diketahui' }, { cookie, 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    const other = await give(operator, rtPost)
    const rt = await enter(other.path, other.pin)
    const midway = await everything()
    await browse('POST', `${other.path}/jawab`, { token: rt.token, notice: id, answer: 'diketahui' }, { cookie: rt.cookie })
    expect(await everything()).toBe(midway)
    expect((await stateOf(tripId, 'lurah')).state).not.toBe('dijawab')
    expect(rtNotice).not.toBe(id)
    expect(before).not.toBe('')
  })

  test('the cookie of a link opens no other path', async () => {
    const { path, pin } = await give(operator, lurahPost)
    const { cookie } = await enter(path, pin)
    for (const value of [cookie, cookie.replace('pilar_pintu', 'pilar_session'), `pilar_session=${cookie.split('.')[1]}`]) {
      for (const route of ['/api/session', '/api/v1/cases', '/api/v1/notices', '/api/v1/day', '/api/v1/doors?region=52.72', '/api/v1/schedule?region=52.72.01.1001']) expect((await browse('GET', route, undefined, { cookie: value })).status, route).toBe(401)
      for (const route of ['/api/pull', '/api/push', '/api/v1/actions/notice.answer']) expect((await house.app.inject({ method: 'POST', url: route, headers: { cookie: value }, payload: {} })).statusCode, route).toBe(401)
    }
    const other = await give(operator, rtPost)
    expect((await browse('GET', other.path, undefined, { cookie })).text).toContain('PIN')
  })

  test('ten wrong PINs close the link, also for the right one, also when all come at once; a new link opens again', async () => {
    const { path, pin } = await give(operator, rtPost)
    const wrong = String((Number(pin) + 1) % 1_000_000).padStart(6, '0')
    const tries = await Promise.all(Array.from({ length: 10 }, (_, at) => browse('POST', path, { pin: wrong }, { 'x-forwarded-for': `10.2.${at}.1` })))
    expect(tries.every(({ status }) => status === 422 || status === 404)).toBe(true)
    const locked = await browse('POST', path, { pin }, { 'x-forwarded-for': '10.2.99.1' })
    const unknown = await browse('GET', `/j/${Number(5272).toString(36)}-${'a'.repeat(22)}`)
    expect([locked.status, unknown.status]).toEqual([404, 404])
    const calm = (page: Page, link: string) => page.text.replaceAll(link, '')
    expect(calm(await browse('GET', path), path)).toBe(calm(unknown, `/j/${Number(5272).toString(36)}-${'a'.repeat(22)}`))
    expect(unknown.text).toContain('tel:0374000000')
    expect((await coordinator.get(`/api/v1/doors?region=${PARUGA}`)).body.items.find((one: { postId: string }) => one.postId === rtPost)).toMatchObject({ state: 'terkunci', link: null })
    const fresh = await give(coordinator, rtPost)
    expect((await enter(fresh.path, fresh.pin, '10.3.1.1')).page.text).toContain('Kunjungan yang akan datang')
    expect((await browse('GET', path)).status).toBe(404)
  })

  test('one address may not try many links', async () => {
    const { path } = await give(operator, lurahPost)
    const many = []
    for (let at = 0; at < 9; at += 1) many.push(await browse('POST', path, { pin: '000000' }, { 'x-forwarded-for': '10.4.4.4' }))
    const second = await give(operator, rtPost)
    for (let at = 0; at < 9; at += 1) many.push(await browse('POST', second.path, { pin: '000000' }, { 'x-forwarded-for': '10.4.4.4' }))
    const third = await give(operator, lurahPost)
    for (let at = 0; at < 4; at += 1) many.push(await browse('POST', third.path, { pin: '000000' }, { 'x-forwarded-for': '10.4.4.4' }))
    expect(many.slice(-2).map(({ status }) => status)).toEqual([429, 429])
    expect((await enter(third.path, third.pin, '10.4.4.5')).page.status).toBe(200)
  })

  test('a day late, a post that ended, a link taken back: the same calm page with a number to call', async () => {
    const { path, pin } = await give(operator, rtPost)
    const { cookie } = await enter(path, pin, '10.5.5.5')
    await owner.query(`update doors set ends_at = now() - interval '1 day' where post = $1`, [rtPost])
    const late = await browse('GET', path, undefined, { cookie })
    expect([late.status, late.text.includes('tel:0374000000'), /Rahma|RT 005/.test(late.text)]).toEqual([404, true, false])
    const lurah = await give(operator, lurahPost)
    expect((await operator.ask('DELETE', `/api/v1/posts/${lurahPost}/door`)).status).toBe(204)
    expect((await browse('GET', lurah.path)).status).toBe(404)
    const renewed = await give(operator, rtPost)
    await asSystem(house, 5272, 'post.end', { postId: rtPost, reason: 'Masa bakti berakhir' })
    expect((await browse('POST', renewed.path, { pin: renewed.pin })).status).toBe(404)
  })

  test('a sealed visit is told to no RT and stands on no page and in no text', async () => {
    const { tripId } = await planned(1, { seal: 'ya', who: 'Anak yang dilindungi' })
    const caseId = await kabid.does('case.open', { who: 'Anak yang dilindungi', needs: ['kekerasan'], urgency: 'segera', region: PARUGA, rt: '005', rw: '002', seal: 'ya' }, 'case')
    await kabid.does('trip.plan', { caseIds: [caseId], day: dayFromToday(1), from: '13:00', to: '14:00', purpose: 'asesmen', basis: 'inisiatif' }, 'trip')
    const { path, pin } = await give(operator, lurahPost)
    const { page } = await enter(path, pin, '10.6.6.6')
    expect(page.text).not.toContain('13.00')
    for (const who of [operator, kabid, rahma]) expect((await who.get(`/api/v1/schedule?region=${PARUGA}&day=${dayFromToday(1)}`)).body.text).not.toContain('13.00')
    expect(await rows('select 1 from notices where trip_id = $1 and to_role is not null', tripId)).toEqual([])
  })

  test('one text lists all of tomorrow\'s visits of a kelurahan, with the office\'s telephone; the link only for those who hand it out', async () => {
    const { body } = await give(operator, lurahPost)
    const mine = (await rahma.get(`/api/v1/schedule?region=${PARUGA}`)).body
    expect(mine).toMatchObject({ day: dayFromToday(1), visits: 1 })
    expect(mine.text).toMatch(/1\. Pukul 09\.00–11\.00 WITA: Rahma \(PSM\), RT 005, 1 keluarga\n.*OKE, TUNDA, atau IKUT.*Dinas Sosial Kota Bima: 0374-000000/)
    expect(mine.text).not.toContain('/j/')
    expect(mine.text).not.toMatch(/\bSiti\b|\bjiwa\b|asesmen/i)
    expect((await operator.get(`/api/v1/schedule?region=${PARUGA}`)).body.text).toContain(body.link)
    expect((await operator.get(`/api/v1/schedule?region=${PARUGA}&day=${dayFromToday(20)}`)).body).toMatchObject({ visits: 0 })
    expect((await rahma.get(`/api/v1/schedule?region=${BESIDE}`)).status).toBe(404)
    expect((await neighbour.get(`/api/v1/schedule?region=${PARUGA}`)).status).toBe(404)
  })
})

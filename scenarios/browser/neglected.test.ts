import { readFileSync } from 'node:fs'
import type { Browser, BrowserContext } from 'playwright-core'
import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openOwner } from '#server/db.ts'
import { makeDoor } from '#server/doors.ts'
import { longDay } from '#slices/letters/sheet/parts.ts'
import { wordArrives } from '../between.ts'
import { asSystem, dayFromToday, freshId, made, nobody, openHouse, openOffice, settle, type House, type Someone } from '../house.ts'
import { fetchPdf } from '../papers.ts'
import { pointing } from './hands.ts'
import { carry, DESKTOP, openBrowser, openProfile, Part, PHONE, Screen } from './screen.ts'
import { begins, words } from './words.ts'

// Bapak Ismail, old and alone, from the terrace where a PSM finds him to the visit three months after he came home; and a child of whom nobody outside its team meets a trace, in the same panti on the same days.

const KOTA = '52.72', KAB = '52.06', PROV = '52', RASANAE = '52.72.01', PARUGA = '52.72.01.1001'
const ACT_MS = 120_000, DAY_MS = 86_400_000
const WHO = 'Bapak Ismail, lansia telantar', FULL = 'Panti Wredha Puspakarma', ELSEWHERE = 'Rumah Pelayanan Sosial Contoh'

let browser: Browser, house: House, owner: pg.Client
let rahma: Someone, nur: Someone, tari: Someone, ahmad: Someone, camat: Someone, dewi: Someone, ratna: Someone, surya: Someone, karim: Someone, wulan: Someone, herlina: Someone, ari: Someone, lina: Someone, kartini: Someone, hasan: Someone, umi: Someone
let full: string, elsewhere: string, bed: string, ismail: string, referralId: string, stayId: string
let phone: Before, desk: Before, panti: Before

type Before = { context: BrowserContext; screen: Screen }
const opened: Before[] = []
let shift = 0

/** Sets the clock of whatever runs this so far ahead: of the server, which works in this very process, and of a page. */
function ahead(by: number): void {
  const kept = globalThis as { TrueDate?: DateConstructor }
  const Real = kept.TrueDate ??= Date
  globalThis.Date = class extends Real {
    constructor(...given: [] | [number]) { super(...(given.length ? given : [Real.now() + by]) as [number]) }
    static override now() { return Real.now() + by }
    static override [Symbol.hasInstance](one: unknown) { return one instanceof Real }
  } as unknown as DateConstructor
}

/** Days go by for everybody: the server and each telephone and desk that is open. */
async function laterBy(days: number): Promise<void> {
  shift += days * DAY_MS
  ahead(shift)
  for (const { context, screen } of opened) {
    await context.addInitScript(ahead, shift)
    await screen.page.evaluate(ahead, shift)
  }
}

async function before(who: Someone, size: typeof PHONE, path: string): Promise<Before> {
  const context = await openProfile(browser, house, size)
  await context.addInitScript(ahead, shift)
  await carry(context, who)
  const screen = new Screen(await context.newPage(), pointing(size === PHONE))
  await screen.open(path)
  if (size === PHONE) {
    await screen.sees(begins('sync.idle'))
    await screen.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  }
  const seat = { context, screen }
  opened.push(seat)
  return seat
}

beforeAll(async () => {
  browser = await openBrowser()
  house = await openHouse()
  owner = await openOwner(house.databaseUrl)
  for (const [region, name] of [[KOTA, 'Dinas Sosial Kota Bima'], [KAB, 'Dinas Sosial Kabupaten Bima'], [PROV, 'Dinas Sosial Provinsi']] as const) await openOffice(house, region, name)
  const unit = async (home: number, region: string, name: string, sort = 'panti') => made(await asSystem(house, home, 'unit.add', { region, name, sort }), 'unit')!
  const shelter = await unit(5272, KOTA, 'Rumah Singgah', 'rumah_singgah')
  full = await unit(52, PROV, FULL)
  elsewhere = await unit(52, PROV, ELSEWHERE)
  const people: [string, Parameters<typeof settle>[2]][] = [
    ['Rahma', { role: 'psm', region: PARUGA, pillar: 'psm' }], ['Nur Aini', { role: 'kabid', region: KOTA }], ['Tari', { role: 'operator', region: KOTA }], ['Ahmad', { role: 'lurah', region: PARUGA }], ['Siti Camat', { role: 'camat', region: RASANAE }], ['Dewi', { role: 'sakti_peksos', region: KOTA }],
    ['Hj. Ratna', { role: 'petugas_panti', region: KOTA, unitId: shelter }], ['Surya', { role: 'kepala_dinas', region: KOTA }], ['Karim', { role: 'ketua_rt', region: PARUGA, rt: '005', rw: '002' }], ['Wulan', { role: 'kabid', region: KAB }], ['Herlina', { role: 'dinas_provinsi', region: PROV }], ['Ari', { role: 'admin', region: PROV }],
    ['Lina', { role: 'petugas_panti', region: PROV, unitId: full }], ['Kartini', { role: 'kepala_upt', region: PROV, unitId: elsewhere }], ['Hasan', { role: 'petugas_panti', region: PROV, unitId: elsewhere }], ['Umi', { role: 'petugas_panti', region: PROV, unitId: elsewhere }],
  ]
  ;[rahma, nur, tari, ahmad, camat, dewi, ratna, surya, karim, wulan, herlina, ari, lina, kartini, hasan, umi] = await Promise.all(people.map(([name, post]) => settle(house, name, post))) as [Someone, Someone, Someone, Someone, Someone, Someone, Someone, Someone, Someone, Someone, Someone, Someone, Someone, Someone, Someone, Someone]
  const old = { key: 'lansia', sex: 'semua', ageFrom: 60, categories: [] }
  // one place, and somebody lives there
  await (await settle(house, 'Kepala Puspakarma', { role: 'kepala_upt', region: PROV, unitId: full })).does('institution.register', { unitId: full, groups: [{ ...old, places: 1 }] })
  const taken = await lina.ask('POST', '/api/push', { envelopes: [{ id: freshId(52), action: 'stay.admit_new', at: new Date().toISOString(), input: { who: 'Bapak Saleh', name: 'Saleh Contoh', sex: 'L', bornYear: 1944, needs: ['lansia'], urgency: 'biasa', region: PARUGA, seal: 'tidak', unitId: full } }] })
  expect(taken.body.receipts[0].refused ?? null).toBeNull()
  await kartini.does('institution.register', { unitId: elsewhere, groups: [{ ...old, places: 6 }, { key: 'anak', sex: 'semua', ageTo: 17, categories: ['AKTK'], places: 3 }], address: 'Jalan Contoh 9' })
  await kartini.does('room.add', { unitId: elsewhere, name: 'Melati', sex: 'L', beds: ['1', '2'] })
  bed = `Melati, ${words('stay.bed', { bed: '2' })}`
  await ari.does('letterhead.set', { name: 'Dinas Sosial Provinsi', address: 'Jalan Rekaan 1', city: 'Mataram' })
  const registerId = await ari.does('letter_register.open', { name: 'Surat keluar' }, 'letter_register')
  await ari.does('letter_template.set', { sort: 'bast', registerId, pattern: '{urut}/BAST/{tahun}' })
}, ACT_MS)
afterAll(async () => {
  ahead(0)
  await browser?.close()
  await owner?.end()
  await house?.close()
})

const rows = async (sql: string, ...values: unknown[]) => (await owner.query(sql, values)).rows
const arrive = () => wordArrives(house)
const itemsOf = async (who: Someone, path: string) => (await who.get(`/api/v1/${path}`)).body.items as Record<string, any>[]
const record = async (who: Someone, path: string) => (await who.get(`/api/v1/${path}`)).body as Record<string, any>
/** Comes back into the line, or asks once more what is new, until it says what is waited for: other work in the same database may hold news back. */
async function comesBack({ context, screen }: Before, path: string, until: string | RegExp): Promise<void> {
  await context.setOffline(false)
  await screen.walk(path)
  await expect.poll(async () => { if (await screen.button('sync.now').count()) await screen.press('sync.now'); return await screen.text() }, { timeout: 40_000, interval: 500 }).toMatch(until)
}
/** Unfolds a part of a screen. */
async function fold({ page, hand }: Screen, key: string): Promise<Part> {
  const part = page.locator('details').filter({ has: page.locator('summary', { hasText: words(key) }) }).last()
  await hand.press(part.locator('summary').first())
  return new Part(part, hand)
}

/** Draws on a pad as a thumb does. */
async function draws({ page }: Screen, key: string): Promise<void> {
  const pad = page.getByRole('img', { name: words(key) })
  await pad.scrollIntoViewIfNeeded()
  const { x, y } = (await pad.boundingBox())!
  await page.mouse.move(x + 40, y + 40)
  await page.mouse.down()
  for (let nth = 0; nth < 12; nth += 1) await page.mouse.move(x + 40 + nth * 8, y + 40 + (nth % 3) * 14)
  await page.mouse.up()
}

/** Answers what came into a house: the answer, what it asks, and off. */
async function answers(screen: Screen, step: string, fills?: () => Promise<void>): Promise<void> {
  await screen.press(`referral.step.${step}`)
  await fills?.()
  await screen.hand.press(screen.button(`referral.step.${step}`).nth(1))
}
async function leaves(seat: Before): Promise<void> {
  await seat.context.close()
  opened.splice(opened.indexOf(seat), 1)
}

// Melati, nine years old, confidential from the first day: a home, a team, and then the same panti

const CHILD = { who: 'Anak Kanari', name: 'Melati Kanari', bornYear: Number(dayFromToday(0).slice(0, 4)) - 9, sex: 'P', nik: '9972014101170003', needs: ['anak'], urgency: 'darurat', region: PARUGA, rt: '005', rw: '002', seal: 'ya', story: 'Cerita Kanari.', household: { label: 'Keluarga Kanari', kk: '9972014101170009' } }
let child: string, childThere: string, childStay: string, childLetter: string

/** What counts, lists and adds up: to whoever is not of the team it reads the same before and after. */
const COUNTED = [
  'day', 'figures', `area?region=${PARUGA}`, 'month', 'coordination/area?period=this_month', 'houses', 'houses/targets', 'free-places', 'referrals/targets', 'tasks?whose=all', 'search?q=Kanari', 'search?q=Melati', 'session', 'service_requests', 'letters', 'letter_numbers', 'office/service-clocks',
  ...['cases', 'visits', 'trips', 'overlaps', 'notices', 'persons', 'households', 'stays', 'rooms', 'institutions', 'log_notes', 'care_notes', 'shift_handovers', 'incidents', 'referrals', 'referral_steps', 'receptions', 'consents', 'withdrawals', 'assessments', 'plans', 'goals', 'deeds', 'conferences', 'provisions', 'closures', 'activities', 'alarms', 'directives'].map(list => `${list}?limit=100`),
]
const outsiders = () => [rahma, ahmad, camat, karim, ratna, tari, surya, wulan, herlina, lina, hasan, umi]
const bare = (text: string) => text.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+(Z|\+00:00)?/g, 'WHEN')
async function looks(): Promise<Record<string, string>> {
  const seen: Record<string, string> = {}
  await Promise.all(outsiders().map(async who => { for (const path of COUNTED) { const { status, text } = await who.get(path === 'session' ? '/api/session' : `/api/v1/${path}`); seen[`${who.name} ${path}`] = `${status} ${bare(text)}` } }))
  return seen
}
type Cursor = { who: Someone; cursor: string; scope: string }
const cursors = async () => await Promise.all(outsiders().map(async (who): Promise<Cursor> => ({ who, ...(await who.ask('POST', '/api/pull', { have: [] })).body })))
/** Lets something happen of which nobody outside the team may meet a trace: no list, sum or page of news is another one afterwards. */
async function unseen(happens: () => Promise<void>): Promise<void> {
  const [was, at] = [await looks(), await cursors()]
  await happens()
  const is = await looks()
  expect(Object.keys(was).filter(path => was[path] !== is[path])).toEqual([])
  const hidden = await canaries()
  for (const { who, cursor, scope } of at) {
    const { text, body } = await who.ask('POST', '/api/pull', { cursor, scope })
    // the entry of a house comes anew when its hidden numbers move; nothing that they read of it is another
    const news = body.put.filter(({ kind }: { kind: string }) => kind !== 'institution')
    expect([who.name, news, body.forget, body.scopeChanged ?? false, hidden.filter(one => text.includes(one))]).toEqual([who.name, [], [], false, []])
  }
}
/** Every id that hangs on the child, here and in the other home, and its words. */
async function canaries(): Promise<string[]> {
  const cases = [child, childThere].filter(Boolean)
  const tables = await rows(`select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'case_id'`)
  const ids: { id: string | null }[] = []
  for (const sql of [...tables.map(({ name }) => `select id from ${name} where case_id = any($1)`), 'select person_id as id from cases where id = any($1)', 'select r.id from receptions r join referrals f on f.id = r.referral_id where f.case_id = any($1)']) ids.push(...await rows(sql, cases))
  return ['Kanari', ...cases, ...ids.flatMap(({ id }) => id ?? [])]
}

test('Rahma finds an old man without a line and writes him down; the office hears of him when she comes back, gives him to her, and no neighbour hears', async () => {
  phone = await before(rahma, PHONE, '/lapangan/')
  await phone.context.setOffline(true)
  const { screen } = phone
  await screen.follow('home.report')
  await screen.write('intake.who', WHO)
  await screen.tick('intake.needs', 'need.lansia')
  await screen.tick('intake.needs', 'need.telantar')
  await screen.write('intake.rt', '5')
  await screen.tick('intake.urgency', 'urgency.segera')
  await screen.tick('intake.seal', 'seal.tidak')
  await fold(screen, 'intake.more')
  await screen.write('intake.story', 'Tidur di teras pasar, tidak ada keluarga.')
  await screen.press('intake.send')
  await screen.seesWords('intake.kept.lead')
  expect(await itemsOf(tari, 'cases')).toEqual([])
  await phone.context.setOffline(false)
  await expect.poll(async () => (await itemsOf(tari, 'cases')).map(({ who }) => who), { timeout: 20_000 }).toEqual([WHO])
  ;[{ id: ismail }] = await itemsOf(tari, 'cases') as [{ id: string }]
  await tari.does('case.triage', { caseId: ismail, types: ['LUT'], bidang: 'rehsos' })
  await nur.does('case.assign', { caseId: ismail, leadId: rahma.id })
  await rahma.does('case.step', { caseId: ismail, step: 'asesmen' })
  for (const who of [wulan, herlina, ratna, hasan]) expect(await itemsOf(who, 'cases'), who.name).toEqual([])
}, ACT_MS)

test('the same day a child is put on record, confidential: planned for, asked for at the counter, referred to a panti of the province and taken in there', async () => {
  await nur.does('service.add', { region: KOTA, code: 'ANAK', name: 'Perlindungan', requirements: [], cost: 'Gratis', limit: 3, limitUnit: 'hari_kerja' })
  const [{ id: serviceId }] = await itemsOf(nur, 'services') as [{ id: string }]
  await unseen(async () => {
    child = await nur.does('case.open', CHILD, 'case')
    await nur.does('case.triage', { caseId: child, types: ['AKTK'], bidang: 'rehsos' })
    await nur.does('case.assign', { caseId: child, leadId: dewi.id })
    await nur.does('service_request.file', { region: KOTA, serviceId, channel: 'loket', applicant: 'Ibu Kanari', caseId: child })
    await dewi.does('case.step', { caseId: child, step: 'asesmen' })
    await dewi.does('trip.plan', { caseIds: [child], day: dayFromToday(1), from: '09:00', to: '10:00', purpose: 'asesmen', basis: 'inisiatif', keep: { reason: 'darurat' } })
    await dewi.does('consent.take', { caseId: child, purposes: ['asesmen', 'layanan', 'rujukan', 'berbagi_data'], givenBy: 'wali', giver: 'Ibu Kanari', relation: 'Ibu', childView: 'Kanari mau sekolah.', day: dayFromToday(0), manner: 'lisan', witness: 'Bidan Kanari', explained: true })
    await dewi.does('assessment.record', { caseId: child, day: dayFromToday(0), psikologis: 'Takut Kanari', conclusion: 'Perlu aman' })
    await dewi.does('plan.draw', { caseId: child, reviewDay: dayFromToday(30), goals: [{ domain: 'psikologis', aim: 'Kanari merasa aman' }] })
    await dewi.does('conference.hold', { caseId: child, day: dayFromToday(0), participants: [{ name: 'Psikolog Kanari', org: 'P2TP2A' }], summary: 'Kanari perlu rumah aman', decisions: [] })
    await dewi.does('provision.record', { caseId: child, day: dayFromToday(0), sort: 'kesehatan', what: 'Pemeriksaan Kanari' })
    await nur.does('referral.send', { caseId: child, sort: 'penanganan', toUnitId: elsewhere, toName: ELSEWHERE, reason: 'Kanari perlu rumah aman', share: ['identitas', 'nik', 'kebutuhan'] })
    await arrive()
    const [{ id: receptionId }] = await itemsOf(kartini, 'receptions') as [{ id: string }]
    await kartini.does('referral.accept', { receptionId })
    await kartini.does('referral.serve', { receptionId })
    await arrive()
    childThere = (await record(kartini, `receptions/${receptionId}`)).caseHereId
    ;[{ id: childStay }] = await itemsOf(kartini, 'stays') as [{ id: string }]
    await kartini.does('care.add', { caseId: childThere, sort: 'risiko', what: 'Kanari dicari pamannya' })
  })
  expect(await record(kartini, `stays/${childStay}`)).toMatchObject({ who: CHILD.who, groupKey: 'anak' })
}, ACT_MS)

test('without a line Rahma explains, and Bapak Ismail consents with his thumb, before a witness', async () => {
  await comesBack(phone, `/lapangan/kasus/${ismail}`, new RegExp(words('casepage.now')))
  await phone.context.setOffline(true)
  const { screen } = phone
  await screen.walk(`/lapangan/kasus/${ismail}/persetujuan`)
  for (const purpose of ['asesmen', 'layanan', 'rujukan', 'berbagi_data']) await screen.tick('field.purposes', `consent_purpose.${purpose}`)
  await screen.hand.tick(screen.page.getByRole('checkbox', { name: words('consent.explained') }))
  await draws(screen, 'field.mark')
  await screen.write('field.witness', 'Ibu Ani')
  await screen.press('consent.ask')
  await screen.seesWords('consent.saved')
  expect(await itemsOf(nur, `consents?caseId=${ismail}`)).toEqual([])
  await phone.context.setOffline(false)
  await expect.poll(() => itemsOf(nur, `consents?caseId=${ismail}`), { timeout: 20_000 }).toMatchObject([{ state: 'berlaku', manner: 'cap_jempol' }])
  for (const who of [ahmad, camat, wulan, herlina]) expect(await itemsOf(who, 'consents'), who.name).toEqual([])
  await rahma.does('assessment.record', { caseId: ismail, day: dayFromToday(0), biologis: 'Sulit berjalan.', sosial: 'Hidup sendiri.', conclusion: 'Perlu tempat tinggal dan perawatan.' })
}, ACT_MS)

test('Nur plans at the desk: a goal, what he says to it, and a conference with the puskesmas and BAZNAS whose decision becomes an action', async () => {
  desk = await before(nur, DESKTOP, `/kantor/kasus/${ismail}/rencana`)
  const { screen } = desk
  await screen.press('office.plan.draw')
  await screen.dialog().write('field.aim', 'Makan dan tidur dengan layak')
  await screen.dialog().press('app.save')
  await screen.page.getByRole('heading', { name: 'Makan dan tidur dengan layak' }).waitFor()
  await screen.press('office.plan.agree')
  await screen.dialog().write('field.agreedBy', 'Bapak Ismail')
  await screen.dialog().press('app.save')
  await screen.seesWords('plan_state.disepakati')
  await screen.press('office.plan.hold')
  const held = screen.dialog()
  await held.find('office.plan.inside', 'Rahma')
  await held.write('office.plan.outside', 'dr. Sinta, Puskesmas Paruga\nBapak Arif, BAZNAS Kota Bima')
  await held.write('office.plan.talk', 'Semua setuju: panti wredha.')
  await held.write('office.plan.decision', 'Kursi roda')
  await held.choose('field.of', words('deed_of.lembaga'))
  await held.write('field.body', 'BAZNAS Kota Bima')
  await held.write('field.due', dayFromToday(10))
  await held.press('app.save')
  await screen.sees(/Bapak Arif \(BAZNAS Kota Bima\)/)
  expect(await itemsOf(rahma, `deeds?caseId=${ismail}`)).toMatchObject([{ of: 'lembaga', body: 'BAZNAS Kota Bima', ownerName: 'Rahma', due: dayFromToday(10) }])
  for (const who of [ahmad, camat, wulan, herlina, hasan]) for (const path of ['plans', 'deeds', 'conferences']) expect(await itemsOf(who, path), `${who.name} ${path}`).toEqual([])
}, ACT_MS)

test('he is referred to a panti of the province: it is full, says so, and passes him on; the desk follows where he is asked for now', async () => {
  const { screen } = desk
  await screen.open(`/kantor/rujukan/baru?kasus=${ismail}`)
  await screen.find('field.toUnitId', FULL)
  await screen.write('office.referral.why', 'Tidak ada keluarga yang merawat.')
  await screen.press('office.referral.refer')
  await screen.seesWords('office.referral.is_sent')
  ;[{ id: referralId }] = await itemsOf(nur, `referrals?caseId=${ismail}`) as [{ id: string }]
  await arrive()
  expect((await record(nur, 'referrals/targets')).units.find((one: { id: string }) => one.id === full)).toMatchObject({ places: 1, freeTotal: 0 })
  const [{ id: receptionId }] = await itemsOf(lina, 'receptions') as [{ id: string }]
  const theirs = await before(lina, PHONE, '/panti/')
  await comesBack(theirs, `/panti/rujukan/${receptionId}`, WHO)
  await answers(theirs.screen, 'teruskan', async () => {
    await theirs.screen.choose('referral.to', `${ELSEWHERE} · ${words('institution.free_of', { free: 7, places: 9 })}`)
    await theirs.screen.choose('referral.refusal', words('refusal.penuh'))
    await theirs.screen.write('referral.words', 'Semua tempat terisi.')
  })
  await theirs.screen.seesWords('referral_stage.diteruskan')
  await expect.poll(async () => (await record(lina, `receptions/${receptionId}`)).stage).toBe('diteruskan')
  await leaves(theirs)
  await arrive()
  expect(await record(lina, `receptions/${receptionId}`)).toMatchObject({ stage: 'diteruskan', who: null, snapshot: null })
  await screen.open(`/kantor/rujukan/${referralId}`)
  await screen.sees(ELSEWHERE)
  await screen.sees(/Penuh/)
}, ACT_MS)

test('elsewhere Hasan takes him, and gives him a bed; his kelurahan hears that he was taken, and not where', async () => {
  panti = await before(hasan, PHONE, '/panti/')
  const { screen } = panti
  const [{ id: receptionId }] = (await itemsOf(hasan, 'receptions')) as [{ id: string }]
  await comesBack(panti, `/panti/rujukan/${receptionId}`, WHO)
  await answers(screen, 'terima')
  await screen.seesWords('referral_stage.diterima')
  await screen.press('stay.admit')
  await screen.choose('field.bed', bed)
  await screen.hand.press(screen.button('referral.step.layani').nth(1))
  await screen.seesWords('referral_stage.dilayani')
  await expect.poll(() => itemsOf(hasan, 'stays')).toHaveLength(1)
  await arrive()
  ;[{ id: stayId }] = await itemsOf(hasan, 'stays') as [{ id: string }]
  await comesBack(panti, '/panti/penghuni', bed)
  expect(await record(hasan, `stays/${stayId}`)).toMatchObject({ who: WHO, bed: '2', groupKey: 'lansia', state: 'di_panti' })
  expect(await record(nur, `referrals/${referralId}`)).toMatchObject({ stage: 'dilayani', toName: ELSEWHERE, chain: [{ to: FULL, stage: 'diteruskan', refusal: 'penuh' }, { to: ELSEWHERE, stage: 'dilayani' }] })
  const heard = (await ahmad.get('/api/v1/notices?limit=50')).text
  expect(heard).toContain('referral.area_accepted')
  expect(heard).not.toContain(ELSEWHERE)
  for (const who of [lina, ratna, wulan, herlina, camat]) expect(JSON.stringify(await itemsOf(who, 'stays')), who.name).not.toContain(stayId)
}, ACT_MS)

test('the day is written down, and handed over to the next shift with what must be known of him; the next day there is nothing to tell', async () => {
  const { screen } = panti
  await screen.walk('/panti/catatan')
  await screen.tick('log.sort', 'activity.permakanan')
  await screen.write('field.served', '7')
  await screen.write('log.line', 'Makan malam bersama')
  await screen.press('log.save')
  await screen.seesWords('log.saved')
  await screen.walk('/panti/sif')
  const caring = await fold(screen, 'log.care_add')
  await caring.choose('log.resident', WHO)
  await caring.tick('log.care_sort', 'care.risiko')
  await caring.write('log.care_what', 'Sering bangun malam')
  await caring.press('log.care_add')
  await screen.sees('Sering bangun malam')
  await screen.write('field.pending', 'Ambil kursi roda')
  await screen.press('log.hand')
  await screen.seesWords('log.handed_over')
  await expect.poll(() => itemsOf(umi, 'shift_handovers')).toMatchObject([{ byName: 'Hasan', acceptedAt: null }])
  await laterBy(1)
  const next = await before(umi, PHONE, '/panti/sif')
  await next.screen.sees('Ambil kursi roda')
  await next.screen.sees('Sering bangun malam')
  await next.screen.press('log.accept')
  await next.screen.sees(words('log.read_by', { name: 'Umi' }))
  await next.screen.walk('/panti/catatan/nihil')
  await next.screen.press('log.nil_save')
  await next.screen.seesWords('day_state.nihil')
  await expect.poll(() => itemsOf(kartini, 'log_notes?order=asc')).toMatchObject([{ nil: false, served: 7 }, { nil: true }])
  expect(await itemsOf(kartini, 'shift_handovers')).toMatchObject([{ acceptedByName: 'Umi' }])
  // of the child the hand-over says nothing, not even how many
  expect((await record(umi, `shift_handovers/${(await itemsOf(umi, 'shift_handovers'))[0]!.id}`)).careIds).toHaveLength(1)
  expect(await next.screen.text()).not.toContain('Kanari')
  for (const who of [lina, ratna, wulan, rahma]) expect((await who.get('/api/v1/log_notes')).text, who.name).not.toContain('Makan malam')
  await leaves(next)
}, ACT_MS)

test('two weeks later he goes home to his niece by berita acara, signed and read back; the child goes home as well, and nobody hears', async () => {
  await laterBy(13)
  const { screen } = panti
  await screen.open(`/panti/penghuni/${stayId}`)
  const leaving = await fold(screen, 'stay.out')
  await leaving.choose('field.way', words('way_out.keluarga'))
  for (const [field, text] of [['field.toName', 'Nurhayati Contoh'], ['field.relation', 'Keponakan'], ['field.condition', 'Sehat, jalan dengan tongkat'], ['field.medicine', 'Amlodipin 5 mg, pagi'], ['field.witnesses', 'Rahma']] as const) await leaving.write(field, text)
  await leaving.press('stay.out')
  await screen.seesWords('stay.out_saved')
  await expect.poll(async () => (await itemsOf(herlina, 'letters')).length, { timeout: 20_000 }).toBe(1)
  const [{ id: letterId }] = await itemsOf(herlina, 'letters') as [{ id: string }]
  await herlina.does('letter.sign', { letterId })
  const sheet = await fetchPdf(herlina, `/api/v1/letters/${letterId}/letter.pdf`)
  const year = dayFromToday(0).slice(0, 4)
  for (const told of ['BERITA ACARA', `1/BAST/${year}`, WHO, 'Nurhayati Contoh', 'Keponakan', 'Sehat, jalan dengan tongkat', 'Amlodipin 5 mg, pagi', 'Rahma', 'Hasan', ELSEWHERE, longDay(dayFromToday(0), true), 'Herlina']) expect(sheet.text, told).toContain(told)
  for (const who of [rahma, nur, ratna, wulan, lina, umi]) expect((await fetchPdf(who, `/api/v1/letters/${letterId}/letter.pdf`)).status, who.name).toBe(404)
  expect((await record(nur, 'referrals/targets')).units.find((one: { id: string }) => one.id === elsewhere)).toMatchObject({ freeTotal: 7 })
  await unseen(async () => {
    childLetter = await kartini.does('stay.discharge', { stayId: childStay, way: 'keluarga', toName: 'Ibu Kanari', relation: 'Ibu', condition: 'Kanari sehat' }, 'letter')
    await kartini.does('referral.tell_back', { receptionId: (await itemsOf(kartini, 'receptions')).find(one => one.who === CHILD.who)!.id, text: 'Kanari pulang ke ibunya.', final: true })
    await arrive()
    const [{ id }] = await itemsOf(nur, `referrals?caseId=${child}`) as [{ id: string }]
    await nur.does('referral.close', { referralId: id })
    await arrive()
  })
  const [{ id: receptionId }] = (await itemsOf(hasan, 'receptions')) as [{ id: string }]
  await hasan.does('referral.tell_back', { receptionId, text: 'Diserahkan kepada keponakan.', final: true })
  await arrive()
}, ACT_MS)

test('his service ends with a visit owed in three months; Rahma goes, tells it on her telephone, and nothing is owed any more', async () => {
  const closureId = await rahma.does('closure.propose', { caseId: ismail, reason: 'tercapai', summary: 'Tinggal bersama keponakan.', openReason: 'BAZNAS membawa kursi roda ke rumah keponakan.', months: [3] }, 'closure')
  expect((await nur.act('closure.approve', { closureId })).body).toMatchObject({ code: 'case.referral_open', details: { name: ELSEWHERE } })
  await nur.does('referral.close', { referralId })
  await arrive()
  const { screen } = desk
  await screen.open(`/kantor/kasus/${ismail}/rencana`)
  await screen.press('office.plan.decide')
  // what is still open is named before anybody agrees
  await screen.dialog().sees('Kursi roda')
  await screen.dialog().sees('BAZNAS membawa kursi roda ke rumah keponakan.')
  await screen.dialog().press('office.plan.approve')
  await screen.seesWords('closure_state.disetujui')
  expect(await record(nur, `cases/${ismail}`)).toMatchObject({ stage: 'bina_lanjut' })
  const owed = async () => ((await record(rahma, 'tasks')).items as Record<string, any>[]).filter(({ rule, caseId }) => rule === 'aftercare' && caseId === ismail)
  expect(await owed()).toHaveLength(1)
  await laterBy(91)
  expect(await owed()).toHaveLength(1)
  await phone.screen.open(`/lapangan/catat?kasus=${ismail}`)
  await phone.screen.tick('report.untoldReason', 'untold.kebetulan_lewat')
  await phone.screen.tick('report.outcome', 'outcome.bertemu')
  await phone.screen.write('report.findings', 'Sehat, makan bersama keluarga keponakan.')
  await phone.screen.press('report.send')
  await phone.screen.seesWords('visit.sent')
  await expect.poll(async () => (await itemsOf(nur, `visits?caseId=${ismail}`)).map(({ day }) => day), { timeout: 20_000 }).toEqual([dayFromToday(0)])
  expect(await owed()).toEqual([])
  await screen.open(`/kantor/kasus/${ismail}/rencana`)
  await screen.seesWords('office.plan.seen')
  await nur.does('case.step', { caseId: ismail, step: 'selesai', reason: 'Keluarga merawat dengan baik' })
  for (const who of [wulan, herlina, lina, umi]) expect((await who.get('/api/v1/visits')).text, who.name).not.toContain('keponakan')
}, ACT_MS)

const ASKED: Record<string, string> = { '/api/v1/area': `region=${PARUGA}`, '/api/v1/calls': `region=${PARUGA}`, '/api/v1/doors': `region=${PARUGA}`, '/api/v1/schedule': `region=${PARUGA}&day=${dayFromToday(1)}`, '/api/v1/search': 'q=Kanari', '/api/v1/coordination/area': 'period=this_month', '/api/v1/coordination/area/rows': 'period=this_month' }

test('of the child nobody outside its team met a trace: not by any list, search, sheet, file, page or export, nor by its own number', async () => {
  const { paths } = JSON.parse(readFileSync(new URL('../../openapi.json', import.meta.url), 'utf8')) as { paths: Record<string, { get?: object }> }
  const reads = Object.keys(paths).filter(path => paths[path]!.get && !path.includes('{') && !/health|regions|sessions/.test(path)).map(path => `${path}${path in ASKED ? `?${ASKED[path]}` : ''}`)
  const hidden = await canaries()
  const found: string[] = []
  const heard = (who: Someone, what: string, text: string) => found.push(...hidden.filter(one => text.includes(one)).map(one => `${who.name} ${what}: ${one}`))
  await Promise.all(outsiders().map(async who => {
    for (const path of reads) heard(who, path, (await who.get(path)).text)
    for (const path of [`visits?caseId=${child}`, `search?q=${CHILD.nik.slice(0, 8)}`]) heard(who, path, JSON.stringify((await who.get(`/api/v1/${path}`)).body?.items ?? []))
    for (const [at, id] of [['cases', child], ['cases', childThere], ['stays', childStay], ['letters', childLetter]] as const) {
      const [there, absent] = [await who.get(`/api/v1/${at}/${id}`), await who.get(`/api/v1/${at}/${freshId(Number.parseInt(id.slice(-5), 16))}`)]
      expect([there.status, there.text], `${who.name} ${at}`).toEqual([404, absent.text])
    }
    expect((await fetchPdf(who, `/api/v1/letters/${childLetter}/letter.pdf`)).status, who.name).toBe(404)
    for (const body of [{}, { have: [] }]) heard(who, 'pull', (await who.ask('POST', '/api/pull', body)).text)
    heard(who, 'similar', JSON.stringify((await who.ask('POST', '/api/v1/similar', { nik: CHILD.nik, region: PARUGA })).body))
    heard(who, 'export', (await who.ask('POST', '/api/v1/exports/cases.csv', { reason: 'untuk uji' })).text)
  }))
  ahead(0)
  // public pages: the neighbours' door, and what an RT head opens by link
  const post = (await nur.get(`/api/v1/posts?workerId=${karim.id}`)).body.items[0]
  const { link, pin } = await makeDoor(house.services, post.id, nur.id)
  const browse = async (path: string, form?: Record<string, string>, cookie = '') => await fetch(house.url + path, { method: form ? 'POST' : 'GET', redirect: 'manual', headers: { cookie }, ...form ? { body: new URLSearchParams(form) } : {} })
  const cookie = (await browse(`/j/${link}`, { pin })).headers.get('set-cookie')!.split(';')[0]!
  heard(karim, '/j', await (await browse(`/j/${link}`, undefined, cookie)).text())
  for (const path of ['/', '/lapor', `/lapor?wilayah=${PARUGA}`]) heard(nobody(house), path, await (await browse(path)).text())
  // what the telephones of this story show and hold, and what they said aloud
  for (const { screen } of [phone, panti]) for (const path of ['', 'kasus', 'agenda', 'penghuni', 'catatan']) { await screen.walk(`${new URL(screen.page.url()).pathname.split('/').slice(0, 2).join('/')}/${path}`); heard(rahma, path, await screen.text()) }
  expect(found).toEqual([])
  expect((await record(dewi, `cases/${child}`)).who).toBe(CHILD.who)
  expect((await record(kartini, `stays/${childStay}`)).leftTo).toBe('Ibu Kanari')
  expect([phone, desk, panti].flatMap(({ screen }) => screen.complaints).filter(line => !/offline|ERR_INTERNET_DISCONNECTED|Failed to load/i.test(line))).toEqual([])
}, ACT_MS)

import { afterAll, beforeAll, expect, test } from 'vitest'
import type pg from 'pg'
import { openOwner } from '#server/db.ts'
import { openSteps } from '#slices/referrals/flow.ts'
import type { ReferralStage } from '#slices/referrals/kinds.ts'
import { escalateDue } from '#slices/referrals/server.ts'
import { JOB_ROLE } from '#src/rights.ts'
import { longDay } from '#slices/letters/sheet/parts.ts'
import decodeQR from 'qr/decode.js'
import { fetchPdf, pictureOf } from './papers.ts'
import { wordArrives } from './between.ts'
import { asSystem, dayFromToday, freshId, made, openHouse, openOffice, settle, type House, type Someone } from './house.ts'

// Referrals of Dinas Sosial Kota Bima: to a unit of its own, to a panti of the province that is full, to a puskesmas without an account, and a whole case to the kabupaten beside.

const KOTA = '52.72', KAB = '52.06', PROV = '52', PARUGA = '52.72.01.1001', DESA = '52.06.01.2005', HOME = 5272, KAB_HOME = 5206, PROV_HOME = 52
let house: House, owner: pg.Client
let rahma: Someone, budi: Someone, nur: Someone, operator: Someone, kadis: Someone, lurah: Someone, admin: Someone, hasan: Someone
let lina: Someone, kepala: Someone, dewi: Someone, provinsi: Someone, kabidBima: Someone, psmBima: Someone
let shelter: string, wredha: string, tresna: string

beforeAll(async () => {
  house = await openHouse()
  owner = await openOwner(house.databaseUrl)
  for (const [region, name] of [[KOTA, 'Dinas Sosial Kota Bima'], [KAB, 'Dinas Sosial Kabupaten Bima'], [PROV, 'Dinas Sosial Provinsi']] as const) await openOffice(house, region, name)
  const unit = async (home: number, region: string, name: string, sort: string) => made(await asSystem(house, home, 'unit.add', { region, name, sort }), 'unit')!
  shelter = await unit(HOME, KOTA, 'Rumah Singgah', 'rumah_singgah')
  wredha = await unit(PROV_HOME, PROV, 'Panti Wredha Puspakarma', 'panti')
  tresna = await unit(PROV_HOME, PROV, 'Panti Tresna', 'panti')
  const people: [string, Parameters<typeof settle>[2]][] = [
    ['Rahma', { role: 'psm', region: PARUGA, pillar: 'psm' }], ['Budi', { role: 'tksk', region: '52.72.01', pillar: 'tksk' }], ['Nur', { role: 'kabid', region: KOTA }], ['Tari', { role: 'operator', region: KOTA }], ['Surya', { role: 'kepala_dinas', region: KOTA }],
    ['Lurah Paruga', { role: 'lurah', region: PARUGA }], ['Ari', { role: 'admin', region: KOTA }], ['Hasan', { role: 'petugas_panti', region: KOTA, unitId: shelter }], ['Lina', { role: 'petugas_panti', region: PROV, unitId: wredha }], ['Kepala Wredha', { role: 'kepala_upt', region: PROV, unitId: wredha }],
    ['Dewi', { role: 'petugas_panti', region: PROV, unitId: tresna }], ['Herlina', { role: 'dinas_provinsi', region: PROV }], ['Kabid Bima', { role: 'kabid', region: KAB }], ['Mansur', { role: 'psm', region: DESA, pillar: 'psm' }],
  ]
  ;[rahma, budi, nur, operator, kadis, lurah, admin, hasan, lina, kepala, dewi, provinsi, kabidBima, psmBima] = await Promise.all(people.map(([name, post]) => settle(house, name, post))) as [Someone, Someone, Someone, Someone, Someone, Someone, Someone, Someone, Someone, Someone, Someone, Someone, Someone, Someone]
  await (await settle(house, 'Kepala Tresna', { role: 'kepala_upt', region: PROV, unitId: tresna })).does('institution.register', { unitId: tresna, groups: [{ key: 'a', sex: 'semua', ageFrom: 60, ageTo: null, categories: [], places: 2 }] })
}, 120_000)
afterAll(async () => { await owner?.end(); await house?.close() })

const rows = async (sql: string, ...values: unknown[]) => (await owner.query(sql, values)).rows
const arrive = () => wordArrives(house)
async function opened(more: object = {}): Promise<string> {
  const caseId = await rahma.does('case.open', { who: 'Pak Usman, lansia sendiri', name: 'Usman Contoh', sex: 'L', bornYear: 1948, nik: '9972010101480001', needs: ['lansia', 'makan'], urgency: 'segera', region: PARUGA, rt: '005', rw: '002', seal: 'tidak', address: 'Gang Rekaan 7', story: 'Tidur di teras pasar.', ...more }, 'case')
  if (!('seal' in more)) { await operator.does('case.triage', { caseId, types: ['LUT'], bidang: 'rehsos' }); await nur.does('case.assign', { caseId, leadId: rahma.id }) }
  return caseId
}
const asked = (caseId: string, more: object = {}) => ({ caseId, sort: 'penanganan', toUnitId: shelter, reason: 'Tidak ada keluarga yang merawat.', share: ['identitas', 'nik', 'alamat', 'kebutuhan', 'asesmen'], assessment: 'Jalan dibantu tongkat.', unconsented: 'Uji: keadaan darurat.', ...more })
const referral = async (id: string, who = nur) => (await who.get(`/api/v1/referrals/${id}`)).body
const incoming = async (who: Someone, query = '') => (await who.get(`/api/v1/receptions${query}`)).body.items as any[]
const codes = async (who: Someone) => (await who.get(`/api/v1/notices?limit=100&toWorker=${who.id}`)).body.items.map((one: { code: string }) => one.code) as string[]

test('the shelter of the city sees what was ticked, takes him, serves him and tells back; when it is closed it sees nothing of him', async () => {
  const caseId = await opened()
  const id = await rahma.does('referral.send', asked(caseId), 'referral')
  expect(await referral(id, rahma)).toMatchObject({ stage: 'terkirim', toName: 'Rumah Singgah', toSort: 'unit', late: 0, chain: [{ nth: 0, to: 'Rumah Singgah', stage: 'terkirim' }] })
  expect((await rahma.get(`/api/v1/cases/${caseId}`)).body.stage).toBe('dirujuk')
  const [row] = await incoming(hasan)
  expect(row).toMatchObject({ referralId: id, fromOffice: 'Dinas Sosial Kota Bima', fromName: 'Rahma', who: 'Pak Usman, lansia sendiri', stage: 'terkirim' })
  const seen = (await hasan.get(`/api/v1/receptions/${row.id}`)).body
  expect(seen).toMatchObject({ snapshot: { name: 'Usman Contoh', bornYear: 1948, needs: ['lansia', 'makan'], assessment: 'Jalan dibantu tongkat.' }, reason: 'Tidak ada keluarga yang merawat.', nik: '9972••••••••0001' })
  expect((await hasan.get(`/api/v1/cases/${caseId}`)).status).toBe(404)
  for (const outsider of [lina, dewi, provinsi, kabidBima, psmBima, admin, lurah]) {
    expect(await incoming(outsider), outsider.name).toEqual([])
    expect((await outsider.get(`/api/v1/receptions/${row.id}`)).text).toBe((await outsider.get(`/api/v1/receptions/${freshId(HOME)}`)).text)
    expect((await outsider.get(`/api/v1/referrals/${id}`)).status, outsider.name).toBe(404)
    expect((await outsider.act('referral.accept', { receptionId: row.id })).status, outsider.name).toBe(404)
  }
  const tasks = async (who: Someone, query = '') => ((await who.get(`/api/v1/tasks${query}`)).body.items as any[]).filter(task => [row.id, id].includes(task.recordId))
  expect(await tasks(hasan)).toMatchObject([{ rule: 'answer', who: 'Pak Usman, lansia sendiri', to: row.due, caseId: null, whose: { unit: shelter } }])
  for (const other of [lina, budi, lurah, kabidBima, admin]) expect(await tasks(other, '?whose=all'), other.name).toEqual([])
  await hasan.does('referral.read', { receptionId: row.id })
  expect((await rahma.act('referral.send', asked(caseId))).body.code).toBe('referral.open_already')
  await hasan.does('referral.accept', { receptionId: row.id, text: 'Kami jemput besok.' })
  expect(await referral(id, rahma)).toMatchObject({ stage: 'diterima' })
  expect((await hasan.get(`/api/v1/cases/${caseId}`)).body).toMatchObject({ depth: 'full', unitId: shelter })
  await hasan.does('referral.serve', { receptionId: row.id })
  expect((await rahma.act('referral.revoke', { referralId: id, text: 'Batal.' })).body.code).toBe('no_such_step')
  await hasan.does('referral.tell_back', { receptionId: row.id, text: 'Sehat dan makan teratur.' })
  expect([await tasks(hasan), await tasks(rahma)]).toEqual([[], []])
  await hasan.does('referral.tell_back', { receptionId: row.id, text: 'Boleh pulang.', final: true })
  expect(await tasks(rahma)).toMatchObject([{ rule: 'referral', caseId, whose: { worker: rahma.id } }])
  await rahma.does('referral.close', { referralId: id })
  expect(await tasks(rahma)).toEqual([])
  const lines = (await rahma.get(`/api/v1/referral_steps?referralId=${id}&order=asc`)).body.items
  expect(lines.map((line: { stage: string }) => line.stage)).toEqual(['terkirim', 'dibaca', 'diterima', 'dilayani', 'dilayani', 'umpan_balik', 'selesai'])
  expect((await rahma.get(`/api/v1/referral_steps/${lines[2].id}`)).body.text).toBe('Kami jemput besok.')
  const after = (await hasan.get(`/api/v1/receptions/${row.id}`)).body
  expect(after).toMatchObject({ stage: 'selesai', who: null, nik: null, snapshot: null, reason: null })
  expect((await hasan.get(`/api/v1/cases/${caseId}`)).status).toBe(404)
  expect((await rahma.get(`/api/v1/cases/${caseId}`)).body).toMatchObject({ stage: 'ditelaah', unitId: null })
  expect((await lurah.get('/api/v1/notices?limit=100')).body.items.map((one: { code: string }) => one.code).filter((code: string) => code.startsWith('referral'))).toEqual(['referral.area_closed', 'referral.area_accepted'])
  expect((await lurah.get('/api/v1/notices')).text).not.toContain('Rumah Singgah')
})

test('a panti of the province is full and passes him on; the sender follows the chain, the second panti takes him and opens a case of its own', async () => {
  const caseId = await opened()
  expect((await rahma.act('referral.send', asked(caseId, { toUnitId: wredha, toName: 'Panti Wredha Puspakarma' }))).status).toBe(403)
  // nobody is shown to another house before somebody agreed, or a reason is given
  expect((await nur.act('referral.send', asked(caseId, { unconsented: null }))).body.code).toBe('consent.needed')
  const id = await nur.does('referral.send', asked(caseId, { toUnitId: wredha, toName: 'Panti Wredha Puspakarma' }), 'referral')
  await arrive()
  const [first] = await incoming(lina, '?stage=terkirim')
  expect(first).toMatchObject({ fromOffice: 'Dinas Sosial Kota Bima', toName: 'Panti Wredha Puspakarma' })
  expect((await rows('select input from history where action = $1', 'reception.deliver')).every(row => !JSON.stringify(row).includes('Usman'))).toBe(true)
  await lina.does('referral.forward', { receptionId: first.id, toUnitId: tresna, refusal: 'penuh', text: 'Semua kamar terisi.' })
  await arrive()
  expect(await referral(id)).toMatchObject({ stage: 'terkirim', toName: 'Panti Tresna', chain: [{ stage: 'diteruskan', refusal: 'penuh' }, { to: 'Panti Tresna', stage: 'terkirim' }] })
  expect((await lina.get(`/api/v1/receptions/${first.id}`)).body).toMatchObject({ stage: 'diteruskan', who: null, snapshot: null, nextTo: 'Panti Tresna' })
  const [second] = await incoming(dewi)
  expect((await dewi.get(`/api/v1/receptions/${second.id}`)).body).toMatchObject({ nik: '9972••••••••0001', snapshot: { name: 'Usman Contoh' } })
  await dewi.does('referral.accept', { receptionId: second.id })
  await dewi.does('referral.serve', { receptionId: second.id })
  await arrive()
  expect(await referral(id)).toMatchObject({ stage: 'dilayani' })
  const here = (await dewi.get(`/api/v1/receptions/${second.id}`)).body.caseHereId
  expect((await dewi.get(`/api/v1/cases/${here}`)).body).toMatchObject({ depth: 'full', who: 'Pak Usman, lansia sendiri', unitId: tresna, leadName: 'Dewi' })
  expect((await dewi.get('/api/v1/stays')).body.items).toMatchObject([{ caseId: here, unitId: tresna, state: 'di_panti' }])
  expect((await nur.get('/api/v1/referrals/targets')).body.units.find((one: { id: string }) => one.id === tresna)).toMatchObject({ places: 2, freeTotal: 1, office: 'Dinas Sosial Provinsi' })
  await dewi.does('referral.tell_back', { receptionId: second.id, text: 'Betah, sudah dikunjungi keluarga.', final: true })
  await arrive()
  await nur.does('referral.close', { referralId: id })
  await arrive()
  expect((await dewi.get(`/api/v1/receptions/${second.id}`)).body).toMatchObject({ stage: 'selesai', snapshot: null })
  for (const outsider of [kabidBima, psmBima, hasan]) expect((await incoming(outsider)).filter(one => one.referralId === id), outsider.name).toEqual([])
})

test('the shelter of the city passes him on from its telephone to a panti of the province, which it finds with its free places; a confidential child it cannot pass on, for it meets none', async () => {
  const caseId = await opened()
  const id = await nur.does('referral.send', asked(caseId), 'referral')
  const [row] = await incoming(hasan, '?stage=terkirim')
  const { units } = (await hasan.get('/api/v1/referrals/targets')).body
  const found = units.find((one: { id: string }) => one.id === tresna)
  expect(found).toMatchObject({ name: 'Panti Tresna', office: 'Dinas Sosial Provinsi', home: PROV_HOME, places: 2 })
  const passed = async (input: object) => (await hasan.ask('POST', '/api/push', { envelopes: [{ id: freshId(HOME), action: 'referral.forward', at: new Date().toISOString(), input: { refusal: 'penuh', text: 'Semua tempat terisi.', ...input } }] })).body.receipts[0].refused
  expect(await passed({ receptionId: row.id, toUnitId: tresna })).toMatchObject({ status: 422, details: { faults: [{ at: 'toName', rule: 'required' }] } })
  expect(await passed({ receptionId: row.id, toUnitId: tresna, toName: found.name }) ?? null).toBeNull()
  await arrive()
  expect(await referral(id)).toMatchObject({ stage: 'terkirim', toName: 'Panti Tresna', chain: [{ stage: 'diteruskan' }, { to: 'Panti Tresna', stage: 'terkirim' }] })
  expect((await hasan.get(`/api/v1/receptions/${row.id}`)).body).toMatchObject({ stage: 'diteruskan', who: null, snapshot: null })
  const [there] = await incoming(dewi, '?stage=terkirim')
  expect(there).toMatchObject({ referralId: id, who: 'Pak Usman, lansia sendiri' })
  for (const outsider of [lina, kabidBima, psmBima, admin]) expect((await incoming(outsider)).filter(one => one.referralId === id), outsider.name).toEqual([])
  await dewi.does('referral.refuse', { receptionId: there.id, refusal: 'penuh' })
  await arrive()
  const child = await opened({ who: 'Anak Sari', name: 'Sari', bornYear: 2016, nik: null, seal: 'ya' })
  await nur.does('referral.send', asked(child), 'referral')
  const [hidden] = await rows('select id from receptions where case_id = $1', child) as { id: string }[] as [{ id: string }]
  expect(await passed({ receptionId: hidden.id, toUnitId: tresna, toName: found.name })).toMatchObject({ status: 404 })
  expect((await hasan.get('/api/v1/receptions')).text).not.toContain(hidden.id)
})

test('whoever ticks assessment and plan without own words sends what is on record: the newest assessment and the open goals, not the story', async () => {
  const caseId = await opened()
  await nur.does('consent.take', { caseId, purposes: ['asesmen', 'rujukan'], givenBy: 'sendiri', day: dayFromToday(0), manner: 'lisan', witness: 'Ibu Ani', explained: true })
  await nur.does('assessment.record', { caseId, day: dayFromToday(-9), biologis: 'Demam.', conclusion: 'Lama.' })
  await nur.does('assessment.record', { caseId, day: dayFromToday(0), biologis: 'Sulit berjalan.', risks: 'Jatuh.', conclusion: 'Perlu pendamping.' })
  await nur.does('plan.draw', { caseId, reviewDay: dayFromToday(9), goals: [{ domain: 'biologis', aim: 'Berjalan dengan tongkat', sign: 'Sampai ke masjid' }] })
  const shown = async (share: string[]) => {
    const id = await nur.does('referral.send', asked(caseId, { share, assessment: null, unconsented: null }), 'referral')
    const [{ id: receptionId }] = (await incoming(hasan, '?stage=terkirim')).filter(one => one.referralId === id)
    const { snapshot } = (await hasan.get(`/api/v1/receptions/${receptionId}`)).body
    await nur.does('referral.revoke', { referralId: id, text: 'Uji.' })
    return snapshot
  }
  expect(await shown(['asesmen', 'rencana'])).toEqual({ assessment: 'Biologis: Sulit berjalan.\nRisiko: Jatuh.\nKesimpulan: Perlu pendamping.', goal: 'Berjalan dengan tongkat (Sampai ke masjid)' })
  expect(JSON.stringify(await shown(['kebutuhan']))).not.toMatch(/berjalan|tongkat/i)
})

test('taken back before anybody serves: what was shown is gone on both sides', async () => {
  const caseId = await opened()
  const id = await nur.does('referral.send', asked(caseId, { toUnitId: wredha, toName: 'Panti Wredha Puspakarma' }), 'referral')
  await nur.does('referral.revoke', { referralId: id, text: 'Keluarga menjemput.' })
  await arrive()
  expect(await referral(id)).toMatchObject({ stage: 'dicabut', due: null })
  const [row] = (await incoming(kepala, '?stage=dicabut'))
  expect(row).toMatchObject({ stage: 'dicabut', who: null })
  expect((await rahma.get(`/api/v1/cases/${caseId}`)).body.stage).toBe('ditelaah')
})

test('the whole case goes to the kabupaten beside: opened there with what was ticked and with what is open when it is taken on, closed here', async () => {
  const caseId = await opened()
  await nur.does('step.add', { caseId, what: 'Antar kursi roda', ownerId: rahma.id, due: dayFromToday(4) })
  const done = await nur.does('step.add', { caseId, what: 'Telepon anaknya', ownerId: rahma.id, due: dayFromToday(2) }, 'next_step')
  await nur.does('deed.add', { caseId, what: 'Urus KTP', of: 'petugas', ownerId: rahma.id, due: dayFromToday(6) })
  // a province has no kelurahan in which the case could stand
  for (const to of [{ toUnitId: tresna, toName: 'Panti provinsi' }, { toUnitId: null, toRegion: PROV, toName: 'Dinas Sosial Provinsi' }]) expect((await nur.act('referral.send', asked(caseId, { sort: 'alih', ...to }))).body, to.toName).toMatchObject({ status: 422, details: { faults: [{ at: 'sort', rule: 'no_kelurahan' }] } })
  const id = await nur.does('referral.send', asked(caseId, { sort: 'alih', toUnitId: null, toRegion: KAB, toName: 'Dinas Sosial Kabupaten Bima' }), 'referral')
  await arrive()
  const [row] = await incoming(kabidBima)
  expect((await kabidBima.get(`/api/v1/receptions/${row.id}`)).body.snapshot.tasks.map((one: { what: string }) => one.what)).toEqual(['Telepon anaknya', 'Antar kursi roda', 'Urus KTP'])
  // the office goes on working until somebody takes it on
  await rahma.does('step.do', { stepId: done, state: 'selesai' })
  await nur.does('step.add', { caseId, what: 'Ambil obat', ownerId: rahma.id, due: dayFromToday(5) })
  await nur.does('deed.add', { caseId, what: 'Daftarkan ke BAZNAS', of: 'lembaga', body: 'BAZNAS', ownerId: rahma.id, due: dayFromToday(7) })
  expect((await kabidBima.act('referral.accept', { receptionId: row.id })).body.details.faults).toMatchObject([{ at: 'region', rule: 'required' }])
  const accepted = await kabidBima.act('referral.accept', { receptionId: row.id, region: DESA })
  const there = made(accepted.body, 'case')!
  await arrive()
  expect(await referral(id)).toMatchObject({ stage: 'selesai' })
  expect((await rahma.get(`/api/v1/cases/${caseId}`)).body).toMatchObject({ stage: 'selesai', closedReason: 'Dialihkan ke Dinas Sosial Kabupaten Bima' })
  expect((await kabidBima.get(`/api/v1/cases/${there}/file`)).body).toMatchObject({ case: { who: 'Pak Usman, lansia sendiri', region: DESA }, nextSteps: [{ what: 'Antar kursi roda', state: 'terbuka', ownerName: 'Kabid Bima' }, { what: 'Ambil obat', state: 'terbuka' }] })
  const deeds = (await kabidBima.get(`/api/v1/cases/${there}/care`)).body.deeds as { what: string }[]
  expect(deeds.toSorted((a, b) => (a.what < b.what ? -1 : 1))).toMatchObject([{ what: 'Daftarkan ke BAZNAS', of: 'lembaga', body: 'BAZNAS', state: 'terbuka', ownerName: 'Kabid Bima' }, { what: 'Urus KTP', state: 'terbuka' }])
  expect((await rahma.act('step.add', { caseId, what: 'Terlambat', ownerId: rahma.id, due: dayFromToday(5) })).body.code).toBe('case.closed')
  for (const list of ['next_steps', 'deeds']) expect((await rahma.get(`/api/v1/${list}?caseId=${caseId}&state=terbuka`)).body.items, list).toEqual([])
  expect((await nur.get(`/api/v1/cases/${there}`)).status).toBe(404)
})

test('a puskesmas without an account answers behind a link and a PIN; the letter says what was ticked, and the link dies with the referral', async () => {
  const caseId = await opened()
  const id = await rahma.does('referral.send', asked(caseId, { sort: 'layanan', toUnitId: null, body: 'puskesmas', toName: 'Puskesmas Paruga' }), 'referral')
  const { letterId, chain } = await referral(id)
  const letter = (await nur.get(`/api/v1/letters/${letterId}`)).body
  expect(letter).toMatchObject({ sort: 'rujukan', stage: 'draf', content: { recipients: ['Puskesmas Paruga'], person: 'Usman Contoh', reason: 'Tidak ada keluarga yang merawat.', summary: 'Jalan dibantu tongkat.' } })
  const printed = async (id: string) => (await fetchPdf(nur, `/api/v1/letters/${id}/letter.pdf`)).text
  const paper = await printed(letterId)
  for (const field of ['Puskesmas Paruga', 'Usman Contoh', '1948', 'Gang Rekaan 7', 'Lanjut usia telantar', 'Tidak ada keluarga yang merawat.', 'Jalan dibantu tongkat.', 'Rahma, Dinas Sosial Kota Bima', 'LEMBAR JAWABAN']) expect(paper).toContain(field)
  expect(paper).not.toContain('9972010101480001')
  const until = dayFromToday(90)
  const recommendation = await nur.does('referral.letter', { referralId: id, sort: 'rekomendasi', purpose: 'Pemeriksaan dan obat tanpa biaya', basis: 'Surat Lurah Paruga 12/2026', until }, 'letter')
  const told = await printed(recommendation)
  for (const field of ['Usman Contoh', '9972010101480001', 'Pemeriksaan dan obat tanpa biaya', 'Surat Lurah Paruga 12/2026', `berlaku sampai ${longDay(until, true)}`]) expect(told).toContain(field)
  expect((await rahma.ask('POST', `/api/v1/receptions/${chain[0].receptionId}/door`)).status).toBe(404)
  const { link, pin } = (await nur.ask('POST', `/api/v1/receptions/${chain[0].receptionId}/door`)).body
  const path = new URL(link).pathname
  // the letter that goes with it bears the same link as a code, beside the slip for an answer on paper
  const before = (await fetchPdf(nur, `/api/v1/letters/${letterId}/letter.pdf`)).squares
  expect(decodeQR(pictureOf(before))).toBe(link)
  const browse = async (to: string, form?: Record<string, string>, cookie = '') => { const answer = await fetch(house.url + to, { method: form ? 'POST' : 'GET', redirect: 'manual', headers: { cookie, 'accept-language': 'id', 'x-forwarded-for': '10.9.9.9' }, ...form ? { body: new URLSearchParams(form) } : {} }); return { status: answer.status, text: await answer.text(), cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '' } }
  expect((await browse(path)).text).not.toContain('Usman')
  expect((await browse(path, { pin: '000000' === pin ? '111111' : '000000' })).status).toBe(422)
  const { cookie } = await browse(path, { pin })
  const page = await browse(path, undefined, cookie)
  expect(page.text).toContain('Usman Contoh')
  expect(page.text).not.toContain('9972010101480001')
  const token = /name="token" value="([^"]*)"/.exec(page.text)![1]!
  expect((await browse(`${path}/jawab`, { token, step: 'tolak', refusal: 'lainnya', text: '' }, cookie)).status).toBe(422)
  for (const form of [{ step: 'terima' }, { step: 'layani' }, { step: 'kabari', text: 'Sudah diperiksa, obat tiga hari.', final: 'ya' }]) expect((await browse(`${path}/jawab`, { token, ...form } as never, cookie)).status).toBe(303)
  expect(await referral(id, rahma)).toMatchObject({ stage: 'umpan_balik' })
  const { steps } = (await rahma.get(`/api/v1/referrals/${id}/file`)).body
  expect(steps.at(-1)).toMatchObject({ text: 'Sudah diperiksa, obat tiga hari.', byName: 'Puskesmas Paruga' })
  await rahma.does('referral.close', { referralId: id })
  expect((await browse(path, undefined, cookie)).status).toBe(404)
  expect((await fetchPdf(nur, `/api/v1/letters/${letterId}/letter.pdf`)).squares).toEqual([])
  // what is said by telephone is taken down by whoever sent it
  const other = await rahma.does('referral.send', asked(caseId, { sort: 'layanan', toUnitId: null, body: 'baznas', toName: 'BAZNAS Kota Bima' }), 'referral')
  await rahma.does('referral.hear', { referralId: other, step: 'tolak', refusal: 'syarat_kurang', who: 'Pak Arif', via: 'telepon' })
  expect(await referral(other)).toMatchObject({ stage: 'ditolak', refusal: 'syarat_kurang' })
})

test('silence does not lose anybody: past the day both superiors are told, then the heads, by working days and without the days off', async () => {
  const caseId = await opened()
  const monday = (() => { let day = 1; while (new Date(`${dayFromToday(day)}T00:00:00Z`).getUTCDay() !== 1) day += 1; return dayFromToday(day) })()
  await admin.does('holiday.set', { region: KOTA, holidays: [{ day: monday, name: 'Hari libur uji' }] })
  expect((await operator.act('holiday.set', { region: KOTA, holidays: [{ day: monday, name: 'x' }] })).status).toBe(403)
  const id = await nur.does('referral.send', asked(caseId, { toUnitId: wredha, toName: 'Panti Wredha Puspakarma', answerDays: 5 }), 'referral')
  await arrive()
  const [here] = await rows('select due::text as due, wake_day::text as wake from referrals where id = $1', id)
  const [there] = await rows('select due::text as due from receptions where referral_id = $1', id)
  // the city keeps a day free that the province does not
  expect(here.due > there.due).toBe(true)
  const later = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()
  expect(await escalateDue(house.services, JOB_ROLE, later(1))).toBe(0)
  expect(await escalateDue(house.services, JOB_ROLE, later(14))).toBeGreaterThanOrEqual(2)
  expect(await escalateDue(house.services, JOB_ROLE, later(14))).toBe(0)
  expect(await referral(id)).toMatchObject({ late: 1, stage: 'terkirim' })
  expect(await codes(nur)).toContain('referral.late')
  expect(await codes(kepala)).toContain('reception.late')
  expect(await codes(provinsi)).toContain('reception.late')
  expect(await codes(kadis)).not.toContain('referral.late')
  await escalateDue(house.services, JOB_ROLE, later(30))
  expect(await codes(kadis)).toContain('referral.late')
  expect(await referral(id)).toMatchObject({ late: 2 })
})

test('of a child case that is confidential nobody outside its team meets a trace: the head of the house alone reads what was ticked', async () => {
  const caseId = await opened({ who: 'Anak, 9 tahun', name: 'Melati Contoh', bornYear: 2017, needs: ['anak'], seal: 'ya' })
  await nur.does('case.triage', { caseId, types: ['AKTK'], bidang: 'rehsos' })
  const id = await nur.does('referral.send', asked(caseId, { toUnitId: wredha, toName: 'Panti Wredha Puspakarma', reason: 'Perlu rumah aman Melati.' }), 'referral')
  await arrive()
  const [row] = await incoming(kepala, '?stage=terkirim')
  expect((await kepala.get(`/api/v1/receptions/${row.id}`)).body).toMatchObject({ sealed: true, reason: 'Perlu rumah aman Melati.' })
  for (const outsider of [lina, provinsi, dewi, hasan, operator, kadis, rahma, budi, lurah, kabidBima, admin]) {
    for (const path of ['receptions', 'referrals', 'referral_steps', 'notices', 'letters']) expect((await outsider.get(`/api/v1/${path}?limit=100`)).text, `${outsider.name} ${path}`).not.toMatch(new RegExp(`${row.id}|${id}|Melati`))
    expect((await outsider.get(`/api/v1/receptions/${row.id}`)).status, outsider.name).toBe(404)
    expect((await outsider.ask('POST', '/api/pull', { have: [] })).text, outsider.name).not.toMatch(new RegExp(`${row.id}|${id}|Melati`))
  }
  await kepala.does('referral.refuse', { receptionId: row.id, refusal: 'penuh' })
  await arrive()
  expect(await referral(id)).toMatchObject({ stage: 'ditolak' })
})

test('sealed while the shelter serves him: Hasan keeps what he was given until it ends, his colleague and the office see nothing of it', async () => {
  const siti = await settle(house, 'Siti', { role: 'petugas_panti', region: KOTA, unitId: shelter })
  const ketua = await settle(house, 'Kepala Singgah', { role: 'kepala_upt', region: KOTA, unitId: shelter })
  const caseId = await opened()
  const id = await rahma.does('referral.send', asked(caseId), 'referral')
  const [row] = (await incoming(siti)).filter(one => one.referralId === id)
  await hasan.does('referral.accept', { receptionId: row.id })
  expect((await siti.get(`/api/v1/cases/${caseId}`)).status).toBe(200)
  await nur.does('case.seal', { caseId, reason: 'Ada ancaman.' })
  const seen = [`/api/v1/receptions/${row.id}`, `/api/v1/cases/${caseId}`]
  for (const path of seen) expect((await hasan.get(path)).status).toBe(200)
  expect((await hasan.get(seen[0]!)).body).toMatchObject({ sealed: true, snapshot: { name: 'Usman Contoh' } })
  for (const outsider of [siti, ketua, lina, kepala, provinsi, operator, kadis, budi, lurah, kabidBima, admin]) {
    for (const path of seen) expect((await outsider.get(path)).status, `${outsider.name} ${path}`).toBe(404)
    expect((await outsider.get('/api/v1/receptions?limit=100')).text, outsider.name).not.toContain(row.id)
    expect((await outsider.ask('POST', '/api/pull', { have: [] })).text, outsider.name).not.toContain(row.id)
  }
  await hasan.does('referral.serve', { receptionId: row.id })
  await hasan.does('referral.tell_back', { receptionId: row.id, text: 'Boleh pulang.', final: true })
  await rahma.does('referral.close', { referralId: id })
  expect((await hasan.get(seen[1]!)).status).toBe(404)
  expect((await hasan.get(seen[0]!)).body.snapshot ?? null).toBeNull()

  // nobody had taken it up: the head of the house answers it, and whoever had opened it
  const other = await opened()
  const second = await rahma.does('referral.send', asked(other), 'referral')
  const [waiting] = (await incoming(siti)).filter(one => one.referralId === second)
  await hasan.does('referral.read', { receptionId: waiting.id })
  await nur.does('case.seal', { caseId: other, reason: 'Ada ancaman.' })
  for (const reader of [hasan, ketua]) expect((await reader.get(`/api/v1/receptions/${waiting.id}`)).status, reader.name).toBe(200)
  expect((await siti.get(`/api/v1/receptions/${waiting.id}`)).status).toBe(404)
  // a seal that is lowered gives it back to the house
  await nur.does('case.unseal', { caseId: other, reason: 'Sudah aman.' })
  expect((await siti.get(`/api/v1/receptions/${waiting.id}`)).status).toBe(200)
})

test('sealed after it went out, it is sealed there as well', async () => {
  const caseId = await opened()
  const id = await nur.does('referral.send', asked(caseId, { toUnitId: wredha, toName: 'Panti Wredha Puspakarma' }), 'referral')
  await arrive()
  const [row] = (await incoming(lina)).filter(one => one.referralId === id)
  await nur.does('case.seal', { caseId, reason: 'Ada ancaman.' })
  await arrive()
  expect((await lina.get(`/api/v1/receptions/${row.id}`)).status).toBe(404)
  expect((await lina.get('/api/v1/notices?limit=100')).text).not.toContain(row.id)
  expect((await kepala.get(`/api/v1/receptions/${row.id}`)).status).toBe(200)
  expect((await operator.get(`/api/v1/referrals/${id}`)).status).toBe(404)
})

test('a receiver is offered what leads on first, and only what the server takes: no whole case is passed on, nor what its sender keeps to this place', () => {
  const at = (stage: ReferralStage, more: object = {}) => openSteps({ stage, mayForward: true, sort: 'layanan', ...more })
  expect(at('dibaca')).toEqual(['terima', 'teruskan', 'tolak'])
  expect(at('diterima')).toEqual(['layani', 'teruskan', 'tolak'])
  expect(at('diterima', { mayForward: false })).toEqual(['layani', 'tolak'])
  expect(at('dibaca', { sort: 'alih' })).toEqual(['terima', 'tolak'])
  expect([at('dilayani'), at('umpan_balik'), at('selesai')]).toEqual([['kabari', 'umpan_balik'], [], []])
})

test('whoever was taken into the shelter is not turned away by its answer any more, neither living there nor gone home', async () => {
  const head = await settle(house, 'Kepala Singgah', { role: 'kepala_upt', region: KOTA, unitId: shelter })
  await head.does('institution.register', { unitId: shelter, groups: [{ key: 'a', sex: 'semua', ageFrom: 18, ageTo: null, categories: ['LUT'], places: 4 }] })
  const caseId = await opened({ who: 'Pak Ismail, lansia sendiri', name: 'Ismail Contoh', nik: '9972010101480002' })
  await rahma.does('referral.send', asked(caseId), 'referral')
  const row = (await incoming(hasan)).find(one => one.who.startsWith('Pak Ismail'))!
  await hasan.does('referral.accept', { receptionId: row.id })
  const served = async () => (await codes(rahma)).filter(code => code === 'referral.served').length
  const before = await served()
  const stayId = await hasan.does('stay.admit', { caseId, unitId: shelter }, 'stay')
  // by that alone he is served, and whoever sent him hears it
  expect((await hasan.get(`/api/v1/receptions/${row.id}`)).body).toMatchObject({ stage: 'dilayani' })
  expect(await referral(row.referralId, rahma)).toMatchObject({ stage: 'dilayani', chain: [{ stage: 'dilayani' }] })
  expect(await served()).toBe(before + 1)
  expect((await hasan.get(`/api/v1/stays/${stayId}`)).body.referralId).toBe(row.referralId)
  for (const outsider of [lina, provinsi, kabidBima]) expect((await outsider.get('/api/v1/receptions?limit=100')).text, outsider.name).not.toContain(row.id)
  const turned = async () => [(await hasan.act('referral.refuse', { receptionId: row.id, refusal: 'penuh' })).body.code, (await hasan.act('referral.forward', { receptionId: row.id, toUnitId: tresna, refusal: 'penuh' })).body.code]
  expect(await turned()).toEqual(['referral.taken_in', 'referral.taken_in'])
  await hasan.does('stay.discharge', { stayId, way: 'mandiri' })
  expect(await turned()).toEqual(['referral.taken_in', 'referral.taken_in'])
  await hasan.does('referral.tell_back', { receptionId: row.id, text: 'Pulang ke keponakan.', final: true })
})

test('whoever is taken in before anybody answered is answered by that: accepted and served in one, and the sender reads both', async () => {
  const caseId = await opened({ who: 'Pak Idris, lansia sendiri', name: 'Idris Contoh', nik: '9972010101480003' })
  const id = await rahma.does('referral.send', asked(caseId), 'referral')
  await nur.does('stay.admit', { caseId, unitId: shelter })
  expect(await referral(id, rahma)).toMatchObject({ stage: 'dilayani', late: 0 })
  expect((await rahma.get(`/api/v1/referral_steps?referralId=${id}&order=asc`)).body.items.map((line: { stage: string }) => line.stage).toSorted()).toEqual(['dilayani', 'diterima', 'terkirim'])
  expect((await incoming(hasan)).find(one => one.referralId === id)).toMatchObject({ stage: 'dilayani', answeredBy: 'Nur' })
})

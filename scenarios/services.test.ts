import { afterAll, beforeAll, expect, test } from 'vitest'
import type pg from 'pg'
import { dayAt } from '#kernel/day.ts'
import { isWorkday, workdaysBetween } from '#kernel/workdays.ts'
import { openOwner } from '#server/db.ts'
import { dispatch } from '#server/dispatch.ts'
import { signedBy } from '#server/session.ts'
import { patiently } from './crowd.ts'
import { dayFromToday, freshId, made, openHouse, openOffice, settle, type House, type Someone } from './house.ts'

// Somebody comes to the counter of Dinas Sosial Kota Bima: papers, the back office, the manager's word, the answer, and the clock of the service over all of it.

const KOTA = '52.72', PARUGA = '52.72.01.1001', HOME = 5272, YEAR = dayFromToday(0).slice(0, 4)
let house: House
let owner: pg.Client
let tari: Someone, bayu: Someone, manajer: Someone, nur: Someone, admin: Someone, rahma: Someone, tetangga: Someone, lurah: Someone
let sktm: string, travel: string, request: string

const SKTM = { region: KOTA, code: 'dtsen', name: 'Surat keterangan DTSEN', requirements: ['KTP', 'Kartu keluarga'], cost: 'Gratis', limit: 3, limitUnit: 'hari_kerja', basis: 'Standar pelayanan (contoh)' }
const asks = (more: object = {}) => ({ region: KOTA, serviceId: sktm, channel: 'loket', applicant: 'Ibu Halimah Contoh', nik: '9972014101500003', phone: '0812-9900-0007', address: 'Jalan Rekaan 5', note: 'Untuk sekolah anak', received: [0], ...more })
const one = async (who: Someone, id = request) => (await who.get(`/api/v1/service_requests/${id}`)).body
const desk = async (who: Someone) => (await who.get('/api/v1/service_desk')).body
/** Does an act at another hour, as the server's clock then says. */
async function at(now: string, who: Someone, action: string, input: unknown) {
  const { actor } = await signedBy(house.services.pool, house.services.remembered, who.token)
  const receipt = await dispatch(house.services, actor, { id: freshId(HOME), action, at: now, input }, { now })
  if (receipt.refused) throw new Error(JSON.stringify(receipt.refused))
  return receipt
}

beforeAll(async () => {
  house = await openHouse()
  owner = await openOwner(house.databaseUrl)
  await openOffice(house, KOTA, 'Dinas Sosial Kota Bima')
  await openOffice(house, '52.06', 'Dinas Sosial Kabupaten Bima')
  ;[tari, bayu, manajer, nur, admin, rahma, tetangga, lurah] = await Promise.all([
    settle(house, 'Tari', { role: 'front_office', region: KOTA }), settle(house, 'Bayu', { role: 'back_office', region: KOTA }), settle(house, 'Maya', { role: 'manajer_slrt', region: KOTA }), settle(house, 'Nur', { role: 'kabid', region: KOTA }), settle(house, 'Ari', { role: 'admin', region: KOTA }),
    settle(house, 'Rahma', { role: 'psm', region: PARUGA, pillar: 'psm' }), settle(house, 'Kabid Kabupaten', { role: 'kabid', region: '52.06' }), settle(house, 'Lurah', { role: 'lurah', region: PARUGA }),
  ])
  sktm = await nur.does('service.add', SKTM, 'service')
  travel = await admin.does('service.add', { region: KOTA, code: 'OT', name: 'Orang telantar kehabisan bekal', requirements: [], cost: 'Gratis', limitUnit: 'kondisional' }, 'service')
})
afterAll(async () => {
  await owner?.end()
  await house?.close()
})

test('the catalogue is read by everybody of the office, changed by its heads and admin, with every fault at once', async () => {
  expect((await rahma.get(`/api/v1/services/${sktm}`)).body).toMatchObject({ code: 'DTSEN', requirements: SKTM.requirements, cost: 'Gratis', limit: 3 })
  expect((await nur.act('service.add', { region: KOTA, code: '?', requirements: [], cost: '', limitUnit: 'menit' })).body.details.faults.map((fault: any) => `${fault.at} ${fault.rule}`)).toEqual(['code service_code', 'name required', 'cost required', 'limit required'])
  expect((await nur.act('service.add', SKTM)).body.details.faults).toMatchObject([{ at: 'code', rule: 'taken' }])
  for (const who of [tari, rahma, lurah]) expect((await who.act('service.edit', { serviceId: sktm, ...SKTM, region: undefined, code: undefined })).status, who.name).toBe(403)
  expect((await tetangga.get(`/api/v1/services/${sktm}`)).status).toBe(404)
})

test('Tari takes a request in: it has a number, and a paper is missing, so that no clock runs yet', async () => {
  request = await tari.does('service_request.file', asks(), 'service_request')
  expect(await one(tari)).toMatchObject({ number: `DTSEN/001/${YEAR}`, stage: 'menunggu_syarat', due: null, startedAt: null, papers: [{ name: 'KTP', byName: 'Tari' }, { name: 'Kartu keluarga' }], trail: [{ step: 'terima', byName: 'Tari' }] })
  expect((await tari.act('service_request.forward', { requestId: request })).body).toMatchObject({ code: 'service_request.papers_missing', details: { missing: 'Kartu keluarga' } })
  await tari.does('service_request.papers', { requestId: request, received: [1] })
  const complete = await one(tari)
  expect(complete.stage).toBe('diterima')
  expect([isWorkday(complete.due, new Set()), workdaysBetween(dayAt(KOTA, complete.startedAt), complete.due, new Set())]).toEqual([true, 3])
})

test('the back office works on it, the manager gives it back and then agrees, and whoever brought it hears of it; each step has its date and its name', async () => {
  await tari.does('service_request.forward', { requestId: request })
  expect((await bayu.act('service_request.decide', { requestId: request, outcome: 'setujui' })).status).toBe(403)
  await bayu.does('service_request.submit', { requestId: request })
  expect((await manajer.get('/api/v1/notices')).body.items[0]).toMatchObject({ code: 'service.waits', told: { otherName: 'Bayu', about: request } })
  expect((await manajer.act('service_request.decide', { requestId: request, outcome: 'tolak' })).body.details.faults).toEqual([{ at: 'reason', rule: 'required' }])
  await manajer.does('service_request.decide', { requestId: request, outcome: 'kembalikan', reason: 'Cek desil' })
  const letter = await bayu.does('service_request.letter', { requestId: request, subject: 'Surat keterangan', surat: { recipients: ['Ibu Halimah Contoh'], body: 'Dengan ini menerangkan.' } }, 'letter')
  await bayu.does('service_request.submit', { requestId: request })
  await nur.does('service_request.decide', { requestId: request, outcome: 'setujui' })
  expect((await bayu.get('/api/v1/notices')).body.items[0]).toMatchObject({ code: 'service.agreed' })
  await tari.does('service_request.answer', { requestId: request, result: 'Surat diserahkan kepada pemohon' })
  expect(await one(bayu)).toMatchObject({ stage: 'selesai', letterId: letter, result: 'Surat diserahkan kepada pemohon', decidedByName: 'Nur', answeredByName: 'Tari' })
  expect((await one(bayu)).trail.map((step: any) => `${step.step} ${step.byName}`)).toEqual(['terima Tari', 'terima_syarat Tari', 'teruskan Tari', 'ajukan Bayu', 'kembalikan Maya', 'ajukan Bayu', 'setujui Nur', 'jawab Tari'])
  expect((await tari.act('service_request.withdraw', { requestId: request, reason: 'x' })).status).toBe(409)
  expect((await bayu.get(`/api/v1/letters?sourceId=${request}`)).body.items.map((row: any) => row.id)).toEqual([letter])
})

test('a limit of three working days: late on the fourth, standing still while papers are awaited, and over with a refusal', async () => {
  // Friday 6 November 2026, ten in the morning in Bima
  const friday = '2026-11-06T02:00:00.000Z'
  const id = made(await at(friday, tari, 'service_request.file', asks({ received: [0, 1] })), 'service_request')!
  expect(await one(tari, id)).toMatchObject({ stage: 'diterima', due: '2026-11-11', dueAt: '2026-11-11T08:00:00.000Z' })
  await at('2026-11-09T02:00:00.000Z', tari, 'service_request.forward', { requestId: id })
  await at('2026-11-10T02:00:00.000Z', tari, 'service_request.ask_papers', { requestId: id, missing: [1] })
  expect(await one(tari, id)).toMatchObject({ stage: 'menunggu_syarat', pausedAt: '2026-11-10T02:00:00.000Z', papers: [{ byName: 'Tari' }, { name: 'Kartu keluarga' }] })
  expect((await desk(tari)).items.find((row: any) => row.id === id)).toMatchObject({ late: false })
  // four working days later the clock goes on: as many more
  await at('2026-11-16T02:00:00.000Z', tari, 'service_request.papers', { requestId: id, received: [1] })
  expect(await one(tari, id)).toMatchObject({ stage: 'diterima', due: '2026-11-17', pausedAt: null })
  expect((await desk(tari)).items[0]).toMatchObject({ id, late: true })
  await at('2026-11-18T02:00:00.000Z', tari, 'service_request.forward', { requestId: id })
  await at('2026-11-18T03:00:00.000Z', bayu, 'service_request.submit', { requestId: id })
  await at('2026-11-18T04:00:00.000Z', manajer, 'service_request.decide', { requestId: id, outcome: 'tolak', reason: 'Sudah tercatat di kota lain' })
  expect(await one(tari, id)).toMatchObject({ stage: 'ditolak', reason: 'Sudah tercatat di kota lain', answeredByName: 'Maya' })
  const figures = (await nur.get('/api/v1/service_figures?from=2026-11-01&to=2026-11-30')).body
  expect(figures.items.find((row: any) => row.serviceId === sktm)).toMatchObject({ answered: expect.any(Number), refused: 1 })
  expect(figures.items.find((row: any) => row.serviceId === sktm).inTime).toBe(figures.items.find((row: any) => row.serviceId === sktm).answered - 1)
})

test('a service as it comes has no clock; whoever asked takes the request back', async () => {
  const id = await tari.does('service_request.file', asks({ serviceId: travel, received: null, nik: null }), 'service_request')
  expect(await one(tari, id)).toMatchObject({ number: `OT/001/${YEAR}`, stage: 'diterima', due: null, dueAt: null })
  await tari.does('service_request.withdraw', { requestId: id, reason: 'Sudah dijemput keluarga' })
  expect(await one(tari, id)).toMatchObject({ stage: 'ditarik', reason: 'Sudah dijemput keluarga' })
  await nur.does('service.end', { serviceId: travel, reason: 'Pindah ke bidang lain' })
  expect((await tari.act('service_request.file', asks({ serviceId: travel, received: null }))).body.code).toBe('service.ended')
})

test('twenty requests are taken in at once, between them others that are refused or that the database itself rolls back: numbers without gap and without double', async () => {
  const wrong = Array.from({ length: 12 }, (_, nth) => [
    () => rahma.act('service_request.file', asks()), () => tetangga.act('service_request.file', asks()), () => tari.act('service_request.file', asks({ id: request })), () => tari.act('service_request.file', asks({ caseId: freshId(HOME) })),
  ][nth % 4]!)
  const refused = Promise.all(wrong.map(ask => patiently(ask)))
  const answers = await Promise.all(Array.from({ length: 20 }, () => patiently(() => tari.act('service_request.file', asks()))))
  const numbers = await Promise.all(answers.map(async answer => (await one(tari, made(answer.body, 'service_request'))).number))
  const all = (await owner.query(`select number from service_requests where service_id = $1 order by number`, [sktm])).rows.map(row => row.number)
  expect(new Set(numbers).size).toBe(20)
  expect((await refused).map(({ status }) => status).toSorted()).toEqual([...Array(3).fill(403), ...Array(6).fill(404), ...Array(3).fill(409)])
  const here = all.filter(number => number.endsWith(YEAR))
  expect(here).toEqual(here.map((_, nth) => `DTSEN/${String(nth + 1).padStart(3, '0')}/${YEAR}`))
})

test('a request that belongs to a confidential case is read by its team alone, also when the seal comes later', async () => {
  const intake = (who: string, seal: string) => ({ who, nameless: false, needs: ['sakit'], region: PARUGA, rt: '005', rw: '002', landmark: 'Dekat masjid', urgency: 'segera', seal, source: 'kantor' })
  const plain = await tari.does('case.open', intake('Bapak Usman Contoh', 'tidak'), 'case')
  const sealed = await nur.does('case.open', intake('Anak Rahasia Contoh', 'ya'), 'case')
  const id = await tari.does('service_request.file', asks({ applicant: 'Nenek Pemohon Rahasia' }), 'service_request')
  expect((await tari.act('service_request.link', { requestId: id, caseId: sealed })).status).toBe(404)
  await tari.does('service_request.link', { requestId: id, caseId: plain })
  expect((await tari.act('service_request.link', { requestId: id, caseId: plain })).body.code).toBe('service_request.linked_already')
  const own = await nur.does('service_request.file', asks({ applicant: 'Ibu Anak Rahasia', caseId: sealed }), 'service_request')
  expect((await one(nur, own)).sealed).toBe(true)
  await nur.does('case.seal', { caseId: plain, reason: 'Menyangkut kekerasan' })
  for (const [secret, name] of [[id, 'Nenek Pemohon Rahasia'], [own, 'Ibu Anak Rahasia']] as const) {
    for (const who of [tari, bayu, manajer]) {
      expect((await who.get(`/api/v1/service_requests/${secret}`)).text, who.name).toBe((await who.get(`/api/v1/service_requests/${freshId(HOME)}`)).text)
      expect(JSON.stringify([await desk(who), (await who.get('/api/v1/service_requests?limit=100')).body, (await who.get('/api/v1/service_figures')).body]), who.name).not.toContain(name)
      expect((await who.act('service_request.withdraw', { requestId: secret, reason: 'x' })).status, who.name).toBe(404)
    }
  }
  expect((await one(nur, id)).applicant).toBe('Nenek Pemohon Rahasia')
})

test('pillars, the kelurahan, the admin and the neighbouring kabupaten meet no request; at rest and in history no number and no word stands open', async () => {
  for (const who of [rahma, lurah, admin, tetangga]) {
    expect((await who.get(`/api/v1/service_requests/${request}`)).text, who.name).toBe((await who.get(`/api/v1/service_requests/${freshId(HOME)}`)).text)
    expect((await who.get('/api/v1/service_requests')).body.items, who.name).toEqual([])
    expect((await who.act('service_request.file', asks())).status, who.name).toBe(who === tetangga ? 404 : 403)
    if (who !== tetangga) expect((await who.get('/api/v1/service_desk')).status, who.name).toBe(403)
  }
  expect((await desk(tetangga)).items).toEqual([])
  expect((await one(tari)).nik).toBe('9972••••••••0003')
  const kept = JSON.stringify((await owner.query('select t::text from history t')).rows)
  expect(kept).not.toMatch(/Halimah|9972014101500003|81299000007|Jalan Rekaan 5|Untuk sekolah anak|Sudah tercatat/)
  const table = JSON.stringify((await owner.query('select t::text from service_requests t')).rows)
  expect(table).not.toMatch(/9972014101500003|81299000007|Jalan Rekaan 5|Untuk sekolah anak|Sudah tercatat/)
})

test('the village takes requests in as well: Puskesos and the facilitator at their counter, each reading the own alone', async () => {
  const [dewi, fajar] = [await settle(house, 'Dewi Puskesos', { role: 'puskesos', region: PARUGA }), await settle(house, 'Fajar', { role: 'fasilitator_slrt', region: '52.72.01' })]
  const taken = await dewi.does('service_request.file', asks({ region: PARUGA, channel: 'puskesos', received: [0, 1] }), 'service_request')
  expect([(await one(dewi, taken)).stage, (await desk(dewi)).items.map((row: { id: string }) => row.id), (await one(nur, taken)).byName]).toEqual(['diterima', [taken], 'Dewi Puskesos'])
  expect([(await fajar.get(`/api/v1/service_requests/${taken}`)).status, (await desk(fajar)).items, (await rahma.get(`/api/v1/service_requests/${taken}`)).status]).toEqual([404, [], 404])
  expect((await rahma.act('service_request.file', asks({ region: PARUGA }))).status).toBe(403)
  expect((await dewi.act('service_request.file', asks({ region: '52.72.02.1004' }))).status).toBe(403)
  for (const [action, more] of [['service_request.submit', {}], ['service_request.decide', { outcome: 'setujui' }]] as const) expect((await dewi.act(action, { requestId: taken, ...more })).status, action).toBe(403)
  await dewi.does('service_request.withdraw', { requestId: taken, reason: 'Sudah tertolong' })
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import type pg from 'pg'
import { openOwner } from '#server/db.ts'
import { asSystem, dayFromToday, freshId, made, openHouse, openOffice, settle, type House, type Someone } from './house.ts'

// A month of Rahma in Kota Bima: what she did is counted for her, her coordinator looks at it, the office accepts it, and both her superiors read the one report.

const KOTA = '52.72', PARUGA = '52.72.01.1001', MONTH = `${dayFromToday(0).slice(0, 7)}-01`
let house: House
let owner: pg.Client
let tono: Someone, rahma: Someone, sari: Someone, vina: Someone, kartini: Someone, koordinator: Someone, other: Someone, nur: Someone, kadis: Someone, operator: Someone, lurah: Someone, upt: Someone, provinsi: Someone, tetangga: Someone
let open: string, report: string

beforeAll(async () => {
  house = await openHouse()
  owner = await openOwner(house.databaseUrl)
  await openOffice(house, KOTA, 'Dinas Sosial Kota Bima')
  await openOffice(house, '52.06', 'Dinas Sosial Kabupaten Bima')
  await asSystem(house, 5272, 'pillar.add', { region: KOTA, code: 'pendamping_sosial', name: 'Pendamping Sosial', short: 'PS', role: 'pendamping_sosial', level: 3 })
  const linjamsos = made(await asSystem(house, 5272, 'unit.add', { region: KOTA, name: 'Bidang Linjamsos', sort: 'bidang', bidang: 'linjamsos' }), 'unit')!
  const unitId = made(await asSystem(house, 5272, 'unit.add', { region: KOTA, name: 'UPT Pelayanan', sort: 'upt' }), 'unit')!
  rahma = await settle(house, 'Rahma', { role: 'psm', region: PARUGA, pillar: 'psm' }, { role: 'psm', region: PARUGA, line: 'administrative', unitId })
  sari = await settle(house, 'Sari', { role: 'psm', region: PARUGA, pillar: 'psm' })
  kartini = await settle(house, 'Kartini', { role: 'psm', region: '52.72.05.1001', pillar: 'psm' })
  vina = await settle(house, 'Vina', { role: 'pendamping_sosial', region: '52.72.01', pillar: 'pendamping_sosial' }, { role: 'pendamping_sosial', region: KOTA, line: 'administrative', unitId: linjamsos })
  tono = await settle(house, 'Tono', { role: 'tagana', region: KOTA, pillar: 'tagana' }, { role: 'tagana', region: '52', line: 'administrative' })
  koordinator = await settle(house, 'Koordinator PSM', { role: 'koordinator_pilar', region: KOTA, pillar: 'psm' })
  other = await settle(house, 'Koordinator TKSK', { role: 'koordinator_pilar', region: KOTA, pillar: 'tksk' })
  nur = await settle(house, 'Nur', { role: 'kabid', region: KOTA })
  kadis = await settle(house, 'Kepala Dinas', { role: 'kepala_dinas', region: KOTA })
  operator = await settle(house, 'Operator', { role: 'operator', region: KOTA })
  lurah = await settle(house, 'Lurah Paruga', { role: 'lurah', region: PARUGA })
  upt = await settle(house, 'Kepala UPT', { role: 'kepala_upt', region: KOTA, unitId })
  provinsi = await settle(house, 'Petugas Provinsi', { role: 'inspektorat', region: '52' })
  await owner.query(`update posts set role = 'dinas_provinsi' where region = '52' and role = 'inspektorat'`)
  tetangga = await settle(house, 'Kabid Kabupaten', { role: 'kabid', region: '52.06' })
  const intake = (who: string, seal: string) => ({ who, nameless: false, needs: ['sakit'], region: PARUGA, rt: '005', rw: '002', landmark: 'Dekat masjid', urgency: 'segera', seal, source: 'pilar' })
  open = await rahma.does('case.open', intake('Bapak Usman Contoh', 'tidak'), 'case')
  const sealed = await rahma.does('case.open', intake('Anak Rahasia Contoh', 'ya'), 'case')
  await nur.does('case.triage', { caseId: open, types: ['LUT'], bidang: 'rehsos', urgency: 'segera' })
  await nur.does('case.assign', { caseId: open, leadId: rahma.id, teamIds: [sari.id] })
  const gone = { day: MONTH, from: '00:00', purpose: 'pendampingan', untoldReason: 'kebetulan_lewat', outcome: 'bertemu', findings: 'Membaik' }
  await rahma.does('visit.report_unannounced', { ...gone, caseId: open })
  await rahma.act('visit.report_unannounced', { ...gone, caseId: sealed, from: '00:05' })
  const rice = { day: MONTH, sort: 'permakanan', what: 'Beras', quantity: '10', unitOf: 'kg' }
  for (const who of [rahma, sari]) await who.does('provision.record', { ...rice, caseId: open })
  await rahma.act('provision.record', { ...rice, caseId: sealed })
})
afterAll(async () => {
  await owner?.end()
  await house?.close()
})

const LINES = [{ day: MONTH, place: 'Balai RW 02', what: 'Menyampaikan informasi bantuan' }]
const OBSTACLES = ['Jalan ke RT 005 terputus', 'Data bantuan belum cocok']
const own = (more: object = {}) => ({ region: PARUGA, period: 'bulan', day: MONTH, lines: LINES, obstacles: OBSTACLES, ...more })
const one = async (who: Someone, id = report) => (await who.get(`/api/v1/activities/${id}`)).body
const numbers = async (who: Someone, id = report) => (await who.get(`/api/v1/activities/${id}/figures`)).body.figures
const board = async (who: Someone) => (await who.get('/api/v1/activity_board')).body
const told = async (who: Someone, code: string) => ((await who.get('/api/v1/notices')).body.items as any[]).filter(notice => notice.code === code)

test('Rahma keeps a draft and goes on with it; every fault is named at once', async () => {
  report = await rahma.does('activity.write', own({ lines: [] }), 'activity')
  expect(await one(rahma)).toMatchObject({ stage: 'draf', obstacles: [{ text: OBSTACLES[0] }, { text: OBSTACLES[1] }] })
  await rahma.does('activity.write', own())
  expect(await one(rahma)).toMatchObject({ id: report, lines: LINES })
  const faults = await rahma.act('activity.submit', own({ day: `${MONTH.slice(0, 8)}02`, lines: [{ day: '2020-01-01', what: '' }] }))
  expect(faults.body.details.faults.map((fault: any) => `${fault.at} ${fault.rule}`)).toEqual(['day first_of_month', 'lines.0.what required'])
  expect((await rahma.act('activity.submit', own({ day: '2099-01-01' }))).body.details.faults).toMatchObject([{ at: 'day', rule: 'future_day' }, { at: 'lines.0.day', rule: 'outside_period' }])
  expect((await lurah.act('activity.write', own())).status).toBe(403)
  expect((await rahma.act('activity.write', own({ region: '52.72.05.1001' }))).status).toBe(403)
})

test('sent, its numbers are those of what is recorded, of services given her own: what is confidential is in none of them; the coordinator is told', async () => {
  await rahma.does('activity.submit', own())
  expect(await numbers(rahma)).toMatchObject({ visits: 1, met: 1, people: 1, led: 1, unannounced: 1, opened: 1, obstacles: 2, attended: 0, given: 1 })
  expect(await told(koordinator, 'activity.submitted')).toMatchObject([{ told: { otherName: 'Rahma', about: report } }])
  // sent is sent
  expect((await rahma.act('activity.write', own())).body.code).toBe('no_such_step')
  expect((await (await rahma.get(`/api/v1/month?month=${MONTH.slice(0, 7)}`)).body).figures).toMatchObject({ visits: 1, opened: 1 })
})

test('who reads it: the coordinator of the pillar and the UPT that pays her with numbers under five hidden, the heads of the office in full; nobody else meets a trace', async () => {
  for (const who of [koordinator, upt]) {
    const read = await one(who)
    expect(read, who.name).toMatchObject({ workerName: 'Rahma', lines: LINES, told: { visits: null, opened: null, given: null } })
    expect([read.figures, (await numbers(who)).visits, (await numbers(who)).led], who.name).toEqual([undefined, null, undefined])
  }
  for (const who of [nur, kadis]) expect((await numbers(who)).visits, who.name).toBe(1)
  for (const who of [other, sari, lurah, operator, provinsi, tetangga]) {
    expect((await who.get(`/api/v1/activities/${report}`)).text, who.name).toBe((await who.get(`/api/v1/activities/${freshId(5272)}`)).text)
    expect((await who.get('/api/v1/activities')).body.items, who.name).toEqual([])
    expect((await who.ask('POST', '/api/pull', { have: [] })).text, who.name).not.toMatch(/RT 005 terputus|Balai RW 02/)
    expect((await who.act('activity.pass', { activityId: report })).status, who.name).toBe(404)
  }
  const kept = JSON.stringify((await owner.query(`select t::text from activities t union all select t::text from history t`)).rows)
  expect(kept).not.toMatch(/terputus|Balai RW 02/)
})

test('the coordinator gives it back in words, Rahma mends it, it is passed on, and the office accepts it: then it never changes', async () => {
  expect((await nur.act('activity.accept', { activityId: report })).body).toMatchObject({ code: 'activity.coordinator_first' })
  await koordinator.does('activity.return', { activityId: report, reason: 'Mohon sebutkan jumlah peserta.' })
  expect(await one(rahma)).toMatchObject({ stage: 'dikembalikan', reason: 'Mohon sebutkan jumlah peserta.', rounds: 1, returnedByName: 'Koordinator PSM' })
  expect(await told(rahma, 'activity.returned')).toHaveLength(1)
  await rahma.does('activity.submit', own({ lines: [{ ...LINES[0], what: 'Menyampaikan informasi bantuan, 12 peserta' }] }))
  expect((await rahma.act('activity.pass', { activityId: report })).body.code).toBe('activity.own')
  await koordinator.does('activity.pass', { activityId: report })
  expect((await koordinator.act('activity.accept', { activityId: report })).status).toBe(403)
  await nur.does('activity.accept', { activityId: report })
  const frozen = await numbers(nur)
  expect(await one(nur)).toMatchObject({ stage: 'diterima', checkedByName: 'Koordinator PSM', acceptedByName: 'Nur', reason: null })
  await rahma.does('visit.report_unannounced', { caseId: open, day: MONTH, from: '00:00', again: true, purpose: 'pendampingan', untoldReason: 'kebetulan_lewat', outcome: 'bertemu', findings: 'Baik' })
  expect(await numbers(nur)).toEqual(frozen)
  for (const act of ['activity.write', 'activity.submit']) expect((await rahma.act(act, own())).status, act).toBe(409)
  expect((await nur.act('activity.return', { activityId: report, reason: 'x' })).status).toBe(409)
})

test('an obstacle goes on to Suara Lapangan by one press, in her words and once', async () => {
  const voice = await rahma.does('activity.raise', { activityId: report, nth: 0 }, 'voice')
  expect((await rahma.get(`/api/v1/voices/${voice}`)).body).toMatchObject({ sort: 'kendala', text: OBSTACLES[0], from: 'laporan', stage: 'terkirim' })
  expect((await one(rahma)).obstacles[0].voiceId).toBe(voice)
  expect((await rahma.act('activity.raise', { activityId: report, nth: 0 })).body.code).toBe('activity.raised_already')
  expect((await rahma.act('activity.raise', { activityId: report, nth: 9 })).status).toBe(422)
  expect((await koordinator.act('activity.raise', { activityId: report, nth: 1 })).status).toBe(403)
})

test('the board: each worker once, the sum counts the report once for both lines; those missing are asked courteously, once for each month', async () => {
  const before = await board(nur)
  expect(before.rows.find((row: any) => row.workerName === 'Rahma')).toMatchObject({ stage: 'diterima', lines: ['administrative', 'area'] })
  expect(before.rows.map((row: any) => row.workerName).toSorted()).toEqual(['Kartini', 'Koordinator PSM', 'Koordinator TKSK', 'Rahma', 'Sari', 'Tono', 'Vina'])
  expect(before.total).toMatchObject({ reports: 1, visits: 1, opened: 1 })
  expect(before.pillars.find((row: any) => row.pillar === 'psm')).toMatchObject({ sent: 1, accepted: 1 })
  // the coordinator sees those of the own pillar, numbers under five hidden; whoever leads nobody has no board
  const mine = await board(koordinator)
  expect(mine.rows.map((row: any) => row.workerName).toSorted()).toEqual(['Kartini', 'Koordinator PSM', 'Rahma', 'Sari'])
  expect([mine.total, mine.rows.find((row: any) => row.workerName === 'Rahma').figures.visits]).toEqual([null, null])
  for (const who of [rahma, lurah, operator]) expect((await who.get('/api/v1/activity_board')).status, who.name).toBe(403)
  expect((await board(tetangga)).rows).toEqual([])
  await koordinator.does('activity.remind', { region: KOTA, period: 'bulan', day: MONTH, workerIds: [sari.id, rahma.id, vina.id] })
  expect([await told(sari, 'activity.reminded_bulan'), await told(rahma, 'activity.reminded_bulan'), await told(vina, 'activity.reminded_bulan')].map(list => list.length)).toEqual([1, 0, 0])
  expect((await nur.act('activity.remind', { region: KOTA, period: 'bulan', day: MONTH, workerIds: [sari.id] })).body.code).toBe('activity.nobody_missing')
  await nur.does('activity.remind', { region: KOTA, period: 'bulan', day: MONTH, workerIds: [vina.id, sari.id] })
  expect((await told(vina, 'activity.reminded_bulan')).length).toBe(1)
  // the draft that was laid out is hers, and she goes on with it
  const sent = await sari.does('activity.submit', own({ lines: null, obstacles: null }))
  expect((await board(nur)).rows.find((row: any) => row.workerName === 'Sari')).toMatchObject({ stage: 'diajukan' })
  expect(sent).toBeDefined()
})

test('a day is reported like a month; who has no coordinator goes straight to the office, where the head on the other line reads the same record', async () => {
  const daily = await vina.does('activity.submit', { region: '52.72.01', period: 'hari', day: dayFromToday(0), lines: [{ day: dayFromToday(0), what: 'Pertemuan peningkatan kemampuan keluarga' }] }, 'activity')
  expect((await vina.act('activity.submit', { region: '52.72.01', period: 'hari', day: dayFromToday(-1), lines: [{ day: dayFromToday(0), what: 'x' }] })).body.details.faults).toMatchObject([{ at: 'lines.0.day', rule: 'outside_period' }])
  await nur.does('activity.accept', { activityId: daily })
  expect(await one(vina, daily)).toMatchObject({ stage: 'diterima', period: 'hari' })
})

test('Tono of Tagana is appointed by the province: his office and the province read the one report, the province with numbers under five hidden, and nothing of anybody else', async () => {
  const id = await tono.does('activity.submit', { region: KOTA, period: 'bulan', day: MONTH, obstacles: ['Tenda belum cukup'] }, 'activity')
  expect(await one(provinsi, id)).toMatchObject({ workerName: 'Tono', obstacles: [{ text: 'Tenda belum cukup' }], told: { visits: null } })
  expect([await numbers(nur, id), await numbers(provinsi, id)]).toMatchObject([{ visits: 0, obstacles: 1 }, { visits: null, obstacles: null }])
  expect((await provinsi.get('/api/v1/activities')).body.items.map((row: any) => row.id)).toEqual([id])
  expect((await board(provinsi)).rows).toMatchObject([{ workerName: 'Tono', lines: ['administrative'], stage: 'diajukan' }])
  expect((await provinsi.act('activity.accept', { activityId: id })).status).toBe(403)
  expect((await board(nur)).total.reports).toBe(3)
})

test('a telephone that had no signal sends a draft and the report after each other; sent twice it is one report', async () => {
  const id = freshId(5272)
  const envelope = (action: string) => ({ id: freshId(5272), action, at: new Date().toISOString(), input: { id, region: '52.72.05.1001', period: 'bulan', day: MONTH, lines: [], obstacles: [] } })
  const envelopes = [envelope('activity.write'), envelope('activity.submit')]
  for (let again = 0; again < 2; again += 1) {
    const { receipts } = (await kartini.ask('POST', '/api/push', { envelopes })).body
    expect(receipts.map((receipt: any) => receipt.refused ?? null)).toEqual([null, null])
  }
  expect((await kartini.get('/api/v1/activities')).body.items).toMatchObject([{ id, stage: 'diajukan' }])
})

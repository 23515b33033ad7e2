import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asSystem, dayFromToday, freshId, made, openHouse, openOffice, settle, type House, type Someone } from './house.ts'

const PARUGA = '52.72.01.1001', NAE = '52.72.01.1002'
let house: House
let rahma: Someone, iwan: Someone, yuli: Someone, budi: Someone, rt: Someone, rw: Someone, otherRw: Someone, lurah: Someone, camat: Someone, camatBeside: Someone, coordinator: Someone, otherCoordinator: Someone, operator: Someone, nur: Someone, panti: Someone, otherPanti: Someone, tagana: Someone
let siti: string, umar: string, tripId: string, pantiId: string

const plan = (caseId: string, day = dayFromToday(1), more: object = {}) => ({ caseIds: [caseId], day, from: '09:00', to: '10:00', purpose: 'pendampingan', basis: 'inisiatif', ...more })
async function openCase(who: string, region: string, lead: Someone, rtNumber: string, seal = 'tidak'): Promise<string> {
  const caseId = await nur.does('case.open', { who, name: who, needs: ['lansia'], urgency: 'segera', region, rt: rtNumber, rw: '002', seal, story: `Kisah ${who}`, household: { label: `Keluarga ${who}` } }, 'case')
  await nur.does('case.triage', { caseId, types: ['LUT'], bidang: 'rehsos' })
  await nur.does('case.assign', { caseId, leadId: lead.id, teamIds: [] })
  return caseId
}
const noticesOf = async (who: Someone, query = '') => (await who.get(`/api/v1/notices${query}`)).body.items as { id: string; toRole: string; toWorker: string; code: string; region: string; tripId: string; cancelled: boolean }[]

beforeAll(async () => {
  house = await openHouse()
  await openOffice(house, '52.72', 'Dinas Sosial Kota Bima')
  await openOffice(house, '52.06', 'Dinas Sosial Kabupaten Bima')
  pantiId = made(await asSystem(house, 5272, 'unit.add', { region: '52.72', name: 'Rumah Singgah', sort: 'panti' }), 'unit')!
  const otherUnit = made(await asSystem(house, 5272, 'unit.add', { region: '52.72', name: 'Panti Lain', sort: 'panti' }), 'unit')!
  rahma = await settle(house, 'Rahma', { role: 'psm', region: PARUGA, pillar: 'psm' })
  yuli = await settle(house, 'Yuli', { role: 'psm', region: PARUGA, pillar: 'psm' })
  iwan = await settle(house, 'Iwan', { role: 'psm', region: NAE, pillar: 'psm' })
  budi = await settle(house, 'Budi', { role: 'tksk', region: '52.72.01', pillar: 'tksk' })
  rt = await settle(house, 'Pak RT', { role: 'ketua_rt', region: PARUGA, rt: '005', rw: '002' })
  rw = await settle(house, 'Pak RW', { role: 'ketua_rw', region: PARUGA, rw: '002' })
  otherRw = await settle(house, 'RW Lain', { role: 'ketua_rw', region: PARUGA, rw: '003' })
  lurah = await settle(house, 'Lurah Paruga', { role: 'lurah', region: PARUGA })
  camat = await settle(house, 'Camat', { role: 'camat', region: '52.72.01' })
  camatBeside = await settle(house, 'Camat Sebelah', { role: 'camat', region: '52.72.02' })
  coordinator = await settle(house, 'Koordinator', { role: 'koordinator_pilar', region: '52.72', pillar: 'psm' })
  otherCoordinator = await settle(house, 'Koordinator Tagana', { role: 'koordinator_pilar', region: '52.72', pillar: 'tagana' })
  operator = await settle(house, 'Operator', { role: 'operator', region: '52.72' })
  nur = await settle(house, 'Nur Aini', { role: 'kabid', region: '52.72' })
  panti = await settle(house, 'Petugas Panti', { role: 'petugas_panti', region: '52.72', unitId: pantiId })
  otherPanti = await settle(house, 'Panti Lain', { role: 'petugas_panti', region: '52.72', unitId: otherUnit })
  tagana = await settle(house, 'Ilham', { role: 'tagana', region: '52.72', pillar: 'tagana' })
  siti = await openCase('Ibu Siti', PARUGA, rahma, '005')
  umar = await openCase('Pak Umar', NAE, iwan, '001')
}, 300_000)
afterAll(() => house?.close())

describe('heads of RT and RW', () => {
  test('both are told who comes and when, by a notice of their own; the RW beside is not', async () => {
    tripId = await rahma.does('trip.plan', plan(siti), 'trip')
    for (const [who, role] of [[rt, 'ketua_rt'], [rw, 'ketua_rw']] as const) expect(await noticesOf(who)).toMatchObject([{ toRole: role, code: 'trip.announced', tripId, told: { leadName: 'Rahma', households: 1 } }])
    expect(await noticesOf(otherRw)).toEqual([])
    const [mine] = await noticesOf(rw)
    await rw.does('notice.answer', { noticeId: mine!.id, answer: 'diketahui' })
    expect((await rahma.get(`/api/v1/notices/${mine!.id}`)).body).toMatchObject({ state: 'dijawab', answeredBy: 'Pak RW' })
    expect((await otherRw.act('notice.answer', { noticeId: mine!.id, answer: 'diketahui' })).status).toBe(404)
  })

  test('they read no name of the office: of workers and posts their own, and whom a notice names', async () => {
    for (const who of [rt, rw]) {
      expect((await who.get('/api/v1/workers')).body.items.map((one: { id: string }) => one.id)).toEqual([who.id])
      // and of posts also whoever a notice of theirs has named
      expect((await who.get('/api/v1/posts')).body.items.map((one: { workerName: string }) => one.workerName).toSorted()).toEqual([who.name, 'Rahma'].toSorted())
      expect((await who.get(`/api/v1/workers/${nur.id}`)).text).toBe((await who.get(`/api/v1/workers/${freshId(5272)}`)).text)
      const pulled = (await who.ask('POST', '/api/pull', { have: [] })).text
      expect(pulled).not.toContain('Nur Aini')
    }
  })

  test('an RT head puts somebody of the own RT on record, and nobody of another', async () => {
    const input = { who: 'Tetangga', needs: ['makan'], urgency: 'biasa', region: PARUGA, rw: '002', seal: 'tidak' }
    expect((await rt.act('case.open', { ...input, rt: '005' })).status).toBe(200)
    expect((await rt.act('case.open', { ...input, rt: '006' })).status).toBe(403)
    expect((await rt.act('case.open', { ...input, region: NAE, rt: '005' })).status).toBe(403)
  })
})

describe('the kecamatan', () => {
  test('sees every visit and notice of its kelurahan, and of a case no more than a trace', async () => {
    const visits = (await camat.get('/api/v1/visits')).body.items
    expect(visits.map((visit: { leadName: string }) => visit.leadName)).toEqual(['Rahma'])
    expect((await camat.get(`/api/v1/cases/${siti}`)).body).toMatchObject({ depth: 'trace', stage: expect.any(String) })
    expect((await camat.get(`/api/v1/cases/${siti}`)).text).not.toContain('Siti')
    expect((await noticesOf(camat)).length).toBeGreaterThanOrEqual(3)
    expect([(await camatBeside.get('/api/v1/visits')).body.items, await noticesOf(camatBeside)]).toEqual([[], []])
  })

  test('answers where a kelurahan has no lurah, and only there', async () => {
    const inNae = await iwan.does('trip.plan', plan(umar), 'trip')
    const [headless] = await noticesOf(camat, `?tripId=${inNae}&toRole=lurah`)
    await camat.does('notice.answer', { noticeId: headless!.id, answer: 'mendampingi' })
    const [held] = await noticesOf(camat, `?tripId=${tripId}&toRole=lurah`)
    expect(await camat.act('notice.answer', { noticeId: held!.id, answer: 'diketahui' })).toMatchObject({ status: 403 })
    expect((await camatBeside.act('notice.answer', { noticeId: headless!.id, answer: 'diketahui' })).status).toBe(404)
    await lurah.does('notice.answer', { noticeId: held!.id, answer: 'diketahui' })
  })
})

describe('the coordinator of a pillar', () => {
  test('records an answer given by voice', async () => {
    const [toRt] = await noticesOf(coordinator, `?tripId=${tripId}&toRole=ketua_rt`)
    await coordinator.does('notice.record', { noticeId: toRt!.id, answer: 'diketahui', by: 'telepon', who: 'Pak RT 005' })
    expect((await rahma.get(`/api/v1/notices/${toRt!.id}`)).body).toMatchObject({ state: 'dijawab', answeredOrally: true, answeredBy: 'Pak RT 005' })
  })

  test('gives a trip to a colleague of the pillar; everyone is told who comes instead', async () => {
    const faults = async (leadId: string) => (await coordinator.act('trip.reassign', { tripId, leadId, reason: 'Sakit' })).body.details?.faults
    expect(await faults(rahma.id)).toMatchObject([{ at: 'leadId', rule: 'same_lead' }])
    for (const wrong of [iwan, budi, nur]) expect(await faults(wrong.id)).toMatchObject([{ at: 'leadId', rule: 'not_of_pillar' }])
    expect((await otherCoordinator.act('trip.reassign', { tripId, leadId: yuli.id, reason: 'Sakit' })).status).toBe(403)
    expect((await rahma.act('trip.reassign', { tripId, leadId: yuli.id, reason: 'Sakit' })).status).toBe(403)
    await coordinator.does('trip.reassign', { tripId, leadId: yuli.id, reason: 'Rahma sakit' })
    expect((await yuli.get(`/api/v1/trips/${tripId}`)).body).toMatchObject({ depth: 'full', leadName: 'Yuli' })
    expect((await noticesOf(lurah, `?tripId=${tripId}&toRole=lurah`)).filter(notice => !notice.cancelled)).toMatchObject([{ code: 'trip.reassigned', told: { leadName: 'Yuli' } }])
    expect((await noticesOf(yuli)).map(notice => notice.code)).toContain('trip.given_to_you')
    expect((await noticesOf(rahma)).map(notice => notice.code)).toContain('trip.taken_over')
    const [visit] = (await yuli.get(`/api/v1/visits?tripId=${tripId}`)).body.items
    await yuli.does('visit.report', { visitId: visit.id, outcome: 'bertemu', findings: 'Sehat.' })
  })

  test('a confidential trip is given to nobody outside its team, and outside it does not exist', async () => {
    const child = await openCase('Anak Rahasia', PARUGA, rahma, '005', 'ya')
    const hidden = await rahma.does('trip.plan', plan(child, dayFromToday(4)), 'trip')
    const answer = await coordinator.act('trip.reassign', { tripId: hidden, leadId: yuli.id, reason: 'Sakit' })
    const nothing = await coordinator.act('trip.reassign', { tripId: freshId(5272), leadId: yuli.id, reason: 'Sakit' })
    expect([answer.status, answer.text]).toEqual([404, nothing.text])
  })
})

describe('a panti and its people', () => {
  test('staff read whoever is referred to their unit, with the visits to come, until the case comes back', async () => {
    expect((await panti.get(`/api/v1/cases/${umar}`)).status).toBe(404)
    await nur.does('case.step', { caseId: umar, step: 'rujuk', reason: 'Perlu tempat tinggal', unitId: pantiId })
    expect((await panti.get(`/api/v1/cases/${umar}/file`)).body).toMatchObject({ case: { depth: 'full', who: 'Pak Umar', unitId: pantiId }, household: { label: 'Keluarga Pak Umar' } })
    expect((await panti.get('/api/v1/visits')).body.items).toMatchObject([{ caseId: umar, leadName: 'Iwan' }])
    expect((await panti.get('/api/v1/cases')).body.items.map((one: { id: string }) => one.id)).toEqual([umar])
    expect((await noticesOf(panti)).map(notice => notice.code)).toEqual(['case.referred_to_you'])
    const device = (await panti.ask('POST', '/api/pull', { have: [] })).body.put.filter((one: { kind: string }) => ['case', 'visit', 'person'].includes(one.kind))
    expect(device.length).toBeGreaterThanOrEqual(3)
    for (const stranger of [otherPanti, tagana]) expect((await stranger.get(`/api/v1/cases/${umar}`)).text).toBe((await stranger.get(`/api/v1/cases/${freshId(5272)}`)).text)
    await nur.does('case.step', { caseId: umar, step: 'kembali', reason: 'Sudah pulang' })
    expect((await panti.get(`/api/v1/cases/${umar}`)).status).toBe(404)
  })

  test('a confidential case is referred to no whole unit, and one that is sealed later leaves its staff', async () => {
    const child = await openCase('Anak Lain', PARUGA, rahma, '005', 'ya')
    expect((await nur.act('case.step', { caseId: child, step: 'rujuk', reason: 'Aman', unitId: pantiId })).body.details.faults).toMatchObject([{ at: 'unitId', rule: 'sealed_team' }])
    await nur.does('case.step', { caseId: siti, step: 'rujuk', reason: 'Perlu tempat', unitId: pantiId })
    expect((await panti.get(`/api/v1/cases/${siti}`)).body.depth).toBe('full')
    await nur.does('case.seal', { caseId: siti, reason: 'Ternyata kekerasan' })
    expect((await panti.get(`/api/v1/cases/${siti}`)).status).toBe(404)
    for (const table of ['cases', 'persons', 'households', 'visits', 'notices']) expect((await panti.get(`/api/v1/${table}`)).text, table).not.toContain(siti)
  })
  test('the operator reads all of it but what is sealed', async () => {
    expect((await operator.get(`/api/v1/cases/${umar}`)).body.depth).toBe('full')
    expect((await operator.get(`/api/v1/cases/${siti}`)).status).toBe(404)
  })
})

describe('a form with several faults', () => {
  test('a post, a next step and a letter of inspection name them all at once', async () => {
    const faults = async (who: Someone, action: string, input: object) => (await who.act(action, input)).body.details.faults.map(({ at, rule }: { at: string; rule: string }) => `${at}: ${rule}`)
    const day = dayFromToday(-9)
    expect(await faults(operator, 'post.give', { workerId: 'siapa', role: 'lurah', region: '52.72', rt: '005', line: 'area', from: day, until: day })).toEqual(['workerId: uuid', 'region: kelurahan', 'rt: not_for_role', 'until: after_from'])
    expect(await faults(nur, 'step.add', { caseId: umar, what: '', ownerId: rahma.id, due: day })).toEqual(['what: required', 'due: past_day'])
    expect(await faults(nur, 'inspection.grant', { workerId: rahma.id, letter: '', about: 'Uji', region: '52.72', from: dayFromToday(0), until: day, ends: day })).toEqual(['letter: required', 'until: after_from', 'ends: past_day'])
  })

  test('of a trip to an area the lurah is told no number of families, for nobody knows it', async () => {
    const toArea = await rahma.does('trip.plan', { area: { region: PARUGA, rt: '005' }, day: dayFromToday(2), from: '14:00', to: '15:00', purpose: 'penjangkauan', basis: 'inisiatif' }, 'trip')
    expect((await noticesOf(lurah, `?tripId=${toArea}`)).map(({ told }: any) => told.households)).toEqual(expect.arrayContaining([0]))
    expect(JSON.stringify(await noticesOf(lurah, `?tripId=${toArea}`))).not.toMatch(/"households":[1-9]/)
    expect(await noticesOf(otherRw)).toEqual([])
    await rahma.does('trip.cancel', { tripId: toArea, reason: 'Uji' })
  })
})

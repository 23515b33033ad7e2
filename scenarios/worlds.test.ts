import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { envelopeOf, intake, push } from './crowd.ts'
import { asSystem, dayFromToday, freshId, openHouse, openOffice, settle, type House, type Someone } from './house.ts'
import { openPhone } from './pocket.ts'

const HOME = 5272
const PARUGA = '52.72.01.1001'
const SARAE = '52.72.01.1002'
let house: House
let nur: Someone, operator: Someone, admin: Someone, budi: Someone, tetangga: Someone, kabidTetangga: Someone

beforeAll(async () => {
  house = await openHouse()
  await openOffice(house, '52.72', 'Dinas Sosial Kota Bima')
  await openOffice(house, '52.06', 'Dinas Sosial Kabupaten Bima')
  nur = await settle(house, 'Nur Aini', { role: 'kabid', region: '52.72' })
  operator = await settle(house, 'Operator', { role: 'operator', region: '52.72' })
  admin = await settle(house, 'Admin', { role: 'admin', region: '52.72' })
  budi = await settle(house, 'Budi', { role: 'tksk', region: '52.72.01', pillar: 'tksk' })
  tetangga = await settle(house, 'Tetangga', { role: 'psm', region: '52.06.01.2005', pillar: 'psm' })
  kabidTetangga = await settle(house, 'Kabid Tetangga', { role: 'kabid', region: '52.06' })
})
afterAll(() => house?.close())

const postsOf = async (who: Someone) => (await who.get('/api/session')).body.posts as { id: string; region: string }[]
const end = (postId: string) => asSystem(house, HOME, 'post.end', { postId, until: dayFromToday(0), reason: 'Mutasi' })
const openCase = (over: Record<string, unknown> = {}) => nur.does('case.open', intake(over), 'case')
const note = (caseId: string, text: string, at?: string) => envelopeOf(HOME, 'case.note', { caseId, text }, at)
const held = async (who: Someone) => (await who.get('/api/v1/quarantine')).body?.items as { id: string; workerName: string; action: string; why: string }[]
const anHourAgo = () => new Date(Date.now() - 3_600_000).toISOString()

describe('a phone is clean within one sync', () => {
  test('Rahma serves Sarae instead of Paruga from today: Paruga leaves her phone, Sarae comes, and she is told what left', async () => {
    const rahma = await settle(house, 'Rahma', { role: 'psm', region: PARUGA, pillar: 'psm' })
    const [here, there] = [await openCase(), await openCase({ region: SARAE })]
    const left: string[] = []
    const phone = openPhone(rahma, { turns: { leaves: records => left.push(...records.map(({ record }) => record.id)) } })
    await expect.poll(async () => { await phone.sync.now(); return phone.ids('case').includes(here) }, { timeout: 50_000 }).toBe(true)
    const [post] = await postsOf(rahma)
    await asSystem(house, HOME, 'post.give', { workerId: rahma.id, role: 'psm', region: SARAE, pillar: 'psm', line: 'area', from: dayFromToday(-1) })
    await end(post!.id)
    await phone.sync.now()
    expect([phone.ids('case').includes(here), phone.ids('case').includes(there), left.includes(here)]).toEqual([false, true, true])
    expect(phone.memory.all('case').filter(record => record.region === PARUGA)).toEqual([])
  })

  test('who loses the last post holds nothing of anybody', async () => {
    const dewi = await settle(house, 'Dewi', { role: 'psm', region: PARUGA, pillar: 'psm' })
    await openCase()
    const phone = openPhone(dewi)
    await phone.sync.now()
    expect(phone.ids('case').length).toBeGreaterThan(0)
    await end((await postsOf(dewi))[0]!.id)
    await phone.sync.now()
    expect(phone.ids()).toEqual([])
  })

  test('a step given to somebody else leaves the phone of the first', async () => {
    const caseId = await openCase()
    await nur.does('case.assign', { caseId, leadId: budi.id })
    const phone = openPhone(budi)
    await expect.poll(async () => { await phone.sync.now(); return phone.memory.get('case', caseId)?.depth }, { timeout: 50_000 }).toBe('full')
    const other = await settle(house, 'Sari', { role: 'psm', region: PARUGA, pillar: 'psm' })
    await nur.does('case.assign', { caseId, leadId: other.id })
    await expect.poll(async () => { await phone.sync.now(); return phone.memory.get('case', caseId)?.depth }, { timeout: 50_000 }).toBe('brief')
    expect(phone.memory.all('member').filter(record => record.caseId === caseId && record.workerId !== budi.id)).toEqual([])
    expect(phone.memory.get('case', caseId)).not.toHaveProperty('source')
  })
})

describe('what came too late for its right is not lost', () => {
  let wati: Someone
  let caseId: string, secret: string
  let late: ReturnType<typeof note>, sealedNote: ReturnType<typeof note>

  beforeAll(async () => {
    wati = await settle(house, 'Wati', { role: 'psm', region: PARUGA, pillar: 'psm' })
    caseId = await openCase({ who: 'Ibu Karantina' })
    secret = await openCase({ who: 'Anak Tersegel', seal: 'ya' })
    await nur.does('case.assign', { caseId, leadId: wati.id })
    await nur.does('case.assign', { caseId: secret, leadId: wati.id })
    late = note(caseId, 'Dicatat sebelum tugas berakhir', anHourAgo())
    sealedNote = note(secret, 'Tentang anak tersegel', anHourAgo())
    await nur.does('case.assign', { caseId, leadId: budi.id })
    await nur.does('case.assign', { caseId: secret, leadId: nur.id })
    await end((await postsOf(wati))[0]!.id)
  })

  test('the phone hears that the office has it; the same envelope again hears the same', async () => {
    const [receipt, sealedReceipt] = await push(wati, late, sealedNote)
    expect(receipt).toMatchObject({ id: late.id, refused: { code: 'quarantined', details: { why: 'post_ended' } } })
    expect(sealedReceipt).toMatchObject({ refused: { code: 'quarantined' } })
    expect((await push(wati, late))[0]).toMatchObject({ refused: { code: 'quarantined', details: { why: 'post_ended' } } })
    expect((await push(wati, { ...late, input: { caseId, text: 'lain' } }))[0]).toMatchObject({ refused: { code: 'envelope_differs' } })
  })

  test('what was done after the post had ended long ago is refused as ever', async () => {
    const tono = await settle(house, 'Tono', { role: 'psm', region: PARUGA, pillar: 'psm', from: dayFromToday(-30), until: dayFromToday(-5) })
    // neither with the right time nor with a clock that runs ahead
    for (const at of [new Date(), new Date(Date.now() + 3 * 86_400_000)]) expect((await push(tono, note(caseId, 'Jauh sesudahnya', at.toISOString())))[0]!.refused).not.toMatchObject({ code: 'quarantined' })
  })

  test('the office reads it, the sealed one its guardian alone; the admin, the field and the neighbours read nothing', async () => {
    expect((await held(operator)).map(row => row.id)).toEqual([late.id])
    expect((await held(nur)).map(row => row.id).toSorted()).toEqual([late.id, sealedNote.id].toSorted())
    expect((await operator.get(`/api/v1/quarantine/${late.id}`)).body).toMatchObject({ workerName: 'Wati', action: 'case.note', input: { text: 'Dicatat sebelum tugas berakhir' } })
    expect((await operator.get('/api/v1/quarantine')).text).not.toMatch(/Dicatat|tersegel/)
    const nowhere = await operator.get(`/api/v1/quarantine/${freshId(HOME)}`)
    expect([(await operator.get(`/api/v1/quarantine/${sealedNote.id}`)).text, nowhere.status]).toEqual([nowhere.text, 404])
    expect(await held(kabidTetangga)).toEqual([])
    for (const stranger of [kabidTetangga, tetangga, admin, budi]) expect((await stranger.get(`/api/v1/quarantine/${late.id}`)).status, stranger.name).not.toBe(200)
    for (const stranger of [tetangga, admin, budi]) expect((await stranger.get('/api/v1/quarantine')).status, stranger.name).toBe(403)
  })

  test('the operator takes it over: it happens once, under the own right, with its origin named', async () => {
    expect((await tetangga.ask('POST', `/api/v1/quarantine/${late.id}/take`, {})).status).not.toBe(200)
    expect((await operator.ask('POST', `/api/v1/quarantine/${late.id}/take`, {})).status).toBe(200)
    expect((await operator.ask('POST', `/api/v1/quarantine/${late.id}/take`, {})).status).toBe(404)
    const file = (await operator.get(`/api/v1/cases/${caseId}/file`)).body
    expect(file.remarks.filter((one: { text: string }) => one.text === 'Dicatat sebelum tugas berakhir')).toHaveLength(1)
    expect(file.timeline[0]).toMatchObject({ action: 'case.note', actorName: 'Operator', originName: 'Wati' })
    expect(await held(operator)).toEqual([])
  })

  test('or sets it aside, with a reason', async () => {
    expect((await nur.ask('POST', `/api/v1/quarantine/${sealedNote.id}/aside`, { reason: '' })).status).toBe(422)
    expect((await nur.ask('POST', `/api/v1/quarantine/${sealedNote.id}/aside`, { reason: 'Sudah dicatat tim' })).status).toBe(200)
    expect((await nur.get('/api/v1/quarantine?state=disisihkan')).body.items).toMatchObject([{ id: sealedNote.id, settledReason: 'Sudah dicatat tim', settledName: 'Nur Aini' }])
  })
})

test('a plan that came too late is taken over; where somebody else goes too, both settle it, and it is not refused', async () => {
  const siti = await settle(house, 'Siti', { role: 'psm', region: PARUGA, pillar: 'psm' })
  const caseId = await openCase({ who: 'Ibu Tumpang Tindih', name: 'Tumpang Tindih', nik: '5272019999990001' })
  await nur.does('case.assign', { caseId, leadId: budi.id, teamIds: [siti.id] })
  const plan = { caseIds: [caseId], day: dayFromToday(2), from: '09:00', to: '10:00', purpose: 'asesmen', basis: 'inisiatif', noInvite: 'cukup_petugas' }
  await budi.does('trip.plan', plan)
  const late = envelopeOf(HOME, 'trip.plan', plan, anHourAgo())
  const opening = envelopeOf(HOME, 'case.open', intake({ who: 'Bapak Terlambat', name: 'Bapak Terlambat', nik: '5272019999990002' }), anHourAgo())
  await nur.does('case.assign', { caseId, leadId: budi.id })
  await end((await postsOf(siti))[0]!.id)
  expect((await push(siti, late, opening)).map(receipt => receipt.refused?.code)).toEqual(['quarantined', 'quarantined'])
  expect((await operator.get(`/api/v1/quarantine/${opening.id}`)).text).not.toContain('5272019999990002')
  expect((await operator.ask('POST', `/api/v1/quarantine/${late.id}/take`, {})).body).toMatchObject({ id: late.id })
  const { overlaps, timeline } = (await nur.get(`/api/v1/cases/${caseId}/file`)).body
  expect(overlaps).toMatchObject([{ choice: 'belum', leadName: 'Operator', otherLeadName: 'Budi' }])
  expect(timeline[0]).toMatchObject({ action: 'trip.plan', actorName: 'Operator', originName: 'Siti' })
  expect((await kabidTetangga.ask('POST', `/api/v1/quarantine/${opening.id}/take`, {})).status).toBe(404)
  expect((await operator.ask('POST', `/api/v1/quarantine/${opening.id}/take`, {})).status).toBe(200)
})

describe('a device that was put out', () => {
  test('hands in what is unsent, unread, and is told to wipe; after that it hears nothing', async () => {
    const joko = await settle(house, 'Joko', { role: 'psm', region: PARUGA, pillar: 'psm' })
    const caseId = await openCase({ who: 'Bapak Hilang' })
    await joko.ask('POST', '/api/pull', { load: '' })
    expect((await admin.ask('DELETE', `/api/workers/${joko.id}/sessions`)).status).toBe(204)
    const unsent = note(caseId, 'Belum terkirim', anHourAgo())
    for (const path of ['/api/pull', '/api/v1/actions/case.note']) expect((await joko.ask('POST', path, {})).body, path).toMatchObject({ code: 'unknown', details: { wipe: true } })
    const answer = await joko.ask('POST', '/api/push', { envelopes: [unsent, { strange: 'x' }] })
    expect([answer.status, answer.body.wipe, answer.body.receipts[0].refused.code]).toEqual([202, true, 'quarantined'])
    expect((await held(operator)).filter(row => row.workerName === 'Joko').map(row => [row.id, row.why])).toContainEqual([unsent.id, 'device_revoked'])
    expect((await held(operator)).filter(row => row.workerName === 'Joko')).toHaveLength(2)
    const file = (await operator.get(`/api/v1/cases/${caseId}/file`)).body
    expect(JSON.stringify(file)).not.toContain('Belum terkirim')
    // no session that ever was
    expect((await Object.assign(Object.create(joko) as Someone, { token: 'a'.repeat(43) }).ask('POST', '/api/pull', {})).body).toMatchObject({ code: 'unknown', details: {} })
  })

  test('on the phone itself: what waits goes out first, then everything is wiped', async () => {
    const lina = await settle(house, 'Lina', { role: 'psm', region: PARUGA, pillar: 'psm' })
    let wiped = 0
    const phone = openPhone(lina, { turns: { wipe: async () => { wiped += 1 } } })
    await phone.sync.now()
    await admin.ask('DELETE', `/api/workers/${lina.id}/sessions`)
    await phone.sync.now()
    await phone.sync.putOut()
    expect(wiped).toBeGreaterThan(0)
  })
})

describe('the health of devices', () => {
  test('the office sees when each last spoke, what waits there, its version and its clock; never a word of a case', async () => {
    const at = new Date(Date.now() + 3_600_000).toISOString()
    await budi.ask('POST', '/api/pull', { load: '' }, { 'x-pilar-version': '0.2.0', 'x-pilar-device': `${randomUUID()}; waiting=3; refused=1; at=${at}` })
    for (const who of [nur, operator, admin]) {
      const { body } = await who.get('/api/v1/devices')
      expect(body.items.find((row: { workerName: string; waiting: number }) => row.workerName === 'Budi' && row.waiting > 0), who.name).toMatchObject({ version: '0.2.0', waiting: 3, refused: 1, skewed: true })
    }
    expect((await nur.get('/api/v1/devices?silent=3')).body.items).toEqual([])
    expect((await kabidTetangga.get('/api/v1/devices')).text).not.toContain('Budi')
    for (const who of [budi, tetangga]) expect((await who.get('/api/v1/devices')).status).toBe(403)
  })

  test('a clock that is out is written down beside the act', async () => {
    const caseId = await openCase()
    const answer = await operator.ask('POST', '/api/push', { envelopes: [note(caseId, 'Jam meleset')] }, { 'x-pilar-device': `${randomUUID()}; at=${new Date(Date.now() - 1_800_000).toISOString()}` })
    expect(answer.body.receipts[0].refused).toBeUndefined()
    const [entry] = (await operator.get(`/api/v1/cases/${caseId}/file`)).body.timeline
    expect(entry.skew).toBeLessThan(-1700)
  })
})

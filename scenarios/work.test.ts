import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dayFromToday, openHouse, openOffice, settle, type House, type Someone } from './house.ts'

const PARUGA = '52.72.01.1001'
const BESIDE = '52.72.01.1002'
let house: House
let rahma: Someone, budi: Someone, sari: Someone, nur: Someone, operator: Someone, neighbour: Someone, wati: Someone
let caseId: string

beforeAll(async () => {
  house = await openHouse()
  await openOffice(house, '52.72', 'Dinas Sosial Kota Bima')
  await openOffice(house, '52.06', 'Dinas Sosial Kabupaten Bima')
  rahma = await settle(house, 'Rahma', { role: 'psm', region: PARUGA, pillar: 'psm' })
  sari = await settle(house, 'Sari', { role: 'psm', region: PARUGA, pillar: 'psm' })
  wati = await settle(house, 'Wati', { role: 'psm', region: BESIDE, pillar: 'psm' })
  budi = await settle(house, 'Budi', { role: 'tksk', region: '52.72.01', pillar: 'tksk' })
  nur = await settle(house, 'Nur Aini', { role: 'kabid', region: '52.72' })
  operator = await settle(house, 'Operator', { role: 'operator', region: '52.72' })
  neighbour = await settle(house, 'Tetangga', { role: 'psm', region: '52.06.01.2005', pillar: 'psm' })
  caseId = await openCase('Ibu Siti')
})
afterAll(() => house?.close())

const trip = (offset: number, more: object = {}) => ({ caseIds: [caseId], day: dayFromToday(offset), from: '09:00', to: '10:00', purpose: 'asesmen', basis: 'inisiatif', ...more })

async function openCase(name: string, seal = 'tidak'): Promise<string> {
  const id = await rahma.does('case.open', { who: name, needs: ['lansia'], urgency: 'segera', region: PARUGA, rt: '005', seal, name, household: { label: `Keluarga ${name}` } }, 'case')
  await operator.act('case.triage', { caseId: id, types: ['LUT'], bidang: 'rehsos' })
  await nur.does('case.assign', { caseId: id, leadId: rahma.id })
  return id
}

const invitesOf = async (someone: Someone, tripId: string) => (await someone.get(`/api/v1/invites?tripId=${tripId}`)).body.items as { id: string; workerName: string; state: string }[]
const timelineOf = async (someone: Someone, id: string) => (await someone.get(`/api/v1/cases/${id}/file`)).body.timeline.map((entry: { action: string }) => entry.action) as string[]

describe('who is posted there is asked to come along', () => {
  test('the kabid who plans without asking anybody is told to invite or to say why not', async () => {
    const refused = await nur.act('trip.plan', trip(10))
    expect(refused).toMatchObject({ status: 422, body: { code: 'invalid', details: { faults: [{ at: 'inviteIds', rule: 'invite_or_reason' }] } } })
    const both = await nur.act('trip.plan', trip(10, { inviteIds: [budi.id], noInvite: 'mendesak' }))
    expect(both.body.details.faults).toMatchObject([{ rule: 'invite_or_reason' }])
    const stranger = await nur.act('trip.plan', trip(10, { inviteIds: [wati.id] }))
    expect(stranger.body.details.faults).toMatchObject([{ at: 'inviteIds', rule: 'not_posted_there' }])
    const alone = await nur.does('trip.plan', trip(10, { noInvite: 'permintaan_keluarga' }), 'trip')
    expect((await nur.get(`/api/v1/trips/${alone}`)).body.noInvite).toBe('permintaan_keluarga')
    await nur.does('trip.cancel', { tripId: alone, reason: 'Uji' })
  })

  test('whoever plans for Rahma of Paruga needs no further word, and Rahma herself none at all', async () => {
    const forRahma = await operator.does('trip.plan', trip(20, { leadId: rahma.id }), 'trip')
    await operator.does('trip.cancel', { tripId: forRahma, reason: 'Uji' })
  })

  test('Budi is invited, hears of it, says yes and goes with equal credit; the timeline tells it', async () => {
    const tripId = await nur.does('trip.plan', trip(30, { inviteIds: [budi.id, sari.id] }), 'trip')
    const [heard] = (await budi.get(`/api/v1/notices?tripId=${tripId}&toWorker=${budi.id}`)).body.items
    expect(heard).toMatchObject({ code: 'trip.invited', told: { otherName: 'Nur Aini', leadName: 'Nur Aini' } })
    expect(JSON.stringify(heard)).not.toContain('Siti')
    const invited = (await invitesOf(budi, tripId))[0]!
    expect(invited).toMatchObject({ workerName: 'Budi', state: 'menunggu' })
    await budi.does('invite.answer', { inviteId: invited.id, answer: 'ikut' })
    expect((await budi.get(`/api/v1/trips/${tripId}`)).body.joiners).toMatchObject([{ name: 'Budi', pillar: 'tksk' }])
    expect((await nur.get(`/api/v1/notices?tripId=${tripId}&toWorker=${nur.id}`)).body.items).toMatchObject([{ code: 'trip.joined', told: { otherName: 'Budi' } }])
    expect((await budi.act('invite.answer', { inviteId: invited.id, answer: 'tidak_bisa' })).body.code).toBe('invite.over')

    const other = (await invitesOf(sari, tripId))[0]!
    await sari.does('invite.answer', { inviteId: other.id, answer: 'tidak_bisa', reason: 'sakit' })
    expect((await invitesOf(nur, tripId)).map(one => `${one.workerName} ${one.state}`).toSorted()).toEqual(['Budi ikut', 'Sari tidak_bisa'])
    expect((await timelineOf(nur, caseId)).slice(0, 3)).toEqual(['invite.answer', 'invite.answer', 'trip.plan'])
    await nur.does('trip.move', { tripId, day: dayFromToday(31), from: '13:00', to: '14:00' })
    await budi.does('trip.leave', { tripId })
    expect((await invitesOf(nur, tripId)).every(one => one.state === 'tidak_bisa')).toBe(true)
    await nur.does('trip.cancel', { tripId, reason: 'Uji' })
  })

  test('Rahma asks Budi along in one tap; when she calls the visit off, so is the invitation', async () => {
    const tripId = await rahma.does('trip.plan', trip(40), 'trip')
    await rahma.does('trip.invite', { tripId, workerId: budi.id })
    await rahma.does('trip.invite', { tripId, workerId: budi.id })
    expect(await invitesOf(rahma, tripId)).toMatchObject([{ workerName: 'Budi', state: 'menunggu' }])
    expect(await timelineOf(nur, caseId)).toContain('trip.invite')
    const wrong = await rahma.act('trip.invite', { tripId, workerId: neighbour.id })
    expect(wrong.body.details.faults).toMatchObject([{ rule: 'not_posted_there' }])
    await rahma.does('trip.cancel', { tripId, reason: 'Hujan' })
    expect(await invitesOf(rahma, tripId)).toMatchObject([{ state: 'batal' }])
  })

  test('nobody else may answer for Budi, and the neighbour meets no trace of an invitation', async () => {
    const tripId = await rahma.does('trip.plan', trip(50, { inviteIds: [budi.id] }), 'trip')
    const { id } = (await invitesOf(rahma, tripId))[0]!
    for (const stranger of [sari, wati, neighbour]) {
      expect((await stranger.get(`/api/v1/invites/${id}`)).status).toBe(404)
      expect((await stranger.act('invite.answer', { inviteId: id, answer: 'ikut' })).status).toBe(404)
      expect((await invitesOf(stranger, tripId))).toEqual([])
    }
    expect((await rahma.act('invite.answer', { inviteId: id, answer: 'ikut' })).status).toBe(404)
    await rahma.does('trip.cancel', { tripId, reason: 'Uji' })
  })

  test('to a sealed visit only its team is invited, and a seal put on later takes the invitation out of sight', async () => {
    const sealed = await openCase('Anak Contoh', 'ya')
    const refused = await rahma.act('trip.plan', trip(5, { caseIds: [sealed], inviteIds: [budi.id] }))
    expect(refused.body.details.faults).toMatchObject([{ rule: 'not_posted_there' }])
    const later = await openCase('Bapak Nanti')
    const tripId = await rahma.does('trip.plan', trip(5, { caseIds: [later], inviteIds: [budi.id] }), 'trip')
    await nur.does('case.seal', { caseId: later, reason: 'Menyangkut kekerasan' })
    expect(await invitesOf(budi, tripId)).toEqual([])
    expect((await budi.get('/api/v1/invites')).body.items.map((one: { day: string }) => one.day)).not.toContain(dayFromToday(5))
  })
})

describe('before going', () => {
  test('Rahma writes down language and hours to avoid, and a month later confirms them with one tap', async () => {
    await rahma.does('case.edit', { caseId, edits: { language: [null, 'Mbojo'], womanMeets: [null, true], avoidHours: [null, 'Jumat siang'] } })
    const seen = (await rahma.get(`/api/v1/cases/${caseId}`)).body
    expect(seen).toMatchObject({ language: 'Mbojo', womanMeets: true, avoidHours: 'Jumat siang', factDays: { language: { day: dayFromToday(0), byName: 'Rahma' } } })
    await nur.does('case.confirm', { caseId, fields: ['language', 'landmark'] })
    expect((await rahma.get(`/api/v1/cases/${caseId}`)).body.factDays).toMatchObject({ language: { byName: 'Nur Aini' }, avoidHours: { byName: 'Rahma' }, landmark: { byName: 'Nur Aini' } })
    expect((await timelineOf(nur, caseId))[0]).toBe('case.confirm')
  })

  test('whoever knows the family only in brief sees none of it and confirms nothing', async () => {
    const brief = await sari.get(`/api/v1/cases/${caseId}`)
    expect(brief.body.depth).toBe('brief')
    for (const field of ['language', 'womanMeets', 'avoidHours', 'factDays']) expect(brief.body[field]).toBeUndefined()
    expect((await sari.act('case.confirm', { caseId, fields: ['language'] })).status).toBe(403)
    expect((await neighbour.act('case.confirm', { caseId, fields: ['language'] })).status).toBe(404)
  })
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dayAt, momentAt, timeAt } from '#kernel/day.ts'
import { dispatch } from '#server/dispatch.ts'
import { signedBy } from '#server/session.ts'
import { Device } from './devices.ts'
import { dayFromToday, freshId, openHouse, openOffice, settle, type House, type Someone } from './house.ts'

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

describe('who was never involved, and the report of the month', () => {
  const uninvolved = async (someone: Someone, query = '') => (await someone.get(`/api/v1/uninvolved${query}`)).body.items?.map((one: { workerName: string }) => one.workerName) as string[]

  test('Wati, whom nobody asked along, and Rahma, with whom nobody went, are on the list; Budi and Sari, who were asked, are not; it goes by place and name', async () => {
    expect(await uninvolved(nur)).toEqual(['Rahma', 'Wati'])
    expect(await uninvolved(nur, `?region=${PARUGA}`)).toEqual(['Rahma'])
    expect(await uninvolved(nur, `?region=${BESIDE}&pillar=psm`)).toEqual(['Wati'])
    expect(await uninvolved(nur, '?pillar=tksk')).toEqual([])
    expect((await rahma.get('/api/v1/uninvolved')).status).toBe(403)
    expect((await nur.get('/api/v1/uninvolved?region=x&pillar=%27')).body.details.faults).toHaveLength(2)
  })

  test('the month of Rahma holds what she recorded, without a name and without what is sealed', async () => {
    const month = dayFromToday(0).slice(0, 7)
    const before = (await rahma.get(`/api/v1/month?month=${month}`)).body
    expect(before).toMatchObject({ own: true, worker: { name: 'Rahma', pillar: 'psm' }, chief: { role: 'lurah' }, office: { name: 'Dinas Sosial Kota Bima' } })
    const report = (id: string, more: object = {}) => rahma.does('visit.report_unannounced', { caseId: id, day: dayFromToday(0), from: '00:00', purpose: 'pendampingan', untoldReason: 'kebetulan_lewat', outcome: 'bertemu', findings: 'Baik.', ...more })
    await report(caseId, { obstacles: 'Jalan rusak, Ibu Siti sulit dijangkau.', next: { what: 'Antar beras', ownerId: rahma.id, due: dayFromToday(2) } })
    const { body: seen, text } = await rahma.get(`/api/v1/month?month=${month}`)
    const more = (name: string) => seen.figures[name] - before.figures[name]
    expect([more('visits'), more('met'), more('unannounced'), more('stepsMade'), more('obstacles')]).toEqual([1, 1, 1, 1, 1])
    expect(seen.obstacles).toMatchObject([{ day: dayFromToday(0), text: 'Jalan rusak, Ibu … sulit dijangkau.' }])
    expect(text).not.toContain('Siti')

    const secret = await openCase('Anak Rahasia', 'ya')
    await report(secret, { obstacles: 'Ditolak keluarga Rahasia.' })
    const { body: after, text: words } = await rahma.get(`/api/v1/month?month=${month}`)
    expect({ ...after, sealedApart: 0 }).toEqual({ ...seen, sealedApart: 0 })
    expect([seen.sealedApart, after.sealedApart]).toEqual([before.sealedApart, before.sealedApart + 1])
    expect(words).not.toContain('Ditolak')
  })

  test('the month is one A4 sheet, however much was written', async () => {
    for (const nth of Array.from({ length: 12 }, (_, at) => at)) await rahma.does('visit.report_unannounced', { caseId, day: dayFromToday(0), from: '00:00', again: true, purpose: 'asesmen', untoldReason: 'lainnya', outcome: 'bertemu', findings: 'Baik.', obstacles: `Kendala ${nth}: ${'jalan rusak dan hujan deras, '.repeat(12)}` })
    expect((await rahma.get('/api/v1/month.pdf?month=2099-01')).body).toMatchObject({ status: 422, details: { faults: [{ at: 'month', rule: 'month_to_come' }] } })
    const answer = await fetch(`${rahma.url}/api/v1/month.pdf`, { headers: { authorization: `Bearer ${rahma.token}` } })
    const pdf = Buffer.from(await answer.arrayBuffer()).toString('latin1')
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([200, 'application/pdf', 'private, no-store'])
    expect(pdf.match(/\/Type \/Page\b(?!s)/g)).toHaveLength(1)
    expect(pdf).toMatch(/\/MediaBox \[0 0 595\.28 841\.89\]/)
  })

  test('the kabid opens it with numbers alone, the coordinator of the PSM with small numbers hidden; for everybody else it is not there', async () => {
    const coordinator = await settle(house, 'Koordinator PSM', { role: 'koordinator_pilar', region: '52.72', pillar: 'psm' })
    const other = await settle(house, 'Koordinator TKSK', { role: 'koordinator_pilar', region: '52.72', pillar: 'tksk' })
    const lurah = await settle(house, 'Lurah Paruga', { role: 'lurah', region: PARUGA })
    const path = `/api/v1/month?worker=${rahma.id}`
    const byNur = (await nur.get(path)).body
    expect(byNur).toMatchObject({ own: false, obstacles: null, sealedApart: null })
    const byCoordinator = (await coordinator.get(path)).body
    expect(byCoordinator.figures.people).toBeNull()
    // thirteen, rounded down to fives outside the office
    expect([byNur.figures.visits, byCoordinator.figures.visits, byCoordinator.rounded]).toEqual([13, 10, true])
    const absent = await sari.get(`/api/v1/month?worker=${neighbour.id.replace(/^.{8}/, '01234567')}`)
    for (const nobody of [sari, budi, lurah, other, neighbour, operator]) {
      const answer = await nobody.get(path)
      expect([answer.status, answer.text]).toEqual([404, absent.text])
    }
    const reads = (await (await settle(house, 'Kepala Dinas', { role: 'kepala_dinas', region: '52.72' })).get('/api/v1/reads')).body.items
    expect(reads.map((one: { what: string }) => one.what)).toContain('worker.month')
  })

  test('a month that is none is named as such', async () => {
    expect((await rahma.get('/api/v1/month?month=2026-13')).body.details.faults).toMatchObject([{ at: 'month', rule: 'month' }])
  })
})

describe('one visit is counted once', () => {
  const visit = (id: string, more: object = {}) => ({ caseId: id, day: dayFromToday(-1), from: '06:00', purpose: 'pendampingan', untoldReason: 'kebetulan_lewat', outcome: 'bertemu', findings: 'Sehat.', ...more })
  const counted = async (id: string) => (await nur.get(`/api/v1/visits?caseId=${id}`)).body.items.length

  test('Rahma sends the same visit under two keys: the second asks whether it is the first, with its hour, and stands only when she says so', async () => {
    const id = await openCase('Ibu Sekali')
    const first = await rahma.does('visit.report_unannounced', visit(id), 'visit')
    for (const from of ['06:00', '06:45', '05:30']) expect((await rahma.act('visit.report_unannounced', visit(id, { from }))).body, from).toMatchObject({ status: 409, code: 'visit.already_recorded', details: { visitId: first, from: '06.00', zone: 'WITA', name: 'Rahma' } })
    expect(await counted(id)).toBe(1)
    await rahma.does('visit.report_unannounced', visit(id, { from: '07:00' }))
    await rahma.does('visit.report_unannounced', visit(id, { day: dayFromToday(-2) }))
    await rahma.does('visit.report_unannounced', visit(id, { from: '06:10', again: true }))
    await rahma.does('visit.report_unannounced', visit(await openCase('Ibu Lain')))
    expect(await counted(id)).toBe(4)
    const absent = await neighbour.act('visit.report_unannounced', visit(freshId(neighbour.home)))
    const outside = await neighbour.act('visit.report_unannounced', visit(id))
    expect([outside.status, outside.text]).toEqual([404, absent.text])
  })

  test('of a confidential case its team alone is asked; who left it hears of nothing', async () => {
    const id = await openCase('Anak Sekali', 'ya')
    await rahma.does('visit.report_unannounced', visit(id))
    expect((await rahma.act('visit.report_unannounced', visit(id))).body.code).toBe('visit.already_recorded')
    for (const stranger of [sari, budi, operator]) expect((await stranger.act('visit.report_unannounced', visit(id))).status, stranger.name).toBe(404)
  })

  test('Rahma has two telephones without a line: the one asks at once, the other when it is heard; there it waits to be checked, in words, and is kept when she says so', async () => {
    const id = await openCase('Ibu Dua Ponsel')
    const [one, two] = [await Device.of(house, rahma), await Device.of(house, rahma)]
    for (const phone of [one, two]) await expect.poll(async () => { await phone.sync.now(); return !!phone.memory.get('case', id) }).toBe(true)
    const first = one.id()
    expect(await one.act('visit.report_unannounced', visit(id, { id: first }))).toBeTruthy()
    expect(await one.act('visit.report_unannounced', visit(id, { id: one.id(), from: '06:20' })), 'asked on the telephone itself').toBeUndefined()
    const late = (await two.act('visit.report_unannounced', visit(id, { id: two.id(), from: '06:20' })))!
    await expect.poll(async () => { await one.sync.now(); return one.memory.word.get('visit', first)?.reportedByName }).toBe('Rahma')
    expect(one.outbox.get().filter(({ state, doubt }) => state === 'refused' || doubt), 'its own visit comes back to it as its own').toEqual([])
    await two.sync.now()
    const waits = () => two.outbox.get().find(({ envelope }) => envelope.id === late.id)
    expect(waits()).toMatchObject({ state: 'refused', refused: { code: 'visit.already_recorded', details: { from: '06.00', zone: 'WITA', name: 'Rahma' } } })
    expect(await counted(id)).toBe(1)
    await expect.poll(async () => { await two.sync.now(); return !!two.memory.get('visit', first) }).toBe(true)
    expect(await two.act('visit.report_unannounced', late.input)).toBeUndefined()
    expect(await two.act('visit.report_unannounced', { ...late.input as object, id: two.id(), again: true })).toBeTruthy()
    await two.sync.now()
    expect(await counted(id)).toBe(2)
  })

  test('Rahma is there two days before her plan, and her report comes days after it: it is on record for when she was there; an hour or a day that has not come is refused by its field', async () => {
    const id = await openCase('Ibu Lebih Awal')
    const tripId = await rahma.does('trip.plan', { ...trip(2), caseIds: [id] }, 'trip')
    const [{ id: visitId }] = (await rahma.get(`/api/v1/visits?tripId=${tripId}`)).body.items
    const { actor } = await signedBy(house.services.pool, house.services.remembered, rahma.token)
    const acts = (action: string, input: object, at: string, now: string) => dispatch(house.services, actor, { id: freshId(rahma.home), action, at, input }, { now })
    const [there, arrived] = [0, 4].map(days => new Date(Date.now() + days * 86_400_000).toISOString()) as [string, string]
    await acts('visit.report', { visitId, outcome: 'bertemu', findings: 'Sehat.' }, there, arrived)
    const when = { day: dayAt(PARUGA, there), from: timeAt(PARUGA, there), to: timeAt(PARUGA, there) }
    expect((await nur.get(`/api/v1/visits/${visitId}`)).body).toMatchObject({ ...when, state: 'selesai' })
    expect((await nur.get(`/api/v1/trips/${tripId}`)).body).toMatchObject({ ...when, state: 'selesai' })
    expect((await neighbour.get(`/api/v1/visits/${visitId}`)).status).toBe(404)

    const ten = momentAt(PARUGA, dayFromToday(0), '10:00')
    const refused = (more: object) => acts('visit.report_unannounced', visit(id, { day: dayFromToday(0), ...more }), ten, ten)
    await expect(refused({ from: '14:00', to: '15:00' })).rejects.toMatchObject({ code: 'invalid', details: { faults: [{ at: 'from', rule: 'future_clock' }, { at: 'to', rule: 'future_clock' }] } })
    await expect(refused({ day: dayFromToday(1) })).rejects.toMatchObject({ code: 'invalid', details: { faults: [{ at: 'day', rule: 'future_day' }] } })
    expect(await counted(id)).toBe(1)
  })
})

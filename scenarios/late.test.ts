import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openOwner } from '#server/db.ts'
import { envelopeOf, intake, push } from './crowd.ts'
import { asSystem, dayFromToday, freshId, openHouse, openOffice, settle, type Answer, type House, type Someone } from './house.ts'
import { openPhone, type Phone } from './pocket.ts'

const HOME = 5272
const PARUGA = '52.72.01.1001'
const PART = 65_536
let house: House
let nur: Someone, operator: Someone, admin: Someone, budi: Someone, kabidTetangga: Someone

beforeAll(async () => {
  house = await openHouse()
  await openOffice(house, '52.72', 'Dinas Sosial Kota Bima')
  await openOffice(house, '52.06', 'Dinas Sosial Kabupaten Bima')
  ;[nur, operator, admin, budi, kabidTetangga] = [await settle(house, 'Nur Aini', { role: 'kabid', region: '52.72' }), await settle(house, 'Operator', { role: 'operator', region: '52.72' }), await settle(house, 'Admin', { role: 'admin', region: '52.72' }), await settle(house, 'Budi', { role: 'tksk', region: '52.72.01', pillar: 'tksk' }), await settle(house, 'Kabid Tetangga', { role: 'kabid', region: '52.06' })]
}, 60_000)
afterAll(() => house?.close())

const anHourAgo = () => new Date(Date.now() - 3_600_000).toISOString()
const psm = (name: string) => settle(house, name, { role: 'psm', region: PARUGA, pillar: 'psm' })
const end = async (who: Someone) => { for (const { id } of (await who.get('/api/session')).body.posts) await asSystem(house, HOME, 'post.end', { postId: id, until: dayFromToday(0), reason: 'Mutasi' }) }
const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
type Row = { id: string; workerName: string; action: string; why: string; pictures: { sha256: string; size: number; whole: boolean }[] }
const held = async (by = operator) => (await by.get('/api/v1/quarantine')).body.items as Row[]
const heldOf = async (who: Someone) => (await held()).filter(row => row.workerName === who.name)

/** A case of somebody who goes there today, with the visit. */
async function visitOf(who: Someone, over: Record<string, unknown> = {}): Promise<{ caseId: string; visitId: string }> {
  const caseId = await nur.does('case.open', intake(over), 'case')
  await nur.does('case.assign', { caseId, leadId: who.id })
  const tripId = await who.does('trip.plan', { caseIds: [caseId], day: dayFromToday(0), from: '00:30', to: '23:30', purpose: 'asesmen', basis: 'inisiatif', noInvite: 'cukup_petugas' }, 'trip')
  return { caseId, visitId: (await who.get(`/api/v1/visits?tripId=${tripId}`)).body.items[0].id }
}
const reportOf = (visitId: string, findings: string) => envelopeOf(HOME, 'visit.report', { visitId, outcome: 'bertemu', findings }, anHourAgo())

function picture(): Promise<Buffer> {
  const create = { width: 500, height: 400, channels: 3 as const, background: '#7a5', noise: { type: 'gaussian' as const, mean: 120, sigma: 60 } }
  return sharp({ create }).jpeg({ quality: 95 }).withExif({ IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '8/1 27/1 0/1' } }).toBuffer()
}
const announce = (who: Someone, visitId: string, bytes: Buffer) => who.ask('POST', `/api/v1/visits/${visitId}/uploads`, { sha256: hashOf(bytes), size: bytes.length, type: 'image/jpeg' })
async function part(who: Someone, visitId: string, bytes: Buffer, nth: number, spoilt = false): Promise<Answer> {
  const sent = Buffer.from(bytes.subarray(nth * PART, (nth + 1) * PART))
  if (spoilt) sent[0]! ^= 1
  const response = await fetch(`${who.url}/api/v1/visits/${visitId}/uploads/${hashOf(bytes)}?offset=${nth * PART}`, { method: 'PATCH', headers: { 'content-type': 'application/octet-stream', authorization: `Bearer ${who.token}` }, body: new Uint8Array(sent) })
  const text = await response.text()
  return { status: response.status, text, body: JSON.parse(text), headers: {} }
}
/** Sends a picture whole, as a phone does; gives the last answer. */
async function sends(who: Someone, visitId: string, bytes: Buffer): Promise<Answer> {
  let answer = await announce(who, visitId, bytes)
  while (answer.status === 200 && !answer.body.done) answer = await part(who, visitId, bytes, answer.body.offset / PART)
  return answer
}
const photosOf = async (caseId: string) => (await Promise.all(((await nur.get(`/api/v1/photos?caseId=${caseId}`)).body.items as { id: string }[]).map(async ({ id }) => (await nur.get(`/api/v1/photos/${id}`)).body))) as { id: string; sha256: string; byId: string }[]

describe('the pictures of a report that came too late', () => {
  let wati: Someone
  let caseId: string, visitId: string
  let report: ReturnType<typeof reportOf>
  let first: Buffer, second: Buffer

  beforeAll(async () => {
    ;[first, second] = [await picture(), await picture()]
    wati = await psm('Wati')
    ;({ caseId, visitId } = await visitOf(wati, { who: 'Ibu Saodah' }))
    report = reportOf(visitId, 'Beras tinggal dua hari.')
    await end(wati)
    expect((await push(wati, report))[0]).toMatchObject({ refused: { code: 'quarantined' } })
  })

  test('are kept beside it, part by part, also when a part comes twice; bytes that arrive otherwise are asked for anew', async () => {
    const begun = await announce(wati, visitId, first)
    expect(begun.body).toMatchObject({ offset: 0, size: first.length, done: false, held: true, photoId: null })
    for (const nth of [0, 0, 1]) expect((await part(wati, visitId, first, nth)).status).toBe(200)
    expect((await announce(wati, visitId, first)).body.offset).toBe(Math.min(first.length, 2 * PART))
    expect((await sends(wati, visitId, first)).body).toMatchObject({ done: true, held: true })
    await announce(wati, visitId, second)
    let answer = await part(wati, visitId, second, 0, true)
    for (let nth = 1; nth * PART < second.length; nth += 1) answer = await part(wati, visitId, second, nth)
    expect(answer.body.code).toBe('upload.damaged')
    expect((await sends(wati, visitId, second)).body).toMatchObject({ done: true })
    expect((await part(wati, visitId, second, 0)).body).toMatchObject({ done: true })
  })

  test('only for who made the report: to anybody else the visit is not there, as one that never was', async () => {
    for (const stranger of [kabidTetangga, await settle(house, 'PSM Tetangga', { role: 'psm', region: '52.06.01.2005', pillar: 'psm' })]) {
      const [there, nowhere] = [await announce(stranger, visitId, first), await announce(stranger, freshId(HOME), first)]
      expect([there.status, there.text]).toEqual([404, nowhere.text])
    }
    expect((await announce(wati, freshId(HOME), first)).status).toBe(404)
  })

  test('nobody sees them but who settles the envelope, drawn anew and without position', async () => {
    const [row] = await heldOf(wati)
    expect(row!.pictures.map(({ sha256, whole }) => [sha256, whole]).toSorted()).toEqual([[hashOf(first), true], [hashOf(second), true]].toSorted())
    const path = `/api/v1/quarantine/${row!.id}/pictures/${hashOf(first)}`
    const shown = await fetch(operator.url + path, { headers: { authorization: `Bearer ${operator.token}` } })
    const bytes = Buffer.from(await shown.arrayBuffer())
    expect([shown.status, (await sharp(bytes).metadata()).format, (await sharp(bytes).metadata()).exif]).toEqual([200, 'webp', undefined])
    for (const stranger of [wati, budi, admin, kabidTetangga]) expect((await stranger.get(path)).status, stranger.name).toBe(404)
    expect(await photosOf(caseId)).toEqual([])
  })

  test('the kabid takes the report over: one visit in the name of who went, each picture once, as acknowledged', async () => {
    const path = `/api/v1/quarantine/${report.id}/take`
    expect((await kabidTetangga.ask('POST', path, {})).status).toBe(404)
    expect((await nur.ask('POST', path, {})).status).toBe(200)
    expect((await nur.ask('POST', path, {})).status).toBe(404)
    const visit = (await nur.get(`/api/v1/visits/${visitId}`)).body
    expect(visit).toMatchObject({ state: 'selesai', reportedByName: 'Wati', findings: 'Beras tinggal dua hari.' })
    const photos = await photosOf(caseId)
    expect(photos.map(({ sha256, byId }) => [sha256, byId]).toSorted()).toEqual([[hashOf(first), wati.id], [hashOf(second), wati.id]].toSorted())
    expect((await fetch(`${nur.url}/api/v1/photos/${photos[0]!.id}/bytes`, { headers: { authorization: `Bearer ${nur.token}` } })).headers.get('content-type')).toBe('image/webp')
    expect((await nur.get(`/api/v1/cases/${caseId}/file`)).body.timeline.find((one: { action: string }) => one.action === 'visit.report')).toMatchObject({ actorName: 'Nur Aini', originName: 'Wati' })
    expect(await heldOf(wati)).toEqual([])
  })

  test('one that comes only after the report was taken over is waiting again, and joins its visit', async () => {
    const third = await picture()
    expect((await sends(wati, visitId, third)).body).toMatchObject({ done: true, held: true })
    expect((await heldOf(wati)).map(({ id, pictures }) => [id, pictures.length])).toEqual([[report.id, 1]])
    expect((await nur.ask('POST', `/api/v1/quarantine/${report.id}/take`, {})).status).toBe(200)
    expect((await photosOf(caseId)).map(({ sha256 }) => sha256)).toContain(hashOf(third))
    expect(await heldOf(wati)).toEqual([])
  })
})

test('the text had gone in time, the pictures had not: they wait for the office by themselves', async () => {
  const joko = await psm('Joko')
  const { caseId, visitId } = await visitOf(joko)
  await joko.does('visit.report', { visitId, outcome: 'bertemu', findings: 'Sudah terkirim.' })
  const [bytes, more] = [await picture(), await picture()]
  await end(joko)
  for (const one of [bytes, more]) expect((await sends(joko, visitId, one)).body).toMatchObject({ done: true, held: true })
  const [row, ...others] = await heldOf(joko)
  expect([row!.action, row!.why, row!.pictures.length, others]).toEqual(['photo.attach', 'post_ended', 2, []])
  expect((await operator.ask('POST', `/api/v1/quarantine/${row!.id}/take`, {})).status).toBe(200)
  expect((await photosOf(caseId)).map(({ sha256 }) => sha256).toSorted()).toEqual([hashOf(bytes), hashOf(more)].toSorted())
  expect((await nur.get(`/api/v1/visits/${visitId}`)).body).toMatchObject({ reportedByName: 'Joko' })
})

test('a visit that nobody was told of is taken over as the visit of who went, with its pillar', async () => {
  const tuti = await psm('Tuti')
  const caseId = await nur.does('case.open', intake({ who: 'Bapak Tanpa Kabar' }), 'case')
  const visitId = freshId(HOME)
  const late = envelopeOf(HOME, 'visit.report_unannounced', { id: visitId, caseId, day: dayFromToday(0), from: '00:00', purpose: 'asesmen', untoldReason: 'darurat', outcome: 'bertemu', findings: 'Mendadak.' }, anHourAgo())
  await end(tuti)
  expect((await push(tuti, late))[0]).toMatchObject({ refused: { code: 'quarantined' } })
  expect((await sends(tuti, visitId, await picture())).body).toMatchObject({ done: true, held: true })
  expect((await heldOf(tuti)).map(({ id }) => id), 'nothing of it is sealed: it waits in the tray of the operator too').toEqual([late.id])
  const lost = envelopeOf(HOME, 'visit.report_unannounced', { id: freshId(HOME), caseId: freshId(HOME), day: dayFromToday(0), from: '00:00', purpose: 'asesmen', untoldReason: 'darurat', outcome: 'bertemu', findings: 'Kasusnya belum tiba.' }, anHourAgo())
  await push(tuti, lost)
  expect((await heldOf(tuti)).map(({ id }) => id), 'of a case that nobody knows: it could be sealed').toEqual([late.id])
  expect((await nur.ask('POST', `/api/v1/quarantine/${late.id}/take`, {})).status).toBe(200)
  const trip = (await nur.get(`/api/v1/trips/${(await nur.get(`/api/v1/visits/${visitId}`)).body.tripId}`)).body
  expect([trip.leadName, trip.leadPillar, (await photosOf(caseId)).length]).toEqual(['Tuti', 'psm', 1])
})

test('a device that was put out hands in its pictures too, of what it hands in and of what it reported before', async () => {
  const lina = await psm('Lina')
  const [one, two] = [await visitOf(lina), await visitOf(lina)]
  await lina.does('visit.report', { visitId: one.visitId, outcome: 'bertemu', findings: 'Terkirim.' })
  const unsent = reportOf(two.visitId, 'Belum terkirim.')
  const bytes = await picture()
  expect((await admin.ask('DELETE', `/api/workers/${lina.id}/sessions`)).status).toBe(204)
  expect((await lina.ask('POST', '/api/push', { envelopes: [unsent] })).status).toBe(202)
  for (const { visitId } of [one, two]) expect((await sends(lina, visitId, bytes)).body).toMatchObject({ done: true, held: true })
  expect((await announce(lina, freshId(HOME), bytes)).body).toMatchObject({ code: 'unknown', details: { wipe: true } })
  expect((await lina.get(`/api/v1/visits/${one.visitId}/uploads/${hashOf(bytes)}`)).status).toBe(401)
  expect((await heldOf(lina)).map(({ action, why, pictures }) => [action, why, pictures.length]).toSorted()).toEqual([['photo.attach', 'device_revoked', 1], ['visit.report', 'device_revoked', 1]])
  for (const { id } of await heldOf(lina)) expect((await nur.ask('POST', `/api/v1/quarantine/${id}/take`, {})).status).toBe(200)
  for (const { caseId } of [one, two]) expect((await photosOf(caseId)).map(({ byId }) => byId)).toEqual([lina.id])
})

test('a report whose next step was her own is taken over when she works here no more: the step falls to the lead of the case', async () => {
  const asih = await psm('Asih')
  const { caseId, visitId } = await visitOf(asih)
  await nur.does('case.assign', { caseId, leadId: budi.id, teamIds: [asih.id] })
  const late = envelopeOf(HOME, 'visit.report', { visitId, outcome: 'bertemu', findings: 'Perlu berkas.', next: { what: 'Antar berkas', ownerId: asih.id, due: dayFromToday(2) } }, anHourAgo())
  await end(asih)
  await push(asih, late)
  expect((await operator.ask('POST', `/api/v1/quarantine/${late.id}/take`, {})).status).toBe(200)
  expect((await nur.get(`/api/v1/next_steps?caseId=${caseId}`)).body.items.map((one: { ownerName: string }) => one.ownerName)).toEqual(['Budi'])
})

describe('what asks something of whoever takes it over', () => {
  const take = (id: string, body: object = {}) => operator.ask('POST', `/api/v1/quarantine/${id}/take`, body)
  const planned = (caseId: string, over: object = {}) => ({ caseIds: [caseId], day: dayFromToday(3), from: '09:00', to: '10:00', purpose: 'asesmen', basis: 'inisiatif', ...over })

  test('a plan asks who of the place comes along, or why nobody; it is the same envelope, also when her telephone sends it again', async () => {
    const [lestari, there] = [await settle(house, 'Lestari', { role: 'psm', region: PARUGA, pillar: 'psm' }, { role: 'psm', region: '52.72.02.1004', pillar: 'psm' }), await psm('Petugas Setempat')]
    const caseId = await nur.does('case.open', intake({ who: 'Bapak Rencana' }), 'case')
    const plans = ['Satu', 'Dua', 'Tiga'].map((_, nth) => envelopeOf(HOME, 'trip.plan', planned(caseId, nth === 2 ? { inviteIds: [lestari.id] } : {}), anHourAgo()))
    const { posts } = (await lestari.get('/api/session')).body as { posts: { id: string; region: string }[] }
    await asSystem(house, HOME, 'post.end', { postId: posts.find(({ region }) => region === PARUGA)!.id, until: dayFromToday(0), reason: 'Mutasi' })
    for (const plan of plans) expect((await push(lestari, plan))[0]!.refused?.code).toBe('quarantined')
    const [invited, alone, gone] = plans as [typeof plans[0], typeof plans[0], typeof plans[0]]
    // she whom it invited is posted there no more: then it asks as well, and only who takes it over can say
    for (const { id } of plans) expect((await take(id)).body).toMatchObject({ code: 'invalid', details: { faults: [{ at: 'inviteIds', rule: 'invite_or_reason' }] } })
    expect((await take(gone!.id, { noInvite: 'mendesak' })).status).toBe(200)
    expect((await take(alone!.id, { noInvite: 'karena' })).status).toBe(422)
    expect((await take(alone!.id, { noInvite: 'mendesak' })).status).toBe(200)
    const [trip] = (await take(invited!.id, { inviteIds: [there.id] })).body.made
    expect((await nur.get(`/api/v1/invites?tripId=${trip.id}`)).body.items.map((one: { workerName: string }) => one.workerName)).toEqual(['Petugas Setempat'])
    expect((await heldOf(lestari))).toEqual([])
    for (const plan of plans) expect((await push(lestari, plan))[0]!.refused ?? null).toBe(null)
  })

  test('an answer of her own cannot be given by another: it says so, and waits to be set aside', async () => {
    const sari = await psm('Sari')
    const caseId = await nur.does('case.open', intake({ who: 'Ibu Diajak' }), 'case')
    const tripId = await operator.does('trip.plan', planned(caseId, { inviteIds: [sari.id] }), 'trip')
    const inviteId = (await sari.get(`/api/v1/invites?tripId=${tripId}`)).body.items[0].id
    const joined = await operator.does('trip.plan', planned(caseId, { day: dayFromToday(4), noInvite: 'mendesak', keep: { reason: 'jadwal_tetap' } }), 'trip')
    const own = [envelopeOf(HOME, 'invite.answer', { inviteId, answer: 'ikut' }, anHourAgo()), envelopeOf(HOME, 'trip.join', { tripId: joined }, anHourAgo())]
    await end(sari)
    await push(sari, ...own)
    for (const { id } of own) {
      expect((await take(id)).body).toMatchObject({ code: 'quarantine.only_maker', status: 409, details: { name: 'Sari' } })
      expect((await kabidTetangga.ask('POST', `/api/v1/quarantine/${id}/take`, {})).status).toBe(404)
      expect((await operator.ask('POST', `/api/v1/quarantine/${id}/aside`, { reason: 'Sudah tidak bertugas' })).status).toBe(200)
    }
    expect((await nur.get(`/api/v1/trips/${joined}`)).body.joinerIds).toEqual([])
    expect((await operator.get(`/api/v1/quarantine/${own[0]!.id}`)).body).toMatchObject({ state: 'disisihkan', ownWord: true, input: { inviteId, answer: 'ikut' } })
  })

  test('what was built on an earlier note says that this one comes first', async () => {
    const yuli = await psm('Yuli')
    const caseId = await nur.does('case.open', intake({ who: 'Ibu Berurutan' }), 'case')
    const tripId = freshId(HOME)
    const plan = envelopeOf(HOME, 'trip.plan', planned(caseId, { id: tripId, noInvite: 'mendesak' }), anHourAgo())
    const after = envelopeOf(HOME, 'trip.cancel', { tripId, reason: 'Hujan' }, anHourAgo())
    await end(yuli)
    await push(yuli, plan, after)
    const held = (await nur.get('/api/v1/quarantine')).body.items as Row[]
    expect([plan, after].filter(({ id }) => held.some(row => row.id === id))).toEqual([plan, after])
    const first = async (id: string) => await nur.ask('POST', `/api/v1/quarantine/${id}/take`, {})
    expect((await first(after.id)).body).toMatchObject({ code: 'quarantine.not_found', details: { name: 'Yuli' } })
    expect([(await first(plan.id)).status, (await first(after.id)).status]).toEqual([200, 200])
  })
})

test('of a sealed case only a guardian sees report and pictures', async () => {
  const rini = await psm('Rini')
  const { visitId } = await visitOf(rini, { who: 'Anak Tersegel', seal: 'ya' })
  const late = reportOf(visitId, 'Rahasia.')
  const bytes = await picture()
  await end(rini)
  await push(rini, late)
  await sends(rini, visitId, bytes)
  expect(await heldOf(rini)).toEqual([])
  expect((await operator.get(`/api/v1/quarantine/${late.id}/pictures/${hashOf(bytes)}`)).text).toBe((await operator.get(`/api/v1/quarantine/${freshId(HOME)}/pictures/${hashOf(bytes)}`)).text)
  expect((await held(nur)).find(({ id }) => id === late.id)!.pictures).toHaveLength(1)
})

describe('what was refused before the right ended', () => {
  const offer = async (who: Someone, ...envelopes: unknown[]) => (await who.ask('POST', '/api/push', { envelopes, refused: true })).body.receipts as { id: string; refused?: { code: string } }[]
  const tomorrow = (caseId: string) => envelopeOf(HOME, 'visit.report_unannounced', { id: freshId(HOME), caseId, day: dayFromToday(1), from: '09:00', purpose: 'asesmen', untoldReason: 'darurat', outcome: 'bertemu', findings: 'Tanggalnya keliru.' }, anHourAgo())

  test('stays with its maker as long as it is his to send again; with the post it goes to the office, once', async () => {
    const ratna = await psm('Ratna')
    const { caseId } = await visitOf(ratna, { who: 'Ibu Keliru Tanggal' })
    const wrong = tomorrow(caseId)
    expect((await push(ratna, wrong))[0]).toMatchObject({ refused: { code: 'invalid' } })
    expect([await offer(ratna, wrong), await heldOf(ratna)]).toEqual([[], []])
    await end(ratna)
    for (const _ of [1, 2]) expect(await offer(ratna, wrong, 'not an envelope')).toMatchObject([{ id: wrong.id, refused: { code: 'quarantined' } }])
    expect((await heldOf(ratna)).map(({ id, action, why }) => [id, action, why])).toEqual([[wrong.id, 'visit.report_unannounced', 'post_ended']])
    expect((await held(kabidTetangga)).map(({ id }) => id)).not.toContain(wrong.id)
  })

  test('of two posts one ends: only what belonged there goes; what was never hers goes nowhere', async () => {
    const mira = await settle(house, 'Mira', { role: 'psm', region: PARUGA, pillar: 'psm' }, { role: 'psm', region: '52.72.02.1004', pillar: 'psm' })
    const caseAt = (region: string) => nur.does('case.open', intake({ who: `Ibu di ${region}`, region }), 'case')
    const [there, here] = [tomorrow(await caseAt('52.72.02.1004')), tomorrow(await caseAt(PARUGA))]
    const { posts } = (await mira.get('/api/session')).body as { posts: { id: string; region: string }[] }
    await asSystem(house, HOME, 'post.end', { postId: posts.find(({ region }) => region !== PARUGA)!.id, until: dayFromToday(0), reason: 'Mutasi' })
    expect((await offer(mira, there, here)).map(({ id }) => id)).toEqual([there.id])
    expect(await offer(kabidTetangga, tomorrow(await caseAt(PARUGA)))).toEqual([])
  })

  test('a telephone whose clock is three days fast loses nothing either: the hour of the office counts', async () => {
    const dewi = await psm('Dewi')
    const { visitId } = await visitOf(dewi)
    const report = { ...reportOf(visitId, 'Jam ponsel terlalu cepat.'), at: new Date(Date.now() + 3 * 86_400_000).toISOString() }
    await end(dewi)
    expect((await push(dewi, report))[0]).toMatchObject({ refused: { code: 'quarantined', details: { why: 'post_ended' } } })
  })

  test('a phone hands it in by itself at the contact that tells of the end, and counts it no longer', async () => {
    const tini = await psm('Tini')
    const { caseId } = await visitOf(tini)
    const phone = openPhone(tini)
    const { id, action, at, input } = tomorrow(caseId)
    await phone.outbox.add(action, { id, at, input, changes: [] })
    await phone.sync.now()
    expect(phone.outbox.get()).toMatchObject([{ state: 'refused', refused: { code: 'invalid' } }])
    await end(tini)
    await expect.poll(async () => { await phone.sync.now(); return phone.outbox.get().map(({ refused }) => refused?.code) }, { timeout: 50_000 }).toEqual(['quarantined'])
    expect((await heldOf(tini)).map(row => row.id)).toEqual([id])
  })
})

describe('a phone is clean after one contact, and every unsent act is accounted for', () => {
  /** Syncs until a record is there, for the feed waits for whoever else is writing. */
  const carries = (phone: Phone, kind: string, id: string) => expect.poll(async () => { await phone.sync.now(); return phone.ids(kind).includes(id) }, { timeout: 50_000 }).toBe(true)
  const notes = async (caseId: string) => JSON.stringify((await nur.get(`/api/v1/cases/${caseId}/file`)).body.remarks)

  test('a post that ran until midnight: nothing of its area is left in the morning, the note of last night waits at the office', async () => {
    const yusuf = await settle(house, 'Yusuf', { role: 'psm', region: PARUGA, pillar: 'psm', until: dayFromToday(1) })
    const { caseId } = await visitOf(yusuf)
    const phone = openPhone(yusuf)
    await carries(phone, 'case', caseId)
    const note = envelopeOf(HOME, 'case.note', { caseId, text: 'Dicatat malam itu.' }, anHourAgo())
    await morningOf(yusuf)
    await phone.sync.now()
    expect(phone.ids()).toEqual([])
    expect((await push(yusuf, note))[0]).toMatchObject({ refused: { code: 'quarantined', details: { why: 'post_ended' } } })
    expect((await nur.ask('POST', `/api/v1/quarantine/${note.id}/take`, {})).status).toBe(200)
    expect(await notes(caseId)).toContain('Dicatat malam itu.')
    expect((await yusuf.get('/api/session')).body).toMatchObject({ places: { [PARUGA]: 'Paruga' }, posts: [], last: { role: 'psm', region: PARUGA, office: { name: 'Dinas Sosial Kota Bima' } } })
  })

  test('a post ended with an earlier day, by a decree that came late: the note of this morning waits at the office; what was written after the end was told does not', async () => {
    const vina = await psm('Vina')
    const { caseId } = await visitOf(vina)
    const note = envelopeOf(HOME, 'case.note', { caseId, text: 'Sebelum SK datang.' }, anHourAgo())
    for (const { id } of (await vina.get('/api/session')).body.posts) await asSystem(house, HOME, 'post.end', { postId: id, until: dayFromToday(-4), reason: 'SK mutasi datang terlambat' })
    const after = envelopeOf(HOME, 'case.note', { caseId, text: 'Sesudah SK datang.' }, new Date(Date.now() + 1000).toISOString())
    expect((await push(vina, note))[0]).toMatchObject({ refused: { code: 'quarantined', details: { why: 'post_ended' } } })
    expect((await nur.ask('POST', `/api/v1/quarantine/${note.id}/take`, {})).status).toBe(200)
    expect(await notes(caseId)).toContain('Sebelum SK datang.')
    expect((await push(vina, after))[0]!.refused?.code).not.toBe('quarantined')
  })

  test('a worker moved to another kabupaten: the phone hands in and is wiped; the note waits where the case is, and no one at the new office reads a word', async () => {
    const yanti = await psm('Yanti')
    const { caseId, visitId } = await visitOf(yanti, { who: 'Ibu Ditinggal' })
    let wiped = 0
    const phone = openPhone(yanti, { turns: { wipe: async () => { wiped += 1 } } })
    await carries(phone, 'case', caseId)
    const report = reportOf(visitId, 'Sebelum mutasi.')
    await admin.does('worker.transfer', { workerId: yanti.id, toRegion: '52.06.01.2005', role: 'psm', pillar: 'psm' })
    await phone.sync.now()
    await phone.sync.putOut()
    expect(wiped).toBe(1)
    expect((await yanti.ask('POST', '/api/push', { envelopes: [report] })).body).toMatchObject({ wipe: true, receipts: [{ refused: { code: 'quarantined' } }] })
    expect((await sends(yanti, visitId, await picture())).body).toMatchObject({ done: true, held: true })
    expect((await heldOf(yanti)).map(({ id, pictures }) => [id, pictures.length])).toEqual([[report.id, 1]])
    expect(await held(kabidTetangga)).toEqual([])
    expect((await nur.ask('POST', `/api/v1/quarantine/${report.id}/take`, {})).status).toBe(200)
    expect((await nur.get(`/api/v1/visits/${visitId}`)).body).toMatchObject({ reportedByName: 'Yanti', findings: 'Sebelum mutasi.' })
  })

  test('somebody from elsewhere leaves the team while a note and a report wait: the case leaves the phone, both wait at the office', async () => {
    const siti = await settle(house, 'Siti', { role: 'psm', region: '52.72.02.1004', pillar: 'psm' })
    const caseId = await nur.does('case.open', intake({ who: 'Ibu Berpindah Tim' }), 'case')
    await nur.does('case.assign', { caseId, leadId: budi.id, teamIds: [siti.id] })
    const phone = openPhone(siti)
    await carries(phone, 'case', caseId)
    const note = envelopeOf(HOME, 'case.note', { caseId, text: 'Dari anggota tim.' }, anHourAgo())
    await nur.does('case.assign', { caseId, leadId: budi.id, teamIds: [] })
    await expect.poll(async () => { await phone.sync.now(); return [phone.ids('case').includes(caseId), JSON.stringify(phone.ids().map(id => phone.memory.kept('', id))).includes('Ibu Berpindah Tim')] }, { timeout: 50_000 }).toEqual([false, false])
    expect((await push(siti, note))[0]).toMatchObject({ refused: { code: 'quarantined', details: { why: 'team_left' } } })
    expect((await nur.ask('POST', `/api/v1/quarantine/${note.id}/take`, {})).status).toBe(200)
    expect(await notes(caseId)).toContain('Dari anggota tim.')
  })

  test('sealed after it was downloaded: who is not on the team holds no trace of it; a report of a visit already made is not lost, and only a guardian reads it', async () => {
    const caseId = await nur.does('case.open', intake({ who: 'Anak Kemudian Tersegel' }), 'case')
    await nur.does('case.assign', { caseId, leadId: nur.id })
    const tripId = await budi.does('trip.plan', { caseIds: [caseId], day: dayFromToday(0), from: '00:30', to: '23:30', purpose: 'asesmen', basis: 'inisiatif', noInvite: 'cukup_petugas' }, 'trip')
    const visitId = (await budi.get(`/api/v1/visits?tripId=${tripId}`)).body.items[0].id
    const phone = openPhone(budi)
    await carries(phone, 'case', caseId)
    const report = reportOf(visitId, 'Sebelum disegel.')
    await nur.does('case.seal', { caseId, reason: 'Ternyata korban kekerasan' })
    await expect.poll(async () => { await phone.sync.now(); return phone.ids().map(id => JSON.stringify(phone.memory.kept('', id))).filter(kept => kept.includes(caseId)) }, { timeout: 50_000 }).toEqual([])
    expect((await push(budi, report))[0]!.refused?.code).toBe('quarantined')
    expect((await held()).map(({ id }) => id)).not.toContain(report.id)
    expect((await held(nur)).map(({ id }) => id)).toContain(report.id)
    expect((await nur.ask('POST', `/api/v1/quarantine/${report.id}/take`, {})).status).toBe(200)
  })

  test('opened while another act still runs, and sealed before the news: neither a first load nor a comparison leaves a trace of it on the phone', async () => {
    const salma = await psm('Salma')
    const before = openPhone(salma)
    await before.sync.now()
    const running = await openOwner(house.databaseUrl)
    house.heldBack = true
    await running.query('begin; select pg_current_xact_id()')
    const caseId = await nur.does('case.open', intake({ who: 'Anak Di Antara' }), 'case')
    const loaded = openPhone(salma)
    await loaded.sync.now()
    await asSystem(house, HOME, 'post.give', { workerId: salma.id, role: 'psm', region: '52.72.01.1002', line: 'area', from: '2024-01-01', pillar: 'psm' })
    await before.sync.now()
    expect((await salma.get(`/api/v1/cases/${caseId}`)).status).toBe(200)
    await nur.does('case.seal', { caseId, reason: 'Ternyata korban kekerasan' })
    await running.query('commit')
    await running.end()
    house.heldBack = false
    const afterwards = await nur.does('case.open', intake({ who: 'Anak Sesudahnya' }), 'case')
    for (const phone of [loaded, before]) {
      await carries(phone, 'case', afterwards)
      expect(JSON.stringify(phone.ids().map(id => phone.memory.kept('', id)))).not.toContain('Anak Di Antara')
    }
  })

  /** The day on which a post runs out begins, without anybody doing anything. */
  async function morningOf(who: Someone): Promise<void> {
    const owner = await openOwner(house.databaseUrl)
    await owner.query('update posts set until = $2 where worker_id = $1', [who.id, dayFromToday(0)])
    await owner.end()
  }
})

test('a reason given for the visit that was known settles nothing with one that was not: the clash waits for both planners', async () => {
  const [known, unheard, late] = [await psm('Ilham'), await psm('Fajar'), await psm('Dewi')]
  const caseId = await nur.does('case.open', intake({ household: { label: 'Keluarga Bersama' }, name: 'Ibu Bersama' }), 'case')
  const planned = (over: object) => ({ caseIds: [caseId], day: dayFromToday(3), from: '09:00', to: '10:00', purpose: 'asesmen', basis: 'inisiatif', noInvite: 'cukup_petugas', ...over })
  const first = await known.does('trip.plan', planned({ day: dayFromToday(1) }), 'trip')
  const second = await unheard.does('trip.plan', planned({ keep: { reason: 'beda_tujuan', of: [first] } }), 'trip')
  const keep = { reason: 'sudah_sepakat', of: [first] }
  expect((await late.act('trip.plan', planned({ keep }))).body).toMatchObject({ code: 'trip.overlap', details: { others: [{ tripId: first }, { tripId: second }] } })
  const [receipt] = await push(late, { ...envelopeOf(HOME, 'trip.plan', planned({ keep }), anHourAgo()), later: true })
  expect(receipt).not.toHaveProperty('refused')
  const pairs = async (who: Someone) => ((await who.get('/api/v1/overlaps')).body.items as { leadName: string; otherLeadName: string; choice: string; reason: string | null }[])
    .filter(({ leadName }) => leadName === late.name).map(({ otherLeadName, choice, reason }) => [otherLeadName, choice, reason]).toSorted()
  expect(await pairs(late)).toEqual([[unheard.name, 'belum', null], [known.name, 'tetap', 'sudah_sepakat']])
  expect(await pairs(unheard)).toEqual([[unheard.name, 'belum', null]])
})

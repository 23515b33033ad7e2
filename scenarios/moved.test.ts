import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deriveId } from '#kernel/id.ts'
import { envelopeOf, intake, push } from './crowd.ts'
import { dayFromToday, feedIsPast, freshId, openHouse, openOffice, settle, type House, type Someone } from './house.ts'
import { openPhone, type Phone } from './pocket.ts'

const HOME = 5272, PARUGA = '52.72.01.1001', NAE = '52.72.01.1002', DESA = '52.06.01.2005'
const ADDRESS = 'Gang Kanari 7', LANDMARK = 'Belakang surau Kanari'
let house: House
let rahma: Someone, wahyu: Someone, iwan: Someone, budi: Someone, ahmad: Someone, nina: Someone, karim: Someone, camat: Someone, tari: Someone, nur: Someone, salma: Someone, kabidTetangga: Someone

beforeAll(async () => {
  house = await openHouse()
  await openOffice(house, '52.72', 'Dinas Sosial Kota Bima')
  await openOffice(house, '52.06', 'Dinas Sosial Kabupaten Bima')
  ;[rahma, wahyu, iwan, budi, ahmad, nina, karim, camat, tari, nur, salma, kabidTetangga] = await Promise.all([
    settle(house, 'Rahma', { role: 'psm', region: PARUGA, pillar: 'psm' }), settle(house, 'Wahyu', { role: 'psm', region: PARUGA, pillar: 'psm' }), settle(house, 'Iwan', { role: 'psm', region: NAE, pillar: 'psm' }),
    settle(house, 'Budi', { role: 'tksk', region: '52.72.01', pillar: 'tksk' }), settle(house, 'Ahmad', { role: 'lurah', region: PARUGA }), settle(house, 'Nina', { role: 'lurah', region: NAE }),
    settle(house, 'Karim', { role: 'ketua_rt', region: PARUGA, rt: '005', rw: '002' }), settle(house, 'Camat', { role: 'camat', region: '52.72.01' }), settle(house, 'Tari', { role: 'operator', region: '52.72' }), settle(house, 'Nur Aini', { role: 'kabid', region: '52.72' }),
    settle(house, 'Salma', { role: 'psm', region: DESA, pillar: 'psm' }), settle(house, 'Kabid Tetangga', { role: 'kabid', region: '52.06' }),
  ])
}, 60_000)
afterAll(() => house?.close())

const anHourAgo = () => new Date(Date.now() - 3_600_000).toISOString()
const trip = (caseIds: string[], day: number) => ({ caseIds, day: dayFromToday(day), from: '00:30', to: '23:30', purpose: 'pendampingan', basis: 'inisiatif', keep: { reason: 'beda_tujuan' } })
const visitOf = async (who: Someone, tripId: string, caseId: string) => (await who.get(`/api/v1/visits?tripId=${tripId}`)).body.items.find((one: { caseId: string }) => one.caseId === caseId).id as string
const moving = (caseId: string, over: object = {}) => ({ caseId, region: NAE, rt: '003', rw: '001', address: ADDRESS, landmark: LANDMARK, reason: 'Ikut anaknya', ...over })
const codes = async (who: Someone) => ((await who.get('/api/v1/notices?limit=100')).body.items as { code: string; caseId: string | null; toWorker: string | null }[]).filter(one => one.toWorker === who.id && one.code.startsWith('case.moved_')).map(one => one.code)
// who serves where is no secret: the telephone book is left out
const pulled = async (phone: Phone) => { await feedIsPast(house); await phone.sync.now(); const book = new Set([...phone.ids('post'), ...phone.ids('worker')]); return JSON.stringify(phone.ids().filter(id => !book.has(id)).map(id => phone.memory.kept('', id))) }
const rowsOf = async (sql: string, id: string) => (await house.owner.query(sql, [id])).rows

/** A family of Paruga: Budi leads, Wahyu helps, Rahma reported it and is not on the team. */
async function familyOf(name: string, over: Record<string, unknown> = {}, by = rahma): Promise<string> {
  const caseId = await by.does('case.open', intake({ who: name, name, household: { label: `Keluarga ${name}` }, address: 'Jalan lama', landmark: 'Dekat pasar', position: { lat: -8.4, lon: 118.7, accuracy: 5 }, ...over }), 'case')
  await nur.does('case.assign', { caseId, leadId: budi.id, teamIds: [wahyu.id] })
  return caseId
}

describe('a family moves from Paruga to Nae', () => {
  let caseId: string, siblingId: string, stepId: string, goneId: string, laterVisit: string, todayVisit: string, pastVisit: string
  let phones: Record<string, Phone>
  const left: string[] = []

  beforeAll(async () => {
    caseId = await familyOf('Ibu Kanari')
    siblingId = await familyOf('Bapak Lain')
    await nur.does('case.triage', { caseId, types: ['LUT'], bidang: 'rehsos' })
    stepId = await budi.does('step.add', { caseId, what: 'Antar permakanan', ownerId: budi.id, due: dayFromToday(3) }, 'next_step')
    goneId = await budi.does('step.add', { caseId, what: 'Urus KK', ownerId: budi.id, due: dayFromToday(3) }, 'next_step')
    await budi.does('step.do', { stepId: goneId, state: 'selesai' })
    await budi.does('consent.take', { caseId, purposes: ['asesmen'], givenBy: 'sendiri', day: dayFromToday(0), manner: 'lisan', witness: 'Karim', explained: true, giver: 'Ibu Kanari' })
    await budi.does('plan.draw', { caseId, reviewDay: dayFromToday(30), goals: [{ domain: 'sosial', aim: 'Tinggal bersama anak' }] })
    await budi.does('visit.report_unannounced', { caseId, day: dayFromToday(0), from: '00:00', to: '00:05', purpose: 'pendampingan', outcome: 'bertemu', findings: 'Sehat.', untoldReason: 'kebetulan_lewat' })
    pastVisit = (await budi.get(`/api/v1/visits?caseId=${caseId}`)).body.items[0].id
    todayVisit = await visitOf(budi, await budi.does('trip.plan', trip([caseId], 0), 'trip'), caseId)
    laterVisit = await visitOf(wahyu, await wahyu.does('trip.plan', trip([caseId, siblingId], 4), 'trip'), caseId)
    await rahma.does('trip.plan', trip([caseId], 9), 'trip')
    phones = Object.fromEntries([rahma, wahyu, iwan, budi, ahmad, nina, karim, salma].map(who => [who.name, openPhone(who, who === rahma ? { turns: { leaves: gone => left.push(...gone.map(({ kind, record }) => `${kind} ${record.region}`)) } } : {})]))
    for (const phone of Object.values(phones)) await pulled(phone)
    expect(['Rahma', 'Wahyu', 'Budi', 'Ahmad'].map(name => phones[name]!.ids('case').includes(caseId))).toEqual([true, true, true, true])
  }, 60_000)

  test('only whoever looks after cases in both places moves it, to a kelurahan of the same office; another kabupaten is for a referral', async () => {
    const faults = async (over: object) => (await tari.act('case.move', moving(caseId, over))).body.details.faults
    expect(await faults({ region: '52.72.01' })).toMatchObject([{ at: 'region', rule: 'kelurahan' }])
    expect(await faults({ region: PARUGA })).toMatchObject([{ at: 'region', rule: 'same_kelurahan' }])
    expect(await faults({ region: DESA })).toMatchObject([{ at: 'region', rule: 'by_referral' }])
    expect(await faults({ region: '52.72.01.9999' })).toMatchObject([{ at: 'region', rule: 'region' }])
    for (const other of [rahma, wahyu, budi, ahmad]) expect((await other.act('case.move', moving(caseId))).status, other.name).toBe(403)
    for (const stranger of [salma, kabidTetangga]) expect((await stranger.act('case.move', moving(caseId))).status, stranger.name).toBe(404)
  })

  test('the operator moves it: case, family, team, open step, plan and consent stand in Nae; what happened stays in Paruga', async () => {
    await tari.does('case.move', moving(caseId))
    const record = (await tari.get(`/api/v1/cases/${caseId}`)).body
    expect(record).toMatchObject({ region: NAE, rt: '003', rw: '001', address: ADDRESS, landmark: LANDMARK, position: null })
    expect((await tari.get(`/api/v1/cases?region=${NAE}`)).body.items.map((one: { id: string }) => one.id)).toEqual([caseId])
    const regions = async (table: string, where: string) => [...new Set((await rowsOf(`select region || ' ' || kec as at from ${table} where ${where} = $1`, caseId)).map(row => row.at))]
    for (const table of ['members', 'plans', 'goals', 'consents']) expect(await regions(table, 'case_id'), table).toEqual([`${NAE} 52.72.01`])
    expect(await rowsOf('select id, region from next_steps where case_id = $1 order by region', caseId)).toEqual([{ id: goneId, region: PARUGA }, { id: stepId, region: NAE }])
    expect(await rowsOf('select p.region as person, h.region as household, h.rt, m.region as membership from cases c join persons p on p.id = c.person_id join households h on h.id = c.household_id join memberships m on m.person_id = p.id where c.id = $1', caseId)).toEqual([{ person: NAE, household: NAE, rt: '003', membership: NAE }])
    expect(await rowsOf('select id, region, state from visits where case_id = $1 order by day', caseId)).toEqual(expect.arrayContaining([{ id: pastVisit, region: PARUGA, state: 'selesai' }, { id: todayVisit, region: PARUGA, state: 'rencana' }, { id: laterVisit, region: PARUGA, state: 'batal' }]))
    expect((await rowsOf('select t.state from visits v join trips t on t.id = v.trip_id where v.case_id = $1 and v.day > current_date + 2 order by t.day', caseId)).map(row => row.state)).toEqual(['rencana', 'batal'])
    const { timeline } = (await budi.get(`/api/v1/cases/${caseId}/file`)).body
    expect(timeline[0]).toMatchObject({ action: 'case.move', actorName: 'Tari', input: { region: NAE, reason: 'Ikut anaknya', address: '•••' } })
  })

  test('the team hears of a new address, the lurah of Nae that somebody came, the lurah of Paruga and whoever reported it only that it went', async () => {
    expect(await Promise.all([budi, wahyu, nina, iwan, ahmad, rahma, karim, camat, salma].map(codes))).toEqual([['case.moved_on'], ['case.moved_on'], ['case.moved_here'], [], ['case.moved_away'], ['case.moved_away'], [], [], []])
    const told = await rowsOf(`select region, case_id, told from notices where to_worker = $1 and code = 'case.moved_away'`, ahmad.id)
    expect(told).toEqual([{ region: PARUGA, case_id: null, told: {} }])
  })

  test('within one pull it leaves the phones of Paruga, to whom it is not there any more; it comes to Nae, and stays with the team', async () => {
    for (const name of ['Rahma', 'Ahmad', 'Karim', 'Salma']) {
      const text = await pulled(phones[name]!)
      expect([phones[name]!.ids('case').includes(caseId), [NAE, '"003"', ADDRESS, LANDMARK, 'Ibu Kanari'].filter(word => text.includes(word))], name).toEqual([false, []])
    }
    // Data di ponsel ini says so in a line: one case of Paruga, no longer part of the work
    expect(left).toContain(`case ${PARUGA}`)
    for (const who of [rahma, ahmad, karim, salma]) expect((await who.get(`/api/v1/cases/${caseId}`)).text, who.name).toBe((await who.get(`/api/v1/cases/${caseId.slice(0, -12)}${'0'.repeat(7)}${caseId.slice(-5)}`)).text)
    for (const who of [rahma, ahmad]) for (const list of ['cases', 'visits', 'trips', 'persons', 'households', 'members', 'next_steps', 'alarms']) expect((await who.get(`/api/v1/${list}?limit=100`)).text, `${who.name} ${list}`).not.toMatch(new RegExp(`${NAE}|${ADDRESS}|${LANDMARK}`))
    const nae = await pulled(phones.Iwan!)
    expect([phones.Iwan!.memory.get('case', caseId)?.depth, nae.includes('Ibu Kanari'), nae.includes(ADDRESS)]).toEqual(['brief', true, false])
    for (const name of ['Budi', 'Wahyu']) {
      await pulled(phones[name]!)
      expect(phones[name]!.memory.get('case', caseId), name).toMatchObject({ region: NAE, address: ADDRESS })
    }
    expect(await pulled(openPhone(rahma))).not.toMatch(new RegExp(`${NAE}|Ibu Kanari`))
  })

  test('what was written before it moved is not lost: the report of today arrives, an edit of the old place is a difference, a note of the old kelurahan waits at the office', async () => {
    const report = envelopeOf(HOME, 'visit.report', { visitId: todayVisit, outcome: 'bertemu', findings: 'Sedang berkemas.' }, anHourAgo())
    const step = envelopeOf(HOME, 'step.do', { stepId, state: 'selesai' }, anHourAgo())
    const landmark = envelopeOf(HOME, 'case.edit', { caseId, edits: { landmark: ['Dekat pasar', 'Samping pasar'] } }, anHourAgo())
    expect((await push(budi, report, step, landmark)).map(receipt => receipt.refused ?? null)).toEqual([null, null, null])
    expect((await budi.get(`/api/v1/visits/${todayVisit}`)).body).toMatchObject({ state: 'selesai', findings: 'Sedang berkemas.', region: PARUGA })
    expect((await budi.get(`/api/v1/cases/${caseId}`)).body).toMatchObject({ landmark: LANDMARK, clashes: [{ field: 'landmark' }] })
    const note = envelopeOf(HOME, 'case.note', { caseId, text: 'Dari Paruga.' }, anHourAgo())
    const plan = envelopeOf(HOME, 'trip.plan', trip([caseId], 6), anHourAgo())
    expect([(await push(wahyu, note))[0]!.refused, (await push(rahma, plan))[0]!.refused]).toMatchObject([{ code: 'quarantined', details: { why: 'moved' } }, { code: 'quarantined', details: { why: 'moved' } }])
    expect((await tari.get('/api/v1/quarantine')).body.items.map((one: { id: string }) => one.id)).toEqual(expect.arrayContaining([note.id, plan.id]))
    expect((await tari.ask('POST', `/api/v1/quarantine/${note.id}/take`, {})).status).toBe(200)
    expect((await tari.get(`/api/v1/cases/${caseId}/file`)).body.remarks.map((one: { text: string }) => one.text)).toContain('Dari Paruga.')
    expect((await kabidTetangga.get('/api/v1/quarantine')).body.items).toEqual([])
    // a visit called off by the move: the report lies with its maker, who reads why
    expect((await push(wahyu, envelopeOf(HOME, 'visit.report', { visitId: laterVisit, outcome: 'bertemu', findings: 'Lebih awal.' }, anHourAgo())))[0]!.refused).toMatchObject({ code: 'visit.reported', details: { state: 'batal' } })
  })

  test('sent twice it counts once, and it may come back', async () => {
    const back = envelopeOf(HOME, 'case.move', { caseId, region: PARUGA, rt: '005' })
    const [first] = await push(tari, back)
    expect(await push(tari, back)).toEqual([first])
    await pulled(phones.Iwan!)
    await pulled(phones.Ahmad!)
    expect([phones.Iwan!.ids('case').includes(caseId), phones.Ahmad!.memory.get('case', caseId)?.region]).toEqual([false, PARUGA])
    expect((await tari.get(`/api/v1/cases/${caseId}`)).body).toMatchObject({ address: null, landmark: null })
    await nur.does('case.step', { caseId, step: 'selesai_info', reason: 'Selesai' })
    expect((await tari.act('case.move', moving(caseId))).body.code).toBe('case.closed')
  })
})

describe('an old hand that wrote before the family moved', () => {
  const FAR = '52.72.02.1004', NEW = new RegExp(`${FAR.replaceAll('.', '\\.')}|"077"|Gang Rahasia|Belakang kebun`)
  const far = (caseId: string) => tari.does('case.move', { caseId, region: FAR, rt: '077', rw: '008', address: 'Gang Rahasia 3', landmark: 'Belakang kebun' })
  const unannounced = (caseId: string, over: object = {}) => ({ caseId, day: dayFromToday(0), from: '00:00', to: '00:02', purpose: 'pendampingan', outcome: 'bertemu', findings: 'Ditulis sebelum pindah.', untoldReason: 'kebetulan_lewat', ...over })
  const hers = (over: object = {}) => ({ what: 'Bawakan berkas', ownerId: rahma.id, due: dayFromToday(3), ...over })
  const take = async (id: string) => { const answer = await tari.ask('POST', `/api/v1/quarantine/${id}/take`, {}); expect(answer.status, answer.text).toBe(200) }
  /** All that a telephone was ever told by pulls, and what a new one of the same worker is told. */
  const heard = async (phone: Phone, who: Someone) => { await pulled(phone); const fresh = openPhone(who); await pulled(fresh); return [...phone.line.heard, ...fresh.line.heard].join() }

  test('a visit nobody was told of, taken over after the move, stands where the family lived then, with its next step and picture; Rahma and Wahyu read there what they wrote and never where it is now', async () => {
    const caseId = await familyOf('Ibu Dahulu')
    const phones = [openPhone(rahma), openPhone(wahyu)]
    for (const phone of phones) await pulled(phone)
    const [visitId, ofWahyu] = [freshId(HOME), freshId(HOME)]
    const late = envelopeOf(HOME, 'visit.report_unannounced', { ...unannounced(caseId, { next: hers() }), id: visitId }, anHourAgo())
    const team = envelopeOf(HOME, 'visit.report_unannounced', { ...unannounced(caseId, { from: '00:03', to: '00:05' }), id: ofWahyu }, anHourAgo())
    await far(caseId)
    expect((await push(rahma, late))[0]!.refused).toMatchObject({ code: 'quarantined', details: { why: 'moved' } })
    const picture = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#7a5' } }).jpeg().toBuffer()
    const sha256 = createHash('sha256').update(picture).digest('hex')
    expect((await rahma.ask('POST', `/api/v1/visits/${visitId}/uploads`, { sha256, size: picture.length, type: 'image/jpeg' })).body).toMatchObject({ held: true })
    await fetch(`${rahma.url}/api/v1/visits/${visitId}/uploads/${sha256}?offset=0`, { method: 'PATCH', headers: { 'content-type': 'application/octet-stream', authorization: `Bearer ${rahma.token}` }, body: new Uint8Array(picture) })
    await take(late.id)
    // on the team, though posted at the old place alone: what was written there is filed there, without a detour
    expect((await push(wahyu, team))[0]!.refused ?? null).toBe(null)
    const seen = async (id: string) => (await tari.get(`/api/v1/visits/${id}`)).body
    for (const id of [visitId, ofWahyu]) expect(await seen(id)).toMatchObject({ region: PARUGA, rt: '005', rw: '002', findings: 'Ditulis sebelum pindah.' })
    expect((await seen(visitId)).reportedByName).toBe('Rahma')
    expect(await rowsOf('select region from photos where visit_id = $1', visitId)).toEqual([{ region: PARUGA }])
    expect(await rowsOf('select region, owner_name as owner from next_steps where visit_id = $1', visitId)).toEqual([{ region: PARUGA, owner: 'Rahma' }])
    const told = await heard(phones[0]!, rahma)
    expect([told.includes(visitId), told.includes('Ditulis sebelum pindah.'), NEW.exec(told)?.[0]]).toEqual([true, true, undefined])
    // every place of the kota has its name on a telephone: those of the team's cases, and of what left
    expect((await wahyu.get('/api/session')).body.places).toMatchObject({ [PARUGA]: 'Paruga', [FAR]: expect.stringMatching(/\D/) })
  })

  test('the visit of today is reported after the move by who may not know the new place: its next step stands there, and coming again is off', async () => {
    const caseId = await familyOf('Ibu Hari Ini')
    const visitId = await visitOf(rahma, await rahma.does('trip.plan', trip([caseId], 0), 'trip'), caseId)
    const phone = openPhone(rahma)
    await pulled(phone)
    await far(caseId)
    const again = { tripId: freshId(HOME), day: dayFromToday(5), from: '09:00', to: '10:00' }
    const report = envelopeOf(HOME, 'visit.report', { visitId, outcome: 'tidak_bertemu', next: hers(), again })
    expect((await push(rahma, report))[0]!.refused ?? null).toBe(null)
    expect(await rowsOf('select region from next_steps where visit_id = $1', visitId)).toEqual([{ region: PARUGA }])
    expect(await rowsOf('select v.region, v.rt, v.state, t.state as trip, t.cancel_reason as why from visits v join trips t on t.id = v.trip_id where v.trip_id = $1', again.tripId)).toEqual([{ region: PARUGA, rt: '005', state: 'batal', trip: 'batal', why: 'pindah' }])
    expect(NEW.exec(await heard(phone, rahma))?.[0]).toBe(undefined)
    // her step was there before the next move as well, and stays
    await tari.does('case.move', { caseId, region: NAE })
    expect(await rowsOf('select region from next_steps where visit_id = $1', visitId)).toEqual([{ region: PARUGA }])
  })

  test('who plans at the new place is paired with the lead of the team who was at the old one, and with nobody who must not hear of it', async () => {
    const caseId = await familyOf('Ibu Berpasangan', { household: { label: 'Keluarga Berpasangan' } })
    const phone = openPhone(rahma)
    for (const [who, from, to] of [[rahma, '00:00', '00:02'], [budi, '00:03', '00:05']] as const) await push(who, envelopeOf(HOME, 'visit.report_unannounced', unannounced(caseId, { from, to })))
    await pulled(phone)
    await tari.does('case.move', moving(caseId))
    await iwan.does('trip.plan', trip([caseId], 1), 'trip')
    expect(await rowsOf('select other_lead_name as other, region from overlap_pairs where case_id = $1', caseId)).toEqual([{ other: 'Budi', region: NAE }])
    const told = async (who: Someone) => ((await who.get('/api/v1/notices?limit=100')).body.items as { code: string; toWorker: string | null; told: { otherName?: string } }[]).filter(one => one.toWorker === who.id && one.told.otherName === 'Iwan').map(one => one.code)
    expect([await told(rahma), (await told(budi)).length, (await pulled(phone)).includes(NAE)]).toEqual([[], 1, false])
  })

  test('a step and an action that were open for somebody off the team stay behind; those of the team go along, and so does one written before and taken over', async () => {
    const caseId = await familyOf('Ibu Sisa Tugas')
    await nur.does('case.triage', { caseId, types: ['LUT'], bidang: 'rehsos' })
    const [left, along] = [await budi.does('step.add', { caseId, ...hers({ what: 'Milik Rahma' }) }, 'next_step'), await nur.does('step.add', { caseId, what: 'Milik Budi', ownerId: budi.id, due: dayFromToday(3) }, 'next_step')]
    const deed = await budi.does('deed.add', { caseId, what: 'Aksi Rahma', of: 'petugas', ownerId: rahma.id, due: dayFromToday(3) }, 'deed')
    const phone = openPhone(rahma)
    await pulled(phone)
    const [late, hersToo] = [envelopeOf(HOME, 'step.add', { caseId, what: 'Dari Wahyu', ownerId: wahyu.id, due: dayFromToday(4) }, anHourAgo()), envelopeOf(HOME, 'step.add', { caseId, ...hers({ what: 'Untuk Rahma' }) }, anHourAgo())]
    await far(caseId)
    expect((await push(wahyu, late, hersToo)).map(one => one.refused?.code)).toEqual(['quarantined', 'quarantined'])
    await take(late.id)
    await take(hersToo.id)
    const places = Object.fromEntries((await rowsOf('select id, what, region from next_steps where case_id = $1', caseId)).map(row => [row.what, row.region]))
    expect([places, left === along]).toEqual([{ 'Milik Rahma': PARUGA, 'Milik Budi': FAR, 'Dari Wahyu': FAR, 'Untuk Rahma': PARUGA }, false])
    expect(await rowsOf('select region from deeds where id = $1', deed)).toEqual([{ region: PARUGA }])
    expect(NEW.exec(await heard(phone, rahma))?.[0]).toBe(undefined)
  })
})

test('the report of a visit that Rahma planned without a line waits beside its plan when the family has moved, and is taken over after it', async () => {
  const caseId = await familyOf('Ibu Rencana')
  const plan = envelopeOf(HOME, 'trip.plan', { ...trip([caseId], 0), noInvite: 'cukup_petugas' }, new Date(Date.now() - 3_600_000).toISOString())
  const report = envelopeOf(HOME, 'visit.report', { visitId: deriveId(plan.id, 1), outcome: 'bertemu', findings: 'Sehat.' }, new Date(Date.now() - 1_800_000).toISOString())
  await tari.does('case.move', moving(caseId))
  expect((await push(rahma, plan, report)).map(one => one.refused)).toMatchObject([plan, report].map(() => ({ code: 'quarantined', details: { why: 'moved' } })))
  // sent again it gets the same answer; what hangs on nothing of hers stays refused
  expect((await push(rahma, report))[0]!.refused).toMatchObject({ code: 'quarantined' })
  expect((await push(rahma, envelopeOf(HOME, 'visit.report', { visitId: freshId(HOME), outcome: 'bertemu', findings: 'Entah.' })))[0]!.refused).toMatchObject({ code: 'not_found' })
  // what is taken over without its ground waits on; after it, it is done
  const take = async (id: string, more: object = {}) => (await tari.ask('POST', `/api/v1/quarantine/${id}/take`, more)).status
  expect(await take(report.id)).toBe(409)
  expect([await take(plan.id, { noInvite: 'cukup_petugas' }), await take(report.id)]).toEqual([200, 200])
  expect(await rowsOf('select findings is not null as told, reported_by_name as by from visits where case_id = $1', caseId)).toEqual([{ told: true, by: 'Rahma' }])
})

test('a family that another open case of Paruga names stays until that case moves too', async () => {
  const first = await familyOf('Kakek Berdua')
  const { householdId } = (await tari.get(`/api/v1/cases/${first}`)).body
  const second = await nur.does('case.open', intake({ who: 'Nenek Berdua', name: 'Nenek Berdua', householdId }), 'case')
  const at = async () => (await rowsOf('select region from households where id = $1', householdId))[0].region
  await tari.does('case.move', moving(first))
  expect(await at()).toBe(PARUGA)
  await tari.does('case.move', moving(second))
  expect(await at()).toBe(NAE)
  // over to another kecamatan: found there by every level of the place, and nowhere else
  await tari.does('case.move', moving(second, { region: '52.72.02.1004' }))
  const of = async (region: string) => (await tari.get(`/api/v1/cases?region=${region}&limit=100`)).body.items.some((one: { id: string }) => one.id === second)
  expect([await of('52.72.01'), await of('52.72.02'), (await camat.get(`/api/v1/cases/${second}`)).status]).toEqual([false, true, 404])
})

describe('a confidential case moves', () => {
  test('nobody outside its team learns of it: no lurah, no reporter, no operator', async () => {
    const caseId = await familyOf('Anak Rahasia', { seal: 'ya' })
    const phones = [rahma, iwan, ahmad, nina].map(who => openPhone(who))
    for (const phone of phones) await pulled(phone)
    const [before, team] = [await Promise.all([rahma, iwan, ahmad, nina, karim, tari].map(codes)), await Promise.all([budi, wahyu].map(codes))]
    const heard = phones.map(phone => phone.line.heard.length)
    expect((await tari.act('case.move', moving(caseId))).status).toBe(404)
    await nur.does('case.move', moving(caseId))
    for (const [nth, phone] of phones.entries()) {
      await pulled(phone)
      expect(phone.line.heard.slice(heard[nth]).flatMap(text => { const { put = [], forget = [] } = JSON.parse(text); return [...put, ...forget] }), `${nth}`).toEqual([])
    }
    expect(await Promise.all([rahma, iwan, ahmad, nina, karim, tari].map(codes))).toEqual(before)
    expect((await Promise.all([budi, wahyu].map(codes))).map((all, nth) => all.slice(0, all.length - team[nth]!.length))).toEqual([['case.moved_on'], ['case.moved_on']])
    expect((await budi.get(`/api/v1/cases/${caseId}`)).body).toMatchObject({ region: NAE, address: ADDRESS, sealed: true })
    expect(await rowsOf('select p.region, h.region as household from cases c join persons p on p.id = c.person_id join households h on h.id = c.household_id where c.id = $1', caseId)).toEqual([{ region: NAE, household: NAE }])
  })

  test('of a person whom an open case names too nothing moves, and a confidential one holds nobody back', async () => {
    const open = await familyOf('Ibu Dua Kasus')
    const { personId, householdId } = (await tari.get(`/api/v1/cases/${open}`)).body
    const sealed = await nur.does('case.open', intake({ who: 'Anaknya', personId, householdId, seal: 'ya' }), 'case')
    const at = async () => (await rowsOf('select region from persons where id = $1', personId))[0].region
    await nur.does('case.move', moving(sealed))
    expect(await at()).toBe(PARUGA)
    await nur.does('case.move', { caseId: sealed, region: PARUGA })
    await tari.does('case.move', moving(open))
    expect(await at()).toBe(NAE)
  })
})

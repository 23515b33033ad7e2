import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { watchPapers } from '#slices/institutions/server.ts'
import { JOB_ROLE } from '#src/rights.ts'
import { asSystem, dayFromToday, freshId, made, openHouse, openOffice, settle, type House, type Someone } from './house.ts'
import { fetchPdf } from './papers.ts'

const KOTA = '52.72', PARUGA = '52.72.01.1001', TODAY = dayFromToday(0)
let house: House
let nur: Someone, tari: Someone, hj: Someone, lina: Someone, umi: Someone, dewi: Someone, rahma: Someone, herlina: Someone, wulan: Someone, ari: Someone, rt: Someone
let wredha: string, shelter: string, register: string, room: string, idris: string, idrisStay: string

const group = (more: object = {}) => ({ key: 'lk', sex: 'L', ageFrom: 60, ageTo: null, categories: ['LUT'], places: 2, ...more })
const women = { key: 'pr', sex: 'P', ageFrom: 60, ageTo: null, categories: ['LUT'], places: 3 }
const person = (more: object = {}) => ({ who: 'Pak Idris, lansia', name: 'Idris Contoh', sex: 'L', bornYear: 1950, needs: ['lansia'], urgency: 'segera', region: PARUGA, rt: '005', rw: '002', seal: 'tidak', ...more })
const caseOf = async (who: string, more: object = {}) => {
  const caseId = await rahma.does('case.open', person({ who, name: who, ...more }), 'case')
  await tari.does('case.triage', { caseId, types: ['LUT'], bidang: 'rehsos' })
  return caseId
}
const entry = async (who: Someone, unitId = wredha) => (await who.get(`/api/v1/institutions?unitId=${unitId}`)).body.items[0]
const residents = async (who: Someone, query = '') => (await who.get(`/api/v1/stays?limit=100${query}`)).body.items as { id: string; who: string; state: string; bed: string | null }[]
/** Somebody's telephone after a first load; gives what each further look brings. */
const following = async (who: Someone) => {
  let at = (await who.ask('POST', '/api/pull', { have: [] })).body
  return async () => {
    at = (await who.ask('POST', '/api/pull', { cursor: at.cursor, scope: at.scope })).body
    return (at.put as { kind: string; record: { id: string } }[]).map(({ kind, record }) => `${kind} ${record.id}`)
  }
}
const pulled = async (who: Someone) => {
  const { body } = await who.ask('POST', '/api/pull', { have: [] })
  return JSON.stringify(body)
}

beforeAll(async () => {
  house = await openHouse()
  await openOffice(house, KOTA, 'Dinas Sosial Kota Bima')
  await openOffice(house, '52.06', 'Dinas Sosial Kabupaten Bima')
  wredha = made(await asSystem(house, 5272, 'unit.add', { region: KOTA, name: 'Panti Wredha Meci Angi', sort: 'panti', phone: '0374-111' }), 'unit')!
  shelter = made(await asSystem(house, 5272, 'unit.add', { region: KOTA, name: 'Rumah Singgah', sort: 'rumah_singgah' }), 'unit')!
  ;[nur, tari, hj, lina, umi, dewi, rahma, herlina, wulan, ari, rt] = await Promise.all([
    settle(house, 'Nur Aini', { role: 'kabid', region: KOTA }), settle(house, 'Tari', { role: 'operator', region: KOTA }), settle(house, 'Hj. Ratna', { role: 'kepala_upt', region: KOTA, unitId: wredha }), settle(house, 'Lina', { role: 'petugas_panti', region: KOTA, unitId: wredha }),
    settle(house, 'Umi', { role: 'petugas_panti', region: KOTA, unitId: shelter }), settle(house, 'Dewi', { role: 'sakti_peksos', region: KOTA }), settle(house, 'Rahma', { role: 'psm', region: PARUGA, pillar: 'psm' }), settle(house, 'Herlina', { role: 'dinas_provinsi', region: '52' }),
    settle(house, 'Wulan', { role: 'kabid', region: '52.06' }), settle(house, 'Ari', { role: 'admin', region: KOTA }), settle(house, 'Karim', { role: 'ketua_rt', region: PARUGA, rt: '005', rw: '002' }),
  ]) as [Someone, Someone, Someone, Someone, Someone, Someone, Someone, Someone, Someone, Someone, Someone]
})
afterAll(() => house?.close())

test('the head of the panti puts the own house into the register, and no other', async () => {
  register = await hj.does('institution.register', { unitId: wredha, services: [{ name: 'Perawatan lansia telantar', requirements: 'Laporan sosial, KTP atau surat keterangan, surat sehat' }], groups: [group(), women], papers: [{ sort: 'siop', number: '460/12/2023', until: dayFromToday(20) }, { sort: 'akreditasi', grade: 'B', until: dayFromToday(400) }], address: 'Jalan Contoh 1' }, 'institution')
  expect((await hj.act('institution.register', { unitId: wredha, groups: [group()] })).body.code).toBe('institution.registered')
  expect((await hj.act('institution.register', { unitId: shelter, groups: [group()] })).status).toBe(403)
  expect((await lina.act('institution.edit', { institutionId: register, accepts: false })).status).toBe(403)
  await tari.does('institution.register', { unitId: shelter, groups: [{ key: 'semua', sex: 'semua', categories: [], places: 2 }, { key: 'aman', sex: 'P', categories: ['AKTK', 'KTK'], places: 4 }] })
  room = await hj.does('room.add', { unitId: wredha, name: 'Melati', sex: 'L', beds: ['1', '2', '3'] }, 'room')
  expect((await hj.act('room.add', { unitId: wredha, name: 'Melati', sex: 'P', beds: ['1', '1'] })).body.details.faults).toMatchObject([{ at: 'name', rule: 'room_taken' }, { at: 'beds', rule: 'same_entry' }])
})

test('whoever refers in the home, and the province, sees services, papers and free places; a neighbour and an RT head see none', async () => {
  for (const who of [rahma, tari, nur, umi, herlina]) expect(await entry(who), who.name).toMatchObject({ name: 'Panti Wredha Meci Angi', places: 5, freeTotal: 5, free: { lk: 2, pr: 3 }, nextDate: dayFromToday(20) })
  for (const who of [wulan, ari, rt]) {
    expect((await who.get('/api/v1/institutions')).body.items, who.name).toEqual([])
    expect((await who.get(`/api/v1/institutions/${register}`)).text, who.name).toBe((await who.get(`/api/v1/institutions/${freshId(5272)}`)).text)
  }
  expect((await hj.get(`/api/v1/institutions/${register}`)).body).toMatchObject({ taken: {}, depth: 'full' })
  expect((await tari.get(`/api/v1/institutions/${register}`)).body.taken).toBeUndefined()
})

test('an elderly man who was referred is admitted with a bed; his case is in the hands of the house, and one place less is free', async () => {
  idris = await caseOf('Pak Idris', { name: 'Idris Contoh' })
  await nur.does('case.assign', { caseId: idris, leadId: rahma.id })
  expect((await lina.act('stay.admit', { caseId: idris, unitId: wredha })).status).toBe(404)
  await nur.does('case.step', { caseId: idris, step: 'rujuk', reason: 'Perlu tempat tinggal', unitId: wredha })
  expect((await umi.act('stay.admit', { caseId: idris, unitId: shelter })).status).toBe(404)
  expect((await lina.act('stay.admit', { caseId: idris, unitId: shelter })).status).toBe(403)
  expect((await lina.act('stay.admit', { caseId: idris, unitId: wredha, day: dayFromToday(1) })).body.details.faults).toMatchObject([{ at: 'day', rule: 'future_day' }])
  idrisStay = await lina.does('stay.admit', { caseId: idris, unitId: wredha, roomId: room, bed: '1', broughtBy: 'Rahma (PSM)', arrival: 'Lemah, dapat berjalan', things: [{ what: 'baju', count: 3 }] }, 'stay')
  expect((await lina.get(`/api/v1/stays/${idrisStay}`)).body).toMatchObject({ who: 'Pak Idris', groupKey: 'lk', bed: '1', state: 'di_panti', arrival: 'Lemah, dapat berjalan', broughtBy: 'Rahma (PSM)' })
  expect(await entry(rahma)).toMatchObject({ freeTotal: 4, free: { lk: 1, pr: 3 } })
  expect((await lina.get(`/api/v1/cases/${idris}/file`)).body.case).toMatchObject({ depth: 'full', unitId: wredha })
  expect((await rahma.get(`/api/v1/notices?toWorker=${rahma.id}`)).body.items.map((one: { code: string }) => one.code)).toContain('stay.admitted')
  expect((await lina.act('stay.admit', { caseId: idris, unitId: wredha })).body.code).toBe('stay.lives_there')
  expect((await nur.act('case.step', { caseId: idris, step: 'kembali', reason: 'Salah' })).body.code).toBe('case.still_resident')
})

test('the shelter, the neighbouring kabupaten, the RT head and the admin see nothing of a resident; the numbers name nobody', async () => {
  expect((await residents(hj)).map(({ who }) => who)).toEqual(['Pak Idris'])
  expect((await residents(nur)).map(({ who }) => who)).toEqual(['Pak Idris'])
  for (const who of [umi, wulan, ari, rt, dewi, herlina]) {
    expect(await residents(who), who.name).toEqual([])
    expect((await who.get(`/api/v1/stays/${idrisStay}`)).text, who.name).toBe((await who.get(`/api/v1/stays/${freshId(5272)}`)).text)
    expect((await who.act('stay.leave', { stayId: idrisStay, until: dayFromToday(2), escort: 'x' })).status, who.name).toBe(404)
    // Dewi reads in brief who is in need in the city; where he lives is another matter
    expect(await pulled(who), who.name).not.toMatch(who === dewi ? /"kind":"stay"/ : /Pak Idris/)
  }
})

test('somebody of whom nobody knew is taken in at the door, and lies in a bed of his own', async () => {
  const answer = await lina.act('stay.admit_new', person({ who: 'Laki-laki, ±70 th, di terminal', name: null, bornYear: 1955, unitId: wredha, roomId: room, bed: '1', broughtBy: 'Satpol PP' }))
  expect(answer.body).toMatchObject({ code: 'stay.bed_taken', details: { bed: '1', room: 'Melati' } })
  const stayId = await lina.does('stay.admit_new', person({ who: 'Laki-laki, ±70 th, di terminal', name: null, bornYear: 1955, unitId: wredha, roomId: room, bed: '2', broughtBy: 'Satpol PP' }), 'stay')
  expect((await residents(lina, '&state=di_panti')).length).toBe(2)
  expect(await entry(rahma)).toMatchObject({ free: { lk: 0, pr: 3 }, over: false })
  const { caseId } = (await lina.get(`/api/v1/stays/${stayId}`)).body
  expect((await lina.get(`/api/v1/cases/${caseId}`)).body).toMatchObject({ depth: 'full', unitId: wredha, stage: 'masuk' })
  const full = await lina.act('stay.admit_new', person({ who: 'Pak Amin', name: 'Amin', unitId: wredha }))
  expect(full).toMatchObject({ status: 409, body: { code: 'stay.no_place', details: { name: 'Panti Wredha Meci Angi' } } })
  expect((await lina.act('stay.admit_new', person({ who: 'Pak Amin', unitId: wredha, groupKey: 'pr' }))).body.details.faults).toMatchObject([{ at: 'groupKey', rule: 'group_sex' }])
  // a woman gets no bed among men, whether her case is known or put on record at the door
  const zubaedah = await caseOf('Ibu Zubaedah', { sex: 'P' })
  await nur.does('case.step', { caseId: zubaedah, step: 'rujuk', reason: 'Perlu tempat tinggal', unitId: wredha })
  for (const [act, input] of [['stay.admit', { caseId: zubaedah, unitId: wredha, roomId: room, bed: '3' }], ['stay.admit_new', person({ who: 'Ibu Lela', sex: 'P', unitId: wredha, roomId: room, bed: '3' })]] as const) expect((await lina.act(act, input)).body.details.faults, act).toMatchObject([{ at: 'roomId', rule: 'group_sex' }])
  await nur.does('case.step', { caseId: zubaedah, step: 'kembali', reason: 'Keluarga menjemput' })
})

test('leave keeps the place or gives it away; a bed is changed; whoever comes back without a place is told so', async () => {
  await lina.does('stay.move', { stayId: idrisStay, roomId: room, bed: '3' })
  expect((await hj.get(`/api/v1/rooms/${room}`)).body.taken.toSorted()).toEqual(['2', '3'])
  await lina.does('stay.leave', { stayId: idrisStay, until: dayFromToday(3), escort: 'Anak, Bu Siti' })
  expect((await lina.get(`/api/v1/stays/${idrisStay}`)).body).toMatchObject({ state: 'cuti', leaveUntil: dayFromToday(3), leaveWith: 'Anak, Bu Siti', bed: '3' })
  expect((await entry(rahma)).free).toEqual({ lk: 0, pr: 3 })
  expect((await lina.act('stay.move', { stayId: idrisStay })).body.code).toBe('no_such_step')
  await lina.does('stay.return', { stayId: idrisStay })
  await lina.does('stay.leave', { stayId: idrisStay, until: dayFromToday(30), escort: 'Anak, Bu Siti', keeps: false })
  expect((await entry(rahma)).free).toEqual({ lk: 1, pr: 3 })
  const amin = await lina.does('stay.admit_new', person({ who: 'Pak Amin', name: 'Amin', unitId: wredha }), 'stay')
  expect((await lina.act('stay.return', { stayId: idrisStay })).body.code).toBe('stay.no_place')
  await lina.does('stay.discharge', { stayId: amin, way: 'melarikan_diri', note: 'Tidak ada sejak Subuh' })
  await lina.does('stay.return', { stayId: idrisStay, roomId: room, bed: '1' })
  expect((await hj.get(`/api/v1/institutions/${register}`)).body).toMatchObject({ taken: { lk: 2 }, tally: [{ day: TODAY, masuk: 3, keluar: 1, cuti: 2, kembali: 2 }] })
})

test('fewer places than people: none is free, never less than none, and house and office are told', async () => {
  await hj.does('institution.edit', { institutionId: register, groups: [group({ places: 1 }), women] })
  expect(await entry(rahma)).toMatchObject({ places: 4, freeTotal: 3, free: { lk: 0, pr: 3 }, over: true })
  expect((await nur.get('/api/v1/notices')).body.items.map((one: { code: string }) => one.code)).toContain('institution.over')
  expect((await hj.act('institution.edit', { institutionId: register, groups: [women] })).body.details.faults).toMatchObject([{ at: 'groups', rule: 'group_in_use' }])
  expect((await hj.act('room.edit', { roomId: room, beds: ['2'] })).body.details.faults).toMatchObject([{ at: 'beds', rule: 'bed_in_use' }])
  await hj.does('institution.edit', { institutionId: register, groups: [group(), women] })
  expect(await entry(rahma)).toMatchObject({ free: { lk: 0, pr: 3 }, over: false })
})

test('a sealed child is counted and never shown: not to the staff, not to the office; a quiet place is there or not', async () => {
  const child = await nur.does('case.open', person({ who: 'Anak Kanari', name: 'Kanari', sex: 'P', bornYear: 2015, needs: ['anak'], seal: 'ya' }), 'case')
  await nur.does('case.triage', { caseId: child, types: ['AKTK'], bidang: 'rehsos' })
  await nur.does('case.assign', { caseId: child, leadId: dewi.id })
  const before = await entry(rahma, shelter)
  expect(before.free).toEqual({ semua: 2, aman: 1 })
  const [byRahma, byUmi, byLina] = await Promise.all([following(rahma), following(umi), following(lina)])
  const stayId = await nur.does('stay.admit', { caseId: child, unitId: shelter, groupKey: 'aman' }, 'stay')
  // what moved is known to the house; to whoever sees the same as before nothing comes, for its hour would tell
  expect([await byUmi(), await byRahma(), await byLina()]).toEqual([[`institution ${before.id}`], [], []])
  expect((await entry(rahma, shelter)).free).toEqual({ semua: 2, aman: 1 })
  expect((await umi.get(`/api/v1/institutions/${before.id}`)).body.taken).toEqual({ aman: 1 })
  expect((await dewi.get(`/api/v1/stays/${stayId}`)).body).toMatchObject({ who: 'Anak Kanari', groupKey: 'aman' })
  for (const who of [umi, hj, tari, rahma, herlina, ari]) {
    expect((await who.get(`/api/v1/stays/${stayId}`)).text, who.name).toBe((await who.get(`/api/v1/stays/${freshId(5272)}`)).text)
    expect(JSON.stringify(await residents(who)), who.name).not.toMatch(/Kanari/)
    expect(await pulled(who), who.name).not.toMatch(new RegExp(`Kanari|${stayId}|${child}`))
  }
  // the seal is put on later: whoever read the stay reads it no more
  const open = await lina.does('stay.admit_new', person({ who: 'Bu Melur', name: 'Melur', sex: 'P', unitId: wredha }), 'stay')
  expect((await lina.get(`/api/v1/stays/${open}`)).status).toBe(200)
  const { caseId } = (await lina.get(`/api/v1/stays/${open}`)).body
  await nur.does('case.seal', { caseId, reason: 'Korban kekerasan' })
  expect((await lina.get(`/api/v1/stays/${open}`)).status).toBe(404)
  expect((await entry(rahma)).free).toEqual({ lk: 0, pr: 2 })
  await byRahma()
  const salma = await umi.does('stay.admit_new', person({ who: 'Bu Salma', name: 'Salma', sex: 'P', unitId: shelter, groupKey: 'semua' }), 'stay')
  expect(await byRahma()).toContain(`institution ${before.id}`)
  // that she lies in a bed is no news to Rahma either
  await umi.does('stay.leave', { stayId: salma, until: dayFromToday(2), escort: 'Anak' })
  expect(await byRahma()).toEqual([])
  await umi.does('stay.discharge', { stayId: salma, way: 'mandiri' })
})

test('handed over to his family by berita acara: the place is free, access ends, and the sheet says it all', async () => {
  const told = { stayId: idrisStay, way: 'keluarga', toName: 'Siti Aminah', relation: 'Anak', address: 'Kelurahan Contoh RT 001', phone: '0812-9900-0002', condition: 'Sehat, tekanan darah terkendali', things: [{ what: 'baju', count: 3 }, { what: 'tongkat', count: 1 }], medicine: 'Amlodipin 5 mg, pagi', witnesses: ['Rahma', 'Ketua RT 001'] }
  expect((await lina.act('stay.discharge', { stayId: idrisStay, way: 'keluarga' })).body.details.faults).toMatchObject([{ at: 'toName', rule: 'required' }, { at: 'condition', rule: 'required' }])
  expect((await lina.act('stay.discharge', { ...told, day: dayFromToday(-400) })).body.details.faults).toMatchObject([{ at: 'day', rule: 'before_admission' }])
  const letterId = await lina.does('stay.discharge', told, 'letter')
  expect(await entry(rahma)).toMatchObject({ free: { lk: 1, pr: 2 } })
  expect((await hj.get(`/api/v1/rooms/${room}`)).body.taken).toEqual(['2'])
  for (const path of [`/api/v1/stays/${idrisStay}`, `/api/v1/cases/${idris}`]) expect((await lina.get(path)).status, path).toBe(404)
  expect((await nur.get(`/api/v1/stays/${idrisStay}`)).body).toMatchObject({ state: 'keluar', leftHow: 'keluarga', leftTo: 'Siti Aminah', letterId, bed: null })
  expect((await nur.get(`/api/v1/letters/${letterId}`)).body).toMatchObject({
    sort: 'bast', stage: 'draf', sourceKind: 'stay', content: { first: { name: 'Lina', as: 'Petugas panti', of: 'Panti Wredha Meci Angi' }, second: { name: 'Siti Aminah', as: 'Anak' }, person: 'Idris Contoh', condition: told.condition, things: told.things, medicine: told.medicine, witnesses: told.witnesses },
  })
  expect((await lina.act('stay.discharge', told)).status).toBe(404)
  await nur.does('case.step', { caseId: idris, step: 'kembali', reason: 'Sudah di rumah' })
  const registerId = await ari.does('letter_register.open', { name: 'Berita acara', digits: 3 }, 'letter_register')
  await ari.does('letter_template.set', { sort: 'bast', registerId, pattern: '{urut}/BAST/{tahun}' })
  expect((await fetchPdf(nur, `/api/v1/letters/${letterId}/letter.pdf`)).text).toContain('DRAF')
  // the head of this very house signs the hand-over, and no other letter; neither her staff nor the head of another house does
  const office = await nur.does('letter.draft', { sort: 'surat', subject: 'Lain', surat: { recipients: ['Camat'], body: 'Isi' } }, 'letter')
  expect((await hj.act('letter.sign', { letterId: office })).status).toBe(404)
  expect((await lina.act('letter.sign', { letterId })).status).toBe(403)
  expect((await hj.get('/api/v1/notices?limit=100')).body.items.map((one: { code: string }) => one.code)).toContain('letter.waits')
  await hj.does('letter.sign', { letterId })
  expect((await nur.act('letter.sign', { letterId })).body.code).toBe('no_such_step')
  const { text } = await fetchPdf(nur, `/api/v1/letters/${letterId}/letter.pdf`)
  for (const words of ['BERITA ACARA SERAH TERIMA', `001/BAST/${TODAY.slice(0, 4)}`, 'Lina', 'Panti Wredha Meci Angi', 'Siti Aminah', 'Anak', 'Kelurahan Contoh RT 001', 'Idris Contoh', 'Petugas panti', 'Jenis kelamin', '1950', 'Sehat, tekanan darah terkendali', 'tongkat', 'Amlodipin 5 mg, pagi', 'Ketua RT 001', 'Diserahkan kepada keluarga', 'Hj. Ratna', 'Kepala UPT']) expect(text, words).toContain(words)
  expect((await nur.get(`/api/v1/letter_numbers?registerId=${registerId}`)).body.items).toMatchObject([{ number: `001/BAST/${TODAY.slice(0, 4)}`, subject: null, sort: null }])
})

test('in the database condition, belongings and what was noted are sealed, and history keeps no name of those who brought or took', async () => {
  const owner = new pg.Client({ connectionString: house.databaseUrl })
  await owner.connect()
  const kept = async (sql: string) => JSON.stringify((await owner.query(sql)).rows)
  const [rows, copies] = [await kept(`select encode(arrival, 'escape') as a, encode(things, 'escape') as t, encode(left_note, 'escape') as n from stays`), await kept('select action, input, changed from history')]
  await owner.end()
  expect(rows).not.toMatch(/Lemah|tongkat|Subuh/)
  expect([copies.includes('stay.discharge'), copies]).toEqual([true, expect.not.stringMatching(/Siti Aminah|Satpol|Bu Siti|Amlodipin|Lemah|Subuh/)])
})

test('the head of the house and the kabid are told once, ninety, thirty and seven days before a paper ends', async () => {
  const told = async (who: Someone) => (await who.get(`/api/v1/notices?limit=100&toWorker=${who.id}`)).body.items.filter((one: { code: string }) => one.code === 'institution.date').length
  const before = await told(hj)
  expect(await watchPapers(house.services, JOB_ROLE)).toBe(1)
  expect(await watchPapers(house.services, JOB_ROLE)).toBe(0)
  expect([await told(hj) - before, await told(nur), await told(lina), await told(wulan)]).toEqual([1, 1, 0, 0])
  const later = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()
  expect([await watchPapers(house.services, JOB_ROLE, later(13)), await watchPapers(house.services, JOB_ROLE, later(14)), await watchPapers(house.services, JOB_ROLE, later(21))]).toEqual([1, 0, 1])
  expect((await hj.act('institution.warn', { institutionId: register, sort: 'siop', until: dayFromToday(20) })).status).toBe(403)
})

test('whoever refers beyond the own office finds the free places of the province, in numbers; an RT head and the admin do not', async () => {
  const provincial = made(await asSystem(house, 52, 'unit.add', { region: '52', name: 'Panti Sosial Provinsi', sort: 'upt' }), 'unit')!
  const sri = await settle(house, 'Sri', { role: 'kepala_upt', region: '52', unitId: provincial })
  await sri.does('institution.register', { unitId: provincial, groups: [{ key: 'a', sex: 'semua', categories: ['LUT'], places: 40 }] })
  for (const who of [rahma, nur, wulan, lina, herlina]) {
    const { items } = (await who.get('/api/v1/free-places')).body
    expect(items.map((one: { name: string; freeTotal: number }) => `${one.name} ${one.freeTotal}`), who.name).toEqual(['Panti Sosial Provinsi 40', 'Panti Wredha Meci Angi 3', 'Rumah Singgah 3'])
    expect(JSON.stringify(items), who.name).not.toMatch(/taken|Idris|Kanari|tally/)
  }
  for (const who of [rt, ari]) expect((await who.get('/api/v1/free-places')).status, who.name).toBe(403)
})

test('a house of the province takes somebody in at the door, by every way in, and keeps from which kelurahan; his own office, the neighbour and the province read nothing of him', async () => {
  const meci = made(await asSystem(house, 52, 'unit.add', { region: '52', name: 'UPT Lansia Provinsi', sort: 'upt' }), 'unit')!
  const gita = await settle(house, 'Gita', { role: 'kepala_upt', region: '52', unitId: meci })
  await gita.does('institution.register', { unitId: meci, groups: [{ key: 'semua', sex: 'semua', categories: [], places: 1 }] })
  const stayId = await gita.does('stay.admit_new', person({ who: 'Pak Saleh', name: 'Saleh', unitId: meci, broughtBy: 'Satpol PP' }), 'stay')
  const stay = (await gita.get(`/api/v1/stays/${stayId}`)).body
  expect(stay).toMatchObject({ who: 'Pak Saleh', region: '52', origin: PARUGA, broughtBy: 'Satpol PP' })
  expect((await gita.get(`/api/v1/cases/${stay.caseId}`)).body).toMatchObject({ region: '52', unitId: meci, depth: 'full' })
  expect((await gita.act('stay.admit_new', person({ who: 'Bu Asma', name: 'Asma', unitId: meci }))).body.code).toBe('stay.no_place')
  for (const who of [rahma, nur, wulan, herlina, rt]) expect((await who.get(`/api/v1/stays/${stayId}`)).text, who.name).toBe((await who.get(`/api/v1/stays/${freshId(52)}`)).text)
  // a house of the city keeps it as well, of whoever comes from the kabupaten beside
  const beside = await lina.does('stay.admit_new', person({ who: 'Bu Rukiah', name: 'Rukiah', sex: 'P', region: '52.06.01.2005', unitId: wredha }), 'stay')
  expect((await lina.get(`/api/v1/stays/${beside}`)).body).toMatchObject({ region: KOTA, origin: '52.06.01.2005' })
  expect((await wulan.get(`/api/v1/stays/${beside}`)).status).toBe(404)
})

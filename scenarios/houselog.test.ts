import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, momentAt } from '#kernel/day.ts'
import type { Receipt } from '#kernel/action.ts'
import { dispatch } from '#server/dispatch.ts'
import { signedBy } from '#server/session.ts'
import { watchHouses } from '#slices/houselog/server.ts'
import { JOB_ROLE } from '#src/rights.ts'
import { asSystem, dayFromToday, freshId, made, openHouse, openOffice, settle, type House, type Someone } from './house.ts'

const KOTA = '52.72', PARUGA = '52.72.01.1001', TODAY = dayFromToday(0), YESTERDAY = dayFromToday(-1)
let house: House
let tari: Someone, hasan: Someone, lina: Someone, dewi: Someone, nur: Someone, sinta: Someone, oni: Someone, kadis: Someone, wulan: Someone, rahma: Someone, ari: Someone, prov: Someone
let panti: string, shelter: string, aminah: string, anak: string

const at = (day: string, clock: string) => momentAt(KOTA, day, clock)
/** Does an act as if it were then; `told` is the clock of the telephone. */
async function then(who: Someone, now: string, action: string, input: unknown, told = now, home = 5272): Promise<Receipt> {
  const { actor } = await signedBy(house.services.pool, house.services.remembered, who.token)
  return await dispatch(house.services, actor, { id: freshId(home), action, at: told, input }, { now })
}
const quiet = (more: object = {}) => ({ unitId: panti, nil: true, ...more })
const lunch = (more: object = {}) => ({ unitId: panti, nil: false, sort: 'permakanan', served: 24, text: 'Makan siang, sayur dan ikan', present: 24, came: 1, gone: 0, ...more })
const month = async (who: Someone, query = '') => (await who.get(`/api/v1/houses${query}`)).body
const board = async (who: Someone, of = panti, query = '') => (await month(who, query)).items.find(({ id }: { id: string }) => id === of)
const told = async (who: Someone, code: string) => ((await who.get('/api/v1/notices?limit=100')).body.items as { code: string; toWorker: string; told: { about?: string } }[]).filter(notice => notice.code === code && notice.toWorker === who.id)
const pulled = async (who: Someone) => (await who.ask('POST', '/api/pull', { have: [] })).text
const faults = (answer: { body: any }) => answer.body.details.faults.map((fault: { at: string; rule: string }) => `${fault.at} ${fault.rule}`)

beforeAll(async () => {
  house = await openHouse()
  await openOffice(house, KOTA, 'Dinas Sosial Kota Bima')
  await openOffice(house, '52.06', 'Dinas Sosial Kabupaten Bima')
  panti = made(await asSystem(house, 5272, 'unit.add', { region: KOTA, name: 'Panti Wredha Contoh', sort: 'panti', bidang: 'rehsos' }), 'unit')!
  shelter = made(await asSystem(house, 5272, 'unit.add', { region: KOTA, name: 'Rumah Singgah Contoh', sort: 'rumah_singgah', bidang: 'rehsos' }), 'unit')!
  ;[tari, hasan, lina, dewi, nur, sinta, oni, kadis, wulan, rahma, ari, prov] = await Promise.all([
    settle(house, 'Tari', { role: 'petugas_panti', region: KOTA, unitId: panti }), settle(house, 'Hasan', { role: 'petugas_panti', region: KOTA, unitId: panti }), settle(house, 'Lina', { role: 'kepala_upt', region: KOTA, unitId: panti }),
    settle(house, 'Dewi', { role: 'petugas_panti', region: KOTA, unitId: shelter }), settle(house, 'Nur Aini', { role: 'kabid', region: KOTA }), settle(house, 'Sinta', { role: 'kabid', region: KOTA }, { role: 'kepala_upt', region: KOTA, unitId: panti }),
    settle(house, 'Oni', { role: 'operator', region: KOTA }), settle(house, 'Surya', { role: 'kepala_dinas', region: KOTA }), settle(house, 'Wulan', { role: 'kabid', region: '52.06' }), settle(house, 'Rahma', { role: 'psm', region: PARUGA, pillar: 'psm' }),
    settle(house, 'Ari', { role: 'admin', region: KOTA }), settle(house, 'Provinsi', { role: 'inspektorat', region: '52' }),
  ])
  const owner = new pg.Client({ connectionString: house.databaseUrl })
  await owner.connect()
  // nobody may grant the province's role yet
  await owner.query(`update posts set role = 'dinas_provinsi' where region = '52'`)
  const resident = async (who: string, seal: string) => {
    const id = await nur.does('case.open', { region: PARUGA, who, name: who, needs: ['lansia'], urgency: 'biasa', seal }, 'case')
    return id
  }
  ;[aminah, anak] = [await resident('Nenek Aminah', 'tidak'), await resident('Anak Melur', 'ya')]
  await owner.query('update cases set unit_id = $1 where id = any($2)', [panti, [aminah, anak]])
  await owner.end()
})
afterAll(() => house?.close())

test('the office sets the cut-off at eight in the evening; the panti does not', async () => {
  const rules = { region: KOTA, cutoff: '20:00', shifts: [{ name: 'Pagi', from: '07:00' }, { name: 'Siang', from: '14:00' }, { name: 'Malam', from: '21:00' }], callMinutes: 10 }
  expect((await lina.act('log.rules', rules)).status).toBe(403)
  await nur.does('log.rules', rules)
  await nur.does('log.rules', { ...rules, callMinutes: 15 })
  expect((await tari.get('/api/v1/log_rules')).body.items).toMatchObject([{ cutoff: '20:00', callMinutes: 15, unitId: null }])
  expect(faults(await nur.act('log.rules', { ...rules, region: PARUGA, shifts: [rules.shifts[0], rules.shifts[0]] }))).toEqual(['region kabupaten', 'shifts twice'])
})

test('Hasan writes at two in the morning: his night counts for yesterday, where he is in time because lunch was told at noon', async () => {
  await then(tari, at(YESTERDAY, '12:30'), 'log.write', lunch())
  const { made: [note] } = await then(hasan, at(TODAY, '02:00'), 'log.write', lunch({ sort: 'kesehatan', served: 1, text: 'Satu penghuni demam' }))
  expect((await hasan.get(`/api/v1/log_notes/${note!.id}`)).body).toMatchObject({ day: YESTERDAY, shift: 'Malam', late: false, byName: 'Hasan', served: 1 })
  const { days, counts } = await board(nur, panti, `?month=${YESTERDAY.slice(0, 7)}`)
  expect(days[Number(YESTERDAY.slice(8)) - 1]).toBe('terisi')
  expect(counts.terisi).toBe(1)
})

test('a day told only after the cut-off is marked late and never refused; a telephone without signal is judged by its own clock, and both hours are kept', async () => {
  const [three, four] = [addDays(TODAY, -3), addDays(TODAY, -4)]
  await then(tari, at(three, '21:30'), 'log.write', quiet({ day: three }))
  // a night goes by on a day of which nothing was told in time: it is no excuse
  await then(hasan, at(addDays(three, 1), '05:00'), 'log.write', lunch({ sort: 'kesehatan', served: 1 }))
  await then(tari, at(addDays(four, 1), '09:00'), 'log.write', quiet({ day: four }), at(four, '15:00'))
  const notes = (await tari.get('/api/v1/log_notes?limit=100')).body.items as { day: string; late: boolean; at: string; received: string }[]
  expect(notes.filter(note => note.day === three).map(({ late }) => late)).toEqual([true, true])
  expect(notes.find(note => note.day === four)).toMatchObject({ late: false })
  expect(notes.find(note => note.day === four)!.received > notes.find(note => note.day === four)!.at).toBe(true)
  const states = async (who: Someone, day: string) => (await board(who, panti, `?month=${day.slice(0, 7)}`)).days[Number(day.slice(8)) - 1]
  expect([await states(nur, three), await states(lina, four)]).toEqual(['telat', 'nihil'])
})

test('nothing to tell excludes numbers, an activity asks for kind and number, nobody writes ahead; all is named at once', async () => {
  expect(faults(await tari.act('log.write', quiet({ sort: 'terapi', text: 'x' })))).toEqual(['sort not_with_nil', 'text not_with_nil'])
  expect(faults(await tari.act('log.write', { unitId: panti, nil: false }))).toEqual(['sort required', 'served required'])
  expect(faults(await tari.act('log.write', lunch({ day: dayFromToday(1), shift: 'Sore' })))).toEqual(['day future_day', 'shift no_shift'])
  expect(faults(await tari.act('log.write', lunch({ day: dayFromToday(-40) })))).toEqual(['day too_long_ago'])
})

test('a wrong note is struck with a reason and counts no more', async () => {
  const day = addDays(TODAY, -5)
  const id = made(await then(tari, at(day, '12:00'), 'log.write', lunch({ day })), 'log_note')!
  await lina.does('log.strike', { logNoteId: id, reason: 'Salah tanggal' })
  expect((await lina.act('log.strike', { logNoteId: id, reason: 'Lagi' })).body.code).toBe('log.struck')
  expect((await board(nur, panti, `?month=${day.slice(0, 7)}`)).days[Number(day.slice(8)) - 1]).toBe('belum')
})

test('who sees the log: the panti its own, the office all, the province only that a day was told; the shelter beside, the neighbour, a volunteer and the admin nothing', async () => {
  const [{ id }] = (await tari.get('/api/v1/log_notes?limit=1')).body.items
  const seen = (await prov.get(`/api/v1/log_notes/${id}`)).body
  expect([Object.keys(seen).toSorted(), (await prov.get('/api/v1/log_notes')).text]).toEqual([['day', 'depth', 'id', 'late', 'nil', 'region', 'unitId'], expect.not.stringMatching(/ikan|Tari|"(served|present)":\d/)])
  expect((await month(prov)).items.map(({ name, today }: any) => [name, today])).toEqual([['Panti Wredha Contoh', null], ['Rumah Singgah Contoh', null]])
  expect((await month(dewi)).items.map(({ name }: any) => name)).toEqual(['Rumah Singgah Contoh'])
  for (const who of [dewi, wulan, rahma, ari]) {
    expect((await who.get('/api/v1/log_notes')).body.items, who.name).toEqual([])
    expect((await who.get(`/api/v1/log_notes/${id}`)).text, who.name).toBe((await who.get(`/api/v1/log_notes/${freshId(5272)}`)).text)
    expect(await pulled(who), who.name).not.toMatch(/sayur dan ikan/)
  }
  for (const who of [rahma, ari]) expect((await who.get('/api/v1/houses')).status, who.name).toBe(403)
  expect((await month(wulan)).items).toEqual([])
  for (const who of [dewi, nur, rahma]) expect((await who.act('log.write', quiet())).status, who.name).toBe(403)
  expect(await pulled(hasan)).toContain('sayur dan ikan')
})

test('the shelter is silent: after the cut-off its people are asked once for that day, after three days the kabid hears; whoever reported is not asked', async () => {
  const morning = at(TODAY, '06:00')
  await watchHouses(house.services, JOB_ROLE, morning)
  await watchHouses(house.services, JOB_ROLE, morning)
  expect((await told(dewi, 'log.missing')).map(({ told: { about } }) => about)).toEqual([shelter])
  expect((await told(nur, 'log.silent')).map(({ told: { about } }) => about)).toEqual([shelter])
  expect(await told(tari, 'log.missing')).toEqual([])
  expect((await month(nur)).silent).toContain(shelter)
  expect((await dewi.act('log.remind', { unitId: shelter })).status).toBe(403)
  await oni.does('log.remind', { unitId: shelter })
  expect((await oni.act('log.remind', { unitId: shelter })).body.code).toBe('log.reminded_today')
  expect(await told(dewi, 'log.reminded')).toHaveLength(1)
  await dewi.does('log.write', { unitId: shelter, nil: true })
  expect((await oni.act('log.remind', { unitId: shelter })).body.code).toBe('log.reported_already')
})

test('Tari hands over to Hasan: whom to watch, medicine of every day, what is pending; he acknowledges, she cannot do it herself', async () => {
  const watch = await tari.does('care.add', { caseId: aminah, sort: 'risiko', what: 'Sering jatuh di kamar mandi' }, 'care_note')
  const pills = await tari.does('care.add', { caseId: aminah, sort: 'obat', what: 'Amlodipin 5 mg', clock: '20:00', daily: true }, 'care_note')
  const handover = await tari.does('shift.hand', { unitId: panti, present: 24, pending: ['Antar hasil laboratorium'] }, 'shift_handover')
  expect((await hasan.get(`/api/v1/shift_handovers/${handover}`)).body).toMatchObject({ calm: false, pending: ['Antar hasil laboratorium'], byName: 'Tari', acceptedAt: null })
  expect((await hasan.get(`/api/v1/shift_handovers/${handover}`)).body.careIds.toSorted()).toEqual([watch, pills].toSorted())
  expect((await tari.act('shift.accept', { shiftHandoverId: handover })).body.code).toBe('shift.own')
  await hasan.does('shift.accept', { shiftHandoverId: handover, reply: 'Hasil di mana?' })
  expect((await lina.act('shift.accept', { shiftHandoverId: handover })).body).toMatchObject({ code: 'shift.read', details: { by: 'Hasan' } })
  expect(await told(tari, 'shift.asked')).toHaveLength(1)
  await hasan.does('care.do', { careNoteId: pills })
  expect((await tari.get(`/api/v1/care_notes/${pills}`)).body).toMatchObject({ state: 'terbuka', doneBy: 'Hasan', what: 'Amlodipin 5 mg' })
  await hasan.does('care.do', { careNoteId: watch, note: 'Sudah dipasang pegangan' })
  expect((await tari.act('care.do', { careNoteId: watch })).body.code).toBe('care.done')
  expect((await dewi.get(`/api/v1/care_notes/${pills}`)).text).toBe((await dewi.get(`/api/v1/care_notes/${freshId(5272)}`)).text)
})

test('a sealed child of the house: nobody outside its team reads or writes a word of it in any hand-over, list or page of news; what is sealed later goes as well', async () => {
  expect(faults(await tari.act('care.add', { caseId: aminah, sort: 'risiko', what: '' }))).toEqual(['what required'])
  expect((await tari.act('care.add', { caseId: anak, sort: 'risiko', what: 'Jaga' })).status).toBe(404)
  const open = (await tari.get('/api/v1/care_notes?state=terbuka')).body.items as { id: string }[]
  expect(open).toHaveLength(1)
  await nur.does('case.seal', { caseId: aminah, reason: 'Ancaman keluarga' })
  expect((await tari.get('/api/v1/care_notes?limit=100')).body.items).toEqual([])
  expect((await hasan.get(`/api/v1/care_notes/${open[0]!.id}`)).status).toBe(404)
  expect(await pulled(hasan)).not.toMatch(/Amlodipin|Anak Melur/)
  expect((await nur.get(`/api/v1/care_notes/${open[0]!.id}`)).body.what).toBe('Amlodipin 5 mg')
  await nur.does('case.unseal', { caseId: aminah, reason: 'Ancaman sudah selesai' })
  expect((await tari.get('/api/v1/care_notes?state=terbuka')).body.items).toHaveLength(1)
})

test('an incident calls the duty list one after the other until one answers; nobody is called after that', async () => {
  await nur.does('duty.set', { postId: (await nur.get('/api/v1/posts?role=operator')).body.items[0].id, region: KOTA, days: [TODAY, dayFromToday(-1)].filter(day => day >= TODAY || new Date(Date.now() + 8 * 3_600_000).getUTCHours() < 7), shift: new Date(Date.now() + 8 * 3_600_000).getUTCHours() >= 19 || new Date(Date.now() + 8 * 3_600_000).getUTCHours() < 7 ? 'malam' : 'siang' })
  const incident = await tari.does('incident.raise', { unitId: panti, sort: 'jatuh', story: 'Jatuh di kamar mandi, sadar', caseId: aminah, namesStaff: false }, 'incident')
  const read = async (who: Someone) => (await who.get(`/api/v1/incidents/${incident}`)).body
  expect((await read(lina)).calls.map(({ name }: any) => name)).toEqual(['Oni'])
  const { nextAt } = await read(lina)
  await watchHouses(house.services, JOB_ROLE, new Date(Date.parse(nextAt) - 1000).toISOString())
  expect((await read(lina)).calls).toHaveLength(1)
  for (let round = 0; round < 2; round += 1) { const next = (await read(lina)).nextAt; await Promise.all([watchHouses(house.services, JOB_ROLE, next), watchHouses(house.services, JOB_ROLE, next)]) }
  expect((await read(lina)).calls.map(({ name }: any) => name).slice(0, 2)).toEqual(['Oni', 'Lina'])
  expect((await read(lina)).calls).toHaveLength(3)
  expect(await told(oni, 'incident.called')).toHaveLength(1)
  expect((await hasan.act('incident.take', { incidentId: incident })).status).toBe(403)
  await lina.does('incident.take', { incidentId: incident })
  expect((await oni.act('incident.take', { incidentId: incident })).body).toMatchObject({ code: 'incident.taken', details: { by: 'Lina' } })
  expect(await told(tari, 'incident.answered')).toHaveLength(1)
  const calls = (await read(nur)).calls.length
  await watchHouses(house.services, JOB_ROLE, new Date(Date.now() + 86_400_000).toISOString())
  expect((await read(nur)).calls).toHaveLength(calls)
  await lina.does('incident.close', { incidentId: incident, outcome: 'Diperiksa puskesmas, tidak patah' })
  expect(await read(nur)).toMatchObject({ state: 'selesai', story: 'Jatuh di kamar mandi, sadar', outcome: 'Diperiksa puskesmas, tidak patah' })
  expect((await nur.get(`/api/v1/cases/${aminah}/file`)).text).toContain('Jatuh di kamar mandi, sadar')
  for (const who of [dewi, wulan, rahma]) expect((await who.get(`/api/v1/incidents/${incident}`)).text, who.name).toBe((await who.get(`/api/v1/incidents/${freshId(5272)}`)).text)
})

test('one that names staff passes over the panti and its head, also a kabid who heads it, and goes to the kabid alone', async () => {
  const incident = await tari.does('incident.raise', { unitId: panti, sort: 'kekerasan', story: 'Penghuni dibentak dan didorong', namesStaff: true, namedIds: [hasan.id] }, 'staff_incident')
  const of = async (who: Someone) => await who.get(`/api/v1/staff_incidents/${incident}`)
  expect((await of(nur)).body).toMatchObject({ state: 'menunggu', calls: [{ name: 'Nur Aini' }], story: 'Penghuni dibentak dan didorong' })
  expect((await of(tari)).body).toMatchObject({ story: 'Penghuni dibentak dan didorong' })
  for (const who of [lina, hasan, sinta, dewi, oni, wulan, rahma, ari, prov]) {
    expect((await of(who)).text, who.name).toBe((await who.get(`/api/v1/staff_incidents/${freshId(5272)}`)).text)
    expect((await who.get('/api/v1/staff_incidents')).body.items, who.name).toEqual([])
    expect(await pulled(who), who.name).not.toMatch(new RegExp(`${incident}|dibentak`))
    expect((await who.get('/api/v1/notices?limit=100')).text, who.name).not.toMatch(new RegExp(`${incident}|dibentak`))
    expect((await who.act('incident.take', { incidentId: incident, staff: true })).status, who.name).toBe(404)
  }
  for (let round = 0; round < 3; round += 1) await watchHouses(house.services, JOB_ROLE, (await of(nur)).body.nextAt)
  expect(new Set((await of(nur)).body.calls.map(({ name }: any) => name))).toEqual(new Set(['Nur Aini']))
  await nur.does('incident.take', { incidentId: incident, staff: true })
  await nur.does('incident.close', { incidentId: incident, staff: true, outcome: 'Petugas dipindahkan sementara' })
  expect((await of(kadis)).body.state).toBe('selesai')
  expect((await of(hasan)).status).toBe(404)
})

test('Nur supervises: planned, told, recorded with findings; the panti answers, the office gives back and closes; what is due is reminded once', async () => {
  const visit = await nur.does('supervision.plan', { unitId: panti, day: dayFromToday(3), others: 'Kasi Lansia' }, 'supervision')
  expect(await told(lina, 'supervision.planned')).toHaveLength(1)
  expect((await lina.act('supervision.record', { unitId: panti, day: TODAY, checklist: [], summary: 'x' })).status).toBe(403)
  await nur.does('supervision.record', {
    supervisionId: visit, unitId: panti, day: TODAY, checklist: [{ item: 'obat', answer: 'kurang', note: 'Lemari tidak terkunci' }, { item: 'kebersihan', answer: 'baik' }], summary: 'Baik, kecuali obat.',
    findings: [{ what: 'Lemari obat tidak terkunci', fix: 'Pasang kunci', due: dayFromToday(7), ownerId: lina.id }, { what: 'Jadwal tidak ditempel', fix: 'Tempel jadwal', due: dayFromToday(1) }],
  })
  const findings = (await lina.get('/api/v1/findings?order=asc')).body.items as { id: string; what: string }[]
  expect(findings.map(({ what }) => what)).toEqual(['Jadwal tidak ditempel', 'Lemari obat tidak terkunci'])
  const [schedule, lock] = [findings[0]!, findings[1]!]
  expect(await told(lina, 'finding.yours')).toHaveLength(1)
  expect((await nur.act('finding.close', { findingId: lock.id })).body.details.faults).toMatchObject([{ at: 'note', rule: 'required' }])
  await lina.does('finding.answer', { findingId: lock.id, answer: 'Kunci dipesan' })
  await nur.does('finding.return', { findingId: lock.id, reason: 'Pasang dahulu', due: dayFromToday(10) })
  expect((await lina.get(`/api/v1/findings/${lock.id}`)).body).toMatchObject({ state: 'terbuka', returned: 'Pasang dahulu', due: dayFromToday(10) })
  await lina.does('finding.hand', { findingId: lock.id, ownerId: tari.id })
  await tari.does('finding.answer', { findingId: lock.id, answer: 'Kunci terpasang' })
  await nur.does('finding.close', { findingId: lock.id })
  expect((await tari.act('finding.answer', { findingId: lock.id, answer: 'Lagi' })).body.code).toBe('finding.closed')
  for (let again = 0; again < 2; again += 1) await watchHouses(house.services, JOB_ROLE, at(dayFromToday(2), '08:00'))
  expect(await told(hasan, 'finding.due')).toHaveLength(1)
  expect((await nur.get(`/api/v1/findings/${schedule.id}`)).body.state).toBe('terbuka')
  for (const who of [dewi, wulan, rahma]) {
    expect((await who.get('/api/v1/findings')).body.items, who.name).toEqual([])
    expect((await who.get('/api/v1/supervisions')).body.items, who.name).toEqual([])
  }
})

test('target against what was reached: by panti, by bidang, by kind; set twice it is one', async () => {
  const year = Number(TODAY.slice(0, 4))
  expect((await lina.act('target.set', { region: KOTA, year, measure: 'orang', amount: 10 })).status).toBe(403)
  await nur.does('target.set', { region: KOTA, year, unitId: panti, sort: 'permakanan', measure: 'orang', amount: 8000 })
  await nur.does('target.set', { region: KOTA, year, unitId: panti, sort: 'permakanan', measure: 'orang', amount: 9000 })
  await nur.does('target.set', { region: KOTA, year, bidang: 'rehsos', measure: 'kegiatan', amount: 1200 })
  await nur.does('target.set', { region: KOTA, year, bidang: 'linjamsos', measure: 'kegiatan', amount: 5 })
  const notes = ((await nur.get('/api/v1/log_notes?limit=100')).body.items as { nil: boolean; struckAt: string | null; sort: string; served: number; day: string }[]).filter(note => !note.nil && !note.struckAt && note.day.startsWith(String(year)))
  const people = notes.filter(note => note.sort === 'permakanan').reduce((sum, note) => sum + note.served, 0)
  const items = (await nur.get(`/api/v1/houses/targets?year=${year}`)).body.items as { bidang: string | null; sort: string | null; amount: number; reached: number }[]
  expect(items.map(({ bidang, sort, amount, reached }) => [bidang, sort, amount, reached]).toSorted()).toEqual([['linjamsos', null, 5, 0], ['rehsos', null, 1200, notes.length], [null, 'permakanan', 9000, people]].toSorted())
  expect((await wulan.get(`/api/v1/houses/targets?year=${year}`)).body.items).toEqual([])
})

test('what happens to a sealed child is told to its team with all its words; the panti, its head, whoever is on duty and the neighbour meet no trace of it', async () => {
  await nur.does('case.triage', { caseId: anak, types: ['AKTK'], bidang: 'rehsos' })
  await nur.does('case.assign', { caseId: anak, leadId: hasan.id })
  const incident = await hasan.does('incident.raise', { unitId: panti, sort: 'kekerasan', story: 'Melur didatangi pamannya', caseId: anak, namesStaff: false }, 'incident')
  const of = async (who: Someone) => await who.get(`/api/v1/incidents/${incident}`)
  for (const who of [hasan, nur]) expect((await of(who)).body, who.name).toMatchObject({ state: 'menunggu', story: 'Melur didatangi pamannya', sealed: true })
  for (let round = 0; round < 3; round += 1) await watchHouses(house.services, JOB_ROLE, (await of(nur)).body.nextAt)
  // both kabid guard what is confidential; nobody else is called, however long they do not answer
  expect((await of(nur)).body.calls.map(({ name }: any) => name).toSorted()).toEqual(['Nur Aini', 'Nur Aini', 'Sinta', 'Sinta'])
  const notice = (await told(nur, 'incident.called')).find(one => one.told.about === incident)
  expect(notice).toBeTruthy()
  const nobodys = async (who: Someone) => {
    expect((await of(who)).text, who.name).toBe((await who.get(`/api/v1/incidents/${freshId(5272)}`)).text)
    expect((await who.get('/api/v1/incidents?limit=100')).text, who.name).not.toMatch(new RegExp(`${incident}|Melur`))
    expect((await who.get('/api/v1/notices?limit=100')).text, who.name).not.toContain(incident)
    expect(await pulled(who), who.name).not.toMatch(new RegExp(`${incident}|pamannya`))
    expect((await who.act('incident.take', { incidentId: incident })).status, who.name).toBe(404)
  }
  for (const who of [tari, lina, dewi, oni, kadis, wulan, rahma, ari, prov]) await nobodys(who)
  expect((await board(lina)).incidents).toBe(0)
  await nur.does('incident.take', { incidentId: incident })
  await nur.does('incident.close', { incidentId: incident, outcome: 'Paman dilarang datang' })
  expect((await nur.get(`/api/v1/cases/${anak}/file`)).text).toContain('pamannya')
  // one that was told to the house goes with its resident when a seal is put on
  const open = await tari.does('incident.raise', { unitId: panti, sort: 'sakit', story: 'Aminah demam', caseId: aminah, namesStaff: false }, 'incident')
  expect((await lina.get(`/api/v1/incidents/${open}`)).body.story).toBe('Aminah demam')
  await nur.does('case.seal', { caseId: aminah, reason: 'Ancaman keluarga' })
  expect([(await lina.get(`/api/v1/incidents/${open}`)).status, (await nur.get(`/api/v1/incidents/${open}`)).body.story]).toEqual([404, 'Aminah demam'])
  expect((await lina.get('/api/v1/notices?limit=100')).text).not.toContain(open)
})

test('the province supervises its own houses and reads what they tell; of those of the city it sees counts by fives; the city and the neighbour read nothing of the province', async () => {
  const upt = made(await asSystem(house, 52, 'unit.add', { region: '52', name: 'UPT Provinsi', sort: 'upt', bidang: 'rehsos' }), 'unit')!
  const joko = await settle(house, 'Joko', { role: 'kepala_upt', region: '52', unitId: upt })
  await then(joko, at(TODAY, '12:30'), 'log.write', lunch({ unitId: upt, text: 'Bubur kacang hijau' }), undefined, 52)
  expect((await prov.get('/api/v1/log_notes?limit=100')).text).toContain('Bubur kacang hijau')
  expect([(await board(prov, upt)).today, (await board(prov, panti)).today]).toEqual([{ served: 24, notes: 1 }, null])
  const incident = await joko.does('incident.raise', { unitId: upt, sort: 'kebakaran', story: 'Dapur terbakar', namesStaff: false }, 'incident')
  await watchHouses(house.services, JOB_ROLE, (await joko.get(`/api/v1/incidents/${incident}`)).body.nextAt)
  expect((await joko.get(`/api/v1/incidents/${incident}`)).body.calls.map(({ name }: any) => name)).toContain('Provinsi')
  await prov.does('incident.take', { incidentId: incident })
  const findings = Array.from({ length: 7 }, (_, nth) => ({ what: `Temuan ${nth}`, fix: 'Perbaiki', due: dayFromToday(9) }))
  await prov.does('supervision.record', { unitId: upt, day: TODAY, checklist: [{ item: 'obat', answer: 'baik' }], summary: 'Dapur perlu alat pemadam.', findings: findings.slice(0, 1) })
  await nur.does('supervision.record', { unitId: panti, day: TODAY, checklist: [], summary: 'Perlu banyak perbaikan.', findings })
  const [mine] = (await prov.get('/api/v1/findings?limit=100')).body.items
  expect((await prov.get('/api/v1/findings?limit=100')).body.items).toMatchObject([{ what: 'Temuan 0', unitId: upt }])
  expect((await prov.get('/api/v1/supervisions')).body.items).toMatchObject([{ unitId: upt, summary: 'Dapur perlu alat pemadam.' }])
  await joko.does('finding.answer', { findingId: mine.id, answer: 'Sudah dipasang' })
  await prov.does('finding.close', { findingId: mine.id })
  const counted = (await prov.get('/api/v1/houses/supervised')).body
  expect(counted.items).toEqual([{ kab: KOTA, name: expect.any(String), visits: null, findings: 5, open: 5, overdue: null }])
  for (const input of [{ unitId: panti, day: TODAY, checklist: [], summary: 'x' }]) expect((await prov.act('supervision.record', input)).status).toBe(403)
  expect((await prov.act('log.remind', { unitId: shelter })).status).toBe(403)
  expect((await prov.act('log.rules', { region: KOTA, cutoff: '10:00', shifts: [{ name: 'Pagi', from: '07:00' }], callMinutes: 10 })).status).toBe(403)
  const [theirs] = (await nur.get('/api/v1/findings?limit=100')).body.items
  expect((await prov.act('finding.close', { findingId: theirs.id, note: 'x' })).status).toBe(404)
  for (const who of [nur, wulan, lina]) {
    expect((await who.get('/api/v1/houses/supervised')).status, who.name).toBe(403)
    for (const path of ['findings', 'supervisions', 'incidents', 'log_notes']) expect((await who.get(`/api/v1/${path}?limit=100`)).text, who.name).not.toMatch(/pemadam|Dapur|kacang hijau/)
    expect((await who.get(`/api/v1/findings/${mine.id}`)).text, who.name).toBe((await who.get(`/api/v1/findings/${freshId(52)}`)).text)
  }
})

test('in the database what is told of residents and incidents is sealed, and history keeps none of it', async () => {
  const owner = new pg.Client({ connectionString: house.databaseUrl })
  await owner.connect()
  const kept = async (sql: string) => JSON.stringify((await owner.query(sql)).rows)
  const rows = [await kept(`select encode(what, 'escape') as what from care_notes`), await kept(`select encode(story, 'escape') as story from incidents union all select encode(story, 'escape') from staff_incidents`), await kept('select action, input, changed from history')]
  await owner.end()
  expect(rows.join()).not.toMatch(/Amlodipin|dibentak|Jatuh di kamar|tidak patah/)
  expect(rows[2]).toContain('incident.raise')
})

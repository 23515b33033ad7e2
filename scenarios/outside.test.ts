import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dispatch } from '#server/dispatch.ts'
import { signedBy } from '#server/session.ts'
import { tasksOf } from '#server/tasks.ts'
import { JOB_ROLE } from '#src/rights.ts'
import { upload } from './world.ts'
import { asSystem, dayFromToday, freshId, openHouse, openOffice, settle, type House, type Someone } from './house.ts'

const PARUGA = '52.72.01.1001', NAE = '52.72.01.1002'
let house: House
let rahma: Someone, nur: Someone, kadis: Someone, bambang: Someone, kadisBeside: Someone, other: Someone, province: Someone, admin: Someone, pdp: Someone, operator: Someone, dewi: Someone
let siti: string, visitId: string, hiddenVisit: string

async function openCase(who: string, region: string, lead: Someone, seal = 'tidak'): Promise<string> {
  const caseId = await nur.does('case.open', { who, name: who, needs: ['lansia'], urgency: 'segera', region, rt: '005', rw: '002', seal, household: { label: `Keluarga ${who}` } }, 'case')
  await nur.does('case.triage', { caseId, types: ['LUT'], bidang: 'rehsos' })
  await nur.does('case.assign', { caseId, leadId: lead.id, teamIds: [] })
  return caseId
}
async function visited(lead: Someone, caseId: string, day = dayFromToday(0), late = 0): Promise<string> {
  const tripId = await lead.does('trip.plan', { caseIds: [caseId], day, from: '09:00', to: '10:00', purpose: 'asesmen', basis: 'inisiatif', keep: { reason: 'jadwal_tetap' } }, 'trip')
  const [{ id }] = (await lead.get(`/api/v1/visits?tripId=${tripId}`)).body.items
  const { actor } = await signedBy(house.services.pool, house.services.remembered, lead.token)
  await dispatch(house.services, actor, { id: freshId(5272), action: 'visit.report', at: new Date(Date.now() - late * 3_600_000).toISOString(), input: { visitId: id, outcome: 'bertemu', met: 'Tetangga', findings: 'Sendirian di rumah.' } })
  return id
}
const grant = (more: object = {}) => ({ workerId: bambang.id, letter: 'ST-12/INSP/2026', about: 'Pemeriksaan kunjungan', region: '52.72', from: dayFromToday(-7), until: dayFromToday(1), ends: dayFromToday(14), ...more })

beforeAll(async () => {
  house = await openHouse()
  await openOffice(house, '52.72', 'Dinas Sosial Kota Bima')
  await openOffice(house, '52.06', 'Dinas Sosial Kabupaten Bima')
  rahma = await settle(house, 'Rahma', { role: 'psm', region: PARUGA, pillar: 'psm' })
  dewi = await settle(house, 'Dewi', { role: 'sakti_peksos', region: '52.72' })
  nur = await settle(house, 'Nur Aini', { role: 'kabid', region: '52.72' })
  kadis = await settle(house, 'Surya', { role: 'kepala_dinas', region: '52.72' })
  operator = await settle(house, 'Tari', { role: 'operator', region: '52.72' })
  bambang = await settle(house, 'Bambang', { role: 'inspektorat', region: '52.72' })
  other = await settle(house, 'Pemeriksa Lain', { role: 'inspektorat', region: '52.72' })
  province = await settle(house, 'Herlina', { role: 'dinas_provinsi', region: '52' })
  admin = await settle(house, 'Ari', { role: 'admin', region: '52.72' })
  pdp = await settle(house, 'Andi', { role: 'pejabat_pdp', region: '52.72' })
  kadisBeside = await settle(house, 'Kepala Sebelah', { role: 'kepala_dinas', region: '52.06' })
  siti = await openCase('Ibu Siti', PARUGA, rahma)
  visitId = await visited(rahma, siti, dayFromToday(0), 5)
  hiddenVisit = await visited(dewi, await openCase('Anak Rahasia', PARUGA, dewi, 'ya'))
}, 300_000)
afterAll(() => house?.close())

describe('the inspectorate', () => {
  test('sees nothing without a letter; with one, the visits of its days and area, both clocks, and no name', async () => {
    expect((await bambang.get('/api/v1/inspection')).body).toMatchObject({ grants: [], visits: [], acts: [] })
    expect((await bambang.get(`/api/v1/visits/${visitId}`)).status).toBe(404)
    await kadis.does('inspection.grant', grant())
    const seen = (await bambang.get('/api/v1/inspection')).body
    expect(seen.visits).toMatchObject([{ id: visitId, leadName: 'Rahma', depth: 'brief', state: 'selesai' }])
    expect(Date.parse(seen.visits[0].serverAt) - Date.parse(seen.visits[0].deviceAt)).toBeGreaterThan(4 * 3_600_000)
    expect(seen.acts.map((act: { action: string }) => act.action)).toEqual(expect.arrayContaining(['visit.report', 'trip.plan']))
    const everything = await Promise.all(['/api/v1/inspection', '/api/v1/visits', '/api/v1/cases', '/api/v1/persons', '/api/v1/notices', '/api/v1/search?q=Siti', '/api/v1/coordination'].map(async path => (await bambang.get(path)).text))
    expect(everything.join()).not.toMatch(/Siti|Sendirian|Rahasia|Dewi/)
    expect((await bambang.get('/api/v1/coordination')).body.figures.visits).toBe((await nur.get('/api/v1/coordination')).body.figures.visits)
    expect((await other.get('/api/v1/inspection')).body.visits).toEqual([])
  })

  test('an unmasking needs a reason and is told to the office; a sealed visit is not there', async () => {
    expect((await bambang.act('inspection.unmask', { visitId })).body.details.faults).toMatchObject([{ at: 'reason', rule: 'required' }])
    const [hidden, absent] = [await bambang.act('inspection.unmask', { visitId: hiddenVisit, reason: 'Uji' }), await bambang.act('inspection.unmask', { visitId: freshId(5272), reason: 'Uji' })]
    expect([hidden.status, hidden.text]).toEqual([404, absent.text])
    expect((await other.act('inspection.unmask', { visitId, reason: 'Uji' })).status).toBe(404)
    await bambang.does('inspection.unmask', { visitId, reason: 'Mencocokkan daftar penerima' })
    expect((await bambang.get('/api/v1/inspection')).body.visits).toMatchObject([{ who: 'Ibu Siti', findings: 'Sendirian di rumah.' }])
    for (const head of [kadis, nur]) expect((await head.get(`/api/v1/notices?toWorker=${head.id}`)).body.items).toEqual(expect.arrayContaining([expect.objectContaining({ code: 'inspection.unmasked', told: expect.objectContaining({ otherName: 'Bambang', reason: 'Mencocokkan daftar penerima' }) })]))
    expect((await kadis.get('/api/v1/unmaskings')).body.items).toMatchObject([{ byName: 'Bambang', reason: 'Mencocokkan daftar penerima' }])
    expect((await kadis.get('/api/v1/reads')).body.items.filter((one: { what: string }) => one.what === 'inspection.read').length).toBeGreaterThan(3)
  })

  test('a case sealed afterwards is gone for the inspector too', async () => {
    const later = await openCase('Pak Umar', PARUGA, rahma)
    const shown = await visited(rahma, later)
    await bambang.does('inspection.unmask', { visitId: shown, reason: 'Uji petik' })
    await nur.does('case.seal', { caseId: later, reason: 'Ternyata kekerasan' })
    expect((await bambang.get('/api/v1/inspection')).text).not.toContain(shown)
    expect((await kadis.get('/api/v1/unmaskings')).text).not.toContain(shown)
  })

  test('a letter for one division, one kelurahan, past days or an ended one shows no more than it says', async () => {
    const unitId = await admin.does('unit.add', { region: '52.72', name: 'Bidang Linjamsos', sort: 'bidang', bidang: 'linjamsos' }, 'unit')
    const looks = async (more: object) => { const id = await kadis.does('inspection.grant', { ...grant({ workerId: other.id }), ...more }, 'inspection'); const { visits } = (await other.get('/api/v1/inspection')).body; await kadis.does('inspection.end', { inspectionId: id, reason: 'Selesai' }); return visits.length as number }
    expect([await looks({}), await looks({ unitId }), await looks({ region: NAE }), await looks({ until: dayFromToday(-3) }), await looks({ region: PARUGA })]).toEqual([1, 0, 0, 0, 1])
    expect((await other.get('/api/v1/inspection')).body.visits).toEqual([])
    expect((await kadis.act('inspection.grant', grant({ workerId: rahma.id, until: dayFromToday(-9), ends: dayFromToday(-1) }))).body.details.faults.map((fault: { at: string }) => fault.at)).toEqual(['workerId', 'until', 'ends'])
    for (const who of [nur, operator, bambang, admin]) expect((await who.act('inspection.grant', grant())).status).toBe(403)
  })
})

describe('the province', () => {
  test('reads counts per kabupaten, nothing under five, nothing sealed and no record', async () => {
    const before = (await province.get('/api/v1/province')).body.items
    expect(before.map((line: { name: string }) => line.name)).toEqual(['Kabupaten Bima', 'Kota Bima'])
    expect(before[1].counts).toEqual({ open: null, visits: null, announced: null, shared: null, answered: null, pairs: null })
    for (let nth = 0; nth < 5; nth += 1) await openCase(`Orang ${nth}`, PARUGA, rahma)
    for (let nth = 0; nth < 3; nth += 1) await openCase(`Tersembunyi ${nth}`, PARUGA, dewi, 'ya')
    expect((await province.get('/api/v1/province')).body.items[1]).toMatchObject({ kab: '52.72', phone: '0374-000000', counts: { open: 5, visits: null } })
    // a day or two taken from a longer stretch would tell what happened on them
    for (const days of [`from=${dayFromToday(0)}&to=${dayFromToday(0)}`, `from=${dayFromToday(-9)}&to=${dayFromToday(0)}`]) expect((await province.get(`/api/v1/province?${days}`)).body.details.faults).toMatchObject([{ at: 'to', rule: 'whole_period' }])
    expect((await province.get('/api/v1/province?from=2026-02-01&to=2026-02-28')).status).toBe(200)
    for (const table of ['cases', 'visits', 'trips', 'notices', 'persons', 'overlaps', 'workers', 'posts']) expect((await province.get(`/api/v1/${table}`)).body.items.filter((one: { id: string; workerId?: string }) => (one.workerId ?? one.id) !== province.id), table).toEqual([])
    for (const who of [nur, kadis, bambang, rahma]) expect((await who.get('/api/v1/province')).status).toBe(403)
  })

  test('knows each office by its pillars, five or more of them, by the coordinators to call and by its units; of other workers no name', async () => {
    const coordinator = await settle(house, 'Mustafa', { role: 'koordinator_pilar', region: '52.72', pillar: 'psm' })
    await admin.does('worker.edit', { workerId: coordinator.id, phone: '081200000077' })
    await asSystem(house, 5272, 'unit.add', { region: '52.72', name: 'Panti Teladan', sort: 'panti', phone: '0374-111111' })
    await Promise.all(['Satu', 'Dua', 'Tiga', 'Empat'].map(name => settle(house, `PSM ${name}`, { role: 'psm', region: PARUGA, pillar: 'psm' })))
    const { text, body } = await province.get('/api/v1/province')
    expect(body.items[1]).toMatchObject({
      office: 'Dinas Sosial Kota Bima', pillars: [{ pillar: 'psm', count: 5 }, { pillar: 'sakti_peksos', count: null }], coordinators: [{ name: 'Mustafa', pillar: 'psm', place: 'Kota Bima', phone: '081200000077' }], units: [{ name: 'Bidang Linjamsos' }, { name: 'Panti Teladan', sort: 'panti', phone: '0374-111111' }],
    })
    expect(body.items[0]).toMatchObject({ pillars: [], coordinators: [], units: [] })
    expect(text).not.toMatch(/Rahma|Nur Aini|Dewi|PSM Satu/)
    expect((await province.get('/api/v1/posts')).body.items.map((one: { workerName: string }) => one.workerName).toSorted()).toEqual(['Herlina', 'Mustafa'])
  })
})

/** The pictures of an erased person leave their store by a job, which tries again while the store is away. */
async function picturesGo(erasureId: string, visit: string): Promise<void> {
  const { services } = house
  const kept = async () => { const names: string[] = []; for await (const one of services.store.names()) if (one.includes(visit)) names.push(one); return names.length }
  const receipt = async () => (await pdp.get(`/api/v1/erasures/${erasureId}/receipt`)).body
  expect([await kept(), (await receipt()).pictures]).toEqual([2, { visits: 2, removed: 0, last: null }])
  const away = { ...services, store: { ...services.store, remove: () => Promise.reject(new Error('away')) } }
  await expect(tasksOf(away, JOB_ROLE).remove!({ home: 5272 })).rejects.toThrow('away')
  expect((await receipt()).pictures.removed).toBe(0)
  // whoever lost the job, by a restore or after many tries, is rung for again
  const owner = new pg.Client({ connectionString: house.databaseUrl })
  await owner.connect()
  const waiting = async () => (await owner.query(`select from graphile_worker.jobs where key = 'remove:5272'`)).rows.length
  await owner.query(`select graphile_worker.remove_job('remove:5272')`)
  expect(await waiting()).toBe(0)
  await owner.query('select ring_removals()')
  expect(await waiting()).toBe(1)
  await tasksOf(services, JOB_ROLE).remove!({ home: 5272 })
  await owner.query(`select graphile_worker.remove_job('remove:5272')`)
  await owner.query('select ring_removals()')
  expect([await waiting(), await kept()]).toEqual([0, 0])
  await owner.end()
  expect(await receipt()).toMatchObject({ pictures: { visits: 2, removed: 2 }, stays: ['history', 'log', 'backups', 'counts'] })
}

describe('admin and data-protection officer', () => {
  test('the admin reads how the house is, and no case', async () => {
    expect((await admin.get('/api/v1/health')).body).toMatchObject({ version: expect.any(String), bytes: expect.any(Number), failing: 0, given_up: 0 })
    expect((await admin.get('/api/v1/cases')).body.items).toEqual([])
    for (const who of [nur, bambang, pdp]) expect((await who.get('/api/v1/health')).status).toBe(403)
  })

  test('a request about the own data is taken down, has three days, and is answered once; nobody else reads who asked', async () => {
    const requestId = await pdp.does('request.record', { region: '52.72', sort: 'perbaikan', asker: 'Halimah Rekaan', contact: '081200000001', what: 'Tanggal lahir salah', channel: 'datang' }, 'data_request')
    const [row] = (await pdp.get('/api/v1/data_requests')).body.items
    expect(Date.parse(row.due) - Date.parse(row.receivedAt)).toBe(72 * 3_600_000)
    expect((await pdp.get(`/api/v1/data_requests/${requestId}`)).body).toMatchObject({ asker: 'Halimah Rekaan', what: 'Tanggal lahir salah', state: 'diterima' })
    for (const who of [nur, kadis, admin, bambang, rahma]) expect((await who.get(`/api/v1/data_requests/${requestId}`)).status).toBe(404)
    await pdp.does('request.answer', { requestId, state: 'dipenuhi', answer: 'Sudah diperbaiki.' })
    expect((await pdp.act('request.answer', { requestId, state: 'ditolak', answer: 'x' })).body.details.faults).toMatchObject([{ rule: 'not_open' }])
    expect((await operator.act('request.record', { region: '52.72', sort: 'akses', asker: 'A', what: 'B', channel: 'surat' })).status).toBe(403)
  })

  test('whoever asks for it is erased: agreed by the head, done by the officer; afterwards the name is nowhere, and the visits are still counted', async () => {
    const name = 'Zubaidah Erastiana', nik = '9972015207600001'
    const caseId = await rahma.does('case.open', { who: `${name}, lansia sendiri`, name, nik, needs: ['lansia'], urgency: 'biasa', region: PARUGA, rt: '005', seal: 'tidak', story: `${name} tinggal sendiri.`, address: 'Gang Erastiana 5', household: { label: `Keluarga ${name}` } }, 'case')
    await nur.does('case.triage', { caseId, types: ['LUT'], bidang: 'rehsos' })
    await nur.does('case.assign', { caseId, leadId: rahma.id, teamIds: [] })
    await rahma.does('case.edit', { caseId, edits: { who: [`${name}, lansia sendiri`, `Ibu ${name}`] } })
    await rahma.does('case.note', { caseId, text: `Ibu ${name} sudah sehat.` })
    await rahma.does('step.add', { caseId, what: `Antar beras ke ${name}`, ownerId: rahma.id, due: dayFromToday(3) })
    const erased = await visited(rahma, caseId)
    expect((await upload(rahma, erased)).status).toBe(200)
    const given = await rahma.does('provision.record', { caseId, day: dayFromToday(0), sort: 'permakanan', what: `Beras untuk ${name}`, pictures: ['c'.repeat(64)] }, 'provision')
    const beside = await rahma.does('step.add', { caseId: siti, what: `Ajak ${name} ke posyandu`, ownerId: rahma.id, due: dayFromToday(3) }, 'next_step')
    await rahma.ask('POST', '/api/pull', { have: [] })
    const before = (await nur.get('/api/v1/coordination')).body.figures
    const requestId = await pdp.does('request.record', { region: '52.72', sort: 'penghapusan', asker: name, contact: '081200000002', what: `Hapus data ${name}`, channel: 'datang' }, 'data_request')
    const erasureId = await pdp.does('erasure.ask', { requestId, whom: name, reason: 'Layanan sudah selesai' }, 'erasure')
    expect((await pdp.act('person.erase', { erasureId })).body.details.faults).toMatchObject([{ rule: 'erasure_state' }])
    for (const who of [nur, admin, rahma, bambang]) expect((await who.get(`/api/v1/erasures/${erasureId}`)).status, who.name).toBe(404)
    for (const who of [pdp, nur]) expect((await who.act('erasure.decide', { erasureId, answer: 'setuju', caseId, reason: 'x' })).status, who.name).not.toBe(200)
    expect((await kadis.act('erasure.decide', { erasureId, answer: 'setuju', reason: '' })).body.details.faults).toMatchObject([{ at: 'caseId', rule: 'required' }, { at: 'reason', rule: 'required' }])
    await kadis.does('erasure.decide', { erasureId, answer: 'setuju', caseId, reason: 'Tidak ada layanan yang berjalan' })
    expect((await kadis.act('person.erase', { erasureId })).status).toBe(403)
    const cursor = (await rahma.ask('POST', '/api/pull', { have: [] })).body
    // the name stands in another family's next step too: the officer hears where, not what, and has it blanked
    const { items, history } = (await pdp.get(`/api/v1/erasures/${erasureId}/places`)).body
    expect([items, history]).toEqual([[{ kind: 'next_step', field: 'what', id: beside }], 0])
    for (const [who, status] of [[kadis, 403], [nur, 404], [rahma, 404], [kadisBeside, 404]] as const) for (const part of ['places', 'receipt']) expect((await who.get(`/api/v1/erasures/${erasureId}/${part}`)).status, who.name).toBe(status)
    expect((await pdp.get(`/api/v1/erasures/${erasureId}/receipt`)).body.details.faults).toMatchObject([{ rule: 'erasure_state' }])
    await pdp.does('person.erase', { erasureId, blank: [{ kind: 'next_step', id: beside }] })
    expect((await rahma.get(`/api/v1/provisions/${given}`)).body.pictures).toBeNull()
    await picturesGo(erasureId, erased)

    const said: string[] = []
    for (const who of [rahma, nur, kadis, operator, pdp]) {
      for (const path of [`/api/v1/cases/${caseId}/file`, `/api/v1/cases/${caseId}`, '/api/v1/cases?limit=100', '/api/v1/persons?limit=100', '/api/v1/households?limit=100', '/api/v1/visits?limit=100', `/api/v1/visits/${erased}`, '/api/v1/next_steps?limit=100', '/api/v1/search?q=Zubaidah', '/api/v1/reads', `/api/v1/data_requests/${requestId}`, `/api/v1/erasures/${erasureId}`, '/api/v1/exports/cases.csv?reason=Memeriksa%20penghapusan']) said.push((await who.get(path)).text)
      said.push((await who.ask('POST', '/api/pull', { have: [] })).text)
    }
    said.push((await nur.ask('POST', '/api/v1/similar', { nik, region: '52.72' })).text, (await nur.ask('POST', '/api/v1/similar', { name, region: '52.72' })).text)
    expect(said.join()).not.toMatch(/Zubaidah|Erastiana|9972015207600001/)
    // a telephone that carries the case hears of it with the next sync
    const heard = (await rahma.ask('POST', '/api/pull', { cursor: cursor.cursor, scope: cursor.scope })).body.put.map(({ kind }: { kind: string }) => kind)
    expect(heard).toEqual(expect.arrayContaining(['case', 'person', 'household', 'visit', 'next_step', 'remark']))
    // not even the owner of the database reads it, in rows or in the copies of history
    const owner = new pg.Client({ connectionString: house.databaseUrl })
    await owner.connect()
    const { rows: tables } = await owner.query(`select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind = 'r' and c.relname <> 'regions'`)
    const found: string[] = []
    for (const { name: table } of tables) { const { rows } = await owner.query(`select 1 from "${table}" t where t::text ilike '%zubaidah%' or t::text ilike '%erastiana%' limit 1`); if (rows.length) found.push(table) }
    await owner.end()
    expect(found).toEqual([])
    expect((await nur.get('/api/v1/coordination')).body.figures).toEqual(before)
    expect((await nur.get(`/api/v1/cases/${caseId}/file`)).body.timeline.map((entry: { action: string }) => entry.action)).toContain('person.erase')
    expect((await pdp.get(`/api/v1/data_requests/${requestId}`)).body).toMatchObject({ state: 'dipenuhi', asker: null })
    expect((await pdp.act('person.erase', { erasureId })).body.details.faults).toMatchObject([{ rule: 'erasure_state' }])
    expect((await nur.get(`/api/v1/cases/${siti}/file`)).text).toContain('Ibu Siti')
  })
})

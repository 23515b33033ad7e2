import { readFileSync } from 'node:fs'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayAt } from '#kernel/day.ts'
import { tell } from '#slices/notices/rules.ts'
import { dayFromToday, freshId, openHouse, openOffice, settle, type House, type Someone } from './house.ts'

const KOTA = '52.72', PARUGA = '52.72.01.1001', TODAY = dayFromToday(0)
/** A thumb on paper, eight by eight dots. */
const THUMB = { w: 8, h: 8, dots: 'PEKBpYGZQjw=' }
let house: House
let rahma: Someone, budi: Someone, nur: Someone, hadi: Someone, salma: Someone, beside: Someone, wulan: Someone
let malik: string, aisyah: string

const thumb = (more: object = {}) => ({ caseId: malik, purposes: ['asesmen', 'rujukan'], givenBy: 'sendiri', day: TODAY, manner: 'cap_jempol', witness: 'Ibu Ani, tetangga', language: 'Bima', explained: true, mark: THUMB, ...more })
const listOf = async (who: Someone, path: string) => (await who.get(`/api/v1/${path}`)).body.items as Record<string, any>[]
const told = async (who: Someone) => (await listOf(who, 'notices')).map(({ code }) => code)
/** What lay on a telephone: done at its own hour, sent later. */
const sentLater = async (who: Someone, action: string, input: object, minutesAgo: number) => {
  const at = new Date(Date.now() - minutesAgo * 60_000).toISOString()
  // shortly after midnight that was yesterday
  return (await who.ask('POST', '/api/push', { envelopes: [{ id: freshId(5272), action, at, input: { ...input, day: dayAt(KOTA, at) }, later: true }] })).body.receipts[0]
}

beforeAll(async () => {
  house = await openHouse()
  await openOffice(house, KOTA, 'Dinas Sosial Kota Bima')
  await openOffice(house, '52.06', 'Dinas Sosial Kabupaten Bima')
  ;[rahma, budi, nur, hadi, salma, beside, wulan] = await Promise.all([
    settle(house, 'Rahma', { role: 'psm', region: PARUGA, pillar: 'psm' }), settle(house, 'Budi', { role: 'tksk', region: '52.72.01', pillar: 'tksk' }), settle(house, 'Nur Aini', { role: 'kabid', region: KOTA }),
    settle(house, 'Hadi', { role: 'pejabat_pdp', region: KOTA }), settle(house, 'Salma', { role: 'lurah', region: PARUGA }), settle(house, 'Laila', { role: 'psm', region: '52.72.01.1002', pillar: 'psm' }), settle(house, 'Wulan', { role: 'kabid', region: '52.06' }),
  ])
  malik = await rahma.does('case.open', { who: 'Bapak Malik', name: 'Malik', bornYear: 1948, needs: ['lansia'], urgency: 'segera', region: PARUGA, rt: '005', rw: '002', seal: 'tidak' }, 'case')
  aisyah = await nur.does('case.open', { who: 'Aisyah, 9 tahun', name: 'Aisyah', bornYear: Number(TODAY.slice(0, 4)) - 9, needs: ['anak'], urgency: 'segera', region: PARUGA, seal: 'ya' }, 'case')
  await nur.does('case.triage', { caseId: malik, types: ['LUT'], bidang: 'rehsos' })
  await nur.does('case.assign', { caseId: malik, leadId: budi.id, teamIds: [rahma.id] })
})
afterAll(() => house?.close())

test('what a consent lacks is named all at once: the witness of a thumb, the mark or its paper, that it was explained', async () => {
  const bare = await rahma.act('consent.take', { caseId: malik, purposes: [], givenBy: 'wali', day: dayFromToday(3), manner: 'cap_jempol', explained: false })
  expect(bare.status).toBe(422)
  expect(bare.body.details.faults.map(({ at }: { at: string }) => at)).toEqual(expect.arrayContaining(['purposes', 'giver', 'relation', 'witness', 'mark', 'explained']))
  expect((await rahma.act('consent.take', thumb({ mark: { ...THUMB, h: 16 } }))).body.details.faults[0]).toMatchObject({ rule: 'mark' })
  expect((await rahma.act('consent.take', thumb({ givenBy: 'tidak_dapat', reason: 'Tidak sadar', purposes: ['foto'] }))).body.details.faults).toMatchObject([{ at: 'purposes', rule: 'never_without' }])
})

test('Rahma takes Bapak Malik\'s thumb without a line; the team reads it, the kelurahan and the neighbours meet nothing', async () => {
  const { refused, made } = await sentLater(rahma, 'consent.take', thumb(), 30)
  expect(refused ?? null).toBeNull()
  const id = made.find(({ kind }: { kind: string }) => kind === 'consent').id
  for (const who of [rahma, budi, nur]) expect((await who.get(`/api/v1/consents/${id}`)).body, who.name).toMatchObject({ purposes: ['asesmen', 'rujukan'], state: 'berlaku', witness: 'Ibu Ani, tetangga', mark: THUMB, takenByName: 'Rahma' })
  for (const who of [salma, beside, hadi, wulan]) {
    expect((await who.get(`/api/v1/consents/${id}`)).text, who.name).toBe((await who.get(`/api/v1/consents/${freshId(5272)}`)).text)
    expect((await who.get('/api/v1/consents')).text, who.name).not.toContain(id)
  }
  expect((await rahma.ask('POST', '/api/pull', { have: [] })).text).toContain('Ibu Ani, tetangga')
  const { rows } = await house.services.pool.query(`select input::text from history where action = 'consent.take'`)
  expect(JSON.stringify(rows)).not.toContain('Ibu Ani')
})

test('whoever finds somebody without a line takes the thumb at once; once the office has named who answers, the team takes it, and no other PSM ever', async () => {
  const caseId = freshId(5272), at = new Date(Date.now() - 60_000).toISOString()
  const opens = { id: freshId(5272), action: 'case.open', at, later: true, input: { id: caseId, who: 'Ompu Jafar', name: 'Jafar', bornYear: 1944, needs: ['lansia'], urgency: 'segera', region: PARUGA, rt: '004', rw: '001', seal: 'tidak' } }
  const { receipts } = (await rahma.ask('POST', '/api/push', { envelopes: [opens, { id: freshId(5272), action: 'consent.take', at, later: true, input: thumb({ caseId, day: dayAt(KOTA, at) }) }] })).body
  expect(receipts.map(({ refused }: { refused?: unknown }) => refused ?? null)).toEqual([null, null])
  const [taken] = await listOf(nur, `consents?caseId=${caseId}`)
  expect(taken).toMatchObject({ takenByName: 'Rahma', state: 'berlaku' })
  const neighbour = await settle(house, 'Halimah', { role: 'psm', region: PARUGA, pillar: 'psm' })
  expect((await neighbour.act('consent.take', thumb({ caseId }))).body.code).toBe('case.not_on_team')
  for (const who of [neighbour, beside, wulan]) expect((await who.get(`/api/v1/consents/${taken!.id}`)).status, who.name).toBe(404)
  await nur.does('case.triage', { caseId, types: ['LUT'], bidang: 'rehsos' })
  await nur.does('case.assign', { caseId, leadId: budi.id, teamIds: [] })
  expect((await rahma.act('consent.take', thumb({ caseId, purposes: ['foto'] }))).body.code).toBe('case.not_on_team')
})

test('a child agrees through a guardian and is heard; nobody else meets a trace of it', async () => {
  const given = thumb({ caseId: aisyah, givenBy: 'sendiri' })
  expect((await nur.act('consent.take', given)).body.details.faults).toMatchObject([{ at: 'givenBy', rule: 'guardian' }, { at: 'childView', rule: 'required' }])
  const consentId = await nur.does('consent.take', { ...given, givenBy: 'wali', giver: 'Ibu Halimah', relation: 'Ibu', childView: 'Ingin tetap sekolah.' }, 'consent')
  await nur.does('consent.withdraw', { consentId, givenBy: 'wali', giver: 'Ibu Halimah', reason: 'Berubah pikiran' })
  for (const who of [rahma, budi, hadi, salma]) {
    for (const path of ['consents', 'withdrawals', 'notices']) expect((await who.get(`/api/v1/${path}`)).text, who.name).not.toContain(consentId)
    expect((await listOf(who, 'withdrawals')).length, who.name).toBe(0)
  }
})

test('Bapak Malik takes a part back: Budi who answers for him hears of it; the data-protection officer sees the clock run, and not whose it is', async () => {
  const [{ id: consentId }] = await listOf(rahma, `consents?caseId=${malik}`) as [{ id: string }]
  const withdrawalId = await rahma.does('consent.withdraw', { consentId, purposes: ['rujukan'], givenBy: 'sendiri', reason: 'Ingin tetap di rumah' }, 'withdrawal')
  expect((await rahma.act('consent.withdraw', { consentId, purposes: ['rujukan'], givenBy: 'sendiri' })).body.code).toBe('consent.holds_not')
  // a day, as every notice tells one: a telephone that met a moment there could not open its home
  expect((await listOf(budi, 'notices')).find(({ code }) => code === 'consent.withdrawn')!.told.due).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  const [clock] = await listOf(hadi, 'withdrawals?state=menunggu')
  expect(Date.parse(clock!.due) - Date.parse(clock!.at)).toBe(72 * 3_600_000)
  const seen = (await hadi.get(`/api/v1/withdrawals/${withdrawalId}`)).text + JSON.stringify(await listOf(hadi, 'withdrawals'))
  for (const word of ['Malik', malik, consentId, 'Ingin tetap']) expect(seen).not.toContain(word)
  expect((await hadi.act('consent.stop', { withdrawalId, note: 'x' })).status).toBe(404)
  await budi.does('consent.stop', { withdrawalId, note: 'Permintaan ke panti ditarik kembali.' })
  expect((await nur.act('consent.stop', { withdrawalId, note: 'lagi' })).body.code).toBe('consent.stopped')
  expect(await listOf(hadi, 'withdrawals?state=menunggu')).toEqual([])
})

test('a consent that crossed with a withdrawal on its way settles by nobody but a person', async () => {
  const first = await rahma.does('consent.take', thumb({ purposes: ['foto'] }), 'consent')
  await budi.does('consent.withdraw', { consentId: first, givenBy: 'sendiri' })
  const late = (await sentLater(rahma, 'consent.take', thumb({ purposes: ['foto'] }), 10)).made[0].id
  expect((await rahma.get(`/api/v1/consents/${late}`)).body.state).toBe('ditinjau')
  expect((await rahma.act('consent.settle', { consentId: late, stands: true, note: 'Ditanya lagi.' })).status).toBe(403)
  await budi.does('consent.settle', { consentId: late, stands: true, note: 'Ditanya lagi.' })
  expect((await rahma.get(`/api/v1/consents/${late}`)).body).toMatchObject({ state: 'berlaku', withdrawn: [] })
})

test('a case that is sealed takes its consents along', async () => {
  await nur.does('case.seal', { caseId: malik, reason: 'Diminta keluarga' })
  await nur.does('case.assign', { caseId: malik, leadId: budi.id, teamIds: [] })
  expect(await listOf(rahma, 'consents')).toEqual([])
  expect(await listOf(hadi, 'withdrawals')).toEqual([])
  expect((await listOf(nur, `consents?caseId=${malik}`)).length).toBe(3)
})

test('a moment is never told as a day; what was told so for a while is read as the day of its place, and telephones fetch anew only where there was one', async () => {
  const moment = { newId: () => freshId(5272), actor: { workerId: budi.id }, now: new Date().toISOString() } as never
  for (const field of ['day', 'due']) expect(() => tell(moment, { worker: budi.id, name: 'Budi', region: PARUGA }, { code: 'consent.withdrawn', told: { [field]: '2026-11-22T17:00:00Z' } }), field).toThrow()
  expect(tell(moment, { worker: budi.id, name: 'Budi', region: PARUGA }, { code: 'consent.withdrawn', told: { due: '2026-11-23', otherName: 'Nur' } }).record).toMatchObject({ told: { due: '2026-11-23', otherName: 'Nur' } })
  const owner = new pg.Client({ connectionString: house.databaseUrl })
  await owner.connect()
  const migrated = async () => {
    await owner.query(readFileSync('migrations/0108_told_days.sql', 'utf8'))
    return (await owner.query(`select value from settings where key = 'epoch'`)).rows[0].value as string
  }
  const before = await migrated()
  expect(await migrated()).toBe(before)
  // five in the afternoon of Greenwich is one in the morning of Bima
  await owner.query(`update notices set told = told || '{"due": "2026-11-22T17:00:00.000Z"}' where code = 'consent.withdrawn'`)
  expect(await migrated()).not.toBe(before)
  await owner.end()
  const notice = (await listOf(budi, 'notices')).find(({ code }) => code === 'consent.withdrawn')!
  expect(notice.told.due).toBe('2026-11-23')
})

test('after a withdrawal no aid is refused, and its reason is kept; a new action takes a reason, and a plan does not grow', async () => {
  const caseId = await rahma.does('case.open', { who: 'Ibu Siti', name: 'Siti', bornYear: 1950, needs: ['lansia'], urgency: 'segera', region: PARUGA, seal: 'tidak' }, 'case')
  await nur.does('case.triage', { caseId, types: ['LUT'], bidang: 'rehsos' })
  await nur.does('case.assign', { caseId, leadId: budi.id, teamIds: [rahma.id] })
  const aid = (more: object = {}) => ({ caseId, day: TODAY, sort: 'permakanan', what: 'Beras', ...more })
  const deed = (more: object = {}) => ({ caseId, what: 'Antar ke puskesmas', of: 'petugas', ownerId: rahma.id, due: dayFromToday(3), ...more })
  // nobody was asked yet: aid does not wait for it
  await rahma.does('provision.record', aid())
  const consentId = await rahma.does('consent.take', thumb({ caseId, purposes: ['asesmen', 'layanan'] }), 'consent')
  const planId = await nur.does('plan.draw', { caseId, reviewDay: dayFromToday(9), goals: [{ domain: 'biologis', aim: 'Makan teratur' }] }, 'plan')
  await budi.does('consent.withdraw', { consentId, givenBy: 'sendiri', reason: 'Tidak mau lagi' })
  for (const [action, input] of [['deed.add', deed()], ['goal.add', { planId, domain: 'sosial', aim: 'Ikut posyandu' }]] as const) expect((await nur.act(action, input)).body.code, action).toBe('consent.needed')
  // nor is an assessment begun; whoever reads the case in full reads why, in its history as well
  expect((await budi.act('case.step', { caseId, step: 'asesmen' })).body).toMatchObject({ code: 'consent.needed', details: { purpose: 'asesmen' } })
  const { timeline } = (await nur.get(`/api/v1/cases/${caseId}/file`)).body as { timeline: { action: string; input: { reason?: string } }[] }
  expect(timeline.find(({ action }) => action === 'consent.withdraw')!.input.reason).toBe('Tidak mau lagi')
  expect((await budi.act('consent.withdraw', { consentId, purposes: [], givenBy: 'sendiri' })).body.details.faults).toMatchObject([{ at: 'purposes', rule: 'required' }])
  const why = 'Demam tinggi, tidak dapat menunggu.'
  const given = await rahma.does('provision.record', aid({ unconsented: why }), 'provision')
  const added = await nur.does('deed.add', deed({ unconsented: why }), 'deed')
  expect([(await nur.get(`/api/v1/provisions/${given}`)).body.unconsented, (await nur.get(`/api/v1/deeds/${added}`)).body.unconsented]).toEqual([why, why])
  for (const who of [salma, beside, wulan]) for (const path of [`provisions/${given}`, `deeds/${added}`]) expect((await who.get(`/api/v1/${path}`)).status, `${who.name} ${path}`).toBe(404)
  expect(JSON.stringify((await house.services.pool.query(`select input::text from history where action in ('provision.record', 'deed.add')`)).rows)).not.toContain('Demam')
  await rahma.does('provision.record', aid())
  await rahma.does('consent.take', thumb({ caseId, purposes: ['layanan'] }))
  await nur.does('deed.add', deed())
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asSystem, dayFromToday, made, openHouse, openOffice, settle, type House, type Someone } from './house.ts'

const PARUGA = '52.72.01.1001', NAE = '52.72.01.1002', FAR = '52.72.02.1004', KOTA = '52.72'
const page = (who: Someone, region = PARUGA) => who.get(`/api/v1/area?region=${region}`)
const people = (body: any): any[] => body.lines.flatMap((line: any) => line.posts)
const named = (body: any, name: string) => people(body).find(post => post.workerName === name)
// before seven in the morning the night of yesterday still runs
const DAYS = (new Date(Date.now() + 8 * 3_600_000).getUTCHours() < 7 ? [-1, 0, 1] : [0, 1]).map(dayFromToday)
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString()

let house: House
let rahma: Someone, budi: Someone, ilham: Someone, lurah: Someone, rt: Someone, otherRt: Someone, nur: Someone, tari: Someone, ratna: Someone, ari: Someone, iwan: Someone, far: Someone, salma: Someone, kadisBima: Someone
const postOf = async (reader: Someone, of: Someone) => (await reader.get(`/api/v1/posts?workerId=${of.id}`)).body.items[0].id as string

beforeAll(async () => {
  house = await openHouse()
  await openOffice(house, KOTA, 'Dinas Sosial Kota Bima')
  await openOffice(house, '52.06', 'Dinas Sosial Kabupaten Bima')
  const unitId = made(await asSystem(house, 5272, 'unit.add', { region: KOTA, name: 'Bidang Rehabilitasi Sosial', sort: 'bidang', bidang: 'rehsos' }), 'unit')!
  ;[rahma, budi, ilham, lurah, rt, otherRt, nur, tari, ratna, ari, iwan, far, salma, kadisBima] = await Promise.all([
    settle(house, 'Rahma', { role: 'psm', region: PARUGA, pillar: 'psm' }), settle(house, 'Budi', { role: 'tksk', region: '52.72.01', pillar: 'tksk' }), settle(house, 'Ilham', { role: 'tagana', region: KOTA, pillar: 'tagana' }),
    settle(house, 'Ahmad', { role: 'lurah', region: PARUGA }), settle(house, 'Karim', { role: 'ketua_rt', region: PARUGA, rt: '005', rw: '002' }), settle(house, 'Jamal', { role: 'ketua_rt', region: PARUGA, rt: '009', rw: '002' }),
    settle(house, 'Nur Aini', { role: 'kabid', region: KOTA, unitId }), settle(house, 'Tari', { role: 'operator', region: KOTA }), settle(house, 'Ratna', { role: 'peksos', region: KOTA }), settle(house, 'Ari', { role: 'admin', region: KOTA }),
    settle(house, 'Iwan', { role: 'psm', region: NAE, pillar: 'psm' }), settle(house, 'Rina', { role: 'psm', region: FAR, pillar: 'psm' }), settle(house, 'Salma', { role: 'psm', region: '52.06.18.2001', pillar: 'psm' }), settle(house, 'Wulan', { role: 'kepala_dinas', region: '52.06' }),
  ])
  const phones: [Someone, string][] = [[rahma, '081200000001'], [budi, '081200000002'], [ilham, '081200000003'], [lurah, '081200000004'], [rt, '081200000005'], [tari, '081200000006'], [ratna, '081200000007']]
  for (const [who, phone] of phones) await ari.does('worker.edit', { workerId: who.id, phone })
})
afterAll(() => house?.close())

describe('Halaman wilayah Paruga', () => {
  test('before any case exists, Rahma finds everyone who serves Paruga, of every line, with a number to call', async () => {
    const { status, body } = await page(rahma)
    expect(status).toBe(200)
    expect(body.lines.map((line: any) => line.line)).toEqual(['kelurahan', 'pilar', 'rt'])
    expect(people(body).map(post => post.workerName)).toEqual(expect.arrayContaining(['Ahmad', 'Rahma', 'Budi', 'Ilham', 'Ratna', 'Karim', 'Jamal']))
    expect([named(body, 'Budi').phone, named(body, 'Ilham').phone, named(body, 'Ahmad').phone, named(body, 'Karim').phone, named(body, 'Ratna').phone]).toEqual(['081200000002', '081200000003', '081200000004', '081200000005', '081200000007'])
    expect(named(body, 'Karim')).toMatchObject({ rt: '005', rw: '002', from: '2024-01-01' })
    expect(people(body).map(post => post.role)).not.toContain('operator')
  })

  test('beyond their own area colleagues know names, not numbers', async () => {
    const nae = await page(rahma, NAE)
    expect(named(nae.body, 'Iwan')).toMatchObject({ depth: 'brief' })
    expect(named(nae.body, 'Iwan').phone).toBeUndefined()
    const seen = await page(far)
    expect(named(seen.body, 'Rahma').phone).toBeUndefined()
    expect(named(seen.body, 'Ilham').phone).toBe('081200000003')
  })

  test('an RT head sees no worker of the office until a visit is announced to him, then whom to call', async () => {
    expect(people((await page(rt)).body).map(post => post.workerName)).toEqual(['Karim'])
    await rahma.does('trip.plan', { area: { region: PARUGA, rt: '005' }, day: dayFromToday(1), from: '09:00', to: '10:00', purpose: 'pendampingan', basis: 'inisiatif' })
    const { body } = await page(rt)
    expect(people(body).map(post => post.workerName).toSorted()).toEqual(['Karim', 'Rahma'])
    expect(named(body, 'Rahma').phone).toBe('081200000001')
    expect(people((await page(otherRt)).body).map(post => post.workerName)).toEqual(['Jamal'])
    expect((await otherRt.get('/api/v1/workers')).body.items.map((one: any) => one.name)).toEqual(['Jamal'])
  })

  test('one tap says that a number is wrong; the admin is told, everyone sees it, and correcting it takes the mark away', async () => {
    const postId = await postOf(rahma, ilham)
    await rahma.does('post.wrong_number', { postId })
    await rahma.does('post.wrong_number', { postId })
    expect(named((await page(lurah)).body, 'Ilham')).toMatchObject({ wrong: true })
    expect((await ari.get('/api/v1/posts?region=52.72&wrong=true')).body.items.map((one: any) => one.workerName)).toEqual(['Ilham'])
    const notices = (await ari.get('/api/v1/notices')).body.items
    expect(notices.map((one: any) => [one.code, one.told.otherName])).toEqual([['post.wrong_number', 'Ilham']])
    expect((await far.act('post.wrong_number', { postId: await postOf(far, rahma) })).status).toBe(403)
    expect((await salma.act('post.wrong_number', { postId })).status).toBe(404)
    await ari.does('worker.edit', { workerId: ilham.id, phone: '081200000033' })
    expect(named((await page(rahma)).body, 'Ilham')).toMatchObject({ phone: '081200000033', wrong: null })
  })

  test('who was there lately is shown without a case, and a sealed visit never', async () => {
    const went = async (who: Someone, seal: string, members: Someone[]) => {
      const caseId = await who.does('case.open', { who: 'Seseorang', needs: ['lansia'], urgency: 'biasa', region: PARUGA, rt: '005', seal }, 'case')
      await nur.does('case.assign', { caseId, leadId: members[0]!.id, teamIds: members.slice(1).map(one => one.id) })
      await members[0]!.does('visit.report_unannounced', { caseId, day: dayFromToday(0), from: '00:00', to: '00:05', purpose: 'pendampingan', outcome: 'bertemu', findings: 'Sehat.', untoldReason: 'kebetulan_lewat' })
    }
    await went(budi, 'tidak', [budi])
    await went(rahma, 'ya', [rahma, nur])
    for (const reader of [rahma, nur, lurah, iwan, ilham]) expect((await page(reader)).body.visits.map((one: any) => [one.leadName, one.leadPillar, one.day]), reader.name).toEqual(reader === iwan ? [] : [['Budi', 'tksk', dayFromToday(0)]])
    expect(JSON.stringify((await page(rahma)).body.visits)).not.toMatch(/caseId|Seseorang/)
    // Ilham of Tagana learns who went, and of no case; Salma of the kabupaten beside nothing
    for (const table of ['visits', 'cases', 'persons']) expect((await ilham.get(`/api/v1/${table}`)).body.items, table).toEqual([])
    expect([(await salma.get('/api/v1/trips')).body.items, (await ilham.get('/api/v1/trips')).body.items.filter((one: any) => one.sealed || one.caseId)]).toEqual([[], []])
  })

  test('Salma of Kabupaten Bima, and an office there, find no page of Paruga', async () => {
    for (const stranger of [salma, kadisBima]) {
      const [there, nowhere] = [await page(stranger), await page(stranger, '52.72.01.9999')]
      expect([there.status, there.text]).toEqual([404, nowhere.text])
    }
    expect((await page(rahma, '52')).body.details.faults).toMatchObject([{ at: 'region', rule: 'kabupaten' }])
    expect(people((await page(rahma, '52.72.01')).body).map(post => post.workerName)).toEqual(expect.arrayContaining(['Budi', 'Ilham']))
  })
})

describe('Tidak aman sampai …', () => {
  let warningId: string
  test('Ilham of Tagana warns of Paruga, naming no party; whoever is to go there is told and nobody is stopped', async () => {
    const tripId = await budi.does('trip.plan', { area: { region: PARUGA, rt: '001' }, day: dayFromToday(0), from: '23:00', to: '23:30', purpose: 'pendampingan', basis: 'inisiatif' }, 'trip')
    expect((await rahma.act('area.warn', { region: PARUGA, cause: 'banjir', ends: inHours(5) })).status).toBe(403)
    const faults = await ilham.act('area.warn', { region: KOTA, cause: 'tetangga', ends: 'besok' })
    expect(faults.body.details.faults.map((fault: any) => fault.at).toSorted()).toEqual(['cause', 'ends', 'region'])
    expect((await ilham.act('area.warn', { region: PARUGA, cause: 'banjir', ends: inHours(24 * 40) })).body.details.faults).toMatchObject([{ rule: 'too_far' }])
    warningId = await ilham.does('area.warn', { region: PARUGA, cause: 'banjir', ends: inHours(26) }, 'warning')
    expect((await budi.get(`/api/v1/notices?tripId=${tripId}`)).body.items.map((one: any) => one.code)).toContain('area.unsafe')
    expect((await rahma.act('trip.plan', { area: { region: PARUGA, rt: '002' }, day: dayFromToday(1), from: '09:00', to: '10:00', purpose: 'pendampingan', basis: 'inisiatif' })).status).toBe(200)
    for (const reader of [rahma, rt, lurah, nur]) expect((await page(reader)).body.warnings, reader.name).toMatchObject([{ id: warningId, cause: 'banjir' }])
    expect((await page(rahma)).body.warnings[0].byName).toBeUndefined()
    expect((await page(rahma, NAE)).body.warnings).toEqual([])
    expect((await salma.get('/api/v1/warnings')).body.items).toEqual([])
  })

  test('the lurah lifts it; a second lifting is refused', async () => {
    await lurah.does('area.lift', { warningId })
    expect((await page(rahma)).body.warnings).toEqual([])
    expect((await ilham.act('area.lift', { warningId })).body.code).toBe('warning.over')
    expect((await salma.act('area.lift', { warningId })).status).toBe(404)
  })
})

describe('Darurat', () => {
  test('the admin keeps the numbers to call; the nearest area wins, and nobody else may write them', async () => {
    expect((await tari.act('hotline.add', { region: KOTA, service: 'polsek', name: 'Polres', phone: '110' })).status).toBe(403)
    expect((await ari.act('hotline.add', { region: KOTA, service: 'polsek', name: ' ', phone: 'telepon saja' })).body.details.faults.map((fault: any) => fault.at).toSorted()).toEqual(['name', 'phone'])
    await ari.does('hotline.add', { region: '52.72.01', service: 'polsek', name: 'Polsek Rasanae Barat (contoh)', phone: '(0374) 000110' })
    for (const reader of [rahma, rt, lurah, nur]) expect((await page(reader)).body.hotlines, reader.name).toMatchObject([{ service: 'polsek', phone: '(0374) 000110' }])
    expect((await salma.get('/api/v1/hotlines')).body.items).toEqual([])
  })

  test('the operator puts Ratna on duty for today and tonight; everyone but the RT sees her number', async () => {
    const postId = await postOf(tari, ratna)
    for (const shift of ['siang', 'malam']) await tari.does('duty.set', { postId, region: KOTA, days: DAYS, shift })
    await tari.does('duty.set', { postId, region: KOTA, days: DAYS, shift: 'malam' })
    expect((await tari.get(`/api/v1/duties?region=${KOTA}`)).body.items).toHaveLength(2 * DAYS.length)
    expect((await page(rahma)).body.duties[0]).toMatchObject({ workerName: 'Ratna', phone: '081200000007' })
    expect((await page(rt)).body.duties[0]?.phone).toBeUndefined()
    expect((await rahma.act('duty.set', { postId: await postOf(rahma, rahma), region: PARUGA, days: [dayFromToday(1)], shift: 'malam' })).status).toBe(403)
    expect((await salma.get('/api/v1/duties')).body.items).toEqual([])
  })

  let caseId: string, alarmId: string
  test('Rahma records after the call: what, who, where; the kabid and the officer on duty see it at once with a clock of two hours', async () => {
    caseId = await rahma.does('case.alarm', { need: 'sakit', who: 'Kakek pingsan di pasar', region: PARUGA, rt: '005', landmark: 'Depan pasar' }, 'case')
    expect((await nur.get(`/api/v1/cases/${caseId}`)).body).toMatchObject({ urgency: 'darurat', sealed: false, stage: 'masuk' })
    for (const reader of [nur, tari, ratna]) {
      const [alarm] = (await reader.get('/api/v1/alarms?state=menunggu')).body.items
      expect(alarm, reader.name).toMatchObject({ caseId, need: 'sakit', raisedByName: 'Rahma', state: 'menunggu' })
      expect(Date.parse(alarm.due) - Date.parse(alarm.at)).toBe(2 * 3_600_000)
      alarmId = alarm.id
    }
    expect((await nur.get('/api/v1/notices')).body.items.filter((one: any) => one.code === 'alarm.raised').map((one: any) => one.toName)).toContain('Nur Aini')
    for (const stranger of [lurah, iwan, rt, salma, kadisBima]) expect((await stranger.get('/api/v1/alarms')).body.items, stranger.name).toEqual([])
    expect((await salma.act('alarm.take', { alarmId })).status).toBe(404)
  })

  test('Ratna takes it; Rahma learns by whom, a second taker is told so', async () => {
    await ratna.does('alarm.take', { alarmId })
    expect((await rahma.get(`/api/v1/alarms/${alarmId}`)).body).toMatchObject({ state: 'ditangani', takenByName: 'Ratna' })
    expect((await rahma.get('/api/v1/notices')).body.items.map((one: any) => one.code)).toContain('alarm.taken_by')
    expect(await tari.act('alarm.take', { alarmId })).toMatchObject({ status: 409, body: { code: 'alarm.taken' } })
  })

  test('violence is kept confidential though nobody answered the question: the kabid and the officer on duty see it at once with the same clock, nobody else meets a trace', async () => {
    const before = (await tari.get('/api/v1/alarms')).text
    const hidden = await rahma.does('case.alarm', { need: 'kekerasan', who: 'Seorang ibu', region: PARUGA }, 'case')
    expect((await nur.get(`/api/v1/cases/${hidden}`)).body).toMatchObject({ sealed: true, urgency: 'darurat' })
    for (const reader of [nur, ratna]) {
      const [alarm] = (await reader.get('/api/v1/alarms?state=menunggu')).body.items
      expect(alarm, reader.name).toMatchObject({ caseId: hidden, need: 'kekerasan', sealed: true })
      expect(Date.parse(alarm.due) - Date.parse(alarm.at)).toBe(2 * 3_600_000)
      expect((await reader.get(`/api/v1/cases/${hidden}`)).body, reader.name).toMatchObject({ depth: 'full' })
      expect((await reader.get('/api/v1/notices')).body.items.some((one: any) => one.code === 'alarm.raised' && one.caseId === hidden), reader.name).toBe(true)
    }
    for (const reader of [tari, rahma, lurah, ilham, salma]) expect((await reader.get('/api/v1/alarms')).text, reader.name).not.toContain(hidden)
    expect((await tari.get('/api/v1/alarms')).text).toBe(before)
    for (const reader of [tari, lurah, iwan]) for (const path of ['/api/v1/notices', '/api/v1/cases', '/api/v1/day']) expect((await reader.get(path)).text, reader.name).not.toContain(hidden)
    expect((await nur.get(`/api/v1/members?caseId=${hidden}`)).body.items.map((one: any) => one.workerName).toSorted()).toEqual(['Nur Aini', 'Ratna'])
    await ratna.does('alarm.take', { alarmId: (await ratna.get('/api/v1/alarms?state=menunggu')).body.items[0].id })
  })

  test('an emergency that is sealed while its clock runs keeps whoever is on duty, unless named as involved', async () => {
    const open = async () => await rahma.does('case.alarm', { need: 'sakit', who: 'Anak pingsan', region: PARUGA }, 'case')
    const [caseId, other] = [await open(), await open()]
    await nur.does('case.shut_out', { caseId: other, workerId: ratna.id, reason: 'Kerabat' })
    for (const one of [caseId, other]) await nur.does('case.seal', { caseId: one, reason: 'Menyangkut kekerasan' })
    expect((await ratna.get(`/api/v1/cases/${caseId}`)).body).toMatchObject({ depth: 'full', sealed: true })
    for (const [reader, one] of [[ratna, other], [tari, caseId], [tari, other]] as const) expect((await reader.get(`/api/v1/cases/${one}`)).status).toBe(404)
    expect((await ratna.get('/api/v1/alarms?state=menunggu')).body.items.map((one: any) => one.caseId)).toEqual([caseId])
    for (const one of [caseId, other]) await nur.does('case.step', { caseId: one, step: 'tolak', reason: 'Uji' })
  })

  test('Rahma of Paruga meets somebody in need in another kecamatan of the kota: it is recorded, she keeps the receipt; in the kabupaten beside she is told whom to call', async () => {
    const far = await rahma.does('case.alarm', { need: 'sakit', who: 'Ibu pingsan di jalan', region: FAR, landmark: 'Depan terminal' }, 'case')
    expect((await nur.get(`/api/v1/cases/${far}`)).body).toMatchObject({ region: FAR, urgency: 'darurat', reporterName: 'Rahma' })
    const mine = await rahma.get(`/api/v1/cases/${far}`)
    expect([mine.body.depth, mine.body.stage, mine.body.who, mine.body.landmark]).toEqual(['trace', 'masuk', undefined, undefined])
    expect(await rt.act('case.alarm', { need: 'sakit', who: 'Bapak jatuh', region: FAR })).toMatchObject({ status: 200 })
    expect((await rahma.act('case.open', { who: 'Seseorang', needs: ['lansia'], urgency: 'biasa', region: FAR, seal: 'tidak' })).status).toBe(403)
    const beyond = await salma.act('case.alarm', { need: 'sakit', who: 'Ibu pingsan', region: PARUGA })
    expect([beyond.status, beyond.body.code]).toEqual([403, 'forbidden'])
    for (const one of (await tari.get('/api/v1/alarms?state=menunggu')).body.items) await tari.does('case.step', { caseId: one.caseId, step: 'tolak', reason: 'Uji' })
  })

  test('an urgent report by the ordinary form starts the same clock, and closing the case stops it', async () => {
    const slow = await budi.does('case.open', { who: 'Rumah hanyut', needs: ['bencana'], urgency: 'darurat', region: NAE, seal: 'tidak' }, 'case')
    const raised = await tari.does('case.open', { who: 'Bapak tua', needs: ['lansia'], urgency: 'biasa', region: NAE, seal: 'tidak' }, 'case')
    await tari.does('case.triage', { caseId: raised, types: ['LUT'], bidang: 'rehsos', urgency: 'darurat' })
    const waiting = async () => (await tari.get('/api/v1/alarms?state=menunggu')).body.items.map((one: any) => one.caseId).toSorted()
    expect(await waiting()).toEqual([slow, raised].toSorted())
    await tari.does('case.step', { caseId: slow, step: 'tolak', reason: 'Laporan keliru' })
    expect(await waiting()).toEqual([raised])
  })

  test('whoever is on duty without an office comes onto the team, unless named as involved with the family', async () => {
    await tari.does('duty.set', { postId: await postOf(tari, ilham), region: '52.72.01', days: DAYS, shift: 'siang' })
    await tari.does('duty.set', { postId: await postOf(tari, ilham), region: '52.72.01', days: DAYS, shift: 'malam' })
    const first = await rahma.does('case.alarm', { need: 'bencana', who: 'Keluarga di tepi sungai', region: PARUGA }, 'case')
    expect((await ilham.get(`/api/v1/cases/${first}`)).body).toMatchObject({ depth: 'full' })
    const [mine] = (await ilham.get('/api/v1/alarms?state=menunggu')).body.items
    expect(mine.caseId).toBe(first)
    await ilham.does('alarm.take', { alarmId: mine.id })
    const { personId } = (await tari.get(`/api/v1/cases/${first}`)).body
    await nur.does('case.shut_out', { caseId: first, workerId: ilham.id, reason: 'Kerabat' })
    const second = await tari.does('case.open', { personId, who: 'Keluarga di tepi sungai', needs: ['bencana'], urgency: 'darurat', region: PARUGA, seal: 'tidak' }, 'case')
    expect((await ilham.get('/api/v1/alarms')).text).not.toContain(second)
    expect((await ilham.get(`/api/v1/cases/${second}`)).status).toBe(404)
  })
})

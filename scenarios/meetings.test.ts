import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type pg from 'pg'
import { openOwner } from '#server/db.ts'
import { makeCodes } from '#slices/meetings/window.ts'
import { kinds } from '#src/main.contents.ts'
import { dayFromToday, freshId, openHouse, openOffice, settle, type House, type Someone } from './house.ts'

// A rakor in Kota Bima: who is asked and answers, who was there, what was said and decided, and what became of it.

const [KOTA, PARUGA, KOLO, HOME] = ['52.72', '52.72.01.1001', '52.72.05.1001', 5272]
let house: House
let owner: pg.Client
let rahma: Someone, aminah: Someone, budi: Someone, tono: Someone, lurah: Someone, kasi: Someone, kartini: Someone, operator: Someone, nur: Someone, kadis: Someone, tetangga: Someone, provinsi: Someone
let rakor: string

beforeAll(async () => {
  house = await openHouse()
  owner = await openOwner(house.databaseUrl)
  await openOffice(house, KOTA, 'Dinas Sosial Kota Bima')
  await openOffice(house, '52.06', 'Dinas Sosial Kabupaten Bima')
  rahma = await settle(house, 'Rahma', { role: 'psm', region: PARUGA, pillar: 'psm' })
  aminah = await settle(house, 'Aminah', { role: 'psm', region: PARUGA, pillar: 'psm' })
  kartini = await settle(house, 'Kartini', { role: 'psm', region: KOLO, pillar: 'psm' })
  budi = await settle(house, 'Budi', { role: 'tksk', region: '52.72.01', pillar: 'tksk' })
  tono = await settle(house, 'Tono', { role: 'tagana', region: KOTA, pillar: 'tagana' })
  lurah = await settle(house, 'Lurah Paruga', { role: 'lurah', region: PARUGA })
  kasi = await settle(house, 'Kasi Kesra', { role: 'kasi_kesra', region: PARUGA })
  operator = await settle(house, 'Operator', { role: 'operator', region: KOTA })
  nur = await settle(house, 'Nur', { role: 'kabid', region: KOTA })
  kadis = await settle(house, 'Kepala Dinas', { role: 'kepala_dinas', region: KOTA })
  tetangga = await settle(house, 'Kabid Kabupaten', { role: 'kabid', region: '52.06' })
  provinsi = await settle(house, 'Petugas Provinsi', { role: 'inspektorat', region: '52' })
  await owner.query(`update posts set role = 'dinas_provinsi' where region = '52'`)
  // all day long, so that it goes on whenever this is asked
  rakor = await nur.does('meeting.plan', {
    title: 'Rakor pilar Paruga', sort: 'rakor', region: KOTA, place: 'Aula Dinas Sosial', day: dayFromToday(0), from: '00:00', to: '23:59', leaderId: nur.id, notetakerId: operator.id, quotas: [{ pillar: 'psm', most: 1 }],
    audience: [{ pillar: 'psm', region: PARUGA }, { worker: budi.id }, { pillar: 'tagana' }, { role: 'lurah', region: PARUGA }],
  }, 'meeting')
})
afterAll(async () => {
  await owner?.end()
  await house?.close()
})

const file = async (who: Someone, id = rakor) => (await who.get(`/api/v1/meetings/${id}/file`)).body
const rowOf = async (of: Someone, id = rakor) => ((await file(nur, id)).attendances as any[]).find(row => row.workerId === of.id)
const told = async (who: Someone, code: string) => ((await who.get('/api/v1/notices')).body.items as any[]).filter(notice => notice.code === code)
const codeNow = async () => (await nur.get(`/api/v1/meetings/${rakor}/code`)).body.code as string
/** Sends an act as a telephone does that had no signal when it was done. */
const later = async (who: Someone, action: string, input: unknown, at: string) => (await who.ask('POST', '/api/push', { envelopes: [{ id: freshId(HOME), action, at, input, later: true }] })).body.receipts[0]
const codes = () => makeCodes({ region: KOTA, day: dayFromToday(0), from: '00:00', to: '23:59' }, count => crypto.getRandomValues(new Uint32Array(count)))

test('those invited are told and see the meeting; who is not invited, the kabupaten next door and the province meet no trace of it', async () => {
  expect((await file(nur)).attendances.map((row: any) => row.workerName).toSorted()).toEqual(['Aminah', 'Budi', 'Lurah Paruga', 'Nur', 'Operator', 'Rahma', 'Tono'])
  for (const who of [rahma, aminah, budi, tono, lurah]) {
    expect(await told(who, 'meeting.invited'), who.name).toHaveLength(1)
    expect((await who.get('/api/v1/meetings')).body.items.map((one: any) => one.title), who.name).toEqual(['Rakor pilar Paruga'])
    // of the others only numbers
    expect((await file(who)).attendances.map((row: any) => row.workerName)).toEqual([who.name])
  }
  for (const who of [kartini, kasi, tetangga, provinsi]) {
    const absent = await who.get(`/api/v1/meetings/${freshId(HOME)}/file`)
    for (const path of ['', '/file', '/code', '/before', '/suggestions']) expect((await who.get(`/api/v1/meetings/${rakor}${path}`)).text, `${who.name} ${path}`).toBe(absent.text)
    for (const kind of kinds) expect((await who.get(`/api/v1/${kind.path ?? kind.table}?limit=100`)).text, `${who.name} ${kind.name}`).not.toMatch(/Rakor pilar/)
    expect((await who.ask('POST', '/api/pull', { have: [] })).text, who.name).not.toMatch(/Rakor pilar/)
    expect((await who.act('meeting.invite', { meetingId: rakor, audience: [{ worker: who.id }] })).status, who.name).toBe(404)
  }
  expect((await rahma.act('meeting.invite', { meetingId: rakor, audience: [{ worker: kartini.id }] })).status).toBe(403)
  expect((await rahma.get(`/api/v1/meetings/${rakor}/code`)).status).toBe(403)
})

test('one seat is for a PSM: who answers later waits, and moves up when it becomes free', async () => {
  await rahma.does('meeting.reply', { attendanceId: (await rowOf(rahma)).id, reply: 'hadir' })
  await aminah.does('meeting.reply', { attendanceId: (await rowOf(aminah)).id, reply: 'hadir' })
  expect([(await rowOf(rahma)).seat, (await rowOf(aminah)).seat]).toEqual(['ada', 'tunggu'])
  const refused = await rahma.act('meeting.reply', { attendanceId: (await rowOf(rahma)).id, reply: 'berhalangan' })
  expect([refused.status, refused.body.faults?.[0]?.at ?? refused.body.details?.faults?.[0]?.at]).toEqual([422, 'reason'])
  await rahma.does('meeting.reply', { attendanceId: (await rowOf(rahma)).id, reply: 'berhalangan', reason: 'Anak sakit' })
  expect((await rowOf(aminah)).seat).toBe('ada')
  expect(await told(aminah, 'meeting.seat')).toHaveLength(1)
  // why somebody cannot come is read by whoever holds the meeting, and sealed at rest
  expect((await rowOf(rahma)).reason).toBe('Anak sakit')
  expect(JSON.stringify(await file(aminah))).not.toContain('Anak sakit')
  expect((await owner.query(`select count(*)::int as count from attendances t where t::text like '%Anak sakit%'`)).rows[0].count + (await owner.query(`select count(*)::int as count from history t where t::text like '%Anak sakit%'`)).rows[0].count).toBe(0)
})

test('the lurah sends Kasi Kesra, who is told and sees the meeting from then on; nobody answers for somebody else', async () => {
  const own = (await file(lurah)).attendances[0].id
  expect((await budi.act('meeting.reply', { attendanceId: own, reply: 'hadir' })).status).toBe(404)
  await lurah.does('meeting.reply', { attendanceId: own, reply: 'mewakilkan', substituteId: kasi.id })
  expect((await rowOf(kasi)).forName).toBe('Lurah Paruga')
  expect(await told(kasi, 'meeting.stand_in')).toHaveLength(1)
  expect((await kasi.get(`/api/v1/meetings/${rakor}`)).body.title).toBe('Rakor pilar Paruga')
})

test('presence by the code of the minute, by hand, in somebody’s place, as a guest and from a telephone without signal; the house judges by when it was read', async () => {
  const row = async (who: Someone) => (await rowOf(who)).id
  expect((await tono.act('meeting.attend', { attendanceId: await row(tono), code: '123456' })).body.code).toBe('meeting.not_open')
  expect((await nur.act('meeting.start', { meetingId: rakor, codes: '123456' })).status).toBe(422)
  await nur.does('meeting.start', { meetingId: rakor, codes: codes() })
  // who opens the list and is on it is there; nobody else is by that
  expect(await rowOf(nur)).toMatchObject({ presence: 'hadir', via: 'tangan', takenBy: 'Nur' })
  expect((await rowOf(operator)).presence).toBe('belum')
  const code = await codeNow()
  expect(code).toMatch(/^\d{6}$/)
  // the codes lie with the house alone
  for (const who of [nur, kadis, tono]) expect(JSON.stringify([await file(who), (await who.ask('POST', '/api/pull', { have: [] })).body]), who.name).not.toContain('"codes"')
  const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0')
  expect((await tono.act('meeting.attend', { attendanceId: await row(tono), code: wrong })).body.code).toBe('meeting.wrong_code')
  expect((await aminah.act('meeting.attend', { attendanceId: await row(tono), code })).status).toBe(404)
  await tono.does('meeting.attend', { attendanceId: await row(tono), code })
  expect(await rowOf(tono)).toMatchObject({ presence: 'hadir', via: 'kode', takenBy: null })
  // read a moment ago without signal: it counts at that moment; yesterday nothing was open
  const ago = new Date(Date.now() - 120_000).toISOString()
  expect((await later(aminah, 'meeting.attend', { attendanceId: await row(aminah), code }, '2026-01-01T00:00:00.000Z')).refused.code).toBe('meeting.outside_window')
  expect((await later(aminah, 'meeting.attend', { attendanceId: await row(aminah), code }, ago)).refused ?? null).toBeNull()
  expect((await rowOf(aminah)).attendedAt.slice(0, 19)).toBe(ago.slice(0, 19))
  await operator.does('meeting.take', { meetingId: rakor, workerId: kasi.id, presence: 'hadir', via: 'qr' })
  expect((await rowOf(lurah)).presence).toBe('diwakili')
  // two hands: the second is told what the first wrote
  await operator.does('meeting.take', { meetingId: rakor, workerId: budi.id, presence: 'tidak_hadir', via: 'tangan' })
  expect((await nur.act('meeting.take', { meetingId: rakor, workerId: budi.id, presence: 'hadir', via: 'tangan' })).body.code).toBe('meeting.taken_otherwise')
  await nur.does('meeting.take', { meetingId: rakor, workerId: budi.id, presence: 'hadir', via: 'tangan', sure: true })
  await operator.does('meeting.take', { meetingId: rakor, workerId: kartini.id, presence: 'hadir', via: 'qr' })
  expect((await rowOf(kartini)).origin).toBe('datang')
  await operator.does('meeting.guest', { meetingId: rakor, guestName: 'Ibu Tamu Rekaan', guestOffice: 'LKS Harapan', guestPhone: '081200000001' })
  expect((await file(operator)).attendances.find((one: any) => one.origin === 'tamu')).toMatchObject({ guestName: 'Ibu Tamu Rekaan', presence: 'hadir' })
  expect((await owner.query(`select count(*)::int as count from history t where t::text like '%Tamu Rekaan%'`)).rows[0].count).toBe(0)
  expect(JSON.stringify(await file(budi))).not.toContain('Tamu Rekaan')
  expect((await budi.act('meeting.take', { meetingId: rakor, workerId: rahma.id, presence: 'hadir', via: 'tangan' })).status).toBe(403)
  const counts = (await file(budi)).counts as any[]
  expect(counts.reduce((sum, one) => sum + one.present, 0)).toBe(7)
})

test('the agenda speaks of issues and of overdue directives, never of what serves a case; two write the minutes and neither loses a word', async () => {
  const voiceId = await rahma.does('voice.raise', { sort: 'kendala', category: 'air_sanitasi', text: 'Air tidak mengalir.', region: PARUGA }, 'voice')
  const issueId = await nur.does('issue.open', { title: 'Air bersih Paruga', category: 'air_sanitasi', region: PARUGA, voiceIds: [voiceId] })
  const caseId = await rahma.does('case.open', { who: 'Nenek rekaan', needs: ['lansia'], urgency: 'biasa', region: PARUGA, rt: '005', rw: '002', seal: 'tidak', story: 'Perlu air' }, 'case')
  await nur.does('directive.send', { sort: 'arahan', subject: 'Bantu keluarga itu', text: 'Segera', audience: [{ worker: budi.id }], caseId })
  const of = (await owner.query(`select id, case_id from directives order by at`)).rows
  expect((await nur.act('meeting.point', { meetingId: rakor, sort: 'arahan', directiveId: of[0].id })).body.code).toBe('meeting.about_case')
  const pledgeId = await nur.does('pledge.add', { region: KOTA, sort: 'ikrar', title: 'Ikrar kantor', text: 'Kata-kata rekaan kantor ini.' }, 'pledge')
  const suggested = (await nur.get(`/api/v1/meetings/${rakor}/suggestions`)).body
  expect([suggested.issues.map((one: any) => one.title), suggested.directives, suggested.pledges.map((one: any) => one.title)]).toEqual([['Air bersih Paruga'], [], ['Ikrar kantor']])
  const point = await nur.does('meeting.point', { meetingId: rakor, sort: 'isu', issueId }, 'meeting_point')
  const pledge = await nur.does('meeting.point', { meetingId: rakor, sort: 'ikrar', pledgeId }, 'meeting_point')
  await nur.does('meeting.order', { meetingId: rakor, pointIds: [pledge, point] })
  await operator.does('meeting.read_out', { pointId: pledge, ledBy: 'Budi' })
  expect((await file(budi)).points.map((one: any) => [one.title, one.readBy])).toEqual([['Ikrar kantor', 'Budi'], ['Air bersih Paruga', null]])
  const one = await operator.does('meeting.line', { meetingId: rakor, pointId: point, text: 'PDAM memperbaiki pipa.' }, 'meeting_line')
  await nur.does('meeting.line', { meetingId: rakor, pointId: point, text: 'Tangki air dikirim lebih dulu.' })
  await nur.does('meeting.correct', { lineId: one, text: 'PDAM memperbaiki pipa minggu ini.', reason: 'Kurang hari' })
  expect((await operator.act('meeting.correct', { lineId: one, text: 'PDAM memperbaiki pipa besok.', reason: 'Salah dengar' })).body.code).toBe('meeting.struck_already')
  expect((await file(budi)).lines.map((line: any) => [line.text, !!line.struckAt]).toSorted()).toEqual([['PDAM memperbaiki pipa minggu ini.', false], ['PDAM memperbaiki pipa.', true], ['Tangki air dikirim lebih dulu.', false]])
  expect((await budi.act('meeting.line', { meetingId: rakor, text: 'Saya menambah sendiri.' })).status).toBe(403)

  // decided: a directive to two owners, and the issue's senders get their answer by its own rule
  const faults = await nur.act('meeting.decide', { meetingId: rakor, pointId: point, sort: 'arahan', text: 'Kirim tangki air', ownerIds: [] })
  expect(faults.status).toBe(422)
  await nur.does('meeting.decide', { meetingId: rakor, pointId: point, sort: 'arahan', text: 'Kirim tangki air ke RT 005', ownerIds: [budi.id, tono.id], due: dayFromToday(3), outcome: 'kebijakan' }, 'directive')
  expect((await nur.get(`/api/v1/issues/${issueId}`)).body).toMatchObject({ stage: 'diputuskan', outcome: 'kebijakan', decision: 'Kirim tangki air ke RT 005' })
  for (const who of [budi, tono]) expect((await who.get('/api/v1/hearings')).text, who.name).toContain('Air bersih Paruga')
  expect((await rahma.get('/api/v1/hearings')).body.items).toEqual([])
  await nur.does('issue.answer', { issueId, text: 'Tangki air datang setiap hari.' })
  expect((await rahma.get(`/api/v1/voices/${voiceId}`)).body).toMatchObject({ stage: 'dijawab', answer: 'Tangki air datang setiap hari.' })
  expect((await operator.act('meeting.decide', { meetingId: rakor, sort: 'arahan', text: 'Tanpa hak', ownerIds: [budi.id], due: dayFromToday(3) })).status).toBe(403)
})

test('a photo is shown to those invited once the people in it agree, by pillar', async () => {
  const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: 'teal' } }).png().toBuffer()
  const send = async (who: Someone, query: string) => await fetch(`${house.url}/api/v1/meetings/${rakor}/photos?${query}`, { method: 'PUT', body: new Uint8Array(bytes), headers: { 'content-type': 'image/png', authorization: `Bearer ${who.token}` } })
  expect((await send(budi, 'consent=true')).status).toBe(403)
  expect((await send(tetangga, 'consent=true')).status).toBe(404)
  const { id } = await (await send(nur, 'pillar=tagana&consent=false')).json() as { id: string }
  expect((await tono.get(`/api/v1/meeting_photos/${id}/bytes`)).status).toBe(404)
  await nur.does('meeting.consent', { photoId: id, consent: true })
  expect((await tono.get(`/api/v1/meeting_photos/${id}/bytes`)).status).toBe(200)
  expect((await file(tono)).photos).toMatchObject([{ pillar: 'tagana', consent: true }])
})

test('closed, whoever was not there did not come; a series calls its next meeting, which opens with what became of the last decisions', async () => {
  const seriesId = await nur.does('meeting.series_begin', {
    title: 'Apel Senin', sort: 'apel', region: KOTA, place: 'Halaman kantor', from: '00:00', to: '23:59', leaderId: nur.id, rule: { every: 'minggu', step: 1, weekday: weekday(0) }, first: dayFromToday(0), audience: [{ worker: budi.id }, { worker: tono.id }],
  }, 'meeting_series')
  const first = (await nur.get(`/api/v1/meetings?seriesId=${seriesId}`)).body.items[0]
  expect(first.day).toBe(dayFromToday(0))
  await nur.does('meeting.decide', { meetingId: first.id, sort: 'kesepakatan', text: 'Seragam lengkap', ownerIds: [budi.id], due: dayFromToday(5) })
  // closed twice at once, yet one next meeting
  const closed = await Promise.all([nur.act('meeting.finish', { meetingId: first.id }), kadis.act('meeting.finish', { meetingId: first.id })])
  expect(closed.map(answer => answer.status).toSorted()).toEqual([200, 409])
  // who led it was there, though nobody opened the list; who did not press anything was not
  expect((await file(nur, first.id)).attendances.map((row: any) => [row.workerName, row.presence]).toSorted()).toEqual([['Budi', 'belum'], ['Nur', 'hadir'], ['Tono', 'belum']])
  const all = (await nur.get(`/api/v1/meetings?seriesId=${seriesId}&order=asc`)).body.items as any[]
  expect(all.map(one => one.day)).toEqual([dayFromToday(0), dayFromToday(7)])
  const before = async (who: Someone) => (await who.get(`/api/v1/meetings/${all[1].id}/before`)).body.items
  expect(await before(tono)).toMatchObject([{ text: 'Seragam lengkap', became: 'berjalan', standing: [{ name: 'Budi', stage: 'terkirim' }] }])
  const hearingId = ((await budi.get('/api/v1/hearings')).body.items as any[]).find(one => one.subject === 'Apel Senin').id
  await budi.does('hearing.hear', { hearingId, wording: 0 }).catch(() => budi.does('hearing.hear', { hearingId }))
  expect((await before(tono))[0].standing[0].stage).toBe('didengar')
  await owner.query(`update hearings set stage = 'dilaksanakan' where id = $1`, [hearingId])
  expect((await before(tono))[0].became).toBe('dilaksanakan')
  // called off, the series goes on
  await nur.does('meeting.cancel', { meetingId: all[1].id, reason: 'Hari libur' })
  expect(await told(tono, 'meeting.called_off')).toHaveLength(1)
  expect((await nur.get(`/api/v1/meetings?seriesId=${seriesId}&state=direncanakan`)).body.items.map((one: any) => one.day)).toEqual([dayFromToday(14)])

  // led by somebody else in the end, whom nobody had put on the list, and with who was to lead written down as absent
  await nur.does('meeting.take', { meetingId: rakor, workerId: nur.id, presence: 'tidak_hadir', via: 'tangan', sure: true })
  await nur.does('meeting.edit', { meetingId: rakor, leaderId: kadis.id })
  await nur.does('meeting.finish', { meetingId: rakor })
  expect([(await rowOf(nur)).presence, (await rowOf(kadis)).presence]).toEqual(['tidak_hadir', 'hadir'])
  expect((await file(nur)).attendances.filter((row: any) => row.presence === 'belum').map((row: any) => row.workerName).toSorted()).toEqual(['Operator', 'Rahma'])
  const figures = (await nur.get(`/api/v1/meetings/figures?to=${dayFromToday(0)}`)).body
  expect([figures.meetings, figures.decided]).toEqual([{ planned: 2, held: 2, calledOff: 0, missed: 0 }, { decisions: 2, done: 1, late: 0 }])
  expect(figures.pillars.find((one: any) => one.group === 'psm')).toMatchObject({ invited: 2, present: 2 })
  expect((await tetangga.get(`/api/v1/meetings/figures`)).body).toMatchObject({ meetings: { planned: 0 }, plan: [], decisions: [], pillars: [] })
  expect((await budi.get('/api/v1/meetings/figures')).status).toBe(403)
})

// Monday is 1
function weekday(days: number): number {
  return new Date(`${dayFromToday(days)}T00:00:00Z`).getUTCDay() || 7
}

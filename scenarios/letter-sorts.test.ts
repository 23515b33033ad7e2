import { afterAll, beforeAll, expect, test } from 'vitest'
import type pg from 'pg'
import { faultsOf } from '#kernel/action.ts'
import { say } from '#kernel/say.ts'
import { openOwner } from '#server/db.ts'
import { schemaOf } from '#server/openapi.ts'
import { clockWords } from '#slices/letters/clock.ts'
import { longDay } from '#slices/letters/sheet/parts.ts'
import { contentOf, FIELDS, shownOf, typedOf } from '#slices/letters/office-content.ts'
import { LETTER_SORTS, type LetterSort, readContent, SORTS } from '#slices/letters/sorts.ts'
import { messages } from '#src/main.messages.ts'
import { patiently } from './crowd.ts'
import { dayFromToday, freshId, made, openHouse, openOffice, settle, type House, type Someone } from './house.ts'
import { fetchPdf } from './papers.ts'
import { solid, type Shape } from './shapes.ts'

// Every sort of letter that the house prints, whichever slice brought it: signed in one register, printed, and each of its fields read back from the sheet.

const KOTA = '52.72', PARUGA = '52.72.01.1001', MANY = 200
let house: House
let owner: pg.Client
let operator: Someone, nur: Someone, kadis: Someone, hadi: Someone, rahma: Someone, sari: Someone, tetangga: Someone

beforeAll(async () => {
  house = await openHouse()
  owner = await openOwner(house.databaseUrl)
  await openOffice(house, KOTA, 'Dinas Sosial Kota Bima')
  await openOffice(house, '52.06', 'Dinas Sosial Kabupaten Bima')
  ;[operator, nur, kadis, hadi, rahma, sari, tetangga] = await Promise.all([
    settle(house, 'Tari', { role: 'operator', region: KOTA }), settle(house, 'Nur Aini', { role: 'kabid', region: KOTA }), settle(house, 'Surya Kencana', { role: 'kepala_dinas', region: KOTA }), settle(house, 'Hadi', { role: 'sekretaris', region: KOTA }),
    settle(house, 'Rahma', { role: 'psm', region: PARUGA, pillar: 'psm' }), settle(house, 'Sari', { role: 'psm', region: PARUGA, pillar: 'psm' }), settle(house, 'Kabid Kabupaten', { role: 'kabid', region: '52.06' }),
  ])
  await hadi.does('letterhead.set', { government: 'Pemerintah Kota Bima', name: 'Dinas Sosial', address: 'Jalan Rekaan 1', city: 'Bima' })
  const registerId = await hadi.does('letter_register.open', { name: 'Surat keluar', digits: 3 }, 'letter_register')
  for (const sort of LETTER_SORTS) await hadi.does('letter_template.set', { sort, registerId, pattern: '{urut}/{tahun}' })
})
afterAll(async () => {
  await owner?.end()
  await house?.close()
})

/** Values that fields with a form of their own take, by the rule that they would break, and how they are printed. */
const FORMS: Readonly<Record<string, { value: string; printed: string }>> = {
  clock: { value: '09:10', printed: clockWords('09:10') }, phone: { value: '0812••••345', printed: '0812••••345' }, hidden_number: { value: '9972••••••••0003', printed: '9972••••••••0003' }, region: { value: PARUGA, printed: '' }, three_digits: { value: '005', printed: '005' },
}
/** Closed lists that stand on paper, by the field, and what their words are called. */
const CLOSED: Readonly<Record<string, string>> = { sex: 'sex', reason: 'way_out', way: 'present_by' }
type Filled = { content: unknown; printed: Map<string, string> }

/** Fills everything that a sort of letter can say, each field with a word of its own, and tells what of it must stand on paper. */
function filled(sort: LetterSort): Filled {
  const printed = new Map<string, string>()
  let count = 0
  const fill = (shape: Shape, path: string): unknown => {
    const one = solid(shape)
    if (one.properties) return Object.fromEntries(Object.entries(one.properties).map(([name, part]) => [name, fill(part, path ? `${path}.${name}` : name)]))
    if (one.type === 'array') return [0, 1].map(nth => fill(one.items ?? {}, `${path}.${nth}`))
    if (one.enum) { const words = CLOSED[path.split('.').at(-1)!]; if (words) printed.set(path, say(messages, 'id', `${words}.${one.enum[0]}`)); return one.enum[0] }
    if (one.format === 'date') { count += 1; const day = `2026-12-${String(1 + (count % 28)).padStart(2, '0')}`; printed.set(path, longDay(day, true)); return day }
    if (one.type === 'integer' || one.type === 'number') { count += 1; const value = Math.max(one.minimum ?? 1, 2) + count % 90; if (!path.endsWith('blanks')) printed.set(path, String(value)); return value }
    if (one.type === 'boolean') return true
    count += 1
    const word = `Isi${String(count).padStart(3, '0')}x`
    printed.set(path, word)
    return word
  }
  const content = fill(schemaOf(SORTS[sort].shape) as Shape, '')
  for (let again = 0; again < 3; again += 1) {
    const read = SORTS[sort].shape.safeParse(content, { reportInput: true })
    if (read.success) return { content, printed }
    for (const { at, rule } of faultsOf(read.error)) {
      const form = FORMS[rule]
      if (!form) throw new Error(`${sort}.${at}: tell FORMS of this test what a field of the rule ${rule} takes`)
      put(content, at.split('.'), form.value)
      printed.set(at, form.printed)
    }
  }
  throw new Error(`${sort}: no content that it takes`)
}

function put(into: unknown, [first, ...rest]: string[], value: unknown): void {
  const place = into as Record<string, unknown>
  if (rest.length === 0) place[first!] = value
  else put(place[first!], rest, value)
}

const bySort = new Map<LetterSort, { id: string; printed: Map<string, string> }>()

test('two hundred letters of every sort are signed at once in one register: numbers 1 to 200, without gap and without double', async () => {
  const drafts = await Promise.all(Array.from({ length: MANY }, async (_, nth) => {
    const sort = LETTER_SORTS[nth % LETTER_SORTS.length]!
    const { content, printed } = filled(sort)
    const id = made((await patiently(() => operator.act('letter.draft', { sort, subject: `Perihal ${sort}`, [sort]: content }))).body, 'letter')!
    if (nth < LETTER_SORTS.length) bySort.set(sort, { id, printed })
    return id
  }))
  const answers = await Promise.all(drafts.map((letterId, nth) => patiently(() => [nur, kadis, hadi][nth % 3]!.act('letter.sign', { letterId }))))
  expect(answers.filter(answer => answer.status !== 200).map(answer => answer.text)).toEqual([])
  const { rows } = await owner.query<{ seq: number; number: string }>('select seq, number from letter_numbers order by seq, suffix')
  expect(rows.map(row => row.seq)).toEqual(Array.from({ length: MANY }, (_, nth) => nth + 1))
  expect(new Set(rows.map(row => row.number)).size).toBe(MANY)
}, 120_000)

test.each(LETTER_SORTS)('%s: printed, every field of it is read back from its sheet', async sort => {
  const { id, printed } = bySort.get(sort)!
  const { number } = (await nur.get(`/api/v1/letters/${id}`)).body
  const { text } = await fetchPdf(nur, `/api/v1/letters/${id}/letter.pdf`)
  // a word that may be broken behind a hyphen is drawn in two runs
  const plain = text.replaceAll(/\s+/g, ' ').replaceAll(/(\S-) (?=\S)/g, '$1')
  expect([...printed].filter(([, words]) => !plain.includes(words)).map(([field]) => field)).toEqual([])
  for (const words of [number, 'DINAS SOSIAL', 'Jalan Rekaan 1', 'Halaman 1 dari']) expect(plain, words).toContain(words)
  expect((await fetchPdf(tetangga, `/api/v1/letters/${id}/letter.pdf`)).status).toBe(404)
})

test.each(LETTER_SORTS)('%s: a draft that is opened at the desk and saved again says what it said, and no day stands there as a computer writes it', sort => {
  const content = readContent(sort, filled(sort).content)
  const typed = typedOf({ sort, subject: 'Perihal', security: 'biasa', content })
  expect(readContent(sort, contentOf(typed))).toEqual(content)
  const shown = shownOf(typed, day => longDay(day))
  expect(FIELDS[sort].map(field => shown[field]).join('\n')).not.toMatch(/\d{4}-\d{2}-\d{2}/)
})

test('minutes of many lines come back from the form of the desk as they were: a point stays one point, a decision one decision', () => {
  const notulen = { event: 'Rakor', day: '2026-12-24', place: 'Aula', leader: 'Nur Aini', notetaker: 'Tari', points: [{ title: 'Air bersih', text: 'PDAM datang.\n\nPipa diganti.' }], decisions: [{ text: 'Tangki air; dua kali\nsepekan', owner: 'Rahma', due: null }, { text: 'Lapor', owner: 'Tari', due: '2026-12-30' }] }
  const typed = typedOf({ sort: 'notulen', subject: 'Rakor', security: 'biasa', content: notulen })
  expect(contentOf(typed)).toMatchObject({ points: [{ title: 'Air bersih', text: 'PDAM datang.\nPipa diganti.' }], decisions: [{ text: 'Tangki air, dua kali sepekan', owner: 'Rahma', due: null }, { text: 'Lapor', owner: 'Tari', due: '2026-12-30' }] })
  expect(shownOf(typed, day => longDay(day)).decisions).toContain('Lapor; Tari; Rabu, 30 Desember 2026')
})

test('the answer to a request for a service is a letter as well: drafted by the back office, signed, printed and read back; next door it is not there', async () => {
  const [fitri, bayu] = [await settle(house, 'Fitri', { role: 'front_office', region: KOTA }), await settle(house, 'Bayu', { role: 'back_office', region: KOTA })]
  const serviceId = await nur.does('service.add', { region: KOTA, code: 'SKK', name: 'Surat keterangan', requirements: [], cost: 'Gratis', limit: 3, limitUnit: 'hari_kerja' }, 'service')
  const requestId = await fitri.does('service_request.file', { region: KOTA, serviceId, channel: 'loket', applicant: 'Ibu Halimah Contoh', received: [] }, 'service_request')
  await fitri.does('service_request.forward', { requestId })
  const letterId = await bayu.does('service_request.letter', { requestId, subject: 'Keterangan terdata', surat: { recipients: ['Ibu Halimah Contoh'], body: 'Dengan ini menerangkan bahwa keluarga ini terdata.', attachments: 'Satu lembar', copies: ['Lurah Paruga'] } }, 'letter')
  expect((await nur.get(`/api/v1/letters/${letterId}`)).body).toMatchObject({ sort: 'surat', stage: 'draf', sourceKind: 'service_request', sourceId: requestId })
  await nur.does('letter.sign', { letterId })
  const { number } = (await nur.get(`/api/v1/letters/${letterId}`)).body
  const plain = (await fetchPdf(bayu, `/api/v1/letters/${letterId}/letter.pdf`)).text.replaceAll(/\s+/g, ' ')
  for (const words of [number, 'Ibu Halimah Contoh', 'Keterangan terdata', 'bahwa keluarga ini terdata.', 'Satu lembar', 'Lurah Paruga', 'Nur Aini']) expect(plain, words).toContain(words)
  expect((await fetchPdf(tetangga, `/api/v1/letters/${letterId}/letter.pdf`)).status).toBe(404)
})

test('a rakor gives its invitation, its list of attendance and its minutes to the register: who, where, when, what was said and decided', async () => {
  const meetingId = await nur.does('meeting.plan', { title: 'Rakor pilar Paruga', sort: 'rakor', region: KOTA, place: 'Aula Dinas Sosial', day: dayFromToday(0), from: '00:00', to: '23:59', leaderId: nur.id, notetakerId: operator.id, theme: 'Air bersih bagi lansia', contact: 'Tari, 0374-000000', audience: [{ pillar: 'psm', region: PARUGA }, { worker: operator.id }] }, 'meeting')
  const pointId = await nur.does('meeting.point', { meetingId, sort: 'pembicara', title: 'Air bersih di Kolo', speaker: 'Ibu Camat Rekaan' }, 'meeting_point')
  await operator.does('meeting.line', { meetingId, pointId, text: 'PDAM memperbaiki pipa pekan ini.' })
  await operator.does('meeting.take', { meetingId, workerId: rahma.id, presence: 'hadir', via: 'tangan' })
  await operator.does('meeting.guest', { meetingId, guestName: 'Ibu Tamu Rekaan', guestOffice: 'LKS Harapan', guestPhone: '081200000001' })
  await nur.does('meeting.decide', { meetingId, pointId, sort: 'arahan', text: 'Tangki air dua kali sepekan', ownerIds: [rahma.id], due: dayFromToday(9) })
  const when = longDay(dayFromToday(0), true)
  const expected = {
    undangan: ['UNDANGAN', 'Pekerja', 'Aula Dinas Sosial', when, '00.00', 'Air bersih bagi lansia', 'Air bersih di Kolo (Ibu Camat Rekaan)', 'Tari, 0374-000000'],
    daftar_hadir: ['DAFTAR HADIR', 'Rakor pilar Paruga', 'Aula Dinas Sosial', 'Rahma', 'PSM', 'Ibu Tamu Rekaan', 'LKS Harapan', '0812••••001', 'Jumlah yang tercatat hadir: 2'],
    notulen: ['NOTULEN', 'Rakor pilar Paruga', 'Pimpinan rapat : Nur Aini', 'Notulis : Tari', '2 orang', 'Ibu Tamu Rekaan, LKS Harapan', 'PDAM memperbaiki pipa pekan ini.', 'Tangki air dua kali sepekan', 'Rahma', longDay(dayFromToday(9), true)],
  }
  for (const [sort, words] of Object.entries(expected)) {
    const letterId = await nur.does('meeting.letter', { meetingId, sort }, 'letter')
    expect((await nur.get(`/api/v1/letters/${letterId}`)).body).toMatchObject({ stage: 'draf', subject: 'Rakor pilar Paruga', sourceKind: 'meeting', sourceId: meetingId, number: null })
    await kadis.does('letter.sign', { letterId })
    const { text } = await fetchPdf(nur, `/api/v1/letters/${letterId}/letter.pdf`)
    for (const one of words) if (one !== 'UNDANGAN' && one !== 'Pekerja') expect(text.replaceAll(/\s+/g, ' '), `${sort}: ${one}`).toContain(one)
    expect(text).not.toContain('081200000001')
  }
  // over and done: whoever led it and whoever wrote it down were there, whoever was not seen was not
  await nur.does('meeting.finish', { meetingId })
  const last = await nur.does('meeting.letter', { meetingId, sort: 'notulen' }, 'letter')
  expect((await nur.get(`/api/v1/letters/${last}`)).body.content).toMatchObject({ present: expect.arrayContaining(['Nur Aini', 'Rahma', 'Tari']), absent: ['Sari'] })
  // whoever does not hold the meeting drafts nothing of it, and next door it is not there
  expect((await rahma.act('meeting.letter', { meetingId, sort: 'notulen' })).status).toBe(403)
  expect((await tetangga.act('meeting.letter', { meetingId, sort: 'notulen' })).text).toBe((await tetangga.act('meeting.letter', { meetingId: freshId(5272), sort: 'notulen' })).text)
})

test('laporan kunjungan and laporan sosial say what is on record; of a confidential case they are read and printed by its team alone', async () => {
  const intake = (who: string, seal: string) => ({ who, nameless: false, needs: ['sakit'], region: PARUGA, rt: '005', rw: '002', landmark: 'Dekat masjid', address: 'Gang Rekaan 7', urgency: 'segera', seal, source: 'pilar', story: 'Tinggal sendiri sejak lama', nik: '9972014101500003' })
  const caseId = await rahma.does('case.open', intake('Bapak Usman Contoh', 'tidak'), 'case')
  await nur.does('case.triage', { caseId, types: ['LUT'], bidang: 'rehsos', urgency: 'segera' })
  await nur.does('case.assign', { caseId, leadId: rahma.id, teamIds: [sari.id] })
  const report = { caseId, day: dayFromToday(-1), from: '08:00', to: '09:30', purpose: 'asesmen', untoldReason: 'kebetulan_lewat', outcome: 'bertemu', met: 'Bapak Usman dan keponakan', findings: 'Atap bocor dan kurang makan', actions: 'Makanan siap saji diantar', obstacles: 'Jalan licin', position: { lat: -8.46, lon: 118.72, accuracy: 12 }, next: { what: 'Antar ke puskesmas', ownerId: sari.id, due: dayFromToday(5) } }
  const visitId = await rahma.does('visit.report_unannounced', report, 'visit')
  const visit = await nur.does('visit.letter', { visitId }, 'letter')
  expect((await operator.get(`/api/v1/letters/${visit}`)).body).toMatchObject({ sort: 'laporan_kunjungan', sourceKind: 'visit', sourceId: visitId, caseId, sealed: false })
  const paper = (await fetchPdf(nur, `/api/v1/letters/${visit}/letter.pdf`)).text.replaceAll(/\s+/g, ' ')
  for (const words of ['LAPORAN KUNJUNGAN', 'Bapak Usman Contoh', 'Inisiatif sendiri', longDay(dayFromToday(-1), true), '08.00 – 09.30 WITA', 'Gang Rekaan 7', '-8.46000, 118.72000 (± 12 m)', 'Rahma, Pekerja Sosial Masyarakat', 'Bapak Usman dan keponakan', 'Asesmen', 'Atap bocor dan kurang makan', 'Makanan siap saji diantar', 'Jalan licin', 'Antar ke puskesmas (Sari', 'DRAF']) expect(paper, words).toContain(words)
  const social = await nur.does('case.social_report', { caseId }, 'letter')
  await nur.does('letter.edit', { letterId: social, laporan_sosial: { ...(await nur.get(`/api/v1/letters/${social}`)).body.content, analysis: 'Kurang dukungan keluarga', conclusion: 'Layak dilayani', recommendation: 'Rujukan ke panti' } })
  const lapsos = (await fetchPdf(nur, `/api/v1/letters/${social}/letter.pdf`)).text.replaceAll(/\s+/g, ' ')
  for (const words of ['LAPORAN SOSIAL', 'Bapak Usman Contoh', '9972••••••••0003', 'Gang Rekaan 7', 'Tinggal sendiri sejak lama', 'Atap bocor dan kurang makan', 'Kurang dukungan keluarga', 'Layak dilayani', 'Rujukan ke panti', 'Pekerja sosial : Nur Aini']) expect(lapsos, words).toContain(words)
  expect(lapsos).not.toContain('9972014101500003')
  // what has no report has no letter; who is not of the office drafts none
  const planned = await rahma.does('trip.plan', { day: dayFromToday(2), from: '09:00', to: '10:00', purpose: 'monitoring', basis: 'inisiatif', caseIds: [caseId] }, 'visit')
  expect((await nur.act('visit.letter', { visitId: planned })).body.code).toBe('activity.no_report')
  expect((await rahma.act('visit.letter', { visitId })).status).toBe(403)
  await nur.does('case.seal', { caseId, reason: 'Menyangkut kekerasan' })
  for (const id of [visit, social]) {
    const absent = await operator.get(`/api/v1/letters/${freshId(5272)}`)
    expect((await operator.get(`/api/v1/letters/${id}`)).text).toBe(absent.text)
    expect((await fetchPdf(operator, `/api/v1/letters/${id}/letter.pdf`)).status).toBe(404)
    expect((await fetchPdf(nur, `/api/v1/letters/${id}/letter.pdf`)).status).toBe(200)
  }
  expect((await operator.get(`/api/v1/letters?caseId=${caseId}`)).body.items).toEqual([])
  expect((await operator.act('case.social_report', { caseId })).status).toBe(404)
})

import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type pg from 'pg'
import decodeQR from 'qr/decode.js'
import { openOwner } from '#server/db.ts'
import { dispatch } from '#server/dispatch.ts'
import { signedBy } from '#server/session.ts'
import { patiently } from './crowd.ts'
import { freshId, made, openHouse, openOffice, settle, type Answer, type House, type Someone } from './house.ts'
import { drawn } from './browser/paper.ts'
import { fetchPdf, pictureOf } from './papers.ts'

// Letters of Dinas Sosial Kota Bima: numbers without gap or double, words that never change, and a page that tells only whether a letter is genuine.

const KOTA = '52.72', HOME = 5272, MANY = 200
let house: House
let owner: pg.Client
let admin: Someone, operator: Someone, nur: Someone, kadis: Someone, plh: Someone, rahma: Someone, beside: Someone, provinsi: Someone
let register: string

beforeAll(async () => {
  house = await openHouse()
  owner = await openOwner(house.databaseUrl)
  await openOffice(house, KOTA, 'Dinas Sosial Kota Bima')
  await openOffice(house, '52.06', 'Dinas Sosial Kabupaten Bima')
  admin = await settle(house, 'Ari', { role: 'admin', region: KOTA })
  operator = await settle(house, 'Tari', { role: 'operator', region: KOTA })
  nur = await settle(house, 'Nur Aini', { role: 'kabid', region: KOTA })
  kadis = await settle(house, 'Surya Kencana', { role: 'kepala_dinas', region: KOTA })
  plh = await settle(house, 'Hadi', { role: 'sekretaris', region: KOTA })
  rahma = await settle(house, 'Rahma', { role: 'psm', region: '52.72.01.1001', pillar: 'psm' })
  beside = await settle(house, 'Kepala Dinas Kabupaten', { role: 'kepala_dinas', region: '52.06' })
  provinsi = await settle(house, 'Petugas Provinsi', { role: 'dinas_provinsi', region: '52' })
  await admin.does('letterhead.set', { government: 'Pemerintah Kota Bima', name: 'Dinas Sosial', address: 'Jalan Rekaan Nomor 1, Kota Bima', phone: '0374-000000', city: 'Bima' })
  register = await admin.does('letter_register.open', { name: 'Surat keluar', unitCode: 'DS.03', digits: 3 }, 'letter_register')
  for (const [sort, pattern, classification] of [['undangan', '{klasifikasi}/{urut}/{kode_unit}/{bulan}/{tahun}', '400.9'], ['surat', '{sifat}-{urut}/{kode_unit}/{bulan_romawi}/{tahun}', null], ['daftar_hadir', '{urut}/DH/{tahun}', null], ['notulen', '{urut}/NOT/{tahun}', null]] as const) {
    await admin.does('letter_template.set', { sort, registerId: register, pattern, classification })
  }
})
afterAll(async () => {
  await owner?.end()
  await house?.close()
})

const YEAR = String(new Date(Date.now() + 8 * 3_600_000).getUTCFullYear())
const plain = (subject = 'Pemberitahuan') => ({ sort: 'surat', subject, surat: { recipients: ['Camat Rasanae Barat'], body: 'Dengan hormat.\nDemikian disampaikan.' } })
const drafted = (who: Someone = operator, input: object = plain()) => who.does('letter.draft', input, 'letter')
const rows = async (sql: string, ...values: unknown[]) => (await owner.query(sql, values)).rows
const letter = async (id: string) => (await nur.get(`/api/v1/letters/${id}`)).body
const book = async () => (await rows('select seq, suffix, number, day::text as day, state, reason, inserted, subject from letter_numbers where register_id = $1 order by year, place', register)) as { seq: number; suffix: string; number: string; day: string; state: string; reason: string | null; inserted: string | null; subject: string | null }[]
async function signed(who: Someone = nur, input: object = plain()): Promise<any> {
  const id = await drafted(operator, input)
  await who.does('letter.sign', { letterId: id })
  return await letter(id)
}
/** Does an act at another hour, as the server's clock then says. */
async function at(now: string, who: Someone, action: string, input: unknown, id = freshId(HOME)) {
  const { actor } = await signedBy(house.services.pool, house.services.remembered, who.token)
  return await dispatch(house.services, actor, { id, action, at: now, input }, { now })
}

test('a pattern is refused with every fault at once; one without {urut} is none', async () => {
  const faults = async (pattern: string, more: object = {}) => ((await admin.act('letter_template.set', { sort: 'surat', registerId: register, pattern, ...more })).body.details?.faults as { rule: string }[] | undefined)?.map(({ rule }) => rule)
  expect(await faults('{klasifikasi}/{nomor}/#{tahun')).toEqual(['pattern_without_urut', 'pattern_token', 'pattern_braces', 'pattern_signs', 'required'])
  expect(await faults('{urut}/{urut}')).toEqual(['pattern_urut_twice'])
  expect(await faults('{klasifikasi}/{urut}')).toEqual(['required'])
  expect((await operator.act('letter_template.set', { sort: 'surat', registerId: register, pattern: '{urut}' })).status).toBe(403)
  expect((await nur.act('letterhead.set', { name: 'x', address: 'y', city: 'z' })).status).toBe(403)
  // nothing of it was kept
  expect((await rows(`select pattern from letter_templates where sort = 'surat'`))[0].pattern).toBe('{sifat}-{urut}/{kode_unit}/{bulan_romawi}/{tahun}')
})

test('Tari drafts, Nur gives it back and then signs: the number comes with the signature and never before; whoever may not sign is told so', async () => {
  const id = await drafted()
  expect(await letter(id)).toMatchObject({ stage: 'draf', number: null, sha256: null })
  expect((await operator.act('letter.submit', { letterId: id, signerId: operator.id })).body.details.faults).toEqual([{ at: 'signerId', rule: 'may_not_sign' }])
  await operator.does('letter.submit', { letterId: id, signerId: nur.id })
  expect((await nur.get('/api/v1/notices')).body.items[0]).toMatchObject({ code: 'letter.waits', told: { otherName: 'Tari', about: id } })
  expect((await operator.act('letter.edit', { letterId: id, subject: 'Lain' })).body.code).toBe('no_such_step')
  await nur.does('letter.return', { letterId: id, reason: 'Tambahkan tembusan.' })
  await operator.does('letter.edit', { letterId: id, surat: { ...plain().surat, copies: ['Wali Kota Bima'] } })
  expect((await operator.act('letter.edit', { letterId: id, undangan: plain().surat })).status).toBe(422)
  expect((await operator.act('letter.sign', { letterId: id })).status).toBe(403)
  expect(await book()).toEqual([])
  await nur.does('letter.sign', { letterId: id })
  const roman = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'][new Date(Date.now() + 8 * 3_600_000).getUTCMonth()]
  const found = await letter(id)
  expect(found).toMatchObject({ stage: 'ditandatangani', number: `B-001/DS.03/${roman}/${YEAR}`, signerName: 'Nur Aini' })
  expect(found.sha256).toBe(createHash('sha256').update(found.paper).digest('hex'))
  expect((await operator.get('/api/v1/notices')).body.items[0]).toMatchObject({ code: 'letter.signed' })
  for (const [who, step, more] of [[nur, 'letter.sign', {}], [operator, 'letter.edit', { subject: 'Lain' }], [operator, 'letter.drop', { reason: 'x' }], [operator, 'letter.submit', { signerId: nur.id }]] as const) expect((await who.act(step, { letterId: id, ...more })).status, step).toBe(409)
  expect(await book()).toMatchObject([{ seq: 1, number: found.number, subject: 'Pemberitahuan', state: 'berlaku' }])
})

test('two hundred letters are signed at once, some twice, some refused: numbers without gap and without double', async () => {
  const before = (await book()).length
  const drafts = await Promise.all(Array.from({ length: MANY }, (_, nth) => patiently(() => operator.act('letter.draft', plain(`Surat ${nth}`))).then(answer => made(answer.body, 'letter')!)))
  const signers = [nur, kadis, plh]
  const asked = drafts.flatMap((letterId, nth): Promise<Answer>[] => {
    const [who, key] = [signers[nth % 3]!, crypto.randomUUID()]
    const sign = () => patiently(() => who.act('letter.sign', { letterId }, key))
    return [sign(), ...nth % 10 === 0 ? [sign()] : [], ...nth % 9 === 0 ? [patiently(() => signers[(nth + 1) % 3]!.act('letter.sign', { letterId })), patiently(() => operator.act('letter.sign', { letterId })), patiently(() => who.act('letter.sign', { letterId, after: 99_999, reason: 'x' }))] : []]
  })
  const statuses = (await Promise.all(asked)).map(answer => answer.status)
  expect(statuses.filter(status => ![200, 403, 409, 422].includes(status))).toEqual([])
  const lines = await book()
  expect(lines.map(line => line.seq)).toEqual(Array.from({ length: before + MANY }, (_, nth) => nth + 1))
  expect(new Set(lines.map(line => line.number)).size).toBe(before + MANY)
  const [{ count }] = await rows(`select count(distinct number)::int as count from letters where id = any($1) and stage = 'ditandatangani'`, drafts)
  expect(count).toBe(MANY)
}, 120_000)

test('a signing that fails on its last step takes no number: the next one gets it', async () => {
  const last = (await book()).at(-1)!.seq
  const [lost, next] = [await drafted(), await drafted()]
  const { actor } = await signedBy(house.services.pool, house.services.remembered, nur.token)
  const broken = { ...house.services, pool: failing(house.services.pool) }
  await expect(dispatch(broken, actor, { id: freshId(HOME), action: 'letter.sign', at: new Date().toISOString(), input: { letterId: lost } })).rejects.toThrow('cut off')
  expect(await letter(lost)).toMatchObject({ stage: 'draf', number: null })
  await nur.does('letter.sign', { letterId: next })
  expect((await book()).at(-1)!.seq).toBe(last + 1)
})

test('a void letter keeps its number in sight with the reason; 012.A is put in only with one, and counts nothing', async () => {
  const one = await signed()
  expect((await operator.act('letter.cancel', { letterId: one.id, reason: 'x' })).status).toBe(403)
  await kadis.does('letter.cancel', { letterId: one.id, reason: 'Salah alamat' })
  expect((await book()).at(-1)).toMatchObject({ number: one.number, state: 'batal', reason: 'Salah alamat' })
  const [a, b, c] = [await drafted(), await drafted(), await drafted()]
  expect((await nur.act('letter.sign', { letterId: a, after: 12 })).body.details.faults).toEqual([{ at: 'reason', rule: 'required' }])
  expect((await nur.act('letter.sign', { letterId: a, after: 5000, reason: 'Terlambat' })).body.details.faults).toMatchObject([{ at: 'after', rule: 'no_such_number' }])
  await Promise.all([a, b].map(letterId => nur.does('letter.sign', { letterId, after: 12, reason: 'Surat susulan rapat' })))
  await nur.does('letter.sign', { letterId: c })
  const lines = await book()
  expect(lines.filter(line => line.seq === 12).map(line => [line.suffix, line.inserted])).toEqual([['', null], ['A', 'Surat susulan rapat'], ['B', 'Surat susulan rapat']])
  expect(lines.find(line => line.suffix === 'A')!.number).toContain('012.A')
  expect(lines.at(-1)!.seq).toBe(one.seq + 1)
})

test('on 1 January the count begins anew, and whoever asked a moment before midnight but comes after is of the new year', async () => {
  const other = await admin.does('letter_register.open', { name: 'Keputusan' }, 'letter_register')
  await admin.does('letter_template.set', { sort: 'surat', registerId: other, pattern: '{urut}/SK/{tahun}' })
  const numbers: string[] = []
  for (const now of ['2030-12-31T15:59:58.000Z', '2030-12-31T15:59:59.900Z', '2030-12-31T16:00:00.100Z', '2030-12-31T15:59:59.950Z', '2031-06-01T00:00:00.000Z']) {
    const id = await drafted()
    await at(now, nur, 'letter.sign', { letterId: id })
    numbers.push((await letter(id)).number)
  }
  expect(numbers).toEqual(['001/SK/2030', '002/SK/2030', '001/SK/2031', '002/SK/2031', '003/SK/2031'])
  await admin.does('letter_register.edit', { registerId: other, over: true })
  expect((await nur.act('letter.sign', { letterId: await drafted() })).body.code).toBe('letter.register_ended')
  await admin.does('letter_template.set', { sort: 'surat', registerId: register, pattern: '{sifat}-{urut}/{kode_unit}/{bulan_romawi}/{tahun}' })
})

const invitation = { sort: 'undangan', subject: 'Rapat koordinasi pilar', undangan: { recipients: ['Camat Rasanae Barat', 'Ketua PSM Kota Bima'], day: `${YEAR}-12-24`, from: '09:00', place: 'Aula Dinas Sosial', agenda: ['Air bersih di Kolo', 'Jadwal kunjungan'], contact: 'Tari, 0374-000000', copies: ['Wali Kota Bima'] } }

test('an invitation reads as domain.md asks, proves itself by its code, and prints the same words and bytes for ever', async () => {
  const one = await signed(kadis, invitation)
  const before = await fetchPdf(operator, `/api/v1/letters/${one.id}/letter.pdf`)
  for (const words of ['PEMERINTAH KOTA BIMA', 'DINAS SOSIAL', 'Jalan Rekaan Nomor 1', `Nomor : ${one.number}`, 'Sifat : Biasa', 'Hal : Rapat koordinasi pilar', 'Kepada Yth.', 'Camat Rasanae Barat', 'Hari, tanggal', `24 Desember ${YEAR}`, '09.00 WITA', 'Aula Dinas Sosial', 'Air bersih di Kolo', 'Narahubung', 'Kepala Dinas Sosial Kota Bima,', 'Surya Kencana', 'Tembusan:', 'Wali Kota Bima', 'Halaman 1 dari 1']) expect(before.text, words).toContain(words)
  const found = decodeQR(pictureOf(before.squares))
  expect(found).toMatch(new RegExp(String.raw`^${house.url}/s/[\w-]{43}$`))
  await admin.does('letterhead.set', { name: 'Dinas Sosial Baru', address: 'Jalan Lain', city: 'Raba' })
  await admin.does('letter_register.edit', { registerId: register, digits: 5 })
  const after = await fetchPdf(nur, `/api/v1/letters/${one.id}/letter.pdf`)
  expect(after.bytes.equals(before.bytes)).toBe(true)
  const page = await fetch(found)
  const text = await page.text()
  expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-store'])
  for (const words of ['Surat ini asli', one.number, 'Dinas Sosial Kota Bima', 'noindex']) expect(text + page.headers.get('x-robots-tag'), words).toContain(words)
  for (const words of ['Rapat', 'Surya', 'Camat', 'ndangan', 'Tari', one.id, '<script']) expect(text, words).not.toContain(words)
  expect(await (await fetch(`${found}?bahasa=en`)).text()).toContain('This letter is genuine')
  await kadis.does('letter.cancel', { letterId: one.id, reason: 'Rapat ditunda' })
  const gone = await (await fetch(found)).text()
  expect(gone).toContain('sudah dibatalkan')
  expect(gone).not.toContain('ditunda')
  expect((await fetchPdf(nur, `/api/v1/letters/${one.id}/letter.pdf`)).text).toContain('DIBATALKAN')
  await admin.does('letter_register.edit', { registerId: register, digits: 3 })
})

test('drawn by a reader of PDFs the letter stands on its page, and the camera of a telephone would find its code', async () => {
  const one = await signed(kadis, invitation)
  const { bytes } = await fetchPdf(nur, `/api/v1/letters/${one.id}/letter.pdf`)
  const { ink, ...picture } = await drawn(bytes)
  expect(ink).toBeGreaterThan(2000)
  expect(decodeQR(picture)).toMatch(/\/s\/[\w-]{43}$/)
}, 60_000)

test('codes that nobody made, drafts and strangers are answered alike, byte for byte, and too many questions wait', async () => {
  const one = await signed()
  const code = decodeQR(pictureOf((await fetchPdf(nur, `/api/v1/letters/${one.id}/letter.pdf`)).squares)).split('/').at(-1)!
  const turned = code[0] === 'A' ? `B${code.slice(1)}` : `A${code.slice(1)}`
  const asked = [turned, code.slice(0, -1), `${code}A`, 'x', 'A'.repeat(43), '%20', code.toLowerCase() === code ? 'y' : code.toLowerCase()]
  const answers = await Promise.all(asked.map(async one => { const answer = await fetch(`${house.url}/s/${one}`); return `${answer.status} ${await answer.text()}` }))
  expect(new Set(answers).size).toBe(1)
  expect(answers[0]).toMatch(/^404 [\s\S]*Kode ini tidak dikenal/)
  let last = 0
  for (let nth = 0; nth < 80 && last !== 429; nth += 1) last = (await fetch(`${house.url}/s/${turned}`)).status
  expect(last).toBe(429)
  expect((await fetch(`${house.url}/s/${code}`)).status).toBe(429)
})

test('a list of three hundred names fills its pages with the head on each, telephone numbers with their middle hidden; minutes name owner and day of each decision', async () => {
  const attendees = Array.from({ length: 300 }, (_, nth) => ({ name: `Peserta Rekaan ${nth + 1}`, unit: 'PSM Paruga', position: 'Anggota', phone: `0812000${String(nth).padStart(5, '0')}`, at: '09:05', way: 'qr' }))
  const list = await signed(nur, { sort: 'daftar_hadir', subject: 'Daftar hadir rakor', daftar_hadir: { event: 'Rapat koordinasi', day: `${YEAR}-12-24`, from: '09:00', to: '11:00', place: 'Aula', attendees: [...attendees, { name: 'Budi', proxyFor: 'Camat Raba', at: '09:10', way: 'tangan' }], blanks: 3 } })
  const { pages, text } = await fetchPdf(nur, `/api/v1/letters/${list.id}/letter.pdf`)
  expect(pages.length).toBeGreaterThan(8)
  for (const [nth, page] of pages.slice(0, -1).entries()) for (const words of ['No. Nama Instansi/Pilar Jabatan No. HP', `Halaman ${nth + 1} dari ${pages.length}`]) expect(page, `${nth}`).toContain(words)
  for (let nth = 1; nth <= 300; nth += 1) expect(text).toContain(`Peserta Rekaan ${nth} `)
  expect(text).toContain('mewakili Camat Raba')
  expect(text).toContain('09.05 WITA · QR')
  expect(text).toContain('0812••••299')
  expect(text).not.toMatch(/0812000\d{5}/)
  expect(JSON.stringify(list)).not.toMatch(/0812000\d{5}/)
  const minutes = await signed(nur, { sort: 'notulen', subject: 'Notulen rakor', notulen: { event: 'Rapat koordinasi', day: `${YEAR}-12-24`, place: 'Aula', leader: 'Surya Kencana', notetaker: 'Tari', present: ['Budi', 'Rahma'], absent: ['Camat Raba'], agenda: ['Air bersih'], points: [{ title: 'Air bersih', text: 'Dua hari sekali.' }], decisions: [{ text: 'Tangki air dua kali sepekan', owner: 'Nur Aini', due: `${YEAR}-12-30` }] } })
  const read = (await fetchPdf(nur, `/api/v1/letters/${minutes.id}/letter.pdf`)).text
  for (const words of ['NOTULEN', minutes.number, 'Pimpinan rapat : Surya Kencana', 'Notulis : Tari', '2 orang: Budi; Rahma', 'Tidak hadir', 'Dua hari sekali.', 'Tangki air dua kali sepekan', 'Nur Aini', `30 Desember ${YEAR}`]) expect(read, words).toContain(words)
})

test('who stands in for the head signs so: Plh. with the head\'s title, the own name below', async () => {
  const [post] = (await admin.get(`/api/v1/posts?workerId=${kadis.id}`)).body.items
  const [own] = (await admin.get(`/api/v1/posts?workerId=${plh.id}`)).body.items
  await owner.query(`update posts set role = 'kepala_dinas', delegation = 'plh', origin_id = $1 where id = $2`, [post.id, own.id])
  const one = await signed(plh)
  expect(one).toMatchObject({ delegation: 'plh', signerRole: 'kepala_dinas' })
  expect((await fetchPdf(nur, `/api/v1/letters/${one.id}/letter.pdf`)).text).toMatch(/Plh\. Kepala Dinas Sosial Kota Bima, Hadi/)
})

test('a confidential letter shows the register its number and day alone; the book holds every number, void ones and those put in', async () => {
  const one = await signed(kadis, { ...plain('Perkara tertutup'), security: 'rahasia' })
  expect(one.number).toMatch(/^R-/)
  expect((await book()).at(-1)).toMatchObject({ number: one.number, subject: null })
  const { text, status } = await fetchPdf(operator, `/api/v1/letter_registers/${register}/book.pdf?year=${YEAR}`)
  expect(status).toBe(200)
  for (const line of await book()) expect(text).toContain(line.number)
  for (const words of ['BUKU NOMOR SURAT KELUAR', 'Batal: Salah alamat', 'Sisipan: Surat susulan rapat', '(tertutup)']) expect(text, words).toContain(words)
  expect(text).not.toContain('Perkara tertutup')
  expect((await rows(`select what from reads where what in ('letter.print', 'register.print')`)).map(row => row.what)).toContain('register.print')
})

test('what a letter says lies sealed in every table; next door, in the field and above nobody meets a trace of it', async () => {
  const one = await signed(nur, { ...plain('Perihal Rekaan Unik'), surat: { recipients: ['Penerima Rekaan Unik'], body: 'Isi Rekaan Unik' } })
  for (const table of ['letters', 'history', 'letter_numbers']) expect((await rows(`select t::text as it from ${table} t`)).some(row => row.it.includes('Isi Rekaan Unik')), table).toBe(false)
  const paths = [`/api/v1/letters/${one.id}`, `/api/v1/letters/${one.id}/letter.pdf`, `/api/v1/letter_registers/${register}`, `/api/v1/letter_registers/${register}/book.pdf`]
  for (const who of [beside, rahma, provinsi]) {
    for (const path of paths) expect((await who.get(path)).status, `${who.name} ${path}`).toBe(404)
    for (const list of ['letters', 'letter_numbers', 'letter_registers', 'letter_templates', 'letterheads']) expect((await who.get(`/api/v1/${list}`)).body.items, `${who.name} ${list}`).toEqual([])
    for (const [act, input] of [['letter.sign', { letterId: one.id }], ['letter.cancel', { letterId: one.id, reason: 'x' }], ['letter.send', { letterId: one.id, sentVia: 'x' }]] as const) expect((await who.act(act, input)).status, `${who.name} ${act}`).toBe(404)
    expect((await who.ask('POST', '/api/pull', {})).text).not.toContain('Rekaan Unik')
  }
  // the admin of the office sets how letters look, and reads none
  expect((await admin.get(`/api/v1/letters/${one.id}`)).status).toBe(404)
  expect((await admin.get(`/api/v1/letter_registers/${register}`)).status).toBe(200)
  // the province's post covers the kabupaten, and still it sets nothing there
  expect((await provinsi.ask('POST', '/api/push', { envelopes: [{ id: freshId(HOME), action: 'letterhead.set', at: new Date().toISOString(), input: { name: 'x', address: 'y', city: 'z' } }] })).body.receipts[0].refused.status).toBe(403)
})

/** A pool whose connections are cut off when a transaction is to be kept. */
function failing(pool: House['services']['pool']): House['services']['pool'] {
  const connect = async () => {
    const client = await pool.connect()
    const query = client.query.bind(client) as (...given: unknown[]) => unknown
    const release = client.release.bind(client)
    return Object.assign(Object.create(client) as typeof client, { query: (first: unknown, ...rest: unknown[]) => (first === 'commit' ? Promise.reject(new Error('cut off')) : query(first, ...rest)), release })
  }
  return new Proxy(pool, { get: (target, name) => (name === 'connect' ? connect : typeof Reflect.get(target, name) === 'function' ? (Reflect.get(target, name) as () => unknown).bind(target) : Reflect.get(target, name)) })
}

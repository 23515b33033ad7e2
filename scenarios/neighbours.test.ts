import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import pg from 'pg'
import { openHouse, openOffice, settle, type House, type Someone } from './house.ts'

const PARUGA = '52.72.01.1001'
let house: House, owner: pg.Client
let operator: Someone, kabid: Someone, rahma: Someone, lurah: Someone, rt: Someone, neighbour: Someone

beforeAll(async () => {
  house = await openHouse()
  owner = new pg.Client({ connectionString: house.databaseUrl })
  await owner.connect()
  await openOffice(house, '52.72', 'Dinas Sosial Kota Bima')
  await openOffice(house, '52.06', 'Dinas Sosial Kabupaten Bima')
  operator = await settle(house, 'Operator', { role: 'operator', region: '52.72' })
  kabid = await settle(house, 'Nur Aini', { role: 'kabid', region: '52.72' })
  rahma = await settle(house, 'Rahma', { role: 'psm', region: PARUGA, pillar: 'psm' })
  lurah = await settle(house, 'Lurah Paruga', { role: 'lurah', region: PARUGA })
  rt = await settle(house, 'Ketua RT', { role: 'ketua_rt', region: PARUGA, rt: '005' })
  neighbour = await settle(house, 'Operator Kabupaten', { role: 'operator', region: '52.06' })
}, 400_000)
afterAll(async () => { await owner?.end(); await house?.close() })

type Page = { status: number; text: string; headers: Headers }
async function browse(path: string, form?: [string, string][], headers: Record<string, string> = {}): Promise<Page> {
  const response = await fetch(new URL(path, house.url), { method: form ? 'POST' : 'GET', redirect: 'manual', headers: { ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}), ...headers }, ...(form ? { body: new URLSearchParams(form).toString() } : {}) })
  return { status: response.status, text: await response.text(), headers: response.headers }
}

const ANSWERS: [string, string][] = [['who', 'lansia'], ['needs', 'makan'], ['needs', 'lansia'], ['landmark', 'belakang masjid, rumah papan'], ['rt', '5'], ['urgency', 'segera'], ['story', 'Sudah dua hari tidak makan.']]
let nth = 0
/** Sends a report from an address of its own, after filling in the page as it was given. */
async function send(more: [string, string][] = [], from = `10.7.${(nth += 1)}.1`): Promise<Page> {
  const page = await browse(`/lapor?wilayah=${PARUGA}`)
  const nonce = /name="n" value="([^"]+)"/.exec(page.text)![1]!
  return await browse('/lapor', [['wilayah', PARUGA], ['n', nonce], ...ANSWERS.filter(([name]) => !more.some(([other]) => other === name)), ...more], { 'x-forwarded-for': from })
}
const codeIn = (page: Page) => /class="code">([^<]+)</.exec(page.text)?.[1] ?? ''
const progress = (code: string, from = `10.8.${(nth += 1)}.1`) => browse('/lapor/kemajuan', [['kode', code]], { 'x-forwarded-for': from })
const reported = async () => Number((await owner.query('select count(*) from reports')).rows[0].count)

describe('a door for neighbours', () => {
  let code: string, caseId: string

  test('the place is chosen by links, from the kabupaten to the kelurahan; every page is light and needs no script', async () => {
    const [first, kota, kecamatan, form] = [await browse('/lapor'), await browse('/lapor?wilayah=52.72'), await browse('/lapor?wilayah=52.72.01'), await browse(`/lapor?wilayah=${PARUGA}`)]
    expect(first.text).toContain('href="/lapor?wilayah=52.72&amp;bahasa=id"')
    expect(kota.text).toContain('wilayah=52.72.01&amp;')
    expect(kecamatan.text).toContain(`wilayah=${PARUGA}&amp;`)
    expect(form.text).toContain('Paruga')
    expect(form.text).toContain('tel:0374000000')
    for (const page of [first, kota, kecamatan, form, await browse('/lapor/kemajuan')]) {
      expect(page.status).toBe(200)
      expect(Buffer.byteLength(page.text)).toBeLessThan(60 * 1024)
      expect(page.text).not.toMatch(/<script|<img|https?:\/\//)
      expect(page.headers.get('set-cookie')).toBeNull()
    }
    expect((await browse(`/lapor?wilayah=${PARUGA}&bahasa=en`)).text).toContain('Who needs help, roughly?')
    expect((await browse('/lapor', undefined, { 'accept-language': 'en-GB,en;q=0.9' })).text).toContain('lang="en"')
  })

  test('four answers without a name reach the office\'s triage as a case of source warga, and a code of 130 bits is shown once', async () => {
    const page = await send()
    expect(page.status).toBe(200)
    code = codeIn(page)
    expect(code).toMatch(/^[0-9A-Z]{5}(-[0-9A-Z]{5}){5}$/)
    expect(page.text).toContain('Nama Anda tidak diberitahukan kepada tetangga, RT, atau keluarga yang dilaporkan.')
    const [found] = (await operator.get('/api/v1/cases?stage=masuk')).body.items
    caseId = found.id
    expect(found).toMatchObject({ who: 'Orang lanjut usia', needs: ['makan', 'lansia'], urgency: 'segera', rt: '005', region: PARUGA })
    expect((await operator.get(`/api/v1/cases/${caseId}`)).body).toMatchObject({ source: 'warga', landmark: 'belakang masjid, rumah papan', story: 'Sudah dua hari tidak makan.', reporterName: 'Warga' })
    expect((await owner.query('select count(*) from reports where code_hash = $1 or code_hash like $2', [code.replaceAll('-', ''), `%${code}%`])).rows[0].count).toBe('0')
  })

  test('the code tells four words and nothing else; an unknown code is answered always the same', async () => {
    const now = async () => /class="now"[^>]*>([A-Z][a-z]+)/.exec((await progress(code.toLowerCase().replaceAll('-', ' '))).text)?.[1]
    expect(await now()).toBe('Diterima')
    await operator.does('case.triage', { caseId, types: ['LUT'], bidang: 'rehsos' })
    expect(await now()).toBe('Ditelaah')
    await kabid.does('case.assign', { caseId, leadId: rahma.id })
    await kabid.does('case.step', { caseId, step: 'jangkau' })
    expect(await now()).toBe('Ditangani')
    const known = await progress(code)
    expect(known.text).not.toMatch(/lansia|lanjut usia|Paruga|masjid|Rahma|Nur/i)
    const unknown = await Promise.all([code.slice(0, -1) + (code.endsWith('A') ? 'B' : 'A'), 'AAAAA', '', "' or 1=1 --", '00000-'.repeat(6), 'ZZZZZ'.repeat(6)].map(one => progress(one)))
    expect(new Set(unknown.map(page => `${page.status} ${page.text}`)).size).toBe(1)
    expect(unknown[0]!.status).toBe(404)
  })

  test('who sent it is read by the office alone: not by the RT, the lurah, the PSM on the team, nor next door', async () => {
    const page = await send([['name', 'Bu Tetangga Rahasia'], ['contact', '081299990000']])
    expect(page.status).toBe(200)
    const reports = (await operator.get(`/api/v1/reports?region=${PARUGA}`)).body.items
    const newest = reports[0]
    expect((await operator.get(`/api/v1/reports/${newest.id}`)).body).toMatchObject({ name: 'Bu Tetangga Rahasia', contact: '081299990000', caseId: newest.caseId })
    expect((await operator.get(`/api/v1/reports/${newest.id}`)).text).not.toMatch(/codeHash|[0-9a-f]{64}/)
    await operator.does('case.triage', { caseId: newest.caseId, types: ['LUT'], bidang: 'rehsos' })
    await kabid.does('case.assign', { caseId: newest.caseId, leadId: rahma.id })
    for (const person of [rahma, lurah, rt, neighbour]) {
      const absent = (await person.get(`/api/v1/reports/${newest.id.replace(/^.{8}/, '00000000')}`)).text
      const there = await person.get(`/api/v1/reports/${newest.id}`)
      expect([there.status, there.text], person.name).toEqual([404, absent])
      expect((await person.get('/api/v1/reports')).body.items, person.name).toEqual([])
      for (const path of [`/api/v1/cases/${newest.caseId}`, `/api/v1/cases/${newest.caseId}/file`, '/api/v1/cases']) expect((await person.get(path)).text, person.name).not.toMatch(/Tetangga Rahasia|081299990000/)
      expect((await person.ask('POST', '/api/pull', { have: [] })).text).not.toMatch(/Tetangga Rahasia|081299990000|"report"/)
    }
    // what lurah and RT read of the case does not even say that a neighbour spoke
    expect((await lurah.get(`/api/v1/cases/${newest.caseId}`)).text).not.toMatch(/warga/i)
    expect((await owner.query(`select 1 from history where input::text ~ 'Tetangga Rahasia|081299990000' or changed::text ~ 'Tetangga Rahasia'`)).rows).toEqual([])
    expect((await owner.query(`select 1 from reports where encode(name, 'escape') ~ 'Tetangga'`)).rows).toEqual([])
  })

  test('violence is kept confidential from the first moment: the kabid guards it, nobody else meets a trace', async () => {
    const before = (await operator.get(`/api/v1/reports?region=${PARUGA}`)).text
    const page = await send([['needs', 'kekerasan'], ['urgency', 'darurat'], ['name', 'Saksi Mata']])
    expect(page.text.indexOf('tel:112')).toBeLessThan(page.text.indexOf('class="code"'))
    expect(page.text.indexOf('tel:112')).toBeGreaterThan(0)
    for (const person of [operator, rahma, lurah, rt]) expect((await person.get('/api/v1/cases')).text).not.toContain('kekerasan')
    expect((await operator.get(`/api/v1/reports?region=${PARUGA}`)).text).toBe(before)
    expect((await kabid.get('/api/v1/cases')).body.items.some((one: { sealed: boolean; needs: string[] }) => one.sealed && one.needs.includes('kekerasan'))).toBe(true)
    expect((await progress(codeIn(page))).text).toContain('Diterima')
  })

  test('faults are named all at once, in words, and nothing typed is lost', async () => {
    const page = await browse('/lapor', [['wilayah', PARUGA], ['story', 'Rumah <bocor> & "gelap"'], ['rt', 'lima'], ['name', 'a'.repeat(200)]], { 'x-forwarded-for': '10.9.1.1' })
    expect(page.status).toBe(422)
    for (const words of ['Pilih siapa yang membutuhkan', 'Pilih paling sedikit satu', 'Tulis angka saja', 'Pilih seberapa mendesak', 'Terlalu panjang']) expect(page.text).toContain(words)
    expect(page.text).toContain('Rumah &lt;bocor&gt; &amp; &quot;gelap&quot;</textarea>')
    expect(page.text).toContain('value="lima"')
    const odd = await send([['story', 'a\u0000b']])
    expect([odd.status, odd.text.includes('tidak dapat disimpan')]).toEqual([422, true])
    expect((await browse('/lapor', [['wilayah', '52.72.01.9999'], ...ANSWERS], { 'x-forwarded-for': '10.9.1.2' })).status).toBe(422)
    expect((await browse('/lapor', [['wilayah', '31.71.01.1001'], ...ANSWERS], { 'x-forwarded-for': '10.9.1.3' })).status).toBe(422)
    expect((await send([['situs', 'http://x']])).status).toBe(422)
  })

  test('a form sent twice is one report with one code', async () => {
    const before = await reported()
    const form: [string, string][] = [['wilayah', PARUGA], ['n', crypto.randomUUID()], ...ANSWERS]
    const twice = await Promise.all([1, 2].map(() => browse('/lapor', form, { 'x-forwarded-for': '10.9.2.1' })))
    expect(twice.map(page => page.status)).toEqual([200, 200])
    expect(codeIn(twice[0]!)).toBe(codeIn(twice[1]!))
    expect(await reported()).toBe(before + 1)
  })

  test('a sealed case takes its report with it, and gives it back', async () => {
    const [{ id, caseId: of }] = (await operator.get(`/api/v1/reports?region=${PARUGA}`)).body.items
    await kabid.does('case.seal', { caseId: of, reason: 'Menyangkut anak' })
    expect((await operator.get(`/api/v1/reports/${id}`)).status).toBe(404)
    expect((await kabid.get(`/api/v1/reports/${id}`)).status).toBe(200)
    await kabid.does('case.unseal', { caseId: of, reason: 'Keliru' })
    expect((await operator.get(`/api/v1/reports/${id}`)).status).toBe(200)
  })

  test('a flood from fifty addresses reaches triage at most a hundred times; the office reads on, and a guesser is sent away', async () => {
    const before = await reported()
    const quiet: number[] = [], busy: number[] = []
    const look = async (times: number[]) => { const start = performance.now(); expect((await operator.get('/api/v1/cases?stage=masuk')).status).toBe(200); times.push(performance.now() - start) }
    for (let turn = 0; turn < 10; turn += 1) await look(quiet)
    const statuses = new Map<number, number>()
    const flood = Array.from({ length: 25 }, async (_, lane) => {
      for (let at = 0; at < 16; at += 1) {
        const { status } = await browse('/lapor', [['wilayah', PARUGA], ['n', crypto.randomUUID()], ...ANSWERS], { 'x-forwarded-for': `10.20.${lane * 2 + (at % 2)}.9` })
        statuses.set(status, (statuses.get(status) ?? 0) + 1)
      }
    })
    await Promise.all([...flood, (async () => { for (let turn = 0; turn < 10; turn += 1) await look(busy) })()])
    expect(await reported() - before).toBeLessThanOrEqual(100)
    // whoever is turned away keeps what was typed
    const turned = await browse('/lapor', [['wilayah', PARUGA], ['n', '11111111-2222-4333-8444-555555555555'], ['who', 'lansia'], ['needs', 'makan'], ['needs', 'lansia'], ['landmark', 'Rumah "biru" & pagar'], ['urgency', 'biasa'], ['story', 'Sudah <lama> sakit'], ['name', 'Pak Diam']], { 'x-forwarded-for': '10.20.0.9' })
    expect([turned.status, Number(turned.headers.get('retry-after')) > 0]).toEqual([429, true])
    for (const words of ['belum terkirim', 'value="Rumah &quot;biru&quot; &amp; pagar"', 'Sudah &lt;lama&gt; sakit</textarea>', 'value="Pak Diam"', 'value="11111111-2222-4333-8444-555555555555"', 'tel:0374000000']) expect(turned.text).toContain(words)
    for (const [name, value] of [['who', 'lansia'], ['needs', 'makan'], ['needs', 'lansia'], ['urgency', 'biasa']]) expect(turned.text).toMatch(new RegExp(`name="${name}" value="${value}"[^>]* checked`))
    expect([...statuses.keys()].every(status => [200, 429, 503].includes(status))).toBe(true)
    expect(statuses.get(429)!).toBeGreaterThan(250)
    const guessed = await Promise.all(Array.from({ length: 60 }, (_, at) => progress(`A${at}`, '10.30.1.1')))
    expect(guessed.filter(page => page.status === 404)).toHaveLength(20)
    expect(guessed.filter(page => page.status === 429)).toHaveLength(40)
    expect(guessed.at(-1)!.text).toContain('Telepon Dinas Sosial kabupaten atau kota Anda')
  })
})

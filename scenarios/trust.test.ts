import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dayFromToday, freshId, nobody, openHouse, openOffice, settle, type House, type Someone } from './house.ts'

const PARUGA = '52.72.01.1001'
const NIK = '9972014101500002'
let house: House
let rahma: Someone, operator: Someone, nur: Someone, linjamsos: Someone, secretary: Someone, head: Someone, dpo: Someone, inspector: Someone, admin: Someone, lurah: Someone, rt: Someone, headBeside: Someone, kabidBeside: Someone
let halimah: string
let sealed: string

beforeAll(async () => {
  house = await openHouse()
  await openOffice(house, '52.72', 'Dinas Sosial Kota Bima')
  await openOffice(house, '52.06', 'Dinas Sosial Kabupaten Bima')
  rahma = await settle(house, 'Rahma', { role: 'psm', region: PARUGA, pillar: 'psm' })
  operator = await settle(house, 'Tari', { role: 'operator', region: '52.72' })
  nur = await settle(house, 'Nur Aini', { role: 'kabid', region: '52.72' })
  head = await settle(house, 'Bapak Kadis', { role: 'kepala_dinas', region: '52.72' })
  dpo = await settle(house, 'Wulan', { role: 'pejabat_pdp', region: '52.72' })
  inspector = await settle(house, 'Inspektur', { role: 'inspektorat', region: '52.72' })
  admin = await settle(house, 'Ari', { role: 'admin', region: '52.72' })
  secretary = await settle(house, 'Ibu Sekretaris', { role: 'sekretaris', region: '52.72' })
  const unitId = await admin.does('unit.add', { region: '52.72', name: 'Bidang Linjamsos', sort: 'bidang', bidang: 'linjamsos' }, 'unit')
  linjamsos = await settle(house, 'Kabid Linjamsos', { role: 'kabid', region: '52.72', unitId })
  lurah = await settle(house, 'Lurah Paruga', { role: 'lurah', region: PARUGA })
  rt = await settle(house, 'Ketua RT', { role: 'ketua_rt', region: PARUGA, rt: '005' })
  headBeside = await settle(house, 'Kadis Sebelah', { role: 'kepala_dinas', region: '52.06' })
  kabidBeside = await settle(house, 'Kabid Sebelah', { role: 'kabid', region: '52.06' })
  halimah = await rahma.does('case.open', { who: 'Ibu Halimah', needs: ['lansia'], urgency: 'biasa', region: PARUGA, rt: '005', rw: '002', seal: 'tidak', name: 'Halimah Contoh', nik: NIK, story: 'Sendiri.' }, 'case')
  await nur.does('case.triage', { caseId: halimah, types: ['LUT'], bidang: 'rehsos' })
  await nur.does('case.assign', { caseId: halimah, leadId: rahma.id, teamIds: [] })
  sealed = await nur.does('case.open', { who: 'Anak yang dirahasiakan', needs: ['anak'], urgency: 'segera', region: PARUGA, seal: 'ya', story: 'Rahasia.' }, 'case')
}, 60_000)
afterAll(() => house?.close())

type Line = { workerName: string; what: string; who?: string; reason?: string | null }
const log = async (who: Someone, query = '') => (await who.get(`/api/v1/reads${query}`)).body as { items: Line[]; acts?: { action: string; actorName: string; at: string; received: string }[] }
const lines = ({ items }: { items: Line[] }) => items.map(({ workerName, what }) => `${workerName} ${what}`)

describe('who opened the data of Ibu Halimah', () => {
  test('the head sees each one who opened, revealed, searched or carried them, and who changed them by both clocks', async () => {
    const personId = (await operator.get(`/api/v1/cases/${halimah}/file`)).body.person.id
    await operator.get(`/api/v1/cases/${halimah}/file`)
    await operator.ask('POST', '/api/v1/reveal', { kind: 'person', id: personId, field: 'nik', reason: 'Mencocokkan KTP' })
    await nur.ask('POST', '/api/v1/similar', { nik: NIK, region: '52.72' })
    await rahma.ask('POST', '/api/pull', { have: [] })
    const late = { id: freshId(rahma.home), action: 'case.note', at: new Date(Date.now() - 3_600_000).toISOString(), input: { caseId: halimah, text: 'Ditulis tanpa sinyal' } }
    await rahma.ask('POST', '/api/push', { envelopes: [late] })
    for (const about of [halimah, personId]) {
      const found = await log(head, `?about=${about}`)
      expect(lines(found).filter(line => !line.startsWith('Bapak Kadis')).toSorted()).toEqual(['Nur Aini person.by_nik', 'Rahma case.carried', 'Tari case.read', 'Tari reveal.nik'])
      expect(found.items.every(({ who }) => who === 'Ibu Halimah')).toBe(true)
      const note = found.acts!.find(({ action }) => action === 'case.note')!
      expect(Date.parse(note.received) - Date.parse(note.at)).toBeGreaterThan(3_500_000)
      expect(JSON.stringify(found)).not.toMatch(/Ditulis tanpa sinyal|9972014101500002/)
    }
    expect(lines(await log(head, `?worker=${operator.id}&from=${dayFromToday(0)}&to=${dayFromToday(0)}`)).toSorted()).toEqual(['Tari case.read', 'Tari reveal.nik'])
    expect((await log(head, `?to=${dayFromToday(-1)}`)).items).toEqual([])
  })

  test('whoever reads the log stands in it; others are refused, and the neighbour finds nothing', async () => {
    await log(dpo)
    expect(lines(await log(head))).toContain('Wulan log.read')
    for (const stranger of [rahma, operator, lurah, rt, admin, inspector]) expect((await stranger.get('/api/v1/reads')).status, stranger.name).toBe(403)
    expect((await log(headBeside)).items.filter(({ workerName }) => workerName !== 'Kadis Sebelah')).toEqual([])
    expect((await log(headBeside, `?about=${halimah}`)).items).toEqual([])
    expect((await headBeside.get('/api/v1/reads?about=x&from=kemarin')).body.details.faults).toEqual([{ at: 'about', rule: 'uuid' }, { at: 'from', rule: 'day' }])
    expect((await head.get(`/api/v1/reads?caseId=${halimah}&from=kemarin`)).body.details.faults, 'the name is `about`').toEqual([{ at: 'caseId', rule: 'unrecognized' }, { at: 'from', rule: 'day' }])
  })

  test('the kabid sees the openings of the own bidang by kelurahan too, the secretary those of the office, neither those of a sealed case', async () => {
    await rahma.get(`/api/v1/cases/${halimah}/file`)
    await nur.get(`/api/v1/cases/${sealed}/file`)
    for (const query of ['', `?about=${halimah}`, `?region=${PARUGA}`]) expect(lines(await log(nur, query)), query).toContain('Tari reveal.nik')
    expect((await log(nur, `?about=${halimah}`)).acts!.map(({ action }) => action)).toContain('case.note')
    for (const who of [nur, secretary]) {
      expect((await log(who)).items.filter(({ what }) => what === 'case.sealed'), who.name).toEqual([])
      expect(JSON.stringify(await log(who)), who.name).not.toContain(sealed)
    }
    expect(lines(await log(nur))).not.toContain('Wulan log.read')
    expect(lines(await log(secretary))).toContain('Wulan log.read')
    expect((await log(nur, '?region=52.72.01.1002')).items).toEqual([])
    // another bidang is answered as about nothing
    expect((await log(linjamsos)).items).toEqual([])
    expect((await linjamsos.get(`/api/v1/reads?about=${halimah}`)).text).toBe((await linjamsos.get(`/api/v1/reads?about=${freshId(5272)}`)).text)
    expect((await log(kabidBeside, `?region=${PARUGA}`)).items).toEqual([])
  })

  test('the opening of a sealed case shows to the head and the data-protection officer alone; the neighbour is answered as about nothing', async () => {
    await nur.get(`/api/v1/cases/${sealed}/file`)
    for (const may of [head, dpo]) expect(lines(await log(may, `?about=${sealed}`))).toContain('Nur Aini case.sealed')
    const [hidden, nothing] = [await headBeside.get(`/api/v1/reads?about=${sealed}`), await headBeside.get(`/api/v1/reads?about=${freshId(5272)}`)]
    expect([hidden.status, hidden.text]).toEqual([200, nothing.text])
    expect(JSON.stringify(await log(headBeside))).not.toContain(sealed)
    expect(JSON.stringify(await log(dpo))).not.toContain('Halimah')
  })
})

describe('a list of names leaves', () => {
  const take = (who: Someone, reason = 'Verifikasi data DTKS triwulan ini') => who.ask('POST', '/api/v1/exports/cases.csv', { reason })

  test('only by kabid or operator, stamped with who, when and why, logged, safe to open, and without a sealed case', async () => {
    await rahma.does('case.open', { who: '=HYPERLINK("http://jahat.example")', needs: ['makan'], urgency: 'biasa', region: PARUGA, seal: 'tidak' })
    for (const who of [nur, operator]) {
      const file = await take(who)
      expect(file.status).toBe(200)
      const rows = file.text.replace(/^\ufeff/, '').split('\r\n')
      expect(rows.slice(0, 3).join('\n')).toMatch(new RegExp(`data pribadi[^]*${who.name}[^]*${dayFromToday(0)} pukul \\d\\d\\.\\d\\d WITA[^]*Keperluan: Verifikasi data DTKS`))
      expect(file.headers['content-disposition']).toMatch(new RegExp(`filename="kasus-${dayFromToday(0)}-\\d{4}-${who.username.replaceAll('.', '-')}-verifikasi-data-dtks-triwulan-ini\\.csv"`))
      expect(file.text).toContain('Ibu Halimah')
      expect(file.text).toContain(`"'=HYPERLINK(""http://jahat.example"")"`)
      expect(file.text).not.toMatch(/dirahasiakan|9972014101500002/)
    }
    expect((await log(head)).items.filter(({ what }) => what === 'export.cases').map(({ workerName, reason }) => `${workerName}: ${reason}`)).toEqual(['Tari: Verifikasi data DTKS triwulan ini', 'Nur Aini: Verifikasi data DTKS triwulan ini'])
    for (const stranger of [rahma, lurah, rt, head, admin, dpo, inspector]) expect((await take(stranger)).status, stranger.name).toBe(403)
    expect((await take(nur, 'x')).status).toBe(422)
    expect((await take(kabidBeside)).text).not.toContain('Halimah')
  })
})

describe('what the office holds and sees about oneself', () => {
  test('Rahma reads her own record, posts, work and who looked at her; nobody else gets it', async () => {
    await admin.get(`/api/v1/workers/${rahma.id}`)
    await admin.get(`/api/workers/${rahma.id}/sessions`)
    const { body } = await rahma.get('/api/v1/reads/mine')
    expect(body.worker).toMatchObject({ name: 'Rahma', depth: 'full' })
    expect(body.posts).toMatchObject([{ role: 'psm', region: PARUGA }])
    expect(body.work).toMatchObject({ visits: 0, positions: 0 })
    expect(body.opened.map(({ workerName, what }: Line) => `${workerName} ${what}`).toSorted()).toEqual(['Ari worker.read', 'Ari worker.sessions'])
    expect(body.logged.map(({ what }: Line) => what)).toContain('case.carried')
    expect((await lurah.get('/api/v1/reads/mine')).text).not.toContain('Rahma')
    expect((await nobody(house).get('/api/v1/reads/mine')).status).toBe(401)
  })
})

describe('the privacy notice', () => {
  test('anybody reads it in both languages without signing in, in less than 60 KiB, with whom to ask', async () => {
    const [office] = (await admin.get('/api/v1/offices')).body.items
    await admin.does('office.set', { officeId: office.id, dpoName: 'Wulan <b>Contoh</b>', dpoContact: 'pdp@contoh.example, 0374-000001' })
    for (const [path, words] of [['/privasi', 'Hak Anda'], ['/privasi?bahasa=en', 'Your rights']] as const) {
      const { status, text, headers } = await nobody(house).get(path)
      expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
      for (const said of [words, 'Wulan &lt;b&gt;Contoh', 'pdp@contoh.example', '0374-000000', 'Kabupaten Bima']) expect(text).toContain(said)
      expect(Buffer.byteLength(text)).toBeLessThan(60 * 1024)
      expect(text).not.toMatch(/<script|https?:\/\//)
    }
  })
})

describe('the register of incidents with data', () => {
  const known = new Date(Date.now() - 5 * 3_600_000).toISOString()
  let breachId: string

  test('an incident is written down; from when it was known 72 hours run, before head, kabid and data-protection officer', async () => {
    const wrong = await operator.act('breach.record', { region: '52.72', title: 'x', knownAt: new Date(Date.now() + 86_400_000).toISOString(), data: [], how: 'x', whose: 'x' })
    expect(wrong.body.details.faults).toEqual([{ at: 'knownAt', rule: 'future' }, { at: 'data', rule: 'required' }])
    breachId = await operator.does('breach.record', { region: '52.72', title: 'Ponsel petugas hilang', knownAt: known, data: ['kontak', 'alamat'], how: 'Tertinggal di angkutan umum.', whose: 'Keluarga yang didampingi di satu kelurahan', persons: 12 }, 'breach')
    for (const may of [head, nur, dpo, operator]) expect((await may.get(`/api/v1/breaches/${breachId}`)).body, may.name).toMatchObject({ stage: 'dicatat', dueAt: new Date(Date.parse(known) + 72 * 3_600_000).toISOString() })
    const absent = await rahma.get(`/api/v1/breaches/${freshId(5272)}`)
    for (const stranger of [rahma, lurah, rt, admin, inspector, headBeside, kabidBeside]) {
      const answer = await stranger.get(`/api/v1/breaches/${breachId}`)
      expect([answer.status, answer.text], stranger.name).toEqual([404, absent.text])
      expect((await stranger.get('/api/v1/breaches')).body.items, stranger.name).toEqual([])
    }
    expect((await operator.act('breach.handle', { breachId, handling: 'x' })).status).toBe(403)
  })

  test('it is closed only after the persons and the agency were told, each with its hour; then nothing changes it', async () => {
    await dpo.does('breach.handle', { breachId, handling: 'Sesi dicabut, sandi diganti.', persons: 14 })
    expect((await nur.act('breach.close', { breachId, lesson: 'Kunci layar wajib.' })).body).toMatchObject({ code: 'breach.untold', details: { missing: ['orang', 'lembaga'] } })
    await nur.does('breach.tell', { breachId, to: 'orang', how: 'Surat diantar petugas' })
    await dpo.does('breach.tell', { breachId, to: 'lembaga', how: 'Surel berikut formulir' })
    await dpo.does('breach.close', { breachId, lesson: 'Kunci layar wajib.' })
    const { body } = await head.get(`/api/v1/breaches/${breachId}`)
    expect(body).toMatchObject({ stage: 'selesai', persons: 14, told: [{ to: 'orang', by: 'Nur Aini' }, { to: 'lembaga', by: 'Wulan' }] })
    expect((await dpo.act('breach.tell', { breachId, to: 'publik', how: 'x' })).body.code).toBe('trust.closed')
  })
})

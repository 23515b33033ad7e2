import { deflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deriveId } from '#kernel/id.ts'
import { checkRows } from '#slices/imports/check.ts'
import { guessMapping, guessSort } from '#slices/imports/columns.ts'
import type { Checked } from '#slices/imports/reading.ts'
import { tableIn } from '#slices/imports/table.ts'
import { freshId, nobody, openHouse, openOffice, settle, type Answer, type House, type Someone } from './house.ts'
import { csv, messyRows, workbook } from './messy.ts'

const KOTA = '52.72', PARUGA = '52.72.01.1001'
const ACTION = { petugas: 'import.worker', unit: 'import.unit', kasus: 'import.case' } as const
const { rows, good, bad } = messyRows()
const list = await workbook(rows)
let house: House
let admin: Someone, nur: Someone, operator: Someone, rahma: Someone, neighbour: Someone

beforeAll(async () => {
  house = await openHouse()
  await openOffice(house, KOTA, 'Dinas Sosial Kota Bima')
  await openOffice(house, '52.06', 'Dinas Sosial Kabupaten Bima')
  ;[admin, nur, operator, rahma, neighbour] = await Promise.all([
    settle(house, 'Ari Admin', { role: 'admin', region: KOTA }), settle(house, 'Nur Kabid', { role: 'kabid', region: KOTA }), settle(house, 'Tari Operator', { role: 'operator', region: KOTA }),
    settle(house, 'Rahma', { role: 'psm', region: PARUGA, pillar: 'psm' }), settle(house, 'Admin Kabupaten', { role: 'admin', region: '52.06' }),
  ]) as [Someone, Someone, Someone, Someone, Someone]
})
afterAll(() => house?.close())

async function reads(by: Someone, bytes: Buffer, type = 'application/octet-stream'): Promise<Answer> {
  const response = await fetch(`${house.url}/api/v1/imports/read`, { method: 'PUT', headers: { 'content-type': type, authorization: `Bearer ${by.token}` }, body: new Uint8Array(bytes) })
  const text = await response.text()
  return { status: response.status, text, body: JSON.parse(text), headers: {} }
}

/** Reads a file as the screen does: the server makes rows of it, the rules say what is wrong with them. */
async function previews(by: Someone, bytes: Buffer) {
  const { body } = await reads(by, bytes)
  const table = tableIn(body.sheets[0].rows)
  const sort = guessSort(table.heads)
  const { session, pillars } = { session: (await by.get('/api/session')).body, pillars: (await by.get('/api/v1/pillars')).body.items }
  const mapping = guessMapping(sort, table.heads)
  const places = Object.entries(session.places as Record<string, string>).map(([code, name]) => ({ code, name }))
  return { sort, mapping, skipped: table.skipped, sha256: body.sha256 as string, checked: checkRows(sort, table, mapping, { region: KOTA, places, pillars }) }
}

async function imports(by: Someone, file: Awaited<ReturnType<typeof previews>>, importId = freshId(by.home)) {
  const at = new Date().toISOString()
  const right = file.checked.filter(row => row.faults.length === 0)
  const begin = { id: importId, region: KOTA, sort: file.sort, file: 'daftar.xlsx', sha256: file.sha256, header: 'nama|nik', mapping: file.mapping, rows: file.checked.length }
  const envelopes = [{ id: deriveId(importId, 0), action: 'import.begin', at, input: begin }, ...right.map((row: Checked) => ({ id: deriveId(importId, row.n), action: ACTION[file.sort], at, input: { importId, row: row.n, ...row.input } }))]
  const { receipts } = (await by.ask('POST', '/api/push', { envelopes })).body
  const { items } = (await by.get(`/api/v1/import_rows?importId=${importId}&limit=100&order=asc`)).body
  return { importId, receipts, refused: receipts.filter((receipt: { refused?: unknown }) => receipt.refused), items, count: (result: string) => items.filter((row: { result: string }) => row.result === result).length }
}

const wrong = (checked: readonly Checked[]) => Object.fromEntries(checked.filter(row => row.faults.length > 0).map(row => [row.n, row.faults.map(({ field, rule }) => `${field} ${rule}`).join('; ')]))
const workers = async () => (await admin.get('/api/v1/workers?limit=100')).body.items.length

describe('a messy list of sixty rows', () => {
  let first: Awaited<ReturnType<typeof imports>>

  test('every bad row is named with all its faults, from a workbook as from an old CSV', async () => {
    expect(good).toHaveLength(12)
    for (const bytes of [list, csv(rows)]) {
      const file = await previews(admin, bytes)
      expect(file.checked).toHaveLength(60)
      expect(wrong(file.checked)).toEqual(bad)
      expect(file.checked.filter(row => row.faults.length === 0).map(row => row.n)).toEqual(good)
    }
  })

  test('the twelve others become working sign-ins with the posts that were written', async () => {
    first = await imports(admin, await previews(admin, list))
    expect([first.refused, first.count('dibuat')]).toEqual([[], 12])
    // one after the other, as people come: many at once from one address are made to wait
    for (const row of first.items as { workerId: string }[]) {
      const { body: code } = await admin.ask('POST', `/api/workers/${row.workerId}/code`)
      const worker = nobody(house)
      worker.token = (await worker.ask('POST', '/api/first/password', { login: code.username, code: code.password, new: 'kata-baru-yang-panjang' })).body.token
      expect((await worker.get('/api/session')).body.posts, code.username).toHaveLength(1)
    }
    const { body: { items: posts } } = await admin.get('/api/v1/posts?role=ketua_rt')
    expect(posts.map((post: { workerName: string; rt: string; rw: string }) => `${post.workerName} ${post.rt}/${post.rw}`).toSorted()).toEqual(['Jamal Contoh 006/002', 'Karim Contoh 005/002'])
    const siti = await admin.get(`/api/v1/workers/${first.items.find((row: { row: number }) => row.row === good[6]).workerId}`)
    expect(siti.body).toMatchObject({ username: 'siti.contoh', phone: '081230000021', nik: '9972••••••••0022' })
  }, 120_000)

  test('a second import of the same file changes nothing: cut off and gone on, begun anew, or from another format', async () => {
    const before = await workers()
    const again = await imports(admin, await previews(admin, list), first.importId)
    expect(again.receipts.map((receipt: { received: string }) => receipt.received)).toEqual(first.receipts.map((receipt: { received: string }) => receipt.received))
    const anew = await imports(admin, await previews(admin, csv(rows)))
    expect([anew.refused, anew.count('dibuat'), anew.count('dikenal')]).toEqual([[], 0, 12])
    expect(await workers()).toBe(before)
  })

  test('the neighbour, the kabid and a PSM see nothing of the import, and may not bring one', async () => {
    for (const stranger of [neighbour, nur, rahma]) expect((await stranger.get(`/api/v1/import_rows?importId=${first.importId}`)).body.items).toEqual([])
    expect((await neighbour.get(`/api/v1/imports/${first.importId}`)).status).toBe(404)
    expect((await neighbour.act('import.worker', { importId: first.importId, row: 99, name: 'Siapa Saja', role: 'tksk', region: '52.72.01' })).status).toBe(404)
    expect((await rahma.act('import.begin', { region: KOTA, sort: 'petugas', file: 'a.csv', sha256: 'a'.repeat(64), header: '-', mapping: {}, rows: 1 })).status).toBe(403)
    expect((await reads(rahma, csv(rows))).status).toBe(403)
  })

  test('the whole is taken back, but for who has worked meanwhile', async () => {
    const busy = first.items[0]
    const caseId = await nur.does('case.open', { who: 'Ibu Contoh', needs: ['lansia'], urgency: 'biasa', region: PARUGA, seal: 'tidak' }, 'case')
    await nur.does('case.triage', { caseId, types: ['LUT'], bidang: 'rehsos' })
    await nur.does('case.assign', { caseId, leadId: busy.workerId })
    expect((await admin.act('import.undo', { importId: first.importId })).status).toBe(422)
    for (const row of first.items) await admin.does('import.undo_row', { rowId: row.id })
    await admin.does('import.undo', { importId: first.importId })
    const { items } = (await admin.get(`/api/v1/import_rows?importId=${first.importId}&limit=100`)).body
    expect(items.filter((row: { result: string }) => row.result === 'tetap').map((row: { id: string }) => row.id)).toEqual([busy.id])
    expect((await admin.get(`/api/v1/workers/${first.items[5].workerId}`)).body.ended).toBe(true)
    expect((await admin.get(`/api/v1/workers/${busy.workerId}`)).body.ended).toBe(false)
    const anew = await imports(admin, await previews(admin, list))
    expect([anew.count('dibuat'), anew.count('dikenal')]).toEqual([11, 1])
  }, 120_000)
})

describe('what else stands in the cells of an office', () => {
  const odd = [
    ['DAFTAR PETUGAS'], ['No', 'Nama', 'Jabatan', 'Kelurahan', 'Kecamatan', 'No. HP'],
    [1, '=HYPERLINK("http://jahat.example";"Ani")', 'Anggota PSM', 'Paruga', null, null], [2, '<b>Budi Tebal</b>', 'Anggota PSM', 'Paruga', null, null],
    [3, 'Cici\u0007 Tak\u00adterlihat', 'Anggota PSM', 'Paruga', null, '+62 812-3000-0777'], [4, 'Dodi TKSK', 'TKSK', 'Kel. Paruga', null, null], ['20', 'Total', '20'], [null, 'JUMLAH KESELURUHAN', '20 orang'], ['Jumlah', 20],
  ]
  test('formulas and pieces of pages are refused by row, unseen signs are dropped, totals are passed over, a kelurahan where a kecamatan is asked is told its kecamatan', async () => {
    for (const bytes of [await workbook(odd), csv(odd)]) {
      const file = await previews(admin, bytes)
      expect(wrong(file.checked)).toEqual({ 3: 'name import_formula', 4: 'name import_markup', 6: 'region import_wants_kec' })
      expect(file.checked.find(row => row.n === 6)!.faults[0]!.limit).toBe('Rasanae Barat')
      expect(file.checked.find(row => row.n === 5)).toMatchObject({ cleaned: ['name'], input: { name: 'Cici Takterlihat', phone: '081230000777' } })
      expect(file.skipped.map(row => `${row.n} ${row.why}`)).toEqual(['7 total', '8 total', '9 total'])
    }
  })

  test('before a second import the preview knows what stands already; the neighbour and the PSM are told nothing', async () => {
    const file = await previews(admin, await workbook(odd))
    const right = () => file.checked.filter(row => row.faults.length === 0).map(row => row.input)
    const known = (by: Someone, region = KOTA) => by.ask('POST', '/api/v1/imports/known', { sort: 'petugas', region, rows: right() })
    expect((await known(admin)).body).toEqual({ known: [] })
    const { importId, items } = await imports(admin, file)
    expect((await known(admin)).body).toEqual({ known: [0] })
    for (const stranger of [neighbour, rahma, nur]) expect((await known(stranger)).status, stranger.name).toBe(403)
    expect((await known(neighbour, '52.06')).body).toEqual({ known: [] })
    for (const row of items) await admin.does('import.undo_row', { rowId: row.id })
    await admin.does('import.undo', { importId })
    expect((await known(admin)).body).toEqual({ known: [] })
    // a name that was taken back is free
    const [row] = (await imports(admin, file)).items
    expect((await admin.get(`/api/v1/workers/${row.workerId}`)).body.username).toBe('cici.takterlihat')
  })
})

describe('old cases', () => {
  const cases = [
    ['Data PPKS'], ['No', 'Nama', 'NIK', 'L/P', 'Tahun Lahir', 'Jenis PPKS', 'Kelurahan', 'RT', 'Keterangan'],
    ['KELURAHAN PARUGA'], [1, 'Warga Lansia', '9972014101500003', 'P', 1950, 'Lanjut usia telantar', null, 5, 'Tinggal sendiri'], [2, 'Anak Contoh', null, 'L', 2015, 'Anak korban kekerasan', null, 5, null],
    ['KELURAHAN TANJUNG'], [3, 'Warga Difabel', null, 'L', null, 'Disabilitas', null, 2, null], [4, 'Warga Rusak', '5.27E+15', 'X', null, 'Kolektor perangko', 'Antah', 2, null],
  ]
  test('are taken in past the desk; a confidential type seals from the first save, and another reader importing the same list learns nothing of it', async () => {
    const file = await previews(operator, await workbook(cases))
    expect(file.sort).toBe('kasus')
    expect(wrong(file.checked)).toEqual({ 8: 'region import_place; type import_type; nik import_shortened; sex import_sex' })
    const first = await imports(operator, file)
    expect([first.refused, first.count('dibuat')]).toEqual([[], 3])
    const seen = (await operator.get('/api/v1/cases?limit=100')).body.items.filter((one: { who: string }) => /^Warga|^Anak/.test(one.who)).map((one: { who: string; stage: string; depth: string }) => `${one.who} ${one.stage} ${one.depth}`)
    expect(seen.toSorted()).toEqual(['Warga Difabel ditelaah full', 'Warga Lansia ditelaah full'])
    expect((await nur.get('/api/v1/search?q=Anak Contoh')).body.items).toMatchObject([{ sealed: true }])
    const back = await settle(house, 'Bayu Back', { role: 'back_office', region: KOTA })
    const again = await imports(back, await previews(back, await workbook(cases)))
    expect([again.count('dibuat'), again.count('dikenal')]).toEqual([1, 2])
  })
})

describe('what is no list is refused in words', () => {
  test('an old workbook, a picture, a page, a swelling archive, a broken one, too many rows', async () => {
    const code = async (bytes: Buffer) => (await reads(admin, bytes)).body.code
    expect(await code(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).toBe('file.old_book')
    expect(await code(Buffer.from('89504e470d0a1a0a0000000d', 'hex'))).toBe('file.not_table')
    expect(await code(Buffer.from('<!doctype html><p>x'))).toBe('file.not_table')
    expect(await code(Buffer.alloc(0))).toBe('file.not_table')
    expect(await code(archive('xl/workbook.xml', Buffer.alloc(90_000_000, 32)))).toBe('file.swollen')
    expect(await code(list.subarray(0, 900))).toBe('file.not_table')
    expect(await code(Buffer.from('nama;hp\n'.repeat(6000)))).toBe('file.too_many_rows')
  }, 120_000)
})

/** An archive of one part. */
function archive(name: string, content: Buffer): Buffer {
  const packed = deflateRawSync(content)
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(8, 8)
  local.writeUInt16LE(name.length, 26)
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x02014b50, 0)
  entry.writeUInt16LE(8, 10)
  entry.writeUInt32LE(packed.length, 20)
  entry.writeUInt16LE(name.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(30 + name.length + packed.length, 16)
  return Buffer.concat([local, Buffer.from(name), packed, entry, Buffer.from(name), end])
}

test('a row with a role that leads gives no right until the head has agreed: the admin cannot make a second admin or head by a list', async () => {
  const kadis = await settle(house, 'Hasan Kadis', { role: 'kepala_dinas', region: KOTA })
  const begun = freshId(admin.home)
  await admin.does('import.begin', { id: begun, region: KOTA, sort: 'petugas', file: 'pimpinan.csv', sha256: 'b'.repeat(64), header: '-', mapping: {}, rows: 2 })
  for (const [nth, role] of (['admin', 'kepala_dinas'] as const).entries()) await admin.does('import.worker', { importId: begun, row: nth + 2, name: `Calon Rekaan ${nth}`, role, region: KOTA })
  const waiting = (await kadis.get('/api/v1/posts?approval=menunggu_kepala')).body.items as { id: string; workerId: string; role: string }[]
  expect(waiting.map(({ role }) => role).toSorted()).toEqual(['admin', 'kepala_dinas'])
  const { body: code } = await admin.ask('POST', `/api/workers/${waiting.find(({ role }) => role === 'admin')!.workerId}/code`)
  const joined = nobody(house)
  joined.token = (await joined.ask('POST', '/api/first/password', { login: code.username, code: code.password, new: 'kata-baru-yang-panjang' })).body.token
  expect((await joined.get('/api/session')).body.posts ?? []).toEqual([])
  expect((await admin.act('post.approve', { postId: waiting[0]!.id, answer: 'setuju' })).status).toBe(403)
  await kadis.does('post.approve', { postId: waiting.find(({ role }) => role === 'admin')!.id, answer: 'setuju' })
  expect((await joined.get('/api/session')).body.posts).toMatchObject([{ role: 'admin' }])
}, 120_000)

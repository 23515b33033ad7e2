import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { backup } from '#server/backup.ts'
import { bucketStore } from '#server/bucket.ts'
import { openOwner } from '#server/db.ts'
import { openStore } from '#server/files.ts'
import { filesIn } from '#server/store.ts'
import { readArchive } from '#server/archive.ts'
import { TestBucket } from './bucket.ts'
import { type Answer, dayFromToday, type House, openHouse, openOffice, settle, type Someone } from './house.ts'
import { freePort } from './keeper.ts'

const PARUGA = '52.72.01.1001', PART = 65_536
const MAIN = fileURLToPath(new URL('../src/main.server.ts', import.meta.url))
let house: House
let rahma: Someone, ani: Someone, budi: Someone, neighbour: Someone, nur: Someone
let caseId: string

beforeAll(async () => {
  house = await openHouse()
  await openOffice(house, '52.72', 'Dinas Sosial Kota Bima')
  await openOffice(house, '52.06', 'Dinas Sosial Kabupaten Bima')
  ;[rahma, ani, budi, nur, neighbour] = await Promise.all([
    settle(house, 'Rahma', { role: 'psm', region: PARUGA, pillar: 'psm' }), settle(house, 'Ani', { role: 'psm', region: '52.72.02.1004', pillar: 'psm' }), settle(house, 'Budi', { role: 'tksk', region: '52.72.01', pillar: 'tksk' }),
    settle(house, 'Nur Aini', { role: 'kabid', region: '52.72' }), settle(house, 'Sari', { role: 'kabid', region: '52.06' }),
  ]) as [Someone, Someone, Someone, Someone, Someone]
  caseId = await rahma.does('case.open', { who: 'Ibu Halimah, lansia', needs: ['lansia'], urgency: 'segera', region: PARUGA, seal: 'tidak' }, 'case')
  await nur.does('case.assign', { caseId, leadId: rahma.id, teamIds: [] })
})
afterAll(() => house?.close())

let day = 0
/** A visit of Rahma's that nobody reported yet. */
async function visitOf(): Promise<string> {
  const tripId = await rahma.does('trip.plan', { caseIds: [caseId], day: dayFromToday(day += 1), from: '09:00', to: '10:00', purpose: 'asesmen', basis: 'inisiatif', keep: { reason: 'darurat', note: 'Uji' }, noInvite: 'cukup_petugas' }, 'trip')
  return (await rahma.get(`/api/v1/visits?tripId=${tripId}`)).body.items[0].id
}

/** A picture of so many bytes or more, with the position where it was taken. */
async function picture(): Promise<Buffer> {
  const pixels = { create: { width: 500, height: 400, channels: 3 as const, background: '#7a5', noise: { type: 'gaussian' as const, mean: 120, sigma: 60 } } }
  const exif = { IFD0: { Make: 'KameraContoh' }, IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '8/1 27/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '118/1 43/1 0/1' } }
  return await sharp(pixels).jpeg({ quality: 95 }).withExif(exif).toBuffer()
}

const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const announce = (who: Someone, visitId: string, bytes: Buffer, more = {}) => who.ask('POST', `/api/v1/visits/${visitId}/uploads`, { sha256: hashOf(bytes), size: bytes.length, type: 'image/jpeg', ...more })
const status = (who: Someone, visitId: string, bytes: Buffer) => who.get(`/api/v1/visits/${visitId}/uploads/${hashOf(bytes)}`)

async function send(who: Someone, visitId: string, sha256: string, offset: number | string, bytes: Buffer, url = who.url): Promise<Answer> {
  const response = await fetch(`${url}/api/v1/visits/${visitId}/uploads/${sha256}?offset=${offset}`, { method: 'PATCH', headers: { 'content-type': 'application/octet-stream', authorization: `Bearer ${who.token}` }, body: new Uint8Array(bytes) })
  const text = await response.text()
  return { status: response.status, text, body: JSON.parse(text), headers: {} }
}
const part = (bytes: Buffer, nth: number) => bytes.subarray(nth * PART, (nth + 1) * PART)
const sendPart = (who: Someone, visitId: string, bytes: Buffer, nth: number, url?: string) => send(who, visitId, hashOf(bytes), nth * PART, part(bytes, nth), url)
const parts = (bytes: Buffer) => Math.ceil(bytes.length / PART)

test('Rahma sends a photo in parts, in any order and some twice; it counts once, under the SHA-256 of what she sent', async () => {
  const [visitId, bytes] = [await visitOf(), await picture()]
  expect(parts(bytes)).toBeGreaterThan(2)
  expect((await announce(rahma, visitId, bytes)).body).toEqual({ sha256: hashOf(bytes), offset: 0, size: bytes.length, partBytes: PART, photoId: null, done: false })
  expect((await sendPart(rahma, visitId, bytes, 1)).body.offset).toBe(0)
  expect((await sendPart(rahma, visitId, bytes, 0)).body.offset).toBe(2 * PART)
  expect((await sendPart(rahma, visitId, bytes, 0)).body.offset).toBe(2 * PART)
  expect((await status(rahma, visitId, bytes)).body).toMatchObject({ offset: 2 * PART, done: false })
  const last: Answer[] = []
  for (let nth = 2; nth < parts(bytes); nth += 1) last.push(await sendPart(rahma, visitId, bytes, nth))
  expect(last.at(-1)!.body).toMatchObject({ sha256: hashOf(bytes), offset: bytes.length, done: true, photoId: expect.any(String) })
  // the answer was lost: the last part comes once more, and the whole is announced once more
  const { photoId } = last.at(-1)!.body
  expect((await sendPart(rahma, visitId, bytes, parts(bytes) - 1)).body).toMatchObject({ done: true, photoId })
  expect((await announce(rahma, visitId, bytes)).body).toMatchObject({ done: true, photoId, offset: bytes.length })
  expect((await status(rahma, visitId, bytes)).body).toMatchObject({ done: true, photoId })
  expect((await rahma.get(`/api/v1/photos/${photoId}`)).body.sha256).toBe(hashOf(bytes))
  expect((await rahma.get(`/api/v1/photos?visitId=${visitId}`)).body.items).toHaveLength(1)
})

test('two who finish the same photo at once make one record', async () => {
  const [visitId, bytes] = [await visitOf(), await picture()]
  await announce(rahma, visitId, bytes)
  for (let nth = 1; nth < parts(bytes); nth += 1) await sendPart(rahma, visitId, bytes, nth)
  const answers = await Promise.all([0, 0, 0].map(nth => sendPart(rahma, visitId, bytes, nth)))
  expect(answers.map(answer => [answer.status, answer.body.done])).toEqual([[200, true], [200, true], [200, true]])
  expect((await rahma.get(`/api/v1/photos?visitId=${visitId}`)).body.items).toHaveLength(1)
})

test('what is served bears no camera and no position; the original is kept, encrypted, and served nowhere', async () => {
  const [visitId, bytes] = [await visitOf(), await picture()]
  expect((await sharp(bytes).metadata()).exif?.toString('latin1')).toContain('KameraContoh')
  await announce(rahma, visitId, bytes)
  let answer: Answer | undefined
  for (let nth = 0; nth < parts(bytes); nth += 1) answer = await sendPart(rahma, visitId, bytes, nth)
  const response = await fetch(`${house.url}/api/v1/photos/${answer!.body.photoId}/bytes`, { headers: { authorization: `Bearer ${rahma.token}` } })
  const served = Buffer.from(await response.arrayBuffer())
  expect(response.headers.get('content-type')).toBe('image/webp')
  expect(await sharp(served).metadata()).toMatchObject({ format: 'webp', width: 500, height: 400 })
  expect((await sharp(served).metadata()).exif).toBeUndefined()
  expect(served.includes('KameraContoh')).toBe(false)
  const names = filesIn(house.services.filesDir).filter(name => name.includes(hashOf(bytes)))
  expect(names.map(name => name.split(hashOf(bytes))[1]).toSorted()).toEqual(['', '.asli'])
  for (const name of names) expect(readFileSync(join(house.services.filesDir, name)).includes(Buffer.from('KameraContoh'))).toBe(false)
  const original = readFileSync(join(house.services.filesDir, names.find(name => name.endsWith('.asli'))!))
  expect(hashOf(house.services.vault.openFile(original))).toBe(hashOf(bytes))
})

test('Ani of another kelurahan and the neighbouring kabupaten meet nothing: announcing, status, parts and bytes answer as if there were no such visit', async () => {
  const [visitId, bytes] = [await visitOf(), await picture()]
  await announce(rahma, visitId, bytes)
  for (let nth = 0; nth < parts(bytes) - 1; nth += 1) await sendPart(rahma, visitId, bytes, nth)
  const nowhere = visitId.replace(/^.{8}/, '00000000')
  for (const who of [ani, neighbour]) for (const [here, there] of [
    [await announce(who, visitId, bytes), await announce(who, nowhere, bytes)], [await status(who, visitId, bytes), await status(who, nowhere, bytes)],
    [await sendPart(who, visitId, bytes, 0), await sendPart(who, nowhere, bytes, 0)],
  ] as const) {
    expect([here.status, here.text]).toEqual([404, there.text])
  }
  const done = await sendPart(rahma, visitId, bytes, parts(bytes) - 1)
  for (const who of [ani, neighbour]) expect((await who.get(`/api/v1/photos/${done.body.photoId}/bytes`)).status).toBe(404)
  // the kabid reads the visit and its photos, but did not go
  expect((await nur.get(`/api/v1/photos/${done.body.photoId}/bytes`)).status).toBe(200)
  expect((await announce(nur, visitId, await picture())).body.code).toBe('forbidden')
})

test('a joiner sends photos of her own and sees nothing of the half that Rahma is sending', async () => {
  const tripId = await rahma.does('trip.plan', { caseIds: [caseId], day: dayFromToday(day += 1), from: '09:00', to: '10:00', purpose: 'asesmen', basis: 'inisiatif', keep: { reason: 'darurat', note: 'Uji' }, noInvite: 'cukup_petugas' }, 'trip')
  await nur.does('case.assign', { caseId, leadId: rahma.id, teamIds: [budi.id] })
  await budi.does('trip.join', { tripId })
  const visitId = (await rahma.get(`/api/v1/visits?tripId=${tripId}`)).body.items[0].id
  const bytes = await picture()
  await announce(rahma, visitId, bytes)
  await sendPart(rahma, visitId, bytes, 0)
  expect((await status(budi, visitId, bytes)).status).toBe(404)
  expect((await sendPart(budi, visitId, bytes, 1)).status).toBe(404)
  expect((await announce(budi, visitId, bytes)).body.offset).toBe(0)
})

test('bad announcements and odd parts are refused with every fault named; what is no picture, or was damaged on its way, makes no record', async () => {
  const [visitId, bytes] = [await visitOf(), await picture()]
  const bad = await rahma.ask('POST', `/api/v1/visits/${visitId}/uploads`, { sha256: 'bukan', size: 99_999_999, type: 'image/svg+xml', lebih: 1 })
  expect([bad.status, bad.body.details.faults.map((fault: { at: string }) => fault.at).toSorted()]).toEqual([422, ['lebih', 'sha256', 'size', 'type']])
  await announce(rahma, visitId, bytes)
  for (const offset of [1, -PART, 'x', PART * 999, '']) expect((await send(rahma, visitId, hashOf(bytes), offset, part(bytes, 0))).body.details.faults[0].rule, String(offset)).toBe('part_offset')
  expect((await send(rahma, visitId, hashOf(bytes), 0, bytes.subarray(0, 10))).body.details.faults[0]).toEqual({ at: 'bytes', rule: 'part_bytes', limit: PART })
  expect((await send(rahma, visitId, hashOf(bytes), 0, bytes.subarray(0, PART + 1))).status).toBe(413)
  expect((await send(rahma, visitId, 'a'.repeat(64), 0, part(bytes, 0))).status).toBe(404)
  expect((await send(rahma, visitId, '%00', 0, part(bytes, 0))).status).toBe(404)
  const spoilt = Buffer.from(bytes)
  spoilt[PART + 5]! ^= 1
  const answers = []
  for (let nth = 0; nth < parts(bytes); nth += 1) answers.push(await send(rahma, visitId, hashOf(bytes), nth * PART, part(spoilt, nth)))
  expect(answers.at(-1)!.body.code).toBe('upload.damaged')
  expect((await announce(rahma, visitId, bytes)).body.offset).toBe(0)
  for (const text of [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), randomBytes(500)]) {
    await announce(rahma, visitId, text)
    expect((await sendPart(rahma, visitId, text, 0)).body.code).toBe('not_a_picture')
    expect((await status(rahma, visitId, text)).status).toBe(404)
  }
  expect((await rahma.get(`/api/v1/photos?visitId=${visitId}`)).body.items).toHaveLength(0)
})

test('a visit bears twenty photos; the next one is refused before its bytes travel', async () => {
  const visitId = await visitOf()
  const owner = await openOwner(house.databaseUrl)
  onTestFinished(() => owner.end())
  const sent = await picture()
  await announce(rahma, visitId, sent)
  for (let nth = 0; nth < parts(sent); nth += 1) await sendPart(rahma, visitId, sent, nth)
  const { rows: columns } = await owner.query<{ name: string }>(`select quote_ident(attname) as name from pg_attribute where attrelid = 'photos'::regclass and attnum > 0 and not attisdropped`)
  const names = columns.map(({ name }) => name)
  await owner.query(`insert into photos (${names.join()}) select ${names.map(name => (name === 'id' ? `overlay(id::text placing lpad(n::text, 8, '0') from 1 for 8)::uuid` : name === 'sha256' ? `lpad(n::text, 64, '0')` : name)).join()} from photos, generate_series(1, 19) n where visit_id = $1`, [visitId])
  expect((await announce(rahma, visitId, await picture())).body).toMatchObject({ code: 'photo.too_many', details: { most: 20 } })
  expect((await announce(rahma, visitId, sent)).body.done).toBe(true)
})

test('the server is killed in the middle of a photo: another one goes on where it was', async () => {
  const [visitId, bytes] = [await visitOf(), await picture()]
  const port = await freePort()
  const { databaseUrl, dataDir, masterKey } = house.services.config
  const server = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN], { env: { PATH: process.env.PATH ?? '', DATABASE_URL: databaseUrl, DATA_DIR: dataDir, MASTER_KEY: masterKey.toString('hex'), EXAMPLE_DATA: 'tidak', PORT: String(port), LOG_LEVEL: 'fatal', NODE_ENV: 'test' }, stdio: 'ignore' })
  onTestFinished(() => { server.kill('SIGKILL') })
  const url = `http://127.0.0.1:${port}`
  await expect.poll(() => fetch(`${url}/api/health`).then(answer => answer.status, () => 0), { timeout: 30_000 }).toBe(200)
  await announce(rahma, visitId, bytes)
  expect((await sendPart(rahma, visitId, bytes, 0, url)).body.offset).toBe(PART)
  const cut = sendPart(rahma, visitId, bytes, 1, url).catch(() => undefined)
  server.kill('SIGKILL')
  await cut
  const { offset } = (await announce(rahma, visitId, bytes)).body
  expect(offset).toBeGreaterThanOrEqual(PART)
  let answer: Answer | undefined
  for (let nth = offset / PART; nth < parts(bytes); nth += 1) answer = await sendPart(rahma, visitId, bytes, nth)
  expect(answer!.body.done).toBe(true)
  expect((await rahma.get(`/api/v1/photos/${answer!.body.photoId}`)).body.sha256).toBe(hashOf(bytes))
})

test('halves lie sealed, and those that nobody went on with for a week are swept away', async () => {
  const [visitId, bytes] = [await visitOf(), await picture()]
  await announce(rahma, visitId, bytes)
  await sendPart(rahma, visitId, bytes, 0)
  const owner = await openOwner(house.databaseUrl)
  onTestFinished(() => owner.end())
  const { rows: [half] } = await owner.query<{ bytes: Buffer }>('select bytes from upload_parts where sha256 = $1', [hashOf(bytes)])
  expect(half!.bytes.includes('KameraContoh')).toBe(false)
  await owner.query('select sweep_uploads()')
  expect((await status(rahma, visitId, bytes)).status).toBe(200)
  await owner.query(`update uploads set touched_at = now() - interval '8 days'`)
  await owner.query('select sweep_uploads()')
  expect((await status(rahma, visitId, bytes)).status).toBe(404)
  expect((await announce(rahma, visitId, bytes)).body.offset).toBe(0)
})

test('a bucket keeps the same as the folder: signed, encrypted before it leaves, listed page by page, tried again when it fails', async () => {
  const bucket = await TestBucket.open()
  onTestFinished(() => bucket.close())
  const folder = house.services.store
  house.services.store = bucketStore(bucket.address())
  onTestFinished(() => { house.services.store = folder })
  const [visitId, bytes] = [await visitOf(), await picture()]
  await announce(rahma, visitId, bytes)
  bucket.troubles.push('busy', 'cut', 300)
  let answer: Answer | undefined
  for (let nth = 0; nth < parts(bytes); nth += 1) answer = await sendPart(rahma, visitId, bytes, nth)
  expect(answer!.body.done).toBe(true)
  expect(bucket.refused).toEqual([])
  expect(bucket.objects.size).toBe(2)
  for (const [name, sealed] of bucket.objects) {
    expect(name).toMatch(/^pilar\/5272\//)
    expect(sealed.includes('KameraContoh')).toBe(false)
  }
  expect((await rahma.get(`/api/v1/photos/${answer!.body.photoId}/bytes`)).status).toBe(200)
  for (let nth = 0; nth < 9; nth += 1) bucket.troubles.push('busy')
  expect((await rahma.get(`/api/v1/photos/${answer!.body.photoId}/bytes`)).body).toMatchObject({ code: 'storage_away', details: { seconds: 10 } })
  bucket.troubles.length = 0
  const store = bucketStore(bucket.address())
  for (let nth = 0; nth < 7; nth += 1) await store.put(`5272/x/n ${nth}+é`, randomBytes(8))
  const names = []
  for await (const name of store.names()) names.push(name)
  expect(names).toHaveLength(9)
  await store.remove(names.at(-1)!)
  expect(await store.get(names.at(-1)!)).toBeUndefined()
  await expect(bucketStore(bucket.address('salah')).put('a', bytes)).rejects.toThrow(/403/)
})

test('while the bucket is away the photo waits at the server, and is finished when it is asked for again', async () => {
  const bucket = await TestBucket.open()
  onTestFinished(() => bucket.close())
  const folder = house.services.store
  house.services.store = bucketStore(bucket.address())
  onTestFinished(() => { house.services.store = folder })
  const [visitId, bytes] = [await visitOf(), await picture()]
  await announce(rahma, visitId, bytes)
  for (let nth = 0; nth < parts(bytes) - 1; nth += 1) await sendPart(rahma, visitId, bytes, nth)
  for (let nth = 0; nth < 3; nth += 1) bucket.troubles.push('busy')
  expect((await sendPart(rahma, visitId, bytes, parts(bytes) - 1)).body.code).toBe('storage_away')
  expect((await rahma.get(`/api/v1/photos?visitId=${visitId}`)).body.items).toHaveLength(0)
  expect((await announce(rahma, visitId, bytes)).body).toMatchObject({ done: true, photoId: expect.any(String) })
})

test('a backup takes the pictures of a bucket and of a folder alike, and a filling of a bucket leaves nothing strange when it replaces', async () => {
  const bucket = await TestBucket.open()
  onTestFinished(() => bucket.close())
  const { databaseUrl, masterKey } = house.services.config
  const folder = mkdtempSync(join(tmpdir(), 'pilar-ember-'))
  const store = openStore(folder, bucket.address())
  for (const name of filesIn(house.services.filesDir)) await store.put(name, readFileSync(join(house.services.filesDir, name)))
  await store.put('5272/lama/lama', randomBytes(9))
  const { path, files } = await backup({ databaseUrl, filesDir: folder, filesUrl: bucket.address(), masterKey }, folder, '0.1.0', () => {})
  expect(files).toBe(filesIn(house.services.filesDir).length + 1)
  const filling = await store.refill()
  let name = ''
  await readArchive(path, masterKey, house.services.vault.blind('key print').toString('hex'), async pieces => {
    for await (const piece of pieces) {
      if (!Buffer.isBuffer(piece)) name = typeof piece.file === 'string' ? piece.file : ''
      else if (name && !name.startsWith('5272/lama')) await filling.put(name, piece)
    }
  })
  await filling.settle()
  await filling.done(true)
  expect([...bucket.objects.keys()].map(one => one.replace('pilar/', '')).toSorted()).toEqual(filesIn(house.services.filesDir))
})

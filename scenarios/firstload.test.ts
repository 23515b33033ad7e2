import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { request } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeApp } from '#src/main.server.ts'
import { envelopeOf, intake, push } from './crowd.ts'
import { feedIsPast, freshId, openHouse, openOffice, settle, Someone, type House } from './house.ts'
import { openPhone } from './pocket.ts'

const HOME = 5272
const PARUGA = '52.72.01.1001'
const SARAE = '52.72.01.1002'
const CASES = 1100
let house: House
let nur: Someone, budi: Someone, rahma: Someone, tetangga: Someone

beforeAll(async () => {
  house = await openHouse()
  await openOffice(house, '52.72', 'Dinas Sosial Kota Bima')
  await openOffice(house, '52.06', 'Dinas Sosial Kabupaten Bima')
  nur = await settle(house, 'Nur Aini', { role: 'kabid', region: '52.72' })
  budi = await settle(house, 'Budi', { role: 'tksk', region: '52.72.01', pillar: 'tksk' })
  rahma = await settle(house, 'Rahma', { role: 'psm', region: PARUGA, pillar: 'psm' })
  tetangga = await settle(house, 'Tetangga', { role: 'psm', region: '52.06.01.2005', pillar: 'psm' })
  const batches = Array.from({ length: CASES / 100 }, (_, batch) => Array.from({ length: 100 }, (_, nth) => envelopeOf(HOME, 'case.open', intake({ id: freshId(HOME), who: `Warga rekaan ${batch}-${nth}`, region: nth % 4 ? PARUGA : SARAE }))))
  for (const batch of batches) await push(nur, ...batch)
}, 60_000)
beforeEach(() => feedIsPast(house))
afterAll(() => house?.close())

const caseIds = async (region: string) => (await house.services.pool.query('select 1'), (await rows(`select id from cases where region like '${region}%'`)).map(row => row.id as string).toSorted())
async function rows(sql: string): Promise<Record<string, unknown>[]> {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: house.databaseUrl })
  await client.connect()
  try { return (await client.query(sql)).rows } finally { await client.end() }
}

describe("Budi's phone fetches his world for the first time", () => {
  test('page by page, with how much has come and how much there is', async () => {
    const told: { total: number; left: number }[] = []
    const phone = openPhone(budi)
    phone.sync.subscribe(() => { const { world } = phone.sync.get(); if (world && world.left !== told.at(-1)?.left) told.push(world) })
    await phone.sync.now()
    expect(phone.ids('case')).toEqual(await caseIds('52.72.01'))
    expect(told.length).toBeGreaterThanOrEqual(3)
    expect(new Set(told.map(({ total }) => total))).toEqual(new Set([phone.ids().length]))
    expect(told.map(({ left }) => left)).toEqual(told.map(({ left }) => left).toSorted((a, b) => b - a))
    expect([told.at(-1)!.left, phone.sync.get().loaded]).toEqual([0, true])
  })

  test('the line breaks at twenty points: it is never taken for whole, and goes on from where it stood', async () => {
    const whole = openPhone(budi)
    await whole.sync.now()
    const bytes = whole.line.came
    const page = Math.max(...whole.line.heard.map(text => text.length))
    for (let point = 1; point <= 20; point += 1) {
      const cut = openPhone(budi, { left: Math.floor((bytes * (point - Math.random())) / 20) })
      await cut.sync.now()
      const isWhole = cut.disk.mark?.loaded === true
      expect([cut.sync.get().loaded, cut.sync.get().phase], `point ${point}`).toEqual([false, 'offline'])
      // only what follows upon the last page may have been lost once the mark says that all is here
      if (isWhole) expect(cut.ids()).toEqual(whole.ids())
      const again = openPhone(budi, { disk: cut.disk })
      expect(again.sync.get().loaded).toBe(isWhole)
      await again.sync.now()
      expect(again.ids(), `point ${point}`).toEqual(whole.ids())
      expect([...again.disk.word.keys()].toSorted()).toEqual(whole.ids())
      expect(again.line.came + cut.line.heard.reduce((sum, text) => sum + text.length, 0)).toBeLessThan(bytes + page)
    }
  })

  test('what the neighbours have is in none of it, and theirs holds nothing of Kota Bima', async () => {
    const phone = openPhone(tetangga)
    await phone.sync.now()
    expect(phone.ids('case')).toEqual([])
    expect(phone.line.heard.join()).not.toMatch(/Warga rekaan|"52\.72/)
  })

  test('Budi chooses the kelurahan that he carries; the others leave the phone, and news of them do not come', async () => {
    const areas: string[] = []
    const left: string[] = []
    const phone = openPhone(budi, { turns: { areas: () => areas, leaves: records => left.push(...records.map(({ record }) => record.region)) } })
    await phone.sync.now()
    areas.push(SARAE)
    await phone.sync.now()
    expect(phone.ids('case')).toEqual(await caseIds(SARAE))
    expect(new Set(left)).toEqual(new Set([PARUGA]))
    await nur.does('case.open', intake({ region: PARUGA, who: 'Sesudah dipilih' }))
    const near = await nur.does('case.open', intake({ region: SARAE, who: 'Di Sarae' }), 'case')
    await expect.poll(async () => { await phone.sync.now(); return phone.ids('case').includes(near) }, { timeout: 50_000 }).toBe(true)
    expect(phone.memory.all('case').filter(record => record.region === PARUGA)).toEqual([])
    areas.length = 0
    await phone.sync.now()
    expect(phone.ids('case')).toEqual(await caseIds('52.72.01'))
  })

  test('after a change of hands it names only what differs: a case given to Budi costs a few of his thousand ids', async () => {
    const phone = openPhone(budi)
    await phone.sync.now()
    const held = phone.ids().length
    const [caseId] = await caseIds(SARAE)
    await nur.does('case.assign', { caseId, leadId: budi.id })
    await expect.poll(async () => { await phone.sync.now(); return phone.memory.get('case', caseId!)?.depth }, { timeout: 50_000 }).toBe('full')
    const compared = (phone.line.said as { have?: string[]; parts?: string }[]).filter(({ have }) => have)
    expect(held).toBeGreaterThan(1000)
    expect([compared.length, compared.every(({ parts }) => parts)]).toEqual([1, true])
    expect(compared[0]!.have!.length).toBeLessThan(held / 5)
    const whole = openPhone(budi)
    await whole.sync.now()
    expect(phone.ids()).toEqual(whole.ids())
  })

  test('what a phone cannot carry is not cut in silence: it is told how much there is, and the newest of what is going on comes', async () => {
    const services = { ...house.services, config: { ...house.services.config, phoneRecords: 300 } }
    const app = await makeApp(services)
    const url = await app.listen({ port: 0, host: '127.0.0.1' })
    const small = Object.assign(new Someone({ ...house, url }, budi), { token: budi.token })
    const phone = openPhone(small)
    await phone.sync.now()
    expect(phone.ids()).toHaveLength(300)
    expect(phone.sync.get().world).toMatchObject({ most: 300, left: 0 })
    expect(phone.sync.get().world!.total).toBeGreaterThan(CASES)
    await phone.sync.now()
    expect(phone.ids()).toHaveLength(300)
    await app.close()
  })

  test('long texts fill a phone before its number does: it stops at its bytes, says so, and a later comparison brings no more', async () => {
    const room = 120_000
    const app = await makeApp({ ...house.services, config: { ...house.services.config, phoneBytes: room } })
    const url = await app.listen({ port: 0, host: '127.0.0.1' })
    const small = Object.assign(new Someone({ ...house, url }, budi), { token: budi.token })
    const phone = openPhone(small)
    await phone.sync.now()
    const { world } = phone.sync.get()
    const held = phone.ids().length
    expect(phone.memory.weight()).toBeLessThan(room)
    expect(phone.memory.weight()).toBeGreaterThan(room * 0.9)
    expect(world).toMatchObject({ full: true, most: held, left: 0, room })
    expect(world!.total).toBeGreaterThan(CASES)
    const oldest = (await caseIds(PARUGA))[0]!
    expect(phone.ids('case')).not.toContain(oldest)
    await nur.does('case.assign', { caseId: oldest, leadId: budi.id })
    await expect.poll(async () => { await phone.sync.now(); return (phone.line.said as { have?: unknown }[]).some(({ have }) => have) }, { timeout: 50_000 }).toBe(true)
    // what is in one's own hands comes before all that is around it
    expect(phone.ids('case')).toContain(oldest)
    expect(phone.ids().length).toBeLessThanOrEqual(held + 20)
    expect(phone.sync.get().world).toMatchObject({ full: true, most: held })
    await app.close()
  })

  test('where one kelurahan alone is too much, Rahma chooses its RW: the others leave her phone and stay within her search', async () => {
    const far = await nur.does('case.open', intake({ who: 'Nenek di RW jauh', region: PARUGA, rt: '001', rw: '009' }), 'case')
    const rws: string[] = []
    const phone = openPhone(rahma, { turns: { rws: () => rws } })
    await feedIsPast(house)
    await phone.sync.now()
    expect(phone.ids('case')).toContain(far)
    rws.push('002')
    await phone.sync.now()
    expect(phone.ids('case')).not.toContain(far)
    expect(new Set(phone.memory.all('case').map(({ rw }) => rw ?? '002'))).toEqual(new Set(['002']))
    expect((await rahma.get(`/api/v1/search?q=${encodeURIComponent('Nenek di RW')}`)).body.items.map(({ id }: { id: string }) => id)).toEqual([far])
    expect((await tetangga.get(`/api/v1/search?q=${encodeURIComponent('Nenek di RW')}`)).body.items).toEqual([])
    expect((await rahma.ask('POST', '/api/pull', { load: '', rws: ['1', 'x'] })).body.details.faults).toMatchObject([{ at: 'rws.0' }, { at: 'rws.1' }])
  })

  test('a case that was closed long ago stays at the office', async () => {
    const id = await nur.does('case.open', intake({ who: 'Selesai lama' }), 'case')
    await rows(`update cases set stage = 'selesai', stage_at = now() - interval '200 days' where id = '${id}'`)
    const phone = openPhone(rahma)
    await phone.sync.now()
    expect(phone.ids('case')).not.toContain(id)
    expect((await rahma.get(`/api/v1/cases/${id}`)).status).toBe(200)
  })
})

describe('what travels', () => {
  test('pages come packed for whoever takes it so, the same to the byte, and a pull with nothing new fits into two kilobytes with its headers', async () => {
    const plain = await wire(budi, { have: [] })
    for (const [name, unpacked] of [['br', brotliDecompressSync], ['gzip', gunzipSync]] as const) {
      const packed = await wire(budi, { have: [] }, { 'accept-encoding': name })
      expect(packed.headers['content-encoding']).toBe(name)
      expect(packed.bytes.length).toBeLessThan(plain.bytes.length / 5)
      expect(JSON.parse(unpacked(packed.bytes).toString()).put).toEqual(JSON.parse(plain.bytes.toString()).put)
    }
    const phone = openPhone(rahma)
    await phone.sync.now()
    await expect.poll(async () => { const { cursor, scope } = phone.disk.mark!; const quiet = await wire(rahma, { cursor, scope }, { 'accept-encoding': 'br' }); await phone.sync.now(); return quiet.size }, { timeout: 50_000 }).toBeLessThan(2000)
  })

  test('rows carry no empty fields', async () => {
    const { body } = await rahma.ask('POST', '/api/pull', { load: '' })
    expect(body.put.flatMap((one: { record: object }) => Object.values(one.record)).filter((value: unknown) => value === null)).toEqual([])
  })
})

describe('apps of yesterday', () => {
  // as they were sent by the two versions before: no version told, ids held with and without their depth
  const oldest = { ask: {}, exchange: (cursor: string, held: string[]) => ({ cursor, have: held }) }
  const older = { ask: {}, exchange: (cursor: string, held: string[]) => ({ cursor, have: held.map(id => `${id}/brief`) }) }

  test('they still load, follow and send', async () => {
    for (const [name, { ask, exchange }] of Object.entries({ oldest, older })) {
      const first = await rahma.ask('POST', '/api/pull', ask)
      expect(first.body, name).toMatchObject({ scopeChanged: true, put: [], forget: [] })
      const held = new Map<string, unknown>()
      for (let more = true; more;) {
        const { body } = await rahma.ask('POST', '/api/pull', exchange(first.body.cursor, [...held.keys()]))
        for (const { record } of body.put) held.set(record.id, record)
        for (const { id } of body.forget) held.delete(id)
        more = body.more && name === 'oldest'
      }
      expect(held.size).toBeGreaterThan(300)
      const news = (await rahma.ask('POST', '/api/pull', { cursor: first.body.cursor, scope: first.body.scope })).body
      expect([news.epoch, news.forget.filter(({ id }: { id: string }) => held.has(id))]).toEqual([house.services.epoch, []])
      expect((await push(rahma, envelopeOf(HOME, 'case.open', intake({ who: `Dari aplikasi lama ${name}` }))))[0]).not.toHaveProperty('refused')
    }
  })

  test('an app that is too old is told so, but what it has not sent is taken', async () => {
    const app = await makeApp({ ...house.services, config: { ...house.services.config, oldestApp: '0.2.0' } })
    const url = await app.listen({ port: 0, host: '127.0.0.1' })
    const late = Object.assign(new Someone({ ...house, url }, rahma), { token: rahma.token })
    const by = (version: string) => ({ 'x-pilar-version': version })
    for (const version of ['0.1.9', '0', 'x']) expect((await late.ask('POST', '/api/pull', { load: '' }, by(version))).body, version).toMatchObject({ code: 'too_old', status: 426, details: { oldest: '0.2.0' } })
    expect((await late.ask('POST', '/api/push', { envelopes: [envelopeOf(HOME, 'case.open', intake())] }, by('0.1.0'))).status).toBe(200)
    for (const version of ['0.2.0', '0.10', '1.0.0']) expect((await late.ask('POST', '/api/pull', { load: '' }, by(version))).status, version).toBe(200)
    await app.close()
  })
})

/** One request as it travels: all bytes that came, with the headers. */
function wire(who: Someone, body: unknown, headers: Record<string, string> = {}): Promise<{ headers: Record<string, unknown>; bytes: Buffer; size: number }> {
  return new Promise((resolve, reject) => {
    const asked = request(`${who.url}/api/pull`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${who.token}`, ...headers } }, answer => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () => resolve({ headers: answer.headers, bytes: Buffer.concat(parts), size: Buffer.concat(parts).length + answer.rawHeaders.join(': ').length + 40 }))
    })
    asked.on('error', reject)
    asked.end(JSON.stringify(body))
  })
}

import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeApp, openServices } from '#src/main.server.ts'
import { cursorBefore, envelopeOf, Follower, intake, push } from './crowd.ts'
import { asSystem, dayFromToday, freshId, openHouse, openOffice, settle, Someone, type House } from './house.ts'
import { pause } from './keeper.ts'

const PARUGA = '52.72.01.1001'
const SARAE = '52.72.01.1002'
const HOME = 5272
let house: House
let nur: Someone, rahma: Someone, budi: Someone, sari: Someone
let phone: Follower

beforeAll(async () => {
  house = await openHouse()
  house.heldBack = true // by its slow writers; whoever follows here waits of their own accord
  await openOffice(house, '52.72', 'Dinas Sosial Kota Bima')
  nur = await settle(house, 'Nur Aini', { role: 'kabid', region: '52.72' })
  rahma = await settle(house, 'Rahma', { role: 'psm', region: PARUGA, pillar: 'psm' })
  budi = await settle(house, 'Budi', { role: 'psm', region: PARUGA, pillar: 'psm' })
  sari = await settle(house, 'Sari', { role: 'psm', region: SARAE, pillar: 'psm' })
})
beforeEach(async () => {
  phone = new Follower(rahma)
  await phone.catchUp(house.databaseUrl)
})
afterAll(() => house?.close())

const openCase = (over: Record<string, unknown> = {}) => nur.does('case.open', intake(over), 'case')
const held = (follower: Follower, kind: string) => [...follower.held.values()].filter(record => record.kind === kind)

/** A slow writer beside us: takes its number now and commits when told. */
async function slowWriter(): Promise<{ write(caseId: string): Promise<void>; commit(): Promise<void> }> {
  const client = new pg.Client({ connectionString: house.databaseUrl })
  await client.connect()
  await client.query('begin')
  await client.query('select pg_current_xact_id()')
  const changed = (caseId: string) => JSON.stringify([{ kind: 'case', id: caseId, fields: { urgency: 'darurat' } }])
  return {
    async write(caseId) {
      await client.query(`update cases set urgency = 'darurat' where id = $1`, [caseId])
      await client.query(`insert into history (home, id, action, actor, actor_name, at, received, body_hash, made, changed) values ($1, $2, 'case.edit', $3, 'Uji', now(), now(), '\\x00', '[]', $4)`, [HOME, freshId(HOME), nur.id, changed(caseId)])
    },
    async commit() {
      await client.query('commit')
      await client.end()
    },
  }
}

describe('the cursor has no gaps', () => {
  test('what commits late is still told, whatever overtook it, and the cursor never goes back', async () => {
    const caseIds = await Promise.all(Array.from({ length: 12 }, () => openCase()))
    await phone.catchUp(house.databaseUrl)
    let going = true
    const following = (async () => { while (going) await phone.round() })()
    const writers = await Promise.all(caseIds.map(() => slowWriter()))
    await Promise.all(writers.map(async (writer, nth) => {
      await pause(Math.random() * 300)
      await writer.write(caseIds[nth]!)
      await openCase()
      await pause(Math.random() * 600)
      await writer.commit()
    }))
    going = false
    await following
    await phone.catchUp(house.databaseUrl)
    expect(caseIds.map(id => phone.held.get(id)!.urgency)).toEqual(caseIds.map(() => 'darurat'))
    expect(phone.cursors.some((cursor, nth) => nth > 0 && cursorBefore(cursor, phone.cursors[nth - 1]!))).toBe(false)
    expect(phone.exchanges).toBe(1)
    const { rows } = await pgRows(`select count(*)::int as n from cases where region = '${PARUGA}'`)
    expect(held(phone, 'case')).toHaveLength(rows[0].n)
  })

  test('while a slow writer is open nothing behind it is told, and nothing before it is lost', async () => {
    const [early, late] = [await openCase(), await openCase()]
    await phone.catchUp(house.databaseUrl)
    const writer = await slowWriter()
    await nur.does('case.edit', { caseId: late, edits: { rt: ['005', '009'] } })
    await phone.round()
    expect(phone.held.get(late)!.rt).toBe('005')
    await writer.write(early)
    await writer.commit()
    await phone.catchUp(house.databaseUrl)
    expect([phone.held.get(early)!.urgency, phone.held.get(late)!.rt]).toEqual(['darurat', '009'])
  })

  test('news longer than a page come page by page, all of them', async () => {
    const batches = Array.from({ length: 5 }, () => Array.from({ length: 100 }, () => envelopeOf(HOME, 'case.open', intake({ id: freshId(HOME) }))))
    await Promise.all(batches.map(batch => push(nur, ...batch)))
    const rounds = phone.cursors.length
    await phone.catchUp(house.databaseUrl)
    expect(phone.cursors.length - rounds).toBeGreaterThan(1)
    expect(batches.flat().filter(({ input }) => !phone.held.has((input as { id: string }).id))).toEqual([])
  })

  test('the first load comes in pages, and what changes meanwhile is in the news', async () => {
    const fresh = new Follower(budi)
    const first = await budi.ask('POST', '/api/pull', { have: [] })
    expect(first.body).toMatchObject({ more: true })
    expect(first.body.put).toHaveLength(400)
    const caseId = await openCase()
    await fresh.catchUp(house.databaseUrl)
    expect(fresh.held.has(caseId)).toBe(true)
    const news = async () => (await budi.ask('POST', '/api/pull', { cursor: first.body.cursor, scope: first.body.scope })).body.put.map((one: { record: { id: string } }) => one.record.id)
    await expect.poll(news, { timeout: 50_000 }).toContain(caseId)
    const { rows } = await pgRows(`select id from cases where region = '${PARUGA}'`)
    expect(held(fresh, 'case').map(record => record.id).toSorted()).toEqual(rows.map(row => row.id).toSorted())
  })

  test('a cursor that is none is refused, one of another epoch starts anew', async () => {
    for (const cursor of ['x', 'abc:1:2', `${'a'.repeat(16)}:-1:0`, randomUUID()]) expect((await rahma.ask('POST', '/api/pull', { cursor })).status, cursor).toBe(422)
    expect((await rahma.ask('POST', '/api/pull', { cursor: `${'a'.repeat(16)}:${'9'.repeat(18)}:0`, scope: 'x' })).body).toMatchObject({ scopeChanged: true })
  })
})

test('what somebody does not see may change as often as it will: nothing of it is sent to them, and the next thing that shows is', async () => {
  const caseId = await openCase()
  await phone.catchUp(house.databaseUrl)
  const news = async ({ someone, at }: { someone: Someone; at: { cursor: string; scope: string } }) => {
    const { body } = await someone.ask('POST', '/api/pull', at)
    return body.put.filter((one: { kind: string }) => one.kind === 'case').map((one: { record: { id: string } }) => one.record.id) as string[]
  }
  const begun = async (someone: Someone) => { const { cursor, scope } = (await someone.ask('POST', '/api/pull', { have: [] })).body; return { someone, at: { cursor, scope } } }
  const [brief, beside] = [await begun(rahma), await begun(sari)]
  await nur.does('case.edit', { caseId, edits: { landmark: [null, 'Di belakang masjid'] } })
  const last = await nur.does('case.open', intake(), 'case')
  await expect.poll(() => news(brief), { timeout: 50_000 }).toEqual([last])
  await nur.does('case.edit', { caseId, edits: { rt: ['005', '009'] } })
  await expect.poll(async () => (await news(brief)).toSorted(), { timeout: 50_000 }).toEqual([caseId, last].toSorted())
  expect(await news(beside)).toEqual([])
})

test('a restore changes the epoch: a phone that knew more drops what the house no longer knows', async () => {
  const lost = freshId(HOME)
  phone.held.set(lost, { kind: 'case', depth: 'brief', id: lost, who: 'Hanya di ponsel' })
  const [stale] = held(phone, 'case').map(record => String(record.id))
  phone.held.set(stale!, { ...phone.held.get(stale!)!, who: 'Lebih baru daripada cadangan' })
  await pgRows(`update settings set value = substr(md5(random()::text), 1, 16) where key = 'epoch'`)
  const services = await openServices(house.services.config)
  const app = await makeApp(services)
  Object.assign(phone, { who: Object.assign(new Someone({ ...house, url: await app.listen({ port: 0, host: '127.0.0.1' }) }, rahma), { token: rahma.token }) })
  await phone.catchUp(house.databaseUrl)
  expect(phone.held.has(lost)).toBe(false)
  expect(phone.held.get(stale!)!.who).not.toBe('Lebih baru daripada cadangan')
  await app.close()
  await services.pool.end()
})

describe('when the scope changes, what is held is compared once', () => {
  test('a new post brings old records, an ended one takes them away', async () => {
    const far = await openCase({ region: SARAE })
    expect(phone.held.has(far)).toBe(false)
    const receipt = await asSystem(house, HOME, 'post.give', { workerId: rahma.id, role: 'psm', region: SARAE, pillar: 'psm', line: 'area', from: '2024-01-01' })
    await phone.catchUp(house.databaseUrl)
    expect([phone.held.has(far), phone.exchanges]).toEqual([true, 2])
    await asSystem(house, HOME, 'post.end', { postId: receipt.made[0]!.id, until: dayFromToday(0), reason: 'Pindah tugas' })
    await phone.catchUp(house.databaseUrl)
    expect([phone.held.has(far), phone.exchanges]).toEqual([false, 3])
    await phone.catchUp(house.databaseUrl)
    expect(phone.exchanges).toBe(3)
  })

  test('joining a team opens what was held in outline, leaving it takes the words back', async () => {
    const caseId = await openCase({ story: 'Rahasia keluarga' })
    await nur.does('case.assign', { caseId, leadId: budi.id })
    const tripId = await budi.does('trip.plan', { caseIds: [caseId], day: dayFromToday(1), from: '09:00', to: '10:00', purpose: 'asesmen', basis: 'inisiatif' }, 'trip')
    const [visit] = (await budi.get(`/api/v1/visits?tripId=${tripId}`)).body.items
    await budi.does('visit.report', { visitId: visit.id, outcome: 'bertemu', findings: 'Temuan rahasia' })
    await phone.catchUp(house.databaseUrl)
    expect([phone.held.get(caseId)!.story, phone.held.get(visit.id)!.findings]).toEqual([undefined, undefined])
    await nur.does('case.assign', { caseId, leadId: budi.id, teamIds: [rahma.id] })
    await phone.catchUp(house.databaseUrl)
    expect([phone.held.get(caseId)!.story, phone.held.get(visit.id)!.findings]).toEqual(['Rahasia keluarga', 'Temuan rahasia'])
    await nur.does('case.assign', { caseId, leadId: budi.id })
    await phone.catchUp(house.databaseUrl)
    expect(JSON.stringify([...phone.held.values()])).not.toMatch(/Rahasia keluarga|Temuan rahasia/)
    expect(phone.held.get(caseId)).toMatchObject({ depth: 'brief' })
  })

  test('who is shut out of a case forgets it', async () => {
    const caseId = await openCase()
    await phone.catchUp(house.databaseUrl)
    expect(phone.held.has(caseId)).toBe(true)
    await nur.does('case.shut_out', { caseId, workerId: rahma.id, reason: 'Kerabat' })
    await phone.catchUp(house.databaseUrl)
    expect(phone.held.has(caseId)).toBe(false)
  })
})

test('when a case is sealed its holders forget it and all that hangs on it; others learn nothing, not even that something was', async () => {
  const caseId = await openCase({ household: { label: 'Keluarga Dara' } })
  await nur.does('case.assign', { caseId, leadId: budi.id })
  const tripId = await budi.does('trip.plan', { caseIds: [caseId], day: dayFromToday(1), from: '09:00', to: '10:00', purpose: 'asesmen', basis: 'inisiatif' }, 'trip')
  const stranger = new Follower(sari)
  const team = new Follower(budi)
  await Promise.all([stranger.catchUp(house.databaseUrl), team.catchUp(house.databaseUrl), phone.catchUp(house.databaseUrl)])
  const visitIds = held(phone, 'visit').filter(record => record.caseId === caseId).map(record => String(record.id))
  expect([phone.held.has(caseId), phone.held.has(tripId), visitIds.length]).toEqual([true, true, 1])
  const before = await sari.ask('POST', '/api/pull', {})
  await nur.does('case.seal', { caseId, reason: 'Anak korban kekerasan' })
  const told = await sari.ask('POST', '/api/pull', { cursor: before.body.cursor, scope: before.body.scope })
  expect(told.body).toMatchObject({ put: [], forget: [] })
  await Promise.all([stranger.catchUp(house.databaseUrl), team.catchUp(house.databaseUrl), phone.catchUp(house.databaseUrl)])
  for (const id of [caseId, tripId, ...visitIds]) expect([phone.held.has(id), team.held.has(id), stranger.held.has(id)]).toEqual([false, true, false])
  expect(JSON.stringify([...phone.held.values()])).not.toContain(caseId)
  await nur.does('case.note', { caseId, text: 'Setelah disegel' })
  const quiet = [...phone.held.keys()].length
  await phone.catchUp(house.databaseUrl)
  expect([...phone.held.keys()]).toHaveLength(quiet)
  await nur.does('case.unseal', { caseId, reason: 'Keliru' })
  await phone.catchUp(house.databaseUrl)
  expect([phone.held.has(caseId), phone.held.has(tripId)]).toEqual([true, true])
})

async function pgRows(sql: string): Promise<{ rows: any[] }> {
  const client = new pg.Client({ connectionString: house.databaseUrl })
  await client.connect()
  try {
    return await client.query(sql)
  } finally {
    await client.end()
  }
}

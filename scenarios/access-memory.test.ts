import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { literal, openOwner, openPool, readRow } from '#server/db.ts'
import { openHouse, openOffice, settle, type Answer, type House, type Someone } from './house.ts'

const PARUGA = '52.72.01.1001'
let house: House, owner: pg.Client, nur: Someone, rahma: Someone

beforeAll(async () => {
  house = await openHouse()
  owner = await openOwner(house.databaseUrl)
  await openOffice(house, '52.72', 'Dinas Sosial Kota Bima')
  nur = await settle(house, 'Nur Aini', { role: 'kabid', region: '52.72' })
  rahma = await settle(house, 'Rahma', { role: 'psm', region: PARUGA, pillar: 'psm' })
}, 400_000)
afterAll(async () => {
  await owner?.end()
  await house?.close()
})

const intake = (who: string) => ({ who, needs: ['makan'], urgency: 'biasa', region: PARUGA, seal: 'tidak' })
const count = async () => Number((await owner.query('select count(*) from cases')).rows[0].count)

/** One request of every sort whose session may be taken from memory: well formed and ill formed, reading and writing. */
async function sorts(): Promise<Record<string, () => Promise<Answer>>> {
  const caseId = (await nur.act('case.open', intake('Ibu Contoh'))).body.made.find((one: { kind: string; id: string }) => one.kind === 'case')!.id
  const envelope = (action: string, input: unknown) => ({ id: crypto.randomUUID(), action, at: new Date().toISOString(), input })
  return {
    'a list': () => nur.get('/api/v1/cases'), 'a list of nothing asked wrongly': () => nur.get('/api/v1/cases?limit=9999'), 'a record': () => nur.get(`/api/v1/cases/${caseId}`), 'a record that is not there': () => nur.get(`/api/v1/cases/${PARUGA}`),
    'a search': () => nur.get('/api/v1/search?q=contoh'), 'a file': () => nur.get(`/api/v1/cases/${caseId}/file`), 'an act': () => nur.act('case.open', intake('Bapak Contoh')), 'an act asked wrongly': () => nur.act('case.open', {}),
    'a push': () => nur.ask('POST', '/api/push', { envelopes: [envelope('case.open', intake('Nenek Contoh'))] }), 'a push of nothing readable': () => nur.ask('POST', '/api/push', { envelopes: [envelope('case.open', {})] }), 'a pull': () => nur.ask('POST', '/api/pull', {}),
  }
}

test('a session that ended elsewhere is nobody\'s at its very next request, whatever is asked, and nothing is written', async () => {
  for (const [sort, ask] of Object.entries(await sorts())) {
    await nur.get('/api/v1/cases')
    await owner.query('delete from sessions where worker = $1', [nur.id])
    const before = await count()
    expect([sort, (await ask()).status]).toEqual([sort, 401])
    expect([sort, await count()]).toEqual([sort, before])
    await nur.signIn()
  }
})

test('a worker who must change the password meets that at the very next request', async () => {
  for (const [sort, ask] of Object.entries(await sorts())) {
    await nur.get('/api/v1/cases')
    await owner.query('update credentials set must_change = true where worker = $1', [nur.id])
    expect([sort, (await ask()).body.code]).toEqual([sort, 'must_change_password'])
    await owner.query('update credentials set must_change = false where worker = $1', [nur.id])
  }
})

test('Rahma opens a case in Paruga; the moment her post is moved to another kabupaten the same act is refused there, and Paruga is gone from her list', async () => {
  expect((await rahma.act('case.open', intake('Ibu Paruga'))).status).toBe(200)
  await owner.query(`update posts set region = '52.06.01.2001' where worker_id = $1`, [rahma.id])
  const before = await count()
  expect((await rahma.act('case.open', intake('Ibu Lain'))).status).toBe(403)
  expect(await count()).toBe(before)
  await owner.query(`update posts set region = $2 where worker_id = $1`, [rahma.id, PARUGA])
  expect((await rahma.get(`/api/v1/cases?region=${PARUGA}`)).body.items.map((one: { who: string }) => one.who)).toContain('Ibu Paruga')
  await owner.query(`update posts set until = '2020-01-01' where worker_id = $1`, [rahma.id])
  expect((await rahma.get(`/api/v1/cases?region=${PARUGA}`)).body.items.filter((one: { who?: string }) => one.who)).toEqual([])
})

test('the hour at which a session was last seen is kept, though most requests write nothing', async () => {
  await nur.get('/api/v1/cases')
  await owner.query(`update sessions set seen_at = now() - interval '2 hours' where worker = $1`, [nur.id])
  expect((await nur.get('/api/v1/cases')).status).toBe(200)
  expect((await owner.query(`select seen_at > now() - interval '1 minute' as lately from sessions where worker = $1`, [nur.id])).rows).toEqual([{ lately: true }])
})

test('a page that fails in the database leaves its connection fit for the next question', async () => {
  const pool = openPool(house.databaseUrl, 1, () => {})
  const nobody = { kab: [], home: [], worker: '' }
  try {
    await expect(readRow(pool, nobody, `select 1 / ${literal(0)} as share`)).rejects.toThrow()
    expect(await readRow(pool, nobody, `select ${literal(7)}::int as days`)).toEqual({ days: 7 })
    expect(await readRow(pool, nobody, `select 1 / ${literal(1)} as share`)).toEqual({ share: 1 })
  } finally {
    await pool.end()
  }
})

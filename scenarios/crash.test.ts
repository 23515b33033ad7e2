import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Receipt } from '#kernel/action.ts'
import { cursorBefore, envelopeOf, Follower, intake, push, settleMany } from './crowd.ts'
import { dayFromToday, freshId, openOffice, Someone, type House } from './house.ts'
import { Keeper, pause } from './keeper.ts'

const PARUGA = '52.72.01.1001'
const HOME = 5272
const CLIENTS = 6
const KILLS = 10
const RECOVERY_MS = 15_000
const PATIENCE_MS = 60_000
type Envelope = ReturnType<typeof envelopeOf>

let keeper: Keeper
let operators: Someone[]
let rahma: Someone, lurah: Someone, nur: Someone
let known: string

beforeAll(async () => {
  keeper = await Keeper.start()
  const services = await keeper.services()
  const house = { services, url: keeper.url } as House
  await openOffice(house, '52.72', 'Dinas Sosial Kota Bima')
  operators = await settleMany(house, CLIENTS, nth => `Operator ${nth + 1}`, () => ({ role: 'operator', region: '52.72' }))
  ;[rahma, lurah, nur] = await settleMany(house, 3, nth => ['Rahma', 'Lurah Paruga', 'Nur Aini'][nth]!, nth => ({ role: ['psm', 'lurah', 'kabid'][nth]!, region: nth === 2 ? '52.72' : PARUGA })) as [Someone, Someone, Someone]
  await services.pool.end()
  await keeper.startServer()
  known = await nur.does('case.open', intake({ who: 'Ibu Siti' }), 'case')
  await nur.does('case.assign', { caseId: known, leadId: rahma.id })
}, 400_000)
afterAll(() => keeper?.close())

/** Every status that anybody was answered with, and every answered envelope with its receipt. */
const statuses = new Set<number>()
const answered: { envelope: Envelope; receipt: Receipt }[] = []

async function untilAnswered(who: Someone, envelope: Envelope): Promise<Receipt> {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end;) {
    const answer = await who.ask('POST', '/api/push', { envelopes: [envelope] }).catch(() => undefined)
    if (answer) statuses.add(answer.status)
    if (answer?.status === 200) return answer.body.receipts[0]
    await pause(20 + Math.random() * 80)
  }
  throw new Error(`${who.name} got no answer`)
}

async function work(who: Someone, going: () => boolean): Promise<void> {
  const done = async (action: string, input: unknown) => {
    const envelope = envelopeOf(HOME, action, input)
    const receipt = await untilAnswered(who, envelope)
    answered.push({ envelope, receipt })
    // now and then an answer is lost on its way and the device asks again
    if (Math.random() < 0.1) expect(await untilAnswered(who, envelope)).toEqual(receipt)
  }
  for (let nth = 0; going(); nth += 1) {
    const caseId = freshId(HOME)
    await done('case.open', intake({ id: caseId, who: `${who.name} kasus ${nth}`, household: { label: `Keluarga ${nth}` } }))
    await done('trip.plan', { id: freshId(HOME), caseIds: [caseId], day: dayFromToday(1 + (nth % 5)), from: '09:00', to: '10:00', purpose: 'asesmen', basis: 'inisiatif', noInvite: 'cukup_petugas' })
    await done('case.note', { caseId: known, text: `catatan ${nth} dari ${who.name}` })
  }
}

async function follow(who: Someone, going: () => boolean): Promise<Follower> {
  const follower = new Follower(who)
  while (going()) {
    await follower.round()
    await pause(10)
  }
  return follower
}

async function ask<T>(sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: keeper.database.url })
  await client.connect()
  try {
    return (await client.query(sql)).rows as T[]
  } finally {
    await client.end()
  }
}

test(`${KILLS} kills of server and PostgreSQL under load lose no answered write, double none, and hide none from the feed`, async () => {
  let going = true
  const clients = operators.map(who => work(who, () => going))
  const followers = [rahma, lurah].map(who => follow(who, () => going))
  const recoveries = await killInTurn().finally(() => { going = false })
  await Promise.all(clients)
  const [first, second] = await Promise.all(followers) as [Follower, Follower]
  await Promise.all([first, second].map(follower => follower.catchUp(keeper.database.url)))
  console.log(`${answered.length} jawaban, pulih paling lama ${Math.max(...recoveries)} ms`)
  expect(Math.max(...recoveries)).toBeLessThan(RECOVERY_MS)
  expect([...statuses].toSorted()).toEqual([200, 503])
  expect(answered.length).toBeGreaterThan(KILLS * CLIENTS)
  await expectOnce()
  expectNothingMissed(first, second)
}, 150_000)

/** Kills server and PostgreSQL by turns while the work goes on; gives how long each took to recover. */
async function killInTurn(): Promise<number[]> {
  const recoveries: number[] = []
  for (let kill = 0; kill < KILLS; kill += 1) {
    await pause(800 + Math.random() * 1500)
    if (kill % 2 === 0) recoveries.push(await keeper.killServer())
    else {
      const pid = keeper.serverPid
      await keeper.killDatabase()
      const meanwhile = await nur.get(`/api/v1/cases/${known}`)
      expect([meanwhile.status, meanwhile.headers['content-type'], meanwhile.headers['retry-after']]).toEqual([503, 'application/problem+json; charset=utf-8', '2'])
      const began = Date.now()
      await keeper.reviveDatabase()
      await keeper.well()
      recoveries.push(Date.now() - began)
      expect([keeper.serverPid, keeper.serverLives]).toEqual([pid, true])
    }
  }
  await pause(1000)
  return recoveries
}

/** Answered writes and stored ones are the same set: records, history, trail and notices. */
async function expectOnce(): Promise<void> {
  expect(answered.filter(({ receipt }) => receipt.refused)).toEqual([])
  const ours = new Set(operators.map(who => who.id))
  const history = await ask<{ id: string; actor: string; made: Receipt['made'] }>('select id, actor, made from history')
  const byId = new Map(history.map(row => [row.id, row]))
  expect(history.filter(row => ours.has(row.actor)).map(row => row.id).toSorted()).toEqual(answered.map(({ envelope }) => envelope.id).toSorted())
  for (const { envelope, receipt } of answered) expect(byId.get(envelope.id)!.made).toEqual(receipt.made)
  for (const [kind, table] of [['case', 'cases'], ['person', 'persons'], ['household', 'households'], ['trip', 'trips'], ['visit', 'visits'], ['remark', 'remarks']] as const) {
    const stored = (await ask<{ id: string }>(`select id from ${table}`)).map(row => row.id)
    expect(stored.toSorted(), table).toEqual(history.flatMap(row => row.made).filter(one => one.kind === kind).map(one => one.id).toSorted())
  }
  const opened = answered.filter(({ envelope }) => envelope.action === 'case.open').length
  const planned = answered.filter(({ envelope }) => envelope.action === 'trip.plan').length
  const noted = answered.filter(({ envelope }) => envelope.action === 'case.note').length
  const [{ cases, trips, remarks, notices, told }] = await ask<Record<string, number>>(`select (select count(*) from cases)::int as cases, (select count(*) from trips)::int as trips, (select count(*) from remarks)::int as remarks,
    (select count(*) from notices where to_role = 'lurah')::int as notices, (select count(*) from trail where about = '${known}')::int as told`) as [Record<string, number>]
  expect({ cases, trips, remarks, notices, told }).toEqual({ cases: opened + 1, trips: planned, remarks: noted, notices: planned, told: noted + 2 })
  expect(await ask('select about from trail t where not exists (select from history h where h.home = t.home and h.xid = t.xid and h.seq = t.seq)')).toEqual([])
}

/** By the news alone, without a second comparison, each follower holds all that is in its scope. */
function expectNothingMissed(first: Follower, second: Follower): void {
  const made = (action: string, kind: string) => answered.filter(({ envelope }) => envelope.action === action).flatMap(({ receipt }) => receipt.made.filter(one => one.kind === kind).map(one => one.id))
  const holds = (follower: Follower, kind: string) => [...follower.held].filter(([, record]) => record.kind === kind).map(([id]) => id).toSorted()
  for (const follower of [first, second]) {
    expect(follower.exchanges).toBe(1)
    follower.cursors.forEach((cursor, nth) => expect(nth > 0 && cursorBefore(cursor, follower.cursors[nth - 1]!)).toBe(false))
    expect(holds(follower, 'case')).toEqual([...made('case.open', 'case'), known].toSorted())
    expect(holds(follower, 'visit')).toEqual(made('trip.plan', 'visit').toSorted())
    expect(holds(follower, 'trip')).toEqual(made('trip.plan', 'trip').toSorted())
  }
  expect(holds(first, 'remark')).toEqual(made('case.note', 'remark').toSorted())
  const announced = [...second.held.values()].filter(record => record.kind === 'notice' && record.toRole === 'lurah').map(record => record.tripId)
  expect(announced.toSorted()).toEqual(made('trip.plan', 'trip').toSorted())
}

test('a number that PostgreSQL gives out again after its death hides no change from a follower', async () => {
  const follower = new Follower(rahma)
  await follower.round()
  const client = new pg.Client({ connectionString: keeper.database.url })
  client.on('error', () => {})
  await client.connect()
  for (let nth = 0; nth < 20; nth += 1) await client.query('begin; select pg_current_xact_id(); rollback')
  const { rows: [before] } = await client.query<{ xid: string }>('select pg_snapshot_xmin(pg_current_snapshot())::text as xid')
  await follower.round()
  await keeper.killDatabase()
  await keeper.reviveDatabase()
  await keeper.well()
  const [receipt] = await push(rahma, envelopeOf(HOME, 'case.note', { caseId: known, text: 'Sesudah listrik padam' }))
  const [after] = await ask<{ xid: string }>(`select xid::text from history where id = '${receipt!.id}'`)
  console.log(`nomor sebelum ${before!.xid}, sesudah ${after!.xid}`)
  await follower.catchUp(keeper.database.url)
  expect(follower.held.has(receipt!.made[0]!.id)).toBe(true)
})

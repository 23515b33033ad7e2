import { randomInt, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { daysBetween } from '#kernel/day.ts'
import { intake, patiently, settleMany } from './crowd.ts'
import { dayFromToday, openHouse, openOffice, settle, type House, type Someone } from './house.ts'

const PARUGA = '52.72.01.1001'
const PLANNERS = 200
const NEAR_DAYS = 7
const LAST_DAY = 9
type Visit = { id: string; trip_id: string; household_id: string; day: string; lead_id: string }

let house: House
let nur: Someone
let planners: Someone[]

beforeAll(async () => {
  house = await openHouse()
  await openOffice(house, '52.72', 'Dinas Sosial Kota Bima')
  nur = await settle(house, 'Nur Aini', { role: 'kabid', region: '52.72' })
  planners = await settleMany(house, PLANNERS, nth => `Perencana ${nth + 1}`, nth => ({ role: nth % 3 === 0 ? 'tksk' : 'psm', region: nth % 3 === 0 ? '52.72.01' : PARUGA, pillar: nth % 3 === 0 ? 'tksk' : 'psm' }))
})
afterAll(() => house?.close())

/** A family of four, each with a case of their own. */
async function family(label: string): Promise<{ householdId: string; caseIds: string[] }> {
  const first = await nur.act('case.open', intake({ who: `${label} 1`, name: `${label} Satu`, household: { label } }))
  const householdId = first.body.made.find((one: { kind: string }) => one.kind === 'household').id
  const caseIds = [first.body.made.find((one: { kind: string }) => one.kind === 'case').id]
  for (const nth of [2, 3, 4]) caseIds.push(await nur.does('case.open', intake({ who: `${label} ${nth}`, name: `${label} ${nth}`, householdId }), 'case'))
  return { householdId, caseIds }
}

const plan = (caseIds: string[], day: string, over: object = {}) => ({ caseIds, day, from: '09:00', to: '10:00', purpose: 'asesmen', basis: 'inisiatif', ...over })

async function rows<T>(sql: string, values: unknown[]): Promise<T[]> {
  const client = await house.services.pool.connect()
  try {
    await client.query(`begin read only; set local app.kab = '{52.72}'; set local app.home = '{5272}'; set local app.eyes = 'house'`)
    return (await client.query(sql, values)).rows as T[]
  } finally {
    await client.query('rollback')
    client.release()
  }
}

const pairKey = (one: string, other: string) => [one, other].toSorted().join(' ')

describe(`${PLANNERS} planners at one household with four cases`, () => {
  test('with a reason to keep, every pair that overlaps is found, none twice, and both sides are told', async () => {
    const { householdId, caseIds } = await family('Keluarga Umar')
    const answers = await Promise.all(planners.map(async planner => {
      const chosen = caseIds.filter(() => randomInt(4) === 0)
      const input = plan(chosen.length > 0 ? chosen : [caseIds[randomInt(4)]!], dayFromToday(randomInt(1, LAST_DAY + 1)), { keep: { reason: 'beda_tujuan' } })
      const key = randomUUID()
      return await patiently(() => planner.act('trip.plan', input, key), 400_000)
    }))
    expect(answers.filter(answer => answer.status !== 200).map(answer => answer.text)).toEqual([])
    const visits = await rows<Visit>('select id, trip_id, household_id, day, lead_id from visits where household_id = $1', [householdId])
    const overlaps = await rows<{ visit_id: string; other_visit_id: string; trip_id: string; other_trip_id: string }>('select visit_id, other_visit_id, trip_id, other_trip_id from overlap_pairs where household_id = $1', [householdId])
    const expected = visits.flatMap((one, at) => visits.slice(at + 1).filter(other => other.trip_id !== one.trip_id && Math.abs(daysBetween(one.day, other.day)) < NEAR_DAYS).map(other => [one, other] as const))
    const found = overlaps.map(pair => pairKey(pair.visit_id, pair.other_visit_id))
    expect(new Set(visits.map(visit => visit.trip_id)).size).toBe(PLANNERS)
    expect(found.length).toBe(new Set(found).size)
    expect(found.toSorted()).toEqual(expected.map(([one, other]) => pairKey(one.id, other.id)).toSorted())
    const tripPairs = new Set(expected.map(([one, other]) => pairKey(one.trip_id, other.trip_id)))
    expect(new Set(overlaps.map(pair => pairKey(pair.trip_id, pair.other_trip_id)))).toEqual(tripPairs)
    expect(tripPairs.size).toBeGreaterThan(PLANNERS * 50)
    const told = await rows<{ n: number }>(`select count(distinct (trip_id, from_id))::int as n from notices where code = 'trip.overlaps'`, [])
    expect(told[0]!.n).toBe(tripPairs.size)
  }, 400_000)

  test('without one exactly one gets through, and all others are told who goes', async () => {
    const { householdId, caseIds } = await family('Keluarga Siti')
    const answers = await Promise.all(planners.map(async planner => {
      const key = randomUUID()
      const input = plan([caseIds[randomInt(4)]!], dayFromToday(randomInt(1, NEAR_DAYS)))
      return { planner, answer: await patiently(() => planner.act('trip.plan', input, key), 400_000) }
    }))
    const through = answers.filter(({ answer }) => answer.status === 200)
    expect(through).toHaveLength(1)
    const refused = answers.filter(({ answer }) => answer.status === 409)
    expect(refused).toHaveLength(PLANNERS - 1)
    const winner = through[0]!
    for (const { answer } of refused) expect(answer.body).toMatchObject({ code: 'trip.overlap', details: { others: [{ tripId: winner.answer.body.made[0].id, leadName: winner.planner.name }] } })
    expect(await rows('select id from visits where household_id = $1', [householdId])).toHaveLength(1)
    expect(await rows('select id from overlap_pairs where household_id = $1', [householdId])).toEqual([])
  }, 400_000)

  test('trips moved at once onto each other leave no pair unseen either', async () => {
    const { householdId, caseIds } = await family('Keluarga Hasan')
    const some = planners.slice(0, 16)
    const trips = await Promise.all(some.map((planner, nth) => planner.does('trip.plan', plan([caseIds[nth % 4]!], dayFromToday(20 + nth * NEAR_DAYS)), 'trip')))
    const answers = await Promise.all(some.map((planner, nth) => patiently(() => planner.act('trip.move', { tripId: trips[nth], day: dayFromToday(1 + (nth % 3)), from: '10:00', to: '11:00', keep: { reason: 'darurat' } }, randomUUID()))))
    expect(answers.map(answer => answer.status)).toEqual(some.map(() => 200))
    const overlaps = await rows<{ trip_id: string; other_trip_id: string }>(`select trip_id, other_trip_id from overlap_pairs where household_id = $1 and choice = 'tetap'`, [householdId])
    expect(new Set(overlaps.map(pair => pairKey(pair.trip_id, pair.other_trip_id))).size).toBe((some.length * (some.length - 1)) / 2)
  })

  test('a visit that was made is told of and never offered to be joined; whoever made it comes again unasked', async () => {
    const { householdId, caseIds } = await family('Keluarga Yusuf')
    const [first, second] = planners as [Someone, Someone]
    const tripId = await first.does('trip.plan', plan(caseIds.slice(0, 1), dayFromToday(0)), 'trip')
    const [visit] = (await first.get(`/api/v1/visits?tripId=${tripId}`)).body.items
    await first.does('visit.report', { visitId: visit.id, outcome: 'bertemu', findings: 'Beras tinggal dua hari.' })
    const asked = await second.act('trip.plan', plan(caseIds.slice(1, 2), dayFromToday(2)))
    expect(asked).toMatchObject({ status: 409, body: { code: 'trip.overlap', details: { others: [{ tripId, leadName: first.name, over: true }] } } })
    expect((await second.act('trip.join', { tripId })).body.code).toBe('trip.over')
    const later = await second.does('trip.plan', plan(caseIds.slice(1, 2), dayFromToday(2), { keep: { reason: 'beda_tujuan' } }), 'trip')
    const { items } = (await first.get(`/api/v1/notices?tripId=${tripId}&toWorker=${first.id}`)).body
    const heard = items.filter(({ fromId }: { fromId: string }) => fromId === second.id)
    expect(heard).toMatchObject([{ code: 'trip.follows', told: { otherName: second.name } }])
    expect(JSON.stringify(heard)).not.toMatch(/Yusuf|Beras/)
    await second.does('trip.cancel', { tripId: later, reason: 'Uji' })
    // the second visit of the same hands is no overlap
    await first.does('trip.plan', plan(caseIds.slice(0, 1), dayFromToday(3)), 'trip')
    expect((await rows<{ choice: string }>('select choice from overlap_pairs where household_id = $1', [householdId])).map(({ choice }) => choice)).toEqual(['batal'])
  })
})

import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { intake, patiently } from './crowd.ts'
import { dayFromToday, openHouse, openOffice, settle, type Answer, type House, type Someone } from './house.ts'

const PARUGA = '52.72.01.1001'
const ROUNDS = 12
let house: House
let nur: Someone, rahma: Someone, budi: Someone

beforeAll(async () => {
  house = await openHouse()
  await openOffice(house, '52.72', 'Dinas Sosial Kota Bima')
  nur = await settle(house, 'Nur Aini', { role: 'kabid', region: '52.72' })
  rahma = await settle(house, 'Rahma', { role: 'psm', region: PARUGA, pillar: 'psm' })
  budi = await settle(house, 'Budi', { role: 'psm', region: PARUGA, pillar: 'psm' })
})
afterAll(() => house?.close())

const fine = (answers: Answer[]) => { expect(answers.filter(answer => answer.status !== 200).map(answer => answer.text)).toEqual([]) }

/** A case led by Rahma with a planned visit of hers. */
async function visited(): Promise<{ caseId: string; visitId: string; tripId: string }> {
  const caseId = await nur.does('case.open', intake({ household: { label: 'Keluarga Dara' } }), 'case')
  await nur.does('case.assign', { caseId, leadId: rahma.id, teamIds: [budi.id] })
  const tripId = await rahma.does('trip.plan', { caseIds: [caseId], day: dayFromToday(1), from: '09:00', to: '10:00', purpose: 'asesmen', basis: 'inisiatif' }, 'trip')
  const [visit] = (await rahma.get(`/api/v1/visits?tripId=${tripId}`)).body.items
  return { caseId, tripId, visitId: visit.id }
}

async function owner(sql: string, values: unknown[]): Promise<any[]> {
  const client = new pg.Client({ connectionString: house.databaseUrl })
  await client.connect()
  try {
    return (await client.query(sql, values)).rows
  } finally {
    await client.end()
  }
}

const next = (due: number) => ({ what: 'Antar permakanan', ownerId: budi.id, due: dayFromToday(due) })

test('a case sealed while others work on it leaves nothing of it unsealed', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const { caseId, visitId } = await visited()
    const acts: [Someone, string, unknown][] = [
      [rahma, 'visit.report', { visitId, outcome: 'bertemu', findings: 'Temuan', next: next(2) }], [budi, 'case.note', { caseId, text: 'Catatan' }], [rahma, 'step.add', { caseId, ...next(3) }],
      [budi, 'trip.plan', { caseIds: [caseId], day: dayFromToday(2), from: '11:00', to: '12:00', purpose: 'bantuan', basis: 'inisiatif', keep: { reason: 'beda_tujuan' } }],
      [budi, 'visit.report_unannounced', { caseId, day: dayFromToday(0), from: '00:00', purpose: 'bantuan', untoldReason: 'darurat', outcome: 'bertemu', findings: 'Mampir', next: next(4) }],
    ]
    const sealing = new Promise(done => { setTimeout(done, Math.random() * 40) }).then(() => patiently(() => nur.act('case.seal', { caseId, reason: 'Anak' })))
    fine(await Promise.all([...acts.map(([who, name, input]) => patiently(() => who.act(name, input))), sealing]))
    const open = await owner(`select 'remark' as kind from remarks where case_id = $1 and not sealed union all select 'next step' from next_steps where case_id = $1 and not sealed union all select 'visit' from visits where case_id = $1 and not sealed
      union all select 'trip' from trips t join visits v on v.home = t.home and v.trip_id = t.id where v.case_id = $1 and not t.sealed union all select 'overlap' from overlap_pairs where case_id = $1 and not sealed
      union all select 'notice' from notices where case_id = $1 and not sealed union all select 'notice of a trip' from notices n join visits v on v.home = n.home and v.trip_id = n.trip_id where v.case_id = $1 and not n.sealed
      union all select 'member' from members where case_id = $1 and not sealed`, [caseId])
    expect(open, `ronde ${round}`).toEqual([])
  }
}, 400_000)

test('a report corrected while its case is sealed leaves no old wording open', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const { caseId, visitId } = await visited()
    await rahma.does('visit.report', { visitId, outcome: 'bertemu', findings: 'Kata lama' })
    fine(await Promise.all([patiently(() => rahma.act('visit.correct', { visitId, field: 'findings', was: 'Kata lama', becomes: 'Kata baru', reason: 'keliru' })), patiently(() => nur.act('case.seal', { caseId, reason: 'Anak' })), patiently(() => nur.act('visit.read', { visitId }))]))
    expect(await owner(`select 'remark' as kind from remarks where case_id = $1 and not sealed union all select 'reading' from readings where case_id = $1 and not sealed`, [caseId]), `ronde ${round}`).toEqual([])
  }
}, 60_000)

test('next steps added and done at once: the case names the earliest that is open', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const { caseId, visitId } = await visited()
    const first = await Promise.all([1, 2, 3].map(due => rahma.does('step.add', { caseId, what: 'Antar', ownerId: budi.id, due: dayFromToday(due) }, 'next_step')))
    fine(await Promise.all([
      ...first.map(stepId => patiently(() => budi.act('step.do', { stepId, state: 'selesai' }))),
      patiently(() => rahma.act('step.add', { caseId, ...next(9) })), patiently(() => rahma.act('visit.report', { visitId, outcome: 'bertemu', findings: 'Temuan', next: next(7) })),
    ]))
    const [{ next_day: named }] = await owner('select next_day::text from cases where id = $1', [caseId])
    expect(named, `ronde ${round}`).toBe(dayFromToday(7))
  }
}, 60_000)

test('reading a report by two devices of one person at once counts as one reading', async () => {
  const { visitId } = await visited()
  await rahma.does('visit.report', { visitId, outcome: 'bertemu', findings: 'Temuan' })
  fine(await Promise.all(Array.from({ length: 8 }, () => nur.act('visit.read', { visitId }))))
  expect((await nur.get(`/api/v1/readings?visitId=${visitId}`)).body.items).toHaveLength(1)
})

test('a trip reported, moved and called off at once ends in one of these, whole', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const { tripId, visitId } = await visited()
    const answers = await Promise.all([
      patiently(() => rahma.act('visit.report', { visitId, outcome: 'bertemu', findings: 'Temuan' })), patiently(() => rahma.act('trip.move', { tripId, day: dayFromToday(3), from: '10:00', to: '11:00' })),
      patiently(() => rahma.act('trip.cancel', { tripId, reason: 'hujan' })), patiently(() => budi.act('trip.join', { tripId })),
    ])
    expect(answers.every(answer => [200, 409].includes(answer.status)), answers.map(answer => answer.text).join()).toBe(true)
    const [{ trip, visit, trip_day: tripDay, visit_day: visitDay, same }] = await owner('select t.state as trip, v.state as visit, t.day as trip_day, v.day as visit_day, t.joiner_ids = v.joiner_ids as same from trips t join visits v on v.home = t.home and v.trip_id = t.id where t.id = $1', [tripId])
    expect(trip, `ronde ${round}`).toBe(visit)
    if (trip !== 'selesai') expect([tripDay, same]).toEqual([visitDay, true])
  }
}, 60_000)

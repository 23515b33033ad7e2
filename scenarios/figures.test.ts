import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays } from '#kernel/day.ts'
import { dispatch } from '#server/dispatch.ts'
import { signedBy } from '#server/session.ts'
import { daysOf } from '#slices/figures/period.ts'
import { LISTS } from '#slices/figures/rules.ts'
import { dayFromToday, freshId, made, openHouse, openOffice, settle, type House, type Someone } from './house.ts'

const PARUGA = '52.72.01.1001', NAE = '52.72.01.1002'
const { from: MONDAY, to: SUNDAY } = daysOf('last_week', dayFromToday(0))
const on = (nth: number) => addDays(MONDAY, nth)
let house: House, owner: pg.Client
let rahma: Someone, budi: Someone, ilham: Someone, iwan: Someone, dewi: Someone, lurah: Someone, nur: Someone, kadis: Someone, operator: Someone, beside: Someone
let siti: string, umar: string

/** Does an act as it was done then: at a clock of Kota Bima, on a day of last week. */
async function then(who: Someone, day: string, clock: string, action: string, input: unknown, kind?: string): Promise<string> {
  const { actor } = await signedBy(house.services.pool, house.services.remembered, who.token)
  const at = new Date(Date.parse(`${day}T${clock}:00Z`) - 8 * 3_600_000).toISOString()
  const receipt = await dispatch(house.services, actor, { id: freshId(5272), action, at, input }, { now: at })
  if (receipt.refused) throw new Error(`${who.name} ${action}: ${JSON.stringify(receipt.refused)}`)
  return made(receipt, kind) ?? ''
}
const one = async (sql: string, ...values: unknown[]) => (await owner.query(sql, values)).rows[0]
const noticeOf = async (tripId: string, role: string) => (await one('select id from notices where trip_id = $1 and to_role = $2 and not cancelled', tripId, role)).id as string
const visitOf = async (tripId: string) => (await one('select id from visits where trip_id = $1', tripId)).id as string
const trip = (caseId: string, day: string, from: string, to: string, more: object = {}) => ({ caseIds: [caseId], day, from, to, purpose: 'pendampingan', basis: 'inisiatif', keep: { reason: 'beda_tujuan' }, ...more })

async function openCase(who: string, place: string, lead: Someone, team: Someone[], seal = 'tidak'): Promise<string> {
  const before = on(-3)
  const caseId = await then(nur, before, '08:00', 'case.open', { who, needs: ['lansia'], urgency: 'segera', region: place, rt: '005', rw: '002', seal, household: { label: `Keluarga ${who}` } }, 'case')
  await then(nur, before, '08:10', 'case.triage', { caseId, types: ['LUT'], bidang: 'rehsos' })
  await then(nur, before, '08:20', 'case.assign', { caseId, leadId: lead.id, teamIds: team.map(one => one.id) })
  return caseId
}

beforeAll(async () => {
  house = await openHouse()
  await openOffice(house, '52.72', 'Dinas Sosial Kota Bima')
  await openOffice(house, '52.06', 'Dinas Sosial Kabupaten Bima')
  const people: [string, string, string, string?][] = [
    ['Rahma', 'psm', PARUGA, 'psm'], ['Budi', 'tksk', '52.72.01', 'tksk'], ['Ilham', 'tagana', '52.72', 'tagana'], ['Iwan', 'psm', NAE, 'psm'], ['Dewi', 'sakti_peksos', '52.72'], ['Lurah Paruga', 'lurah', PARUGA],
    ['Nur Aini', 'kabid', '52.72'], ['Surya', 'kepala_dinas', '52.72'], ['Operator', 'operator', '52.72'], ['Kabid Sebelah', 'kabid', '52.06'],
  ];
  [rahma, budi, ilham, iwan, dewi, lurah, nur, kadis, operator, beside] = await Promise.all(people.map(([name, role, region, pillar]) => settle(house, name, { role, region, ...(pillar ? { pillar } : {}) }))) as [Someone, Someone, Someone, Someone, Someone, Someone, Someone, Someone, Someone, Someone]
  owner = new pg.Client({ connectionString: house.databaseUrl })
  await owner.connect()
  siti = await openCase('Ibu Siti', PARUGA, rahma, [budi])
  umar = await openCase('Pak Umar', PARUGA, rahma, [budi, ilham])
  await aWeek()
}, 300_000)
afterAll(async () => { await owner?.end(); await house?.close() })

/** Last week, told once. */
async function aWeek(): Promise<void> {
  const toSiti = await then(rahma, on(-1), '20:00', 'trip.plan', trip(siti, on(1), '09:00', '10:00'), 'trip')
  await then(lurah, on(0), '12:00', 'notice.answer', { noticeId: await noticeOf(toSiti, 'lurah'), answer: 'mendampingi' })
  await then(rahma, on(0), '08:00', 'notice.record', { noticeId: await noticeOf(toSiti, 'ketua_rt'), answer: 'diketahui', by: 'whatsapp', who: 'Pak RT 005' })
  await then(budi, on(0), '09:00', 'trip.plan', trip(siti, on(2), '09:00', '10:00'), 'trip') // kept beside Rahma's
  const joint = await then(rahma, on(0), '10:00', 'trip.plan', trip(umar, on(3), '09:00', '10:00'), 'trip')
  const own = await then(budi, on(0), '11:00', 'trip.plan', trip(umar, on(4), '09:00', '10:00'), 'trip')
  await then(budi, on(0), '11:10', 'trip.join', { tripId: joint, insteadOf: own }) // joined: one visit, two credits
  const moved = await then(ilham, on(1), '08:00', 'trip.plan', trip(umar, on(4), '14:00', '15:00'), 'trip')
  await then(ilham, on(1), '09:00', 'trip.move', { tripId: moved, day: on(14), from: '14:00', to: '15:00' })
  const visitId = await visitOf(toSiti)
  await then(rahma, on(1), '11:00', 'visit.report', { visitId, outcome: 'bertemu', findings: 'Butuh makan.', next: { what: 'Antar permakanan', ownerId: budi.id, due: SUNDAY } })
  await then(rahma, on(2), '08:00', 'visit.correct', { visitId, field: 'findings', becomes: 'Butuh makan dan obat.', reason: 'Kurang lengkap' })
  const joined = await visitOf(joint)
  await then(budi, on(3), '10:30', 'visit.report', { visitId: joined, outcome: 'bertemu', findings: 'Pergi berdua.', next: { what: 'Urus KK', ownerId: rahma.id, due: on(4) } })
  const steps = async (what: string) => (await one('select id from next_steps where what = $1', what)).id as string
  await then(rahma, on(5), '08:00', 'step.do', { stepId: await steps('Urus KK'), state: 'selesai' }) // a day late
  await then(nur, on(3), '13:00', 'step.add', { caseId: umar, what: 'Hubungi puskesmas', ownerId: ilham.id, due: on(5) }) // still open
  await then(nur, on(3), '13:10', 'step.add', { caseId: umar, what: 'Tidak jadi', ownerId: ilham.id, due: on(5) })
  await then(ilham, on(4), '08:00', 'step.do', { stepId: await steps('Tidak jadi'), state: 'batal' })
  const sunday = await then(ilham, on(5), '19:00', 'trip.plan', trip(umar, SUNDAY, '23:30', '23:50'), 'trip')
  await then(ilham, SUNDAY, '23:45', 'visit.report', { visitId: await visitOf(sunday), outcome: 'bertemu', findings: 'Sudah tidur.' })
  await then(budi, SUNDAY, '23:30', 'step.do', { stepId: await steps('Antar permakanan'), state: 'selesai' })
  await then(rahma, SUNDAY, '21:00', 'trip.plan', trip(siti, on(7), '00:10', '00:40'), 'trip') // Sunday by the clock of Greenwich, Monday in Kota Bima
  await then(budi, on(7), '06:00', 'visit.report_unannounced', { caseId: siti, day: on(4), from: '10:00', purpose: 'monitoring', untoldReason: 'tanpa_sinyal', outcome: 'bertemu', findings: 'Sehat.' }) // entered late
  const off = await then(iwan, on(0), '08:00', 'trip.plan', { area: { region: NAE, rt: '001' }, day: on(2), from: '09:00', to: '10:00', purpose: 'penjangkauan', basis: 'inisiatif' }, 'trip')
  await then(iwan, on(1), '08:00', 'trip.cancel', { tripId: off, reason: 'Hujan' })
  await then(iwan, on(0), '08:30', 'trip.plan', { area: { region: NAE }, day: on(3), from: '09:00', to: '10:00', purpose: 'penjangkauan', basis: 'inisiatif' }, 'trip')
}

/** The same figures by a hand that never saw the product's. */
const INDEPENDENT = `
  with v as (select v.*, t.joiners, t.joiner_ids as goers, t.at as planned, array(select distinct x from unnest(array[v.lead_pillar] || array(select j->>'pillar' from jsonb_array_elements(t.joiners) j)) x where x is not null) as pillars
    from visits v join trips t on t.id = v.trip_id where v.kab = '52.72' and v.region like $3 and v.day between $1 and $2 and v.state <> 'batal' and not v.sealed),
  n as (select * from notices where kab = '52.72' and region like $3 and day between $1 and $2 and asks and not cancelled and to_role is not null and not sealed),
  p as (select * from overlap_pairs where kab = '52.72' and region like $3 and day between $1 and $2 and not sealed),
  s as (select *, (done_at at time zone 'Asia/Makassar')::date as done from next_steps where kab = '52.72' and region like $3 and due between $1 and $2 and state <> 'batal' and not sealed),
  c as (select case_id from v, unnest(pillars) x where case_id is not null group by case_id having count(distinct x) > 1)
  select (select count(*) from v)::int as visits, (select coalesce(sum(1 + cardinality(goers)), 0) from v)::int as credits,
    (select count(*) from v where announced and planned <= (day + "from"::time) at time zone 'Asia/Makassar')::int as announced,
    (select count(*) from v where cardinality(pillars) > 1)::int as joint, (select count(*) from v where (reported_at at time zone 'Asia/Makassar')::date > day)::int as late,
    (select count(*) from c)::int as "casesOfSeveral", (select count(*) from v where case_id in (select case_id from c))::int as several, (select count(distinct case_id) from v)::int as cases,
    (select count(*) from n)::int as notices, (select count(*) from n where state <> 'belum_dibagikan')::int as shared, (select count(*) from n where state = 'dijawab')::int as answered,
    (select round((percentile_cont(0.5) within group (order by extract(epoch from answered_at - coalesce(shared_at, at)) / 3600))::numeric, 1)::float from n where answered_at is not null) as "medianHours",
    (select count(*) from p)::int as pairs, (select count(*) from p where choice = 'gabung')::int as joined, (select count(*) from p where choice = 'geser')::int as moved, (select count(*) from p where choice = 'tetap')::int as kept,
    (select count(*) from s)::int as steps, (select count(*) from s where state = 'selesai' and done <= due)::int as on_time`

const asked = (more = '') => `?from=${MONDAY}&to=${SUNDAY}${more}`
const figures = async (who: Someone, more = '') => (await who.get(`/api/v1/coordination${asked(more)}`)).body

describe('figures of coordination: one week in Kota Bima', () => {
  test('the kabid reads what last week was, as the office would count it by hand', async () => {
    const { figures: week } = await figures(nur)
    // Rahma and Budi to Siti, both together to Umar, Budi's visit entered late, Ilham on Sunday night, Iwan in Nae
    expect(week).toMatchObject({ visits: 6, credits: 7, announced: 5, unannounced: 1, joint: 1, late: 1, cases: 2, casesOfSeveral: 2, joined: 1, moved: 1, answered: 2 })
    expect(week).toMatchObject({ steps: 3, on_time: 1, overdue: 2 })
  })

  test.each([['the whole office', '%', ''], ['Paruga', PARUGA, `&region=${PARUGA}`], ['Nae', NAE, `&region=${NAE}`]])('the figures of %s equal an independent SQL, and each equals the list it leads to', async (_, like, more) => {
    const { figures: week } = await figures(nur, more)
    const counted = await one(INDEPENDENT, MONDAY, SUNDAY, like)
    expect(week).toMatchObject(counted)
    for (const list of LISTS) {
      const rows = (await nur.get(`/api/v1/coordination/rows${asked(`${more}&list=${list}`)}`)).body
      expect([list, rows.count, rows.items.length]).toEqual([list, week[list], week[list]])
    }
  })

  test('who went to Paruga, what was double, what is unanswered: by kelurahan, by pillar, one visit with two credits', async () => {
    const { places, pillars, figures: week } = await figures(kadis)
    expect(places.map((line: { of: string; name: string; figures: { visits: number } }) => [line.of, line.name, line.figures.visits])).toEqual([[PARUGA, 'Paruga', 5], [NAE, 'Nae', 1]])
    expect(pillars.map((line: { of: string; figures: { visits: number; credits: number } }) => [line.of, line.figures.visits, line.figures.credits])).toEqual([['psm', 3, 3], ['tagana', 1, 1], ['tksk', 3, 3]])
    expect(pillars.reduce((sum: number, line: { figures: { credits: number } }) => sum + line.figures.credits, 0)).toBe(week.credits)
    const went = (await kadis.get(`/api/v1/coordination/rows${asked(`&list=visits&region=${PARUGA}`)}`)).body.items
    expect(went.map((row: { day: string; leadName: string; joiners: { name: string }[] }) => [row.day, row.leadName, row.joiners.map(joiner => joiner.name)])).toEqual([[on(1), 'Rahma', []], [on(2), 'Budi', []], [on(3), 'Rahma', ['Budi']], [on(4), 'Budi', []], [SUNDAY, 'Ilham', []]])
    expect((await figures(nur, '&pillar=tagana')).figures).toMatchObject({ visits: 1, steps: 0 })
  })

  test('a sealed child changes no figure, neither for the head who is not on its team nor for the kabid who is', async () => {
    const before = [await figures(nur), await figures(kadis)]
    const child = await openCase('Anak rahasia', PARUGA, dewi, [], 'ya')
    const hidden = await then(dewi, on(0), '08:00', 'trip.plan', trip(child, on(2), '09:00', '10:00', { keep: undefined }), 'trip')
    await then(dewi, on(2), '10:10', 'visit.report', { visitId: await visitOf(hidden), outcome: 'bertemu', findings: 'Rahasia', next: { what: 'Rahasia', ownerId: dewi.id, due: on(3) } })
    expect([await figures(nur), await figures(kadis)]).toEqual(before)
    for (const list of LISTS) expect((await nur.get(`/api/v1/coordination/rows${asked(`&list=${list}`)}`)).text).not.toContain(child)
  })

  test('the kabid next door counts none of it, and who has no such post is refused', async () => {
    const { figures: theirs, places } = await figures(beside)
    expect([theirs.visits, theirs.notices, theirs.pairs, theirs.steps, places]).toEqual([0, 0, 0, 0, []])
    expect((await figures(beside, `&region=${PARUGA}`)).figures.visits).toBe(0)
    for (const who of [rahma, lurah, operator, dewi]) expect((await who.get(`/api/v1/coordination${asked()}`)).status).toBe(403)
  })

  test('a question that cannot be asked names all its faults', async () => {
    const answer = await nur.get('/api/v1/coordination/rows?from=2026-13-01&to=x&region=52.7&pillar=%27&list=semua')
    expect(answer.status).toBe(422)
    expect(answer.body.details.faults.map(({ at }: { at: string }) => at)).toEqual(['from', 'to', 'region', 'pillar', 'list'])
    expect((await nur.get('/api/v1/coordination?from=2026-01-01&to=2026-12-31')).body.details.faults).toMatchObject([{ at: 'to', rule: 'too_big' }])
  })
})

describe('figures of those who answer for a place or a pillar', () => {
  const area = async (who: Someone, more = '') => (await who.get(`/api/v1/coordination/area?period=last_week${more}`)).body

  test('the lurah, the camat and the coordinator of the PSM read their own last week: nothing under five, nothing sealed, nothing of the kelurahan beside', async () => {
    const [camat, coordinator, besideLurah] = await Promise.all([settle(house, 'Camat', { role: 'camat', region: '52.72.01' }), settle(house, 'Mustafa', { role: 'koordinator_pilar', region: '52.72', pillar: 'psm' }), settle(house, 'Lurah Nae', { role: 'lurah', region: NAE })])
    expect(await area(lurah)).toMatchObject({ from: MONDAY, to: SUNDAY, figures: { visits: 5, announced: null, joint: null, late: null, pairs: null, steps: null, medianHours: null }, places: [] })
    expect(await area(camat)).toMatchObject({ figures: { visits: 5, announced: 5, unannounced: null }, places: [{ of: PARUGA, visits: 5 }] })
    // six less five would be the one visit to Nae
    expect((await camat.get('/api/v1/coordination/area?period=last_week')).text).not.toContain(NAE)
    expect((await area(coordinator)).figures).toMatchObject({ visits: null, steps: null })
    expect((await area(besideLurah)).figures.visits).toBeNull()
    const rows = async (who: Someone, list = 'visits') => (await who.get(`/api/v1/coordination/area/rows?period=last_week&list=${list}`)).body.items
    expect([(await rows(lurah)).length, (await rows(camat)).length, (await rows(besideLurah)).map((row: { leadName: string }) => row.leadName)]).toEqual([5, 6, ['Iwan']])
    expect((await rows(coordinator)).every((row: { leadPillar: string; joiners: { pillar: string }[] }) => [row.leadPillar, ...row.joiners.map(({ pillar }) => pillar)].includes('psm'))).toBe(true)
    for (const who of [lurah, camat, coordinator]) expect(JSON.stringify([await rows(who), await rows(who, 'notices')])).not.toMatch(/caseId|Siti|Umar|rahasia|Dewi/i)
  })

  test('behind a pair or a next step no list opens, another post is not there, and whoever has no such post is refused', async () => {
    expect((await lurah.get('/api/v1/coordination/area/rows?list=pairs&period=selalu')).body.details.faults.map(({ at }: { at: string }) => at)).toEqual(['period', 'list'])
    expect((await lurah.get(`/api/v1/coordination/area?post=${freshId(5272)}`)).status).toBe(404)
    for (const who of [rahma, dewi, ilham, operator]) for (const path of ['', '/rows']) expect((await who.get(`/api/v1/coordination/area${path}`)).status).toBe(403)
  })
})

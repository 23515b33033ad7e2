import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '#kernel/day.ts'
import type { HeldPost } from '#kernel/rights.ts'
import { activityOf, type Recorded, toldOf } from './count.ts'
import { boardOf, type BoardReport } from './board.ts'
import { linesOf, totalOf } from './lines.ts'

const NOVEMBER = { from: '2026-11-01', to: '2026-11-30', today: '2026-12-02' }
const WORKERS = ['rahma', 'budi', 'sari']
const KOTA = '52.72', PARUGA = '52.72.01.1001', KOLO = '52.72.05.1001'

const visits = fc.array(fc.record({
  id: fc.integer({ min: 1, max: 40 }).map(String), tripId: fc.constant('t'), day: fc.integer({ min: -3, max: 33 }).map(more => addDays('2026-11-01', more)), sort: fc.constantFrom('kunjungan', 'pertemuan'), state: fc.constantFrom('selesai', 'tidak_bertemu', 'rencana', 'batal'),
  purpose: fc.constant('asesmen'), caseId: fc.constantFrom('c1', 'c2', null), householdId: fc.constantFrom('h1', null), announced: fc.boolean(), sealed: fc.boolean(), leadId: fc.constantFrom(...WORKERS), joinerIds: fc.subarray(WORKERS),
}).map(visit => ({ ...visit, joinerIds: visit.joinerIds.filter(joiner => joiner !== visit.leadId), reportedAt: visit.state === 'rencana' ? null : `${visit.day}T02:00:00Z` })), { maxLength: 40 })
  // an id is one record
  .map(all => [...new Map(all.map(visit => [visit.id, visit])).values()])
const opened = fc.array(fc.record({ id: fc.uuid(), reporterId: fc.constantFrom(...WORKERS), openedDay: fc.integer({ min: -3, max: 33 }).map(more => addDays('2026-11-01', more)), sealed: fc.boolean() }), { maxLength: 20 })
const recorded: fc.Arbitrary<Recorded> = fc.record({ visits, opened, steps: fc.constant([]), attended: fc.constant([]), given: fc.constant([]), obstacles: fc.constant(0) })

test('what comes twice or in another order counts as it did, and nothing confidential or of somebody else counts', () => {
  fc.assert(fc.property(recorded, one => {
    const counted = activityOf(one, 'rahma', NOVEMBER)
    expect(activityOf({ ...one, visits: [...one.visits, ...one.visits].toReversed(), opened: [...one.opened.toReversed(), ...one.opened] }, 'rahma', NOVEMBER)).toEqual(counted)
    const open = { ...one, visits: one.visits.filter(visit => !visit.sealed && (visit.leadId === 'rahma' || visit.joinerIds.includes('rahma'))), opened: one.opened.filter(each => !each.sealed && each.reporterId === 'rahma') }
    expect(activityOf(open, 'rahma', NOVEMBER)).toEqual(counted)
  }))
})

test('the days of a month add up to the month', () => {
  fc.assert(fc.property(recorded, one => {
    const month = activityOf(one, 'rahma', NOVEMBER)
    const days = Array.from({ length: 30 }, (_, nth) => addDays('2026-11-01', nth)).map(day => activityOf(one, 'rahma', { from: day, to: day, today: NOVEMBER.today }))
    for (const name of ['visits', 'met', 'missed', 'announced', 'unannounced', 'joint', 'meetings', 'areas', 'days', 'unreported', 'opened', 'led', 'ledMet', 'attended'] as const) expect(days.reduce((sum, day) => sum + day[name], 0), name).toBe(month[name])
    // people met on several days are the same people
    expect(month.people).toBeLessThanOrEqual(days.reduce((sum, day) => sum + day.people, 0))
  }))
})

test('a visit on which several went counts for each of them, and once for the office', () => {
  fc.assert(fc.property(recorded, one => {
    const reports = WORKERS.map(worker => ({ id: worker, figures: activityOf(one, worker, NOVEMBER) }))
    const went = one.visits.filter(visit => !visit.sealed && visit.reportedAt && visit.state !== 'batal' && visit.caseId && visit.sort === 'kunjungan' && visit.day >= NOVEMBER.from && visit.day <= NOVEMBER.to)
    expect(totalOf(reports)).toMatchObject({ reports: 3, visits: went.length, met: went.filter(visit => visit.state === 'selesai').length, opened: one.opened.filter(each => !each.sealed && each.openedDay >= NOVEMBER.from && each.openedDay <= NOVEMBER.to).length })
    expect(totalOf([...reports, ...reports.toReversed()])).toEqual(totalOf(reports))
  }))
})

const post = (role: string, region: string, more: Partial<HeldPost> = {}): HeldPost => ({ id: `${role}${region}`, role, region, line: 'area', from: '2024-01-01', ...more })
const superiors = fc.subarray([post('kabid', KOTA), post('kabid', KOTA, { id: 'linjamsos', unitId: 'linjamsos' }), post('koordinator_pilar', KOTA, { id: 'k1', pillar: 'psm' }), post('koordinator_pilar', KOTA, { id: 'k2', pillar: 'tagana' }), post('kepala_upt', KOTA, { unitId: 'upt' }), post('dinas_provinsi', '52'), post('kepala_dinas', KOTA)], { minLength: 1 })
const reports: fc.Arbitrary<BoardReport[]> = fc.array(fc.record({
  id: fc.integer({ min: 1, max: 12 }).map(String), region: fc.constantFrom(PARUGA, KOLO), pillars: fc.subarray(['psm', 'tagana', 'pendamping_sosial'], { minLength: 1 }), unitId: fc.constantFrom('linjamsos', 'upt', null), lineRegion: fc.constantFrom(KOTA, '52', null), visits: fc.integer({ min: 0, max: 30 }),
  stage: fc.constantFrom('diajukan', 'diperiksa', 'diterima'),
}).map(({ visits: led, ...one }) => ({ ...one, stage: one.stage as 'diajukan', workerId: `w${one.id}`, workerName: one.id, role: 'psm', pillar: one.pillars[0]!, figures: { led, ledMet: led, visits: led }, told: {}, submittedAt: '2026-12-01T00:00:00Z', checkedByName: null, acceptedAt: null, remindedAt: null })), { maxLength: 12 })
  .map(all => [...new Map(all.map(one => [one.id, one])).values()])

test('one report serves two superiors without double counting: however many lines read it, the office counts it once', () => {
  fc.assert(fc.property(reports, superiors, (all, over) => {
    const read = over.map(superior => all.filter(report => linesOf(report, superior).length > 0))
    const whole = totalOf(read.flat())
    const once = all.filter(report => over.some(superior => linesOf(report, superior).length > 0))
    expect(whole).toMatchObject({ reports: once.length, visits: once.reduce((sum, report) => sum + report.figures!.led!, 0) })
    // each superior counts every report it reads once as well, on one line or on both
    for (const [nth, mine] of read.entries()) expect(boardOf({ posts: [], reports: mine, over: [over[nth]!] }).total).toEqual(totalOf(mine))
    // another superior, or a second line, changes nothing of the sum
    const more = post('kepala_dinas', KOTA, { id: 'more' })
    expect(totalOf([...read.flat(), ...all.filter(report => linesOf(report, more).length > 0)]).visits).toBe(all.filter(report => linesOf(report, more).length > 0 || once.includes(report)).reduce((sum, report) => sum + report.figures!.led!, 0))
  }))
})

test('Vina is paid by Linjamsos and works in a kecamatan: her report stands on both lines of its head, on one of the coordinator, on none of another UPT', () => {
  const vina = { region: '52.72.01', pillars: ['pendamping_sosial'], unitId: 'linjamsos', lineRegion: KOTA }
  expect(linesOf(vina, post('kabid', KOTA, { unitId: 'linjamsos' }))).toEqual(['area', 'administrative'])
  expect(linesOf(vina, post('kabid', KOTA, { unitId: 'rehsos' }))).toEqual(['area'])
  expect(linesOf(vina, post('koordinator_pilar', KOTA, { pillar: 'pendamping_sosial' }))).toEqual(['area'])
  for (const none of [post('koordinator_pilar', KOTA, { pillar: 'psm' }), post('kepala_upt', KOTA, { unitId: 'upt' }), post('dinas_provinsi', '52'), post('kabid', '52.06'), post('psm', '52.72.01'), post('lurah', '52.72.01')]) expect(linesOf(vina, none), none.role).toEqual([])
  expect(linesOf({ ...vina, lineRegion: '52', unitId: null }, post('dinas_provinsi', '52'))).toEqual(['administrative'])
})

test('readers outside the office are told fives, and cannot work out who led', () => {
  const told = toldOf({ ...activityOf({ visits: [], steps: [], opened: [], attended: [], given: [], obstacles: 2 }, 'rahma', NOVEMBER), visits: 11, met: 10, missed: 1, led: 7, ledMet: 6 })
  expect(told).toMatchObject({ visits: 5, met: 5, missed: null, obstacles: null })
  expect(told).not.toHaveProperty('led')
})

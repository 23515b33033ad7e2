import { expect, test } from 'vitest'
import { countsOf, daysOfMonth, readerOf, veiled, withoutNames, type Went } from './rules.ts'

const visit = (more: Partial<Went>): Went => ({ tripId: 't', day: '2026-11-03', sort: 'kunjungan', state: 'selesai', purpose: 'asesmen', caseId: 'c1', householdId: 'h1', subjectId: 'p1', announced: true, reportedAt: '2026-11-03T02:00:00Z', leadId: 'rahma', joinerIds: [], ...more })
const post = (role: string, region: string, more: object = {}) => ({ id: 'x', role, region, line: 'area' as const, from: '2024-01-01', ...more })
const actor = (...posts: ReturnType<typeof post>[]) => ({ workerId: 'me', name: 'Saya', shut: [], posts })

test('a month has its own days', () => {
  expect(daysOfMonth('2026-02')).toEqual({ from: '2026-02-01', to: '2026-02-28' })
  expect(daysOfMonth('2026-12')).toEqual({ from: '2026-12-01', to: '2026-12-31' })
  for (const no of ['2026-13', '2026', '', '2026-1', 'x']) expect(daysOfMonth(no)).toBeUndefined()
})

test('two visits to one person are two visits and one person; a meeting and a missed visit count apart', () => {
  const counts = countsOf([visit({}), visit({ day: '2026-11-09', joinerIds: ['budi'], announced: false }), visit({ state: 'tidak_bertemu' }), visit({ caseId: null, sort: 'pertemuan' }), visit({ state: 'rencana', reportedAt: null })], '2026-11-21')
  expect(counts).toMatchObject({ visits: 3, met: 2, people: 1, households: 1, missed: 1, joint: 1, unannounced: 1, meetings: 1, areas: 0, days: 2, unreported: 1 })
})

test('the month is read by oneself, by the kabid over the place on either line, by the coordinator of the pillar, and by nobody else', () => {
  const rahma = [post('psm', '52.72.01.1001', { pillar: 'psm' })]
  const reads = (...posts: ReturnType<typeof post>[]) => readerOf(actor(...posts), 'rahma', rahma, '2026-11-21')
  expect(readerOf(actor(), 'me', rahma, '2026-11-21')).toBe('own')
  expect(reads(post('kabid', '52.72'))).toBe('office')
  expect(reads(post('kabid', '52.72', { line: 'administrative' }))).toBe('office')
  expect(reads(post('koordinator_pilar', '52.72', { pillar: 'psm' }))).toBe('outside')
  for (const no of [post('kabid', '52.06'), post('koordinator_pilar', '52.72', { pillar: 'tksk' }), post('koordinator_pilar', '52.72'), post('psm', '52.72.01.1001', { pillar: 'psm' }), post('lurah', '52.72.01.1001'), post('operator', '52.72'), post('admin', '52.72'), post('inspektorat', '52.72')]) expect(reads(no), no.role).toBeNull()
})

test('small numbers and names stay hidden', () => {
  expect(veiled({ visits: 4, met: 4, missed: 0, meetings: 5 })).toEqual({ visits: null, met: null, missed: null, meetings: 5 })
  // eleven less ten would be the one who was not met
  expect(veiled({ visits: 11, met: 10, missed: 1 })).toEqual({ visits: 10, met: 10, missed: null })
  expect(withoutNames('Bu Siti tidak mau, NIK 9972014101500003 hilang', ['Siti Contoh, lansia'])).toBe('Bu … tidak mau, NIK … hilang')
})

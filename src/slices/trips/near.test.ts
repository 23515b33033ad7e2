import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, daysBetween } from '#kernel/day.ts'
import { guardKeys, othersOf, overlap, type Whereabouts } from './near.ts'

const TODAY = '2026-03-01'
const maybeOf = (...names: string[]) => fc.option(fc.constantFrom(...names))
const visit: fc.Arbitrary<Whereabouts> = fc.record({
  householdId: maybeOf('keluarga-umar', 'keluarga-siti'), personId: maybeOf('umar', 'siti', 'dara'), day: fc.integer({ min: -20, max: 20 }).map(days => addDays(TODAY, days)),
  tripId: fc.constantFrom('satu', 'dua', 'tiga'), sort: fc.constantFrom('kunjungan' as const, 'pertemuan' as const), state: fc.constantFrom('rencana' as const, 'selesai' as const, 'tidak_bertemu' as const, 'batal' as const),
})
const nearDays = fc.integer({ min: 1, max: 14 })
const visits = { numRuns: 2000 }

test('an overlap is seen alike from both sides', () => {
  fc.assert(fc.property(visit, visit, nearDays, (one, other, near) => { expect(overlap(one, other, near)).toBe(overlap(other, one, near)) }), visits)
})

test('nobody overlaps with oneself, a meeting never alarms, and what was called off counts no more', () => {
  fc.assert(fc.property(visit, visit, nearDays, (one, other, near) => {
    expect(overlap(one, one, near)).toBe(false)
    expect(overlap(one, { ...other, tripId: one.tripId }, near)).toBe(false)
    expect(overlap(one, { ...other, sort: 'pertemuan' }, near)).toBe(false)
    expect(overlap(one, { ...other, state: 'batal' }, near)).toBe(false)
  }), visits)
})

test('it depends on the days between alone, and a wider window finds no less', () => {
  fc.assert(fc.property(visit, visit, nearDays, fc.integer({ min: -400, max: 400 }), (one, other, near, days) => {
    const later = (each: Whereabouts) => ({ ...each, day: addDays(each.day, days) })
    expect(overlap(later(one), later(other), near)).toBe(overlap(one, other, near))
    if (overlap(one, other, near)) expect(overlap(one, other, near + 1)).toBe(true)
    if (Math.abs(daysBetween(one.day, other.day)) >= near) expect(overlap(one, other, near)).toBe(false)
  }), visits)
})

test('whoever was there and comes again follows up; another who comes after is told, and can neither join nor be joined', () => {
  const rahma: Whereabouts = { householdId: 'keluarga-umar', personId: null, day: TODAY, tripId: 'satu', sort: 'kunjungan', state: 'selesai', leadId: 'rahma', joinerIds: ['budi'] }
  const next: Whereabouts = { ...rahma, tripId: 'dua', state: 'rencana', joinerIds: [] }
  for (const leadId of ['rahma', 'budi']) expect([overlap(rahma, { ...next, leadId }, 7), overlap({ ...next, leadId }, rahma, 7)], leadId).toEqual([false, false])
  expect(overlap(rahma, { ...next, leadId: 'sari' }, 7)).toBe(true)
  // two plans of one worker to one family still ask
  expect(overlap({ ...rahma, state: 'rencana' }, next, 7)).toBe(true)
  expect(othersOf([[next, { ...rahma, id: 'kunjungan', leadName: 'Rahma' } as never]])).toMatchObject([{ leadName: 'Rahma', over: true }])
})

test('two that overlap wait for a common key, so that neither can slip past the other', () => {
  fc.assert(fc.property(visit, visit, nearDays, (one, other, near) => {
    const keys = new Set(guardKeys([one]))
    if (overlap(one, other, near)) expect(guardKeys([other]).some(key => keys.has(key))).toBe(true)
  }), visits)
})

test('two live visits of different trips to one family within the window do overlap', () => {
  fc.assert(fc.property(visit, nearDays, fc.integer({ min: 0, max: 13 }), (one, near, days) => {
    fc.pre(!!one.householdId && days < near)
    const live = { ...one, sort: 'kunjungan' as const, state: 'rencana' as const }
    expect(overlap(live, { ...live, personId: null, tripId: 'lain', day: addDays(one.day, -days) }, near)).toBe(true)
  }), visits)
})

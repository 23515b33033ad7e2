import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from './day.ts'
import { addWorkdays, isWorkday, workdaysBetween } from './workdays.ts'

const NONE = new Set<string>()
const days = fc.integer({ min: 0, max: 1500 }).map(count => addDays('2026-01-01', count))
const closed = fc.array(days, { maxLength: 60 }).map(some => new Set(some))

test('a weekend and a holiday are no working days', () => {
  // 20 November 2026 is a Friday
  expect(addWorkdays('2026-11-20', 1, NONE)).toBe('2026-11-23')
  expect(addWorkdays('2026-11-20', 1, new Set(['2026-11-23']))).toBe('2026-11-24')
  expect(addWorkdays('2026-11-21', 1, NONE)).toBe('2026-11-23')
  expect(addWorkdays('2026-11-20', 0, NONE)).toBe('2026-11-20')
  expect(workdaysBetween('2026-11-20', '2026-11-23', NONE)).toBe(1)
})

test('the day after so many working days is a working day, and lies exactly so many of them away', () => {
  fc.assert(fc.property(days, fc.integer({ min: 1, max: 60 }), closed, (day, count, holidays) => {
    const to = addWorkdays(day, count, holidays)
    expect(isWorkday(to, holidays)).toBe(true)
    expect(workdaysBetween(day, to, holidays)).toBe(count)
  }))
})

test('another holiday never brings a limit nearer', () => {
  fc.assert(fc.property(days, fc.integer({ min: 0, max: 60 }), closed, days, (day, count, holidays, more) => {
    expect(addWorkdays(day, count, new Set([...holidays, more])) >= addWorkdays(day, count, holidays)).toBe(true)
  }))
})

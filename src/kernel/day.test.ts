import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, clockAt, dayAt, daysBetween, isDay, timeAt, zoneOf } from './day.ts'

const YEARS = { min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }
const day = fc.date(YEARS).map(date => date.toISOString().slice(0, 10))
const instant = fc.date({ min: new Date('1970-01-02'), max: new Date('2190-01-01'), noInvalidDate: true }).map(date => date.toISOString())
const place = fc.constantFrom('11.01', '32.73', '52.72', '64.72.01', '71', '94.01.01.1001')
const HOURS = { WIB: 7, WITA: 8, WIT: 9 }

test('days added are days counted, across months, leap years and centuries', () => {
  fc.assert(fc.property(day, fc.integer({ min: -40_000, max: 40_000 }), (from, days) => {
    const to = addDays(from, days)
    expect(daysBetween(from, to)).toBe(days)
    expect(daysBetween(to, from)).toBe(days === 0 ? 0 : -days)
    expect(addDays(to, -days)).toBe(from)
    expect(to > from).toBe(days > 0)
  }))
})

test('a day that exists is one, every other text is none', () => {
  fc.assert(fc.property(day, text => { expect(isDay(text)).toBe(true) }))
  fc.assert(fc.property(fc.string(), text => { if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) expect(isDay(text)).toBe(false) }))
  for (const text of ['2023-02-29', '2024-02-30', '2024-13-01', '2024-00-10', '2024-1-1', '0000-01-01', '9999-12-31', '+10000-01-01', '2024-02-29T00:00:00Z']) expect(isDay(text), text).toBe(false)
  expect(isDay('2024-02-29')).toBe(true)
})

test('a moment falls on the day and clock that the wall of the place shows', () => {
  fc.assert(fc.property(place, instant, (region, at) => {
    const wall = new Date(Date.parse(at) + HOURS[zoneOf(region)] * 3_600_000).toISOString()
    expect(dayAt(region, at)).toBe(wall.slice(0, 10))
    expect(clockAt(region, at)).toBe(`${wall.slice(11, 13)}.${wall.slice(14, 16)}`)
    expect(timeAt(region, at)).toBe(wall.slice(11, 16))
    expect(isDay(dayAt(region, at))).toBe(true)
  }))
})

test('zones are those of the provinces, at whatever level one asks', () => {
  expect([zoneOf('31.71'), zoneOf('52.72.01.1001'), zoneOf('61'), zoneOf('64'), zoneOf('82.01'), zoneOf('96')]).toEqual(['WIB', 'WITA', 'WIB', 'WITA', 'WIT', 'WIT'])
  expect(dayAt('52.72', '2026-03-01T16:30:00Z')).toBe('2026-03-02')
  expect(dayAt('31.71', '2026-03-01T16:30:00Z')).toBe('2026-03-01')
})

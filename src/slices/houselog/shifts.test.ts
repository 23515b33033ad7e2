import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, dayAt, daysBetween, momentAt } from '#kernel/day.ts'
import { headsOn } from './counts.ts'
import { cutoffOf, daysOfMonth, lastDue, missedDays, shiftAt, spanOf, stateOf, stripOf, USUAL } from './shifts.ts'

const PLACES = ['31.71', '52.72', '94.01'] as const
const clock = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 })).map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`)
const shifts = fc.uniqueArray(clock, { minLength: 1, maxLength: 6 }).map(hours => hours.map((from, nth) => ({ name: `Sif ${nth}`, from })))
const place = fc.constantFrom(...PLACES)
const instant = fc.integer({ min: Date.parse('2026-01-01T00:00:00Z'), max: Date.parse('2027-12-31T23:59:59Z') }).map(time => new Date(time).toISOString())

test('a note of Tari at two in the morning belongs to the day on which her night shift began, in each of the three zones', () => {
  // 02.00 in Jakarta, Bima and Jayapura
  for (const [where, at] of [['31.71', '2026-03-04T19:00:00Z'], ['52.72', '2026-03-04T18:00:00Z'], ['94.01', '2026-03-04T17:00:00Z']] as const) expect(shiftAt(where, at, USUAL.shifts)).toEqual({ day: '2026-03-04', name: 'Malam', from: '21:00' })
  expect(shiftAt('52.72', '2026-03-04T23:00:00Z', USUAL.shifts)).toEqual({ day: '2026-03-05', name: 'Pagi', from: '07:00' })
})

test('whatever the zone and the hours of the shifts: the shift that runs began at or before the moment, ends after it, and its day is that of its beginning', () => {
  fc.assert(fc.property(place, instant, shifts, (where, at, hours) => {
    const found = shiftAt(where, at, hours)
    const { begins, ends } = spanOf(where, found.day, found.from, hours)
    expect(Date.parse(begins)).toBeLessThanOrEqual(Date.parse(at))
    expect(Date.parse(at)).toBeLessThan(Date.parse(ends))
    expect(dayAt(where, begins)).toBe(found.day)
    expect([0, 1]).toContain(daysBetween(found.day, dayAt(where, at)))
  }))
})

test('time goes on: a later moment never belongs to an earlier day, and shifts follow each other without gap or double', () => {
  fc.assert(fc.property(place, instant, shifts, fc.integer({ min: 1, max: 3_000_000 }), (where, at, hours, seconds) => {
    const later = new Date(Date.parse(at) + seconds * 1000).toISOString()
    const [one, other] = [shiftAt(where, at, hours), shiftAt(where, later, hours)]
    expect(one.day <= other.day).toBe(true)
    const { ends } = spanOf(where, one.day, one.from, hours)
    const next = shiftAt(where, ends, hours)
    expect(spanOf(where, next.day, next.from, hours).begins).toBe(ends)
  }))
})

test('a day is due at its cut-off and not a second before; yesterday is always due before today', () => {
  fc.assert(fc.property(place, instant, shifts, clock, (where, at, hours, cutoff) => {
    const rules = { cutoff, shifts: hours }
    const day = lastDue(where, at, rules)
    expect(Date.parse(cutoffOf(where, day, rules))).toBeLessThanOrEqual(Date.parse(at))
    expect(Date.parse(cutoffOf(where, addDays(day, 1), rules))).toBeGreaterThan(Date.parse(at))
  }))
})

test('late stays late, nothing to tell counts as told, a struck note counts for nothing', () => {
  const note = (more: object = {}) => ({ day: '2026-03-04', nil: false, late: false, ...more })
  expect(stateOf([], false)).toBe('menunggu')
  expect(stateOf([], true)).toBe('belum')
  expect(stateOf([note({ nil: true })], true)).toBe('nihil')
  expect(stateOf([note({ nil: true }), note()], true)).toBe('terisi')
  expect(stateOf([note({ late: true })], true)).toBe('telat')
  expect(stateOf([note(), note({ late: true })], true)).toBe('terisi')
  expect(stateOf([note({ struckAt: '2026-03-04T10:00:00Z' })], true)).toBe('belum')
})

test('a house is asked for the days of the past week that it forgot: told late, struck notes and the running day are another matter', () => {
  const now = '2026-03-09T13:00:00Z' // 21.00 in Bima
  const note = (day: string, more: object = {}) => ({ day, nil: true, late: false, ...more })
  const notes = [note('2026-03-08', { late: true }), note('2026-03-06', { struckAt: '2026-03-06T10:00:00Z' }), note('2026-03-05'), note('2026-03-03'), note('2026-03-02')]
  expect(missedDays(notes, '52.72', now, USUAL)).toEqual(['2026-03-07', '2026-03-06', '2026-03-04'])
  expect(missedDays([], '52.72', now, USUAL)).toHaveLength(7)
})

test('the strip of a month ends with the running day, and shows no day to come', () => {
  const strip = stripOf([{ day: '2026-03-02', nil: true, late: false }], '2026-03', '52.72', '2026-03-04T18:00:00Z', USUAL)
  expect(strip).toEqual([{ day: '2026-03-01', state: 'belum' }, { day: '2026-03-02', state: 'nihil' }, { day: '2026-03-03', state: 'belum' }, { day: '2026-03-04', state: 'belum' }])
  expect(daysOfMonth('2026-02', '2026-03-09')).toHaveLength(28)
})

test('how many are there is asked of the register: who is away is not there, what was told is not told twice, a past day is worked back, and without a register the last note says it', () => {
  const [two, three, four] = ['2026-03-02', '2026-03-03', '2026-03-04'] as const
  const register = { taken: { lk: 5, pr: 6 }, tally: [{ day: two, masuk: 11, keluar: 0, cuti: 0, kembali: 0 }, { day: four, masuk: 2, keluar: 1, cuti: 1, kembali: 0 }] }
  const residents = [{ state: 'cuti', keepsPlace: true }, { state: 'cuti', keepsPlace: false }, { state: 'di_panti', keepsPlace: null }] as const
  const at = (day: string, clock: string) => momentAt('52.72', day, clock)
  const note = (day: string, hour: string, more: object) => ({ day, at: at(day, hour), present: null, came: null, gone: null, struckAt: null, ...more })
  const told = [note(two, '12:00', { present: 30 })]
  const heads = (day: string, clock: string, more: object = {}) => headsOn(day, at(four, clock), { region: '52.72', shifts: USUAL.shifts, register, residents, notes: told, ...more })
  expect(heads(four, '20:00')).toEqual({ present: 10, came: 2, gone: 2 })
  // at the end of the day before: two had not come, two were still there
  expect(heads(three, '20:00')).toEqual({ present: 10, came: 0, gone: 0 })
  // the note of noon said nine, one of the two had come by then and nobody had gone
  expect(heads(four, '20:00', { notes: [...told, note(four, '12:00', { present: 9, came: 1, gone: 0 }), note(four, '13:00', { present: 99, struckAt: 'x' })] })).toEqual({ present: 8, came: 1, gone: 2 })
  // at five in the morning the night of yesterday still runs: it tells who came since midnight, and the morning does not tell it again
  expect(heads(three, '05:00')).toEqual({ present: 10, came: 2, gone: 2 })
  const night = { ...note(three, '12:00', { present: 10, came: 2, gone: 2 }), at: at(four, '05:10') }
  expect(heads(four, '08:00', { notes: [night] })).toEqual({ present: 10, came: 0, gone: 0 })
  expect(heads(four, '20:00', { register: undefined })).toEqual({ present: 30, came: 0, gone: 0 })
  expect(heads(four, '20:00', { register: { taken: {}, tally: [] }, notes: [] })).toEqual({ present: null, came: 0, gone: 0 })
})

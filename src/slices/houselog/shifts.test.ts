import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, dayAt, daysBetween, momentAt } from '#kernel/day.ts'
import { headsOn } from './counts.ts'
import { cutoffOf, daysOfMonth, isLate, lastDue, missedDays, shiftAt, spanOf, stateOf, stripOf, USUAL } from './shifts.ts'

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

test('late is told by the first note of the day, the shift, the cut-off and the moment alone: before the cut-off never, on a silent day always after it, else once the shift is over', () => {
  const name = fc.nat({ max: 5 })
  fc.assert(fc.property(place, instant, shifts, clock, name, fc.integer({ min: -40 * 60, max: 40 * 60 }), fc.array(fc.integer({ min: -20 * 60, max: 40 * 60 }), { maxLength: 4 }), (where, from, hours, cutoff, nth, minutes, others) => {
    const rules = { cutoff, shifts: hours }
    const day = dayAt(where, from)
    const shift = hours[nth % hours.length]!
    const due = Date.parse(cutoffOf(where, day, rules))
    const moment = (away: number) => new Date(due + away * 60_000).toISOString()
    const told = others.map(moment).toSorted()
    const at = moment(minutes)
    const { begins, ends } = spanOf(where, day, shift.from, hours)
    const runs = Date.parse(begins) <= Date.parse(at) && Date.parse(at) < Date.parse(ends)
    const late = isLate(where, at, { day, from: shift.from, told }, rules)
    expect(late).toBe(minutes > 0 && !(Math.min(...others, Infinity) <= 0 && runs))
    // the notes after the first, and their order, tell nothing
    expect(isLate(where, at, { day, from: shift.from, told: told.slice(0, 1) }, rules)).toBe(late)
    expect(isLate(where, at, { day, from: shift.from, told: told.toReversed() }, rules)).toBe(late)
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

const WHERE = '52.72'
const [two, three, four] = ['2026-03-02', '2026-03-03', '2026-03-04'] as const
const moved = (day: string, masuk: number, keluar = 0, cuti = 0, kembali = 0) => ({ day, masuk, keluar, cuti, kembali })
const wrote = (day: string, hour: string, more: object) => {
  const at = momentAt(WHERE, day, hour)
  return { ...shiftOf(at), at, present: null, came: null, gone: null, struckAt: null, ...more }
}
const shiftOf = (at: string) => { const { day, name } = shiftAt(WHERE, at, USUAL.shifts); return { day, shift: name } }

test('how many are there is asked of the register: who is away is not there, what was told is not told twice, a past day is worked back, and without a register the last note says it', () => {
  const register = { taken: { lk: 5, pr: 6 }, tally: [moved(two, 11), moved(four, 2, 1, 1)] }
  const residents = [{ state: 'cuti', keepsPlace: true }, { state: 'cuti', keepsPlace: false }, { state: 'di_panti', keepsPlace: null }] as const
  const heads = (day: string, hour: string, more: object = {}) => headsOn(day, momentAt(WHERE, four, hour), { region: WHERE, shifts: USUAL.shifts, register, residents, notes: [], ...more })
  expect(heads(four, '20:00')).toEqual({ present: 10, came: 2, gone: 2 })
  // at the end of the day before: two had not come, two were still there
  expect(heads(three, '20:00')).toEqual({ present: 10, came: 0, gone: 0 })
  // the note of noon said nine, one of the two had come by then and nobody had gone
  expect(heads(four, '20:00', { notes: [wrote(four, '12:00', { present: 9, came: 1, gone: 0 }), wrote(four, '13:00', { present: 99, struckAt: 'x' })] })).toEqual({ present: 8, came: 1, gone: 2 })
  // at five in the morning the night of yesterday still runs: it tells who came since midnight, and the morning does not tell it again
  expect(heads(three, '05:00')).toEqual({ present: 10, came: 2, gone: 2 })
  expect(heads(four, '08:00', { notes: [wrote(four, '05:10', { present: 10, came: 2, gone: 2 })] })).toEqual({ present: 10, came: 0, gone: 0 })
  expect(heads(four, '20:00', { register: undefined, notes: [wrote(two, '12:00', { present: 30 })] })).toEqual({ present: 30, came: 0, gone: 0 })
  expect(heads(four, '20:00', { register: { taken: {}, tally: [] } })).toEqual({ present: null, came: 0, gone: 0 })
})

test('who comes in a night is told by its first note and by no other: not after midnight, not in the morning, not by a day told late, whenever the register hears of it', () => {
  const heads = (day: string, at: string, register: object, notes: object[]) => { const { came, gone } = headsOn(day, at, { region: WHERE, shifts: USUAL.shifts, residents: [], notes: notes as never, register: { taken: { a: 9 }, ...register } as never }); return [came, gone] }
  // Nenek Aminah came at 23.30, after the note of 23.00: the one of two in the morning is the first to tell it
  const evening = wrote(three, '23:00', { present: 8, came: 0, gone: 0 })
  expect(heads(three, momentAt(WHERE, four, '02:00'), { tally: [moved(three, 1)] }, [evening])).toEqual([1, 0])
  const deep = wrote(four, '02:00', { present: 9, came: 1, gone: 0 })
  for (const [day, clock] of [[three, '05:00'], [four, '08:00']] as const) expect(heads(day, momentAt(WHERE, four, clock), { tally: [moved(three, 1)] }, [evening, deep])).toEqual([0, 0])
  // the note of 23.00 told her, the register heard of it after midnight
  const before = wrote(three, '23:00', { present: 9, came: 1, gone: 0 })
  for (const [day, clock] of [[three, '02:00'], [four, '08:00']] as const) expect(heads(day, momentAt(WHERE, four, clock), { tally: [moved(four, 1)] }, [before])).toEqual([0, 0])
  // told by the night, not told again when the day of the calendar is told late
  expect(heads(four, momentAt(WHERE, '2026-03-06', '09:00'), { tally: [moved(four, 2)] }, [wrote(four, '05:00', { present: 9, came: 2, gone: 0 })])).toEqual([0, 0])
  // a note that says how many are there and leaves the rest empty has counted them
  expect(heads(four, momentAt(WHERE, four, '15:00'), { tally: [moved(four, 2)] }, [wrote(four, '12:00', { present: 9 })])).toEqual([0, 0])
})

test('whatever comes and goes, and whenever notes are written as they are proposed: each is told once at most, and how many are there is always right', () => {
  const step = fc.record({ minutes: fc.integer({ min: 1, max: 700 }), what: fc.constantFrom('came', 'gone', 'note', 'note') })
  fc.assert(fc.property(fc.integer({ min: 3, max: 30 }), fc.array(step, { minLength: 1, maxLength: 40 }), (begun, steps) => {
    let living = begun
    let tally: ReturnType<typeof moved>[] = [moved('2026-03-01', begun)]
    const notes: ReturnType<typeof wrote>[] = []
    let time = Date.parse(momentAt(WHERE, three, '08:00'))
    const real = { came: 0, gone: 0 }
    for (const { minutes, what } of steps) {
      time += minutes * 60_000
      const at = new Date(time).toISOString()
      const { day, shift } = shiftOf(at)
      if (what === 'note') {
        const heads = headsOn(day, at, { region: WHERE, shifts: USUAL.shifts, register: { taken: { a: living }, tally }, residents: [], notes })
        expect(heads.present).toBe(living)
        notes.push({ day, shift, at, struckAt: null, ...heads } as never)
      } else if (what === 'came' || living > 0) {
        const on = dayAt(WHERE, at)
        const line = tally.find(one => one.day === on) ?? moved(on, 0)
        living += what === 'came' ? 1 : -1
        real[what] += 1
        tally = [...tally.filter(one => one !== line), { ...line, masuk: line.masuk + Number(what === 'came'), keluar: line.keluar + Number(what === 'gone') }]
      }
      for (const field of ['came', 'gone'] as const) expect(notes.reduce((sum, note) => sum + (note[field] ?? 0), 0)).toBeLessThanOrEqual(real[field])
    }
  }))
})

test('a house that registers only some of its people is not offered the smaller number: what it said last stands, less who went since; what came is more', () => {
  const heads = (notes: object[], tally: object[], taken = 2, at = momentAt(WHERE, four, '12:00')) => headsOn(four, at, { region: WHERE, shifts: USUAL.shifts, residents: [], notes: notes as never, register: { taken: { a: taken }, tally } as never }).present
  const said = wrote(three, '12:00', { present: 30, came: 0, gone: 0 })
  expect(heads([said], [moved(three, 2)])).toBe(30)
  expect(heads([said], [moved(two, 2), moved(four, 1)], 3)).toBe(31)
  expect(heads([said], [moved(two, 3), moved(three, 0, 1)])).toBe(29)
  expect(heads([said], [moved(two, 3), moved(four, 0, 0, 1)])).toBe(29)
  // the house told a larger number once; now all of its people are on the register
  expect(heads([said], [moved(two, 34)], 34)).toBe(34)
  // what it says today stands
  expect(heads([said, wrote(four, '09:00', { present: 28, came: 0, gone: 0 })], [moved(three, 2)])).toBe(28)
})

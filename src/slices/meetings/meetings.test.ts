import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, daysBetween } from '#kernel/day.ts'
import type { Quota, Rule } from './kinds.ts'
import { freeSeats, movedUp, seatFor, type Seated } from './seats.ts'
import { daysOf, nextDay, plannedDays, weekdayOf } from './series.ts'
import { codeAt, codeHolds, codesNeeded, inWindow, makeCodes } from './window.ts'

const day = fc.integer({ min: 0, max: 20_000 }).map(days => addDays('2000-01-01', days))
const rule: fc.Arbitrary<Rule> = fc.oneof(
  fc.record({ every: fc.constant('minggu' as const), step: fc.integer({ min: 1, max: 12 }), weekday: fc.integer({ min: 1, max: 7 }) }),
  fc.record({ every: fc.constant('bulan' as const), step: fc.integer({ min: 1, max: 12 }), weekday: fc.integer({ min: 1, max: 7 }), nth: fc.integer({ min: 1, max: 5 }) }),
)
const first = (rule_: Rule, from: string, count: number) => { const found: string[] = []; for (const one of daysOf(rule_, from)) { if (found.length === count) break; found.push(one) } return found }

describe('a series', () => {
  test('comes back on its weekday, at its distance, never twice and never before its first day', () => {
    fc.assert(fc.property(rule, day, (rule_, from) => {
      const days = first(rule_, from, 8)
      expect(days).toHaveLength(8)
      expect(days.every(one => weekdayOf(one) === rule_.weekday && one >= from)).toBe(true)
      for (const [nth, one] of days.slice(1).entries()) {
        const apart = daysBetween(days[nth]!, one)
        if (rule_.every === 'minggu') expect(apart).toBe(7 * rule_.step)
        else expect(apart).toBeGreaterThan(0)
      }
      if (rule_.every === 'bulan') for (const one of days) expect(rightWeek(one, rule_.nth!)).toBe(true)
    }))
  })

  test('has one next day after any day, the nearest of its days, and asking day by day finds them all', () => {
    fc.assert(fc.property(rule, day, fc.integer({ min: -30, max: 800 }), (rule_, from, later) => {
      const after = addDays(from, later)
      const next = nextDay(rule_, from, after)
      expect(next > after).toBe(true)
      expect(plannedDays({ rule: rule_, first: from, until: null }, addDays(after, 1), next)).toEqual([next])
      const walked: string[] = []
      for (let at = addDays(from, -1); walked.length < 5; at = walked.at(-1)!) walked.push(nextDay(rule_, from, at))
      expect(walked).toEqual(first(rule_, from, 5))
    }))
  })

  test('the first Monday after a year began, the last Friday of February, every second Wednesday', () => {
    expect(first({ every: 'bulan', step: 1, weekday: 1, nth: 1 }, '2026-01-02', 3)).toEqual(['2026-01-05', '2026-02-02', '2026-03-02'])
    expect(first({ every: 'bulan', step: 12, weekday: 5, nth: 5 }, '2026-02-01', 2)).toEqual(['2026-02-27', '2027-02-26'])
    expect(first({ every: 'minggu', step: 2, weekday: 3 }, '2026-11-22', 3)).toEqual(['2026-11-25', '2026-12-09', '2026-12-23'])
  })
})

// the so-many-th of its weekday in the month, the fifth meaning the last
function rightWeek(one: string, nth: number): boolean {
  return nth === 5 ? addDays(one, 7).slice(0, 7) !== one.slice(0, 7) : Math.ceil(Number(one.slice(8)) / 7) === nth
}

describe('quotas', () => {
  const quotas = fc.constantFrom<Quota[]>([], [{ pillar: 'psm', most: 1 }], [{ pillar: 'psm', most: 2 }, { pillar: 'tagana', most: 3 }])
  const act = fc.record({ who: fc.integer({ min: 0, max: 9 }), says: fc.constantFrom('hadir' as const, 'berhalangan' as const, 'mewakilkan' as const) })

  test('whatever is answered in whatever order, no pillar has more seats than its quota, none is free while somebody waits, and nobody with a seat loses it to another', () => {
    fc.assert(fc.property(quotas, fc.array(act, { maxLength: 40 }), (given, acts) => {
      let all: Seated[] = Array.from({ length: 10 }, (_, nth) => ({ id: String(nth), pillar: nth % 2 ? 'psm' : 'tagana', reply: 'menunggu' as const, seat: null, repliedAt: null, withdrawn: false }))
      for (const [at, { who, says }] of acts.entries()) {
        const before = all
        const me = all[who]!
        const stands = me.reply === 'hadir' && says === 'hadir'
        const seat = says === 'hadir' ? stands ? me.seat : seatFor(given, all.filter(one => one !== me), me.pillar) : null
        all = all.map(one => (one === me ? { ...one, reply: says, seat, repliedAt: stands ? one.repliedAt : String(at).padStart(3, '0') } : one))
        const up = movedUp(given, all).map(one => one.id)
        all = all.map(one => (up.includes(one.id) ? { ...one, seat: 'ada' as const } : one))
        for (const { pillar, most } of given) {
          const coming = all.filter(one => one.pillar === pillar && one.reply === 'hadir')
          const seated = coming.filter(one => one.seat === 'ada')
          expect(seated.length).toBeLessThanOrEqual(most)
          if (coming.some(one => one.seat === 'tunggu')) expect(freeSeats(given, all, pillar)).toBe(0)
          const waited = coming.filter(one => one.seat === 'tunggu').map(one => one.repliedAt!)
          expect(up.every(id => waited.every(time => all.find(one => one.id === id)!.repliedAt! <= time || all.find(one => one.id === id)!.pillar !== pillar))).toBe(true)
        }
        expect(before.every(one => one.id === String(who) || one.seat !== 'ada' || all.find(other => other.id === one.id)!.seat === 'ada')).toBe(true)
      }
    }))
  })
})

describe('the code of a meeting', () => {
  const meeting = { region: '52.72', day: '2026-11-23', from: '09:00', to: '11:00' }
  let seed = 1
  const codes = makeCodes(meeting, count => Uint32Array.from({ length: count }, () => { seed = (seed * 48_271) % 2_147_483_647; return seed }))

  test('changes each minute, and holds for five minutes around the minute in which it was shown', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: codesNeeded(meeting) - 2 }), fc.integer({ min: -30, max: 30 }), (minute, off) => {
      const at = (minutes: number) => new Date(Date.parse('2026-11-23T00:00:00Z') + minutes * 60_000).toISOString()
      const code = codeAt({ ...meeting, codes }, at(minute))!
      expect(code).toMatch(/^\d{6}$/)
      expect(codeHolds({ ...meeting, codes }, code, at(minute + off))).toBe(Math.abs(off) <= 5)
    }))
    expect(inWindow(meeting, '2026-11-23T00:00:00.000Z')).toBe(true)
    expect(inWindow(meeting, '2026-11-22T23:59:59.000Z')).toBe(false)
    expect(inWindow(meeting, '2026-11-23T04:00:00.000Z')).toBe(true)
    expect(codeAt({ ...meeting, codes: null }, '2026-11-23T01:00:00.000Z')).toBeUndefined()
  })
})

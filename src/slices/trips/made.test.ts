import { expect, test } from 'vitest'
import { madeAt, notYet } from './made.ts'

// Bima keeps WITA: 14.00 there is 06.00 in UTC
const afternoon = { region: '52.72.01.1001', day: '2026-11-23', from: '14:00', to: '16:00' }

test('a visit planned for the afternoon and reported in the morning was made in the morning; one planned for another day, today', () => {
  expect(madeAt(afternoon, '2026-11-23T01:10:00.000Z')).toEqual({ day: '2026-11-23', from: '09:10', to: '09:10' })
  expect(madeAt({ ...afternoon, day: '2026-11-30' }, '2026-11-23T09:00:00.000Z')).toEqual({ day: '2026-11-23', from: '17:00', to: '17:00' })
})

test('whoever is back before the end was there until now; whoever reports afterwards kept the plan', () => {
  expect(madeAt(afternoon, '2026-11-23T07:05:00.000Z')).toEqual({ day: '2026-11-23', from: '14:00', to: '15:05' })
  for (const at of ['2026-11-23T08:00:00.000Z', '2026-11-24T00:00:00.000Z']) expect(madeAt(afternoon, at), at).toEqual({})
})

test('the clock is that of the place: the same moment is later in the east', () => {
  expect(madeAt(afternoon, '2026-11-23T07:30:00.000Z')).toEqual({ day: '2026-11-23', from: '14:00', to: '15:30' })
  expect(madeAt({ ...afternoon, region: '91.01.01.1001' }, '2026-11-23T07:30:00.000Z')).toEqual({})
})

test('what has not come yet is named by its field: the day, else each hour; clocks a few minutes apart are nobody’s fault', () => {
  const now = '2026-11-23T02:00:00.000Z' // 10.00 there
  const faults = (over: object) => notYet(afternoon.region, { day: '2026-11-23', from: '09:00', to: null, ...over }, now).map(({ at, rule }) => `${at} ${rule}`)
  expect(faults({})).toEqual([])
  expect(faults({ day: '2026-11-24' })).toEqual(['day future_day'])
  expect(faults({ from: '11:00', to: '12:00' })).toEqual(['from future_clock', 'to future_clock'])
  expect(faults({ to: '10:30' })).toEqual(['to future_clock'])
  expect(faults({ from: '10:04' })).toEqual([])
  expect(faults({ day: '2026-11-22', from: '23:00' })).toEqual([])
})

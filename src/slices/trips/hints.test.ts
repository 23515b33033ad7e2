import { expect, test } from 'vitest'
import { hintsOf } from './hints.ts'

const now = { today: '2026-11-21', clock: '10:00' }
const rahmas = { id: 't1', day: '2026-11-22', from: '09:00', to: '10:00', leadId: 'rahma', joinerIds: ['budi'], state: 'rencana' }
const codes = (plan: { day: string; from: string; to: string }, who: string, except?: string) => hintsOf(plan, who, [rahmas], now, except).map(({ code }) => code)

test('whoever is on a trip at that hour, as lead or joiner, is told so; touching hours are free', () => {
  const plan = { day: '2026-11-22', from: '09:30', to: '11:00' }
  expect(codes(plan, 'rahma')).toEqual(['double'])
  expect(codes(plan, 'budi')).toEqual(['double'])
  expect(codes(plan, 'sari')).toEqual([])
  expect(codes({ ...plan, from: '10:00' }, 'rahma')).toEqual([])
  expect(codes(plan, 'rahma', 't1')).toEqual([])
})

test('an hour already over today, and a day more than a year away, are pointed out', () => {
  expect(codes({ day: '2026-11-21', from: '08:00', to: '09:00' }, 'sari')).toEqual(['hour_past'])
  expect(codes({ day: '2026-11-21', from: '09:00', to: '11:00' }, 'sari')).toEqual([])
  expect(codes({ day: '2027-11-22', from: '09:00', to: '11:00' }, 'sari')).toEqual(['far_day'])
})

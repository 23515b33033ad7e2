import { expect, test } from 'vitest'
import { arranged } from './ahead.ts'

const TODAY = '2026-11-23'

test('what is planned stands ahead or later, what was made or passed by is behind; one called off stays where it was to be, until its day is over', () => {
  const trip = (name: string, state: 'rencana' | 'selesai' | 'batal', day: string, from = '09:00') => ({ name, state, day, from })
  const { ahead, later, behind } = arranged([
    trip('pekan depan', 'rencana', '2026-11-30'), trip('batal pekan depan', 'batal', '2026-11-29'), trip('batal Januari', 'batal', '2027-01-05'), trip('Desember', 'rencana', '2026-12-20'),
    trip('sore ini', 'rencana', TODAY, '15:00'), trip('batal pagi ini', 'batal', TODAY), trip('sudah pagi ini', 'selesai', TODAY), trip('terlewat', 'rencana', '2026-11-20'), trip('batal kemarin', 'batal', '2026-11-22'),
  ], TODAY)
  const names = (trips: { name: string }[]) => trips.map(({ name }) => name)
  expect(names(ahead)).toEqual(['batal pagi ini', 'sore ini', 'batal pekan depan', 'pekan depan'])
  expect(names(later)).toEqual(['Desember', 'batal Januari'])
  expect(names(behind)).toEqual(['sudah pagi ini', 'batal kemarin', 'terlewat'])
})

import type { Read } from '#kernel/action.ts'
import { addDays, type Day, dayAt, type Instant } from '#kernel/day.ts'
import type { RecordOf } from '#kernel/record.ts'
import type { Region } from '#kernel/region.ts'
import type { Institution, Stay } from '#slices/institutions/kinds.ts'
import type { LogNote, Shift } from './kinds.ts'
import { shiftAt, spanOf } from './shifts.ts'

type Register = Pick<Read<typeof Institution>, 'taken' | 'tally'>
type Resident = Pick<Read<typeof Stay>, 'state' | 'keepsPlace'>
type Told = Pick<RecordOf<typeof LogNote>, 'day' | 'shift' | 'at' | 'present' | 'came' | 'gone' | 'struckAt'>
type Moves = readonly { day: Day; came: number; gone: number }[]
/** What is known of a house: its register, who lives there, its notes. */
export type Known = { region: Region; shifts: readonly Shift[]; register: Register | undefined; residents: readonly Resident[]; notes: readonly Told[] }
/** How many are there, came and went. */
export type Heads = { present: number | null; came: number; gone: number }

/** How many were there on a day, and who came and went by the register that no note has told yet; leave counts as going. What a note of the day said stands, with what happened since. Else the register says how many there are, or what was said last when that is more: not every house registers all of its people. */
export function headsOn(told: Day, now: Instant, { region, shifts, register, residents, notes }: Known): Heads {
  // the register goes by the calendar, also while the night shift of yesterday runs
  const until = told === shiftAt(region, now, shifts).day ? dayAt(region, now) : told
  const standing = notes.filter(({ struckAt }) => !struckAt).toSorted((a, b) => (a.at < b.at ? -1 : 1))
  const moves = movesOf(register)
  const untold = untoldOf(moves, standing, note => daysOf(region, note, shifts))
  const { came, gone } = sum(untold, told, until)
  const last = standing.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)).findLast(({ day, present }) => day <= told && typeof present === 'number')
  const said = last?.present ?? null
  if (moves.length === 0) return { present: said, came, gone }
  if (last?.day === told) return { present: Math.max(0, said! + came - gone), came, gone }
  const later = sum(moves, addDays(until, 1))
  const registered = livingThere(register, residents) - later.came + later.gone
  return { present: Math.max(0, registered, last ? saidNow(last.day, daysOf(region, last, shifts).at(-1)!) : 0), came, gone }

  // what came on the days of the last note is in its number, or in the register
  function saidNow(from: Day, to: Day): number {
    const since = sum(moves, addDays(to, 1), until)
    return said! + since.came - since.gone - sum(untold, from, to).gone
  }
}

/** The comings and goings of each day that no note has told: each is told by the first note of a shift in which it may have been. */
function untoldOf(moves: Moves, notes: readonly Told[], days: (note: Told) => Day[]): Moves {
  const left = moves.map(one => ({ ...one }))
  for (const note of notes) {
    for (const field of ['came', 'gone'] as const) {
      // who says how many are there, and nothing of comings and goings, has counted them
      let count = note[field] ?? (typeof note.present === 'number' ? Infinity : 0)
      for (const one of left.filter(({ day }) => days(note).includes(day))) {
        const told = Math.min(count, one[field])
        one[field] -= told
        count -= told
      }
    }
  }
  return left
}

/** The days of the calendar in which a note's shift ran: those of a night are two. */
function daysOf(region: Region, { day, shift }: Told, shifts: readonly Shift[]): Day[] {
  const from = shifts.find(({ name }) => name === shift)?.from
  const ends = from && spanOf(region, day, from, shifts).ends
  return ends && dayAt(region, new Date(Date.parse(ends) - 1).toISOString()) > day ? [day, addDays(day, 1)] : [day]
}

function movesOf(register: Register | undefined): Moves {
  return (register?.tally ?? []).map(({ day, masuk, kembali, keluar, cuti }) => ({ day, came: masuk + kembali, gone: keluar + cuti })).toSorted((a, b) => (a.day < b.day ? -1 : 1))
}

// a place that is kept is taken while its resident is away
function livingThere(register: Register | undefined, residents: readonly Resident[]): number {
  return Object.values(register?.taken ?? {}).reduce((total, one) => total + one, 0) - residents.filter(({ state, keepsPlace }) => state === 'cuti' && keepsPlace).length
}

function sum(moves: Moves, from: Day, to?: Day): { came: number; gone: number } {
  const some = moves.filter(({ day }) => day >= from && (!to || day <= to))
  return { came: some.reduce((total, one) => total + one.came, 0), gone: some.reduce((total, one) => total + one.gone, 0) }
}

import type { Read } from '#kernel/action.ts'
import { type Day, dayAt, type Instant } from '#kernel/day.ts'
import type { RecordOf } from '#kernel/record.ts'
import type { Region } from '#kernel/region.ts'
import type { Institution, Stay } from '#slices/institutions/kinds.ts'
import type { LogNote, Shift } from './kinds.ts'
import { shiftAt } from './shifts.ts'

type Register = Pick<Read<typeof Institution>, 'taken' | 'tally'>
type Resident = Pick<Read<typeof Stay>, 'state' | 'keepsPlace'>
type Told = Pick<RecordOf<typeof LogNote>, 'day' | 'at' | 'present' | 'came' | 'gone' | 'struckAt'>
/** What is known of a house: its register, who lives there, its notes. */
export type Known = { region: Region; shifts: readonly Shift[]; register: Register | undefined; residents: readonly Resident[]; notes: readonly Told[] }
/** How many are there, came and went. */
export type Heads = { present: number | null; came: number; gone: number }

/** How many were there on a day by the register, and who came and went that no note of the day has told yet; leave counts as going. What a note of the day said stands, with what happened since. Where the register was never used, the newest note says how many there are. */
export function headsOn(told: Day, now: Instant, { region, shifts, register, residents, notes }: Known): Heads {
  const runs = told === shiftAt(region, now, shifts).day
  // the register goes by the calendar, also while the night shift of yesterday runs
  const day = runs ? dayAt(region, now) : told
  const standing = notes.filter(({ struckAt }) => !struckAt).toSorted((a, b) => (a.at < b.at ? 1 : -1))
  const ofDay = standing.filter(note => (runs ? dayAt(region, note.at) === day && shiftAt(region, note.at, shifts).day === note.day : note.day === day))
  const moved = movesOf(register)
  const untold = (field: 'came' | 'gone') => Math.max(0, sum(moved.filter(one => one.day === day), field) - sum(ofDay, field))
  const [came, gone] = [untold('came'), untold('gone')]
  const said = (moved.length > 0 ? ofDay : standing).find(({ present }) => typeof present === 'number')?.present
  if (moved.length === 0) return { present: said ?? null, came, gone }
  const since = moved.filter(one => one.day > day)
  return { present: Math.max(0, typeof said === 'number' ? said + came - gone : livingThere(register, residents) - sum(since, 'came') + sum(since, 'gone')), came, gone }
}

function movesOf(register: Register | undefined) {
  return (register?.tally ?? []).map(({ day, masuk, kembali, keluar, cuti }) => ({ day, came: masuk + kembali, gone: keluar + cuti }))
}

// a place that is kept is taken while its resident is away
function livingThere(register: Register | undefined, residents: readonly Resident[]): number {
  return Object.values(register?.taken ?? {}).reduce((total, one) => total + one, 0) - residents.filter(({ state, keepsPlace }) => state === 'cuti' && keepsPlace).length
}

function sum(of: readonly { came?: number | null | undefined; gone?: number | null | undefined }[], field: 'came' | 'gone'): number {
  return of.reduce((total, one) => total + (one[field] ?? 0), 0)
}

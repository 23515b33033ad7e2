import type { Day } from '#kernel/day.ts'
import { isAtLeast, isEnded, type Stage } from '#slices/directives/flow.ts'
import type { Meeting, Series } from './kinds.ts'
import { plannedDays } from './series.ts'

/** One meeting that was planned: by the rule of a series or singly; held, called off, still to come, or nothing came of it. */
export type PlannedMeeting = { day: Day; title: string; seriesId: string | null; meetingId: string | null; became: 'selesai' | 'berlangsung' | 'batal' | 'direncanakan' | 'terlewat' }
type Held = Pick<Meeting, 'id' | 'day' | 'title' | 'seriesId' | 'state'>
type Comes = Pick<Series, 'id' | 'title' | 'rule' | 'first' | 'until'>

/** What was planned in a period and what became of it: each day of each series once, and every single meeting. A meeting of a series that was moved stands for the day nearest before it that has none. */
export function planOf(series: readonly Comes[], meetings: readonly Held[], from: Day, to: Day, today: Day): PlannedMeeting[] {
  const within = meetings.filter(({ day }) => day >= from && day <= to)
  const rows: PlannedMeeting[] = within.filter(({ seriesId }) => !series.some(({ id }) => id === seriesId)).map(rowOf(today))
  for (const one of series) {
    const mine = within.filter(({ seriesId }) => seriesId === one.id).toSorted((a, b) => (a.day < b.day ? -1 : 1))
    const free = new Set(plannedDays(one, from, to).filter(day => !mine.some(meeting => meeting.day === day)))
    for (const meeting of mine) {
      rows.push(rowOf(today)(meeting))
      if (plannedDays(one, meeting.day, meeting.day).length === 0) free.delete([...free].findLast(day => day < meeting.day) ?? '')
    }
    rows.push(...[...free].map(day => ({ day, title: one.title, seriesId: one.id, meetingId: null, became: day < today ? 'terlewat' as const : 'direncanakan' as const })))
  }
  return rows.toSorted((a, b) => (a.day === b.day ? (a.title < b.title ? -1 : 1) : a.day < b.day ? -1 : 1))
}

function rowOf(today: Day): (meeting: Held) => PlannedMeeting {
  return ({ id, day, title, seriesId, state }) => ({ day, title, seriesId: seriesId ?? null, meetingId: id, became: state === 'direncanakan' && day < today ? 'terlewat' : state })
}

/** How many were planned until today, and how many of them were held. */
export function heldAgainstPlan(rows: readonly PlannedMeeting[], today: Day): { planned: number; held: number; calledOff: number; missed: number } {
  const due = rows.filter(({ day }) => day <= today)
  const count = (...became: PlannedMeeting['became'][]) => due.filter(row => became.includes(row.became)).length
  return { planned: due.length, held: count('selesai', 'berlangsung'), calledOff: count('batal'), missed: count('terlewat') }
}

/** What became of a decision: carried out by all its owners, late, or on its way; a refusal asks nothing of anybody. */
export type Became = 'dilaksanakan' | 'lewat' | 'berjalan' | 'dicabut' | 'tanpa_tugas'
/** Tells it from where its owners stand. */
export function becameOf(owners: readonly { stage: Stage }[], due: Day | null | undefined, today: Day): Became {
  if (owners.length === 0) return 'tanpa_tugas'
  const asked = owners.filter(({ stage }) => !isEnded(stage))
  if (asked.length === 0) return 'dicabut'
  if (asked.every(({ stage }) => isAtLeast(stage, 'dilaksanakan'))) return 'dilaksanakan'
  return due && due < today ? 'lewat' : 'berjalan'
}

/** How many decisions of a period were carried out. */
export function carriedOut(decisions: readonly { became: Became }[]): { decisions: number; done: number; late: number } {
  const asked = decisions.filter(({ became }) => became !== 'tanpa_tugas' && became !== 'dicabut')
  return { decisions: asked.length, done: asked.filter(({ became }) => became === 'dilaksanakan').length, late: asked.filter(({ became }) => became === 'lewat').length }
}

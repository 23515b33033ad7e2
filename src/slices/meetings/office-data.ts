import type { Became } from './figures.ts'
import type { Attendance, Line, Meeting, MeetingPhoto, Pledge, Point, Series } from './kinds.ts'

/** A meeting as lists carry it. */
export type MeetingRow = Pick<Meeting, 'id' | 'region' | 'title' | 'sort' | 'place' | 'day' | 'from' | 'to' | 'leaderName' | 'state' | 'seriesId' | 'invited'>
/** A series as lists carry it. */
export type SeriesRow = Pick<Series, 'id' | 'region' | 'title' | 'sort' | 'place' | 'from' | 'to' | 'rule' | 'first' | 'until' | 'leaderName' | 'state'>
/** How many of a pillar or a role come, and came. */
export type Count = { group: string; all: number; coming: number; unable: number; sending: number; silent: number; late: number; waiting: number; present: number; represented: number }
/** What became of a decision, with where its owners stand. */
export type Standing = { became: Became; standing: { name: string; stage: string }[] }
/** A meeting with all that hangs on it. */
export type MeetingFile = { meeting: Meeting; points: Point[]; lines: Line[]; attendances: Attendance[]; photos: MeetingPhoto[]; host: boolean; counts: Count[]; before: (Pick<Line, 'id' | 'text' | 'due' | 'directiveId'> & Standing & { day: string })[]; became: Record<string, Standing> }
/** What may come on the agenda. */
export type Suggestions = { issues: { id: string; title: string; due: string }[]; directives: { id: string; subject: string; due: string }[]; pledges: Pledge[] }
/** The figures of meetings. */
export type MeetingFigures = { from: string; to: string; meetings: { planned: number; held: number; calledOff: number; missed: number }; decided: { decisions: number; done: number; late: number } }
/** The code of the minute. */
export type CodeNow = { code: string | null; link: string | null; qr: string | null; seconds: number; opens: string; closes: string; state: string; counts: Count[] }

/** Adds up one number over all groups. */
export function sumOf(counts: readonly Count[], of: Exclude<keyof Count, 'group'>): number {
  return counts.reduce((sum, one) => sum + one[of], 0)
}

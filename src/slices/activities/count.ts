import { dayAt, type Day } from '#kernel/day.ts'
import type { Id } from '#kernel/id.ts'
import type { Region } from '#kernel/region.ts'
import { countsOf, daysOfMonth, FIGURES, type Step, stepsOf, veiled, type Went } from '#slices/months/rules.ts'

/** The numbers of a report: those of the month's sheet, how many of the visits one led oneself, meetings one attended, and services and aid one gave. */
export const ACTIVITY_FIGURES = [...FIGURES, 'led', 'ledMet', 'attended', 'given'] as const
/** One number of a report. */
export type FigureName = (typeof ACTIVITY_FIGURES)[number]
/** All numbers of a report. */
export type Counted = Record<FigureName, number>

/** What a worker recorded, as the own scope shows it; what is more than is asked, or comes twice, does no harm. */
export type Recorded = {
  visits: readonly (Omit<Went, 'subjectId'> & { id: Id; subjectId?: Id | null; sealed: boolean })[]
  steps: readonly (Omit<Step, 'agreedDay'> & { id: Id; sealed: boolean; visitId?: Id | null })[]
  opened: readonly { id: Id; reporterId: Id; openedDay: Day; sealed: boolean }[]
  attended: readonly { id: Id; workerId?: Id | null; region: Region; presence: string; withdrawn: boolean; attendedAt?: string | null; at: string }[]
  given: readonly { id: Id; byId: Id; day: Day; sealed: boolean }[]
  /** How many obstacles the worker names in the report itself. */
  obstacles: number
}
/** The first and the last day that are counted, and the day on which it is done. */
export type Span = { from: Day; to: Day; today: Day }

/** The days that a report covers. */
export function spanOf(period: string, day: Day): { from: Day; to: Day } {
  return period === 'bulan' ? daysOfMonth(day.slice(0, 7)) ?? { from: day, to: day } : { from: day, to: day }
}

/** Counts a worker's day or month from what is recorded, each record once however often it comes; nothing confidential is counted. */
export function activityOf({ visits, steps, opened, attended, given, obstacles }: Recorded, worker: Id, span: Span): Counted {
  const within = (day: Day) => span.from <= day && day <= span.to
  const went = once(visits).filter(visit => !visit.sealed && visit.state !== 'batal' && within(visit.day) && (visit.leadId === worker || visit.joinerIds.includes(worker)))
  const counts = countsOf(went.map(visit => ({ ...visit, subjectId: visit.subjectId ?? visit.caseId ?? visit.id })), span.today)
  const led = countsOf(went.filter(visit => visit.leadId === worker).map(visit => ({ ...visit, subjectId: visit.id })), span.today)
  const days = new Map(went.map(visit => [visit.id, visit.day]))
  const agreed = once(steps).filter(step => !step.sealed).map(step => ({ ...step, agreedDay: step.visitId ? days.get(step.visitId) ?? null : null }))
  return {
    ...counts, ...stepsOf(agreed, worker, span), opened: once(opened).filter(one => !one.sealed && one.reporterId === worker && within(one.openedDay)).length,
    obstacles, led: led.visits, ledMet: led.met,
    attended: once(attended).filter(one => one.workerId === worker && one.presence === 'hadir' && !one.withdrawn && within(dayAt(one.region, one.attendedAt ?? one.at))).length,
    given: once(given).filter(one => !one.sealed && one.byId === worker && within(one.day)).length,
  } as Counted
}

/** The same numbers for readers outside the office: rounded down to fives, nothing under five, and nothing to be worked out; who led which visit is not told. */
export function toldOf({ led: _led, ledMet: _ledMet, ...counted }: Counted): Record<string, number | null> {
  return veiled(counted)
}

function once<T extends { id: Id }>(records: readonly T[]): T[] {
  return [...new Map(records.map(record => [record.id, record])).values()]
}

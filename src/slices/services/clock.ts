import { type Day, dayAt, type Instant, momentAt } from '#kernel/day.ts'
import type { Region } from '#kernel/region.ts'
import { addWorkdays, type Holidays, workdaysBetween } from '#kernel/workdays.ts'
import type { ServiceRequest } from './kinds.ts'

const MINUTE_MS = 60_000
/** The hour at which an office's day is over. */
const CLOSING = '16:00'
type Limit = Pick<ServiceRequest, 'limit' | 'limitUnit'>

/** When a service must be answered whose clock starts now; nothing for what is answered as it comes. */
export function dueOf({ limit, limitUnit }: Limit, place: Region, now: Instant, holidays: Holidays): { due: Day | null; dueAt: Instant | null } {
  if (!limit || limitUnit === 'kondisional') return { due: null, dueAt: null }
  if (limitUnit === 'hari_kerja') return endOf(place, addWorkdays(dayAt(place, now), limit, holidays))
  const dueAt = new Date(Date.parse(now) + limit * MINUTE_MS).toISOString()
  return { due: dayAt(place, dueAt), dueAt }
}

/** When it must be answered after the clock stood still: as many working days later as it stood, or as many minutes. */
export function dueAfterPause({ limitUnit, dueAt, due, pausedAt }: Pick<ServiceRequest, 'limitUnit' | 'due' | 'dueAt' | 'pausedAt'>, place: Region, now: Instant, holidays: Holidays): { due: Day | null; dueAt: Instant | null } {
  if (!due || !dueAt || !pausedAt) return { due: due ?? null, dueAt: dueAt ?? null }
  if (limitUnit === 'hari_kerja') return endOf(place, addWorkdays(due, workdaysBetween(dayAt(place, pausedAt), dayAt(place, now), holidays), holidays))
  const later = new Date(Date.parse(dueAt) + Date.parse(now) - Date.parse(pausedAt)).toISOString()
  return { due: dayAt(place, later), dueAt: later }
}

/** Tells whether a request is late: its clock runs and has run out. */
export function isLate({ stage, dueAt, pausedAt, answeredAt }: Pick<ServiceRequest, 'stage' | 'dueAt' | 'pausedAt' | 'answeredAt'>, now: Instant): boolean {
  return !!dueAt && !pausedAt && !answeredAt && stage !== 'ditarik' && Date.parse(dueAt) < Date.parse(now)
}

/** Tells whether a request was answered in its time. */
export function isInTime({ dueAt, answeredAt }: Pick<ServiceRequest, 'dueAt' | 'answeredAt'>): boolean {
  return !!answeredAt && (!dueAt || Date.parse(answeredAt) <= Date.parse(dueAt))
}

/** What the requests of a period come to. */
export type ServiceFigures = { received: number; open: number; waiting: number; late: number; answered: number; inTime: number; refused: number; withdrawn: number }

/** Counts requests: those received, those still open, and of those answered how many in time. */
export function figuresOf(requests: readonly Pick<ServiceRequest, 'stage' | 'dueAt' | 'pausedAt' | 'answeredAt'>[], now: Instant): ServiceFigures {
  const count = (test: (one: (typeof requests)[number]) => boolean) => requests.filter(test).length
  return {
    received: requests.length, open: count(one => !one.answeredAt && one.stage !== 'ditarik'), waiting: count(one => one.stage === 'menunggu_syarat'), late: count(one => isLate(one, now)),
    answered: count(one => !!one.answeredAt), inTime: count(isInTime), refused: count(one => one.stage === 'ditolak'), withdrawn: count(one => one.stage === 'ditarik'),
  }
}

// to the end of the office's day
function endOf(place: Region, due: Day): { due: Day; dueAt: Instant } {
  return { due, dueAt: momentAt(place, due, CLOSING) }
}

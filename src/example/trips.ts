import { addDays } from '#kernel/day.ts'
import type { Id } from '#kernel/id.ts'
import { firstHome, type Region } from '#kernel/region.ts'
import type { KEEP_REASONS, PURPOSES } from '#slices/trips/kinds.ts'
import { type Book, later, taken } from './book.ts'
import { findingsFor } from './findings.ts'
import type { Opened } from './intake.ts'
import type { Offices } from './office.ts'

/** Days on which families are visited, so that ordinary plans never meet by chance, and the hours that workers have given away. */
export type Diary = {
  free(one: Opened, offset: number): boolean
  note(one: Opened, offset: number): void
  hasTime(worker: string, offset: number, from: string, to: string): boolean
  give(worker: string, offset: number, from: string, to: string): void
}
/** A plan of the example. `pairs` counts the visits it meets, when it goes on beside them. */
export type Plan = {
  by: string; at: number; offset: number; from: string; to: string; purpose?: (typeof PURPOSES)[number]; letter?: string; lead?: string; home?: number
  keep?: { reason: (typeof KEEP_REASONS)[number]; note?: string }; pairs?: number; untold?: string; note?: string
}
/** A trip that has been planned, with the ids its visits and notices took. */
export type Planned = {
  id: Id; by: string; lead: string; offset: number; from: string; to: string; at: number; cases: readonly Opened[]; visits: readonly Id[]; home: number; region: Region
  /** The notice to the lurah of a kelurahan, and to the head of an RT. */
  lurahNotice(region: Region): Id
  rtNotice(region: Region, rt: string): Id
  /** The nth notice after those of the area: to the others on the team, then to a lead other than the planner. */
  teamNotice(nth: number): Id
}
/** What a report says beside what is found by kind of need. */
export type Telling = { by?: string; at: number; met?: string; findings?: string; actions?: string; obstacles?: string; next?: { id: Id; owner: string; offset: number; what?: string }; missed?: { again?: number } }

const NEAR_DAYS = 7

/** Keeps the diary of visited families. */
export function newDiary(): Diary {
  const days = new Map<Id, number[]>()
  const hours = new Map<string, { from: string; to: string }[]>()
  return {
    hasTime: (worker, offset, from, to) => (hours.get(`${worker}/${offset}`) ?? []).every(other => to <= other.from || other.to <= from),
    give: (worker, offset, from, to) => { hours.set(`${worker}/${offset}`, [...hours.get(`${worker}/${offset}`) ?? [], { from, to }]) },
    free: (one, offset) => (days.get(one.family) ?? []).every(other => Math.abs(other - offset) >= NEAR_DAYS),
    note: (one, offset) => { days.set(one.family, [...days.get(one.family) ?? [], offset]) },
  }
}

/** Plans a trip to one or several cases. */
export function planTrip(book: Book, offices: Offices, diary: Diary, cases: readonly Opened[], plan: Plan): Planned {
  for (const one of cases) diary.note(one, plan.offset)
  diary.give(plan.lead ?? plan.by, plan.offset, plan.from, plan.to)
  const sealed = cases.some(one => one.sealed)
  return writePlan(book, offices, plan, { caseIds: cases.map(one => one.id) }, cases, sealed ? [] : cases, firstHome(cases[0]!.region), cases[0]!.region)
}

/** Plans a meeting with a group, or a walk through an area. */
export function planMeeting(book: Book, offices: Offices, area: { region: Region; rt?: string; rw?: string }, plan: Plan): Planned {
  return writePlan(book, offices, plan, { area, sort: 'pertemuan' }, [], [{ region: area.region, rt: area.rt ?? null }], firstHome(area.region), area.region)
}

function writePlan(book: Book, offices: Offices, plan: Plan, target: Record<string, unknown>, cases: readonly Opened[], told: readonly Pick<Opened, 'region' | 'rt'>[], home: number, region: Region): Planned {
  const { by, at, offset, from, to, purpose = 'pendampingan', letter, lead, keep, pairs = 0, untold, note } = plan
  const id = book.id(at, home)
  const envelope = book.write(by, at, 'trip.plan', {
    id, ...target, day: book.day(offset), from, to, purpose, purposeNote: note, basis: letter ? 'surat_tugas' : 'inisiatif', letter, ...(lead ? { leadId: offices.who(lead) } : {}), keep, untoldReason: untold,
  }, home)
  const count = Math.max(cases.length, 1)
  const addressed = [...new Set(told.map(one => one.region))].toSorted().flatMap(place => [place, ...[...new Set(told.filter(one => one.region === place && one.rt).map(one => `${place}/${one.rt}`))].toSorted()])
  const noticeAt = (key: string) => {
    if (!addressed.includes(key)) throw new Error(`the example tells nobody at ${key}`)
    return taken(envelope, count + pairs + addressed.indexOf(key))
  }
  return {
    id, by, lead: lead ?? by, offset, from, to, at, cases, home, region, visits: Array.from({ length: count }, (_, nth) => taken(envelope, nth)),
    lurahNotice: noticeAt, rtNotice: (place, rt) => noticeAt(`${place}/${rt}`), teamNotice: nth => taken(envelope, count + pairs + addressed.length + nth),
  }
}

/** Reports one visit of a trip. */
export function report(book: Book, offices: Offices, trip: Planned, nth: number, telling: Telling): void {
  const { by = trip.lead, at, next, missed } = telling
  const need = trip.cases[nth]?.story.needs[0] ?? 'lainnya'
  const found = book.pick(findingsFor(need))
  if (missed) {
    const again = missed.again === undefined ? undefined : { day: book.day(missed.again), from: '09:00', to: '10:30', keep: { reason: 'jadwal_tetap' } }
    book.write(by, at, 'visit.report', { visitId: trip.visits[nth], outcome: 'tidak_bertemu', obstacles: telling.obstacles ?? 'Rumah tertutup, menurut tetangga sedang ke ladang.', again }, trip.home)
    return
  }
  book.write(by, at, 'visit.report', {
    visitId: trip.visits[nth], outcome: 'bertemu', met: telling.met ?? found.met, findings: telling.findings ?? found.findings, actions: telling.actions ?? found.actions, obstacles: telling.obstacles ?? found.obstacles,
    ...(next ? { next: { id: next.id, what: next.what ?? found.next, ownerId: offices.who(next.owner), due: book.day(next.offset) } } : {}),
  }, trip.home)
}

/** Moves a trip to another day, by its lead. */
export function moveTrip(book: Book, diary: Diary, trip: Planned, at: number, offset: number, from = trip.from, to = trip.to): Planned {
  book.write(trip.lead, at, 'trip.move', { tripId: trip.id, day: book.day(offset), from, to }, trip.home)
  for (const one of trip.cases) diary.note(one, offset)
  return { ...trip, offset, from, to }
}

/** Lets a worker join a trip; a trip of one's own to the same family may be taken back with it. */
export function joinTrip(book: Book, trip: Planned, by: string, at: number, insteadOf?: Planned): void {
  book.write(by, at, 'trip.join', { tripId: trip.id, ...(insteadOf ? { insteadOf: insteadOf.id } : {}) }, trip.home)
}

/** Answers a notice: known, please later (with a time), or coming along. */
export function answer(book: Book, by: string, at: number, noticeId: Id, said: 'diketahui' | 'ditunda' | 'mendampingi', more: { offset?: number; from?: string; note?: string } = {}, home?: number): void {
  book.write(by, at, 'notice.answer', { noticeId, answer: said, ...(more.offset === undefined ? {} : { proposedDay: addDays(book.today, more.offset) }), proposedFrom: more.from, note: more.note }, home)
}

/** The moment so many minutes after a trip's window closes. */
export function afterTrip(book: Book, trip: Planned, minutes: number): number {
  return later(book.time(trip.offset, trip.to), minutes)
}

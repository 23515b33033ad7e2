import { addDays, dayAt, isDay, type Day } from '#kernel/day.ts'
import { type Sum, toldFew } from '#kernel/few.ts'
import type { Language } from '#kernel/say.ts'
import { covers, type Region } from '#kernel/region.ts'
import { isLive, type Actor, type HeldPost } from '#kernel/rights.ts'
import { plansForOthers, seesLoad } from '#src/rights.ts'

/** What a visit contributes to a month. */
export type Went = { tripId: string; day: Day; sort: string; state: string; purpose: string; caseId?: string | null; householdId?: string | null; subjectId: string; announced: boolean; reportedAt?: string | null; leadId: string; joinerIds: readonly string[] }
/** The numbers of a month; null where one is under five and the reader stands outside the office. */
export type Figures = Record<(typeof FIGURES)[number], number | null>
/** The figures in the order of the sheet. */
export const FIGURES = ['visits', 'met', 'people', 'households', 'missed', 'announced', 'unannounced', 'joint', 'meetings', 'areas', 'days', 'unreported', 'opened', 'stepsMade', 'stepsDone', 'stepsOpen', 'stepsLate', 'obstacles'] as const

const TITLES = new Set(['ibu', 'bapak', 'pak', 'anak', 'nenek', 'kakek', 'keluarga', 'saudara', 'saudari'])
const ABOUT_NAMES = /\p{L}{3,}/gu

/** The first and last day of a month `YYYY-MM`; nothing for what is no month. */
export function daysOfMonth(month: string): { from: Day; to: Day } | undefined {
  const from = `${month}-01`
  if (!/^\d{4}-\d{2}$/.test(month) || !isDay(from)) return undefined
  const next = `${addDays(from, 31).slice(0, 7)}-01`
  return { from, to: addDays(next, -1) }
}

/** The last twelve months, this one first. */
export function lastMonths(today: Day): string[] {
  const [year, month] = today.split('-').map(Number) as [number, number]
  return Array.from({ length: 12 }, (_, back) => new Date(Date.UTC(year, month - 1 - back, 1)).toISOString().slice(0, 7))
}

/** `November 2026`. */
export function monthWords(month: string, language: Language): string {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'id-ID', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${month}-01T00:00:00Z`))
}

/** Counts the visits of one worker in a month: a joint visit is one visit and counts for each who went. */
export function countsOf(visits: readonly Went[], today: Day): Pick<Figures, 'visits' | 'met' | 'people' | 'households' | 'missed' | 'announced' | 'unannounced' | 'joint' | 'meetings' | 'areas' | 'days' | 'unreported'> {
  const reported = visits.filter(visit => visit.reportedAt && visit.state !== 'batal')
  const toPeople = reported.filter(visit => visit.caseId && visit.sort === 'kunjungan')
  const met = toPeople.filter(visit => visit.state === 'selesai')
  const distinct = (values: readonly unknown[]) => new Set(values).size
  return {
    visits: toPeople.length, met: met.length, people: distinct(met.map(visit => visit.subjectId)), households: distinct(met.map(visit => visit.householdId ?? visit.caseId)), missed: toPeople.length - met.length,
    announced: toPeople.filter(visit => visit.announced).length, unannounced: toPeople.filter(visit => !visit.announced).length, joint: toPeople.filter(visit => visit.joinerIds.length > 0).length,
    meetings: reported.filter(visit => visit.sort === 'pertemuan').length, areas: reported.filter(visit => !visit.caseId && visit.sort === 'kunjungan').length,
    days: distinct(reported.map(visit => visit.day)), unreported: visits.filter(visit => visit.state === 'rencana' && visit.day < today).length,
  }
}

/** What a next step contributes to a month. */
export type Step = { region: Region; ownerId: string; fromId: string; state: string; due: Day; doneAt?: string | null; agreedDay?: Day | null }

/** Counts the next steps of one worker: agreed at visits of the month, done in it by the place's own days, and open by its end. */
export function stepsOf(steps: readonly Step[], worker: string, { from, to, today }: { from: Day; to: Day; today: Day }): Pick<Figures, 'stepsMade' | 'stepsDone' | 'stepsOpen' | 'stepsLate'> {
  const within = (day: Day | null | undefined) => !!day && from <= day && day <= to
  const mine = steps.filter(step => step.ownerId === worker)
  const open = mine.filter(step => step.state === 'terbuka' && step.due <= to)
  return {
    stepsMade: steps.filter(step => step.fromId === worker && within(step.agreedDay)).length, stepsDone: mine.filter(step => step.state === 'selesai' && step.doneAt && within(dayAt(step.region, step.doneAt))).length,
    stepsOpen: open.length, stepsLate: open.filter(step => step.due < today).length,
  }
}

/** Tells how a reader stands to a worker's month: one's own, from the office, from outside it, or not at all. */
export function readerOf(actor: Actor, workerId: string, posts: readonly HeldPost[], today: Day): 'own' | 'office' | 'outside' | null {
  if (actor.workerId === workerId) return 'own'
  const live = posts.filter(post => isLive(post, today))
  const over = actor.posts.filter(mine => seesLoad(mine.role) && live.some(theirs => covers(mine.region, theirs.region) && isOver(mine, theirs)))
  if (over.length === 0) return null
  return over.some(mine => plansForOthers(mine.role)) ? 'office' : 'outside'
}

function isOver(mine: HeldPost, theirs: HeldPost): boolean {
  if (mine.role === 'koordinator_pilar') return !!mine.pillar && mine.pillar === theirs.pillar
  if (mine.role === 'kepala_upt') return !!mine.unitId && mine.unitId === theirs.unitId
  return true
}

/** What adds up to what in a month; `~` names what is left over. */
const SUMS: Sum[] = [['visits', 'met', 'missed'], ['visits', 'announced', 'unannounced'], ['visits', 'joint', '~alone'], ['stepsOpen', 'stepsLate', '~soon']]

/** Rounds the numbers of a month down to fives for readers outside the office, and hides what is under five. */
export function veiled(figures: Record<string, number>): Record<string, number | null> {
  const { visits = 0, joint = 0, stepsOpen = 0, stepsLate = 0 } = figures
  const told = toldFew({ ...figures, '~alone': visits - joint, '~soon': stepsOpen - stepsLate }, SUMS.filter(sum => sum.every(name => name in figures || name.startsWith('~'))))
  return Object.fromEntries(Object.keys(figures).map(name => [name, told[name]!]))
}

/** Takes the names of people in need, and long numbers, out of a reporter's words. */
export function withoutNames(text: string, names: readonly string[]): string {
  const words = new Set(names.flatMap(name => name.match(ABOUT_NAMES) ?? []).map(word => word.toLowerCase()).filter(word => !TITLES.has(word)))
  return text.replaceAll(ABOUT_NAMES, word => (words.has(word.toLowerCase()) ? '…' : word)).replaceAll(/\d{9,}/g, '…').replaceAll(/(…[\s,.]*){2,}/g, '… ')
}

/** A worker's month as screen and sheet show it; `obstacles` and `sealedApart` are for oneself alone. */
export type Month = {
  month: string; own: boolean; worker: { id: string; name: string; role: string | null; pillar: string | null }; region: Region | null; place: string; level: number; today: Day
  office: { name: string; phone: string } | null; chief: { role: string; name: string | null } | null
  /** For a reader outside the office: the numbers are rounded down to fives. */
  rounded: boolean
  figures: Figures; purposes: Readonly<Record<string, number | null>>; obstacles: readonly { day: Day; text: string }[] | null
  /** Confidential visits of the worker: told on the own screen, never counted on the sheet. */
  sealedApart: number | null
}

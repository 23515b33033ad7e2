import { dayAt, type Day, type Instant } from '#kernel/day.ts'
import { covers } from '#kernel/region.ts'
import { isLive, type Actor, type HeldPost } from '#kernel/rights.ts'
import { seesLoad } from '#src/rights.ts'
import { DEMANDS, isAtLeast, isEnded, waitsForRecipient, type Sort, type Stage } from './flow.ts'
import type { Hearing } from './kinds.ts'

/** Whether a message came so far: no device spoke since, it lies on one unopened, or whoever it is for has no account. */
export const REACHED = ['belum_sampai', 'belum_dibuka', 'tanpa_akun', 'dibuka'] as const
/** One of these. */
export type Reached = (typeof REACHED)[number]

type Standing = Pick<Hearing, 'sort' | 'stage' | 'fromId' | 'workerId'>

/** How many recipients reached each state that the sort demands, from all who were sent it; the sender's own side is not counted. */
export function funnelOf(sort: Sort, hearings: readonly Standing[]): { stage: Stage; count: number }[] {
  const counted = hearings.filter(one => one.workerId !== one.fromId && !isEnded(one.stage))
  return (['terkirim', ...DEMANDS[sort]] as Stage[]).map(stage => ({ stage, count: counted.filter(one => isAtLeast(one.stage, stage)).length }))
}

/** The state at which most stay behind, where the message dies; none while nobody does. */
export function stopsAt(funnel: readonly { stage: Stage; count: number }[]): { stage: Stage; lost: number } | undefined {
  const drops = funnel.slice(1).map((step, nth) => ({ stage: step.stage, lost: funnel[nth]!.count - step.count }))
  const worst = drops.toSorted((a, b) => b.lost - a.lost)[0]
  return worst && worst.lost > 0 ? worst : undefined
}

type Waits = Pick<Hearing, 'sort' | 'stage' | 'turn' | 'reviewDay' | 'fromId' | 'workerId' | 'due' | 'at'>

/** What others wait for from somebody: words to answer, reviews come due, and as a sender restatements and objections; soonest due first. */
export function awaitedFrom<H extends Waits>(hearings: readonly H[], workerId: string, today: Day): H[] {
  return hearings.filter(one => (one.workerId === workerId && waitsForRecipient(one, today)) || (one.fromId === workerId && one.workerId !== workerId && one.turn === 'pengirim')).toSorted(soonest)
}

/** What somebody waits for: recipients who have not gone on, and senders who owe a word. */
export function awaitedBy<H extends Waits>(hearings: readonly H[], workerId: string, today: Day): H[] {
  return hearings.filter(one => one.workerId !== one.fromId && ((one.fromId === workerId && waitsForRecipient(one, today)) || (one.workerId === workerId && one.turn === 'pengirim'))).toSorted(soonest)
}

function soonest(a: Waits, b: Waits): number {
  const [one, other] = [a.due ?? '9999', b.due ?? '9999']
  return one === other ? (a.at < b.at ? 1 : -1) : one < other ? -1 : 1
}

/** The middle of how long somebody took to open, understand, agree and carry out, in hours; null where nothing was. */
export function paceOf(hearings: readonly Pick<Hearing, 'at' | 'wordings' | 'heardAt' | 'understoodAt' | 'agreedAt' | 'doneAt'>[]): Record<'heard' | 'understood' | 'agreed' | 'done', number | null> & { count: number } {
  const middle = (field: 'heardAt' | 'understoodAt' | 'agreedAt' | 'doneAt') => {
    const hours = hearings.flatMap(one => (one[field] ? [(Date.parse(one[field]) - Date.parse(one.wordings.at(-1)?.at ?? one.at)) / 3_600_000] : [])).filter(one => one >= 0).toSorted((a, b) => a - b)
    return hours.length > 0 ? Math.round(hours[Math.floor((hours.length - 1) / 2)]! * 10) / 10 : null
  }
  return { heard: middle('heardAt'), understood: middle('understoodAt'), agreed: middle('agreedAt'), done: middle('doneAt'), count: hearings.length }
}

/** Whoever sees the load of a worker is the superior: by role within the place, a coordinator of the own pillar, the head of the own unit. */
export function isSuperior(actor: Actor, posts: readonly HeldPost[], now: Instant): boolean {
  const live = posts.filter(post => isLive(post, dayAt(post.region, now)))
  return actor.posts.some(mine => seesLoad(mine.role) && live.some(theirs => covers(mine.region, theirs.region)
    && (mine.role !== 'koordinator_pilar' || (!!mine.pillar && mine.pillar === theirs.pillar)) && (mine.role !== 'kepala_upt' || (!!mine.unitId && mine.unitId === theirs.unitId))))
}

import type { Instant } from '#kernel/day.ts'
import { flow, steps } from '#kernel/flow.ts'
import type { Chain, Reception, Referral, ReferralStage } from './kinds.ts'

/** What whoever is asked does with a referral, and what its sender does. */
export const receiving = flow({
  terkirim: { baca: 'dibaca', terima: 'diterima', tolak: 'ditolak', teruskan: 'diteruskan', cabut: 'dicabut' }, dibaca: { terima: 'diterima', tolak: 'ditolak', teruskan: 'diteruskan', cabut: 'dicabut' },
  diterima: { layani: 'dilayani', tolak: 'ditolak', teruskan: 'diteruskan', cabut: 'dicabut' }, dilayani: { kabari: 'dilayani', umpan_balik: 'umpan_balik' }, umpan_balik: { tutup: 'selesai' },
  selesai: {}, ditolak: {}, diteruskan: {}, dicabut: {},
})
/** The steps that the receiver takes, as buttons: what leads on stands first; to say after all that it cannot be done stands last. */
export const RECEIVER_STEPS = ['terima', 'layani', 'kabari', 'umpan_balik', 'teruskan', 'tolak'] as const
/** Of these, what the server would take of whoever was asked: a whole case is never passed on, and nothing that its sender keeps to this place. */
export function openSteps({ stage, mayForward, sort }: Pick<Reception, 'stage' | 'mayForward' | 'sort'>): ReceiverStep[] {
  const open: readonly string[] = steps(receiving, stage)
  return RECEIVER_STEPS.filter(one => open.includes(one) && (one !== 'teruskan' || (mayForward && sort !== 'alih')))
}
/** One of these. */
export type ReceiverStep = (typeof RECEIVER_STEPS)[number]

const OVER: readonly ReferralStage[] = ['selesai', 'ditolak', 'dicabut', 'diteruskan']
/** Tells whether a referral, or one of the places it was at, has ended: nothing of anybody is shown there any more. */
export function isOver({ stage }: Pick<Referral | Reception, 'stage'>): boolean {
  return OVER.includes(stage)
}

/** What stands of a reception when it is over: where it ended, and of nobody a word. */
export function gone({ now }: { now: Instant }, stage: ReferralStage): Partial<Reception> & Pick<Reception, 'stage'> {
  return { stage, stageAt: now, endedAt: now, due: null, wakeDay: null, snapshot: null, nik: null, who: null, reason: null, answer: null }
}

/** So many working days the sender has to close what was answered. */
export const CLOSE_DAYS = 5
/** So many working days after the first the second superior is told. */
export const AGAIN_DAYS = 3
/** A referral goes through so many hands at most. */
export const MOST_HOPS = 8

/** Within how many working days the next word is awaited at a stage; none when nothing is awaited. */
export function daysAt(stage: ReferralStage, { answerDays, feedbackDays }: Pick<Referral, 'answerDays' | 'feedbackDays'>): number | null {
  if (stage === 'terkirim' || stage === 'dibaca') return answerDays
  if (stage === 'diterima' || stage === 'dilayani') return feedbackDays
  return stage === 'umpan_balik' ? CLOSE_DAYS : null
}

/** What one place says of itself: at which step of its own it stands where, and whither it was passed on. */
export type Told = { nth: number; receptionId: string; to: string; step: number; stage: ReferralStage; refusal?: string | null | undefined; at: string; next?: { receptionId: string; to: string } | null | undefined }

/** Lays what a place says into the chain, whatever has been heard before: the later step of a place holds, and a place passed on to stands there at least as asked. */
export function linked(chain: Chain, told: Told): Chain {
  const { nth, receptionId, to, step, stage, refusal, at, next } = told
  const known = chain.find(one => one.nth === nth)
  const here = known && known.step >= step ? chain : [...chain.filter(one => one.nth !== nth), { nth, receptionId, to, stage, step, refusal: refusal ?? null, at }]
  const after = next && !here.some(one => one.nth === nth + 1) ? [...here, { nth: nth + 1, ...next, stage: 'terkirim' as const, step: 0, refusal: null, at }] : here
  return after.toSorted((a, b) => a.nth - b.nth)
}

/** Where a referral stands: at the last place it came to; a sender's own end holds unless the person is served there all the same, or the whole case was taken on. */
export function standing(own: ReferralStage, chain: Chain): ReferralStage {
  const last = chain.at(-1)!.stage
  if (own === 'selesai') return own
  // a place says of itself that it is over only when it took the whole case
  if (own === 'dicabut') return ['dilayani', 'umpan_balik', 'selesai'].includes(last) ? last : own
  return last
}

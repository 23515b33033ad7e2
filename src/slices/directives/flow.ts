import type { Day } from '#kernel/day.ts'
import { advance, flow, steps } from '#kernel/flow.ts'
import type { HEARING_STAGES, Hearing, SORTS } from './kinds.ts'

/** A sort of directive, and where a hearing stands. */
export type Sort = (typeof SORTS)[number]
export type Stage = (typeof HEARING_STAGES)[number]

const ENDS = { dilepas: {}, dicabut: {} } as const
/** All five states: what was agreed is carried out, looked at again on its day, and confirmed or reopened. */
const whole = flow({
  terkirim: { hear: 'didengar' }, didengar: { understand: 'dimengerti' }, dimengerti: { agree: 'disetujui' }, disetujui: { carry_out: 'dilaksanakan' },
  dilaksanakan: { keep: 'dipelihara', reopen: 'disetujui' }, dipelihara: { keep: 'dipelihara', reopen: 'disetujui' }, ...ENDS,
})
/** Done once: carried out is its end. */
const once = flow({
  terkirim: { hear: 'didengar' }, didengar: { understand: 'dimengerti' }, dimengerti: { agree: 'disetujui' }, disetujui: { carry_out: 'dilaksanakan' }, dilaksanakan: { reopen: 'disetujui' }, dipelihara: {}, ...ENDS,
})
/** An announcement needs two states. */
const told = flow({ terkirim: { hear: 'didengar' }, didengar: { understand: 'dimengerti' }, dimengerti: {}, disetujui: {}, dilaksanakan: {}, dipelihara: {}, ...ENDS })

const FLOWS = { arahan: whole, kesepakatan: whole, disposisi: once, permintaan: once, pengumuman: told } as const
/** What a recipient does. */
export type Step = 'hear' | 'understand' | 'agree' | 'carry_out' | 'keep' | 'reopen'

/** The states that a sort demands, in their order. */
export const DEMANDS: Readonly<Record<Sort, readonly Stage[]>> = {
  arahan: ['didengar', 'dimengerti', 'disetujui', 'dilaksanakan', 'dipelihara'], kesepakatan: ['didengar', 'dimengerti', 'disetujui', 'dilaksanakan', 'dipelihara'],
  disposisi: ['didengar', 'dimengerti', 'disetujui', 'dilaksanakan'], permintaan: ['didengar', 'dimengerti', 'disetujui', 'dilaksanakan'], pengumuman: ['didengar', 'dimengerti'],
}

/** The stage that a step leads to; refuses what would skip a state. */
export function stepped(sort: Sort, stage: Stage, step: Step): Stage {
  return advance(FLOWS[sort] as typeof whole, stage, step)
}

/** The steps open to a recipient; screens make their buttons from it. */
export function openSteps({ sort, stage, owner, restated }: Pick<Hearing, 'sort' | 'stage' | 'owner' | 'restated'>): Step[] {
  const all = steps(FLOWS[sort] as typeof whole, stage) as Step[]
  // an owner has understood when the sender says so
  return all.filter(step => !(step === 'understand' && owner && restated === 'menunggu'))
}

const REACHED: readonly Stage[] = ['terkirim', 'didengar', 'dimengerti', 'disetujui', 'dilaksanakan', 'dipelihara']
/** Tells whether a stage lies at or beyond another. */
export function isAtLeast(stage: Stage, other: Stage): boolean {
  return REACHED.indexOf(stage) >= REACHED.indexOf(other)
}

/** Tells whether nothing more is asked of anybody. */
export function isEnded(stage: Stage): boolean {
  return stage === 'dilepas' || stage === 'dicabut'
}

/** Whose move it is: the sender's when a restatement or an objection waits for a word, nobody's when the last demanded state is reached or only the review is to come. */
export function turnOf({ sort, stage, restated, objection, reply }: Pick<Hearing, 'sort' | 'stage' | 'restated' | 'objection' | 'reply'>): Hearing['turn'] {
  if (!isOpen({ sort, stage })) return 'selesai'
  // what was said of a wording before this one waits for nobody
  return restated === 'menunggu' || (objection && !reply && isAtLeast(stage, 'dimengerti')) ? 'pengirim' : 'penerima'
}

/** Tells whether a recipient may pass the words on: while something is asked, and an announcement, which alone ends as understood, also after. */
export function mayPass({ stage, turn }: Pick<Hearing, 'stage' | 'turn'>): boolean {
  return stage === 'dimengerti' || (stage !== 'terkirim' && turn !== 'selesai')
}

/** Tells whether something is still asked of either side; also of a hearing that is read in brief. */
export function isOpen({ sort, stage }: Pick<Hearing, 'sort' | 'stage'>): boolean {
  return !isEnded(stage) && stage !== 'dilaksanakan' && stage !== DEMANDS[sort].at(-1)
}

/** Tells whether a review has come due: what was carried out is to be confirmed again or reopened. */
export function isDueForReview({ sort, stage, reviewDay }: Pick<Hearing, 'sort' | 'stage' | 'reviewDay'>, today: Day): boolean {
  return DEMANDS[sort].includes('dipelihara') && (stage === 'dilaksanakan' || stage === 'dipelihara') && !!reviewDay && reviewDay <= today
}

/** Tells whether a hearing waits for its recipient. */
export function waitsForRecipient(hearing: Pick<Hearing, 'sort' | 'stage' | 'turn' | 'reviewDay'>, today: Day): boolean {
  return hearing.turn === 'penerima' || isDueForReview(hearing, today)
}

import * as z from 'zod/mini'
import { action, set, type Change, type Decision, type Moment, type Read } from '#kernel/action.ts'
import { addDays } from '#kernel/day.ts'
import { day, id, int, maybe, oneOf, part, secret, text } from '#kernel/fields.ts'
import type { Id } from '#kernel/id.ts'
import { faulty, notFound, problem } from '#kernel/problem.ts'
import { tell } from '#slices/notices/rules.ts'
import { Visit } from '#slices/trips/kinds.ts'
import { isAtLeast, isEnded, stepped, turnOf, type Stage } from './flow.ts'
import { fileHash, Hearing, MOST_FILES, OBJECTIONS } from './kinds.ts'
import { REVIEW_DAYS, withdrawn } from './send.ts'
import { elsewhere, isFromBelow, toldBelow } from './upward.ts'

/** Only whom the words are for says how they stand to them. */
export const notRecipient = problem('hearing.not_recipient', 403)
/** Its sender has let this recipient go. */
export const released = problem('hearing.released', 409)

type Held = Read<typeof Hearing>
type Patch = Partial<Hearing>

/** Which hearing, and the wording that was looked at. */
export const onWording = { hearingId: id(), wording: int(0, 200) }
/** Didengar: the recipient opened the words. */
export const hear = action('hearing.hear', z.strictObject(onWording), async (moment, input) => await step(moment, input, 'didengar', hearing => stageOf(moment, hearing, 'hear')))

/** Dimengerti, by one tap; whoever is asked to restate says it in own words instead. */
export const understand = action('hearing.understand', z.strictObject(onWording), async (moment, input) => await step(moment, input, 'dimengerti', hearing => {
  if (hearing.owner) throw faulty({ at: 'restatement', rule: 'asked_of_you' })
  return stageOf(moment, opened(hearing), 'understand')
}))

/** Says in own words, or by voice, what was understood; the sender accepts it or clarifies. Of a recording the act names the hash: its bytes follow by the way that pictures go. */
export const restate = action('hearing.restate', z.strictObject({ ...onWording, restatement: maybe(secret(text(1000))), voice: maybe(fileHash()) }), async (moment, input) => await step(moment, input, 'dimengerti', hearing => {
  if (!hearing.owner) throw faulty({ at: 'restatement', rule: 'not_asked_of_you' })
  return { ...stageOf(moment, hearing, 'hear'), restated: 'menunggu' as const, restatement: input.restatement, voice: input.voice, clarification: null }
}, hearing => [toSender(moment, hearing, 'hearing.restated')], { restatement: input.restatement, voice: input.voice }), ({ restatement, voice: spoken }) => (restatement || spoken ? [] : [{ at: 'restatement', rule: 'required' }]))

/** Disetujui. */
export const agree = action('hearing.agree', z.strictObject(onWording), async (moment, input) => await step(moment, input, 'disetujui', hearing => stageOf(moment, hearing, 'agree'),
  hearing => (hearing.sort === 'permintaan' ? [toSender(moment, hearing, 'hearing.agreed')] : [])))

/** Ada kendala, or a proposal instead: seen by the sender alone. */
export const object = action('hearing.object', z.strictObject({ ...onWording, objection: oneOf(OBJECTIONS), reason: secret(text(1000)) }), async (moment, input) => await step(moment, input, undefined, hearing => {
  if (!isAtLeast(hearing.stage, 'disetujui')) stepped(hearing.sort, hearing.stage, 'agree')
  return { objection: input.objection, reason: input.reason, reply: null }
}, hearing => [toSender(moment, hearing, 'hearing.objected')], { objection: input.objection, reason: input.reason, reply: null }))

/** Dilaksanakan, with what shows it: a visit, a word, pictures by the hashes of their bytes. */
export const carryOut = action('hearing.carry_out', z.strictObject({ ...onWording, evidence: maybe(secret(text(1000))), visitId: maybe(id()), files: maybe(part(z.array(fileHash()).check(z.maxLength(MOST_FILES)))) }), async (moment, input) => {
  const [visit] = input.visitId ? await moment.desk.find(Visit, { id: input.visitId }) : []
  if (input.visitId && !visit) throw notFound()
  const shown = { evidence: input.evidence, evidenceVisitId: visit?.id ?? null, evidenceFiles: input.files?.length ? [...new Set(input.files)] : null }
  return await step(moment, input, 'dilaksanakan', hearing => ({ ...stageOf(moment, hearing, 'carry_out'), ...shown, reviewDay: hearing.reviewDays ? addDays(moment.today(hearing.region), hearing.reviewDays) : null }),
    hearing => (hearing.sort === 'permintaan' ? [toSender(moment, hearing, 'hearing.done')] : []), shown)
}, ({ evidence, visitId, files }) => (evidence || visitId || files?.length ? [] : [{ at: 'evidence', rule: 'required' }]))

/** Dipelihara: looked at again and confirmed, or reopened because it does not hold any more. The recipient says so, or the sender. */
export const review = action('hearing.review', z.strictObject({ ...onWording, holds: oneOf(['ya', 'tidak']), note: maybe(secret(text(1000))), nextDay: maybe(day()) }), async (moment, input) => {
  const hearing = await between(moment, input.hearingId)
  if (input.wording < hearing.wording) return moves(late(moment, hearing, 'dipelihara', input.wording, {}))
  const kept = input.holds === 'ya'
  const days = hearing.reviewDays ?? REVIEW_DAYS
  const patch = { ...stageOf(moment, hearing, kept ? 'keep' : 'reopen'), reviewDay: kept ? input.nextDay ?? addDays(moment.today(hearing.region), days) : null, ...(input.note ? { evidence: input.note } : {}), ...(kept ? {} : { doneAt: null, keptAt: null }) }
  const other = moment.actor.workerId === hearing.fromId ? toRecipient(moment, hearing, 'hearing.reopened') : toSender(moment, hearing, 'hearing.reopened')
  return moves(changed(hearing, patch), kept || hearing.fromId === hearing.workerId || isFromBelow(hearing) ? [] : [other])
}, ({ nextDay, holds }, { today }) => (nextDay && holds === 'ya' && nextDay <= today('11') ? [{ at: 'nextDay', rule: 'past_day' }] : []))

/** One step of a recipient: on the last wording it moves on, once; on an older one it is kept on the trail and the last wording is asked anew. */
async function step(moment: Moment, { hearingId, wording }: { hearingId: Id; wording: number }, stage: Stage | undefined, next: (hearing: Held) => Patch, notices: (hearing: Held) => Change[] = () => [], keep: Patch = {}): Promise<Decision> {
  const hearing = await between(moment, hearingId)
  if (hearing.workerId !== moment.actor.workerId) throw notRecipient({ hearingId })
  if (wording > hearing.wording) throw faulty({ at: 'wording', rule: 'no_such_wording' })
  if (wording < hearing.wording) return moves(late(moment, hearing, stage, wording, keep))
  // the same from another telephone
  if (stage && isAtLeast(hearing.stage, stage)) return { changes: [] }
  return moves(changed(hearing, next(hearing)), hearing.fromId === hearing.workerId || isFromBelow(hearing) ? [] : notices(hearing))
}

// whoever asked from another home is told there
function moves(change: Change, notices: Change[] = []): Decision {
  return { changes: [change], notices, derived: toldBelow(change) }
}

/** A hearing that the actor is one side of, while something can be said about it here. */
export async function between(moment: Moment, hearingId: Id): Promise<Held> {
  const hearing = await open(moment, hearingId)
  if (hearing.mirrorOf) throw elsewhere({ hearingId })
  return hearing
}

async function open(moment: Moment, hearingId: Id): Promise<Held> {
  const hearing = await moment.desk.get(Hearing, hearingId)
  const { workerId } = moment.actor
  if (hearing.workerId !== workerId && hearing.fromId !== workerId) throw notRecipient({ hearingId })
  if (hearing.stage === 'dicabut') throw withdrawn({ directiveId: hearing.directiveId })
  if (isEnded(hearing.stage)) throw released({ hearingId })
  return hearing
}

// what was said of a wording that has been corrected since is not lost, and answers nothing
function late({ at, actor }: Moment, hearing: Held, stage: Stage | undefined, wording: number, keep: Patch): Change {
  const before = stage && !hearing.trail.some(one => one.stage === stage && one.wording === wording) ? [{ stage, wording, at, byName: actor.name }] : []
  const { objection: _objection, reason: _reason, reply: _reply, restatement, voice: _voice, ...rest } = keep
  // own words about the old wording stay to be read by both, until the last wording is restated
  const said = restatement && !hearing.restated ? { restatement } : {}
  const patch = { trail: [...hearing.trail, ...before], ...said, anew: hearing.anew || (!!stage && isAtLeast(stage, 'dimengerti')), ...(keep.reason && !hearing.objection ? { objection: keep.objection, reason: keep.reason } : {}), ...(isShown(rest) && !isShown(hearing) ? rest : {}) }
  return set(Hearing, hearing, { ...patch, turn: turnOf({ ...hearing, ...patch }) })
}

function isShown({ evidence, evidenceVisitId, evidenceFiles }: Patch): boolean {
  return !!evidence || !!evidenceVisitId || !!evidenceFiles?.length
}

const TIMES: Partial<Record<Stage, keyof Hearing & ('heardAt' | 'understoodAt' | 'agreedAt' | 'doneAt' | 'keptAt')>> = { didengar: 'heardAt', dimengerti: 'understoodAt', disetujui: 'agreedAt', dilaksanakan: 'doneAt', dipelihara: 'keptAt' }

/** What a step changes: the stage, its time, and a line on the trail with who and when. */
export function stageOf({ at, actor }: Moment, hearing: Held & { opened?: true }, taken: Parameters<typeof stepped>[2], via?: string): Patch {
  if (taken === 'hear' && hearing.stage !== 'terkirim') return {}
  const from = hearing.opened && hearing.stage === 'terkirim' ? ['didengar' as const] : []
  const stage = stepped(hearing.sort, from[0] ?? hearing.stage, taken)
  const reached = [...from, stage].filter((one, nth, all) => all.indexOf(one) === nth)
  return {
    stage, trail: [...hearing.trail, ...reached.map(one => ({ stage: one, wording: hearing.wording, at, byName: actor.name, ...(via ? { via } : {}) }))], ...Object.fromEntries(reached.flatMap(one => (TIMES[one] ? [[TIMES[one], at]] : []))),
    ...(stage === 'disetujui' && actor.workerId === hearing.workerId ? { objection: null } : {}),
  }
}

// who understands has opened: a phone may send both at once
function opened(hearing: Held): Held & { opened?: true } {
  return { ...hearing, opened: true }
}

/** Makes the change of a hearing; whose move it is follows from where it stands. */
export function changed(hearing: Hearing, patch: Patch): Change {
  return set(Hearing, hearing, { ...patch, turn: turnOf({ ...hearing, ...patch }) })
}

/** Tells the sender something about one recipient. */
export function toSender(moment: Moment, hearing: Hearing, code: string): Change {
  return tell(moment, { worker: hearing.fromId, name: hearing.fromName, region: hearing.region }, { code, caseId: hearing.caseId, sealed: hearing.sealed, told: { otherName: hearing.workerName, about: hearing.id } })
}

/** Tells the recipient something from the sender. */
export function toRecipient(moment: Moment, hearing: Hearing, code: string): Change {
  return tell(moment, { worker: hearing.workerId, name: hearing.workerName, region: hearing.region }, { code, caseId: hearing.caseId, sealed: hearing.sealed, told: { otherName: hearing.fromName, about: hearing.id } })
}

/** What the sender's acts need of a hearing: that it is the sender who acts; what went up is answered `above`, by way of another home. */
export async function asSender(moment: Moment, hearingId: Id, above?: 'above'): Promise<Held> {
  const hearing = await (above ? open : between)(moment, hearingId)
  if (hearing.fromId !== moment.actor.workerId) throw notRecipient({ hearingId })
  return hearing
}

/** Moves a hearing on by a sender's word, on the trail like the recipient's own steps. */
export function movedBySender(moment: Moment, hearing: Held, taken: 'understand' | 'agree'): Patch {
  return stageOf(moment, hearing, taken)
}

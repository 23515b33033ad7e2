import * as z from 'zod/mini'
import { action, add, set, type Change, type Moment } from '#kernel/action.ts'
import { id, int, maybe, text } from '#kernel/fields.ts'
import { advance } from '#kernel/flow.ts'
import { homeOf, type Id } from '#kernel/id.ts'
import { faulty, forbidden, problem, type Fault } from '#kernel/problem.ts'
import { covers, type Region } from '#kernel/region.ts'
import type { HeldPost } from '#kernel/rights.ts'
import { rights } from '#src/rights.ts'
import { Stay } from '#slices/institutions/kinds.ts'
import { LETTER_FLOW, toldOf } from './draft.ts'
import { Letter, LetterNumber, LetterTemplate, Register } from './kinds.ts'
import { nextSuffix, placeInRegister, writtenNumber } from './numbers.ts'
import { headNow, paperText, signerOf } from './paper.ts'
import { atOffice, SIGNING } from './settings.ts'
import { type Content, recipientsOf, SORTS } from './sorts.ts'

/** The office has not said yet how this sort of letter is numbered. */
export const noTemplate = problem('letter.no_template', 409)
/** The register in which this sort is numbered was ended. */
export const registerEnded = problem('letter.register_ended', 409)

/** Under which post one signs, with which title at the foot, and, for a number put in behind another, which and why. */
export type Signing = { postId?: Id | null | undefined; signerTitle?: string | null | undefined; after?: number | null | undefined; afterYear?: number | null | undefined; reason?: string | null | undefined }
/** What comes of signing: each letter with what becomes of it, the lines of the register with its counter, and who is told. */
export type Signed = { letters: { letter: Letter; patch: Partial<Letter> }[]; changes: Change[]; notices: Change[] }

type Taken = { register: Register; year: number; seq: number; suffix: string; day: string; inserted: string | null }

/** Signs letters inside an act: each takes the next number of its register in this very transaction, so that there is neither a gap nor a double. The registers' rows are the counters and are waited for last: whoever holds one waits for nothing more. The caller saves the letters, by `set`, or by `add` when they are born in the same act. */
export async function signed(moment: Moment, letters: readonly Letter[], how: Signing & { post?: HeldPost | undefined } = {}): Promise<Signed> {
  const { desk } = moment
  const stages = letters.map(letter => advance(LETTER_FLOW, letter.stage, 'tandatangani'))
  const post = how.post ?? signingPost(moment, letters[0]!.region, how.postId)
  const templates = await desk.findInHouse(LetterTemplate, {})
  const of = (letter: Letter) => {
    const template = templates.find(one => one.sort === letter.sort)
    if (!template) throw noTemplate({ sort: letter.sort })
    return template
  }
  const [signer, { head, office }] = [await signerOf(moment, post, how.signerTitle ?? null), await headNow(moment)]
  // locked until the end of the transaction, in the order of their ids
  const registers = new Map((await desk.getAll(Register, [...new Set(letters.map(letter => of(letter).registerId))])).map(one => [one.id, { ...one }]))
  const done: Signed = { letters: [], changes: [], notices: [] }
  for (const [at, letter] of letters.entries()) {
    const template = of(letter)
    const register = registers.get(template.registerId)!
    if (register.ended) throw registerEnded({ name: register.name })
    const taken = how.after ? await putIn(moment, register, { ...how, after: how.after }) : next(moment, register)
    const number = writtenNumber(template.pattern, { ...template, ...register, ...taken, security: letter.security })
    const paper = paperText(letter, { number, day: taken.day, classification: template.classification ?? null, signer, office, head })
    const patch: Partial<Letter> = {
      stage: stages[at]!, number, day: taken.day, year: taken.year, seq: taken.seq, suffix: taken.suffix || null, registerId: register.id, letterheadId: head.id, paper, sha256: await desk.digest(paper),
      signerId: moment.actor.workerId, signerName: signer.name, signerRole: signer.role, delegation: signer.delegation, signedAt: moment.now, reason: null,
    }
    done.letters.push({ letter, patch })
    done.changes.push(add(LetterNumber, lineOf(moment, letter, taken, number)))
    done.notices.push(...await toldOf(moment, letter, { id: letter.byId, name: letter.byName }, 'letter.signed'))
  }
  const counted = [...registers.values()].filter(() => !how.after)
  return { ...done, changes: [...counted.map(one => set(Register, one, { year: one.year, last: one.last })), ...done.changes] }
}

/** Signs a letter: it gets its number, and what it says is kept word for word. */
export const sign = action('letter.sign', z.strictObject({ letterId: id(), postId: maybe(id()), signerTitle: maybe(text(160)), after: maybe(int(1, 999_999)), afterYear: maybe(int(2000, 2199)), reason: maybe(text(300)) }), async (moment, { letterId, ...how }) => {
  const letter = await moment.desk.get(Letter, letterId)
  const post = await housePost(moment, letter)
  if (!post) await atOffice(moment, { verb: 'letter.sign' })
  const { letters, changes, notices } = await signed(moment, [letter], { ...how, post })
  return { changes: [...changes, set(Letter, letter, letters[0]!.patch)], notices }
}, ({ after, reason }) => (after && !reason ? [{ at: 'reason', rule: 'required' }] : []))

/** Notes that a signed letter went out, and how. */
export const sendLetter = action('letter.send', z.strictObject({ letterId: id(), sentVia: text(160) }), async (moment, { letterId, sentVia }) => {
  const letter = await moment.desk.get(Letter, letterId)
  await atOffice(moment, { verb: 'letter.draft' })
  return { changes: [set(Letter, letter, { stage: advance(LETTER_FLOW, letter.stage, 'kirim'), sentAt: moment.now, sentVia })] }
})

/** Makes a signed letter void; its number stays in the register with the reason, and is never given again. */
export const cancelLetter = action('letter.cancel', z.strictObject({ letterId: id(), reason: text(300) }), async (moment, { letterId, reason }) => {
  const { desk } = moment
  const letter = await desk.get(Letter, letterId)
  await atOffice(moment, { verb: 'letter.sign' })
  const stage = advance(LETTER_FLOW, letter.stage, 'batalkan')
  const lines = await desk.findInHouse(LetterNumber, { registerId: letter.registerId!, year: letter.year!, seq: letter.seq!, suffix: letter.suffix ?? '' })
  return { changes: [set(Letter, letter, { stage, reason }), ...lines.map(line => set(LetterNumber, line, { state: 'batal', reason: isQuiet(letter) ? null : reason }))], notices: await toldOf(moment, letter, { id: letter.byId, name: letter.byName }, 'letter.cancelled') }
})

/** Tells whether the register and strangers learn nothing of a letter but number and day. */
export function isQuiet({ sort, security, sealed }: Pick<Letter, 'sort' | 'security' | 'sealed'>): boolean {
  return sealed || SORTS[sort].quiet || security === 'rahasia' || security === 'sangat_rahasia'
}

// whoever signs in the first moments of a year after somebody who waited shorter is of the new year as well
function next(moment: Moment, register: Register): Taken {
  const today = moment.today(register.region)
  const year = Math.max(Number(today.slice(0, 4)), register.year ?? 0)
  register.last = register.year === year ? register.last + 1 : 1
  register.year = year
  return { register, year, seq: register.last, suffix: '', day: today.startsWith(String(year)) ? today : `${year}-01-01`, inserted: null }
}

/** A number behind one that was given, with its day: 012.A, 012.B … */
async function putIn({ desk, today }: Moment, register: Register, { after, afterYear, reason }: Signing & { after: number }): Promise<Taken> {
  const year = afterYear ?? register.year ?? Number(today(register.region).slice(0, 4))
  const lines = await desk.findInHouse(LetterNumber, { registerId: register.id, year, seq: after })
  const base = lines.find(line => line.suffix === '')
  const suffix = nextSuffix(lines.filter(line => line.suffix !== '').map(line => line.suffix))
  if (!base || !suffix) throw faulty(faultOfPlace(!!base, after))
  return { register, year, seq: after, suffix, day: base.day, inserted: reason ?? null }
}

function faultOfPlace(stands: boolean, after: number): Fault {
  return { at: 'after', rule: stands ? 'no_room_behind' : 'no_such_number', limit: after }
}

function lineOf(moment: Moment, letter: Letter, { register, year, seq, suffix, day, inserted }: Taken, number: string): LetterNumber {
  const line = { id: moment.newId(), region: register.region, registerId: register.id, year, seq, suffix, place: placeInRegister(seq, suffix), number, day, state: 'berlaku' as const, inserted }
  if (isQuiet(letter)) return line
  return { ...line, sort: letter.sort, subject: letter.subject, recipients: recipientsOf(letter.content as Content), signerName: moment.actor.name, letterId: letter.id }
}

const HOUSE_SIGNING = { verb: 'letter.sign_house' } as const

/** The head of a house signs the hand-over of whoever lived there, and nothing else; gives the post under which. */
async function housePost(moment: Moment, { sort, sourceKind, sourceId, signerId, region }: Letter): Promise<HeldPost | undefined> {
  const { actor, home, desk } = moment
  if (sort !== 'bast' || sourceKind !== 'stay' || !sourceId || signerId !== actor.workerId || actor.posts.some(post => rights[post.role]?.verbs.includes(SIGNING.verb))) return undefined
  moment.allow(HOUSE_SIGNING.verb, region)
  const [stay] = await desk.findInHouse(Stay, { id: sourceId })
  return actor.posts.find(post => post.line === 'area' && homeOf(post.id) === home && !!stay && post.unitId === stay.unitId && rights[post.role]?.verbs.includes(HOUSE_SIGNING.verb))
}

function signingPost({ actor, home }: Moment, region: Region, postId: Id | null | undefined): HeldPost {
  const post = actor.posts.find(one => one.line === 'area' && homeOf(one.id) === home && (!postId || one.id === postId) && rights[one.role]?.verbs.includes(SIGNING.verb) && covers(one.region, region))
  if (!post) throw forbidden(SIGNING)
  return post
}

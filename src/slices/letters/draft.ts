import * as z from 'zod/mini'
import { action, add, set, type Change, type Moment } from '#kernel/action.ts'
import { id, maybe, oneOf, secret, text } from '#kernel/fields.ts'
import { flow, advance } from '#kernel/flow.ts'
import type { Id } from '#kernel/id.ts'
import { faulty, type Fault } from '#kernel/problem.ts'
import { covers, type Region } from '#kernel/region.ts'
import { isLive } from '#kernel/rights.ts'
import { rights } from '#src/rights.ts'
import { tell } from '#slices/notices/rules.ts'
import { Post } from '#slices/workers/rules.ts'
import { Letter, LetterTemplate, SECURITIES } from './kinds.ts'
import { atOffice, SIGNING } from './settings.ts'
import { type Content, type Contents, LETTER_SORTS, type LetterSort, readContent, SORTS } from './sorts.ts'

/** From the draft over the look of whoever signs to the signed letter; what was signed is sent or becomes void, and keeps its number. */
export const LETTER_FLOW = flow({
  draf: { ubah: 'draf', ajukan: 'ditinjau', tandatangani: 'ditandatangani', buang: 'dibuang' }, ditinjau: { tandatangani: 'ditandatangani', kembalikan: 'draf', buang: 'dibuang' },
  ditandatangani: { kirim: 'dikirim', batalkan: 'dibatalkan' }, dikirim: { batalkan: 'dibatalkan' }, dibatalkan: {}, dibuang: {},
})

/** What a letter says, in an input: one field for each sort, of which the one of the letter's sort is filled. */
const contents = Object.fromEntries(LETTER_SORTS.map(sort => [sort, maybe(secret(SORTS[sort].shape as z.ZodMiniType))])) as { [S in LetterSort]: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniType<Contents[S]>>> }
type Given = Partial<Contents> | { [S in LetterSort]?: Contents[S] | null | undefined }

/** What is drafted; other slices draft letters inside their own acts with it. */
export type Drafting = { id?: Id | null | undefined; region: Region; sort: LetterSort; subject: string; content: Content; security?: (typeof SECURITIES)[number] | null | undefined; sourceKind?: string | null; sourceId?: Id | null; caseId?: Id | null; personId?: Id | null; sealed?: boolean }

/** Drafts a letter inside an act: it bears no number. Whether the actor may is for the act to say; `region` is the office's. */
export async function drafted(moment: Moment, drafting: Drafting): Promise<{ letter: Letter; changes: Change[] }> {
  const { desk, actor, now, newId } = moment
  const content = readContent(drafting.sort, drafting.content)
  const [template] = drafting.security ? [] : await desk.findInHouse(LetterTemplate, { sort: drafting.sort })
  const letter: Letter = {
    id: drafting.id ?? newId(), region: drafting.region, sort: drafting.sort, subject: drafting.subject, stage: 'draf', security: drafting.security ?? template?.security ?? 'biasa', content: content as Record<string, unknown>,
    byId: actor.workerId, byName: actor.name, at: now, sourceKind: drafting.sourceKind ?? null, sourceId: drafting.sourceId ?? null, caseId: drafting.caseId ?? null, personId: drafting.personId ?? null, sealed: drafting.sealed ?? false,
  }
  return { letter, changes: [add(Letter, letter)] }
}

/** Drafts a letter of a known sort. */
export const draft = action('letter.draft', z.strictObject({ id: maybe(id()), sort: oneOf(LETTER_SORTS), subject: text(200), security: maybe(oneOf(SECURITIES)), ...contents }), async (moment, { sort, ...input }) => {
  const { office } = await atOffice(moment, { verb: 'letter.draft' })
  return { changes: (await drafted(moment, { id: input.id, region: office.region, sort, subject: input.subject, security: input.security, content: input[sort]! })).changes }
}, ({ sort, ...given }) => (sort ? contentFaults(sort, given, true) : []))

/** Changes a draft; whatever is not named stays. */
export const edit = action('letter.edit', z.strictObject({ letterId: id(), subject: maybe(text(200)), security: maybe(oneOf(SECURITIES)), ...contents }), async (moment, input) => {
  const letter = await ownLetter(moment, input.letterId)
  advance(LETTER_FLOW, letter.stage, 'ubah')
  const faults = contentFaults(letter.sort, input, false)
  if (faults.length > 0) throw faulty(...faults)
  const content = input[letter.sort]
  return { changes: [set(Letter, letter, { ...input.subject ? { subject: input.subject } : {}, ...input.security ? { security: input.security } : {}, ...content ? { content: content as Record<string, unknown> } : {} })] }
})

/** Brings a draft before whoever is to sign it. */
export const submit = action('letter.submit', z.strictObject({ letterId: id(), signerId: id() }), async (moment, { letterId, signerId }) => {
  const letter = await ownLetter(moment, letterId)
  const stage = advance(LETTER_FLOW, letter.stage, 'ajukan')
  const posts = (await moment.desk.findInHouse(Post, { workerId: signerId, line: 'area' })).filter(post => isLive(post, moment.today(letter.region)) && rights[post.role]?.verbs.includes(SIGNING.verb) && covers(post.region, letter.region))
  if (!posts[0]) throw faulty({ at: 'signerId', rule: 'may_not_sign' })
  return { changes: [set(Letter, letter, { stage, signerId, signerName: posts[0].workerName, signerRole: posts[0].role, reason: null })], notices: [await toldOf(moment, letter, { id: signerId, name: posts[0].workerName }, 'letter.waits')].flat() }
})

/** Gives a draft back to whoever wrote it, with what is to be mended. */
export const giveBack = action('letter.return', z.strictObject({ letterId: id(), reason: text(300) }), async (moment, { letterId, reason }) => {
  const letter = await moment.desk.get(Letter, letterId)
  await atOffice(moment, { verb: 'letter.sign' })
  const stage = advance(LETTER_FLOW, letter.stage, 'kembalikan')
  return { changes: [set(Letter, letter, { stage, reason })], notices: await toldOf(moment, letter, { id: letter.byId, name: letter.byName }, 'letter.returned') }
})

/** Throws a draft away: it never bore a number, and stays as a record. */
export const drop = action('letter.drop', z.strictObject({ letterId: id(), reason: text(300) }), async (moment, { letterId, reason }) => {
  const letter = await ownLetter(moment, letterId)
  return { changes: [set(Letter, letter, { stage: advance(LETTER_FLOW, letter.stage, 'buang'), reason })] }
})

/** Tells somebody that a letter waits, came back or was signed; nobody is told of an own act. */
export async function toldOf(moment: Moment, letter: Pick<Letter, 'id' | 'region' | 'caseId' | 'sealed'>, to: { id: Id; name: string }, code: string): Promise<Change[]> {
  if (to.id === moment.actor.workerId) return []
  const reached = (await moment.desk.withAccounts([to.id])).length > 0
  return [tell(moment, { worker: to.id, name: to.name, region: letter.region }, { code, caseId: letter.caseId ?? null, sealed: letter.sealed, told: { otherName: moment.actor.name, about: letter.id } }, reached)]
}

async function ownLetter(moment: Moment, letterId: Id): Promise<Letter> {
  const letter = await moment.desk.get(Letter, letterId)
  await atOffice(moment, { verb: 'letter.draft' })
  return letter
}

/** What fits the sort must be there, and nothing of another sort. */
function contentFaults(sort: LetterSort, given: Given, needed: boolean): Fault[] {
  return LETTER_SORTS.flatMap(one => (one === sort ? needed && !given[one] ? [{ at: one, rule: 'required' }] : [] : given[one] ? [{ at: one, rule: 'other_letter_sort' }] : []))
}

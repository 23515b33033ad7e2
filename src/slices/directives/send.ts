import * as z from 'zod/mini'
import { action, add, type Change, type Derived, type Moment } from '#kernel/action.ts'
import { day, id, ids, int, maybe, oneOf, part, text } from '#kernel/fields.ts'
import type { Id } from '#kernel/id.ts'
import { type Fault, faulty, notFound, problem } from '#kernel/problem.ts'
import { Case, caseKey, Member } from '#slices/cases/kinds.ts'
import { mustReadFull } from '#slices/cases/work.ts'
import { tell } from '#slices/notices/rules.ts'
import { Visit } from '#slices/trips/kinds.ts'
import { Post } from '#slices/workers/rules.ts'
import { byHome, mayReach, recipients, senderOf, type Sender, verbOf } from './audience.ts'
import { DEMANDS, turnOf, type Sort } from './flow.ts'
import { type Attachment, attachedField, Directive, Hearing, Part, SORTS, type Wording } from './kinds.ts'

/** Restating is asked of so many named owners and no more. */
export const MOST_OWNERS = 5
/** After so many days what was carried out is looked at again, unless the sender says otherwise. */
export const REVIEW_DAYS = 90
/** This directive has been withdrawn. */
export const withdrawn = problem('directive.withdrawn', 409)

/** Whom words are for, in an input. */
export const audienceField = () => part(z.array(Part).check(z.minLength(1), z.maxLength(60)))
/** What is said, in an input. */
export const said = { subject: text(160), text: text(4000), due: maybe(day()), reviewDays: maybe(int(1, 730)), duty: maybe(text(300)), basis: maybe(text(200)), attachments: maybe(attachedField()) }

/** What is sent, under which post, to whom; other slices make directives inside their own acts with it. */
export type Sending = {
  id?: Id | null; sort: Sort; post: Sender; subject: string; text: string; audience: readonly Part[]; due?: string | null; reviewDays?: number | null; duty?: string | null; basis?: string | null
  ownerIds?: readonly Id[] | null; caseId?: Id | null; visitId?: Id | null; sealed?: boolean; sourceKind?: string | null; sourceId?: Id | null; attachments?: readonly Attachment[] | null; parent?: { id: Id; chain: Hearing['chain'] }
  /** Whom the words may reach; without it, whom rights let the sender reach. */
  may?: (post: Post) => boolean
}
/** What comes of sending: records of this home, who is told, and what is delivered in other homes. */
export type Sent = { directive: Directive; hearings: Hearing[]; changes: Change[]; notices: Change[]; derived: Derived[] }

/** Sends a directive inside an act: the directive, a hearing for everybody it is for as they are posted today, and their notices. A meeting's decision and an issue's task are made with it. */
export async function sent(moment: Moment, sending: Sending): Promise<Sent> {
  const { actor, now, home } = moment
  const { post, sort, subject, text: words, due } = sending
  const [own] = await moment.desk.findInHouse(Post, { id: post.id })
  const origin = own?.originId ? (await moment.desk.findInHouse(Post, { id: own.originId }))[0] : undefined
  const wording: Wording = { subject, text: words, due: due ?? null, at: now, byName: actor.name, reason: null }
  const shared = {
    sort, fromId: actor.workerId, fromName: actor.name, fromRole: post.role, delegation: own?.delegation ?? null, forName: origin?.workerName ?? null, subject, wordings: [wording], due: due ?? null, duty: sending.duty ?? null, basis: sending.basis ?? null,
    caseId: sending.caseId ?? null, visitId: sending.visitId ?? null, sourceKind: sending.sourceKind ?? null, sourceId: sending.sourceId ?? null, chain: sending.parent?.chain ?? [], attachments: sending.attachments?.length ? [...sending.attachments] : null, sealed: sending.sealed ?? false, at: now,
  }
  const reviewDays = DEMANDS[sort].includes('dipelihara') ? sending.reviewDays ?? REVIEW_DAYS : null
  const parts = byHome(home, sending.audience)
  const found = (await recipients(moment, parts.get(home) ?? [], sending.may ?? (to => mayReach(post, sort, to)))).filter(to => to.workerId !== actor.workerId)
  const elsewhere = [...parts].filter(([there]) => there !== home)
  if (found.length === 0 && elsewhere.length === 0) throw faulty({ at: 'audience', rule: 'nobody_there' })
  const ownerIds = [...sending.ownerIds ?? []]
  if (!ownerIds.every(owner => found.some(to => to.workerId === owner))) throw faulty({ at: 'ownerIds', rule: 'not_among_them' })
  const directive: Directive = { ...shared, id: sending.id ?? moment.newId(), region: post.region, reviewDays, parentId: sending.parent?.id ?? null, audience: [...sending.audience], ownerIds, total: found.length, homes: elsewhere.map(([there]) => there), state: 'berjalan', stateReason: null }
  const hearings = found.map(to => hearingOf(moment, directive, to, ownerIds.includes(to.workerId)))
  return {
    directive, hearings,
    changes: [add(Directive, directive), ...hearings.map(one => add(Hearing, one)), ...sort === 'kesepakatan' && own ? [add(Hearing, ownSide(moment, directive, own))] : []],
    notices: await told(moment, hearings, 'directive.sent'),
    derived: elsewhere.map(([there, to]) => ({ home: there, action: DELIVERED.verb, input: delivery(directive, to, post) })),
  }
}

// done there by the job alone, under the right of the same name
const DELIVERED = { verb: 'directive.deliver' } as const

/** What another home is given: the words with all that was said of them, and which of its people they are for. */
export function delivery({ id: directiveId, sort, fromRole, delegation, forName, wordings, reviewDays, duty, basis, sourceKind, sourceId, chain, attachments, at }: Directive, to: readonly Part[], post: Pick<Sender, 'role' | 'region' | 'pillar'>) {
  return { directiveId, sort, role: post.role as never, region: post.region, pillar: post.pillar ?? null, fromRole, delegation, forName, wordings, reviewDays, duty, basis, sourceKind, sourceId, chain, attachments, sentAt: at, audience: [...to] }
}

/** The hearing of one recipient, not opened yet. */
export function hearingOf({ newId }: Pick<Moment, 'newId'>, directive: Omit<Directive, 'parentId' | 'audience' | 'ownerIds' | 'total' | 'homes' | 'state' | 'stateReason'>, to: Post, owner: boolean): Hearing {
  const { sort, fromId, fromName, fromRole, delegation, forName, subject, wordings, due, duty, basis, caseId, visitId, sourceKind, sourceId, chain, attachments, sealed, at, reviewDays } = directive
  return {
    id: newId(), region: to.region, directiveId: directive.id, sort, fromId, fromName, fromRole, delegation, forName, subject, wordings, due, duty, basis, caseId, visitId, sourceKind, sourceId, chain, attachments, sealed, at, reviewDays,
    workerId: to.workerId, workerName: to.workerName, postId: to.id, role: to.role, pillar: to.pillar, stage: 'terkirim', wording: wordings.length - 1, turn: 'penerima', anew: false, owner, trail: [],
  }
}

/** In an agreement the sender is the other side: heard, understood and agreed by having sent it, carried out and kept up like everybody's. */
export function ownSide(moment: Moment, directive: Directive, own: Post): Hearing {
  const { now, actor } = moment
  const wording = directive.wordings.length - 1
  const hearing = { ...hearingOf(moment, directive, own, false), stage: 'disetujui' as const, heardAt: now, understoodAt: now, agreedAt: now, trail: ['didengar', 'dimengerti', 'disetujui'].map(stage => ({ stage, wording, at: now, byName: actor.name })) }
  return { ...hearing, turn: turnOf(hearing) }
}

/** Tells recipients that words wait for them; those who have no account are told by somebody. */
export async function told(moment: Moment, hearings: readonly Hearing[], code: string): Promise<Change[]> {
  const reached = new Set(await moment.desk.withAccounts(hearings.map(one => one.workerId)))
  return hearings.filter(one => one.workerId !== moment.actor.workerId).map(one => tell(moment, { worker: one.workerId, name: one.workerName, region: one.region }, {
    code, caseId: one.caseId, sealed: one.sealed, told: { otherName: one.fromName, due: one.due, about: one.id },
  }, reached.has(one.workerId)))
}

const SendInput = z.strictObject({
  id: maybe(id()), sort: oneOf(SORTS), postId: maybe(id()), ...said, audience: audienceField(), ownerIds: maybe(ids(MOST_OWNERS)), caseId: maybe(id()), visitId: maybe(id()),
})

/** Sends an instruction, an agreement, an announcement or, upward, a request to workers, posts, units, pillars and areas. */
export const send = action('directive.send', SendInput, async (moment, input) => {
  const post = senderOf(moment, input.sort, input.postId)
  moment.allow(verbOf(input.sort).verb, post.region)
  return await sentAbout(moment, { ...input, post })
}, sendFaults)

function sendFaults({ sort, due, ownerIds, attachments }: Partial<z.infer<typeof SendInput>>, { today }: Pick<Moment, 'today'>): Fault[] {
  return [...twice(attachments), ...due && due < today(EAST) ? [{ at: 'due', rule: 'past_day' }] : [], ...sort === 'pengumuman' && ownerIds?.length ? [{ at: 'ownerIds', rule: 'not_for_announcement' }] : []]
}

/** The same file is attached once. */
export function twice(attachments: readonly { sha256: string }[] | null | undefined): Fault[] {
  return new Set(attachments?.map(one => one.sha256)).size < (attachments?.length ?? 0) ? [{ at: 'attachments', rule: 'same_file' }] : []
}

/** The last place where a day is over. */
export const EAST = '11'

/** Words that serve a case are sealed as it is, and then go to its team alone. */
export async function sentAbout(moment: Moment, sending: Sending) {
  const { desk } = moment
  // looked at before the keys are waited for, locked by nobody
  const [visit] = sending.visitId ? await desk.find(Visit, { id: sending.visitId }) : []
  if (sending.visitId && !visit) throw notFound()
  const caseId = sending.caseId ?? visit?.caseId
  if (!caseId) return await sent(moment, sending)
  await desk.guard([caseKey(caseId)])
  const record = await desk.get(Case, caseId)
  mustReadFull(record)
  const done = await sent(moment, { ...sending, caseId, sealed: record.sealed })
  const team = record.sealed ? (await desk.findInHouse(Member, { caseId })).filter(member => !member.until && member.role !== 'terlibat') : []
  if (record.sealed && (done.derived.length > 0 || !done.hearings.every(one => team.some(member => member.workerId === one.workerId)))) throw faulty({ at: 'audience', rule: 'not_on_team' })
  return done
}

/** The key on which all wait for each other who correct, deliver or hand over the same directive. */
export function directiveKey(directiveId: Id): string {
  return `directive:${directiveId}`
}

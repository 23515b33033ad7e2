import * as z from 'zod/mini'
import { momentAt } from '#kernel/day.ts'
import { action, add, set, type Change, type Moment } from '#kernel/action.ts'
import { clock, day, flag, id, instant, maybe, oneOf, part, rtNumber, text } from '#kernel/fields.ts'
import type { Id } from '#kernel/id.ts'
import { faulty, problem } from '#kernel/problem.ts'
import { kind, type RecordOf } from '#kernel/record.ts'
import { isLive, postFor } from '#kernel/rights.ts'
import { covers, type Region } from '#kernel/region.ts'
import { rights } from '#src/rights.ts'
import { Post } from '#slices/workers/rules.ts'

/** The stations of a notice; silence is shown with its age and never blocks. */
export const NOTICE_STATES = ['belum_dibagikan', 'dibagikan', 'dibuka', 'dijawab'] as const
/** What the kelurahan or another pillar answers to an announced visit. */
export const ANSWERS = ['diketahui', 'ditunda', 'mendampingi'] as const
/** How an answer or a text travelled when not by the app. */
export const CHANNELS = ['aplikasi', 'whatsapp', 'sms', 'telepon', 'tatap_muka'] as const
/** How an answer is given by word of mouth or message. */
export const ORAL_CHANNELS = ['whatsapp', 'sms', 'telepon', 'tatap_muka'] as const

/** What a notice tells, without a name, NIK or type of any person in need. */
const Told = z.object({
  leadName: z.nullish(z.string()), leadPillar: z.nullish(z.string()), day: maybe(day()), from: z.nullish(z.string()), to: z.nullish(z.string()),
  purpose: z.nullish(z.string()), households: z.nullish(z.int()), rts: z.nullish(z.array(z.string())), otherName: z.nullish(z.string()), otherPillar: z.nullish(z.string()),
  answer: z.nullish(z.string()), stage: z.nullish(z.string()), due: maybe(day()), reason: z.nullish(z.string()),
  /** The record that it is about, when that is neither a trip, a case nor a visit. */
  about: z.nullish(z.string()),
})

/** Something told to a worker, or to whoever holds a role in a region; it may ask for an answer. */
export const Notice = kind('notice', {
  table: 'notices',
  fields: {
    code: text(60), toWorker: maybe(id()), toRole: maybe(text(40)), toName: maybe(text(120)), rt: maybe(rtNumber()), rw: maybe(rtNumber()), fromId: id(), asks: flag(), state: oneOf(NOTICE_STATES),
    day: maybe(day()), tripId: maybe(id()), caseId: maybe(id()), visitId: maybe(id()), told: part(Told), sealed: flag(), at: instant(),
    sharedAt: maybe(instant()), sharedBy: maybe(text(20)), openedAt: maybe(instant()), answer: maybe(oneOf(ANSWERS)), answeredAt: maybe(instant()), answeredBy: maybe(text(120)),
    answeredOrally: flag(), answeredVia: maybe(text(20)), recordedBy: maybe(text(120)), proposedDay: maybe(day()), proposedFrom: maybe(clock()), note: maybe(text(300)), cancelled: flag(),
  },
  trace: [], brief: [], list: ['code', 'toWorker', 'toRole', 'toName', 'rt', 'rw', 'fromId', 'asks', 'state', 'day', 'tripId', 'caseId', 'visitId', 'told', 'at', 'sharedAt', 'openedAt', 'answer', 'answeredAt', 'answeredBy', 'answeredOrally', 'answeredVia', 'recordedBy', 'proposedDay', 'proposedFrom', 'note', 'cancelled'],
  filters: ['region', 'state', 'tripId', 'caseId', 'toWorker', 'toRole', 'day', 'asks'], order: 'at', about: 'caseId', own: ['fromId', 'toWorker'], addressed: true, team: { field: 'caseId', member: 'caseId' }, rests: { by: 'at', days: 180 },
})
/** A notice as stored. */
export type Notice = RecordOf<typeof Notice>

/** The notice has been taken back with its trip. */
export const noticeCancelled = problem('notice.cancelled', 409)
/** Only whom a notice is for answers it; others take an answer down with notice.record. */
export const notYours = problem('notice.not_yours', 403)
/** It has been answered: an answer by word of mouth is taken down once; whom it is for may still answer otherwise. */
export const answeredAlready = problem('notice.answered_already', 409)
/** This notice tells something; it asks for no answer. */
export const asksNothing = problem('notice.asks_nothing', 409)

/** To whom a notice goes: one worker, or the holders of a role in a place. */
export type Addressee = { worker: Id; name: string; region: Region } | { role: 'lurah' | 'ketua_rt' | 'ketua_rw'; region: Region; rt?: string | null; rw?: string | null; name?: string }
/** What a notice says and what it is about. */
export type Message = { code: string; asks?: boolean; day?: string | null; tripId?: Id | null; caseId?: Id | null; visitId?: Id | null; sealed?: boolean; told?: z.infer<typeof Told> }

/** Tells someone something; the notice is shared at once when the addressee has an account. A moment told as a day is a fault of the program and goes no further. */
export function tell(moment: Moment, to: Addressee, message: Message, hasAccount = true): Change {
  const told = Told.parse(message.told ?? {})
  const address = 'worker' in to ? { toWorker: to.worker, toName: to.name || null } : { toRole: to.role, rt: to.rt, rw: to.rw, toName: to.name }
  return add(Notice, {
    id: moment.newId(), region: to.region, ...address, code: message.code, fromId: moment.actor.workerId, asks: message.asks ?? false,
    state: hasAccount ? 'dibagikan' : 'belum_dibagikan', sharedAt: hasAccount ? moment.now : null, sharedBy: hasAccount ? 'aplikasi' : null,
    day: message.day, tripId: message.tripId, caseId: message.caseId, visitId: message.visitId, sealed: message.sealed ?? false, told, at: moment.now, answeredOrally: false, cancelled: false,
  })
}

/** Finds who holds the kelurahan and RT posts of some places today, to tell whether a notice reaches an account. */
export async function holders(moment: Moment, roles: readonly string[], regions: readonly Region[]): Promise<RecordOf<typeof Post>[]> {
  const posts = await moment.desk.findInHouse(Post, { role: roles as never, region: regions })
  return posts.filter(post => post.line === 'area' && isLive(post, moment.today(post.region)))
}

/** Marks a notice as shared outside the app: copied, WhatsApp, SMS, telephone or face to face. */
export const share = action('notice.share', z.strictObject({ noticeId: id(), by: oneOf(CHANNELS) }), async ({ desk, allow, now }, input) => {
  const notice = await desk.get(Notice, input.noticeId)
  allow('notice.share', notice.region)
  const moved = notice.state === 'belum_dibagikan' ? { state: 'dibagikan' as const, sharedAt: now } : {}
  return { changes: [set(Notice, notice, { ...moved, sharedBy: input.by })] }
})

/** Records that the addressee opened the notice; only the addressee's own opening counts. */
export const open = action('notice.open', z.strictObject({ noticeId: id() }), async ({ desk, actor, now }, input) => {
  const notice = await desk.get(Notice, input.noticeId)
  if (notice.openedAt || !isAddressee(notice, actor)) return { changes: [] }
  return { changes: [set(Notice, notice, { openedAt: now, state: notice.state === 'dijawab' ? 'dijawab' : 'dibuka' })] }
})

/** Tells whether the kelurahan that a notice is for has no live post of its own: then the kecamatan may answer in its place. */
export async function isHeadless(moment: Moment, notice: Pick<Notice, 'toRole' | 'region'>): Promise<boolean> {
  return notice.toRole === 'lurah' && (await holders(moment, ['lurah', 'kasi_kesra'], [notice.region])).length === 0
}

/** Answers an announced visit: diketahui, mohon ditunda with a time proposed, or mendampingi; nobody is blocked by it. */
export const answer = action('notice.answer', z.strictObject({
  noticeId: id(), answer: oneOf(ANSWERS), proposedDay: maybe(day()), proposedFrom: maybe(clock()), note: maybe(text(300)),
}), async (moment, input) => {
  const notice = await moment.desk.get(Notice, input.noticeId)
  if (!isAddressee(notice, moment.actor) && !(standsIn(moment.actor, notice) && await isHeadless(moment, notice))) throw notYours({ noticeId: notice.id })
  return answered(moment, notice, input)
})

/** Records an answer given by WhatsApp, SMS, telephone or face to face: by whom, how and when; it counts fully and is shown as lisan. */
export const recordAnswer = action('notice.record', z.strictObject({
  noticeId: id(), answer: oneOf(ANSWERS), by: oneOf(ORAL_CHANNELS), who: text(120), givenAt: maybe(instant()), proposedDay: maybe(day()), proposedFrom: maybe(clock()), note: maybe(text(300)),
}), async (moment, { by, who, givenAt, ...input }) => {
  const notice = await moment.desk.get(Notice, input.noticeId)
  if (notice.fromId !== moment.actor.workerId) moment.allow('notice.record', notice.region)
  if (notice.state === 'dijawab') throw answeredAlready({ noticeId: notice.id, name: notice.answeredBy, by: notice.recordedBy ?? notice.answeredBy })
  if (givenAt && Date.parse(givenAt) > Date.parse(moment.now)) throw faulty({ at: 'givenAt', rule: 'not_yet' })
  if (givenAt && Date.parse(givenAt) < Date.parse(notice.at)) throw faulty({ at: 'givenAt', rule: 'before_notice' })
  return answered(moment, notice, input, { who, by, at: givenAt ?? moment.now })
})

type Answer = { answer: (typeof ANSWERS)[number]; proposedDay?: string | null; proposedFrom?: string | null; note?: string | null }

function answered(moment: Moment, notice: Notice, { answer: said, proposedDay, proposedFrom, note }: Answer, orally?: { who: string; by: string; at: string }) {
  const who = orally?.who ?? moment.actor.name
  const at = orally?.at ?? moment.now
  if (!notice.asks) throw asksNothing({ noticeId: notice.id })
  if (notice.cancelled) throw noticeCancelled({ noticeId: notice.id })
  if (proposedDay && proposedDay < moment.today(notice.region)) throw faulty({ at: 'proposedDay', rule: 'past_day' })
  const patch = {
    state: 'dijawab' as const, answer: said, answeredAt: at, answeredBy: who, answeredOrally: !!orally, answeredVia: orally?.by, recordedBy: orally ? moment.actor.name : null, proposedDay, proposedFrom, note,
    // what was answered was told: whoever answers by word of mouth has not opened it for that
    openedAt: orally ? notice.openedAt : notice.openedAt ?? at, sharedAt: notice.sharedAt ?? at, sharedBy: notice.sharedBy ?? orally?.by ?? 'aplikasi',
  }
  const back = notice.fromId === moment.actor.workerId ? [] : [tell(moment, { worker: notice.fromId, name: '', region: notice.region }, {
    code: 'notice.answered', tripId: notice.tripId, caseId: notice.caseId, sealed: notice.sealed, day: notice.day,
    told: { otherName: who, otherPillar: notice.toRole, answer: said, day: proposedDay ?? notice.day, from: proposedFrom },
  })]
  return { changes: [set(Notice, notice, patch)], notices: back }
}

/** Tells whether a notice is addressed to the actor, by name or through a live post. */
export function isAddressee(notice: Notice, actor: Moment['actor']): boolean {
  if (notice.toWorker) return notice.toWorker === actor.workerId
  const roles = notice.toRole === 'lurah' ? ['lurah', 'kasi_kesra'] : [notice.toRole]
  return actor.posts.some(post => roles.includes(post.role) && covers(post.region, notice.region) && (!post.rt || post.rt === notice.rt) && (!post.rw || post.rw === notice.rw))
}

/** The moment at which an answer by word of mouth was given, as far as whoever records it says; null is now. */
export function givenAt(place: Region, day: string, clock: string, now: string): string | null {
  if (!day) return null
  const said = momentAt(place, day, clock || '23:59')
  return !clock && said > now ? null : said
}

/** Tells whether a notice has been told to somebody who has not answered; one that was never shared is nobody's silence. */
export function isSilent(notice: Pick<Notice, 'state' | 'cancelled'>): boolean {
  return !notice.cancelled && (notice.state === 'dibagikan' || notice.state === 'dibuka')
}

const STAND_IN = { verb: 'notice.stand_in' } as const
/** Tells whether the actor sits at the kecamatan of a notice. */
export function standsIn(actor: Moment['actor'], { region }: Pick<Notice, 'region'>): boolean {
  return postFor(rights, actor, STAND_IN.verb, region) !== undefined
}

/** Counts how many whole hours a notice has waited for an answer. */
export function waitingHours(notice: Pick<Notice, 'at' | 'sharedAt'>, now: string): number {
  return Math.max(0, Math.floor((Date.parse(now) - Date.parse(notice.sharedAt ?? notice.at)) / 3_600_000))
}


import * as z from 'zod/mini'
import { day, flag, id, ids, instant, int, maybe, oneOf, part, pattern, region, secret, text, texts } from '#kernel/fields.ts'
import { kind, type RecordOf } from '#kernel/record.ts'
import { DELEGATIONS } from '#slices/workers/rules.ts'
import { ROLES } from '#src/rights.ts'

/** What is sent: an instruction, one passed on, an agreement of both sides, an announcement, or a request upward. */
export const SORTS = ['arahan', 'disposisi', 'kesepakatan', 'pengumuman', 'permintaan'] as const
/** Where a recipient stands: not opened yet, then the five states; or let go by the sender, or withdrawn for all. */
export const HEARING_STAGES = ['terkirim', 'didengar', 'dimengerti', 'disetujui', 'dilaksanakan', 'dipelihara', 'dilepas', 'dicabut'] as const
/** Whose move it is. */
export const TURNS = ['penerima', 'pengirim', 'selesai'] as const
/** A restatement waits for the sender, was accepted, or was answered with a clarification. */
export const RESTATED = ['menunggu', 'diterima', 'dijelaskan'] as const
/** What a recipient says instead of agreeing: something stands in the way, or a proposal. */
export const OBJECTIONS = ['kendala', 'usul'] as const

const Wordings = z.array(z.object({ subject: z.string(), text: z.string(), due: z.nullish(z.string()), at: z.string(), byName: z.string(), reason: z.nullish(z.string()) }))
/** One wording of a sent text; the last one holds, those before it are shown struck through. */
export type Wording = z.infer<typeof Wordings>[number]
const Trail = z.array(z.object({ stage: z.string(), wording: z.int(), at: z.string(), byName: z.string(), via: z.nullish(z.string()) }))
const Chain = z.array(z.object({ id: z.string(), fromName: z.string(), fromRole: z.nullish(z.string()), sort: z.string(), at: z.string(), text: z.nullish(z.string()), /** The text is another one than was passed on: it has been corrected since. */ corrected: z.nullish(z.boolean()) }))
/** The hash of a file's bytes, which is its name wherever it lies. */
export const fileHash = () => pattern(/^[0-9a-f]{64}$/, 'sha256')
/** What may be attached to a directive: a document or a picture. */
export const ATTACHED = ['application/pdf', 'image/jpeg', 'image/png', 'image/webp'] as const
const attachment = { sha256: fileHash(), name: text(120), type: oneOf(ATTACHED), size: int(1, 10_485_760) }
const Attached = z.object({ ...attachment, /** The directive beside which its bytes lie, when it was passed on. */ of: z.nullish(z.string()) })
/** One attachment: it belongs to what was sent, so its hash never changes. */
export type Attachment = z.infer<typeof Attached>
/** A directive bears so many attachments, a hearing so many pictures of its evidence. */
export const MOST_FILES = 5
/** What is attached, in an input. */
export const attachedField = () => part(z.array(z.strictObject(attachment)).check(z.maxLength(MOST_FILES)))
/** Whom words are for, in parts; all that a part names must hold of a post. */
export const Part = z.strictObject({ worker: maybe(id()), post: maybe(id()), unit: maybe(id()), pillar: maybe(text(40)), role: maybe(oneOf(ROLES)), region: maybe(region()) })
/** One part of an audience. */
export type Part = z.infer<typeof Part>

const sent = {
  sort: oneOf(SORTS), fromId: id(), fromName: text(120), fromRole: maybe(text(40)), delegation: maybe(oneOf(DELEGATIONS)), forName: maybe(text(120)),
  subject: text(160), wordings: part(Wordings), due: maybe(day()), duty: maybe(text(300)), basis: maybe(text(200)), caseId: maybe(id()), visitId: maybe(id()), sourceKind: maybe(text(40)), sourceId: maybe(id()), chain: part(Chain), attachments: maybe(part(z.array(Attached))), sealed: flag(), at: instant(),
}

/** A sent word: whoever it is for has a hearing of it; its wordings never change, a correction appends one. */
export const Directive = kind('directive', {
  table: 'directives',
  fields: { ...sent, reviewDays: maybe(int(1, 730)), parentId: maybe(id()), audience: part(z.array(Part)), ownerIds: ids(5), total: int(0, 100_000), homes: part(z.array(z.int())), state: oneOf(['berjalan', 'dicabut']), stateReason: maybe(text(300)) },
  trace: [], brief: ['sort', 'fromId', 'fromName', 'fromRole', 'delegation', 'forName', 'subject', 'wordings', 'due', 'duty', 'basis', 'total', 'state', 'stateReason', 'chain', 'attachments', 'sealed', 'at'],
  list: ['sort', 'fromId', 'fromName', 'fromRole', 'delegation', 'forName', 'subject', 'due', 'total', 'state', 'at'],
  filters: ['region', 'sort', 'fromId', 'state', 'caseId', 'sourceId', 'parentId'], order: 'at', about: 'caseId', own: ['fromId'], team: { field: 'caseId', member: 'caseId' },
  rests: { by: 'at', days: 365 },
})
/** A directive as stored. */
export type Directive = RecordOf<typeof Directive>

/** How one recipient stands to one directive: five states with who and when, on which wording, and what is between the two. It carries the words, so that it is whole on a telephone and in another home. */
export const Hearing = kind('hearing', {
  table: 'hearings',
  fields: {
    ...sent, directiveId: id(), workerId: id(), workerName: text(120), postId: maybe(id()), role: maybe(text(40)), pillar: maybe(text(40)),
    stage: oneOf(HEARING_STAGES), wording: int(0, 200), turn: oneOf(TURNS), anew: flag(), owner: flag(), reviewDays: maybe(int(1, 730)), reviewDay: maybe(day()),
    heardAt: maybe(instant()), understoodAt: maybe(instant()), agreedAt: maybe(instant()), doneAt: maybe(instant()), keptAt: maybe(instant()), trail: part(Trail),
    restated: maybe(oneOf(RESTATED)), restatement: maybe(secret(text(1000))), voice: maybe(text(64)), clarification: maybe(secret(text(1000))),
    objection: maybe(oneOf(OBJECTIONS)), reason: maybe(secret(text(1000))), reply: maybe(secret(text(1000))), evidence: maybe(secret(text(1000))), evidenceVisitId: maybe(id()), /** Pictures that show it, by the hashes of their bytes; they may still be on their way. */ evidenceFiles: maybe(texts(64, MOST_FILES)), passedId: maybe(id()),
    /** What follows a hearing in another home: words that went upward; nobody here is its recipient. */ mirrorOf: maybe(id()), followedAt: maybe(instant()),
  },
  trace: [],
  brief: ['directiveId', 'sort', 'fromId', 'fromName', 'fromRole', 'delegation', 'forName', 'subject', 'due', 'workerId', 'workerName', 'role', 'pillar', 'stage', 'wording', 'anew', 'owner', 'reviewDay', 'heardAt', 'understoodAt', 'agreedAt', 'doneAt', 'keptAt', 'mirrorOf', 'sealed', 'at'],
  list: ['directiveId', 'sort', 'fromId', 'fromName', 'fromRole', 'delegation', 'forName', 'subject', 'due', 'workerId', 'workerName', 'role', 'pillar', 'stage', 'wording', 'anew', 'owner', 'reviewDay', 'heardAt', 'understoodAt', 'agreedAt', 'doneAt', 'keptAt', 'mirrorOf', 'at'],
  filters: ['region', 'directiveId', 'workerId', 'fromId', 'stage', 'turn', 'sort', 'sourceId', 'caseId'], order: 'at', about: 'caseId', subject: 'workerId', own: ['workerId', 'fromId'], team: { field: 'caseId', member: 'caseId' }, unique: [['directiveId', 'workerId']],
  rests: { by: 'at', days: 180, when: { field: 'turn', values: ['selesai'] } },
})
/** A hearing as stored. */
export type Hearing = RecordOf<typeof Hearing>

/** The record beside which the bytes of a file lie that a hearing or a directive names; nothing when it names none such. */
export function fileAsked(record: Pick<Directive, 'id' | 'attachments'> & Partial<Pick<Hearing, 'directiveId' | 'voice' | 'evidenceFiles' | 'mirrorOf'>>, sha256: string): string | undefined {
  const attached = record.attachments?.find(one => one.sha256 === sha256)
  if (attached) return attached.of ?? record.directiveId ?? record.id
  return record.voice === sha256 || record.evidenceFiles?.includes(sha256) ? record.mirrorOf ?? record.id : undefined
}

/** That somebody who waits has reminded somebody, once in so many days; read by whoever sent it alone. */
export const Reminder = kind('reminder', {
  table: 'reminders',
  fields: { aboutKind: text(40), aboutId: id(), toId: id(), toName: text(120), byId: id(), named: flag(), caseId: maybe(id()), sealed: flag(), at: instant() },
  trace: [], brief: [], list: ['aboutKind', 'aboutId', 'toName', 'named', 'at'], filters: ['region', 'aboutId'], order: 'at', own: ['byId'], team: { field: 'caseId', member: 'caseId' }, rests: { by: 'at', days: 60 },
})
/** A reminder as stored. */
export type Reminder = RecordOf<typeof Reminder>

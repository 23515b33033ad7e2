import * as z from 'zod/mini'
import { day, flag, id, identityNumber, ids, instant, int, maybe, named, oneOf, part, secret, someOf, text, texts } from '#kernel/fields.ts'
import { kind, type RecordOf } from '#kernel/record.ts'

/** What is referred: one service beside our own work, the handling of the case, or the whole case to another office. */
export const REFERRAL_SORTS = ['layanan', 'penanganan', 'alih'] as const
/** Where a referral, and what arrived of it, stands. */
export const REFERRAL_STAGES = ['terkirim', 'dibaca', 'diterima', 'dilayani', 'umpan_balik', 'selesai', 'ditolak', 'diteruskan', 'dicabut'] as const
/** One of these. */
export type ReferralStage = (typeof REFERRAL_STAGES)[number]
/** Why somebody does not take it. */
export const REFUSALS = ['penuh', 'bukan_kewenangan', 'syarat_kurang', 'tidak_sesuai', 'tidak_ditemukan', 'lainnya'] as const
/** To whom: a unit or office with accounts, or a body without one. */
export const TARGETS = ['unit', 'kantor', 'lembaga'] as const
/** Bodies that have no account here. */
export const BODIES = ['puskesmas', 'rumah_sakit', 'baznas', 'dukcapil', 'kepolisian', 'lks', 'sekolah', 'lainnya'] as const
/** What the sender lets the receiver see until the referral ends. */
export const SHARED = ['identitas', 'nik', 'alamat', 'kebutuhan', 'asesmen', 'rencana', 'dokumen'] as const
/** How an answer came that somebody else took down. */
export const HEARD_VIA = ['telepon', 'whatsapp', 'surat', 'tatap_muka'] as const

/** What is shown of somebody referred: what was ticked, and nothing else. */
export const Snapshot = z.strictObject({
  name: maybe(text(120)), sex: maybe(oneOf(['L', 'P'])), bornYear: maybe(int(1900, 2100)), phone: maybe(text(24)), address: maybe(text(400)), needs: maybe(texts(40, 12)), types: maybe(texts(12, 12)),
  assessment: maybe(text(4000)), goal: maybe(text(2000)), documents: maybe(texts(160, 20)), tasks: maybe(z.array(z.strictObject({ what: text(300), due: day() })).check(z.maxLength(40))),
})
/** A snapshot as it is read. */
export type Snapshot = z.infer<typeof Snapshot>

const Chain = z.array(z.object({ nth: z.int(), receptionId: z.string(), to: z.string(), stage: z.enum(REFERRAL_STAGES), step: z.int(), refusal: z.nullish(z.string()), at: z.string() }))
/** Every place that a referral has been at, in its order, as far as its sender has been told. */
export type Chain = z.infer<typeof Chain>

/** A day on which an office does not work; clocks in working days pass it over. */
export const Holiday = kind('holiday', {
  table: 'holidays',
  fields: { day: day(), name: text(120), dropped: flag(), byName: text(120) },
  trace: ['day', 'name', 'dropped'], brief: ['byName'], list: ['day', 'name', 'dropped', 'byName'], filters: ['region', 'dropped'], order: 'day', unique: [['day']],
})
/** A day off as stored. */
export type Holiday = RecordOf<typeof Holiday>

/** Rujukan keluar: what an office asks another for, with every place it has been at; it hangs on the case and bears its seal. */
export const Referral = kind('referral', {
  table: 'referrals',
  fields: {
    sort: oneOf(REFERRAL_SORTS), caseId: id(), personId: maybe(id()), householdId: maybe(id()), subjectId: id(), who: named(text(160)), rt: maybe(text(3)), toSort: oneOf(TARGETS), toName: text(160), body: maybe(oneOf(BODIES)), share: someOf(SHARED), reason: maybe(secret(text(2000))),
    unconsented: maybe(secret(text(300))), mayForward: flag(), wanted: maybe(day()), answerDays: int(1, 60), feedbackDays: int(1, 250), stage: oneOf(REFERRAL_STAGES), stageAt: instant(), due: maybe(day()), wakeDay: maybe(day()), late: int(0, 9), refusal: maybe(oneOf(REFUSALS)), chain: part(Chain),
    fromId: id(), fromName: text(120), fromPillar: maybe(text(40)), ownerId: id(), ownerName: text(120), at: instant(), endedAt: maybe(instant()), letterId: maybe(id()), sealed: flag(),
  },
  trace: [], brief: ['sort', 'caseId', 'who', 'toSort', 'toName', 'body', 'share', 'stage', 'stageAt', 'due', 'late', 'refusal', 'fromName', 'fromPillar', 'ownerName', 'at', 'endedAt', 'letterId', 'sealed'],
  list: ['sort', 'caseId', 'who', 'toSort', 'toName', 'body', 'stage', 'stageAt', 'due', 'late', 'refusal', 'fromName', 'ownerName', 'at', 'endedAt', 'letterId'],
  filters: ['region', 'caseId', 'stage', 'sort', 'ownerId', 'late'], order: 'at', about: 'caseId', subject: 'subjectId', own: ['fromId', 'ownerId'], team: { field: 'caseId', member: 'caseId' }, hidden: ['wakeDay'],
  rests: { by: 'stageAt', days: 90, when: { field: 'stage', values: ['selesai', 'ditolak', 'dicabut'] } },
})
/** A referral as stored. */
export type Referral = RecordOf<typeof Referral>

/** One line of what became of a referral: who said what, where it then stood. */
export const ReferralStep = kind('referral_step', {
  table: 'referral_steps',
  fields: { referralId: id(), caseId: id(), subjectId: id(), nth: int(0, 40), stage: oneOf(REFERRAL_STAGES), toName: text(160), refusal: maybe(oneOf(REFUSALS)), text: maybe(secret(text(2000))), byName: text(160), via: maybe(oneOf(HEARD_VIA)), at: instant(), sealed: flag() },
  trace: [], brief: ['referralId', 'nth', 'stage', 'toName', 'refusal', 'byName', 'via', 'at'], list: ['referralId', 'nth', 'stage', 'toName', 'refusal', 'byName', 'via', 'at'],
  filters: ['region', 'referralId', 'caseId'], order: 'at', about: 'caseId', subject: 'subjectId', team: { field: 'caseId', member: 'caseId' }, rests: { by: 'at', days: 180 },
})
/** A line as stored. */
export type ReferralStep = RecordOf<typeof ReferralStep>

/** Rujukan masuk: what lies before whoever is asked, in their own home. It shows what the sender ticked until the referral ends, and then nothing of anybody. A confidential one is read by those it names alone. */
export const Reception = kind('reception', {
  table: 'receptions',
  fields: {
    referralId: id(), nth: int(0, 40), step: int(0, 200), caseId: maybe(id()), subjectId: id(), sort: oneOf(REFERRAL_SORTS), fromOffice: text(160), fromName: text(120), fromPhone: maybe(text(40)), urgency: text(20), who: maybe(named(text(160))), nik: maybe(identityNumber()), snapshot: maybe(secret(part(Snapshot))), reason: maybe(secret(text(2000))),
    share: someOf(SHARED), mayForward: flag(), wanted: maybe(day()), unitId: maybe(id()), toName: text(160), body: maybe(oneOf(BODIES)), answerDays: int(1, 60), feedbackDays: int(1, 250), stage: oneOf(REFERRAL_STAGES), stageAt: instant(), due: maybe(day()), wakeDay: maybe(day()), late: int(0, 9),
    at: instant(), readAt: maybe(instant()), answeredAt: maybe(instant()), answeredBy: maybe(text(160)), refusal: maybe(oneOf(REFUSALS)), answer: maybe(secret(text(2000))), startedAt: maybe(instant()), endedAt: maybe(instant()), nextId: maybe(id()), nextTo: maybe(text(160)), caseHereId: maybe(id()), takerId: maybe(id()), receiverIds: ids(40), sealed: flag(),
  },
  trace: [], brief: ['referralId', 'sort', 'fromOffice', 'fromName', 'fromPhone', 'urgency', 'who', 'share', 'wanted', 'unitId', 'toName', 'body', 'stage', 'stageAt', 'due', 'late', 'at', 'answeredAt', 'answeredBy', 'refusal', 'endedAt', 'nextTo', 'sealed'],
  list: ['referralId', 'sort', 'fromOffice', 'fromName', 'urgency', 'who', 'unitId', 'toName', 'body', 'stage', 'stageAt', 'due', 'late', 'at', 'answeredBy', 'refusal', 'endedAt', 'nextTo'],
  filters: ['region', 'stage', 'unitId', 'referralId', 'sort', 'late'], order: 'at', about: 'caseId', subject: 'subjectId', own: ['receiverIds'], entrusted: 'receiverIds', team: { field: 'caseId', member: 'caseId' }, hidden: ['wakeDay', 'step', 'takerId'],
  rests: { by: 'stageAt', days: 60, when: { field: 'stage', values: ['selesai', 'ditolak', 'dicabut', 'diteruskan'] } },
})
/** What arrived, as stored. */
export type Reception = RecordOf<typeof Reception>

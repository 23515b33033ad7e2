import * as z from 'zod/mini'
import { clock, day, flag, id, ids, instant, int, maybe, oneOf, part, secret, text } from '#kernel/fields.ts'
import { kind, type RecordOf } from '#kernel/record.ts'
import { Part } from '#slices/directives/kinds.ts'
import { sha256 } from '#slices/trips/kinds.ts'
import { phoneNumber } from '#slices/workers/rules.ts'

/** What people meet for. */
export const MEETING_SORTS = ['rakor', 'silaturahmi', 'pembinaan', 'apel', 'halal_bihalal', 'tur', 'sinau_bareng', 'lainnya'] as const
/** The stations of a meeting. */
export const MEETING_STATES = ['direncanakan', 'berlangsung', 'selesai', 'batal'] as const
/** What somebody invited answers. */
export const REPLIES = ['menunggu', 'hadir', 'mewakilkan', 'berhalangan'] as const
/** Whether somebody was there: oneself, somebody else in one's place, or not. */
export const PRESENCES = ['belum', 'hadir', 'diwakili', 'tidak_hadir'] as const
/** How somebody's presence was taken: the code that the meeting shows, the person's own QR, or by hand. */
export const VIAS = ['kode', 'qr', 'tangan'] as const
/** Why somebody stands on the list: invited, in somebody's place, came uninvited, or a guest without an account. */
export const ORIGINS = ['undangan', 'pengganti', 'datang', 'tamu'] as const
/** What a point of the agenda is about. */
export const POINT_SORTS = ['isu', 'arahan', 'pembicara', 'bebas', 'ikrar'] as const
/** A line of the minutes is a note or a decision. */
export const LINE_SORTS = ['catatan', 'keputusan'] as const
/** Texts that are read out together. */
export const PLEDGE_SORTS = ['ikrar', 'kode_etik'] as const

const Quotas = z.array(z.strictObject({ pillar: text(40), most: int(1, 1000) })).check(z.maxLength(30))
/** How many of each pillar may come. */
export type Quota = z.infer<typeof Quotas>[number]
/** Quotas in an input. */
export const quotasField = () => part(Quotas)
/** How a series comes back: every so many weeks on a weekday (1 is Monday), or every so many months on the nth of a weekday (5 is the last). */
export const Rule = z.strictObject({ every: oneOf(['minggu', 'bulan']), step: int(1, 12), weekday: int(1, 7), nth: maybe(int(1, 5)) })
/** A rule as stored. */
export type Rule = z.infer<typeof Rule>

/** What a meeting and a series say alike. */
const common = {
  title: text(160), sort: oneOf(MEETING_SORTS), place: text(160), from: clock(), to: clock(), theme: maybe(text(300)), contact: maybe(text(160)),
  leaderId: id(), leaderName: text(120), leaderRole: maybe(text(40)), notetakerId: maybe(id()), notetakerName: maybe(text(120)), byId: id(), audience: part(z.array(Part)), quotas: part(Quotas),
}

/** A forum that comes back; the next meeting is made by its rule. */
export const Series = kind('meeting_series', {
  table: 'meeting_series',
  fields: { ...common, rule: part(Rule), first: day(), until: maybe(day()), state: oneOf(['berjalan', 'berakhir']), reason: maybe(text(300)), at: instant() },
  trace: [], brief: ['title', 'sort', 'place', 'from', 'to', 'rule', 'first', 'until', 'leaderName', 'state'], list: ['title', 'sort', 'place', 'from', 'to', 'rule', 'first', 'until', 'leaderName', 'state'],
  filters: ['region', 'sort', 'state'], order: 'at', own: ['leaderId', 'notetakerId', 'byId'], officeOnly: true,
})
/** A series as stored. */
export type Series = RecordOf<typeof Series>

/** One meeting: who leads it, who writes it down, when and where, who may come. Its codes for the list of attendance are known to the house alone, which shows one at a time. */
export const Meeting = kind('meeting', {
  table: 'meetings',
  fields: { ...common, day: day(), replyBy: maybe(day()), seriesId: maybe(id()), previousId: maybe(id()), invited: int(0, 100_000), state: oneOf(MEETING_STATES), reason: maybe(text(300)), startedAt: maybe(instant()), endedAt: maybe(instant()), codes: maybe(text(12_000)), at: instant() },
  trace: [], brief: ['title', 'sort', 'place', 'day', 'from', 'to', 'leaderName', 'state'],
  list: ['title', 'sort', 'place', 'day', 'from', 'to', 'leaderName', 'state', 'seriesId', 'invited'],
  filters: ['region', 'sort', 'state', 'day', 'seriesId', 'leaderId'], order: 'day', own: ['leaderId', 'notetakerId', 'byId'], hidden: ['codes', 'audience'], rests: { by: 'day', days: 180 },
})
/** A meeting as stored. */
export type Meeting = RecordOf<typeof Meeting>

/** One point of the agenda. It may speak of an issue or of a directive, never of a case. */
export const Point = kind('meeting_point', {
  table: 'meeting_points',
  fields: { meetingId: id(), nth: int(0, 10_000), sort: oneOf(POINT_SORTS), title: text(300), issueId: maybe(id()), directiveId: maybe(id()), pledgeId: maybe(id()), speaker: maybe(text(160)), minutes: maybe(int(1, 600)), dropped: flag(), readBy: maybe(text(120)), readAt: maybe(instant()), byName: text(120), at: instant() },
  trace: [], brief: [], list: ['meetingId', 'nth', 'sort', 'title', 'speaker', 'minutes', 'dropped', 'readBy'], filters: ['region', 'meetingId', 'issueId'], order: 'at', rests: { by: 'at', days: 180 },
})
/** A point as stored. */
export type Point = RecordOf<typeof Point>

/** One line of the minutes, beneath a point or at the end. It is never changed: a correction strikes it through and stands beside it. A decision names its directive, which says what becomes of it. */
export const Line = kind('meeting_line', {
  table: 'meeting_lines',
  fields: {
    meetingId: id(), pointId: maybe(id()), sort: oneOf(LINE_SORTS), text: text(4000), byId: id(), byName: text(120), at: instant(), replacesId: maybe(id()), struckAt: maybe(instant()), struckBy: maybe(text(120)), struckReason: maybe(text(300)),
    directiveId: maybe(id()), due: maybe(day()), owners: part(z.array(z.object({ id: z.string(), name: z.string() }))), outcome: maybe(text(20)),
  },
  trace: [], brief: [], list: ['meetingId', 'pointId', 'sort', 'text', 'byName', 'at', 'struckAt', 'directiveId', 'due'], filters: ['region', 'meetingId', 'pointId', 'sort'], order: 'at', own: ['byId'], rests: { by: 'at', days: 180 },
})
/** A line as stored. */
export type Line = RecordOf<typeof Line>

/** One person of a meeting: invited, what was answered, and whether they were there. The leader and whoever takes notes read it like the person it names. */
export const Attendance = kind('attendance', {
  table: 'attendances',
  fields: {
    meetingId: id(), origin: oneOf(ORIGINS), workerId: maybe(id()), workerName: maybe(text(120)), role: maybe(text(40)), pillar: maybe(text(40)), hostIds: ids(5), at: instant(), withdrawn: flag(),
    reply: oneOf(REPLIES), reason: maybe(secret(text(300))), repliedAt: maybe(instant()), late: flag(), seat: maybe(oneOf(['ada', 'tunggu'])), substituteId: maybe(id()), substituteName: maybe(secret(text(120))), forId: maybe(id()), forName: maybe(text(120)),
    presence: oneOf(PRESENCES), attendedAt: maybe(instant()), recordedAt: maybe(instant()), via: maybe(oneOf(VIAS)), takenBy: maybe(text(120)),
    guestName: maybe(secret(text(120))), guestOffice: maybe(text(160)), guestTitle: maybe(text(120)), guestPhone: maybe(secret(phoneNumber())),
  },
  trace: [], brief: [], list: ['meetingId', 'origin', 'workerId', 'workerName', 'role', 'pillar', 'reply', 'repliedAt', 'late', 'seat', 'forName', 'presence', 'attendedAt', 'via', 'guestOffice', 'withdrawn'],
  filters: ['region', 'meetingId', 'workerId', 'pillar', 'reply', 'presence'], order: 'at', subject: 'workerId', own: ['workerId', 'hostIds'], unique: [['meetingId', 'workerId']], rests: { by: 'at', days: 180 },
})
/** Somebody of a meeting as stored. */
export type Attendance = RecordOf<typeof Attendance>

/** A photo of a meeting, of one pillar or of all; without consent it is shown to those who hold the meeting alone. */
export const MeetingPhoto = kind('meeting_photo', {
  table: 'meeting_photos',
  fields: { meetingId: id(), pillar: maybe(text(40)), caption: maybe(text(200)), consent: flag(), byId: id(), byName: text(120), sha256: sha256(), bytes: int(1, 50_000_000), width: int(1, 20_000), height: int(1, 20_000), at: instant() },
  trace: [], brief: [], list: ['meetingId', 'pillar', 'caption', 'consent', 'byName', 'at'], filters: ['region', 'meetingId', 'pillar'], order: 'at', own: ['byId'], unique: [['meetingId', 'sha256']], rests: { by: 'at', days: 180 },
})
/** A photo as stored. */
export type MeetingPhoto = RecordOf<typeof MeetingPhoto>

/** Ikrar and kode etik in the wording that the office entered. */
export const Pledge = kind('pledge', {
  table: 'pledges',
  fields: { sort: oneOf(PLEDGE_SORTS), title: text(160), text: text(6000), ended: flag(), at: instant() },
  trace: [], brief: ['sort', 'title', 'text', 'ended', 'at'], list: ['sort', 'title', 'ended', 'at'], filters: ['region', 'sort', 'ended'], order: 'at',
})
/** A text as stored. */
export type Pledge = RecordOf<typeof Pledge>

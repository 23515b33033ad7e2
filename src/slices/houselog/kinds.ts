import * as z from 'zod/mini'
import { clock, day, flag, id, ids, instant, int, maybe, oneOf, part, pattern, secret, text, texts } from '#kernel/fields.ts'
import { kind, type RecordOf } from '#kernel/record.ts'

/** The units that keep a log: where people live or come to be served. */
export const HOUSE_SORTS = ['upt', 'panti', 'lks', 'rumah_singgah'] as const
/** What is done at a panti, in the words of the field. */
export const ACTIVITIES = ['permakanan', 'perawatan', 'kesehatan', 'bimbingan_sosial', 'bimbingan_mental', 'bimbingan_fisik', 'keterampilan', 'terapi', 'pendidikan', 'rekreasi', 'keluarga', 'lainnya'] as const
/** What a hand-over says of one resident: to be watched, medicine, something else to be done. */
export const CARES = ['risiko', 'obat', 'tugas'] as const
/** What happens at a panti and cannot wait. */
export const EVENTS = ['sakit', 'jatuh', 'luka', 'pergi', 'meninggal', 'kekerasan', 'kebakaran', 'bencana', 'kehilangan', 'lainnya'] as const
/** An incident waits for somebody to answer, is in hand, or over. */
export const INCIDENT_STATES = ['menunggu', 'ditangani', 'selesai'] as const
/** What is looked at on a supervision visit. */
export const CHECKS = ['permakanan', 'kebersihan', 'obat', 'berkas', 'keamanan', 'petugas', 'kegiatan', 'pengaduan', 'hak', 'izin'] as const
/** How a point of the checklist stands. */
export const CHECK_ANSWERS = ['baik', 'sebagian', 'kurang'] as const
/** A supervision visit is planned, done or called off. */
export const SUPERVISION_STATES = ['rencana', 'selesai', 'batal'] as const
/** A finding is open, answered by the panti, or closed by the office. */
export const FINDING_STATES = ['terbuka', 'dijawab', 'selesai'] as const
/** What a target counts: people served, or activities held. */
export const MEASURES = ['orang', 'kegiatan'] as const
/** A note bears so many pictures. */
export const MOST_PICTURES = 3

const Shifts = z.array(z.strictObject({ name: text(24), from: clock() })).check(z.minLength(1), z.maxLength(6))
/** One shift of a panti: its name, and the hour at which it begins. */
export type Shift = z.infer<typeof Shifts>[number]
/** The shifts of a day, in an input. */
export const shiftsField = () => part(Shifts)
/** The hash of a picture's bytes, its name wherever it lies. */
export const pictureHash = () => pattern(/^[0-9a-f]{64}$/, 'sha256')

/** How the log is kept: until when a day is reported, which shifts there are, how long one waits for an answer; for the whole office, or for one house. */
export const LogRule = kind('log_rule', {
  table: 'log_rules',
  fields: { unitId: maybe(id()), cutoff: clock(), shifts: part(Shifts), callMinutes: int(1, 120), byName: text(120), at: instant() },
  trace: [], brief: ['unitId', 'cutoff', 'shifts', 'callMinutes', 'byName', 'at'], list: ['unitId', 'cutoff', 'shifts', 'callMinutes', 'byName', 'at'], filters: ['region', 'unitId'], order: 'at',
})
/** A rule as stored. */
export type LogRule = RecordOf<typeof LogRule>

/** What was done at a house in one shift, in numbers and one line without names; or that there was nothing to tell. */
export const LogNote = kind('log_note', {
  table: 'log_notes',
  fields: {
    unitId: id(), day: day(), shift: text(24), nil: flag(), late: flag(), sort: maybe(oneOf(ACTIVITIES)), served: maybe(int(0, 5000)), text: maybe(text(200)), present: maybe(int(0, 5000)), came: maybe(int(0, 5000)), gone: maybe(int(0, 5000)),
    pictures: maybe(texts(64, MOST_PICTURES)), at: instant(), received: instant(), byId: id(), byName: text(120), struckAt: maybe(instant()), struckBy: maybe(text(120)), struckReason: maybe(text(300)),
  },
  trace: ['unitId', 'day', 'nil', 'late'], brief: ['shift', 'sort', 'served', 'text', 'present', 'came', 'gone', 'pictures', 'at', 'received', 'byName', 'struckAt', 'struckBy', 'struckReason'],
  list: ['unitId', 'day', 'shift', 'nil', 'late', 'sort', 'served', 'text', 'present', 'came', 'gone', 'pictures', 'at', 'received', 'byName', 'struckAt', 'struckReason'],
  filters: ['region', 'unitId', 'day', 'sort', 'nil'], order: 'day', own: ['byId'], rests: { by: 'day', days: 45 },
})
/** A note as stored. */
export type LogNote = RecordOf<typeof LogNote>

/** One shift hands over to the next: what is pending, and the care notes that were open then; the next one says that it has read. */
export const ShiftHandover = kind('shift_handover', {
  table: 'shift_handovers',
  fields: {
    unitId: id(), day: day(), shift: text(24), at: instant(), byId: id(), byName: text(120), calm: flag(), present: maybe(int(0, 5000)), pending: texts(200, 12), careIds: ids(100),
    acceptedAt: maybe(instant()), acceptedById: maybe(id()), acceptedByName: maybe(text(120)), reply: maybe(text(300)),
  },
  trace: [], brief: ['unitId', 'day', 'shift', 'at', 'byId', 'byName', 'calm', 'present', 'pending', 'careIds', 'acceptedAt', 'acceptedById', 'acceptedByName', 'reply'],
  list: ['unitId', 'day', 'shift', 'at', 'byName', 'calm', 'present', 'pending', 'careIds', 'acceptedAt', 'acceptedByName', 'reply'], filters: ['region', 'unitId', 'day'], order: 'at', own: ['byId'], rests: { by: 'day', days: 14 },
})
/** A hand-over as stored. */
export type ShiftHandover = RecordOf<typeof ShiftHandover>

/** What the next shift must know of one resident; it hangs on the case and carries its seal. */
export const CareNote = kind('care_note', {
  table: 'care_notes',
  fields: {
    caseId: id(), unitId: id(), subjectId: id(), sort: oneOf(CARES), what: secret(text(300)), clock: maybe(clock()), daily: flag(), state: oneOf(['terbuka', 'selesai']), day: day(), at: instant(), byId: id(), byName: text(120),
    doneAt: maybe(instant()), doneById: maybe(id()), doneBy: maybe(text(120)), doneNote: maybe(secret(text(300))), sealed: flag(),
  },
  trace: [], brief: ['caseId', 'unitId', 'sort', 'clock', 'daily', 'state', 'day', 'at', 'byName', 'doneAt', 'doneBy', 'sealed'], list: ['caseId', 'unitId', 'sort', 'clock', 'daily', 'state', 'day', 'at', 'byName', 'doneAt', 'doneBy', 'sealed'],
  filters: ['region', 'caseId', 'unitId', 'sort', 'state'], order: 'at', about: 'caseId', subject: 'subjectId', own: ['byId'], team: { field: 'caseId', member: 'caseId' }, rests: { by: 'day', days: 30, when: { field: 'state', values: ['selesai'] } },
})
/** A care note as stored. */
export type CareNote = RecordOf<typeof CareNote>

const Calls = z.array(z.object({ id: z.string(), name: z.string(), role: z.string(), at: z.string() }))
const happened = {
  day: day(), shift: text(24), sort: oneOf(EVENTS), story: maybe(secret(text(2000))), at: instant(), byId: id(), byName: text(120), state: oneOf(INCIDENT_STATES), calls: part(Calls), calledIds: ids(100), nextAt: maybe(instant()),
  takenAt: maybe(instant()), takenById: maybe(id()), takenByName: maybe(text(120)), closedAt: maybe(instant()), closedBy: maybe(text(120)), outcome: maybe(secret(text(2000))),
}
const shown = ['day', 'shift', 'sort', 'at', 'byName', 'state', 'calls', 'nextAt', 'takenAt', 'takenById', 'takenByName', 'closedAt', 'closedBy'] as const

/** Something happened at a house: those on the duty list are called one after the other until one answers. What concerns a resident bears the seal of the case: then the team alone is called and reads it. */
export const Incident = kind('incident', {
  table: 'incidents',
  fields: { unitId: id(), caseId: maybe(id()), ...happened, sealed: flag() },
  trace: [], brief: ['unitId', ...shown, 'sealed'], list: ['unitId', ...shown, 'sealed'], filters: ['region', 'unitId', 'state', 'day'], order: 'at', subject: 'id', own: ['byId', 'calledIds'], team: { field: 'caseId', member: 'caseId' }, hidden: ['caseId'], rests: { by: 'day', days: 90, when: { field: 'state', values: ['selesai'] } },
})
/** An incident as stored. */
export type Incident = RecordOf<typeof Incident>

/** An incident that names somebody who works there: it passes over all of the house and goes to the office. Its house stands in a field of another name, so that the reach of a unit never finds it. */
export const StaffIncident = kind('staff_incident', {
  table: 'staff_incidents',
  fields: { houseId: id(), namedIds: ids(20), ...happened },
  trace: [], brief: ['houseId', ...shown], list: ['houseId', ...shown], filters: ['region', 'houseId', 'state', 'day'], order: 'at', subject: 'id', own: ['byId', 'calledIds'], rests: { by: 'day', days: 90, when: { field: 'state', values: ['selesai'] } },
})
/** Such an incident as stored. */
export type StaffIncident = RecordOf<typeof StaffIncident>

const Checklist = z.array(z.strictObject({ item: z.enum(CHECKS), answer: z.enum(CHECK_ANSWERS), note: maybe(text(200)) })).check(z.maxLength(CHECKS.length))
/** The answers of a checklist, in an input. */
export const checklistField = () => part(Checklist)

/** The office visits a house to look how it is kept. */
export const Supervision = kind('supervision', {
  table: 'supervisions',
  fields: { unitId: id(), day: day(), state: oneOf(SUPERVISION_STATES), byId: id(), byName: text(120), others: maybe(text(200)), checklist: maybe(part(Checklist)), summary: maybe(text(2000)), doneAt: maybe(instant()), reason: maybe(text(300)) },
  trace: [], brief: ['unitId', 'day', 'state', 'byId', 'byName', 'others', 'checklist', 'summary', 'doneAt', 'reason'], list: ['unitId', 'day', 'state', 'byName', 'others', 'summary', 'doneAt', 'reason'], filters: ['region', 'unitId', 'state'], order: 'day', own: ['byId'], rests: { by: 'day', days: 365 },
})
/** A supervision visit as stored. */
export type Supervision = RecordOf<typeof Supervision>

/** What was found, what is to be done about it, by whom, by when; closed by the office. */
export const Finding = kind('finding', {
  table: 'findings',
  fields: {
    supervisionId: id(), unitId: id(), what: text(500), fix: text(500), ownerId: maybe(id()), ownerName: maybe(text(120)), due: day(), state: oneOf(FINDING_STATES), at: instant(), byId: id(), byName: text(120),
    answer: maybe(text(1000)), answeredAt: maybe(instant()), answeredBy: maybe(text(120)), returned: maybe(text(500)), closedAt: maybe(instant()), closedBy: maybe(text(120)), closedNote: maybe(text(500)), remindedDay: maybe(day()),
  },
  trace: [], brief: ['supervisionId', 'unitId', 'what', 'fix', 'ownerId', 'ownerName', 'due', 'state', 'at', 'byId', 'byName', 'answer', 'answeredAt', 'answeredBy', 'returned', 'closedAt', 'closedBy', 'closedNote'],
  list: ['supervisionId', 'unitId', 'what', 'fix', 'ownerId', 'ownerName', 'due', 'state', 'at', 'byName', 'answer', 'answeredAt', 'answeredBy', 'returned', 'closedAt', 'closedBy', 'closedNote'],
  filters: ['region', 'unitId', 'supervisionId', 'state', 'ownerId'], order: 'due', own: ['ownerId', 'byId'], rests: { by: 'due', days: 180, when: { field: 'state', values: ['selesai'] } },
})
/** A finding as stored. */
export type Finding = RecordOf<typeof Finding>

/** How much a house, or all houses of a bidang, are to reach in a year. */
export const LogTarget = kind('log_target', {
  table: 'log_targets',
  fields: { year: int(2000, 2199), unitId: maybe(id()), bidang: maybe(oneOf(['rehsos', 'linjamsos', 'dayasos', 'pfm'])), sort: maybe(oneOf(ACTIVITIES)), measure: oneOf(MEASURES), amount: int(1, 10_000_000), ended: flag(), byName: text(120), at: instant() },
  trace: [], brief: ['year', 'unitId', 'bidang', 'sort', 'measure', 'amount', 'ended', 'byName', 'at'], list: ['year', 'unitId', 'bidang', 'sort', 'measure', 'amount', 'ended', 'byName', 'at'], filters: ['region', 'year', 'unitId', 'bidang', 'ended'], order: 'at',
})
/** A target as stored. */
export type LogTarget = RecordOf<typeof LogTarget>

import * as z from 'zod/mini'
import { clock, day, flag, id, ids, instant, int, maybe, oneOf, part, pattern, rtNumber, secret, text } from '#kernel/fields.ts'
import { kind, type RecordOf } from '#kernel/record.ts'

/** A visit to people, or a meeting with a group; meetings never raise an overlap. */
export const TRIP_SORTS = ['kunjungan', 'pertemuan'] as const
/** What a trip is for. */
export const PURPOSES = ['penjangkauan', 'asesmen', 'pendampingan', 'monitoring', 'bantuan', 'bina_lanjut', 'pertemuan', 'lainnya'] as const
/** Sent by letter, or the volunteer's own right; both count fully. */
export const BASES = ['surat_tugas', 'inisiatif'] as const
/** Pairs of which both visits still stand: found when nobody could be asked, or kept with a reason. */
export const STANDING = ['belum', 'tetap'] as const
/** Why two visits to one family may both go on. */
export const KEEP_REASONS = ['beda_tujuan', 'darurat', 'permintaan_keluarga', 'sudah_sepakat', 'jadwal_tetap'] as const
/** Why nobody was told before. */
export const UNTOLD_REASONS = ['darurat', 'diminta_warga', 'kebetulan_lewat', 'tanpa_sinyal', 'lainnya'] as const

/** Why an office planner asks nobody of those posted there to come along. */
export const NO_INVITE_REASONS = ['sudah_dihubungi', 'cukup_petugas', 'permintaan_keluarga', 'mendesak', 'lainnya'] as const
/** What became of an invitation. */
export const INVITE_STATES = ['menunggu', 'ikut', 'tidak_bisa', 'batal'] as const
/** Why somebody cannot come along. */
export const DECLINE_REASONS = ['jadwal_lain', 'sakit', 'jarak', 'lainnya'] as const

const Goer = z.object({ id: z.string(), name: z.string(), pillar: z.nullish(z.string()) })
const Goers = z.array(Goer)
const Correction = z.array(z.object({ field: z.string(), was: z.unknown(), becomes: z.unknown(), reason: z.string(), byName: z.string(), at: z.string() }))
/** The hash of a photo's bytes as they were sent: 64 hexadecimal digits, for it becomes part of a file's name. */
export const sha256 = () => pattern(/^[0-9a-f]{64}$/, 'sha256')
/** A position taken on a press. */
const Position = z.object({ lat: z.number().check(z.gte(-90), z.lte(90)), lon: z.number().check(z.gte(-180), z.lte(180)), accuracy: z.number().check(z.gte(0), z.lte(100_000)) })
/** The position part, for inputs. */
export const positionField = () => secret(part(Position))

/** One going-out on one day and window: a lead, joiners with equal credit, one or several cases or an area. */
export const Trip = kind('trip', {
  table: 'trips',
  fields: {
    sort: oneOf(TRIP_SORTS), day: day(), from: clock(), to: clock(), leadId: id(), leadName: text(120), leadPillar: maybe(text(40)), joinerIds: ids(30), joiners: part(Goers),
    purpose: oneOf(PURPOSES), purposeNote: maybe(text(300)), basis: oneOf(BASES), letter: maybe(text(120)), rt: maybe(rtNumber()), rw: maybe(rtNumber()), households: int(0, 200), plannedById: id(), state: oneOf(['rencana', 'selesai', 'batal']),
    announced: flag(), untoldReason: maybe(oneOf(UNTOLD_REASONS)), noInvite: maybe(oneOf(NO_INVITE_REASONS)), cancelReason: maybe(text(300)), sealed: flag(), caseId: maybe(id()), at: instant(),
  },
  trace: ['day', 'from', 'to', 'leadPillar', 'sort', 'state'],
  brief: ['leadId', 'leadName', 'joinerIds', 'joiners', 'purpose', 'basis', 'rt', 'rw', 'households', 'announced', 'plannedById', 'sealed'],
  list: ['day', 'from', 'to', 'leadName', 'leadPillar', 'joiners', 'purpose', 'basis', 'rt', 'households', 'sort', 'state', 'announced', 'sealed'],
  filters: ['region', 'day', 'leadId', 'state'], order: 'day', own: ['leadId', 'joinerIds', 'plannedById'], team: { field: 'caseId', member: 'caseId' }, rests: { by: 'day', days: 180 },
})
/** A trip as stored. */
export type Trip = RecordOf<typeof Trip>

/** One case met, or to be met, on one trip; or the area part of a trip. It carries its report. */
export const Visit = kind('visit', {
  table: 'visits',
  fields: {
    tripId: id(), caseId: maybe(id()), householdId: maybe(id()), personId: maybe(id()), subjectId: id(), rt: maybe(rtNumber()), rw: maybe(rtNumber()), sort: oneOf(TRIP_SORTS),
    day: day(), from: clock(), to: clock(), leadId: id(), leadName: text(120), leadPillar: maybe(text(40)), joinerIds: ids(30), purpose: oneOf(PURPOSES), sealed: flag(),
    state: oneOf(['rencana', 'selesai', 'tidak_bertemu', 'batal']), announced: flag(), untoldReason: maybe(oneOf(UNTOLD_REASONS)),
    met: maybe(secret(text(300))), findings: maybe(secret(text(4000))), actions: maybe(secret(text(4000))), obstacles: maybe(secret(text(2000))), position: maybe(secret(part(Position))),
    reportedAt: maybe(instant()), reportedById: maybe(id()), reportedByName: maybe(text(120)), corrections: part(Correction),
  },
  trace: ['tripId', 'day', 'from', 'to', 'leadPillar', 'rt', 'rw', 'state', 'sort'],
  brief: ['caseId', 'householdId', 'leadId', 'leadName', 'joinerIds', 'purpose', 'announced', 'reportedAt', 'sealed'],
  list: ['tripId', 'caseId', 'day', 'from', 'to', 'leadName', 'leadPillar', 'rt', 'rw', 'state', 'purpose', 'announced', 'reportedAt'],
  filters: ['region', 'day', 'caseId', 'tripId', 'householdId', 'leadId', 'state'], order: 'day', about: 'caseId', subject: 'subjectId', own: ['leadId', 'reportedById'], team: { field: 'caseId', member: 'caseId' }, rests: { by: 'day', days: 730 },
})
/** A visit as stored. */
export type Visit = RecordOf<typeof Visit>

/** Two visits to the same person or household within the office's near days, and what became of the pair. */
export const Overlap = kind('overlap', {
  table: 'overlap_pairs', path: 'overlaps', // overlaps is a reserved word of SQL
  fields: {
    visitId: id(), otherVisitId: id(), tripId: id(), otherTripId: id(), caseId: maybe(id()), householdId: maybe(id()), personId: maybe(id()), day: day(), otherDay: day(),
    leadId: id(), leadName: text(120), leadPillar: maybe(text(40)), otherLeadId: id(), otherLeadName: text(120), otherLeadPillar: maybe(text(40)),
    choice: oneOf(['belum', 'tetap', 'gabung', 'geser', 'batal']), reason: maybe(text(300)), sealed: flag(), at: instant(),
  },
  trace: [], brief: ['day', 'otherDay', 'leadId', 'leadName', 'leadPillar', 'otherLeadId', 'otherLeadName', 'otherLeadPillar', 'choice', 'reason'],
  list: ['day', 'otherDay', 'leadId', 'leadName', 'leadPillar', 'otherLeadId', 'otherLeadName', 'otherLeadPillar', 'choice', 'reason'],
  filters: ['region', 'day', 'tripId', 'householdId', 'choice'], order: 'at', own: ['leadId', 'otherLeadId'], team: { field: 'caseId', member: 'caseId' }, about: 'caseId', rests: { by: 'day', days: 180 },
})
/** An overlap as stored. */
export type Overlap = RecordOf<typeof Overlap>

/** Somebody posted where a trip goes is asked to come along, and says yes or no; one invitation per trip and worker. */
export const Invite = kind('invite', {
  table: 'invites',
  fields: {
    tripId: id(), caseId: maybe(id()), workerId: id(), workerName: text(120), pillar: maybe(text(40)), byId: id(), byName: text(120), leadId: id(), leadName: text(120), leadPillar: maybe(text(40)),
    day: day(), from: clock(), to: clock(), state: oneOf(INVITE_STATES), reason: maybe(oneOf(DECLINE_REASONS)), at: instant(), answeredAt: maybe(instant()), sealed: flag(),
  },
  trace: [], brief: ['workerName', 'pillar', 'day', 'state'], list: ['workerName', 'pillar', 'day', 'state'],
  filters: ['region', 'tripId', 'workerId', 'state', 'day'], order: 'day', about: 'caseId', own: ['workerId', 'byId', 'leadId'], team: { field: 'caseId', member: 'caseId' }, unique: [['tripId', 'workerId']], rests: { by: 'day', days: 90 },
})
/** An invitation as stored. */
export type Invite = RecordOf<typeof Invite>

/** Who read a report, and when. */
export const Reading = kind('reading', {
  table: 'readings',
  fields: { visitId: id(), caseId: maybe(id()), workerId: id(), workerName: text(120), role: maybe(text(40)), at: instant(), sealed: flag() },
  trace: [], brief: [], list: ['visitId', 'workerName', 'role', 'at'], filters: ['region', 'visitId', 'caseId'], order: 'at', own: ['workerId'], team: { field: 'caseId', member: 'caseId' }, unique: [['visitId', 'workerId']],
})

/** A photo of a visit: its bytes lie encrypted beside the database, under the hash of what was sent. */
export const Photo = kind('photo', {
  table: 'photos',
  fields: { visitId: id(), caseId: maybe(id()), byId: id(), sha256: sha256(), bytes: int(1, 50_000_000), width: int(1, 20_000), height: int(1, 20_000), at: instant(), sealed: flag() },
  trace: [], brief: [], list: ['visitId', 'caseId', 'bytes', 'at'], filters: ['region', 'visitId', 'caseId'], order: 'at', about: 'caseId', own: ['byId'], team: { field: 'caseId', member: 'caseId' }, unique: [['visitId', 'sha256']],
})

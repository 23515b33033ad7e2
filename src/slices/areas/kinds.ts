import { day, flag, id, instant, maybe, oneOf, pattern, rtNumber, secret, text } from '#kernel/fields.ts'
import { kind, type RecordOf } from '#kernel/record.ts'

/** Whom one calls first in danger, in the order in which they are shown. */
export const SERVICES = ['dinsos_malam', 'polsek', 'puskesmas', 'ambulans', 'satpol_pp', 'pemadam', 'bpbd', 'perlindungan', 'lainnya'] as const
/** The two halves of a day on duty: from 07.00 to 19.00, and the night that follows. */
export const SHIFTS = ['siang', 'malam'] as const
/** Why a place is not safe: a closed list, so that no party can be named. */
export const CAUSES = ['kerusuhan', 'ancaman', 'kejahatan', 'banjir', 'longsor', 'kebakaran', 'bencana_lain', 'wabah', 'jalan_putus'] as const
/** A public telephone number as offices write it: 110, (0374) 42310, 0812-0000-0001. */
export const publicPhone = () => pattern(/^(?=(?:\D*\d){3})[+(]?\d[\d ()./-]{1,23}$/, 'public_phone')

/** A telephone number to call in danger, kept for a kelurahan, a kecamatan or the whole office. */
export const Hotline = kind('hotline', {
  table: 'hotlines',
  fields: { service: oneOf(SERVICES), name: text(120), phone: publicPhone(), note: maybe(text(160)), ended: flag() },
  trace: [], brief: ['service', 'name', 'phone', 'note', 'ended'], list: ['service', 'name', 'phone', 'note', 'ended'], filters: ['region', 'service', 'ended'], order: 'name',
})
/** A number as stored. */
export type Hotline = RecordOf<typeof Hotline>

/** Who is on duty for a place on one day or night; the number is the worker's, sealed as theirs. */
export const Duty = kind('duty', {
  table: 'duties',
  fields: { day: day(), shift: oneOf(SHIFTS), workerId: id(), workerName: text(120), role: text(40), pillar: maybe(text(40)), phone: maybe(secret(text(20))), ended: flag() },
  trace: [], brief: ['day', 'shift', 'workerId', 'workerName', 'role', 'pillar', 'ended'], list: ['day', 'shift', 'workerId', 'workerName', 'role', 'pillar', 'ended'],
  filters: ['region', 'day', 'shift', 'workerId', 'ended'], order: 'day', subject: 'workerId', own: ['workerId'], rests: { by: 'day', days: 7 },
})
/** A duty as stored. */
export type Duty = RecordOf<typeof Duty>

/** Not safe until …: said of an area, naming no party; it ends by itself, or is lifted. */
export const Warning = kind('warning', {
  table: 'warnings',
  fields: { cause: oneOf(CAUSES), rt: maybe(rtNumber()), rw: maybe(rtNumber()), at: instant(), ends: instant(), byId: id(), byName: text(120), byPillar: maybe(text(40)), liftedAt: maybe(instant()), liftedByName: maybe(text(120)) },
  trace: [], brief: ['cause', 'rt', 'rw', 'at', 'ends', 'byPillar', 'liftedAt'], list: ['cause', 'rt', 'rw', 'at', 'ends', 'byPillar', 'liftedAt'], filters: ['region', 'cause'], order: 'ends', own: ['byId'], rests: { by: 'ends', days: 7 },
})
/** A warning as stored. */
export type Warning = RecordOf<typeof Warning>

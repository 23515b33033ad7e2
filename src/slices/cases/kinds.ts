import * as z from 'zod/mini'
import { day, flag, id, ids, instant, int, maybe, named, oneOf, part, region, rtNumber, secret, someOf, text, texts } from '#kernel/fields.ts'
import { kind, type RecordOf } from '#kernel/record.ts'
import { NEEDS } from './needs.ts'
import { CLOSED, STAGES } from './stages.ts'

/** How soon: darurat within two hours, segera within three working days, biasa within fourteen. */
export const URGENCIES = ['darurat', 'segera', 'biasa'] as const
/** Who first spoke of the case. */
export const SOURCES = ['pilar', 'kelurahan', 'kantor', 'warga', 'lembaga'] as const
/** Whether it must be kept confidential; not sure counts as yes. */
export const SEAL_ANSWERS = ['ya', 'tidak', 'tidak_yakin'] as const
/** An emergency waits, is taken by somebody, or ended with its case before anyone took it. */
export const ALARM_STATES = ['menunggu', 'ditangani', 'berakhir'] as const
/** Bidang of an office. */
export const BIDANG = ['rehsos', 'linjamsos', 'dayasos', 'pfm'] as const

/** A position taken on a press, with its accuracy in metres. */
export const Position = z.object({ lat: z.number().check(z.gte(-90), z.lte(90)), lon: z.number().check(z.gte(-180), z.lte(180)), accuracy: z.number().check(z.gte(0), z.lte(100_000)) })
/** What to know of a family before going there, each remembered with the day it was last true. */
export const FACTS = ['needs', 'landmark', 'address', 'language', 'womanMeets', 'avoidHours'] as const
const FactDays = z.record(z.string(), z.object({ day: z.string(), byName: z.string() }))
const Clashes = z.array(z.object({ field: z.string(), theirs: z.unknown(), mine: z.unknown(), by: z.string(), byName: z.string(), at: z.string(), written: z.optional(z.string()), device: z.optional(z.string()), touched: z.optional(z.string()), remarkId: z.optional(z.string()) }))
/** Two values for one field that a person has to settle: `at` tells it apart, `written` is the hour on the writer's own device; of a secret field the lost value lies in a remark, for the case keeps it unsealed. */
export type Clash = z.infer<typeof Clashes>[number]
const Written = z.object({ byName: z.string(), at: z.string(), device: z.optional(z.string()) })
/** Who wrote a value, when by the writer's own device, and from which one. */
export type Written = z.infer<typeof Written>

/** What the office does for one person or one household, from first report to aftercare. `followerId` is whoever reported it, as long as the place is theirs to know: how it stands, and no more. */
export const Case = kind('case', {
  table: 'cases',
  fields: {
    who: named(text(160)), nameless: flag(), personId: maybe(id()), householdId: maybe(id()), subjectId: id(), needs: someOf(NEEDS), urgency: oneOf(URGENCIES), rt: maybe(rtNumber()), rw: maybe(rtNumber()),
    landmark: maybe(secret(text(200))), address: maybe(secret(text(300))), position: maybe(secret(part(Position))), story: maybe(secret(text(4000))), source: oneOf(SOURCES), reporterId: id(), reporterName: text(120), followerId: maybe(id()),
    openedAt: instant(), openedDay: day(), sealed: flag(), types: texts(10, 12), subtypes: texts(40, 12), bidang: maybe(oneOf(BIDANG)), stage: oneOf(STAGES), stageAt: instant(),
    leadId: maybe(id()), leadName: maybe(text(120)), leadPillar: maybe(text(40)), nextDay: maybe(day()), suspects: ids(20), sameAsId: maybe(id()),
    language: maybe(secret(text(60))), womanMeets: maybe(secret(flag())), avoidHours: maybe(secret(text(120))), factDays: maybe(part(FactDays)),
    unitId: maybe(id()), closedReason: maybe(named(text(300))), summary: maybe(secret(text(4000))), clashes: part(Clashes), writers: maybe(part(z.record(z.string(), Written))),
  },
  trace: ['stage', 'openedAt', 'openedDay', 'rt', 'rw', 'leadPillar'],
  brief: ['who', 'nameless', 'needs', 'urgency', 'sealed', 'stageAt', 'leadId', 'leadName', 'nextDay', 'householdId', 'unitId'],
  list: ['who', 'needs', 'urgency', 'stage', 'rt', 'rw', 'openedAt', 'leadName', 'leadPillar', 'nextDay', 'sealed'],
  filters: ['region', 'stage', 'urgency', 'leadId', 'rt', 'rw', 'unitId'], order: 'openedAt', about: 'id', subject: 'subjectId', own: ['followerId'], team: { field: 'id', member: 'caseId' },
  rests: { by: 'stageAt', days: 180, when: { field: 'stage', values: CLOSED } },
})
/** Who wrote the value of a field that stands: its last editor, or whoever put the case on record. */
export function writerOf(record: Pick<RecordOf<typeof Case>, 'writers' | 'reporterName' | 'openedAt'>, field: string): Written {
  return record.writers?.[field] ?? { byName: record.reporterName, at: record.openedAt }
}
/** The key on which all wait for each other who change what hangs on a case without changing the case itself: a seal misses nothing, a next day is the earliest. */
export function caseKey(caseId: string): string {
  return `case:${caseId}`
}
/** A case as stored. */
export type Case = RecordOf<typeof Case>

/** Someone on the team of a case: its lead, a helper across pillars, or one shut out because involved. */
export const Member = kind('member', {
  table: 'members',
  fields: { caseId: id(), personId: maybe(id()), householdId: maybe(id()), workerId: id(), workerName: text(120), pillar: maybe(text(40)), role: oneOf(['lead', 'tim', 'terlibat']), from: day(), until: maybe(day()), reason: maybe(text(300)), sealed: flag() },
  trace: [], brief: ['caseId', 'workerId', 'workerName', 'pillar', 'role', 'from', 'until'], list: ['caseId', 'workerId', 'workerName', 'pillar', 'role', 'from', 'until'],
  filters: ['region', 'caseId', 'workerId'], order: 'from', about: 'caseId', own: ['workerId'], team: { field: 'caseId', member: 'caseId' },
})
/** A membership as stored. */
export type Member = RecordOf<typeof Member>

/** The next thing to be done for a case: what, by whom, by which day. */
export const NextStep = kind('next_step', {
  table: 'next_steps',
  fields: {
    caseId: id(), visitId: maybe(id()), what: text(300), ownerId: id(), ownerName: text(120), due: day(), state: oneOf(['terbuka', 'selesai', 'batal']), doneAt: maybe(instant()), doneNote: maybe(text(500)), fromId: id(), sealed: flag(),
  },
  trace: [], brief: ['due', 'state', 'ownerName'], list: ['due', 'state', 'ownerName'],
  filters: ['region', 'caseId', 'ownerId', 'state', 'due'], order: 'due', about: 'caseId', own: ['ownerId', 'fromId'], team: { field: 'caseId', member: 'caseId' },
  rests: { by: 'due', days: 180, when: { field: 'state', values: ['selesai', 'batal'] } },
})
/** A next step as stored. */
export type NextStep = RecordOf<typeof NextStep>

/** A word added to a case or a visit; never changed afterwards. */
export const Remark = kind('remark', {
  table: 'remarks',
  fields: { caseId: id(), visitId: maybe(id()), subjectId: id(), text: secret(text(4000)), byId: id(), byName: text(120), at: instant(), sealed: flag() },
  trace: [], brief: [], list: ['caseId', 'visitId', 'byName', 'at'], filters: ['region', 'caseId', 'visitId'], order: 'at', about: 'caseId', subject: 'subjectId', own: ['byId'], team: { field: 'caseId', member: 'caseId' }, rests: { by: 'at', days: 730 },
})

/** An office's own sub-type under a national type (ODGJ, orang telantar, pasung …). */
export const Subtype = kind('subtype', {
  table: 'subtypes',
  fields: { code: text(40), name: text(120), under: text(10), confidential: flag(), ended: flag() },
  trace: [], brief: ['code', 'name', 'under', 'confidential', 'ended'], list: ['code', 'name', 'under', 'confidential', 'ended'], filters: ['region', 'under'], order: 'name', unique: [['code']],
})

/** An emergency that waits for somebody to take it, within two hours; one for each case that is an emergency. */
export const Alarm = kind('alarm', {
  table: 'alarms',
  fields: {
    caseId: id(), personId: maybe(id()), householdId: maybe(id()), need: oneOf(NEEDS), rt: maybe(rtNumber()), rw: maybe(rtNumber()), at: instant(), due: instant(), raisedById: id(), raisedByName: text(120), raisedByPillar: maybe(text(40)),
    toldIds: ids(60), state: oneOf(ALARM_STATES), takenAt: maybe(instant()), takenById: maybe(id()), takenByName: maybe(text(120)), sealed: flag(),
  },
  trace: [], brief: ['caseId', 'need', 'rt', 'rw', 'at', 'due', 'raisedByName', 'raisedByPillar', 'state', 'takenAt', 'takenByName', 'sealed'],
  list: ['caseId', 'need', 'rt', 'rw', 'at', 'due', 'raisedByName', 'raisedByPillar', 'state', 'takenAt', 'takenByName', 'sealed'],
  filters: ['region', 'state', 'caseId'], order: 'at', about: 'caseId', own: ['raisedById', 'toldIds'], team: { field: 'caseId', member: 'caseId' },
})
/** An emergency as stored. */
export type Alarm = RecordOf<typeof Alarm>

/** The place part that intake and edits share. */
export const placeFields = { region: region(), rt: maybe(rtNumber()), rw: maybe(rtNumber()), landmark: maybe(secret(text(200))), address: maybe(secret(text(300))) }
/** A year of birth. */
export const bornYear = () => int(1900, 2100)

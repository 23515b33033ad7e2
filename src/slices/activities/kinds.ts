import * as z from 'zod/mini'
import { day, id, instant, int, maybe, oneOf, part, region, secret, text, texts } from '#kernel/fields.ts'
import { kind, type RecordOf } from '#kernel/record.ts'

/** What a report covers: a day, or a month, named by its first day. */
export const PERIODS = ['hari', 'bulan'] as const
/** From the draft over the look of the coordinator to the office; sent back it is a draft again. */
export const ACTIVITY_STAGES = ['draf', 'diajukan', 'diperiksa', 'dikembalikan', 'diterima'] as const
/** A report bears so many own lines. */
export const MOST_LINES = 60
/** A report names so many obstacles. */
export const MOST_OBSTACLES = 20

/** What a worker adds to what is counted: on a day, at a place, what was done. */
export const Line = z.strictObject({ day: day(), place: maybe(text(160)), what: text(500) })
/** One line as stored. */
export type Line = z.infer<typeof Line>
const Obstacle = z.object({ text: z.string(), /** The voice that was made of it. */ voiceId: z.nullish(z.string()) })
/** What stood in the way, and whether it went on to Suara Lapangan. */
export type Obstacle = z.infer<typeof Obstacle>
const Numbers = z.record(z.string(), z.int())
const Told = z.record(z.string(), z.nullable(z.int()))

/** Laporan kegiatan: one report of one worker for a day or a month, which serves the superiors of both lines. Its numbers are counted when it is sent and stay with it; they are told by a route of their own, to those outside the office rounded (`told`). */
export const Activity = kind('activity', {
  table: 'activities',
  fields: {
    workerId: id(), workerName: text(120), role: text(40), pillar: maybe(text(40)), /** Every pillar the worker serves in: the coordinator of each reads the report. */ pillars: texts(40, 12),
    /** The administrative line: the unit, or the place, that appoints and pays. */ unitId: maybe(id()), lineRegion: maybe(region()),
    period: oneOf(PERIODS), day: day(), stage: oneOf(ACTIVITY_STAGES), lines: maybe(secret(part(z.array(Line)))), obstacles: maybe(secret(part(z.array(Obstacle)))), figures: maybe(part(Numbers)), told: maybe(part(Told)),
    submittedAt: maybe(instant()), checkedAt: maybe(instant()), checkedById: maybe(id()), checkedByName: maybe(text(120)), acceptedAt: maybe(instant()), acceptedById: maybe(id()), acceptedByName: maybe(text(120)),
    reason: maybe(secret(text(500))), returnedByName: maybe(text(120)), rounds: int(0, 1000), remindedAt: maybe(instant()), remindedByName: maybe(text(120)),
  },
  trace: [],
  brief: ['workerId', 'workerName', 'role', 'pillar', 'pillars', 'unitId', 'lineRegion', 'period', 'day', 'stage', 'told', 'submittedAt', 'checkedAt', 'checkedByName', 'acceptedAt', 'acceptedByName', 'returnedByName', 'rounds', 'remindedAt', 'remindedByName'],
  list: ['workerId', 'workerName', 'role', 'pillar', 'period', 'day', 'stage', 'told', 'submittedAt', 'checkedAt', 'checkedByName', 'acceptedAt', 'acceptedByName', 'returnedByName', 'remindedAt'],
  filters: ['region', 'workerId', 'pillar', 'period', 'day', 'stage'], order: 'day', subject: 'workerId', own: ['workerId'], hidden: ['figures'], unique: [['workerId', 'period', 'day']], rests: { by: 'day', days: 120 },
})
/** A report of activities as stored. */
export type Activity = RecordOf<typeof Activity>

/** The guard on which all wait who write one worker's report of one period. */
export function activityKey({ workerId, period, day: first }: Pick<Activity, 'workerId' | 'period' | 'day'>): string {
  return `activity:${workerId}:${period}:${first}`
}

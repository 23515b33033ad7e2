import { day, flag, id, instant, maybe, oneOf, text } from '#kernel/fields.ts'
import { kind, type RecordOf } from '#kernel/record.ts'
import { BIDANG } from '#slices/cases/kinds.ts'

/** What an inspector may look at: granted by letter (surat tugas), for an area or unit and a period, until a day. */
export const Inspection = kind('inspection', {
  table: 'inspections',
  fields: {
    workerId: id(), workerName: text(120), letter: text(120), about: text(300), unitId: maybe(id()), unitName: maybe(text(160)), narrow: flag(), bidang: maybe(oneOf(BIDANG)),
    from: day(), until: day(), ends: day(), byId: id(), byName: text(120), at: instant(), ended: flag(),
  },
  trace: [], brief: ['workerId', 'workerName', 'letter', 'about', 'unitName', 'from', 'until', 'ends', 'byName', 'at', 'ended'],
  list: ['workerId', 'workerName', 'letter', 'about', 'unitName', 'from', 'until', 'ends', 'byName', 'at', 'ended'],
  filters: ['region', 'workerId', 'ended'], order: 'at', own: ['workerId'], officeOnly: true,
})
/** A grant as stored. */
export type Inspection = RecordOf<typeof Inspection>

/** One report whose masked names an inspector had opened, and why; the office is told. */
export const Unmasking = kind('unmasking', {
  table: 'unmaskings',
  fields: { inspectionId: id(), visitId: id(), caseId: maybe(id()), byId: id(), byName: text(120), reason: text(300), at: instant(), sealed: flag() },
  trace: [], brief: ['inspectionId', 'visitId', 'byName', 'reason', 'at'], list: ['inspectionId', 'visitId', 'byName', 'reason', 'at'],
  filters: ['region', 'inspectionId'], order: 'at', own: ['byId'], team: { field: 'caseId', member: 'caseId' }, officeOnly: true,
})

import { add, type Change, type Moment } from '#kernel/action.ts'
import { type Clash as Lost, type Edits, merge, same } from '#kernel/merge.ts'
import { tell } from '#slices/notices/rules.ts'
import { Case, type Clash, Remark } from './kinds.ts'

/** What edits come to: the patch with who wrote it, the fields on which two values differ now, the remarks that keep secret ones, and who hears of it. */
export type Merged = { patch: Partial<Case>; clashes: string[]; remarks: Change[]; notices: Change[] }

/** Merges edits into a case: different fields merge, on the same field both values stand with who wrote them, when and from which device. */
export function merged(moment: Moment, record: Case, edits: Edits): Merged {
  const { patch, clashes } = merge(record, edits)
  const { at, device } = moment
  const writer = { byName: (moment.origin ?? moment.actor).name, at, ...device ? { device } : {} }
  const writers = Object.fromEntries(Object.keys(patch).map(field => [field, writer]))
  const lost = clashes.map(clash => kept(moment, record, clash))
  const all = [...touched(record.clashes, patch, moment.now), ...lost.map(one => one.clash)]
  return {
    patch: { ...patch, ...Object.keys(patch).length > 0 ? { writers: { ...record.writers, ...writers } } : {}, ...same(all, record.clashes) ? {} : { clashes: all } },
    clashes: clashes.map(({ field }) => field), remarks: lost.flatMap(one => one.remarks), notices: lost.length > 0 ? tellClash(moment, record) : [],
  }
}

/** Keeps a value that came too late beside the one that stands; a secret one as a remark, which is sealed. */
function kept({ actor, origin, now, at, device, newId }: Moment, record: Case, { field, theirs, mine }: Lost): { clash: Clash; remarks: Change[] } {
  const by = { by: origin?.id ?? actor.workerId, byName: (origin ?? actor).name, at: now, written: at, ...device ? { device } : {} }
  if (!Case.secrets.has(field)) return { clash: { field, theirs, mine, ...by }, remarks: [] }
  const remarkId = newId()
  const remark = add(Remark, { id: remarkId, region: record.region, caseId: record.id, subjectId: record.subjectId, text: written(mine), byId: actor.workerId, byName: actor.name, at: now, sealed: record.sealed })
  return { clash: { field, theirs: null, mine: null, remarkId, ...by }, remarks: [remark] }
}

const EMPTY = '–'
function written(value: unknown): string {
  return typeof value === 'boolean' ? (value ? 'ya' : 'tidak') : value === null || value === undefined || value === '' ? EMPTY : String(value)
}

/** The value of a secret field out of the remark that keeps it. */
export function readBack(field: string, text: string): unknown {
  return text === EMPTY ? null : field === 'womanMeets' ? text === 'ya' : text
}

/** A field written anew while a difference about it is open: the new value is what the difference is with, and who looked at the old one must look again. */
export function touched(clashes: readonly Clash[], patch: Record<string, unknown>, now: string): Clash[] {
  return clashes.map(clash => (clash.field in patch ? { ...clash, theirs: clash.remarkId ? null : patch[clash.field], touched: now } : clash))
}

/** The one who came too late and whoever leads the case hear that two values wait for a choice. */
function tellClash(moment: Moment, record: Case): Change[] {
  const hearing = [...new Set([moment.actor.workerId, ...record.leadId ? [record.leadId] : []])]
  return hearing.map(worker => tell(moment, { worker, name: worker === moment.actor.workerId ? moment.actor.name : record.leadName ?? '', region: record.region }, { code: 'case.clash', caseId: record.id, sealed: record.sealed, told: { otherName: moment.actor.name } }))
}

import type { Act, CaseFile } from './office-data.ts'

/** One entry of the timeline: an act with the records it speaks of, and how large it is told. */
export type Entry = Act & {
  /** `report` and `plan` are told at length, `line` in a line, `small` in small print. */
  size: 'report' | 'plan' | 'line' | 'small'
  visit?: NonNullable<CaseFile['visits']>[number]
  remark?: NonNullable<CaseFile['remarks']>[number]
  step?: NonNullable<CaseFile['nextSteps']>[number]
  notice?: NonNullable<CaseFile['notices']>[number]
}

const SMALL = new Set(['visit.read', 'notice.open', 'notice.share', 'photo.attach'])
const PLANS = new Set(['trip.plan', 'trip.move', 'trip.join', 'trip.leave', 'trip.cancel'])
const REPORTS = new Set(['visit.report', 'visit.report_unannounced'])

/** Joins the acts of a case with the visits, words and steps they made; newest first, repeated readings of one report told once. */
export function entriesOf(file: CaseFile): Entry[] {
  const { timeline = [], visits = [], remarks = [], nextSteps = [], notices = [] } = file
  const told = new Set<string>()
  return timeline.map(act => {
    const one = <T extends { id: string }>(kind: string, all: readonly T[], named?: unknown) => all.find(record => record.id === named || act.changed.some(change => change.kind === kind && change.id === record.id))
    const size = REPORTS.has(act.action) ? 'report' as const : PLANS.has(act.action) ? 'plan' as const : SMALL.has(act.action) ? 'small' as const : 'line' as const
    return { ...act, size, visit: one('visit', visits, act.input?.visitId), remark: one('remark', remarks), step: one('next_step', nextSteps, act.input?.stepId), notice: one('notice', notices, act.input?.noticeId) }
  }).filter(entry => {
    const key = entry.action === 'visit.read' ? `${entry.visit?.id} ${entry.actorId}` : entry.id
    return !told.has(key) && told.add(key)
  }).toSorted((a, b) => (a.received < b.received ? 1 : a.received > b.received ? -1 : 0))
}

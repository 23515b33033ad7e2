import type { Id } from '#kernel/id.ts'
import type { Region } from '#kernel/region.ts'
import type { HeldPost } from '#kernel/rights.ts'
import { isUnder, type LineName, linesOf, type Total, totalOf } from './lines.ts'
import type { Activity } from './kinds.ts'

/** A post whose holder reports. */
export type BoardPost = { id: Id; region: Region; workerId: Id; workerName: string; role: string; pillar?: string | null; from: string; until?: string | null; approval?: string | null }
/** A report as the board sees it; `figures` are there for the office alone. */
export type BoardReport = Pick<Activity, 'id' | 'region' | 'workerId' | 'workerName' | 'role' | 'pillar' | 'pillars' | 'unitId' | 'lineRegion' | 'stage' | 'figures' | 'told' | 'submittedAt' | 'checkedByName' | 'acceptedAt' | 'remindedAt'>
/** One worker on the board. */
export type BoardRow = {
  workerId: Id; workerName: string; role: string; pillar: string | null; region: Region; activityId: Id | null; stage: Activity['stage'] | 'belum'; lines: LineName[]
  submittedAt: string | null; remindedAt: string | null; figures: Readonly<Record<string, number | null>> | null
}
/** How far the reports of one pillar are. */
export type PillarRow = { pillar: string; people: number; sent: number; returned: number; accepted: number; missing: number }
/** The board of a month. */
export type Board = { rows: BoardRow[]; pillars: PillarRow[]; total: Total | null }

const SENT = ['diajukan', 'diperiksa', 'diterima']

/** Lays out who reported and who did not: each worker once, however many posts and lines; the total counts each report once. */
export function boardOf({ posts, reports, over, pillar }: { posts: readonly BoardPost[]; reports: readonly BoardReport[]; over: readonly HeldPost[]; pillar?: string | null }): Board {
  const rows = new Map<Id, BoardRow>()
  for (const post of posts.filter(one => over.some(mine => mine.role !== 'dinas_provinsi' && isUnder(mine, one)))) {
    if (!rows.has(post.workerId)) rows.set(post.workerId, { workerId: post.workerId, workerName: post.workerName, role: post.role, pillar: post.pillar ?? null, region: post.region, activityId: null, stage: 'belum', lines: [], submittedAt: null, remindedAt: null, figures: null })
  }
  for (const report of reports) rows.set(report.workerId, rowOf(report, over))
  const shown = [...rows.values()].filter(row => !pillar || row.pillar === pillar || row.role === pillar)
  const counted = reports.filter(report => SENT.includes(report.stage) && shown.some(row => row.activityId === report.id))
  return { rows: shown, pillars: pillarsOf(shown), total: reports.every(report => report.figures || !report.told) ? totalOf(counted) : null }
}

function rowOf(report: BoardReport, over: readonly HeldPost[]): BoardRow {
  const lines = new Set(over.flatMap(post => linesOf(report, post)))
  const { id: activityId, region, workerId, workerName, role, stage } = report
  // a draft that was laid out with a reminder is nothing sent yet
  return {
    workerId, workerName, role, region, activityId, pillar: report.pillar ?? null, stage, lines: [...lines].toSorted(), submittedAt: report.submittedAt ?? null, remindedAt: report.remindedAt ?? null,
    figures: SENT.includes(stage) ? report.figures ?? report.told ?? null : null,
  }
}

function pillarsOf(rows: readonly BoardRow[]): PillarRow[] {
  const of = (row: BoardRow) => row.pillar ?? row.role
  return [...new Set(rows.map(of))].toSorted().map(pillar => {
    const mine = rows.filter(row => of(row) === pillar)
    const count = (...stages: string[]) => mine.filter(row => stages.includes(row.stage)).length
    return { pillar, people: mine.length, sent: count(...SENT), returned: count('dikembalikan'), accepted: count('diterima'), missing: count('belum', 'draf', 'dikembalikan') }
  })
}

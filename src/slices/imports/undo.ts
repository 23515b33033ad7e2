import * as z from 'zod/mini'
import { action, set, type Change, type Moment } from '#kernel/action.ts'
import { id } from '#kernel/fields.ts'
import { Case, Member, NextStep, Remark } from '#slices/cases/kinds.ts'
import { Trip, Visit } from '#slices/trips/kinds.ts'
import { Unit } from '#slices/units/rules.ts'
import { Post, Worker } from '#slices/workers/rules.ts'
import { Import, ImportRow } from './kinds.ts'
import { mustBring } from './rules.ts'

/** The reason a case of an import carries when it is taken back. */
export const TAKEN_BACK = 'Impor dibatalkan'

/** Takes one row of an import back, as long as nothing was built on what it made; otherwise it stays, and the row says so. */
export const undoRow = action('import.undo_row', z.strictObject({ rowId: id() }), async (moment, input) => {
  const row = await moment.desk.get(ImportRow, input.rowId)
  const brought = await moment.desk.get(Import, row.importId)
  mustBring(moment, brought.sort, brought.region)
  if (row.result !== 'dibuat') return { changes: [] }
  const back = await takenBack(moment, row)
  return { changes: [...back ?? [], set(ImportRow, row, { result: back ? 'dibatalkan' : 'tetap' })] }
})

async function takenBack(moment: Moment, row: ImportRow): Promise<Change[] | undefined> {
  if (row.caseId) return await caseBack(moment, row.caseId)
  if (row.unitId) return await unitBack(moment, row.unitId)
  return await workerBack(moment, row)
}

async function workerBack({ desk }: Moment, row: ImportRow): Promise<Change[] | undefined> {
  const [[worker], posts] = [await desk.findInHouse(Worker, { id: row.workerId! }), await desk.findInHouse(Post, { workerId: row.workerId! })]
  const mine = posts.filter(post => post.id === row.postId)
  const who = row.workerId!
  const more = row.newWorker && posts.some(post => post.id !== row.postId && (!post.until || post.until > post.from))
  const worked = row.newWorker && (await Promise.all([desk.findInHouse(Member, { workerId: who }), desk.findInHouse(Trip, { leadId: who }), desk.findInHouse(NextStep, { ownerId: who }), desk.findInHouse(Visit, { reportedById: who }), desk.findInHouse(Case, { reporterId: who })])).some(found => found.length > 0)
  if (!worker || more || worked) return undefined
  // from its first day on: a post that was never held
  return [...mine.map(post => set(Post, post, { until: post.from })), ...(row.newWorker && !worker.ended ? [set(Worker, worker, { ended: true, username: freed(worker.id) })] : [])]
}

// the name is free for whoever comes next
function freed(workerId: string): string {
  return `batal.${workerId.replaceAll('-', '')}`
}

async function unitBack({ desk }: Moment, unitId: string): Promise<Change[] | undefined> {
  const [[unit], posts, below] = [await desk.findInHouse(Unit, { id: unitId }), await desk.findInHouse(Post, { unitId }), await desk.findInHouse(Unit, { parentId: unitId })]
  return unit && posts.length === 0 && below.length === 0 ? [set(Unit, unit, { ended: true })] : undefined
}

async function caseBack(moment: Moment, caseId: string): Promise<Change[] | undefined> {
  const [record] = await moment.desk.find(Case, { id: caseId })
  if (!record || record.sealed || record.leadId || !['masuk', 'ditelaah'].includes(record.stage)) return undefined
  const built = await Promise.all([moment.desk.findInHouse(Visit, { caseId }), moment.desk.findInHouse(Remark, { caseId }), moment.desk.findInHouse(NextStep, { caseId }), moment.desk.findInHouse(Member, { caseId })])
  return built.some(found => found.length > 0) ? undefined : [set(Case, record, { stage: 'ditolak', stageAt: moment.now, closedReason: TAKEN_BACK })]
}

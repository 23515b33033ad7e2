import * as z from 'zod/mini'
import { action, add, set, type Moment } from '#kernel/action.ts'
import { id, int, maybe, oneOf, part, pattern, region, text } from '#kernel/fields.ts'
import { faulty, problem } from '#kernel/problem.ts'
import { SORTS, type Sort } from './columns.ts'
import { Import, ImportRow, MOST_ROWS } from './kinds.ts'

/** The import was taken back; begin a new one. */
export const undone = problem('import.undone', 409)

/** Begins to take a file in: what it is and how its columns are read. Rows follow, each an act of its own, so that a cut in the middle goes on where it stopped. */
export const begin = action('import.begin', z.strictObject({
  id: maybe(id()), region: region(), sort: oneOf(SORTS), file: text(120), sha256: pattern(/^[0-9a-f]{64}$/, 'sha256'), header: text(1000), mapping: part(z.record(z.string().check(z.maxLength(20)), z.int().check(z.gte(0), z.lte(200)))), role: maybe(text(40)), rows: int(0, MOST_ROWS),
}), async (moment, input) => {
  mustBring(moment, input.sort, input.region)
  return { changes: [add(Import, { ...input, id: input.id ?? moment.newId(), state: 'berjalan', made: 0, known: 0, refused: 0, byId: moment.actor.workerId, byName: moment.actor.name, at: moment.now })] }
})

/** Ends an import with its counts; rows that were refused stay with whoever brought them. */
export const finish = action('import.finish', z.strictObject({ importId: id(), refused: int(0, MOST_ROWS) }), async (moment, input) => {
  const brought = await moment.desk.get(Import, input.importId)
  mustBring(moment, brought.sort, brought.region)
  if (brought.state === 'dibatalkan') throw undone({ importId: brought.id })
  const rows = await moment.desk.findInHouse(ImportRow, { importId: brought.id })
  const count = (result: ImportRow['result']) => rows.filter(row => row.result === result).length
  return { changes: [set(Import, brought, { state: 'selesai', made: count('dibuat'), known: count('dikenal'), refused: input.refused })] }
})

/** Marks a whole import as taken back, once its rows have been. */
export const undo = action('import.undo', z.strictObject({ importId: id() }), async (moment, input) => {
  const brought = await moment.desk.get(Import, input.importId)
  mustBring(moment, brought.sort, brought.region)
  const waiting = await moment.desk.findInHouse(ImportRow, { importId: brought.id, result: 'dibuat' })
  if (waiting.length > 0) throw faulty({ at: 'importId', rule: 'rows_waiting', limit: waiting.length })
  return { changes: [set(Import, brought, { state: 'dibatalkan' })] }
})

/** Asks the rights of whoever brings a file of this sort. */
export function mustBring(moment: Moment, sort: Sort, place: string): void {
  if (sort === 'kasus') { moment.allow('case.triage', place); return }
  if (sort === 'unit') { moment.allow('unit.manage', place); return }
  moment.allow('worker.manage', place)
  moment.allow('post.manage', place)
}

/** Finds the import a row belongs to, if it may still take rows of this sort in. */
export async function rowsOf(moment: Moment, importId: string, sort: Sort): Promise<Import> {
  const brought = await moment.desk.get(Import, importId)
  mustBring(moment, sort, brought.region)
  if (brought.sort !== sort) throw faulty({ at: 'importId', rule: 'other_sort' })
  if (brought.state === 'dibatalkan') throw undone({ importId: brought.id })
  return brought
}

/** Makes the record of what a row became. */
export function fate(moment: Moment, brought: Pick<Import, 'id' | 'region'>, row: number, result: 'dibuat' | 'dikenal', of: Partial<Pick<ImportRow, 'workerId' | 'postId' | 'unitId' | 'caseId' | 'newWorker'>>) {
  return add(ImportRow, { id: moment.newId(), region: brought.region, importId: brought.id, row, result, newWorker: false, ...of, byId: moment.actor.workerId, at: moment.now })
}

import * as z from 'zod/mini'
import { flag, id, instant, int, maybe, oneOf, part, pattern, text } from '#kernel/fields.ts'
import { kind, type RecordOf } from '#kernel/record.ts'
import { SORTS } from './columns.ts'

/** The most rows of one file. */
export const MOST_ROWS = 5000

/** A file that an office brought aboard: what it was, how its columns were read, and what became of it. Nothing of its contents. */
export const Import = kind('import', {
  table: 'imports',
  fields: {
    sort: oneOf(SORTS), file: text(120), sha256: pattern(/^[0-9a-f]{64}$/, 'sha256'), header: text(1000), mapping: part(z.record(z.string(), z.int())), role: maybe(text(40)), rows: int(0, MOST_ROWS),
    state: oneOf(['berjalan', 'selesai', 'dibatalkan']), made: int(0, MOST_ROWS), known: int(0, MOST_ROWS), refused: int(0, MOST_ROWS), byId: id(), byName: text(120), at: instant(),
  },
  trace: [], brief: [], list: ['sort', 'file', 'sha256', 'header', 'mapping', 'role', 'rows', 'state', 'made', 'known', 'refused', 'byName', 'at'],
  filters: ['region', 'sha256', 'sort', 'state'], order: 'at', own: ['byId'], officeOnly: true,
})
/** An import as stored. */
export type Import = RecordOf<typeof Import>

/** What one row of a file became: a worker and a post, a unit, a case; or what it was known as already. */
export const ImportRow = kind('import_row', {
  table: 'import_rows',
  fields: {
    importId: id(), row: int(1, 1_048_576), result: oneOf(['dibuat', 'dikenal', 'dibatalkan', 'tetap']), workerId: maybe(id()), postId: maybe(id()), unitId: maybe(id()), caseId: maybe(id()), newWorker: flag(), byId: id(), at: instant(),
  },
  trace: [], brief: [], list: ['importId', 'row', 'result', 'workerId', 'postId', 'unitId', 'caseId', 'newWorker'], filters: ['region', 'importId', 'result'], order: 'row', own: ['byId'], officeOnly: true, unique: [['importId', 'row']],
})
/** A row's fate as stored. */
export type ImportRow = RecordOf<typeof ImportRow>

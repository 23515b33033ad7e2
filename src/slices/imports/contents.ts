import type { Contents } from '#kernel/contents.ts'
import { Import, ImportRow } from './kinds.ts'
import { messages as deskWords } from './messages.ts'
import { importCase, importUnit, importWorker } from './rows.ts'
import { begin, finish, undo } from './rules.ts'
import { undoRow } from './undo.ts'

/** Lists that an office brings aboard. */
export const contents: Contents = {
  kinds: [Import, ImportRow],
  desk: [begin, importWorker, importUnit, importCase, finish, undoRow, undo],
  deskWords: [deskWords],
  looks: {
    '/kantor/impor': ['kabid', 'admin'],
  },
}

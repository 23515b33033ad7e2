import type { Contents } from '#kernel/contents.ts'
import { messages as deskWords } from './desk-messages.ts'
import { Institution, Room, Stay } from './kinds.ts'
import { admit, admitNew, comeBack, discharge, moveBed, takeLeave } from './live.ts'
import { messages as words } from './messages.ts'
import { addRoom, edit, editRoom, register } from './register.ts'

/** Houses that take people in: the register, rooms, free places, and who lives there. */
export const contents: Contents = {
  kinds: [Institution, Room, Stay],
  desk: [register, edit, addRoom, editRoom, admit, admitNew, takeLeave, comeBack, moveBed, discharge],
  deskWords: [words, deskWords],
}

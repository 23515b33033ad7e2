import type { Contents } from '#kernel/contents.ts'
import { warnPaper } from './dates.ts'
import { messages as deskWords } from './desk-messages.ts'
import { Institution, Room, Stay } from './kinds.ts'
import { admitNew, comeBack, discharge, moveBed, takeLeave } from './live.ts'
import { messages as words } from './messages.ts'
import { addRoom, edit, editRoom, register } from './register.ts'

/** The acts that a telephone carries, beside those of its own side (field/acts.ts). */
export const carried = [admitNew, takeLeave, comeBack, moveBed, discharge]

/** Houses that take people in: the register, rooms, free places, and who lives there. */
export const contents: Contents = {
  kinds: [Institution, Room, Stay],
  carried,
  desk: [register, edit, addRoom, editRoom, warnPaper],
  words: [words],
  deskWords: [deskWords],
  looks: {
    '/panti/penghuni': ['petugas_panti'],
    '/panti/penghuni/terima': ['petugas_panti'],
    '/panti/penghuni/terima/{cases}': ['petugas_panti'],
    '/panti/penghuni/{stays}': ['petugas_panti'],
    '/panti/berita-acara/{letters}': ['kepala_upt'],
    '/kantor/lembaga': ['kabid', 'dinas_provinsi'],
    '/kantor/lembaga/baru': ['kabid'],
    '/kantor/lembaga/{institutions}': ['kabid', 'dinas_provinsi'],
    '/kantor/lembaga/{institutions}/ubah': ['kabid'],
  },
}

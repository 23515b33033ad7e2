import type { Contents } from '#kernel/contents.ts'
import { wrongNumber } from './contacts.ts'
import { messages as deskWords } from './desk-messages.ts'
import { dropDuty, setDuty } from './duty.ts'
import { addHotline, editHotline, endHotline } from './hotlines.ts'
import { CAUSES, Duty, Hotline, SERVICES, SHIFTS, Warning } from './kinds.ts'
import { messages as words } from './messages.ts'
import { lift, warn } from './warnings.ts'

/** The acts that a telephone carries. */
export const carried = [warn, lift, wrongNumber]

/** Who serves an area: duties, telephone numbers, warnings. */
export const contents: Contents = {
  kinds: [Hotline, Duty, Warning],
  carried,
  desk: [addHotline, editHotline, endHotline, setDuty, dropDuty],
  words: [words],
  deskWords: [deskWords],
  lists: { service: SERVICES, shift: SHIFTS, cause: CAUSES },
  looks: {
    '/lapangan/darurat': ['psm', 'tksk', 'tagana', 'lurah', 'ketua_rt', 'camat'],
    '/panti/darurat': ['petugas_panti'],
    '/lapangan/wilayah': ['psm', 'tksk', 'tagana', 'lurah', 'ketua_rt', 'camat'],
    '/panti/wilayah': ['petugas_panti'],
    '/lapangan/wilayah/52.72.01.1001': ['psm'],
    '/kantor/darurat': ['kabid', 'operator'],
    '/kantor/wilayah?wilayah=52.72.01.1001': ['kabid', 'operator', 'admin'],
    '/kantor/piket': ['kabid', 'operator'],
    '/kantor/nomor-darurat': ['admin'],
  },
}

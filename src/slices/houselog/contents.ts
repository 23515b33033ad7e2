import type { Contents } from '#kernel/contents.ts'
import { acceptShift, addCare, doCare, endCare, handShift } from './care.ts'
import { messages as deskWords } from './desk-messages.ts'
import { messages as incidentWords } from './incident-messages.ts'
import { call, close, raise, take } from './incidents.ts'
import { CareNote, Finding, Incident, LogNote, LogRule, LogTarget, ShiftHandover, StaffIncident, Supervision } from './kinds.ts'
import { messages as words } from './messages.ts'
import { chase, remind, setRules, strike, write } from './notes.ts'
import { addFinding, answer, cancel, closeFinding, handFinding, plan, record, remindFinding, returnFinding } from './supervision.ts'
import { messages as told } from './told-messages.ts'
import { endTarget, setTarget } from './targets.ts'

/** The acts that the app of the houses carries. */
export const carried = [write, strike, addCare, doCare, endCare, handShift, acceptShift, raise, take, close, answer]

/** The log of houses: notes, shifts, incidents, supervision, targets. */
export const contents: Contents = {
  kinds: [LogRule, LogNote, ShiftHandover, CareNote, Incident, StaffIncident, Supervision, Finding, LogTarget],
  carried,
  desk: [setRules, remind, chase, call, plan, record, cancel, addFinding, closeFinding, returnFinding, handFinding, remindFinding, setTarget, endTarget],
  words: [told],
  deskWords: [words, incidentWords, deskWords],
  samples: { cutoff: '20:00', clock: '08:00', pictures: ['aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'] },
  looks: {
    '/panti/catatan': ['petugas_panti'], '/panti/catatan/nihil': ['petugas_panti'], '/panti/sif': ['petugas_panti'], '/panti/kejadian': ['petugas_panti'], '/panti/temuan': ['petugas_panti'], '/lapangan/kejadian': ['tagana'],
    '/kantor/catatan-panti': ['kabid'], '/kantor/catatan-panti/{units?sort=panti}': ['kabid'], '/kantor/kejadian-panti': ['kabid'], '/kantor/pembinaan': ['kabid', 'dinas_provinsi'], '/kantor/target-panti': ['kabid'],
  },
}

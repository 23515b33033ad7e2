import type { Contents } from '#kernel/contents.ts'
import { acceptShift, addCare, doCare, endCare, handShift } from './care.ts'
import { call, close, raise, take } from './incidents.ts'
import { CareNote, Finding, Incident, LogNote, LogRule, LogTarget, ShiftHandover, StaffIncident, Supervision } from './kinds.ts'
import { messages as words } from './messages.ts'
import { chase, remind, setRules, strike, write } from './notes.ts'
import { addFinding, answer, cancel, closeFinding, handFinding, plan, record, remindFinding, returnFinding } from './supervision.ts'
import { endTarget, setTarget } from './targets.ts'

/** The log of a house: notes of activity, shifts, incidents, supervision, targets. */
export const contents: Contents = {
  kinds: [LogRule, LogNote, ShiftHandover, CareNote, Incident, StaffIncident, Supervision, Finding, LogTarget],
  desk: [write, strike, addCare, doCare, endCare, handShift, acceptShift, raise, take, close, answer, setRules, remind, chase, call, plan, record, cancel, addFinding, closeFinding, returnFinding, handFinding, remindFinding, setTarget, endTarget],
  deskWords: [words],
}

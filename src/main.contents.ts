import type { Action } from '#kernel/action.ts'
import type { Kind } from '#kernel/record.ts'
import { approvePost } from '#slices/aboard/approve.ts'
import { handOver } from '#slices/aboard/handover.ts'
import { invite as inviteWorker } from '#slices/aboard/invite.ts'
import { transfer, welcome } from '#slices/aboard/transfer.ts'
import { wrongNumber } from '#slices/areas/contacts.ts'
import { dropDuty, setDuty } from '#slices/areas/duty.ts'
import { addHotline, editHotline, endHotline } from '#slices/areas/hotlines.ts'
import { Duty, Hotline, Warning } from '#slices/areas/kinds.ts'
import { lift, warn } from '#slices/areas/warnings.ts'
import { take } from '#slices/cases/alarm.ts'
import { addSubtype, confirm, edit, settle } from '#slices/cases/edit.ts'
import { alarm, open } from '#slices/cases/intake.ts'
import { Alarm, Case, Member, NextStep, Remark, Subtype } from '#slices/cases/kinds.ts'
import { enterSealed, seal, shutOut, unseal } from '#slices/cases/seal.ts'
import { addStep, assign, doStep, note, step, triage } from '#slices/cases/work.ts'
import { accept, clarify, reply } from '#slices/directives/answer.ts'
import { amend, correct as correctDirective, revoke, withdraw } from '#slices/directives/correct.ts'
import { agree, carryOut, hear, object, restate, review, understand } from '#slices/directives/hear.ts'
import { Directive, Hearing, Reminder } from '#slices/directives/kinds.ts'
import { handOverHearing } from '#slices/directives/handover.ts'
import { remind } from '#slices/directives/remind.ts'
import { deliver } from '#slices/directives/deliver.ts'
import { Consent, Withdrawal } from '#slices/consents/kinds.ts'
import { settle as settleConsent, stop as stopProcessing } from '#slices/consents/settle.ts'
import { take as takeConsent, withdraw as withdrawConsent } from '#slices/consents/take.ts'
import { answerUp, follow, nudge } from '#slices/directives/follow.ts'
import { pass } from '#slices/directives/pass.ts'
import { send as sendDirective } from '#slices/directives/send.ts'
import { toldOrally } from '#slices/directives/told.ts'
import { Guest, leave as guestLeaves, receive as receiveGuest } from '#slices/guests/rules.ts'
import { acceptShift, addCare, doCare, endCare, handShift } from '#slices/houselog/care.ts'
import { call as callNext, close as closeIncident, raise as raiseIncident, take as takeIncident } from '#slices/houselog/incidents.ts'
import { CareNote, Finding, Incident, LogNote, LogRule, LogTarget, ShiftHandover, StaffIncident, Supervision } from '#slices/houselog/kinds.ts'
import { chase, remind as remindHouse, setRules, strike, write } from '#slices/houselog/notes.ts'
import { addFinding, answer as answerFinding, cancel as cancelSupervision, closeFinding, handFinding, plan as planSupervision, record as recordSupervision, remindFinding, returnFinding } from '#slices/houselog/supervision.ts'
import { endTarget, setTarget } from '#slices/houselog/targets.ts'
import { Import, ImportRow } from '#slices/imports/kinds.ts'
import { importCase, importUnit, importWorker } from '#slices/imports/rows.ts'
import { begin, finish, undo } from '#slices/imports/rules.ts'
import { undoRow } from '#slices/imports/undo.ts'
import { Institution, Room, Stay } from '#slices/institutions/kinds.ts'
import { admit, admitNew, comeBack, discharge, moveBed, takeLeave } from '#slices/institutions/live.ts'
import { addRoom, edit as editInstitution, editRoom, register as registerInstitution } from '#slices/institutions/register.ts'
import { attend, guest, take as takeAttendance } from '#slices/meetings/attend.ts'
import { decide } from '#slices/meetings/decide.ts'
import { invite as inviteTo, uninvite } from '#slices/meetings/invite.ts'
import { Attendance, Line, Meeting, MeetingPhoto, Pledge, Point, Series } from '#slices/meetings/kinds.ts'
import { draftLetter as draftMeetingLetter } from '#slices/meetings/letters.ts'
import { addLine, correctLine } from '#slices/meetings/lines.ts'
import { addPoint, dropPoint, orderPoints, readOut } from '#slices/meetings/minutes.ts'
import { attachMeeting, consent } from '#slices/meetings/photos.ts'
import { beginSeries, cancel as cancelMeeting, edit as editMeeting, endSeries, finish as finishMeeting, nextOfSeries, plan as planMeeting, start } from '#slices/meetings/plan.ts'
import { addPledge, editPledge } from '#slices/meetings/pledges.ts'
import { reply as replyTo } from '#slices/meetings/reply.ts'
import { draft as draftLetter, drop as dropLetter, edit as editLetter, giveBack as returnLetter, submit as submitLetter } from '#slices/letters/draft.ts'
import { Letter, Letterhead, LetterNumber, LetterTemplate, Register } from '#slices/letters/kinds.ts'
import { editRegister, openRegister, setLetterhead, setTemplate } from '#slices/letters/settings.ts'
import { cancelLetter, sendLetter, sign as signLetter } from '#slices/letters/sign.ts'
import { Choice, choose, prove } from '#slices/notices/choices.ts'
import { answer, Notice, open as openNotice, recordAnswer, share } from '#slices/notices/rules.ts'
import { Inspection, Unmasking } from '#slices/inspections/kinds.ts'
import { endGrant, grant, unmask } from '#slices/inspections/rules.ts'
import { askErasure, decideErasure, erase, Erasure } from '#slices/requests/erase.ts'
import { answerRequest, DataRequest, recordRequest } from '#slices/requests/rules.ts'
import { Household, Membership, Person } from '#slices/persons/rules.ts'
import { Report } from '#slices/reports/kinds.ts'
import { send } from '#slices/reports/rules.ts'
import { cancel, join, keep, leave, move } from '#slices/trips/go.ts'
import { answerInvite, invite } from '#slices/trips/invite.ts'
import { Invite, Overlap, Photo, Reading, Trip, Visit } from '#slices/trips/kinds.ts'
import { plan } from '#slices/trips/plan.ts'
import { reassign } from '#slices/trips/reassign.ts'
import { answerReport, attach, correct, read, report, reportUnannounced } from '#slices/trips/report.ts'
import { Breach, closeBreach, handleBreach, recordBreach, tellBreach } from '#slices/trust/rules.ts'
import { addPillar, addUnit, endUnit, Office, openOffice, Pillar, setOffice, Unit } from '#slices/units/rules.ts'
import { answerConcern, takeConcern } from '#slices/voices/concerns.ts'
import { deliver as deliverVoice, deliverRating } from '#slices/voices/deliver.ts'
import { escalate, receive, returned } from '#slices/voices/escalate.ts'
import { answerIssue, askDesk, decideIssue, giveBack, giveDesk, mergeVoices, noteIssue, openIssue, propose, reopenIssue, splitVoice } from '#slices/voices/issues.ts'
import { Concern, Entry, Issue, Voice } from '#slices/voices/kinds.ts'
import { raise, rate, remindDesk } from '#slices/voices/raise.ts'
import { addWorker, editWorker, endPost, endWorker, givePost, Post, Worker } from '#slices/workers/rules.ts'

/** The table of contents: every kind of the product, earlier ones first. */
export const kinds = [
  Office, Unit, Pillar, Worker, Post, Person, Household, Membership, Notice, Choice, Hotline, Duty, Warning, Case, Member, NextStep, Remark, Subtype, Alarm, Trip, Visit, Overlap, Invite, Reading, Photo, Directive, Hearing, Reminder, Report, Import, ImportRow, Inspection, Unmasking, DataRequest, Erasure, Breach, Voice, Concern, Issue, Entry, Letterhead, Register, LetterTemplate, Letter, LetterNumber, Series, Meeting, Point, Line, Attendance, MeetingPhoto, Pledge, Guest, Institution, Room, Stay,
  Consent, Withdrawal, LogRule, LogNote, ShiftHandover, CareNote, Incident, StaffIncident, Supervision, Finding, LogTarget,
] as unknown as readonly Kind[]

/** The actions that a device in the field may carry, slice by slice. */
export const carried = [
  share, openNotice, answer, recordAnswer,
  warn, lift, wrongNumber,
  open, alarm, take, step, note, addStep, doStep, edit, confirm, settle,
  plan, join, leave, move, cancel, keep, reassign, invite, answerInvite, report, reportUnannounced, correct, read, answerReport, attach,
  sendDirective, hear, understand, restate, agree, object, carryOut, review, accept, clarify, reply, remind,
  raise, rate, remindDesk,
  receiveGuest, guestLeaves,
  takeConsent, withdrawConsent,
  replyTo, attend, takeAttendance, guest, addLine, correctLine,
] as unknown as readonly Action[]

/** The table of contents: every action of the product; those added here are done at the office's desk alone, and no device in the field carries them. */
export const actions: readonly Action[] = /* @__PURE__ */ carried.concat([
  choose, prove,
  openOffice, setOffice, addUnit, endUnit, addPillar,
  addWorker, editWorker, endWorker, givePost, endPost,
  addHotline, editHotline, endHotline, setDuty, dropDuty,
  triage, assign, addSubtype, seal, unseal, enterSealed, shutOut,
  deliver, amend, revoke, follow, answerUp, nudge, handOverHearing, pass, correctDirective, withdraw, toldOrally,
  send,
  inviteWorker, approvePost, transfer, welcome, handOver,
  begin, importWorker, importUnit, importCase, finish, undoRow, undo,
  grant, endGrant, unmask, recordRequest, answerRequest, askErasure, decideErasure, erase,
  recordBreach, handleBreach, tellBreach, closeBreach,
  deliverVoice, deliverRating, openIssue, mergeVoices, splitVoice, giveDesk, noteIssue, askDesk, propose, giveBack, decideIssue, answerIssue, reopenIssue, escalate, receive, returned, takeConcern, answerConcern,
  setLetterhead, openRegister, editRegister, setTemplate, draftLetter, editLetter, submitLetter, returnLetter, dropLetter, signLetter, sendLetter, cancelLetter,
  planMeeting, editMeeting, inviteTo, uninvite, cancelMeeting, start, finishMeeting, beginSeries, endSeries, nextOfSeries, addPoint, orderPoints, dropPoint, readOut, decide, attachMeeting, consent, addPledge, editPledge, draftMeetingLetter,
  registerInstitution, editInstitution, addRoom, editRoom, admit, admitNew, takeLeave, comeBack, moveBed, discharge,
  stopProcessing, settleConsent,
  write, strike, addCare, doCare, endCare, handShift, acceptShift, raiseIncident, takeIncident, closeIncident, answerFinding,
  setRules, remindHouse, chase, callNext, planSupervision, recordSupervision, cancelSupervision, addFinding, closeFinding, returnFinding, handFinding, remindFinding, setTarget, endTarget,
] as unknown as readonly Action[])

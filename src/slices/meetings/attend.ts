import * as z from 'zod/mini'
import { action, add, set, type Change, type Moment } from '#kernel/action.ts'
import type { Instant } from '#kernel/day.ts'
import { flag, id, maybe, oneOf, pattern, secret, text } from '#kernel/fields.ts'
import type { Id } from '#kernel/id.ts'
import { faulty, problem } from '#kernel/problem.ts'
import { isLive } from '#kernel/rights.ts'
import { phoneNumber, Post } from '#slices/workers/rules.ts'
import { attendanceOf, hostsOf, meetingKey, meetingOf, mustHost, mustStand } from './hosts.ts'
import { Attendance, type Meeting } from './kinds.ts'
import { codeHolds, inWindow, outsideWindow, windowOf } from './window.ts'

/** Only whom the list names does this; who holds the meeting writes it down by hand. */
export const notInvited = problem('meeting.not_yours', 403)
/** The list of attendance has not been opened: no code is shown yet. */
export const notOpen = problem('meeting.not_open', 409)
/** This code was not shown at the time when it was read. */
export const wrongCode = problem('meeting.wrong_code', 409)
/** Somebody else wrote down otherwise; whoever is sure writes it down once more. */
export const takenOtherwise = problem('meeting.taken_otherwise', 409)

/** I am here: with the code that the meeting shows, scanned or typed, also without signal. The house judges by the clock of the telephone and the window of the meeting. */
export const attend = action('meeting.attend', z.strictObject({ attendanceId: id(), code: pattern(/^\d{6}$/, 'code_digits', written => written.replace(/\s/g, '')) }), async (moment, { attendanceId, code }) => {
  const row = await moment.desk.get(Attendance, attendanceId)
  if (row.workerId !== moment.actor.workerId) throw notInvited({ attendanceId })
  const meeting = await meetingOf(moment, row.meetingId)
  mustStand(meeting)
  if (row.presence === 'hadir') return { changes: [] }
  if (!inWindow(meeting, moment.at)) throw outsideWindow(windowWords(meeting))
  // telephones do not know the codes: the house judges
  if (meeting.codes === null) throw notOpen({ meetingId: meeting.id })
  if (meeting.codes !== undefined && !codeHolds(meeting, code, moment.at)) throw wrongCode({ meetingId: meeting.id })
  return { changes: await present(moment, row, { presence: 'hadir', via: 'kode', takenBy: null }) }
})

/** Writes down by hand, or by scanning somebody's own QR, who is here, who is here in whose place, and who did not come; somebody posted here who was not invited is welcome. */
export const take = action('meeting.take', z.strictObject({
  id: maybe(id()), meetingId: id(), attendanceId: maybe(id()), workerId: maybe(id()), presence: oneOf(['hadir', 'diwakili', 'tidak_hadir', 'belum']), via: oneOf(['qr', 'tangan']), substituteName: maybe(secret(text(120))), sure: maybe(flag()),
}), async (moment, { id: given, meetingId, attendanceId, workerId, presence, via, substituteName, sure }) => {
  const meeting = await meetingOf(moment, meetingId)
  mustHost(moment, meeting)
  mustStand(meeting)
  if (Date.parse(moment.at) < Date.parse(windowOf(meeting).opens)) throw outsideWindow(windowWords(meeting))
  await moment.desk.guard([meetingKey(meeting.id)])
  const [row] = await moment.desk.findInHouse(Attendance, { meetingId, ...attendanceId ? { id: attendanceId } : { workerId: workerId! } })
  if (!row) return { changes: [add(Attendance, await walkIn(moment, meeting, given, workerId, { presence, via }))] }
  if (row.presence === presence && !substituteName) return { changes: [] }
  if (row.presence !== 'belum' && row.takenBy !== moment.actor.name && !sure) throw takenOtherwise({ presence: row.presence, by: row.takenBy ?? row.workerName ?? null })
  return { changes: await present(moment, row, { presence, via, takenBy: moment.actor.name, ...(substituteName ? { substituteName } : {}) }) }
}, ({ attendanceId, workerId }) => (attendanceId || workerId ? [] : [{ at: 'workerId', rule: 'required' }]))

/** Writes down a guest without an account: a name, where from, and if they like a telephone number. */
export const guest = action('meeting.guest', z.strictObject({
  id: maybe(id()), meetingId: id(), guestName: secret(text(120)), guestOffice: text(160), guestTitle: maybe(text(120)), guestPhone: maybe(secret(phoneNumber())),
}), async (moment, { id: given, meetingId, ...who }) => {
  const meeting = await meetingOf(moment, meetingId)
  mustHost(moment, meeting)
  mustStand(meeting)
  if (Date.parse(moment.at) < Date.parse(windowOf(meeting).opens)) throw outsideWindow(windowWords(meeting))
  const { now, at, actor, newId } = moment
  return { changes: [add(Attendance, {
    ...who, id: given ?? newId(), region: meeting.region, meetingId, origin: 'tamu', hostIds: hostsOf(meeting), at: now, withdrawn: false, reply: 'hadir', late: false, presence: 'hadir', attendedAt: at, recordedAt: now, via: 'tangan', takenBy: actor.name,
  })] }
})

/** Whoever opens or leads a meeting is there without pressing anything: on the list, or put on it as its leader; what was written down before stands. */
export async function thereToo(moment: Moment, meeting: Meeting, workerId: Id, at: Instant): Promise<Change[]> {
  await moment.desk.guard([meetingKey(meeting.id)])
  const [row] = await moment.desk.findInHouse(Attendance, { meetingId: meeting.id, workerId })
  const how = { presence: 'hadir', via: 'tangan', takenBy: moment.actor.name } as const
  if (row) return row.presence === 'belum' && !row.withdrawn ? await present({ ...moment, at }, row, how) : []
  const { leaderId, leaderName: workerName, leaderRole: role } = meeting
  return workerId === leaderId ? [add(Attendance, attendanceOf(moment, meeting, { workerId, workerName, role, pillar: null }, { reply: 'hadir', seat: 'ada', ...how, attendedAt: at, recordedAt: moment.now }))] : []
}

// whoever comes in somebody's place makes that one represented
async function present({ desk, at, now }: Moment, row: Attendance, patch: Pick<Attendance, 'presence' | 'via' | 'takenBy'> & Partial<Attendance>): Promise<Change[]> {
  const [other] = row.forId ? await desk.findInHouse(Attendance, { id: row.forId }) : []
  const stood = other && patch.presence === 'hadir' && (other.presence === 'belum' || other.presence === 'tidak_hadir') ? [set(Attendance, other, { presence: 'diwakili', attendedAt: at, recordedAt: now, via: patch.via })] : []
  const there = patch.presence === 'hadir' || patch.presence === 'diwakili'
  return [set(Attendance, row, { ...patch, attendedAt: there ? at : null, recordedAt: now }), ...stood]
}

async function walkIn(moment: Moment, meeting: Meeting, given: Id | null | undefined, workerId: Id | null | undefined, how: Pick<Attendance, 'presence' | 'via'>): Promise<Attendance> {
  const { desk, today, at, now, actor } = moment
  const post = workerId ? (await desk.findInHouse(Post, { workerId, line: 'area' })).find(one => isLive(one, today(one.region))) : undefined
  if (!post) throw faulty({ at: 'workerId', rule: 'not_in_office' })
  return { ...attendanceOf(moment, meeting, post, { origin: 'datang', reply: 'hadir', seat: 'ada', ...how, attendedAt: at, recordedAt: now, takenBy: actor.name }), ...(given ? { id: given } : {}) }
}

function windowWords(meeting: Meeting): { from: string; to: string } {
  const { opens, closes } = windowOf(meeting)
  return { from: opens, to: closes }
}

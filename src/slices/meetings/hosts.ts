import { set, type Change, type Moment } from '#kernel/action.ts'
import type { Id } from '#kernel/id.ts'
import { notFound, problem } from '#kernel/problem.ts'
import { tell } from '#slices/notices/rules.ts'
import { Attendance, Line, Meeting, MeetingPhoto, Point } from './kinds.ts'
import { movedUp } from './seats.ts'

/** The meeting was called off. */
export const calledOff = problem('meeting.called_off', 409)
/** The right to call meetings at a place. */
export const HOLDS = { verb: 'meeting.hold' } as const

/** Those who hold a meeting: who leads it, who takes notes, who called it. */
export function hostsOf({ leaderId, notetakerId, byId }: Pick<Meeting, 'leaderId' | 'notetakerId' | 'byId'>): Id[] {
  return [...new Set([leaderId, ...notetakerId ? [notetakerId] : [], byId])]
}

/** Refuses with forbidden whoever neither holds this meeting nor may hold meetings there. */
export function mustHost(moment: Moment, meeting: Pick<Meeting, 'leaderId' | 'notetakerId' | 'byId' | 'region'>): void {
  if (!hostsOf(meeting).includes(moment.actor.workerId)) moment.allow(HOLDS.verb, meeting.region)
}

/** Gives a meeting without holding others up: many are written down as present in the same minute. */
export async function meetingOf({ desk }: Pick<Moment, 'desk'>, meetingId: Id): Promise<Meeting> {
  const [meeting] = await desk.find(Meeting, { id: meetingId })
  if (!meeting) throw notFound()
  return meeting
}

/** Refuses what nobody can do any more once a meeting was called off. */
export function mustStand({ state, id: meetingId }: Pick<Meeting, 'state' | 'id'>): void {
  if (state === 'batal') throw calledOff({ meetingId })
}

/** The key on which all wait who change who comes to a meeting. */
export function meetingKey(meetingId: Id): string {
  return `meeting:${meetingId}`
}

/** The row of somebody posted here. */
export function attendanceOf({ newId, now }: Pick<Moment, 'newId' | 'now'>, meeting: Meeting, post: Pick<Attendance, 'workerId' | 'workerName' | 'role' | 'pillar'>, more: Partial<Attendance> = {}): Attendance {
  const { workerId, workerName, role, pillar } = post
  return { id: newId(), region: meeting.region, meetingId: meeting.id, origin: 'undangan', workerId, workerName, role, pillar, hostIds: hostsOf(meeting), at: now, withdrawn: false, reply: 'menunggu', late: false, presence: 'belum', ...more }
}

/** Tells those on the list, but whoever does it; who has no account is told by somebody. */
export async function tellAll(moment: Moment, meeting: Meeting, rows: readonly Attendance[], code: 'meeting.invited' | 'meeting.moved' | 'meeting.called_off' | 'meeting.uninvited' | 'meeting.seat'): Promise<Change[]> {
  const to = rows.filter(row => row.workerId && row.workerId !== moment.actor.workerId)
  const reached = new Set(await moment.desk.withAccounts(to.map(row => row.workerId!)))
  const { title, day, from, id: about } = meeting
  return to.map(row => tell(moment, { worker: row.workerId!, name: row.workerName ?? '', region: meeting.region }, { code, day, told: { otherName: moment.actor.name, reason: title, day, from, about } }, reached.has(row.workerId!)))
}

/** Whoever comes to the list now gets the meeting with all that hangs on it: told again as it is, so that telephones hear of it. */
export async function shownAgain({ desk }: Moment, meeting: Meeting): Promise<Change[]> {
  const [points, lines, photos] = [await desk.findInHouse(Point, { meetingId: meeting.id }), await desk.findInHouse(Line, { meetingId: meeting.id }), await desk.findInHouse(MeetingPhoto, { meetingId: meeting.id })]
  return [...points.map(one => set(Point, one, {})), ...lines.map(one => set(Line, one, {})), ...photos.map(one => set(MeetingPhoto, one, {}))]
}

/** Gives seats that have become free to those who wait for one, and tells them. */
export async function seatsMoved(moment: Moment, meeting: Meeting, all: readonly Attendance[]): Promise<{ changes: Change[]; notices: Change[] }> {
  const up = movedUp(meeting.quotas, all)
  return { changes: up.map(one => set(Attendance, one, { seat: 'ada' })), notices: await tellAll(moment, meeting, up, 'meeting.seat') }
}

import * as z from 'zod/mini'
import { action, add, set, type Change, type Moment } from '#kernel/action.ts'
import { id } from '#kernel/fields.ts'
import { faulty } from '#kernel/problem.ts'
import { invitesTo, rights } from '#src/rights.ts'
import { byHome, recipients, type Sender } from '#slices/directives/audience.ts'
import type { Part } from '#slices/directives/kinds.ts'
import { audienceField } from '#slices/directives/send.ts'
import { attendanceOf, hostsOf, meetingKey, mustHost, mustStand, seatsMoved, shownAgain, tellAll } from './hosts.ts'
import { Attendance, Meeting } from './kinds.ts'

/** A meeting has so many invited at the outside. */
export const MOST_INVITED = 1000
/** Tells whether a post's holder may invite the holder of another. */
export const mayInvite = invitesTo

/** Invites those whom the parts of an audience mean today and who are not on the list yet; who holds the meeting comes without being asked. */
export async function inviting(moment: Moment, meeting: Meeting, audience: readonly Part[], inviter: Sender): Promise<{ invited: number; changes: Change[]; notices: Change[] }> {
  const { desk, home } = moment
  if ([...byHome(home, audience).keys()].some(there => there !== home)) throw faulty({ at: 'audience', rule: 'own_office' })
  const before = await desk.findInHouse(Attendance, { meetingId: meeting.id })
  // whoever calls a meeting from an office reads it there; others come to it
  const hosts = [...new Set([meeting.leaderId, ...meeting.notetakerId ? [meeting.notetakerId] : [], ...rights[inviter.role]?.office ? [] : [meeting.byId]])]
  const posts = await recipients(moment, [...hosts.map(worker => ({ worker })), ...audience], post => hosts.includes(post.workerId) || invitesTo(inviter, post))
  const fresh = posts.filter(post => !before.some(one => one.workerId === post.workerId))
  const again = before.filter(one => one.withdrawn && posts.some(post => post.workerId === one.workerId))
  if (audience.length > 0 && posts.every(post => hosts.includes(post.workerId))) throw faulty({ at: 'audience', rule: 'nobody_there' })
  if (before.length + fresh.length > MOST_INVITED) throw faulty({ at: 'audience', rule: 'too_big', limit: MOST_INVITED })
  const rows = fresh.map(post => attendanceOf(moment, meeting, post, { reply: hosts.includes(post.workerId) ? 'hadir' : 'menunggu', ...(hosts.includes(post.workerId) ? { seat: 'ada' as const, repliedAt: moment.now } : {}) }))
  return {
    invited: fresh.length + again.length,
    changes: [...rows.map(row => add(Attendance, row)), ...again.map(row => set(Attendance, row, { withdrawn: false }))],
    notices: await tellAll(moment, meeting, [...rows, ...again], 'meeting.invited'),
  }
}

/** Invites more: by pillar, unit, area, post or person. */
export const invite = action('meeting.invite', z.strictObject({ meetingId: id(), audience: audienceField() }), async (moment, { meetingId, audience }) => {
  const meeting = await moment.desk.get(Meeting, meetingId)
  const inviter = moment.allow('meeting.hold', meeting.region)
  mustStand(meeting)
  await moment.desk.guard([meetingKey(meeting.id)])
  const { invited, changes, notices } = await inviting(moment, meeting, audience, inviter)
  if (invited === 0) throw faulty({ at: 'audience', rule: 'nobody_there' })
  return { changes: [set(Meeting, meeting, { invited: meeting.invited + invited }), ...changes, ...await shownAgain(moment, meeting)], notices }
})

/** Takes an invitation back; whoever was to come in the same place is asked no more either. */
export const uninvite = action('meeting.uninvite', z.strictObject({ attendanceId: id() }), async (moment, { attendanceId }) => {
  const row = await moment.desk.get(Attendance, attendanceId)
  const meeting = await moment.desk.get(Meeting, row.meetingId)
  mustHost(moment, meeting)
  mustStand(meeting)
  if (row.withdrawn || row.workerId === meeting.leaderId) return { changes: [] }
  await moment.desk.guard([meetingKey(meeting.id)])
  const all = (await moment.desk.findInHouse(Attendance, { meetingId: meeting.id })).map(one => (one.id === row.id ? { ...one, withdrawn: true } : one))
  const seated = await seatsMoved(moment, meeting, all)
  return { changes: [set(Attendance, row, { withdrawn: true }), set(Meeting, meeting, { invited: meeting.invited - 1 }), ...seated.changes], notices: [...await tellAll(moment, meeting, [row], 'meeting.uninvited'), ...seated.notices] }
})

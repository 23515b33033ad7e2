import * as z from 'zod/mini'
import { action, add, set, type Change, type Moment } from '#kernel/action.ts'
import { id, maybe, oneOf, secret, text } from '#kernel/fields.ts'
import type { Id } from '#kernel/id.ts'
import { faulty, problem } from '#kernel/problem.ts'
import { isLive } from '#kernel/rights.ts'
import { tell } from '#slices/notices/rules.ts'
import { Post } from '#slices/workers/rules.ts'
import { attendanceOf, meetingKey, meetingOf, mustHost, mustStand, seatsMoved, shownAgain } from './hosts.ts'
import { Attendance, Meeting } from './kinds.ts'
import { seatFor } from './seats.ts'
import { isLateReply, windowOf } from './window.ts'

/** The meeting is over: what is said about coming comes too late. */
export const meetingOver = problem('meeting.over', 409)

/** Answers an invitation: I come, somebody comes in my place, or I cannot and why. Whoever holds the meeting may write down an answer given by telephone. */
export const reply = action('meeting.reply', z.strictObject({
  attendanceId: id(), reply: oneOf(['hadir', 'mewakilkan', 'berhalangan']), reason: maybe(secret(text(300))), substituteId: maybe(id()), substituteName: maybe(secret(text(120))),
}), async (moment, input) => {
  const row = await moment.desk.get(Attendance, input.attendanceId)
  const meeting = await meetingOf(moment, row.meetingId)
  if (row.workerId !== moment.actor.workerId) mustHost(moment, meeting)
  mustStand(meeting)
  if (Date.parse(moment.at) > Date.parse(windowOf(meeting).closes)) throw meetingOver({ meetingId: meeting.id })
  await moment.desk.guard([meetingKey(meeting.id)])
  const others = (await moment.desk.findInHouse(Attendance, { meetingId: meeting.id })).filter(one => one.id !== row.id)
  const stands = row.reply === 'hadir' && input.reply === 'hadir'
  const seat = input.reply === 'hadir' ? stands ? row.seat : seatFor(meeting.quotas, others, row.pillar) : null
  const asked = input.reply === 'mewakilkan' && input.substituteId ? await inPlaceOf(moment, meeting, row, others, input.substituteId) : { changes: [], notices: [] }
  const substituteName = input.reply === 'mewakilkan' ? input.substituteName ?? asked.name ?? null : null
  const answered = { reply: input.reply, reason: input.reason ?? null, substituteId: input.reply === 'mewakilkan' ? input.substituteId ?? null : null, substituteName, seat, repliedAt: stands ? row.repliedAt : moment.at, late: stands ? row.late : isLateReply(meeting, moment.at) }
  const free = others.filter(one => one.forId === row.id && one.workerId !== input.substituteId && one.presence === 'belum').map(one => set(Attendance, one, { forId: null, forName: null, ...(one.origin === 'pengganti' ? { withdrawn: true } : {}) }))
  const seated = await seatsMoved(moment, meeting, [...others, { ...row, ...answered }])
  return { changes: [set(Attendance, row, answered), ...asked.changes, ...free, ...seated.changes], notices: [...asked.notices, ...seated.notices] }
}, ({ reply: said, reason, substituteId, substituteName }) => [
  ...said === 'berhalangan' && !reason ? [{ at: 'reason', rule: 'required' }] : [], ...said === 'mewakilkan' && !substituteId && !substituteName ? [{ at: 'substituteName', rule: 'required' }] : [],
])

// somebody of this office is asked to come in somebody's place
async function inPlaceOf(moment: Moment, meeting: Meeting, row: Attendance, others: readonly Attendance[], workerId: Id): Promise<{ name?: string; changes: Change[]; notices: Change[] }> {
  if (workerId === row.workerId) throw faulty({ at: 'substituteId', rule: 'oneself' })
  const post = (await moment.desk.findInHouse(Post, { workerId, line: 'area' })).find(one => isLive(one, moment.today(one.region)))
  if (!post) throw faulty({ at: 'substituteId', rule: 'not_in_office' })
  const known = others.find(one => one.workerId === workerId)
  const standing = { forId: row.id, forName: row.workerName ?? null }
  const there = known ? { ...known, ...standing, withdrawn: false } : attendanceOf(moment, meeting, post, { origin: 'pengganti', ...standing })
  const [has] = await moment.desk.withAccounts([workerId])
  const notices = known?.forId === row.id ? [] : [tell(moment, { worker: workerId, name: post.workerName, region: meeting.region }, { code: 'meeting.stand_in', day: meeting.day, told: { otherName: row.workerName ?? moment.actor.name, reason: meeting.title, day: meeting.day, from: meeting.from, about: meeting.id } }, has !== undefined)]
  return { name: post.workerName, changes: known ? [set(Attendance, known, { ...standing, withdrawn: false })] : [add(Attendance, there), set(Meeting, meeting, {}), ...await shownAgain(moment, meeting)], notices }
}

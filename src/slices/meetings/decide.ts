import * as z from 'zod/mini'
import { action, add } from '#kernel/action.ts'
import { day, id, ids, maybe, oneOf, text } from '#kernel/fields.ts'
import { faulty } from '#kernel/problem.ts'
import { mayReach } from '#slices/directives/audience.ts'
import { EAST, sent } from '#slices/directives/send.ts'
import { decideIssue } from '#slices/voices/issues.ts'
import { OUTCOMES } from '#slices/voices/kinds.ts'
import { meetingOf, mustHost, mustStand } from './hosts.ts'
import { Attendance, Line, Point } from './kinds.ts'
import { lineOf } from './lines.ts'

/** A decision of a meeting: a directive or an agreement with owners and a day, and the line of the minutes that names it. Where the point is an issue, the issue is decided by its own rule in the same act; a refusal needs nobody to carry it out. */
export const decide = action('meeting.decide', z.strictObject({
  id: maybe(id()), meetingId: id(), pointId: maybe(id()), sort: oneOf(['arahan', 'kesepakatan']), text: text(2000), ownerIds: ids(5), due: maybe(day()), outcome: maybe(oneOf(OUTCOMES)),
}), async (moment, { id: given, meetingId, pointId, sort, text: said, ownerIds, due, outcome }) => {
  const meeting = await meetingOf(moment, meetingId)
  const post = moment.allow('directive.send', meeting.region)
  mustHost(moment, meeting)
  mustStand(meeting)
  const [point] = pointId ? await moment.desk.find(Point, { id: pointId, meetingId }) : []
  if (pointId && !point) throw faulty({ at: 'pointId', rule: 'missing_record' })
  if (outcome && !point?.issueId) throw faulty({ at: 'outcome', rule: 'no_issue' })
  const issue = outcome ? await decideIssue.decide(moment, { issueId: point!.issueId!, outcome, text: said }) : undefined
  // who sits at the table may be given what was agreed there
  const table = new Set((await moment.desk.findInHouse(Attendance, { meetingId })).filter(row => row.workerId && !row.withdrawn).map(row => row.workerId!))
  const task = ownerIds.length > 0 ? await sent(moment, {
    sort, post, subject: (point?.title ?? meeting.title).slice(0, 160), text: said, due, basis: meeting.title, audience: ownerIds.map(worker => ({ worker })), ownerIds, sourceKind: 'meeting', sourceId: meeting.id,
    may: to => mayReach(post, sort, to) || (sort === 'kesepakatan' && table.has(to.workerId)),
  }) : undefined
  const owners = task?.hearings.filter(one => ownerIds.includes(one.workerId)).map(one => ({ id: one.workerId, name: one.workerName })) ?? []
  const line = lineOf(moment, meeting, { id: given ?? moment.newId(), pointId, sort: 'keputusan', text: said, directiveId: task?.directive.id, due, owners, outcome })
  return { changes: [...issue?.changes ?? [], ...task?.changes ?? [], add(Line, line)], notices: [...issue?.notices ?? [], ...task?.notices ?? []], derived: [...issue?.derived ?? [], ...task?.derived ?? []] }
}, ({ due, ownerIds, outcome }, { today }) => [
  ...due && due < today(EAST) ? [{ at: 'due', rule: 'past_day' }] : [], ...ownerIds?.length === 0 && outcome !== 'ditolak' ? [{ at: 'ownerIds', rule: 'required' }] : [], ...ownerIds?.length && outcome === 'ditolak' ? [{ at: 'ownerIds', rule: 'only_policy' }] : [],
  ...ownerIds?.length && !due ? [{ at: 'due', rule: 'required' }] : [],
])

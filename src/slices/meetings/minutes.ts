import * as z from 'zod/mini'
import { action, add, set, type Moment } from '#kernel/action.ts'
import { id, ids, int, maybe, oneOf, text } from '#kernel/fields.ts'
import type { Id } from '#kernel/id.ts'
import { faulty, problem } from '#kernel/problem.ts'
import { Directive } from '#slices/directives/kinds.ts'
import { Issue } from '#slices/voices/kinds.ts'
import { meetingKey, meetingOf, mustHost, mustStand } from './hosts.ts'
import { Meeting, Pledge, Point, POINT_SORTS } from './kinds.ts'

/** What serves a case is spoken of at the case, not in a meeting. */
export const aboutCase = problem('meeting.about_case', 409)
/** A meeting has so many points at the outside. */
const MOST_POINTS = 100

/** Puts a point on the agenda: an open issue, a directive that is overdue, a speaker, a text that is read out, or anything else. */
export const addPoint = action('meeting.point', z.strictObject({
  id: maybe(id()), meetingId: id(), sort: oneOf(POINT_SORTS), title: maybe(text(300)), issueId: maybe(id()), directiveId: maybe(id()), pledgeId: maybe(id()), speaker: maybe(text(160)), minutes: maybe(int(1, 600)),
}), async (moment, { id: given, meetingId, title, issueId, directiveId, pledgeId, ...input }) => {
  const meeting = await moment.desk.get(Meeting, meetingId)
  mustHost(moment, meeting)
  mustStand(meeting)
  const about = await aboutOf(moment, { issueId, directiveId, pledgeId })
  const points = await moment.desk.findInHouse(Point, { meetingId })
  if (points.length >= MOST_POINTS) throw faulty({ at: 'title', rule: 'too_big', limit: MOST_POINTS })
  const nth = Math.max(0, ...points.map(point => point.nth)) + 1
  const { actor, now, newId } = moment
  return { changes: [add(Point, { ...input, id: given ?? newId(), region: meeting.region, meetingId, nth, title: title ?? about ?? '–', issueId, directiveId, pledgeId, dropped: false, byName: actor.name, at: now })] }
}, ({ title, issueId, directiveId, pledgeId }) => (title || issueId || directiveId || pledgeId ? [] : [{ at: 'title', rule: 'required' }]))

/** Puts the points into another order. */
export const orderPoints = action('meeting.order', z.strictObject({ meetingId: id(), pointIds: ids(MOST_POINTS) }), async (moment, { meetingId, pointIds }) => {
  const meeting = await moment.desk.get(Meeting, meetingId)
  mustHost(moment, meeting)
  mustStand(meeting)
  const points = await moment.desk.findInHouse(Point, { meetingId })
  const rest = points.filter(point => !pointIds.includes(point.id)).toSorted((a, b) => a.nth - b.nth)
  const order = [...new Set(pointIds)].flatMap(pointId => points.filter(point => point.id === pointId))
  return { changes: [...order, ...rest].flatMap((point, at) => (point.nth === at + 1 ? [] : [set(Point, point, { nth: at + 1 })])) }
})

/** Takes a point off the agenda, where it stays struck through, or puts it back. */
export const dropPoint = action('meeting.drop', z.strictObject({ pointId: id() }), async (moment, { pointId }) => {
  const { point } = await pointAt(moment, pointId)
  return { changes: [set(Point, point, { dropped: !point.dropped })] }
})

/** Says that a text was read out, led by whom. */
export const readOut = action('meeting.read_out', z.strictObject({ pointId: id(), ledBy: text(120) }), async (moment, { pointId, ledBy }) => {
  const { point } = await pointAt(moment, pointId)
  if (point.sort !== 'ikrar') throw faulty({ at: 'pointId', rule: 'no_pledge' })
  return { changes: [set(Point, point, { readBy: ledBy, readAt: moment.at })] }
})

/** Gives a point with its meeting, to whoever holds that. */
export async function pointAt(moment: Moment, pointId: Id): Promise<{ point: Point; meeting: Meeting }> {
  const point = await moment.desk.get(Point, pointId)
  const meeting = await meetingOf(moment, point.meetingId)
  mustHost(moment, meeting)
  mustStand(meeting)
  await moment.desk.guard([meetingKey(meeting.id)])
  return { point, meeting }
}

// the title that what is spoken of bears itself; what hangs on a case bears none here
async function aboutOf({ desk }: Moment, { issueId, directiveId, pledgeId }: { issueId?: Id | null; directiveId?: Id | null; pledgeId?: Id | null }): Promise<string | undefined> {
  const issue = issueId ? await desk.get(Issue, issueId) : undefined
  const directive = directiveId ? await desk.get(Directive, directiveId) : undefined
  if (directive && (directive.caseId || directive.visitId || directive.sealed)) throw aboutCase({ directiveId })
  const pledge = pledgeId ? await desk.get(Pledge, pledgeId) : undefined
  return issue?.title ?? directive?.subject ?? pledge?.title
}

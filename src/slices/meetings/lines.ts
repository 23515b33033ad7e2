import * as z from 'zod/mini'
import { action, add, set, type Moment } from '#kernel/action.ts'
import { id, maybe, text } from '#kernel/fields.ts'
import { faulty, problem } from '#kernel/problem.ts'
import { meetingOf, mustHost, mustStand } from './hosts.ts'
import { Line, type Meeting, Point } from './kinds.ts'

/** Somebody corrected this line a moment ago; the last wording stands below it. */
export const struckAlready = problem('meeting.struck_already', 409)
/** A decision is corrected where it lives: at its directive. */
export const isDecision = problem('meeting.is_decision', 409)

/** Adds a line to the minutes; what others write at the same time stands beside it. */
export const addLine = action('meeting.line', z.strictObject({ id: maybe(id()), meetingId: id(), pointId: maybe(id()), text: text(4000) }), async (moment, { id: given, meetingId, pointId, text: said }) => {
  const meeting = await meetingOf(moment, meetingId)
  mustHost(moment, meeting)
  mustStand(meeting)
  const [point] = pointId ? await moment.desk.find(Point, { id: pointId, meetingId }) : []
  if (pointId && !point) throw faulty({ at: 'pointId', rule: 'missing_record' })
  return { changes: [add(Line, lineOf(moment, meeting, { id: given ?? moment.newId(), pointId, text: said }))] }
})

/** Corrects a line: the old wording is struck through and stays to be read, the new one stands beside it. */
export const correctLine = action('meeting.correct', z.strictObject({ id: maybe(id()), lineId: id(), text: maybe(text(4000)), reason: text(300) }), async (moment, { id: given, lineId, text: said, reason }) => {
  const line = await moment.desk.get(Line, lineId)
  const meeting = await meetingOf(moment, line.meetingId)
  mustHost(moment, meeting)
  if (line.sort === 'keputusan') throw isDecision({ lineId })
  if (line.struckAt) throw struckAlready({ lineId, by: line.struckBy })
  const struck = set(Line, line, { struckAt: moment.at, struckBy: moment.actor.name, struckReason: reason })
  return { changes: [struck, ...said ? [add(Line, lineOf(moment, meeting, { id: given ?? moment.newId(), pointId: line.pointId, text: said, replacesId: line.id, at: line.at }))] : []] }
})

/** A line of the minutes as it stands. */
export function lineOf({ actor, at }: Moment, meeting: Pick<Meeting, 'id' | 'region'>, line: Pick<Line, 'id' | 'text'> & Partial<Line>): Line {
  return { region: meeting.region, meetingId: meeting.id, sort: 'catatan', byId: actor.workerId, byName: actor.name, at, owners: [], ...line }
}

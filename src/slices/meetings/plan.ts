import * as z from 'zod/mini'
import { action, add, set, type Change, type Moment } from '#kernel/action.ts'
import { addDays, momentAt } from '#kernel/day.ts'
import { clock, day, id, maybe, oneOf, part, pattern, region, text } from '#kernel/fields.ts'
import { advance, flow } from '#kernel/flow.ts'
import type { Id } from '#kernel/id.ts'
import { type Fault, faulty, problem } from '#kernel/problem.ts'
import { covers } from '#kernel/region.ts'
import { isLive } from '#kernel/rights.ts'
import { rights } from '#src/rights.ts'
import type { Sender } from '#slices/directives/audience.ts'
import type { Part } from '#slices/directives/kinds.ts'
import { audienceField, EAST } from '#slices/directives/send.ts'
import { Post } from '#slices/workers/rules.ts'
import { thereToo } from './attend.ts'
import { HOLDS, hostsOf, meetingKey, mustHost, seatsMoved, tellAll } from './hosts.ts'
import { inviting } from './invite.ts'
import { Attendance, Meeting, MEETING_SORTS, quotasField, Rule, Series } from './kinds.ts'
import { nextDay } from './series.ts'
import { codesNeeded, outsideWindow, windowOf } from './window.ts'

/** A meeting's way. One that was written down on paper may be closed without having been opened. */
export const meetingFlow = flow({ direncanakan: { mulai: 'berlangsung', akhiri: 'selesai', batalkan: 'batal' }, berlangsung: { akhiri: 'selesai' }, selesai: {}, batal: {} })
/** The series has come to its end. */
export const seriesEnded = problem('meeting.series_ended', 409)

const said = { title: text(160), sort: oneOf(MEETING_SORTS), place: text(160), from: clock(), to: clock(), theme: maybe(text(300)), contact: maybe(text(160)), leaderId: id(), notetakerId: maybe(id()), quotas: maybe(quotasField()) }
type Said = { title: string; sort: Meeting['sort']; place: string; from: string; to: string; theme?: string | null; contact?: string | null; leaderId: Id; notetakerId?: Id | null; quotas?: Meeting['quotas'] | null }

/** Calls a meeting: when, where, led by whom, written down by whom, and who may come. */
export const plan = action('meeting.plan', z.strictObject({ id: maybe(id()), region: region(), day: day(), replyBy: maybe(day()), ...said, audience: maybe(audienceField()) }), async (moment, { id: given, region: place, day: on, replyBy, audience, ...input }) => {
  const post = moment.allow('meeting.hold', place)
  const common = await commonOf(moment, input, audience ?? [])
  const meeting: Meeting = { ...common, id: given ?? moment.newId(), region: place, day: on, replyBy: replyBy ?? null, invited: 0, state: 'direncanakan', at: moment.now }
  return await called(moment, meeting, post)
}, (input, { today }) => [
  ...input.day && input.day < today(input.region ?? EAST) ? [{ at: 'day', rule: 'past_day' }] : [], ...timeFaults(input), ...input.replyBy && input.day && input.replyBy > input.day ? [{ at: 'replyBy', rule: 'after_meeting' }] : [],
])

/** Changes what was said of a meeting; whoever is on the list is told when it moved. */
export const edit = action('meeting.edit', z.strictObject({
  meetingId: id(), title: maybe(text(160)), place: maybe(text(160)), day: maybe(day()), from: maybe(clock()), to: maybe(clock()), theme: maybe(text(300)), contact: maybe(text(160)), leaderId: maybe(id()), notetakerId: maybe(id()), replyBy: maybe(day()), quotas: maybe(quotasField()),
}), async (moment, { meetingId, ...input }) => {
  const meeting = await moment.desk.get(Meeting, meetingId)
  mustHost(moment, meeting)
  // the step by which the past is left alone: what was closed or called off is not planned any more
  advance(meetingFlow, meeting.state, 'akhiri')
  await moment.desk.guard([meetingKey(meeting.id)])
  const people = input.leaderId || input.notetakerId ? await peopleOf(moment, { leaderId: input.leaderId ?? meeting.leaderId, notetakerId: input.notetakerId ?? meeting.notetakerId ?? null }) : {}
  const { leaderId: _leader, notetakerId: _notetaker, ...plain } = input
  const patch: Partial<Meeting> = { ...Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined && value !== null)), ...people }
  const after = { ...meeting, ...patch }
  const faults = [...timeFaults(after), ...input.day && input.day < moment.today(meeting.region) ? [{ at: 'day', rule: 'past_day' }] : [], ...meeting.codes && codesNeeded(after) > codesNeeded(meeting) ? [{ at: 'to', rule: 'list_open' }] : []]
  if (faults.length > 0) throw faulty(...faults)
  const rows = await moment.desk.findInHouse(Attendance, { meetingId: meeting.id })
  const hosts = hostsOf(after)
  const others = rows.map(row => (hostsOf(meeting).join() === hosts.join() ? row : { ...row, hostIds: hosts }))
  const handed = others.filter((row, nth) => row !== rows[nth]).map((row, nth) => set(Attendance, rows[nth]!, { hostIds: row.hostIds }))
  const seated = input.quotas ? await seatsMoved(moment, after, rows) : { changes: [], notices: [] }
  const moved = (['day', 'from', 'to', 'place'] as const).some(field => after[field] !== meeting[field])
  return { changes: [set(Meeting, meeting, patch), ...handed, ...seated.changes], notices: [...moved ? await tellAll(moment, after, rows.filter(row => !row.withdrawn), 'meeting.moved') : [], ...seated.notices] }
})

/** Calls a meeting off; everybody on the list is told, and its series goes on. */
export const cancel = action('meeting.cancel', z.strictObject({ meetingId: id(), reason: text(300) }), async (moment, { meetingId, reason }) => {
  const meeting = await moment.desk.get(Meeting, meetingId)
  mustHost(moment, meeting)
  const state = advance(meetingFlow, meeting.state, 'batalkan')
  const rows = (await moment.desk.findInHouse(Attendance, { meetingId: meeting.id })).filter(row => !row.withdrawn)
  const next = await following(moment, meeting, meeting.previousId)
  return { changes: [set(Meeting, meeting, { state, reason }), ...next.changes], notices: [...await tellAll(moment, meeting, rows, 'meeting.called_off'), ...next.notices] }
})

/** Opens the list of attendance: from now on the meeting shows its codes. Whoever opens it and is on the list, or leads, is there. */
export const start = action('meeting.start', z.strictObject({ meetingId: id(), codes: pattern(/^(\d{6}){1,2000}$/, 'digits') }), async (moment, { meetingId, codes }) => {
  const meeting = await moment.desk.get(Meeting, meetingId)
  mustHost(moment, meeting)
  const state = advance(meetingFlow, meeting.state, 'mulai')
  const { opens, closes } = windowOf(meeting)
  if (Date.parse(moment.now) < Date.parse(opens) || Date.parse(moment.at) > Date.parse(closes)) throw outsideWindow({ from: opens, to: closes })
  if (codes.length < codesNeeded(meeting) * 6) throw faulty({ at: 'codes', rule: 'too_small', limit: codesNeeded(meeting) * 6 })
  return { changes: [set(Meeting, meeting, { state, codes, startedAt: moment.at }), ...await thereToo(moment, meeting, moment.actor.workerId, moment.at)] }
})

/** Closes a meeting; whoever was not there did not come, but who led it was, unless somebody wrote otherwise, and the next of its series is called. */
export const finish = action('meeting.finish', z.strictObject({ meetingId: id() }), async (moment, { meetingId }) => {
  const meeting = await moment.desk.get(Meeting, meetingId)
  mustHost(moment, meeting)
  const state = advance(meetingFlow, meeting.state, 'akhiri')
  const begins = momentAt(meeting.region, meeting.day, meeting.from)
  if (Date.parse(moment.now) < Date.parse(windowOf(meeting).opens)) throw outsideWindow({ from: windowOf(meeting).opens, to: windowOf(meeting).closes })
  const startedAt = meeting.startedAt ?? begins
  const led = await thereToo(moment, meeting, meeting.leaderId, startedAt)
  const next = await following(moment, meeting, meeting.id)
  return { changes: [set(Meeting, meeting, { state, startedAt, endedAt: moment.at }), ...led, ...next.changes], notices: next.notices }
})

/** Begins a series and calls its first meeting. */
export const beginSeries = action('meeting.series_begin', z.strictObject({ id: maybe(id()), region: region(), ...said, rule: part(Rule), first: day(), until: maybe(day()), audience: audienceField() }), async (moment, { id: given, region: place, rule, first, until, audience, ...input }) => {
  const post = moment.allow('meeting.hold', place)
  const common = await commonOf(moment, input, audience)
  const series: Series = { ...common, id: given ?? moment.newId(), region: place, rule, first, until: until ?? null, state: 'berjalan', at: moment.now }
  const meeting = meetingOfSeries(moment, series, nextDay(rule, first, addDays(first, -1)))
  if (until && meeting.day > until) throw faulty({ at: 'until', rule: 'no_day_left' })
  const { changes, notices } = await called(moment, meeting, post)
  return { changes: [add(Series, series), ...changes], notices }
}, (input, { today }) => [
  ...input.first && input.first < today(input.region ?? EAST) ? [{ at: 'first', rule: 'past_day' }] : [], ...timeFaults(input), ...input.rule?.every === 'bulan' && !input.rule.nth ? [{ at: 'rule.nth', rule: 'required' }] : [], ...input.until && input.first && input.until < input.first ? [{ at: 'until', rule: 'after_from' }] : [],
])

/** Ends a series; what has been called already stands. */
export const endSeries = action('meeting.series_end', z.strictObject({ seriesId: id(), reason: text(300) }), async (moment, { seriesId, reason }) => {
  const series = await moment.desk.get(Series, seriesId)
  mustHost(moment, series)
  if (series.state !== 'berjalan') throw seriesEnded({ seriesId })
  return { changes: [set(Series, series, { state: 'berakhir', reason, until: moment.today(series.region) })] }
})

/** Calls the next meeting of a series before the last one was closed. */
export const nextOfSeries = action('meeting.series_next', z.strictObject({ seriesId: id() }), async (moment, { seriesId }) => {
  const series = await moment.desk.get(Series, seriesId)
  mustHost(moment, series)
  if (series.state !== 'berjalan') throw seriesEnded({ seriesId })
  await moment.desk.guard([seriesKey(series.id)])
  const all = (await moment.desk.findInHouse(Meeting, { seriesId })).toSorted((a, b) => (a.day < b.day ? 1 : -1))
  const next = await callNext(moment, series, all[0]?.day ?? series.first, all.find(one => one.state !== 'batal')?.id)
  if (next.changes.length === 0) throw seriesEnded({ seriesId })
  return next
})

// a meeting is put down, with those who come to it
async function called(moment: Moment, meeting: Meeting, post: Sender): Promise<{ changes: Change[]; notices: Change[] }> {
  const { invited, changes, notices } = await inviting(moment, meeting, meeting.audience, post)
  return { changes: [add(Meeting, { ...meeting, invited }), ...changes], notices }
}

// the next meeting of a series is called when this one is over or called off, unless one stands already
async function following(moment: Moment, { id: now, seriesId, day: on }: Meeting, previousId: Id | null | undefined): Promise<{ changes: Change[]; notices: Change[] }> {
  const [series] = seriesId ? await moment.desk.findInHouse(Series, { id: seriesId }) : []
  if (!series || series.state !== 'berjalan') return { changes: [], notices: [] }
  await moment.desk.guard([seriesKey(series.id)])
  const stands = (await moment.desk.findInHouse(Meeting, { seriesId: series.id, state: ['direncanakan', 'berlangsung'] })).filter(one => one.id !== now)
  return stands.length > 0 ? { changes: [], notices: [] } : await callNext(moment, series, on, previousId)
}

async function callNext(moment: Moment, series: Series, last: string, previousId: Id | null | undefined): Promise<{ changes: Change[]; notices: Change[] }> {
  const yesterday = addDays(moment.today(series.region), -1)
  const on = nextDay(series.rule, series.first, last > yesterday ? last : yesterday)
  if (series.until && on > series.until) return { changes: [], notices: [] }
  return await called(moment, { ...meetingOfSeries(moment, series, on), previousId: previousId ?? null }, await callerOf(moment, series))
}

/** In whose name a series invites: whoever began it, while that is still a right, or whoever calls now. */
async function callerOf({ desk, actor, today }: Moment, { byId, region: place, leaderRole }: Series): Promise<Sender> {
  const posts = (await desk.findInHouse(Post, { workerId: byId, line: 'area' })).filter(post => isLive(post, today(post.region)))
  return [...posts, ...actor.posts].find(post => post.line === 'area' && rights[post.role]?.verbs.includes(HOLDS.verb) && covers(post.region, place)) ?? { id: byId, role: leaderRole ?? '', region: place }
}

function seriesKey(seriesId: Id): string {
  return `meeting_series:${seriesId}`
}

function meetingOfSeries({ newId, now }: Pick<Moment, 'newId' | 'now'>, series: Series, on: string): Meeting {
  const { title, sort, place, from, to, theme, contact, leaderId, leaderName, leaderRole, notetakerId, notetakerName, byId, audience, quotas, region: there } = series
  return { id: newId(), region: there, title, sort, place, from, to, theme, contact, leaderId, leaderName, leaderRole, notetakerId, notetakerName, byId, audience, quotas, day: on, seriesId: series.id, invited: 0, state: 'direncanakan', at: now }
}

async function commonOf(moment: Moment, { quotas, leaderId, notetakerId, ...plain }: Said, audience: readonly Part[]) {
  return { ...plain, ...await peopleOf(moment, { leaderId, notetakerId: notetakerId ?? null }), byId: moment.actor.workerId, audience: [...audience], quotas: quotas ?? [] }
}

/** Leader and notetaker hold a post in this office. */
async function peopleOf({ desk, today }: Moment, { leaderId, notetakerId }: { leaderId: Id; notetakerId: Id | null }) {
  const postOf = async (workerId: Id) => (await desk.findInHouse(Post, { workerId, line: 'area' })).find(post => isLive(post, today(post.region)))
  const [leader, notetaker] = [await postOf(leaderId), notetakerId ? await postOf(notetakerId) : undefined]
  const faults = [...leader ? [] : [{ at: 'leaderId', rule: 'not_in_office' }], ...!notetakerId || notetaker ? [] : [{ at: 'notetakerId', rule: 'not_in_office' }]]
  if (faults.length > 0) throw faulty(...faults)
  return { leaderId, leaderName: leader!.workerName, leaderRole: leader!.role, notetakerId, notetakerName: notetaker?.workerName ?? null }
}

function timeFaults({ from, to, quotas }: { from?: string; to?: string; quotas?: Meeting['quotas'] | null }): Fault[] {
  const twice = quotas && new Set(quotas.map(one => one.pillar)).size < quotas.length
  return [...from && to && to <= from ? [{ at: 'to', rule: 'after_from' }] : [], ...twice ? [{ at: 'quotas', rule: 'twice' }] : []]
}

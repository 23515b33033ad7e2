import * as z from 'zod/mini'
import { action, add, set, type Change, type Moment, type Read } from '#kernel/action.ts'
import { addDays } from '#kernel/day.ts'
import { day, id, ids, maybe, oneOf, part, region, text } from '#kernel/fields.ts'
import { advance, flow } from '#kernel/flow.ts'
import type { Id } from '#kernel/id.ts'
import { faulty, problem } from '#kernel/problem.ts'
import { covers } from '#kernel/region.ts'
import { isLive, type HeldPost } from '#kernel/rights.ts'
import { rights } from '#src/rights.ts'
import { sent } from '#slices/directives/send.ts'
import { tell } from '#slices/notices/rules.ts'
import { Post } from '#slices/workers/rules.ts'
import { CATEGORIES, Entry, Issue, OUTCOMES, Voice } from './kinds.ts'

/** An issue is opened for so many days when nobody says otherwise. */
export const USUAL_DAYS = 14
/** An issue's way: a desk works on it, it may be proposed as policy, it is decided, and every sender is answered. */
export const issuing = flow({ terbuka: { usulkan: 'usulan', putuskan: 'diputuskan', jawab: 'dijawab' }, usulan: { kembalikan: 'terbuka', putuskan: 'diputuskan' }, diputuskan: { jawab: 'dijawab' }, dijawab: { buka_lagi: 'terbuka' } })

/** The voice belongs to an issue already. */
export const mergedAlready = problem('issue.merged_already', 409)
/** The voice does not belong to this issue. */
export const notMerged = problem('issue.not_merged', 409)

const HANDLES = { verb: 'issue.handle' } as const
type Held = Read<typeof Issue>
type Said = { sort: (typeof Entry.schema)['_zod']['output']['sort']; text?: string | null }

/** Makes an issue of one or several voices, with a desk and a day by which it is answered. */
export const openIssue = action('issue.open', z.strictObject({
  id: maybe(id()), title: text(160), category: oneOf(CATEGORIES), region: region(), voiceIds: ids(200), workerId: maybe(id()), due: maybe(day()),
}), async (moment, { voiceIds, workerId, due, ...input }) => {
  const post = moment.allow('issue.handle', input.region)
  const voices = await moment.desk.getAll(Voice, [...new Set(voiceIds)])
  mustBeFree(voices)
  const desk = workerId ? await deskAt(moment, workerId, input.region) : { deskId: moment.actor.workerId, deskName: moment.actor.name, ...await unitOf(moment, post) }
  const issue: Issue = { ...input, ...desk, id: input.id ?? moment.newId(), stage: 'terbuka', openedAt: moment.now, since: moment.now, due: due ?? addDays(moment.today(input.region), USUAL_DAYS), voices: voices.length }
  const told = desk.deskId === moment.actor.workerId ? [] : [tellDesk(moment, issue, 'issue.desk')]
  return { changes: [add(Issue, issue), ...voices.map(voice => set(Voice, voice, shownOn(issue))), entry(moment, issue, { sort: 'dibuka' }, post)], notices: told }
}, ({ voiceIds, due, region: place }, { today }) => [
  ...voiceIds?.length === 0 ? [{ at: 'voiceIds', rule: 'required' }] : [], ...due && place && due < today(place) ? [{ at: 'due', rule: 'past_day' }] : [],
])

/** Brings further voices to an issue; their senders follow it from then on. */
export const mergeVoices = action('issue.merge', z.strictObject({ issueId: id(), voiceIds: ids(200) }), async (moment, { issueId, voiceIds }) => {
  const { issue, post } = await handled(moment, issueId)
  const voices = await moment.desk.getAll(Voice, [...new Set(voiceIds)])
  mustBeFree(voices)
  const more = { ...issue, voices: issue.voices + voices.length }
  const late = issue.stage === 'dijawab' ? voices.flatMap(voice => tellSender(moment, voice)) : []
  return { changes: [set(Issue, issue, { voices: more.voices }), ...voices.map(voice => set(Voice, voice, shownOn(more))), entry(moment, issue, { sort: 'digabung', text: String(voices.length) }, post)], notices: late }
}, ({ voiceIds }) => (voiceIds?.length === 0 ? [{ at: 'voiceIds', rule: 'required' }] : []))

/** Takes a voice out of an issue where it does not belong. */
export const splitVoice = action('issue.split', z.strictObject({ issueId: id(), voiceId: id() }), async (moment, { issueId, voiceId }) => {
  const { issue, post } = await handled(moment, issueId)
  const voice = await moment.desk.get(Voice, voiceId)
  if (voice.issueId !== issue.id) throw notMerged()
  const free = { stage: 'terkirim' as const, issueId: null, issueTitle: null, desk: null, since: null, due: null, outcome: null, answer: null, answeredAt: null, answeredBy: null, helped: null }
  return { changes: [set(Issue, issue, { voices: Math.max(0, issue.voices - 1) }), set(Voice, voice, free), entry(moment, issue, { sort: 'dipisah' }, post)] }
})

/** Names who works on it, and until when: the age at this desk begins anew, that of the issue does not. */
export const giveDesk = action('issue.desk', z.strictObject({ issueId: id(), workerId: id(), due: maybe(day()) }), async (moment, { issueId, workerId, due }) => {
  const { issue, post } = await handled(moment, issueId)
  const next = { ...await deskAt(moment, workerId, issue.region), since: moment.now, due: due ?? issue.due }
  return await moved(moment, issue, next, { sort: 'meja' }, post, workerId === moment.actor.workerId ? [] : [tellDesk(moment, { ...issue, ...next }, 'issue.desk')])
}, ({ due }, { now }) => (due && due < now.slice(0, 10) ? [{ at: 'due', rule: 'past_day' }] : []))

/** Adds to the thread. */
export const noteIssue = action('issue.note', z.strictObject({ issueId: id(), text: text(2000) }), async (moment, { issueId, text: said }) => {
  const { issue, post } = await handled(moment, issueId)
  return { changes: [entry(moment, issue, { sort: 'catatan', text: said }, post)] }
})

/** Asks the desk to explain; it is told, and the question stands in the thread. */
export const askDesk = action('issue.ask', z.strictObject({ issueId: id(), text: text(2000) }), async (moment, { issueId, text: said }) => {
  const { issue, post } = await handled(moment, issueId)
  return { changes: [entry(moment, issue, { sort: 'penjelasan', text: said }, post)], notices: issue.deskId && issue.deskId !== moment.actor.workerId ? [tellDesk(moment, issue, 'issue.ask')] : [] }
})

/** Proposes a policy: from now on the head decides. */
export const propose = action('issue.propose', z.strictObject({ issueId: id(), text: text(2000) }), async (moment, { issueId, text: said }) => {
  const { issue, post } = await handled(moment, issueId)
  return await moved(moment, issue, { stage: advance(issuing, issue.stage, 'usulkan'), proposal: said }, { sort: 'usulan', text: said }, post)
})

/** Gives a proposal back to the desk. */
export const giveBack = action('issue.give_back', z.strictObject({ issueId: id(), reason: text(2000) }), async (moment, { issueId, reason }) => {
  const issue = await moment.desk.get(Issue, issueId)
  const post = moment.allow('policy.decide', issue.region)
  return await moved(moment, issue, { stage: advance(issuing, issue.stage, 'kembalikan') }, { sort: 'dikembalikan', text: reason }, post, issue.deskId && issue.deskId !== moment.actor.workerId ? [tellDesk(moment, issue, 'issue.ask')] : [])
})

/** What follows from a decision: a directive to those who carry it out. */
const Task = z.strictObject({ text: text(2000), ownerIds: ids(5).check(z.minLength(1)), due: maybe(day()) })

/** Decides: a policy, or a refusal with its reason; its task is a directive. A proposal of policy is decided by the head. */
export const decideIssue = action('issue.decide', z.strictObject({ issueId: id(), outcome: oneOf(OUTCOMES), text: text(2000), task: maybe(part(Task)) }), async (moment, { issueId, outcome, text: said, task }) => {
  const issue = await moment.desk.get(Issue, issueId)
  const post = issue.stage === 'usulan' ? moment.allow('policy.decide', issue.region) : moment.allow('issue.decide', issue.region)
  const done = { stage: advance(issuing, issue.stage, 'putuskan'), outcome, decision: said, decidedAt: moment.now, decidedBy: moment.actor.name }
  const decision = await moved(moment, issue, done, { sort: 'keputusan', text: said }, post, issue.deskId && issue.deskId !== moment.actor.workerId ? [tellDesk(moment, issue, 'issue.decided')] : [])
  const given = task ? await sent(moment, { sort: 'arahan', post, subject: issue.title, text: task.text, due: task.due, audience: task.ownerIds.map(worker => ({ worker })), ownerIds: task.ownerIds, sourceKind: 'issue', sourceId: issue.id }) : undefined
  return { changes: [...decision.changes, ...given?.changes ?? []], notices: [...decision.notices, ...given?.notices ?? []], derived: [...back(issue, { sort: 'keputusan', text: said, outcome }), ...given?.derived ?? []] }
}, ({ outcome, task }) => (task && outcome === 'ditolak' ? [{ at: 'task', rule: 'only_policy' }] : []))

/** Answers every sender, with or without a name. */
export const answerIssue = action('issue.answer', z.strictObject({ issueId: id(), text: text(2000) }), async (moment, { issueId, text: said }) => {
  const { issue, post } = await handled(moment, issueId)
  const done = { stage: advance(issuing, issue.stage, 'jawab'), answer: said, answeredAt: moment.now, answeredBy: moment.actor.name }
  const voices = await moment.desk.find(Voice, { issueId: issue.id })
  const answered = await moved(moment, issue, done, { sort: 'jawaban', text: said }, post, voices.flatMap(voice => tellSender(moment, voice)), voices)
  return { ...answered, derived: back(issue, { sort: 'jawaban', text: said }) }
})

/** Opens an answered issue again, because it did not help. */
export const reopenIssue = action('issue.reopen', z.strictObject({ issueId: id(), reason: text(2000), due: maybe(day()) }), async (moment, { issueId, reason, due }) => {
  const { issue, post } = await handled(moment, issueId)
  const today = moment.today(issue.region)
  return await moved(moment, issue, { stage: advance(issuing, issue.stage, 'buka_lagi'), since: moment.now, due: due ?? addDays(today, USUAL_DAYS), outcome: null, answer: null, answeredAt: null, answeredBy: null, decidedAt: null, decidedBy: null, decision: null }, { sort: 'dibuka_kembali', text: reason }, post)
})

/** Changes an issue, says so in its thread, and lets every voice of it know. */
export async function moved(moment: Moment, issue: Held, patch: Partial<Issue>, said: Said, post: HeldPost, notices: Change[] = [], known?: Read<typeof Voice>[]) {
  const after = { ...issue, ...patch }
  const voices = known ?? await moment.desk.find(Voice, { issueId: issue.id })
  return { changes: [set(Issue, issue, patch), ...voices.map(voice => set(Voice, voice, shownOn(after))), entry(moment, issue, said, post)], notices }
}

/** A line of the thread; what comes from another office bears that office's name, not a person's. */
export function entry(moment: Moment, issue: Pick<Issue, 'id' | 'region'>, { sort, text: said }: Said, by: HeldPost | { office: string; role: string }): Change {
  const who = 'office' in by ? { byName: by.office } : { byId: moment.actor.workerId, byName: moment.actor.name }
  return add(Entry, { id: moment.newId(), region: issue.region, issueId: issue.id, sort, text: said, ...who, byRole: by.role, at: moment.now })
}

/** What a voice shows of its issue. */
function shownOn(issue: Issue): Partial<Voice> {
  const { id: issueId, title: issueTitle, stage, deskRole: desk, since, due, outcome, answer, answeredAt, answeredBy } = issue
  return { issueId, issueTitle, stage, desk, since, due, outcome, answer, answeredAt, answeredBy, ...(stage === 'dijawab' ? {} : { helped: null }) }
}

async function handled(moment: Moment, issueId: Id): Promise<{ issue: Held; post: HeldPost }> {
  const issue = await moment.desk.get(Issue, issueId)
  return { issue, post: moment.allow('issue.handle', issue.region) }
}

function mustBeFree(voices: readonly Voice[]): void {
  if (voices.some(voice => voice.issueId)) throw mergedAlready()
}

/** Whoever sits at a desk must be able to work on issues there. */
async function deskAt(moment: Moment, workerId: Id, place: string): Promise<Pick<Issue, 'deskId' | 'deskName' | 'deskRole' | 'deskUnit'>> {
  const posts = await moment.desk.findInHouse(Post, { workerId })
  const post = posts.find(one => one.line === 'area' && isLive(one, moment.today(one.region)) && rights[one.role]?.verbs.includes(HANDLES.verb) && covers(one.region, place))
  if (!post) throw faulty({ at: 'workerId', rule: 'no_issues' })
  return { deskId: workerId, deskName: post.workerName, deskRole: post.role, deskUnit: post.bidang }
}

async function unitOf(moment: Moment, post: HeldPost): Promise<Pick<Issue, 'deskRole' | 'deskUnit'>> {
  const [held] = await moment.desk.findInHouse(Post, { id: post.id })
  return { deskRole: post.role, deskUnit: held?.bidang }
}

function tellDesk(moment: Moment, issue: Pick<Issue, 'deskId' | 'deskName' | 'region' | 'title' | 'due'>, code: 'issue.desk' | 'issue.ask' | 'issue.decided'): Change {
  return tell(moment, { worker: issue.deskId!, name: issue.deskName ?? '', region: issue.region }, { code, day: issue.due, told: { otherName: moment.actor.name, due: issue.due, reason: issue.title } })
}

// whoever sent without a name is written to by nobody: the own telephone asks
function tellSender(moment: Moment, voice: Read<typeof Voice>): Change[] {
  return voice.fromId ? [tell(moment, { worker: voice.fromId, name: voice.fromName ?? '', region: voice.region }, { code: 'voice.answered', told: { otherName: moment.actor.name, reason: voice.issueTitle } })] : []
}

// what the province says of an issue that came up to it goes back to where it came from
function back(issue: Held, said: { sort: 'keputusan' | 'jawaban'; text: string; outcome?: string }) {
  return issue.originId ? [{ home: Number.parseInt(issue.originId.slice(-5), 16), action: 'issue.returned', input: { issueId: issue.originId, ...said } }] : []
}

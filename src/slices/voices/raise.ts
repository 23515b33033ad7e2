import * as z from 'zod/mini'
import { action, add, type Change, set, unnamedWhen } from '#kernel/action.ts'
import { flag, id, maybe, oneOf, region, secret, text } from '#kernel/fields.ts'
import { problem } from '#kernel/problem.ts'
import { Visit } from '#slices/trips/kinds.ts'
import { reminded } from '#slices/directives/remind.ts'
import { CATEGORIES, Issue, Voice, VOICE_PLACES, VOICE_SORTS } from './kinds.ts'

/** What is confidential is not carried into a voice. */
export const sealedVisit = problem('voice.sealed_visit', 409)
/** Whether an answer helped can be said once there is one. */
export const notAnswered = problem('voice.not_answered', 409)

/** One is not waiting for any desk. */
export const nothingAwaited = problem('voice.nothing_awaited', 409)

/** Who wants to stay unnamed: by choice, or because it is about a leader. */
export function isUnnamed({ anonymous, leader }: { anonymous?: boolean | null; leader?: boolean | null }): boolean {
  return !!anonymous || !!leader
}

/** Says something to the office: with the name, or without one. Without one nothing is written here: it waits in the box and goes out in nobody's name. What is about a leader goes so as well, to the inspectorate. */
export const raise = unnamedWhen(action('voice.raise', z.strictObject({
  id: maybe(id()), sort: oneOf(VOICE_SORTS), category: oneOf(CATEGORIES), text: secret(text(2000)), region: region(), anonymous: maybe(flag()), leader: maybe(flag()), from: maybe(oneOf(VOICE_PLACES)), visitId: maybe(id()),
}), async ({ actor, allow, desk, newId, now, today }, { anonymous, leader, visitId, from, ...input }) => {
  // heads of RT and RW speak from their own spot of the kelurahan
  const post = allow('voice.raise', input.region, actor.posts.find(({ region }) => region === input.region))
  if (isUnnamed({ anonymous, leader })) return { changes: [] }
  const visit = visitId ? await desk.get(Visit, visitId) : undefined
  if (visit?.sealed) throw sealedVisit()
  return {
    changes: [add(Voice, {
      ...input, id: input.id ?? newId(), from: from ?? (visit ? 'laporan' : 'ponsel'), anonymous: false, fromId: actor.workerId, fromName: actor.name, pillar: post.pillar ?? post.role, visitId: visit?.id, caseId: visit?.caseId,
      day: today(input.region), at: now, stage: 'terkirim',
    })],
  }
}, ({ anonymous, leader, visitId, id: own }) => (isUnnamed({ anonymous, leader }) ? [...visitId ? [{ at: 'visitId', rule: 'names_you' }] : [], ...own ? [{ at: 'id', rule: 'names_you' }] : []] : [])), isUnnamed)

/** Reminds the desk of an issue one has raised, upward too; who sits there is not told to whoever reminds. */
export const remindDesk = action('voice.remind', z.strictObject({ voiceId: id(), named: flag() }), async (moment, { voiceId, named }) => {
  const voice = await moment.desk.get(Voice, voiceId)
  const [issue] = voice.issueId ? await moment.desk.findInHouse(Issue, { id: voice.issueId }) : []
  if (voice.fromId !== moment.actor.workerId || !voice.issueId || voice.stage === 'dijawab') throw nothingAwaited()
  // a telephone knows the issue from the voice alone
  if (!issue?.deskId) return { changes: [] }
  const { changes, notices } = await reminded(moment, { kind: 'issue', id: issue.id, region: issue.region, to: { id: issue.deskId, name: issue.deskRole } }, named)
  return { changes: changes.map(change => ({ ...change, record: { ...change.record, toId: issue.id } }) as Change), notices: notices.map(notice => ({ ...notice, record: { ...notice.record, fromId: issue.deskId } }) as Change) }
})

/** Says whether the answer helped; whoever sent without a name says it without one. */
export const rate = unnamedWhen(action('voice.rate', z.strictObject({ voiceId: id(), helped: flag(), anonymous: maybe(flag()) }), async ({ actor, desk }, { voiceId, helped, anonymous }) => {
  if (anonymous) return { changes: [] }
  const voice = await desk.get(Voice, voiceId)
  if (voice.fromId !== actor.workerId || voice.stage !== 'dijawab') throw notAnswered()
  return { changes: [set(Voice, voice, { helped })] }
}), isUnnamed)

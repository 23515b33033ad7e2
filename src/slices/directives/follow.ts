import * as z from 'zod/mini'
import { action, add, set, type Change, type Moment } from '#kernel/action.ts'
import { flag, id, instant, int, maybe, oneOf, secret, text } from '#kernel/fields.ts'
import { deriveId, homeOf, type Id } from '#kernel/id.ts'
import { notFound } from '#kernel/problem.ts'
import { ROLES } from '#src/rights.ts'
import { OUTCOMES, replied } from './answer.ts'
import { placeHere } from './deliver.ts'
import { isEnded, turnOf } from './flow.ts'
import { toRecipient, toSender } from './hear.ts'
import { Directive, Hearing, HEARING_STAGES, OBJECTIONS } from './kinds.ts'
import { nudged } from './remind.ts'
import { directiveKey } from './send.ts'
import { toldBelow } from './upward.ts'

const moments = { heardAt: maybe(instant()), understoodAt: maybe(instant()), agreedAt: maybe(instant()), doneAt: maybe(instant()), keptAt: maybe(instant()) }
const Standing = z.strictObject({
  upperId: id(), directiveId: id(), workerName: text(120), role: maybe(oneOf(ROLES)), wording: int(0, 200), stage: oneOf(HEARING_STAGES), anew: flag(), trail: Hearing.fields.trail, ...moments,
  objection: maybe(oneOf(OBJECTIONS)), reason: maybe(secret(text(1000))), reply: maybe(secret(text(1000))), evidence: maybe(secret(text(1000))), evidenceFiles: Hearing.fields.evidenceFiles,
})

/** Follows, in the home of a request, how it stands with whoever it went up to; only the job does it. Told in any order, what was told later holds. */
export const follow = action('hearing.follow', Standing, async (moment, { upperId, directiveId, ...told }) => {
  const { desk } = moment
  moment.allow('directive.deliver', placeHere(moment))
  await desk.guard([directiveKey(directiveId)])
  const [directive] = await desk.findInHouse(Directive, { id: directiveId })
  if (!directive) throw notFound()
  const [found] = await desk.findInHouse(Hearing, { directiveId, workerId: standIn(moment, upperId) })
  const before = found && await desk.get(Hearing, found.id)
  if (before && (isEnded(before.stage) || told.wording < before.wording || told.trail.length < before.trail.length || (before.followedAt ?? '') > moment.at)) return { changes: [] }
  const mirror = before ?? mirrorOf(moment, directive, upperId)
  const after = { ...mirror, ...told }
  const patch = { ...told, turn: turnOf(after), followedAt: moment.at }
  const notices = newsOf(mirror, after).map(code => toSender(moment, after, code))
  return before ? { changes: [set(Hearing, before, patch)], notices } : { changes: [add(Hearing, { ...after, ...patch }), set(Directive, directive, { total: directive.total + 1 })], notices }
})

// nobody here is its recipient: what is kept of it is sealed for a number of this home that is nobody's
function standIn({ home }: Pick<Moment, 'home'>, upperId: Id): Id {
  return deriveId(upperId, 0, home)
}

/** What stands for a hearing above. */
function mirrorOf(moment: Pick<Moment, 'newId' | 'home'>, directive: Directive, upperId: string): Hearing {
  const { id: directiveId, parentId: _parent, audience: _audience, ownerIds: _owners, total: _total, homes: _homes, state: _state, stateReason: _reason, reviewDays, ...sent } = directive
  return { ...sent, id: moment.newId(), directiveId, reviewDays, workerId: standIn(moment, upperId), workerName: '', mirrorOf: upperId, stage: 'terkirim', wording: directive.wordings.length - 1, turn: 'penerima', anew: false, owner: false, trail: [] }
}

function newsOf(before: Hearing, after: Hearing): string[] {
  const reached = (stage: Hearing['stage']) => after.stage === stage && before.stage !== stage
  return [...reached('disetujui') ? ['hearing.agreed'] : [], ...reached('dilaksanakan') ? ['hearing.done'] : [], ...after.reason && after.reason !== before.reason ? ['hearing.objected'] : []]
}

/** Brings the sender's answer to an objection up to where the request is; only the job does it. */
export const answerUp = action('hearing.answer_up', z.strictObject({ hearingId: id(), outcome: oneOf(OUTCOMES), reply: secret(text(1000)) }), async (moment, { hearingId, outcome, reply }) => {
  moment.allow('directive.deliver', placeHere(moment))
  const hearing = await moment.desk.get(Hearing, hearingId)
  if (isEnded(hearing.stage)) return { changes: [] }
  const change = replied(moment, hearing, outcome, reply)
  return { changes: [change], notices: [toRecipient(moment, hearing, outcome === 'lepas' ? 'hearing.released' : 'hearing.replied')], derived: toldBelow(change) }
})

/** Brings a reminder to the other side of a request, in whichever home that one works; only the job does it. */
export const nudge = action('hearing.nudge', z.strictObject({ directiveId: id(), upperId: id(), named: flag() }), async (moment, { directiveId, upperId, named }) => {
  moment.allow('directive.deliver', placeHere(moment))
  const above = homeOf(upperId) === moment.home
  const [hearing] = await moment.desk.findInHouse(Hearing, above ? { id: upperId } : { directiveId, workerId: standIn(moment, upperId) })
  if (!hearing) return { changes: [] }
  const to = above ? { id: hearing.workerId, name: hearing.workerName } : { id: hearing.fromId, name: hearing.fromName }
  return { changes: [], notices: [await nudged(moment, { kind: 'hearing', id: hearing.id, region: hearing.region, to }, named) as Change] }
})

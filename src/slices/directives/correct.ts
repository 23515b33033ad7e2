import * as z from 'zod/mini'
import { action, add, set, type Change, type Moment, type Read } from '#kernel/action.ts'
import { day, id, int, maybe, text } from '#kernel/fields.ts'
import type { Id } from '#kernel/id.ts'
import { faulty, problem } from '#kernel/problem.ts'
import { byHome, verbOf } from './audience.ts'
import { isAtLeast, isEnded, turnOf } from './flow.ts'
import { Directive, Hearing, type Wording } from './kinds.ts'
import { arriving, Delivery, placeHere } from './deliver.ts'
import { requoted } from './quote.ts'
import { delivery, directiveKey, told, withdrawn } from './send.ts'
import { toldBelow } from './upward.ts'

/** It has been corrected since: look at the last wording first. */
export const newerWording = problem('directive.newer', 409)
/** Only the sender corrects or withdraws. */
export const notSender = problem('directive.not_sender', 403)
const MOST_WORDINGS = 50
// done in other homes by the job alone, each by the act of this name: a telephone carries neither
const AMENDED = { verb: 'directive.amend' } as const
const REVOKED = { verb: 'directive.revoke' } as const

/** Corrects a sent text: the old wording stays, struck through; everyone who was sent it gets the new one, and whoever had gone on is asked anew. `wording` is the one that is corrected. */
export const correct = action('directive.correct', z.strictObject({ directiveId: id(), wording: int(0, 200), subject: maybe(text(160)), text: text(4000), due: maybe(day()), reason: text(300) }), async (moment, input) => {
  const directive = await mine(moment, input.directiveId)
  const last = directive.wordings.at(-1)!
  if (input.wording !== directive.wordings.length - 1) throw newerWording({ directiveId: directive.id })
  if (directive.wordings.length > MOST_WORDINGS) throw faulty({ at: 'text', rule: 'too_many_corrections', limit: MOST_WORDINGS })
  const wording: Wording = { subject: input.subject ?? last.subject, text: input.text, due: input.due === undefined ? last.due : input.due, at: moment.now, byName: moment.actor.name, reason: input.reason }
  if (wording.subject === last.subject && wording.text === last.text && (wording.due ?? null) === (last.due ?? null)) throw faulty({ at: 'text', rule: 'same_words' })
  const wordings = [...directive.wordings, wording]
  const hearings = await lockedHearings(moment, directive.id)
  const quoted = await requoted(moment, directive.id, wording)
  const { region, fromRole } = directive
  const post = { role: fromRole ?? '', region, pillar: moment.actor.posts.find(held => held.role === fromRole)?.pillar ?? null }
  return {
    changes: [set(Directive, directive, { wordings, subject: wording.subject, due: wording.due }), ...hearings.flatMap(hearing => reworded(hearing, wordings)), ...quoted.changes],
    notices: [...await told(moment, hearings.filter(one => !isEnded(one.stage) && !one.mirrorOf), 'directive.corrected'), ...quoted.notices],
    derived: directive.homes.map(there => ({ home: there, action: AMENDED.verb, input: delivery({ ...directive, wordings }, partsAt(directive, there), post) })),
  }
})

/** Brings a correction to the recipients in this home; only the job does it. A later wording is never undone by an earlier one, and a delivery that it overtook is made here. */
export const amend = action('directive.amend', Delivery, async (moment, input) => {
  moment.allow('directive.deliver', placeHere(moment))
  await moment.desk.guard([directiveKey(input.directiveId)])
  const hearings = await lockedHearings(moment, input.directiveId)
  if (hearings.length === 0) {
    const fresh = (await arriving(moment, input)).map(one => add(Hearing, one))
    return { changes: fresh, notices: await told(moment, fresh.map(({ record }) => record as unknown as Hearing), 'directive.sent'), derived: fresh.flatMap(toldBelow) }
  }
  const older = hearings.filter(one => one.wording < input.wordings.length - 1)
  const quoted = older.length > 0 ? await requoted(moment, input.directiveId, input.wordings.at(-1)!) : { changes: [], notices: [] }
  const changes = older.flatMap(hearing => reworded(hearing, input.wordings))
  return { changes: [...changes, ...quoted.changes], notices: [...await told(moment, older.filter(one => !isEnded(one.stage)), 'directive.corrected'), ...quoted.notices], derived: changes.flatMap(toldBelow) }
})

/** Withdraws a directive with a reason: nothing more is asked of anybody, and the words stay to be read. */
export const withdraw = action('directive.withdraw', z.strictObject({ directiveId: id(), reason: text(300) }), async (moment, { directiveId, reason }) => {
  const directive = await mine(moment, directiveId)
  const hearings = await lockedHearings(moment, directiveId)
  return {
    changes: [set(Directive, directive, { state: 'dicabut', stateReason: reason }), ...hearings.flatMap(hearing => ended(moment, hearing))],
    notices: await told(moment, hearings.filter(one => !isEnded(one.stage) && !one.mirrorOf), 'directive.withdrawn'),
    derived: directive.homes.map(there => ({ home: there, action: REVOKED.verb, input: { directiveId, reason } })),
  }
})

/** Ends a withdrawn directive for the recipients in this home; only the job does it. */
export const revoke = action('directive.revoke', z.strictObject({ directiveId: id(), reason: text(300) }), async (moment, { directiveId }) => {
  moment.allow('directive.deliver', placeHere(moment))
  await moment.desk.guard([directiveKey(directiveId)])
  const hearings = await lockedHearings(moment, directiveId)
  return { changes: hearings.flatMap(hearing => ended(moment, hearing)), notices: await told(moment, hearings.filter(one => !isEnded(one.stage)), 'directive.withdrawn') }
})

/** A hearing given new wordings: whoever had opened the old one stands at the beginning again, and what was done so far stays on its trail, as what was understood of the old one stays to be read. The two sides of an agreement are one: its sender agreed by correcting. */
export function reworded(hearing: Hearing, wordings: Hearing['wordings']): Change[] {
  const last = wordings.at(-1)!
  const words = { wordings, wording: wordings.length - 1, subject: last.subject, due: last.due }
  if (isEnded(hearing.stage)) return [set(Hearing, hearing, words)]
  if (hearing.workerId === hearing.fromId) return [set(Hearing, hearing, { ...words, stage: 'disetujui', turn: 'penerima', doneAt: null, keptAt: null, reviewDay: null })]
  const patch = {
    ...words, stage: 'terkirim' as const, anew: hearing.anew || isAtLeast(hearing.stage, 'dimengerti'), heardAt: null, understoodAt: null, agreedAt: null, doneAt: null, keptAt: null, reviewDay: null,
    restated: null, voice: null, clarification: null, objection: null, reason: null, reply: null,
  }
  return [set(Hearing, hearing, { ...patch, turn: turnOf({ ...hearing, ...patch }) })]
}

function ended({ actor, at }: Moment, hearing: Hearing): Change[] {
  if (isEnded(hearing.stage)) return []
  return [set(Hearing, hearing, { stage: 'dicabut', turn: 'selesai', trail: [...hearing.trail, { stage: 'dicabut', wording: hearing.wording, at, byName: actor.name }] })]
}

/** The directive that the actor sent and may still change; whoever may read it without having sent it is refused. */
async function mine(moment: Moment, directiveId: Id): Promise<Read<typeof Directive>> {
  await moment.desk.guard([directiveKey(directiveId)])
  const directive = await moment.desk.get(Directive, directiveId)
  if (directive.fromId !== moment.actor.workerId) throw notSender({ directiveId })
  moment.allow(verbOf(directive.sort).verb, directive.region)
  if (directive.state === 'dicabut') throw withdrawn({ directiveId })
  return directive
}

/** All hearings of a directive in this home, locked until the end of the act. */
export async function lockedHearings({ desk }: Moment, directiveId: Id): Promise<Read<typeof Hearing>[]> {
  const found = await desk.findInHouse(Hearing, { directiveId })
  if (found.length === 0) return []
  return await desk.getAll(Hearing, found.map(one => one.id))
}

function partsAt({ audience }: Directive, there: number) {
  return byHome(-1, audience).get(there) ?? []
}

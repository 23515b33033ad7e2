import * as z from 'zod/mini'
import { action, add, set, type Change, type Moment } from '#kernel/action.ts'
import { dayAt } from '#kernel/day.ts'
import { day, id, maybe, oneOf, secret, text } from '#kernel/fields.ts'
import type { Id } from '#kernel/id.ts'
import { type Fault, faulty, notFound, problem } from '#kernel/problem.ts'
import { Member, type Case } from '#slices/cases/kinds.ts'
import { placeFor, standingIn } from '#slices/cases/hands.ts'
import { workersOf } from '#slices/cases/work.ts'
import { servable } from '#slices/consents/take.ts'
import { tell } from '#slices/notices/rules.ts'
import { Unit } from '#slices/units/rules.ts'
import { Deed, DEED_OF, Goal } from './kinds.ts'
import { onCase, workedOn } from './draw.ts'

/** The action was done or called off already. */
export const deedOver = problem('deed.over', 409)

/** What is asked of an action: what, whose, followed by whom, until when. */
export const DeedInput = { what: secret(text(300)), of: oneOf(DEED_OF), unitId: maybe(id()), pillar: maybe(text(40)), body: maybe(text(120)), ownerId: id(), due: day() }
type Asked = { what: string; of: (typeof DEED_OF)[number]; unitId?: Id | null; pillar?: string | null; body?: string | null; ownerId: Id; due: string }

/** Names whom an action lacks: a unit, a pillar or a body, as it says whose it is. */
export function ownerFaults({ of, unitId, pillar, body }: Partial<Asked>): Fault[] {
  const lacks = of === 'unit' && !unitId ? 'unitId' : of === 'pilar' && !pillar ? 'pillar' : of === 'lembaga' && !body ? 'body' : null
  return lacks ? [{ at: lacks, rule: 'required' }] : []
}

/** Makes an action of a case and tells whoever is to follow it; used by conferences as well. */
export async function deedOf(moment: Moment, record: Case, asked: Asked, more: { id?: Id | null; goalId?: Id | null; planId?: Id | null; conferenceId?: Id | null; unconsented?: string | null | undefined }): Promise<{ deed: Deed; changes: Change[]; notices: Change[] }> {
  if (asked.due < dayAt(record.region, moment.at)) throw faulty({ at: 'due', rule: 'past_day' })
  if (asked.unitId) await moment.desk.get(Unit, asked.unitId)
  const owner = await followerOf(moment, record, await standingIn(moment, record, asked.ownerId))
  const { what, of, due } = asked
  const named = { unitId: of === 'unit' ? asked.unitId : null, pillar: of === 'pilar' ? asked.pillar : null, body: of === 'lembaga' ? asked.body : null }
  const deed: Deed = { ...onCase(moment, record), region: await placeFor(moment, record, [owner.id]), ...more, id: more.id ?? moment.newId(), what, of, due, ...named, ownerId: owner.id, ownerName: owner.name, state: 'terbuka' }
  return { deed, changes: [add(Deed, deed)], notices: toldOf(moment, record, deed) }
}

/** Whoever follows an action holds a live post, is not shut out, and of a confidential case stands on its team. */
async function followerOf(moment: Moment, record: Case, workerId: Id): Promise<{ id: Id; name: string }> {
  const [owner] = await workersOf(moment, [workerId])
  const ties = (await moment.desk.findInHouse(Member, { caseId: record.id, workerId })).filter(member => !member.until)
  if (ties.some(member => member.role === 'terlibat')) throw faulty({ at: 'ownerId', rule: 'involved' })
  if (record.sealed && ties.length === 0) throw faulty({ at: 'ownerId', rule: 'not_on_team' })
  return owner!
}

function toldOf(moment: Moment, record: Case, deed: Deed): Change[] {
  return deed.ownerId === moment.actor.workerId ? [] : [tell(moment, { worker: deed.ownerId, name: deed.ownerName, region: deed.region }, { code: 'deed.yours', caseId: record.id, sealed: record.sealed, day: deed.due, told: { due: deed.due } })]
}

/** Adds an action to a goal, or to the case when it serves none in particular. After a withdrawal of consent it takes a reason. */
export const addDeed = action('deed.add', z.strictObject({ id: maybe(id()), caseId: id(), goalId: maybe(id()), ...DeedInput, unconsented: maybe(secret(text(300))) }), async (moment, { id: given, caseId, goalId, unconsented, ...asked }) => {
  const record = await workedOn(moment, caseId)
  await servable(moment, caseId, unconsented)
  const goal = goalId ? await moment.desk.get(Goal, goalId) : undefined
  if (goal && goal.caseId !== caseId) throw faulty({ at: 'goalId', rule: 'missing_record' })
  const { changes, notices } = await deedOf(moment, record, asked, { id: given, goalId, planId: goal?.planId, unconsented })
  return { changes, notices }
}, ownerFaults)

/** Gives an open action to another worker, or another day; whoever follows it now is told. */
export const moveDeed = action('deed.move', z.strictObject({ deedId: id(), ownerId: id(), due: day(), reason: secret(text(300)) }), async (moment, { deedId, ownerId, due }) => {
  const [seen] = await moment.desk.find(Deed, { id: deedId })
  if (!seen) throw notFound()
  const record = await workedOn(moment, seen.caseId)
  const deed = await moment.desk.get(Deed, deedId)
  if (deed.state !== 'terbuka') throw deedOver({ deedId })
  if (due < dayAt(record.region, moment.at)) throw faulty({ at: 'due', rule: 'past_day' })
  const owner = await followerOf(moment, record, ownerId)
  const patch = { ownerId: owner.id, ownerName: owner.name, due }
  return { changes: [set(Deed, deed, patch)], notices: owner.id === deed.ownerId ? [] : toldOf(moment, record, { ...deed, ...patch }) }
})

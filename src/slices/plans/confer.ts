import * as z from 'zod/mini'
import { action, add, set, type Change, type Moment, type Read } from '#kernel/action.ts'
import { clock, day, id, maybe, oneOf, part, secret, text } from '#kernel/fields.ts'
import type { Id } from '#kernel/id.ts'
import { faulty, notFound, problem } from '#kernel/problem.ts'
import { Case, Member } from '#slices/cases/kinds.ts'
import { workersOf } from '#slices/cases/work.ts'
import { consented } from '#slices/consents/take.ts'
import { tell } from '#slices/notices/rules.ts'
import { Conference, DEED_OF, Participants, Plan } from './kinds.ts'
import { deedOf, ownerFaults } from './deeds.ts'
import { onCase, workedOn } from './draw.ts'

/** The conference was held or called off already. */
export const conferenceOver = problem('conference.over', 409)

type Seats = z.infer<typeof Participants>
const Seated = secret(part(Participants))

/** Calls a case conference: who comes for which organisation; those with an account are told. Whoever shares data with bodies outside needs the family's consent. */
export const call = action('conference.call', z.strictObject({ id: maybe(id()), caseId: id(), day: day(), from: clock(), place: text(200), agenda: maybe(secret(text(1000))), participants: Seated }), async (moment, { id: given, ...input }) => {
  const record = await workedOn(moment, input.caseId)
  if (input.day < moment.today(record.region)) throw faulty({ at: 'day', rule: 'past_day' })
  const workerIds = await seated(moment, record, input.participants)
  return {
    changes: [add(Conference, { ...input, ...onCase(moment, record), id: given ?? moment.newId(), workerIds, state: 'diundang' })],
    notices: toldOf(moment, record, workerIds, 'conference.called', input),
  }
})

/** Writes down what a case conference decided, called before or not: each decision may become an action with an owner. */
export const hold = action('conference.hold', z.strictObject({
  id: maybe(id()), caseId: id(), conferenceId: maybe(id()), day: day(), place: maybe(text(200)), participants: Seated, summary: secret(text(4000)),
  decisions: secret(part(z.array(z.strictObject({ text: text(300), of: maybe(oneOf(DEED_OF)), unitId: maybe(id()), pillar: maybe(text(40)), body: maybe(text(120)), ownerId: maybe(id()), due: maybe(day()) })).check(z.maxLength(20)))),
}), async (moment, { id: given, conferenceId, decisions, ...input }) => {
  const record = await workedOn(moment, input.caseId)
  const called = conferenceId ? await stillOpen(moment, conferenceId, record.id) : undefined
  if (input.day > moment.today(record.region)) throw faulty({ at: 'day', rule: 'future_day' })
  const workerIds = await seated(moment, record, input.participants)
  const at = called?.id ?? given ?? moment.newId()
  const [plan] = (await moment.desk.findInHouse(Plan, { caseId: record.id })).filter(one => one.state !== 'selesai')
  const made: { said: { text: string; deedId?: Id }; changes: Change[]; notices: Change[] }[] = []
  for (const { text: what, of, ownerId, due, ...rest } of decisions) {
    const deed = of && ownerId && due ? await deedOf(moment, record, { what, of, ownerId, due, ...rest }, { planId: plan?.id, conferenceId: at }) : undefined
    made.push({ said: { text: what, ...deed ? { deedId: deed.deed.id } : {} }, changes: deed?.changes ?? [], notices: deed?.notices ?? [] })
  }
  const held = { ...input, workerIds, state: 'selesai' as const, decisions: made.map(({ said }) => said) }
  return {
    changes: [called ? set(Conference, called, held) : add(Conference, { ...held, ...onCase(moment, record), id: at }), ...made.flatMap(({ changes }) => changes)],
    notices: made.flatMap(({ notices }) => notices),
  }
}, ({ decisions }) => (decisions ?? []).flatMap(one => [...one.of ? ownerFaults({ ...one, of: one.of } as never) : [], ...one.of && !one.ownerId ? [{ at: 'ownerId', rule: 'required' }] : [], ...one.of && !one.due ? [{ at: 'due', rule: 'required' }] : []]))

/** Calls a conference off; those who were to come are told. */
export const callOff = action('conference.cancel', z.strictObject({ conferenceId: id(), reason: secret(text(300)) }), async (moment, { conferenceId }) => {
  const [seen] = await moment.desk.find(Conference, { id: conferenceId })
  if (!seen) throw notFound()
  const { caseId } = seen
  const record = await workedOn(moment, caseId)
  const called = await stillOpen(moment, conferenceId, caseId)
  return { changes: [set(Conference, called, { state: 'batal' })], notices: toldOf(moment, record, called.workerIds, 'conference.off', called) }
})

async function stillOpen(moment: Moment, conferenceId: Id, caseId: Id): Promise<Read<typeof Conference>> {
  const called = await moment.desk.get(Conference, conferenceId)
  if (called.caseId !== caseId) throw faulty({ at: 'conferenceId', rule: 'missing_record' })
  if (called.state !== 'diundang') throw conferenceOver({ conferenceId })
  return called
}

/** Those with an account hold a live post and are not shut out; of a confidential case they stand on its team. Somebody without one comes from outside. */
async function seated(moment: Moment, record: Case, participants: Seats): Promise<Id[]> {
  const workerIds = [...new Set(participants.map(({ workerId }) => workerId).filter((one): one is Id => !!one))]
  if (workerIds.length > 0) await workersOf(moment, workerIds)
  const team = (await moment.desk.findInHouse(Member, { caseId: record.id })).filter(member => !member.until)
  if (team.some(member => member.role === 'terlibat' && workerIds.includes(member.workerId))) throw faulty({ at: 'participants', rule: 'involved' })
  if (record.sealed && workerIds.some(one => one !== moment.actor.workerId && !team.some(member => member.workerId === one))) throw faulty({ at: 'participants', rule: 'not_on_team' })
  if (participants.some(({ workerId }) => !workerId)) await consented(moment, record.id, 'berbagi_data')
  return workerIds
}

function toldOf(moment: Moment, record: Case, workerIds: readonly Id[], code: 'conference.called' | 'conference.off', { day: on, from }: { day: string; from?: string | null }): Change[] {
  return workerIds.filter(one => one !== moment.actor.workerId).map(worker => tell(moment, { worker, name: '', region: record.region }, { code, caseId: record.id, sealed: record.sealed, day: on, told: { day: on, from } }))
}

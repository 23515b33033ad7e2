import * as z from 'zod/mini'
import { action, add, set } from '#kernel/action.ts'
import { dayAt } from '#kernel/day.ts'
import { day, id, maybe, oneOf, part, secret, text } from '#kernel/fields.ts'
import { faulty, notFound } from '#kernel/problem.ts'
import { Case, caseKey } from '#slices/cases/kinds.ts'
import { Mark, markFaults } from '#slices/consents/kinds.ts'
import { Photo, sha256, Visit } from '#slices/trips/kinds.ts'
import { deedOver } from './deeds.ts'
import { onCase, workedOn } from './draw.ts'
import { amountField, Deed, MOST_PICTURES, Provision, PROVISION_SORTS } from './kinds.ts'

/** Says that an action was done or called off: by whoever follows it, or whoever plans the case. */
export const doDeed = action('deed.do', z.strictObject({ deedId: id(), state: oneOf(['selesai', 'batal']), note: maybe(secret(text(500))) }), async (moment, { deedId, state, note }) => {
  const { desk, actor, origin } = moment
  const [seen] = await desk.find(Deed, { id: deedId })
  if (!seen) throw notFound()
  if (seen.ownerId !== actor.workerId) await workedOn(moment, seen.caseId)
  else await desk.guard([caseKey(seen.caseId)])
  const deed = await desk.get(Deed, deedId)
  if (deed.state !== 'terbuka') throw deedOver({ deedId })
  return { changes: [set(Deed, deed, { state, doneDay: dayAt(deed.region, moment.at), doneByName: (origin ?? actor).name, doneNote: note })] }
}, ({ state, note }) => (state === 'batal' && !note ? [{ at: 'note', rule: 'required' }] : []))

/** Writes down a service or aid delivered; with the action that it carries out, that action is done. Aid is never refused for want of consent; after a withdrawal the desk asks why. */
export const provide = action('provision.record', z.strictObject({
  id: maybe(id()), caseId: id(), deedId: maybe(id()), visitId: maybe(id()), photoId: maybe(id()), day: day(), sort: oneOf(PROVISION_SORTS), what: secret(text(200)), quantity: maybe(amountField()), unitOf: maybe(text(30)),
  programme: maybe(text(80)), body: maybe(text(120)), receivedBy: maybe(secret(text(120))), mark: maybe(secret(part(Mark))), paper: maybe(text(160)), pictures: maybe(part(z.array(sha256()).check(z.maxLength(MOST_PICTURES)))), unconsented: maybe(secret(text(300))),
}), async (moment, { id: given, ...input }) => {
  const { desk } = moment
  const record = await workedOn(moment, input.caseId)
  const hanging = [input.deedId && await desk.get(Deed, input.deedId), input.visitId && await desk.get(Visit, input.visitId), input.photoId && await desk.get(Photo, input.photoId)] as const
  if (hanging.some(one => one && one.caseId !== record.id)) throw faulty({ at: 'caseId', rule: 'missing_record' })
  if (input.day > dayAt(record.region, moment.at)) throw faulty({ at: 'day', rule: 'future_day' })
  const [deed] = hanging
  const done = deed && deed.state === 'terbuka' ? [set(Deed, deed as Deed, { state: 'selesai', doneDay: input.day, doneByName: (moment.origin ?? moment.actor).name })] : []
  return { changes: [add(Provision, { ...input, ...onCase(moment, record), id: given ?? moment.newId() }), ...done] }
}, ({ quantity, unitOf, mark }) => [...quantity && !unitOf ? [{ at: 'unitOf', rule: 'required' }] : [], ...markFaults(mark)])

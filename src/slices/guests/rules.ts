import * as z from 'zod/mini'
import { action, add, set } from '#kernel/action.ts'
import { clock, day, id, instant, maybe, named, region, secret, text } from '#kernel/fields.ts'
import { faulty, problem } from '#kernel/problem.ts'
import { kind, type RecordOf } from '#kernel/record.ts'
import { phoneNumber } from '#slices/workers/rules.ts'

/** What is asked of a guest at the desk; name, telephone and whom they met say who somebody is. */
const asked = { day: day(), arrived: clock(), name: named(text(120)), instansi: maybe(text(160)), phone: maybe(secret(phoneNumber())), purpose: text(200), met: named(text(120)) }

/** A guest of an office or a panti on one day; sealed with a key of the guest's own. */
export const Guest = kind('guest', {
  table: 'guests',
  fields: { ...asked, departed: maybe(clock()), unitId: maybe(id()), byId: id(), byName: text(120), /** Who this was is forgotten; that somebody came, and when, stays. */ erasedAt: maybe(instant()) },
  trace: [], brief: ['day', 'arrived', 'departed', 'name', 'instansi', 'purpose', 'met', 'unitId', 'byName', 'erasedAt'],
  list: ['day', 'arrived', 'departed', 'name', 'instansi', 'purpose', 'met', 'unitId', 'byName', 'erasedAt'],
  filters: ['region', 'day', 'unitId'], order: 'day', subject: 'id', own: ['byId'], rests: { by: 'day', days: 7 },
})
/** A guest as stored. */
export type Guest = RecordOf<typeof Guest>

/** The guest went already. */
export const guestLeft = problem('guest.left', 409)

/** Who this guest was has been erased. */
export const guestErased = problem('guest.erased', 409)

/** Stands where a name stood. */
const BLANK = '–'

/** Writes down who came: at the office, or at the unit of whoever writes. */
export const receive = action('guest.receive', z.strictObject({ id: maybe(id()), region: region(), ...asked }), async ({ actor, allow, newId, origin }, input) => {
  const post = allow('guest.receive', input.region)
  return { changes: [add(Guest, { ...input, id: input.id ?? newId(), departed: null, unitId: post.unitId ?? null, byId: origin?.id ?? actor.workerId, byName: origin?.name ?? actor.name, erasedAt: null })] }
}, ({ region: place, day: on }, { today }) => (place && on && on > today(place) ? [{ at: 'day', rule: 'future_day' }] : []))

/** Writes down when a guest went. */
export const leave = action('guest.leave', z.strictObject({ guestId: id(), departed: clock() }), async ({ allow, desk }, input) => {
  const guest = await desk.get(Guest, input.guestId)
  allow('guest.receive', guest.region)
  if (guest.erasedAt) throw guestErased({ guestId: guest.id })
  if (guest.departed) throw guestLeft({ guestId: guest.id })
  if (input.departed < guest.arrived) throw faulty({ at: 'departed', rule: 'after_from' })
  return { changes: [set(Guest, guest, { departed: input.departed })] }
})

/** Writes down rightly what was written wrongly; history keeps who did it. */
export const correct = action('guest.correct', z.strictObject({ guestId: id(), ...asked, departed: maybe(clock()) }), async ({ allow, desk, today }, { guestId, ...says }) => {
  const guest = await desk.get(Guest, guestId)
  allow('guest.receive', guest.region)
  if (guest.erasedAt) throw guestErased({ guestId })
  const faults = [...says.day > today(guest.region) ? [{ at: 'day', rule: 'future_day' }] : [], ...says.departed && says.departed < says.arrived ? [{ at: 'departed', rule: 'after_from' }] : []]
  if (faults.length > 0) throw faulty(...faults)
  return { changes: [set(Guest, guest, { ...says, instansi: says.instansi ?? null, phone: says.phone ?? null, departed: says.departed ?? null })] }
})

/** Erases who a guest was, with every copy that history keeps; the day and the hours stay, for they are counts. */
export const erase = action('guest.erase', z.strictObject({ guestId: id(), reason: text(300) }), async ({ allow, desk, now }, { guestId }) => {
  const guest = await desk.get(Guest, guestId)
  allow('guest.erase', guest.region)
  if (guest.erasedAt) throw guestErased({ guestId })
  return { changes: [set(Guest, guest, { name: BLANK, instansi: null, phone: null, purpose: BLANK, met: BLANK, erasedAt: now })], erases: [guest.id] }
})

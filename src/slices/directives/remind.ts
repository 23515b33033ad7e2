import * as z from 'zod/mini'
import { action, add, type Change, type Moment } from '#kernel/action.ts'
import type { Instant } from '#kernel/day.ts'
import { flag, id } from '#kernel/fields.ts'
import { homeOf, type Id } from '#kernel/id.ts'
import { faulty, problem } from '#kernel/problem.ts'
import type { Region } from '#kernel/region.ts'
import { tell } from '#slices/notices/rules.ts'
import { Office } from '#slices/units/rules.ts'
import { waitsForRecipient } from './flow.ts'
import { notRecipient } from './hear.ts'
import { Hearing, Reminder } from './kinds.ts'
import { isFromBelow, UP } from './upward.ts'

/** A reminder about the same thing may be sent once in so many days, unless the office says otherwise. */
export const REMIND_DAYS = 3
/** A reminder went out not long ago; the next may follow at `next`. */
export const remindedAlready = problem('reminder.too_soon', 409)
/** Nobody is waited for here. */
export const nobodyWaits = problem('reminder.nobody_waits', 409)
const DAY_MS = 86_400_000

/** What is waited for, and whom one waits for: a recipient, a sender, the desk of an issue. */
export type Awaited = { kind: string; id: Id; region: Region; to: { id: Id; name: string }; caseId?: Id | null; sealed?: boolean }

/** From when somebody may remind again who has reminded before. */
export function mayRemindFrom(before: readonly Pick<Reminder, 'at'>[], office: { remindDays?: number | null } | undefined): Instant | undefined {
  return before.length > 0 ? new Date(Math.max(...before.map(one => Date.parse(one.at))) + (office?.remindDays ?? REMIND_DAYS) * DAY_MS).toISOString() : undefined
}

/** When somebody reminded last and from when that may be done again; nothing when it may be done now. */
export function remindedAt(before: readonly Pick<Reminder, 'at'>[], office: { remindDays?: number | null } | undefined, now: Instant): { last: Instant; next: Instant } | undefined {
  const next = mayRemindFrom(before, office)
  return next && next > now ? { last: before.map(({ at }) => at).toSorted().at(-1)!, next } : undefined
}

/** Reminds somebody courteously of what one waits for, upward too: in the system's words, with one's name or without, once in so many days. */
export async function reminded(moment: Moment, awaited: Awaited, named: boolean): Promise<{ changes: Change[]; notices: Change[] }> {
  const { actor, desk, now } = moment
  await desk.guard([`reminder:${awaited.id}:${actor.workerId}`])
  const before = await desk.findInHouse(Reminder, { aboutId: awaited.id, byId: actor.workerId })
  const [office] = await desk.findInHouse(Office, {})
  const next = mayRemindFrom(before, office)
  if (next && Date.parse(next) > Date.parse(now)) throw remindedAlready({ next })
  const { kind: aboutKind, id: aboutId, region, to, caseId = null, sealed = false } = awaited
  // who acts on a confidential case is on its timeline, which the other side reads
  if (!named && sealed) throw faulty({ at: 'named', rule: 'sealed_named' })
  const reminder: Reminder = { id: moment.newId(), region, aboutKind, aboutId, toId: to.id, toName: to.name, byId: actor.workerId, named, caseId, sealed, at: now }
  return { changes: [add(Reminder, reminder)], notices: [await nudged(moment, awaited, named)] }
}

/** The notice of a reminder: with the sender's name, or without a trace of it. */
export async function nudged(moment: Moment, { id: about, region, to, caseId, sealed }: Awaited, named: boolean): Promise<Change> {
  const [has] = await moment.desk.withAccounts([to.id])
  // without the case as well: on its timeline every act has a name
  const notice = tell(moment, { worker: to.id, name: to.name, region }, { code: named ? 'reminder.named' : 'reminder.unnamed', caseId: named ? caseId : null, sealed: named && sealed, told: { about, ...(named ? { otherName: moment.actor.name } : {}) } }, has !== undefined)
  return named ? notice : withoutSender(notice, to.id)
}

// whoever is reminded without a name does not read one out of the notice either
function withoutSender(notice: Change, toId: Id): Change {
  return { ...notice, record: { ...notice.record, fromId: toId } } as Change
}

/** Reminds the other side of a directive, when it is the other side's move. */
export const remind = action('hearing.remind', z.strictObject({ hearingId: id(), named: flag() }), async (moment, { hearingId, named }) => {
  const hearing = await moment.desk.get(Hearing, hearingId)
  const { workerId } = moment.actor
  const { fromId, region, caseId, sealed } = hearing
  if (workerId !== fromId && workerId !== hearing.workerId) throw notRecipient({ hearingId })
  const upward = workerId === hearing.workerId
  const waits = fromId !== hearing.workerId && (upward ? hearing.turn === 'pengirim' : waitsForRecipient(hearing, moment.today(region)))
  if (!waits) throw nobodyWaits({ hearingId })
  const to = upward ? { id: fromId, name: hearing.fromName } : { id: hearing.workerId, name: hearing.workerName }
  const done = await reminded(moment, { kind: 'hearing', id: hearingId, region, to, caseId, sealed }, named)
  const upperId = hearing.mirrorOf ?? (isFromBelow(hearing) ? hearing.id : undefined)
  if (!upperId) return done
  // the other side works in another home, and is told there
  return { changes: done.changes, derived: [{ home: homeOf(upward ? hearing.directiveId : upperId), action: UP.nudge.verb, input: { directiveId: hearing.directiveId, upperId, named } }] }
})

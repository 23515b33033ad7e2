import * as z from 'zod/mini'
import { action, add, set } from '#kernel/action.ts'
import { clock, flag, id, maybe, oneOf, pattern, secret, someOf } from '#kernel/fields.ts'
import { homeOf } from '#kernel/id.ts'
import { faulty, notFound } from '#kernel/problem.ts'
import { kind, type RecordOf } from '#kernel/record.ts'
import { NATION } from '#kernel/region.ts'
import { SORTS, URGENT, type Sort, type Way } from './sorts.ts'

/** An e-mail address: one, without a display name. */
export const emailAddress = () => pattern(/^(?=.{6,120}$)[^\s@<>()[\],;:"\\]+@[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}$/, 'email', text => text.toLowerCase())

/** How a worker wishes to be told. */
export const Choice = kind('notice_choice', {
  table: 'notice_choices',
  fields: {
    workerId: id(), email: maybe(secret(emailAddress())), /** A code that was sent there has come back; before that no letter goes. */ proved: maybe(flag()), push: someOf(SORTS), mail: someOf(SORTS), digest: someOf(SORTS), digestAt: clock(), quietFrom: clock(), quietTo: clock(), language: oneOf(['id', 'en']),
  },
  trace: [], brief: [], list: [], filters: ['region', 'workerId'], order: 'workerId', subject: 'workerId', own: ['workerId'], unique: [['workerId']], officeOnly: true,
})
/** A choice as stored. */
export type Choice = RecordOf<typeof Choice>
/** What is chosen, whether by the worker or by nobody yet. */
export type Chosen = Pick<Choice, 'email' | 'proved' | 'push' | 'mail' | 'digest' | 'digestAt' | 'quietFrom' | 'quietTo' | 'language'>

/** What holds as long as a worker has chosen nothing: the telephone for what concerns the day, the rest in the morning, rest at night. */
export const USUAL: Chosen = {
  email: null, proved: null, push: ['darurat', 'kunjungan', 'kasus', 'arahan', 'rapat'], mail: ['darurat'], digest: ['kunjungan', 'kasus', 'arahan', 'suara', 'rapat', 'lainnya'], digestAt: '06:30', quietFrom: '20:00', quietTo: '05:30', language: 'id',
}

/** Chooses how notices reach oneself; an emergency of one's own duty stays on, whatever is sent. */
export const choose = action('notice.choose', z.strictObject({
  email: maybe(secret(emailAddress())), push: someOf(SORTS), mail: someOf(SORTS), digest: someOf(SORTS), digestAt: clock(), quietFrom: clock(), quietTo: clock(), language: oneOf(['id', 'en']),
}), async ({ actor, desk, home, newId }, input) => {
  const post = actor.posts.find(held => homeOf(held.id) === home)
  if (!post) throw notFound()
  await desk.guard([`choice:${actor.workerId}`])
  const [found] = await desk.find(Choice, { workerId: actor.workerId })
  const before = found && await desk.get(Choice, found.id)
  const chosen = { ...input, email: input.email ?? null, proved: input.email && before?.email === input.email ? before.proved : null, push: withUrgent(input.push), mail: withUrgent(input.mail) }
  return { changes: [before ? set(Choice, before, chosen) : add(Choice, { id: newId(), region: post.region, workerId: actor.workerId, ...chosen })] }
})

/** Marks an address as proved, in the name of whoever typed the code that was sent there: the house alone does it, after it has looked at the code. */
export const prove = action('notice.prove', z.strictObject({ workerId: id(), email: secret(emailAddress()) }), async ({ allow, desk, actor }, { workerId, email }) => {
  allow('notice.prove', actor.posts[0]?.region ?? NATION)
  const [found] = await desk.findInHouse(Choice, { workerId })
  if (!found) throw notFound()
  const choice = await desk.get(Choice, found.id)
  // another address was chosen meanwhile
  if (choice.email !== email) throw faulty({ at: 'email', rule: 'changed_meanwhile' })
  return { changes: [set(Choice, choice, { proved: true })] }
})

function withUrgent(sorts: readonly Sort[]): Sort[] {
  return SORTS.filter(sort => URGENT.includes(sort) || sorts.includes(sort))
}

/** Tells whether a notice of a sort goes this way at once. */
export function goes(chosen: Chosen, sort: Sort, way: Way): boolean {
  return (way !== 'digest' && URGENT.includes(sort)) || (chosen[way] as readonly Sort[]).includes(sort)
}

/** Counts the minutes from a clock `HH:MM` until the quiet hours end; nought outside of them. The same hour twice means no quiet hours. */
export function quietFor({ quietFrom, quietTo }: Pick<Chosen, 'quietFrom' | 'quietTo'>, now: string): number {
  const [from, to, at] = [minutesOf(quietFrom), minutesOf(quietTo), minutesOf(now)]
  const isQuiet = from <= to ? at >= from && at < to : at >= from || at < to
  return isQuiet ? (to - at + DAY) % DAY : 0
}

const DAY = 24 * 60

function minutesOf(clockText: string): number {
  const [hours, minutes] = clockText.split(':').map(Number)
  return hours! * 60 + minutes!
}

/** What `GET /api/v1/channels` tells a worker. */
export type Channels = { mail: boolean; push: { key: string; here: boolean } | null; chosen: Chosen; failed: { channel: string; why: string; count: number; at: string }[] }

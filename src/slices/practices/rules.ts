import * as z from 'zod/mini'
import { action, add, set } from '#kernel/action.ts'
import { day, id, maybe, oneOf, region, text } from '#kernel/fields.ts'
import { problem } from '#kernel/problem.ts'
import { kind, type RecordOf } from '#kernel/record.ts'
import { NEEDS } from '#slices/cases/needs.ts'

/** What a writer tells: nobody who is served is named in it. */
const told = { heading: text(120), done: text(2000), brought: text(2000), forNeed: maybe(oneOf(NEEDS)) }
const facts = ['heading', 'done', 'brought', 'forNeed', 'day', 'byId', 'byName', 'pillar', 'commended', 'commendedByName', 'commendedDay', 'withdrawn', 'withdrawnDay'] as const
const row = ['heading', 'forNeed', 'day', 'byId', 'byName', 'pillar', 'commended', 'withdrawn'] as const

/** A good practice that somebody of an office wrote down for all of it; after a year a telephone leaves it at the office. */
export const Practice = kind('practice', {
  table: 'practices',
  fields: {
    ...told, day: day(), byId: id(), byName: text(120), pillar: text(40),
    commended: maybe(text(300)), commendedById: maybe(id()), commendedByName: maybe(text(120)), commendedDay: maybe(day()), withdrawn: maybe(text(300)), withdrawnDay: maybe(day()),
  },
  trace: [], brief: facts, list: row, filters: ['region', 'forNeed'], order: 'day', rests: { by: 'day', days: 365 },
})
/** A good practice as stored. */
export type Practice = RecordOf<typeof Practice>

/** It is marked as worth following already. */
export const practiceCommended = problem('practice.commended', 409)
/** Its writer withdrew it. */
export const practiceWithdrawn = problem('practice.withdrawn', 409)
/** Only whoever wrote it withdraws it. */
export const notWriter = problem('practice.not_writer', 403)

/** Writes down what was done and what it brought. */
export const write = action('practice.write', z.strictObject({ id: maybe(id()), region: region(), ...told }), async ({ actor, allow, newId, origin, today }, input) => {
  const post = allow('practice.write', input.region)
  return { changes: [add(Practice, { ...input, id: input.id ?? newId(), day: today(input.region), byId: origin?.id ?? actor.workerId, byName: origin?.name ?? actor.name, pillar: post.pillar ?? post.role })] }
})

/** Marks a practice as worth following, once, with a sentence that says why. */
export const commend = action('practice.commend', z.strictObject({ practiceId: id(), sentence: text(300) }), async ({ actor, allow, desk, today }, { practiceId, sentence }) => {
  const practice = await desk.get(Practice, practiceId)
  allow('practice.commend', practice.region)
  if (practice.withdrawn) throw practiceWithdrawn({ practiceId })
  if (practice.commended) throw practiceCommended({ practiceId })
  return { changes: [set(Practice, practice, { commended: sentence, commendedById: actor.workerId, commendedByName: actor.name, commendedDay: today(practice.region) })] }
})

/** Takes an own practice back, with a reason that stays beside it. */
export const withdraw = action('practice.withdraw', z.strictObject({ practiceId: id(), reason: text(300) }), async ({ actor, desk, origin, today }, { practiceId, reason }) => {
  const practice = await desk.get(Practice, practiceId)
  if (practice.byId !== (origin?.id ?? actor.workerId)) throw notWriter({ practiceId })
  if (practice.withdrawn) throw practiceWithdrawn({ practiceId })
  return { changes: [set(Practice, practice, { withdrawn: reason, withdrawnDay: today(practice.region) })] }
})

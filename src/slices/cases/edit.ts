import * as z from 'zod/mini'
import { action, add, set, type Moment } from '#kernel/action.ts'
import { flag, id, maybe, oneOf, part, region, rtNumber, secret, someOf, text } from '#kernel/fields.ts'
import { merge } from '#kernel/merge.ts'
import { faulty } from '#kernel/problem.ts'
import { levelOf } from '#kernel/region.ts'
import { raise } from './alarm.ts'
import { guardiansOf } from './intake.ts'
import { Case, FACTS, Subtype, URGENCIES } from './kinds.ts'
import { NEEDS, TYPE_CODES } from './needs.ts'
import { mustReadFull } from './work.ts'

const change = <T extends z.ZodMiniType>(schema: T) => maybe(part(z.tuple([z.nullish(schema), z.nullish(schema)])))
const secretChange = <T extends z.ZodMiniType>(schema: T) => maybe(secret(part(z.tuple([z.nullish(schema), z.nullish(schema)]))))

/** Edits of a case: each says what the writer saw and what it should become. */
export const Edits = z.strictObject({
  who: change(text(160)), needs: change(someOf(NEEDS, 6)), urgency: change(oneOf(URGENCIES)), rt: change(rtNumber()), rw: change(rtNumber()), types: change(someOf(TYPE_CODES, 12)),
  landmark: secretChange(text(200)), address: secretChange(text(300)), story: secretChange(text(4000)),
  language: secretChange(text(60)), womanMeets: secretChange(flag()), avoidHours: secretChange(text(120)),
})

/** Edits a case: different fields merge, on the same field both values are kept until a person settles it. */
export const edit = action('case.edit', z.strictObject({ caseId: id(), edits: part(Edits) }), async (moment, input) => {
  const record = await moment.desk.get(Case, input.caseId)
  moment.allow('case.edit', record.region)
  mustReadFull(record)
  const given = Object.fromEntries(Object.entries(input.edits).filter(([, pair]) => pair)) as Record<string, [unknown, unknown]>
  const emptied = Object.entries(given).filter(([field, [, becomes]]) => ['who', 'needs', 'urgency'].includes(field) && (becomes === null || becomes === undefined))
  if (emptied.length > 0) throw faulty(...emptied.map(([field]) => ({ at: `edits.${field}`, rule: 'required' })))
  const { patch, clashes } = merge(record, given)
  const kept = clashes.map(clash => ({ ...clash, by: moment.actor.workerId, byName: moment.actor.name, at: moment.now }))
  const secretClash = kept.find(clash => Case.secrets.has(clash.field))
  if (secretClash) throw faulty({ at: `edits.${secretClash.field}`, rule: 'changed_meanwhile' })
  const told = FACTS.filter(field => field in given && !clashes.some(clash => clash.field === field))
  const late = patch.urgency === 'darurat' && record.urgency !== 'darurat' ? await raise(moment, record, await guardiansOf(moment)) : { changes: [], notices: [] }
  return { changes: [set(Case, record, { ...patch, ...told.length > 0 ? { factDays: rememberedOn(moment, record, told) } : {}, ...(kept.length > 0 ? { clashes: [...record.clashes, ...kept] } : {}) }), ...late.changes], notices: late.notices }
})

/** Confirms that facts still hold (masih benar): their day becomes today. */
export const confirm = action('case.confirm', z.strictObject({ caseId: id(), fields: someOf(FACTS, 6).check(z.minLength(1)) }), async (moment, input) => {
  const record = await moment.desk.get(Case, input.caseId)
  moment.allow('case.edit', record.region)
  mustReadFull(record)
  return { changes: [set(Case, record, { factDays: rememberedOn(moment, record, input.fields) })] }
})

function rememberedOn({ actor, today }: Moment, record: Case, fields: readonly string[]): NonNullable<Case['factDays']> {
  return { ...record.factDays, ...Object.fromEntries(fields.map(field => [field, { day: today(record.region), byName: actor.name }])) }
}

/** Settles a field on which two writers differed. */
export const settle = action('case.settle', z.strictObject({ caseId: id(), field: text(40), take: oneOf(['theirs', 'mine']) }), async (moment, input) => {
  const record = await moment.desk.get(Case, input.caseId)
  moment.allow('case.edit', record.region)
  mustReadFull(record)
  const clash = record.clashes.find(one => one.field === input.field)
  if (!clash) throw faulty({ at: 'field', rule: 'no_clash' })
  const clashes = record.clashes.filter(one => one !== clash)
  return { changes: [set(Case, record, { clashes, ...(input.take === 'mine' ? { [clash.field]: clash.mine } : {}) })] }
})

/** Adds an office's own sub-type under a national type. */
export const addSubtype = action('subtype.add', z.strictObject({ id: maybe(id()), region: region(), code: text(40), name: text(120), under: oneOf(TYPE_CODES), confidential: maybe(flag()) }), async ({ allow, newId }, input) => {
  allow('office.set', input.region)
  if (levelOf(input.region) > 2) throw faulty({ at: 'region', rule: 'kabupaten' })
  return { changes: [add(Subtype, { ...input, id: input.id ?? newId(), confidential: input.confidential ?? false, ended: false })] }
})

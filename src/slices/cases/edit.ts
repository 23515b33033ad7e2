import * as z from 'zod/mini'
import { action, add, set, type Change, type Moment } from '#kernel/action.ts'
import { flag, id, instant, maybe, oneOf, part, region, rtNumber, secret, someOf, text } from '#kernel/fields.ts'
import { faulty } from '#kernel/problem.ts'
import { levelOf } from '#kernel/region.ts'
import { tell } from '#slices/notices/rules.ts'
import { Visit } from '#slices/trips/kinds.ts'
import { raise } from './alarm.ts'
import { merged, readBack, touched } from './clash.ts'
import { Case, FACTS, Member, NextStep, Remark, Subtype, URGENCIES } from './kinds.ts'
import { NEEDS, TYPE_CODES } from './needs.ts'
import { guardiansOf } from './team.ts'
import { mustReadFull } from './work.ts'

const change = <T extends z.ZodMiniType>(schema: T) => maybe(part(z.tuple([z.nullish(schema), z.nullish(schema)])))
const secretChange = <T extends z.ZodMiniType>(schema: T) => maybe(secret(part(z.tuple([z.nullish(schema), z.nullish(schema)]))))

/** Edits of a case: each says what the writer saw and what it should become. */
export const Edits = z.strictObject({
  who: secretChange(text(160)), needs: change(someOf(NEEDS, 6)), urgency: change(oneOf(URGENCIES)), rt: change(rtNumber()), rw: change(rtNumber()), types: change(someOf(TYPE_CODES, 12)),
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
  const { patch, clashes, ...after } = merged(moment, record, given)
  const told = FACTS.filter(field => field in given && !clashes.includes(field))
  const late = patch.urgency === 'darurat' && record.urgency !== 'darurat' ? await raise(moment, record, await guardiansOf(moment)) : { changes: [], notices: [] }
  return {
    changes: [set(Case, record, { ...patch, ...told.length > 0 ? { factDays: rememberedOn(moment, record, told) } : {} }), ...after.remarks, ...late.changes],
    notices: [...late.notices, ...after.notices, ...Object.keys(given).some(field => field in patch) ? await tellActing(moment, record) : []],
  }
})

/** Whoever acts on the facts of a case hears that they were corrected: its lead, those who go there, those who owe a next step. */
async function tellActing(moment: Moment, record: Case): Promise<Change[]> {
  const { desk } = moment
  const visits = await desk.findInHouse(Visit, { caseId: record.id, state: 'rencana' })
  const steps = await desk.findInHouse(NextStep, { caseId: record.id, state: 'terbuka' })
  const team = (await desk.findInHouse(Member, { caseId: record.id })).filter(member => !member.until)
  const acting = new Set([...record.leadId ? [record.leadId] : [], ...visits.flatMap(visit => [visit.leadId, ...visit.joinerIds]), ...steps.map(step => step.ownerId)])
  // of a sealed case nobody hears but its team; whoever is shut out never
  const heard = [...acting].filter(worker => worker !== moment.actor.workerId && !team.some(member => member.workerId === worker && member.role === 'terlibat') && (!record.sealed || team.some(member => member.workerId === worker)))
  return heard.map(worker => tell(moment, { worker, name: team.find(member => member.workerId === worker)?.workerName ?? '', region: record.region }, { code: 'case.corrected', caseId: record.id, sealed: record.sealed, told: { otherName: moment.actor.name } }))
}

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

/** Settles a field on which two writers differed. `at` names the difference that was looked at: one that has changed since is not settled by who saw the old one. */
export const settle = action('case.settle', z.strictObject({ caseId: id(), field: text(40), take: oneOf(['theirs', 'mine']), at: maybe(instant()) }), async (moment, input) => {
  const record = await moment.desk.get(Case, input.caseId)
  moment.allow('case.edit', record.region)
  mustReadFull(record)
  const clash = record.clashes.find(one => one.field === input.field && (!input.at || (one.touched ?? one.at) === input.at))
  if (!clash) throw faulty({ at: 'field', rule: 'no_clash' })
  const rest = record.clashes.filter(one => one !== clash)
  if (input.take === 'theirs') return { changes: [set(Case, record, { clashes: rest })] }
  const taken = clash.remarkId ? readBack(clash.field, (await moment.desk.get(Remark, clash.remarkId)).text) : clash.mine
  const patch = { [clash.field]: taken }
  const writer = { byName: clash.byName, at: clash.written ?? clash.at, ...clash.device ? { device: clash.device } : {} }
  return { changes: [set(Case, record, { ...patch, writers: { ...record.writers, [clash.field]: writer }, clashes: touched(rest, patch, moment.now) })] }
})

/** Adds an office's own sub-type under a national type. */
export const addSubtype = action('subtype.add', z.strictObject({ id: maybe(id()), region: region(), code: text(40), name: text(120), under: oneOf(TYPE_CODES), confidential: maybe(flag()) }), async ({ allow, newId }, input) => {
  allow('office.set', input.region)
  if (levelOf(input.region) > 2) throw faulty({ at: 'region', rule: 'kabupaten' })
  return { changes: [add(Subtype, { ...input, id: input.id ?? newId(), confidential: input.confidential ?? false, ended: false })] }
})

import * as z from 'zod/mini'
import { action, add, set, type Change, type Moment } from '#kernel/action.ts'
import { flag, id, instant, maybe, oneOf, part, region, rtNumber, secret, someOf, text } from '#kernel/fields.ts'
import { type Clash as Lost, merge, same } from '#kernel/merge.ts'
import { faulty } from '#kernel/problem.ts'
import { levelOf } from '#kernel/region.ts'
import { tell } from '#slices/notices/rules.ts'
import { Visit } from '#slices/trips/kinds.ts'
import { raise } from './alarm.ts'
import { Case, type Clash, FACTS, Member, NextStep, Remark, Subtype, URGENCIES } from './kinds.ts'
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
  const { patch, clashes } = merge(record, given)
  const told = FACTS.filter(field => field in given && !clashes.some(clash => clash.field === field))
  const late = patch.urgency === 'darurat' && record.urgency !== 'darurat' ? await raise(moment, record, await guardiansOf(moment)) : { changes: [], notices: [] }
  const lost = clashes.map(clash => kept(moment, record, clash))
  const all = [...touched(record.clashes, patch, moment.now), ...lost.map(one => one.clash)]
  return {
    changes: [set(Case, record, { ...patch, ...told.length > 0 ? { factDays: rememberedOn(moment, record, told) } : {}, ...same(all, record.clashes) ? {} : { clashes: all } }), ...lost.flatMap(one => one.remarks), ...late.changes],
    notices: [...late.notices, ...lost.length > 0 ? tellClash(moment, record) : [], ...Object.keys(patch).length > 0 ? await tellActing(moment, record) : []],
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

/** Keeps a value that came too late beside the one that stands; a secret one as a remark, which is sealed. */
function kept({ actor, now, newId }: Moment, record: Case, { field, theirs, mine }: Lost): { clash: Clash; remarks: Change[] } {
  const by = { by: actor.workerId, byName: actor.name, at: now }
  if (!Case.secrets.has(field)) return { clash: { field, theirs, mine, ...by }, remarks: [] }
  const remarkId = newId()
  const remark = add(Remark, { id: remarkId, region: record.region, caseId: record.id, subjectId: record.subjectId, text: written(mine), byId: actor.workerId, byName: actor.name, at: now, sealed: record.sealed })
  return { clash: { field, theirs: null, mine: null, remarkId, ...by }, remarks: [remark] }
}

const EMPTY = '–'
function written(value: unknown): string {
  return typeof value === 'boolean' ? (value ? 'ya' : 'tidak') : value === null || value === undefined || value === '' ? EMPTY : String(value)
}

/** The value of a secret field out of the remark that keeps it. */
export function readBack(field: string, text: string): unknown {
  return text === EMPTY ? null : field === 'womanMeets' ? text === 'ya' : text
}

/** A field written anew while a difference about it is open: the new value is what the difference is with, and who looked at the old one must look again. */
function touched(clashes: readonly Clash[], patch: Record<string, unknown>, now: string): Clash[] {
  return clashes.map(clash => (clash.field in patch ? { ...clash, theirs: clash.remarkId ? null : patch[clash.field], touched: now } : clash))
}

/** The one who came too late and whoever leads the case hear that two values wait for a choice. */
function tellClash(moment: Moment, record: Case): Change[] {
  const hearing = [...new Set([moment.actor.workerId, ...record.leadId ? [record.leadId] : []])]
  return hearing.map(worker => tell(moment, { worker, name: worker === moment.actor.workerId ? moment.actor.name : record.leadName ?? '', region: record.region }, { code: 'case.clash', caseId: record.id, sealed: record.sealed, told: { otherName: moment.actor.name } }))
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
  return { changes: [set(Case, record, { ...patch, clashes: touched(rest, patch, moment.now) })] }
})

/** Adds an office's own sub-type under a national type. */
export const addSubtype = action('subtype.add', z.strictObject({ id: maybe(id()), region: region(), code: text(40), name: text(120), under: oneOf(TYPE_CODES), confidential: maybe(flag()) }), async ({ allow, newId }, input) => {
  allow('office.set', input.region)
  if (levelOf(input.region) > 2) throw faulty({ at: 'region', rule: 'kabupaten' })
  return { changes: [add(Subtype, { ...input, id: input.id ?? newId(), confidential: input.confidential ?? false, ended: false })] }
})

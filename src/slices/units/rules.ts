import * as z from 'zod/mini'
import { action, add, set } from '#kernel/action.ts'
import { flag, id, int, maybe, oneOf, pattern, region, text } from '#kernel/fields.ts'
import { faulty } from '#kernel/problem.ts'
import { kind } from '#kernel/record.ts'
import { levelOf } from '#kernel/region.ts'
import { LIVING, Stay } from '#slices/institutions/kinds.ts'

/** One office of social affairs: its name, telephone and settings; one per home. */
export const Office = kind('office', {
  table: 'offices',
  fields: { name: text(160), phone: text(40), nearDays: int(1, 60), example: flag(), tagline: maybe(text(160)), dpoName: maybe(text(120)), dpoContact: maybe(text(200)), /** A reminder about the same thing may be sent once in so many days. */ remindDays: maybe(int(1, 30)) },
  trace: ['name'], brief: ['name', 'phone', 'nearDays', 'example', 'tagline', 'dpoName', 'dpoContact', 'remindDays'], list: ['name', 'phone'], filters: ['region'], order: 'name',
})

/** Kinds of unit within or beside an office. */
export const UNIT_KINDS = ['dinas', 'sekretariat', 'bidang', 'upt', 'panti', 'lks', 'rumah_singgah', 'kelurahan', 'kecamatan'] as const

/** A part of the office, an UPT, a panti or a kelurahan office. */
export const Unit = kind('unit', {
  table: 'units',
  fields: { name: text(160), sort: oneOf(UNIT_KINDS), bidang: maybe(oneOf(['rehsos', 'linjamsos', 'dayasos', 'pfm'])), parentId: maybe(id()), phone: maybe(text(40)), ended: flag() },
  trace: ['name', 'sort'], brief: ['bidang', 'parentId', 'phone', 'ended'], list: ['name', 'sort', 'bidang', 'ended'], filters: ['region', 'sort'], order: 'name',
})

/** A pillar type as an office knows it (PSM, TKSK, Tagana …); its members hold posts with the role it behaves as. */
export const Pillar = kind('pillar', {
  table: 'pillars',
  fields: { code: pattern(/^[a-z][a-z0-9_]{1,30}$/, 'code'), name: text(120), short: text(24), role: text(40), level: int(1, 4), basis: maybe(text(200)), ended: flag() },
  trace: ['code', 'name', 'short'], brief: ['role', 'level', 'basis', 'ended'], list: ['code', 'name', 'short', 'role', 'level', 'ended'], filters: ['region', 'code'], order: 'name',
  unique: [['code']],
})

/** Sets up an office in its home, once. */
export const openOffice = action('office.open', z.strictObject({
  id: maybe(id()), region: region(), name: text(160), phone: text(40), nearDays: maybe(int(1, 60)), example: maybe(flag()),
}), async ({ allow, newId }, input) => {
  allow('office.set', input.region)
  return { changes: [add(Office, { ...input, id: input.id ?? newId(), nearDays: input.nearDays ?? 7, example: input.example ?? false })] }
})

/** Changes the office's name, telephone and settings. */
export const setOffice = action('office.set', z.strictObject({
  officeId: id(), name: maybe(text(160)), phone: maybe(text(40)), nearDays: maybe(int(1, 60)), tagline: maybe(text(160)), dpoName: maybe(text(120)), dpoContact: maybe(text(200)), remindDays: maybe(int(1, 30)),
}), async ({ allow, desk }, { officeId, ...input }) => {
  const office = await desk.get(Office, officeId)
  allow('office.set', office.region)
  return { changes: [set(Office, office, given(input))] }
})

/** Adds a unit to the office. */
export const addUnit = action('unit.add', z.strictObject({
  id: maybe(id()), region: region(), name: text(160), sort: oneOf(UNIT_KINDS), bidang: maybe(oneOf(['rehsos', 'linjamsos', 'dayasos', 'pfm'])), parentId: maybe(id()), phone: maybe(text(40)),
}), async ({ allow, desk, newId }, input) => {
  allow('unit.manage', input.region)
  if (input.parentId) await desk.get(Unit, input.parentId)
  return { changes: [add(Unit, { ...input, id: input.id ?? newId(), ended: false })] }
})

/** Ends a unit; nothing is deleted. */
export const endUnit = action('unit.end', z.strictObject({ unitId: id(), reason: text(300) }), async ({ allow, desk }, input) => {
  const unit = await desk.get(Unit, input.unitId)
  allow('unit.manage', unit.region)
  if ((await desk.findInHouse(Stay, { unitId: unit.id, state: [...LIVING] })).length > 0) throw faulty({ at: 'unitId', rule: 'has_residents' })
  return { changes: [set(Unit, unit, { ended: true })] }
})

/** Adds a pillar type; its role decides its rights. */
export const addPillar = action('pillar.add', z.strictObject({
  id: maybe(id()), region: region(), code: pattern(/^[a-z][a-z0-9_]{1,30}$/, 'code'), name: text(120), short: text(24), role: text(40), level: int(1, 4), basis: maybe(text(200)),
}), async ({ allow, desk, newId }, input) => {
  allow('pillar.manage', input.region)
  if (levelOf(input.region) > 2) throw faulty({ at: 'region', rule: 'kabupaten' })
  if ((await desk.findInHouse(Pillar, { code: input.code })).length > 0) throw faulty({ at: 'code', rule: 'taken' })
  return { changes: [add(Pillar, { ...input, id: input.id ?? newId(), ended: false })] }
})

/** Keeps only the values that were given. */
function given<T extends Record<string, unknown>>(values: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== null)) as { [K in keyof T]?: NonNullable<T[K]> }
}

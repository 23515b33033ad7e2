import * as z from 'zod/mini'
import { action, add, type Moment } from '#kernel/action.ts'
import { findable, id, identityNumber, int, maybe, oneOf, secret, text } from '#kernel/fields.ts'
import type { RecordOf } from '#kernel/record.ts'
import { isLive } from '#kernel/rights.ts'
import { freeUsername } from '#slices/aboard/username.ts'
import { open, OpenInput } from '#slices/cases/intake.ts'
import { BIDANG, Case } from '#slices/cases/kinds.ts'
import { TYPE_CODES } from '#slices/cases/needs.ts'
import { CLOSED } from '#slices/cases/stages.ts'
import { Person } from '#slices/persons/rules.ts'
import { Unit, UNIT_KINDS } from '#slices/units/rules.ts'
import { newPost, phoneNumber, Post, postFields, takenNumbers, Worker } from '#slices/workers/rules.ts'
import { faulty } from '#kernel/problem.ts'
import { plain } from './cells.ts'
import type { Sort } from './columns.ts'
import { fate, rowsOf } from './rules.ts'

const rowFields = { importId: id(), row: int(1, 1_048_576) }
const { line: _, delegation: _delegation, originId: _originId, ...seatFields } = postFields
type Seer = Pick<Moment, 'desk' | 'today'>
type Seat = { role: string; region: string; rt?: string | null; rw?: string | null; phone?: string | null; nik?: string | null }
type UnitRow = { name: string; sort: (typeof UNIT_KINDS)[number] }
type CaseRow = { who: string; nik?: string | null; region: string; rt?: string | null }
/** Rows of one home that could name the same person wait for each other. */
const KEY = 'imports'

/** Takes one row in: a worker who is not known yet, and the post; a person or a post that stands already is recognised and left as it is. */
export const importWorker = action('import.worker', z.strictObject({
  ...rowFields, name: text(120), phone: maybe(findable(phoneNumber())), nip: maybe(secret(text(40))), nik: maybe(identityNumber()), ...seatFields,
}), async (moment, { importId, row, name, phone, nip, nik, ...seat }) => {
  const brought = await rowsOf(moment, importId, 'petugas')
  await moment.desk.guard([KEY])
  const known = await knownWorker(moment, { name, phone, nik, ...seat })
  const twin = known && await seatTaken(moment, known, seat)
  if (twin) return { changes: [fate(moment, brought, row, 'dikenal', { workerId: known.id, postId: twin.id })] }
  const taken = known ? [] : await takenNumbers(moment, { phone, nik })
  if (taken.length > 0) throw faulty(...taken)
  const worker = known ?? { id: moment.newId(), region: brought.region, name, username: await freeUsername(moment, name), phone, nip, nik, ended: false }
  const post = await newPost(moment, worker, { ...seat, line: 'area' })
  return { changes: [...(known ? [] : [add(Worker, worker)]), add(Post, post), fate(moment, brought, row, 'dibuat', { workerId: worker.id, postId: post.id, newWorker: !known })] }
})

async function seatTaken({ desk, today }: Seer, known: Worker, seat: Seat): Promise<Post | undefined> {
  return (await desk.findInHouse(Post, { workerId: known.id, role: seat.role as never, region: seat.region, line: 'area' }))
    .find(post => (isLive(post, today(post.region)) || post.approval === 'menunggu_kepala') && (post.rt ?? null) === (seat.rt ?? null) && (post.rw ?? null) === (seat.rw ?? null))
}

/** Tells whether a row of a file stands in the house already, as taking it in would find. */
export async function stands(seer: Seer, sort: Sort, row: Record<string, unknown>): Promise<boolean> {
  if (sort === 'petugas') {
    const seat = row as unknown as Seat & { name: string }
    const known = await knownWorker(seer, seat)
    return !!known && !!await seatTaken(seer, known, seat)
  }
  return !!await (sort === 'unit' ? knownUnit(seer, row as unknown as UnitRow) : knownCase(seer, row as unknown as CaseRow))
}

/** Recognises a worker: by NIK, by telephone number and name, or by name in the same seat. */
async function knownWorker({ desk }: Seer, row: { name: string; phone?: string | null; nik?: string | null; role: string; region: string; rt?: string | null; rw?: string | null }): Promise<Worker | undefined> {
  const same = (name: string) => plain(name) === plain(row.name)
  const byNik = row.nik ? await desk.findInHouse(Worker, { nik: row.nik, ended: false }) : []
  const byPhone = row.phone ? (await desk.findInHouse(Worker, { phone: row.phone, ended: false })).filter(worker => same(worker.name)) : []
  if (byNik[0] ?? byPhone[0]) return byNik[0] ?? byPhone[0]
  const seats = (await desk.findInHouse(Post, { role: row.role as never, region: row.region })).filter(post => same(post.workerName) && (post.rt ?? null) === (row.rt ?? null) && (post.rw ?? null) === (row.rw ?? null))
  return seats.length > 0 ? (await desk.findInHouse(Worker, { id: seats.map(post => post.workerId), ended: false }))[0] : undefined
}

/** Takes one row in: a unit of the office, unless one of that name stands. */
export const importUnit = action('import.unit', z.strictObject({ ...rowFields, name: text(160), sort: oneOf(UNIT_KINDS), bidang: maybe(oneOf(BIDANG)), phone: maybe(text(40)) }), async (moment, { importId, row, ...unit }) => {
  const brought = await rowsOf(moment, importId, 'unit')
  await moment.desk.guard([KEY])
  const known = await knownUnit(moment, unit)
  if (known) return { changes: [fate(moment, brought, row, 'dikenal', { unitId: known.id })] }
  const record = { ...unit, id: moment.newId(), region: brought.region, ended: false }
  return { changes: [add(Unit, record), fate(moment, brought, row, 'dibuat', { unitId: record.id })] }
})

async function knownUnit({ desk }: Seer, unit: UnitRow): Promise<RecordOf<typeof Unit> | undefined> {
  return (await desk.findInHouse(Unit, { sort: unit.sort, ended: false })).find(one => plain(one.name) === plain(unit.name))
}

const { id: _id, personId: _person, householdId: _household, position: _position, ...caseFields } = OpenInput.shape

/** Takes one row of an old case list in; a type that is known brings the case past the desk. What the reader may not see is not recognised either. */
export const importCase = action('import.case', z.strictObject({ ...rowFields, ...caseFields, types: maybe(z.array(oneOf(TYPE_CODES)).check(z.maxLength(12))), bidang: maybe(oneOf(BIDANG)) }), async (moment, { importId, row, types, bidang, ...input }) => {
  const brought = await rowsOf(moment, importId, 'kasus')
  await moment.desk.guard([KEY])
  const known = await knownCase(moment, input)
  if (known) return { changes: [fate(moment, brought, row, 'dikenal', { caseId: known.id })] }
  const opened = await open.decide(moment, { ...input, source: 'kantor' })
  const at = opened.changes.findIndex(change => change.kind.name === Case.name)
  const record = opened.changes[at]!.record as unknown as Case
  const seen = types?.length && !record.sealed ? { ...record, types, bidang: bidang ?? 'rehsos', stage: 'ditelaah' as const } : record
  return { changes: [...opened.changes.with(at, add(Case, seen)), fate(moment, brought, row, 'dibuat', { caseId: record.id })], notices: opened.notices }
})

async function knownCase({ desk }: Seer, row: CaseRow): Promise<Case | undefined> {
  const open = (one: Case) => !CLOSED.includes(one.stage)
  const persons = row.nik ? await desk.find(Person, { nik: row.nik }) : []
  const byNik = persons.length > 0 ? await desk.find(Case, { personId: persons.map(person => person.id) }) : []
  return byNik.find(open) ?? (await desk.find(Case, { region: row.region })).find(one => open(one) && plain(one.who) === plain(row.who) && (!row.rt || !one.rt || one.rt === row.rt))
}

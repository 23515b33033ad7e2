import * as z from 'zod/mini'
import { action, add, set, type Moment, type Read } from '#kernel/action.ts'
import { id, maybe, oneOf, part, secret, text } from '#kernel/fields.ts'
import { faulty, notFound, problem } from '#kernel/problem.ts'
import { Case, caseKey } from '#slices/cases/kinds.ts'
import { endable, explained } from '#slices/cases/closing.ts'
import { mustReadFull, stepped } from '#slices/cases/work.ts'
import { tell } from '#slices/notices/rules.ts'
import { Closure, CLOSURE_REASONS, Plan } from './kinds.ts'
import { onCase, workedOn } from './draw.ts'

/** The proposal was decided already. */
export const closureDecided = problem('closure.decided', 409)
/** Nobody agrees to the own proposal: four eyes end a service. */
export const ownClosure = problem('closure.own', 403)

const Months = part(z.array(z.int().check(z.gte(1), z.lte(24))).check(z.maxLength(8)))

/** Proposes to end the service of a case: why, what was reached, why although something is still open, and after which months somebody is to be looked up again. */
export const propose = action('closure.propose', z.strictObject({ id: maybe(id()), caseId: id(), reason: oneOf(CLOSURE_REASONS), summary: secret(text(4000)), openReason: maybe(secret(text(500))), months: Months }), async (moment, { id: given, caseId, ...said }) => {
  const { reason, summary } = said
  const record = await workedOn(moment, caseId)
  await explained(moment, caseId, said.openReason, 'openReason')
  if (record.stage !== 'terminasi') {
    const { changes, notices } = await stepped(moment, { caseId, step: 'tutup', reason, summary })
    return { changes: [...changes, add(Closure, closureOf(moment, record, { ...said, id: given }))], notices }
  }
  // the step was taken without a proposal; one that stands is decided first
  if ((await moment.desk.findInHouse(Closure, { caseId, state: 'diajukan' })).length > 0) throw faulty({ at: 'caseId', rule: 'proposed' })
  return { changes: [add(Closure, closureOf(moment, record, { ...said, id: given }))] }
}, ({ reason, months }) => (reason === 'meninggal' && months?.length ? [{ at: 'months', rule: 'no_aftercare' }] : []))

type Said = Pick<Closure, 'reason' | 'summary' | 'openReason' | 'months'>
function closureOf(moment: Moment, record: Case, { id: given, months, ...said }: Said & { id: string | null | undefined }): Closure {
  return { ...onCase(moment, record), ...said, id: given ?? moment.newId(), months: [...new Set(months)].toSorted((a, b) => a - b), state: 'diajukan' }
}

async function proposed(moment: Moment, closureId: string): Promise<{ closure: Read<typeof Closure>; record: Read<typeof Case> }> {
  const [seen] = await moment.desk.find(Closure, { id: closureId })
  if (!seen) throw notFound()
  await moment.desk.guard([caseKey(seen.caseId)])
  const [closure, record] = [await moment.desk.get(Closure, closureId), await moment.desk.get(Case, seen.caseId)]
  moment.allow('closure.approve', record.region)
  mustReadFull(record)
  if (closure.state !== 'diajukan') throw closureDecided({ closureId, name: closure.decidedByName })
  return { closure, record }
}

/** Agrees that the service ends: aftercare begins, or the case is closed when none was asked for; its plan is over, and what was still to be done is called off in the words of whoever agrees, else of whoever proposed. */
export const approve = action('closure.approve', z.strictObject({ closureId: id(), note: maybe(secret(text(500))) }), async (moment, { closureId, note }) => {
  const { closure, record } = await proposed(moment, closureId)
  if (closure.byId === moment.actor.workerId) throw ownClosure({ closureId })
  const why = note ?? closure.openReason
  await endable(moment, record.id, why, 'note')
  const { changes, notices } = await stepped(moment, closure.months.length > 0 ? { caseId: record.id, step: 'bina_lanjut' } : { caseId: record.id, step: 'selesai', reason: closure.reason }, why)
  const plans = (await moment.desk.findInHouse(Plan, { caseId: record.id })).filter(plan => plan.state !== 'selesai')
  return { changes: [...changes, set(Closure, closure, decided(moment, record, 'disetujui', note)), ...plans.map(plan => set(Plan, plan, { state: 'selesai' }))], notices: [...notices, ...toldOf(moment, record, closure, 'closure.approved')] }
})

/** Gives a proposal back with words: the work goes on. */
export const giveBack = action('closure.return', z.strictObject({ closureId: id(), note: secret(text(500)) }), async (moment, { closureId, note }) => {
  const { closure, record } = await proposed(moment, closureId)
  const { changes, notices } = record.stage === 'terminasi' ? await stepped(moment, { caseId: record.id, step: 'kembali', reason: note }) : { changes: [], notices: [] }
  return { changes: [...changes, set(Closure, closure, decided(moment, record, 'dikembalikan', note))], notices: [...notices, ...toldOf(moment, record, closure, 'closure.returned')] }
})

function decided({ actor, today }: Moment, record: Case, state: 'disetujui' | 'dikembalikan', note?: string | null): Partial<Closure> {
  return { state, decidedById: actor.workerId, decidedByName: actor.name, decidedDay: today(record.region), decidedNote: note }
}

function toldOf(moment: Moment, record: Case, closure: Closure, code: 'closure.approved' | 'closure.returned') {
  return closure.byId === moment.actor.workerId || closure.byId === record.leadId ? [] : [tell(moment, { worker: closure.byId, name: closure.byName, region: record.region }, { code, caseId: record.id, sealed: record.sealed, told: { otherName: moment.actor.name } })]
}

import * as z from 'zod/mini'
import { action, add, set, type Change, type Moment, type Read } from '#kernel/action.ts'
import { day, id, int, maybe, oneOf, part, secret, text } from '#kernel/fields.ts'
import type { Id } from '#kernel/id.ts'
import { merge, type Edits as Pairs } from '#kernel/merge.ts'
import { faulty, notFound, problem } from '#kernel/problem.ts'
import { Case, caseKey, Remark } from '#slices/cases/kinds.ts'
import { CLOSED } from '#slices/cases/stages.ts'
import { isClosed, mustReadFull } from '#slices/cases/work.ts'
import { consented } from '#slices/consents/take.ts'
import { AGREEMENTS, Assessment, DOMAINS, Goal, type GoalClash, GOAL_STATES, Plan, progressField } from './kinds.ts'

/** A plan stands already: goals are added to it. */
export const planStands = problem('plan.stands', 409)
/** The plan is over with its case. */
export const planOver = problem('plan.over', 409)
/** A goal that was reached or given up is not changed any more. */
export const goalOver = problem('goal.over', 409)

/** Finds a case on which somebody may work, waits for its siblings, and refuses when it is closed. */
export async function workedOn(moment: Moment, caseId: Id): Promise<Read<typeof Case>> {
  await moment.desk.guard([caseKey(caseId)])
  const record = await moment.desk.get(Case, caseId)
  moment.allow('plan.make', record.region)
  mustReadFull(record)
  if (CLOSED.includes(record.stage)) throw isClosed({ caseId, stage: record.stage })
  return record
}

/** What every record on a case bears: its place, its case, whose key seals it, the seal, and who wrote it. */
export function onCase({ actor, origin, now }: Moment, record: Case) {
  return { region: record.region, caseId: record.id, subjectId: record.subjectId, byId: origin?.id ?? actor.workerId, byName: (origin ?? actor).name, at: now, sealed: record.sealed }
}

const side = () => maybe(secret(text(2000)))
/** Writes down what an assessment found; consent comes first. */
export const assess = action('assessment.record', z.strictObject({
  id: maybe(id()), caseId: id(), day: day(), biologis: side(), psikologis: side(), sosial: side(), spiritual: side(), ekonomi: side(), strengths: side(), risks: side(), conclusion: secret(text(2000)),
}), async (moment, { id: given, ...input }) => {
  const record = await workedOn(moment, input.caseId)
  await consented(moment, record.id, 'asesmen')
  if (input.day > moment.today(record.region)) throw faulty({ at: 'day', rule: 'future_day' })
  return { changes: [add(Assessment, { ...input, ...onCase(moment, record), id: given ?? moment.newId() })] }
}, input => (input.conclusion && DOMAINS.every(domain => !input[domain]) ? [{ at: DOMAINS[0], rule: 'one_side' }] : []))

const GoalInput = { domain: oneOf(DOMAINS), aim: secret(text(300)), sign: maybe(secret(text(300))) }

/** Draws the plan of a case with its first goals and the day on which it is looked at again. */
export const draw = action('plan.draw', z.strictObject({
  id: maybe(id()), caseId: id(), reviewDay: day(), goals: secret(part(z.array(z.strictObject({ domain: oneOf(DOMAINS), aim: text(300), sign: maybe(text(300)) })).check(z.minLength(1), z.maxLength(20)))),
}), async (moment, { id: given, caseId, reviewDay, goals }) => {
  const record = await workedOn(moment, caseId)
  await consented(moment, record.id, 'asesmen')
  const standing = (await moment.desk.findInHouse(Plan, { caseId })).find(plan => plan.state !== 'selesai')
  if (standing) throw planStands({ planId: standing.id })
  mustComeLater(moment, record, reviewDay)
  const planId = given ?? moment.newId()
  return { changes: [
    add(Plan, { ...onCase(moment, record), id: planId, day: moment.today(record.region), state: 'disusun', reviewDay }),
    ...goals.map(goal => add(Goal, { ...goal, ...onCase(moment, record), id: moment.newId(), planId, state: 'terbuka', clashing: false })),
  ] }
})

function mustComeLater(moment: Moment, record: Case, reviewDay: string, at = 'reviewDay'): void {
  if (reviewDay <= moment.today(record.region)) throw faulty({ at, rule: 'past_day' })
}

async function planOf(moment: Moment, planId: Id): Promise<{ plan: Read<typeof Plan>; record: Read<typeof Case> }> {
  const [seen] = await moment.desk.find(Plan, { id: planId })
  if (!seen) throw notFound()
  const record = await workedOn(moment, seen.caseId)
  const plan = await moment.desk.get(Plan, planId)
  if (plan.state === 'selesai') throw planOver({ planId })
  return { plan, record }
}

/** Adds a goal to a plan, as long as consent to it holds. */
export const addGoal = action('goal.add', z.strictObject({ id: maybe(id()), planId: id(), ...GoalInput }), async (moment, { id: given, planId, ...goal }) => {
  const { record } = await planOf(moment, planId)
  await consented(moment, record.id, 'asesmen')
  return { changes: [add(Goal, { ...goal, ...onCase(moment, record), id: given ?? moment.newId(), planId, state: 'terbuka', clashing: false })] }
})

/** Writes down that the family agrees to the plan: who, when, and how they see it. */
export const agree = action('plan.agree', z.strictObject({ planId: id(), agreement: oneOf(AGREEMENTS), agreedDay: day(), agreedBy: secret(text(120)), agreedView: maybe(secret(text(1000))) }), async (moment, { planId, ...input }) => {
  const { plan, record } = await planOf(moment, planId)
  if (input.agreedDay > moment.today(record.region)) throw faulty({ at: 'agreedDay', rule: 'future_day' })
  return { changes: [set(Plan, plan, { ...input, state: input.agreement === 'tidak' ? 'disusun' : 'disepakati' })] }
}, ({ agreement, agreedView }) => (agreement && agreement !== 'setuju' && !agreedView ? [{ at: 'agreedView', rule: 'required' }] : []))

const change = <T extends z.ZodMiniType>(schema: T) => maybe(part(z.tuple([z.nullish(schema), z.nullish(schema)])))
const secretChange = <T extends z.ZodMiniType>(schema: T) => maybe(secret(part(z.tuple([z.nullish(schema), z.nullish(schema)]))))
const GoalEdits = z.strictObject({ domain: change(oneOf(DOMAINS)), aim: secretChange(text(300)), sign: secretChange(text(300)), state: change(oneOf(GOAL_STATES)) })

/** Edits a goal: different fields merge, on the same field both values stand until a person settles them. */
export const editGoal = action('goal.edit', z.strictObject({ goalId: id(), edits: part(GoalEdits) }), async (moment, { goalId, edits }) => {
  const goal = await goalOf(moment, goalId)
  const given = Object.fromEntries(Object.entries(edits).filter(([, pair]) => pair)) as Pairs
  const emptied = Object.entries(given).filter(([field, [, becomes]]) => field !== 'sign' && (becomes === null || becomes === undefined))
  if (emptied.length > 0) throw faulty(...emptied.map(([field]) => ({ at: `edits.${field}`, rule: 'required' })))
  return { changes: [changedGoal(moment, goal, given)] }
})

async function goalOf(moment: Moment, goalId: Id): Promise<Read<typeof Goal>> {
  const [seen] = await moment.desk.find(Goal, { id: goalId })
  if (!seen) throw notFound()
  await planOf(moment, seen.planId)
  return await moment.desk.get(Goal, goalId)
}

function changedGoal({ actor, origin, at }: Moment, goal: Goal, edits: Pairs): Change {
  const { patch, clashes } = merge(goal, edits)
  const kept: GoalClash[] = [...(goal.clashes ?? []).filter(one => !(one.field in patch)), ...clashes.map(({ field, theirs, mine }) => ({ field, theirs, mine, byName: (origin ?? actor).name, at }))]
  return set(Goal, goal, { ...patch, clashes: kept, clashing: kept.length > 0 })
}

/** Settles a field of a goal on which two writers differed. */
export const settleGoal = action('goal.settle', z.strictObject({ goalId: id(), field: text(40), take: oneOf(['theirs', 'mine']) }), async (moment, { goalId, field, take }) => {
  const goal = await goalOf(moment, goalId)
  const clash = goal.clashes?.find(one => one.field === field)
  if (!clash) throw faulty({ at: 'field', rule: 'no_clash' })
  const rest = goal.clashes!.filter(one => one !== clash)
  return { changes: [set(Goal, goal, { ...take === 'mine' ? { [field]: clash.mine } : {}, clashes: rest, clashing: rest.length > 0 })] }
})

const Step = z.strictObject({ goalId: id(), was: maybe(int(1, 5)), progress: progressField() })

/** Looks at a plan again: how far each goal has come, in words for the file, and when the next look is due. */
export const review = action('plan.review', z.strictObject({ planId: id(), note: secret(text(2000)), nextDay: day(), progress: part(z.array(Step).check(z.maxLength(20))) }), async (moment, { planId, note, nextDay, progress }) => {
  const { plan, record } = await planOf(moment, planId)
  mustComeLater(moment, record, nextDay, 'nextDay')
  const today = moment.today(record.region)
  const goals = (await moment.desk.findInHouse(Goal, { planId })).filter(goal => progress.some(one => one.goalId === goal.id))
  if (goals.length < new Set(progress.map(one => one.goalId)).size) throw faulty({ at: 'progress', rule: 'missing_record' })
  const changes = goals.map(goal => {
    const said = progress.find(one => one.goalId === goal.id)!
    if (goal.state !== 'terbuka') throw goalOver({ goalId: goal.id })
    return changedGoal(moment, goal, { progress: [said.was ?? null, said.progress], progressDay: [goal.progressDay ?? null, today] })
  })
  return { changes: [
    set(Plan, plan, { reviewDay: nextDay }), ...changes,
    add(Remark, { id: moment.newId(), region: record.region, caseId: record.id, subjectId: record.subjectId, text: note, byId: moment.actor.workerId, byName: moment.actor.name, at: moment.now, sealed: record.sealed }),
  ] }
})

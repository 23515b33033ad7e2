import * as z from 'zod/mini'
import type { Moment } from '#kernel/action.ts'
import { day, maybe, oneOf, text } from '#kernel/fields.ts'
import type { Id } from '#kernel/id.ts'
import { NextStep } from '#slices/cases/kinds.ts'
import { Assessment, Deed, DEED_OF, DOMAINS, Goal, Plan } from '#slices/plans/kinds.ts'
import { Unit } from '#slices/units/rules.ts'

const Todo = { what: text(300), due: day() }
/** What is still to be done for a case that another office takes over: next steps, and actions of its plan. */
export const Work = z.strictObject({ steps: z.array(z.strictObject(Todo)).check(z.maxLength(500)), deeds: z.array(z.strictObject({ ...Todo, of: oneOf(DEED_OF), pillar: maybe(text(40)), body: maybe(text(120)) })).check(z.maxLength(500)) })
/** Such work as it is read. */
export type Work = z.infer<typeof Work>

type Desk = Pick<Moment, 'desk'>
const SIDES = [...DOMAINS.map(domain => [domain, domain] as const), ['strengths', 'kekuatan'], ['risks', 'risiko'], ['conclusion', 'kesimpulan']] as const
const [MOST_FOUND, MOST_AIMS] = [4000, 2000]

/** What the newest assessment on record found, in words; nothing when there is none. */
export async function foundWords({ desk }: Desk, caseId: Id): Promise<string | null> {
  const [found] = (await desk.find(Assessment, { caseId })).toSorted((a, b) => (a.day + a.at < b.day + b.at ? 1 : -1))
  const newest = found && await desk.get(Assessment, found.id)
  return newest ? SIDES.flatMap(([field, name]) => (newest[field] ? [`${name[0]!.toUpperCase()}${name.slice(1)}: ${newest[field]}`] : [])).join('\n').slice(0, MOST_FOUND) : null
}

/** What the plan that stands wants to reach, a line a goal; nothing when none is open. */
export async function aimWords({ desk }: Desk, caseId: Id): Promise<string | null> {
  const plans = (await desk.find(Plan, { caseId })).filter(plan => plan.state !== 'selesai')
  const found = plans.length > 0 ? await desk.find(Goal, { caseId, planId: plans.map(plan => plan.id), state: 'terbuka' }) : []
  const goals = found.length > 0 ? await desk.getAll(Goal, found.map(goal => goal.id)) : []
  return goals.map(({ aim, sign }) => `${aim}${sign ? ` (${sign})` : ''}`).join('\n').slice(0, MOST_AIMS) || null
}

/** What is still to be done for a case, in words that another office understands: next steps, and actions of its plan with whose they are. */
export async function openWork({ desk }: Desk, caseId: Id): Promise<Work> {
  const owed = { caseId, state: 'terbuka' } as const
  const [steps, found] = [await desk.findInHouse(NextStep, owed), await desk.findInHouse(Deed, owed)]
  const deeds = found.length > 0 ? await desk.getAll(Deed, found.map(deed => deed.id)) : []
  const units = new Map((await desk.findInHouse(Unit, { id: deeds.flatMap(deed => deed.unitId ?? []) })).map(unit => [unit.id, unit.name.slice(0, 120)]))
  // a unit of this office is a body to the other; what somebody erased was to get, nobody can say any more
  const whose = ({ of, unitId, pillar, body }: Deed) => (of === 'unit' ? { of: 'lembaga' as const, body: units.get(unitId!) ?? '–' } : { of, pillar: pillar ?? null, body: body ?? null })
  return { steps: steps.map(({ what, due }) => ({ what, due })), deeds: deeds.filter(deed => deed.what).map(deed => ({ what: deed.what, due: deed.due, ...whose(deed) })) }
}

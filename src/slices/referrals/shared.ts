import type { Moment } from '#kernel/action.ts'
import type { Day } from '#kernel/day.ts'
import type { Id } from '#kernel/id.ts'
import { NextStep } from '#slices/cases/kinds.ts'
import { Assessment, Deed, DOMAINS, Goal, Plan } from '#slices/plans/kinds.ts'

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

/** What is still to be done for a case in words, the soonest first: next steps and actions of its plan alike. */
export async function openWork({ desk }: Desk, caseId: Id): Promise<{ what: string; due: Day }[]> {
  const owed = { caseId, state: 'terbuka' } as const
  const deeds = await desk.find(Deed, owed)
  return [...await desk.findInHouse(NextStep, owed), ...deeds.length > 0 ? await desk.getAll(Deed, deeds.map(deed => deed.id)) : []].map(({ what, due }) => ({ what, due })).toSorted((a, b) => (a.due < b.due ? -1 : 1))
}

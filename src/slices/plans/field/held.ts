import type { Day } from '#kernel/day.ts'
import { homeOf, type Id } from '#kernel/id.ts'
import type { View } from '#web/memory.ts'
import { Case, Member } from '#slices/cases/kinds.ts'
import { isMine, standing, TASK_KINDS, type Task, tasksOf } from '#slices/plans/tasks.ts'
import { Holiday } from '#slices/referrals/kinds.ts'
import { Post } from '#slices/workers/rules.ts'

/** What rules ask of somebody by now, computed of what a telephone holds by the function that the server uses; actions of plans and next steps are told by themselves. */
export function tasksHere(held: Pick<View, 'all'>, me: Parameters<typeof isMine>[1], today: Day): Task[] {
  const all = (kind: unknown) => held.all((kind as { name: string }).name) as never
  const byCase = new Map(TASK_KINDS.map(kind => [kind.name, Map.groupBy(held.all(kind.name), ({ caseId }) => caseId as Id)]))
  const off = new Set((all(Holiday) as Holiday[]).filter(({ dropped }) => !dropped).map(({ id, day }) => `${homeOf(id)} ${day}`))
  const people = { posts: all(Post), members: all(Member), today, presumes: true, isOff: (day: Day, home: number) => off.has(`${home} ${day}`) }
  return tasksOf((all(Case) as { depth: string }[]).filter(({ depth }) => depth !== 'trace') as never, (kind, caseId) => (byCase.get((kind as { name: string }).name)!.get(caseId) ?? []) as never, people)
    .filter(task => isMine(task, me) && standing(task, today) !== 'nanti' && task.rule !== 'deed' && task.rule !== 'step')
}

import type { Day } from '#kernel/day.ts'
import type { Id } from '#kernel/id.ts'
import type { Region } from '#kernel/region.ts'
import type { View } from './memory.ts'

/** Where and on which day an act belongs, kept with it: whoever looks at it later may not read its records any more. */
export type About = { region?: Region; /** The name of that place. */ place?: string; rt?: string; rw?: string; day?: Day }

/** Whom an act is about, where and when: by what it says itself, by the visit, step, notice or trip it speaks of, and by its cases. */
export function aboutIn(view: View, input: unknown): About & { who?: string } {
  const told = (input ?? {}) as Record<string, Id | undefined> & { caseIds?: Id[]; area?: About }
  const { visitId, stepId, noticeId, tripId } = told
  const through = (visitId && view.get('visit', visitId)) || (stepId && view.get('next_step', stepId)) || (noticeId && view.get('notice', noticeId)) || (tripId && view.get('trip', tripId)) || undefined
  const cases = [told.caseId ?? String(through?.caseId), ...told.caseIds ?? []].flatMap(id => view.get('case', id) ?? [])
  const { region, rt, rw, day } = { ...cases[0], ...through, ...told.area, ...told } as About
  return { who: cases.map(({ who }) => who).join(', ') || told.who || told.met, region, rt, rw, day } as About
}

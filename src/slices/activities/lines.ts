import type { Day } from '#kernel/day.ts'
import type { Id } from '#kernel/id.ts'
import { covers, type Region } from '#kernel/region.ts'
import { type HeldPost, isLive } from '#kernel/rights.ts'
import { seesLoad } from '#src/rights.ts'
import type { Activity } from './kinds.ts'
import type { Counted } from './count.ts'

/** The line on which a superior stands over a report. */
export type LineName = 'area' | 'administrative'
type Served = Pick<Activity, 'region' | 'pillars' | 'unitId' | 'lineRegion'>
type Superior = Pick<HeldPost, 'role' | 'region' | 'pillar' | 'unitId'>

/** What a report says of its worker's posts: every pillar of the area line, and who appoints and pays. */
export function standingOf(posts: readonly HeldPost[], today: Day): Pick<Activity, 'pillars' | 'unitId' | 'lineRegion'> {
  const live = posts.filter(post => isLive(post, today))
  const upward = live.find(post => post.line === 'administrative')
  return { pillars: [...new Set(live.filter(post => post.line === 'area' && post.pillar).map(post => post.pillar!))].toSorted().slice(0, 12), unitId: upward?.unitId ?? null, lineRegion: upward?.region ?? null }
}

/** The lines on which a post stands over a report: one, both or none. Whoever stands on both reads the report once. */
export function linesOf({ region, pillars, unitId, lineRegion }: Served, post: Superior): LineName[] {
  if (!seesLoad(post.role) && post.role !== 'dinas_provinsi') return []
  const area = post.role === 'koordinator_pilar' ? covers(post.region, region) && !!post.pillar && pillars.includes(post.pillar) : post.role !== 'kepala_upt' && post.role !== 'dinas_provinsi' && covers(post.region, region)
  const upward = !!lineRegion && post.role !== 'koordinator_pilar' && (post.role === 'dinas_provinsi' ? post.region === lineRegion : post.unitId ? post.unitId === unitId : covers(post.region, lineRegion))
  return [...area ? ['area' as const] : [], ...upward ? ['administrative' as const] : []]
}

/** The numbers of an office, or of a superior: each report once, on however many lines it is read, and each visit once, however many went: it is counted with whoever led it. */
export type Total = { reports: number; visits: number; met: number; attended: number; given: number; opened: number; stepsMade: number; stepsDone: number; obstacles: number }
/** A report with its numbers, as they are summed. */
export type Summed = { id: Id; figures?: Readonly<Record<string, number>> | null }

/** Sums reports, each once by its id. */
export function totalOf(reports: readonly Summed[]): Total {
  const distinct = [...new Map(reports.map(report => [report.id, report])).values()]
  const sum = (name: keyof Counted) => distinct.reduce((all, { figures }) => all + (figures?.[name] ?? 0), 0)
  return { reports: distinct.length, visits: sum('led'), met: sum('ledMet'), attended: sum('attended'), given: sum('given'), opened: sum('opened'), stepsMade: sum('stepsMade'), stepsDone: sum('stepsDone'), obstacles: sum('obstacles') }
}

/** Tells whether a place lies under a post, or is named by it; for lists of those who have not reported. */
export function isUnder(post: Superior, of: { region: Region; pillar?: string | null }): boolean {
  return covers(post.region, of.region) && (post.role !== 'koordinator_pilar' || (!!post.pillar && post.pillar === of.pillar))
}

import type { Day } from '#kernel/day.ts'
import type { Region } from '#kernel/region.ts'
import { dayWords } from '#web/when.ts'
import { useLanguage, usePlaceName, useSay } from '#web/words.tsx'
import { useQuery } from '#web/office/query.ts'
import { Mark } from '#web/office/marks.tsx'
import { alertsOf, groupWords, isQuiet } from './places.ts'
import type { Group, Paper } from './shapes.ts'

/** A house as lists show it. */
export type HouseRow = { id: string; region: Region; unitId: string; name: string; sort: string; groups: Group[]; papers: Paper[]; phone?: string | null; accepts: boolean; places: number; free: Record<string, number>; freeTotal: number; over: boolean; nextDate?: Day | null }
/** A stay as lists show it. */
export type StayRow = { id: string; region: Region; unitId: string; caseId: string; who: string; sex?: string | null; bornYear?: number | null; groupKey: string; roomId?: string | null; bed?: string | null; state: string; admittedDay: Day; origin?: Region | null; leaveUntil?: Day | null; leftDay?: Day | null; leftHow?: string | null }

/** Where a resident came from, also from beyond the own area. */
export function OriginWords({ code }: { code: Region }) {
  const known = usePlaceName()(code)
  const asked = useQuery<{ name: string; above: { name: string }[] }>(known === code ? `/api/v1/regions/${code}` : null)
  return <>{asked.data ? [asked.data.name, asked.data.above.at(-2)?.name].filter(Boolean).join(', ') : known}</>
}

/** Says for whom places are. */
export function useGroupWords(): (group: Group) => string {
  const say = useSay()
  return group => groupWords(say, group)
}

/** How many places of a group are free, in a word where numbers would say too much. */
export function FreeWords({ group, free }: { group: Group; free: Record<string, number> }) {
  const say = useSay()
  const count = free[group.key] ?? 0
  if (count === 0) return <Mark tone="tembaga">{say('institution.full')}</Mark>
  return isQuiet(group) ? <>{say('institution.there_is')}</> : <span className="num">{say('institution.free_of', { free: count, places: group.places })}</span>
}

/** The free places of a whole house. */
export function FreeTotal({ row }: { row: Pick<HouseRow, 'accepts' | 'groups' | 'free' | 'freeTotal' | 'over'> }) {
  const say = useSay()
  if (!row.accepts) return <span className="muted">{say('institution.takes_nobody')}</span>
  if (row.freeTotal === 0) return <Mark tone="tembaga">{say('institution.full')}</Mark>
  return row.groups.some(isQuiet) ? <>{say('institution.there_is')}</> : <span className="num">{row.freeTotal}</span>
}

/** The papers that end soon or have ended. */
export function PaperAlerts({ papers, today }: { papers: readonly Paper[]; today: Day }) {
  const say = useSay()
  const [language] = useLanguage()
  const alerts = alertsOf(papers, today)
  return <>{alerts.map(({ paper, days, within }) => (
    <div key={paper.sort}><Mark tone={within === 0 || within === 7 ? 'bata' : 'tembaga'}>{say(within === 0 ? 'institution.paper_ended' : 'institution.paper_ends', { paper: say(`paper_sort.${paper.sort}`), day: dayWords(language, paper.until!, true), days: Math.abs(days) })}</Mark></div>
  ))}</>
}

/** Where a resident is, with leave that is over. */
export function StayMark({ row, today }: { row: Pick<StayRow, 'state' | 'leaveUntil' | 'leftDay' | 'leftHow'>; today: Day }) {
  const say = useSay()
  const [language] = useLanguage()
  if (row.state === 'keluar') return <>{say(`way_out.${row.leftHow}`)}{row.leftDay && ` · ${dayWords(language, row.leftDay, true)}`}</>
  if (row.state === 'di_panti') return <>{say('stay_state.di_panti')}</>
  const late = !!row.leaveUntil && row.leaveUntil < today
  return <Mark tone={late ? 'bata' : 'tembaga'}>{say(late ? 'stay.late' : 'stay.away_until', { day: row.leaveUntil ? dayWords(language, row.leaveUntil, true) : '' })}</Mark>
}

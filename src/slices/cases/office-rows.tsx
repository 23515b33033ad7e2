import type { Depth } from '#kernel/record.ts'
import type { Region } from '#kernel/region.ts'
import { useLanguage, usePlaceName, useSay } from '#web/words.tsx'
import { ageWords, dueWords } from '#web/when.ts'
import type { Column } from '#web/office/ledger.tsx'
import { Mark, SealMark, UrgencyMark, Who } from '#web/office/marks.tsx'
import { useToday } from '#web/office/store.tsx'
import { CLOSED, type Stage } from './stages.ts'

/** A case as lists show it. */
export type CaseRow = {
  id: string; region: Region; depth: Depth; who: string; needs: string[]; urgency: string; stage: Stage; rt?: string | null; rw?: string | null; openedAt: string
  leadName?: string | null; leadPillar?: string | null; nextDay?: string | null; sealed?: boolean
}

/** `Paruga · RT 005/RW 002`; the numbers stay on one line. */
export function useSpotWords(): (place: { region: Region; rt?: string | null; rw?: string | null }) => string {
  const placeName = usePlaceName()
  return ({ region, rt, rw }) => [placeName(region), [rt && `RT\u00a0${rt}`, rw && `RW\u00a0${rw}`].filter(Boolean).join('\u2060/\u2060')].filter(Boolean).join(' · ')
}

/** The stage in words, with a shape when it waits or is done. */
export function StageWords({ stage }: { stage: string }) {
  const say = useSay()
  const words = say(`stage.${stage}`)
  return stage === 'masuk' ? <Mark tone="tembaga">{words}</Mark> : CLOSED.includes(stage as Stage) ? <Mark tone="daun">{words}</Mark> : <>{words}</>
}

/** The kinds of need in plain words. */
export function useNeedWords(): (needs: readonly string[] | undefined) => string {
  const say = useSay()
  return needs => (needs ?? []).map(need => say(`need.${need}`)).join(', ')
}

/** A due day with its distance; overdue is marked. */
export function Due({ day }: { day: string | null | undefined }) {
  const say = useSay()
  const today = useToday()
  if (!day) return <span className="muted">–</span>
  return day < today ? <Mark tone="bata">{dueWords(say, day, today)}</Mark> : <>{dueWords(say, day, today)}</>
}

/** The columns of a case list. */
export function useCaseColumns(): Column<CaseRow>[] {
  const say = useSay()
  const [language] = useLanguage()
  const spot = useSpotWords()
  const needs = useNeedWords()
  return [
    { head: say('office.case.who'), cell: row => row.who ? <>{row.who} {row.sealed && <SealMark />}</> : <span className="muted">{say('office.case.trace')}</span> },
    { head: say('office.kelurahan'), cell: spot, narrow: 'plain' },
    { head: say('office.case.needs'), cell: row => needs(row.needs), narrow: 'plain' },
    { head: say('office.case.urgency'), cell: row => row.urgency && <UrgencyMark urgency={row.urgency} />, narrow: 'plain' },
    { head: say('office.case.stage'), cell: row => <StageWords stage={row.stage} />, narrow: 'plain' },
    { head: say('office.case.lead'), cell: row => <Who name={row.leadName} pillar={row.leadPillar} /> },
    { head: say('office.case.next'), cell: row => <Due day={row.nextDay} /> },
    { head: say('office.case.opened'), cell: row => row.openedAt && <span lang={language} className="nowrap">{ageWords(say, row.openedAt)}</span> },
  ]
}

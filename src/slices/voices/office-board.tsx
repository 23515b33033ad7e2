import { Link, useSearchParams } from 'wouter'
import { dayAt, daysBetween } from '#kernel/day.ts'
import { dayWords } from '#web/when.ts'
import { useLanguage, usePlaceName, useSay } from '#web/words.tsx'
import { PagedLedger } from '#web/office/ledger.tsx'
import { Mark } from '#web/office/marks.tsx'
import { Page } from '#web/office/page.tsx'
import { address, usePages, useQuery } from '#web/office/query.ts'
import { useMay, useToday } from '#web/office/store.tsx'
import { ISSUE_STAGES } from './kinds.ts'
import type { IssueRow } from './office-data.ts'

/** Masalah lapangan: what was raised, what was decided, what was answered, and how many days each waits at which desk. */
export function BoardPage() {
  const say = useSay()
  const may = useMay()
  const [language] = useLanguage()
  const place = usePlaceName()
  const today = useToday()
  const [search] = useSearchParams()
  const stage = ISSUE_STAGES.find(one => one === search.get('tahap'))
  const rows = usePages<IssueRow>(address('/api/v1/issues', { stage }))
  const figures = useQuery<Record<string, number>>(may('issue.handle') ? '/api/v1/issues/figures' : null)
  return (
    <Page title={say('office.issues.title')} lead={say('office.issues.lead')} actions={may('issue.handle') && <Link href="/suara" className="button-link">{say('voice.title')}</Link>}>
      {figures.data && <p className="lead">{say('office.issues.figures', figures.data)}</p>}
      <nav className="line picks" aria-label={say('office.issues.title')}>{[undefined, ...ISSUE_STAGES].map(one => <Link key={one ?? ''} href={address('/isu', { tahap: one })} aria-current={one === stage ? 'page' : undefined}>{one ? say(`issue_stage.${one}`) : say('office.issues.all')}</Link>)}</nav>
      <PagedLedger label={say('office.issues.title')} query={rows} empty={say('office.issues.none')} hint={say('office.issues.none_hint')} to={row => `/isu/${row.id}`} marked={row => isLate(row, today)} columns={[
        { head: say('field.issueId'), cell: row => <>{row.title}{row.fromOffice && <span className="muted"> · {row.fromOffice}</span>}</> },
        { head: say('field.category'), cell: row => say(`category.${row.category}`), narrow: 'plain' },
        { head: say('office.voices.place'), cell: row => place(row.region), narrow: 'plain' },
        { head: say('field.voices'), cell: row => <span className="num">{row.voices}</span>, align: 'end' },
        { head: say('field.stage'), cell: row => <Mark tone={row.stage === 'dijawab' ? 'daun' : 'tembaga'}>{say(row.outcome && row.stage !== 'dijawab' ? `issue_outcome.${row.outcome}` : `issue_stage.${row.stage}`)}</Mark>, narrow: 'plain' },
        { head: say('office.issues.desk'), cell: row => say(`role.${row.deskRole}`) },
        { head: say('office.issues.waits'), cell: row => <span className="num">{say('when.days', { count: ageOf(row, today) })}</span>, align: 'end' },
        { head: say('field.due'), cell: row => <span className="num">{dayWords(language, row.due, true)}</span> },
      ]} />
    </Page>
  )
}

/** How many days an issue has waited, or waited until it was answered. */
export function ageOf({ openedAt, answeredAt, region }: Pick<IssueRow, 'openedAt' | 'answeredAt' | 'region'>, today: string): number {
  return Math.max(0, daysBetween(dayAt(region, openedAt), answeredAt ? dayAt(region, answeredAt) : today))
}

/** Past its day and not answered. */
export function isLate({ due, stage }: Pick<IssueRow, 'due' | 'stage'>, today: string): boolean {
  return stage !== 'dijawab' && due < today
}

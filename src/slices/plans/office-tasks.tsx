import { useState } from 'react'
import { Link } from 'wouter'
import { dayWords } from '#web/when.ts'
import { useLanguage, usePlaceName, useSay } from '#web/words.tsx'
import { OneOf } from '#web/office/fields.tsx'
import { Ledger } from '#web/office/ledger.tsx'
import { Mark, usePillarWords } from '#web/office/marks.tsx'
import { Page } from '#web/office/page.tsx'
import { address, useQuery } from '#web/office/query.ts'
import { Nothing, Refused, Waiting } from '#web/office/states.tsx'
import { useOffice } from '#web/office/store.tsx'
import { type AnswerTask, standing, type Task } from './tasks.ts'

type Listed = { today: string; more: boolean; items: ((Task | AnswerTask) & { who: string; stage: string })[] }
const VIEWS = { mine: { whose: 'mine' }, late: { whose: 'all', late: 'true' }, all: { whose: 'all' } } as const

/** Tugas: what rules and plans ask for, mine, late, or all of the area; each with whom it falls to. */
export function TasksPage() {
  const say = useSay()
  const [language] = useLanguage()
  const placeName = usePlaceName()
  const pillar = usePillarWords()
  const { region } = useOffice()
  const [view, show] = useState<keyof typeof VIEWS>('mine')
  const { data, problem, reload } = useQuery<Listed>(address('/api/v1/tasks', { ...VIEWS[view], region }))
  const fallsTo = ({ whose }: Listed['items'][number]) => ('worker' in whose ? whose.name ?? '–' : 'role' in whose ? `${pillar(whose.role)} · ${placeName(whose.region)}` : say('unit' in whose ? 'office.tasks.house' : 'office.tasks.office'))
  return (
    <Page title={say('office.tasks')} lead={say('office.tasks.lead')}>
      <div className="filters" role="group" aria-label={say('office.filters')}><OneOf id="tasks-view" label={say('office.tasks.view')} value={view} onValue={next => show(next as keyof typeof VIEWS)} options={Object.keys(VIEWS).map(value => ({ value, label: say(`office.tasks.${value}`) }))} /></div>
      {!data && (problem ? <Refused problem={problem} onAgain={reload} /> : <Waiting rows={8} />)}
      {data && (data.items.length === 0 ? <Nothing title={say('office.tasks.none')}>{say('office.tasks.none_hint')}</Nothing> : (
        <Ledger label={say('office.tasks')} rows={data.items} keyOf={row => row.key} columns={[
          { head: say('office.tasks.what'), cell: row => say(`task.${row.rule}`), narrow: 'title' },
          { head: say('office.tasks.case'), cell: row => <Link href={row.rule === 'answer' ? `/rujukan/masuk/${row.recordId}` : row.rule === 'referral' ? `/rujukan/${row.recordId}` : `/kasus/${row.caseId}/rencana`}>{row.who}</Link> },
          { head: say('office.tasks.whose'), cell: fallsTo, narrow: 'plain' },
          { head: say('field.region'), cell: row => placeName(row.region), narrow: 'plain' },
          { head: say('field.due'), cell: row => <>{dayWords(language, row.to, true)} <Mark tone={TONES[standing(row, data.today)]}>{say(`task_when.${standing(row, data.today)}`)}</Mark></> },
        ]} />
      ))}
      {data?.more && <p className="muted">{say('office.tasks.more')}</p>}
    </Page>
  )
}
const TONES = { lewat: 'bata', sekarang: 'tembaga', nanti: 'quiet' } as const

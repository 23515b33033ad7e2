import { Button } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import { usePlaceName, useSay } from '#web/words.tsx'
import { Section } from '#web/office/page.tsx'
import { type Page as Rows, useQuery } from '#web/office/query.ts'
import { useMay, useToday } from '#web/office/store.tsx'
import { ageOf, isLate } from './office-board.tsx'
import type { IssueRow } from './office-data.ts'
import { type Doing, IssueDialog } from './office-doing.tsx'

const MOST = 4

/** What waits for the word of whoever decides, in one sentence each, with its three answers. */
export function DecisionSection() {
  const say = useSay()
  const may = useMay()
  const place = usePlaceName()
  const today = useToday()
  const [doing, act] = useState<{ issue: IssueRow; what: Doing }>()
  const rows = useQuery<Rows<IssueRow>>(may('issue.decide') ? '/api/v1/issues?limit=50' : null)
  const policy = may('policy.decide')
  const waiting = (rows.data?.items ?? []).filter(issue => (issue.stage === 'usulan' ? policy : issue.stage === 'terbuka' && isLate(issue, today))).toSorted((a, b) => (a.openedAt < b.openedAt ? -1 : 1)).slice(0, MOST)
  if (waiting.length === 0) return null
  const doings: Doing[] = ['putuskan', 'meja', 'penjelasan']
  return (
    <Section id="putusan" title={say('office.issues.awaited')} aside={<Link href="/isu">{say('office.see_all')}</Link>}>
      {waiting.map(issue => (
        <div key={issue.id} className="strip strip-tembaga">
          <p><Link href={`/isu/${issue.id}`}>{say('office.issues.sentence', { count: issue.voices, title: issue.title, place: place(issue.region), days: ageOf(issue, today) })}</Link></p>
          <p className="line picks">{doings.map(what => <Button key={what} size="compact-md" variant={what === 'putuskan' ? 'filled' : 'default'} onClick={() => act({ issue, what })}>{say(`office.issues.do.${what}`)}</Button>)}</p>
        </div>
      ))}
      {doing && <IssueDialog issue={doing.issue} what={doing.what} onClose={() => act(undefined)} />}
    </Section>
  )
}

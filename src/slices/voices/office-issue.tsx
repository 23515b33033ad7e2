import { Button } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import { homeOf } from '#kernel/id.ts'
import { steps } from '#kernel/flow.ts'
import { dayWords, momentWords } from '#web/when.ts'
import { useLanguage, usePlaceName, useSay } from '#web/words.tsx'
import { Mark } from '#web/office/marks.tsx'
import { Facts, Page, Section } from '#web/office/page.tsx'
import { type Page as Rows, useQuery } from '#web/office/query.ts'
import { useSend } from '#web/office/send.ts'
import { Answer, Nothing } from '#web/office/states.tsx'
import { useMay, useToday } from '#web/office/store.tsx'
import { issuing, mergeVoices, splitVoice } from './issues.ts'
import { VoiceLedger } from './office.tsx'
import { ageOf, isLate } from './office-board.tsx'
import type { IssueFile, VoiceRow } from './office-data.ts'
import { type Doing, IssueDialog } from './office-doing.tsx'

/** One issue: what it is, at which desk and since when, its voices, its thread, and what can be done now. */
export function IssuePage({ id }: { id: string }) {
  const file = useQuery<IssueFile>(`/api/v1/issues/${id}/file`)
  return <Answer of={file} rows={8}>{data => <IssueView file={data} />}</Answer>
}

function IssueView({ file }: { file: IssueFile }) {
  const say = useSay()
  const [language] = useLanguage()
  const place = usePlaceName()
  const today = useToday()
  const { issue, voices } = file
  const [helped, not] = [voices.filter(voice => voice.helped === true).length, voices.filter(voice => voice.helped === false).length]
  return (
    <Page title={issue.title} lead={`${say(`category.${issue.category}`)} · ${issue.fromOffice ?? place(issue.region)}`} actions={<Deeds file={file} />}>
      <Facts of={[
        [say('field.stage'), <Mark key="s" tone={issue.stage === 'dijawab' ? 'daun' : isLate(issue, today) ? 'bata' : 'tembaga'}>{say(`issue_stage.${issue.stage}`)}</Mark>],
        [say('office.issues.desk'), `${say(`role.${issue.deskRole}`)}${issue.deskUnit ? ` · ${say(`bidang.${issue.deskUnit}`)}` : ''}${issue.deskName ? ` · ${issue.deskName}` : ''}`],
        [say('office.issues.waits'), say('when.days', { count: ageOf(issue, today) })], [say('field.due'), dayWords(language, issue.due)],
        [say('field.voices'), String(issue.voices)], [say('office.issues.cases'), file.cases > 0 && String(file.cases)],
        [say('issue_stage.usulan'), issue.proposal], [say('office.issues.outcome'), issue.outcome && say(`issue_outcome.${issue.outcome}`)], [say('office.issues.say.putuskan'), issue.decision && `${issue.decision} (${issue.decidedBy})`],
        [say('entry.jawaban'), issue.answer && `${issue.answer} (${issue.answeredBy})`], [say('office.issues.helped'), helped + not > 0 && say('office.issues.helped_count', { yes: helped, no: not })],
        [say('entry.eskalasi'), issue.escalated && say(`office.issues.escalated.${issue.escalated}`)],
      ]} />
      {issue.decidedAt && <Decided id={issue.id} />}
      {!issue.fromOffice && <Voices file={file} />}
      <Thread file={file} />
    </Page>
  )
}

type Found = Rows<{ id: string; meetingId: string; subject: string; title: string; dropped: boolean }>

/** Where it was spoken of and what follows from the decision: the meeting, and the directive to those who carry it out. */
function Decided({ id }: { id: string }) {
  const say = useSay()
  const points = useQuery<Found>(`/api/v1/meeting_points?issueId=${id}`).data?.items ?? []
  const tasks = useQuery<Found>(`/api/v1/directives?sourceId=${id}`).data?.items ?? []
  return (
    <p className="buttons">
      {points.filter(({ dropped }) => !dropped).map(point => <Link key={point.id} href={`/rapat/${point.meetingId}`} className="button-link">{say('office.issues.met')}</Link>)}
      {tasks.map(task => <Link key={task.id} href={`/arahan/${task.id}`} className="button-link">{say('office.issues.carried')}</Link>)}
    </p>
  )
}

function Deeds({ file: { issue } }: { file: IssueFile }) {
  const say = useSay()
  const may = useMay()
  const [doing, act] = useState<Doing>()
  const open = steps(issuing, issue.stage)
  const decides = issue.stage === 'usulan' ? may('policy.decide', issue.region) : may('issue.decide', issue.region)
  const handles = may('issue.handle', issue.region)
  const deeds: Doing[] = [
    ...open.includes('putuskan') && decides ? ['putuskan' as const] : [], ...open.includes('jawab') && handles ? ['jawab' as const] : [], ...open.includes('usulkan') && handles ? ['usulkan' as const] : [],
    ...open.includes('kembalikan') && decides ? ['kembalikan' as const] : [], ...open.includes('buka_lagi') && handles ? ['buka_lagi' as const] : [],
    ...handles && issue.stage !== 'dijawab' ? ['meja' as const, 'penjelasan' as const] : [], ...handles ? ['catatan' as const] : [], ...may('issue.decide', issue.region) && !issue.escalated && !issue.fromOffice && issue.stage !== 'dijawab' ? ['eskalasi' as const] : [],
  ]
  return <>
    {deeds.map((what, nth) => <Button key={what} variant={nth === 0 ? 'filled' : 'default'} onClick={() => act(what)}>{say(`office.issues.do.${what}`)}</Button>)}
    {doing && <IssueDialog issue={issue} what={doing} onClose={() => act(undefined)} />}
  </>
}

function Voices({ file: { issue, voices, alike } }: { file: IssueFile }) {
  const say = useSay()
  const may = useMay()
  const merge = useSend(mergeVoices)
  const split = useSend(splitVoice)
  const handles = may('issue.handle', issue.region)
  const home = homeOf(issue.id)
  const button = (row: VoiceRow, word: string, press: () => void, busy: boolean) => <Button size="compact-sm" variant="subtle" loading={busy} aria-label={`${say(word)}: ${row.text.slice(0, 60)}`} onClick={press}>{say(word)}</Button>
  return <>
    <Section id="suara" title={say('office.issues.voices', { count: voices.length })}>
      {voices.length === 0 ? <Nothing title={say('office.voices.none')} /> : <VoiceLedger rows={voices} act={handles && issue.stage !== 'dijawab' ? row => button(row, 'office.issues.split', () => void split.run({ issueId: issue.id, voiceId: row.id }, home), split.busy) : undefined} />}
    </Section>
    {handles && alike.length > 0 && <Section id="mirip" title={say('office.issues.alike')}><VoiceLedger rows={alike} act={row => button(row, 'office.issues.join', () => void merge.run({ issueId: issue.id, voiceIds: [row.id] }, home), merge.busy)} /></Section>}
  </>
}

function Thread({ file: { issue, entries } }: { file: IssueFile }) {
  const say = useSay()
  const [language] = useLanguage()
  return (
    <Section id="utas" title={say('office.issues.thread')}>
      <ul className="lines">{entries.map(line => (
        <li key={line.id}>
          <span><strong>{say(`entry.${line.sort}`)}</strong>{line.text && (line.sort === 'digabung' ? `: ${say('office.voices.chosen', { count: line.text })}` : <>: {line.text}</>)}</span>
          <span className="muted">{line.byName ?? say(`role.${line.byRole}`)} · {momentWords(say, language, issue.region, line.at)}</span>
        </li>
      ))}</ul>
    </Section>
  )
}

import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { Link } from 'wouter'
import { homeOf } from '#kernel/id.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { ReasonDialog } from '#web/office/dialog.tsx'
import { Page, Section } from '#web/office/page.tsx'
import { useQuery } from '#web/office/query.ts'
import { Nothing, Refused, Waiting } from '#web/office/states.tsx'
import { useMay } from '#web/office/store.tsx'
import { SocialReport } from '#slices/activities/office-letters.tsx'
import type { CaseFile } from './office-data.ts'
import { Clashes } from './office-clash.tsx'
import { Identity } from './office-identity.tsx'
import { NoteForm } from './office-note.tsx'
import { People } from './office-people.tsx'
import { CareBeside } from '#slices/plans/office-care.tsx'
import { CaseReferrals } from '#slices/referrals/office.tsx'
import { ReporterPart } from '#slices/reports/office-reporter.tsx'
import { SealPart } from './office-seal.tsx'
import { StagePart } from './office-stage.tsx'
import { StepsPart } from './office-steps.tsx'
import { TeamPart } from './office-team.tsx'
import { entriesOf } from './office-entries.ts'
import { Timeline } from './office-timeline.tsx'
import { enterSealed } from './seal.ts'
import { CLOSED } from './stages.ts'

/** Rincian kasus: who it is, where it stands, and one timeline of all pillars. */
export function FilePage({ id }: { id: string }) {
  const say = useSay()
  const file = useQuery<CaseFile>(`/api/v1/cases/${id}/file`)
  if (file.data) return <File file={file.data} stale={file.problem && <Refused problem={file.problem} onAgain={file.reload} />} />
  if (!file.problem) return <Page title={say('office.file.title')}><Waiting rows={10} /></Page>
  return <Page title={say('office.file.title')}><Refused problem={file.problem} onAgain={file.reload} />{file.problem.code === 'not_found' && <EnterSealed id={id} onDone={file.reload} />}</Page>
}

function File({ file, stale }: { file: CaseFile; stale?: ReactNode }) {
  const say = useSay()
  const [language] = useLanguage()
  const [noting, setNoting] = useState(false)
  const { case: record } = file
  const closed = CLOSED.includes(record.stage)
  const entries = entriesOf(file)
  return (
    <article className="file" lang={language}>
      <Identity file={file} />
      {stale}
      <Clashes file={file} />
      <div className="file-panes">
        <div className="file-left">
          <StagePart file={file} />
          <TeamPart file={file} />
          <StepsPart file={file} />
          {record.depth === 'full' && <CareBeside id={record.id} />}
          <CaseReferrals record={record} />
          <SealPart record={record} />
          {record.source === 'warga' && <ReporterPart caseId={record.id} />}
        </div>
        <div className="file-main">
          <Section id="riwayat" title={say('office.file.timeline')} aside={!closed && record.depth === 'full' && (
            <span className="buttons">
              <Button size="xs" variant="default" aria-expanded={noting} onClick={() => setNoting(!noting)}>{say('office.file.note')}</Button>
              <Link className="button-link small" href={`/rencana?kasus=${record.id}`}>{say('office.file.plan')}</Link>
              <SocialReport caseId={record.id} />
            </span>
          )}>
            {noting && <NoteForm record={record} onDone={() => setNoting(false)} />}
            {entries.length ? <Timeline entries={entries} file={file} /> : <Nothing title={say('office.file.no_timeline')}>{say('office.file.no_timeline_hint')}</Nothing>}
          </Section>
        </div>
        <div className="file-right"><People file={file} /></div>
      </div>
    </article>
  )
}

function EnterSealed({ id, onDone }: { id: string; onDone: () => void }) {
  const say = useSay()
  const may = useMay()
  const [asking, ask] = useState(false)
  if (!may('case.enter_sealed')) return null
  return (
    <>
      <p>{say('office.file.enter_lead')}</p>
      <p><Button variant="default" onClick={() => ask(true)}>{say('office.file.enter')}</Button></p>
      {asking && <ReasonDialog name={`enter.${id}`} title={say('office.file.enter')} action={enterSealed} input={reason => ({ caseId: id, reason })} home={homeOf(id)} submit={say('office.file.enter')} onClose={() => ask(false)} onDone={onDone} />}
    </>
  )
}

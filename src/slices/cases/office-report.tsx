import { Button } from '@mantine/core'
import { useState } from 'react'
import { homeOf } from '#kernel/id.ts'
import { useSession } from '#web/app.tsx'
import { dayWords, windowWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { Mark, PillarBadge } from '#web/office/marks.tsx'
import { useSend } from '#web/office/send.ts'
import { useMay } from '#web/office/store.tsx'
import { VisitLetter } from '#slices/activities/office-letters.tsx'
import { GroupButton } from '#slices/trips/office-group.tsx'
import { read } from '#slices/trips/report.ts'
import { AnswerForm } from './office-answer.tsx'
import type { CaseFile } from './office-data.ts'
import { Photos } from './office-photos.tsx'
import { useMomentWords } from './office-moment.tsx'

type Visit = NonNullable<CaseFile['visits']>[number]
const PARTS = ['met', 'findings', 'actions', 'obstacles'] as const

/** A visit's report. One not yet read by me is opened by a press, and its author sees that it was read. */
export function Report({ visit, file }: { visit: Visit; file: CaseFile }) {
  const say = useSay()
  const [language] = useLanguage()
  const may = useMay()
  const { worker } = useSession()
  const [answering, setAnswering] = useState(false)
  const [opened, setOpened] = useState(false)
  const sender = useSend(read)
  const readings = (file.readings ?? []).filter(({ visitId }) => visitId === visit.id)
  const mine = visit.reportedById === worker.id || readings.some(({ workerId }) => workerId === worker.id)
  const full = visit.depth !== 'brief' && visit.depth !== 'trace'
  const open = () => {
    setOpened(true)
    void sender.run({ visitId: visit.id }, homeOf(visit.id))
  }
  return (
    <section className="report" aria-label={say('office.report.of', { name: visit.leadName, day: dayWords(language, visit.day, true) })}>
      <header>
        <b>{visit.leadName} <PillarBadge pillar={visit.leadPillar} /></b>
        <span>{dayWords(language, visit.day, true)}, {windowWords(visit.region, visit.from, visit.to)} · {say(`purpose.${visit.purpose}`)}</span>
        {visit.state === 'tidak_bertemu' ? <Mark tone="tembaga">{say('visit_state.tidak_bertemu')}</Mark> : <Mark tone="daun">{say('outcome.bertemu')}</Mark>}
        {!visit.announced && <Mark tone="tembaga">{say('office.report.unannounced')}{visit.untoldReason ? `: ${say(`untold.${visit.untoldReason}`)}` : ''}</Mark>}
        <GroupButton name={visit.leadName} going={{ ...visit, goers: [{ name: visit.leadName, pillar: visit.leadPillar }, ...(file.trips ?? []).find(({ id }) => id === visit.tripId)?.joiners ?? []], reported: true }} />
      </header>
      {!mine && !opened && full ? <p><Button size="xs" onClick={open}>{say('office.report.open')}</Button></p> : <>
        {PARTS.map(part => <Part key={part} part={part} visit={visit} file={file} />)}
        <NextOf visit={visit} file={file} />
        <Photos of={(file.photos ?? []).filter(({ visitId }) => visitId === visit.id)} />
        <Readers readings={readings} region={visit.region} />
        {full && <p><VisitLetter visitId={visit.id} /></p>}
        {may('visit.answer', visit.region) && file.case.depth === 'full' && !answering && <p><Button size="xs" variant="default" onClick={() => setAnswering(true)}>{say('office.report.answer')}</Button></p>}
        {answering && <AnswerForm visit={visit} file={file} onDone={() => setAnswering(false)} />}
      </>}
    </section>
  )
}

function Part({ part, visit, file }: { part: (typeof PARTS)[number]; visit: Visit; file: CaseFile }) {
  const say = useSay()
  const when = useMomentWords(visit.region)
  const corrections = (visit.corrections ?? []).filter(({ field }) => field === part)
  if (!visit[part] && corrections.length === 0) return null
  return (
    <div className="part">
      <h4>{say(`field.${part}`)}</h4>
      {corrections.map(({ was, at, byName, reason }) => {
        const old = (file.remarks ?? []).find(({ id }) => id === was)?.text ?? (typeof was === 'string' && !was.includes('-8') ? was : undefined)
        return <div key={at} className="corrected">{old && <p><del>{old}</del></p>}<p className="muted">{say('office.report.corrected', { name: byName, when: when(at), reason })}</p></div>
      })}
      <p>{visit[part]}</p>
    </div>
  )
}

function NextOf({ visit, file }: { visit: Visit; file: CaseFile }) {
  const say = useSay()
  const [language] = useLanguage()
  const steps = (file.nextSteps ?? []).filter(({ visitId }) => visitId === visit.id)
  if (!steps.length) return null
  return <div className="part"><h4>{say('office.steps')}</h4>{steps.map(step => <p key={step.id}>{step.what} · {step.ownerName} · {say('office.until', { day: dayWords(language, step.due, true) })}</p>)}</div>
}

function Readers({ readings, region }: { readings: NonNullable<CaseFile['readings']>; region: string }) {
  const say = useSay()
  const when = useMomentWords(region)
  return <p className="muted small">{readings.length ? say('office.report.read_by', { names: readings.map(({ workerName, at }) => `${workerName} (${when(at)})`).join(', ') }) : say('office.report.unread')}</p>
}

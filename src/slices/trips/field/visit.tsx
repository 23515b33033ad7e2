import { useEffect, useState } from 'react'
import { useSearchParams } from 'wouter'
import type { Read } from '#kernel/action.ts'
import { useApp, useSession, useSignal } from '#web/app.tsx'
import { faultsIn } from '#web/form.ts'
import { useAction, useRecord, useRecords } from '#web/hooks.ts'
import { Band, Mark } from '#web/kit/band.tsx'
import { Button, LinkButton } from '#web/kit/button.tsx'
import { Select, TextArea, TextField } from '#web/kit/fields.tsx'
import { Facts, List, PlainRow, Section } from '#web/kit/list.tsx'
import { Page } from '#web/kit/page.tsx'
import { Skeleton } from '#web/kit/states.tsx'
import { Refusal } from '#web/kit/summary.tsx'
import { NotHere } from '#web/nothere.tsx'
import { isReportOf } from '#web/photos.ts'
import { PhotoProgress, ServedPhotos } from '#web/photopicker.tsx'
import { dayWords, momentWords, windowWords } from '#web/when.ts'
import { useLanguage, useSay, useSpot } from '#web/words.tsx'
import { Case, NextStep, Remark } from '#slices/cases/kinds.ts'
import { Photo, Reading, Trip, Visit } from '#slices/trips/kinds.ts'
import { correct, read } from '#slices/trips/report.ts'
import { GroupText } from './group.tsx'
import { Crew } from '#slices/workers/field/people.tsx'

type Row = Read<typeof Visit>
const FIELDS = ['met', 'findings', 'actions', 'obstacles'] as const

/** One reported visit: what was said, what was corrected, who read it, who acts by when. */
export function VisitPage({ id }: { id: string }) {
  const say = useSay()
  const [language] = useLanguage()
  const [search] = useSearchParams()
  const visit = useRecord(Visit, id)
  const record = useRecord(Case, visit?.caseId)
  const { sync, outbox } = useApp()
  const { loaded } = useSignal(sync)
  const waits = useSignal(outbox).some(({ envelope, state }) => state === 'waiting' && isReportOf(envelope, id))
  const { worker } = useSession()
  useRead(visit)
  if (!visit) return <Page title={say('visit.title')} back="/">{loaded ? <NotHere><LinkButton to="/">{say('app.home')}</LinkButton></NotHere> : <Skeleton />}</Page>
  const mine = visit.leadId === worker.id || visit.joinerIds?.includes(worker.id)
  return (
    <Page title={record?.who ?? say('visit.title')} tab={say('visit.title')} back={record ? `/kasus/${record.id}` : `/rencana/${visit.tripId}`}>
      {search.has('baru') && waits && <Band tone="tembaga" alert title={say('visit.kept')}>{say('app.waits')}</Band>}
      {search.has('baru') && !waits && <Band tone="daun" alert title={say('visit.sent')}>{!record?.leadName ? say('visit.sent.office') : record.leadId !== worker.id ? say('visit.sent.lead', { lead: record.leadName }) : say('visit.sent.team')}</Band>}
      <PhotoProgress visitId={visit.id} />
      <Report visit={visit} />
      {visit.depth === 'full' && <><Photos visit={visit} /><NextOnes visit={visit} /><Readers visit={visit} />{mine && visit.obstacles && !visit.sealed && <LinkButton to={`/suara/baru?kunjungan=${visit.id}`}>{say('voice.from_report')}</LinkButton>}{mine && visit.reportedAt && <Correction visit={visit} />}</>}
      {visit.depth !== 'trace' && visit.state !== 'batal' && !waits && <VisitGroupText visit={visit} />}
      <p className="hint">{visit.reportedAt && say('visit.reported_by', { name: visit.reportedByName ?? visit.leadName, when: momentWords(say, language, visit.region, visit.reportedAt) })}</p>
      {!visit.reportedAt && mine && <LinkButton to={`/kunjungan/${visit.id}/lapor`} tone="primary">{say('trips.report')}</LinkButton>}
    </Page>
  )
}

function VisitGroupText({ visit }: { visit: Row }) {
  const trip = useRecord(Trip, visit.tripId)
  return <GroupText going={{ ...visit, goers: [{ name: visit.leadName, pillar: visit.leadPillar }, ...trip?.joiners ?? []], reported: !!visit.reportedAt }} />
}

function Report({ visit }: { visit: Row }) {
  const say = useSay()
  const [language] = useLanguage()
  const spot = useSpot()
  const remarks = useRecords(Remark, { visitId: visit.id })
  const struck = (field: string) => visit.corrections?.filter(one => one.field === field).map(one => {
    const was = remarks.find(({ id }) => id === one.was)?.text
    return <div key={one.at}>{was && <del>{was}</del>}<small> {say('visit.corrected', { name: one.byName, reason: one.reason, when: momentWords(say, language, visit.region, one.at) })}</small></div>
  })
  return (
    <Facts of={[
      [say('visit.state'), <Mark key="state" tone={visit.state === 'selesai' ? 'daun' : 'tembaga'}>{say(`visit_state.${visit.state}`)}</Mark>],
      [say('visit.when'), `${dayWords(language, visit.day)}, ${windowWords(visit.region, visit.from, visit.to)}`],
      [say('trip.place'), spot(visit)],
      [say('trip.crew'), <Crew key="crew" name={visit.leadName} pillar={visit.leadPillar} />],
      [say('trip.untold'), visit.announced === false && visit.untoldReason && say(`untold.${visit.untoldReason}`)],
      ...FIELDS.map(field => [say(`field.${field}`), visit[field] ? <div key={field}>{struck(field)}{visit[field]}</div> : null] as const),
      [say('visit.position'), visit.position && say('visit.position.at', { lat: visit.position.lat.toFixed(5), lon: visit.position.lon.toFixed(5), metres: Math.round(visit.position.accuracy) })],
    ]} />
  )
}

function Photos({ visit }: { visit: Row }) {
  const say = useSay()
  const photos = useRecords(Photo, { visitId: visit.id })
  if (!photos.length) return null
  return <Section title={say('photo.title')}><ServedPhotos of={photos} /></Section>
}

function NextOnes({ visit }: { visit: Row }) {
  const say = useSay()
  const [language] = useLanguage()
  const steps = useRecords(NextStep, { visitId: visit.id })
  const answers = useRecords(Remark, { visitId: visit.id }).filter(({ id }) => !visit.corrections?.some(({ was }) => was === id))
  return <>
    <Section title={say('visit.who_acts')}>
      {steps.length ? <List>{steps.map(step => <PlainRow key={step.id} title={step.what} mark={<Mark tone={step.state === 'selesai' ? 'daun' : 'quiet'}>{say(`step_state.${step.state}`)}</Mark>}>{say('visit.acts', { name: step.ownerName, day: dayWords(language, step.due) })}</PlainRow>)}</List> : <p className="lead">{say('visit.nobody_acts')}</p>}
    </Section>
    {answers.length > 0 && <Section title={say('visit.answers')}><List>{answers.map(answer => <PlainRow key={answer.id} title={answer.text}>{answer.byName} · {momentWords(say, language, visit.region, answer.at)}</PlainRow>)}</List></Section>}
  </>
}

function Readers({ visit }: { visit: Row }) {
  const say = useSay()
  const [language] = useLanguage()
  const readings = useRecords(Reading, { visitId: visit.id })
  if (!visit.reportedAt) return null
  return (
    <Section title={say('visit.readers')}>
      {readings.length ? <List>{readings.map(one => <PlainRow key={one.id} title={<Crew name={one.workerName} pillar={one.role} />}>{momentWords(say, language, visit.region, one.at)}</PlainRow>)}</List> : <p className="lead">{say('visit.unread')}</p>}
    </Section>
  )
}

function Correction({ visit }: { visit: Row }) {
  const say = useSay()
  const { run, busy, problem } = useAction(correct)
  const [field, setField] = useState<(typeof FIELDS)[number]>('findings')
  const [text, setText] = useState(visit.findings ?? '')
  const [reason, setReason] = useState('')
  const choose = (next: string) => {
    const known = FIELDS.find(one => one === next) ?? 'findings'
    setField(known)
    setText(visit[known] ?? '')
  }
  const fault = (name: string) => faultsIn(problem).find(({ at }) => at === name)
  return (
    <details className="more">
      <summary>{say('visit.correct')}</summary>
      <div className="form">
        <p className="hint">{say('visit.correct.lead')}</p>
        <Select id="correct-field" label={say('visit.correct.field')} value={field} onValue={choose} options={FIELDS.map(value => ({ value, label: say(`field.${value}`) }))} />
        <TextArea id="correct-text" label={say('field.becomes')} value={text} maxLength={4000} fault={fault('becomes')} onValue={setText} />
        <TextField id="correct-reason" label={say('field.reason')} value={reason} maxLength={300} fault={fault('reason')} onValue={setReason} />
        <Refusal problem={problem} />
        <Button tone="primary" busy={busy} onPress={() => void run({ visitId: visit.id, field, was: visit[field], becomes: text, reason }).then(done => done && setReason(''))}>{say('visit.correct.go')}</Button>
      </div>
    </details>
  )
}

/** Opening a colleague's report tells its author that it was read. */
function useRead(visit: Row | undefined): void {
  const { worker } = useSession()
  const readings = useRecords(Reading, { visitId: visit?.id ?? '' })
  const { run } = useAction(read)
  const due = visit?.depth === 'full' && visit.reportedAt && visit.reportedById !== worker.id && !readings.some(({ workerId }) => workerId === worker.id) ? visit.id : undefined
  useEffect(() => { if (due) void run({ visitId: due }) }, [due, run])
}

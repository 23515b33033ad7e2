import { useState } from 'react'
import { useSearchParams } from 'wouter'
import { dayAt } from '#kernel/day.ts'
import { useApp, useSession, useSignal } from '#web/app.tsx'
import { trueNow } from '#web/clock.ts'
import { useRecord, useRecords } from '#web/hooks.ts'
import { Button, LinkButton } from '#web/kit/button.tsx'
import { List, ListRow, Section } from '#web/kit/list.tsx'
import { Page } from '#web/kit/page.tsx'
import { EmptyState, Skeleton } from '#web/kit/states.tsx'
import { NotHere } from '#web/nothere.tsx'
import { nearDay, windowWords } from '#web/when.ts'
import { useLanguage, useSay, useSpot } from '#web/words.tsx'
import { Case } from '#slices/cases/kinds.ts'
import { Visit } from '#slices/trips/kinds.ts'
import { CasePicker } from './picker.tsx'
import { FreeReport, PlannedReport } from './report.tsx'

/** Catat kunjungan: my planned visits first, otherwise a visit without a plan. */
export function NotePage() {
  const say = useSay()
  const [language] = useLanguage()
  const spot = useSpot()
  const { worker } = useSession()
  const [search, setSearch] = useSearchParams()
  const record = useRecord(Case, search.get('kasus'))
  const cases = useRecords(Case)
  const [choosing, setChoosing] = useState(false)
  const mine = useRecords(Visit, { state: 'rencana' }).filter(visit => visit.leadId === worker.id || visit.joinerIds?.includes(worker.id)).toSorted((a, b) => (a.day + a.from < b.day + b.from ? -1 : 1))
  const planned = record ? mine.filter(({ caseId }) => caseId === record.id) : mine
  if (choosing) return <CasePicker chosen={[]} single onDone={([id]) => { setChoosing(false); if (id) setSearch({ kasus: id }) }} />
  return (
    <Page title={say('trips.note')} back="/" lead={record ? record.who : say('note.lead')}>
      {planned.length > 0 && <Section title={say('note.planned')}><List>{planned.slice(0, 20).map(visit => (
        <ListRow key={visit.id} to={`/kunjungan/${visit.id}/lapor`} title={cases.find(({ id }) => id === visit.caseId)?.who ?? spot(visit)} attention={visit.day <= dayAt(visit.region, trueNow())}
          lead={<>{nearDay(say, language, visit.day, dayAt(visit.region, trueNow()))}<br />{windowWords(visit.region, visit.from, visit.to)}</>}>{spot(visit)} · {visit.purpose && say(`purpose.${visit.purpose}`)}</ListRow>
      ))}</List></Section>}
      <Section title={say('note.free')}>
        {record ? <FreeReport record={record} /> : <><p className="lead">{say('note.free.lead')}</p><div className="bigs"><Button onPress={() => setChoosing(true)}>{say('note.choose')}</Button><LinkButton to="/lapor">{say('home.report')}</LinkButton></div></>}
      </Section>
    </Page>
  )
}

/** The report of one planned visit. */
export function ReportPage({ id }: { id: string }) {
  const say = useSay()
  const [language] = useLanguage()
  const spot = useSpot()
  const visit = useRecord(Visit, id)
  const record = useRecord(Case, visit?.caseId)
  const { loaded } = useSignal(useApp().sync)
  if (!visit) return <Page title={say('trips.report')} back="/">{loaded ? <NotHere /> : <Skeleton />}</Page>
  return (
    <Page title={say('trips.report')} back={`/rencana/${visit.tripId}`} lead={<>{record?.who ?? say('plan.region')} · {spot(visit)} · {nearDay(say, language, visit.day, dayAt(visit.region, trueNow()))}</>}>
      {visit.state === 'rencana' ? <PlannedReport visit={visit} record={record} /> : <EmptyState title={say('problem.visit.reported')}><LinkButton to={`/kunjungan/${visit.id}`}>{say('visit.see')}</LinkButton></EmptyState>}
    </Page>
  )
}

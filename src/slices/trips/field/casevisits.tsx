import { dayAt } from '#kernel/day.ts'
import { trueNow } from '#web/clock.ts'
import { useRecords } from '#web/hooks.ts'
import { List, ListRow, Section } from '#web/kit/list.tsx'
import { nearDay, windowWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { Visit } from '#slices/trips/kinds.ts'

/** The visits of one case, of every pillar: planned and done; on the case's page. */
export function CaseVisits({ caseId }: { caseId: string }) {
  const say = useSay()
  const [language] = useLanguage()
  const visits = useRecords(Visit, { caseId }).filter(({ state }) => state !== 'batal').toSorted((a, b) => (a.day < b.day ? 1 : -1))
  if (!visits.length) return <Section title={say('trip.visits_of_case')}><p className="lead">{say('trip.no_visits')}</p></Section>
  return (
    <Section title={say('trip.visits_of_case')}>
      <List>{visits.slice(0, 12).map(visit => (
        <ListRow key={visit.id} to={visit.reportedAt && visit.depth === 'full' ? `/kunjungan/${visit.id}` : `/rencana/${visit.tripId}`} lead={<>{nearDay(say, language, visit.day, dayAt(visit.region, trueNow()))}<br />{windowWords(visit.region, visit.from)}</>} title={visit.leadName}>
          {visit.state === 'rencana' && visit.day >= dayAt(visit.region, trueNow()) ? say('trip_state.rencana') : say(`visit_state.${visit.state}`)}{visit.purpose ? ` · ${say(`purpose.${visit.purpose}`)}` : ''}
        </ListRow>
      ))}</List>
    </Section>
  )
}

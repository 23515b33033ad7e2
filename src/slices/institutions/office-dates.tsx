import { useSay } from '#web/words.tsx'
import { Ledger } from '#web/office/ledger.tsx'
import { Mark } from '#web/office/marks.tsx'
import { Section } from '#web/office/page.tsx'
import { useAll } from '#web/office/query.ts'
import { useToday } from '#web/office/store.tsx'
import { type HouseRow, PaperAlerts } from './office-parts.tsx'
import { alertsOf } from './places.ts'

/** The houses of which the office has to see to something: papers that end, more people than places. */
export function DatesSection() {
  const say = useSay()
  const today = useToday()
  const houses = useAll<HouseRow>('/api/v1/institutions?limit=100&order=asc')
  const rows = (houses.data ?? []).filter(row => row.over || alertsOf(row.papers, today).length > 0)
  if (rows.length === 0) return null
  return (
    <Section id="lembaga" title={say('institution.see_to')}>
      <Ledger label={say('institution.see_to')} rows={rows} to={row => `/lembaga/${row.id}`} columns={[{ head: say('field.name'), cell: row => row.name }, { head: say('field.papers'), cell: row => <><PaperAlerts papers={row.papers} today={today} />{row.over && <Mark tone="bata">{say('institution.over')}</Mark>}</> }]} />
    </Section>
  )
}

import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { Link, useSearchParams } from 'wouter'
import { addDays, isDay } from '#kernel/day.ts'
import { dayWords } from '#web/when.ts'
import { useLanguage, usePlaceName, useSay } from '#web/words.tsx'
import { DayBox } from '#web/office/fields.tsx'
import { Page, Section } from '#web/office/page.tsx'
import { address, useQuery } from '#web/office/query.ts'
import { KelurahanChoose } from '#web/office/regions.tsx'
import { Answer } from '#web/office/states.tsx'
import { useAreas, useMay, useToday } from '#web/office/store.tsx'
import type { OfficeDay } from './office-data.ts'
import { KelurahanSection } from './office-kelurahan.tsx'
import { OverlapSection } from './office-overlaps.tsx'
import { ScheduleSection } from './office-schedule.tsx'
import { TripSection } from './office-trips.tsx'
import { WeekStrip } from './office-week.tsx'

/** The office's day: who goes where, overlaps, silence, what is overdue; any day, any kelurahan. */
export function DayPage<N, S>({ rest }: { rest: (day: OfficeDay<N, S>) => ReactNode }) {
  const say = useSay()
  const may = useMay()
  const [language] = useLanguage()
  const placeName = usePlaceName()
  const today = useToday()
  const [area] = useAreas()
  const [query, setQuery] = useSearchParams()
  const asked = query.get('hari') ?? ''
  const day = isDay(asked) ? asked : today
  const region = query.get('wilayah') ?? ''
  const answer = useQuery<OfficeDay<N, S>>(address('/api/v1/day', { day, region: region || area }))
  const set = (field: string, value: string) => setQuery(now => {
    const params = new URLSearchParams(now)
    if (value) params.set(field, value)
    else params.delete(field)
    return params
  }, { replace: true })
  return (
    <Page title={`${dayWords(language, day)}${day === today ? ` · ${say('when.today')}` : ''}`} lead={region ? say('office.day.in', { place: placeName(region) }) : say('office.day.lead')} actions={may('trip.plan_for') && <Link href={`/rencana?hari=${day < today ? today : day}${region ? `&wilayah=${region}` : ''}`} className="button-link">{say('office.nav.plan')}</Link>}>
      <div className="filters" role="group" aria-label={say('office.filters')}>
        <DayBox id="d-day" label={say('field.day')} value={day} onValue={value => set('hari', value)} />
        <KelurahanChoose id="d-region" label={say('office.kelurahan')} value={region} onValue={value => set('wilayah', value)} />
        <span className="buttons">
          <Button variant="default" onClick={() => set('hari', addDays(day, -1))}>{say('office.day.before')}</Button>
          <Button variant="default" onClick={() => set('hari', addDays(day, 1))}>{say('office.day.after')}</Button>
        </span>
      </div>
      <Answer of={answer} rows={10}>{data => <>
        {!region && <KelurahanSection rows={data.kelurahan} day={day} />}
        <TripSection rows={data.trips} />
        <OverlapSection rows={data.overlaps} />
        {rest(data)}
        {region && <ScheduleSection key={`${region} ${day}`} region={region} day={day} />}
      </>}</Answer>
      <Section id="pekan" title={say('office.week.title')} lead={say('office.week.lead')}><WeekStrip region={region || area || '00'} around={day} all /></Section>
    </Page>
  )
}

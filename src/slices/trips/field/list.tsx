import { useState } from 'react'
import { addDays, dayAt } from '#kernel/day.ts'
import { useApp, useOwnPlace, useSession, useSignal } from '#web/app.tsx'
import { trueNow } from '#web/clock.ts'
import { useRecords } from '#web/hooks.ts'
import { LinkButton } from '#web/kit/button.tsx'
import { RadioRow } from '#web/kit/fields.tsx'
import { Section } from '#web/kit/list.tsx'
import { Page } from '#web/kit/page.tsx'
import { EmptyState, Skeleton } from '#web/kit/states.tsx'
import { useSay } from '#web/words.tsx'
import { Trip } from '#slices/trips/kinds.ts'
import { TripRows } from './row.tsx'

const AHEAD_DAYS = 14

/** Plans of mine, or of every pillar in my area: the next two weeks, what comes after, then what is behind. */
export function TripListPage() {
  const say = useSay()
  const { worker } = useSession()
  const { loaded } = useSignal(useApp().sync)
  const [whose, setWhose] = useState('mine')
  const today = dayAt(useOwnPlace(), trueNow())
  const trips = useRecords(Trip).filter(trip => whose === 'all' || trip.leadId === worker.id || trip.joinerIds?.includes(worker.id))
  const far = addDays(today, AHEAD_DAYS)
  // one that was called off stands where it was to be, until its day is over
  const coming = trips.filter(({ state, day }) => state !== 'selesai' && day >= today).sort((a, b) => (a.day + a.from < b.day + b.from ? -1 : 1))
  const ahead = coming.filter(({ day }) => day <= far)
  const later = coming.filter(({ day }) => day > far)
  const behind = trips.filter(trip => !coming.includes(trip)).sort((a, b) => (a.day < b.day ? 1 : -1)).slice(0, 40)
  return (
    <Page title={say('trips.title')}>
      <div><LinkButton to="/rencana/baru" tone="primary">{say('trips.plan')}</LinkButton></div>
      <RadioRow id="whose" label={say('trips.whose')} value={whose} onValue={setWhose} options={['mine', 'all'].map(value => ({ value, label: say(`trips.whose.${value}`) }))} />
      {!loaded && trips.length === 0 ? <Skeleton /> : <>
        {ahead.length ? <TripRows trips={ahead} /> : <EmptyState title={say('trips.none')} />}
        {later.length > 0 && <Section title={say('trips.later')}><TripRows trips={later} /></Section>}
        {behind.length > 0 && <Section title={say('trips.behind')}><TripRows trips={behind} /></Section>}
      </>}
    </Page>
  )
}

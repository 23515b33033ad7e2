import { useState } from 'react'
import { dayAt } from '#kernel/day.ts'
import { useApp, useOwnPlace, useSession, useSignal } from '#web/app.tsx'
import { trueNow } from '#web/clock.ts'
import { useRecords } from '#web/hooks.ts'
import { LinkButton } from '#web/kit/button.tsx'
import { RadioRow } from '#web/kit/fields.tsx'
import { Section } from '#web/kit/list.tsx'
import { Page } from '#web/kit/page.tsx'
import { EmptyState, Skeleton } from '#web/kit/states.tsx'
import { useSay } from '#web/words.tsx'
import { arranged } from '#slices/trips/ahead.ts'
import { Trip } from '#slices/trips/kinds.ts'
import { TripRows } from './row.tsx'

const MOST_BEHIND = 40

/** Plans of mine, or of every pillar in my area: the next two weeks, what comes after, then what is behind. */
export function TripListPage() {
  const say = useSay()
  const { worker } = useSession()
  const { loaded } = useSignal(useApp().sync)
  const [whose, setWhose] = useState('mine')
  const today = dayAt(useOwnPlace(), trueNow())
  const trips = useRecords(Trip).filter(trip => whose === 'all' || trip.leadId === worker.id || trip.joinerIds?.includes(worker.id))
  const { ahead, later, behind } = arranged(trips, today)
  return (
    <Page title={say('trips.title')}>
      <div><LinkButton to="/rencana/baru" tone="primary">{say('trips.plan')}</LinkButton></div>
      <RadioRow id="whose" label={say('trips.whose')} value={whose} onValue={setWhose} options={['mine', 'all'].map(value => ({ value, label: say(`trips.whose.${value}`) }))} />
      {!loaded && trips.length === 0 ? <Skeleton /> : <>
        {ahead.length ? <TripRows trips={ahead} /> : <EmptyState title={say('trips.none')} />}
        {later.length > 0 && <Section title={say('trips.later')}><TripRows trips={later} /></Section>}
        {behind.length > 0 && <Section title={say('trips.behind')}><TripRows trips={behind.slice(0, MOST_BEHIND)} /></Section>}
      </>}
    </Page>
  )
}

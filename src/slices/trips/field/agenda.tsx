import { addDays, dayAt } from '#kernel/day.ts'
import { useApp, useOwnPlace, useSession, useSignal } from '#web/app.tsx'
import { trueNow } from '#web/clock.ts'
import { useRecords } from '#web/hooks.ts'
import { Section } from '#web/kit/list.tsx'
import { Skeleton } from '#web/kit/states.tsx'
import { useSay } from '#web/words.tsx'
import { Trip } from '#slices/trips/kinds.ts'
import { TripRows } from './row.tsx'

/** My trips of today and the coming week; at home. */
export function Agenda() {
  const say = useSay()
  const { worker } = useSession()
  const { loaded } = useSignal(useApp().sync)
  const today = dayAt(useOwnPlace(), trueNow())
  const mine = useRecords(Trip, { state: 'rencana' }).filter(trip => trip.leadId === worker.id || trip.joinerIds?.includes(worker.id)).toSorted((a, b) => (a.day + a.from < b.day + b.from ? -1 : 1))
  const late = mine.filter(({ day }) => day < today)
  const now = mine.filter(({ day }) => day === today)
  const soon = mine.filter(({ day }) => day > today && day <= addDays(today, 7))
  if (!loaded && !mine.length) return <Skeleton rows={2} />
  return <>
    <Section title={say('agenda.today')} id="today">
      {now.length ? <TripRows trips={now} /> : <p className="lead">{say('agenda.today.none')}</p>}
    </Section>
    {late.length > 0 && <Section title={say('agenda.late')}><TripRows trips={late} /></Section>}
    {soon.length > 0 && <Section title={say('agenda.soon')}><TripRows trips={soon} /></Section>}
  </>
}

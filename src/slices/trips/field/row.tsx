import type { Read } from '#kernel/action.ts'
import { dayAt } from '#kernel/day.ts'
import { useSession } from '#web/app.tsx'
import { trueNow } from '#web/clock.ts'
import { useRecords } from '#web/hooks.ts'
import { Mark } from '#web/kit/band.tsx'
import { List, ListRow } from '#web/kit/list.tsx'
import { nearDay, windowWords } from '#web/when.ts'
import { useLanguage, useSay, useSpot } from '#web/words.tsx'
import { Notice } from '#slices/notices/rules.ts'
import { Trip } from '#slices/trips/kinds.ts'
import { Crew } from '#slices/workers/field/people.tsx'

type Row = Read<typeof Trip>

/** Trips in a list. */
export function TripRows({ trips }: { trips: readonly Row[] }) {
  return <List>{trips.map(trip => <TripRow key={trip.id} trip={trip} />)}</List>
}

/** One trip in a list: when, where, who goes, and how its notices stand; one called off is struck through. */
function TripRow({ trip }: { trip: Row }) {
  const say = useSay()
  const [language] = useLanguage()
  const spot = useSpot()
  const { worker } = useSession()
  const today = dayAt(trip.region, trueNow())
  const mine = trip.leadId === worker.id || trip.joinerIds?.includes(worker.id)
  return (
    <ListRow
      to={`/rencana/${trip.id}`} attention={mine && trip.state === 'rencana' && trip.day <= today}
      lead={<>{nearDay(say, language, trip.day, today)}<br />{windowWords(trip.region, trip.from, trip.to)}</>}
      title={trip.state === 'batal' ? <del>{spot(trip)}</del> : spot(trip)}
      mark={<>{trip.state !== 'rencana' && <Mark tone={trip.state === 'selesai' ? 'daun' : 'quiet'}>{say(`trip_state.${trip.state}`)}</Mark>}{mine && <NoticeSum trip={trip} />}</>}
    >
      {trip.purpose && say(`purpose.${trip.purpose}`)}{(trip.households ?? 0) > 0 && ` · ${say('trips.households', { count: trip.households })}`} · <Crew name={mine && trip.leadId === worker.id ? say('trips.you') : trip.leadName} pillar={trip.leadPillar} />
      {trip.joiners?.map(goer => <span key={goer.id}> + <Crew name={goer.id === worker.id ? say('trips.you') : goer.name} pillar={goer.pillar} /></span>)}
    </ListRow>
  )
}

/** How the notices of a trip stand, in one mark. */
export function NoticeSum({ trip }: { trip: Row }) {
  const say = useSay()
  const notices = useRecords(Notice, { tripId: trip.id, asks: true, cancelled: false })
  if (trip.state !== 'rencana') return null
  if (!notices.length) return trip.announced === false ? <Mark>{say('trips.untold')}</Mark> : null
  const unshared = notices.filter(({ state }) => state === 'belum_dibagikan').length
  const answered = notices.filter(({ state }) => state === 'dijawab').length
  if (notices.some(({ answer }) => answer === 'ditunda')) return <Mark tone="tembaga">{say('trips.asked_to_wait')}</Mark>
  if (unshared) return <Mark tone="bata">{say('trips.unshared', { count: unshared })}</Mark>
  return <Mark tone={answered === notices.length ? 'daun' : 'tembaga'}>{say('trips.answered', { count: answered, of: notices.length })}</Mark>
}

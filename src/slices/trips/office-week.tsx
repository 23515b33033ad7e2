import { addDays } from '#kernel/day.ts'
import { placeOf, type Region } from '#kernel/region.ts'
import { dayWords, nextDays, windowWords } from '#web/when.ts'
import { useLanguage, usePlaceName, useSay } from '#web/words.tsx'
import { PillarBadge } from '#web/office/marks.tsx'
import { address, useAll } from '#web/office/query.ts'
import { Answer, Nothing } from '#web/office/states.tsx'
import { useToday } from '#web/office/store.tsx'
import type { TripRow } from './office-data.ts'

const WEEK_DAYS = 7

/** A week of trips of every pillar, kelurahan by kelurahan; the chosen day is marked. */
export function WeekStrip({ region, around, all }: { region: Region; around: string; all?: boolean }) {
  const say = useSay()
  const from = addDays(around, all ? 0 : -2)
  const trips = useAll<TripRow>(address('/api/v1/trips', { region, dayFrom: from, dayTo: addDays(from, WEEK_DAYS - 1), order: 'asc', limit: 100 }))
  return <Answer of={trips} rows={3}>{items => {
    const going = items.filter(({ state }) => state !== 'batal')
    return going.length ? <Grid trips={going} days={nextDays(from, WEEK_DAYS)} around={around} /> : <Nothing title={say('office.week.none')}>{say('office.week.none_hint')}</Nothing>
  }}</Answer>
}

function Grid({ trips, days, around }: { trips: readonly TripRow[]; days: readonly string[]; around: string }) {
  const say = useSay()
  const [language] = useLanguage()
  const placeName = usePlaceName()
  const today = useToday()
  const places = [...new Set(trips.map(({ region }) => region))].toSorted((a, b) => placeName(a).localeCompare(placeName(b), 'id'))
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={say('office.week.table')}>
      <table className="week">
        <thead><tr><th scope="col">{say('office.kelurahan')}</th>{days.map(day => <th key={day} scope="col" className={day === around ? 'chosen' : undefined} aria-current={day === today ? 'date' : undefined}>{dayWords(language, day, true)}</th>)}</tr></thead>
        <tbody>{places.map(place => (
          <tr key={place}>
            <th scope="row">{placeName(place)}{placeOf(place).kec !== place && <small>{placeName(placeOf(place).kec)}</small>}</th>
            {days.map(day => <td key={day} className={day === around ? 'chosen' : undefined}>{trips.filter(trip => trip.region === place && trip.day === day).toSorted((a, b) => (a.from < b.from ? -1 : 1)).map(trip => <TripChip key={trip.id} trip={trip} />)}</td>)}
          </tr>
        ))}</tbody>
      </table>
    </div>
  )
}

function TripChip({ trip }: { trip: TripRow }) {
  const say = useSay()
  return (
    <p className={`chip chip-${trip.sort}`}>
      <span className="num">{windowWords(trip.region, trip.from).replace(/ \w+$/, '')}</span> {trip.leadName ?? say('office.trip.someone')} <PillarBadge pillar={trip.leadPillar} />
      {trip.joiners?.map(joiner => <span key={joiner.id}> + {joiner.name}</span>)}
    </p>
  )
}

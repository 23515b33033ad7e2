import type { Read } from '#kernel/action.ts'
import { useRecords } from '#web/hooks.ts'
import { dayWords, windowWords } from '#web/when.ts'
import { useLanguage, usePlaceName, useSay } from '#web/words.tsx'
import { Visit } from '#slices/trips/kinds.ts'
import { Crew } from '#slices/workers/field/people.tsx'

/** Who goes to a kelurahan on the chosen day, and through the week: name, pillar, hour, as far as I may read. */
export function WeekOf({ region, day, days }: { region: string; day: string; days: readonly string[] }) {
  const say = useSay()
  const [language] = useLanguage()
  const place = usePlaceName()
  const visits = useRecords(Visit, { region, state: 'rencana' })
  const on = (wanted: string) => [...new Map(visits.filter(visit => visit.day === wanted).toSorted((a, b) => (a.from < b.from ? -1 : 1)).map(visit => [visit.tripId, visit])).values()]
  const chosen = on(day)
  const busy = days.filter(one => one !== day && on(one).length > 0)
  return (
    <div>
      <p className="hint">{chosen.length ? `${say('week.on', { place: place(region), day: dayWords(language, day, true) })}:` : say('week.none', { place: place(region) })}</p>
      {chosen.length > 0 && <Going of={chosen} />}
      {busy.length > 0 && <details className="more"><summary>{say('week.all')}</summary>{busy.map(one => <div key={one}><strong>{dayWords(language, one, true)}</strong><Going of={on(one)} /></div>)}</details>}
    </div>
  )
}

function Going({ of }: { of: readonly Read<typeof Visit>[] }) {
  return <ul className="lines">{of.map(visit => <li key={visit.id}>{windowWords(visit.region, visit.from, visit.to)} · <Crew name={visit.leadName} pillar={visit.leadPillar} /></li>)}</ul>
}

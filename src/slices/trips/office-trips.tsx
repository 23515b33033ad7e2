import { Button } from '@mantine/core'
import { useState } from 'react'
import { homeOf } from '#kernel/id.ts'
import { windowWords } from '#web/when.ts'
import { usePlaceName, useSay } from '#web/words.tsx'
import { ReasonDialog } from '#web/office/dialog.tsx'
import { ShortLedger } from '#web/office/ledger.tsx'
import { Mark, Who } from '#web/office/marks.tsx'
import { Section } from '#web/office/page.tsx'
import { Nothing } from '#web/office/states.tsx'
import { useMay } from '#web/office/store.tsx'
import { cancel } from './go.ts'
import { GroupButton } from './office-group.tsx'
import type { TripRow } from './office-data.ts'
import { MoveDialog } from './office-move.tsx'

/** The trips of a day, whatever their pillar; the office may move one or call it off. */
export function TripSection({ rows }: { rows: readonly TripRow[] }) {
  const say = useSay()
  const placeName = usePlaceName()
  const may = useMay()
  const [moving, move] = useState<TripRow>()
  const [ending, end] = useState<TripRow>()
  return (
    <Section id="rencana" title={say('office.trips.title')}>
      {rows.length === 0 ? <Nothing title={say('office.trips.none')} /> : (
        <ShortLedger few={20} label={say('office.trips.title')} rows={rows} columns={[
          { head: say('office.trips.time'), cell: row => <span className="num">{windowWords(row.region, row.from, row.to)}</span> },
          { head: say('office.trips.lead'), cell: row => <><Who name={row.leadName} pillar={row.leadPillar} />{row.joiners?.map(joiner => <span key={joiner.id}> + <Who name={joiner.name} pillar={joiner.pillar} /></span>)}</>, narrow: 'plain' },
          { head: say('office.kelurahan'), cell: row => placeName(row.region), narrow: 'plain' },
          { head: say('field.purpose'), cell: row => row.purpose && say(`purpose.${row.purpose}`), narrow: 'plain' },
          { head: say('office.day.households'), cell: row => row.households ?? '', align: 'end' },
          { head: say('field.state'), cell: row => <State trip={row} />, narrow: 'plain' },
          { head: say('office.action'), align: 'end', narrow: 'plain', cell: row => row.depth !== 'trace' && row.state !== 'batal' && <span className="buttons tight">
            <GroupButton name={row.leadName ?? ''} going={{ ...row, goers: [{ name: row.leadName, pillar: row.leadPillar }, ...row.joiners ?? []], reported: row.state === 'selesai' }} />
            {row.state === 'rencana' && may('trip.plan_for', row.region) && <>
            <Button size="compact-sm" variant="default" aria-label={`${say('office.trip.move')}: ${row.leadName}`} onClick={() => move(row)}>{say('office.trip.move')}</Button>
            <Button size="compact-sm" variant="default" aria-label={`${say('office.trip.cancel')}: ${row.leadName}`} onClick={() => end(row)}>{say('office.trip.cancel')}</Button></>}
          </span> },
        ]} />
      )}
      {moving && <MoveDialog tripId={moving.id} name={moving.leadName ?? ''} day={moving.day} from={moving.from} to={moving.to} onClose={() => move(undefined)} />}
      {ending && <ReasonDialog name={`cancel.${ending.id}`} title={say('office.trip.cancel_of', { name: ending.leadName ?? '' })} lead={say('office.trip.cancel_lead')} action={cancel} input={reason => ({ tripId: ending.id, reason })} home={homeOf(ending.id)} submit={say('office.trip.cancel')} danger onClose={() => end(undefined)} />}
    </Section>
  )
}

function State({ trip }: { trip: TripRow }) {
  const say = useSay()
  if (trip.state === 'selesai') return <Mark tone="daun">{say('trip_state.selesai')}</Mark>
  return <>{say(`trip_state.${trip.state}`)}{trip.announced === false && trip.state === 'rencana' && <> · <Mark tone="tembaga">{say('office.report.unannounced')}</Mark></>}</>
}

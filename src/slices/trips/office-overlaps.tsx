import { Button } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import { addDays } from '#kernel/day.ts'
import { dayWords } from '#web/when.ts'
import { useHasWords, useLanguage, usePlaceName, useSay } from '#web/words.tsx'
import { Dialog } from '#web/office/dialog.tsx'
import { ShortLedger } from '#web/office/ledger.tsx'
import { Mark, Who } from '#web/office/marks.tsx'
import { Section } from '#web/office/page.tsx'
import { address, type Page, useQuery } from '#web/office/query.ts'
import { Answer, Nothing } from '#web/office/states.tsx'
import { useAreas, useMay, useToday } from '#web/office/store.tsx'
import { STANDING } from './kinds.ts'
import type { OverlapRow } from './office-data.ts'
import { MoveDialog } from './office-move.tsx'

/** The overlaps of the last week, fetched for the home page. */
export function WeekOverlaps() {
  const say = useSay()
  const today = useToday()
  const [area] = useAreas()
  const rows = useQuery<Page<OverlapRow>>(address('/api/v1/overlaps', { region: area, atFrom: `${addDays(today, -7)}T00:00:00.000Z`, limit: 12 }))
  return <Section id="bentrok" title={say('office.overlaps.week')} aside={<Link href="/hari#bentrok">{say('office.see_all')}</Link>}><Answer of={rows} rows={3}>{({ items }) => <Overlaps rows={items} />}</Answer></Section>
}

/** Pairs of visits to one family, with both leads and what was chosen. */
export function OverlapSection({ rows }: { rows: readonly OverlapRow[] }) {
  const say = useSay()
  return <Section id="bentrok" title={say('office.overlaps.title')} lead={say('office.overlaps.lead')}><Overlaps rows={rows} /></Section>
}

function Overlaps({ rows }: { rows: readonly OverlapRow[] }) {
  const say = useSay()
  const [language] = useLanguage()
  const placeName = usePlaceName()
  const may = useMay()
  const today = useToday()
  const [moving, move] = useState<{ row: OverlapRow; other: boolean }>()
  if (!rows.length) return <Nothing title={say('office.overlaps.none')} />
  const side = (name: string, pillar: string | null | undefined, day: string) => <><Who name={name} pillar={pillar} /> · {dayWords(language, day, true)}</>
  return (
    <>
      <ShortLedger few={6} label={say('office.overlaps.title')} rows={rows} marked={row => isStanding(row.choice)} columns={[
        { head: say('office.kelurahan'), cell: row => placeName(row.region) },
        { head: say('office.overlaps.one'), cell: row => side(row.leadName, row.leadPillar, row.day), narrow: 'plain' },
        { head: say('office.overlaps.other'), cell: row => side(row.otherLeadName, row.otherLeadPillar, row.otherDay), narrow: 'plain' },
        { head: say('office.overlaps.choice'), cell: row => <Choice row={row} />, narrow: 'plain' },
        { head: say('office.action'), align: 'end', narrow: 'plain', cell: row => isStanding(row.choice) && may('trip.plan_for', row.region) && <span className="buttons tight">
          {row.day >= today && <Button size="compact-sm" variant="default" aria-label={`${say('office.overlaps.move_one')}: ${row.leadName}`} onClick={() => move({ row, other: false })}>{say('office.overlaps.move_one')}</Button>}
          {row.otherDay >= today && <Button size="compact-sm" variant="default" aria-label={`${say('office.overlaps.move_other')}: ${row.otherLeadName}`} onClick={() => move({ row, other: true })}>{say('office.overlaps.move_other')}</Button>}
        </span> },
      ]} />
      {moving && <MoveOfPair {...moving} onClose={() => move(undefined)} />}
    </>
  )
}

/** The pair is read in full first: only then its trips are known by number. */
function MoveOfPair({ row, other, onClose }: { row: OverlapRow; other: boolean; onClose: () => void }) {
  const say = useSay()
  const name = other ? row.otherLeadName : row.leadName
  const pair = useQuery<OverlapRow>(`/api/v1/overlaps/${row.id}`)
  const tripId = other ? pair.data?.otherTripId : pair.data?.tripId
  if (tripId) return <MoveDialog tripId={tripId} name={name} day={other ? row.otherDay : row.day} onClose={onClose} />
  return <Dialog title={say('office.trip.move_of', { name })} onClose={onClose}><Answer of={pair}>{() => null}</Answer></Dialog>
}

const isStanding = (choice: string) => (STANDING as readonly string[]).includes(choice)

function Choice({ row }: { row: OverlapRow }) {
  const say = useSay()
  const has = useHasWords()
  const words = say(`overlap_choice.${row.choice}`)
  if (!isStanding(row.choice)) return <Mark tone="daun">{words}</Mark>
  return <><Mark tone="tembaga">{words}</Mark>{row.reason && <span className="muted below">{has(`keep.${row.reason}`) ? say(`keep.${row.reason}`) : row.reason}</span>}</>
}

import type { ReactNode } from 'react'
import { useSay } from '#web/words.tsx'
import { ShortLedger } from '#web/office/ledger.tsx'
import { Mark } from '#web/office/marks.tsx'
import { Section } from '#web/office/page.tsx'
import { Nothing } from '#web/office/states.tsx'
import type { KelurahanDay } from './office-data.ts'

/** Who goes where today, kelurahan by kelurahan, and who has answered. */
export function KelurahanSection({ rows, day, aside }: { rows: readonly KelurahanDay[]; day: string; aside?: ReactNode }) {
  const say = useSay()
  return (
    <Section id="kelurahan" title={say('office.day.by_kelurahan')} aside={aside}>
      {rows.length === 0 ? <Nothing title={say('office.day.nobody')}>{say('office.day.nobody_hint')}</Nothing> : (
        <ShortLedger few={14} label={say('office.day.by_kelurahan')} rows={rows} keyOf={({ region }) => region} to={({ region }) => `/hari?hari=${day}&wilayah=${region}`} columns={[
          { head: say('office.kelurahan'), cell: row => row.name },
          { head: say('office.day.trips'), cell: row => row.trips, align: 'end' },
          { head: say('office.day.households'), cell: row => row.households, align: 'end' },
          { head: say('office.day.answered'), cell: row => (row.answered ? <Mark tone="daun">{row.answered}</Mark> : '0'), align: 'end' },
          { head: say('office.day.silent'), cell: row => (row.silent ? <Mark tone="tembaga">{row.silent}</Mark> : '0'), align: 'end' },
          { head: say('office.day.unshared'), cell: row => (row.unshared ? <Mark tone="bata">{row.unshared}</Mark> : '0'), align: 'end' },
        ]} />
      )}
    </Section>
  )
}

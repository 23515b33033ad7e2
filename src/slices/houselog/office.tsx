import { Button } from '@mantine/core'
import { useState } from 'react'
import { Link, useSearchParams } from 'wouter'
import { addDays, clockAt, zoneOf } from '#kernel/day.ts'
import { homeOf } from '#kernel/id.ts'
import { dayWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { RefusalBand } from '#web/office/form.tsx'
import { Ledger } from '#web/office/ledger.tsx'
import { Mark } from '#web/office/marks.tsx'
import { Page, Section } from '#web/office/page.tsx'
import { useSend } from '#web/office/send.ts'
import { Answer, Nothing } from '#web/office/states.tsx'
import { useMay, useTell } from '#web/office/store.tsx'
import { type HouseRow, type Month, monthWords, useIsOwn, useMonth } from './office-data.tsx'
import { RulesDialog } from './office-rules.tsx'
import { Strip, StripLegend } from './office-strip.tsx'
import { remind } from './notes.ts'

/** Catatan panti: who has not reported today, and each day of the month of every house. */
export function HousesPage() {
  const say = useSay()
  const may = useMay()
  const [language] = useLanguage()
  const [search, turn] = useSearchParams()
  const [setting, set] = useState(false)
  const month = useMonth(search.get('bulan'))
  const to = (step: number) => month.data && turn({ bulan: (step < 0 ? addDays(month.data.first, -1) : addDays(month.data.first, 32)).slice(0, 7) })
  return (
    <Page title={say('house.title')} lead={say('house.lead')} actions={<>
      {may('supervision.hold') && <Link href="/pembinaan" className="button-link">{say('house.supervision')}</Link>}
      <Link href="/target-panti" className="button-link">{say('house.targets')}</Link>
      {may('log.set') && <Button variant="default" onClick={() => set(true)}>{say('house.rules')}</Button>}
    </>}>
      <Answer of={month} rows={6}>{data => <>
        {!search.get('bulan') && <SilentToday month={data} />}
        <Section id="bulan" title={say('house.month', { month: monthWords(language, data.first) })} aside={<><Button size="compact-sm" variant="default" onClick={() => to(-1)}>{say('house.before')}</Button> <Button size="compact-sm" variant="default" onClick={() => to(1)}>{say('house.after')}</Button></>}>
          <StripLegend />
          {data.items.length ? <Ledger label={say('house.month', { month: monthWords(language, data.first) })} rows={data.items} to={row => `/catatan-panti/${row.id}`} columns={[
            { head: say('house.name'), cell: row => row.name },
            { head: say('house.days'), cell: row => <Strip first={data.first} days={row.days} />, narrow: 'plain' },
            { head: say('house.today'), cell: row => (row.today ? <span className="num">{say('house.today_of', row.today)}</span> : '') },
            { head: say('house.waits'), cell: row => <>{row.incidents > 0 && <Mark tone="bata">{say('house.incidents_open', { count: row.incidents })}</Mark>} {row.overdue > 0 && <Mark tone="tembaga">{say('house.overdue', { count: row.overdue })}</Mark>}</>, narrow: 'plain' },
          ]} /> : <Nothing title={say('house.none')}><p>{say('house.none_hint')}</p></Nothing>}
        </Section>
      </>}</Answer>
      {setting && <RulesDialog onClose={() => set(false)} />}
    </Page>
  )
}

function SilentToday({ month }: { month: Month }) {
  const say = useSay()
  const may = useMay()
  const [language] = useLanguage()
  const isOwn = useIsOwn()
  const silent = month.items.filter(({ id }) => month.silent.includes(id))
  return (
    <Section id="belum" title={`${say('house.silent')} (${silent.length})`}>
      {silent.length ? <Ledger label={say('house.silent')} rows={silent} to={row => `/catatan-panti/${row.id}`} marked={row => row.state === 'belum'} columns={[
        { head: say('house.name'), cell: row => row.name },
        { head: say('field.state'), cell: row => (row.state === 'belum' ? <Mark tone="bata">{say('day_state.belum')}</Mark> : <Mark>{say('house.until', { hour: clockAt(row.region, row.cutoff), zone: zoneOf(row.region) })}</Mark>), narrow: 'plain' },
        { head: say('house.last'), cell: row => (row.last ? dayWords(language, row.last) : say('house.not_this_month')) },
        { head: say('field.phone'), cell: row => row.phone ?? '' },
        ...silent.some(row => may('log.remind', row.region) && isOwn(row)) ? [{ head: say('office.action'), align: 'end' as const, narrow: 'plain' as const, cell: (row: HouseRow) => <Remind row={row} /> }] : [],
      ]} /> : <Nothing title={say('house.all_told')} />}
    </Section>
  )
}

function Remind({ row }: { row: HouseRow }) {
  const say = useSay()
  const may = useMay()
  const tell = useTell()
  const { run, busy, problem } = useSend(remind)
  const isOwn = useIsOwn()
  if (!may('log.remind', row.region) || !isOwn(row)) return null
  return <><RefusalBand problem={problem} /><Button size="compact-sm" variant="default" loading={busy} aria-label={say('house.remind_who', { name: row.name })} onClick={() => void run({ unitId: row.id }, homeOf(row.id)).then(done => done && tell(say('house.reminded')))}>{say('house.remind')}</Button></>
}

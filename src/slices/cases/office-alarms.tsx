import { Button } from '@mantine/core'
import { useEffect } from 'react'
import { Link } from 'wouter'
import { homeOf } from '#kernel/id.ts'
import type { RecordOf } from '#kernel/record.ts'
import { useNow } from '#web/hooks.ts'
import { durationWords, momentWords } from '#web/when.ts'
import { useLanguage, usePlaceName, useSay } from '#web/words.tsx'
import { RefusalBand } from '#web/office/form.tsx'
import { Ledger } from '#web/office/ledger.tsx'
import { Mark, SealMark, Who } from '#web/office/marks.tsx'
import { Section } from '#web/office/page.tsx'
import { address, type Page, useQuery } from '#web/office/query.ts'
import { useSend } from '#web/office/send.ts'
import { useMay, useTell } from '#web/office/store.tsx'
import { clockOf, take } from './alarm.ts'
import type { Alarm } from './kinds.ts'

type AlarmRow = RecordOf<typeof Alarm>
const SOON_MS = 15_000

function useWaiting(): AlarmRow[] {
  const may = useMay()
  const { data, reload } = useQuery<Page<AlarmRow>>(may('alarm.take') ? address('/api/v1/alarms', { state: 'menunggu', limit: 50 }) : null)
  // an emergency does not wait for the minute at which lists are looked at again
  useEffect(() => {
    const timer = setInterval(() => { if (document.visibilityState === 'visible') reload() }, SOON_MS)
    return () => clearInterval(timer)
  }, [reload])
  return (data?.items ?? []).toSorted((a, b) => (a.due < b.due ? -1 : 1))
}

/** One line above every office screen while an emergency waits: how many, and how long the oldest has left. */
export function AlarmStrip() {
  const say = useSay()
  const now = useNow()
  const rows = useWaiting()
  if (rows.length === 0) return null
  return (
    <aside className="alarm" aria-label={say('alarm.title')}>
      <span role="status"><b>{say('alarm.count', { count: rows.length })}</b> · <Clock alarm={rows[0]!} now={now} /></span> <Link href="/#darurat">{say('alarm.see')}</Link>
    </aside>
  )
}

/** The emergencies that nobody has taken, the least time first, each with its running clock. */
export function AlarmSection() {
  const say = useSay()
  const [language] = useLanguage()
  const placeName = usePlaceName()
  const tell = useTell()
  const now = useNow()
  const rows = useWaiting()
  const sender = useSend(take)
  if (rows.length === 0) return null
  return (
    <Section id="darurat" title={say('alarm.title')}>
      <RefusalBand problem={sender.problem} />
      <Ledger label={say('alarm.title')} rows={rows} marked={() => true} to={row => `/kasus/${row.caseId}`} columns={[
        { head: say('field.need'), cell: row => <>{say(`need.${row.need}`)} {row.sealed && <SealMark />}</> },
        { head: say('office.kelurahan'), cell: row => <>{placeName(row.region)}{row.rt && ` · RT ${row.rt}`}</>, narrow: 'plain' },
        { head: say('alarm.who'), cell: row => <><Who name={row.raisedByName} pillar={row.raisedByPillar} /> {momentWords(say, language, row.region, row.at, now)}</>, narrow: 'plain' },
        { head: say('field.state'), cell: row => <Mark tone={clockOf(row, now).late ? 'bata' : 'tembaga'}><Clock alarm={row} now={now} /></Mark>, narrow: 'plain' },
        { head: say('office.action'), align: 'end', narrow: 'plain', cell: row => <Button size="compact-sm" loading={sender.busy} aria-label={`${say('alarm.take')}: ${say(`need.${row.need}`)}, ${placeName(row.region)}`} onClick={() => void sender.run({ alarmId: row.id }, homeOf(row.id)).then(receipt => receipt && tell(say('alarm.done')))}>{say('alarm.take')}</Button> },
      ]} />
    </Section>
  )
}

function Clock({ alarm, now }: { alarm: AlarmRow; now: string }) {
  const say = useSay()
  const { minutes, late } = clockOf(alarm, now)
  return <>{say(late ? 'alarm.late' : 'alarm.left', { time: durationWords(say, minutes) })}</>
}

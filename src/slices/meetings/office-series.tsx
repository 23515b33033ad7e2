import { Button } from '@mantine/core'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { homeOf } from '#kernel/id.ts'
import { dayWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { ReasonDialog } from '#web/office/dialog.tsx'
import { RefusalBand } from '#web/office/form.tsx'
import { Ledger } from '#web/office/ledger.tsx'
import { Facts, Page, Section } from '#web/office/page.tsx'
import { address, useAll, useQuery } from '#web/office/query.ts'
import { useSend } from '#web/office/send.ts'
import { Answer, Nothing } from '#web/office/states.tsx'
import { useMay } from '#web/office/store.tsx'
import type { Series } from './kinds.ts'
import { ruleWords, StateMark } from './office.tsx'
import type { MeetingRow } from './office-data.ts'
import { endSeries, nextOfSeries } from './plan.ts'

/** One series: how it comes back, its meetings, the next one. */
export function SeriesPage({ id }: { id: string }) {
  const answer = useQuery<Series>(`/api/v1/meeting_series/${id}`)
  return <Answer of={answer} rows={6}>{series => <Whole series={series} />}</Answer>
}

function Whole({ series }: { series: Series }) {
  const say = useSay()
  const may = useMay()
  const [language] = useLanguage()
  const [, go] = useLocation()
  const [ending, end] = useState(false)
  const next = useSend(nextOfSeries)
  const meetings = useAll<MeetingRow>(address('/api/v1/meetings', { seriesId: series.id, limit: 100 }))
  const runs = series.state === 'berjalan' && may('meeting.hold', series.region)
  const call = async () => {
    const receipt = await next.run({ seriesId: series.id }, homeOf(series.id))
    const made = receipt?.made.find(({ kind }) => kind === 'meeting')
    if (made) go(`/rapat/${made.id}`)
  }
  return (
    <Page title={series.title} lead={`${ruleWords(say, series.rule)} · ${series.from.replace(':', '.')}–${series.to.replace(':', '.')} · ${series.place}`} actions={runs && <><Button loading={next.busy} onClick={() => void call()}>{say('office.series.next')}</Button><Button variant="default" onClick={() => end(true)}>{say('office.series.end')}</Button></>}>
      <RefusalBand problem={next.problem} />
      <Facts of={[[say('office.meetings.sort'), say(`meeting_sort.${series.sort}`)], [say('field.leaderId'), series.leaderName], [say('field.notetakerId'), series.notetakerName], [say('field.first'), dayWords(language, series.first)], [say('field.until'), series.until && dayWords(language, series.until)], [say('field.reason'), series.reason]]} />
      <Section id="pertemuan" title={say('office.series.meetings')}>
        {meetings.data?.length ? <Ledger label={say('office.series.meetings')} rows={meetings.data} to={row => `/rapat/${row.id}`} columns={[{ head: say('office.meetings.day'), cell: row => <span className="num">{dayWords(language, row.day)}</span> }, { head: say('office.meetings.invited'), cell: row => row.invited, align: 'end' }, { head: say('office.meetings.state'), cell: row => <StateMark state={row.state} /> }]} /> : <Nothing title={say('office.meetings.none')} />}
      </Section>
      <p><Link href="/rapat">{say('office.meetings.title')}</Link></p>
      {ending && <ReasonDialog title={say('office.series.end')} name={`series.end.${series.id}`} action={endSeries} input={reason => ({ seriesId: series.id, reason })} home={homeOf(series.id)} submit={say('office.series.end')} onClose={() => end(false)} />}
    </Page>
  )
}

import { useCallback, useEffect, useState } from 'react'
import { dayAt } from '#kernel/day.ts'
import { useApp, useOwnPlace, useSession } from '#web/app.tsx'
import { trueNow } from '#web/clock.ts'
import { useAttempt } from '#web/hooks.ts'
import { Band, Mark } from '#web/kit/band.tsx'
import { Button } from '#web/kit/button.tsx'
import { Select, TextArea } from '#web/kit/fields.tsx'
import { List, PlainRow, Section } from '#web/kit/list.tsx'
import { Page } from '#web/kit/page.tsx'
import { EmptyState, Skeleton } from '#web/kit/states.tsx'
import { Refusal } from '#web/kit/summary.tsx'
import { dayWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import type { Board } from '#slices/activities/board.ts'
import type { Activity } from '#slices/activities/kinds.ts'
import { lastMonths, monthWords } from '#slices/months/rules.ts'

const MISSING = ['belum', 'draf', 'dikembalikan']
const MOST = 30
type Found = { month: string; waiting: Activity[]; missing: Board['rows'] }
type Does = (act: string, input: object) => Promise<unknown>

/** Laporan pilar: what the coordinator looks through, and who has not reported the month. */
export function CheckPage() {
  const say = useSay()
  const [language] = useLanguage()
  const { http } = useApp()
  const { worker, posts } = useSession()
  const today = dayAt(useOwnPlace(), trueNow())
  const [month, choose] = useState(today.slice(0, 7))
  const [found, put] = useState<Found>()
  const { problem, busy, attempt } = useAttempt()
  const mine = posts.find(({ role }) => role === 'koordinator_pilar')
  const ask = useCallback(async () => {
    const [{ items }, { rows }] = await Promise.all([http.get<{ items: Activity[] }>(`/api/v1/activities?stage=diajukan&order=asc&limit=${MOST}`), http.get<Board>(`/api/v1/activity_board?month=${month}`)])
    const theirs = items.filter(one => one.workerId !== worker.id)
    put({ month, waiting: await Promise.all(theirs.map(one => http.get<Activity>(`/api/v1/activities/${one.id}`))), missing: rows.filter(row => row.workerId !== worker.id && MISSING.includes(row.stage)) })
  }, [http, month, worker.id])
  useEffect(() => { void attempt(ask) }, [attempt, ask])
  const does: Does = (act, input) => attempt(async () => { await http.post(`/api/v1/actions/activity.${act}`, input); await ask(); return true })
  const unasked = (found?.missing ?? []).filter(row => !row.remindedAt).map(row => row.workerId)
  return (
    <Page title={say('activity.check')} back="/">
      {problem?.code === 'offline' ? <Band tone="tembaga" alert>{say('app.not_fetched')}</Band> : <Refusal problem={problem} />}
      {!found && (problem ? <Button onPress={() => void attempt(ask)}>{say('app.retry')}</Button> : <Skeleton rows={4} />)}
      {found && <>
        <Section title={`${say('activity.waiting')} (${found.waiting.length})`}>{found.waiting.length ? <List>{found.waiting.map(one => <OneReport key={one.id} record={one} does={does} busy={busy} />)}</List> : <EmptyState title={say('activity.none_waits')} />}</Section>
        <Section title={say('activity_stage.belum')}>
          <Select id="check-month" label={say('field.period')} value={month} onValue={choose} options={lastMonths(today).slice(0, 3).map(value => ({ value, label: monthWords(value, language) }))} />
          {found.missing.length === 0 && <p className="lead">{say('activity.all_sent')}</p>}
          <List>{found.missing.map(row => <PlainRow key={row.workerId} title={row.workerName} mark={row.remindedAt && <Mark tone="tembaga">{say('activity.asked')}</Mark>} />)}</List>
          {mine && unasked.length > 0 && <Button wide busy={busy} onPress={() => void does('remind', { region: mine.region, period: 'bulan', day: `${found.month}-01`, workerIds: unasked.slice(0, 200) })}>{say('activity.ask', { count: unasked.length })}</Button>}
        </Section>
      </>}
    </Page>
  )
}

function OneReport({ record, does, busy }: { record: Activity; does: Does; busy: boolean }) {
  const say = useSay()
  const [language] = useLanguage()
  const [reason, write] = useState<string>()
  const { told, id: activityId } = record
  return (
    <PlainRow title={record.workerName}>
      <p>{record.period === 'bulan' ? monthWords(record.day.slice(0, 7), language) : dayWords(language, record.day)}{told && ` · ${say('activity.told', { visits: told.visits ?? '< 5', opened: told.opened ?? '< 5' })}`}</p>
      {record.lines?.map((line, nth) => <p key={nth}>{dayWords(language, line.day, true)}: {line.what}</p>)}
      {record.obstacles?.map(one => <p key={one.text}>{say('report.obstacles')}: {one.text}</p>)}
      {reason !== undefined && <TextArea id={`reason-${activityId}`} label={say('field.reason')} value={reason} onValue={write} maxLength={500} />}
      <span className="buttons">
        {reason === undefined && <Button small tone="primary" busy={busy} label={`${say('activity.pass')}: ${record.workerName}`} onPress={() => void does('pass', { activityId })}>{say('activity.pass')}</Button>}
        <Button small busy={busy} label={`${say('activity.give_back')}: ${record.workerName}`} onPress={() => (reason?.trim() ? void does('return', { activityId, reason }) : write(reason ?? ''))}>{say('activity.give_back')}</Button>
      </span>
    </PlainRow>
  )
}

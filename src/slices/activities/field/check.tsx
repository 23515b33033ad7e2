import { useState } from 'react'
import { dayAt } from '#kernel/day.ts'
import { homeOf } from '#kernel/id.ts'
import { isLive } from '#kernel/rights.ts'
import { useOwnPlace, useSession } from '#web/app.tsx'
import { trueNow } from '#web/clock.ts'
import { useAction, useRecords } from '#web/hooks.ts'
import { Mark } from '#web/kit/band.tsx'
import { Button } from '#web/kit/button.tsx'
import { Select, TextArea } from '#web/kit/fields.tsx'
import { List, PlainRow, Section } from '#web/kit/list.tsx'
import { Page } from '#web/kit/page.tsx'
import { EmptyState } from '#web/kit/states.tsx'
import { Refusal } from '#web/kit/summary.tsx'
import { dayWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { chase, giveBack, pass } from '#slices/activities/check.ts'
import { Activity } from '#slices/activities/kinds.ts'
import { lastMonths, monthWords } from '#slices/months/rules.ts'
import { Post } from '#slices/workers/rules.ts'

/** Laporan pilar: what the coordinator looks through, and who has not reported the month. */
export function CheckPage() {
  const say = useSay()
  const [language] = useLanguage()
  const { worker, posts } = useSession()
  const today = dayAt(useOwnPlace(), trueNow())
  const [month, choose] = useState(today.slice(0, 7))
  const mine = posts.find(({ role }) => role === 'koordinator_pilar')
  const all = useRecords(Activity, {}).filter(one => one.workerId !== worker.id)
  const waiting = all.filter(one => one.stage === 'diajukan')
  const ofMonth = all.filter(one => one.period === 'bulan' && one.day === `${month}-01`)
  const people = new Map(useRecords(Post, {}).filter(post => post.line === 'area' && post.role !== 'koordinator_pilar' && post.pillar === mine?.pillar && post.workerId !== worker.id && isLive(post, today)).map(post => [post.workerId, post.workerName]))
  const missing = [...people].filter(([id]) => !ofMonth.some(one => one.workerId === id && !['draf', 'dikembalikan'].includes(one.stage)))
  const unasked = missing.filter(([id]) => !ofMonth.some(one => one.workerId === id && one.remindedAt)).map(([id]) => id)
  const { run, busy, problem } = useAction(chase)
  return (
    <Page title={say('activity.check')} back="/">
      <Section title={`${say('activity.waiting')} (${waiting.length})`}>{waiting.length ? <List>{waiting.map(one => <OneReport key={one.id} record={one} />)}</List> : <EmptyState title={say('activity.none_waits')} />}</Section>
      <Section title={say('activity_stage.belum')}>
        <Select id="check-month" label={say('field.period')} value={month} onValue={choose} options={lastMonths(today).slice(0, 3).map(value => ({ value, label: monthWords(value, language) }))} />
        <List>{missing.map(([id, name]) => <PlainRow key={id} title={name} mark={!unasked.includes(id) && <Mark tone="tembaga">{say('activity.asked')}</Mark>} />)}</List>
        <Refusal problem={problem} />
        {mine && unasked.length > 0 && <Button wide busy={busy} onPress={() => void run({ region: mine.region, period: 'bulan', day: `${month}-01`, workerIds: unasked.slice(0, 200) }, homeOf(mine.id))}>{say('activity.ask', { count: unasked.length })}</Button>}
      </Section>
    </Page>
  )
}

function OneReport({ record }: { record: Activity }) {
  const say = useSay()
  const [language] = useLanguage()
  const [reason, write] = useState<string>()
  const passing = useAction(pass), returning = useAction(giveBack)
  const { told } = record
  return (
    <PlainRow title={record.workerName}>
      <p>{record.period === 'bulan' ? monthWords(record.day.slice(0, 7), language) : dayWords(language, record.day)}{told && ` · ${say('activity.told', { visits: told.visits ?? '< 5', opened: told.opened ?? '< 5' })}`}</p>
      {record.lines?.map((line, nth) => <p key={nth}>{dayWords(language, line.day, true)}: {line.what}</p>)}
      {record.obstacles?.map(one => <p key={one.text}>{say('activity.own.obstacles')}: {one.text}</p>)}
      <Refusal problem={passing.problem ?? returning.problem} />
      {reason !== undefined && <TextArea id={`reason-${record.id}`} label={say('field.reason')} value={reason} onValue={write} maxLength={500} />}
      <span className="buttons">
        {reason === undefined && <Button small tone="primary" busy={passing.busy} onPress={() => void passing.run({ activityId: record.id })}>{say('activity.pass')}</Button>}
        <Button small busy={returning.busy} onPress={() => (reason?.trim() ? void returning.run({ activityId: record.id, reason }) : write(reason ?? ''))}>{say('activity.give_back')}</Button>
      </span>
    </PlainRow>
  )
}

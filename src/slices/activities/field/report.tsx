import { type FormEvent } from 'react'
import { addDays } from '#kernel/day.ts'
import { homeOf } from '#kernel/id.ts'
import { holds, postWith } from '#kernel/rights.ts'
import { useApp, useSession } from '#web/app.tsx'
import { useFaults, useForm } from '#web/form.ts'
import { useAction, useRecords } from '#web/hooks.ts'
import { Band, Mark } from '#web/kit/band.tsx'
import { Button } from '#web/kit/button.tsx'
import { TextArea } from '#web/kit/fields.tsx'
import { List, PlainRow, Section } from '#web/kit/list.tsx'
import { ErrorSummary, Refusal } from '#web/kit/summary.tsx'
import { freshId } from '#web/moment.ts'
import { actorOf } from '#web/session.ts'
import { useSay } from '#web/words.tsx'
import { Activity, type Line } from '#slices/activities/kinds.ts'
import { carry, submit, write } from '#slices/activities/write.ts'

type Period = { period: 'hari' | 'bulan'; day: string }
const linesIn = (text: string) => text.split('\n').map(line => line.trim()).filter(Boolean)

/** The own report of a day or a month: what I add, what stood in the way, sent with the numbers that are counted; then where it stands. */
export function OwnReport({ period, day, today, obstacles = [] }: Period & { today: string; obstacles?: readonly string[] }) {
  const say = useSay()
  const { sheet } = useApp()
  const session = useSession()
  const [record] = useRecords(Activity, { workerId: session.worker.id, period, day })
  if (!holds(sheet, actorOf(session), 'activity.write')) return null
  const open = !record || record.stage === 'draf' || record.stage === 'dikembalikan'
  return (
    <Section title={say(`activity.own.${period}`)}>
      {record && <p><Mark tone={record.stage === 'diterima' ? 'daun' : 'tembaga'}>{say(`activity_stage.${record.stage}`)}</Mark></p>}
      {record?.stage === 'dikembalikan' && <Band tone="tembaga" title={record.returnedByName ?? undefined}>{record.reason}</Band>}
      {open ? <ReportForm key={record?.rounds ?? 0} record={record} period={period} day={day} today={today} obstacles={obstacles} /> : <Obstacles record={record} />}
    </Section>
  )
}

function ReportForm({ record, period, day, today, obstacles }: Period & { record: Activity | undefined; today: string; obstacles: readonly string[] }) {
  const say = useSay()
  const { sheet } = useApp()
  const post = postWith(sheet, actorOf(useSession()), 'activity.write')!
  const form = useForm(`kegiatan-${period}-${day}-${record?.rounds ?? 0}`, { lines: (record?.lines ?? []).map(one => (period === 'bulan' ? `${Number(one.day.slice(8))} ${one.what}` : one.what)).join('\n'), obstacles: (record?.obstacles?.map(one => one.text) ?? obstacles).join('\n') })
  const sending = useAction(submit), keeping = useAction(write)
  const problem = sending.problem ?? keeping.problem
  useFaults(form, problem)
  const { values, bind } = form
  const last = period === 'hari' ? day : [today, addDays(`${addDays(day, 31).slice(0, 7)}-01`, -1)].toSorted()[0]!
  const input = () => ({ id: record?.id ?? freshId(homeOf(post.id)), region: post.region, period, day, lines: linesIn(values.lines).map(line => lineOf(line, day, last)), obstacles: linesIn(values.obstacles) })
  const press = async (event?: FormEvent) => {
    event?.preventDefault()
    const done = await (event ? sending : keeping).run(input(), homeOf(post.id))
    if (done && event) form.clear()
  }
  return (
    <form className="form" noValidate onSubmit={event => void press(event)}>
      <ErrorSummary form={form} names={{ lines: say('field.lines'), obstacles: say('activity.own.obstacles') }} />
      <TextArea {...bind('lines')} label={say('field.lines')} hint={say(`activity.own.lines.${period}`)} optional />
      <TextArea {...bind('obstacles')} label={say('activity.own.obstacles')} hint={say('activity.own.hint')} optional />
      <Refusal problem={problem} />
      <Button tone="primary" wide submit busy={sending.busy}>{say('activity.own.send')}</Button>
      <Button wide busy={keeping.busy} onPress={() => void press()}>{say('activity.own.keep')}</Button>
    </form>
  )
}

// `12 Rapat RW` was on the twelfth; what bears no day is of the last one
function lineOf(line: string, first: string, last: string): Line {
  const [, date, what] = /^(\d{1,2})[.):]?\s+(.*)$/.exec(line) ?? []
  const day = `${first.slice(0, 8)}${date?.padStart(2, '0')}`
  return date && day >= first && day <= last ? { day, what: what! } : { day: last, what: line }
}

function Obstacles({ record }: { record: Activity }) {
  const say = useSay()
  const { run, busy, problem } = useAction(carry)
  return <>
    <Refusal problem={problem} />
    <List>{(record.obstacles ?? []).map((one, nth) => (
      <PlainRow key={one.text} title={one.text}>{one.voiceId ? <p>{say('activity.own.raised')}</p> : <span className="buttons"><Button small busy={busy} label={`${say('activity.own.raise')}: ${one.text}`} onPress={() => void run({ activityId: record.id, nth, voiceId: freshId(homeOf(record.id)) })}>{say('activity.own.raise')}</Button></span>}</PlainRow>
    ))}</List>
  </>
}

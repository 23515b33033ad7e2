import { type FormEvent, useCallback, useEffect, useState } from 'react'
import { addDays } from '#kernel/day.ts'
import { postWith } from '#kernel/rights.ts'
import { useApp, useSession } from '#web/app.tsx'
import { useFaults, useForm } from '#web/form.ts'
import { useAttempt } from '#web/hooks.ts'
import { Band, Mark } from '#web/kit/band.tsx'
import { Button } from '#web/kit/button.tsx'
import { TextArea } from '#web/kit/fields.tsx'
import { List, PlainRow, Section } from '#web/kit/list.tsx'
import { ErrorSummary, Refusal } from '#web/kit/summary.tsx'
import { actorOf } from '#web/session.ts'
import { useSay } from '#web/words.tsx'
import type { Activity, Line } from '#slices/activities/kinds.ts'

type Period = { period: 'hari' | 'bulan'; day: string }
type Does = (act: string, input: object) => Promise<unknown>
const linesIn = (text: string) => text.split('\n').map(line => line.trim()).filter(Boolean)

/** The own report of a day or a month, asked of the server that counts its numbers: what I add, what stood in the way; once sent, where it stands. */
export function OwnReport({ period, day, today, obstacles = [] }: Period & { today: string; obstacles?: readonly string[] }) {
  const say = useSay()
  const { http, sheet } = useApp()
  const session = useSession()
  const me = session.worker.id
  const post = postWith(sheet, actorOf(session), 'activity.write')
  const [record, put] = useState<Activity | null>()
  const { problem, busy, attempt } = useAttempt()
  const ask = useCallback(async () => {
    const { items: [found] } = await http.get<{ items: { id: string }[] }>(`/api/v1/activities?workerId=${me}&period=${period}&day=${day}`)
    put(found ? await http.get<Activity>(`/api/v1/activities/${found.id}`) : null)
  }, [http, me, period, day])
  useEffect(() => { void attempt(ask) }, [attempt, ask])
  const does: Does = (act, input) => attempt(async () => { await http.post(`/api/v1/actions/activity.${act}`, input); await ask(); return true })
  if (!post || (record === undefined && !problem)) return null
  const isOpen = !record || record.stage === 'draf' || record.stage === 'dikembalikan'
  return (
    <Section title={say(`activity.own.${period}`)}>
      {record && <p><Mark tone={record.stage === 'diterima' ? 'daun' : 'tembaga'}>{say(`activity_stage.${record.stage}`)}</Mark></p>}
      {record?.stage === 'dikembalikan' && <Band tone="tembaga" title={record.returnedByName ?? undefined}>{record.reason}</Band>}
      {isOpen ? <ReportForm key={record?.rounds ?? 0} {...{ record, period, day, today, obstacles, does, busy, problem }} region={post.region} /> : <>
        <Refusal problem={problem} />
        <List>{(record.obstacles ?? []).map((one, nth) => (
          <PlainRow key={one.text} title={one.text}>{one.voiceId ? <p>{say('activity.own.raised')}</p> : <span className="buttons"><Button small busy={busy} label={`${say('activity.own.raise')}: ${one.text}`} onPress={() => void does('raise', { activityId: record.id, nth })}>{say('activity.own.raise')}</Button></span>}</PlainRow>
        ))}</List>
      </>}
    </Section>
  )
}

type Asked = Period & { record: Activity | null | undefined; region: string; today: string; obstacles: readonly string[]; does: Does; busy: boolean; problem: ReturnType<typeof useAttempt>['problem'] }

function ReportForm({ record, region, period, day, today, obstacles, does, busy, problem }: Asked) {
  const say = useSay()
  const [kept, keep] = useState(false)
  const form = useForm(`kegiatan-${period}-${day}-${record?.rounds ?? 0}`, { lines: (record?.lines ?? []).map(one => (period === 'bulan' ? `${Number(one.day.slice(8))} ${one.what}` : one.what)).join('\n'), obstacles: (record?.obstacles?.map(one => one.text) ?? obstacles).join('\n') })
  useFaults(form, problem)
  const { values, bind } = form
  const last = period === 'hari' ? day : [today, addDays(`${addDays(day, 31).slice(0, 7)}-01`, -1)].toSorted()[0]!
  const press = async (event?: FormEvent) => {
    event?.preventDefault()
    keep(false)
    const input = { region, period, day, lines: linesIn(values.lines).map(line => lineOf(line, day, last)), obstacles: linesIn(values.obstacles) }
    if (!await does(event ? 'submit' : 'write', input)) return
    if (event) form.clear()
    else keep(true)
  }
  return (
    <form className="form" noValidate onSubmit={event => void press(event)}>
      <ErrorSummary form={form} names={{ lines: say('field.lines'), obstacles: say('report.obstacles') }} />
      <TextArea {...bind('lines')} label={say('field.lines')} hint={say(`activity.own.lines.${period}`)} optional />
      <TextArea {...bind('obstacles')} label={say('report.obstacles')} hint={say('activity.own.hint')} optional />
      <Refusal problem={problem} />
      {kept && <Band>{say('activity.own.kept')}</Band>}
      <Button tone="primary" wide submit busy={busy}>{say('activity.own.send')}</Button>
      <Button wide busy={busy} onPress={() => void press()}>{say('activity.own.keep')}</Button>
    </form>
  )
}

// `12 Rapat RW` was on the twelfth; what bears no day is of the last one
function lineOf(line: string, first: string, last: string): Line {
  const [, date, what] = /^(\d{1,2})[.):]?\s+(.*)$/.exec(line) ?? []
  const day = `${first.slice(0, 8)}${date?.padStart(2, '0')}`
  return date && day >= first && day <= last ? { day, what: what! } : { day: last, what: line }
}

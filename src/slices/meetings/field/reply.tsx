import type { FormEvent } from 'react'
import type { Read } from '#kernel/action.ts'
import { dayAt } from '#kernel/day.ts'
import { homeOf } from '#kernel/id.ts'
import { isLive } from '#kernel/rights.ts'
import { trueNow } from '#web/clock.ts'
import { faultsHere, orNull, useFaults, useForm } from '#web/form.ts'
import { useAction, useRecords } from '#web/hooks.ts'
import { Band } from '#web/kit/band.tsx'
import { Button } from '#web/kit/button.tsx'
import { RadioRow, Select, TextArea, TextField } from '#web/kit/fields.tsx'
import { Section } from '#web/kit/list.tsx'
import { ErrorSummary, Refusal } from '#web/kit/summary.tsx'
import { useSay } from '#web/words.tsx'
import { Post } from '#slices/workers/rules.ts'
import { reply } from '../reply.ts'
import type { Attendance, Meeting } from '../kinds.ts'

const ANSWERS = ['hadir', 'mewakilkan', 'berhalangan'] as const

/** My answer: I come, somebody comes in my place, or I cannot and why; it can be changed until the meeting begins. */
export function ReplyForm({ meeting, mine }: { meeting: Read<typeof Meeting>; mine: Read<typeof Attendance> }) {
  const say = useSay()
  const answered = mine.reply !== 'menunggu'
  const form = useForm(`rapat-${meeting.id}`, { reply: answered ? mine.reply : '', reason: mine.reason ?? '', substituteId: mine.substituteId ?? '', substituteName: mine.substituteId ? '' : mine.substituteName ?? '' })
  const { values, bind } = form
  const { run, busy, problem } = useAction(reply)
  useFaults(form, problem)
  const others = useOthers(mine.workerId)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const sends = values.reply === 'mewakilkan'
    const input = { attendanceId: mine.id, reply: values.reply as 'hadir', reason: values.reply === 'berhalangan' ? orNull(values.reason) : null, substituteId: sends ? orNull(values.substituteId) : null, substituteName: sends && !values.substituteId ? orNull(values.substituteName) : null }
    if (form.fail(faultsHere(reply, input, ['reply'])) || busy) return
    if (await run(input, homeOf(mine.id))) form.clear()
  }
  return (
    <Section title={say('trip.your_answer')} id="jawaban">
      {mine.forName && <Band>{say('meet.for', { name: mine.forName })}</Band>}
      {mine.reply === 'hadir' && mine.seat === 'tunggu' && <Band tone="tembaga">{say('meet.queue.lead')}</Band>}
      <form className="form" noValidate onSubmit={event => void submit(event)}>
        <ErrorSummary form={form} names={{ reply: say('trip.your_answer'), reason: say('field.reason'), substituteId: say('field.substituteId'), substituteName: say('field.substituteName') }} />
        <RadioRow {...bind('reply')} label={say('meet.reply.ask')} big options={ANSWERS.map(value => ({ value, label: say(`reply.${value}`) }))} />
        {values.reply === 'berhalangan' && <TextArea {...bind('reason')} label={say('field.reason')} rows={2} maxLength={300} />}
        {values.reply === 'mewakilkan' && <>
          {others.length > 0 && <Select {...bind('substituteId')} label={say('field.substituteId')} empty={say('meet.substitute.other')} options={others} />}
          {!values.substituteId && <TextField {...bind('substituteName')} label={say('field.substituteName')} maxLength={120} />}
        </>}
        <Refusal problem={problem} />
        <Button tone={answered ? 'plain' : 'primary'} wide submit busy={busy}>{say(answered ? 'meet.reply.change' : 'meet.reply.send')}</Button>
      </form>
    </Section>
  )
}

/** Those posted here whom this phone knows, to be asked to come in somebody's place. */
function useOthers(me: string | null | undefined): { value: string; label: string }[] {
  const say = useSay()
  const now = trueNow()
  const posts = useRecords(Post).filter(post => post.workerId !== me && post.line === 'area' && isLive(post, dayAt(post.region, now)))
  return [...new Map(posts.map(post => [post.workerId, { value: post.workerId, label: `${post.workerName}, ${say(`pillar.${post.pillar ?? post.role}`)}` }])).values()].toSorted((a, b) => a.label.localeCompare(b.label, 'id'))
}

import { type FormEvent, useState } from 'react'
import { dayAt } from '#kernel/day.ts'
import { homeOf } from '#kernel/id.ts'
import { holds, isLive } from '#kernel/rights.ts'
import { rights } from '#src/rights.ts'
import { useOwnPlace, useSession } from '#web/app.tsx'
import { trueNow } from '#web/clock.ts'
import { orNull, useFaults, useForm } from '#web/form.ts'
import { useAction, useRecords } from '#web/hooks.ts'
import { Band } from '#web/kit/band.tsx'
import { Button, LinkButton } from '#web/kit/button.tsx'
import { CheckRow, DateField, RadioRow, TextArea, TextField } from '#web/kit/fields.tsx'
import { Page } from '#web/kit/page.tsx'
import { ErrorSummary, Refusal } from '#web/kit/summary.tsx'
import { freshId } from '#web/moment.ts'
import { actorOf } from '#web/session.ts'
import { usePlaceName, useSay } from '#web/words.tsx'
import { Post } from '#slices/workers/rules.ts'
import { mayReach, senderOf } from '../audience.ts'
import type { Sort } from '../flow.ts'
import { send } from '../send.ts'

type Values = { sort: Sort; subject: string; text: string; due: string; people: readonly string[] }

/** Writes official words: to those below, or as a request to those above; also without a line. */
export function WritePage() {
  const say = useSay()
  const session = useSession()
  const actor = actorOf(session)
  const today = dayAt(useOwnPlace(), trueNow())
  const sorts: Sort[] = [...holds(rights, actor, 'directive.send') ? ['arahan', 'pengumuman', 'kesepakatan'] as const : [], ...holds(rights, actor, 'directive.request') ? ['permintaan'] as const : []]
  const form = useForm<Values>('write', { sort: sorts[0] ?? 'permintaan', subject: '', text: '', due: '', people: [] })
  const { values, bind } = form
  const people = usePeople(values.sort)
  const { run, busy, problem } = useAction(send)
  useFaults(form, problem)
  const [sent, setSent] = useState(false)
  const names = { sort: say('hear.new.sort'), subject: say('field.subject'), text: say('hear.new.text'), due: say('hear.due'), people: say('hear.new.people'), audience: say('hear.new.people') }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy || form.fail((['subject', 'text', 'people'] as const).filter(at => !values[at].length).map(at => ({ at: at as string, rule: 'required' })))) return
    const post = senderOf({ actor, home: homeOf(actor.posts[0]!.id) }, values.sort)
    const home = homeOf(post.id)
    const done = await run({ id: freshId(home), sort: values.sort, postId: post.id, subject: values.subject, text: values.text, due: orNull(values.due), audience: values.people.map(worker => ({ worker })) }, home)
    if (done) { form.clear(); setSent(true) }
  }
  if (sent) return <Page title={say('hear.write')} back="/arahan"><Band tone="daun" alert>{say('hear.new.sent')}</Band><LinkButton to="/arahan">{say('hear.title')}</LinkButton></Page>
  return (
    <Page title={say('hear.write')} back="/arahan" lead={say('hear.new.lead')}>
      <form className="form" noValidate onSubmit={event => void submit(event)}>
        <ErrorSummary form={form} names={names} />
        {sorts.length > 1 && <RadioRow {...bind('sort')} label={names.sort} value={values.sort} onValue={sort => { form.set('sort', sort as Sort); form.set('people', []) }} options={sorts.map(value => ({ value, label: say(`directive_sort.${value}`) }))} />}
        {people.length ? <>
          <Button small onPress={() => form.set('people', people.map(one => one.value))}>{say('hear.new.everyone', { count: people.length })}</Button>
          <CheckRow {...bind('people')} label={names.people} options={people} />
        </> : <Band tone="tembaga">{say('hear.new.nobody')}</Band>}
        <TextField {...bind('subject')} label={names.subject} maxLength={160} />
        <TextArea {...bind('text')} label={names.text} rows={5} maxLength={4000} />
        <DateField {...bind('due')} label={names.due} optional min={today} />
        <Refusal problem={problem} />
        <Button tone="primary" wide submit busy={busy}>{say('hear.send')}</Button>
      </form>
    </Page>
  )
}

const MOST = 60

/** Whom this telephone knows of those one may send to. */
function usePeople(sort: Sort): { value: string; label: string; note: string }[] {
  const say = useSay()
  const placeName = usePlaceName()
  const actor = actorOf(useSession())
  const now = trueNow()
  const posts = useRecords(Post).filter(post => post.line === 'area' && post.workerId !== actor.workerId && isLive(post, dayAt(post.region, now)) && actor.posts.some(mine => mine.line === 'area' && mayReach(mine, sort, post)))
  const byWorker = [...new Map(posts.map(post => [post.workerId, post])).values()]
  return byWorker.toSorted((a, b) => a.workerName.localeCompare(b.workerName, 'id')).slice(0, MOST).map(post => ({ value: post.workerId, label: post.workerName, note: `${say(`role.${post.role}`)} · ${placeName(post.region)}` }))
}

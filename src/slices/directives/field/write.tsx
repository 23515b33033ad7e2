import { type FormEvent, useState } from 'react'
import type { Read } from '#kernel/action.ts'
import { dayAt } from '#kernel/day.ts'
import { homeOf } from '#kernel/id.ts'
import { holds } from '#kernel/rights.ts'
import { rights } from '#src/rights.ts'
import { useOwnPlace, useSession } from '#web/app.tsx'
import { trueNow } from '#web/clock.ts'
import { orNull, useFaults, useForm } from '#web/form.ts'
import { useAction, useRecord } from '#web/hooks.ts'
import { Band } from '#web/kit/band.tsx'
import { Button, LinkButton } from '#web/kit/button.tsx'
import { DateField, RadioRow, TextArea, TextField } from '#web/kit/fields.tsx'
import { Page } from '#web/kit/page.tsx'
import { EmptyState } from '#web/kit/states.tsx'
import { ErrorSummary, Refusal } from '#web/kit/summary.tsx'
import { freshId } from '#web/moment.ts'
import { Sent } from '#web/sent.tsx'
import { actorOf } from '#web/session.ts'
import { useSay } from '#web/words.tsx'
import { mayReach, senderOf } from '../audience.ts'
import type { Sort } from '../flow.ts'
import { Hearing } from '../kinds.ts'
import { pass } from '../pass.ts'
import { send } from '../send.ts'
import { partsOf, People, usePeople } from './people.tsx'

type Values = { sort: Sort; subject: string; text: string; due: string; people: readonly string[] }

/** Writes official words: to those below, or as a request to those above; also without a line. */
export function WritePage() {
  return <Write />
}

/** Passes on what came, with own words above it (disposisi); also without a line. */
export function PassPage({ id }: { id: string }) {
  const say = useSay()
  const hearing = useRecord(Hearing, id)
  return hearing ? <Write of={hearing} /> : <Page title={say('hear.pass')} back="/arahan"><EmptyState title={say('app.not_here')} /></Page>
}

function Write({ of: hearing }: { of?: Read<typeof Hearing> }) {
  const say = useSay()
  const session = useSession()
  const actor = actorOf(session)
  const today = dayAt(useOwnPlace(), trueNow())
  const sorts: Sort[] = hearing ? ['disposisi'] : [...holds(rights, actor, 'directive.send') ? ['arahan', 'pengumuman', 'kesepakatan'] as const : [], ...holds(rights, actor, 'directive.request') ? ['permintaan'] as const : []]
  const due = hearing?.due ?? ''
  const form = useForm<Values>(`write${hearing?.id ?? ''}`, { sort: sorts[0] ?? 'permintaan', subject: hearing?.subject ?? '', text: '', due: due < today ? '' : due, people: [] })
  const { values, bind } = form
  const mine = actor.posts.filter(post => post.line === 'area')
  const people = usePeople(post => post.workerId !== hearing?.fromId && mine.some(own => mayReach(own, values.sort, post)))
  const sends = useAction(send)
  const passes = useAction(pass)
  const { busy, problem } = hearing ? passes : sends
  useFaults(form, problem)
  const [sent, setSent] = useState<{ id: string; act: string }>()
  const [title, back] = hearing ? [say('hear.pass'), `/arahan/${hearing.id}`] : [say('hear.write'), '/arahan']
  const names = { sort: say('hear.new.sort'), people: say('hear.new.people'), audience: say('hear.new.people'), subject: say('field.subject'), text: say('hear.new.text'), due: say('hear.due') }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy || form.fail((['people', 'subject', 'text'] as const).filter(at => !values[at].length).map(at => ({ at: at as string, rule: 'required' })))) return
    // under the post that reaches them all
    const chosen = people.filter(({ workerId, role }) => values.people.includes(workerId) || values.people.includes(role))
    const post = senderOf({ actor, home: homeOf(hearing?.id ?? mine[0]!.id) }, values.sort, mine.find(own => chosen.every(to => mayReach(own, values.sort, to)))?.id)
    const home = homeOf(post.id)
    const id = freshId(home)
    const said = { id, postId: post.id, subject: values.subject, text: values.text, due: orNull(values.due), audience: partsOf(people, values.people) }
    const done = hearing ? await passes.run({ ...said, hearingId: hearing.id }, home) : await sends.run({ ...said, sort: values.sort }, home)
    if (done) { form.clear(); setSent({ id, act: done.id }) }
  }
  if (sent) return <Page title={title} back={back}><Sent id={sent.act} /><LinkButton to={`/arahan/kirim/${sent.id}`}>{say('hear.funnel')}</LinkButton></Page>
  return (
    <Page title={title} back={back} lead={say('hear.new.lead')}>
      {hearing && <details className="more"><summary>{hearing.fromName}: {hearing.subject}</summary><p style={{ whiteSpace: 'pre-line' }}>{hearing.wordings.at(-1)!.text}</p></details>}
      <form className="form" noValidate onSubmit={event => void submit(event)}>
        <ErrorSummary form={form} names={names} />
        {sorts.length > 1 && <RadioRow {...bind('sort')} label={names.sort} value={values.sort} onValue={sort => { form.set('sort', sort as Sort); form.set('people', []) }} options={sorts.map(value => ({ value, label: say(`directive_sort.${value}`) }))} />}
        {people.length ? <People {...bind('people')} fault={form.faults.find(({ at }) => at === 'people' || at === 'audience')} label={names.people} people={people} /> : <Band tone="tembaga">{say('hear.new.nobody')}</Band>}
        <TextField {...bind('subject')} label={names.subject} maxLength={160} />
        <TextArea {...bind('text')} label={names.text} rows={5} maxLength={4000} />
        <DateField {...bind('due')} label={names.due} optional min={today} />
        <Refusal problem={problem} />
        <Button tone="primary" wide submit busy={busy}>{say('hear.send')}</Button>
      </form>
    </Page>
  )
}

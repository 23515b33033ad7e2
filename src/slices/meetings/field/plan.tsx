import { type FormEvent, useState } from 'react'
import { dayAt } from '#kernel/day.ts'
import { homeOf } from '#kernel/id.ts'
import { invitesTo } from '#src/rights.ts'
import { useApp, useOwnPlace, useSession } from '#web/app.tsx'
import { trueNow } from '#web/clock.ts'
import { useFaults, useForm } from '#web/form.ts'
import { useSend } from '#web/hooks.ts'
import { Band } from '#web/kit/band.tsx'
import { Button, LinkButton } from '#web/kit/button.tsx'
import { DateField, Select, TextField, TimeField } from '#web/kit/fields.tsx'
import { Page } from '#web/kit/page.tsx'
import { ErrorSummary, Refusal } from '#web/kit/summary.tsx'
import { useSay } from '#web/words.tsx'
import { partsOf, People, usePeople } from '#slices/directives/field/people.tsx'
import { MEETING_SORTS } from '../kinds.ts'
import type { plan } from '../plan.ts'

// whom it reaches is found by the server, so that no rule of planning is aboard
const PLAN = { name: 'meeting.plan' } as typeof plan

/** Calls a meeting, by a line: what, when, where, and who comes; whoever calls it leads it. */
export function PlanMeetingPage() {
  const say = useSay()
  const { sheet, sync } = useApp()
  const { worker, posts } = useSession()
  const today = dayAt(useOwnPlace(), trueNow())
  const post = posts.find(({ line, role }) => line === 'area' && sheet[role]?.verbs.includes('meeting.hold'))
  const people = usePeople(one => !!post && invitesTo(post, one))
  const form = useForm('meeting', { title: '', sort: 'silaturahmi', day: today, from: '09:00', to: '11:00', place: '', people: [] as readonly string[] })
  const { values: { people: chosen, ...values }, bind } = form
  const { run, busy, problem } = useSend(PLAN)
  useFaults(form, problem)
  const [sent, setSent] = useState(false)
  const names = { title: say('meet.plan.name'), sort: say('field.sort'), day: say('field.day'), from: say('field.from'), to: say('field.to'), place: say('meet.plan.place'), people: say('meet.plan.who'), audience: say('meet.plan.who') }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy || !post || form.fail((['title', 'day', 'from', 'to', 'place', 'people'] as const).filter(at => !form.values[at].length).map(at => ({ at: at as string, rule: 'required' })))) return
    if (!await run({ ...values, sort: values.sort as 'rakor', region: post.region, leaderId: worker.id, audience: partsOf(people, chosen) }, homeOf(post.id))) return
    form.clear()
    setSent(true)
    void sync.now()
  }
  if (sent) return <Page title={say('meet.plan.title')} back="/rapat"><Band tone="daun" alert>{say('meet.plan.sent')}</Band><LinkButton to="/rapat">{say('meet.plan.all')}</LinkButton></Page>
  return (
    <Page title={say('meet.plan.title')} back="/rapat" lead={say('meet.plan.lead')}>
      <form className="form" noValidate onSubmit={event => void submit(event)}>
        <ErrorSummary form={form} names={names} />
        <TextField {...bind('title')} label={names.title} maxLength={160} />
        <Select {...bind('sort')} label={names.sort} options={MEETING_SORTS.map(value => ({ value, label: say(`meeting_sort.${value}`) }))} />
        <DateField {...bind('day')} label={names.day} min={today} />
        <TimeField {...bind('from')} label={names.from} />
        <TimeField {...bind('to')} label={names.to} />
        <TextField {...bind('place')} label={names.place} maxLength={160} />
        <People {...bind('people')} fault={form.faults.find(({ at }) => at === 'people' || at === 'audience')} label={names.people} people={people} />
        <Refusal problem={problem} />
        <Button tone="primary" wide submit busy={busy}>{say('meet.plan.send')}</Button>
      </form>
    </Page>
  )
}

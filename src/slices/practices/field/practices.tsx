import { type FormEvent, useState } from 'react'
import { useLocation } from 'wouter'
import type { Read } from '#kernel/action.ts'
import { homeOf } from '#kernel/id.ts'
import { postWith } from '#kernel/rights.ts'
import { useApp, useSession } from '#web/app.tsx'
import { faultsHere, orNull, useFaults, useForm } from '#web/form.ts'
import { useAction, useRecord, useRecords } from '#web/hooks.ts'
import { Band, Mark } from '#web/kit/band.tsx'
import { Button, LinkButton } from '#web/kit/button.tsx'
import { Select, TextArea, TextField } from '#web/kit/fields.tsx'
import { Facts, List, ListRow } from '#web/kit/list.tsx'
import { Page } from '#web/kit/page.tsx'
import { EmptyState } from '#web/kit/states.tsx'
import { ErrorSummary, Refusal } from '#web/kit/summary.tsx'
import { freshId } from '#web/moment.ts'
import { NotHere } from '#web/nothere.tsx'
import { actorOf } from '#web/session.ts'
import { dayWords } from '#web/when.ts'
import { useLanguage, usePlaceName, useSay } from '#web/words.tsx'
import { NEEDS } from '#slices/cases/needs.ts'
import { Practice, withdraw, write } from '#slices/practices/rules.ts'
import { Crew } from '#slices/workers/field/people.tsx'

type One = Read<typeof Practice>

/** Praktik baik: what colleagues of the office wrote down, newest first. */
export function PracticesPage() {
  const say = useSay()
  const rows = useRecords(Practice).toSorted((a, b) => (a.day + a.id < b.day + b.id ? 1 : -1))
  return (
    <Page title={say('practice.title')} back="/">
      {usePost() && <LinkButton to="/praktik-baik/tulis" tone="primary" wide>{say('practice.write')}</LinkButton>}
      {rows.length ? <List label={say('practice.title')}>{rows.map(row => <Row key={row.id} row={row} />)}</List> : <EmptyState title={say('practice.none')} />}
    </Page>
  )
}

function Row({ row }: { row: One }) {
  const say = useSay()
  const [language] = useLanguage()
  return (
    <ListRow to={`/praktik-baik/${row.id}`} title={row.heading} mark={<Marks of={row} />}>
      {row.byName} · {dayWords(language, row.day, true)}{row.forNeed && ` · ${say(`need.${row.forNeed}`)}`}
    </ListRow>
  )
}

function Marks({ of }: { of: One }) {
  const say = useSay()
  return <>{of.commended && <Mark tone="daun">{say('practice.commended')}</Mark>}{of.withdrawn && <Mark>{say('practice.withdrawn')}</Mark>}</>
}

/** One practice: what was done, what it brought, and what was said of it since. */
export function PracticePage({ id }: { id: string }) {
  const say = useSay()
  const [language] = useLanguage()
  const place = usePlaceName()
  const { worker } = useSession()
  const row = useRecord(Practice, id)
  if (!row) return <Page title={say('practice.title')} back="/praktik-baik"><NotHere /></Page>
  return (
    <Page title={row.heading} tab={say('practice.title')} back="/praktik-baik" lead={<><Crew name={row.byName} pillar={row.pillar} /> · {place(row.region)} · {dayWords(language, row.day)}</>}>
      {row.withdrawn && <Band title={`${say('practice.withdrawn')} · ${dayWords(language, row.withdrawnDay!)}`}>{row.withdrawn}</Band>}
      {row.commended && <Band tone="daun" title={`${say('practice.commended')} · ${row.commendedByName}, ${dayWords(language, row.commendedDay!)}`}>{row.commended}</Band>}
      <Facts of={[[say('field.done'), row.done], [say('field.brought'), row.brought], [say('field.forNeed'), row.forNeed && say(`need.${row.forNeed}`)]]} />
      {row.byId === worker.id && !row.withdrawn && <Withdraw row={row} />}
    </Page>
  )
}

function Withdraw({ row }: { row: One }) {
  const say = useSay()
  const [open, setOpen] = useState(false)
  const form = useForm(`praktik-${row.id}`, { reason: '' })
  const { run, busy, problem } = useAction(withdraw)
  useFaults(form, problem)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const input = { practiceId: row.id, ...form.values }
    if (form.fail(faultsHere(withdraw, input, ['reason'])) || busy) return
    if (await run(input, homeOf(row.id))) form.clear()
  }
  if (!open) return <div className="buttons"><Button onPress={() => setOpen(true)}>{say('practice.withdraw')}</Button></div>
  return (
    <form className="form" noValidate onSubmit={event => void submit(event)}>
      <ErrorSummary form={form} names={{ reason: say('field.reason') }} />
      <TextArea {...form.bind('reason')} label={say('field.reason')} maxLength={300} />
      <Refusal problem={problem} />
      <Button tone="danger" wide submit busy={busy}>{say('practice.withdraw')}</Button>
    </form>
  )
}

/** The form: what, what came of it, for which need and where. */
export function WritePage() {
  const say = useSay()
  const [, go] = useLocation()
  const post = usePost()
  const form = useForm('praktik', { heading: '', done: '', brought: '', forNeed: '' })
  const { run, busy, problem } = useAction(write)
  useFaults(form, problem)
  const { values, bind } = form
  const labels = { heading: say('field.heading'), done: say('field.done'), brought: say('field.brought'), forNeed: say('field.forNeed') }
  if (!post) return <Page title={say('practice.write')} back="/praktik-baik"><NotHere /></Page>
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const home = homeOf(post.id)
    const input = { id: freshId(home), region: post.region, ...values, forNeed: orNull(values.forNeed) as One['forNeed'] }
    if (form.fail(faultsHere(write, input, ['heading', 'done', 'brought'])) || busy || !await run(input, home)) return
    form.clear()
    go(`/praktik-baik/${input.id}`, { replace: true })
  }
  return (
    <Page title={say('practice.write')} back="/praktik-baik">
      <form className="form" noValidate onSubmit={event => void submit(event)}>
        <ErrorSummary form={form} names={labels} />
        <TextField {...bind('heading')} label={labels.heading} maxLength={120} />
        <TextArea {...bind('done')} label={labels.done} hint={say('app.no_names')} rows={5} maxLength={2000} />
        <TextArea {...bind('brought')} label={labels.brought} maxLength={2000} />
        <Select {...bind('forNeed')} label={labels.forNeed} optional empty="" options={NEEDS.map(value => ({ value, label: say(`need.${value}`) }))} />
        <Refusal problem={problem} />
        <Button tone="primary" wide submit busy={busy}>{say('practice.write')}</Button>
      </form>
    </Page>
  )
}

/** The post under which one is written down, and so its area. */
function usePost() {
  const { sheet } = useApp()
  return postWith(sheet, actorOf(useSession()), 'practice.write')
}

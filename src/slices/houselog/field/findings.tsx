import type { FormEvent } from 'react'
import type { Read } from '#kernel/action.ts'
import { homeOf } from '#kernel/id.ts'
import { useSession } from '#web/app.tsx'
import { useFaults, useForm } from '#web/form.ts'
import { useAction, useRecords } from '#web/hooks.ts'
import { Mark } from '#web/kit/band.tsx'
import { Button } from '#web/kit/button.tsx'
import { TextArea } from '#web/kit/fields.tsx'
import { List, PlainRow, Section } from '#web/kit/list.tsx'
import { Page } from '#web/kit/page.tsx'
import { EmptyState } from '#web/kit/states.tsx'
import { Refusal } from '#web/kit/summary.tsx'
import { dayWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { Finding, Supervision } from '#slices/houselog/kinds.ts'
import { answer } from '#slices/houselog/supervision.ts'
import { useHouse } from './data.tsx'

/** What the office found, what is to be done about it, and the answer of the house. */
export function FindingsPage() {
  const say = useSay()
  const [language] = useLanguage()
  const house = useHouse()
  const { worker } = useSession()
  const today = house?.running.day ?? ''
  const rows = useRecords(Finding).filter(one => one.unitId === house?.house.id || one.ownerId === worker.id).toSorted((a, b) => (a.due < b.due ? -1 : 1))
  const visits = useRecords(Supervision, { unitId: house?.house.id ?? '' }).toSorted((a, b) => (a.day < b.day ? 1 : -1))
  const open = rows.filter(({ state }) => state !== 'selesai')
  return (
    <Page title={say('log.findings')} back="/">
      {open.length ? <List>{open.map(row => (
        <PlainRow key={row.id} attention={row.state === 'terbuka' && row.due < today} title={row.what} mark={<Mark tone={row.state === 'dijawab' ? 'daun' : row.due < today ? 'bata' : 'tembaga'}>{say(row.state === 'terbuka' && row.due < today ? 'log.overdue' : `finding_state.${row.state}`)}</Mark>}>
          <p>{say('field.fix')}: {row.fix}</p>
          <p>{say('log.due', { day: dayWords(language, row.due) })}{row.ownerName ? ` · ${row.ownerName}` : ''}</p>
          {row.returned && <p>{say('log.returned', { reason: row.returned })}</p>}
          {row.answer && <p>{row.answeredBy}: {row.answer}</p>}
          {row.state === 'terbuka' && <Answer row={row} />}
        </PlainRow>
      ))}</List> : <EmptyState title={say('log.findings_none')} />}
      <Section title={say('log.visits')} id="pembinaan">{visits.length ? <List>{visits.map(visit => <PlainRow key={visit.id} title={`${dayWords(language, visit.day)} · ${visit.byName}`} mark={<Mark>{say(`supervision_state.${visit.state}`)}</Mark>}>{visit.summary && <p>{visit.summary}</p>}</PlainRow>)}</List> : <EmptyState title={say('trip.no_visits')} />}</Section>
    </Page>
  )
}

function Answer({ row }: { row: Read<typeof Finding> }) {
  const say = useSay()
  const form = useForm(`temuan.${row.id}`, { answer: '' })
  const { run, busy, problem } = useAction(answer)
  useFaults(form, problem)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const said = form.values.answer.trim()
    if (!said) { form.fail([{ at: 'answer', rule: 'required' }]); return }
    if (!busy && await run({ findingId: row.id, answer: said }, homeOf(row.id))) form.clear()
  }
  return (
    <form className="form" noValidate onSubmit={event => void submit(event)}>
      <TextArea {...form.bind('answer')} label={say('log.answer')} maxLength={1000} />
      <Refusal problem={problem} />
      <Button submit busy={busy}>{say('log.answer_send')}</Button>
    </form>
  )
}

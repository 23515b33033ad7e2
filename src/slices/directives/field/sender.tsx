import { type FormEvent, useEffect, useState } from 'react'
import type { Read } from '#kernel/action.ts'
import { dayAt } from '#kernel/day.ts'
import { homeOf } from '#kernel/id.ts'
import { useApp, useSession } from '#web/app.tsx'
import { trueNow } from '#web/clock.ts'
import { faultsIn, orNull, useFaults, useForm } from '#web/form.ts'
import { act, useAction, useAttempt, useRecord, useRecords } from '#web/hooks.ts'
import { Band } from '#web/kit/band.tsx'
import { Button } from '#web/kit/button.tsx'
import { DateField, RadioRow, TextArea, TextField } from '#web/kit/fields.tsx'
import { Facts, List, ListRow, Section } from '#web/kit/list.tsx'
import { Page } from '#web/kit/page.tsx'
import { EmptyState } from '#web/kit/states.tsx'
import { ErrorSummary, Refusal } from '#web/kit/summary.tsx'
import { useSay } from '#web/words.tsx'
import { accept, clarify, outcomesOf, reply } from '../answer.ts'
import { correct, withdraw } from '../correct.ts'
import { waitsForRecipient } from '../flow.ts'
import { Directive, Hearing } from '../kinds.ts'
import { funnelOf, type Reached, stopsAt } from '../ledger.ts'
import { remind } from '../remind.ts'
import { Evidence, Restated as Said } from './files.tsx'
import { Standing } from './inbox.tsx'
import { RemindButton, useReminded } from './remind.tsx'
import { Words } from './wordings.tsx'

type Of = { hearing: Read<typeof Hearing> }

/** What a sender says to one recipient: accept or clarify, answer an objection, remind. */
export function SenderAnswers({ hearing }: Of) {
  const say = useSay()
  const waits = waitsForRecipient(hearing, dayAt(hearing.region, trueNow()))
  return (
    <>
      {(hearing.restatement || hearing.voice) && <Band title={say('hear.theirs', { name: hearing.workerName })}><Said hearing={hearing} /></Band>}
      {hearing.restated === 'menunggu' && <Restated hearing={hearing} />}
      {hearing.objection && <Band tone="tembaga" title={say(`objection.${hearing.objection}`)}><p>{hearing.reason}</p></Band>}
      {hearing.objection && !hearing.reply && <Reply hearing={hearing} />}
      <Evidence hearing={hearing} />
      {waits && <RemindButton hearing={hearing} />}
    </>
  )
}

function Restated({ hearing }: Of) {
  const say = useSay()
  const accepts = useAction(accept)
  const clarifies = useAction(clarify)
  const [text, setText] = useState('')
  const problem = accepts.problem ?? clarifies.problem
  return (
    <div className="form">
      <Refusal problem={problem} />
      <Button tone="primary" wide busy={accepts.busy} onPress={() => void accepts.run({ hearingId: hearing.id }, homeOf(hearing.id))}>{say('hear.accept')}</Button>
      <TextArea id={`clarify-${hearing.id}`} label={say('hear.clarification')} value={text} onValue={setText} maxLength={1000} fault={faultsIn(problem)[0]} />
      <Button busy={clarifies.busy} onPress={() => void clarifies.run({ hearingId: hearing.id, clarification: text }, homeOf(hearing.id))}>{say('hear.clarify')}</Button>
    </div>
  )
}

function Reply({ hearing }: Of) {
  const say = useSay()
  const { run, busy, problem } = useAction(reply)
  const [values, setValues] = useState({ outcome: 'jelas', reply: '' })
  return (
    <div className="form">
      <RadioRow id={`outcome-${hearing.id}`} label={say('hear.outcome')} value={values.outcome} onValue={outcome => setValues({ ...values, outcome })} options={outcomesOf(hearing).map(value => ({ value, label: say(`outcome_reply.${value}`) }))} />
      <TextArea id={`reply-${hearing.id}`} label={say('hear.answer')} value={values.reply} onValue={words => setValues({ ...values, reply: words })} maxLength={1000} fault={faultsIn(problem)[0]} />
      <Refusal problem={problem} />
      <Button tone="primary" busy={busy} onPress={() => void run({ hearingId: hearing.id, outcome: values.outcome as 'jelas', reply: values.reply }, homeOf(hearing.id))}>{say('hear.send')}</Button>
    </div>
  )
}

/** How far one's own words came: the states with their numbers, where they stop, and each recipient; corrected here, and those who owe a word reminded. */
export function SentPage({ id }: { id: string }) {
  const say = useSay()
  const directive = useRecord(Directive, id)
  const hearings = useRecords(Hearing, { directiveId: id }).filter(one => one.workerId !== one.fromId).toSorted((a, b) => Number(b.turn === 'pengirim') - Number(a.turn === 'pengirim') || a.workerName.localeCompare(b.workerName, 'id'))
  const [mended, mend] = useState(0)
  const reached = useReached(id, mended)
  if (!directive) return <Page title={say('hear.title')} back="/arahan"><EmptyState title={say('app.not_here')} /></Page>
  const funnel = funnelOf(directive.sort, hearings)
  const stop = stopsAt(funnel)
  const silent = hearings.filter(({ stage }) => stage === 'terkirim')
  return (
    <Page title={directive.subject} tab={say('hear.title')} back="/arahan" lead={say('hear.people', { count: hearings.length })}>
      {directive.state === 'dicabut' && <Band tone="bata">{say('problem.directive.withdrawn')}</Band>}
      <Words of={directive} />
      <Section title={say('hear.funnel')} id="sampai">
        <Facts of={[...funnel.slice(1).map(({ stage, count }) => [say(`hearing_stage.${stage}`), `${count} / ${hearings.length}`] as const), ...reached ? UNOPENED.map(one => [say(`reached.${one}`), silent.filter(({ id }) => reached[id] === one).length || null] as const) : []]} />
        {stop && <p className="lead">{say('hear.stops', { stage: say(`hearing_stage.${stop.stage}`), count: stop.lost })}</p>}
        {reached === null && silent.length > 0 && <p className="hint">{say('hear.reach.offline')}</p>}
      </Section>
      <RemindAll hearings={hearings} />
      <List>{hearings.map(one => <ListRow key={one.id} to={`/arahan/${one.id}`} title={one.workerName} attention={one.turn === 'pengirim'} mark={<Standing hearing={one} reached={reached?.[one.id]} />}>{one.role && say(`role.${one.role}`)}</ListRow>)}</List>
      {directive.state === 'berjalan' && <><Correct key={mended} directive={directive} onDone={() => mend(mended + 1)} /><Withdraw id={id} /></>}
    </Page>
  )
}

const UNOPENED = ['belum_sampai', 'belum_dibuka', 'tanpa_akun'] as const

/** Whether the words came to each recipient's telephone, by hearing; the office alone knows, so it is asked, anew once they were corrected, and null where it cannot be. */
function useReached(id: string, mended: number): Record<string, Reached> | null | undefined {
  const { http } = useApp()
  const [reached, put] = useState<Record<string, Reached> | null>()
  useEffect(() => {
    http.get<{ recipients: { id: string; reached: Reached }[] }>(`/api/v1/directives/${id}/ledger`).then(({ recipients }) => put(Object.fromEntries(recipients.map(one => [one.id, one.reached]))), () => put(null))
  }, [http, id, mended])
  return reached
}

const DAY_MS = 86_400_000

/** Reminds all who have owed a word for a day and were not reminded in these days. */
function RemindAll({ hearings }: { hearings: readonly Of['hearing'][] }) {
  const say = useSay()
  const app = useApp()
  const session = useSession()
  const reminded = useReminded()
  const { busy, problem, attempt } = useAttempt()
  const now = trueNow()
  const late = hearings.filter(one => waitsForRecipient(one, dayAt(one.region, now)) && Date.parse(one.wordings.at(-1)!.at) < Date.parse(now) - DAY_MS && !reminded(one.id))
  const all = () => attempt(async () => { for (const { id } of late) await act(app, session, remind, { hearingId: id, named: true }, homeOf(id)) })
  return <><Refusal problem={problem} />{late.length > 1 && <Button busy={busy} onPress={() => void all()}>{say('hear.remind.all', { count: late.length })}</Button>}</>
}

/** Corrects one's own words: the old ones stay, struck through, for everybody who had them. */
function Correct({ directive: { id, wordings }, onDone }: { directive: Pick<Read<typeof Directive>, 'id' | 'wordings'>; onDone(): void }) {
  const say = useSay()
  const last = wordings.at(-1)!
  const form = useForm(`correct-${id}-${wordings.length}`, { subject: last.subject, text: last.text, due: last.due ?? '', reason: '' })
  const { values, bind } = form
  const { run, busy, problem } = useAction(correct)
  useFaults(form, problem)
  const names = { subject: say('field.subject'), text: say('hear.new.text'), due: say('hear.due'), reason: say('field.reason') }
  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (busy || form.fail((['subject', 'text', 'reason'] as const).filter(at => !values[at].trim()).map(at => ({ at: at as string, rule: 'required' })))) return
    if (await run({ directiveId: id, wording: wordings.length - 1, ...values, due: orNull(values.due) }, homeOf(id))) { form.clear(); onDone() }
  }
  return (
    <details className="more"><summary>{say('hear.correct')}</summary>
      <form className="form" noValidate onSubmit={event => void save(event)}>
        <p className="lead">{say('hear.correct.lead')}</p>
        <ErrorSummary form={form} names={names} />
        <TextField {...bind('subject')} label={names.subject} maxLength={160} />
        <TextArea {...bind('text')} label={names.text} rows={5} maxLength={4000} />
        <DateField {...bind('due')} label={names.due} optional />
        <TextArea {...bind('reason')} label={names.reason} maxLength={300} />
        <Refusal problem={problem} />
        <Button tone="primary" wide submit busy={busy}>{say('hear.correct.send')}</Button>
      </form>
    </details>
  )
}

/** Takes one's own words back with a reason; they stay to be read, and nothing more is asked of anybody. */
function Withdraw({ id }: { id: string }) {
  const say = useSay()
  const { run, busy, problem } = useAction(withdraw)
  const [reason, setReason] = useState('')
  return (
    <details className="more"><summary>{say('hear.withdraw')}</summary>
      <div className="form">
        <TextArea id={`withdraw-${id}`} label={say('field.reason')} value={reason} onValue={setReason} maxLength={300} fault={faultsIn(problem)[0]} />
        <Refusal problem={problem} />
        <Button tone="danger" busy={busy} onPress={() => void run({ directiveId: id, reason }, homeOf(id))}>{say('hear.withdraw')}</Button>
      </div>
    </details>
  )
}

import { useState } from 'react'
import type { Read } from '#kernel/action.ts'
import { dayAt } from '#kernel/day.ts'
import { homeOf } from '#kernel/id.ts'
import { trueNow } from '#web/clock.ts'
import { faultsIn } from '#web/form.ts'
import { useAction, useRecord, useRecords } from '#web/hooks.ts'
import { Band, Mark } from '#web/kit/band.tsx'
import { Button } from '#web/kit/button.tsx'
import { RadioRow, TextArea } from '#web/kit/fields.tsx'
import { Facts, List, Section } from '#web/kit/list.tsx'
import { Page } from '#web/kit/page.tsx'
import { EmptyState } from '#web/kit/states.tsx'
import { Refusal } from '#web/kit/summary.tsx'
import { useSay } from '#web/words.tsx'
import { accept, clarify, OUTCOMES, reply } from '../answer.ts'
import { waitsForRecipient } from '../flow.ts'
import { Directive, Hearing } from '../kinds.ts'
import { funnelOf, stopsAt } from '../ledger.ts'
import { Evidence, Restated as Said } from './files.tsx'
import { HearingRow } from './inbox.tsx'
import { RemindButton } from './remind.tsx'

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
      <RadioRow id={`outcome-${hearing.id}`} label={say('hear.outcome')} value={values.outcome} onValue={outcome => setValues({ ...values, outcome })} options={OUTCOMES.map(value => ({ value, label: say(`outcome_reply.${value}`) }))} />
      <TextArea id={`reply-${hearing.id}`} label={say('hear.answer')} value={values.reply} onValue={words => setValues({ ...values, reply: words })} maxLength={1000} fault={faultsIn(problem)[0]} />
      <Refusal problem={problem} />
      <Button tone="primary" busy={busy} onPress={() => void run({ hearingId: hearing.id, outcome: values.outcome as 'jelas', reply: values.reply }, homeOf(hearing.id))}>{say('hear.send')}</Button>
    </div>
  )
}

/** How far one's own words came: the states with their numbers, where they stop, and each recipient. */
export function SentPage({ id }: { id: string }) {
  const say = useSay()
  const directive = useRecord(Directive, id)
  const hearings = useRecords(Hearing, { directiveId: id }).filter(one => one.workerId !== one.fromId).toSorted((a, b) => a.workerName.localeCompare(b.workerName, 'id'))
  if (!directive) return <Page title={say('hear.title')} back="/arahan"><EmptyState title={say('app.not_here')} /></Page>
  const funnel = funnelOf(directive.sort, hearings)
  const stop = stopsAt(funnel)
  return (
    <Page title={directive.subject} tab={say('hear.title')} back="/arahan" lead={say('hear.people', { count: hearings.length })}>
      {directive.state === 'dicabut' && <Band tone="bata">{say('problem.directive.withdrawn')}</Band>}
      {directive.wordings.length > 1 && <p><Mark tone="daun">{say('hear.last')}</Mark></p>}
      <p style={{ whiteSpace: 'pre-line' }}>{directive.wordings.at(-1)!.text}</p>
      <Section title={say('hear.funnel')} id="sampai">
        <Facts of={funnel.slice(1).map(({ stage, count }) => [say(`hearing_stage.${stage}`), `${count} / ${hearings.length}`] as const)} />
        {stop && <p className="lead">{say('hear.stops', { stage: say(`hearing_stage.${stop.stage}`), count: stop.lost })}</p>}
      </Section>
      <List>{hearings.map(one => <HearingRow key={one.id} hearing={one} />)}</List>
    </Page>
  )
}

import { Button } from '@mantine/core'
import { useEffect } from 'react'
import { Link } from 'wouter'
import type { Action } from '#kernel/action.ts'
import { homeOf } from '#kernel/id.ts'
import { useSession } from '#web/app.tsx'
import { useFaults, useForm } from '#web/form.ts'
import { dayWords, dueWords, momentWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { Choose, TextBlock, Tick } from '#web/office/fields.tsx'
import { Form, RefusalBand } from '#web/office/form.tsx'
import { Band, Mark } from '#web/office/marks.tsx'
import { Facts, Page, Section } from '#web/office/page.tsx'
import { type Page as Rows, useQuery } from '#web/office/query.ts'
import { useSend } from '#web/office/send.ts'
import { Answer } from '#web/office/states.tsx'
import { useMay, useOffice, useTell, useToday } from '#web/office/store.tsx'
import { useOpens } from '#web/opens.ts'
import { accept, clarify, outcomesOf, reply } from './answer.ts'
import { DEMANDS, isOpen, mayPass, openSteps, waitsForRecipient } from './flow.ts'
import { agree, carryOut, hear, object, restate, review, understand } from './hear.ts'
import { type Hearing, OBJECTIONS, type Reminder } from './kinds.ts'
import { AttachedList, EvidenceHere, RestatedHere } from './office-files.tsx'
import { HandOver } from './office-hand.tsx'
import { Words } from './office-ledger.tsx'
import { remind, remindedAt } from './remind.ts'

/** One hearing, for its recipient at a desk or for its sender: the words, the states, and what can be said now. */
export function HearingPage({ id }: { id: string }) {
  const hearing = useQuery<Hearing>(`/api/v1/hearings/${id}`)
  return <Answer of={hearing} rows={8}>{data => <Told hearing={data} />}</Answer>
}

function Told({ hearing }: { hearing: Hearing }) {
  const say = useSay()
  const [language] = useLanguage()
  const today = useToday()
  const { worker } = useSession()
  const may = useMay()
  useOpened(hearing, worker.id)
  const mine = hearing.workerId === worker.id
  const trail = (hearing.trail ?? []).filter(one => one.wording === hearing.wording)
  const office = hearing.fromRole ? `${hearing.delegation ? `${say(`delegation.${hearing.delegation}`)} ` : ''}${say(`role.${hearing.fromRole}`)}` : ''
  return (
    <Page title={hearing.subject} lead={`${say(`directive_sort.${hearing.sort}`)} · ${hearing.fromName}${office && `, ${office}`}${hearing.forName ? ` (${say('hear.for_name', { name: hearing.forName })})` : ''} → ${hearing.workerName}`}>
      {hearing.stage === 'dicabut' && <Band tone="bata" title={say('problem.directive.withdrawn')} />}
      {hearing.anew && hearing.stage === 'terkirim' && <Band tone="tembaga" title={say('hear.anew')} />}
      {(hearing.chain ?? []).map(link => <p key={link.id} className="muted">{say('hear.chain')}: {link.fromName} · {link.text}{link.corrected && <> <Mark tone="daun">{say('hear.last')}</Mark></>}</p>)}
      {hearing.wordings && <Words of={hearing} />}
      <AttachedList files={hearing.attachments} base={`/api/v1/hearings/${hearing.id}`} />
      <Facts of={[[say('hear.due'), hearing.due && `${dayWords(language, hearing.due)} (${dueWords(say, hearing.due, today)})`], [say('field.duty'), hearing.duty], [say('field.basis'), hearing.basis]]} />
      {mine ? <Mine hearing={hearing} /> : hearing.fromId === worker.id && <Theirs hearing={hearing} waits={waitsForRecipient(hearing, today)} />}
      {!mine && !hearing.mirrorOf && (hearing.fromId === worker.id || may('office.approve', hearing.region)) && isOpen(hearing) && <HandOver hearing={hearing} />}
      <Section id="perjalanan" title={say('hear.states')}>
        <Facts of={DEMANDS[hearing.sort].map(stage => { const reached = trail.findLast(one => one.stage === stage); return [say(`hearing_stage.${stage}`), reached ? `${reached.byName}, ${momentWords(say, language, hearing.region, reached.at)}` : '–'] as const })} />
      </Section>
    </Page>
  )
}

function useOpened({ id, workerId, stage, wording }: Hearing, me: string): void {
  const { run } = useSend(hear)
  const isNew = workerId === me && stage === 'terkirim'
  useEffect(() => {
    if (!isNew) return
    const timer = setTimeout(() => void run({ hearingId: id, wording }, homeOf(id)), 1_500)
    return () => clearTimeout(timer)
  }, [isNew, id, wording, run])
}

function Mine({ hearing }: { hearing: Hearing }) {
  const say = useSay()
  const open = openSteps(hearing)
  const opens = useOpens()
  const on = { hearingId: hearing.id, wording: hearing.wording }
  const understands = open.includes('hear') || open.includes('understand')
  return (
    <>
      {hearing.clarification && <Band tone="tembaga" title={say('hear.clarified', { name: hearing.fromName })}>{hearing.clarification}</Band>}
      {hearing.reply && <Band tone="tembaga" title={say('hear.reply', { name: hearing.fromName })}>{hearing.reply}</Band>}
      {(hearing.restated === 'menunggu' || hearing.restated === 'diterima') && <Band title={`${say('field.restatement')}: ${say(hearing.restated === 'menunggu' ? 'hear.restate.waits' : 'hear.accepted', { name: hearing.fromName })}`}><RestatedHere hearing={hearing} /></Band>}
      {hearing.objection && !hearing.reply && hearing.turn === 'pengirim' && <Band title={say('hear.object.waits', { name: hearing.fromName })}>{hearing.reason}</Band>}
      {understands && !hearing.owner && <Press action={understand} input={on} label={say('hear.understand')} home={homeOf(hearing.id)} />}
      {understands && hearing.owner && <OneText name={`restate.${hearing.id}`} action={restate} field="restatement" label={say('field.restatement')} submit={say('hear.restate')} hearing={hearing} was={hearing.restated ? null : hearing.restatement} input={restatement => ({ ...on, restatement })} />}
      {open.includes('agree') && <Press action={agree} input={on} label={say('hear.agree')} home={homeOf(hearing.id)} />}
      {open.includes('carry_out') && <OneText name={`done.${hearing.id}`} action={carryOut} field="evidence" label={say('hear.done.what')} submit={say('hear.done')} hearing={hearing} input={evidence => ({ ...on, evidence })} />}
      {(open.includes('agree') || open.includes('carry_out')) && !(hearing.objection && !hearing.reply) && <details className="more"><summary>{say('hear.object')}</summary>
        <p className="muted">{say('hear.object.lead', { name: hearing.fromName })}</p>
        <OneText name={`object.${hearing.id}`} action={object} field="reason" label={say('field.reason')} submit={say('hear.send')} hearing={hearing} choices={{ field: 'objection', label: say('hear.object.kind'), options: OBJECTIONS.map(value => ({ value, label: say(`objection.${value}`) })) }} input={(reason, objection) => ({ ...on, reason, objection: objection as 'kendala' })} />
      </details>}
      {open.includes('keep') && <div className="buttons"><Press action={review} input={{ ...on, holds: 'ya' }} label={say('hear.keep')} home={homeOf(hearing.id)} plain /><Press action={review} input={{ ...on, holds: 'tidak' }} label={say('hear.reopen')} home={homeOf(hearing.id)} plain /></div>}
      {hearing.turn === 'pengirim' && <Remind hearing={hearing} />}
      <p className="buttons">
        {hearing.passedId && <Link href={`/arahan/${hearing.passedId}`} className="button-link">{say('hear.passed')}</Link>}
        {mayPass(hearing) && opens('directive.send') && <Link href={`/arahan/tanggapan/${hearing.id}/teruskan`} className="button-link">{say('office.directives.pass')}</Link>}
      </p>
    </>
  )
}

function Theirs({ hearing, waits }: { hearing: Hearing; waits: boolean }) {
  const say = useSay()
  const on = { hearingId: hearing.id }
  return (
    <>
      {(hearing.restatement || hearing.voice) && <Band title={say('hear.theirs', { name: hearing.workerName })}><RestatedHere hearing={hearing} /></Band>}
      {hearing.clarification && hearing.restated === 'dijelaskan' && <p><strong>{say('hear.clarification')}</strong>: {hearing.clarification}</p>}
      {hearing.passedId && <p><Link href={`/arahan/${hearing.passedId}`} className="button-link">{say('office.directives.passed_on', { name: hearing.workerName })}</Link></p>}
      {hearing.restated === 'menunggu' && <>
        <Press action={accept} input={on} label={say('hear.accept')} home={homeOf(hearing.id)} />
        <OneText name={`clarify.${hearing.id}`} action={clarify} field="clarification" label={say('hear.clarification')} submit={say('hear.clarify')} hearing={hearing} input={clarification => ({ ...on, clarification })} />
      </>}
      {hearing.objection && <Band tone="tembaga" title={say(`objection.${hearing.objection}`)}>{hearing.reason}</Band>}
      {hearing.objection && !hearing.reply && <OneText name={`reply.${hearing.id}`} action={reply} field="reply" label={say('hear.answer')} submit={say('hear.send')} hearing={hearing} choices={{ field: 'outcome', label: say('hear.outcome'), options: outcomesOf(hearing).map(value => ({ value, label: say(`outcome_reply.${value}`) })) }} input={(words, outcome) => ({ ...on, reply: words, outcome: outcome as 'jelas' })} />}
      <EvidenceHere hearing={hearing} />
      {waits && <Remind hearing={hearing} />}
    </>
  )
}

function Press<I>({ action, input, label, home, plain }: { action: Action<string, I>; input: I; label: string; home: number; plain?: boolean }) {
  const say = useSay()
  const tell = useTell()
  const { run, busy, problem } = useSend(action)
  return <div><RefusalBand problem={problem} /><Button variant={plain ? 'default' : 'filled'} loading={busy} onClick={() => void run(input, home).then(done => { if (done) tell(say('office.saved')) })}>{label}</Button></div>
}

type Choices = { field: string; label: string; options: readonly { value: string; label: string }[] }

function OneText<I>({ name, action, field, label, submit, hearing, choices, was, input }: { name: string; action: Action<string, I>; field: string; label: string; submit: string; hearing: Hearing; choices?: Choices; /** What the field begins with. */ was?: string | null; input(text: string, choice: string): I }) {
  const say = useSay()
  const tell = useTell()
  const form = useForm<Record<string, string>>(name, { [field]: was ?? '', choice: choices?.options[0]!.value ?? '' })
  const sender = useSend(action)
  useFaults(form, sender.problem)
  const save = async () => {
    if (form.fail(form.values[field]!.trim() ? [] : [{ at: field, rule: 'required' }])) return
    if (!await sender.run(input(form.values[field]!, form.values.choice!), homeOf(hearing.id))) return
    form.clear()
    tell(say('office.saved'))
  }
  return (
    <Form form={form} labels={{ [field]: label }} sending={sender} submit={submit} onSubmit={() => void save()}>
      {choices && <Choose {...form.bind('choice')} label={choices.label} options={choices.options} />}
      <TextBlock {...form.bind(field)} label={label} max={1000} />
    </Form>
  )
}

function Remind({ hearing }: { hearing: Hearing }) {
  const say = useSay()
  const tell = useTell()
  const form = useForm(`remind.${hearing.id}`, { named: true })
  const { run, busy, problem } = useSend(remind)
  const [language] = useLanguage()
  const before = useQuery<Rows<Reminder>>(`/api/v1/reminders?aboutId=${hearing.id}`)
  const told = remindedAt(before.data?.items ?? [], useOffice(), new Date().toISOString())
  if (told) return <Band tone="daun" title={say('hear.reminded', { last: momentWords(say, language, hearing.region, told.last), next: momentWords(say, language, hearing.region, told.next) })} />
  return (
    <div>
      <RefusalBand problem={problem} />
      {!hearing.sealed && <Tick id={`named-${hearing.id}`} label={say('hear.remind.named')} value={form.values.named} onValue={named => form.set('named', named)} />}
      <Button variant="default" loading={busy} onClick={() => void run({ hearingId: hearing.id, named: form.values.named }, homeOf(hearing.id)).then(done => { if (done) tell(say('hear.remind.done')) })}>{say('hear.remind')}</Button>
    </div>
  )
}

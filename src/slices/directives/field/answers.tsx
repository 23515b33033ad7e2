import { useState } from 'react'
import type { Read } from '#kernel/action.ts'
import { dayAt } from '#kernel/day.ts'
import { homeOf } from '#kernel/id.ts'
import { useApp, useSession, useSignal } from '#web/app.tsx'
import { trueNow } from '#web/clock.ts'
import { faultsIn, orNull } from '#web/form.ts'
import { useAction, useRecords, useStates } from '#web/hooks.ts'
import { Band } from '#web/kit/band.tsx'
import { Button } from '#web/kit/button.tsx'
import { RadioRow, Select, TextArea } from '#web/kit/fields.tsx'
import { Refusal } from '#web/kit/summary.tsx'
import { PhotoPicker, PhotoProgress } from '#web/photopicker.tsx'
import { dayWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { Visit } from '#slices/trips/kinds.ts'
import { isDueForReview, openSteps } from '../flow.ts'
import { agree, carryOut, object, restate, review, understand } from '../hear.ts'
import { type Hearing, MOST_FILES, OBJECTIONS } from '../kinds.ts'
import { Evidence, Restated } from './files.tsx'
import { Recorder } from './recorder.tsx'
import { RemindButton } from './remind.tsx'

type Of = { hearing: Read<typeof Hearing> }

/** What a recipient can say now, by the flow of its sort. */
export function Answers({ hearing }: Of) {
  const say = useSay()
  const open = openSteps(hearing)
  const { fromName } = hearing
  // opened just now on this screen: what follows is offered at once
  const hears = open.includes('hear')
  // what was said here and has not been sent yet waits for nobody's answer
  const [restating, objecting] = [useStates(hearing.id, restate), useStates(hearing.id, object)].map(states => states.includes('waiting'))
  return (
    <>
      {hearing.clarification && <Band tone="tembaga" title={say('hear.clarified', { name: fromName })}><p>{hearing.clarification}</p></Band>}
      {hearing.reply && <Band tone="tembaga" title={say('hear.reply', { name: fromName })}><p>{hearing.reply}</p></Band>}
      {hearing.restated && <Band title={say('field.restatement')}><Restated hearing={hearing} />{hearing.restated === 'menunggu' && <p>{say(restating ? 'app.waits' : 'hear.restate.waits', { name: fromName })}</p>}</Band>}
      {hearing.objection && !hearing.reply && hearing.turn === 'pengirim' && <Band title={say(`objection.${hearing.objection}`)}><p>{hearing.reason}</p><p>{say(objecting ? 'app.waits' : 'hear.object.waits', { name: fromName })}</p></Band>}
      <Evidence hearing={hearing} />
      <PhotoProgress visitId={hearing.id} />
      {(hears || open.includes('understand')) && (hearing.owner ? <Restate hearing={hearing} /> : <Tap hearing={hearing} />)}
      {open.includes('agree') && <Agree hearing={hearing} />}
      {open.includes('carry_out') && <CarryOut hearing={hearing} />}
      {(open.includes('agree') || open.includes('carry_out')) && !(hearing.objection && !hearing.reply) && <ObjectForm hearing={hearing} />}
      {open.includes('keep') && <Review hearing={hearing} />}
      {hearing.turn === 'pengirim' && <RemindButton hearing={hearing} />}
    </>
  )
}

function Tap({ hearing }: Of) {
  const say = useSay()
  const { run, busy, problem } = useAction(understand)
  return <><Refusal problem={problem} /><Button tone="primary" wide busy={busy} onPress={() => void run({ hearingId: hearing.id, wording: hearing.wording }, homeOf(hearing.id))}>{say('hear.understand')}</Button></>
}

function Restate({ hearing }: Of) {
  const say = useSay()
  const { run, busy, problem } = useAction(restate)
  const draft = `restate-${hearing.id}`
  const { hashes, follow } = useFiles(draft, hearing.id)
  // what was said of the words before they were corrected is there to go on from
  const [text, setText] = useState(hearing.restated ? '' : hearing.restatement ?? '')
  const send = async () => {
    const done = await run({ hearingId: hearing.id, wording: hearing.wording, restatement: orNull(text), voice: hashes[0] ?? null }, homeOf(hearing.id))
    if (!done) return
    setText('')
    await follow(done.id)
  }
  return (
    <div className="form">
      <p className="lead">{say('hear.restate.lead')}</p>
      <TextArea id={draft} label={say('field.restatement')} value={text} onValue={setText} maxLength={1000} fault={faultsIn(problem)[0]} />
      <Recorder draft={draft} />
      <Refusal problem={problem} />
      <Button tone="primary" wide busy={busy} onPress={() => void send()}>{say('hear.restate')}</Button>
    </div>
  )
}

/** The files of a form: named in the act by their hashes, sent after it. */
function useFiles(draft: string, hearingId: string): { hashes: string[]; follow(after: string): Promise<void> } {
  const { photos } = useApp()
  const hashes = useSignal(photos).filter(photo => photo.draft === draft).map(photo => photo.sha256).slice(0, MOST_FILES)
  return { hashes, follow: async after => { await photos.follow(draft, hearingId, after, 'hearings'); void photos.send() } }
}

function Agree({ hearing }: Of) {
  const say = useSay()
  const { run, busy, problem } = useAction(agree)
  return <><Refusal problem={problem} /><Button tone="primary" wide busy={busy} onPress={() => void run({ hearingId: hearing.id, wording: hearing.wording }, homeOf(hearing.id))}>{say('hear.agree')}</Button></>
}

function ObjectForm({ hearing }: Of) {
  const say = useSay()
  const { run, busy, problem } = useAction(object)
  const [kind, setKind] = useState<'kendala' | 'usul'>('kendala')
  const [reason, setReason] = useState('')
  return (
    <details className="more"><summary>{say('hear.object')}</summary>
      <div className="form">
        <p className="lead">{say('hear.object.lead', { name: hearing.fromName })}</p>
        <RadioRow id={`kind-${hearing.id}`} label={say('hear.object.kind')} value={kind} onValue={value => setKind(value as 'kendala')} options={OBJECTIONS.map(value => ({ value, label: say(`objection.${value}`) }))} />
        <TextArea id={`reason-${hearing.id}`} label={say('field.reason')} value={reason} onValue={setReason} maxLength={1000} fault={faultsIn(problem)[0]} />
        <Refusal problem={problem} />
        <Button busy={busy} onPress={() => void run({ hearingId: hearing.id, wording: hearing.wording, objection: kind, reason }, homeOf(hearing.id))}>{say('hear.send')}</Button>
      </div>
    </details>
  )
}

function CarryOut({ hearing }: Of) {
  const say = useSay()
  const [language] = useLanguage()
  const { worker } = useSession()
  const { run, busy, problem } = useAction(carryOut)
  const draft = `evidence-${hearing.id}`
  const { hashes, follow } = useFiles(draft, hearing.id)
  const [values, setValues] = useState({ evidence: '', visitId: '' })
  const visits = useRecords(Visit).filter(visit => visit.reportedById === worker.id && (!hearing.caseId || visit.caseId === hearing.caseId)).toSorted((a, b) => (a.day < b.day ? 1 : -1)).slice(0, 10)
  const send = async () => {
    const done = await run({ hearingId: hearing.id, wording: hearing.wording, evidence: orNull(values.evidence), visitId: orNull(values.visitId), files: hashes.length ? hashes : null }, homeOf(hearing.id))
    if (done) await follow(done.id)
  }
  return (
    <div className="form">
      <TextArea id={draft} label={say('hear.done.what')} value={values.evidence} onValue={evidence => setValues({ ...values, evidence })} maxLength={1000} fault={faultsIn(problem)[0]} />
      {visits.length > 0 && <Select id={`visit-${hearing.id}`} label={say('hear.done.visit')} optional value={values.visitId} empty="–" onValue={visitId => setValues({ ...values, visitId })} options={visits.map(visit => ({ value: visit.id, label: `${dayWords(language, visit.day, true)} · ${say(`purpose.${visit.purpose}`)}` }))} />}
      <PhotoPicker draft={draft} sealed={hearing.sealed} most={MOST_FILES} />
      <Refusal problem={problem} />
      <Button tone="primary" wide busy={busy} onPress={() => void send()}>{say('hear.done')}</Button>
    </div>
  )
}

/** Confirms that it still holds, or reopens it; offered when its day has come, and to be found before. */
export function Review({ hearing }: Of) {
  const say = useSay()
  const [language] = useLanguage()
  const { run, busy, problem } = useAction(review)
  const due = isDueForReview(hearing, dayAt(hearing.region, trueNow()))
  const answer = (holds: 'ya' | 'tidak') => void run({ hearingId: hearing.id, wording: hearing.wording, holds }, homeOf(hearing.id))
  return (
    <Band tone={due ? 'tembaga' : 'quiet'} title={due ? say('hear.review.due') : hearing.reviewDay ? say('hear.review', { when: dayWords(language, hearing.reviewDay) }) : undefined}>
      <Refusal problem={problem} />
      <span className="buttons"><Button small busy={busy} onPress={() => answer('ya')}>{say('hear.keep')}</Button><Button small busy={busy} onPress={() => answer('tidak')}>{say('hear.reopen')}</Button></span>
    </Band>
  )
}

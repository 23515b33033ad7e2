import { Button } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import { steps } from '#kernel/flow.ts'
import { homeOf } from '#kernel/id.ts'
import { orNull, useFaults, useForm } from '#web/form.ts'
import { momentWords } from '#web/when.ts'
import { useLanguage, useProblemWords, useSay } from '#web/words.tsx'
import { Dialog, ReasonDialog } from '#web/office/dialog.tsx'
import { OneOf, SomeOf, TextBlock, TextBox } from '#web/office/fields.tsx'
import { Form } from '#web/office/form.tsx'
import { Band, SealMark } from '#web/office/marks.tsx'
import { Facts, Page, Section } from '#web/office/page.tsx'
import { useQuery } from '#web/office/query.ts'
import { useSend } from '#web/office/send.ts'
import { Answer } from '#web/office/states.tsx'
import { useMay, useTell } from '#web/office/store.tsx'
import { isLate } from './clock.ts'
import type { ServiceRequest } from './kinds.ts'
import { DueWords, RequestStage } from './office.tsx'
import { LimitWords } from './office-catalogue.tsx'
import { answer, askPapers, decide, draftAnswer, forward, receivePapers, SERVICE_FLOW, submit, withdraw } from './serve.ts'

type Doing = 'terima_syarat' | 'lengkapi' | 'putuskan' | 'jawab' | 'tarik' | 'surat'

/** One request: who asks, which papers came, how far it is, and the steps that are open to whoever looks. */
export function RequestPage({ id }: { id: string }) {
  const say = useSay()
  const request = useQuery<ServiceRequest>(`/api/v1/service_requests/${id}`)
  return request.data ? <Told request={request.data} /> : <Page title={say('serving.requests')}><Answer of={request} rows={10}>{() => null}</Answer></Page>
}

function Told({ request }: { request: ServiceRequest }) {
  const say = useSay()
  const [language] = useLanguage()
  const [doing, take] = useState<Doing>()
  const close = () => take(undefined)
  const when = (at: string) => momentWords(say, language, request.region, at)
  const requestId = request.id
  return (
    <Page title={`${request.number} · ${request.serviceName}`} lead={<><RequestStage stage={request.stage} /> <DueWords row={{ ...request, late: isLate(request, new Date().toISOString()) }} />{request.sealed && <> <SealMark /></>}</>} actions={<><Steps request={request} onTake={take} /><Link href="/permohonan" className="button-link">{say('serving.requests')}</Link></>}>
      {request.reason && <Band tone="tembaga" title={say('serving.reason')}>{request.reason}</Band>}
      <Facts of={[[say('field.applicant'), request.applicant], [say('field.concerned'), request.concerned], [say('field.nik'), request.nik], [say('field.phone'), request.phone], [say('field.address'), request.address], [say('field.channel'), say(`came_by.${request.channel}`)], [say('field.limit'), <LimitWords key="limit" of={request} />], [say('field.note'), request.note], [say('field.result'), request.result], [say('serving.letter'), request.letterId && <Link key="letter" href={`/surat/${request.letterId}`}>{say('serving.letter_open')}</Link>], [say('serving.case'), request.caseId && <Link key="case" href={`/kasus/${request.caseId}`}>{say('serving.case_open')}</Link>]]} />
      <Section id="syarat" title={say('field.requirements')}>
        {request.papers.length === 0 ? <p className="muted">{say('serving.no_papers')}</p> : <ul className="lines">{request.papers.map(paper => <li key={paper.name}><span>{paper.at ? '✓ ' : '○ '}{paper.name} <span className="muted">{paper.at ? `${when(paper.at)} · ${paper.byName}` : say('serving.paper_missing')}</span></span></li>)}</ul>}
      </Section>
      <Section id="perjalanan" title={say('serving.trail')}>
        <ol className="lines">{request.trail.map((step, nth) => <li key={`${step.at}${nth}`}><span><b>{say(`request_step.${step.step}`)}</b> <span className="muted">{when(step.at)} · {step.byName}</span></span></li>)}</ol>
      </Section>
      {(doing === 'terima_syarat' || doing === 'lengkapi') && <PapersDialog request={request} missing={doing === 'lengkapi'} onClose={close} />}
      {doing === 'putuskan' && <DecideDialog request={request} onClose={close} />}
      {doing === 'jawab' && <AnswerDialog request={request} onClose={close} />}
      {doing === 'surat' && <LetterDialog request={request} onClose={close} />}
      {doing === 'tarik' && <ReasonDialog title={say('serving.step.tarik')} name={`withdraw.${requestId}`} action={withdraw} input={reason => ({ requestId, reason })} home={homeOf(requestId)} submit={say('serving.step.tarik')} danger onClose={close} />}
    </Page>
  )
}

function Steps({ request, onTake }: { request: ServiceRequest; onTake(doing: Doing): void }) {
  const say = useSay()
  const may = useMay()
  const tell = useTell()
  const problemWords = useProblemWords()
  const forwarding = useSend(forward)
  const submitting = useSend(submit)
  const open = steps(SERVICE_FLOW, request.stage) as string[]
  const front = may('service.receive', request.region), back = may('service.process', request.region), head = may('service.decide', request.region)
  const requestId = request.id
  const press = async (sender: typeof forwarding) => { if (await sender.run({ requestId }, homeOf(requestId))) tell(say('office.saved')) }
  const complete = request.papers.every(paper => paper.at)
  const problem = forwarding.problem ?? submitting.problem
  return <>
    {problem && <Band tone="tembaga" alert>{problemWords(problem)}</Band>}
    {front && open.includes('terima_syarat') && !complete && <Button onClick={() => onTake('terima_syarat')}>{say('serving.step.terima_syarat')}</Button>}
    {front && open.includes('teruskan') && complete && <Button loading={forwarding.busy} onClick={() => void press(forwarding)}>{say('serving.step.teruskan')}</Button>}
    {back && open.includes('ajukan') && <Button loading={submitting.busy} onClick={() => void press(submitting)}>{say('serving.step.ajukan')}</Button>}
    {back && request.stage === 'diproses' && !request.letterId && <Button variant="default" onClick={() => onTake('surat')}>{say('serving.step.surat')}</Button>}
    {head && open.includes('setujui') && <Button onClick={() => onTake('putuskan')}>{say('serving.step.putuskan')}</Button>}
    {front && open.includes('jawab') && <Button onClick={() => onTake('jawab')}>{say('serving.step.jawab')}</Button>}
    {front && open.includes('lengkapi') && request.papers.length > 0 && <Button variant="default" onClick={() => onTake('lengkapi')}>{say('serving.step.lengkapi')}</Button>}
    {front && open.includes('tarik') && <Button variant="subtle" onClick={() => onTake('tarik')}>{say('serving.step.tarik')}</Button>}
  </>
}

type DialogOf = { request: ServiceRequest; onClose(): void }

function PapersDialog({ request, missing, onClose }: DialogOf & { missing: boolean }) {
  const say = useSay()
  const tell = useTell()
  const form = useForm(`papers.${missing}.${request.id}`, { papers: [] as readonly string[] })
  const receiving = useSend(receivePapers)
  const asking = useSend(askPapers)
  const sender = missing ? asking : receiving
  const word = say(missing ? 'field.missing' : 'field.received')
  const press = async () => {
    if (form.values.papers.length === 0) return void form.fail([{ at: 'papers', rule: 'required' }])
    const chosen = form.values.papers.map(Number)
    if (!await (missing ? asking.run({ requestId: request.id, missing: chosen }, homeOf(request.id)) : receiving.run({ requestId: request.id, received: chosen }, homeOf(request.id)))) return
    form.clear()
    tell(say('office.saved'))
    onClose()
  }
  return (
    <Dialog title={say(missing ? 'serving.step.lengkapi' : 'serving.step.terima_syarat')} onClose={onClose}>
      <Form form={form} labels={{ papers: word }} sending={sender} submit={say('serving.save')} onSubmit={() => void press()} onCancel={onClose}>
        <SomeOf {...form.bind('papers')} label={word} hint={missing ? say('serving.pause_hint') : undefined} options={request.papers.map((paper, nth) => ({ value: String(nth), label: paper.name, there: !!paper.at })).filter(one => missing || !one.there)} />
      </Form>
    </Dialog>
  )
}

function DecideDialog({ request, onClose }: DialogOf) {
  const say = useSay()
  const tell = useTell()
  const form = useForm(`decide.${request.id}`, { outcome: 'setujui', reason: '' })
  const sender = useSend(decide)
  useFaults(form, sender.problem)
  const { values, bind } = form
  const press = async () => {
    if (!await sender.run({ requestId: request.id, outcome: values.outcome as 'setujui', reason: orNull(values.reason) }, homeOf(request.id))) return
    form.clear()
    tell(say('office.saved'))
    onClose()
  }
  return (
    <Dialog title={say('serving.step.putuskan')} onClose={onClose}>
      <Form form={form} labels={{ outcome: say('field.outcome'), reason: say('field.reason') }} sending={sender} submit={say('serving.step.putuskan')} onSubmit={() => void press()} onCancel={onClose}>
        <OneOf {...bind('outcome')} label={say('field.outcome')} options={(['setujui', 'tolak', 'kembalikan'] as const).map(value => ({ value, label: say(`serving.outcome.${value}`) }))} />
        <TextBlock {...bind('reason')} label={say('field.reason')} optional={values.outcome === 'setujui'} max={500} />
      </Form>
    </Dialog>
  )
}

function AnswerDialog({ request, onClose }: DialogOf) {
  const say = useSay()
  const tell = useTell()
  const form = useForm(`answer.${request.id}`, { result: '' })
  const sender = useSend(answer)
  useFaults(form, sender.problem)
  const press = async () => {
    if (!form.values.result.trim()) return void form.fail([{ at: 'result', rule: 'required' }])
    if (!await sender.run({ requestId: request.id, result: form.values.result }, homeOf(request.id))) return
    form.clear()
    tell(say('office.saved'))
    onClose()
  }
  return (
    <Dialog title={say('serving.step.jawab')} onClose={onClose}>
      <Form form={form} labels={{ result: say('field.result') }} sending={sender} submit={say('serving.step.jawab')} onSubmit={() => void press()} onCancel={onClose}><TextBlock {...form.bind('result')} label={say('field.result')} hint={say('serving.answer_hint')} max={1000} /></Form>
    </Dialog>
  )
}

function LetterDialog({ request, onClose }: DialogOf) {
  const say = useSay()
  const tell = useTell()
  const form = useForm(`answerletter.${request.id}`, { subject: request.serviceName, recipients: request.applicant, body: '' })
  const sender = useSend(draftAnswer)
  useFaults(form, sender.problem)
  const { values, bind } = form
  const labels = { subject: say('field.subject'), recipients: say('field.surat.recipients'), body: say('field.surat.body') }
  const press = async () => {
    if (form.fail((['subject', 'recipients', 'body'] as const).filter(at => !values[at].trim()).map(at => ({ at, rule: 'required' })))) return
    if (!await sender.run({ requestId: request.id, subject: values.subject, surat: { recipients: values.recipients.split('\n').map(line => line.trim()).filter(Boolean), body: values.body } }, homeOf(request.id))) return
    form.clear()
    tell(say('office.letters.drafted'))
    onClose()
  }
  return (
    <Dialog title={say('serving.step.surat')} onClose={onClose} size={640}>
      <Form form={form} labels={labels} sending={sender} submit={say('office.letters.save_draft')} onSubmit={() => void press()} onCancel={onClose}>
        <TextBox {...bind('subject')} label={labels.subject} max={200} />
        <TextBlock {...bind('recipients')} label={labels.recipients} hint={say('office.letters.hint.lines')} rows={2} />
        <TextBlock {...bind('body')} label={labels.body} rows={8} max={10_000} />
      </Form>
    </Dialog>
  )
}

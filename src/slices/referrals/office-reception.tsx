import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import { homeOf } from '#kernel/id.ts'
import { useFaults, useForm } from '#web/form.ts'
import { dayWords, momentWords } from '#web/when.ts'
import { useHasWords, useLanguage, useSay } from '#web/words.tsx'
import { Dialog } from '#web/office/dialog.tsx'
import { Choose, Find, narrowed, TextBlock, Tick } from '#web/office/fields.tsx'
import { Form, useLabels } from '#web/office/form.tsx'
import { Band } from '#web/office/marks.tsx'
import { Facts, Page, Section } from '#web/office/page.tsx'
import { address, useQuery } from '#web/office/query.ts'
import { useSend } from '#web/office/send.ts'
import { Answer } from '#web/office/states.tsx'
import { useKelurahan, useMay, useTell } from '#web/office/store.tsx'
import { accept, forward, read, refuse, serve, tellBack } from './answer.ts'
import { isOver, openSteps, type ReceiverStep } from './flow.ts'
import { REFUSALS } from './kinds.ts'
import type { ReceptionRow } from './office-data.ts'
import { DueWords, StageMark } from './office-marks.tsx'
import { NO_TARGET, TargetFields, targetFaults, targetInput, useTargets } from './office-target.tsx'

const ACTS = { terima: accept, tolak: refuse, teruskan: forward, layani: serve, kabari: tellBack, umpan_balik: tellBack } as const

/** One referral that came in: what the sender lets be seen, and the answers that are open. */
export function ReceptionPage({ id }: { id: string }) {
  const say = useSay()
  const reception = useQuery<ReceptionRow>(`/api/v1/receptions/${id}`)
  return reception.data ? <Told of={reception.data} /> : <Page title={say('office.referral.in')}><Answer of={reception} rows={8}>{() => null}</Answer></Page>
}

function Told({ of }: { of: ReceptionRow }) {
  const say = useSay()
  const has = useHasWords()
  const may = useMay()
  const [language] = useLanguage()
  const [step, take] = useState<ReceiverStep>()
  const opened = useSend(read)
  const answers = of.depth === 'full' && !of.body && may('referral.answer', of.region)
  const open = openSteps(of)
  const house = useQuery<{ items: { id: string }[] }>(of.unitId && of.stage === 'diterima' && of.sort === 'penanganan' ? address('/api/v1/institutions', { unitId: of.unitId, limit: 1 }) : null).data?.items[0]
  const takesIn = answers && !!house && may('stay.record', of.region)
  // whoever opens it has read it: the sender is told once
  useEffect(() => { if (answers && of.stage === 'terkirim') void opened.run({ receptionId: of.id }, homeOf(of.id)) }, [of.id])
  const seen = of.snapshot
  const named = (group: string, code: string) => (has(`${group}.${code}`) ? say(`${group}.${code}`) : code)
  return (
    <Page title={of.who ?? seen?.name ?? say('office.referral.no_name')} lead={<><StageMark stage={of.stage} /> {say(`referral_sort.${of.sort}`)} · {of.fromOffice}</>} actions={<>
      {takesIn && (of.caseId ? <Button component={Link} href={`/lembaga/${house.id}?terima=${of.id}`}>{say('stay.admit')}</Button> : <Button onClick={() => take('layani')}>{say('stay.admit')}</Button>)}
      {answers && open.map((one, nth) => <Button key={one} variant={nth === 0 && !takesIn ? 'filled' : 'default'} onClick={() => take(one)}>{say(wordOf(one, of))}</Button>)}
      {of.caseHereId && <Link className="button-link" href={`/kasus/${of.caseHereId}`}>{say('office.referral.case')}</Link>}
    </>}>
      {of.sort === 'layanan' && of.unitId && !isOver(of) && <Band title={say('office.referral.no_bed')}>{say('office.referral.no_bed_hint')}</Band>}
      {isOver(of) && <Band title={say('office.referral.over')}>{of.nextTo ? say('office.referral.passed_to', { name: of.nextTo }) : say('office.referral.over_hint')}</Band>}
      <Facts of={[
        [say('office.referral.due'), <DueWords key="due" of={of} />], [say('field.toName'), of.toName], [say('office.referral.sender'), [of.fromName, of.fromOffice].join(', ')], [say('field.fromPhone'), of.fromPhone && <a href={`tel:${of.fromPhone.replaceAll(/[^\d+]/g, '')}`}>{of.fromPhone}</a>],
        [say('office.referral.sent'), momentWords(say, language, of.region, of.at)], [say('field.wanted'), of.wanted && dayWords(language, of.wanted)], [say('office.referral.answered'), of.answeredBy && `${of.answeredBy}, ${momentWords(say, language, of.region, of.answeredAt ?? of.stageAt)}`], [say('field.refusal'), of.refusal && say(`refusal.${of.refusal}`)],
      ]} />
      {!isOver(of) && <Section id="diperlihatkan" title={say('field.snapshot')} lead={say('office.referral.shown_hint')}>
        <Facts of={[
          [say('field.reason'), of.reason], [say('field.snapshot.name'), seen?.name], [say('field.snapshot.sex'), seen?.sex && say(`sex.${seen.sex}`)], [say('field.snapshot.bornYear'), seen?.bornYear], [say('field.nik'), of.nik], [say('field.snapshot.phone'), seen?.phone], [say('field.snapshot.address'), seen?.address], [say('field.snapshot.needs'), seen?.needs?.map(one => named('need', one)).join(', ')],
          [say('field.snapshot.types'), seen?.types?.map(one => named('type', one)).join(', ')], [say('field.snapshot.assessment'), seen?.assessment], [say('field.snapshot.goal'), seen?.goal], [say('field.snapshot.documents'), seen?.documents?.join(', ')], [say('field.snapshot.tasks'), seen?.tasks?.map(one => `${one.what} (${dayWords(language, one.due)})`).join('; ')],
        ]} />
      </Section>}
      {step === 'teruskan' ? <ForwardDialog of={of} onClose={() => take(undefined)} /> : step && <StepDialog of={of} step={step} onClose={() => take(undefined)} />}
    </Page>
  )
}

/** What a step is called: whoever accepted already takes that back. */
function wordOf(step: ReceiverStep, { stage }: ReceptionRow): string {
  return stage === 'diterima' && step === 'tolak' ? 'office.referral.not_after_all' : `referral_step.${step}`
}

function StepDialog({ of, step, onClose }: { of: ReceptionRow; step: Exclude<ReceiverStep, 'teruskan'>; onClose(): void }) {
  const say = useSay()
  const tell = useTell()
  const kelurahan = useKelurahan()
  const [typed, setTyped] = useState('')
  const form = useForm(`reception.${of.id}.${step}`, { text: '', refusal: '', region: '', stays: true })
  const sender = useSend(ACTS[step] as typeof accept)
  useFaults(form, sender.problem)
  const { values, bind } = form
  const labels = { ...useLabels('refusal', 'region', 'stays'), text: say('office.referral.words') } as { [field: string]: string }
  const words = step === 'kabari' || step === 'umpan_balik' || values.refusal === 'lainnya'
  const opensCase = step === 'terima' && of.sort === 'alih'
  const save = async () => {
    if (form.fail([...words && !values.text.trim() ? [{ at: 'text', rule: 'required' }] : [], ...step === 'tolak' && !values.refusal ? [{ at: 'refusal', rule: 'required' }] : [], ...opensCase && !values.region ? [{ at: 'region', rule: 'required' }] : []])) return
    const more = step === 'tolak' ? { refusal: values.refusal } : opensCase ? { region: values.region } : step === 'layani' ? { stays: values.stays } : step === 'umpan_balik' ? { final: true } : {}
    if (!await sender.run({ receptionId: of.id, text: values.text || null, ...more } as never, homeOf(of.id))) return
    form.clear()
    tell(say('office.saved'))
    onClose()
  }
  return (
    <Dialog title={say(wordOf(step, of))} onClose={onClose}>
      <Form form={form} labels={labels} sending={sender} submit={say(wordOf(step, of))} onSubmit={() => void save()} onCancel={onClose}>
        {step === 'tolak' && <Choose {...bind('refusal')} label={labels.refusal!} empty="–" options={REFUSALS.map(one => ({ value: one, label: say(`refusal.${one}`) }))} />}
        {opensCase && <Find {...bind('region')} label={say('office.referral.opens_at')} onTyped={setTyped} options={narrowed(kelurahan, typed)} />}
        {step === 'layani' && of.unitId && of.sort === 'penanganan' && <Tick id="reception-stays" label={labels.stays!} hint={say('office.referral.stays_hint')} value={values.stays} onValue={bind('stays').onValue} />}
        <TextBlock {...bind('text')} label={labels.text!} optional={!words} max={2000} />
      </Form>
    </Dialog>
  )
}

function ForwardDialog({ of, onClose }: { of: ReceptionRow; onClose(): void }) {
  const say = useSay()
  const tell = useTell()
  const targets = useTargets()
  const form = useForm(`reception.${of.id}.teruskan`, { ...NO_TARGET, refusal: '', text: '' })
  const sender = useSend(forward)
  useFaults(form, sender.problem)
  const { values, bind } = form
  const labels = { ...useLabels('toUnitId', 'toRegion', 'toName', 'body', 'refusal'), toward: say('office.referral.toward'), text: say('office.referral.words') } as { [field: string]: string }
  const save = async () => {
    if (form.fail([...targetFaults(values), ...values.refusal ? [] : [{ at: 'refusal', rule: 'required' }], ...values.refusal === 'lainnya' && !values.text.trim() ? [{ at: 'text', rule: 'required' }] : []])) return
    if (!await sender.run({ receptionId: of.id, ...targetInput(values, targets.data), refusal: values.refusal as 'penuh', text: values.text || null }, homeOf(of.id))) return
    form.clear()
    tell(say('office.saved'))
    onClose()
  }
  return (
    <Dialog title={say('referral_step.teruskan')} onClose={onClose}>
      <Form form={form} labels={labels} sending={sender} submit={say('referral_step.teruskan')} onSubmit={() => void save()} onCancel={onClose}>
        <TargetFields bind={field => bind(field)} values={values} targets={targets.data} except={of.unitId ?? null} />
        <Choose {...bind('refusal')} label={labels.refusal!} empty="–" options={REFUSALS.map(one => ({ value: one, label: say(`refusal.${one}`) }))} />
        <TextBlock {...bind('text')} label={labels.text!} optional={values.refusal !== 'lainnya'} max={2000} />
      </Form>
    </Dialog>
  )
}

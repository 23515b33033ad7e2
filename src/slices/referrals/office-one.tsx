import { Button } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import { homeOf } from '#kernel/id.ts'
import { steps } from '#kernel/flow.ts'
import { useApp } from '#web/app.tsx'
import { useFaults, useForm } from '#web/form.ts'
import { useAttempt } from '#web/hooks.ts'
import { dayWords, momentWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { Dialog } from '#web/office/dialog.tsx'
import { Choose, DayBox, TextBlock, TextBox } from '#web/office/fields.tsx'
import { Form, RefusalBand, useLabels } from '#web/office/form.tsx'
import { Band } from '#web/office/marks.tsx'
import { Facts, Page, Section } from '#web/office/page.tsx'
import { useQuery } from '#web/office/query.ts'
import { useSend } from '#web/office/send.ts'
import { Answer } from '#web/office/states.tsx'
import { useMay, useTell } from '#web/office/store.tsx'
import { hear } from './answer.ts'
import { close, revoke } from './follow.ts'
import { isOver, receiving } from './flow.ts'
import { HEARD_VIA, REFUSALS } from './kinds.ts'
import { draftReferralLetter, REFERRAL_LETTERS } from './letters.ts'
import type { Linked, ReferralFile, ReferralRow } from './office-data.ts'
import { DueWords, StageMark } from './office-marks.tsx'

type Doing = 'cabut' | 'tutup' | 'dengar' | 'surat' | 'tautan'
const HEARD = ['terima', 'tolak', 'layani', 'kabari', 'umpan_balik'] as const

/** One referral: where it stands, every place it has been at, and what may be done with it. */
export function ReferralPage({ id }: { id: string }) {
  const say = useSay()
  const file = useQuery<ReferralFile>(`/api/v1/referrals/${id}/file`)
  return file.data ? <Told file={file.data} /> : <Page title={say('office.referral.one')}><Answer of={file} rows={8}>{() => null}</Answer></Page>
}

function Told({ file: { referral, steps: lines } }: { file: ReferralFile }) {
  const say = useSay()
  const may = useMay()
  const [language] = useLanguage()
  const [doing, act] = useState<Doing>()
  const full = referral.depth === 'full' && may('case.refer', referral.region)
  const open = steps(receiving, referral.stage)
  const buttons: readonly (readonly [Doing, boolean, string])[] = [
    ['tutup', full && open.includes('tutup'), 'referral_step.tutup'], ['dengar', full && !!referral.body && !isOver(referral), 'office.referral.hear'], ['tautan', !!referral.body && !isOver(referral) && may('case.refer_out', referral.region), 'office.referral.link'],
    ['surat', full && may('letter.draft', referral.region), 'office.referral.letter'], ['cabut', full && open.includes('cabut'), 'referral_step.cabut'],
  ]
  const end = () => act(undefined)
  return (
    <Page title={referral.who} lead={<><StageMark stage={referral.stage} /> {say(`referral_sort.${referral.sort}`)} · {referral.toName}</>} actions={<>
      {buttons.filter(([, shown]) => shown).map(([one, , word], nth) => <Button key={one} variant={nth === 0 && one !== 'cabut' ? 'filled' : 'default'} onClick={() => act(one)}>{say(word)}</Button>)}
      <Link className="button-link" href={`/kasus/${referral.caseId}`}>{say('office.referral.case')}</Link>{referral.letterId && <Link className="button-link" href={`/surat/${referral.letterId}`}>{say('office.referral.the_letter')}</Link>}
    </>}>
      {referral.late > 0 && !isOver(referral) && <Band tone="bata" title={say('office.referral.late')}>{say('office.referral.late_hint')}</Band>}
      {referral.stage === 'ditolak' && <Band tone="bata" title={say('office.referral.refused', { name: referral.toName })}>{referral.refusal && say(`refusal.${referral.refusal}`)}</Band>}
      <Facts of={[
        [say('office.referral.due'), <DueWords key="due" of={referral} />], [say('field.reason'), referral.reason], [say('field.share'), referral.share.map(one => say(`shared.${one}`)).join(', ')], [say('field.unconsented'), referral.unconsented], [say('field.wanted'), referral.wanted && dayWords(language, referral.wanted)],
        [say('office.referral.sender'), referral.fromName], [say('office.referral.owner'), referral.ownerName],
      ]} />
      <Section id="perjalanan" title={say('office.referral.line')}>
        <ol className="lines">{lines.map(line => <li key={line.id}>
          <p><StageMark stage={line.stage} /> <b>{line.toName}</b> <span className="muted">· {momentWords(say, language, line.region, line.at)} · {line.byName}{line.via && ` (${say(`heard_via.${line.via}`)})`}</span></p>
          {(line.refusal || line.text) && <p style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{[line.refusal && say(`refusal.${line.refusal}`), line.text].filter(Boolean).join(': ')}</p>}
        </li>)}</ol>
      </Section>
      {doing === 'cabut' && <WordDialog of={referral} action={revoke} title={say('referral_step.cabut')} needed onClose={end} />}
      {doing === 'tutup' && <WordDialog of={referral} action={close} title={say('referral_step.tutup')} onClose={end} />}
      {doing === 'dengar' && <HearDialog of={referral} onClose={end} />}
      {doing === 'surat' && <LetterDialog of={referral} onClose={end} />}
      {doing === 'tautan' && <LinkDialog of={referral} onClose={end} />}
    </Page>
  )
}

function WordDialog({ of, action, title, needed, onClose }: { of: ReferralRow; action: typeof revoke | typeof close; title: string; needed?: boolean; onClose(): void }) {
  const say = useSay()
  const tell = useTell()
  const form = useForm(`referral.${of.id}.${action.name}`, { text: '' })
  const sender = useSend(action as typeof revoke)
  useFaults(form, sender.problem)
  const save = async () => {
    if (form.fail(needed && !form.values.text.trim() ? [{ at: 'text', rule: 'required' }] : [])) return
    if (!await sender.run({ referralId: of.id, text: form.values.text || null } as never, homeOf(of.id))) return
    form.clear()
    tell(say('office.saved'))
    onClose()
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <Form form={form} labels={{ text: say('office.referral.words') }} sending={sender} submit={title} onSubmit={() => void save()} onCancel={onClose}><TextBlock {...form.bind('text')} label={say('office.referral.words')} optional={!needed} max={2000} /></Form>
    </Dialog>
  )
}

function HearDialog({ of, onClose }: { of: ReferralRow; onClose(): void }) {
  const say = useSay()
  const tell = useTell()
  const form = useForm(`referral.${of.id}.hear`, { step: '', refusal: '', text: '', who: '', via: 'telepon' })
  const sender = useSend(hear)
  useFaults(form, sender.problem)
  const { values } = form
  const labels = { step: say('office.referral.answer'), ...useLabels('refusal', 'who', 'via'), text: say('office.referral.words') } as Record<string, string>
  const open = HEARD.filter(step => (steps(receiving, of.stage) as string[]).includes(step))
  const save = async () => {
    const missing = (['step', 'who'] as const).filter(at => !values[at].trim()).map(at => ({ at, rule: 'required' }))
    if (form.fail([...missing, ...values.step === 'tolak' && !values.refusal ? [{ at: 'refusal', rule: 'required' }] : []])) return
    if (!await sender.run({ referralId: of.id, step: values.step as 'terima', refusal: (values.step === 'tolak' ? values.refusal : null) as never, text: values.text || null, who: values.who, via: values.via as 'telepon' }, homeOf(of.id))) return
    form.clear()
    tell(say('office.saved'))
    onClose()
  }
  return (
    <Dialog title={say('office.referral.hear')} onClose={onClose}>
      <Form form={form} labels={labels} sending={sender} submit={say('app.save')} onSubmit={() => void save()} onCancel={onClose}>
        <Choose {...form.bind('step')} label={labels.step!} empty="–" options={open.map(step => ({ value: step, label: say(`referral_step.${step}`) }))} />
        {values.step === 'tolak' && <Choose {...form.bind('refusal')} label={labels.refusal!} empty="–" options={REFUSALS.map(one => ({ value: one, label: say(`refusal.${one}`) }))} />}
        <TextBlock {...form.bind('text')} label={labels.text!} optional max={2000} />
        <TextBox {...form.bind('who')} label={say('office.referral.said_by')} max={120} />
        <Choose {...form.bind('via')} label={labels.via!} options={HEARD_VIA.map(one => ({ value: one, label: say(`heard_via.${one}`) }))} />
      </Form>
    </Dialog>
  )
}

function LetterDialog({ of, onClose }: { of: ReferralRow; onClose(): void }) {
  const say = useSay()
  const tell = useTell()
  const form = useForm(`referral.${of.id}.letter`, { sort: 'rujukan', purpose: '', basis: '', until: '' })
  const sender = useSend(draftReferralLetter)
  useFaults(form, sender.problem)
  const { sort, purpose, basis, until } = form.values
  const labels = { sort: say('field.sort'), purpose: say('field.rekomendasi.purpose'), basis: say('field.rekomendasi.basis'), until: say('field.rekomendasi.until') }
  const save = async () => {
    const more = sort === 'rekomendasi' ? { purpose: purpose || null, basis: basis || null, until: until || null } : {}
    if (!await sender.run({ referralId: of.id, sort: sort as 'rujukan', ...more }, homeOf(of.id))) return
    form.clear()
    tell(say('office.referral.drafted'))
    onClose()
  }
  return (
    <Dialog title={say('office.referral.letter')} onClose={onClose}>
      <Form form={form} labels={labels} sending={sender} submit={say('office.referral.draft')} onSubmit={() => void save()} onCancel={onClose}>
        <Choose {...form.bind('sort')} label={labels.sort} options={REFERRAL_LETTERS.map(one => ({ value: one, label: say(`letter_sort.${one}`) }))} />
        {sort === 'rekomendasi' && <><TextBlock {...form.bind('purpose')} label={labels.purpose} optional max={1000} /><TextBox {...form.bind('basis')} label={labels.basis} optional max={300} /><DayBox {...form.bind('until')} label={labels.until} optional /></>}
      </Form>
    </Dialog>
  )
}

function LinkDialog({ of, onClose }: { of: ReferralRow; onClose(): void }) {
  const say = useSay()
  const { http } = useApp()
  const { busy, problem, attempt } = useAttempt()
  const [made, setMade] = useState<Linked>()
  const make = () => void attempt(async () => setMade(await http.post<Linked>(`/api/v1/receptions/${of.chain.at(-1)!.receptionId}/door`)))
  return (
    <Dialog title={say('office.referral.link')} onClose={onClose}>
      <div className="form">
        <RefusalBand problem={problem} />
        {made ? <>
          {made.onlyHere && <Band tone="tembaga">{say('office.only_here')}</Band>}
          <p>{say('office.referral.link_send', { name: made.toName })}</p><blockquote className="quote" style={{ overflowWrap: 'anywhere' }}>{made.link}</blockquote>
          <p role="status">{say('office.referral.link_pin')} <code>{made.pin}</code></p><p className="muted">{say('office.doors.once')}</p>
          <div className="form-foot">{of.letterId && <a className="button-link" href={`/api/v1/letters/${of.letterId}/letter.pdf`} target="_blank" rel="noreferrer">{say('office.referral.link_print')}</a>}<Button onClick={onClose}>{say('app.close')}</Button></div>
        </> : <><p>{say('office.referral.link_lead', { name: of.toName })}</p><div className="form-foot"><Button loading={busy} onClick={make}>{say('office.referral.link_make')}</Button><Button variant="subtle" onClick={onClose}>{say('app.cancel')}</Button></div></>}
      </div>
    </Dialog>
  )
}

import { Button } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import { homeOf } from '#kernel/id.ts'
import { steps } from '#kernel/flow.ts'
import { useFaults, useForm } from '#web/form.ts'
import { rights } from '#src/rights.ts'
import { dayWords, momentWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { Dialog, ReasonDialog } from '#web/office/dialog.tsx'
import { Choose, TextBlock, TextBox } from '#web/office/fields.tsx'
import { Form } from '#web/office/form.tsx'
import { Band } from '#web/office/marks.tsx'
import { Facts, Page, Section } from '#web/office/page.tsx'
import { useLivePosts } from '#web/office/people.tsx'
import { useQuery } from '#web/office/query.ts'
import { useSend } from '#web/office/send.ts'
import { Answer } from '#web/office/states.tsx'
import { useMay, useTell } from '#web/office/store.tsx'
import { drop, giveBack, LETTER_FLOW, submit } from './draft.ts'
import type { Letter } from './kinds.ts'
import { LetterStage } from './office.tsx'
import { FIELDS, shownOf, typedOf } from './office-content.ts'
import { readPaper } from './paper.ts'
import { cancelLetter, sendLetter, sign } from './sign.ts'

type Step = 'ajukan' | 'kembalikan' | 'tandatangani' | 'buang' | 'kirim' | 'batalkan'
// what a drafter does, and what whoever signs does
const SIGNERS: readonly string[] = ['tandatangani', 'kembalikan', 'batalkan']

/** One letter: what it says, where it stands, and what may be done with it. */
export function LetterPage({ id }: { id: string }) {
  const say = useSay()
  const letter = useQuery<Letter>(`/api/v1/letters/${id}`)
  return letter.data ? <Told letter={letter.data} /> : <Page title={say('office.letters.title')}><Answer of={letter} rows={8}>{() => null}</Answer></Page>
}

function Told({ letter }: { letter: Letter }) {
  const say = useSay()
  const may = useMay()
  const [language] = useLanguage()
  const [step, take] = useState<Step>()
  const open = steps(LETTER_FLOW, letter.stage).filter(one => one !== 'ubah' && may(SIGNERS.includes(one) ? 'letter.sign' : 'letter.draft')) as Step[]
  const when = (at: string | null | undefined) => at && momentWords(say, language, letter.region, at)
  const close = () => take(undefined)
  const home = homeOf(letter.id)
  return (
    <Page title={letter.number ?? letter.subject} lead={<><LetterStage row={letter} /> {say(`letter_sort.${letter.sort}`)}{letter.number ? ` · ${letter.subject}` : ''}</>} actions={<>
      {open.map((one, nth) => <Button key={one} variant={nth === 0 && one !== 'buang' && one !== 'batalkan' ? 'filled' : 'default'} onClick={() => take(one)}>{say(`office.letters.step.${one}`)}</Button>)}
      {letter.stage === 'draf' && may('letter.draft') && <Link href={`/surat/${letter.id}/ubah`} className="button-link">{say('office.letters.edit')}</Link>}
      <a className="button-link" href={`/api/v1/letters/${letter.id}/letter.pdf`} target="_blank" rel="noreferrer">{say(letter.number ? 'office.letters.print' : 'office.letters.preview')}</a>
    </>}>
      {letter.stage === 'dibatalkan' && <Band tone="bata" title={say('office.letters.void')}>{letter.reason}</Band>}
      {letter.stage === 'draf' && letter.reason && <Band tone="tembaga" title={say('office.letters.returned')}>{letter.reason}</Band>}
      <Facts of={[
        [say('office.letters.number'), letter.number ?? say('office.letters.no_number')], [say('field.day'), letter.day && dayWords(language, letter.day)], [say('field.subject'), letter.subject], [say('field.security'), say(`letter_security.${letter.security}`)],
        [say('office.letters.by'), `${letter.byName}, ${when(letter.at)}`], [say('field.signerId'), letter.signerName && `${letter.delegation ? `${say(`delegation.${letter.delegation}`)} ` : ''}${letter.signerName}${letter.signedAt ? `, ${when(letter.signedAt)}` : ''}`],
        [say('field.sentVia'), letter.sentVia && `${letter.sentVia}, ${when(letter.sentAt)}`], [say('office.letters.sha'), letter.sha256 && <span className="num">{letter.sha256.slice(0, 16)}…</span>],
      ]} />
      <Says letter={letter} />
      {step === 'ajukan' && <SubmitDialog letter={letter} onClose={close} />}
      {step === 'tandatangani' && <SignDialog letter={letter} onClose={close} />}
      {step === 'kirim' && <SendDialog letter={letter} onClose={close} />}
      {step === 'kembalikan' && <ReasonDialog title={say('office.letters.step.kembalikan')} name={`return.${letter.id}`} action={giveBack} input={reason => ({ letterId: letter.id, reason })} home={home} submit={say('office.letters.step.kembalikan')} onClose={close} />}
      {step === 'buang' && <ReasonDialog title={say('office.letters.step.buang')} name={`drop.${letter.id}`} action={drop} input={reason => ({ letterId: letter.id, reason })} home={home} submit={say('office.letters.step.buang')} danger onClose={close} />}
      {step === 'batalkan' && <ReasonDialog title={say('office.letters.step.batalkan')} lead={say('office.letters.cancel_lead')} name={`cancel.${letter.id}`} action={cancelLetter} input={reason => ({ letterId: letter.id, reason })} home={home} submit={say('office.letters.step.batalkan')} danger onClose={close} />}
    </Page>
  )
}

function Says({ letter }: { letter: Letter }) {
  const say = useSay()
  const [language] = useLanguage()
  const typed = typedOf({ ...letter, content: letter.paper ? readPaper(letter.paper).content : letter.content })
  const shown = shownOf(typed, day => dayWords(language, day))
  return <Section id="isi" title={say('office.letters.says')}><Facts of={FIELDS[letter.sort].map(field => [say(`field.${letter.sort}.${field}`), shown[field] && <span style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{shown[field]}</span>] as const)} /></Section>
}

function SubmitDialog({ letter, onClose }: { letter: Letter; onClose(): void }) {
  const say = useSay()
  const tell = useTell()
  const { posts, busy } = useLivePosts()
  const signers = [...new Map(posts.filter(({ role }) => rights[role]?.verbs.includes('letter.sign')).map(post => [post.workerId, post])).values()]
  const form = useForm(`submit.${letter.id}`, { signerId: '' })
  const sender = useSend(submit)
  useFaults(form, sender.problem)
  const press = async () => {
    if (form.fail(form.values.signerId ? [] : [{ at: 'signerId', rule: 'required' }])) return
    if (!await sender.run({ letterId: letter.id, signerId: form.values.signerId }, homeOf(letter.id))) return
    form.clear()
    tell(say('office.letters.submitted'))
    onClose()
  }
  return (
    <Dialog title={say('office.letters.step.ajukan')} onClose={onClose}>
      <Form form={form} labels={{ signerId: say('field.signerId') }} sending={sender} submit={say('office.letters.step.ajukan')} onSubmit={() => void press()} onCancel={onClose}>
        <Choose {...form.bind('signerId')} label={say('field.signerId')} empty={say(busy ? 'app.loading' : 'office.letters.choose')} options={signers.map(post => ({ value: post.workerId, label: `${post.workerName} · ${say(`role.${post.role}`)}` }))} />
      </Form>
    </Dialog>
  )
}

function SignDialog({ letter, onClose }: { letter: Letter; onClose(): void }) {
  const say = useSay()
  const tell = useTell()
  const form = useForm(`sign.${letter.id}`, { signerTitle: '', after: '', reason: '' })
  const sender = useSend(sign)
  useFaults(form, sender.problem)
  const { signerTitle, after, reason } = form.values
  const press = async () => {
    if (form.fail(after && !reason.trim() ? [{ at: 'reason', rule: 'required' }] : [])) return
    if (!await sender.run({ letterId: letter.id, signerTitle: signerTitle || null, after: after ? Number(after) : null, reason: after ? reason : null }, homeOf(letter.id))) return
    form.clear()
    tell(say('office.letters.signed'))
    onClose()
  }
  return (
    <Dialog title={say('office.letters.step.tandatangani')} onClose={onClose}>
      <Form form={form} labels={{ signerTitle: say('field.signerTitle'), after: say('field.after'), reason: say('field.reason') }} sending={sender} submit={say('office.letters.step.tandatangani')} onSubmit={() => void press()} onCancel={onClose}>
        <p>{say('office.letters.sign_lead')}</p>
        <TextBox {...form.bind('signerTitle')} label={say('field.signerTitle')} hint={say('office.letters.title_hint')} optional max={160} />
        <TextBox {...form.bind('after')} label={say('field.after')} hint={say('office.letters.after_hint')} optional inputMode="numeric" max={6} />
        {after && <TextBlock {...form.bind('reason')} label={say('field.reason')} max={300} />}
      </Form>
    </Dialog>
  )
}

function SendDialog({ letter, onClose }: { letter: Letter; onClose(): void }) {
  const say = useSay()
  const tell = useTell()
  const form = useForm(`send.${letter.id}`, { sentVia: '' })
  const sender = useSend(sendLetter)
  useFaults(form, sender.problem)
  const press = async () => {
    if (form.fail(form.values.sentVia.trim() ? [] : [{ at: 'sentVia', rule: 'required' }])) return
    if (!await sender.run({ letterId: letter.id, sentVia: form.values.sentVia }, homeOf(letter.id))) return
    form.clear()
    tell(say('office.saved'))
    onClose()
  }
  return (
    <Dialog title={say('office.letters.step.kirim')} onClose={onClose}>
      <Form form={form} labels={{ sentVia: say('field.sentVia') }} sending={sender} submit={say('app.save')} onSubmit={() => void press()} onCancel={onClose}>
        <TextBox {...form.bind('sentVia')} label={say('field.sentVia')} hint={say('office.letters.via_hint')} max={160} />
      </Form>
    </Dialog>
  )
}

import { Button } from '@mantine/core'
import type { Action } from '#kernel/action.ts'
import { homeOf } from '#kernel/id.ts'
import { useFaults, useForm } from '#web/form.ts'
import type { Ink } from '#web/ink.ts'
import { InkPad } from '#web/inkpad.tsx'
import { useSay } from '#web/words.tsx'
import { Dialog } from '#web/office/dialog.tsx'
import { Choose, DayBox, OneOf, SomeOf, TextBlock, TextBox, Tick } from '#web/office/fields.tsx'
import { Form, useLabels } from '#web/office/form.tsx'
import { useQuery } from '#web/office/query.ts'
import { faultsIn, useSend } from '#web/office/send.ts'
import { useTell, useToday } from '#web/office/store.tsx'
import { type Consent, CONSENT_BY, CONSENT_HOW, CONSENT_PURPOSES, heldBy } from './kinds.ts'
import { settle, stop } from './settle.ts'
import { isChild, take, withdraw } from './take.ts'

/** Takes a consent down, from the sheet of paper or on the screen. */
export function TakeDialog({ caseId, personId, onClose }: { caseId: string; personId?: string | null | undefined; onClose: () => void }) {
  const say = useSay()
  const tell = useTell()
  const today = useToday()
  const form = useForm(`consent.${caseId}`, { purposes: ['asesmen', 'layanan'] as readonly string[], givenBy: 'sendiri', giver: '', relation: '', day: today, manner: 'tanda_tangan', witness: '', childView: '', language: '', explained: false, reason: '', mark: null as Ink | null, paper: '' })
  const sender = useSend(take)
  useFaults(form, sender.problem)
  const labels = useLabels('purposes', 'givenBy', 'giver', 'relation', 'reason', 'day', 'manner', 'witness', 'mark', 'paper', 'childView', 'language', 'explained')
  const { values, bind } = form
  const asked = values.givenBy !== 'tidak_dapat'
  const person = useQuery<{ bornYear?: number | null }>(personId ? `/api/v1/persons/${personId}` : null).data
  const child = isChild(person, today)
  const save = async () => {
    const { giver, relation, manner, witness, childView, language, mark, paper, reason, explained, ...rest } = values
    const input = { caseId, ...rest, ...asked ? { giver: values.givenBy === 'sendiri' ? '' : giver, relation: values.givenBy === 'sendiri' ? '' : relation, manner, witness, childView, language, mark, paper, explained } : { reason, explained: false } }
    if (form.fail(faultsIn(take as Action<string, never>, input)) || !await sender.run(input as never, homeOf(caseId))) return
    form.clear()
    tell(say('office.saved'))
    onClose()
  }
  return (
    <Dialog title={say('office.consent.take')} onClose={onClose} size={620}>
      <Form form={form} labels={labels as Record<string, string>} sending={sender} submit={say('app.save')} onSubmit={() => void save()} onCancel={onClose}>
        <SomeOf {...bind('purposes')} label={labels.purposes!} options={CONSENT_PURPOSES.map(value => ({ value, label: say(`consent_purpose.${value}`) }))} />
        <Choose {...bind('givenBy')} label={labels.givenBy!} options={CONSENT_BY.map(value => ({ value, label: say(`consent_by.${value}`) }))} />
        <DayBox {...bind('day')} label={labels.day!} />
        {!asked && <TextBlock {...bind('reason')} label={labels.reason!} hint={say('office.consent.cannot')} max={500} />}
        {asked && <>
          {values.givenBy !== 'sendiri' && <div className="pair"><TextBox {...bind('giver')} label={labels.giver!} max={120} /><TextBox {...bind('relation')} label={labels.relation!} max={60} /></div>}
          <OneOf {...bind('manner')} label={labels.manner!} options={CONSENT_HOW.map(value => ({ value, label: say(`consent_how.${value}`) }))} />
          <TextBox {...bind('witness')} label={labels.witness!} optional={values.manner === 'tanda_tangan'} max={120} />
          {values.manner !== 'lisan' && <>
            <InkPad id={`${form.name}-mark`} label={labels.mark!} value={values.mark} onValue={ink => form.set('mark', ink)} takes={say('consent.from_paper')} buttons={(picker, clear) => <><p>{say('consent.from_paper')} {picker}</p>{values.mark && <Button size="compact-sm" variant="default" onClick={clear}>{say('consent.clear')}</Button>}</>} />
            <TextBox {...bind('paper')} label={labels.paper!} hint={say('office.consent.paper')} optional max={160} />
          </>}
          {(child || !person?.bornYear) && <TextBlock {...bind('childView')} label={labels.childView!} hint={say('office.consent.child')} optional={!child} max={1000} />}
          <TextBox {...bind('language')} label={labels.language!} optional max={60} />
          <Tick id={`${form.name}-explained`} label={say('consent.explained')} value={values.explained} onValue={value => form.set('explained', value)} />
        </>}
      </Form>
    </Dialog>
  )
}

/** Takes down that a consent is taken back. */
export function WithdrawDialog({ consent, onClose }: { consent: Consent; onClose: () => void }) {
  const say = useSay()
  const tell = useTell()
  const held = heldBy(consent)
  const form = useForm(`withdraw.${consent.id}`, { purposes: [] as readonly string[], givenBy: consent.givenBy === 'tidak_dapat' ? 'sendiri' : consent.givenBy as string, giver: '', reason: '' })
  const sender = useSend(withdraw)
  useFaults(form, sender.problem)
  const labels = useLabels('purposes', 'givenBy', 'giver', 'reason')
  const save = async () => {
    const input = { consentId: consent.id, ...form.values }
    if (form.fail([...form.values.purposes.length === 0 ? [{ at: 'purposes', rule: 'required' }] : [], ...faultsIn(withdraw as Action<string, never>, input)]) || !await sender.run(input as never, homeOf(consent.id))) return
    form.clear()
    tell(say('office.saved'))
    onClose()
  }
  return (
    <Dialog title={say('office.consent.withdraw')} onClose={onClose}>
      <Form form={form} labels={labels as Record<string, string>} sending={sender} submit={say('office.consent.withdraw')} onSubmit={() => void save()} onCancel={onClose}>
        <p>{say('office.consent.clock')}</p>
        <SomeOf {...form.bind('purposes')} label={say('office.consent.gone')} options={held.map(value => ({ value, label: say(`consent_purpose.${value}`) }))} />
        <Choose {...form.bind('givenBy')} label={say('office.consent.who')} options={CONSENT_BY.filter(value => value !== 'tidak_dapat').map(value => ({ value, label: say(`consent_by.${value}`) }))} />
        {form.values.givenBy !== 'sendiri' && <TextBox {...form.bind('giver')} label={say('field.name')} max={120} />}
        <TextBlock {...form.bind('reason')} label={labels.reason!} optional max={500} />
      </Form>
    </Dialog>
  )
}

/** Says what was done to stop, so that the clock stands. */
export function StopDialog({ withdrawalId, home, onClose }: { withdrawalId: string; home: number; onClose: () => void }) {
  const say = useSay()
  const tell = useTell()
  const form = useForm(`stop.${withdrawalId}`, { note: '' })
  const sender = useSend(stop)
  useFaults(form, sender.problem)
  const save = async () => {
    if (form.fail(form.values.note.trim() ? [] : [{ at: 'note', rule: 'required' }]) || !await sender.run({ withdrawalId, ...form.values }, home)) return
    form.clear()
    tell(say('office.saved'))
    onClose()
  }
  return (
    <Dialog title={say('office.consent.stop')} onClose={onClose}>
      <Form form={form} labels={{ note: say('office.consent.stopped_how') }} sending={sender} submit={say('app.save')} onSubmit={() => void save()} onCancel={onClose}>
        <TextBlock {...form.bind('note')} label={say('office.consent.stopped_how')} hint={say('office.consent.stopped_hint')} max={1000} />
      </Form>
    </Dialog>
  )
}

/** Says which of a consent and its withdrawal stands. */
export function SettleDialog({ consent, onClose }: { consent: Consent; onClose: () => void }) {
  const say = useSay()
  const tell = useTell()
  const form = useForm(`settle.${consent.id}`, { stands: 'ya', note: '' })
  const sender = useSend(settle)
  useFaults(form, sender.problem)
  const save = async () => {
    const { stands, note } = form.values
    if (form.fail(note.trim() ? [] : [{ at: 'note', rule: 'required' }]) || !await sender.run({ consentId: consent.id, stands: stands === 'ya', note }, homeOf(consent.id))) return
    form.clear()
    tell(say('office.saved'))
    onClose()
  }
  return (
    <Dialog title={say('office.consent.settle')} onClose={onClose}>
      <Form form={form} labels={{ stands: say('field.stands'), note: say('field.note') }} sending={sender} submit={say('app.save')} onSubmit={() => void save()} onCancel={onClose}>
        <p>{say('office.consent.crossed')}</p>
        <OneOf {...form.bind('stands')} label={say('field.stands')} options={[{ value: 'ya', label: say('office.consent.stands') }, { value: 'tidak', label: say('office.consent.falls') }]} />
        <TextBlock {...form.bind('note')} label={say('field.note')} max={500} />
      </Form>
    </Dialog>
  )
}

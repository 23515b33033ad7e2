import { Button } from '@mantine/core'
import { useState } from 'react'
import { homeOf } from '#kernel/id.ts'
import { useSession } from '#web/app.tsx'
import { InkShown } from '#web/inkpad.tsx'
import { dayWords, momentWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { Dialog } from '#web/office/dialog.tsx'
import { Band, Mark } from '#web/office/marks.tsx'
import { Facts, Section } from '#web/office/page.tsx'
import { Nothing } from '#web/office/states.tsx'
import { useMay } from '#web/office/store.tsx'
import { type Consent, heldBy, type Withdrawal } from './kinds.ts'
import type { Consents } from './office-data.ts'
import { SettleDialog, StopDialog, TakeDialog, WithdrawDialog } from './office-dialogs.tsx'

type Opened = { what: 'take' } | { what: 'withdraw' | 'settle' | 'see'; consent: Consent } | { what: 'stop'; withdrawal: Withdrawal }

/** Who agreed to what, what was taken back, and how long there is to stop. */
export function ConsentPart({ data }: { data: Consents }) {
  const say = useSay()
  const may = useMay()
  const { worker } = useSession()
  const [language] = useLanguage()
  const [opened, open] = useState<Opened>()
  const { case: record, consents, withdrawals } = data
  const takes = may('consent.take', record.region)
  const answers = record.leadId === worker.id || may('consent.stop', record.region)
  const close = () => open(undefined)
  return (
    <Section id="persetujuan" title={say('office.consent')} lead={say('office.consent.lead')} aside={takes && <Button size="compact-sm" variant="subtle" onClick={() => open({ what: 'take' })}>{say('office.consent.take')}</Button>}>
      {withdrawals.filter(({ state }) => state === 'menunggu').map(one => (
        <Band key={one.id} tone={isLate(one) ? 'bata' : 'tembaga'} title={say('office.consent.withdrawn', { purposes: one.purposes.map(purpose => say(`consent_purpose.${purpose}`)).join(', ') })}>
          <p>{say(isLate(one) ? 'office.consent.late' : 'office.consent.due', { when: momentWords(say, language, record.region, one.due) })}{one.reason ? ` ${one.reason}` : ''}</p>
          {answers && <p><Button size="compact-sm" variant="default" onClick={() => open({ what: 'stop', withdrawal: one })}>{say('office.consent.stop')}</Button></p>}
        </Band>
      ))}
      {consents.length === 0 && <Nothing title={say('office.consent.none')}>{say('office.consent.none_hint')}</Nothing>}
      <ul className="lines">{consents.map(one => {
        const held = heldBy(one)
        return (
          <li key={one.id}>
            <span className="buttons">{held.length ? held.map(purpose => <Mark key={purpose} tone="daun">{say(`consent_purpose.${purpose}`)}</Mark>) : <Mark tone={one.state === 'ditinjau' ? 'tembaga' : 'quiet'}>{say(one.state === 'ditinjau' ? 'consent_state.ditinjau' : 'office.consent.over')}</Mark>}</span>
            <span className="muted">{[dayWords(language, one.day, true), say(`consent_by.${one.givenBy}`), one.manner && say(`consent_how.${one.manner}`)].filter(Boolean).join(' · ')}</span>
            <span className="buttons">
              <Button size="compact-sm" variant="subtle" onClick={() => open({ what: 'see', consent: one })} aria-label={`${say('office.consent.see')}: ${dayWords(language, one.day, true)}`}>{say('office.consent.see')}</Button>
              {takes && one.state === 'berlaku' && held.length > 0 && <Button size="compact-sm" variant="subtle" onClick={() => open({ what: 'withdraw', consent: one })} aria-label={`${say('office.consent.withdraw')}: ${dayWords(language, one.day, true)}`}>{say('office.consent.withdraw')}</Button>}
              {answers && one.state === 'ditinjau' && <Button size="compact-sm" variant="default" onClick={() => open({ what: 'settle', consent: one })}>{say('office.consent.settle')}</Button>}
            </span>
          </li>
        )
      })}</ul>
      {opened?.what === 'take' && <TakeDialog caseId={record.id} personId={record.personId} onClose={close} />}
      {opened?.what === 'withdraw' && <WithdrawDialog consent={opened.consent} onClose={close} />}
      {opened?.what === 'settle' && <SettleDialog consent={opened.consent} onClose={close} />}
      {opened?.what === 'stop' && <StopDialog withdrawalId={opened.withdrawal.id} home={homeOf(record.id)} onClose={close} />}
      {opened?.what === 'see' && <See consent={opened.consent} onClose={close} />}
    </Section>
  )
}

/** Whether the three days are over and nothing was stopped. */
export function isLate({ due, state }: { due: string; state: string }): boolean {
  return state === 'menunggu' && Date.parse(due) < Date.now()
}

function See({ consent: one, onClose }: { consent: Consent; onClose: () => void }) {
  const say = useSay()
  const [language] = useLanguage()
  return (
    <Dialog title={say('office.consent')} onClose={onClose}>
      <Facts of={[
        [say('field.purposes'), one.purposes.map(purpose => say(`consent_purpose.${purpose}`)).join(', ')], [say('office.consent.gone'), one.withdrawn.map(purpose => say(`consent_purpose.${purpose}`)).join(', ')],
        [say('field.givenBy'), say(`consent_by.${one.givenBy}`)], [say('field.giver'), one.giver], [say('field.relation'), one.relation], [say('field.manner'), one.manner && say(`consent_how.${one.manner}`)], [say('field.witness'), one.witness],
        [say('field.childView'), one.childView], [say('field.language'), one.language], [say('field.reason'), one.reason], [say('field.paper'), one.paper], [say('field.day'), dayWords(language, one.day)], [say('office.consent.by'), one.takenByName],
      ]} />
      {one.mark && <InkShown ink={one.mark} label={say('field.mark')} />}
    </Dialog>
  )
}

import { useState } from 'react'
import { useLocation } from 'wouter'
import { faultsOf } from '#kernel/action.ts'
import { Problem, type Fault } from '#kernel/problem.ts'
import { useApp, useSession, useSignal } from './app.tsx'
import { act, useAttempt } from './hooks.ts'
import { homeOf } from '#kernel/id.ts'
import { Button } from './kit/button.tsx'
import { Dialog } from './kit/dialog.tsx'
import { List, PlainRow } from './kit/list.tsx'
import { Page } from './kit/page.tsx'
import { EmptyState } from './kit/states.tsx'
import { Refusal } from './kit/summary.tsx'
import type { Pending } from './outbox.ts'
import { type Repairs, useReopen } from './repair.tsx'
import { momentWords } from './when.ts'
import { useFaultWords, useHasWords, useLanguage, useProblemWords, useSay } from './words.tsx'

/** Perlu diperiksa: what the server refused, with the reason, until a person sends it again or discards it. */
export function TrayPage({ repairs = {} }: { repairs?: Repairs }) {
  const say = useSay()
  const { outbox } = useApp()
  const refused = useSignal(outbox).filter(({ state }) => state === 'refused')
  return (
    <Page title={say('tray.title')} back="/" lead={refused.length ? say('tray.lead') : undefined}>
      {refused.length ? <List>{refused.map(item => <Refused key={item.envelope.id} item={item} repairs={repairs} />)}</List> : <EmptyState title={say('tray.empty')} />}
    </Page>
  )
}

function Refused({ item, repairs }: { item: Pending; repairs: Repairs }) {
  const say = useSay()
  const has = useHasWords()
  const [language] = useLanguage()
  const problemWords = useProblemWords()
  const faultWords = useFaultWords()
  const app = useApp()
  const session = useSession()
  const [, go] = useLocation()
  const [asking, ask] = useState(false)
  const reopen = useReopen(repairs)(item.envelope)
  const { problem, busy, attempt } = useAttempt()
  const { envelope, refused } = item
  const place = session.posts[0]?.region ?? '31'
  const faults = (refused?.details.faults as Fault[] | undefined) ?? []
  const told = Object.entries((envelope.input ?? {}) as Record<string, unknown>).filter(([field, value]) => has(`field.${field}`) && typeof value === 'string' && value)
  const resend = () => attempt(async () => {
    const action = app.actions.get(envelope.action)
    if (!action) throw new Problem('server_error', 500)
    const parsed = action.input.safeParse(envelope.input)
    if (!parsed.success) throw new Problem('invalid', 422, { faults: faultsOf(parsed.error) })
    // an answered envelope keeps its answer for ever: sending again is a new envelope, decided anew
    await act(app, session, action, envelope.input, homeOf(envelope.id))
    app.outbox.drop(envelope.id)
  })
  return (
    <PlainRow attention title={say(`action.${envelope.action}`, { actor: session.worker.name })}>
      <p>{say('tray.when', { when: momentWords(say, language, place, envelope.at) })}</p>
      <p><strong>{say('tray.why')}:</strong> {refused && problemWords(refused)}</p>
      {faults.map(fault => <p key={fault.at + fault.rule}>{has(`field.${fault.at}`) ? say(`field.${fault.at}`) : fault.at}: {faultWords(fault)}</p>)}
      {told.length > 0 && <details className="more"><summary>{say('tray.what')}</summary>{told.map(([field, value]) => <p key={field}>{say(`field.${field}`)}: {String(value)}</p>)}</details>}
      <Refusal problem={problem} />
      <div className="buttons">{reopen && <Button small tone="primary" onPress={() => go(reopen())}>{say('tray.repair')}</Button>}<Button small busy={busy} onPress={() => void resend()}>{say('tray.resend')}</Button><Button small tone="danger" onPress={() => ask(true)}>{say('tray.drop')}</Button></div>
      <Dialog open={asking} title={say('tray.drop.sure')} onClose={() => ask(false)}>
        <p>{say('tray.drop.lead')}</p>
        <div className="buttons"><Button tone="danger" onPress={() => app.outbox.drop(envelope.id)}>{say('tray.drop')}</Button><Button onPress={() => ask(false)}>{say('app.cancel')}</Button></div>
      </Dialog>
    </PlainRow>
  )
}

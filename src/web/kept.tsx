import { type FormEvent, useEffect, useState } from 'react'
import { useApp, useSession, useSignal } from './app.tsx'
import { useAttempt } from './hooks.ts'
import { leave, lock } from './keeping.ts'
import { Band } from './kit/band.tsx'
import { Button } from './kit/button.tsx'
import { Dialog } from './kit/dialog.tsx'
import { TextField } from './kit/fields.tsx'
import { Section } from './kit/list.tsx'
import { Refusal } from './kit/summary.tsx'
import { isUnsent } from './pending.ts'
import { useSay } from './words.tsx'

/** Myself: what this device keeps, whether its system may take it away, and the lock. */
export function KeptSection() {
  const say = useSay()
  const app = useApp()
  const { nowhere } = useSignal(app.shelf)
  const [safe, setSafe] = useState<boolean>()
  useEffect(() => { void navigator.storage?.persisted?.().then(setSafe) }, [])
  return (
    <Section title={say('kept.title')}>
      {nowhere ? <KeepAfterAll /> : <>
        {safe !== undefined && <p>{say(safe ? 'kept.safe' : 'kept.unsafe')}</p>}
        <Button onPress={() => void lock(app)}>{say('kept.lock')}</Button>
      </>}
    </Section>
  )
}

function KeepAfterAll() {
  const say = useSay()
  const { session } = useApp()
  const { worker } = useSession()
  const [asking, ask] = useState(false)
  const [password, setPassword] = useState('')
  const { busy, problem, attempt } = useAttempt()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (password && !busy) void attempt(async () => session.held.set({ fresh: await session.ask(worker.username, password) }))
  }
  return <>
    <p>{say('kept.nowhere')}</p>
    {asking ? (
      <form className="form" noValidate onSubmit={submit}>
        <Refusal problem={problem} />
        <TextField id="kept-password" label={say('kept.password')} type="password" autoComplete="current-password" value={password} onValue={setPassword} />
        <Button tone="primary" submit busy={busy}>{say('keep.go')}</Button>
      </form>
    ) : <Button onPress={() => ask(true)}>{say('keep.go')}</Button>}
  </>
}

/** Signs out of a device that keeps a shelf: deletes it when nothing is unsent, and asks first otherwise. */
export function KeptSignOut({ unsent }: { unsent: number }) {
  const say = useSay()
  const app = useApp()
  const [asking, ask] = useState(false)
  const [stuck, setStuck] = useState(false)
  const { problem, attempt, busy } = useAttempt()
  const send = () => void attempt(async () => {
    setStuck(false)
    await app.sync.now()
    if (app.outbox.get().some(isUnsent)) setStuck(true)
    else await leave(app, false)
  })
  return <>
    <Refusal problem={problem} />
    <Button tone="danger" busy={busy} onPress={() => ask(true)}>{say('me.signout')}</Button>
    <Dialog open={asking} title={say('me.signout')} onClose={() => ask(false)}>
      <p>{unsent ? say('kept.leave_lead', { count: unsent }) : say('kept.leave_wipes')}</p>
      {stuck && <Band tone="tembaga" alert>{say('kept.leave_stuck')}</Band>}
      <div className="buttons">
        {unsent ? <>
          <Button tone="primary" busy={busy} onPress={send}>{say('kept.leave_send')}</Button>
          <Button onPress={() => void attempt(() => leave(app, true))}>{say('kept.leave_seal')}</Button>
        </> : <Button tone="danger" busy={busy} onPress={() => void attempt(() => leave(app, false))}>{say('me.signout')}</Button>}
        <Button onPress={() => ask(false)}>{say('app.cancel')}</Button>
      </div>
    </Dialog>
  </>
}

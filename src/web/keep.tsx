import { type FormEvent, useEffect, useState } from 'react'
import type { Fault } from '#kernel/problem.ts'
import { useApp, useSession } from './app.tsx'
import { useAttempt } from './hooks.ts'
import { keep } from './keeping.ts'
import { Button } from './kit/button.tsx'
import { TextField } from './kit/fields.tsx'
import { Logo } from './kit/shell.tsx'
import { ErrorSummary, Refusal } from './kit/summary.tsx'
import { keeping } from './pending.ts'
import { isHere } from './shelf-register.ts'
import { useSay } from './words.tsx'

/** After a sign-in: whether this device keeps what is needed without a line, under a PIN, or nothing. */
export function KeepPage() {
  const say = useSay()
  const app = useApp()
  const { worker } = useSession()
  const { busy, problem, attempt } = useAttempt()
  const [known, setKnown] = useState<boolean>()
  const [pin, setPin] = useState('')
  const [repeated, repeat] = useState('')
  const [faults, setFaults] = useState<readonly Fault[]>([])
  useEffect(() => { void isHere(worker.id).catch(() => false).then(setKnown) }, [worker.id])
  useEffect(() => { document.title = `${say('keep.title')} · ${say('app.name')}` }, [say])
  const faultOf = (field: string) => faults.find(({ at }) => at === field)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const found = pinFaults(pin, repeated)
    setFaults(found)
    if (!found.length && !busy) void attempt(() => keeping(() => keep(app, pin)))
  }
  if (known === undefined) return <main className="signin" />
  return (
    <>
      <header className="head"><span className="brand"><Logo /><strong>{say('app.name')}</strong></span></header>
      <main className="signin">
        <div><h1 tabIndex={-1}>{say(known ? 'keep.new_pin' : 'keep.title')}</h1><p>{say(known ? 'keep.new_pin_lead' : 'keep.lead')}</p></div>
        <form className="form" noValidate onSubmit={submit}>
          <ErrorSummary form={{ name: 'keep', faults }} names={{ pin: say('keep.pin'), again: say('keep.again') }} />
          <Refusal problem={problem} />
          <TextField id="keep-pin" label={say('keep.pin')} hint={say('keep.pin_hint')} type="password" inputMode="numeric" autoComplete="one-time-code" maxLength={6} value={pin} fault={faultOf('pin')} onValue={setPin} />
          <TextField id="keep-again" label={say('keep.again')} type="password" inputMode="numeric" autoComplete="one-time-code" maxLength={6} value={repeated} fault={faultOf('again')} onValue={repeat} />
          <Button tone="primary" wide submit busy={busy}>{say(busy ? 'keep.busy' : 'keep.go')}</Button>
          {!known && <Button wide onPress={() => app.session.held.set({})}>{say('keep.borrowed')}</Button>}
          {!known && <p className="hint">{say('keep.borrowed_hint')}</p>}
        </form>
      </main>
    </>
  )
}

/** What is wrong with a PIN chosen twice: six digits, not the ones that everybody tries first, twice the same. */
export function pinFaults(pin: string, repeated: string): Fault[] {
  if (!/^\d{6}$/.test(pin)) return [{ at: 'pin', rule: 'six_digits' }]
  const steps = new Set([...pin].slice(1).map((digit, nth) => Number(digit) - Number(pin[nth])))
  if (steps.size === 1 && [0, 1, -1].includes([...steps][0]!)) return [{ at: 'pin', rule: 'easy_pin' }]
  return pin === repeated ? [] : [{ at: 'again', rule: 'differ_pin' }]
}

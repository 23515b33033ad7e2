import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import type { Fault } from '#kernel/problem.ts'
import { useApp } from './app.tsx'
import { useAttempt } from './hooks.ts'
import { Band } from './kit/band.tsx'
import { Button } from './kit/button.tsx'
import { Check, TextField } from './kit/fields.tsx'
import { Logo } from './kit/shell.tsx'
import { ErrorSummary, Refusal } from './kit/summary.tsx'
import { LanguageChoice } from './settings.tsx'
import { useSay } from './words.tsx'

/** The door: name or telephone number, and password. */
export function SignIn({ ended, login: known = '', lead, children }: { ended?: boolean; login?: string; lead?: string; children?: ReactNode }) {
  const say = useSay()
  const { session } = useApp()
  const { busy, problem, attempt } = useAttempt()
  const [login, setLogin] = useState(known)
  const [password, setPassword] = useState('')
  const [seen, setSeen] = useState(false)
  const [faults, setFaults] = useState<readonly Fault[]>([])
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => { document.title = `${say('signin.title')} · ${say('app.name')}` }, [say])
  const faultOf = (field: string) => faults.find(({ at }) => at === field)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const missing = [['login', login.trim()], ['password', password]].filter(([, value]) => !value).map(([at]) => ({ at: at!, rule: 'required' }))
    setFaults(missing)
    if (!missing.length && !busy) void attempt(() => session.signIn(login.trim(), password))
  }
  return (
    <>
      <header className="head"><span className="brand"><Logo /><strong>{say('app.name')}</strong></span></header>
      <main className="signin">
        <div><h1 ref={heading} tabIndex={-1}>{say('signin.title')}</h1><p>{lead ?? say('signin.lead')}</p></div>
        {children}
        {ended && <Band tone="tembaga" alert>{say('signin.ended')}</Band>}
        <form className="form" noValidate onSubmit={submit}>
          <ErrorSummary form={{ name: 'signin', faults }} names={{ login: say('signin.login'), password: say('signin.password') }} />
          <Refusal problem={problem} />
          <TextField id="signin-login" label={say('signin.login')} login value={login} fault={faultOf('login')} onValue={setLogin} />
          <TextField id="signin-password" label={say('signin.password')} type={seen ? 'text' : 'password'} autoComplete="current-password" value={password} fault={faultOf('password')} onValue={setPassword} />
          <Check id="signin-seen" label={say('signin.show')} value={seen} onValue={setSeen} />
          <Button tone="primary" wide submit busy={busy}>{say(busy ? 'signin.busy' : 'signin.go')}</Button>
        </form>
        <p><a href="/mulai">{say('signin.first')}</a></p>
        <p className="hint">{say('signin.help')}</p>
        <p><a href={say('signin.privacy_at')}>{say('signin.privacy')}</a></p>
        <p><a href="/lapor">{say('signin.report')}</a></p>
        <LanguageChoice />
      </main>
    </>
  )
}

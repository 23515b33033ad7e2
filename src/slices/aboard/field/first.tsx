import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { Fault, Problem } from '#kernel/problem.ts'
import { useApp } from '#web/app.tsx'
import { faultsIn } from '#web/form.ts'
import { useAttempt } from '#web/hooks.ts'
import { Band } from '#web/kit/band.tsx'
import { Button } from '#web/kit/button.tsx'
import { Check, TextField } from '#web/kit/fields.tsx'
import { Logo } from '#web/kit/shell.tsx'
import { ErrorSummary, Refusal } from '#web/kit/summary.tsx'
import type { Fresh } from '#web/session.ts'
import { deviceId } from '#web/shelf-witness.ts'
import { LanguageChoice } from '#web/settings.tsx'
import { useSay } from '#web/words.tsx'

type Given = { login: string; code: string }
type Known = { name: string; username: string }

/** The first sign-in: the code of a slip or a scanned link, the own name, a password, and in. */
export function FirstPage({ onIn }: { onIn(): void }) {
  const say = useSay()
  const { http } = useApp()
  const { busy, problem, attempt } = useAttempt()
  const [given, give] = useState<Given>(scanned)
  const [known, setKnown] = useState<Known>()
  const [faults, setFaults] = useState<readonly Fault[]>([])
  const check = (of: Given) => void attempt(async () => setKnown(await http.post<Known>('/api/first', { login: of.login.trim(), code: of.code.trim() })))
  useEffect(() => { document.title = `${say('first.title')} · ${say('app.name')}` }, [say])
  // the code leaves the address at once, so that nobody finds it in the browser's history
  useEffect(() => { if (location.hash) { history.replaceState(null, '', '/mulai'); if (given.login && given.code) check(given) } }, []) // once, as the link was opened
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const missing = (['login', 'code'] as const).filter(field => !given[field].trim()).map(at => ({ at, rule: 'required' }))
    setFaults(missing)
    if (!missing.length && !busy) check(given)
  }
  return (
    <>
      <header className="head"><span className="brand"><Logo /><strong>{say('app.name')}</strong></span></header>
      <main className="signin">
        {known ? <Choose given={given} known={known} onIn={onIn} /> : <>
          <div><h1>{say('first.title')}</h1><p>{say('first.lead')}</p></div>
          <form className="form" noValidate onSubmit={submit}>
            <ErrorSummary form={{ name: 'first', faults }} names={{ login: say('first.login'), code: say('first.code') }} />
            <Wrong problem={problem} />
            <TextField id="first-login" label={say('first.login')} login value={given.login} fault={faults.find(({ at }) => at === 'login')} onValue={login => give(now => ({ ...now, login }))} />
            <TextField id="first-code" label={say('first.code')} placeholder="abcd-efgh-jkmn" value={given.code} fault={faults.find(({ at }) => at === 'code')} onValue={code => give(now => ({ ...now, code }))} />
            <Button tone="primary" wide submit busy={busy}>{say(busy ? 'first.checking' : 'first.check')}</Button>
          </form>
        </>}
        <p><a href="/">{say('first.signin')}</a></p>
        <LanguageChoice />
      </main>
    </>
  )
}

function Choose({ given, known, onIn }: { given: Given; known: Known; onIn(): void }) {
  const say = useSay()
  const { http, session } = useApp()
  const { busy, problem, attempt } = useAttempt()
  const heading = useRef<HTMLHeadingElement>(null)
  const [fresh, setFresh] = useState('')
  const [seen, setSeen] = useState(false)
  const [found, setFound] = useState<readonly Fault[]>([])
  const faults = found.length ? found : faultsIn(problem)
  useEffect(() => { heading.current?.focus() }, [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setFound(fresh ? [] : [{ at: 'new', rule: 'required' }])
    if (!fresh || busy) return
    void attempt(async () => {
      session.held.set({ fresh: await http.post<Fresh>('/api/first/password', { login: known.username, code: given.code.trim(), new: fresh, device: deviceId() }) })
      onIn()
    })
  }
  return (
    <>
      <div><h1 ref={heading} tabIndex={-1}>{say('first.hello', { name: known.name })}</h1><p>{say('first.hello_lead')}</p></div>
      <form className="form" noValidate onSubmit={submit}>
        <ErrorSummary form={{ name: 'first', faults }} names={{ new: say('password.new') }} />
        <Wrong problem={problem} />
        <p>{say('first.choose', { username: known.username })}</p>
        <input hidden type="text" autoComplete="username" value={known.username} readOnly />
        <TextField id="first-new" label={say('password.new')} hint={say('password.hint')} type={seen ? 'text' : 'password'} autoComplete="new-password" value={fresh} fault={faults.find(({ at }) => at === 'new')} onValue={setFresh} />
        <Check id="first-seen" label={say('signin.show')} value={seen} onValue={setSeen} />
        <Button tone="primary" wide submit busy={busy}>{say('first.go')}</Button>
      </form>
    </>
  )
}

function Wrong({ problem }: { problem: Problem | undefined }) {
  const say = useSay()
  return problem?.code === 'bad_credentials' ? <Band tone="bata" alert>{say('first.wrong')}</Band> : <Refusal problem={problem} />
}

function scanned(): Given {
  const [login, code] = location.hash.slice(1).split('/')
  try {
    return { login: decodeURIComponent(login ?? ''), code: decodeURIComponent(code ?? '') }
  } catch {
    return { login: '', code: '' }
  }
}

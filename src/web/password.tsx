import { type FormEvent, useState } from 'react'
import type { Fault } from '#kernel/problem.ts'
import { useApp } from './app.tsx'
import { faultsIn } from './form.ts'
import { useAttempt } from './hooks.ts'
import { Band } from './kit/band.tsx'
import { Button } from './kit/button.tsx'
import { TextField } from './kit/fields.tsx'
import { Page } from './kit/page.tsx'
import { ErrorSummary, Refusal } from './kit/summary.tsx'
import { useSay } from './words.tsx'

const FIELDS = ['old', 'new', 'again'] as const

/** Changes the password; at the first sign-in nothing else opens before. */
export function PasswordPage({ first }: { first?: boolean }) {
  const say = useSay()
  const { session } = useApp()
  const { busy, problem, attempt } = useAttempt()
  const [values, setValues] = useState({ old: '', new: '', again: '' })
  const [found, setFound] = useState<readonly Fault[]>([])
  const [saved, setSaved] = useState(false)
  const faults = found.length ? found : faultsIn(problem)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const missing: Fault[] = FIELDS.filter(field => !values[field]).map(at => ({ at, rule: 'required' }))
    if (!missing.length && values.new !== values.again) missing.push({ at: 'again', rule: 'differ' })
    setFound(missing)
    setSaved(false)
    if (missing.length || busy) return
    void attempt(async () => {
      await session.changePassword(values.old, values.new)
      setValues({ old: '', new: '', again: '' })
      setSaved(true)
    })
  }
  return (
    <Page title={say('password.title')} back={first ? undefined : '/saya'} lead={first ? say('password.first') : undefined}>
      <form className="form" noValidate onSubmit={submit}>
        <ErrorSummary form={{ name: 'password', faults }} names={{ old: say('password.old'), new: say('password.new'), again: say('password.again') }} />
        <Refusal problem={problem} />
        {saved && <Band tone="daun" alert>{say('password.saved')}</Band>}
        {FIELDS.map(field => (
          <TextField key={field} id={`password-${field}`} label={say(`password.${field}`)} hint={field === 'new' ? say('password.hint') : undefined} type="password" autoComplete={field === 'old' ? 'current-password' : 'new-password'}
            value={values[field]} fault={faults.find(({ at }) => at === field)} onValue={value => setValues(all => ({ ...all, [field]: value }))} />
        ))}
        <Button tone="primary" wide submit busy={busy}>{say('password.save')}</Button>
        {first && <Button tone="quiet" onPress={() => void attempt(() => session.signOut())}>{say('me.signout')}</Button>}
      </form>
    </Page>
  )
}

import { PasswordInput } from '@mantine/core'
import { useState } from 'react'
import type { Fault } from '#kernel/problem.ts'
import { useApp } from '#web/app.tsx'
import { faultsIn } from '#web/form.ts'
import { useAttempt } from '#web/hooks.ts'
import { useFaultWords, useSay } from '#web/words.tsx'
import { Form } from './form.tsx'
import { useTell } from './store.tsx'

const FIELDS = ['old', 'new', 'again'] as const

/** Changes one's own password; other sessions end. */
export function PasswordForm() {
  const say = useSay()
  const words = useFaultWords()
  const tell = useTell()
  const { session } = useApp()
  const { busy, problem, attempt } = useAttempt()
  const [values, setValues] = useState({ old: '', new: '', again: '' })
  const [found, setFound] = useState<readonly Fault[]>([])
  const faults = found.length ? found : faultsIn(problem)
  const save = async () => {
    const missing: Fault[] = FIELDS.filter(field => !values[field]).map(at => ({ at, rule: 'required' }))
    if (!missing.length && values.new !== values.again) missing.push({ at: 'again', rule: 'differ' })
    setFound(missing)
    if (missing.length) return
    await attempt(async () => {
      await session.changePassword(values.old, values.new)
      setValues({ old: '', new: '', again: '' })
      tell(say('password.saved'))
    })
  }
  return (
    <Form form={{ name: 'password', faults }} labels={{ old: say('password.old'), new: say('password.new'), again: say('password.again') }} sending={{ busy, problem }} submit={say('password.save')} onSubmit={() => void save()}>
      {FIELDS.map(field => {
        const fault = faults.find(({ at }) => at === field)
        return <PasswordInput key={field} id={`password-${field}`} label={say(`password.${field}`)} description={field === 'new' ? say('password.hint') : undefined} error={fault && words(fault)} value={values[field]} autoComplete={field === 'old' ? 'current-password' : 'new-password'}
          visibilityToggleButtonProps={{ 'aria-label': say('signin.show') }} onChange={event => { const { value } = event.currentTarget; setValues(all => ({ ...all, [field]: value })) }} />
      })}
    </Form>
  )
}

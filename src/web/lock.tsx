import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useApp } from './app.tsx'
import { useAttempt } from './hooks.ts'
import { heeding, noteLocked, open } from './keeping.ts'
import { Band } from './kit/band.tsx'
import { Button } from './kit/button.tsx'
import { TextArea, TextField } from './kit/fields.tsx'
import { Logo } from './kit/shell.tsx'
import { Refusal } from './kit/summary.tsx'
import { LanguageChoice } from './settings.tsx'
import type { Waiting } from './shelf-witness.ts'
import { SignIn } from './signin.tsx'
import { useSay } from './words.tsx'

type Way = 'pin' | 'who' | 'forgot' | 'other' | 'note'

/** The door of a device that keeps shelves: whose it is, and the PIN. Works without a line. */
export function LockPage({ owners }: { owners: readonly Waiting[] }) {
  const say = useSay()
  const app = useApp()
  useEffect(() => heeding(app), [app])
  const [owner, choose] = useState<Waiting | undefined>(owners.length === 1 ? owners[0] : undefined)
  const [way, go] = useState<Way>(owner ? 'pin' : 'who')
  useEffect(() => { document.title = `${say('lock.title')} · ${say('app.name')}` }, [say])
  const back = () => go(owner ? 'pin' : 'who')
  if (way === 'other') return <SignIn><Button tone="quiet" onPress={back}>{say('app.back')}</Button></SignIn>
  if (way === 'forgot' && owner) return <SignIn login={owner.username} lead={say('lock.forgot_lead')}><Button tone="quiet" onPress={back}>{say('app.back')}</Button></SignIn>
  return (
    <>
      <header className="head"><span className="brand"><Logo /><strong>{say('app.name')}</strong></span></header>
      <main className="signin">
        {way === 'note' && owner ? <Note owner={owner} onBack={back} />
          : way === 'pin' && owner ? <>
            <Pin owner={owner} />
            <div className="form">
              <Button wide onPress={() => go('note')}>{say('lock.note')}</Button>
              <Button tone="quiet" onPress={() => go('forgot')}>{say('lock.forgot')}</Button>
              <Button tone="quiet" onPress={() => go('who')}>{say('lock.other')}</Button>
            </div>
          </> : <>
            <div><h1 tabIndex={-1}>{say('lock.who')}</h1></div>
            <div className="form">
              {owners.map(one => (
                <Button key={one.worker} wide onPress={() => { choose(one); go('pin') }}>{one.name}{one.unsent > 0 && <small> · {say('lock.unsent', { count: one.unsent })}</small>}</Button>
              ))}
              <Button tone="quiet" onPress={() => go('other')}>{say('lock.somebody_else')}</Button>
            </div>
          </>}
        <LanguageChoice />
      </main>
    </>
  )
}

function Pin({ owner }: { owner: Waiting }) {
  const say = useSay()
  const app = useApp()
  const [pin, setPin] = useState('')
  const { busy, problem, attempt } = useAttempt()
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => { place.current?.querySelector('input')?.focus() }, [])
  const submit = (typed: string) => {
    if (busy || typed.length < 6) return
    void attempt(async () => {
      try {
        await open(app, owner.worker, typed)
      } finally {
        setPin('')
      }
    })
  }
  return (
    <div ref={place} className="form">
      <div><h1 tabIndex={-1}>{owner.name}</h1><p>{owner.unsent > 0 ? say('lock.unsent', { count: owner.unsent }) : say('lock.lead')}</p></div>
      <form className="form" noValidate onSubmit={event => { event.preventDefault(); submit(pin) }}>
        <Refusal problem={problem} />
        <TextField id="lock-pin" label={say('lock.pin')} type="password" inputMode="numeric" autoComplete="one-time-code" maxLength={6} value={pin} onValue={value => { setPin(value); submit(value) }} />
        <Button tone="primary" wide submit busy={busy}>{say(busy ? 'lock.opening' : 'lock.open')}</Button>
      </form>
    </div>
  )
}

function Note({ owner, onBack }: { owner: Waiting; onBack(): void }) {
  const say = useSay()
  const [text, setText] = useState('')
  const [saved, setSaved] = useState(false)
  const { busy, problem, attempt } = useAttempt()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setSaved(false)
    if (text.trim() && !busy) void attempt(async () => {
      await noteLocked(owner.worker, text.trim())
      setText('')
      setSaved(true)
    })
  }
  return (
    <>
      <div><h1 tabIndex={-1}>{say('lock.note')}</h1><p>{say('lock.note_lead', { name: owner.name })}</p></div>
      <form className="form" noValidate onSubmit={submit}>
        <Refusal problem={problem} />
        {saved && <Band tone="daun" alert>{say('lock.note_saved')}</Band>}
        <TextArea id="lock-note" label={say('lock.note_text')} rows={5} maxLength={2000} value={text} onValue={setText} />
        <Button tone="primary" wide submit busy={busy}>{say('lock.note_save')}</Button>
        <Button tone="quiet" onPress={onBack}>{say('app.back')}</Button>
      </form>
    </>
  )
}

import { type FormEvent, useEffect, useState, useSyncExternalStore } from 'react'
import { useLocation, useRouter } from 'wouter'
import { useApp, useSignal } from './app.tsx'
import type { Draft } from './drafts.ts'
import { Gone } from './gone.tsx'
import { useAttempt } from './hooks.ts'
import { heeding, lock, NOTE, signInAgain } from './keeping.ts'
import { Band } from './kit/band.tsx'
import { Button } from './kit/button.tsx'
import { Dialog } from './kit/dialog.tsx'
import { TextField } from './kit/fields.tsx'
import { Refusal } from './kit/summary.tsx'
import type { Signal } from './signal.ts'
import { useSay } from './words.tsx'

const HIDDEN_MS = 15 * 60_000

/** What the shelf has to tell above every screen: the session ended, the disk is full. Locks after a quarter of an hour out of sight. */
export function ShelfTold() {
  const app = useApp()
  const shelf = useSignal(app.shelf)
  useEffect(() => (shelf.nowhere ? undefined : lockUnseen(() => void lock(app))), [shelf, app])
  useEffect(() => heeding(app), [app, shelf])
  return <><Ended />{shelf.trouble && <Full trouble={shelf.trouble} />}</>
}

function Ended() {
  const say = useSay()
  const app = useApp()
  const state = useSignal(app.session)
  const [asking, ask] = useState(false)
  const [password, setPassword] = useState('')
  const { busy, problem, attempt } = useAttempt()
  if (state.phase !== 'somebody' || !state.ended) return null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (password && !busy) void attempt(() => signInAgain(app, password))
  }
  return (
    <Band tone="tembaga" title={say('shelf.ended')} alert>
      <p>{say('shelf.ended_lead')}</p>
      <Button small tone="primary" onPress={() => ask(true)}>{say('shelf.again')}</Button>
      <Dialog open={asking} title={say('shelf.again')} onClose={() => ask(false)}>
        <form className="form" noValidate onSubmit={submit}>
          <p>{state.session.worker.name} · {state.session.worker.username}</p>
          <Refusal problem={problem} />
          <TextField id="again-password" label={say('signin.password')} type="password" autoComplete="current-password" value={password} onValue={setPassword} />
          <div className="buttons"><Button tone="primary" submit busy={busy}>{say('signin.go')}</Button><Button onPress={() => ask(false)}>{say('app.cancel')}</Button></div>
        </form>
      </Dialog>
    </Band>
  )
}

function Full({ trouble }: { trouble: Signal<'full' | 'gone' | undefined> }) {
  const say = useSay()
  const what = useSignal(trouble)
  if (what === 'gone') return <Gone />
  return what ? <Band tone="tembaga" title={say('shelf.full')} alert>{say('shelf.full_lead')}</Band> : null
}

/** On the home screen: a form that was cut off, and notes written before the PIN. */
export function LeftBehind() {
  const say = useSay()
  const { drafts } = useApp()
  const [, go] = useLocation()
  const [left, setLeft] = useState(() => drafts.left())
  const drop = (name: string) => {
    drafts.remove(name)
    setLeft(drafts.left())
  }
  const notes = left.filter(([name]) => name.startsWith(NOTE))
  const form = left.find(([name, draft]) => !name.startsWith(NOTE) && draft.path)
  return <>
    {form && <Cut name={form[0]} draft={form[1]} onDrop={() => drop(form[0])} />}
    {notes.map(([name, { values }]) => (
      <Band key={name} title={say('shelf.note')}>
        <p>{String(values.text)}</p>
        <div className="buttons"><Button small tone="primary" onPress={() => { drafts.put('intake', { ...drafts.get('intake'), story: values.text }); drafts.remove(name); go('/lapor') }}>{say('shelf.note_report')}</Button><Button small onPress={() => drop(name)}>{say('shelf.note_drop')}</Button></div>
      </Band>
    ))}
  </>
}

/** A form that was cut off; its texts can be read here too, for what it was about may have left this device. */
function Cut({ name, draft, onDrop }: { name: string; draft: Draft; onDrop(): void }) {
  const say = useSay()
  const who = useWhom(name, draft)
  const [, go] = useLocation()
  const { base } = useRouter()
  // a form of the other app is taken up there
  const on = () => (draft.path!.startsWith(`${base}/`) ? go(draft.path!.slice(base.length)) : location.assign(draft.path!))
  const texts = Object.values(draft.values).filter((value): value is string => typeof value === 'string' && /\s/.test(value.trim()))
  return (
    <Band title={say('shelf.left')}>
      <p>{who ? say('shelf.left_about', { who }) : say('shelf.left_lead')}</p>
      {texts.length > 0 && <details className="more"><summary>{say('tray.what')}</summary>{texts.map(text => <p key={text}>{text}</p>)}</details>}
      <div className="buttons"><Button small tone="primary" onPress={on}>{say('shelf.left_go')}</Button><Button small onPress={onDrop}>{say('shelf.left_drop')}</Button></div>
    </Band>
  )
}

/** Whom a form speaks of: a family of which it says, of a visit to whom, or who is written in it. */
function useWhom(name: string, { values, path }: Draft): string | undefined {
  const { memory } = useApp()
  useSyncExternalStore(memory.subscribe, () => memory.version('case'))
  const whose = (id: string) => {
    const through = ['visit', 'trip', 'next_step', 'notice'].map(kind => memory.get(kind, id)).find(Boolean)
    return memory.get('case', id)?.who ?? memory.get('case', String(through?.caseId))?.who
  }
  const told = [values.who, ...(`${path} ${name}`.match(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g) ?? []).map(whose)].find(who => typeof who === 'string' && who.trim())
  return told as string | undefined
}

function lockUnseen(locks: () => void): () => void {
  let since: number | undefined
  const changed = () => {
    if (document.visibilityState === 'hidden') since = Date.now()
    else if (since !== undefined && Date.now() - since >= HIDDEN_MS) locks()
    else since = undefined
  }
  // a page out of sight may still get its turn now and then
  const timer = setInterval(() => { if (since !== undefined && Date.now() - since >= HIDDEN_MS) locks() }, 60_000)
  document.addEventListener('visibilitychange', changed)
  return () => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', changed)
  }
}

import { type ReactNode, useEffect } from 'react'
import { SessionProvider, useApp, useSignal } from './app.tsx'
import { forgetDrafts } from './form.ts'
import { Band } from './kit/band.tsx'
import { Button } from './kit/button.tsx'
import { Skeleton } from './kit/states.tsx'
import { PasswordPage } from './password.tsx'
import type { Session } from './session.ts'
import { SignIn } from './signin.tsx'
import { useProblemWords, useSay } from './words.tsx'

/** Lets nobody in who is not signed in, and nobody further who has not yet chosen a password. */
export function Gate({ children, arrive }: { children: (session: Session) => ReactNode; arrive?: (session: Session) => void }) {
  const say = useSay()
  const problemWords = useProblemWords()
  const app = useApp()
  const state = useSignal(app.session)
  useEffect(() => { void app.session.begin() }, [app])
  const workerId = state.phase === 'somebody' ? state.session.worker.id : undefined
  const signedOut = state.phase === 'nobody' && !state.ended
  useEffect(() => { if (signedOut) forget(app) }, [signedOut, app])
  useEffect(() => {
    // what one worker left unsent is never sent under the name of another
    const before = app.outbox.owner.get()
    if (workerId && before && before !== workerId) forget(app)
    if (workerId) app.outbox.owner.set(workerId)
  }, [workerId, app])
  const ready = state.phase === 'somebody' && !state.session.mustChangePassword
  useEffect(() => (ready ? app.sync.start() : undefined), [ready, app])
  useEffect(() => { if (ready) arrive?.(state.session) }, [ready]) // once per sign-in
  useEffect(() => warnOnLeave(app), [app])
  if (state.phase === 'asking') return <main className="signin"><Skeleton rows={3} /></main>
  if (state.phase === 'failed') return (
    <main className="signin"><h1>{say('app.name')}</h1><Band tone="tembaga" title={say('signin.failed')} alert>{problemWords(state.problem)}</Band><Button tone="primary" wide onPress={() => void app.session.load()}>{say('app.retry')}</Button></main>
  )
  if (state.phase === 'nobody') return <SignIn ended={state.ended} />
  return <SessionProvider session={state.session}>{state.session.mustChangePassword ? <PasswordPage first /> : children(state.session)}</SessionProvider>
}

function forget({ outbox, photos, memory, sync }: ReturnType<typeof useApp>): void {
  outbox.clear()
  photos.clear()
  sync.clear()
  memory.clear()
  forgetDrafts()
}

function warnOnLeave({ outbox, photos }: ReturnType<typeof useApp>): () => void {
  const warn = (event: BeforeUnloadEvent) => {
    if (outbox.get().some(({ state }) => state !== 'answered') || photos.get().some(({ state }) => state !== 'sent')) event.preventDefault()
  }
  window.addEventListener('beforeunload', warn)
  return () => window.removeEventListener('beforeunload', warn)
}

import { type ReactNode, useEffect, useState } from 'react'
import { SessionProvider, useApp, useSignal } from './app.tsx'
import { Band } from './kit/band.tsx'
import { Button } from './kit/button.tsx'
import { Skeleton } from './kit/states.tsx'
import { later } from './later.tsx'
import { isUnsent } from './pending.ts'
import type { Session } from './session.ts'
import { keptNowhere } from './shelf.ts'
import { useProblemWords, useSay } from './words.tsx'

const SignIn = later(() => import('./signin.tsx').then(part => part.SignIn))
const PasswordPage = later(() => import('./password.tsx').then(part => part.PasswordPage))
const words = () => import('./shelf-messages.ts')
const LockPage = later(() => import('./lock.tsx').then(part => part.LockPage), words)
const KeepPage = later(() => import('./keep.tsx').then(part => part.KeepPage), words)
const Gone = later(() => import('./gone.tsx').then(part => part.Gone), words)

/** Lets nobody in who is not signed in, and nobody further who has not yet chosen a password. */
export function Gate({ children, arrive }: { children: (session: Session) => ReactNode; arrive?: (session: Session, fresh: boolean) => boolean }) {
  const say = useSay()
  const problemWords = useProblemWords()
  const app = useApp()
  const state = useSignal(app.session)
  useEffect(() => { void app.session.begin() }, [app])
  const { fresh } = useSignal(app.session.held)
  const [arrived, settle] = useState<string>()
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
  // once per sign-in, and again when it is chosen what is kept
  const turn = `${workerId} ${!!fresh}`
  useEffect(() => { settle(ready && (arrive?.(state.session, !!fresh) ?? true) ? turn : undefined) }, [ready, turn])
  // a session may end where there is no line
  useEffect(() => { if (ready) SignIn.fetch().catch(() => undefined) }, [ready])
  useEffect(() => warnOnLeave(app), [app])
  if (state.phase === 'asking') return <main className="signin"><Skeleton rows={3} /></main>
  if (state.phase === 'failed') return (
    <main className="signin"><h1>{say('app.name')}</h1><Band tone="tembaga" title={say('signin.failed')} alert>{problemWords(state.problem)}</Band><Button tone="primary" wide onPress={() => void app.session.load()}>{say('app.retry')}</Button></main>
  )
  if (state.phase === 'locked') return <LockPage owners={state.owners} />
  if (state.phase === 'nobody') return <SignIn ended={state.ended}>{(state.wiped || state.evicted !== undefined) && <Gone wiped={state.wiped} evicted={state.evicted} />}</SignIn>
  // nobody meets the address at which somebody else stood
  if (ready && arrived !== turn) return <main className="signin"><Skeleton rows={3} /></main>
  return <SessionProvider session={state.session}>{state.session.mustChangePassword ? <PasswordPage first /> : fresh ? <KeepPage /> : children(state.session)}</SessionProvider>
}

function forget({ outbox, photos, memory, sync, drafts, shelf }: ReturnType<typeof useApp>): void {
  outbox.clear()
  photos.clear()
  sync.clear()
  memory.clear()
  drafts.erase()
  shelf.set(keptNowhere())
}

function warnOnLeave({ outbox, photos, shelf }: ReturnType<typeof useApp>): () => void {
  const warn = (event: BeforeUnloadEvent) => {
    if (!shelf.get().nowhere) return
    if (outbox.get().some(isUnsent) || photos.get().some(({ state }) => state !== 'sent')) event.preventDefault()
  }
  window.addEventListener('beforeunload', warn)
  return () => window.removeEventListener('beforeunload', warn)
}

import { type ReactNode, useEffect } from 'react'
import { SessionProvider, useApp, useSignal } from '#web/app.tsx'
import { Refused, Waiting } from './states.tsx'

const DOOR = '/'

/** Lets nobody in who is not signed in; the door of the house asks for name and password. */
export function Gate({ children }: { children: ReactNode }) {
  const { session, drafts } = useApp()
  const state = useSignal(session)
  useEffect(() => { void session.begin() }, [session])
  const outside = state.phase === 'nobody' || (state.phase === 'somebody' && state.session.mustChangePassword)
  useEffect(() => {
    if (!outside) return
    if (state.phase === 'nobody' && !state.ended) drafts.erase()
    location.assign(DOOR)
  }, [outside]) // once, when the session is gone
  if (state.phase === 'failed') return <main className="alone"><Refused problem={state.problem} onAgain={() => void session.load()} /></main>
  if (state.phase !== 'somebody' || outside) return <main className="alone"><Waiting rows={4} /></main>
  return <SessionProvider session={state.session}>{children}</SessionProvider>
}

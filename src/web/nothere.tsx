import { type ReactNode, useEffect } from 'react'
import { useApp, useSession, useSignal } from './app.tsx'
import { EmptyState } from './kit/states.tsx'
import { later } from './later.tsx'
import { MoreWords, useSay } from './words.tsx'

/** Says why what stood here left this device: the post ended, or what of an area is gone. */
export const WhyGone = later(async () => {
  const [part, { messages }] = await Promise.all([import('./whygone.tsx'), import('./phone-messages.ts')])
  return ({ children }: { children?: ReactNode }) => <MoreWords messages={messages}><part.WhyGone>{children}</part.WhyGone></MoreWords>
}, true)

/** In the place of a record that is not here: why it left, until that was read; else that there is no such page. */
export function NotHere({ children }: { children?: ReactNode }) {
  const say = useSay()
  const { carried } = useApp()
  const { posts } = useSession()
  const { left, seen = '' } = useSignal(carried)
  useEffect(() => { void carried.ready() }, [carried])
  if (!posts.length || left.some(({ at }) => at > seen)) return <WhyGone>{children}</WhyGone>
  return <EmptyState title={say('app.not_here')}>{children}</EmptyState>
}

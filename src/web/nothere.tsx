import { type ReactNode, useEffect } from 'react'
import { useApp, useSession, useSignal } from './app.tsx'
import { EmptyState } from './kit/states.tsx'
import { later } from './later.tsx'
import { useSay } from './words.tsx'

/** Says why what stood here left this device: the post ended, or what of an area is gone. */
export const WhyGone = later(() => import('./whygone.tsx').then(part => part.WhyGone), () => import('./phone-messages.ts'), true)

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

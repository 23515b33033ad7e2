import type { ReactNode } from 'react'
import { useSession } from './app.tsx'
import { EndedBand } from './ended.tsx'
import { Band } from './kit/band.tsx'
import { LeftLines } from './phone.tsx'

/** Why what stood on this page left this device, in the words that the home screen has for it. */
export function WhyGone({ children }: { children?: ReactNode }) {
  const { posts } = useSession()
  if (!posts.length) return <EndedBand />
  return <Band tone="tembaga" alert><LeftLines /><div className="buttons">{children}</div></Band>
}

import { IconCircleDashed } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useApp, useSignal } from '../app.tsx'
import { useSay } from '../words.tsx'

/** Says that there is nothing here, why, and what can be done. */
export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return <div className="empty"><IconCircleDashed size={28} stroke={1.75} aria-hidden="true" /><p><strong>{title}</strong></p>{children}</div>
}

/** Lines in the place of what is being fetched; without a line nothing is, and that is said. */
export function Skeleton({ rows = 4 }: { rows?: number }) {
  const say = useSay()
  const { phase, loaded } = useSignal(useApp().sync)
  const words = say(!loaded && phase === 'offline' ? 'sync.not_here' : 'app.loading')
  return (
    <div className="skeleton" role="status" aria-label={words}>
      {Array.from({ length: rows }, (_, nth) => <span key={nth} />)}
      <p>{words}</p>
    </div>
  )
}

import { IconCircleDashed } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useSay } from '../words.tsx'

/** Says that there is nothing here, why, and what can be done. */
export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return <div className="empty"><IconCircleDashed size={28} stroke={1.75} aria-hidden="true" /><p><strong>{title}</strong></p>{children}</div>
}

/** Lines in the place of what is being fetched. */
export function Skeleton({ rows = 4 }: { rows?: number }) {
  const say = useSay()
  return (
    <div className="skeleton" role="status" aria-label={say('app.loading')}>
      {Array.from({ length: rows }, (_, nth) => <span key={nth} />)}
      <p>{say('app.loading')}</p>
    </div>
  )
}

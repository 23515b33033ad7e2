import { Button } from '@mantine/core'
import { IconCircleDashed, IconCloudOff, IconLock } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Problem } from '#kernel/problem.ts'
import { useProblemWords, useSay } from '#web/words.tsx'
import type { Query } from './query.ts'

/** Lines in the place of what is being fetched. */
export function Waiting({ rows = 5 }: { rows?: number }) {
  const say = useSay()
  return (
    <div className="waiting" role="status">
      <span className="unseen">{say('app.loading')}</span>
      {Array.from({ length: rows }, (_, nth) => <span key={nth} className="line" />)}
    </div>
  )
}

/** Says that there is nothing here, why that is, and what can be done. */
export function Nothing({ title, children }: { title: string; children?: ReactNode }) {
  return <div className="nothing"><IconCircleDashed size={22} stroke={1.75} aria-hidden="true" /><div><strong>{title}</strong>{children && <p>{children}</p>}</div></div>
}

/** A refusal or a lost line in words, with the way to try again. */
export function Refused({ problem, onAgain }: { problem: Problem; onAgain?: () => void }) {
  const say = useSay()
  const words = useProblemWords()
  const Shape = problem.code === 'offline' ? IconCloudOff : IconLock
  return (
    <div className="nothing refused" role="alert">
      <Shape size={22} stroke={1.75} aria-hidden="true" />
      <div><p><strong>{words(problem)}</strong></p>{onAgain && problem.code !== 'forbidden' && problem.code !== 'not_found' && <Button variant="default" size="xs" onClick={onAgain}>{say('app.retry')}</Button>}</div>
    </div>
  )
}

/** Shows an answer, or the state in its place; data from before stays in sight while the line is down. */
export function Answer<T>({ of, rows, children }: { of: Query<T>; rows?: number; children: (data: T) => ReactNode }) {
  if (of.data === undefined) return of.problem ? <Refused problem={of.problem} onAgain={of.reload} /> : <Waiting rows={rows} />
  return <>{of.problem && <Refused problem={of.problem} onAgain={of.reload} />}{children(of.data)}</>
}

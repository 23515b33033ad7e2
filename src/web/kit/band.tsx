import { IconAlertTriangle, IconCircleCheck, IconClock, IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'

/** What a band means: waiting or overlap, done, refused, or plain information. */
export type Tone = 'tembaga' | 'daun' | 'bata' | 'quiet'
const SHAPE = { tembaga: IconAlertTriangle, daun: IconCircleCheck, bata: IconAlertTriangle, quiet: IconInfoCircle }

/** A sentence that matters, marked by word, shape and a rule at the left; never by colour alone. */
export function Band({ tone = 'quiet', title, alert, children }: { tone?: Tone; title?: string; alert?: boolean; children?: ReactNode }) {
  const Shape = SHAPE[tone]
  return (
    <div className={`band band-${tone}`} role={alert ? 'alert' : undefined}>
      <Shape size={22} stroke={1.75} aria-hidden="true" />
      <div>{title && <strong>{title}</strong>}{children}</div>
    </div>
  )
}

/** A state in one or two words with its shape. */
export function Mark({ tone = 'quiet', children }: { tone?: Tone; children: ReactNode }) {
  const Shape = tone === 'quiet' ? undefined : tone === 'tembaga' ? IconClock : SHAPE[tone]
  return <span className={`mark mark-${tone}`}>{Shape && <Shape size={16} stroke={1.75} aria-hidden="true" />}{children}</span>
}

/** The lettered badge of a pillar: PSM, TKSK, Tagana … */
export function PillarBadge({ short, title }: { short: string; title?: string }) {
  return <abbr className="pillar" title={title ?? short}>{short}</abbr>
}

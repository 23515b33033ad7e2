import { IconAlertTriangle, IconCircleCheck, IconClock, IconFlag3, IconLock, IconPointFilled } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useHasWords, useSay } from '#web/words.tsx'

/** What a mark means: waiting or overlap, done, refused or urgent, plain. */
export type Tone = 'tembaga' | 'daun' | 'bata' | 'laut' | 'quiet'
const SHAPE = { tembaga: IconClock, daun: IconCircleCheck, bata: IconAlertTriangle, laut: IconPointFilled, quiet: IconPointFilled }

/** A state in one or two words with its shape; never colour alone. */
export function Mark({ tone = 'quiet', children }: { tone?: Tone; children: ReactNode }) {
  const Shape = SHAPE[tone]
  return <span className={`mark mark-${tone}`}><Shape size={15} stroke={1.75} aria-hidden="true" />{children}</span>
}

/** How soon something must be done. */
export function UrgencyMark({ urgency }: { urgency: string }) {
  const say = useSay()
  if (urgency === 'biasa') return <span className="muted">{say('urgency.biasa')}</span>
  return <span className={`mark mark-${urgency === 'darurat' ? 'bata' : 'tembaga'}`}>{urgency === 'darurat' ? <IconAlertTriangle size={15} stroke={1.75} aria-hidden="true" /> : <IconFlag3 size={15} stroke={1.75} aria-hidden="true" />}{say(`urgency.${urgency}`)}</span>
}

/** RAHASIA: the team alone reads this. */
export function SealMark() {
  const say = useSay()
  return <span className="seal"><IconLock size={13} stroke={2} aria-hidden="true" />{say('office.sealed')}</span>
}

/** The lettered badge of a pillar or a role: PSM, TKSK, Tagana … */
export function PillarBadge({ pillar }: { pillar: string | null | undefined }) {
  const words = usePillarWords()
  return pillar ? <abbr className="pillar" title={words(pillar, 'role')}>{words(pillar)}</abbr> : null
}

/** Names a pillar or role, short or in full. */
export function usePillarWords(): (pillar: string, form?: 'pillar' | 'role') => string {
  const say = useSay()
  const has = useHasWords()
  return (pillar, form = 'pillar') => (has(`${form}.${pillar}`) ? say(`${form}.${pillar}`) : pillar.replaceAll('_', ' '))
}

/** A person's name with the pillar under which they work. */
export function Who({ name, pillar }: { name: string | null | undefined; pillar?: string | null }) {
  return name ? <span className="who">{name} <PillarBadge pillar={pillar} /></span> : <span className="muted">–</span>
}

/** A sentence that matters, marked by word, shape and a rule at the left. */
export function Band({ tone = 'quiet', title, alert, children }: { tone?: Tone; title?: ReactNode; alert?: boolean; children?: ReactNode }) {
  return <div className={`strip strip-${tone}`} role={alert ? 'alert' : undefined}>{title && <strong>{title}</strong>}{children}</div>
}

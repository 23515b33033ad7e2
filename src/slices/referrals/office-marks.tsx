import { dayWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { Mark, type Tone } from '#web/office/marks.tsx'
import { useToday } from '#web/office/store.tsx'
import { isOver } from './flow.ts'
import type { Referral, ReferralStage } from './kinds.ts'

const TONES: Readonly<Partial<Record<ReferralStage, Tone>>> = { terkirim: 'tembaga', dibaca: 'tembaga', diterima: 'laut', dilayani: 'laut', umpan_balik: 'tembaga', selesai: 'daun', ditolak: 'bata' }

/** Where a referral stands, in words with their shape. */
export function StageMark({ stage }: { stage: ReferralStage }) {
  const say = useSay()
  return <Mark tone={TONES[stage] ?? 'quiet'}>{say(`referral_stage.${stage}`)}</Mark>
}

/** Until when the next word is awaited, and whether that day is past. */
export function DueWords({ of }: { of: Pick<Referral, 'due' | 'stage' | 'late'> }) {
  const say = useSay()
  const [language] = useLanguage()
  const today = useToday()
  if (!of.due || isOver(of)) return <span className="muted">–</span>
  return of.due < today ? <Mark tone="bata">{say('office.referral.overdue', { day: dayWords(language, of.due, true) })}</Mark> : <span className="num">{dayWords(language, of.due, true)}</span>
}

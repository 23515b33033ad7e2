import type { ReactNode } from 'react'
import type { Problem } from '#kernel/problem.ts'
import type { Form, Values } from '#web/form.ts'
import { dayWords, windowWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { Choose, TextBox } from '#web/office/fields.tsx'
import { Band, PillarBadge } from '#web/office/marks.tsx'
import { useOffice } from '#web/office/store.tsx'
import { KEEP_REASONS } from './kinds.ts'

/** Who else goes to the family. */
export type Other = { visitId: string; tripId: string; leadName: string; leadPillar?: string | null; day: string; from: string; to: string; over?: boolean }
/** Why both go on. */
export type Keep = { keepReason: string; keepNote: string }

/** Whether any of them has not gone yet, so that one could go along. */
export function stillToCome({ details }: Problem): boolean {
  return ((details.others ?? []) as Other[]).some(({ over }) => !over)
}

/** The copper band: who else goes there or has just been there, which pillar, when. */
export function OthersBand({ problem, children, beside }: { problem: Problem; children?: ReactNode; beside?: (other: Other) => ReactNode }) {
  const say = useSay()
  const [language] = useLanguage()
  const { region } = useOffice()
  const others = (problem.details.others ?? []) as Other[]
  return (
    <Band tone="tembaga" alert title={say(stillToCome(problem) ? 'office.others.title' : 'office.others.past')}>
      <ul className="lines">{others.map(other => (
        <li key={other.visitId}><span>{other.leadName} <PillarBadge pillar={other.leadPillar} /> · {dayWords(language, other.day)}, {windowWords(region, other.from, other.to)}</span>{other.over ? say('visit_state.selesai') : beside?.(other)}</li>
      ))}</ul>
      {children}
    </Band>
  )
}

/** Tetap: both visits go on, with a reason from the short list. */
export function KeepFields<V extends Keep & Values>({ form }: { form: Form<V> }) {
  const say = useSay()
  return (
    <div className="pair">
      <Choose {...form.bind('keepReason')} value={form.values.keepReason} onValue={value => form.set('keepReason', value as V['keepReason'])} label={say('field.keep.reason')} empty={say('app.choose')} options={KEEP_REASONS.map(value => ({ value, label: say(`keep.${value}`) }))} />
      <TextBox {...form.bind('keepNote')} value={form.values.keepNote} onValue={value => form.set('keepNote', value as V['keepNote'])} label={say('field.keep.note')} optional max={300} />
    </div>
  )
}

/** The choice as the action takes it. */
export function keepOf({ keepReason, keepNote }: Keep): { reason: (typeof KEEP_REASONS)[number]; note: string | null } | null {
  return keepReason ? { reason: keepReason as (typeof KEEP_REASONS)[number], note: keepNote || null } : null
}

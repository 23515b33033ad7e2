import { useLocation } from 'wouter'
import { clockAt, zoneOf } from '#kernel/day.ts'
import { useApp, useSignal } from '#web/app.tsx'
import { useAction } from '#web/hooks.ts'
import { Band } from '#web/kit/band.tsx'
import { Button } from '#web/kit/button.tsx'
import { RadioRow } from '#web/kit/fields.tsx'
import { Refusal } from '#web/kit/summary.tsx'
import { dayWords, windowWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { join } from '#slices/trips/go.ts'
import { KEEP_REASONS } from '#slices/trips/kinds.ts'
import { Crew } from '#slices/workers/field/people.tsx'
import type { Other } from './others.tsx'

/** The copper band: others go there too, or have just been there. Gabung where that can still be, geser, or tetap with a reason; both stay credited. */
export function OverlapBand({ others, place, caseIds, insteadOf, keep, onKeep, onMove, onJoined }: {
  others: readonly Other[]; place: string; caseIds: readonly string[]; insteadOf?: string; keep: string; onKeep(reason: string): void; onMove(): void; onJoined(): void
}) {
  const say = useSay()
  const [language] = useLanguage()
  const [, go] = useLocation()
  const { run, busy, problem } = useAction(join)
  const joinThem = async (tripId: string) => {
    if (await run({ tripId, addCaseIds: [...caseIds], insteadOf })) { onJoined(); go(`/rencana/${tripId}`) }
  }
  const past = others.every(({ over }) => over)
  return (
    <Band tone="tembaga" title={say(past ? 'overlap.was' : 'overlap.title')} alert>
      {others.map(other => (
        <div key={other.tripId}>
          <p><Crew name={other.leadName} pillar={other.leadPillar} /> · {dayWords(language, other.day)}, {windowWords(place, other.from, other.to)}</p>
          {other.over ? !past && <p>{say('overlap.over')}</p> : <Button small busy={busy} onPress={() => void joinThem(other.tripId)}>{say('overlap.join', { name: other.leadName })}</Button>}
        </div>
      ))}
      <p>{say(past ? 'overlap.was.ask' : 'overlap.ask')}</p>
      <Refusal problem={problem} />
      <Button small onPress={onMove}>{say('overlap.move')}</Button>
      <RadioRow id="plan-keep" label={say('overlap.keep')} value={keep} onValue={onKeep} options={KEEP_REASONS.map(value => ({ value, label: say(`keep.${value}`) }))} />
    </Band>
  )
}

/** The quiet line: others are in the same RT/RW on that day. */
export function BesideLine({ others, place }: { others: readonly Other[]; place: string }) {
  const say = useSay()
  if (!others.length) return null
  return <p className="hint">{say('overlap.beside')} {others.map((other, nth) => <span key={other.tripId}>{nth > 0 && ', '}<Crew name={other.leadName} pillar={other.leadPillar} /> {windowWords(place, other.from, other.to)}</span>)}</p>
}

/** From when the data is against which a plan is checked here. */
export function AsOf({ place }: { place: string }) {
  const say = useSay()
  const { at } = useSignal(useApp().sync)
  return at ? <p className="hint">{say('overlap.as_of', { when: `${clockAt(place, at)} ${zoneOf(place)}` })}</p> : null
}

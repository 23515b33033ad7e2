import { useState } from 'react'
import { useLocation } from 'wouter'
import type { Read } from '#kernel/action.ts'
import { homeOf } from '#kernel/id.ts'
import { useSession } from '#web/app.tsx'
import { useAction, useRecord } from '#web/hooks.ts'
import { Band } from '#web/kit/band.tsx'
import { Button } from '#web/kit/button.tsx'
import { RadioRow } from '#web/kit/fields.tsx'
import { Section } from '#web/kit/list.tsx'
import { Refusal } from '#web/kit/summary.tsx'
import { useToCheck } from '#web/tocheck.ts'
import { dayWords } from '#web/when.ts'
import { useLanguage, useSay } from '#web/words.tsx'
import { join, keep } from '#slices/trips/go.ts'
import { KEEP_REASONS, type Overlap, Trip } from '#slices/trips/kinds.ts'
import { isOver } from '#slices/trips/near.ts'
import { Crew } from '#slices/workers/field/people.tsx'

type Pair = Read<typeof Overlap>

/** Pairs of visits to one family that were planned without a line: either planner goes along, moves, or goes on with a reason. */
export function OpenOverlaps() {
  const say = useSay()
  const { worker } = useSession()
  const pairs = useToCheck().pairs as unknown as Pair[]
  if (!pairs.length) return null
  return <Section title={say('overlap.to_settle')}>{pairs.map(pair => <OpenPair key={pair.id} pair={pair} first={pair.leadId === worker.id} />)}</Section>
}

function OpenPair({ pair, first }: { pair: Pair; first: boolean }) {
  const say = useSay()
  const [language] = useLanguage()
  const [, go] = useLocation()
  const joining = useAction(join)
  const keeping = useAction(keep)
  const [reason, setReason] = useState('')
  const [mine, theirs] = first ? [pair.tripId, pair.otherTripId] : [pair.otherTripId, pair.tripId]
  const [name, pillar, day, myDay] = first ? [pair.otherLeadName, pair.otherLeadPillar, pair.otherDay, pair.day] : [pair.leadName, pair.leadPillar, pair.day, pair.otherDay]
  // what is not held here is taken for planned: the server knows
  const [isMade, wasMade] = [useRecord(Trip, mine), useRecord(Trip, theirs)].map(trip => !!trip && isOver(trip))
  return (
    <Band tone="tembaga" title={say(wasMade ? 'overlap.was' : 'overlap.title')}>
      <p><Crew name={name} pillar={pillar} /> · {dayWords(language, day)}</p>
      <p>{say('overlap.unasked', { day: dayWords(language, myDay) })}</p>
      <Refusal problem={joining.problem ?? keeping.problem} />
      <div className="buttons">
        {!isMade && !wasMade && <Button small busy={joining.busy} onPress={() => void joining.run({ tripId: theirs, insteadOf: mine }, homeOf(theirs))}>{say('overlap.join', { name })}</Button>}
        {!isMade && <Button small onPress={() => go(`/rencana/${mine}`)}>{say('overlap.move')}</Button>}
      </div>
      <RadioRow id={`keep-${pair.id}`} label={say('overlap.keep')} value={reason} onValue={setReason} options={KEEP_REASONS.map(value => ({ value, label: say(`keep.${value}`) }))} />
      <Button small tone="primary" busy={keeping.busy} why={reason ? undefined : say('overlap.keep.why')} onPress={() => void keeping.run({ overlapId: pair.id, reason: reason as 'darurat' }, homeOf(pair.id))}>{say('overlap.keep.go')}</Button>
    </Band>
  )
}

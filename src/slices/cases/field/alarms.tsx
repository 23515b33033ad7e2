import { homeOf } from '#kernel/id.ts'
import { dayAt, type Instant } from '#kernel/day.ts'
import type { Read } from '#kernel/action.ts'
import { postFor } from '#kernel/rights.ts'
import { useApp, useSession } from '#web/app.tsx'
import { useAction, useNow, useRecords } from '#web/hooks.ts'
import { Mark } from '#web/kit/band.tsx'
import { Button, LinkButton } from '#web/kit/button.tsx'
import { List, PlainRow, Section } from '#web/kit/list.tsx'
import { Refusal } from '#web/kit/summary.tsx'
import { actorOf } from '#web/session.ts'
import { durationWords, momentWords } from '#web/when.ts'
import { useLanguage, usePlaceName, useSay } from '#web/words.tsx'
import { clockOf, take } from '#slices/cases/alarm.ts'
import { Alarm, Case } from '#slices/cases/kinds.ts'

/** Emergencies that concern me: to be taken, or raised by me and not yet, or only today, taken. */
export function Alarms() {
  const say = useSay()
  const now = useNow()
  const { worker } = useSession()
  const alarms = useRecords(Alarm).filter(alarm => alarm.state === 'menunggu' || (alarm.state === 'ditangani' && alarm.raisedById === worker.id && dayAt(alarm.region, alarm.at) === dayAt(alarm.region, now)))
  if (alarms.length === 0) return null
  return (
    <Section title={say('danger.title')} id="darurat">
      <List>{alarms.toSorted((a, b) => (a.due < b.due ? -1 : 1)).map(alarm => <OneAlarm key={alarm.id} alarm={alarm} now={now} />)}</List>
    </Section>
  )
}

function OneAlarm({ alarm, now }: { alarm: Read<typeof Alarm>; now: Instant }) {
  const say = useSay()
  const [language] = useLanguage()
  const placeName = usePlaceName()
  const { sheet } = useApp()
  const session = useSession()
  const { run, busy, problem } = useAction(take)
  const knows = useRecords(Case, { id: alarm.caseId }).length > 0
  const { minutes, late } = clockOf(alarm, now)
  const waits = alarm.state === 'menunggu'
  const mayTake = alarm.toldIds?.includes(session.worker.id) || postFor(sheet, actorOf(session), 'alarm.take', alarm.region)
  const mark = waits ? <Mark tone={late ? 'bata' : 'tembaga'}>{say(late ? 'alarm.late' : 'alarm.left', { time: durationWords(say, minutes) })}</Mark> : <Mark tone="daun">{say('alarm.taken', { name: alarm.takenByName, when: alarm.takenAt && momentWords(say, language, alarm.region, alarm.takenAt) })}</Mark>
  return (
    <PlainRow attention={waits} title={`${say(`need.${alarm.need}`)} · ${placeName(alarm.region)}${alarm.rt ? ` · RT ${alarm.rt}` : ''}`} mark={mark}>
      <p>{say('alarm.by', { name: alarm.raisedByName, when: momentWords(say, language, alarm.region, alarm.at) })}</p>
      <Refusal problem={problem} />
      <span className="buttons">
        {waits && mayTake && <Button tone="primary" busy={busy} onPress={() => void run({ alarmId: alarm.id }, homeOf(alarm.id))}>{say('alarm.take')}</Button>}
        {knows && <LinkButton to={`/kasus/${alarm.caseId}`}>{say('alarm.see')}</LinkButton>}
      </span>
    </PlainRow>
  )
}

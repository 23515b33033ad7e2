import '#web/strip.css'
import { useSay } from '#web/words.tsx'
import { DAY_STATES, type DayState, LETTERS } from '#slices/houselog/shifts.ts'

/** The days of the month in a row, told in numbers to whoever listens. */
export function Strip({ days }: { days: readonly DayState[] }) {
  const say = useSay()
  const told = DAY_STATES.map(state => [state, days.filter(one => one === state).length] as const).filter(([, count]) => count > 0)
  return (
    <details>
      <summary>{say('log.month')}</summary>
      <span className="strip-days" role="img" aria-label={told.map(([state, count]) => `${say(`day_state.${state}`)} ${count}`).join(', ')}>{days.map((state, nth) => <span key={nth} aria-hidden="true" className={`d-${state}`}>{LETTERS[state]}</span>)}</span>
      <p className="hint">{told.map(([state, count]) => `${LETTERS[state]} ${say(`day_state.${state}`)} ${count}`).join(' · ')}</p>
    </details>
  )
}

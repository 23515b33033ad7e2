import '#web/strip.css'
import { useSay } from '#web/words.tsx'
import { DAY_STATES, type DayState, LETTERS } from './shifts.ts'

/** The days of a month in a row, told in numbers to whoever listens. */
export function Strip({ first, days }: { first: string; days: readonly DayState[] }) {
  const say = useSay()
  const counts = DAY_STATES.map(state => [state, days.filter(one => one === state).length] as const).filter(([, count]) => count > 0)
  const words = counts.map(([state, count]) => `${say(`day_state.${state}`)} ${count}`).join(', ')
  return (
    <span className="strip-days" role="img" aria-label={words}>{days.map((state, nth) => <span key={`${first}-${nth}`} aria-hidden="true" className={`d-${state}`} title={`${nth + 1}: ${say(`day_state.${state}`)}`}>{LETTERS[state]}</span>)}</span>
  )
}

/** What the letters of a strip mean. */
export function StripLegend() {
  const say = useSay()
  return <p className="muted">{DAY_STATES.map(state => `${LETTERS[state]} ${say(`day_state.${state}`)}`).join(' · ')}</p>
}

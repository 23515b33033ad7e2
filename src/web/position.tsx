import { useState } from 'react'
import { Band } from './kit/band.tsx'
import { Button } from './kit/button.tsx'
import { useSay } from './words.tsx'

/** Where a device stood when someone pressed the button, with its accuracy in metres. */
export type Position = { lat: number; lon: number; accuracy: number }

const LIMIT_MS = 15_000

/** Takes the position on a press only; never holds up saving. */
export function PositionField({ value, onValue }: { value: Position | null; onValue(value: Position | null): void }) {
  const say = useSay()
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle')
  const take = () => {
    setState('busy')
    if (!navigator.geolocation) return setState('failed')
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => { setState('idle'); onValue({ lat: coords.latitude, lon: coords.longitude, accuracy: Math.min(100_000, Math.max(0, coords.accuracy)) }) },
      () => setState('failed'), { enableHighAccuracy: true, timeout: LIMIT_MS },
    )
  }
  return (
    <div className="field">
      <p className="hint">{say('position.lead')}</p>
      {value ? <p role="status">{say('position.taken', { metres: Math.round(value.accuracy) })}</p> : null}
      {state === 'failed' && <Band tone="tembaga">{say('position.failed')}</Band>}
      <div className="buttons">
        {!value && <Button busy={state === 'busy'} onPress={take}>{say(state === 'busy' ? 'position.busy' : 'position.take')}</Button>}
        {value && <Button onPress={() => onValue(null)}>{say('position.drop')}</Button>}
      </div>
    </div>
  )
}

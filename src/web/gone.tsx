import { Band } from './kit/band.tsx'
import { useSay } from './words.tsx'

/** Says why the shelf that lay here is gone: wiped by the office, or taken back by the system of the device. */
export function Gone({ wiped, evicted }: { wiped?: true; evicted?: number }) {
  const say = useSay()
  if (wiped) return <Band tone="tembaga" title={say('gone.wiped')} alert>{say('gone.wiped_lead')}</Band>
  return <Band tone="tembaga" title={say('gone.evicted')} alert><p>{say('gone.evicted_lead')}</p>{!!evicted && <p><strong>{say('gone.evicted_unsent', { count: evicted })}</strong></p>}</Band>
}

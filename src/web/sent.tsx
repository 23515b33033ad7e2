import { useStates } from './hooks.ts'
import { Band } from './kit/band.tsx'
import { useSay } from './words.tsx'

/** What became of a press, as it is now: the house has it, or it waits on this telephone for a line. */
export function Sent({ id }: { id: string }) {
  const say = useSay()
  const waits = useStates(id).some(state => state !== 'answered')
  return <Band tone={waits ? 'tembaga' : 'daun'} alert>{say(waits ? 'app.waits' : 'photo.sent')}</Band>
}

import { useEffect } from 'react'
import { useLocation } from 'wouter'
import { useApp, useSession, useSignal } from './app.tsx'
import { clockFault } from './clock.ts'
import { useAttempt } from './hooks.ts'
import type { Installed } from './installed.ts'
import { Band } from './kit/band.tsx'
import { Button, LinkButton } from './kit/button.tsx'
import { clockWords, progressOf } from './when.ts'
import { useSay } from './words.tsx'
import { FillBand, LeftLines } from './phone.tsx'

/** What the sync has to tell above a screen: the first load, a clock that is out, an app too old, an office restored, what left. */
export function PhoneTold({ installed }: { installed: Installed }) {
  const home = useLocation()[0] === '/'
  const { sync, carried, shelf } = useApp()
  const { problem } = useSignal(sync)
  const kept = useSignal(shelf)
  useEffect(() => { void carried.ready() }, [carried, kept])
  return <>
    {problem?.code === 'too_old' && <TooOld installed={installed} />}
    <Restored />
    {home && <FirstLoad />}
    {home && clockFault() !== 0 && <Clock />}
    {home && <LeftLately />}
    {home && <Fill />}
  </>
}

function TooOld({ installed }: { installed: Installed }) {
  const say = useSay()
  const { busy, attempt } = useAttempt()
  return <Band tone="tembaga" title={say('told.old')} alert><p>{say('told.old_lead')}</p><Button tone="primary" busy={busy} onPress={() => void attempt(() => installed.renew())}>{say('told.renew')}</Button></Band>
}

function Restored() {
  const say = useSay()
  const { carried } = useApp()
  const { restored } = useSignal(carried)
  if (!restored) return null
  return <Band title={say('told.restored')} alert><p>{say('told.restored_lead')}</p><Button onPress={() => void carried.change({ restored: undefined })}>{say('told.seen')}</Button></Band>
}

function FirstLoad() {
  const say = useSay()
  const { loaded, world, phase } = useSignal(useApp().sync)
  if (loaded || !world || world.left === 0) return null
  const { share, ...counts } = progressOf(world)
  const cut = phase !== 'working'
  return (
    <Band tone={cut ? 'tembaga' : 'quiet'} title={say(cut ? 'told.cut' : 'told.loading', counts)}>
      <progress value={share} max={1} aria-label={say('told.loading', counts)} />
      <p>{say(cut ? 'told.cut_lead' : 'told.loading_lead')}</p>
    </Band>
  )
}

/** Nearly full is said once; what may be done about it stays under *Data di ponsel ini*. */
function Fill() {
  const say = useSay()
  const { carried, sync } = useApp()
  const { loaded } = useSignal(sync)
  const { warned } = useSignal(carried)
  if (!loaded || warned) return null
  return <FillBand><div className="buttons"><LinkButton to="/ponsel">{say('phone.choose')}</LinkButton><Button onPress={() => void carried.change({ warned: true })}>{say('told.seen')}</Button></div></FillBand>
}

function Clock() {
  const say = useSay()
  return <Band tone="tembaga" title={clockWords(say)}><p>{say('clock.lead')}</p></Band>
}

function LeftLately() {
  const say = useSay()
  const { carried } = useApp()
  const { posts } = useSession()
  const { left, seen = '' } = useSignal(carried)
  // without a post home itself says why everything left
  if (!posts.length) return null
  const fresh = left.filter(({ at }) => at > seen)
  if (!fresh.length) return null
  return (
    <Band>
      <LeftLines />
      <div className="buttons"><Button onPress={() => void carried.change({ seen: fresh[0]!.at })}>{say('told.seen')}</Button><LinkButton to="/ponsel">{say('told.see')}</LinkButton></div>
    </Band>
  )
}

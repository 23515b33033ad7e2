import { useEffect, useRef, useState } from 'react'
import { Band } from './kit/band.tsx'
import { Button } from './kit/button.tsx'
import { Dialog } from './kit/dialog.tsx'
import { useSay } from './words.tsx'

type State = 'opening' | 'live' | 'refused' | 'missing' | 'taken_elsewhere' | 'insecure'
const LOOK = { facingMode: 'environment', width: { ideal: 1920 }, height: { ideal: 1080 } } as const

/** The device's camera within the page: what it takes lies in no gallery. */
export function Camera({ onTake, onClose }: { onTake(frame: HTMLVideoElement): Promise<boolean>; onClose(): void }) {
  const say = useSay()
  const video = useRef<HTMLVideoElement>(null)
  const [state, setState] = useState<State>('opening')
  const [busy, setBusy] = useState(false)
  const [count, setCount] = useState(0)
  useEffect(() => {
    if (state !== 'opening') return
    const showing = shown(video.current, setState)
    return () => void showing.then(stop => stop?.())
  }, [state === 'opening' || state === 'live'])
  const take = async () => {
    if (!video.current) return
    setBusy(true)
    if (await onTake(video.current)) setCount(before => before + 1)
    setBusy(false)
  }
  const live = state === 'live'
  return (
    <Dialog open title={say('camera.title')} onClose={onClose}>
      {(live || state === 'opening') && <video ref={video} className="camera" playsInline muted autoPlay aria-label={say('camera.view')} />}
      {!live && state !== 'opening' && <Band tone="tembaga" alert title={say('camera.none')}>{say(`camera.${state}`)}</Band>}
      <p role="status">{state === 'opening' ? say('camera.opening') : count > 0 ? say('camera.count', { count }) : live && say('camera.lead')}</p>
      <div className="buttons">
        {live && <Button tone="primary" wide busy={busy} onPress={() => void take()}>{say('camera.take')}</Button>}
        {!live && state !== 'opening' && <Button onPress={() => setState('opening')}>{say('app.retry')}</Button>}
        <Button onPress={onClose}>{say(count > 0 ? 'camera.done' : 'app.cancel')}</Button>
      </div>
    </Dialog>
  )
}

/** Shows the camera in the picture; gives what ends it. */
export async function shown(video: HTMLVideoElement | null, told: (state: State) => void): Promise<(() => void) | undefined> {
  if (!video) return undefined
  if (!isSecureContext) return void told('insecure')
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ video: LOOK, audio: false })
    const stop = () => { for (const track of stream.getTracks()) track.stop() }
    if (!video.isConnected) return void stop()
    video.srcObject = stream
    video.onloadeddata = () => told('live')
    return stop
  } catch (error) {
    const { name } = error as Error
    told(name === 'NotAllowedError' || name === 'SecurityError' ? 'refused' : name === 'NotReadableError' || name === 'AbortError' ? 'taken_elsewhere' : 'missing')
    return undefined
  }
}

import { useEffect, useRef, useState } from 'react'
import { shown } from '#web/camera.tsx'
import { Band } from '#web/kit/band.tsx'
import { Button } from '#web/kit/button.tsx'
import { Dialog } from '#web/kit/dialog.tsx'
import { useSay } from '#web/words.tsx'

type Detector = { detect(video: HTMLVideoElement): Promise<{ rawValue: string }[]> }
const EVERY_MS = 250

/** Reads a code with the camera where the browser can; elsewhere there is nothing, for the code can always be typed. `onRead` tells whether it was the right sort of code; with `goesOn` the camera stays open for the next. */
export function Scan({ onRead, goesOn, last }: { onRead(text: string): boolean; goesOn?: boolean; last?: string }) {
  const say = useSay()
  const [open, setOpen] = useState(false)
  if (!('BarcodeDetector' in globalThis)) return null
  return <>
    <Button onPress={() => setOpen(true)}>{say('meet.scan')}</Button>
    {open && <Reader onRead={text => { if (onRead(text) && !goesOn) setOpen(false) }} last={last} onClose={() => setOpen(false)} />}
  </>
}

function Reader({ onRead, last, onClose }: { onRead(text: string): void; last: string | undefined; onClose(): void }) {
  const say = useSay()
  const video = useRef<HTMLVideoElement>(null)
  const [state, setState] = useState<Parameters<Parameters<typeof shown>[1]>[0]>('opening')
  const read = useRef(onRead)
  read.current = onRead
  useEffect(() => {
    const showing = shown(video.current, setState)
    return () => void showing.then(stop => stop?.())
  }, [])
  useEffect(() => {
    if (state !== 'live') return
    const { BarcodeDetector } = globalThis as unknown as { BarcodeDetector: new (asked: { formats: string[] }) => Detector }
    const detector = new BarcodeDetector({ formats: ['qr_code'] })
    let before = ''
    const timer = setInterval(() => void (video.current && detector.detect(video.current).then(([found]) => {
      // a code held before the camera is read once
      if (!found || found.rawValue === before) return
      before = found.rawValue
      read.current(before)
    }, () => undefined)), EVERY_MS)
    return () => clearInterval(timer)
  }, [state])
  const live = state === 'live'
  return (
    <Dialog open title={say('meet.scan')} onClose={onClose}>
      {(live || state === 'opening') ? <video ref={video} className="camera" playsInline muted autoPlay aria-label={say('camera.view')} /> : <Band tone="tembaga" alert title={say('camera.none')}>{say(`camera.${state}`)}</Band>}
      <p role="status">{live ? last ?? say('meet.scan.lead') : state === 'opening' && say('camera.opening')}</p>
      <div className="buttons"><Button onPress={onClose}>{say('app.close')}</Button></div>
    </Dialog>
  )
}

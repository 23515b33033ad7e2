import { useEffect, useRef, useState } from 'react'
import { Problem } from '#kernel/problem.ts'
import { useApp, useSignal } from '#web/app.tsx'
import { Band } from '#web/kit/band.tsx'
import { Button } from '#web/kit/button.tsx'
import { Refusal } from '#web/kit/summary.tsx'
import { useAddress } from '#web/photopicker.tsx'
import { useSay } from '#web/words.tsx'

const MOST_MS = 30_000
/** Enough for speech: half a minute weighs about as much as a picture. */
const BITS = 24_000
const FORMS = ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus', 'audio/mp4']
type State = 'idle' | 'recording' | 'none'

/** Records up to half a minute for a form; what was recorded is kept on this device at once and can be heard and discarded before it goes. */
export function Recorder({ draft }: { draft: string }) {
  const say = useSay()
  const { photos } = useApp()
  const [kept] = useSignal(photos).filter(photo => photo.draft === draft)
  const [state, setState] = useState<State>('idle')
  const [seconds, setSeconds] = useState(0)
  const [problem, setProblem] = useState<Problem>()
  const stop = useRef<() => void>(undefined)
  useEffect(() => () => stop.current?.(), [])
  const start = async () => {
    setProblem(undefined)
    const recording = await recorded(setSeconds).catch(() => undefined)
    if (!recording) { setState('none'); return }
    stop.current = recording.stop
    setSeconds(0)
    setState('recording')
    const sound = await recording.done
    setState('idle')
    if (sound.size > 0) await photos.take(draft, sound).catch((refusal: unknown) => setProblem(refusal instanceof Problem ? refusal : new Problem('other', 507, { code: 'photo' })))
  }
  return (
    <fieldset className="field">
      <legend>{say('hear.record')}</legend>
      {kept ? <><Kept at={kept.key} /><div className="buttons"><Button small tone="quiet" onPress={() => void photos.drop(kept.key)}>{say('hear.record.drop')}</Button></div></>
        : state === 'recording' ? <Button tone="primary" onPress={() => stop.current?.()}>{say('hear.record.stop', { seconds })}</Button>
          : <Button onPress={() => void start()}>{say('hear.record.start')}</Button>}
      <p className="hint" role="status">{state === 'recording' ? say('hear.record.running') : say('hear.record.hint')}</p>
      {state === 'none' && <Band tone="tembaga" alert>{say('hear.record.none')}</Band>}
      <Refusal problem={problem} />
    </fieldset>
  )
}

function Kept({ at }: { at: string }) {
  const say = useSay()
  const { photos } = useApp()
  const address = useAddress(() => photos.bytes(at), at)
  return address ? <audio controls src={address} aria-label={say('sound.taken')} /> : null
}

/** A recording that the server holds: fetched on a press, for it costs a line. */
export function Played({ path }: { path: string }) {
  const [open, setOpen] = useState(false)
  const say = useSay()
  return open ? <Playing path={path} /> : <Button small onPress={() => setOpen(true)}>{say('hear.record.play')}</Button>
}

function Playing({ path }: { path: string }) {
  const say = useSay()
  const { http } = useApp()
  const [failed, setFailed] = useState(false)
  const address = useAddress(() => http.bytes(path).catch(() => { setFailed(true); return undefined }), path)
  return address ? <audio controls autoPlay src={address} aria-label={say('hear.record')} /> : <p className="hint" role="status">{say(failed ? 'hear.record.not_here' : 'app.loading')}</p>
}

/** Begins to record; ends by itself after half a minute. */
async function recorded(tick: (seconds: number) => void): Promise<{ stop(): void; done: Promise<Blob> }> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
  const mimeType = FORMS.find(form => MediaRecorder.isTypeSupported(form))
  const recorder = new MediaRecorder(stream, { ...(mimeType ? { mimeType } : {}), audioBitsPerSecond: BITS })
  const parts: Blob[] = []
  const began = Date.now()
  const clock = setInterval(() => tick(Math.round((Date.now() - began) / 1000)), 500)
  const stop = () => { if (recorder.state !== 'inactive') recorder.stop() }
  const end = setTimeout(stop, MOST_MS)
  const done = new Promise<Blob>(resolve => {
    recorder.ondataavailable = event => { parts.push(event.data) }
    recorder.onstop = () => {
      clearInterval(clock)
      clearTimeout(end)
      for (const track of stream.getTracks()) track.stop()
      resolve(new Blob(parts, { type: recorder.mimeType || mimeType || 'audio/webm' }))
    }
  })
  recorder.start()
  return { stop, done }
}

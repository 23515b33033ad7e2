import { IconCamera, IconPhoto } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { Problem } from '#kernel/problem.ts'
import { useApp, useSignal } from './app.tsx'
import type { Camera as CameraPart } from './camera.tsx'
import { Band } from './kit/band.tsx'
import { Button } from './kit/button.tsx'
import { Dialog } from './kit/dialog.tsx'
import { List, PlainRow } from './kit/list.tsx'
import { Refusal } from './kit/summary.tsx'
import { isSound, type Photo } from './photos.ts'
import { useProblemWords, useSay } from './words.tsx'

const LOOK = { size: 22, stroke: 1.75, 'aria-hidden': true } as const

/** Takes pictures for a form with the camera of the page or, unless the case is confidential, from the device; each is kept at once, small and without position. */
export function PhotoPicker({ draft, sealed, most = 20 }: { draft: string; sealed?: boolean | undefined; /** So many and no more. */ most?: number }) {
  const say = useSay()
  const { photos } = useApp()
  const mine = useSignal(photos).filter(photo => photo.draft === draft)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const [Camera, setCamera] = useState<typeof CameraPart | 'not_fetched'>()
  const take = async (pictures: readonly (Blob | HTMLVideoElement)[]) => {
    setBusy(true)
    setProblem(undefined)
    try {
      for (const picture of pictures.slice(0, Math.max(0, most - mine.length))) await photos.take(draft, picture)
      return true
    } catch (refusal) {
      setProblem(refusal instanceof Problem ? refusal : new Problem('other', 507, { code: 'photo' }))
      return false
    } finally {
      setBusy(false)
    }
  }
  const open = () => void import('./camera.tsx').then(part => setCamera(() => part.Camera), () => setCamera('not_fetched'))
  return (
    <fieldset className="field">
      <legend>{say('photo.title')}</legend>
      {sealed && <p className="hint">{say('photo.only_camera')}</p>}
      <div className="buttons">
        <Button icon={<IconCamera {...LOOK} />} onPress={open}>{say('photo.camera')}</Button>
        {!sealed && (
          <span className="btn file" aria-busy={busy || undefined}>
            <IconPhoto {...LOOK} /><span aria-hidden="true">{say('photo.choose')}</span>
            <input type="file" accept="image/*" multiple aria-label={say('photo.choose')} onChange={event => { void take([...event.currentTarget.files ?? []]); event.currentTarget.value = '' }} />
          </span>
        )}
      </div>
      {Camera === 'not_fetched' && <Band tone="tembaga" alert>{say('app.not_fetched')}</Band>}
      {typeof Camera === 'function' && <Camera onTake={frame => take([frame])} onClose={() => setCamera(undefined)} />}
      <Refusal problem={problem} />
      {mine.length > 0 && <ul className="thumbs">{mine.map((photo, nth) => <li key={photo.key}><Kept photo={photo} nth={nth + 1} /><Button small tone="quiet" label={say('photo.drop_nth', { nth: nth + 1 })} onPress={() => void photos.drop(photo.key)}>{say('photo.drop')}</Button></li>)}</ul>}
    </fieldset>
  )
}

/** How the pictures of a visit are doing: why they wait, how far they are, sent, or refused with a way on. */
export function PhotoProgress({ visitId }: { visitId: string }) {
  const { photos } = useApp()
  return <PhotoLine photos={useSignal(photos).filter(photo => photo.visitId === visitId)} />
}

/** Pictures that are still on this device, in words, each to be tried again or discarded. */
export function PhotoLine({ photos: mine }: { photos: readonly Photo[] }) {
  const say = useSay()
  const { photos, outbox } = useApp()
  useSignal(outbox)
  useSignal(photos.onlyWifi)
  const forWifi = mine.filter(photo => photo.state === 'waiting' && photos.heldBy(photo) === 'wifi').length
  if (!mine.length) return null
  return <>
    {forWifi > 0 && <Band tone="tembaga" title={say('photo.for_wifi', { count: forWifi })}><Button small onPress={() => void photos.send('now')}>{say('photo.send_now')}</Button></Band>}
    <List label={say('photo.on_device')}>{mine.map((photo, nth) => <OnDevice key={photo.key} photo={photo} nth={nth + 1} />)}</List>
  </>
}

function OnDevice({ photo, nth }: { photo: Photo; nth: number }) {
  const say = useSay()
  const problemWords = useProblemWords()
  const { photos } = useApp()
  const [asking, ask] = useState(false)
  const { key, state, offset, size, problem } = photo
  const hold = state === 'waiting' ? photos.heldBy(photo) : undefined
  const percent = Math.round(100 * offset / size)
  return (
    <PlainRow attention={state === 'failed' || hold === 'lost'} title={say(isSound(photo) ? 'sound.nth' : 'photo.nth', { nth, size: Math.max(1, Math.round(size / 1000)) })}>
      <Kept photo={photo} nth={nth} />
      <p role="status">{say(hold ? `photo.held.${hold}` : `photo.${state}`, { percent })}{problem && state !== 'sending' && !hold ? ` · ${problemWords(problem)}` : ''}</p>
      {state === 'sending' && <progress max={100} value={percent} aria-label={say('photo.nth', { nth, size: Math.max(1, Math.round(size / 1000)) })} />}
      {state !== 'sent' && state !== 'sending' && <div className="buttons">
        {(state === 'failed' || hold === 'lost') && <Button small onPress={() => photos.again(key)}>{say('photo.again')}</Button>}
        <Button small tone="quiet" onPress={() => ask(true)}>{say('photo.drop')}</Button>
      </div>}
      <Dialog open={asking} title={say('photo.drop.sure')} onClose={() => ask(false)}>
        <p>{say('photo.drop.lead')}</p>
        <div className="buttons"><Button tone="danger" onPress={() => { ask(false); void photos.drop(key) }}>{say('photo.drop')}</Button><Button onPress={() => ask(false)}>{say('app.cancel')}</Button></div>
      </Dialog>
    </PlainRow>
  )
}

/** A picture that lies on this device. */
function Kept({ photo, nth }: { photo: Photo; nth: number }) {
  const say = useSay()
  const { photos } = useApp()
  const address = useAddress(() => photos.bytes(photo.key), photo.key)
  if (isSound(photo)) return address ? <audio controls src={address} aria-label={say('sound.taken')} /> : null
  return <span className="thumb">{address && <img src={address} alt={say('photo.taken', { nth })} width="88" height="88" />}</span>
}

/** A picture that the server holds, fetched with the session wherever that lies; opens large on a press. */
export function ServedPhoto({ id, label, path = `/api/v1/photos/${id}/bytes` }: { id: string; label: string; path?: string }) {
  const say = useSay()
  const { http } = useApp()
  const [open, setOpen] = useState(false)
  const [failed, setFailed] = useState(false)
  const address = useAddress(() => http.bytes(path).catch(() => { setFailed(true); return undefined }), id)
  if (!address) return <span className="thumb" role="status">{failed ? say('photo.not_here') : say('app.loading')}</span>
  return <>
    <button type="button" className="thumb" onClick={() => setOpen(true)}><img src={address} alt={label} width="88" height="88" /></button>
    <Dialog open={open} title={label} onClose={() => setOpen(false)}>
      <img className="large" src={address} alt={label} /><div className="buttons"><Button onPress={() => setOpen(false)}>{say('app.close')}</Button></div>
    </Dialog>
  </>
}

/** The pictures that a record names: those of the server, and those still on their way from this device. */
export function PhotosBeside({ id, way, pictures }: { id: string; way: string; pictures: readonly string[] | null | undefined }) {
  const waiting = useSignal(useApp().photos).filter(photo => photo.visitId === id)
  return <>
    <ServedPhotos of={pictures?.filter(hash => !waiting.some(photo => photo.sha256 === hash)).map(hash => ({ id: hash, path: `/api/v1/${way}/${id}/files/${hash}` }))} />
    <PhotoLine photos={waiting} />
  </>
}

/** Pictures that the server holds, side by side. */
export function ServedPhotos({ of }: { of: readonly { id: string; path?: string }[] | undefined }) {
  const say = useSay()
  return of?.length ? <ul className="thumbs">{of.map(({ id, path }, nth) => <li key={id}><ServedPhoto id={id} label={say('visit.photo', { nth: nth + 1 })} {...path ? { path } : {}} /></li>)}</ul> : null
}

/** An address for bytes that are fetched once, given back when the screen is left. */
export function useAddress(fetch: () => Promise<Blob | undefined>, key: string): string | undefined {
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    let left = false
    let made: string | undefined
    void fetch().then(bytes => {
      if (left || !bytes) return
      made = URL.createObjectURL(bytes)
      setAddress(made)
    })
    return () => {
      left = true
      if (made) URL.revokeObjectURL(made)
    }
  }, [key])
  return address
}

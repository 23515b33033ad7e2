import { IconCamera } from '@tabler/icons-react'
import { useEffect, useMemo, useState } from 'react'
import { useApp, useSignal } from './app.tsx'
import { Button } from './kit/button.tsx'
import { List, PlainRow } from './kit/list.tsx'
import { shrink } from './photos.ts'
import { useProblemWords, useSay } from './words.tsx'

/** Takes pictures with the device's own camera or gallery; they are made small at once and sent after the report. */
export function PhotoPicker({ files, onFiles }: { files: readonly File[]; onFiles(files: readonly File[]): void }) {
  const say = useSay()
  const [busy, setBusy] = useState(false)
  const take = async (picked: FileList | null) => {
    setBusy(true)
    const small = await Promise.all([...picked ?? []].map(shrink))
    onFiles([...files, ...small])
    setBusy(false)
  }
  return (
    <div className="field">
      <span className="btn file" aria-busy={busy || undefined}>
        <IconCamera size={22} stroke={1.75} aria-hidden="true" /><span aria-hidden="true">{say('photo.take')}</span>
        <input type="file" accept="image/*" multiple aria-label={say('photo.take')} onChange={event => { void take(event.currentTarget.files); event.currentTarget.value = '' }} />
      </span>
      {files.length > 0 && <ul className="thumbs">{files.map((file, nth) => <Thumb key={`${nth}-${file.size}`} file={file} onDrop={() => onFiles(files.filter(one => one !== file))} />)}</ul>}
    </div>
  )
}

function Thumb({ file, onDrop }: { file: File; onDrop(): void }) {
  const say = useSay()
  const address = useMemo(() => URL.createObjectURL(file), [file])
  useEffect(() => () => URL.revokeObjectURL(address), [address])
  return <li><img src={address} alt={say('photo.title')} /><Button small tone="quiet" onPress={onDrop}>{say('photo.drop')}</Button></li>
}

/** How the pictures of a visit are doing: waiting, on their way with progress, sent, or failed with a way on. */
export function PhotoProgress({ visitId }: { visitId: string }) {
  const say = useSay()
  const problemWords = useProblemWords()
  const { photos } = useApp()
  const mine = useSignal(photos).filter(photo => photo.visitId === visitId)
  if (!mine.length) return null
  return (
    <List label={say('photo.title')}>{mine.map(photo => (
      <PlainRow key={photo.key} title={photo.name || say('photo.title')}>
        <p role="status">{say(`photo.${photo.state}`, { percent: Math.round(photo.share * 100) })}{photo.problem && photo.state === 'failed' ? ` · ${problemWords(photo.problem)}` : ''}</p>
        {photo.state === 'sending' && <progress max={1} value={photo.share} aria-label={photo.name} />}
        {photo.state === 'failed' && <div className="buttons"><Button small onPress={() => photos.again(photo.key)}>{say('photo.again')}</Button><Button small tone="quiet" onPress={() => photos.drop(photo.key)}>{say('photo.drop')}</Button></div>}
      </PlainRow>
    ))}</List>
  )
}

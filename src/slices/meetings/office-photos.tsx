import { Button } from '@mantine/core'
import { useId, useState } from 'react'
import { homeOf } from '#kernel/id.ts'
import { useApp } from '#web/app.tsx'
import { useAttempt } from '#web/hooks.ts'
import { useSay } from '#web/words.tsx'
import { Choose, Tick } from '#web/office/fields.tsx'
import { RefusalBand } from '#web/office/form.tsx'
import { usePillarWords } from '#web/office/marks.tsx'
import { Section } from '#web/office/page.tsx'
import { address } from '#web/office/query.ts'
import { useSend } from '#web/office/send.ts'
import { Nothing } from '#web/office/states.tsx'
import { useStore } from '#web/office/store.tsx'
import { consent } from './photos.ts'
import type { MeetingPhoto } from './kinds.ts'
import type { MeetingFile } from './office-data.ts'

/** Photos by pillar; without the consent of those in them they are seen by whoever holds the meeting alone. */
export function PhotosSection({ file: { meeting, photos, host, counts } }: { file: MeetingFile }) {
  const say = useSay()
  const words = usePillarWords()
  const groups = [...new Set(photos.map(photo => photo.pillar ?? ''))]
  return (
    <Section id="foto" title={say('office.pictures.title')}>
      {host && meeting.state !== 'batal' && <AddPhoto meetingId={meeting.id} groups={counts.map(one => one.group).filter(one => one !== 'tamu')} />}
      {photos.length === 0 ? <Nothing title={say('office.pictures.none')} /> : groups.map(group => (
        <div key={group}>
          <h3>{group ? words(group) : say('office.pictures.all')}</h3>
          <ul className="photos">{photos.filter(photo => (photo.pillar ?? '') === group).map((photo, nth) => <Picture key={photo.id} photo={photo} nth={nth + 1} host={host} />)}</ul>
        </div>
      ))}
    </Section>
  )
}

function Picture({ photo, nth, host }: { photo: MeetingPhoto; nth: number; host: boolean }) {
  const say = useSay()
  const sender = useSend(consent)
  const path = `/api/v1/meeting_photos/${photo.id}/bytes`
  return (
    <li>
      <a href={path} target="_blank" rel="noreferrer"><img src={path} alt={photo.caption ?? say('office.pictures.one', { nth })} width={photo.width} height={photo.height} loading="lazy" /></a>
      {host && <Button size="compact-sm" variant="subtle" loading={sender.busy} onClick={() => void sender.run({ photoId: photo.id, consent: !photo.consent }, homeOf(photo.id))}>{say(photo.consent ? 'office.pictures.take_back' : 'office.pictures.agree')}</Button>}
    </li>
  )
}

function AddPhoto({ meetingId, groups }: { meetingId: string; groups: readonly string[] }) {
  const say = useSay()
  const words = usePillarWords()
  const { http } = useApp()
  const { writes } = useStore()
  const id = useId()
  const [pillar, choose] = useState('')
  const [agreed, agree] = useState(false)
  const { busy, problem, attempt } = useAttempt()
  const send = (files: FileList | null) => void attempt(async () => {
    for (const one of files ?? []) await http.upload(address(`/api/v1/meetings/${meetingId}/photos`, { pillar, consent: String(agreed) }), one, () => undefined)
    writes.set(writes.get() + 1)
  })
  return <div className="form">
    <RefusalBand problem={problem} />
    <Choose id={`${id}-pillar`} label={say('office.people.group')} value={pillar} onValue={choose} empty={say('office.pictures.all')} options={groups.map(value => ({ value, label: words(value) }))} /><Tick id={`${id}-izin`} label={say('office.pictures.consent')} hint={say('office.pictures.consent_hint')} value={agreed} onValue={agree} />
    <p className="line picks"><label htmlFor={`${id}-file`}>{say('office.pictures.add')} </label><input id={`${id}-file`} className="filebox" type="file" accept="image/jpeg,image/png,image/webp" multiple disabled={busy} onChange={event => send(event.currentTarget.files)} /></p>
  </div>
}

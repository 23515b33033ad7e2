import { type FormEvent, useEffect, useState } from 'react'
import { Problem } from '#kernel/problem.ts'
import { useApp, useSignal } from '#web/app.tsx'
import { useForm } from '#web/form.ts'
import { useRecords } from '#web/hooks.ts'
import { Band } from '#web/kit/band.tsx'
import { Button } from '#web/kit/button.tsx'
import { Check, Select } from '#web/kit/fields.tsx'
import { Section } from '#web/kit/list.tsx'
import { Refusal } from '#web/kit/summary.tsx'
import { PhotoPicker, ServedPhoto } from '#web/photopicker.tsx'
import { useSay } from '#web/words.tsx'
import { usePillarShort } from '#slices/workers/field/people.tsx'
import { Pillar } from '#slices/units/rules.ts'
import { MeetingPhoto } from '../kinds.ts'

/** The pictures of a meeting by pillar; one without consent reaches only those who hold the meeting. */
export function MeetingPictures({ meetingId }: { meetingId: string }) {
  const say = useSay()
  const short = usePillarShort()
  const photos = useRecords(MeetingPhoto, { meetingId })
  if (!photos.length) return null
  return (
    <Section title={say('meet.photos')} id="foto">
      {[...new Set(photos.map(({ pillar }) => pillar ?? ''))].toSorted().map(pillar => {
        const name = pillar ? short(pillar) : say('meet.photos.all')
        return (
          <div key={pillar}><h3>{name}</h3><ul className="thumbs">{photos.filter(photo => (photo.pillar ?? '') === pillar).map(photo => (
            <li key={photo.id}><ServedPhoto id={photo.id} path={`/api/v1/meeting_photos/${photo.id}/bytes`} label={photo.caption ?? say('meet.photos.of', { pillar: name })} />{!photo.consent && <p className="hint">{say('meet.photos.private')}</p>}</li>
          ))}</ul></div>
        )
      })}
    </Section>
  )
}

/** Takes pictures for a meeting, kept on this device until there is a line: whose they are, and whether those in them agree to their being shown. */
export function PictureForm({ meetingId }: { meetingId: string }) {
  const say = useSay()
  const draft = `rapat-foto-${meetingId}`
  const { http, photos, sync } = useApp()
  const { phase } = useSignal(sync)
  const mine = useSignal(photos).filter(photo => photo.draft === draft)
  const pillars = useRecords(Pillar)
  const form = useForm(draft, { pillar: '', consent: false, ready: false })
  const { pillar, consent, ready } = form.values
  const [problem, setProblem] = useState<Problem>()
  const [busy, setBusy] = useState(false)
  const send = async () => {
    setBusy(true)
    setProblem(undefined)
    try {
      for (const photo of mine) {
        const bytes = await photos.bytes(photo.key)
        if (bytes) await http.upload(`/api/v1/meetings/${meetingId}/photos?${new URLSearchParams({ consent: String(consent), ...(pillar ? { pillar } : {}) })}`, bytes, () => {})
        await photos.drop(photo.key)
      }
      form.clear()
      void sync.now()
    } catch (refusal) {
      if (!(refusal instanceof Problem)) throw refusal
      // without a line they wait here, and go with the next good round
      if (refusal.status !== 0) { form.set('ready', false); setProblem(refusal) }
    } finally {
      setBusy(false)
    }
  }
  useEffect(() => { if (ready && mine.length && phase === 'idle' && !busy) void send() }, [ready, mine.length, phase])
  const submit = (event: FormEvent) => { event.preventDefault(); if (mine.length) form.set('ready', true) }
  return (
    <form className="form" noValidate onSubmit={submit}>
      <PhotoPicker draft={draft} />
      {mine.length > 0 && <>
        <Select {...form.bind('pillar')} label={say('meet.photos.pillar')} empty={say('meet.photos.all')} options={pillars.map(({ code, short }) => ({ value: code, label: short }))} />
        <Check id={`${draft}-consent`} label={say('meet.photos.consent')} hint={say('meet.photos.private')} value={consent} onValue={given => form.set('consent', given)} />
        {ready && !busy && <Band tone="tembaga" alert>{say('meet.photos.wait')}</Band>}
        <Refusal problem={problem} />
        <Button wide submit busy={busy}>{say('meet.photos.add')}</Button>
      </>}
    </form>
  )
}

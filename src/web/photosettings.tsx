import { useApp, useSignal } from './app.tsx'
import { Check } from './kit/fields.tsx'
import { Section } from './kit/list.tsx'
import { PhotoLine } from './photopicker.tsx'
import { useSay } from './words.tsx'

/** Everything about pictures on this device: whether they wait for Wi-Fi, and those that are still here. */
export function PhotoSettings() {
  const say = useSay()
  const { photos } = useApp()
  const mine = useSignal(photos)
  const only = useSignal(photos.onlyWifi)
  return (
    <Section title={say('photo.on_device')}>
      <Check id="photos-wifi" label={say('photo.only_wifi')} hint={say('photo.only_wifi.hint')} value={only} onValue={photos.onlyWifi.set} />
      {mine.length === 0 ? <p className="lead">{say('photo.none_waiting')}</p> : <PhotoLine photos={mine} />}
    </Section>
  )
}

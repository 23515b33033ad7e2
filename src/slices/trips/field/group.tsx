import { useState } from 'react'
import { useSession } from '#web/app.tsx'
import { Button } from '#web/kit/button.tsx'
import { officeAt } from '#web/session.ts'
import { dayWords } from '#web/when.ts'
import { useLanguage, usePlaceName, useSay } from '#web/words.tsx'
import { type Going, groupText } from '#slices/trips/group.ts'
import { usePillarShort } from '#slices/workers/field/people.tsx'

/** Salin untuk grup: five neutral lines to copy, or to hand to the phone's own sharing; nothing for a confidential visit. */
export function GroupText({ going }: { going: Going }) {
  const say = useSay()
  const [language] = useLanguage()
  const place = usePlaceName()
  const pillar = usePillarShort()
  const session = useSession()
  const [said, setSaid] = useState('')
  const text = groupText(going, { say, day: day => dayWords(language, day), place, pillar, office: officeAt(session, going.region) })
  if (!text) return null
  const copy = () => (navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('no clipboard'))).then(() => setSaid('group.copied'), () => setSaid('group.not_copied'))
  return (
    <details className="more">
      <summary>{say('group.title')}</summary>
      <div className="form" style={{ gap: 10 }}>
        <p className="share" style={{ whiteSpace: 'pre-line' }}>{text}</p>
        <div className="buttons">
          <Button onPress={() => void copy()}>{say('group.copy')}</Button>
          {'share' in navigator && <Button onPress={() => void navigator.share({ text }).catch(() => undefined)}>{say('group.share')}</Button>}
        </div>
        <p role="status" className="hint">{say(said || 'group.lead')}</p>
      </div>
    </details>
  )
}
